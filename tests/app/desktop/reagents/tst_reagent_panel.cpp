// SPDX-License-Identifier: GPL-3.0-or-later
// The person's own reagents beside a sheet, as they are looked for, added, changed and removed.
#include "app/desktop/reagents/reagent_form.h"
#include "app/desktop/reagents/reagent_model.h"
#include "app/desktop/reagents/reagent_panel.h"
#include "app/desktop/session/settings.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/message_bar.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/read.h"
#include "tests/app/desktop/sketcher/full_disk.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLockFile>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

reagents::Reagent named(const QString &name)
{
    reagents::Reagent reagent;
    reagent.name = name;
    return reagent;
}

} // namespace

class TestReagentPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptyOneSaysHowToBegin();
    void addsByNameAlone();
    void addsWhatIsDrawn();
    void proposalsGiveWayToWhatIsTyped();
    void aSearchIsNoReagent();
    void whatIsMistypedIsSaidAtItsField_data();
    void whatIsMistypedIsSaidAtItsField();
    void writesNumbersAsPeopleDo();
    void whatIsThereAlreadyIsSaid();
    void aNameThatIsTakenIsSaidBeforeItIsKept();
    void whatTheTableKnowsOtherwiseIsSaid();
    void changesByKeyAndByDoubleClick();
    void changesOnlyWhatWasTyped();
    void dropsAStructure();
    void aRowThatIsGoneMeanwhile();
    void removedAndBroughtBack();
    void undoThatFailsCanBeTriedAgain();
    void lockedFileKeepsWhatWasTyped();
    void unwritableFolderKeepsWhatWasTyped();
    void fullDiskKeepsWhatWasTyped();
    void anotherFileIsNotTouched();
    void otherProgramsChangesAppear();
    void brokenRowsAreReported();
    void hostileRowsAreWords();
    void foundByEveryWord();
    void putOnTheSheet();
    void theContextMenu();
    void nothingTypedIsLost();
    void theDraftOfARow();
    void beginningAnotherShowsWhatWasBegun();
    void closedWhileItSaves();
    void closedWhileSomebodyTypes();
    void leavesRoomForTheSheet();
    void everythingHasAName();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_panel->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] QLineEdit *field(const char *name) const
    {
        return find<QLineEdit>((QByteArray("reagent") + name + "LineEdit").constData());
    }
    [[nodiscard]] QString remark(const char *name) const
    {
        return field(name)->accessibleDescription();
    }
    [[nodiscard]] ReagentForm &form() const { return *m_panel->findChild<ReagentForm *>(); }
    [[nodiscard]] QListView *list() const { return find<QListView>("reagentListView"); }
    [[nodiscard]] QString note() const { return find<QLabel>("reagentNoteLabel")->text(); }
    [[nodiscard]] QStringList messages() const
    {
        return m_panel->findChild<MessageBar *>()->texts();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            names.append(list()->model()->index(row, 0).data().toString());
        }
        return names;
    }
    [[nodiscard]] QString currentName() const { return list()->currentIndex().data().toString(); }
    [[nodiscard]] QList<reagents::Reagent> rows() const { return m_file->read()->rows; }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(m_file->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    void write(const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file->file()).path()));
        QFile file(m_file->file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static void press(Qt::Key key)
    {
        QVERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), key);
    }
    static void type(const char *keys)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(keys));
    }
    void typeInto(const char *name, const char *keys) const
    {
        field(name)->setFocus();
        field(name)->selectAll();
        type(keys);
    }
    void click(const char *name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button != nullptr && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void draw(const char *smiles) { m_drawing = *chem::drawingFromText(smiles); }
    void makePanel();
    void open();
    /// With what is drawn; waits until it was read off the sheet.
    void askToAdd();

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<reagents::UserReagents> m_file;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<QWidget> m_window;
    ReagentPanel *m_panel = nullptr;
    chem::Drawing m_drawing;
    chem::Selection m_chosen;
};

void TestReagentPanel::initTestCase()
{
    Theme::instance().apply(ThemeChoice::Light);
}

void TestReagentPanel::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_data->path().toLocal8Bit());
    Settings::useFile(m_data->filePath(u"settings.ini"_s));
    m_file = std::make_unique<reagents::UserReagents>(reagents::UserReagents::defaultFile(),
                                                      std::chrono::milliseconds(50));
    m_workers = std::make_unique<jobs::Runner>(u"test"_s, 2);
    m_drawing = {};
    m_chosen.clear();
    makePanel();
}

void TestReagentPanel::makePanel()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(1200, 800);
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addStretch();
    m_panel = new ReagentPanel(*m_workers, *m_file, m_window.get());
    m_panel->setSource([this] { return ReagentPanel::Sheet{m_drawing, m_chosen}; });
    layout->addWidget(m_panel);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestReagentPanel::cleanup()
{
    m_window.reset();
    m_workers.reset();
    Settings::close(); // what was set is written before its folder goes
    qunsetenv("XDG_DATA_HOME");
}

