// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/published_paths.h"

#include "core/format/layout.h"
#include "core/format/notebook_files.h"

namespace artemisia::sync
{

namespace
{

constexpr qint64 kLargestRecord = 8 * 1024 * 1024;

template <class Record>
Result<QString> pathIfPublic(const Result<Record> &record)
{
    if (!record) {
        return tl::unexpected(record.error());
    }
    return record->state == PublicationState::Draft ? QString() : format::pathOf(*record);
}

std::string stringAt(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<RecordKind> kindOf(format::PathKind place, const Json &json)
{
    switch (place) {
    case format::PathKind::Experiment:
        return RecordKind::Experiment;
    case format::PathKind::Compound:
        return RecordKind::Compound;
    case format::PathKind::Batch:
        return RecordKind::Batch;
    case format::PathKind::Assay:
        return RecordKind::Assay;
    default:
        break;
    }
    const QString url = QString::fromStdString(stringAt(json, "$schema"));
    for (const RecordKind kind :
         {RecordKind::Experiment, RecordKind::Compound, RecordKind::Batch, RecordKind::Assay}) {
        if (url == schemaUrl(kind)) {
            return kind;
        }
    }
    return {};
}

} // namespace

PublishedPaths::PublishedPaths(store::Store &store, RepositoryTree *tip, qint64 publishedRevision)
    : m_store(store)
    , m_tip(tip)
    , m_revision(publishedRevision)
{
}

Result<std::optional<Json>> PublishedPaths::publishedBody(const RecordRef &record)
{
    ARTEMISIA_TRY_ASSIGN(const QList<store::Revision> revisions, m_store.revisions().of(record));
    for (const store::Revision &revision : revisions) {
        if (revision.number > m_revision) {
            continue;
        }
        if (revision.isRemoval) {
            break;
        }
        ARTEMISIA_TRY_ASSIGN(Json body, m_store.revisions().bodyOf(revision.number));
        return std::optional<Json>(std::move(body));
    }
    return std::optional<Json>();
}

Result<QString> PublishedPaths::expectedPath(const RecordRef &record)
{
    ARTEMISIA_TRY_ASSIGN(const std::optional<Json> body, publishedBody(record));
    if (!body) {
        return QString();
    }
    switch (record.kind) {
    case RecordKind::Experiment:
        return pathIfPublic(experimentFromJson(*body));
    case RecordKind::Compound:
        return pathIfPublic(compoundFromJson(*body));
    case RecordKind::Batch:
        return pathIfPublic(batchFromJson(*body));
    case RecordKind::Assay:
        return pathIfPublic(assayFromJson(*body));
    case RecordKind::AssayResult: {
        ARTEMISIA_TRY_ASSIGN(const AssayResult result, assayResultFromJson(*body));
        ARTEMISIA_TRY_ASSIGN(const QString assay, pathOf({RecordKind::Assay, result.assay.uuid()}));
        return assay.isEmpty()
                   ? QString()
                   : assay.left(assay.lastIndexOf(u'/') + 1) + QStringLiteral("results.csv");
    }
    case RecordKind::Notebook:
    case RecordKind::Person:
        break;
    }
    return QString(format::kNotebookPath);
}

Result<QString> PublishedPaths::pathOf(const RecordRef &record)
{
    if (m_tip == nullptr) {
        return QString();
    }
    ARTEMISIA_TRY_ASSIGN(const QString expected, expectedPath(record));
    if (expected.isEmpty() || record.kind == RecordKind::AssayResult || m_tip->blobAt(expected)) {
        return expected;
    }
    ARTEMISIA_TRY(readAll());
    return m_found.value(record);
}

Result<QHash<RecordRef, QString>> PublishedPaths::all()
{
    ARTEMISIA_TRY(readAll());
    return m_found;
}

Result<> PublishedPaths::readAll()
{
    if (m_isRead || m_tip == nullptr) {
        return {};
    }
    m_isRead = true;
    return m_tip->forEach([this](const format::FileTree::Entry &entry) -> Result<> {
        if (!entry.isLink && entry.size <= kLargestRecord &&
            entry.path.endsWith(QLatin1String(".json"))) {
            readOne(entry.path);
        }
        return {};
    });
}

void PublishedPaths::readOne(const QString &path)
{
    const Result<QByteArray> bytes = m_tip->read(path, kLargestRecord);
    const Result<Json> json = bytes ? parseJson(*bytes) : fail(ErrorCode::NotFound, {});
    if (!json || !json->is_object()) {
        return; // no record of ours, so nothing we would move
    }
    const QUuid id = QUuid::fromString(QString::fromStdString(stringAt(*json, "id")));
    const std::optional<RecordKind> kind = kindOf(format::pathKindOf(path), *json);
    if (kind && !id.isNull()) {
        m_found.insert({*kind, id}, path);
    }
}

QStringList PublishedPaths::filesOf(const QString &path)
{
    QStringList files{path, format::attachmentFolder(path)};
    const QString folder = path.left(path.lastIndexOf(u'/') + 1);
    if (format::pathKindOf(path) == format::PathKind::Experiment) {
        files << folder + QStringLiteral("README.md") << folder + QStringLiteral("scheme.svg")
              << folder + QStringLiteral("scheme.rxn") << folder + QStringLiteral("scheme.cdxml");
    } else if (format::pathKindOf(path) == format::PathKind::Assay) {
        files << folder + QStringLiteral("results.csv");
    }
    return files;
}

} // namespace artemisia::sync
