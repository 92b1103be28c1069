// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing window: what it opens, saves and keeps from one start to the next.
#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/draw_window.h"
#include "app/desktop/sketcher/sheet_files.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/theme/theme.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "tests/app/desktop/sketcher/full_disk.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

chem::Drawing sheetOf(const char *text)
{
    const auto drawing = chem::drawingFromText(text);
    return drawing ? *drawing : chem::Drawing();
}

} // namespace

class TestDrawWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void theSheetIsThereAgain();
    void twoWindowsKeepTwoSheets();
    void whatIsReplacedComesBack();
    void aSheetThatCannotBeReadIsKeptAside();
    void savesWhatItSays_data();
    void savesWhatItSays();
    void savesPictures_data();
    void savesPictures();
    void saysWhatIsLeftOut();
    void opensBinaryDocuments();
    void aListIsATable();
    void theDataOfAListAreNotLost();
    void ofALongListSomebodyChooses();
    void badFilesAreSaid();
    void aTemplateFromTheMenu();
    void aNewSheetSaysNothingOfTheOldOne();
    void savingProposesAName_data();
    void savingProposesAName();
    void theFileIsKnownAfterARestart();
    void whatOthersChangedIsNotWrittenOver();
    void aFileThatIsGoneIsAskedForAgain();
    void undoEndsWhereAFileWasOpened();
    void whatWasNotSavedComesBackWithUndo();
    void aFullDiskIsSaid_data();
    void aFullDiskIsSaid();

private:
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QString path(const QString &name) const { return folder() + u'/' + name; }
    /// A window whose kept sheet has been read.
    bool open()
    {
        m_window = std::make_unique<DrawWindow>(folder());
        m_window->show();
        return QTest::qWaitFor([&] { return !m_window->sketcher().view().isReadOnly(); });
    }
    [[nodiscard]] const chem::Drawing &sheet() const
    {
        return m_window->sketcher().document().drawing();
    }
    [[nodiscard]] QString said() const
    {
        return m_window->findChild<QLabel *>(u"sketchMessageLabel"_s)->text();
    }
    void insert(const QString &name)
    {
        auto *box = m_window->findChild<QLineEdit *>(u"nameBoxLineEdit"_s);
        const auto before = sheet().atoms.size();
        box->setFocus();
        QTest::keyClicks(box, name);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(sheet().atoms.size() > before);
    }
    /// The dialog that asks where to save, once it is there.
    [[nodiscard]] QFileDialog *dialog() const { return m_window->findChild<QFileDialog *>(); }
    void accept(QFileDialog &dialog) const
    {
        QTest::keyClick(dialog.findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
        QTRY_VERIFY(this->dialog() == nullptr);
    }
    /// Draws something and saves it under that name, as Ctrl+S would if it were asked.
    void saveAs(const QString &name)
    {
        insert(u"CCO"_s);
        m_window->saveFile(path(name));
        QTRY_COMPARE(m_window->windowTitle(), name);
    }
    void trigger(const char *name)
    {
        m_window->findChild<QAction *>(QLatin1String(name))->trigger();
    }

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DrawWindow> m_window;
};

void TestDrawWindow::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_settings.path().toLocal8Bit());
    Theme::instance().apply(ThemeChoice::Light);
}

void TestDrawWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(open());
}

void TestDrawWindow::theSheetIsThereAgain()
{
    insert(u"CCO"_s);
    QTest::keyClick(&m_window->sketcher().view(), Qt::Key_Escape);
    QTest::keyClick(&m_window->sketcher().view(), Qt::Key_R);
    const chem::Drawing left = sheet();
    QCOMPARE(left.arrows.size(), size_t(1));
    m_window.reset(); // at once: the last write is waited for
    QVERIFY(open());
    QCOMPARE(sheet(), left);
}

void TestDrawWindow::twoWindowsKeepTwoSheets()
{
    insert(u"CCO"_s);
    const chem::Drawing first = sheet();
    DrawWindow second(folder());
    QTRY_VERIFY(!second.sketcher().view().isReadOnly());
    QVERIFY(second.sketcher().document().drawing().isEmpty());
    second.sketcher().document().edit(u"x"_s, [](chem::Drawing &drawing) {
        chem::drawRing(drawing, {0, 0}, {6, true});
    });
    m_window.reset();
    QVERIFY(open());
    QCOMPARE(sheet(), first);
}

