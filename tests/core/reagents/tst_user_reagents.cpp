// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/reagent_table.h"
#include "core/reagents/user_file.h"
#include "core/reagents/user_reagents.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <limits>
#include <memory>

#include <unistd.h>

using namespace artemisia;
using namespace artemisia::reagents;

static const QByteArray oldContents = "name\tsmiles\nold\tCCO\n";
static const QByteArray newContents = "name\tsmiles\nnew\tCCC\n";

class TestUserReagents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void noFileIsNoRows();
    void defaultFileIsInTheDataFolder();
    void addedRowsAreReadAgain();
    void structuresAreCompleted();
    void refused_data();
    void refused();
    void changeKeepsWhatItDoesNotKnow();
    void changeAndRemoveOfWhatIsGone();
    void removeTakesOneLine();
    void removedRowsComeBack();
    void handWrittenRowsHaveSteadyIds();
    void tolerantReading();
    void quotesAndHashes();
    void hostile_data();
    void hostile();
    void otherFilesAreNotOverwritten();
    void randomBytesNeverBreakIt();
    void crashBeforeTheRename();
    void folderThatCannotBeWritten();
    void lockedByAnother();
    void addingFromManyThreads();
    void cancelled();
    void inTheTable();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("data/reagents.tsv"));
    }
    [[nodiscard]] QByteArray contents() const;
    void write(const QByteArray &bytes) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

static Reagent named(const QString &name)
{
    Reagent reagent;
    reagent.name = name;
    return reagent;
}

void TestUserReagents::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QByteArray TestUserReagents::contents() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

void TestUserReagents::write(const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("data"))));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestUserReagents::noFileIsNoRows()
{
    const auto read = UserReagents(path()).read();
    QVERIFY(read);
    QVERIFY(read->rows.isEmpty());
    QVERIFY(read->problems.isEmpty());
    QCOMPARE(contents(), QByteArray("(none)"));
}

void TestUserReagents::defaultFileIsInTheDataFolder()
{
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
    QCOMPARE(UserReagents().file(), m_folder->filePath(QStringLiteral("artemisia/reagents.tsv")));
    qputenv("XDG_DATA_HOME", before);
}

void TestUserReagents::addedRowsAreReadAgain()
{
    Reagent butyllithium = named(QStringLiteral("n-butyllithium"));
    butyllithium.cas = QStringLiteral("109-72-8");
    butyllithium.synonyms = QStringList{QStringLiteral("BuLi"), QStringLiteral("n-BuLi; nBuLi")};
    butyllithium.smiles = QStringLiteral("[Li]CCCC");
    butyllithium.hazards = QStringLiteral("H225; H250; H260\tP222\nP231+P232");
    butyllithium.concentration = QStringLiteral("2.5 M in hexanes");
    butyllithium.supplier = QStringLiteral("Müller & Söhne, Straße 3");
    PropertyValue density;
    density.value = 0.693;
    density.temperature = 25;
    density.phase = Phase::Liquid;
    density.source = QStringLiteral("label [lot; 3]");
    butyllithium.densities = {density};
    const UserReagents mine(path());
    const auto added = mine.add(butyllithium);
    QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    QVERIFY(added->isUsers());
    QCOMPARE(added->synonyms.size(), 3);
    QCOMPARE(added->hazards, QStringLiteral("H225; H250; H260 P222 P231+P232"));
    QCOMPARE(added->densities.at(0).written,
             QStringLiteral("0.693 g/mL at 25 °C liquid [label (lot, 3)]"));
    const auto celite = mine.add(named(QStringLiteral("Celite 545")));
    QVERIFY(celite);
    const auto read = mine.read();
    QVERIFY(read);
    QCOMPARE(read->rows, QList<Reagent>({*added, *celite}));
    QVERIFY(read->problems.isEmpty());
    QVERIFY(contents().endsWith('\n'));
    QCOMPARE(contents().count('\n'), 3);
}

