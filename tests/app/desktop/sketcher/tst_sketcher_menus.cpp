// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_keys.h"
#include "chem/drawing/read.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace artemisia;
using namespace artemisia::app;

/// What the menus of the editor offer and name.
class TestSketcherMenus : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void theMenuNamesTheKeysInUse();
    void theMenuDeletesDuplicatesAndTurns();
    void theRightButtonOffersWhatCanBeDone();
    void labelsAreWrittenOutAndBack();
    void groupsThatHaveLettersAreFound();
    void largeRingsFromAMenu();
    void structuresAreLinedUp();

private:
    /// An entry of the editor's menu by its words: what stands there, its key behind a tab.
    [[nodiscard]] QAction *entry(const char *words) const
    {
        for (QAction *action : m_sketcher->actions()) {
            if (action->text().section(u'\t', 0, 0) == QString::fromUtf8(words)) {
                return action;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QString keyOf(const char *words) const
    {
        const QAction *action = entry(words);
        return action == nullptr              ? QStringLiteral("no such entry")
               : action->shortcut().isEmpty() ? action->text().section(u'\t', 1)
                                              : action->shortcut().toString();
    }
    /// The menu that the right button opens there; it goes with the next one.
    [[nodiscard]] QMenu *menuAt(chem::Point at)
    {
        const QPoint point = view().toWidget(at).toPoint();
        delete find<QMenu>("sheetMenu");
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, view().mapToGlobal(point));
        QCoreApplication::sendEvent(&view(), &event);
        return find<QMenu>("sheetMenu");
    }
    [[nodiscard]] static QAction *entryOf(const QMenu *menu, const char *words)
    {
        for (QAction *action : menu != nullptr ? menu->actions() : QList<QAction *>()) {
            if (action->text().section(u'\t', 0, 0) == QString::fromUtf8(words)) {
                return action;
            }
        }
        return nullptr;
    }
};

void TestSketcherMenus::theMenuNamesTheKeysInUse()
{
    QCOMPARE(keyOf("Delete"), QStringLiteral("Del"));
    QCOMPARE(keyOf("Duplicate"), QStringLiteral("Ctrl+Shift+D"));
    QCOMPARE(keyOf("Templates"), QStringLiteral("z"));
    QCOMPARE(keyOf("Keep as template"), QStringLiteral("u"));
    QCOMPARE(keyOf("Reaction arrow to the right"), QStringLiteral("r"));
    QCOMPARE(keyOf("Keys"), QStringLiteral("?"));
    changeKey("keyButton_2_z", 'g');
    changeKey("keyButton_2_x", '%'); // the bond tool's
    QCOMPARE(keyOf("Templates"), QStringLiteral("g"));
    QCOMPARE(find<QWidget>("templatesButton")->toolTip(), QStringLiteral("Templates (g)"));
    QCOMPARE(find<QWidget>("toolButton_bond")->toolTip(), QStringLiteral("Bond (%)"));
    QVERIFY(find<QWidget>("toolButton_ring 7")->toolTip().contains(QStringLiteral("Alt+click")));
    QVERIFY(find<QWidget>("toolButton_benzene")->toolTip().contains(QStringLiteral("spiro")));
    QVERIFY(find<QLabel>("cheatSheetHeadLabel")->text().contains(QStringLiteral("spiro")));
    // A changed key stays where it stood in the list.
    const auto placeOf = [](const QList<SketchKey> &keys, const char *command) {
        return std::find_if(keys.begin(), keys.end(),
                            [&](const SketchKey &key) {
                                return key.context == KeyContext::Sheet &&
                                       key.command == QLatin1String(command);
                            }) -
               keys.begin();
    };
    QCOMPARE(placeOf(SketchKeys::inUse(), "tool bond"),
             placeOf(SketchKeys::defaults(), "tool bond"));
    QCOMPARE(placeOf(SketchKeys::inUse(), "templates"),
             placeOf(SketchKeys::defaults(), "templates"));
    // The key does it, and the letter is the name box's while one types there.
    nameBox().setFocus();
    m_hand->type("g");
    QVERIFY(!find<QWidget>("templatePanel"));
    QCOMPARE(nameBox().text(), QStringLiteral("g"));
    view().setFocus();
    m_hand->type("g");
    QVERIFY(find<QWidget>("templatePanel")->isVisible());
    SketchKeys::restoreDefaults();
}

void TestSketcherMenus::theMenuDeletesDuplicatesAndTurns()
{
    Hand &hand = *m_hand;
    entry("Delete")->trigger(); // nothing is there
    QVERIFY(!said().isEmpty());
    hand.tool("benzene");
    hand.click({0, 0});
    entry("Duplicate")->trigger(); // all of it, where nothing is chosen
    QCOMPARE(hand.smiles(), QStringLiteral("c1ccccc1.c1ccccc1"));
    QCOMPARE(document().selection().size(), std::size_t(12));
    QVERIFY(hand.atom(6).x > hand.atom(0).x + 40);
    hand.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(hand.sheet().atoms.size(), std::size_t(18));
    entry("Delete")->trigger(); // the copy is what is chosen
    QCOMPARE(hand.sheet().atoms.size(), std::size_t(12));
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(hand.sheet().atoms.size(), std::size_t(6));
    const chem::Drawing before = hand.sheet();
    entry("Rotate right by 30°")->trigger();
    QVERIFY(hand.atom(0).x > before.atoms[0].at.x + 1); // the corner on top
    entry("Rotate left by 30°")->trigger();
    QVERIFY(std::abs(hand.atom(0).x - before.atoms[0].at.x) < 1e-6);
    QVERIFY(std::abs(hand.atom(0).y - before.atoms[0].at.y) < 1e-6);
}

void TestSketcherMenus::theRightButtonOffersWhatCanBeDone()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    QMenu *menu = menuAt(hand.bond(0, 1));
    QVERIFY(menu != nullptr && menu->isVisible());
    QCOMPARE(document().selection(), chem::Selection{hand.sheet().bonds[0].id});
    QVERIFY(!entryOf(menu, "Expand labels"));
    QVERIFY(!entryOf(menu, "Type the label"));
    QVERIFY(entryOf(menu, "Copy as")->menu() != nullptr);
    entryOf(menu, "Delete")->trigger();
    QCOMPARE(hand.sheet().bonds.size(), std::size_t(5));
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    // What is chosen already stays so; the keyboard's menu is about where its cursor is.
    hand.press(Qt::Key_A, Qt::ControlModifier);
    menu = menuAt(hand.atom(2));
    QCOMPARE(document().selection().size(), std::size_t(12));
    entryOf(menu, "Type the label")->trigger();
    delete menu;
    QVERIFY(view().isEditingText());
    hand.type("N");
    hand.press(Qt::Key_Return);
    QCOMPARE(hand.smiles(), QStringLiteral("c1ccncc1"));
    // The Edit menu has all forms of copies too.
    QVERIFY(entry("Copy as") && entry("Copy as")->menu()->actions().size() > 6);
}