void TestDrawWindow::whatIsReplacedComesBack()
{
    insert(u"CCO"_s);
    const chem::Drawing first = sheet();
    trigger("newSheetAction");
    QVERIFY(sheet().isEmpty());
    QTest::keyClick(&m_window->sketcher().view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sheet(), first);
    // Also after the window was closed.
    trigger("newSheetAction");
    insert(u"CN"_s);
    m_window.reset();
    QVERIFY(open());
    QCOMPARE(sheet().atoms.size(), size_t(2));
    auto *earlier = m_window->findChild<QMenu *>(u"earlierSheetsMenu"_s);
    Q_EMIT earlier->aboutToShow();
    QVERIFY(!earlier->actions().isEmpty());
    QTRY_VERIFY(earlier->actions().constFirst()->text().contains(u": C2H6O"_s));
    Q_EMIT earlier->aboutToShow(); // and at once the next time
    QVERIFY(earlier->actions().constFirst()->text().contains(u": C2H6O"_s));
    earlier->actions().constFirst()->trigger();
    QTRY_COMPARE(sheet().atoms.size(), size_t(3));
}

void TestDrawWindow::aSheetThatCannotBeReadIsKeptAside()
{
    saveAs(u"route.cdxml"_s);
    m_window.reset();
    QFile file(path(u"sheet-1.cdxml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<CDXML half a doc");
    file.close();
    QVERIFY(open());
    QVERIFY(sheet().isEmpty());
    QVERIFY(said().contains(u"sheet-1.cdxml.unread"_s));
    QCOMPARE(contents(path(u"sheet-1.cdxml.unread"_s)), QByteArray("<CDXML half a doc"));
    // The next sheet is not that one's: it belongs to no file.
    insert(u"CN"_s);
    m_window.reset();
    QVERIFY(open());
    QCOMPARE(sheet().atoms.size(), size_t(2));
    QCOMPARE(m_window->windowTitle(), u"Drawing"_s);
}

void TestDrawWindow::savesWhatItSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("CDXML") << u"a.cdxml"_s << u"CCO>>CC=O"_s << true;
    QTest::newRow("RXN") << u"a.rxn"_s << u"CCO>>CC=O"_s << true;
    QTest::newRow("reaction SMILES") << u"a.smi"_s << u"CCO>>CC=O"_s << true;
    QTest::newRow("steps as SMILES") << u"a.smi"_s << u"CCO>>CC=O\nCC=O>>CC(=O)O"_s << true;
    QTest::newRow("MOL") << u"a.mol"_s << u"C[C@H](N)C(=O)O"_s << true;
    QTest::newRow("SMILES") << u"a.smi"_s << u"C[C@H](N)C(=O)O"_s << true;
    QTest::newRow("SD file") << u"a.sdf"_s << u"CCO.C[C@H](N)C(=O)O.c1ccccc1"_s << true;
    QTest::newRow("SMILES of a list") << u"a.smi"_s << u"CCO.C[C@H](N)C(=O)O.c1ccccc1"_s << true;
    QTest::newRow("InChI") << u"a.inchi"_s << u"C[C@H](N)C(=O)O"_s << true;
    QTest::newRow("a reaction as SD file") << u"a.sdf"_s << u"CCO>>CC=O"_s << false;
    QTest::newRow("a reaction as MOL") << u"a.mol"_s << u"CCO>>CC=O"_s << false;
}

void TestDrawWindow::savesWhatItSays()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(bool, isWhole);
    const chem::Drawing drawing = sheetOf(qPrintable(text));
    m_window->sketcher().setDrawing(drawing);
    m_window->saveFile(path(name));
    QTRY_VERIFY(!said().isEmpty());
    QVERIFY(QFile::exists(path(name)));
    QCOMPARE(!said().contains(u"not in"_s), isWhole);
    m_window->sketcher().setDrawing({});
    m_window->openFile(path(name));
    QTRY_COMPARE(sheet().atoms.size(), drawing.atoms.size());
    QCOMPARE(sheet().arrows.size(), isWhole ? drawing.arrows.size() : size_t(0));
    const auto before = chem::moleculeOf(drawing);
    const auto after = chem::moleculeOf(sheet());
    QVERIFY(before && after);
    QCOMPARE(after->smiles(), before->smiles());
}

void TestDrawWindow::savesPictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("SVG") << u"a.svg"_s << QByteArray("<svg");
    QTest::newRow("PNG") << u"a.png"_s << QByteArray("\x89PNG");
    QTest::newRow("PDF") << u"a.pdf"_s << QByteArray("%PDF");
}

