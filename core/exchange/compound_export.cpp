// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compound_export.h"

#include "core/exchange/tr.h"
#include "core/format/csv.h"
#include "core/format/master_list.h"
#include "core/record/serialise.h"

#include <QSet>

namespace artemisia::exchange
{

namespace
{
/// One run of exportRecords().
class Exporter
{
public:
    Exporter(store::Store &store, ExportFormat format, const QStringList &codes, QIODevice &out,
             const WorkContext &context)
        : m_store(store)
        , m_format(format)
        , m_codes(codes)
        , m_wanted(codes.begin(), codes.end())
        , m_out(out)
        , m_context(context)
    {
    }
    [[nodiscard]] Result<ExportReport> run();

private:
    [[nodiscard]] Result<> write(const QByteArray &bytes);
    [[nodiscard]] Result<> step();
    [[nodiscard]] Result<> forEachCompound(const std::function<Result<>(const Compound &)> &visit);
    [[nodiscard]] Result<> compound(const Compound &compound);
    [[nodiscard]] Result<> csv();
    [[nodiscard]] Result<> json();
    [[nodiscard]] Result<> jsonCompound(const Compound &compound);
    [[nodiscard]] Result<> jsonCompounds();
    [[nodiscard]] Result<> jsonOthers();
    [[nodiscard]] Result<> jsonItem(const Json &item);
    [[nodiscard]] Result<> results();
    [[nodiscard]] Result<> resultsOf(const Compound &compound, const QHash<AssayId, Assay> &assays);
    [[nodiscard]] Result<> checkAllFound() const;
    [[nodiscard]] bool isWanted(const QString &code)
    {
        if (!m_codes.isEmpty() && !m_wanted.contains(code)) {
            return false;
        }
        m_found.insert(code);
        return true;
    }

