// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_row.h"
#include "core/exchange/tr.h"

namespace artemisia::exchange
{

namespace
{
void remarkOnResult(RowInput &input, ResultInput &result, const char *code, const ColumnRule &rule,
                    const QString &message, const QString &raw)
{
    input.remark(code, rule.header, message, raw);
    Remark remark;
    remark.id = ElementId::create();
    remark.code = QLatin1String(code);
    remark.text = message;
    result.remarks.append(remark);
}

// What a person should know of a cell that is not simply a value.
void remarkOnKind(RowInput &input, ResultInput &result, const ColumnRule &rule,
                  const CellReading &reading)
{
    if (reading.kind == CellKind::SpreadsheetError) {
        remarkOnResult(input, result, "spreadsheet-error", rule,
                       Tr::tr("A spreadsheet's error, not a value; the result is missing."),
                       result.raw);
    } else if (reading.kind == CellKind::LoneQualifier) {
        remarkOnResult(input, result, "lone-qualifier", rule,
                       Tr::tr("A qualifier without a number."), result.raw);
    } else if (!reading.uncertainty.isEmpty()) {
        remarkOnResult(
            input, result, "uncertainty", rule,
            Tr::tr("The uncertainty ± %1 is not part of the value.").arg(reading.uncertainty),
            result.raw);
    }
}

std::optional<Qualifier> qualifierOf(const QString &cell)
{
    const CellReading reading = readCell(cell);
    if (reading.kind != CellKind::LoneQualifier) {
        return {};
    }
    return reading.values.first().qualifier;
}
} // namespace

QString RowReader::qualifierCell(int position, const TableRow &row) const
{
    const auto found = m_qualifierOf.constFind(position);
    return found == m_qualifierOf.constEnd()
               ? QString()
               : row.cells.value(m_mapping.columns.at(*found).index).trimmed();
}

void RowReader::readResult(RowInput &input, int position, const TableRow &row) const
{
    const ColumnRule &rule = m_mapping.columns.at(position);
    const QString cell = row.cells.value(rule.index);
    if (cell.isEmpty()) {
        return;
    }
    const CellReading reading = readCell(cell);
    if (reading.kind == CellKind::Blank) {
        input.remark("blank-cell", rule.header, Tr::tr("The cell holds only white space."), cell);
        return;
    }
    const QString sign = qualifierCell(position, row);
    QList<MeasuredValue> values = reading.values;
    if (values.isEmpty()) {
        values.append(MeasuredValue());
    }
    int replicate = values.size() > 1 ? 1 : 0;
    for (const MeasuredValue &value : values) {
        ResultInput result;
        result.column = position;
        result.value = value;
        result.replicate = replicate == 0 ? 0 : replicate++;
        result.raw = cell;
        if (result.replicate <= 1) {
            remarkOnKind(input, result, rule, reading);
        }
        const auto qualifier = qualifierOf(sign);
        if (qualifier && value.qualifier == Qualifier::Equal) {
            result.value.qualifier = *qualifier;
        }
        if (!sign.isEmpty() && (value.value.isNull() || !qualifier)) {
            remarkOnResult(
                input, result, "qualifier-without-value", rule,
                Tr::tr("The qualifier's column says \"%1\", but there is no number.").arg(sign),
                sign);
        }
        input.results.append(result);
    }
}

// Qualifiers whose value's cell is empty: a result that says only ">".
void RowReader::readLoneQualifiers(RowInput &input, const TableRow &row) const
{
    for (auto it = m_qualifierOf.cbegin(); it != m_qualifierOf.cend(); ++it) {
        const ColumnRule &rule = m_mapping.columns.at(it.key());
        const QString sign = qualifierCell(it.key(), row);
        if (sign.isEmpty() || !row.cells.value(rule.index).trimmed().isEmpty()) {
            continue;
        }
        ResultInput result;
        result.column = it.key();
        result.raw = sign;
        if (const auto qualifier = qualifierOf(sign)) {
            result.value.qualifier = *qualifier;
        } else {
            result.value.text = sign;
        }
        remarkOnResult(input, result, "lone-qualifier", rule,
                       Tr::tr("A qualifier without a number."), sign);
        input.results.append(result);
    }
}

} // namespace artemisia::exchange
