// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_keys.h"
#include "chem/drawing/display.h"
#include "chem/drawing/read.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QImage>
#include <QLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace artemisia;
using namespace artemisia::app;

/// What somebody meets who opens the editor for the first time.
class TestSketcherNewcomer : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void anEmptySheetSaysHowToBegin_data();
    void anEmptySheetSaysHowToBegin();
    void theHintNamesTheKeysInUse();
    void theMenuNamesTheKeysInUse();
    void theMenuDeletesDuplicatesAndTurns();
    void theRightButtonOffersWhatCanBeDone();
    void labelsAreWrittenOutAndBack();
    void groupsThatHaveLettersAreFound();
    void escapeLeavesTheNameBox();
    void largeRingsFromAMenu();
    void escapeLeavesATemplate();
    void aTemplateThatIsNotThereIsSaid();
    void theFrameIsAroundLabelsAndWords();
    void templatesLeaveTheDrawingWhereItIs();
    void aLineOfWordsMovesNothing();
    void noMethaneIsLeftOfAMethyl_data();
    void noMethaneIsLeftOfAMethyl();
    void aCarbonThatIsMeantStays();
    void theEraserLeavesNoMethane();

private:
    /// How many pixels of the sheet have that colour; the frame of the focus left out.
    [[nodiscard]] int pixelsOf(const QColor &colour) const
    {
        const QImage image = view().grab(view().rect().adjusted(3, 3, -3, -3)).toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
            }
        }
        return count;
    }
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
    void changeKey(const char *from, char to)
    {
        m_hand->type("?");
        QTest::mouseClick(find<QWidget>(from), Qt::LeftButton);
        QTest::keyClick(find<QWidget>("cheatSheet"), to);
        m_hand->press(Qt::Key_Escape);
    }
    [[nodiscard]] bool isBlank() const
    {
        const QSize size = view().size() - QSize(6, 6);
        return pixelsOf(Theme::instance().colours().surface) == size.width() * size.height();
    }
};

void TestSketcherNewcomer::anEmptySheetSaysHowToBegin_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<Sketcher::Use>("use");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << ThemeChoice::Light << Sketcher::Use::Anything << QSize(1000, 700);
    QTest::newRow("dark") << ThemeChoice::Dark << Sketcher::Use::Anything << QSize(1000, 700);
    QTest::newRow("on a page") << ThemeChoice::Light << Sketcher::Use::Structure << QSize(340, 340);
}

void TestSketcherNewcomer::anEmptySheetSaysHowToBegin()
{
    QFETCH(ThemeChoice, theme);
    QFETCH(Sketcher::Use, use);
    QFETCH(QSize, size);
    Theme::instance().apply(theme);
    QVERIFY(openEditor(use, size));
    Hand &hand = *m_hand;
    QVERIFY(pixelsOf(Theme::instance().colours().secondary) > 20);
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("Ctrl+V")));
    QTest::mousePress(&view(), Qt::LeftButton, {}, view().rect().center());
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, view().rect().center());
    QVERIFY(!hand.sheet().isEmpty());
    QCOMPARE(pixelsOf(Theme::instance().colours().secondary), 0);
    QVERIFY(view().accessibleDescription().isEmpty());
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(pixelsOf(Theme::instance().colours().secondary) > 20);
    hand.tool("select"); // a click would draw nothing
    QVERIFY(view().accessibleDescription().startsWith(QStringLiteral("Choose a tool")));
    // Nobody can draw here: nothing is offered.
    m_sketcher->setReadOnly(true);
    view().clearFocus();
    QVERIFY(isBlank());
    QVERIFY(view().accessibleDescription().isEmpty());
    Theme::instance().apply(ThemeChoice::Light);
}

void TestSketcherNewcomer::theHintNamesTheKeysInUse()
{
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("z for templates")));
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("? for all keys")));
    changeKey("keyButton_2_z", 'g');
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("g for templates")));
    SketchKeys::restoreDefaults();
}

void TestSketcherNewcomer::theMenuNamesTheKeysInUse()
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

void TestSketcherNewcomer::theMenuDeletesDuplicatesAndTurns()
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

void TestSketcherNewcomer::theRightButtonOffersWhatCanBeDone()
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

void TestSketcherNewcomer::labelsAreWrittenOutAndBack()
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

void TestSketcherNewcomer::groupsThatHaveLettersAreFound()
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

void TestSketcherNewcomer::largeRingsFromAMenu()
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

void TestSketcherNewcomer::escapeLeavesTheNameBox()
{
    Hand &hand = *m_hand;
    hand.type("/");
    hand.type("no such thing");
    hand.press(Qt::Key_Return);
    QTRY_VERIFY(!said().isEmpty());
    hand.press(Qt::Key_Escape);
    QVERIFY(view().hasFocus());
    QVERIFY(nameBox().text().isEmpty());
    QVERIFY(said().isEmpty());
    hand.type("j");
    QCOMPARE(m_sketcher->toolId(), QStringLiteral("benzene"));
}

