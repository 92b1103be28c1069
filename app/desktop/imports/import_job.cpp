// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/import_job.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace artemisia::app
{

namespace
{

constexpr qint64 kMappingBytes = 4 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("ImportPage", text);
}

Result<std::unique_ptr<exchange::TableSource>> openSheet(const QString &path, const QString &sheet)
{
    exchange::TableOptions options;
    options.sheet = sheet;
    return exchange::openTable(path, options);
}

} // namespace

QStringList tableEndings()
{
    return {QStringLiteral("csv"),   QStringLiteral("tsv"), QStringLiteral("txt"),
            QStringLiteral("xlsx"),  QStringLiteral("sdf"), QStringLiteral("smi"),
            QStringLiteral("smiles")};
}

Result<TablePreview> previewTable(const QString &path, const QString &sheet,
                                  const WorkContext &context)
{
    ARTEMISIA_TRY_ASSIGN(auto source, openSheet(path, sheet));
    TablePreview preview;
    ARTEMISIA_TRY_ASSIGN(preview.sheets, exchange::sheetsOf(path));
    preview.sheet = source->sheet();
    preview.path = path;
    preview.fileName = source->fileName();
    preview.encoding = source->encoding();
    preview.bytes = source->size();
    preview.headers = source->headers();
    preview.notes = source->notes();
    ARTEMISIA_TRY_ASSIGN(preview.mapping, exchange::guessMapping(*source));
    ARTEMISIA_TRY(source->rewind());
    while (preview.rows.size() < kPreviewRows) {
        if (context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, tr("Stopped."));
        }
        ARTEMISIA_TRY_ASSIGN(auto row, source->next());
        if (!row) {
            break;
        }
        preview.rows.append(std::move(row->cells));
    }
    return preview;
}

Result<exchange::ColumnMapping> loadMapping(const QString &mappingFile, const QString &tablePath,
                                            const QString &sheet)
{
    QFile file(mappingFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io,
                    tr("%1 could not be read: %2.").arg(mappingFile, file.errorString()));
    }
    ARTEMISIA_TRY_ASSIGN(const Json json, parseJson(file.read(kMappingBytes + 1), kMappingBytes));
    ARTEMISIA_TRY_ASSIGN(const auto mapping, exchange::mappingFromJson(json));
    ARTEMISIA_TRY_ASSIGN(auto source, openSheet(tablePath, sheet));
    return exchange::fitMapping(mapping, *source);
}

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    // Flushed here: commit() does not say that the last bytes found no room.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
        !file.commit()) {
        return fail(
            ErrorCode::Io,
            tr("%1 could not be written: %2. Choose another place.").arg(path, file.errorString()));
    }
    return {};
}

Result<exchange::ImportReport> importTable(store::Store &store, const QString &path,
                                           const QString &sheet,
                                           const exchange::ColumnMapping &mapping, bool dryRun,
                                           const WorkContext &context)
{
    // The rows may have changed since they were shown, the headers must not have.
    ARTEMISIA_TRY_ASSIGN(auto source, openSheet(path, sheet));
    ARTEMISIA_TRY_ASSIGN(const auto fitted, exchange::fitMapping(mapping, *source));
    return exchange::importCompounds(store, *source, fitted, dryRun, context);
}

} // namespace artemisia::app
