// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/message_bar.h"
#include "app/language/translation.h"
#include "core/sync/publisher.h"
#include "tests/app/desktop/shell/window_driver.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/temporary_notebook.h"

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <zip.h>

using namespace artemisia;
using namespace artemisia::app;
using namespace artemisia::testing;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString kMasterList = QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv");
constexpr int kMasterRows = 891;
constexpr int kWithoutStructure = 6; ///< five have none in the list, one cannot be read

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// A workbook of sheets with a name and rows "a,b;c,d" each.
bool writeWorkbook(const QString &path, const QList<QPair<QByteArray, QByteArray>> &sheets)
{
    QList<QPair<QByteArray, QByteArray>> parts;
    QByteArray names;
    QByteArray relations;
    for (int i = 0; i < sheets.size(); ++i) {
        const QByteArray number = QByteArray::number(i + 1);
        names += "<sheet name='" + sheets[i].first + "' r:id='r" + number + "'/>";
        relations +=
            "<Relationship Id='r" + number + "' Target='worksheets/sheet" + number + ".xml'/>";
        QByteArray rows;
        for (const QByteArray &row : sheets[i].second.split(';')) {
            rows += "<row>";
            for (const QByteArray &cell : row.split(',')) {
                rows += "<c t='inlineStr'><is><t>" + cell + "</t></is></c>";
            }
            rows += "</row>";
        }
        parts.append({"xl/worksheets/sheet" + number + ".xml",
                      "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"});
    }
    parts.append(
        {"xl/workbook.xml", "<workbook xmlns:r='r'><sheets>" + names + "</sheets></workbook>"});
    parts.append(
        {"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
    int code = 0;
    zip_t *zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE, &code);
    for (const auto &[name, bytes] : std::as_const(parts)) {
        zip_file_add(zip, name.constData(),
                     zip_source_buffer(zip, bytes.constData(), zip_uint64_t(bytes.size()), 0),
                     ZIP_FL_ENC_UTF_8);
    }
    return zip != nullptr && zip_close(zip) == 0;
}

/// The numbers of a sentence, in their order: "891 rows: 1,204 ..." gives 891, 1204.
QList<int> numbersIn(QString words)
{
    QList<int> numbers;
    static const QRegularExpression number(u"\\d+"_s);
    auto matches = number.globalMatch(words.remove(u','));
    while (matches.hasNext()) {
        numbers.append(matches.next().captured().toInt());
    }
    return numbers;
}

} // namespace

