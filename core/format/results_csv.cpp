// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/results_csv.h"

#include "core/format/csv.h"
#include "core/format/words.h"
#include "core/record/serialise.h"

#include <QCryptographicHash>
#include <QSet>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const QStringList &columns()
{
    static const QStringList names = {
        u"id"_s,       u"compound"_s,  u"compound_id"_s, u"inchikey"_s,  u"batch"_s,
        u"batch_id"_s, u"qualifier"_s, u"value"_s,       u"upper"_s,     u"unit"_s,
        u"dose"_s,     u"dose_unit"_s, u"text"_s,        u"replicate"_s, u"date"_s,
        u"raw"_s,      u"source"_s,    u"remarks"_s,     u"created"_s,   u"modified"_s,
        u"authors"_s,  u"more"_s};
    return names;
}

/// Whether the record's JSON has such a field, whether this row fills it or not.
bool isResultField(const QString &name)
{
    return name == "$schema"_L1 || name == "assay"_L1 || columns().contains(name);
}

QString textOf(const Json &json)
{
    return QString::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString authorsText(const QList<PersonId> &authors)
{
    QStringList ids;
    for (const PersonId &author : authors) {
        ids.append(author.toString());
    }
    return ids.join(u' ');
}

template <class IdType>
QString idText(const IdType &id)
{
    return id.isNull() ? QString() : id.toString();
}

/// The columns of one file and the row being read.
class RowReader
{
public:
    using Find = std::function<void(Severity, const QString &, const QString &)>;
    RowReader(const ResultsSurroundings &surroundings, const Find &find)
        : m_surroundings(surroundings)
        , m_find(find)
    {
    }

    [[nodiscard]] bool readHeader(const QStringList &cells);
    [[nodiscard]] std::optional<AssayResult> read(const CsvReader::Row &row, qint64 number);

private:
    [[nodiscard]] QString cell(const QString &name) const
    {
        const auto at = m_at.constFind(name);
        return at == m_at.constEnd() ? QString() : m_cells.value(*at);
    }
    [[nodiscard]] QString plain(const QString &name) const { return cell(name).trimmed(); }
    void problem(Severity severity, const QString &column, const QString &message)
    {
        const QString field = column.isEmpty()
                                  ? FormatText::tr("row %1").arg(m_number)
                                  : FormatText::tr("row %1, column %2").arg(m_number).arg(column);
        m_find(severity, field, message);
        m_isBad = m_isBad || severity == Severity::Error;
    }
    void readIds(AssayResult &result);
    void readCompound(AssayResult &result);
    void readNumbers(AssayResult &result);
    void readTimes(AssayResult &result);
    void readAuthors(AssayResult &result);
    [[nodiscard]] Decimal number(const QString &column);
    [[nodiscard]] Json jsonCell(const QString &column, Json::value_t type);
    [[nodiscard]] Json unknownFields(const Json &known);
    [[nodiscard]] std::optional<AssayResult> withAdditions(const AssayResult &bare);

    const ResultsSurroundings &m_surroundings;
    const Find &m_find;
    QHash<QString, qsizetype> m_at;
    QList<QPair<QString, qsizetype>> m_otherColumns;
    QHash<QByteArray, int> m_withoutId; ///< how often the same row without an id has come
    QStringList m_cells;
    qint64 m_number = 0;
    bool m_isBad = false;
};

bool RowReader::readHeader(const QStringList &cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString name = cells[i].trimmed();
        const QString folded = name.toLower();
        if (columns().contains(folded) && !m_at.contains(folded)) {
            m_at.insert(folded, i);
        } else if (!name.isEmpty()) {
            m_otherColumns.append({name, i});
        }
    }
    return m_at.contains(u"compound_id"_s) || m_at.contains(u"compound"_s);
}

void RowReader::readIds(AssayResult &result)
{
    const QString id = plain(u"id"_s).toLower();
    if (id.isEmpty()) {
        const QByteArray content = QCryptographicHash::hash(m_cells.join(QChar(0x1f)).toUtf8(),
                                                            QCryptographicHash::Sha256);
        const int count = m_withoutId[content]++;
        const QByteArray name = content + QByteArray::number(count);
        result.head.id =
            AssayResultId::fromUuid(QUuid::createUuidV5(m_surroundings.assay.uuid(), name));
        problem(Severity::Remark, u"id"_s, FormatText::tr("The row has no id; it was given one."));
    } else {
        result.head.id = AssayResultId::fromString(id);
        if (result.head.id.isNull()) {
            problem(Severity::Error, u"id"_s,
                    FormatText::tr("“%1” is not an id (a UUID).").arg(id.left(60)));
        }
    }
    const QString batch = plain(u"batch_id"_s).toLower();
    result.batch = BatchId::fromString(batch);
    if (!batch.isEmpty() && result.batch.isNull()) {
        problem(Severity::Error, u"batch_id"_s,
                FormatText::tr("“%1” is not an id (a UUID).").arg(batch.left(60)));
    }
}