void TestReagentPanel::open()
{
    QSignalSpy read(list()->model(), &QAbstractItemModel::modelReset);
    const bool isThere = !m_file->read() || !rows().isEmpty();
    m_panel->open();
    QVERIFY(find<QLineEdit>("reagentSearchLineEdit")->hasFocus());
    if (isThere && names().isEmpty() && m_file->read()) {
        QVERIFY(!read.isEmpty() || read.wait());
    }
}

void TestReagentPanel::askToAdd()
{
    m_panel->askToAdd();
    QVERIFY(form().isVisible() && field("Name")->hasFocus());
    QTRY_VERIFY(!note().isEmpty() || find<QPushButton>("dropReagentStructureButton")->isVisible());
}

void TestReagentPanel::emptyOneSaysHowToBegin()
{
    QVERIFY(!m_panel->isVisible());
    open();
    QTRY_VERIFY(find<QLabel>("noReagentsLabel")->isVisible());
    QVERIFY(!form().isVisible());
    QVERIFY(!QFile::exists(m_file->file())); // looking makes nothing
    click("addFirstReagentButton");
    QVERIFY(field("Name")->hasFocus());
    press(Qt::Key_Escape); // nothing was typed: nothing is kept
    QVERIFY(!form().isVisible());
    QVERIFY(messages().isEmpty());
    QSignalSpy closed(m_panel, &ReagentPanel::closed);
    press(Qt::Key_Escape);
    QCOMPARE(closed.size(), 1);
}

void TestReagentPanel::addsByNameAlone()
{
    askToAdd();
    QVERIFY2(note().contains(u"No structure"_s), qPrintable(note()));
    type("Celite");
    typeInto("Supplier", "The shelf, 4-2");
    press(Qt::Key_Return); // from any field
    QTRY_COMPARE(names(), QStringList{u"Celite"_s});
    QVERIFY(!form().isVisible());
    QVERIFY(list()->hasFocus());
    QCOMPARE(currentName(), u"Celite"_s);
    QCOMPARE(rows().size(), 1);
    QCOMPARE(rows().first().supplier, u"The shelf, 4-2"_s);
    QVERIFY(rows().first().smiles.isEmpty());
    QVERIFY(!find<QWidget>("putReagentButton")->isEnabled());
    QVERIFY(!find<QLabel>("noReagentsLabel")->isVisible());
    // The next form is empty again.
    m_panel->askToAdd();
    QVERIFY(field("Name")->text().isEmpty() && field("Supplier")->text().isEmpty());
}

void TestReagentPanel::addsWhatIsDrawn()
{
    draw("CCO");
    askToAdd();
    QCOMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₂H₆O"_s);
    QCOMPARE(field("Name")->text(), u"ethanol"_s);
    QCOMPARE(field("Cas")->text(), u"64-17-5"_s);
    QVERIFY(field("Density")->text().startsWith(u"0.79"_s));
    QVERIFY2(note().contains(u"filled in"_s), qPrintable(note()));
    typeInto("Hazards", "H225; H319");
    typeInto("Concentration", "96 %");
    typeInto("Synonyms", "spirit; EtOH 96");
    click("saveReagentButton");
    QTRY_COMPARE(names(), QStringList{u"ethanol"_s});
    const reagents::Reagent row = rows().first();
    QCOMPARE(row.inchiKey, u"LFQSCWFLJHTTHZ-UHFFFAOYSA-N"_s);
    QCOMPARE(row.cas, u"64-17-5"_s);
    QCOMPARE(row.hazards, u"H225; H319"_s);
    QCOMPARE(row.concentration, u"96 %"_s);
    QCOMPARE(row.synonyms, (QStringList{u"spirit"_s, u"EtOH 96"_s}));
    QCOMPARE(row.densities.size(), 1);
    QCOMPARE(row.densities.first().source, u"perry-105"_s);
    QCOMPARE(row.densities.first().temperature, std::optional<double>(20));
    QTRY_VERIFY(!list()->currentIndex().data(Qt::DecorationRole).value<QPixmap>().isNull());
    QVERIFY(list()->currentIndex().data(ReagentModel::DetailRole).toString().contains(u"96 %"_s));
}

void TestReagentPanel::proposalsGiveWayToWhatIsTyped()
{
    draw("CCO");
    askToAdd();
    QCOMPARE(field("Name")->text(), u"ethanol"_s);
    typeInto("Name", "Spirit");
    draw("CC(C)=O");
    click("takeReagentStructureButton");
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₃H₆O"_s);
    QCOMPARE(field("Name")->text(), u"Spirit"_s);
    QCOMPARE(field("Cas")->text(), u"67-64-1"_s); // nobody had typed the other
    // What the table does not know leaves nothing of the one before.
    draw("C12C3C4C1C5C2C3C45CCCCCCCCCCCCCBr");
    click("takeReagentStructureButton");
    QTRY_VERIFY(field("Cas")->text().isEmpty());
    QVERIFY(field("Density")->text().isEmpty());
    QCOMPARE(field("Name")->text(), u"Spirit"_s);
    // In the form of a row nothing is filled in.
    write("name\tsmiles\nmine\tC\n");
    click("discardReagentButton");
    open();
    QTRY_COMPARE(names(), QStringList{u"mine"_s});
    list()->setFocus();
    press(Qt::Key_F2);
    draw("CCO");
    click("takeReagentStructureButton");
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₂H₆O"_s);
    QVERIFY(field("Cas")->text().isEmpty());
    QCOMPARE(field("Name")->text(), u"mine"_s);
    click("saveReagentButton");
    QTRY_COMPARE(rows().first().inchiKey, u"LFQSCWFLJHTTHZ-UHFFFAOYSA-N"_s);
}

