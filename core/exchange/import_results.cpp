// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_results.h"

#include "core/exchange/tr.h"

namespace artemisia::exchange
{

namespace
{
QString assayName(const ColumnRule &rule)
{
    if (!rule.assay.isEmpty()) {
        return rule.assay;
    }
    return rule.header.isEmpty() ? Tr::tr("Column %1").arg(rule.index + 1) : rule.header;
}

// What makes two results the same cell of the same source.
QString cellKey(const QString &assay, const QString &raw, int replicate)
{
    return assay + u'\n' + QString::number(replicate) + u'\n' + raw;
}
} // namespace

ResultWriter::ResultWriter(store::Store &store, const ColumnMapping &mapping,
                           store::SaveContext save)
    : m_store(store)
    , m_mapping(mapping)
    , m_save(std::move(save))
{
}

Result<> ResultWriter::begin()
{
    ARTEMISIA_TRY_ASSIGN(const QList<store::AssayRow> rows, m_store.assays().all());
    for (const store::AssayRow &row : rows) {
        if (!m_assays.contains(row.assay.name)) {
            m_assays.insert(row.assay.name, row.assay);
        }
    }
    return {};
}

Result<Assay> ResultWriter::assayOf(const ColumnRule &rule)
{
    const QString name = assayName(rule);
    if (const auto known = m_assays.constFind(name); known != m_assays.constEnd()) {
        return *known;
    }
    Assay assay;
    assay.head.id = AssayId::create();
    assay.head.authors = {m_save.who};
    assay.name = name;
    ARTEMISIA_TRY_ASSIGN(assay.slug, m_store.assays().freeSlug(name));
    assay.endpoint = rule.endpoint;
    assay.target = rule.target;
    assay.laboratory = rule.laboratory;
    assay.unit = rule.unit;
    ARTEMISIA_TRY(m_store.assays().save(assay, m_save));
    ++m_assaysMade;
    m_assays.insert(name, assay);
    return assay;
}

Result<> ResultWriter::write(const RowInput &row, const CompoundId &compound, const BatchId &batch,
                             const QString &source)
{
    for (const ResultInput &input : row.results) {
        const ColumnRule &rule = m_mapping.columns.at(input.column);
        ARTEMISIA_TRY_ASSIGN(const Assay assay, assayOf(rule));
        AssayResult result;
        result.head.id = AssayResultId::create();
        result.head.authors = {m_save.who};
        result.assay = assay.head.id;
        result.compound = compound;
        result.batch = batch;
        result.qualifier = input.value.qualifier;
        result.value = input.value.value;
        result.upper = input.value.upper;
        result.dose = input.value.dose;
        result.text = input.value.text;
        result.unit = input.value.unit;
        if (result.unit.isEmpty() && !result.value.isNull()) {
            result.unit = rule.unit.isEmpty() ? assay.unit : rule.unit;
        }
        result.replicate = input.replicate;
        result.raw = input.raw;
        result.source = source;
        result.remarks = input.remarks;
        ARTEMISIA_TRY(m_store.assays().saveResult(result, m_save));
        ++m_resultsMade;
    }
    return {};
}

Result<QStringList> ResultWriter::missing(const RowInput &row, const CompoundId &compound)
{
    if (row.results.isEmpty()) {
        return QStringList();
    }
    ARTEMISIA_TRY_ASSIGN(const QList<AssayResult> stored,
                         m_store.assays().resultsOfCompound(compound));
    QSet<QString> known;
    for (const AssayResult &result : stored) {
        known.insert(cellKey(result.assay.toString(), result.raw, result.replicate));
    }
    QStringList missing;
    for (const ResultInput &input : row.results) {
        const QString name = assayName(m_mapping.columns.at(input.column));
        const auto assay = m_assays.constFind(name);
        if (assay == m_assays.constEnd() ||
            !known.contains(cellKey(assay->head.id.toString(), input.raw, input.replicate))) {
            missing.append(name + QStringLiteral(": ") + input.raw);
        }
    }
    missing.removeDuplicates();
    return missing;
}

} // namespace artemisia::exchange