    store::Store &m_store;
    ExportFormat m_format;
    QStringList m_codes;
    QSet<QString> m_wanted;
    QSet<QString> m_found;
    QIODevice &m_out;
    const WorkContext &m_context;
    ExportReport m_report;
    qint64 m_total = 0;
    bool m_isFirstItem = true;
};

Result<> Exporter::write(const QByteArray &bytes)
{
    if (m_out.write(bytes) != bytes.size()) {
        return fail(ErrorCode::Io, Tr::tr("The export could not be written; the disk may be full."),
                    m_out.errorString());
    }
    return {};
}

Result<> Exporter::step()
{
    if (m_context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, Tr::tr("The export was cancelled."));
    }
    ++m_report.records;
    m_context.report(m_report.records, m_total, Tr::tr("Exporting"));
    return {};
}

// Few codes are looked up, everything is walked through.
Result<> Exporter::forEachCompound(const std::function<Result<>(const Compound &)> &visit)
{
    if (m_codes.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(m_total, m_store.compounds().count());
        return m_store.compounds().forEach(visit);
    }
    m_total = m_codes.size();
    for (const QString &code : std::as_const(m_codes)) {
        ARTEMISIA_TRY_ASSIGN(const std::optional<Compound> compound,
                             m_store.compounds().findByCode(code));
        if (compound) {
            m_found.insert(code);
            ARTEMISIA_TRY(visit(*compound));
        }
    }
    return {};
}

Result<> Exporter::compound(const Compound &compound)
{
    QByteArray bytes;
    if (m_format == ExportFormat::Sdf) {
        bytes = format::sdfRecordOf(compound);
    } else {
        const Structure &structure = compound.structure;
        const QString &smiles =
            structure.cxsmiles.isEmpty() ? structure.smiles : structure.cxsmiles;
        if (!smiles.isEmpty()) {
            bytes = smiles.toUtf8() + '\t' + compound.code.simplified().toUtf8() + '\n';
        }
    }
    if (bytes.isEmpty()) {
        ++m_report.leftOut;
        return {};
    }
    ARTEMISIA_TRY(step());
    return write(bytes);
}

Result<> Exporter::csv()
{
    // The master list collects its tables as it goes; each is written as soon as it is finished.
    const format::FileSink sink = [this](const format::PublishedFile &file) -> Result<> {
        return file.path.endsWith(QLatin1String(".csv")) ? write(file.bytes) : Result<>();
    };
    format::MasterList list(sink, 0);
    const auto add = [this, &list](const Compound &record) -> Result<> {
        ARTEMISIA_TRY(step());
        return list.add(record);
    };
    ARTEMISIA_TRY(forEachCompound(add));
    return list.finish();
}

Result<> Exporter::jsonItem(const Json &item)
{
    QByteArray text = canonicalText(item).trimmed();
    text.replace("\n", "\n    ");
    const QByteArray before = m_isFirstItem ? "\n    " : ",\n    ";
    m_isFirstItem = false;
    return write(before + text);
}

Result<> Exporter::jsonCompound(const Compound &compound)
{
    ARTEMISIA_TRY(step());
    Json item;
    item["record"] = toJson(compound);
    item["batches"] = Json::array();
    item["results"] = Json::array();
    ARTEMISIA_TRY_ASSIGN(const QList<Batch> batches,
                         m_store.batches().ofCompound(compound.head.id));
    for (const Batch &batch : batches) {
        item["batches"].push_back(toJson(batch));
    }
    ARTEMISIA_TRY_ASSIGN(const QList<AssayResult> results,
                         m_store.assays().resultsOfCompound(compound.head.id));
    for (const AssayResult &result : results) {
        item["results"].push_back(toJson(result));
    }
    return jsonItem(item);
}

Result<> Exporter::jsonCompounds()
{
    ARTEMISIA_TRY(write("{\n  \"compounds\": ["));
    ARTEMISIA_TRY(forEachCompound([this](const Compound &record) { return jsonCompound(record); }));
    return write("\n  ]");
}

Result<> Exporter::jsonOthers()
{
    m_isFirstItem = true;
    ARTEMISIA_TRY(write(",\n  \"assays\": ["));
    ARTEMISIA_TRY_ASSIGN(const QList<store::AssayRow> assays, m_store.assays().all());
    for (const store::AssayRow &row : assays) {
        if (isWanted(row.assay.slug)) {
            ARTEMISIA_TRY(step());
            ARTEMISIA_TRY(jsonItem(toJson(row.assay)));
        }
    }
    m_isFirstItem = true;
    ARTEMISIA_TRY(write("\n  ],\n  \"experiments\": ["));
    const auto visit = [this](const Experiment &experiment) -> Result<> {
        if (!isWanted(experiment.code)) {
            return {};
        }
        ARTEMISIA_TRY(step());
        return jsonItem(toJson(experiment));
    };
    ARTEMISIA_TRY(m_store.experiments().forEach(visit));
    return write("\n  ]\n}\n");
}

Result<> Exporter::json()
{
    ARTEMISIA_TRY(jsonCompounds());
    return jsonOthers();
}

Result<> Exporter::results()
{
    QByteArray row;
    format::appendCsvRow(
        row, {QStringLiteral("compound"), QStringLiteral("inchikey"), QStringLiteral("batch"),
              QStringLiteral("assay"), QStringLiteral("endpoint"), QStringLiteral("target"),
              QStringLiteral("laboratory"), QStringLiteral("qualifier"), QStringLiteral("value"),
              QStringLiteral("upper"), QStringLiteral("unit"), QStringLiteral("dose"),
              QStringLiteral("dose_unit"), QStringLiteral("text"), QStringLiteral("replicate"),
              QStringLiteral("raw")});
    ARTEMISIA_TRY(write(row));
    QHash<AssayId, Assay> assays;
    ARTEMISIA_TRY_ASSIGN(const QList<store::AssayRow> rows, m_store.assays().all());
    for (const store::AssayRow &assay : rows) {
        assays.insert(assay.assay.head.id, assay.assay);
    }
    return forEachCompound(
        [this, &assays](const Compound &record) { return resultsOf(record, assays); });
}

Result<> Exporter::resultsOf(const Compound &compound, const QHash<AssayId, Assay> &assays)
{
    ARTEMISIA_TRY_ASSIGN(const QList<AssayResult> list,
                         m_store.assays().resultsOfCompound(compound.head.id));
    for (const AssayResult &r : list) {
        ARTEMISIA_TRY(step());
        const Assay assay = assays.value(r.assay);
        std::optional<Batch> batch;
        if (!r.batch.isNull()) {
            ARTEMISIA_TRY_ASSIGN(batch, m_store.batches().find(r.batch));
        }
        QStringList cells = {compound.code,
                             compound.structure.inchiKey,
                             batch ? batch->code : QString(),
                             assay.name,
                             assay.endpoint,
                             assay.target,
                             assay.laboratory,
                             r.value.isNull() ? QString() : toSymbol(r.qualifier),
                             r.value.toString(),
                             r.upper.toString(),
                             r.unit,
                             r.dose.value.toString(),
                             r.dose.unit,
                             r.text,
                             r.replicate > 0 ? QString::number(r.replicate) : QString(),
                             r.raw};
        for (QString &cell : cells) {
            // A lone "=" is a qualifier and no formula; the rest is made safe for spreadsheets.
            cell = cell == QLatin1String("=") ? cell : format::spreadsheetSafe(cell);
        }
        QByteArray line;
        format::appendCsvRow(line, cells);
        ARTEMISIA_TRY(write(line));
    }
    return {};
}

Result<> Exporter::checkAllFound() const
{
    QStringList missing;
    for (const QString &code : m_codes) {
        if (!m_found.contains(code)) {
            missing << code;
        }
    }
    if (!missing.isEmpty()) {
        return fail(ErrorCode::NotFound, Tr::tr("Nothing in the notebook has this code: %1.")
                                             .arg(missing.join(QStringLiteral(", "))));
    }
    return {};
}

Result<ExportReport> Exporter::run()
{
    switch (m_format) {
    case ExportFormat::Csv:
        ARTEMISIA_TRY(csv());
        break;
    case ExportFormat::Json:
        ARTEMISIA_TRY(json());
        break;
    case ExportFormat::Results:
        ARTEMISIA_TRY(results());
        break;
    case ExportFormat::Sdf:
    case ExportFormat::Smiles:
        ARTEMISIA_TRY(forEachCompound([this](const Compound &record) { return compound(record); }));
        break;
    }
    ARTEMISIA_TRY(checkAllFound());
    return m_report;
}
} // namespace

std::optional<ExportFormat> exportFormatFromName(QStringView name)
{
    if (name == u"csv") {
        return ExportFormat::Csv;
    }
    if (name == u"sdf") {
        return ExportFormat::Sdf;
    }
    if (name == u"smiles" || name == u"smi") {
        return ExportFormat::Smiles;
    }
    if (name == u"json") {
        return ExportFormat::Json;
    }
    if (name == u"results") {
        return ExportFormat::Results;
    }
    return {};
}

Result<ExportReport> exportRecords(store::Store &store, ExportFormat format,
                                   const QStringList &codes, QIODevice &out,
                                   const WorkContext &context)
{
    return Exporter(store, format, codes, out, context).run();
}

} // namespace artemisia::exchange