void TestReagentPanel::aSearchIsNoReagent()
{
    draw("CCO>>CC=O");
    askToAdd();
    QVERIFY2(note().contains(u"reaction"_s), qPrintable(note()));
    QVERIFY(!find<QWidget>("dropReagentStructureButton")->isVisible());
    // One that is chosen in it is meant whole, however little of it is chosen.
    m_chosen = {m_drawing.atoms.front().id};
    click("takeReagentStructureButton");
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₂H₆O"_s);
    // Of a bond as well.
    m_chosen = {m_drawing.bonds.back().id};
    click("takeReagentStructureButton");
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₂H₄O"_s);
    // A salt is one, whichever ion is pointed at.
    draw("[Na+].[O-]CC");
    m_chosen = {m_drawing.atoms.front().id};
    click("takeReagentStructureButton");
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₂H₅NaO"_s);
    // Two that have nothing to do with each other are said to be two.
    draw("CCO.c1ccccc1");
    m_chosen.clear();
    click("takeReagentStructureButton");
    QTRY_VERIFY2(note().startsWith(u"2 substances"_s), qPrintable(note()));
    draw("CCO");
    m_drawing.atoms.front().kind = chem::AtomKind::Any;
    click("takeReagentStructureButton");
    QTRY_VERIFY2(note().contains(u"search"_s), qPrintable(note()));
}

void TestReagentPanel::whatIsMistypedIsSaidAtItsField_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QByteArray>("right");
    QTest::newRow("a digit of the CAS number")
        << QByteArray("Cas") << QByteArray("64-17-6") << u"check digit"_s << QByteArray("64-17-5");
    QTest::newRow("no CAS number") << QByteArray("Cas") << QByteArray("none") << u"looks like"_s
                                   << QByteArray("64175"); // hyphens may be left out
    QTest::newRow("density") << QByteArray("Density") << QByteArray("heavy") << u"0.79 g/mL"_s
                             << QByteArray("1.2");
    QTest::newRow("no density") << QByteArray("Density") << QByteArray("-1") << u"0.79 g/mL"_s
                                << QByteArray("1.2 at 25");
    QTest::newRow("boiling point")
        << QByteArray("Boiling") << QByteArray("high") << u"78 °C"_s << QByteArray("351 K");
    QTest::newRow("melting point")
        << QByteArray("Melting") << QByteArray("-300") << u"78 °C"_s << QByteArray("-30");
    QTest::newRow("name") << QByteArray("Name") << QByteArray(" ") << u"needs a name"_s
                          << QByteArray("Thing");
}

void TestReagentPanel::whatIsMistypedIsSaidAtItsField()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, wrong);
    QFETCH(QString, said);
    QFETCH(QByteArray, right);
    askToAdd();
    type("Thing");
    typeInto("Supplier", "x");
    typeInto(field.constData(), wrong.constData());
    this->field("Hazards")->setFocus();
    if (field != "Name") { // of which nothing is said before it is wanted
        QVERIFY2(remark(field.constData()).contains(said), qPrintable(remark(field.constData())));
    }
    press(Qt::Key_Return);
    QVERIFY2(remark(field.constData()).contains(said), qPrintable(remark(field.constData())));
    QVERIFY(this->field(field.constData())->hasFocus());
    QVERIFY(form().isVisible());
    QCOMPARE(bytes(), QByteArray("(none)"));
    typeInto(field.constData(), right.constData());
    QVERIFY(remark(field.constData()).isEmpty());
    press(Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{u"Thing"_s});
    QCOMPARE(rows().first().supplier, u"x"_s);
}

void TestReagentPanel::writesNumbersAsPeopleDo()
{
    askToAdd();
    type("Thing");
    typeInto("Density", "0,79 g/mL at 20,5");
    typeInto("Boiling", "351.15 K");
    typeInto("Flash", "55 F");
    press(Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 1);
    const reagents::Reagent row = rows().first();
    QCOMPARE(row.densities.first().value, 0.79);
    QCOMPARE(row.densities.first().temperature, std::optional<double>(20.5));
    QVERIFY(std::abs(row.boilingPoints.first().value - 78) < 1e-9);
    QVERIFY(std::abs(row.flashPoints.first().value - 12.7778) < 1e-3);
}