void TestUserReagents::structuresAreCompleted()
{
    Reagent reagent = named(QStringLiteral("spirit"));
    reagent.smiles = QStringLiteral("OCC");
    reagent.cas = QStringLiteral("64175");
    const auto added = UserReagents(path()).add(reagent);
    QVERIFY(added);
    QCOMPARE(added->smiles, QStringLiteral("OCC")); // as typed
    QCOMPARE(added->cas, QStringLiteral("64-17-5"));
    QCOMPARE(added->inchiKey, QStringLiteral("LFQSCWFLJHTTHZ-UHFFFAOYSA-N"));
    QCOMPARE(added->formula, QStringLiteral("C2H6O"));
    Reagent fromInchi = named(QStringLiteral("spirit"));
    fromInchi.inchi = added->inchi;
    const auto second = UserReagents(path()).add(fromInchi);
    QVERIFY(second);
    QCOMPARE(second->smiles, QStringLiteral("CCO"));
    QVERIFY(second->id != added->id);
}

void TestUserReagents::refused_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char *column, const QString &text,
                        ErrorCode code = ErrorCode::Invalid) {
        QTest::addRow("%s %s", column, qPrintable(text.left(20)))
            << QString::fromLatin1(column) << text << int(code);
    };
    row("name", QString());
    row("name", QStringLiteral(" \t"));
    row("name", QString(10001, u'x'), ErrorCode::TooLarge);
    row("cas", QStringLiteral("64-17-6"));
    row("cas", QStringLiteral("ethanol"));
    row("smiles", QStringLiteral("C1CC"));
    row("smiles", QStringLiteral("CCC")); // not the InChIKey's
    row("inchi", QStringLiteral("InChI=1S/CH4/h1H4"));
    row("density", QStringLiteral("-1"));
    row("density", QStringLiteral("nan"));
    row("boiling_point", QStringLiteral("-300"));
}

void TestUserReagents::refused()
{
    QFETCH(QString, column);
    QFETCH(QString, text);
    QFETCH(int, code);
    Reagent reagent = named(QStringLiteral("ethanol"));
    reagent.smiles = QStringLiteral("CCO");
    reagent.inchiKey = QStringLiteral("LFQSCWFLJHTTHZ-UHFFFAOYSA-N");
    const UserReagents mine(path());
    QVERIFY(mine.add(reagent));
    const QByteArray before = contents();
    PropertyValue value;
    value.value = text == u"nan" ? std::numeric_limits<double>::quiet_NaN() : text.toDouble();
    if (column == u"name") {
        reagent.name = text;
    } else if (column == u"cas") {
        reagent.cas = text;
    } else if (column == u"smiles") {
        reagent.smiles = text;
    } else if (column == u"inchi") {
        reagent.inchi = text;
    } else {
        (column == u"density" ? reagent.densities : reagent.boilingPoints) += value;
    }
    const auto added = mine.add(reagent);
    QVERIFY(!added);
    QCOMPARE(int(added.error().code), code);
    QVERIFY(!added.error().message.isEmpty());
    QCOMPARE(contents(), before);
}

void TestUserReagents::changeKeepsWhatItDoesNotKnow()
{
    write("# my shelf\r\n\r\nShelf\tname\tdensity\tsmiles\r\nB 3\tspirit\t0.79; like water\tCCO\r\n"
          "C\tbroken\t\tC1CC\r\n");
    const UserReagents mine(path());
    auto read = mine.read();
    QVERIFY(read);
    QCOMPARE(read->rows.size(), 1);
    QCOMPARE(read->problems.size(), 2);
    Reagent reagent = read->rows.at(0);
    reagent.supplier = QStringLiteral("the still");
    reagent.densities[0].value = 0.8;
    const auto changed = mine.change(reagent);
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().message));
    const QByteArrayList lines = contents().split('\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines.at(0), QByteArray("# my shelf\r"));
    QVERIFY(lines.at(2).startsWith("Shelf\tname\tdensity\tsmiles\tcas\t"));
    QVERIFY(lines.at(2).endsWith("\tsupplier\r"));
    QVERIFY(lines.at(3).startsWith("B 3\tspirit\t0.8 g/mL; like water\tCCO\t"));
    QVERIFY(lines.at(3).endsWith("\tthe still\r"));
    QCOMPARE(lines.at(4), QByteArray("C\tbroken\t\tC1CC\r"));
    read = mine.read();
    QVERIFY(read);
    QCOMPARE(read->rows, QList<Reagent>{*changed});
    QCOMPARE(read->rows.at(0).id, reagent.id);
}