void RowReader::readCompound(AssayResult &result)
{
    const QString id = plain(u"compound_id"_s).toLower();
    const QString code = plain(u"compound"_s);
    const CompoundId byCode = m_surroundings.compoundsByCode->value(code);
    if (id.isEmpty()) {
        result.compound = byCode;
        if (byCode.isNull()) {
            problem(Severity::Error, u"compound"_s,
                    FormatText::tr("There is no compound “%1”; the row was not taken in.")
                        .arg(code.left(60)));
        }
        return;
    }
    result.compound = CompoundId::fromString(id);
    if (result.compound.isNull() || !m_surroundings.hasCompound(result.compound)) {
        problem(Severity::Error, u"compound_id"_s,
                FormatText::tr("There is no compound with the id %1; the row was not taken in.")
                    .arg(id.left(60)));
    } else if (!byCode.isNull() && byCode != result.compound) {
        problem(
            Severity::Warning, u"compound"_s,
            FormatText::tr("“%1” is the code of another compound than the id says; the id counts.")
                .arg(code.left(60)));
    }
}

Decimal RowReader::number(const QString &column)
{
    const QString text = plain(column);
    Decimal value = Decimal::fromString(text);
    if (!text.isEmpty() && value.isNull()) {
        problem(
            Severity::Error, column,
            FormatText::tr("“%1” is not a number; the row was not taken in.").arg(text.left(60)));
    }
    return value;
}

void RowReader::readNumbers(AssayResult &result)
{
    const QString symbol = plain(u"qualifier"_s);
    const std::optional<Qualifier> qualifier =
        symbol.isEmpty() ? Qualifier::Equal : qualifierFromSymbol(symbol);
    if (!qualifier) {
        problem(Severity::Error, u"qualifier"_s,
                FormatText::tr("“%1” is not a qualifier; = < > <= >= ~ are.").arg(symbol.left(20)));
    }
    result.qualifier = qualifier.value_or(Qualifier::Equal);
    result.value = number(u"value"_s);
    result.upper = number(u"upper"_s);
    result.dose.value = number(u"dose"_s);
    result.dose.unit = cell(u"dose_unit"_s);
    const QString replicate = plain(u"replicate"_s);
    bool isNumber = true;
    result.replicate = replicate.isEmpty() ? 0 : replicate.toInt(&isNumber);
    if (!isNumber || result.replicate < 0) {
        problem(Severity::Error, u"replicate"_s,
                FormatText::tr("“%1” is not a whole number.").arg(replicate.left(60)));
    }
}

void RowReader::readTimes(AssayResult &result)
{
    const auto time = [this](const QString &column) {
        const QString text = plain(column);
        const Timestamp at = Timestamp::fromString(text);
        if (!text.isEmpty() && at.isNull()) {
            problem(
                Severity::Warning, column,
                FormatText::tr("“%1” is not a time like 2026-11-22T09:41:07Z.").arg(text.left(60)));
        }
        return at.isNull() ? m_surroundings.assayModified : at;
    };
    result.head.created = time(u"created"_s);
    result.head.modified = time(u"modified"_s);
}

void RowReader::readAuthors(AssayResult &result)
{
    const QStringList ids = plain(u"authors"_s).split(u' ', Qt::SkipEmptyParts);
    for (const QString &id : ids) {
        const PersonId person = PersonId::fromString(id.toLower());
        if (person.isNull()) {
            problem(Severity::Warning, u"authors"_s,
                    FormatText::tr("“%1” is not the id of a person.").arg(id.left(60)));
        } else {
            result.head.authors.append(person);
        }
    }
}

Json RowReader::jsonCell(const QString &column, Json::value_t type)
{
    const QString text = plain(column);
    if (text.isEmpty()) {
        return Json(type);
    }
    Result<Json> json = parseJson(text.toUtf8(), 8 * 1024 * 1024);
    if (!json || json->type() != type) {
        problem(
            Severity::Error, column,
            FormatText::tr("The cell does not hold the JSON it should; the row was not taken in."));
        return Json(type);
    }
    return std::move(*json);
}

