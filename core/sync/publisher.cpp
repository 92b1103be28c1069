// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"

#include "core/base/log.h"
#include "core/format/layout.h"
#include "core/sync/commit_message.h"
#include "core/sync/file_collector.h"
#include "core/sync/published_paths.h"
#include "core/sync/remote.h"
#include "core/sync/step.h"
#include "core/sync/sync_text.h"

namespace artemisia::sync
{

namespace
{

/// Setting of the store: the commit that is about to become main, and the revision it holds.
/// Written before the branch moves, so that whoever comes after a crash knows what the commit is.
constexpr QLatin1StringView kIntent("publishing");
constexpr qint64 kLargestCrate = 512LL * 1024 * 1024;

/// One publication.
class Publishing
{
public:
    Publishing(store::Store &store, const PublishOptions &options, const WorkContext &context)
        : m_store(store)
        , m_options(options)
        , m_context(context)
    {
    }
    [[nodiscard]] Result<PublishReport> run();

private:
    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> takeUpIntent();
    [[nodiscard]] Result<> fetchLostRepository();
    [[nodiscard]] Result<> commit();
    [[nodiscard]] Result<git_oid> makeTree(NewObjects &objects, bool isKnown);
    [[nodiscard]] Result<> collect(FileCollector &files, PublishedPaths &paths, bool isKnown,
                                   const QByteArray &crate);
    [[nodiscard]] Result<> dropMoved(FileCollector &files, PublishedPaths &paths);
    [[nodiscard]] Result<> makeCommit(NewObjects &objects, const git_oid &tree);
    [[nodiscard]] Result<> mark(const git_oid &commit, qint64 revision);
    [[nodiscard]] Result<> count(const git_oid &tree);
    [[nodiscard]] Result<Person> author();
    [[nodiscard]] Result<> send();