void TestReagentPanel::whatIsThereAlreadyIsSaid()
{
    write("name\tsynonyms\tsmiles\nSodium ethoxide\tNaOEt\t[Na+].[O-]CC\n");
    open();
    draw("[Na+].[O-]CC");
    askToAdd();
    QTRY_VERIFY2(note().contains(u"Sodium ethoxide"_s), qPrintable(note()));
    typeInto("Name", "na-oet"); // written another way
    field("Cas")->setFocus();
    QVERIFY2(remark("Name").contains(u"Sodium ethoxide"_s), qPrintable(remark("Name")));
    press(Qt::Key_Return); // two bottles may have one name
    QTRY_COMPARE(names(), (QStringList{u"na-oet"_s, u"Sodium ethoxide"_s}));
    // A row may keep its own name.
    list()->setFocus();
    press(Qt::Key_F2);
    field("Cas")->setFocus();
    QVERIFY(remark("Name").isEmpty());
}

void TestReagentPanel::aNameThatIsTakenIsSaidBeforeItIsKept()
{
    write("name\tsynonyms\nCelite 545\t\n");
    open();
    askToAdd();
    typeInto("Name", "celite 545");
    press(Qt::Key_Return); // straight from the name
    QVERIFY2(remark("Name").contains(u"Enter once more"_s), qPrintable(remark("Name")));
    QCOMPARE(names().size(), 1);
    press(Qt::Key_Return);
    QTRY_COMPARE(names().size(), 2);
}

void TestReagentPanel::whatTheTableKnowsOtherwiseIsSaid()
{
    draw("CCO");
    askToAdd();
    QVERIFY(remark("Name").isEmpty() && remark("Cas").isEmpty());
    typeInto("Cas", "67-64-1");
    field("Supplier")->setFocus();
    QVERIFY2(remark("Cas").contains(u"64-17-5"_s), qPrintable(remark("Cas")));
    typeInto("Name", "Acetone");
    field("Supplier")->setFocus();
    QTRY_VERIFY2(remark("Name").contains(u"another structure"_s), qPrintable(remark("Name")));
    // Drawn as it is called, there is nothing to say.
    draw("CC(C)=O");
    click("takeReagentStructureButton");
    QTRY_VERIFY(remark("Name").isEmpty() && remark("Cas").isEmpty());
    // It is said, not refused.
    typeInto("Name", "ethanol");
    press(Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{u"ethanol"_s});
}

void TestReagentPanel::changesByKeyAndByDoubleClick()
{
    write("name\tsupplier\none\tA\ntwo\tB\n");
    open();
    QTRY_COMPARE(names(), (QStringList{u"one"_s, u"two"_s}));
    press(Qt::Key_Down); // from the search into the list
    QVERIFY(list()->hasFocus());
    QCOMPARE(currentName(), u"one"_s);
    press(Qt::Key_F2);
    QVERIFY(field("Name")->hasFocus());
    QCOMPARE(field("Name")->text(), u"one"_s);
    QCOMPARE(field("Supplier")->text(), u"A"_s);
    type("Uno"); // what was there is chosen, and goes
    press(Qt::Key_Return);
    QTRY_COMPARE(names(), (QStringList{u"two"_s, u"Uno"_s}));
    QCOMPARE(currentName(), u"Uno"_s);
    const QPoint at = list()->visualRect(list()->model()->index(0, 0)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(form().isVisible());
    QCOMPARE(field("Name")->text(), u"two"_s);
    typeInto("Supplier", "C");
    click("saveReagentButton");
    QTRY_VERIFY(!form().isVisible());
    QCOMPARE(rows().last().supplier, u"C"_s);
    QCOMPARE(rows().first().supplier, u"A"_s);
}

void TestReagentPanel::changesOnlyWhatWasTyped()
{
    // More than a line shows, values that cannot be read, a CAS number without hyphens.
    const QByteArray many = QByteArray("a name; ").repeated(6000);
    write("shelf\tname\tsynonyms\tdensity\tboiling_point\tcas\nB 3\tone\t" + many +
          "\t0.7900 g/mL at 20 °C [me]; heavy\t78 C\t64-17-5\n");
    open();
    QTRY_COMPARE(names(), QStringList{u"one"_s});
    list()->setFocus();
    press(Qt::Key_F2);
    QCOMPARE(field("Density")->text(), u"0.7900 g/mL at 20 °C [me]"_s);
    typeInto("Hazards", "H225");
    // Another program changes the same row meanwhile; an id of its own makes it the same.
    const auto before = rows().first();
    auto theirs = before;
    theirs.supplier = u"Theirs"_s;
    QVERIFY(m_file->change(theirs));
    QTRY_VERIFY(list()
                    ->model()
                    ->index(0, 0)
                    .data(ReagentModel::DetailRole)
                    .toString()
                    .contains(u"Theirs"_s));
    press(Qt::Key_Return);
    QTRY_VERIFY(!form().isVisible());
    const auto after = rows().first();
    QCOMPARE(after.hazards, u"H225"_s);
    QCOMPARE(after.supplier, u"Theirs"_s);
    QCOMPARE(after.synonyms, before.synonyms);
    QCOMPARE(after.densities, before.densities);
    QVERIFY(bytes().contains("B 3\tone\t"));
    QVERIFY(bytes().contains("[me]; heavy\t"));
}

void TestReagentPanel::dropsAStructure()
{
    write("name\tsmiles\none\tCCO\n");
    open();
    QTRY_COMPARE(names(), QStringList{u"one"_s});
    list()->setFocus();
    press(Qt::Key_F2);
    click("dropReagentStructureButton");
    QVERIFY(form().isTouched());
    QVERIFY(!find<QWidget>("dropReagentStructureButton")->isVisible());
    press(Qt::Key_Return);
    QTRY_VERIFY(!form().isVisible());
    QVERIFY(rows().first().smiles.isEmpty() && rows().first().inchiKey.isEmpty() &&
            rows().first().formula.isEmpty());
}

void TestReagentPanel::aRowThatIsGoneMeanwhile()
{
    write("name\tsupplier\none\tA\n");
    open();
    QTRY_COMPARE(names(), QStringList{u"one"_s});
    list()->setFocus();
    press(Qt::Key_F2);
    typeInto("Hazards", "H225");
    write("name\tsupplier\n");
    QTRY_VERIFY(names().isEmpty());
    press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 1);
    QVERIFY(messages().first().contains(u"no longer"_s));
    QVERIFY(form().isVisible());
    QCOMPARE(field("Hazards")->text(), u"H225"_s);
    press(Qt::Key_Return); // now it is added
    QTRY_COMPARE(names(), QStringList{u"one"_s});
    QCOMPARE(rows().first().supplier, u"A"_s);
    QCOMPARE(rows().first().hazards, u"H225"_s);
    QVERIFY(messages().isEmpty());
}

