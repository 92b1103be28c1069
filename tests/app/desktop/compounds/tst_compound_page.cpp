// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a compound under the hands: typed, saved by itself, taken back; its structure from
// text and from files; what stands beside it.
#include "tests/app/desktop/room_fixture.h"
#include "tests/support/full_disk.h"

#include "app/desktop/compounds/compound_model.h"
#include "app/desktop/compounds/compound_page.h"
#include "app/desktop/compounds/compound_result_model.h"
#include "app/desktop/compounds/compound_screen.h"
#include "app/desktop/sketcher/drawing_field.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/widgets/page_scroll.h"
#include "core/compounds/registrar.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

using Fixture = RoomFixture<CompoundScreen>;
using Getter = QString (*)(const Compound &);

Compound aspirin()
{
    Compound compound;
    compound.head.id = CompoundId::create();
    compound.code = u"T-1"_s;
    const auto molecule = chem::Molecule::fromSmiles("CC(=O)Oc1ccccc1C(=O)O");
    if (!molecule || !compounds::setStructure(compound, *molecule)) {
        qFatal("no aspirin");
    }
    return compound;
}

/// A notebook with two compounds, the page of the first one open.
struct Opened : Fixture {
    Compound first = aspirin();
    Compound second = testing::someCompound(2);

    bool start()
    {
        second.code = u"T-2"_s;
        return store().compounds().save(first, notebook.context()) &&
               store().compounds().save(second, notebook.context()) && open() && choose(0);
    }
    bool choose(int row)
    {
        auto *table = find<QTableView>("compoundTableView");
        const auto code = [&] {
            return table->model()->index(row, CompoundModel::Code).data().toString();
        };
        if (!QTest::qWaitFor(
                [&] { return table->model()->rowCount() > row && !code().isEmpty(); })) {
            return false;
        }
        const QRect cell = table->visualRect(table->model()->index(row, CompoundModel::Code));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        return QTest::qWaitFor([&] { return find<QLineEdit>("codeLineEdit")->text() == code(); });
    }
    [[nodiscard]] Compound stored(const CompoundId &id) const
    {
        return recordOf(disk()->compounds(), id);
    }
    [[nodiscard]] Compound stored() const { return stored(first.head.id); }
    /// What is said below the field of the structure.
    [[nodiscard]] QString structureRemark() const
    {
        return find<QLineEdit>("structureLineEdit")->accessibleDescription();
    }
};

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestCompoundPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldsAreSavedAndUndone_data();
    void fieldsAreSavedAndUndone();
    void namesAndTagsAreSavedAndUndone();
    void typingWithoutAPauseIsSaved();
    void aStructureIsTyped();
    void aStructureIsDropped_data();
    void aStructureIsDropped();
    void aStructureIsDrawn();
    void theEditorFitsThePage();
    void anImpossibleStructureIsKept();
    void leavingAtOnceKeepsTheDrawing();
    void whatIsNoStructureIsSaid_data();
    void whatIsNoStructureIsSaid();
    void identifiersAreCopied();
    void propertiesAppear();
    void batchesAndResultsStandBesideIt();
    void aFailedWriteSurvivesAnotherCompound();
    void changesFromElsewhere();
    void readOnly();
    void longWordsStayInThePage();
    void sortingByAColumnWithoutOrderKeepsTheArrow();
};

void TestCompoundPage::fieldsAreSavedAndUndone_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<Getter>("get");
    QTest::newRow("code") << QByteArray("codeLineEdit")
                          << Getter([](const Compound &c) { return c.code; });
    QTest::newRow("name") << QByteArray("nameLineEdit")
                          << Getter([](const Compound &c) { return c.name; });
    QTest::newRow("stereo") << QByteArray("stereoCommentLineEdit")
                            << Getter([](const Compound &c) { return c.stereoComment; });
    QTest::newRow("notes") << QByteArray("notesTextEdit")
                           << Getter([](const Compound &c) { return c.notes; });
}

