// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sheet_places.h"
#include "chem/drawing/display.h"
#include "chem/drawing/scheme.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QPlainTextEdit>
#include <QScrollBar>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

/// Words on the sheet: over and under arrows, captions, and how they are changed.
class TestSketcherWriting : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void aClickBesideAnArrowWritesOnThatSide();
    void linesGrowAwayFromTheArrow();
    void shorterWordsStayAtTheirArrow();
    void aCaptionGrowsDown();
    void aTextBeginsAtTheClick();
    void aCaptionIsCentredUnderItsStructure();
    void wordsAreEditedWhereTheyAreClicked();
    void theFieldCoversWhatItChanges();
    void enterChangesChosenWords_data();
    void enterChangesChosenWords();
    void aDoubleClickChangesWords_data();
    void aDoubleClickChangesWords();
    void aDrawingToolDrawsNothingOverWords();
    void aDragMayBeginOnWords();
    void enterAfterEscWritesBelow();
    void tabGoesToTheOtherSide();

private:
    /// An arrow of a hundred points, through the middle of the sheet.
    chem::DrawnArrow drawArrow()
    {
        m_hand->tool("arrow");
        m_hand->drag({-50, 0}, {50, 0});
        return m_hand->sheet().arrows.back();
    }
    void write(chem::Point at, const char *words)
    {
        m_hand->tool("text");
        m_hand->click(at);
        for (const char *c = words; *c != 0; ++c) {
            if (*c == '\n') {
                m_hand->press(Qt::Key_Return);
            } else {
                QTest::keyClick(QApplication::focusWidget(), *c);
            }
        }
        m_hand->press(Qt::Key_Escape);
    }
    [[nodiscard]] QPlainTextEdit *field() const
    {
        return qobject_cast<QPlainTextEdit *>(QApplication::focusWidget());
    }
    [[nodiscard]] const chem::DrawnText &words(std::size_t n = 0) const
    {
        return m_hand->sheet().texts.at(n);
    }
};

void TestSketcherWriting::aClickBesideAnArrowWritesOnThatSide()
{
    const chem::DrawnArrow arrow = drawArrow();
    write({-20, 8}, "EtOH, 16 h");
    write({31, -9}, "NH2NH2");
    QCOMPARE(m_hand->sheet().texts.size(), 2U);
    const chem::SchemeStep step = chem::stepsOf(m_hand->sheet()).at(0);
    QCOMPARE(step.textsBelow.size(), 1U);
    QCOMPARE(step.textsAbove.size(), 1U);
    for (const chem::DrawnText &text : m_hand->sheet().texts) {
        QVERIFY(std::abs(text.at.x - (arrow.from.x + arrow.to.x) / 2) < 0.5);
    }
    // Once more in the same place: the words that are there.
    m_hand->click({-20, 8});
    QVERIFY(field());
    QCOMPARE(field()->toPlainText(), u"EtOH, 16 h"_s);
    m_hand->press(Qt::Key_Escape);
    QCOMPARE(m_hand->sheet().texts.size(), 2U);
}

void TestSketcherWriting::linesGrowAwayFromTheArrow()
{
    const chem::DrawnArrow arrow = drawArrow();
    write({0, 9}, "EtOH\nreflux\n85%");
    write({0, -9}, "NH2NH2\n2 eq\nHOAc");
    const chem::Box below = chem::boxOf(words(0));
    const chem::Box above = chem::boxOf(words(1));
    QVERIFY(below.top > arrow.from.y + 1);
    QVERIFY(below.top < arrow.from.y + 8);
    QVERIFY(above.top + above.height < arrow.from.y - 1);
    QVERIFY(above.top + above.height > arrow.from.y - 8);
}

void TestSketcherWriting::shorterWordsStayAtTheirArrow()
{
    const chem::DrawnArrow arrow = drawArrow();
    write({0, -9}, "NH2NH2\nEtOH\n85%");
    m_hand->click(words().at);
    QVERIFY(field());
    field()->selectAll();
    QTest::keyClicks(field(), u"H2"_s);
    m_hand->press(Qt::Key_Escape);
    QCOMPARE(words().text, "H2");
    const chem::Box box = chem::boxOf(words());
    QVERIFY(box.top + box.height > arrow.from.y - 8);
}

void TestSketcherWriting::aCaptionGrowsDown()
{
    write({0, 60}, "3");
    write({80, 60}, "3\n85%\nwhite solid");
    const chem::Box one = chem::boxOf(words(0));
    const chem::Box three = chem::boxOf(words(1));
    QVERIFY(std::abs(one.top + one.height / 2 - 60) < 2);
    QVERIFY(std::abs(one.top - three.top) < 1.5);
    // Another line is added below, the first stays.
    m_hand->click({80, 60});
    field()->moveCursor(QTextCursor::End);
    QTest::keyClick(field(), Qt::Key_Return);
    QTest::keyClicks(field(), u"mp 82"_s);
    m_hand->press(Qt::Key_Escape);
    QVERIFY(std::abs(chem::boxOf(words(1)).top - three.top) < 0.01);
    QVERIFY(chem::boxOf(words(1)).height > three.height + 5);
}