void TestReagentPanel::removedAndBroughtBack()
{
    const QByteArray before = "shelf\tname\tdensity\n1\tone\t1; heavy\n2\ttwo\t\n3\tthree\t\n";
    write(before);
    open();
    QTRY_COMPARE(names(), (QStringList{u"one"_s, u"three"_s, u"two"_s}));
    list()->setFocus();
    press(Qt::Key_Delete);
    QTRY_COMPARE(names(), (QStringList{u"three"_s, u"two"_s}));
    QCOMPARE(currentName(), u"three"_s); // the next one is at hand
    QCOMPARE(messages(), QStringList{u"Removed \"one\"."_s});
    press(Qt::Key_Delete);
    QTRY_COMPARE(names(), QStringList{u"two"_s});
    QCOMPARE(messages(), QStringList{u"Removed \"three\"."_s});
    click("undoRemovedReagentButton");
    QTRY_COMPARE(names(), (QStringList{u"three"_s, u"two"_s}));
    QCOMPARE(currentName(), u"three"_s);
    QTRY_COMPARE(messages(), QStringList{u"Removed \"one\"."_s});
    QVERIFY(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier); // not the drawing's
    QTRY_COMPARE(names().size(), 3);
    QTRY_VERIFY(messages().isEmpty());
    QCOMPARE(bytes(), before);
}

void TestReagentPanel::undoThatFailsCanBeTriedAgain()
{
    write("name\none\n");
    open();
    QTRY_COMPARE(names(), QStringList{u"one"_s});
    list()->setFocus();
    press(Qt::Key_Delete);
    QTRY_VERIFY(names().isEmpty());
    {
        QLockFile lock(m_file->file() + u".lock"_s);
        QVERIFY(lock.tryLock());
        click("undoRemovedReagentButton");
        QTRY_COMPARE(messages().size(), 2);
        QVERIFY(messages().first().contains(u"Another program"_s));
    }
    click("undoRemovedReagentButton");
    QTRY_COMPARE(names(), QStringList{u"one"_s});
}

void TestReagentPanel::lockedFileKeepsWhatWasTyped()
{
    askToAdd();
    type("Thing");
    typeInto("Hazards", "H225");
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file->file()).path()));
        QLockFile lock(m_file->file() + u".lock"_s);
        QVERIFY(lock.tryLock());
        press(Qt::Key_Return);
        QVERIFY(field("Name")->isReadOnly()); // what would be typed now would be lost
        QTRY_COMPARE(messages().size(), 1);
        QVERIFY(messages().first().contains(u"Another program"_s));
        QVERIFY(form().isVisible());
        QCOMPARE(field("Name")->text(), u"Thing"_s);
        QCOMPARE(field("Hazards")->text(), u"H225"_s);
        QVERIFY(!field("Name")->isReadOnly());
    }
    press(Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{u"Thing"_s});
    QVERIFY(messages().isEmpty());
}

void TestReagentPanel::unwritableFolderKeepsWhatWasTyped()
{
    QFile file(QFileInfo(m_file->file()).path()); // where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    askToAdd();
    type("Thing");
    press(Qt::Key_Return);
    QTRY_COMPARE(messages().size(), 1);
    QVERIFY(messages().first().contains(file.fileName()));
    QCOMPARE(field("Name")->text(), u"Thing"_s);
    QVERIFY(file.remove());
    press(Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{u"Thing"_s});
}