void TestCompoundPage::fieldsAreSavedAndUndone()
{
    QFETCH(QByteArray, field);
    QFETCH(Getter, get);
    Opened page;
    QVERIFY(page.start());
    const QString before = get(page.stored());
    page.type(field.constData(), u"typed words"_s);
    // By itself, with the cursor still in the field.
    QTRY_COMPARE(get(page.stored()), u"typed words"_s);
    QTRY_COMPARE(page.state(), u"saved"_s);
    page.find("compoundTableView")->setFocus();
    page.undo();
    QTRY_COMPARE(get(page.stored()), before);
    page.redo();
    QTRY_COMPARE(get(page.stored()), u"typed words"_s);
}

void TestCompoundPage::namesAndTagsAreSavedAndUndone()
{
    Opened page;
    QVERIFY(page.start());
    for (const char *name : {"aliasesLineEdit", "tagsLineEdit"}) {
        page.type(name, u"MMV1"_s);
        QTest::keyClick(page.find(name), Qt::Key_Return);
        page.type(name, u"MMV2"_s);
        QTest::keyClick(page.find(name), Qt::Key_Return);
    }
    QTRY_COMPARE(page.stored().tags, (QStringList{u"MMV1"_s, u"MMV2"_s}));
    QCOMPARE(page.stored().aliases.size(), 2);
    const Alias kept = page.stored().aliases[1];
    QTest::mouseClick(page.find("aliasesChip0"), Qt::LeftButton);
    QTRY_COMPARE(page.stored().aliases.size(), 1);
    QCOMPARE(page.stored().aliases[0].id, kept.id);
    page.find("compoundTableView")->setFocus();
    for (int i = 0; i < 5; ++i) {
        page.undo();
    }
    QTRY_COMPARE(page.stored().aliases.size(), 0);
    QCOMPARE(page.stored().tags, QStringList());
    for (int i = 0; i < 4; ++i) {
        page.redo();
    }
    QTRY_COMPARE(page.stored().aliases.size(), 2);
    QCOMPARE(page.stored().aliases[1].id, kept.id);
}

void TestCompoundPage::typingWithoutAPauseIsSaved()
{
    Opened page;
    QVERIFY(page.start());
    auto *name = page.find<QLineEdit>("nameLineEdit");
    name->setFocus();
    // A key whenever the window has nothing else to do: the pause after the last one never comes.
    QTimer keys;
    connect(&keys, &QTimer::timeout, name, [name] { QTest::keyClick(name, Qt::Key_A); });
    keys.start(20);
    QTRY_VERIFY(!page.stored().name.isEmpty());
    keys.stop();
    page.room->flush();
    QTRY_COMPARE(page.stored().name, name->text());
    QCOMPARE(page.room->undoStack()->count(), 1); // and is one step
}

void TestCompoundPage::aStructureIsTyped()
{
    Opened page;
    QVERIFY(page.start());
    page.type("structureLineEdit", u"CC(=O)Nc1ccc(O)cc1"_s);
    QTRY_COMPARE(page.stored().structure.inchiKey, u"RZVAJINKPMORJF-UHFFFAOYSA-N"_s);
    QCOMPARE(page.stored().formula, u"C8H9NO2"_s);
    QCOMPARE(page.find<QLineEdit>("structureLineEdit")->text(), QString());
    page.find("compoundTableView")->setFocus();
    page.undo();
    QTRY_COMPARE(page.stored().structure.inchiKey, page.first.structure.inchiKey);
    QCOMPARE(page.stored().formula, u"C9H8O4"_s);
}

void TestCompoundPage::aStructureIsDropped_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("formula");
    QTest::newRow("MOL") << u"depict/caffeine.mol"_s << u"C8H10N4O2"_s;
    QTest::newRow("CDXML") << u"chem/stereo1.cdxml"_s << QString();
    QTest::newRow("SDF of one") << u"made.sdf"_s << u"C8H10N4O2"_s;
    QTest::newRow("SMILES with a name") << u"made.smi"_s << u"C2H6O"_s;
    QTest::newRow("InChI") << u"made.inchi"_s << u"CH4"_s;
    QTest::newRow("CDX") << u"chemdraw/OSM-S-106.cdx"_s << u"C12H10N4O2S2"_s;
}