void TestSketcherMenus::labelsAreWrittenOutAndBack()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.keysAt(hand.atom(0), "1 Enter CO2Et Enter");
    const QString smiles = hand.smiles();
    const chem::Drawing before = hand.sheet();
    const auto hidden = [&hand] {
        return std::count_if(
            hand.sheet().atoms.begin(), hand.sheet().atoms.end(),
            [&](const chem::DrawnAtom &atom) { return hand.sheet().isHidden(atom.id); });
    };
    QVERIFY(hidden() > 0);
    QMenu *menu = menuAt(hand.atom(6));
    QVERIFY(!entryOf(menu, "Contract labels")); // it is one
    entryOf(menu, "Expand labels")->trigger();
    QCOMPARE(hidden(), 0);
    QCOMPARE(hand.smiles(), smiles);
    menu = menuAt(hand.last()); // any of its atoms
    entryOf(menu, "Contract labels")->trigger();
    delete menu;
    QTRY_VERIFY(hand.sheet() == before);
    // Without a pointer: all of the sheet.
    document().setSelection({});
    entry("Expand labels")->trigger();
    QCOMPARE(hidden(), 0);
    entry("Expand labels")->trigger();
    QVERIFY(!said().isEmpty());
}

void TestSketcherMenus::groupsThatHaveLettersAreFound()
{
    const auto labels = [this] {
        QStringList found;
        for (const chem::DrawnGroup &group : m_hand->sheet().groups) {
            if (group.isContracted) {
                found << QString::fromStdString(group.label);
            }
        }
        found.sort();
        return found.join(u' ');
    };
    // Boc-Leu-OMe: what has a hetero atom, and as much of it as has letters.
    m_sketcher->setDrawing(*chem::drawingFromText("CC(C)C[C@H](NC(=O)OC(C)(C)C)C(=O)OC"));
    const QString smiles = m_hand->smiles();
    entry("Contract labels")->trigger();
    QTRY_VERIFY(!labels().isEmpty());
    QCOMPARE(labels(), QStringLiteral("CO2Me NHBoc"));
    QCOMPARE(m_hand->smiles(), smiles);
    QCOMPARE(document().undoStack().count(), 1);
    entry("Contract labels")->trigger(); // there is no more
    QTRY_VERIFY(!said().isEmpty());
    m_hand->press(Qt::Key_Z, Qt::ControlModifier);
    // Just what is chosen, also of carbon alone: the isobutyl group.
    document().setSelection({m_hand->sheet().atoms[0].id, m_hand->sheet().atoms[1].id,
                             m_hand->sheet().atoms[2].id, m_hand->sheet().atoms[3].id});
    entry("Contract labels")->trigger();
    QTRY_COMPARE(labels(), QStringLiteral("iBu"));
    QCOMPARE(m_hand->smiles(), smiles);
    m_hand->press(Qt::Key_Z, Qt::ControlModifier);
    // Of the atom that is pointed at, the largest that it is in.
    QMenu *menu = menuAt(m_hand->last());
    entryOf(menu, "Contract labels")->trigger();
    delete menu;
    QTRY_COMPARE(labels(), QStringLiteral("CO2Me"));
}