/// Whole jobs as somebody new does them, from the first start to the public repository and back.
class TestWholeJobs : public QObject
{
    Q_OBJECT
private:
    void introduce(const QString &name = u"Kate B. Smith"_s)
    {
        QVERIFY(m_driver->type("personNameLineEdit", name));
    }
    /// Waits until a notebook is open, or until it is said why none is.
    void waitUntilOpen()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->window().session() != nullptr ||
                                     !m_driver->messages().isEmpty(),
                                 kPatienceMs);
        QVERIFY2(m_driver->window().session() != nullptr,
                 qPrintable(m_driver->messages().join(u'\n')));
    }
    void createNotebook(const QString &title)
    {
        introduce();
        QVERIFY(m_driver->click("createNotebookButton"));
        QVERIFY(m_driver->type("notebookTitleLineEdit", title));
        QVERIFY(m_driver->type("createFolderLineEdit", m_driver->path(u"books/mine"_s)));
        m_driver->window().messages().clear();
        QVERIFY(m_driver->click("createButton"));
        waitUntilOpen();
    }
    void chooseTable(const QString &file)
    {
        m_driver->press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_driver->room(), u"importPage"_s);
        QVERIFY(m_driver->click("emptyStateButton"));
        QVERIFY(m_driver->answerFileDialog(file));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isShown("mappingTableView"), kPatienceMs);
    }
    void tryImport()
    {
        QVERIFY(m_driver->click("checkImportButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isShown("importCountsLabel"), kPatienceMs);
    }
    void openPublish(const QString &target)
    {
        m_driver->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_driver->room(), u"publishScreen"_s);
        QTRY_VERIFY(m_driver->isShown("changesTreeView"));
        QVERIFY(m_driver->type("publishTargetLineEdit", target));
        QTRY_VERIFY(m_driver->find("publishButton")->isEnabled()); // the changes are counted
    }
    /// A bare repository that holds a notebook with \a compounds.
    void publishedNotebook(const QString &repository, int compounds)
    {
        GIT({}, u"init"_s, u"--quiet"_s, u"--bare"_s, repository);
        TemporaryNotebook notebook;
        for (int i = 1; i <= compounds; ++i) {
            Compound compound = someCompound(i);
            VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
        }
        sync::PublishOptions options;
        options.url = repository;
        VERIFY_OK(sync::publish(notebook.store(), options));
    }
    qint64 compoundCount()
    {
        const QList<int> numbers = numbersIn(m_driver->words("compoundCountLabel"));
        return numbers.isEmpty() ? -1 : numbers.constFirst();
    }

private Q_SLOTS:
    void initTestCase()
    {
        useReadableLocale();
        installTranslation();
    }
    void init()
    {
        m_driver = std::make_unique<WindowDriver>();
        QVERIFY(m_driver->show());
    }
    void cleanup() { m_driver.reset(); }

    void masterListToPublicRepository()
    {
        createNotebook(u"Open Source Malaria"_s);
        chooseTable(kMasterList);
        if (QTest::currentTestFailed()) {
            return;
        }

        // What the columns were taken for is shown, can be changed by hand, kept and used again.
        const auto *table = m_driver->find<QTableView>("mappingTableView");
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"OSM Number"_s);
        QCOMPARE(m_driver->find<QComboBox>("meaning0ComboBox")->currentText(),
                 u"Code of the compound"_s);
        QCOMPARE(m_driver->find<QComboBox>("meaning6ComboBox")->currentText(), u"Structure"_s);
        const QString guessed = m_driver->find<QComboBox>("meaning9ComboBox")->currentText();
        QVERIFY(guessed != u"Note"_s);
        QVERIFY(m_driver->choose("meaning9ComboBox", u"Note"_s));
        QCOMPARE(table->model()->index(9, 5).data().toString(), u"chosen by you"_s);
        const QString mapping = m_driver->path(u"osm.json"_s);
        QVERIFY(m_driver->click("keepMappingButton"));
        QVERIFY(m_driver->answerFileDialog(mapping));
        QTRY_VERIFY(QFile::exists(mapping));
        QVERIFY(bytesOf(mapping).contains("\"note\""));
        QVERIFY(m_driver->choose("meaning9ComboBox", u"Not imported"_s));
        QVERIFY(m_driver->click("loadMappingButton"));
        QVERIFY(m_driver->answerFileDialog(mapping));
        QTRY_COMPARE(m_driver->find<QComboBox>("meaning9ComboBox")->currentText(), u"Note"_s);
        // A mapping without code and structure is not tried, and it is said why.
        QVERIFY(m_driver->choose("meaning0ComboBox", u"Not imported"_s));
        QVERIFY(m_driver->choose("meaning6ComboBox", u"Not imported"_s));
        QVERIFY(!m_driver->words("mappingProblemLabel").isEmpty());
        QVERIFY(!m_driver->find("checkImportButton")->isEnabled());
        QVERIFY(m_driver->choose("meaning0ComboBox", u"Code of the compound"_s));
        QVERIFY(m_driver->choose("meaning6ComboBox", u"Structure"_s));

        // The trial: every row accounted for, nothing written.
        tryImport();
        const QList<int> tried = numbersIn(m_driver->words("importCountsLabel"));
        QCOMPARE(tried.size(), 4);
        QCOMPARE(tried.at(0), kMasterRows);
        QCOMPARE(tried.at(1) + tried.at(2) + tried.at(3), kMasterRows);
        QVERIFY(tried.at(2) > 0); // a real list has something to remark
        QCOMPARE(m_driver->window().session()->pendingCount(), 2); // the notebook and the person
        QCOMPARE(m_driver->words("importButton"),
                 u"Import %1 rows"_s.arg(tried.at(1) + tried.at(2)));
        QVERIFY(m_driver->choose("reportOutcomeComboBox", u"Rows that stay out"_s));

        // The import: the same numbers.
        QVERIFY(m_driver->click("importButton"));
        QTRY_COMPARE_WITH_TIMEOUT(m_driver->words("importTitleLabel"), u"What was imported"_s,
                                  kPatienceMs);
        QCOMPARE(numbersIn(m_driver->words("importCountsLabel")), tried);
        const QList<int> made = numbersIn(m_driver->words("importMadeLabel"));
        QVERIFY(made.size() >= 4);
        const QString report = m_driver->path(u"report.json"_s);
        QVERIFY(m_driver->click("saveReportButton"));
        QVERIFY(m_driver->answerFileDialog(report));
        QTRY_VERIFY(bytesOf(report).contains(
            "\"not_imported\": %1"_ba.replace("%1", QByteArray::number(tried.at(3)))));
        QVERIFY(m_driver->click("importButton")); // "Done"
        QCOMPARE(m_driver->room(), u"compoundsScreen"_s);
        QTRY_COMPARE_WITH_TIMEOUT(compoundCount(), made.at(0), kPatienceMs);
        QCOMPARE(m_driver->find<QTableView>("compoundTableView")->model()->rowCount(), made.at(0));

        // Out into the open.
        const QString bare = m_driver->path(u"public.git"_s);
        GIT({}, u"init"_s, u"--quiet"_s, u"--bare"_s, bare);
        openPublish(bare);
        QTRY_VERIFY(m_driver->words("publishSummaryLabel").contains(u"none of them public yet"_s));
        QVERIFY(m_driver->click("publishButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isShown("publishOutcomeLabel"), kPatienceMs);
        QVERIFY2(m_driver->words("publishOutcomeLabel").contains(bare),
                 qPrintable(m_driver->words("publishOutcomeLabel")));
        const GitRun tip = git({u"rev-parse"_s, u"main"_s}, bare);
        QCOMPARE(m_driver->words("publishCommitLabel"), QString::fromLatin1(tip.output.trimmed()));
        QTRY_VERIFY(
            m_driver->words("publishingStateButton").startsWith(u"Everything is published"_s));

        // What anybody gets.
        const QString clone = m_driver->path(u"clone"_s);
        GIT({}, u"clone"_s, u"--quiet"_s, bare, clone);
        for (const QString &file :
             {u"README.md"_s, u"notebook.json"_s, u"compounds.csv"_s, u"compounds.sdf"_s,
              u"LICENSE"_s, u"ro-crate-metadata.json"_s}) {
            QVERIFY2(!bytesOf(clone + u'/' + file).isEmpty(), qPrintable(file));
        }
        const GitRun records = git({u"ls-files"_s, u"compounds"_s}, clone);
        QCOMPARE(records.output.count('\n'), made.at(0));
        QCOMPARE(bytesOf(clone + u"/compounds.sdf"_s).count("$$$$"),
                 made.at(0) - kWithoutStructure);
        QVERIFY(bytesOf(clone + u"/README.md"_s).contains("Open Source Malaria"));
    }

    void cloneOfAPublishedNotebook()
    {
        const QString bare = m_driver->path(u"published.git"_s);
        publishedNotebook(bare, 3);
        introduce(u"Alice Williamson"_s);
        QVERIFY(m_driver->click("cloneNotebookButton"));
        QVERIFY(m_driver->type("cloneUrlLineEdit", bare));
        QVERIFY(m_driver->find<QLineEdit>("cloneFolderLineEdit")->text().endsWith(u"/published"_s));
        QVERIFY(m_driver->type("cloneFolderLineEdit", m_driver->path(u"copies/first"_s)));
        QVERIFY(m_driver->click("cloneButton"));
        waitUntilOpen();
        QVERIFY(m_driver->window().session() != nullptr);
        QCOMPARE(m_driver->window().session()->notebook().title, someNotebook().title);
        m_driver->press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_driver->room(), u"compoundsScreen"_s);
        QTRY_COMPARE(compoundCount(), 3);
        // The copy knows where it came from.
        m_driver->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_driver->find<QLineEdit>("publishTargetLineEdit")->text(), bare);
    }

    void cloneOfWhatIsNotThere()
    {
        introduce();
        QVERIFY(m_driver->click("cloneNotebookButton"));
        QVERIFY(m_driver->type("cloneUrlLineEdit", m_driver->path(u"nowhere.git"_s)));
        QVERIFY(m_driver->type("cloneFolderLineEdit", m_driver->path(u"copies/none"_s)));
        QVERIFY(m_driver->click("cloneButton"));
        QTRY_COMPARE_WITH_TIMEOUT(m_driver->messages().size(), 1, kPatienceMs);
        QVERIFY2(m_driver->messages().constFirst().contains(u"nowhere.git"_s),
                 qPrintable(m_driver->messages().constFirst()));
        QVERIFY(!QFile::exists(m_driver->path(u"copies/none"_s)));
        QCOMPARE(m_driver->room(), u"startPage"_s);
        QVERIFY(m_driver->find("cloneButton")->isEnabled()); // and one can try again
        QCOMPARE(m_driver->find<QLineEdit>("personNameLineEdit")->text(), u"Kate B. Smith"_s);
    }

    void publishToABadAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isSeenAtOnce"); // below the field, before anything is tried
        QTest::newRow("a scheme we do not take") << u"ext::sh -c touch% x"_s << true;
        QTest::newRow("nobody there") << u"https://127.0.0.1:1/nothing.git"_s << false;
        QTest::newRow("below a file") << u"a-file/folder.git"_s << false; // in the test's folder
    }
    void publishToABadAddress()
    {
        QFETCH(QString, address);
        QFETCH(bool, isSeenAtOnce);
        if (address.startsWith(u"a-file"_s)) {
            address = m_driver->path(address);
            QVERIFY(writeBytes(m_driver->path(u"a-file"_s), "not a folder"));
        }
        createNotebook(u"Series 4"_s);
        openPublish(address);
        QVERIFY(m_driver->click("publishButton"));
        if (isSeenAtOnce) {
            QVERIFY(!m_driver->find("publishTargetLineEdit")->accessibleDescription().isEmpty());
            QVERIFY(m_driver->find("publishButton")->isEnabled());
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(!m_driver->words("publishMessageBar").isEmpty(), kPatienceMs);
        const QString words = m_driver->words("publishMessageBar");
        QVERIFY2(words.contains(address), qPrintable(words));
        QVERIFY2(words.contains(u"kept"_s), qPrintable(words));
        QVERIFY2(words.contains(u"later"_s) || words.contains(u"again"_s), qPrintable(words));
        QVERIFY(!m_driver->isShown("publishOutcomeLabel"));
        QTRY_VERIFY(m_driver->find("publishButton")->isEnabled());
        QCOMPARE(m_driver->find<QLineEdit>("publishTargetLineEdit")->text(), address);
    }

    void publishToAFolderThatIsNotThere()
    {
        const QString folder = m_driver->path(u"new/public.git"_s);
        createNotebook(u"Series 4"_s);
        openPublish(folder);
        auto *target = m_driver->find<QLineEdit>("publishTargetLineEdit");
        // Said below the field, before anything is made.
        QTRY_VERIFY(target->accessibleDescription().contains(u"will be made"_s));
        QVERIFY(!QFileInfo::exists(folder));
        QVERIFY(m_driver->type("publishTargetLineEdit", m_driver->path(QString())));
        QTRY_VERIFY(!target->accessibleDescription().contains(u"will be made"_s));
        QVERIFY(m_driver->type("publishTargetLineEdit", folder));
        QTRY_VERIFY(target->accessibleDescription().contains(u"will be made"_s));
        QVERIFY(m_driver->click("publishButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isShown("publishOutcomeLabel"), kPatienceMs);
        QVERIFY(QFileInfo::exists(folder));
        QTRY_VERIFY(!target->accessibleDescription().contains(u"will be made"_s));
    }

    void publishWhereOthersWere()
    {
        // Somebody else's history: nothing of it may be lost, and nothing of ours.
        const QString bare = m_driver->path(u"theirs.git"_s);
        publishedNotebook(bare, 1);
        const GitRun before = git({u"rev-parse"_s, u"main"_s}, bare);
        createNotebook(u"Series 4"_s);
        openPublish(bare);
        QVERIFY(m_driver->click("publishButton"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_driver->words("publishMessageBar").isEmpty(), kPatienceMs);
        const QString words = m_driver->words("publishMessageBar");
        QVERIFY2(words.contains(bare), qPrintable(words));               // what happened
        QVERIFY2(words.contains(u"kept"_s), qPrintable(words));          // what was kept
        QVERIFY2(words.contains(u"another"_s), qPrintable(words));       // what to do
        QVERIFY2(!words.contains(u"Take them in"_s), qPrintable(words)); // nobody can, yet
        QCOMPARE(git({u"rev-parse"_s, u"main"_s}, bare).output, before.output);
        // And nobody is told that it is public.
        QTRY_VERIFY(m_driver->words("emptyStateLabel").contains(u"not public yet"_s));
        QTRY_VERIFY(m_driver->words("publishingStateButton").startsWith(u"Not public yet"_s));
        // Elsewhere it works, with everything.
        const QString free = m_driver->path(u"mine.git"_s);
        GIT({}, u"init"_s, u"--quiet"_s, u"--bare"_s, free);
        QVERIFY(m_driver->type("publishTargetLineEdit", free));
        QTRY_VERIFY(m_driver->find("publishButton")->isEnabled());
        QVERIFY(m_driver->click("publishButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isShown("publishOutcomeLabel"), kPatienceMs);
        QVERIFY(m_driver->words("publishMessageBar").isEmpty());
        QCOMPARE(QString::fromLatin1(git({u"rev-parse"_s, u"main"_s}, free).output.trimmed()),
                 m_driver->words("publishCommitLabel"));
        QTRY_VERIFY(
            m_driver->words("publishingStateButton").startsWith(u"Everything is published"_s));
        QTRY_VERIFY(m_driver->find("publishButton")->hasFocus()); // where it was clicked
    }

    void theSheetOfAWorkbookCanBeChosen()
    {
        const QString book = m_driver->path(u"book.xlsx"_s);
        QVERIFY(writeWorkbook(book, {{"Made", "Code,SMILES;A-1,CCO"},
                                     {"Bought", "Number,SMILES;B-7,CCN;B-8,CCCN"},
                                     {"Read me", "about this book"}}));
        createNotebook(u"Series 4"_s);
        chooseTable(book);
        auto *sheets = m_driver->find<QComboBox>("sheetComboBox");
        QVERIFY(sheets);
        QCOMPARE(sheets->count(), 3);
        QCOMPARE(sheets->currentText(), u"Made"_s); // the first that looks like a table
        auto *columns = m_driver->find<QTableView>("mappingTableView");
        QCOMPARE(columns->model()->index(0, 0).data().toString(), u"Code"_s);
        QVERIFY(m_driver->choose("sheetComboBox", u"Bought"_s));
        QTRY_COMPARE(columns->model()->index(0, 0).data().toString(), u"Number"_s);
        QTRY_VERIFY(sheets->hasFocus()); // where it was chosen
        QCOMPARE(sheets->currentText(), u"Bought"_s);
        tryImport();
        QCOMPARE(numbersIn(m_driver->words("importCountsLabel")).constFirst(), 2);
        // A table that is no workbook has none to choose.
        QVERIFY(m_driver->click("backToColumnsButton"));
        QVERIFY(m_driver->isShown("sheetComboBox"));
        const QString table = m_driver->path(u"table.csv"_s);
        QVERIFY(writeBytes(table, "Code,SMILES\nA-0,CCO\n"));
        QVERIFY(m_driver->drop({table}));
        QTRY_VERIFY(!m_driver->isShown("sheetComboBox"));
    }

    void importThatIsCancelled()
    {
        createNotebook(u"Series 4"_s);
        // Shown and tried small; by the time it is imported the table has grown so long that
        // nobody could import it in the second after which Cancel is offered.
        const QString table = m_driver->path(u"table.csv"_s);
        QVERIFY(writeBytes(table, "Code,SMILES\nA-0,CCO\n"));
        chooseTable(table);
        tryImport();
        QByteArray rows = "Code,SMILES\n";
        for (int i = 0; i < 200000; ++i) {
            rows +=
                "A-" + QByteArray::number(i) + ",O=C(c1ccccc1)N" + QByteArray(i % 40, 'C') + "C\n";
        }
        QVERIFY(writeBytes(table, rows));
        QVERIFY(m_driver->click("importButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isShown("cancelJobButton"), kPatienceMs);
        QVERIFY(m_driver->click("cancelJobButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->find("importButton")->isEnabled(), kPatienceMs);
        QCOMPARE(m_driver->words("toastLabel"), u"Stopped; nothing was imported."_s);
        QCOMPARE(m_driver->words("importTitleLabel"), u"What will happen"_s); // and can be again
        QVERIFY(m_driver->click("closeImportButton"));
        QTRY_COMPARE(m_driver->room(), u"compoundsScreen"_s);
        QTRY_VERIFY(m_driver->isShown("emptyStateLabel"));
    }

    void droppedFilesAreImported_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("csv") << u"t.csv"_s << "Code,SMILES\nA-1,CCO\n"_ba << true;
        QTest::newRow("upper case") << u"T.CSV"_s << "Code,SMILES\nA-1,CCO\n"_ba << true;
        QTest::newRow("sdf") << u"t.sdf"_s
                             << bytesOf(QStringLiteral(ARTEMISIA_TEST_DATA
                                                       "/chem/mycetoma-targets.sdf"))
                             << true;
        QTest::newRow("smiles") << u"t.smi"_s << "CCO ethanol\n"_ba << true;
        QTest::newRow("a picture") << u"t.png"_s << "\x89PNG"_ba << false;
    }
    void droppedFilesAreImported()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isTaken);
        const QString file = m_driver->path(name);
        QVERIFY(writeBytes(file, bytes));
        // Without a notebook it is said what to do.
        QCOMPARE(m_driver->drop({file}), isTaken);
        QCOMPARE(m_driver->messages().size(), isTaken ? 1 : 0);
        createNotebook(u"Series 4"_s);
        m_driver->press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_driver->room(), u"batchesScreen"_s);
        QCOMPARE(m_driver->drop({file}), isTaken);
        if (!isTaken) {
            QCOMPARE(m_driver->room(), u"batchesScreen"_s);
            return;
        }
        QCOMPARE(m_driver->room(), u"importPage"_s);
        QTRY_VERIFY(m_driver->isShown("mappingTableView"));
        QVERIFY(m_driver->find<QTableView>("mappingTableView")->model()->rowCount() > 0);
    }

private:
    std::unique_ptr<WindowDriver> m_driver;
};

QTEST_MAIN(TestWholeJobs)
#include "tst_whole_jobs.moc"