/// The unknown fields: what stands under "more", and the columns that are not ours.
Json RowReader::unknownFields(const Json &known)
{
    Json unknown = jsonCell(u"more"_s, Json::value_t::object);
    for (const auto &[name, at] : m_otherColumns) {
        if (m_cells.value(at).isEmpty()) {
            continue;
        }
        std::string key = name.toStdString();
        if (known.contains(key) || unknown.contains(key) || isResultField(name)) {
            key += " (column " + std::to_string(at + 1) + ")";
        }
        unknown[key] = m_cells.value(at).toStdString();
    }
    return unknown;
}

std::optional<AssayResult> RowReader::withAdditions(const AssayResult &bare)
{
    Json json = toJson(bare);
    const Json unknown = unknownFields(json);
    const Json remarks = jsonCell(u"remarks"_s, Json::value_t::array);
    if (m_isBad) {
        return {};
    }
    if (unknown.empty() && remarks.empty()) {
        return bare;
    }
    if (!remarks.empty()) {
        json["remarks"] = remarks;
    }
    const Result<AssayResult> remarked = assayResultFromJson(json);
    if (!remarked) {
        problem(Severity::Error, u"remarks"_s, remarked.error().message);
        return {};
    }
    // What comes back from the record's JSON must be what the columns say: no field of ours may
    // come in by way of "more".
    AssayResult whole = *remarked;
    whole.head.unknown = unknown;
    const Result<AssayResult> again = assayResultFromJson(toJson(whole));
    if (!again || !(*again == whole)) {
        problem(Severity::Error, u"more"_s,
                FormatText::tr("A field that has its own column stands among the others; the row "
                               "was not taken in."));
        return {};
    }
    return whole;
}

std::optional<AssayResult> RowReader::read(const CsvReader::Row &row, qint64 number)
{
    m_cells = row.cells;
    m_number = number;
    m_isBad = false;
    AssayResult result;
    result.assay = m_surroundings.assay;
    readIds(result);
    readCompound(result);
    readNumbers(result);
    readTimes(result);
    readAuthors(result);
    result.unit = cell(u"unit"_s);
    result.text = cell(u"text"_s);
    result.date = cell(u"date"_s);
    result.raw = cell(u"raw"_s);
    result.source = cell(u"source"_s);
    return m_isBad ? std::nullopt : withAdditions(result);
}

} // namespace

void appendResultsHeader(QByteArray &out)
{
    appendCsvRow(out, columns());
}

void appendResult(QByteArray &out, const AssayResult &result, const ResultNames &names)
{
    const bool saysQualifier = !result.value.isNull() || result.qualifier != Qualifier::Equal;
    QString remarks;
    if (!result.remarks.isEmpty()) {
        const Json json = toJson(result);
        remarks = json.contains("remarks") ? textOf(json["remarks"]) : QString();
    }
    appendCsvRow(out, {idText(result.head.id),
                       names.compoundCode,
                       idText(result.compound),
                       names.inchiKey,
                       names.batchCode,
                       idText(result.batch),
                       saysQualifier ? toSymbol(result.qualifier) : QString(),
                       result.value.toString(),
                       result.upper.toString(),
                       result.unit,
                       result.dose.value.toString(),
                       result.dose.unit,
                       result.text,
                       result.replicate == 0 ? QString() : QString::number(result.replicate),
                       result.date,
                       result.raw,
                       result.source,
                       remarks,
                       result.head.created.toString(),
                       result.head.modified.toString(),
                       authorsText(result.head.authors),
                       result.head.unknown.empty() ? QString() : textOf(result.head.unknown)});
}

Result<> parseResults(
    const QByteArray &bytes, const ResultsSurroundings &surroundings,
    const std::function<Result<>(const AssayResult &, qint64 row)> &take,
    const std::function<void(Severity, const QString &field, const QString &message)> &find)
{
    CsvReader reader{QByteArrayView(bytes)};
    RowReader rows(surroundings, find);
    for (qint64 number = 1;; ++number) {
        Result<std::optional<CsvReader::Row>> row = reader.next();
        if (!row) {
            find(Severity::Error, FormatText::tr("row %1").arg(number), row.error().message);
            return {};
        }
        if (!*row) {
            return {};
        }
        if (number == 1) {
            if (!rows.readHeader((*row)->cells)) {
                find(Severity::Error, FormatText::tr("row 1"),
                     FormatText::tr("The first row names neither a column “compound” nor "
                                    "“compound_id”; nothing was read."));
                return {};
            }
            continue;
        }
        if (const std::optional<AssayResult> result = rows.read(**row, number)) {
            ARTEMISIA_TRY(take(*result, number));
        }
    }
}

} // namespace artemisia::format