void TestUserReagents::changeAndRemoveOfWhatIsGone()
{
    write(oldContents);
    Reagent reagent = named(QStringLiteral("x"));
    const UserReagents mine(path());
    QCOMPARE(mine.change(reagent).error().code, ErrorCode::NotFound);
    reagent.id = ReagentId::create();
    QCOMPARE(mine.change(reagent).error().code, ErrorCode::NotFound);
    QCOMPARE(mine.remove(reagent.id).error().code, ErrorCode::NotFound);
    QCOMPARE(mine.remove({}).error().code, ErrorCode::NotFound);
    QCOMPARE(contents(), oldContents);
}

void TestUserReagents::removeTakesOneLine()
{
    write("name\n# a\nsame\nsame\nother");
    const UserReagents mine(path());
    auto read = mine.read();
    QVERIFY(read);
    QCOMPARE(read->rows.size(), 3);
    QVERIFY(read->rows.at(0).id != read->rows.at(1).id);
    QVERIFY(mine.remove(read->rows.at(1).id));
    QCOMPARE(contents(), QByteArray("name\n# a\nsame\nother"));
    QVERIFY(mine.add(named(QStringLiteral("last"))));
    read = mine.read();
    QVERIFY(read);
    QStringList names;
    for (const Reagent &reagent : read->rows) {
        names += reagent.name;
    }
    QCOMPARE(names, QStringList(
                        {QStringLiteral("same"), QStringLiteral("other"), QStringLiteral("last")}));
}

void TestUserReagents::removedRowsComeBack()
{
    // What the program does not know of the row, its place and the ends of lines as well.
    const QByteArray before = "# shelf\r\nShelf\tname\tdensity\r\nA\tone\t1; like water\r\n"
                              "B\ttwo\t\r\n\tthree";
    write(before);
    const UserReagents mine(path());
    auto rows = mine.read()->rows;
    QCOMPARE(rows.size(), 3);
    for (const Reagent &row : std::as_const(rows)) {
        const auto removed = mine.remove(row.id);
        QVERIFY(removed);
        QCOMPARE(removed->reagent.name, row.name);
        QVERIFY(contents() != before);
        QVERIFY(mine.restore(*removed));
        QCOMPARE(contents(), before);
    }
    // All that followed is gone as well: it is the last then.
    const auto last = mine.remove(rows.at(2).id);
    QVERIFY(last);
    QVERIFY(mine.remove(rows.at(1).id));
    QVERIFY(mine.restore(*last));
    QCOMPARE(mine.read()->rows.last().id, rows.at(2).id);
    // Another program has changed the columns.
    write("name\tsupplier\nfour\tx\n");
    QVERIFY(mine.restore(*last));
    rows = mine.read()->rows;
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.last().name, QStringLiteral("three"));
    QCOMPARE(rows.last().id, last->reagent.id);
    QVERIFY(rows.last().supplier.isEmpty());
}

void TestUserReagents::handWrittenRowsHaveSteadyIds()
{
    write("name\nfirst\nsecond\n");
    const UserReagents mine(path());
    const auto before = mine.read();
    QVERIFY(before);
    write("name\n# new comment\nfirst\nthird\nsecond\n");
    const auto after = mine.read();
    QVERIFY(after);
    QCOMPARE(after->rows.at(0).id, before->rows.at(0).id);
    QCOMPARE(after->rows.at(2).id, before->rows.at(1).id);
}

void TestUserReagents::tolerantReading()
{
    write("\xEF\xBB\xBF"
          "CAS\tName\tSynonyms\tSMILES\tInChIKey\tBoiling Point\tid\n"
          "64-17-5\tspirit\ta; b;;c\tCCO\t\t78 °C\t\n"                      // 2
          "64-17-6\twrong cas\t\tCCO\t\t\tnot an id\n"                      // 3
          "\t\tno name\tCCO\t\t\n"                                          // 4
          "\tbad structure\t\tC1CC\t\t\n"                                   // 5
          "\twrong key\t\tCCC\tLFQSCWFLJHTTHZ-UHFFFAOYSA-N\n"               // 6
          "\tnot utf-8 \xFF\n"                                              // 7
          "\tshort row\n"                                                   // 8
          "\twide\t\t\t\t\t\tx\n"                                           // 9
          "\tunreadable\t\t\t\thot\t8d1f7a50-6c3b-4b7e-9d39-2f6ad4b3a001\n" // 10
          "\tsame id\t\t\t\t\t8d1f7a50-6c3b-4b7e-9d39-2f6ad4b3a001\n"       // 11
          "\tvery impossible\t\tCN(C)(C)(C)C\t\t\n");                       // 12
    const auto read = UserReagents(path()).read();
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QStringList names;
    QStringList ids;
    for (const Reagent &reagent : read->rows) {
        names += reagent.name;
        ids += reagent.id.toString();
        QVERIFY(reagent.isUsers());
    }
    QCOMPARE(names.join(u','),
             QStringLiteral("spirit,wrong cas,short row,wide,unreadable,same id"));
    QCOMPARE(ids.removeDuplicates(), 0);
    QStringList problems;
    for (const RowProblem &problem : read->problems) {
        problems += QString::number(problem.line) + (problem.isLeftOut ? u'-' : u'+');
        QVERIFY(!problem.message.isEmpty());
    }
    QCOMPARE(problems.join(u','), QStringLiteral("3+,4-,5-,6-,7-,9+,10+,12-"));
    QCOMPARE(read->rows.at(0).synonyms.size(), 3);
    QCOMPARE(read->rows.at(0).boilingPoints.at(0).value, 78.0);
    QCOMPARE(read->rows.at(0).inchiKey, QStringLiteral("LFQSCWFLJHTTHZ-UHFFFAOYSA-N"));
}