void TestCompoundPage::aStructureIsDropped()
{
    QFETCH(QString, file);
    QFETCH(QString, formula);
    Opened page;
    QVERIFY(page.start());
    QFile mol(QStringLiteral(ARTEMISIA_TEST_DATA "/depict/caffeine.mol"));
    QVERIFY(mol.open(QIODevice::ReadOnly));
    write(page.notebook.path(u"made.sdf"_s), mol.readAll() + "\n$$$$\n\n");
    write(page.notebook.path(u"made.smi"_s), "\nCCO ethanol\n");
    write(page.notebook.path(u"made.inchi"_s), "InChI=1S/CH4/h1H4\n");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.startsWith(u"made")
                                          ? page.notebook.path(file)
                                          : QStringLiteral(ARTEMISIA_TEST_DATA "/") + file)});
    dropOn(page.find("compoundStructureView"), data);
    QTRY_VERIFY2(page.stored().structure.inchiKey != page.first.structure.inchiKey,
                 qPrintable(page.structureRemark()));
    if (!formula.isEmpty()) {
        QCOMPARE(page.stored().formula, formula);
    }
    QVERIFY(!page.stored().structure.smiles.isEmpty());
    QVERIFY2(page.structureRemark().isEmpty(), qPrintable(page.structureRemark()));
}

/// The editor in the picture's place, once the sheet is there.
static Sketcher *openedEditor(const Opened &page)
{
    auto *field = page.room->findChild<CompoundPage *>()->findChild<DrawingField *>();
    QTest::mouseClick(&field->picture(), Qt::LeftButton);
    return QTest::qWaitFor([&] { return field->isDrawing(); }) ? field->sketcher() : nullptr;
}

/// Moves the pointer to the atom, until the page's layout has come to rest and it is lit there.
static void hover(Sketcher *editor, const chem::DrawnAtom &atom)
{
    SketchView &view = editor->view();
    QTRY_VERIFY((QTest::mouseMove(&view, view.toWidget(atom.at).toPoint()),
                 view.hovered().atom == atom.id));
}

