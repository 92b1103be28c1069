// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/base/log.h"
#include "core/store/file_sync.h"
#include "core/store/store_private.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace artemisia::store
{

namespace
{
/// What an earlier, cut off create() may have left in an otherwise empty folder.
bool isEmptyEnough(const QString &folder, const NotebookFolder &place)
{
    const QStringList ours{QFileInfo(place.lock()).fileName(),
                           QFileInfo(place.database()).fileName() + QStringLiteral(".new"),
                           QFileInfo(place.database()).fileName() + QStringLiteral(".new-journal")};
    const QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden |
                                                     QDir::System | QDir::NoDotAndDotDot);
    return std::all_of(names.cbegin(), names.cend(),
                       [&ours](const QString &name) { return ours.contains(name); });
}

/// The database under another name, so that a half-made one is never taken for a notebook.
Result<> makeDatabase(const QString &file, Notebook notebook, Person owner)
{
    QFile::remove(file);
    QFile::remove(file + QStringLiteral("-journal"));
    ARTEMISIA_TRY_ASSIGN(const auto steps, migrationSteps());
    ARTEMISIA_TRY_ASSIGN(const auto database, Database::open(file, Database::Mode::Create));
    ARTEMISIA_TRY(migrate(*database, 0, steps, {}));
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(*database));
    NotebookRepository repository(*database);
    const QString what = QCoreApplication::translate("store", "Made the notebook");
    if (owner.name.isEmpty() && owner.initials.isEmpty()) {
        ARTEMISIA_TRY(repository.save(notebook, {{}, what, false}));
        return transaction.commit();
    }
    ARTEMISIA_TRY(repository.savePerson(owner, {owner.head.id, what, false}));
    ARTEMISIA_TRY(repository.save(notebook, {owner.head.id, what, false}));
    ARTEMISIA_TRY(database->run("INSERT INTO setting (key, value) VALUES ('owner', ?)",
                                owner.head.id.toString()));
    return transaction.commit();
}

/// Learns how the last program ended, and says that this one has begun.
Result<> beginSession(Database &database, OpenReport &report)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    {
        ARTEMISIA_TRY_ASSIGN(Statement session,
                             database.prepare("SELECT is_open, unfinished FROM session"));
        ARTEMISIA_TRY_ASSIGN(const bool isRow, session.step());
        report.wasNotClosed = isRow && session.integer(0) != 0;
        report.unfinishedWork = isRow ? session.text(1) : QString();
    }
    ARTEMISIA_TRY_ASSIGN(const auto drafts, database.number("SELECT count(*) FROM draft"));
    report.recoveredDrafts = int(drafts.value_or(0));
    ARTEMISIA_TRY(database.run(
        "INSERT OR REPLACE INTO session (row, is_open, unfinished) VALUES (1, 1, '')"));
    return transaction.commit();
}

void endSession(Database &database)
{
    auto transaction = Transaction::begin(database);
    if (transaction && database.run("UPDATE session SET is_open = 0, unfinished = ''")) {
        if (const auto committed = transaction->commit(); !committed) {
            Log::failure("store", committed.error());
        }
    }
    // Left undone while somebody reads; the next writer does it.
    (void)database.checkpoint();
}
/// What the copying of attachments left when the program was killed.
void removeLeftovers(const NotebookFolder &place)
{
    const QDir files(place.files());
    const QStringList names =
        files.entryList({QStringLiteral(".incoming-*")}, QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        QFile::remove(files.filePath(name));
    }
}
} // namespace

Result<std::unique_ptr<Database>> openDatabase(const NotebookFolder &place, OpenMode mode,
                                               const QList<MigrationStep> &steps,
                                               OpenReport &report)
{
    const bool isWriter = mode == OpenMode::ReadWrite;
    ARTEMISIA_TRY_ASSIGN(auto database,
                         Database::open(place.database(), isWriter ? Database::Mode::ReadWrite
                                                                   : Database::Mode::ReadOnly));
    ARTEMISIA_TRY_ASSIGN(const int version, schemaVersion(*database, int(steps.size()), isWriter));
    if (version >= steps.size()) {
        return database;
    }
    if (!isWriter) {
        return fail(ErrorCode::ReadOnly,
                    QCoreApplication::translate(
                        "store",
                        "This notebook was written by an older version of Artemisia and must "
                        "be opened for writing once before it can be read."));
    }
    ARTEMISIA_TRY_ASSIGN(report.backup, migrate(*database, version, steps, place.backups()));
    report.migratedFrom = version;
    return database;
}

Store::Store() = default;

