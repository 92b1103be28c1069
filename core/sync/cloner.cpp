// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"

#include "core/base/log.h"
#include "core/format/record_intake.h"
#include "core/sync/remote.h"
#include "core/sync/repository_tree.h"
#include "core/sync/step.h"
#include "core/sync/sync_text.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

#include <csignal>
#include <unistd.h>

namespace artemisia::sync
{

namespace
{

/// One clone. Everything is made in a folder beside the one wanted, which is renamed at the end.
class Cloning
{
public:
    Cloning(const RemoteUrl &url, const QString &folder, const std::optional<Person> &person,
            const WorkContext &context)
        : m_url(url)
        , m_folder(QDir::cleanPath(QDir::current().absoluteFilePath(folder)))
        , m_person(person)
        , m_context(context)
    {
    }
    ~Cloning()
    {
        if (!m_work.isEmpty()) {
            QDir(m_work).removeRecursively();
        }
    }
    Cloning(const Cloning &) = delete;
    Cloning &operator=(const Cloning &) = delete;
    [[nodiscard]] Result<CloneReport> run();

private:
    [[nodiscard]] Result<> makeWorkFolder();
    void removeAbandoned() const;
    [[nodiscard]] Result<> receive();
    [[nodiscard]] Result<> takeIn(store::Store &store);
    [[nodiscard]] Result<> takeRecords(store::Store &store);
    [[nodiscard]] Result<> takeOwner(store::Store &store);
    [[nodiscard]] Result<> moveIntoPlace();
    [[nodiscard]] QString notebook() const { return m_work + QStringLiteral("/notebook"); }
    [[nodiscard]] QString repository() const { return m_work + QStringLiteral("/repository.git"); }

