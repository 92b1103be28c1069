// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_error.h"
#include "core/store/store_private.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>
#include <QRandomGenerator>

#include <sqlite3.h>

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

/// What may stand in a notebook's folder when it is opened: older, newer, damaged, foreign,
/// nothing.
class TestOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createAndOpen();
    void notThere();
    void foreign_data();
    void foreign();
    void truncated();
    void flippedBytes();
    void newer();
    void older();
    void failedStep();
    void noPlaceForTheBackup();
    void database();
    void statements();

private:
    static QString databaseOf(const TemporaryNotebook &notebook)
    {
        return notebook.folder() + QStringLiteral("/notebook.sqlite");
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
            file.write(bytes) != bytes.size()) {
            qFatal("a file cannot be written");
        }
    }
};

void TestOpen::createAndOpen()
{
    TemporaryNotebook notebook;
    QVERIFY(!notebook->isReadOnly());
    QVERIFY(!notebook->openReport().wasNotClosed);
    QCOMPARE(notebook->openReport().migratedFrom, 0);
    QVERIFY(!notebook->owner().isNull());
    const Person second = somePerson(QStringLiteral("XY"));
    VERIFY_OK(notebook->setOwner(second.head.id));
    VERIFY_OK(notebook->setSetting(QStringLiteral("a"), QStringLiteral("b")));
    VERIFY_OK(notebook.reopen());
    QCOMPARE(notebook->owner(), second.head.id);
    QCOMPARE(*notebook->setting(QStringLiteral("a")), QStringLiteral("b"));
    QCOMPARE(*notebook->setting(QStringLiteral("c")), QString());
    VERIFY_FAILS(Store::create(notebook.folder(), someNotebook(), somePerson()), ErrorCode::Usage);
    notebook.close();
    // A closed notebook is one file: no log lies about.
    QVERIFY(QFileInfo(databaseOf(notebook) + QStringLiteral("-wal")).size() == 0);
    QVERIFY(!QFile::exists(notebook.folder() + QStringLiteral("/lock")));
}

void TestOpen::notThere()
{
    const QTemporaryDir place(temporaryTemplate());
    for (const auto mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        VERIFY_FAILS(Store::open(place.filePath(QStringLiteral("nowhere")), mode),
                     ErrorCode::NotFound);
        VERIFY_FAILS(Store::open(place.path(), mode), ErrorCode::NotFound);
    }
    QVERIFY(QDir(place.path()).isEmpty());
}

void TestOpen::foreign_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("This is not a database. ").repeated(100);
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("only the first words")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
    // Somebody else's: the same program, another owner.
    const QTemporaryDir place(temporaryTemplate());
    const QString file = place.filePath(QStringLiteral("other.sqlite"));
    {
        const auto other = Database::open(file, Database::Mode::Create);
        if (!other || !(*other)->runScript("PRAGMA application_id = 7; PRAGMA user_version = 1; "
                                           "CREATE TABLE t (a); INSERT INTO t VALUES (1);")) {
            qFatal("the other database cannot be made");
        }
    }
    QTest::newRow("another program's") << contentOf(file);
}

void TestOpen::foreign()
{
    QFETCH(QByteArray, bytes);
    TemporaryNotebook notebook;
    notebook.close();
    put(databaseOf(notebook), bytes);
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        VERIFY_FAILS(Store::open(notebook.folder(), mode), ErrorCode::Corrupt);
        QCOMPARE(contentOf(databaseOf(notebook)), bytes);
    }
    // Nothing stays locked.
    QVERIFY(!QFile::exists(notebook.folder() + QStringLiteral("/lock")));
}

namespace
{
/// Reads all there is; any answer or error will do, as long as there is one.
void readAll(Store &store)
{
    (void)store.notebook().load();
    (void)store.notebook().people();
    (void)store.compounds().forEach([](const Compound &) { return Result<>(); });
    (void)store.compounds().rows(store.compounds().rowIds({}).value_or(QList<RowId>()));
    (void)store.search().find(QStringLiteral("pyrazole"));
    (void)store.publication().pending();
    for (qint64 number = 1; number <= store.revisions().latest().value_or(0) && number < 100;
         ++number) {
        (void)store.revisions().bodyOf(number);
    }
}

void fill(TemporaryNotebook &notebook, int compounds)
{
    for (int number = 1; number <= compounds; ++number) {
        Compound compound = someCompound(number);
        compound.notes = QStringLiteral("note ").repeated(200);
        if (const auto saved = notebook->compounds().save(compound, notebook.context()); !saved) {
            qFatal("%s", wordsOf(saved.error()).constData());
        }
    }
}
} // namespace

