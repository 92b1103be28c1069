// SPDX-License-Identifier: GPL-3.0-or-later
// The person's own reagents beside a sheet, as they are looked for, added, changed and put.
#include "tests/app/desktop/reagents/reagent_panel_fixture.h"

class TestReagentPanel : public QObject, ReagentPanelFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Light); }
    void init() { begin(); }
    void cleanup() { end(); }
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
    void foundByEveryWord();
    void putOnTheSheet();
    void theContextMenu();
    void leavesRoomForTheSheet();
    void everythingHasAName();
};

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