void TestSketcherWriting::aTextBeginsAtTheClick()
{
    m_hand->tool("benzene");
    m_hand->click({-100, -60});
    m_hand->tool("text");
    m_hand->click({20, 60});
    const int left = field()->x();
    QTest::keyClicks(field(), u"IC50 (nM)"_s);
    m_hand->press(Qt::Key_Return);
    QTest::keyClicks(field(), u"1H NMR (400 MHz, CDCl3)"_s);
    QCOMPARE(field()->x(), left); // nothing moves while it is typed
    m_hand->press(Qt::Key_Escape);
    QVERIFY(words().isLeft);
    QVERIFY(std::abs(chem::boxOf(words()).left - 20) < 0.01);
    // Both lines begin there.
    int begins = 0;
    for (const chem::DisplayItem &item : chem::displayOf(words()).items) {
        const auto *run = std::get_if<chem::TextItem>(&item);
        begins += run != nullptr && std::abs(run->baseline.x - 20) < 0.8 ? 1 : 0;
    }
    QCOMPARE(begins, 2);
    // They still do after a change.
    m_hand->click({30, 60});
    QVERIFY(std::abs(field()->x() - left) <= 1);
    field()->moveCursor(QTextCursor::End);
    QTest::keyClicks(field(), u", 7.3 (m, 5H)"_s);
    m_hand->press(Qt::Key_Escape);
    QVERIFY(std::abs(chem::boxOf(words()).left - 20) < 0.01);
}

void TestSketcherWriting::aCaptionIsCentredUnderItsStructure()
{
    m_hand->tool("benzene");
    m_hand->click({0, 0});
    write({0, 30}, "4a\n85%, white solid");
    QVERIFY(!words().isLeft);
    QVERIFY(std::abs(words().at.x) < 0.01);
}

void TestSketcherWriting::wordsAreEditedWhereTheyAreClicked()
{
    write({0, 60}, "anhydrous THF under argon");
    const chem::Box box = chem::boxOf(words());
    m_hand->click({box.left + 1, 60});
    QVERIFY(!field()->textCursor().hasSelection());
    QCOMPARE(field()->textCursor().position(), 0);
    QTest::keyClicks(field(), u"in "_s);
    m_hand->press(Qt::Key_Escape);
    QCOMPARE(words().text, "in anhydrous THF under argon");
    m_hand->click({chem::boxOf(words()).left + chem::boxOf(words()).width - 1, 60});
    QVERIFY(field()->textCursor().position() > int(words().text.size()) - 3);
}

void TestSketcherWriting::theFieldCoversWhatItChanges()
{
    write({0, 60}, "first line\nsecond line\nthird");
    const QRect paper = view().rect().adjusted(3, 3, -3, -3);
    m_hand->click({0, 60});
    const QRect all = field()->geometry();
    const chem::Box box = chem::boxOf(words());
    QVERIFY(all.contains(view().toWidget({box.left, box.top}).toPoint()));
    QVERIFY(all.contains(view().toWidget({box.left + box.width, box.top + box.height}).toPoint()));
    QCOMPARE(field()->verticalScrollBar()->maximum(), 0); // and shows every line
    // Where the field is not, nothing of the old words is.
    field()->selectAll();
    QTest::keyClicks(field(), u"x"_s);
    QImage image(view().size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    view().render(&image, {}, {}, QWidget::DrawWindowBackground);
    const QColor surface = Theme::instance().colours().surface;
    for (int y = paper.top(); y < paper.bottom(); ++y) {
        for (int x = paper.left(); x < paper.right(); ++x) {
            if (!field()->geometry().contains(x, y)) {
                QCOMPARE(image.pixelColor(x, y), surface);
            }
        }
    }
    m_hand->press(Qt::Key_Escape);
    QCOMPARE(words().text, "x");
}

void TestSketcherWriting::enterChangesChosenWords_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Enter") << int(Qt::Key_Return);
    QTest::newRow("F2") << int(Qt::Key_F2);
}

