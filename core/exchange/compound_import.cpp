// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compound_import.h"

#include "core/base/log.h"
#include "core/exchange/compound_importer.h"
#include "core/exchange/tr.h"

#include <QMap>

namespace artemisia::exchange
{

namespace
{
Json remarkJson(const RowRemark &remark)
{
    Json json;
    json["code"] = remark.code.toStdString();
    if (!remark.column.isEmpty()) {
        json["column"] = remark.column.toStdString();
    }
    json["message"] = remark.message.toStdString();
    if (!remark.raw.isEmpty()) {
        json["raw"] = remark.raw.toStdString();
    }
    return json;
}

Json remarksJson(const QList<RowRemark> &remarks)
{
    Json list = Json::array();
    for (const RowRemark &remark : remarks) {
        list.push_back(remarkJson(remark));
    }
    return list;
}

// How many rows have a remark of each kind.
QMap<QString, qint64> rowsByRemark(const ImportReport &report)
{
    QMap<QString, qint64> counts;
    for (const RowReport &entry : report.entries) {
        QStringList codes;
        for (const RowRemark &remark : entry.remarks) {
            codes.append(remark.code);
        }
        codes.removeDuplicates();
        for (const QString &code : std::as_const(codes)) {
            ++counts[code];
        }
    }
    return counts;
}

QString entryText(const RowReport &entry)
{
    QString text =
        Tr::tr("Row %1 (line %2) %3: %4")
            .arg(entry.row)
            .arg(entry.line)
            .arg(entry.code.isEmpty() ? QStringLiteral("-") : entry.code,
                 entry.outcome == RowOutcome::NotImported ? Tr::tr("not imported")
                                                          : Tr::tr("imported with remarks"));
    for (const RowRemark &remark : entry.remarks) {
        text += QStringLiteral("\n    ") + remark.code + QStringLiteral(": ");
        if (!remark.column.isEmpty()) {
            text += u'[' + remark.column + QStringLiteral("] ");
        }
        text += remark.message;
    }
    return text + u'\n';
}
} // namespace

QString toName(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Imported:
        return QStringLiteral("imported");
    case RowOutcome::ImportedWithRemarks:
        return QStringLiteral("imported_with_remarks");
    case RowOutcome::NotImported:
        break;
    }
    return QStringLiteral("not_imported");
}

Json toJson(const ImportReport &report)
{
    Json json;
    json["file"] = report.file.toStdString();
    json["encoding"] = report.encoding.toStdString();
    json["dry_run"] = report.isDryRun;
    json["rows"] = report.rows;
    json["imported"] = report.imported;
    json["imported_with_remarks"] = report.importedWithRemarks;
    json["not_imported"] = report.notImported;
    json["made"] = {{"compounds", report.compounds},
                    {"batches", report.batches},
                    {"assays", report.assays},
                    {"results", report.results}};
    Json counts = Json::object();
    const QMap<QString, qint64> byRemark = rowsByRemark(report);
    for (auto it = byRemark.cbegin(); it != byRemark.cend(); ++it) {
        counts[it.key().toStdString()] = it.value();
    }
    json["rows_by_remark"] = std::move(counts);
    json["file_remarks"] = remarksJson(report.fileRemarks);
    Json entries = Json::array();
    for (const RowReport &entry : report.entries) {
        Json row;
        row["row"] = entry.row;
        row["line"] = entry.line;
        row["code"] = entry.code.toStdString();
        row["outcome"] = toName(entry.outcome).toStdString();
        row["remarks"] = remarksJson(entry.remarks);
        entries.push_back(std::move(row));
    }
    json["entries"] = std::move(entries);
    return json;
}

QString toText(const ImportReport &report)
{
    QString text;
    text += report.isDryRun ? Tr::tr("Trial import of %1 (%2); nothing was written.\n")
                                  .arg(report.file, report.encoding)
                            : Tr::tr("Import of %1 (%2)\n").arg(report.file, report.encoding);
    text += Tr::tr("%n row(s): %1 imported, %2 imported with remarks, %3 not imported.", nullptr,
                   int(report.rows))
                .arg(report.imported)
                .arg(report.importedWithRemarks)
                .arg(report.notImported) +
            u'\n';
    text += Tr::tr("Made: %1, %2, %3, %4.")
                .arg(Tr::tr("%n compound(s)", nullptr, int(report.compounds)),
                     Tr::tr("%n batch(es)", nullptr, int(report.batches)),
                     Tr::tr("%n assay(s)", nullptr, int(report.assays)),
                     Tr::tr("%n result(s)", nullptr, int(report.results))) +
            u'\n';
    for (const RowRemark &remark : report.fileRemarks) {
        text +=
            (remark.column.isEmpty() ? QString() : u'[' + remark.column + QStringLiteral("] ")) +
            remark.message + u'\n';
    }
    const QMap<QString, qint64> counts = rowsByRemark(report);
    if (!counts.isEmpty()) {
        text += u'\n' + Tr::tr("Rows by remark:") + u'\n';
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        text += QStringLiteral("%1  %2\n").arg(it.value(), 6).arg(it.key());
    }
    text += u'\n';
    for (const RowReport &entry : report.entries) {
        if (entry.outcome != RowOutcome::Imported) {
            text += entryText(entry);
        }
    }
    return text;
}

Result<ImportReport> importCompounds(store::Store &store, TableSource &source,
                                     const ColumnMapping &mapping, bool dryRun,
                                     const WorkContext &context)
{
    Log::info("exchange", QStringLiteral("Import compounds from a table"),
              {{QStringLiteral("columns"), mapping.columns.size()},
               {QStringLiteral("bytes"), source.size()},
               {QStringLiteral("dryRun"), dryRun}});
    CompoundImporter importer(store, source, mapping, context);
    bool isTrialDone = false;
    const QString name = dryRun ? QString() : Tr::tr("Import of %1").arg(source.fileName());
    const Result<> outcome = store.transaction(name, [&]() -> Result<> {
        ARTEMISIA_TRY(importer.run());
        if (dryRun) {
            isTrialDone = true;
            // The way to leave a transaction with nothing written.
            return fail(ErrorCode::Cancelled, Tr::tr("The trial is over."));
        }
        return {};
    });
    if (!outcome && !isTrialDone) {
        return tl::unexpected(outcome.error());
    }
    ImportReport &report = importer.report();
    report.isDryRun = dryRun;
    Log::info("exchange", QStringLiteral("Imported compounds from a table"),
              {{QStringLiteral("rows"), report.rows},
               {QStringLiteral("withRemarks"), report.importedWithRemarks},
               {QStringLiteral("notImported"), report.notImported}});
    return report;
}

} // namespace artemisia::exchange