void TestDrawWindow::savesPictures()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, beginning);
    m_window->sketcher().setDrawing(sheetOf("c1ccccc1"));
    m_window->saveFile(path(name));
    QTRY_VERIFY(!said().isEmpty());
    QVERIFY2(contents(path(name)).startsWith(beginning), qPrintable(said()));
    if (name.endsWith(u".png")) {
        const QImage image(path(name));
        QVERIFY(image.width() > 80 && image.height() > 80);
        QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 300);
    }
}

void TestDrawWindow::saysWhatIsLeftOut()
{
    chem::Drawing drawing = sheetOf("CCO");
    drawing.atoms[2].kind = chem::AtomKind::List;
    drawing.atoms[2].elements = {7, 8, 16};
    m_window->sketcher().setDrawing(drawing);
    m_window->saveFile(path(u"a.smi"_s));
    QTRY_VERIFY2(said().contains(u"first element"_s), qPrintable(said()));
    m_window->saveFile(path(u"a.mol"_s));
    QTRY_VERIFY2(!said().contains(u"first element"_s), qPrintable(said()));
    chem::Drawing counted = sheetOf("OCCO");
    addGroup(counted, chem::GroupKind::Repeat, "4", {counted.atoms[1].id, counted.atoms[2].id});
    m_window->sketcher().setDrawing(counted);
    m_window->saveFile(path(u"a.mol"_s));
    QTRY_VERIFY2(said().contains(u"numbered brackets"_s), qPrintable(said()));
    m_window->saveFile(path(u"a.smi"_s));
    QTRY_VERIFY2(!said().contains(u"numbered brackets"_s), qPrintable(said()));
    QVERIFY(contents(path(u"a.smi"_s)).startsWith("OCCCCCCCCO"));
    chem::Drawing lettered = sheetOf("CCO>>CC=O");
    (void)chem::setLabel(lettered, chem::drawAtom(lettered, {0, -80}, 6), "Pd/C");
    m_window->sketcher().setDrawing(lettered);
    m_window->saveFile(path(u"b.smi"_s));
    QTRY_VERIFY2(said().contains(u"stand in b.smi as"_s), qPrintable(said()));
    m_window->sketcher().setDrawing(sheetOf("CCO>>CC=O\nCC=O>>CC(=O)O"));
    m_window->saveFile(path(u"a.rxn"_s)); // holds one reaction
    QTRY_VERIFY2(said().contains(u"as one reaction"_s), qPrintable(said()));
}

void TestDrawWindow::opensBinaryDocuments()
{
    m_window->openFile(QStringLiteral(ARTEMISIA_TEST_DATA "/chemdraw/Overview.cdx"));
    QTRY_COMPARE(sheet().arrows.size(), size_t(2));
    QCOMPARE(sheet().texts.size(), size_t(5));
}

void TestDrawWindow::aListIsATable()
{
    chem::Drawing drawn = sheetOf("CCO.c1ccccc1"); // in a row, as they are named
    const auto parts = chem::partsInReadingOrder(drawn);
    QCOMPARE(parts.size(), size_t(2));
    const chem::Box second = chem::boxOf(drawn, parts[1]);
    drawText(drawn, {second.left + second.width / 2, second.top + second.height + 12},
             QStringLiteral("OSM-S-1\n12 nM").toStdString());
    m_window->sketcher().setDrawing(drawn);
    m_window->saveFile(path(u"sar.sdf"_s));
    QTRY_VERIFY2(said().contains(u"the name of its record"_s), qPrintable(said()));
    const QByteArray saved = contents(path(u"sar.sdf"_s));
    QCOMPARE(saved.count("$$$$"), 2);
    QVERIFY(saved.contains("$$$$\nOSM-S-1\n"));
    m_window->sketcher().setDrawing({});
    m_window->openFile(path(u"sar.sdf"_s));
    QTRY_COMPARE(sheet().atoms.size(), drawn.atoms.size());
    QCOMPARE(sheet().texts.size(), size_t(1));
    QCOMPARE(sheet().texts.front().text, std::string("OSM-S-1"));
    QCOMPARE(m_window->windowTitle(), u"sar.sdf"_s); // may be saved over: it has nothing more
    m_window->saveFile(path(u"sar.smi"_s));
    QTRY_VERIFY2(said().contains(u"sar.smi"_s), qPrintable(said()));
    QCOMPARE(contents(path(u"sar.smi"_s)), QByteArray("CCO\nc1ccccc1 OSM-S-1\n"));
    // Lines of SMILES with names.
    QFile lines(path(u"list.smi"_s));
    QVERIFY(lines.open(QIODevice::WriteOnly));
    lines.write("CCO ethanol\nCO methanol\nCCCO propanol\n");
    lines.close();
    m_window->openFile(path(u"list.smi"_s));
    QTRY_COMPARE(sheet().texts.size(), size_t(3));
    QCOMPARE(sheet().atoms.size(), size_t(9));
}