void TestCompoundPage::aStructureIsDrawn()
{
    Opened page;
    QVERIFY(page.start());
    Sketcher *editor = openedEditor(page);
    QVERIFY(editor);
    const chem::Drawing &sheet = editor->document().drawing();
    QCOMPARE(sheet.atoms.size(), size_t(13));
    QCOMPARE(page.stored(), page.first); // opening changes nothing
    // The methyl group becomes a trifluoromethyl group.
    const auto methyl = std::find_if(sheet.atoms.begin(), sheet.atoms.end(), [&](const auto &atom) {
        return atom.element == 6 && sheet.bondsOf(atom.id).size() == 1;
    });
    QVERIFY(methyl != sheet.atoms.end());
    hover(editor, *methyl);
    QTest::keyClick(&editor->view(), 'F');
    QTRY_COMPARE(page.stored().formula, u"C9H5F3O4"_s);
    QVERIFY(!page.stored().structure.inchiKey.isEmpty());
    QTest::keyClick(&editor->view(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(page.stored().formula, u"C9H8O4"_s);
    QTest::keyClick(&editor->view(), Qt::Key_Escape);
    QTRY_VERIFY(page.find("compoundStructureView")->isVisible());
}

/// Beside the table, in a window of 1280 pixels with the sidebar, and read from its lower end.
void TestCompoundPage::theEditorFitsThePage()
{
    Opened page;
    QVERIFY(page.start());
    page.window->resize(1060, 800);
    auto *scroll = page.window->findChild<CompoundPage *>()->findChild<PageScroll *>();
    QVERIFY(scroll);
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    const Sketcher *editor = openedEditor(page);
    QVERIFY(editor);
    const QRect inPage(editor->mapTo(scroll->viewport(), QPoint(0, 0)), editor->size());
    QVERIFY(scroll->viewport()->rect().contains(inPage));
    for (const char *name : {"sketchDoneButton", "nameBoxLineEdit"}) {
        const auto *part = editor->findChild<QWidget *>(QLatin1String(name));
        QVERIFY2(part, name);
        QVERIFY2(editor->rect().contains(QRect(part->mapTo(editor, QPoint(0, 0)), part->size())),
                 name);
    }
}

void TestCompoundPage::anImpossibleStructureIsKept()
{
    Opened page;
    QVERIFY(page.start());
    Sketcher *editor = openedEditor(page);
    QVERIFY(editor);
    const chem::Drawing &sheet = editor->document().drawing();
    const auto hydroxyl = std::find_if(sheet.atoms.begin(), sheet.atoms.end(), [&](auto &atom) {
        return atom.element == 8 && sheet.bondsOf(atom.id).size() == 1 &&
               sheet.bond(sheet.bondsOf(atom.id)[0])->order == chem::BondOrder::Single;
    });
    QVERIFY(hydroxyl != sheet.atoms.end());
    hover(editor, *hydroxyl);
    QTest::keyClick(&editor->view(), '9'); // an oxygen with three bonds
    auto *words = page.find<QLabel>("noStructureLabel");
    QTRY_VERIFY(words->isVisible());
    QTRY_COMPARE(page.stored().remarks.size(), 1);
    QCOMPARE(page.stored().structure, page.first.structure);
    // Another record and back: the sheet is there as it was left.
    const chem::Drawing left = sheet;
    QVERIFY(page.choose(1));
    QVERIFY(page.choose(0));
    editor = openedEditor(page);
    QVERIFY(editor);
    QCOMPARE(editor->document().drawing().atoms.size(), left.atoms.size());
    editor->selectAll();
    QTest::keyClick(&editor->view(), Qt::Key_Delete);
    QTRY_VERIFY(page.stored().structure.isEmpty());
    QVERIFY(page.stored().remarks.isEmpty());
}

void TestCompoundPage::leavingAtOnceKeepsTheDrawing()
{
    Opened page;
    QVERIFY(page.start());
    Sketcher *editor = openedEditor(page);
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClick(&editor->view(), Qt::Key_Delete);
    page.room->flush();
    page.close();
    VERIFY_OK(page.notebook.reopen());
    const auto stored = page.store().compounds().find(page.first.head.id);
    QVERIFY(stored && *stored);
    QVERIFY((*stored)->structure.isEmpty());
}

void TestCompoundPage::whatIsNoStructureIsSaid_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("several") << u"several.sdf"_s << u"several structures"_s;
    QTest::newRow("lines") << u"lines.smi"_s << u"several structures"_s;
    QTest::newRow("words") << u"words.mol"_s << u"words.mol"_s;
    QTest::newRow("nothing") << u"empty.mol"_s << u"no structure"_s;
    QTest::newRow("binary") << u"binary.mol"_s << u"no structure"_s;
    QTest::newRow("ChemDraw's own") << u"scheme.cdx"_s << u"CDXML"_s; // garbage
    QTest::newRow("gone") << u"gone.mol"_s << u"gone.mol"_s;
    QTest::newRow("a folder") << u"folder"_s << u"folder"_s;
}

void TestCompoundPage::whatIsNoStructureIsSaid()
{
    QFETCH(QString, file);
    QFETCH(QString, reason);
    Opened page;
    QVERIFY(page.start());
    const auto path = [&](const QString &name) { return page.notebook.path(name); };
    write(path(u"several.sdf"_s), "\n\n\n$$$$\n\n\n\nM  END\n$$$$\n");
    write(path(u"lines.smi"_s), "CCO\nCCN\n");
    write(path(u"words.mol"_s), "not chemistry");
    write(path(u"empty.mol"_s), "  \n");
    write(path(u"binary.mol"_s), QByteArray("\x00\x01\x02", 3));
    write(path(u"scheme.cdx"_s), "VjCD0100");
    QVERIFY(QDir().mkpath(path(u"folder"_s)));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path(file))});
    dropOn(page.find("structureInput"), data);
    QTRY_VERIFY2(page.structureRemark().contains(reason), qPrintable(page.structureRemark()));
    QVERIFY(page.structureRemark().contains(file));
    QCOMPARE(page.stored().structure.smiles, page.first.structure.smiles);
    QCOMPARE(page.room->undoStack()->count(), 0);
}