void TestReagentPanel::fullDiskKeepsWhatWasTyped()
{
    const QByteArray before = "name\none" + QByteArray(6000, 'x') + '\n';
    write(before);
    open();
    QTRY_COMPARE(names().size(), 1);
    m_panel->askToAdd();
    type("Thing");
    {
        const FullDisk full(4096);
        press(Qt::Key_Return);
        QTRY_COMPARE(messages().size(), 1);
    }
    QVERIFY2(messages().first().contains(u"could not be written"_s),
             qPrintable(messages().first()));
    QCOMPARE(field("Name")->text(), u"Thing"_s);
    QCOMPARE(bytes(), before);
    press(Qt::Key_Return);
    QTRY_COMPARE(names().size(), 2);
}

void TestReagentPanel::anotherFileIsNotTouched()
{
    const QByteArray other = "some letter\nto somebody\n";
    write(other);
    m_panel->open();
    QTRY_COMPARE(messages().size(), 1);
    QVERIFY(messages().first().contains(m_file->file()));
    QVERIFY(find<QLabel>("noReagentsLabel")->text().contains(u"cannot be read"_s));
    QVERIFY(!find<QWidget>("addFirstReagentButton")->isVisible());
    m_panel->askToAdd();
    type("Thing");
    press(Qt::Key_Return);
    QTRY_VERIFY(messages().first().contains(u"column"_s) && !field("Name")->isReadOnly());
    QVERIFY(form().isVisible());
    QCOMPARE(field("Name")->text(), u"Thing"_s);
    QCOMPARE(bytes(), other);
    write("name\none\n"); // moved away by somebody
    press(Qt::Key_Return);
    QTRY_COMPARE(names(), (QStringList{u"one"_s, u"Thing"_s}));
    QTRY_VERIFY(messages().isEmpty());
}

void TestReagentPanel::otherProgramsChangesAppear()
{
    open();
    QTRY_VERIFY(find<QLabel>("noReagentsLabel")->isVisible());
    // The folder and the file are made.
    QVERIFY(m_file->add(named(u"mine"_s)));
    QTRY_COMPARE(names(), QStringList{u"mine"_s});
    // Another file is put in its place, twice.
    QVERIFY(m_file->add(named(u"other"_s)));
    QTRY_COMPARE(names(), (QStringList{u"mine"_s, u"other"_s}));
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QVERIFY(m_file->add(named(u"a third"_s)));
    QTRY_COMPARE(names(), (QStringList{u"a third"_s, u"mine"_s, u"other"_s}));
    QCOMPARE(currentName(), u"other"_s); // what was current stays so
    // It is written to as it stands.
    QFile file(m_file->file());
    QVERIFY(file.open(QIODevice::Append));
    file.write(QByteArray("\tz\t\t\t\t\t\t\t\t\t\t\t\t\t\n"));
    file.close();
    QTRY_COMPARE(names().last(), u"z"_s);
    QVERIFY(QFile::remove(m_file->file()));
    QTRY_VERIFY(names().isEmpty());
    // What changes while the panel is closed is seen when it opens.
    m_panel->hide();
    write("name\nlate\n");
    m_panel->open();
    QTRY_COMPARE(names(), QStringList{u"late"_s});
}

void TestReagentPanel::brokenRowsAreReported()
{
    write("name\tsmiles\tcas\tdensity\n"
          "good\tCCO\t64-17-5\t0.79\n"
          "\tCCO\t\t\n"
          "bad structure\tC1CC\t\t\n"
          "bad number\t\t64-17-6\theavy\n"
          "\xFF\n");
    open();
    QTRY_COMPARE(names(), (QStringList{u"bad number"_s, u"good"_s}));
    auto *button = find<QPushButton>("reagentProblemsButton");
    QTRY_VERIFY(button->isVisible());
    QVERIFY2(button->text().startsWith(u"5 thing"_s), qPrintable(button->text()));
    QVERIFY(messages().isEmpty()); // only who asks is told
    click("reagentProblemsButton");
    const QString said = messages().value(0);
    for (const QString &each : {u"Line 3, left out: "_s, u"Line 4, left out: "_s, u"Line 5: "_s,
                                u"64-17-6"_s, u"heavy"_s, u"Line 6, left out: "_s}) {
        QVERIFY2(said.contains(each), qPrintable(each + u" in "_s + said));
    }
    QVERIFY(said.contains(m_file->file()));
    write("name\ngood\n");
    QTRY_VERIFY(!button->isVisible());
    QVERIFY(messages().isEmpty());
    QVERIFY(find<QLabel>("reagentCountLabel")->toolTip().contains(m_file->file()));
}