void TestDrawWindow::theDataOfAListAreNotLost()
{
    m_window->sketcher().setDrawing(sheetOf("CCO.c1ccccc1"));
    m_window->saveFile(path(u"sar.sdf"_s));
    QTRY_VERIFY(QFile::exists(path(u"sar.sdf"_s)));
    QByteArray bytes = contents(path(u"sar.sdf"_s));
    bytes.replace("M  END\n", "M  END\n>  <IC50>\n12\n\n");
    QFile file(path(u"data.sdf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    m_window->sketcher().setDrawing({});
    m_window->openFile(path(u"data.sdf"_s));
    QTRY_COMPARE(sheet().atoms.size(), size_t(9));
    QVERIFY2(said().contains(u"the file stays as it is"_s), qPrintable(said()));
    QCOMPARE(m_window->windowTitle(), u"Drawing"_s);
    m_window->save();
    QTRY_VERIFY(dialog() != nullptr);
    QCOMPARE(contents(path(u"data.sdf"_s)), bytes);
}

void TestDrawWindow::ofALongListSomebodyChooses()
{
    insert(u"CN"_s);
    const chem::Drawing before = sheet();
    QFile lines(path(u"long.smi"_s));
    QVERIFY(lines.open(QIODevice::WriteOnly));
    for (int i = 1; i <= 40; ++i) {
        lines.write(QByteArray(i, 'C') + "O alcohol " + QByteArray::number(i) + '\n');
    }
    lines.close();
    m_window->openFile(path(u"long.smi"_s));
    QTRY_VERIFY(m_window->findChild<QListWidget *>() != nullptr);
    auto *list = m_window->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 40);
    QCOMPARE(sheet(), before);
    list->clearSelection();
    for (const int row : {2, 4, 6, 7}) {
        list->item(row)->setSelected(true);
    }
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(sheet().atoms.size(), before.atoms.size() + 4 + 6 + 8 + 9);
    QCOMPARE(sheet().texts.size(), size_t(4)); // in rows, with their names
    const auto captions = chem::captionsOf(sheet());
    QCOMPARE(captions.size(), size_t(4));
    QCOMPARE(chem::partsOf(sheet()).size(), size_t(5));
    QVERIFY(m_window->sketcher().document().selection().size() >= 27); // all that came
    trigger("undoAction");
    QCOMPARE(sheet(), before); // in one step
}

void TestDrawWindow::badFilesAreSaid()
{
    insert(u"CCO"_s);
    const chem::Drawing before = sheet();
    m_window->openFile(path(u"gone.mol"_s));
    QTRY_VERIFY(said().contains(u"gone.mol"_s));
    m_window->saveFile(path(u"a.png"_s));
    QTRY_VERIFY(QFile::exists(path(u"a.png"_s)));
    m_window->openFile(path(u"a.png"_s));
    QTRY_VERIFY2(said().contains(u"This is a picture"_s), qPrintable(said()));
    m_window->saveFile(path(u"a.docx"_s));
    QTRY_VERIFY(said().contains(u"a.docx"_s));
    m_window->saveFile(path(u"no such folder/a.mol"_s));
    QTRY_VERIFY(said().contains(u"a.mol"_s));
    m_window->saveFile(path(u"a.rxn"_s)); // no reaction
    QTRY_VERIFY(!said().contains(u"a.mol"_s) && !said().isEmpty());
    QVERIFY(!QFile::exists(path(u"a.rxn"_s)));
    QCOMPARE(sheet(), before);
}

void TestDrawWindow::aTemplateFromTheMenu()
{
    insert(u"C1CC1"_s);
    const auto actions = m_window->sketcher().actions();
    const auto keep = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->objectName() == u"keep template"_s;
    });
    QVERIFY(keep != actions.end());
    const auto menus = m_window->findChildren<QMenu *>();
    QVERIFY(std::any_of(menus.begin(), menus.end(),
                        [&](const QMenu *menu) { return menu->actions().contains(*keep); }));
    (*keep)->trigger();
    QVERIFY(m_window->findChild<QLineEdit *>(u"templateNameLineEdit"_s)->isVisible());
}