void TestSketcherNewcomer::escapeLeavesATemplate()
{
    Hand &hand = *m_hand;
    hand.tool("ring 5");
    for (int i = 0; i < 2; ++i) { // one after the other: the tool before is no template
        hand.type("z");
        hand.press(Qt::Key_A, Qt::ControlModifier);
        hand.type("alanine");
        hand.press(Qt::Key_Return);
        QTRY_VERIFY(view().hasFocus());
        QCOMPARE(m_sketcher->toolId(), QStringLiteral("template"));
    }
    hand.press(Qt::Key_Escape);
    QCOMPARE(m_sketcher->toolId(), QStringLiteral("ring 5"));
    QVERIFY(find<QToolButton>("toolButton_ring 5")->isChecked());
    hand.click({0, 0});
    QCOMPARE(hand.smiles(), QStringLiteral("C1CCCC1"));
}

void TestSketcherNewcomer::aTemplateThatIsNotThereIsSaid()
{
    Hand &hand = *m_hand;
    hand.type("z");
    hand.type("crown");
    const auto *none = find<QLabel>("noTemplatesLabel");
    QVERIFY(none->isVisible());
    QVERIFY2(none->text().contains(QStringLiteral("crown")), qPrintable(none->text()));
    QVERIFY(none->height() >= none->heightForWidth(none->width()));
    QCOMPARE(find<QLineEdit>("templateSearchLineEdit")->accessibleDescription(), none->text());
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.type("indole");
    QVERIFY(!none->isVisible());
    QVERIFY(find<QLineEdit>("templateSearchLineEdit")->accessibleDescription().isEmpty());
    // A name that was asked for and not given is not asked for again.
    view().setFocus();
    hand.tool("benzene");
    hand.click({0, 0});
    hand.type("u");
    auto *name = find<QLineEdit>("templateNameLineEdit");
    QVERIFY(name->isVisible());
    QTest::mouseClick(find<QWidget>("closeTemplatesButton"), Qt::LeftButton);
    hand.type("z");
    QVERIFY(!name->isVisible());
    QVERIFY(find<QLineEdit>("templateSearchLineEdit")->hasFocus());
    // Of another kind: where to look is said.
    auto *kinds = find<QComboBox>("templateGroupComboBox");
    kinds->setCurrentIndex(kinds->count() - 1);
    QVERIFY(none->isVisible());
    QVERIFY2(none->text().contains(QStringLiteral("\"All\"")), qPrintable(none->text()));
}

void TestSketcherNewcomer::theFrameIsAroundLabelsAndWords()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.keysAt(hand.atom(1), "1 Enter CO2Et Enter");
    hand.keysAt(hand.atom(5), "1 Enter Me3Si Enter");
    hand.tool("text");
    hand.click({0, 50});
    hand.type("a yellow solid, of which there is little");
    hand.press(Qt::Key_Escape);
    hand.press(Qt::Key_A, Qt::ControlModifier);
    const chem::Box painted = chem::displayOf(hand.sheet()).bounds;
    const auto isInside = [this](const chem::Box &inner) {
        const chem::Box box = view().boxOfChosen();
        return inner.left > box.left - 1 && inner.top > box.top - 1 &&
               inner.left + inner.width < box.left + box.width + 1 &&
               inner.top + inner.height < box.top + box.height + 1;
    };
    QVERIFY(isInside(painted));
    // The frame stands there: its corner is a grip.
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    const chem::Point corner{painted.left + painted.width + 6, painted.top + painted.height + 6};
    const double before = hand.bond(0, 1).y;
    hand.drag(corner, {corner.x + 30, corner.y + 30});
    QCOMPARE(document().undoStack().undoText(), QStringLiteral("Scale"));
    QVERIFY(hand.bond(0, 1).y != before);
    // Of a part, that part's.
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    document().setSelection({hand.sheet().atoms[0].id, hand.sheet().atoms[3].id});
    QVERIFY(view().boxOfChosen().width < 30);
}