void TestCompoundPage::identifiersAreCopied()
{
    Opened page;
    QVERIFY(page.start());
    const Structure &structure = page.first.structure;
    const QList<std::pair<const char *, QString>> buttons{
        {"smilesCopyButton", structure.smiles},
        {"inchiCopyButton", structure.inchi},
        {"inchiKeyCopyButton", structure.inchiKey}};
    for (const auto &[name, text] : buttons) {
        auto *button = page.find(name);
        QVERIFY2(button && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }
    QVERIFY(!page.find("cxsmilesCopyButton")->isVisible()); // it says no more than the SMILES
}

void TestCompoundPage::propertiesAppear()
{
    Opened page;
    QVERIFY(page.start());
    const auto property = [&](int number) {
        return page.find<QLabel>(qPrintable(u"property%1Label"_s.arg(number)))->text();
    };
    QCOMPARE(property(0), u"C<sub>9</sub>H<sub>8</sub>O<sub>4</sub>"_s);
    QCOMPARE(property(1), u"180.16"_s);
    QTRY_COMPARE(property(6), u"1"_s); // donors
    QCOMPARE(property(10), u"13"_s);   // heavy atoms
    QCOMPARE(property(11), u"kept"_s);
}

void TestCompoundPage::batchesAndResultsStandBesideIt()
{
    Opened page;
    Assay assay = testing::someAssay();
    VERIFY_OK(page.store().compounds().save(page.first, page.notebook.context()));
    Batch batch = testing::someBatch(page.first, 1);
    VERIFY_OK(page.store().batches().save(batch, page.notebook.context()));
    VERIFY_OK(page.store().assays().save(assay, page.notebook.context()));
    for (int i = 0; i < 3; ++i) {
        AssayResult result = testing::someResult(assay, page.first, i);
        VERIFY_OK(page.store().assays().saveResult(result, page.notebook.context()));
    }
    QVERIFY(page.start());
    QSignalSpy requested(page.room, &Screen::recordRequested);
    QTRY_VERIFY(page.find("batchLinkButton"));
    QTest::mouseClick(page.find("batchLinkButton"), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<RecordRef>().id, batch.head.id.uuid());
    auto *results = page.find<QTableView>("compoundResultsView");
    const QAbstractItemModelTester tester(results->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(results->model()->rowCount(), 3);
    QCOMPARE(results->model()->index(0, CompoundResultModel::AssayName).data().toString(),
             assay.name);
    results->setFocus();
    results->setCurrentIndex(results->model()->index(0, 0));
    QTest::keyClick(results, Qt::Key_Return);
    QCOMPARE(requested.size(), 2);
    QCOMPARE(requested[1][0].value<RecordRef>().id, assay.head.id.uuid());
    QTest::mouseClick(page.find("addBatchButton"), Qt::LeftButton);
    QTRY_COMPARE(requested.size(), 3);
    const auto batches = page.disk()->batches().ofCompound(page.first.head.id);
    VERIFY_OK(batches);
    QCOMPARE(batches->size(), 2);
    QTRY_COMPARE(page.room->findChildren<QPushButton *>(u"batchLinkButton"_s).size(), 2);
}

void TestCompoundPage::aFailedWriteSurvivesAnotherCompound()
{
    Opened page;
    QVERIFY(page.start());
    QSignalSpy failed(page.session.get(), &Session::writeFailed);
    {
        const testing::FullDisk disk;
        page.type("nameLineEdit", u"acetylsalicylic acid"_s);
        QTRY_COMPARE(page.state(), u"not saved"_s);
        QCOMPARE(page.find<QLineEdit>("nameLineEdit")->text(), u"acetylsalicylic acid"_s);
        QVERIFY(page.choose(1)); // goes on to another one meanwhile
        QTRY_VERIFY(failed.size() > 1);
        QCOMPARE(page.find<QLineEdit>("nameLineEdit")->text(), page.second.name);
        QCOMPARE(page.stored().name, QString());
    }
    page.room->flush();
    // A write that was on its way while the disk was full fails after this and waits its turn.
    QTRY_COMPARE_WITH_TIMEOUT(page.stored().name, u"acetylsalicylic acid"_s, 20000);
    QCOMPARE(page.stored(page.second.head.id).name, page.second.name);
    QVERIFY(page.choose(0));
    QTRY_COMPARE(page.find<QLineEdit>("nameLineEdit")->text(), u"acetylsalicylic acid"_s);
}

void TestCompoundPage::changesFromElsewhere()
{
    Opened page;
    QVERIFY(page.start());
    page.type("nameLineEdit", u"mine"_s);
    bool isWritten = false;
    page.session->write(
        QString(),
        [id = page.first.head.id, context = page.session->saveContext(u"x"_s)](
            store::Store &store, const WorkContext &) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(auto found, store.compounds().find(id));
            found->notes = u"theirs"_s;
            return store.compounds().save(*found, context);
        },
        this, [&](const Result<> &answer) { isWritten = answer.has_value(); });
    QTRY_VERIFY(isWritten);
    page.session->announceChange(RecordKind::Compound, page.first.head.id.uuid());
    QTRY_COMPARE(page.stored().name, u"mine"_s);
    QCOMPARE(page.stored().notes, u"theirs"_s);
    QTRY_COMPARE(page.find<QTextEdit>("notesTextEdit")->toPlainText(), u"theirs"_s);
}

void TestCompoundPage::readOnly()
{
    Opened page;
    VERIFY_OK(page.store().compounds().save(page.first, page.notebook.context()));
    QVERIFY(page.open(true));
    QVERIFY(page.session->isReadOnly());
    QVERIFY(page.choose(0));
    QVERIFY(page.find<QLineEdit>("nameLineEdit")->isReadOnly());
    QVERIFY(page.find<QTextEdit>("notesTextEdit")->isReadOnly());
    QVERIFY(!page.find("structureInput")->isVisible());
    QVERIFY(!page.find("addBatchButton")->isVisible());
}

void TestCompoundPage::longWordsStayInThePage()
{
    Opened page;
    const QString word = u"C(=O)N"_s.repeated(60);
    page.first.remarks = {
        {ElementId::create(), u"other-key"_s, u"The key belongs to "_s + word, {}}};
    page.first.tags = {word};
    page.first.aliases = {{ElementId::create(), word, QString()}};
    page.first.noStructureReason = word;
    page.first.statedInchiKey = word;
    page.first.name = word;
    QVERIFY(page.store().compounds().save(page.first, page.notebook.context()));
    Batch batch = testing::someBatch(page.first, 1);
    batch.components[0].name = word;
    QVERIFY(page.store().batches().save(batch, page.notebook.context()));
    QVERIFY(page.start());
    QTRY_VERIFY(page.find("batchLinkButton"));
    // What stands at the right end of the page can be seen and reached.
    for (const char *name : {"closePageButton", "smilesCopyButton", "addBatchButton"}) {
        const QWidget *button = page.find(name);
        const int end = button->mapTo(page.window.get(), QPoint(button->width(), 0)).x();
        QVERIFY2(end <= page.window->width(), name);
    }
}

void TestCompoundPage::sortingByAColumnWithoutOrderKeepsTheArrow()
{
    Opened page;
    QVERIFY(page.start());
    QHeaderView *header = page.find<QTableView>("compoundTableView")->horizontalHeader();
    const auto click = [&](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 20, 8));
    };
    click(CompoundModel::Name);
    QCOMPARE(header->sortIndicatorSection(), int(CompoundModel::Name));
    click(CompoundModel::Structure);
    QCOMPARE(header->sortIndicatorSection(), int(CompoundModel::Name));
}

QTEST_MAIN(TestCompoundPage)
#include "tst_compound_page.moc"