    const RemoteUrl &m_url;
    const QString m_folder;
    const std::optional<Person> &m_person;
    const WorkContext &m_context;
    QString m_work; ///< goes when this does
    git_oid m_commit{};
    std::unique_ptr<RepositoryTree> m_tree;
    CloneReport m_report;
};

Result<> Cloning::makeWorkFolder()
{
    const QFileInfo wanted(m_folder);
    const bool isEmptyFolder =
        wanted.isDir() && QDir(m_folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System |
                                                 QDir::NoDotAndDotDot);
    if ((wanted.exists() || wanted.isSymLink()) && !isEmptyFolder) {
        return fail(ErrorCode::Usage, SyncText::tr("%1 is not empty. Choose a new or an empty "
                                                   "folder for the notebook; nothing was changed.")
                                          .arg(m_folder));
    }
    removeAbandoned();
    const QString work =
        QStringLiteral("%1/.%2.cloning-%3").arg(wanted.path(), wanted.fileName()).arg(getpid());
    if (!QDir().mkpath(wanted.path()) || !QDir().mkdir(work)) {
        return fail(
            ErrorCode::Io,
            SyncText::tr("No folder could be made in %1. Nothing was changed.").arg(wanted.path()));
    }
    m_work = work;
    return {};
}

/// What clones into the same folder left behind when they were killed.
void Cloning::removeAbandoned() const
{
    const QFileInfo wanted(m_folder);
    const QString prefix = QStringLiteral(".%1.cloning-").arg(wanted.fileName());
    const QStringList names =
        QDir(wanted.path()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isNumber = false;
        const int process = name.startsWith(prefix) ? name.mid(prefix.size()).toInt(&isNumber) : 0;
        if (isNumber && process > 0 &&
            (process == getpid() || (kill(process, 0) != 0 && errno == ESRCH))) {
            QDir(wanted.path() + u'/' + name).removeRecursively();
        }
    }
}

Result<> Cloning::receive()
{
    ARTEMISIA_TRY_ASSIGN(Repository repository, Repository::openOwn(this->repository()));
    ARTEMISIA_TRY_ASSIGN(m_commit, fetch(repository, m_url, m_context));
    ARTEMISIA_TRY(repository.moveMain({}, m_commit));
    return {};
}

Result<> Cloning::takeRecords(store::Store &store)
{
    const store::SaveContext context{{}, SyncText::tr("Taken from %1").arg(m_url.shown()), true};
    format::RecordIntake intake(store, context);
    intake.setAfterSave([&store](const RecordRef &record) {
        return store.publication().markRecordPublished(record);
    });
    ARTEMISIA_TRY_ASSIGN(const format::ReadReport read,
                         format::readNotebook(*m_tree, intake.sink(), m_context));
    m_report.records = read.records;
    m_report.findings += read.findings + intake.findings();
    ARTEMISIA_TRY_ASSIGN(const qint64 revision, store.revisions().latest());
    ARTEMISIA_TRY(store.publication().markPublished(toHex(m_commit), revision));
    ARTEMISIA_TRY(store.publication().markPushed(toHex(m_commit), m_url.shown()));
    return store.publication().setRemoteUrl(m_url.shown());
}

bool isSame(const Person &known, const Person &given)
{
    if (!given.orcid.isEmpty() && !known.orcid.isEmpty()) {
        return known.orcid == given.orcid;
    }
    return known.initials == given.initials &&
           known.name.simplified().compare(given.name.simplified(), Qt::CaseInsensitive) == 0;
}

/// A mark that no copy the person knows of has: two letters by chance, without those that look like
/// digits or each other.
QString freshMark(const QStringList &taken)
{
    const QString letters = QStringLiteral("abcdefghjkmnpqrstuvwxyz");
    for (int length = 2;; ++length) {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            QString mark;
            for (int i = 0; i < length; ++i) {
                mark += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
            }
            if (!taken.contains(mark)) {
                return mark;
            }
        }
    }
}

Result<> Cloning::takeOwner(store::Store &store)
{
    if (!m_person) {
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const QList<Person> people, store.notebook().people());
    const auto known = std::find_if(people.begin(), people.end(), [this](const Person &person) {
        return isSame(person, *m_person);
    });
    Person person = known != people.end() ? *known : *m_person;
    if (known != people.end()) {
        const QString mark = freshMark(person.copies);
        person.copies.append(mark);
        ARTEMISIA_TRY(store.setSetting(QStringLiteral("copyMark"), mark));
    }
    const bool isIdTaken =
        known == people.end() &&
        std::any_of(people.begin(), people.end(),
                    [&person](const Person &other) { return other.head.id == person.head.id; });
    person.head.id = person.head.id.isNull() || isIdTaken ? PersonId::create() : person.head.id;
    ARTEMISIA_TRY(store.notebook().savePerson(
        person, {person.head.id, SyncText::tr("Began a copy of the notebook"), false}));
    return store.setOwner(person.head.id);
}

Result<> Cloning::takeIn(store::Store &store)
{
    return store.transaction({}, [&]() -> Result<> {
        ARTEMISIA_TRY(takeRecords(store));
        return takeOwner(store);
    });
}

Result<> Cloning::moveIntoPlace()
{
    if (m_context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, SyncText::tr("Stopped. Nothing was changed."));
    }
    const QString place = store::NotebookFolder{notebook()}.repository();
    if (QDir(m_folder).exists()) {
        QDir().rmdir(m_folder); // empty, as we have seen; if it is not any more, renaming fails
    }
    if (!QDir().rename(repository(), place) || !QDir().rename(notebook(), m_folder)) {
        return fail(ErrorCode::Io,
                    SyncText::tr("The notebook could not be moved to %1. Nothing was changed.")
                        .arg(m_folder));
    }
    return {};
}

Result<CloneReport> Cloning::run()
{
    Log::info("sync", QStringLiteral("Clone a notebook"));
    ARTEMISIA_TRY(makeWorkFolder());
    ARTEMISIA_TRY(receive());
    ARTEMISIA_TRY_ASSIGN(Repository repository, Repository::open(this->repository()));
    ARTEMISIA_TRY_ASSIGN(m_tree, RepositoryTree::ofCommit(std::move(repository), m_commit));
    ARTEMISIA_TRY_ASSIGN(const NotebookWithPeople record, format::readNotebookRecord(*m_tree));
    {
        // Made without an owner: everybody in it comes out of the repository.
        ARTEMISIA_TRY_ASSIGN(const std::unique_ptr<store::Store> store,
                             store::Store::create(notebook(), record.notebook, Person()));
        step("store made");
        ARTEMISIA_TRY(takeIn(*store));
        step("records taken in");
    }
    m_tree.reset();
    ARTEMISIA_TRY(moveIntoPlace());
    m_report.commit = toHex(m_commit);
    return std::move(m_report);
}

} // namespace

Result<CloneReport> clone(const QString &url, const QString &folder,
                          const std::optional<Person> &person, const WorkContext &context)
{
    ARTEMISIA_TRY_ASSIGN(const RemoteUrl parsed, parseRemoteUrl(url));
    if (folder.trimmed().isEmpty()) {
        return fail(ErrorCode::Usage, SyncText::tr("Say into which folder the notebook is to go."));
    }
    return Cloning(parsed, folder, person, context).run();
}

} // namespace artemisia::sync
