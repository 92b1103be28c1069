// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_reader.h"

#include <QMap>
#include <QSet>

#include <map>

namespace artemisia::format
{

inline constexpr qint64 kLargestRecord = 8 * 1024 * 1024;
inline constexpr qint64 kLargestTable = 512 * 1024 * 1024;

/// Whether a file is what git-lfs leaves in place of the real one.
[[nodiscard]] bool isLfsPointer(const QByteArray &bytes);
/// What a "$schema" says; nothing if it is none of ours.
[[nodiscard]] std::optional<RecordKind> kindOfSchema(const QString &url);
/// The "$schema" of a document; empty if it has none.
[[nodiscard]] QString schemaOf(const Json &json);

/// What a reading does beside handing records over.
struct ReadOptions {
    bool checksSchemas = false; ///< every record's JSON against its schema, each violation an Error
};

/// One reading of a tree.
class Reading
{
public:
    Reading(FileTree &tree, const RecordSink &sink, const WorkContext &context,
            ReadOptions options = {})
        : m_tree(tree)
        , m_sink(sink)
        , m_context(context)
        , m_options(options)
    {
    }
    [[nodiscard]] Result<ReadReport> run();

private:
    [[nodiscard]] Result<> list();
    void checkName(const QString &path);
    [[nodiscard]] Result<> sortOut();
    void sortOutOther(const QString &path);
    [[nodiscard]] Result<> takeNotebook();
    [[nodiscard]] Result<> readAll(RecordKind kind);
    [[nodiscard]] Result<> readRecord(RecordKind kind, const QString &path);
    void checkSchema(const QString &path, RecordKind kind, const Json &json,
                     const QString &field = {});
    [[nodiscard]] Result<> take(const QString &path, RecordKind kind, const Json &json);
    template <class Record>
    [[nodiscard]] bool accept(const QString &path, const Record &record, const QString &code,
                              QSet<QString> &codes);
    [[nodiscard]] Result<> takeCompound(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeBatch(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeAssay(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeExperiment(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeResult(const QString &path, const Json &json);
    [[nodiscard]] Result<> readTables();
    [[nodiscard]] Result<> readTable(const QString &path, const Assay &assay);
    [[nodiscard]] Result<> handOver(const AssayResult &result, const QString &path,
                                    const QString &field);
    [[nodiscard]] Result<> readAttachments(const QString &path, const QString &ownPath,
                                           const QList<Attachment> &attachments);
    [[nodiscard]] Result<> readAttachment(const QString &file, const QString &recordPath,
                                          const Attachment &attachment);
    [[nodiscard]] bool hasRightBytes(const QString &file, const Attachment &attachment);
    void checkReferences(const QString &path, const Experiment &experiment);
    void checkLateReferences();
    void reportLeftOver();
    void find(Severity severity, const QString &path, const QString &message,
              const QString &field = {});
    [[nodiscard]] Result<> step();

    FileTree &m_tree;
    const RecordSink &m_sink;
    const WorkContext &m_context;
    ReadOptions m_options;
    ReadReport m_report;
    std::map<QString, qint64> m_files;        ///< size by path
    std::map<QString, QString> m_foldedPaths; ///< while listing
    QMap<RecordKind, QStringList> m_records;  ///< paths by kind
    QSet<QString> m_used;                     ///< attachments and tables that a record accounts for
    QSet<PersonId> m_people;
    QSet<QUuid> m_ids;
    QSet<QString> m_compoundCodes;
    QSet<QString> m_batchCodes;
    QSet<QString> m_slugs;
    QSet<QString> m_experimentCodes;
    QHash<QString, CompoundId> m_compoundsByCode;
    QSet<CompoundId> m_compounds;
    QSet<BatchId> m_batches;
    QSet<ExperimentId> m_experiments;
    QList<QPair<QString, Assay>> m_assays;
    QList<QPair<QString, ExperimentId>> m_lateReferences;
    qint64 m_dropped = 0; ///< findings over the limit
    qint64 m_done = 0;
};

} // namespace artemisia::format