void TestDrawWindow::aNewSheetSaysNothingOfTheOldOne()
{
    auto *box = m_window->findChild<QLineEdit *>(u"nameBoxLineEdit"_s);
    box->setFocus();
    QTest::keyClicks(box, u"no such thing"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(said().contains(u"no such thing"_s));
    trigger("newSheetAction"); // from one empty sheet to the next
    QVERIFY(said().isEmpty());
    QCOMPARE(m_window->focusWidget(), &m_window->sketcher().view()); // whose keys are the sheet's
}

void TestDrawWindow::savingProposesAName_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("a known name") << u"64-17-5"_s << u"ethanol.cdxml"_s;
    QTest::newRow("a formula") << u"FCCCCCCCCCCCCC1CCC1"_s << u"C16H31F.cdxml"_s;
    QTest::newRow("nothing yet") << QString() << u"drawing.cdxml"_s;
}

void TestDrawWindow::savingProposesAName()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    Settings::set(Setting::LastFolder, folder());
    if (!typed.isEmpty()) {
        insert(typed);
    }
    trigger("saveSheetAction");
    trigger("saveSheetAction"); // an impatient hand is asked once
    QTRY_VERIFY(dialog() != nullptr);
    QCOMPARE(m_window->findChildren<QFileDialog *>().size(), 1);
    const QString proposed = dialog()->selectedFiles().value(0);
    QCOMPARE(QFileInfo(proposed).fileName().toLower(), name.toLower());
    QCOMPARE(QFileInfo(proposed).absolutePath(), QFileInfo(folder()).absoluteFilePath());
    accept(*dialog());
    QTRY_VERIFY(QFile::exists(proposed));
    QTRY_COMPARE(m_window->windowTitle(), QFileInfo(proposed).fileName());
    // A new sheet that would be called the same gets another name; the next place is that folder.
    trigger("newSheetAction");
    if (!typed.isEmpty()) {
        insert(typed);
    }
    trigger("saveSheetAction");
    QTRY_VERIFY(dialog() != nullptr);
    QCOMPARE(dialog()->selectedFiles().value(0),
             QString(proposed).replace(u".cdxml"_s, u" 2.cdxml"_s));
    // Another format, another ending.
    auto *formats = dialog()->findChild<QComboBox *>(u"fileTypeCombo"_s);
    formats->setFocus();
    QTest::keyClick(formats, Qt::Key_End);
    QCOMPARE(dialog()->selectedFiles().value(0),
             QString(proposed).replace(u".cdxml"_s, u" 2.pdf"_s));
    dialog()->reject();
}

void TestDrawWindow::theFileIsKnownAfterARestart()
{
    saveAs(u"route.cdxml"_s);
    const QByteArray before = contents(path(u"route.cdxml"_s));
    m_window.reset();
    QVERIFY(open());
    QCOMPARE(m_window->windowTitle(), u"route.cdxml"_s);
    insert(u"CN"_s);
    trigger("saveSheetAction");
    QTRY_VERIFY2(said().contains(u"saved"_s), qPrintable(said()));
    QVERIFY(dialog() == nullptr);
    QVERIFY(contents(path(u"route.cdxml"_s)) != before);
    // A new sheet belongs to no file, after a restart either.
    trigger("newSheetAction");
    m_window.reset();
    QVERIFY(open());
    QCOMPARE(m_window->windowTitle(), u"Drawing"_s);
}

void TestDrawWindow::whatOthersChangedIsNotWrittenOver()
{
    const QString file = path(u"route.cdxml"_s);
    const auto changeByAnother = [&](const char *smiles) {
        QVERIFY(SheetFiles::write(sheetOf(smiles), file));
    };
    saveAs(u"route.cdxml"_s);
    changeByAnother("c1ccccc1");
    QByteArray theirs = contents(file);
    trigger("saveSheetAction"); // while this program runs
    QTRY_VERIFY2(said().contains(u"another program"_s), qPrintable(said()));
    QCOMPARE(contents(file), theirs);
    m_window->saveFile(file); // chosen in the dialog, which asks
    QTRY_VERIFY2(said().contains(u"saved"_s), qPrintable(said()));
    QVERIFY(contents(file) != theirs);
    m_window.reset();
    changeByAnother("c1ccncc1");
    theirs = contents(file);
    QVERIFY(open()); // while it did not
    QTRY_VERIFY2(said().contains(u"route.cdxml"_s), qPrintable(said()));
    QCOMPARE(sheet().atoms.size(), size_t(3));
    insert(u"CN"_s);
    trigger("saveSheetAction");
    QTRY_VERIFY2(said().contains(u"stays as it is"_s), qPrintable(said()));
    QCOMPARE(contents(file), theirs);
    // What was written by this program as it closed is not another's.
    m_window.reset();
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::copy(path(u"sheet-1.cdxml"_s), file));
    QVERIFY(open());
    insert(u"CN"_s);
    trigger("saveSheetAction");
    QTRY_VERIFY2(said().contains(u"saved"_s), qPrintable(said()));
}

