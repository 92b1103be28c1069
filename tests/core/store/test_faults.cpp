// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/core/store/fault_vfs.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

/// The disk fails at the nth step of a save, for every n. What was saved before must be there
/// afterwards, the save in question whole or not at all, and the database sound.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }
    void cleanup() { FaultVfs::disarm(); }
    void save_data() { faults(); }
    void save();
    void bulk_data() { faults(); }
    void bulk();
    void creating_data() { faults(); }
    void creating();
    void opening_data() { faults(); }
    void opening();
    void backingUp();

private:
    static void faults()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("full") << int(FaultVfs::Fault::Full);
        QTest::newRow("error") << int(FaultVfs::Fault::Io);
        QTest::newRow("gone") << int(FaultVfs::Fault::Gone);
        QTest::newRow("half a write") << int(FaultVfs::Fault::HalfWrite);
    }
    static Result<> checkSound(const QString &folder)
    {
        ARTEMISIA_TRY_ASSIGN(
            const auto database,
            Database::open(folder + QStringLiteral("/notebook.sqlite"), Database::Mode::ReadOnly));
        ARTEMISIA_TRY_ASSIGN(const auto answer, database->text("PRAGMA integrity_check"));
        if (answer != QStringLiteral("ok")) {
            return fail(ErrorCode::Corrupt, answer.value_or(QString()));
        }
        ARTEMISIA_TRY_ASSIGN(const auto orphans,
                             database->number("SELECT count(*) FROM pragma_foreign_key_check"));
        // Every record has its revision and its search entry.
        ARTEMISIA_TRY_ASSIGN(
            const auto unmatched,
            database->number("SELECT count(*) FROM compound WHERE revision NOT IN (SELECT number "
                             "FROM revision WHERE kind = 3 AND "
                             "record = compound.id AND body IS NOT NULL) OR row NOT IN (SELECT "
                             "target FROM search_entry "
                             "JOIN search ON search.rowid = search_entry.row WHERE kind = 3)"));
        return orphans == 0 && unmatched == 0
                   ? Result<>()
                   : Result<>(
                         fail(ErrorCode::Corrupt, QStringLiteral("records do not hold together")));
    }
};

void TestFaults::save()
{
    QFETCH(int, fault);
    TemporaryNotebook notebook;
    Compound kept = someCompound(1);
    VERIFY_OK(notebook->compounds().save(kept, notebook.context()));
    int failures = 0;
    for (int nth = 1;; ++nth) {
        QVERIFY2(nth < 500, "the save never ends");
        Compound next = kept;
        next.notes = QStringLiteral("text %1 ").arg(nth).repeated(300);
        FaultVfs::arm(FaultVfs::Fault(fault), nth);
        const auto saved = notebook->compounds().save(next, notebook.context());
        const bool hasStruck = FaultVfs::hasStruck();
        // Part of the time the program goes on, part of the time it ends while the disk is still
        // broken.
        if (nth % 2 == 0) {
            FaultVfs::disarm();
        }
        const auto seen = notebook->compounds().find(kept.head.id);
        QVERIFY(!seen || **seen == (saved ? next : kept) || **seen == kept || **seen == next);
        if (saved) {
            VERIFY_OK(seen);
            QCOMPARE(**seen, next);
        } else {
            ++failures;
            QVERIFY2(saved.error().code == ErrorCode::Io, wordsOf(saved.error()).constData());
        }
        notebook.close();
        FaultVfs::disarm();
        VERIFY_OK(checkSound(notebook.folder()));
        VERIFY_OK(notebook.reopen());
        const auto found = notebook->compounds().find(kept.head.id);
        VERIFY_OK(found);
        QVERIFY(saved ? **found == next : **found == next || **found == kept);
        kept = **found;
        if (!hasStruck) {
            break;
        }
    }
    QVERIFY(failures >= 2);
}