void TestSketcherMenus::structuresAreLinedUp()
{
    Hand &hand = *m_hand;
    const auto choose = [this](const char *name) {
        auto *menu = find<QMenu>("lineUpMenu");
        const auto actions = menu->actions();
        const auto at = std::find_if(actions.begin(), actions.end(), [&](const QAction *action) {
            return action->objectName() == QLatin1String(name);
        });
        QVERIFY(at != actions.end());
        (*at)->trigger();
    };
    hand.tool("benzene");
    hand.click({0, 0});
    choose("lineUpTop"); // one thing alone
    QVERIFY2(said().contains(QStringLiteral("at least two")), qPrintable(said()));
    hand.click({60, 10});
    hand.click({200, -10});
    choose("lineUpTop"); // nothing is chosen
    QVERIFY2(said().contains(QStringLiteral("at least two")), qPrintable(said()));
    hand.press(Qt::Key_A, Qt::ControlModifier);
    const chem::Drawing before = hand.sheet();
    choose("lineUpTop");
    QVERIFY(said().isEmpty());
    QVERIFY(qAbs(hand.atom(0).y - hand.atom(6).y) < 0.01);
    QVERIFY(qAbs(hand.atom(0).y - hand.atom(12).y) < 0.01);
    choose("spaceOutAcross");
    QVERIFY(qAbs(hand.atom(6).x - hand.atom(0).x - 100) < 0.01);
    QCOMPARE(document().undoStack().undoText(), QStringLiteral("Space evenly"));
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(hand.sheet(), before);
    QVERIFY(entry("Line up") != nullptr);
    QVERIFY(entryOf(menuAt({0, -14.4}), "Line up") != nullptr);
}

void TestSketcherMenus::largeRingsFromAMenu()
{
    Hand &hand = *m_hand;
    entryOf(find<QMenu>("largeRingsMenu"), "Ring of 14")->trigger();
    QCOMPARE(m_sketcher->toolId(), QStringLiteral("ring 14"));
    hand.click({0, 0});
    QCOMPARE(hand.smiles(), QStringLiteral("C1CCCCCCCCCCCCC1"));
    // The button stands for it now.
    auto *button = find<QToolButton>("toolButton_ring 8");
    QVERIFY(button->isChecked());
    QCOMPARE(button->accessibleName(), QStringLiteral("Ring of 14"));
    hand.tool("bond");
    QVERIFY(!button->isChecked());
    QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(6, button->height() / 2));
    QCOMPARE(m_sketcher->toolId(), QStringLiteral("ring 14"));
}

QTEST_MAIN(TestSketcherMenus)
#include "tst_sketcher_menus.moc"