    store::Store &m_store;
    const PublishOptions &m_options;
    const WorkContext &m_context;
    PublishReport m_report;
    std::optional<RemoteUrl> m_url;
    std::optional<Repository> m_repository;
    std::optional<git_oid> m_tip;
    TreeHandle m_tipTree;
    std::optional<store::Publication> m_last;
    QList<store::PendingChange> m_pending;
    qint64 m_revision = 0;
    bool m_hasCommitted = false;
};

Result<> Publishing::prepare()
{
    if (m_store.isReadOnly()) {
        return fail(
            ErrorCode::ReadOnly,
            SyncText::tr(
                "The notebook is open for reading only; nothing can be published from here."));
    }
    QString url = m_options.url;
    if (url.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(url, m_store.publication().remoteUrl());
    }
    if (!url.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(m_url, parseRemoteUrl(url));
        m_report.url = m_url->shown();
    }
    ARTEMISIA_TRY_ASSIGN(m_repository, Repository::openOwn(m_store.folder().repository()));
    ARTEMISIA_TRY_ASSIGN(m_tip, m_repository->main());
    ARTEMISIA_TRY(takeUpIntent());
    ARTEMISIA_TRY_ASSIGN(m_last, m_store.publication().last());
    return m_tip || !m_last || !m_url ? Result<>() : fetchLostRepository();
}

/// A publication that was cut off after its branch had moved: what it holds was written down
/// before.
Result<> Publishing::takeUpIntent()
{
    ARTEMISIA_TRY_ASSIGN(const QString intent, m_store.setting(kIntent));
    if (intent.isEmpty()) {
        return {};
    }
    const std::optional<git_oid> commit = oidFromHex(intent.section(u' ', 0, 0));
    if (commit && m_tip && isEqual(*commit, *m_tip)) {
        Log::info("sync", QStringLiteral("Take up the commit of a publication that was cut off"));
        return mark(*commit, intent.section(u' ', 1, 1).toLongLong());
    }
    return m_store.setSetting(kIntent, QString());
}

/// The notebook was published, but its repository is not here: it was restored from a backup, or
/// somebody deleted it.
Result<> Publishing::fetchLostRepository()
{
    const Result<git_oid> theirs = fetch(*m_repository, *m_url, m_context);
    if (!theirs && theirs.error().code == ErrorCode::NotFound) {
        return {}; // nothing there either: the history begins again
    }
    if (!theirs) {
        return tl::unexpected(theirs.error());
    }
    const std::optional<git_oid> ours = oidFromHex(m_last->commit);
    if (!ours || !m_repository->contains(*ours)) {
        return fail(
            ErrorCode::Conflict,
            SyncText::tr("This notebook has lost its repository, and %1 does not hold its last "
                         "publication. Nothing was "
                         "published; clone that repository into a new folder to go on from there.")
                .arg(m_url->shown()));
    }
    ARTEMISIA_TRY(m_repository->moveMain({}, *ours));
    m_tip = ours;
    return {};
}

Result<Person> Publishing::author()
{
    ARTEMISIA_TRY_ASSIGN(const std::optional<Person> person,
                         m_store.notebook().person(m_store.owner()));
    if (!person) {
        return fail(ErrorCode::Usage, SyncText::tr("Say first who you are: a publication carries "
                                                   "its author's name. Nothing was published."));
    }
    return *person;
}

Result<> Publishing::commit()
{
    ARTEMISIA_TRY_ASSIGN(m_revision, m_store.revisions().latest());
    ARTEMISIA_TRY_ASSIGN(m_pending, m_store.publication().pending());
    // A tip the store does not know (its database was set back, say): everything is compared, not
    // only what changed.
    const bool isKnown = m_tip && m_last && toHex(*m_tip) == m_last->commit;
    if (isKnown && m_pending.isEmpty()) {
        return {};
    }
    Log::info(
        "sync", QStringLiteral("Write a publication"),
        {{QStringLiteral("changes"), m_pending.size()}, {QStringLiteral("everything"), !isKnown}});
    if (m_tip) {
        ARTEMISIA_TRY_ASSIGN(m_tipTree, m_repository->treeOfCommit(*m_tip));
    }
    NewObjects objects(*m_repository);
    ARTEMISIA_TRY_ASSIGN(const git_oid tree, makeTree(objects, isKnown));
    if (m_tip && isEqual(tree, *git_tree_id(m_tipTree.get()))) {
        return mark(*m_tip, m_revision); // what changed shows in no file
    }
    m_report.records = m_pending.size();
    return makeCommit(objects, tree);
}

Result<git_oid> Publishing::makeTree(NewObjects &objects, bool isKnown)
{
    std::unique_ptr<RepositoryTree> tip;
    if (m_tip) {
        ARTEMISIA_TRY_ASSIGN(Repository reader, Repository::open(m_store.folder().repository()));
        ARTEMISIA_TRY_ASSIGN(tip, RepositoryTree::ofCommit(std::move(reader), *m_tip));
    }
    PublishedPaths paths(m_store, tip.get(), m_last ? m_last->revision : 0);
    FileCollector files(m_store.attachments(), objects, tip.get(), m_context);
    // Without the last crate everything is described anew, which only takes longer.
    const Result<QByteArray> crate = isKnown ? tip->read(QString(format::kCratePath), kLargestCrate)
                                             : Result<QByteArray>(QByteArray());
    ARTEMISIA_TRY(collect(files, paths, isKnown, crate.value_or(QByteArray())));
    m_report.findings += files.findings();
    return files.tree().write(*m_repository, m_tipTree.get(), objects);
}

Result<> Publishing::collect(FileCollector &files, PublishedPaths &paths, bool isKnown,
                             const QByteArray &crate)
{
    format::NotebookFiles source(m_store);
    const format::FileSink sink = [&files](const format::PublishedFile &file) {
        return files.take(file);
    };
    if (!isKnown) {
        ARTEMISIA_TRY(source.writeAll(sink, m_context));
        return m_tip ? dropMoved(files, paths) : Result<>();
    }
    std::optional<Error> error;
    const auto previousPathOf = [&](const RecordRef &record) {
        const Result<QString> path = paths.pathOf(record);
        if (!path && !error) {
            error = path.error();
        }
        return path.value_or(QString());
    };
    ARTEMISIA_TRY_ASSIGN(const format::FilePlan plan,
                         source.writeChanged(m_pending, previousPathOf, sink, m_context, crate));
    m_report.schemesDrawn = plan.schemesDrawn;
    if (error) {
        return tl::unexpected(*error);
    }
    for (const QString &path : plan.removed) {
        ARTEMISIA_TRY(files.tree().remove(path));
    }
    return {};
}

/// Of a tip that the store does not know: the files of records that the store knows go, to be put
/// again where they belong now. Records it does not know are somebody's work and stay.
Result<> Publishing::dropMoved(FileCollector &files, PublishedPaths &paths)
{
    ARTEMISIA_TRY_ASSIGN(const auto found, paths.all());
    for (auto at = found.begin(); at != found.end(); ++at) {
        ARTEMISIA_TRY_ASSIGN(const QList<store::Revision> revisions,
                             m_store.revisions().of(at.key()));
        if (revisions.isEmpty()) {
            m_report.findings.append({format::Severity::Warning,
                                      at.value(),
                                      {},
                                      SyncText::tr("The repository holds a record that this "
                                                   "notebook does not know. It was left there.")});
            continue;
        }
        const QStringList gone = PublishedPaths::filesOf(at.value());
        for (const QString &path : gone) {
            ARTEMISIA_TRY(files.tree().remove(path));
        }
    }
    return {};
}

Result<> Publishing::makeCommit(NewObjects &objects, const git_oid &tree)
{
    ARTEMISIA_TRY_ASSIGN(const Person person, author());
    const QString message = commitMessage(m_pending, m_options.message);
    const QByteArray bytes = commitBytes(toHex(tree), m_tip ? toHex(*m_tip) : QString(), person,
                                         Timestamp::now().seconds(), message);
    ARTEMISIA_TRY_ASSIGN(const git_oid commit, objects.add(GIT_OBJECT_COMMIT, bytes));
    step("objects made");
    ARTEMISIA_TRY(objects.finish());
    if (m_context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, SyncText::tr("Stopped. Nothing was published."));
    }
    step("objects written");
    ARTEMISIA_TRY(m_store.setSetting(kIntent, toHex(commit) + u' ' + QString::number(m_revision)));
    step("intent written");
    ARTEMISIA_TRY(m_repository->moveMain(m_tip, commit));
    step("branch moved");
    m_tip = commit;
    m_hasCommitted = true;
    m_report.message = message.section(u'\n', 0, 0);
    m_report.outcome = PublishOutcome::Committed;
    ARTEMISIA_TRY(count(tree));
    return mark(commit, m_revision);
}

Result<> Publishing::mark(const git_oid &commit, qint64 revision)
{
    const auto marking = [&]() -> Result<> {
        ARTEMISIA_TRY(m_store.publication().markPublished(toHex(commit), revision));
        return m_store.setSetting(kIntent, QString());
    };
    ARTEMISIA_TRY(m_store.transaction({}, marking));
    step("publication marked");
    ARTEMISIA_TRY_ASSIGN(m_last, m_store.publication().last());
    return {};
}

Result<> Publishing::count(const git_oid &tree)
{
    ARTEMISIA_TRY_ASSIGN(const TreeHandle now, m_repository->tree(tree));
    git_diff *raw = nullptr;
    const int code =
        git_diff_tree_to_tree(&raw, m_repository->get(), m_tipTree.get(), now.get(), nullptr);
    const DiffHandle diff(raw);
    if (code < 0) {
        return gitFailure(
            code, SyncText::tr("The publication could not be compared with the one before."));
    }
    m_report.filesRemoved = qint64(git_diff_num_deltas_of_type(raw, GIT_DELTA_DELETED));
    m_report.filesWritten = qint64(git_diff_num_deltas(raw)) - m_report.filesRemoved;
    return {};
}

Result<> Publishing::send()
{
    if (!m_url || !m_tip) {
        return {};
    }
    if (!m_hasCommitted && m_last && m_last->commit == toHex(*m_tip) &&
        m_last->pushedTo == m_report.url) {
        return {};
    }
    Log::info("sync", QStringLiteral("Push to the remote"));
    ARTEMISIA_TRY_ASSIGN(const PushResult pushed, push(*m_repository, *m_url, *m_tip, m_context));
    const auto marking = [&]() -> Result<> {
        ARTEMISIA_TRY_ASSIGN(const QString own, m_store.publication().remoteUrl());
        ARTEMISIA_TRY(own.isEmpty() ? m_store.publication().setRemoteUrl(m_report.url)
                                    : Result<>());
        return m_store.publication().markPushed(toHex(*m_tip), m_report.url);
    };
    ARTEMISIA_TRY(m_store.transaction({}, marking));
    step("push marked");
    const bool isNew = m_hasCommitted || !pushed.wasUpToDate;
    m_report.outcome = isNew ? PublishOutcome::Pushed : PublishOutcome::NothingToDo;
    return {};
}

Result<PublishReport> Publishing::run()
{
    ARTEMISIA_TRY(prepare());
    ARTEMISIA_TRY(commit());
    m_report.commit = m_tip ? toHex(*m_tip) : QString();
    ARTEMISIA_TRY(send());
    return std::move(m_report);
}

} // namespace

Result<PublishReport> publish(store::Store &store, const PublishOptions &options,
                              const WorkContext &context)
{
    return Publishing(store, options, context).run();
}

} // namespace artemisia::sync