void TestReagentPanel::hostileRowsAreWords()
{
    write("name\tsupplier\n<b>bold</b><img src=x>\t" + QByteArray(50000, '<') + '\n' +
          QByteArray(100000, 'y') + "\tx\n");
    open();
    QTRY_COMPARE(names().size(), 2);
    QAbstractItemModelTester tester(list()->model());
    const QModelIndex first = list()->model()->index(0, 0);
    QCOMPARE(first.data().toString(), u"<b>bold</b><img src=x>"_s);
    QVERIFY(!first.data(Qt::ToolTipRole).toString().contains(u"<img"_s));
    QVERIFY(first.data(Qt::ToolTipRole).toString().size() < 5000);
    QVERIFY(list()->model()->index(1, 0).data().toString().size() < 400);
    list()->setFocus();
    press(Qt::Key_Delete);
    QTRY_COMPARE(messages(), QStringList{u"Removed \"<b>bold</b><img src=x>\"."_s});
}

void TestReagentPanel::foundByEveryWord()
{
    write("name\tsynonyms\tcas\tconcentration\tsmiles\n"
          "n-Butyllithium\tnBuLi; BuLi\t109-72-8\t2.5 M in hexanes\t[Li]CCCC\n"
          "n-Butyllithium\tnBuLi\t109-72-8\t1.6 M in hexanes\t[Li]CCCC\n"
          "Celite\t\t\t\t\n");
    open();
    QTRY_COMPARE(names().size(), 3);
    QAbstractItemModelTester tester(list()->model());
    type("buli");
    QCOMPARE(names().size(), 2);
    type(" 2.5");
    QCOMPARE(names().size(), 1);
    auto *search = find<QLineEdit>("reagentSearchLineEdit");
    search->setText(u"c4h9li"_s);
    QCOMPARE(names().size(), 2);
    search->setText(u"109-72"_s);
    QCOMPARE(names().size(), 2);
    search->setText(u"nothing of the kind"_s);
    QVERIFY(names().isEmpty());
    QVERIFY(find<QLabel>("noReagentsLabel")->isVisible());
    QVERIFY(find<QLabel>("noReagentsLabel")->text().contains(u"nothing of the kind"_s));
    QVERIFY(!find<QWidget>("addFirstReagentButton")->isVisible());
    QVERIFY(!find<QWidget>("changeReagentButton")->isEnabled());
    // What is added is seen, whatever was looked for.
    m_panel->askToAdd();
    type("New");
    press(Qt::Key_Return);
    QTRY_COMPARE(currentName(), u"New"_s);
    QCOMPARE(names().size(), 4);
}

void TestReagentPanel::putOnTheSheet()
{
    write("name\tsmiles\nAcid\tCC(=O)O\nCelite\t\nSalt\t[Na+].[O-]CC\n");
    open();
    QTRY_COMPARE(names().size(), 3);
    QSignalSpy chosen(m_panel, &ReagentPanel::chosen);
    type("acid");
    press(Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).toString(), u"Acid"_s);
    QCOMPARE(chem::moleculeOf(chosen.first().first().value<chem::Drawing>())->smiles(),
             std::string("CC(=O)O"));
    find<QLineEdit>("reagentSearchLineEdit")->setText(u"salt"_s);
    click("putReagentButton");
    QTRY_COMPARE(chosen.size(), 2);
    const QPoint at = list()->visualRect(list()->model()->index(0, 0)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(chosen.size(), 3);
    // There is nothing to put: it is opened.
    find<QLineEdit>("reagentSearchLineEdit")->setText(u"celite"_s);
    find<QLineEdit>("reagentSearchLineEdit")->setFocus();
    press(Qt::Key_Return);
    QVERIFY(form().isVisible());
    QCOMPARE(field("Name")->text(), u"Celite"_s);
}