void TestOpen::truncated()
{
    TemporaryNotebook notebook;
    fill(notebook, 30);
    notebook.close();
    const QByteArray whole = contentOf(databaseOf(notebook));
    for (int tenth = 0; tenth < 10; ++tenth) {
        put(databaseOf(notebook), whole.left(whole.size() * tenth / 10 + (tenth % 2) * 100));
        for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto opened = Store::open(notebook.folder(), mode);
            if (!opened) {
                QVERIFY2(opened.error().code == ErrorCode::Corrupt,
                         wordsOf(opened.error()).constData());
                continue;
            }
            int seen = 0;
            const auto read = (*opened)->compounds().forEach([&seen](const Compound &) -> Result<> {
                ++seen;
                return {};
            });
            QVERIFY(!read || seen == 30);
            QVERIFY(read || read.error().code == ErrorCode::Corrupt);
            readAll(**opened);
        }
    }
}

void TestOpen::flippedBytes()
{
    TemporaryNotebook notebook;
    fill(notebook, 10);
    notebook.close();
    const QByteArray whole = contentOf(databaseOf(notebook));
    QRandomGenerator random(42);
    for (int round = 0; round < 300; ++round) {
        QByteArray bad = whole;
        for (int flips = random.bounded(1, 30); flips > 0; --flips) {
            // The first pages hold the schema and most of what can go wrong.
            const int end = round % 3 == 0 ? 8192 * 4 : int(bad.size());
            bad[random.bounded(16, end)] = char(random.bounded(256));
        }
        put(databaseOf(notebook), bad);
        if (const auto opened = Store::open(notebook.folder(), OpenMode::ReadOnly)) {
            readAll(**opened);
        } else {
            QVERIFY(!opened.error().message.isEmpty());
        }
    }
}

void TestOpen::newer()
{
    TemporaryNotebook notebook;
    fill(notebook, 1);
    notebook.close();
    const auto change = [&notebook](const QByteArray &sql) {
        const auto database = Database::open(databaseOf(notebook), Database::Mode::ReadWrite);
        return database ? (*database)->runScript(sql) : Result<>(tl::unexpected(database.error()));
    };
    VERIFY_OK(change("PRAGMA user_version = 99; ALTER TABLE compound ADD COLUMN colour TEXT"));
    VERIFY_FAILS(Store::open(notebook.folder(), OpenMode::ReadWrite), ErrorCode::TooNew);
    const auto reader = Store::open(notebook.folder(), OpenMode::ReadOnly);
    VERIFY_OK(reader);
    QCOMPARE(*(*reader)->compounds().count(), 1);
    VERIFY_OK((*reader)->compounds().findByCode(QStringLiteral("OSM-S-1")));
    VERIFY_OK(change("UPDATE meta SET value = '99' WHERE key = 'minimum_reader'"));
    VERIFY_FAILS(Store::open(notebook.folder(), OpenMode::ReadOnly), ErrorCode::TooNew);
    VERIFY_OK(change("UPDATE meta SET value = 'nonsense'"));
    VERIFY_FAILS(Store::open(notebook.folder(), OpenMode::ReadOnly), ErrorCode::TooNew);
    VERIFY_OK(change("PRAGMA user_version = 0"));
    VERIFY_FAILS(Store::open(notebook.folder(), OpenMode::ReadWrite), ErrorCode::Corrupt);
}