void TestDrawWindow::aFileThatIsGoneIsAskedForAgain()
{
    saveAs(u"route.cdxml"_s);
    m_window.reset();
    QVERIFY(QFile::remove(path(u"route.cdxml"_s)));
    QVERIFY(open());
    QCOMPARE(sheet().atoms.size(), size_t(3));
    QCOMPARE(m_window->windowTitle(), u"Drawing"_s);
    trigger("saveSheetAction");
    QTRY_VERIFY(dialog() != nullptr);
    dialog()->reject();
}

void TestDrawWindow::undoEndsWhereAFileWasOpened()
{
    QVERIFY(open());
    saveAs(u"sar.cdxml"_s);
    const std::size_t saved = sheet().atoms.size();
    QVERIFY(open()); // in the same folder: all of it is saved
    trigger("newSheetAction");
    QVERIFY(sheet().isEmpty());
    m_window->openFile(path(u"sar.cdxml"_s));
    QTRY_COMPARE(sheet().atoms.size(), saved);
    QTest::keyClick(&m_window->sketcher().view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sheet().atoms.size(), saved);
    QCOMPARE(m_window->windowTitle(), u"sar.cdxml"_s);
}

void TestDrawWindow::whatWasNotSavedComesBackWithUndo()
{
    QVERIFY(open());
    saveAs(u"sar.cdxml"_s);
    const std::size_t saved = sheet().atoms.size();
    trigger("newSheetAction");
    insert(u"CCCCCCCC"_s);
    m_window->openFile(path(u"sar.cdxml"_s));
    QTRY_COMPARE(sheet().atoms.size(), saved);
    QCOMPARE(m_window->windowTitle(), u"sar.cdxml"_s);
    QUndoStack &history = m_window->sketcher().document().undoStack();
    QCOMPARE(history.undoText(), u"Open sar.cdxml"_s);
    SketchView *view = &m_window->sketcher().view();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sheet().atoms.size(), std::size_t(8));
    QVERIFY2(said().contains(u"Open sar.cdxml"_s), qPrintable(said()));
    QCOMPARE(m_window->windowTitle(), u"Drawing"_s); // Ctrl+S asks, it writes over nothing
    history.redo();
    QCOMPARE(sheet().atoms.size(), saved);
    QCOMPARE(m_window->windowTitle(), u"sar.cdxml"_s);
    QVERIFY(said().isEmpty());
    // Once more, in place of the step that was undone.
    history.undo();
    m_window->openFile(path(u"sar.cdxml"_s));
    QTRY_COMPARE(m_window->windowTitle(), u"sar.cdxml"_s);
    history.undo();
    QCOMPARE(m_window->windowTitle(), u"Drawing"_s);
    history.redo();
    // Back behind the new sheet too: to what is in the file, and its file.
    history.undo();
    history.undo();
    history.undo();
    QCOMPARE(sheet().atoms.size(), saved);
    QCOMPARE(m_window->windowTitle(), u"sar.cdxml"_s);
}

void TestDrawWindow::aFullDiskIsSaid_data()
{
    QTest::addColumn<QByteArray>("smiles");
    QTest::newRow("a small file") << QByteArray("CCO");
    QTest::newRow("a larger one") << QByteArray(400, 'C');
}

void TestDrawWindow::aFullDiskIsSaid()
{
    QFETCH(QByteArray, smiles);
    const QString file = path(u"kept.cdxml"_s);
    QVERIFY(SheetFiles::write(sheetOf("c1ccccc1"), file));
    const QByteArray before = contents(file);
    const FullDisk full(100);
    const auto written = SheetFiles::write(sheetOf(smiles.constData()), file);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
    QCOMPARE(contents(file), before);
}

QTEST_MAIN(TestDrawWindow)
#include "tst_draw_window.moc"