void TestSketcherNewcomer::templatesLeaveTheDrawingWhereItIs()
{
    Hand &hand = *m_hand;
    const auto openTemplates = [&](bool open) {
        if (open) {
            view().setFocus();
            hand.type("z");
        } else {
            hand.press(Qt::Key_Escape);
        }
        QCOMPARE(find<QWidget>("templatePanel")->isVisible(), open);
        m_sketcher->layout()->activate();
    };
    const auto seenAt = [this](std::size_t atom) {
        return view().mapToGlobal(view().toWidget(m_hand->atom(atom)));
    };
    hand.tool("benzene");
    hand.click({-60, -60}); // in the upper half: out of the panel's way
    const chem::Drawing ring = hand.sheet();
    const int height = view().height();
    QPointF before = seenAt(0);
    openTemplates(true);
    QVERIFY(view().height() < height - 100);
    QCOMPARE(seenAt(0), before);
    openTemplates(false);
    QCOMPARE(seenAt(0), before);
    // Just read, as a page or a file shows it, in the middle: half a ring has to go up.
    m_sketcher->setDrawing(ring);
    before = seenAt(0);
    openTemplates(true);
    QVERIFY(view().rect().contains(view().toWidget(hand.atom(3)).toPoint()));
    QCOMPARE(seenAt(0).x(), before.x());
    QVERIFY(before.y() - seenAt(0).y() < 40);
    openTemplates(false);
    // What the panel would hide goes up as far as it has to, no smaller.
    view().setFocus();
    m_sketcher->setDrawing({});
    view().fit();
    hand.tool("benzene");
    hand.click({0, 110});
    const double zoom = view().zoom();
    before = seenAt(3);
    openTemplates(true);
    QVERIFY(view().rect().contains(view().toWidget(hand.atom(3)).toPoint()));
    QCOMPARE(view().zoom(), zoom);
    QCOMPARE(seenAt(3).x(), before.x());
    const double off = view().height() - view().toWidget(hand.atom(3)).y();
    QVERIFY2(off < 20, qPrintable(QString::number(off)));
}

void TestSketcherNewcomer::aLineOfWordsMovesNothing()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    const chem::Point edge = view().toSheet({300.0, double(view().height())});
    hand.click({edge.x, edge.y - 20});
    QTRY_VERIFY(!find<QLabel>("sketchFactsLabel")->text().isEmpty());
    m_sketcher->layout()->activate();
    const double zoom = view().zoom();
    const QPointF before = view().toWidget(hand.atom(0));
    const int height = view().height();
    m_sketcher->tell(QStringLiteral("scheme.cdxml is saved."));
    QTRY_VERIFY(view().height() < height);
    QCOMPARE(view().zoom(), zoom);
    QCOMPARE(view().toWidget(hand.atom(0)), before);
    m_sketcher->tell({});
    QTRY_COMPARE(view().height(), height);
    QCOMPARE(view().toWidget(hand.atom(0)), before);
}

void TestSketcherNewcomer::noMethaneIsLeftOfAMethyl_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Delete") << Qt::Key_Delete;
    QTest::newRow("Backspace") << Qt::Key_Backspace;
}

void TestSketcherNewcomer::noMethaneIsLeftOfAMethyl()
{
    QFETCH(Qt::Key, key);
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.keysAt(hand.atom(0), "1");
    QCOMPARE(hand.smiles(), QStringLiteral("Cc1ccccc1"));
    const int steps = document().undoStack().index();
    hand.hover(hand.bond(0, 6));
    hand.press(key);
    QCOMPARE(hand.smiles(), QStringLiteral("c1ccccc1"));
    QCOMPARE(document().undoStack().index(), steps + 1);
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(hand.smiles(), QStringLiteral("Cc1ccccc1"));
    // Chosen and then deleted.
    hand.tool("select");
    hand.click(hand.bond(0, 6));
    hand.hover({90, 90});
    hand.press(key);
    QCOMPARE(hand.smiles(), QStringLiteral("c1ccccc1"));
}

void TestSketcherNewcomer::aCarbonThatIsMeantStays()
{
    Hand &hand = *m_hand;
    hand.tool("atom C");
    hand.click({-80, 0}); // drawn as an atom
    hand.tool("benzene");
    hand.click({0, 0});
    hand.keysAt(hand.atom(1), "1 n");
    hand.keysAt(hand.atom(3), "1 Enter Me Enter");
    hand.keysAt(hand.atom(5), "1 +");
    for (const std::size_t end : {std::size_t(7), std::size_t(8), std::size_t(9)}) {
        const std::size_t corner = end == 7 ? 1 : end == 8 ? 3 : 5;
        hand.hover(hand.bond(corner, end));
        hand.press(Qt::Key_Delete);
    }
    QCOMPARE(hand.smiles(), QStringLiteral("C.C.N.[CH3+].c1ccccc1"));
}

void TestSketcherNewcomer::theEraserLeavesNoMethane()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.keysAt(hand.atom(0), "1 9"); // an isopropyl group
    QCOMPARE(hand.smiles(), QStringLiteral("CC(C)c1ccccc1"));
    hand.tool("erase");
    hand.click(hand.bond(6, 7));
    QCOMPARE(hand.smiles(), QStringLiteral("CCc1ccccc1"));
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(hand.smiles(), QStringLiteral("CC(C)c1ccccc1"));
    // A drag over several is one step.
    const chem::Drawing before = hand.sheet();
    hand.drag(hand.bond(6, 7), hand.bond(6, 8));
    QVERIFY(hand.sheet().atoms.size() <= 7);
    for (const auto &fragment : chem::fragmentsOf(hand.sheet())) {
        QVERIFY(fragment.size() > 1);
    }
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(hand.sheet().atoms == before.atoms);
}

QTEST_MAIN(TestSketcherNewcomer)
#include "tst_sketcher_newcomer.moc"
