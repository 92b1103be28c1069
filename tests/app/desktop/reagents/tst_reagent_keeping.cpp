// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of what was typed and of the file when other programs, disks and windows do as they
// like.
#include "tests/app/desktop/reagents/reagent_panel_fixture.h"
#include "tests/app/desktop/sketcher/full_disk.h"

namespace
{

reagents::Reagent named(const QString &name)
{
    reagents::Reagent reagent;
    reagent.name = name;
    return reagent;
}

} // namespace

class TestReagentKeeping : public QObject, ReagentPanelFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Light); }
    void init() { begin(); }
    void cleanup() { end(); }
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
    void nothingTypedIsLost();
    void theDraftOfARow();
    void beginningAnotherShowsWhatWasBegun();
    void closedWhileItSaves();
    void closedWhileSomebodyTypes();
};

void TestReagentKeeping::aRowThatIsGoneMeanwhile()
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

void TestReagentKeeping::removedAndBroughtBack()
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

void TestReagentKeeping::undoThatFailsCanBeTriedAgain()
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

void TestReagentKeeping::lockedFileKeepsWhatWasTyped()
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

void TestReagentKeeping::unwritableFolderKeepsWhatWasTyped()
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

void TestReagentKeeping::fullDiskKeepsWhatWasTyped()
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

void TestReagentKeeping::anotherFileIsNotTouched()
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

void TestReagentKeeping::otherProgramsChangesAppear()
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

void TestReagentKeeping::brokenRowsAreReported()
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

void TestReagentKeeping::hostileRowsAreWords()
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

void TestReagentKeeping::nothingTypedIsLost()
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

void TestReagentKeeping::theDraftOfARow()
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

void TestReagentKeeping::beginningAnotherShowsWhatWasBegun()
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

void TestReagentKeeping::closedWhileItSaves()
{
    askToAdd();
    type("Thing");
    press(Qt::Key_Return);
    makePanel(); // its end waits for the last write
    QCOMPARE(rows().size(), 1);
}

void TestReagentKeeping::closedWhileSomebodyTypes()
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

QTEST_MAIN(TestReagentKeeping)
#include "tst_reagent_keeping.moc"