void TestUserReagents::quotesAndHashes()
{
    write("name\tsmiles\n\"a \"\"b\"\"\"\tC/C=C\\C\n");
    const UserReagents mine(path());
    auto read = mine.read();
    QVERIFY(read);
    QCOMPARE(read->rows.at(0).name, QStringLiteral("a \"b\""));
    QCOMPARE(read->rows.at(0).smiles, QStringLiteral("C/C=C\\C"));
    for (const QString &name : {QStringLiteral("\"x\" y"), QStringLiteral("# 7"),
                                QStringLiteral("\"z\""), QStringLiteral("\"")}) {
        const auto added = mine.add(named(name));
        QVERIFY(added);
        read = mine.read();
        QVERIFY(read);
        QCOMPARE(read->rows.last(), *added);
        QCOMPARE(added->name, name);
    }
}

void TestUserReagents::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(name) << bytes << int(code);
    };
    row("no header", "64-17-5\tethanol\n", ErrorCode::Invalid);
    row("UTF-16", QByteArray("\xFF\xFEn\0a\0m\0e\0", 10), ErrorCode::Invalid);
    row("zip", QByteArray("PK\x03\x04\x00\x00", 6), ErrorCode::Invalid);
    row("nul", QByteArray(100, '\0'), ErrorCode::Invalid);
    row("a huge line", QByteArray(1000000, 'x'), ErrorCode::Invalid);
    row("too large", QByteArray(UserFile::mostBytes + 1, ' '), ErrorCode::TooLarge);
    row("too many rows", "name\n" + QByteArray("x\n").repeated(UserFile::mostRows + 1),
        ErrorCode::TooLarge);
    row("too many columns", "name" + QByteArray("\tname").repeated(1000000), ErrorCode::TooLarge);
}

void TestUserReagents::hostile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    write(bytes);
    const auto read = UserReagents(path()).read();
    QVERIFY(!read);
    QCOMPARE(int(read.error().code), code);
}

void TestUserReagents::otherFilesAreNotOverwritten()
{
    write("not a table at all\n");
    const UserReagents mine(path());
    QCOMPARE(mine.add(named(QStringLiteral("x"))).error().code, ErrorCode::Invalid);
    QCOMPARE(contents(), QByteArray("not a table at all\n"));
    write("# only a comment\n");
    QVERIFY(mine.add(named(QStringLiteral("x"))));
    QVERIFY(contents().startsWith("# only a comment\ncas\tname\t"));
    QCOMPARE(mine.read()->rows.size(), 1);
}

void TestUserReagents::randomBytesNeverBreakIt()
{
    quint32 state = 12345;
    const QByteArray alphabet =
        QByteArray("\t\t\t\n\n\r\";#[] atCNO1=()°0.\\/-", 29) + char(0) + char(-1);
    for (int round = 0; round < 200; ++round) {
        QByteArray bytes = "name\tsynonyms\tsmiles\tdensity\tcas\tid\n";
        for (int i = 0; i < 400; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes += alphabet.at(int(state >> 16) % int(alphabet.size()));
        }
        const auto file = UserFile::fromBytes(bytes);
        QVERIFY(file);
        QCOMPARE(file->toBytes(), bytes);
        for (UserFile::Row row : file->rows()) {
            UserFile copy = *file;
            row.reagent.name = QStringLiteral("known");
            row.reagent.cas.clear();
            copy.replace(row, row.reagent);
            const auto again = UserFile::fromBytes(copy.toBytes());
            QVERIFY(again);
            const auto rows = again->rows();
            QCOMPARE(rows.size(), file->rows().size());
            const auto found =
                std::find_if(rows.begin(), rows.end(), [&](const UserFile::Row &candidate) {
                    return candidate.line == row.line;
                });
            QVERIFY(found != rows.end());
            QCOMPARE(found->reagent.name, QStringLiteral("known"));
        }
    }
}