void TestFaults::bulk()
{
    QFETCH(int, fault);
    TemporaryNotebook notebook;
    int before = 0;
    int number = 0;
    bool hasStruck = true;
    // Over a hundred steps and more each time round, so that the file itself grows and is written
    // to as well.
    for (int nth = 1; hasStruck; nth += nth / 6 + 1) {
        QVERIFY2(nth < 100'000, "the work never ends");
        FaultVfs::arm(FaultVfs::Fault(fault), nth);
        const auto done =
            notebook->transaction(QStringLiteral("Import of list.csv"), [&]() -> Result<> {
                for (int i = 0; i < 150; ++i) {
                    Compound compound = someCompound(++number);
                    compound.notes = QString(4000, u'n');
                    ARTEMISIA_TRY(notebook->compounds().save(compound, notebook.context()));
                }
                return {};
            });
        hasStruck = FaultVfs::hasStruck();
        FaultVfs::disarm();
        const int now = int(notebook->compounds().count().value_or(-1));
        QVERIFY(done ? now == before + 150 : now == before || now == before + 150 || now == -1);
        notebook.close();
        VERIFY_OK(checkSound(notebook.folder()));
        VERIFY_OK(notebook.reopen());
        const int after = int(*notebook->compounds().count());
        QVERIFY2(done ? after == before + 150 : after == before || after == before + 150,
                 qPrintable(QString::number(after)));
        before = after;
    }
}

void TestFaults::creating()
{
    QFETCH(int, fault);
    bool hasStruck = true;
    int failures = 0;
    for (int nth = 1; hasStruck; nth += nth / 8 + 1) {
        const QTemporaryDir place(temporaryTemplate());
        const QString folder = place.filePath(QStringLiteral("notebook"));
        FaultVfs::arm(FaultVfs::Fault(fault), nth);
        auto made = Store::create(folder, someNotebook(), somePerson());
        hasStruck = FaultVfs::hasStruck();
        const bool isMade = made.has_value();
        made = tl::unexpected(Error());
        FaultVfs::disarm();
        if (!isMade) {
            ++failures;
            // Either nothing is there and it can be made again, or it is there whole.
            auto again = Store::create(folder, someNotebook(), somePerson());
            again = again ? std::move(again) : Store::open(folder, OpenMode::ReadWrite);
            VERIFY_OK(again);
            VERIFY_OK((*again)->notebook().load());
        } else {
            const auto opened = Store::open(folder, OpenMode::ReadWrite);
            VERIFY_OK(opened);
            QCOMPARE((*opened)->notebook().load()->title, someNotebook().title);
        }
    }
    QVERIFY(failures > 0);
}

void TestFaults::opening()
{
    QFETCH(int, fault);
    TemporaryNotebook notebook;
    Compound compound = someCompound(1);
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    bool hasStruck = true;
    for (int nth = 1; hasStruck; ++nth) {
        QVERIFY(nth < 500);
        notebook.close();
        FaultVfs::arm(FaultVfs::Fault(fault), nth);
        const auto opened = notebook.reopen();
        if (opened) {
            notebook.close();
        } else {
            QVERIFY2(opened.error().code == ErrorCode::Io, wordsOf(opened.error()).constData());
        }
        hasStruck = FaultVfs::hasStruck();
        FaultVfs::disarm();
        VERIFY_OK(checkSound(notebook.folder()));
        VERIFY_OK(notebook.reopen());
        QCOMPARE(**notebook->compounds().find(compound.head.id), compound);
    }
}

void TestFaults::backingUp()
{
    TemporaryNotebook notebook;
    for (int number = 0; number < 20; ++number) {
        Compound compound = someCompound(number);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    }
    const QString file = notebook.path(QStringLiteral("backup.zip"));
    VERIFY_OK(notebook->backup(file));
    QFile first(file);
    QVERIFY(first.open(QIODevice::ReadOnly));
    const QByteArray bytes = first.readAll();
    FaultVfs::arm(FaultVfs::Fault::Full, 3);
    VERIFY_FAILS(notebook->backup(file), ErrorCode::Io);
    FaultVfs::disarm();
    // The backup from before is as it was, and nothing half-made lies beside it.
    first.seek(0);
    QCOMPARE(first.readAll(), bytes);
    QCOMPARE(QDir(notebook.path({})).entryList(QDir::Files),
             QStringList{QStringLiteral("backup.zip")});
}

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
