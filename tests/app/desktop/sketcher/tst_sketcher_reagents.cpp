// SPDX-License-Identifier: GPL-3.0-or-later
// The person's own reagents in the editor: how they are reached, taken from the sheet and put on
// it.
#include "app/desktop/reagents/reagent_panel.h"
#include "app/desktop/sketcher/sketch_commands.h"
#include "app/desktop/sketcher/sketch_keys.h"
#include "chem/drawing/read.h"
#include "core/reagents/user_reagents.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QDir>
#include <QFileInfo>
#include <QLayout>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

class TestSketcherReagents : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void drawnThenFoundByItsName();
    void theMenuTakesWhatIsPointedAt();
    void theyAreReachedByButtonAndKey();
    void theKeysCanBeChanged();
    void onePanelAtATime();
    void putOnTheSheetAsOneStep();
    void typingIsNotTheSheets();
    void theSheetKeepsItsPlace();
    void anUnknownNameIsGivenToWhatIsDrawn();

private:
    [[nodiscard]] QLineEdit *field(const char *name) const
    {
        return find<QLineEdit>((QByteArray("reagent") + name + "LineEdit").constData());
    }
    [[nodiscard]] QListView *list() const { return find<QListView>("reagentListView"); }
    [[nodiscard]] QList<reagents::Reagent> rows() const { return m_own.read()->rows; }
    void draw(const char *text)
    {
        m_sketcher->setDrawing(*chem::drawingFromText(text));
        view().setFocus();
        m_hand->hover({-100, -100});
    }
    [[nodiscard]] QAction *entry(const char *name) const
    {
        const auto all = m_sketcher->actions();
        const auto at = std::find_if(all.begin(), all.end(), [name](const QAction *action) {
            return action->objectName() == QLatin1String(name);
        });
        return at == all.end() ? nullptr : *at;
    }

    reagents::UserReagents m_own;
};

void TestSketcherReagents::init()
{
    QFile::remove(m_own.file());
    QVERIFY(openEditor(Sketcher::Use::Anything, {1100, 800}));
}

void TestSketcherReagents::cleanup()
{
    closeEditor();
}

void TestSketcherReagents::drawnThenFoundByItsName()
{
    draw("CC1CCCC(C)N1");
    m_hand->type("V");
    QVERIFY(field("Name") && field("Name")->hasFocus());
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₇H₁₅N"_s);
    field("Name")->selectAll();
    m_hand->type("House base");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 1);
    QTRY_VERIFY(list()->isVisible());
    m_hand->press(Qt::Key_Escape);
    QVERIFY(!find<QWidget>("reagentPanel")->isVisible());
    QVERIFY(view().hasFocus());
    m_sketcher->setDrawing({});
    nameBox().setFocus();
    m_hand->type("house base");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_hand->inchiKey(), rows().first().inchiKey);
    // Called otherwise, it is found so at once, and no more as before.
    m_sketcher->setDrawing({});
    reagents::Reagent row = rows().first();
    row.name = u"Mouse base"_s; // a file of the same size
    QVERIFY(m_own.change(row));
    nameBox().setFocus();
    m_hand->type("mouse base");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_hand->inchiKey(), rows().first().inchiKey);
    nameBox().setFocus();
    m_hand->type("house base");
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY2(said().contains(u"Nothing is called"_s), qPrintable(said()));
}

void TestSketcherReagents::theMenuTakesWhatIsPointedAt()
{
    draw("CCO.c1ccccc1");
    const QPoint point = view().toWidget(m_hand->atom(0)).toPoint();
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, view().mapToGlobal(point));
    QCoreApplication::sendEvent(&view(), &event);
    const auto entries = find<QMenu>("sheetMenu")->actions();
    const auto add = std::find_if(entries.begin(), entries.end(), [](const QAction *action) {
        return action->text().section(u'\t', 0, 0) == u"Add to my reagents"_s;
    });
    QVERIFY(add != entries.end());
    (*add)->trigger();
    delete find<QMenu>("sheetMenu");
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₂H₆O"_s);
    QCOMPARE(field("Name")->text(), u"ethanol"_s);
}