void TestUserReagents::crashBeforeTheRename()
{
    write(oldContents);
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--die-before-rename"), path()});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 9); // it did get as far as that
    QCOMPARE(contents(), oldContents);
    QFile half(
        path() +
        QStringLiteral(".AbCdEf")); // file systems without nameless files have such a thing now
    QVERIFY(half.open(QIODevice::WriteOnly));
    QCOMPARE(half.write("name\tsmi"), 8);
    half.close();
    const UserReagents mine(path());
    QCOMPARE(mine.read()->rows.at(0).name, QStringLiteral("old"));
    QVERIFY(mine.add(named(QStringLiteral("more"))));
    QCOMPARE(mine.read()->rows.size(), 2);
    QVERIFY(replaceFile(path(), newContents));
    QCOMPARE(contents(), newContents);
}

void TestUserReagents::folderThatCannotBeWritten()
{
    QFile blocker(m_folder->filePath(QStringLiteral("data")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    blocker.close();
    QCOMPARE(UserReagents(path()).add(named(QStringLiteral("x"))).error().code, ErrorCode::Io);
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("folder/reagents.tsv")));
    const UserReagents folder(m_folder->filePath(QStringLiteral("folder/reagents.tsv")));
    QCOMPARE(folder.read().error().code, ErrorCode::Io);
    QCOMPARE(folder.add(named(QStringLiteral("x"))).error().code, ErrorCode::Io);
    QCOMPARE(replaceFile(folder.file(), newContents).error().code, ErrorCode::Io);
}

void TestUserReagents::lockedByAnother()
{
    write(oldContents);
    QLockFile lock(path() + QStringLiteral(".lock"));
    QVERIFY(lock.lock());
    const UserReagents mine(path(), std::chrono::milliseconds(1));
    QCOMPARE(mine.add(named(QStringLiteral("x"))).error().code, ErrorCode::Locked);
    QCOMPARE(contents(), oldContents);
    QCOMPARE(mine.read()->rows.size(), 1); // reading needs no lock
    lock.unlock();
    QVERIFY(mine.add(named(QStringLiteral("x"))));
}

void TestUserReagents::addingFromManyThreads()
{
    const UserReagents mine(path(), std::chrono::minutes(4));
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([mine, i] {
            for (int k = 0; k < 5; ++k) {
                (void)mine.add(named(QStringLiteral("%1-%2").arg(i).arg(k)));
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads) {
        QVERIFY(thread->wait());
    }
    QCOMPARE(mine.read()->rows.size(), 20);
}

void TestUserReagents::cancelled()
{
    write(oldContents);
    const CancelToken cancel;
    cancel.cancel();
    QCOMPARE(UserReagents(path()).read(cancel).error().code, ErrorCode::Cancelled);
}

void TestUserReagents::inTheTable()
{
    const auto table = ReagentTable::load();
    QVERIFY(table);
    Reagent mine = named(QStringLiteral("Acetone, technical"));
    mine.cas = QStringLiteral("67-64-1");
    mine.synonyms = QStringList{QStringLiteral("acetone")};
    mine.smiles = QStringLiteral("CC(C)=O");
    const UserReagents file(path());
    QVERIFY(file.add(mine));
    const ReagentTable both = table->withUserRows(file.read()->rows);
    const Lookup found = both.lookup(u"Acetone");
    QCOMPARE(found.matches.size(), 2);
    QVERIFY(found.matches.at(0).reagent.isUsers());
    QVERIFY(!found.isAmbiguous());
    QCOMPARE(both.lookup(u"67-64-1").matches.at(0).reagent.name, mine.name);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--die-before-rename") {
        (void)replaceFile(arguments.at(2), newContents, [] { ::_exit(9); });
        return 1;
    }
    TestUserReagents test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_user_reagents.moc"