void TestOpen::older()
{
    TemporaryNotebook notebook;
    fill(notebook, 5);
    notebook.close();
    auto steps = migrationSteps();
    VERIFY_OK(steps);
    const int ours = int(steps->size());
    // A step of tomorrow: it makes today's notebook an old one.
    steps->append({ours + 1, "ALTER TABLE compound ADD COLUMN colour TEXT; CREATE TABLE shelf (row "
                             "INTEGER PRIMARY KEY) STRICT;"
                             "UPDATE compound SET colour = 'white';"});
    const NotebookFolder place{notebook.folder()};
    OpenReport report;
    VERIFY_FAILS(openDatabase(place, OpenMode::ReadOnly, *steps, report), ErrorCode::ReadOnly);
    {
        const auto migrated = openDatabase(place, OpenMode::ReadWrite, *steps, report);
        VERIFY_OK(migrated);
        QCOMPARE(report.migratedFrom, ours);
        QCOMPARE(*(*migrated)->number("PRAGMA user_version"), ours + 1);
        QCOMPARE(*(*migrated)->number("SELECT count(*) FROM compound WHERE colour = 'white'"), 5);
    }
    // The backup is the notebook as it was, and opens.
    QVERIFY(report.backup.startsWith(place.backups()));
    const auto backup = Database::open(report.backup, Database::Mode::ReadOnly);
    VERIFY_OK(backup);
    VERIFY_OK((*backup)->check());
    QCOMPARE(*(*backup)->number("PRAGMA user_version"), ours);
    QCOMPARE(*(*backup)->number("SELECT count(*) FROM compound"), 5);
    // Again, nothing is to be done.
    OpenReport second;
    VERIFY_OK(openDatabase(place, OpenMode::ReadWrite, *steps, second));
    QCOMPARE(second.migratedFrom, 0);
    QCOMPARE(second.backup, QString());
}

void TestOpen::failedStep()
{
    TemporaryNotebook notebook;
    fill(notebook, 5);
    notebook.close();
    const auto ours = migrationSteps();
    for (const char *sql :
         {"CREATE TABLE shelf (a) STRICT", "DELETE FROM revision WHERE number > 2",
          "CREATE TABLE a (b INTEGER) STRICT; nonsense"}) {
        QList<MigrationStep> steps = *ours;
        steps.append({int(steps.size()) + 1, "UPDATE compound SET name = 'changed'"});
        steps.append({int(steps.size()) + 1, sql});
        OpenReport report;
        QVERIFY(!openDatabase({notebook.folder()}, OpenMode::ReadWrite, steps, report));
        const auto database = Database::open(databaseOf(notebook), Database::Mode::ReadWrite);
        VERIFY_OK(database);
        // The step before it is done and stays; of the failed one there is nothing.
        QCOMPARE(*(*database)->number("PRAGMA user_version"), ours->size() + 1);
        QCOMPARE(*(*database)->number("SELECT count(*) FROM compound WHERE name = 'changed'"), 5);
        QCOMPARE(
            *(*database)->number("SELECT count(*) FROM sqlite_schema WHERE name IN ('shelf', 'a')"),
            0);
        VERIFY_OK((*database)->check());
        VERIFY_OK(
            (*database)->runScript("PRAGMA user_version = " + QByteArray::number(ours->size())));
    }
    VERIFY_OK(notebook.reopen());
    QCOMPARE(*notebook->compounds().count(), 5);
}

void TestOpen::noPlaceForTheBackup()
{
    TemporaryNotebook notebook;
    fill(notebook, 2);
    notebook.close();
    put(notebook.folder() + QStringLiteral("/backups"), "in the way");
    auto steps = migrationSteps();
    steps->append({int(steps->size()) + 1, "DELETE FROM setting"});
    OpenReport report;
    VERIFY_FAILS(openDatabase({notebook.folder()}, OpenMode::ReadWrite, *steps, report),
                 ErrorCode::Io);
    VERIFY_OK(notebook.reopen());
    QVERIFY(!notebook->owner().isNull());
}