void TestSketcherReagents::theyAreReachedByButtonAndKey()
{
    QVERIFY(!find<QWidget>("reagentPanel"));
    QTest::mouseClick(find<QToolButton>("reagentsButton"), Qt::LeftButton);
    QVERIFY(find<QWidget>("reagentPanel")->isVisible());
    QVERIFY(find<QLineEdit>("reagentSearchLineEdit")->hasFocus());
    m_hand->press(Qt::Key_Escape);
    QVERIFY(!find<QWidget>("reagentPanel")->isVisible());
    m_hand->type("v");
    QVERIFY(find<QWidget>("reagentPanel")->isVisible());
    QTest::mouseClick(find<QToolButton>("closeReagentsButton"), Qt::LeftButton);
    QVERIFY(!find<QWidget>("reagentPanel")->isVisible());
    QVERIFY(view().hasFocus());
    entry("reagents")->trigger();
    QVERIFY(find<QWidget>("reagentPanel")->isVisible());
    entry("add reagent")->trigger(); // an empty sheet: by its name alone
    QVERIFY(field("Name")->hasFocus());
    QTRY_VERIFY(find<QLabel>("reagentNoteLabel")->text().contains(u"No structure"_s));
}

void TestSketcherReagents::theKeysCanBeChanged()
{
    for (const auto &[key, command, words] :
         {std::tuple(u"v"_s, u"reagents"_s, u"My reagents"_s),
          std::tuple(u"V"_s, u"add reagent"_s, u"Add to my reagents"_s)}) {
        const auto found = SketchKeys::find(SketchKeys::defaults(), key, {KeyContext::Sheet});
        QVERIFY(found);
        QCOMPARE(found->command, command);
        QCOMPARE(SketchCommands::describe(command), words);
        // It is about what is chosen: no key of an atom or a bond may stand before it.
        QVERIFY(
            !SketchKeys::find(SketchKeys::defaults(), key, {KeyContext::Atom, KeyContext::Bond}));
        QCOMPARE(entry(command.toLatin1().constData())->text(), QString(words + u'\t' + key));
    }
    QVERIFY(find<QToolButton>("reagentsButton")->toolTip().endsWith(u"(v)"_s));
    SketchKeys::change({KeyContext::Sheet, u"J"_s, u"add reagent"_s});
    QVERIFY(openEditor());
    m_hand->type("J");
    QVERIFY(field("Name") && field("Name")->hasFocus());
    SketchKeys::restoreDefaults();
}

void TestSketcherReagents::onePanelAtATime()
{
    draw("CCO");
    m_hand->type("z");
    QVERIFY(find<QWidget>("templatePanel")->isVisible());
    m_sketcher->showReagents();
    QVERIFY(!find<QWidget>("templatePanel")->isVisible());
    view().setFocus();
    m_hand->type("u");
    QVERIFY(find<QWidget>("templatePanel")->isVisible());
    QVERIFY(!find<QWidget>("reagentPanel")->isVisible());
    m_sketcher->addReagent();
    QVERIFY(!find<QWidget>("templatePanel")->isVisible());
}

void TestSketcherReagents::putOnTheSheetAsOneStep()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_own.file()).path()));
    QFile file(m_own.file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name\tsmiles\nEthoxide\t[Na+].[O-]CC\n");
    file.close();
    draw("c1ccccc1");
    m_hand->type("v");
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    m_hand->type("etho");
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(m_hand->smiles().contains(u"[Na+]"_s));
    QCOMPARE(document().undoStack().undoText(), u"Put Ethoxide"_s);
    QVERIFY(view().hasFocus());
    QVERIFY(find<QWidget>("reagentPanel")->isVisible());
    m_hand->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_hand->smiles(), u"c1ccccc1"_s);
    // Not on a sheet that is only read.
    m_sketcher->setReadOnly(true);
    QSignalSpy chosen(find<ReagentPanel>("reagentPanel"), &ReagentPanel::chosen);
    list()->setFocus();
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(m_hand->smiles(), u"c1ccccc1"_s);
}