void TestReagentPanel::theContextMenu()
{
    write("name\tsmiles\nAcid\tCC(=O)O\nCelite\t\n");
    open();
    QTRY_COMPARE(names().size(), 2);
    const auto menuAt = [this](int row) {
        const QPoint at = list()->visualRect(list()->model()->index(row, 0)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, list()->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(list()->viewport(), &event);
        return find<QMenu>("reagentMenu");
    };
    QPointer<QMenu> menu = menuAt(1);
    QVERIFY(menu);
    QCOMPARE(currentName(), u"Celite"_s);
    QVERIFY(!menu->findChild<QAction *>(u"putReagentAction"_s)->isEnabled());
    menu->findChild<QAction *>(u"changeReagentAction"_s)->trigger();
    QCOMPARE(field("Name")->text(), u"Celite"_s);
    press(Qt::Key_Escape);
    delete menu.data();
    menu = menuAt(0);
    QVERIFY(menu->findChild<QAction *>(u"putReagentAction"_s)->isEnabled());
    menu->findChild<QAction *>(u"removeReagentAction"_s)->trigger();
    QTRY_COMPARE(names(), QStringList{u"Celite"_s});
}

void TestReagentPanel::nothingTypedIsLost()
{
    draw("CCO");
    askToAdd();
    typeInto("Name", "Half a name");
    typeInto("Cas", "64-1"); // not even right yet
    press(Qt::Key_Escape);
    QVERIFY(!form().isVisible());
    QCOMPARE(messages().size(), 1);
    click("goOnWithReagentButton");
    QCOMPARE(field("Cas")->text(), u"64-1"_s);
    QVERIFY(messages().isEmpty());
    // Closed, and opened again.
    m_panel->hide();
    m_panel->open();
    QVERIFY(form().isVisible());
    QCOMPARE(field("Name")->text(), u"Half a name"_s);
    // With the window, and with the program.
    makePanel();
    Settings::useFile(m_data->filePath(u"settings.ini"_s));
    m_panel->open();
    QTRY_COMPARE(messages().size(), 1);
    QVERIFY(!form().isVisible());
    click("goOnWithReagentButton");
    QCOMPARE(field("Name")->text(), u"Half a name"_s);
    QCOMPARE(field("Cas")->text(), u"64-1"_s);
    QCOMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₂H₆O"_s);
    typeInto("Cas", "64-17-5");
    press(Qt::Key_Return);
    QTRY_COMPARE(names(), QStringList{u"Half a name"_s});
    QCOMPARE(rows().first().inchiKey, u"LFQSCWFLJHTTHZ-UHFFFAOYSA-N"_s);
    // Saved, it is over.
    makePanel();
    open();
    QTRY_COMPARE(names().size(), 1);
    QVERIFY(messages().isEmpty());
}

void TestReagentPanel::theDraftOfARow()
{
    write("name\tsupplier\none\tA\n");
    open();
    QTRY_COMPARE(names(), QStringList{u"one"_s});
    list()->setFocus();
    press(Qt::Key_F2);
    typeInto("Hazards", "H225");
    makePanel();
    m_panel->askToAdd(); // before the rows are read
    QTRY_VERIFY(form().isVisible());
    QVERIFY(!form().isNew());
    QCOMPARE(field("Hazards")->text(), u"H225"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(rows().first().hazards, u"H225"_s);
    QCOMPARE(rows().size(), 1);
    QCOMPARE(rows().first().supplier, u"A"_s);
    // Discarded, it is over as well.
    QTRY_VERIFY(!form().isVisible());
    press(Qt::Key_F2);
    typeInto("Hazards", "H319");
    press(Qt::Key_Escape);
    click("discardReagentDraftButton");
    QVERIFY(messages().isEmpty());
    press(Qt::Key_F2);
    QCOMPARE(field("Hazards")->text(), u"H225"_s);
}

void TestReagentPanel::beginningAnotherShowsWhatWasBegun()
{
    write("name\none\n");
    open();
    QTRY_COMPARE(names(), QStringList{u"one"_s});
    click("addReagentButton");
    type("New");
    press(Qt::Key_Escape);
    list()->setFocus();
    press(Qt::Key_F2);
    QCOMPARE(field("Name")->text(), u"New"_s);
    QVERIFY(messages().first().contains(u"begun earlier"_s));
    click("discardReagentButton");
    QVERIFY(messages().isEmpty());
    list()->setFocus();
    press(Qt::Key_F2);
    QCOMPARE(field("Name")->text(), u"one"_s);
}

void TestReagentPanel::closedWhileItSaves()
{
    askToAdd();
    type("Thing");
    press(Qt::Key_Return);
    makePanel(); // its end waits for the last write
    QCOMPARE(rows().size(), 1);
}

void TestReagentPanel::closedWhileSomebodyTypes()
{
    write("name\none\n");
    open();
    QTRY_COMPARE(names().size(), 1);
    m_panel->askToAdd();
    type("one"); // is there already: that is looked up when the field loses the focus
    const QPointer<ReagentForm> gone = &form();
    m_window.reset();
    QVERIFY(!gone);
    makePanel();
    m_panel->open();
    QTRY_COMPARE(messages().size(), 1);
    click("goOnWithReagentButton");
    QCOMPARE(field("Name")->text(), u"one"_s);
}

void TestReagentPanel::leavesRoomForTheSheet()
{
    write("name\none\n");
    open();
    QTRY_COMPARE(names().size(), 1);
    const int high = m_panel->height();
    QVERIFY2(high < m_window->height() * 0.36, qPrintable(QString::number(high)));
    m_window->resize(560, 440);
    QTRY_VERIFY(m_panel->height() < high);
    m_panel->askToAdd();
    QTRY_VERIFY(m_panel->height() <= m_window->height() * 6 / 10);
    QVERIFY(form().width() <= m_window->width());
    // Tab brings each field in sight.
    auto *scroll = form().findChild<QScrollArea *>();
    for (const char *name : {"Cas", "Concentration", "Synonyms", "Density", "Supplier", "Hazards",
                             "Boiling", "Melting", "Flash"}) {
        press(Qt::Key_Tab);
        QVERIFY2(field(name)->hasFocus(), name);
        const QPoint at = field(name)->mapTo(scroll->viewport(), field(name)->rect().center());
        QVERIFY2(scroll->viewport()->rect().contains(at), name);
    }
}

void TestReagentPanel::everythingHasAName()
{
    m_panel->askToAdd();
    for (QWidget *widget : m_panel->findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && !qobject_cast<QAbstractScrollArea *>(widget)) {
            auto *button = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(widget->objectName()));
        }
    }
}

QTEST_MAIN(TestReagentPanel)
#include "tst_reagent_panel.moc"