void TestOpen::database()
{
    TemporaryNotebook notebook;
    notebook.close();
    const auto database = Database::open(databaseOf(notebook), Database::Mode::ReadWrite);
    VERIFY_OK(database);
    QCOMPARE(*(*database)->number("PRAGMA foreign_keys"), 1);
    QCOMPARE(*(*database)->text("PRAGMA journal_mode"), QStringLiteral("wal"));
    QCOMPARE(*(*database)->number("PRAGMA synchronous"), 2); // FULL
    QCOMPARE(*(*database)->number("PRAGMA application_id"), kApplicationId);
    QVERIFY(*(*database)->number("PRAGMA busy_timeout") >= 1000);
    // Every table of ours is strict.
    QCOMPARE(*(*database)->number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' "
                                  "AND type = 'table' AND strict = 0 "
                                  "AND name NOT LIKE 'sqlite_%'"),
             0);
    // Nested: what fails inside is undone inside, what is not committed is undone.
    {
        auto outer = Transaction::begin(**database);
        VERIFY_OK(outer);
        VERIFY_OK((*database)->run("INSERT INTO setting VALUES (?, ?)", QStringLiteral("a"),
                                   QStringLiteral("1")));
        {
            auto inner = Transaction::begin(**database);
            VERIFY_OK(inner);
            VERIFY_OK((*database)->run("INSERT INTO setting VALUES (?, ?)", QStringLiteral("b"),
                                       QStringLiteral("2")));
        }
        VERIFY_OK(outer->commit());
    }
    {
        auto undone = Transaction::begin(**database);
        VERIFY_OK(undone);
        VERIFY_OK((*database)->run("DELETE FROM setting"));
    }
    QCOMPARE(*(*database)->text("SELECT group_concat(key) FROM setting WHERE key IN ('a', 'b')"),
             QStringLiteral("a"));
    // A copy goes nowhere where something is.
    VERIFY_FAILS((*database)->copyTo(databaseOf(notebook)), ErrorCode::Io);
    // Another connection that is writing: told after the timeout, nothing changed.
    const auto second = Database::open(databaseOf(notebook), Database::Mode::ReadWrite);
    VERIFY_OK(second);
    VERIFY_OK((*second)->runScript("PRAGMA busy_timeout = 10"));
    const auto writing = Transaction::begin(**database);
    VERIFY_OK(writing);
    VERIFY_FAILS(Transaction::begin(**second), ErrorCode::Locked);
    // What SQLite says when another program is stopped while it opens the same database.
    QCOMPARE(sqliteError(nullptr, SQLITE_PROTOCOL, databaseOf(notebook)).code, ErrorCode::Locked);
}

void TestOpen::statements()
{
    TemporaryNotebook notebook;
    notebook.close();
    const auto opened = Database::open(databaseOf(notebook), Database::Mode::ReadWrite);
    VERIFY_OK(opened);
    Database &database = **opened;
    auto statement =
        database.select("SELECT ?, ?, ?, ?, ?, ?", qint64(-7), 0.5, QStringLiteral("µ\u0000x"),
                        QByteArray("\0\1", 2), QUuid(), nullptr);
    VERIFY_OK(statement);
    QCOMPARE(*statement->step(), true);
    QCOMPARE(statement->int64(0), -7);
    QCOMPARE(statement->real(1), 0.5);
    QCOMPARE(statement->text(2), QStringLiteral("µ\u0000x"));
    QCOMPARE(statement->blob(3), QByteArray("\0\1", 2));
    QVERIFY(statement->uuid(4).isNull());
    QVERIFY(statement->isNull(5));
    // The same text while it is in use is another statement.
    auto twin = database.select("SELECT ?, ?, ?, ?, ?, ?", 1, 2, 3, 4, 5, 6);
    VERIFY_OK(twin);
    QCOMPARE(*twin->step(), true);
    QCOMPARE(statement->int64(0), -7);
    QCOMPARE(*statement->step(), false);
    // Too many values, and SQL that is none: an error, not a crash.
    VERIFY_FAILS(database.run("SELECT ?", 1, 2), ErrorCode::Internal);
    VERIFY_FAILS(database.run("SELEC"), ErrorCode::Internal);
    const QUuid uuid = QUuid::createUuid();
    auto ids = database.select("SELECT ?", uuid);
    QCOMPARE(*ids->step(), true);
    QCOMPARE(ids->uuid(0), uuid);
}

QTEST_GUILESS_MAIN(TestOpen)
#include "test_open.moc"