Result<std::unique_ptr<Store>> Store::create(const QString &folder, const Notebook &notebook,
                                             const Person &owner)
{
    const NotebookFolder place{QDir::cleanPath(QDir().absoluteFilePath(folder))};
    const bool wasThere = QFileInfo::exists(place.path);
    if (wasThere && (!QFileInfo(place.path).isDir() || !isEmptyEnough(place.path, place))) {
        return fail(ErrorCode::Usage,
                    QCoreApplication::translate(
                        "store",
                        "%1 is not empty. Choose a new or an empty folder for the notebook; "
                        "nothing was changed.")
                        .arg(QDir::toNativeSeparators(place.path)));
    }
    if (!QDir().mkpath(place.path)) {
        return fail(ErrorCode::Io,
                    QCoreApplication::translate(
                        "store", "The folder %1 could not be made. Nothing was changed.")
                        .arg(QDir::toNativeSeparators(place.path)));
    }
    Log::info("store", QStringLiteral("Make a notebook"));
    Person first = owner;
    first.head.id = first.head.id.isNull() ? PersonId::create() : first.head.id;
    const QString unfinished = place.database() + QStringLiteral(".new");
    const auto made = [&]() -> Result<> {
        ARTEMISIA_TRY_ASSIGN(const auto lock, NotebookLock::take(place.lock()));
        ARTEMISIA_TRY(makeDatabase(unfinished, notebook, first));
        return renameOver(unfinished, place.database());
    }();
    if (!made) {
        QFile::remove(unfinished);
        QFile::remove(unfinished + QStringLiteral("-journal"));
        if (!wasThere) {
            QDir().rmdir(place.path);
        }
        return tl::unexpected(made.error());
    }
    return open(place.path, OpenMode::ReadWrite);
}

Result<std::unique_ptr<Store>> Store::open(const QString &folder, OpenMode mode)
{
    const NotebookFolder place{QDir::cleanPath(QDir().absoluteFilePath(folder))};
    if (!QFileInfo(place.database()).isFile()) {
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("store", "There is no notebook in %1.")
                        .arg(QDir::toNativeSeparators(place.path)));
    }
    Log::info("store", QStringLiteral("Open the notebook"),
              {{QStringLiteral("writing"), mode == OpenMode::ReadWrite}});
    std::unique_ptr<NotebookLock> lock;
    if (mode == OpenMode::ReadWrite) {
        ARTEMISIA_TRY_ASSIGN(lock, NotebookLock::take(place.lock()));
    } else {
        ARTEMISIA_TRY(NotebookLock::checkReadable(place.lock()));
    }
    OpenReport report;
    ARTEMISIA_TRY_ASSIGN(const auto steps, migrationSteps());
    ARTEMISIA_TRY_ASSIGN(auto database, openDatabase(place, mode, steps, report));
    if (mode == OpenMode::ReadWrite) {
        ARTEMISIA_TRY(beginSession(*database, report));
        removeLeftovers(place);
    }
    ARTEMISIA_TRY_ASSIGN(const auto owner,
                         database->text("SELECT value FROM setting WHERE key = 'owner'"));
    std::unique_ptr<Store> store(new Store);
    store->m_private = std::make_unique<Private>(place, std::move(lock), std::move(database));
    store->m_private->report = report;
    store->m_private->owner = PersonId::fromString(owner.value_or(QString()));
    return store;
}

Store::~Store()
{
    if (m_private != nullptr && m_private->lock != nullptr) {
        endSession(*m_private->database);
    }
}

const NotebookFolder &Store::folder() const
{
    return m_private->folder;
}
bool Store::isReadOnly() const
{
    return m_private->lock == nullptr;
}
const OpenReport &Store::openReport() const
{
    return m_private->report;
}
PersonId Store::owner() const
{
    return m_private->owner;
}
NotebookRepository &Store::notebook()
{
    return m_private->notebook;
}
ExperimentRepository &Store::experiments()
{
    return m_private->experiments;
}
CompoundRepository &Store::compounds()
{
    return m_private->compounds;
}
BatchRepository &Store::batches()
{
    return m_private->batches;
}
AssayRepository &Store::assays()
{
    return m_private->assays;
}
RevisionRepository &Store::revisions()
{
    return m_private->revisions;
}
SearchRepository &Store::search()
{
    return m_private->search;
}
PublicationRepository &Store::publication()
{
    return m_private->publication;
}
AttachmentStore &Store::attachments()
{
    return m_private->attachments;
}

Result<> Store::setOwner(const PersonId &person)
{
    ARTEMISIA_TRY(setSetting(QStringLiteral("owner"), person.toString()));
    m_private->owner = person;
    return {};
}

Result<QString> Store::setting(const QString &key)
{
    ARTEMISIA_TRY_ASSIGN(const auto value,
                         m_private->database->text("SELECT value FROM setting WHERE key = ?", key));
    return value.value_or(QString());
}

Result<> Store::setSetting(const QString &key, const QString &value)
{
    Database &database = *m_private->database;
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    ARTEMISIA_TRY(
        database.run("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", key, value));
    return transaction.commit();
}

namespace
{
// Written and committed before the work and cleared with it: after a kill it says what was cut off.
Result<> setUnfinished(Database &database, const QString &name)
{
    return database.run("UPDATE session SET unfinished = ?", name);
}
} // namespace

Result<> Store::transaction(const QString &name, const std::function<Result<>()> &work)
{
    Database &database = *m_private->database;
    const bool isOutermost = m_private->depth == 0;
    const bool isNamed = isOutermost && !name.isEmpty() && !isReadOnly();
    if (isNamed) {
        ARTEMISIA_TRY(setUnfinished(database, name));
    }
    ++m_private->depth;
    auto done = [&]() -> Result<> {
        ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
        ARTEMISIA_TRY(work());
        if (isNamed) {
            ARTEMISIA_TRY(setUnfinished(database, {}));
        }
        return transaction.commit();
    }();
    --m_private->depth;
    if (!done && isNamed) {
        // Should this fail too, the next opening tells of work of which nothing is there: still
        // true.
        (void)setUnfinished(database, {});
    }
    return done;
}

} // namespace artemisia::store