void TestSketcherReagents::typingIsNotTheSheets()
{
    draw("CCO");
    m_hand->type("V");
    QTRY_VERIFY(!field("Name")->text().isEmpty());
    field("Supplier")->setFocus();
    m_hand->type("n3");
    m_hand->press(Qt::Key_Delete);
    m_hand->press(Qt::Key_Z, Qt::ControlModifier); // undoes the typing
    m_hand->press(Qt::Key_Z, Qt::ControlModifier); // there is nothing more to undo here
    QCOMPARE(m_hand->smiles(), u"CCO"_s);
    QCOMPARE(document().undoStack().count(), 0);
    // The sheet may be drawn on meanwhile: what was taken stays.
    m_sketcher->setDrawing({});
    field("Supplier")->setFocus();
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 1);
    QCOMPARE(rows().first().smiles, u"CCO"_s);
}

void TestSketcherReagents::theSheetKeepsItsPlace()
{
    m_hand->tool("benzene");
    m_hand->click({-60, -100}); // in the upper half: out of the panel's way
    const auto seenAt = [this] { return view().mapToGlobal(view().toWidget(m_hand->atom(0))); };
    const QPointF before = seenAt();
    const int height = view().height();
    m_hand->type("v");
    m_sketcher->layout()->activate();
    QVERIFY(view().height() < height - 100);
    QVERIFY(view().height() > height / 3);
    QCOMPARE(seenAt(), before);
    m_hand->press(Qt::Key_Escape);
    m_sketcher->layout()->activate();
    QCOMPARE(seenAt(), before);
    // In a low and narrow editor something of the sheet is left, of the form too.
    m_sketcher->resize(640, 480);
    m_hand->type("V");
    QTRY_VERIFY(view().height() >= 100);
    QVERIFY(find<QWidget>("saveReagentButton")->isVisible());
    QTRY_VERIFY(find<QWidget>("reagentForm")->geometry().right() <= m_sketcher->width());
}

void TestSketcherReagents::anUnknownNameIsGivenToWhatIsDrawn()
{
    const auto *popup = find<QAbstractItemView>("nameOffersPopup");
    nameBox().setFocus();
    m_hand->type("house base");
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(said().contains(u"Nothing is called"_s));
    QVERIFY(popup == nullptr || !popup->isVisible()); // nothing is drawn
    nameBox().clear();
    draw("CC1CCCC(C)N1");
    nameBox().setFocus();
    m_hand->type("house base");
    m_hand->press(Qt::Key_Return);
    QWidget *offers = nullptr;
    QTRY_VERIFY((offers = QApplication::activePopupWidget()) != nullptr);
    QVERIFY2(said().contains(u"Nothing is called"_s), qPrintable(said()));
    QTest::keyClick(offers, Qt::Key_Return); // nothing was chosen: nothing happens
    QVERIFY(!find<QWidget>("reagentPanel"));
    nameBox().setFocus();
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY((offers = QApplication::activePopupWidget()) != nullptr);
    QTest::keyClick(offers, Qt::Key_Down);
    QTest::keyClick(offers, Qt::Key_Return);
    QVERIFY(field("Name") && field("Name")->hasFocus());
    QCOMPARE(field("Name")->text(), u"house base"_s);
    QTRY_COMPARE(find<QLabel>("reagentFormulaLabel")->text(), u"C₇H₁₅N"_s);
    QVERIFY(nameBox().text().isEmpty());
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 1);
    QCOMPARE(rows().first().name, u"house base"_s);
}

QTEST_MAIN(TestSketcherReagents)
#include "tst_sketcher_reagents.moc"