void TestSketcherWriting::enterChangesChosenWords()
{
    QFETCH(int, key);
    drawArrow();
    write({0, -9}, "H2");
    m_hand->tool("select");
    m_hand->click(words().at);
    QCOMPARE(m_hand->sheet().texts.size(), 1U);
    m_hand->hover({0, 100}); // the words are chosen, the pointer is elsewhere
    m_hand->press(Qt::Key(key));
    QVERIFY(field());
    QCOMPARE(field()->toPlainText(), u"H2"_s);
    QTest::keyClicks(field(), u", Pd/C"_s);
    m_hand->press(Qt::Key_Escape);
    QCOMPARE(words().text, "H2, Pd/C");
    QVERIFY(m_hand->sheet().atoms.empty());
}

void TestSketcherWriting::aDoubleClickChangesWords_data()
{
    QTest::addColumn<QByteArray>("tool");
    for (const char *tool : {"select", "lasso", "benzene", "bond", "arrow", "chain"}) {
        QTest::newRow(tool) << QByteArray(tool);
    }
}

void TestSketcherWriting::aDoubleClickChangesWords()
{
    QFETCH(QByteArray, tool);
    write({0, 60}, "rt, 2 h");
    m_hand->tool(tool.constData());
    const QPoint at = view().toWidget(words().at).toPoint();
    QTest::mouseMove(&view(), at);
    QTest::mouseClick(&view(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(&view(), Qt::LeftButton, {}, at);
    QVERIFY(field());
    QCOMPARE(field()->toPlainText(), u"rt, 2 h"_s);
    m_hand->press(Qt::Key_Escape);
    QVERIFY(m_hand->sheet().atoms.empty());
    QVERIFY(m_hand->sheet().arrows.empty());
    QCOMPARE(words().text, "rt, 2 h");
}

void TestSketcherWriting::aDrawingToolDrawsNothingOverWords()
{
    write({0, 60}, "reflux, 16 h");
    const chem::Drawing before = m_hand->sheet();
    for (const char *tool : {"benzene", "bond", "chain", "atom N", "arrow"}) {
        m_hand->tool(tool);
        m_hand->click(words().at);
        QVERIFY2(m_hand->sheet() == before, tool);
    }
}

void TestSketcherWriting::aDragMayBeginOnWords()
{
    write({0, 60}, "a long caption");
    m_hand->tool("arrow");
    m_hand->drag(words().at, {150, 60});
    QCOMPARE(m_hand->sheet().arrows.size(), 1U);
    QVERIFY(std::abs(m_hand->sheet().arrows.front().from.x - words().at.x) < 1);
}

void TestSketcherWriting::enterAfterEscWritesBelow()
{
    Hand &hand = *m_hand;
    hand.keys("r");
    hand.hover({60, 120}); // the pointer is not on the arrow
    hand.keys("Enter");
    hand.type("DMF-DMA");
    hand.press(Qt::Key_Escape);
    hand.press(Qt::Key_Return);
    QVERIFY(field());
    hand.type("EtOH, reflux");
    hand.press(Qt::Key_Escape);
    QVERIFY(hand.sheet().atoms.empty());
    const chem::SchemeStep step = chem::stepsOf(hand.sheet()).at(0);
    QCOMPARE(step.textsAbove.size(), 1U);
    QCOMPARE(step.textsBelow.size(), 1U);
    QCOMPARE(hand.sheet().text(step.textsBelow[0])->text, "EtOH, reflux");
    // Both sides are written: Enter begins what comes next.
    QVERIFY(document().selection().empty());
    hand.press(Qt::Key_Return);
    QVERIFY(!field());
    QCOMPARE(hand.sheet().atoms.size(), 1U);
}

void TestSketcherWriting::tabGoesToTheOtherSide()
{
    Hand &hand = *m_hand;
    hand.hover({-60, 80});
    hand.keys("r Enter");
    hand.type("NaH");
    hand.press(Qt::Key_Tab);
    QVERIFY(field());
    QVERIFY(field()->toPlainText().isEmpty());
    hand.type("THF");
    hand.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(field());
    QCOMPARE(field()->toPlainText(), u"NaH"_s);
    hand.type(", 2 eq");
    hand.press(Qt::Key_Tab);
    QVERIFY(field());
    QCOMPARE(field()->toPlainText(), u"THF"_s);
    hand.press(Qt::Key_Tab); // no further: on to the buttons, as everywhere
    QVERIFY(!field());
    const chem::SchemeStep step = chem::stepsOf(hand.sheet()).at(0);
    QCOMPARE(hand.sheet().text(step.textsAbove.at(0))->text, "NaH, 2 eq");
    QCOMPARE(hand.sheet().text(step.textsBelow.at(0))->text, "THF");
    QCOMPARE(hand.sheet().texts.size(), 2U);
    // A caption has no other side.
    write({0, -100}, "3");
    hand.click({0, -100});
    QVERIFY(field());
    hand.press(Qt::Key_Tab);
    QVERIFY(!field());
}

QTEST_MAIN(TestSketcherWriting)
#include "tst_sketcher_writing.moc"
