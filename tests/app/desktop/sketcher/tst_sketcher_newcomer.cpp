// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_keys.h"
#include "app/desktop/sketcher/template_keywords.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/templates.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QAction>
#include <QComboBox>
#include <QImage>
#include <QLayout>
#include <QListView>
#include <QToolButton>

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
    void escapeLeavesTheNameBox();
    void aSaltFromTheNameBoxIsOne_data();
    void aSaltFromTheNameBoxIsOne();
    void templatesAreFoundByWhatTheyAreNearTo_data();
    void templatesAreFoundByWhatTheyAreNearTo();
    void escapeLeavesATemplate();
    void aTemplateThatIsNotThereIsSaid();
    void theFrameIsAroundLabelsAndWords();
    void templatesLeaveTheDrawingWhereItIs();
    void aLineOfWordsMovesNothing();
    void noMethaneIsLeftOfAMethyl_data();
    void noMethaneIsLeftOfAMethyl();
    void aCarbonThatIsMeantStays();
    void theEraserLeavesNoMethane();
    void cleaningUpNamesWhatIsInTheWay();

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

void TestSketcherNewcomer::aSaltFromTheNameBoxIsOne_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"HATU", "PyBOP", "TBAF", "K2CO3", "Pd(PPh3)4", "Cs2CO3", "Ph3PMeBr"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestSketcherNewcomer::aSaltFromTheNameBoxIsOne()
{
    QFETCH(QString, name);
    m_hand->type("/");
    m_hand->type(name.toLatin1().constData());
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(!m_hand->sheet().isEmpty());
    QVERIFY(chem::fragmentsOf(m_hand->sheet()).size() > 1);
    const chem::DrawingFacts facts = chem::factsOf(m_hand->sheet());
    QCOMPARE(facts.formulae.size(), size_t(1));
    for (const chem::Warning &warning : facts.warnings) {
        QVERIFY(warning.concern != chem::Concern::Charge);
    }
}

void TestSketcherNewcomer::templatesAreFoundByWhatTheyAreNearTo_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *words, const char *found) {
        QTest::newRow(words) << QString::fromLatin1(words) << QString::fromLatin1(found);
    };
    row("camphor", "Norbornane");
    row("macrocycle", "Cyclooctane");
    row("Macrolide", "Cyclooctane");
    row("penicillin", "2-Azetidinone");
    row("taxane", "Decalin");
    row("morphinan", "Phenanthrene");
    row("steroid", "Gonane");
}

void TestSketcherNewcomer::templatesAreFoundByWhatTheyAreNearTo()
{
    QFETCH(QString, words);
    QFETCH(QString, found);
    m_hand->type("z");
    m_hand->press(Qt::Key_A, Qt::ControlModifier);
    m_hand->type(words.toLatin1().constData());
    const QAbstractItemModel &list = *find<QListView>("templateListView")->model();
    QStringList names;
    for (int row = 0; row < list.rowCount(); ++row) {
        names.append(list.index(row, 0).data().toString());
    }
    QVERIFY2(names.contains(found), qPrintable(names.join(u',')));
    QVERIFY(names.size() <= 3);
    // Each entry is a template that is there.
    for (const auto &[id, keywords] : translatableTemplateKeywords()) {
        const auto &table = chem::templateTable();
        QVERIFY2(std::any_of(table.begin(), table.end(),
                             [name = id](const auto &entry) { return entry.id == name; }),
                 keywords);
    }
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

void TestSketcherNewcomer::cleaningUpNamesWhatIsInTheWay()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({-80, 0});
    chem::Drawing sheet = hand.sheet();
    sheet.atoms[0].at.x += 4;
    const chem::ItemId centre = chem::drawAtom(sheet, {60, 0}, 6);
    for (int i = 0; i < 5; ++i) {
        chem::drawBond(sheet, centre, chem::kNoItem, chem::directionOf(i * 72.0) * 20);
    }
    document().load(sheet);
    auto *cleanUp = find<QAction>("cleanUpAction");
    QVERIFY(cleanUp);
    cleanUp->trigger();
    QTRY_VERIFY2(said().contains(QStringLiteral("\"C\" with the wavy line")), qPrintable(said()));
    QVERIFY(hand.sheet() == sheet);
    // It is not in the way of the benzene.
    document().setSelection({sheet.atoms[0].id});
    hand.tool("select");
    cleanUp->trigger();
    QTRY_VERIFY(!(hand.sheet() == sheet));
    QVERIFY2(said().isEmpty(), qPrintable(said()));
}

QTEST_MAIN(TestSketcherNewcomer)
#include "tst_sketcher_newcomer.moc"
