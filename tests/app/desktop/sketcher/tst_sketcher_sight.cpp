// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QDropEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

using namespace artemisia;
using namespace artemisia::app;

/// Where new things go on the sheet, and which part of it is seen.
class TestSketcherSight : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeEditor(); }
    void anArrowBeginsInAnotherRow();
    void anArrowGoesOnInTheRowOfThePointer();
    void anArrowOutOfSightIsScrolledTo();
    void aCopyIsPastedAtThePointer();
    void aCopyKeepsClearOfWhatIsThere();
    void aCopyIsPastedWhereTheSheetWasClicked();
    void aCopyGoesOnInTheRowWhereThePaperIsTaken();
    void aFileIsDroppedWhereThePointerIs();
    void whatIsSaidMovesNothing();
    void alignLeavesAPartThatIsLookedAt();
    void cleanUpIsFollowed();
    void cleanUpLeavesAPartThatIsLookedAt();
    void theWheelScrollsAWindowOfItsOwn();
    void theWheelIsThePagesWhileAllIsInSight();
    void thePointerMeansWhatItLooksAt();
    void barsShowThatThereIsMore();
    void arrowKeysScroll();
    void theKnobThatTurnsIsInSight_data();
    void theKnobThatTurnsIsInSight();
    void whatIsOpenIsMarkedQuietly();
    void theIonsOfAMechanismAreNoWarning();
    void aFullSheetHasTwoLinesOfFacts();

private:
    /// Steps of the wheel, downwards; whether the sheet took them.
    bool wheel(int steps, Qt::KeyboardModifiers modifiers = {})
    {
        const QPointF at = view().rect().center();
        QWheelEvent event(at, view().mapToGlobal(at), {}, {0, -120 * steps}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        event.setAccepted(false);
        QCoreApplication::sendEvent(&view(), &event);
        return event.isAccepted();
    }
    /// A place on the sheet and how large it is seen: what must not change.
    [[nodiscard]] QPair<QPointF, double> sight() const
    {
        return {view().toWidget({0, 0}), view().zoom()};
    }
    /// Two rings, an arrow from the one to the other.
    void drawRow()
    {
        m_hand->tool("benzene");
        m_hand->click({-150, -100});
        m_hand->click({60, -100});
        m_hand->tool("arrow");
        m_hand->drag({-100, -100}, {10, -100});
        m_hand->tool("select");
    }
    void copyFirstRing()
    {
        chem::Selection ring;
        for (std::size_t i = 0; i < 6; ++i) {
            ring.insert(m_hand->sheet().atoms.at(i).id);
        }
        m_sketcher->document().setSelection(ring);
        m_hand->press(Qt::Key_C, Qt::ControlModifier);
        m_workers->drain();
    }
    /// The middle of the last six atoms.
    [[nodiscard]] chem::Point newRing() const
    {
        chem::Point sum;
        const std::size_t count = m_hand->sheet().atoms.size();
        for (std::size_t i = count - 6; i < count; ++i) {
            sum = chem::operator+(sum, m_hand->atom(i));
        }
        return {sum.x / 6, sum.y / 6};
    }
    [[nodiscard]] std::size_t atomCount() const { return m_hand->sheet().atoms.size(); }
};

void TestSketcherSight::init()
{
    QVERIFY(openEditor());
}

void TestSketcherSight::anArrowBeginsInAnotherRow()
{
    drawRow();
    const auto before = sight();
    m_hand->keysAt({-200, 80}, "r");
    const chem::DrawnArrow arrow = m_hand->sheet().arrows.at(1);
    QVERIFY(chem::length(chem::operator-(arrow.from, chem::Point{-200, 80})) < 1);
    QCOMPARE(sight(), before);
}

void TestSketcherSight::anArrowGoesOnInTheRowOfThePointer()
{
    drawRow();
    m_hand->tool("benzene");
    m_hand->click({-150, 80});
    m_hand->tool("select");
    const auto before = sight();
    m_hand->keysAt({-190, 90}, "r");
    QCOMPARE(m_hand->sheet().arrows.size(), std::size_t(2));
    const chem::Point second = m_hand->sheet().arrows[1].from;
    QVERIFY(second.x > -136 && second.x < -90);
    QVERIFY(std::abs(second.y - 80) < 1);
    m_hand->keysAt({-190, -95}, "r");
    const chem::Point third = m_hand->sheet().arrows.at(2).from;
    QVERIFY(third.x > 74 && third.x < 120);
    QCOMPARE(third.y, -100.0); // in line with the arrow that is there
    QCOMPARE(sight(), before);
}

void TestSketcherSight::anArrowOutOfSightIsScrolledTo()
{
    drawRow();
    const double edge = view().toSheet({double(view().width()), 0}).x;
    m_hand->tool("benzene");
    m_hand->click({edge - 30, -100});
    m_hand->tool("select");
    const auto before = sight();
    m_hand->keysAt({60, -120}, "r");
    const chem::DrawnArrow arrow = m_hand->sheet().arrows.at(1);
    QVERIFY(arrow.to.x > edge);
    QVERIFY(view().rect().contains(view().toWidget(arrow.to).toPoint()));
    // No more than is needed, and along the row only.
    QCOMPARE(view().zoom(), before.second);
    QCOMPARE(view().toWidget({0, 0}).y(), before.first.y());
    QVERIFY(view().width() - view().toWidget(arrow.to).x() < 30);
}

void TestSketcherSight::aCopyIsPastedAtThePointer()
{
    drawRow();
    copyFirstRing();
    const auto before = sight();
    m_hand->hover({-180, 100});
    m_hand->press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(atomCount(), std::size_t(18));
    QVERIFY(chem::length(chem::operator-(newRing(), chem::Point{-180, 100})) < 1);
    QCOMPARE(sight(), before);
    m_hand->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(atomCount(), std::size_t(12));
    QCOMPARE(sight(), before);
}

void TestSketcherSight::aCopyKeepsClearOfWhatIsThere()
{
    drawRow();
    copyFirstRing();
    m_hand->hover({60, -64}); // paper, but too near to the ring for another one
    m_hand->press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(atomCount(), std::size_t(18));
    QVERIFY(std::abs(newRing().x - 60) < 1);
    QVERIFY2(newRing().y > -63 && newRing().y < -50, qPrintable(QString::number(newRing().y)));
}

void TestSketcherSight::aCopyIsPastedWhereTheSheetWasClicked()
{
    drawRow();
    copyFirstRing();
    m_hand->click({100, 90});
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&view(), &leave);
    find<QToolButton>("pasteButton")->click();
    QTRY_COMPARE(atomCount(), std::size_t(18));
    QVERIFY(chem::length(chem::operator-(newRing(), chem::Point{100, 90})) < 1);
}

void TestSketcherSight::aCopyGoesOnInTheRowWhereThePaperIsTaken()
{
    drawRow();
    copyFirstRing();
    const auto before = sight();
    m_hand->hover(m_hand->atom(0));
    m_hand->press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(atomCount(), std::size_t(18));
    QVERIFY(newRing().x > 100);
    QCOMPARE(newRing().y, -100.0);
    QCOMPARE(sight(), before);
}

void TestSketcherSight::aFileIsDroppedWhereThePointerIs()
{
    drawRow();
    QMimeData mime;
    mime.setText(QStringLiteral("c1ccccc1"));
    const QPointF at = view().mapTo(m_sketcher.get(), view().toWidget({-100, 60}).toPoint());
    QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QCoreApplication::sendEvent(m_sketcher.get(), &enter) && enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_sketcher.get(), &event);
    QTRY_COMPARE(atomCount(), std::size_t(18));
    QVERIFY(chem::length(chem::operator-(newRing(), chem::Point{-100, 60})) < 1);
}

void TestSketcherSight::whatIsSaidMovesNothing()
{
    drawRow();
    const double foot = view().toSheet({0, double(view().height())}).y;
    m_hand->tool("benzene");
    m_hand->click({0, foot - 20}); // to the edge of what is seen
    const auto before = sight();
    const int height = view().height();
    m_sketcher->tell(QStringLiteral("scheme1.cdxml is saved."));
    QTRY_VERIFY(view().height() < height);
    QCOMPARE(sight(), before);
    m_sketcher->tell({});
    QTRY_COMPARE(view().height(), height);
    QCOMPARE(sight(), before);
}

void TestSketcherSight::alignLeavesAPartThatIsLookedAt()
{
    drawRow();
    view().setZoom(4, view().toWidget({-150, -100}));
    const auto before = sight();
    m_sketcher->align();
    QCOMPARE(sight(), before);
}

void TestSketcherSight::cleanUpIsFollowed()
{
    // A chain drawn far too small at the upper edge of what is seen.
    view().setZoom(1, view().rect().center());
    const chem::Box seen = view().seen();
    chem::Drawing small;
    chem::ItemId last = chem::kNoItem;
    for (int i = 0; i < 14; ++i) {
        const chem::ItemId next =
            chem::drawAtom(small, {seen.left + 100 + i % 2 * 3.0, seen.top + 20 + i * 2.0}, 6);
        if (last != chem::kNoItem) {
            chem::drawBond(small, last, next, {});
        }
        last = next;
    }
    m_sketcher->document().edit({}, [&](chem::Drawing &sheet) { sheet = small; });
    const auto isSeen = [this] {
        const chem::Box now = view().seen();
        const chem::Box box = chem::boundsOf(m_hand->sheet(), chem::everything(m_hand->sheet()));
        return box.top >= now.top && box.top + box.height <= now.top + now.height;
    };
    QVERIFY(isSeen());
    const auto length = [this] {
        return chem::boundsOf(m_hand->sheet(), chem::everything(m_hand->sheet())).height;
    };
    const double before = length();
    m_hand->press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(length() > 3 * before);
    QVERIFY(isSeen());
}

void TestSketcherSight::cleanUpLeavesAPartThatIsLookedAt()
{
    drawRow();
    m_sketcher->document().edit({}, [](chem::Drawing &sheet) { sheet.atoms[0].at.x += 4; });
    view().setZoom(4, view().toWidget({-150, -100}));
    const auto before = sight();
    const chem::Drawing shaken = m_hand->sheet();
    m_hand->press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!(m_hand->sheet() == shaken));
    QCOMPARE(sight(), before);
}

void TestSketcherSight::theWheelScrollsAWindowOfItsOwn()
{
    drawRow();
    const auto before = sight();
    QVERIFY(wheel(-2));
    QVERIFY(view().toWidget({0, 0}).y() > before.first.y() + 50);
    QCOMPARE(view().toWidget({0, 0}).x(), before.first.x());
    QCOMPARE(view().zoom(), before.second);
    QVERIFY(wheel(2));
    QCOMPARE(sight(), before);
    QVERIFY(wheel(1, Qt::ShiftModifier));
    QVERIFY(view().toWidget({0, 0}).x() < before.first.x() - 20);
    // The drawing is never lost.
    QVERIFY(wheel(1000));
    QVERIFY(view().toWidget({-150, -100}).y() > 0);
}

void TestSketcherSight::theWheelIsThePagesWhileAllIsInSight()
{
    QVERIFY(openEditor(Sketcher::Use::Scheme));
    drawRow();
    const auto before = sight();
    QVERIFY(!wheel(2));
    QCOMPARE(sight(), before);
    const double foot = view().toSheet({0, double(view().height())}).y;
    m_hand->tool("benzene");
    m_hand->click({0, foot - 5});
    QVERIFY(wheel(1));
    QVERIFY(view().toWidget({0, 0}).y() < before.first.y());
    QVERIFY(!wheel(20) || !wheel(1)); // at its end
}

void TestSketcherSight::thePointerMeansWhatItLooksAt()
{
    drawRow();
    m_hand->hover({-150, 0});
    const QPointF at = view().toWidget({-150, 0});
    QVERIFY(wheel(1));
    const chem::Point there = view().toSheet(at);
    m_hand->keys("Enter");
    QVERIFY(chem::length(chem::operator-(m_hand->last(), there)) < 1);
}

void TestSketcherSight::barsShowThatThereIsMore()
{
    drawRow();
    QVERIFY(!find<QScrollBar>("sheetDownBar")->isVisible());
    QVERIFY(!find<QScrollBar>("sheetAcrossBar")->isVisible());
    view().setZoom(4, view().toWidget({-150, -118}));
    QVERIFY(!find<QScrollBar>("sheetDownBar")->isVisible());
    QVERIFY(find<QScrollBar>("sheetAcrossBar")->isVisible());
    // To its end: the other ring.
    find<QScrollBar>("sheetAcrossBar")->triggerAction(QAbstractSlider::SliderToMaximum);
    QVERIFY(view().rect().contains(view().toWidget({60, -100}).toPoint()));
    QVERIFY(!view().rect().contains(view().toWidget({-150, -100}).toPoint()));
    find<QScrollBar>("sheetAcrossBar")->triggerAction(QAbstractSlider::SliderToMinimum);
    QVERIFY(view().rect().contains(view().toWidget({-150, -100}).toPoint()));
    m_sketcher->fit();
    QVERIFY(!find<QScrollBar>("sheetAcrossBar")->isVisible());
}

void TestSketcherSight::arrowKeysScroll()
{
    drawRow();
    m_hand->hover({-150, 0});
    const auto before = sight();
    m_hand->keys("Up Up");
    QVERIFY(view().toWidget({0, 0}).y() > before.first.y() + 50);
    m_hand->keys("Down Down");
    QCOMPARE(sight(), before);
}

void TestSketcherSight::theKnobThatTurnsIsInSight_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<QPointF>("ring"); // the place of its middle in the view, in parts of it
    QTest::addColumn<QPointF>("knob"); // pixels from there
    QTest::newRow("above") << 1.0 << QPointF(0.5, 0.5) << QPointF(0, -64.8);
    QTest::newRow("below") << 1.0 << QPointF(0.5, 0.1) << QPointF(0, 64.8);
    QTest::newRow("within") << 8.0 << QPointF(0.5, 0.5) << QPointF();
}

void TestSketcherSight::theKnobThatTurnsIsInSight()
{
    QFETCH(double, zoom);
    QFETCH(QPointF, ring);
    QFETCH(QPointF, knob);
    const QPointF at(view().width() * ring.x(), view().height() * ring.y());
    m_hand->tool("benzene");
    m_hand->click(view().toSheet(at));
    const chem::Point middle = newRing();
    view().setZoom(zoom, view().toWidget(middle));
    m_hand->tool("select");
    m_hand->press(Qt::Key_A, Qt::ControlModifier);
    const chem::Drawing before = m_hand->sheet();
    if (knob.isNull()) { // the frame is larger than the view: at its upper edge
        knob.setY(31 - view().toWidget(middle).y());
    }
    const QPointF from = view().toWidget(middle) + knob;
    QVERIFY(view().rect().contains(from.toPoint()));
    const QPointF to = view().toWidget(middle) + QPointF(-knob.y(), 0);
    m_hand->drag(view().toSheet(from), view().toSheet(to));
    QVERIFY(m_hand->sheet().atoms != before.atoms);
    QVERIFY(chem::length(chem::operator-(newRing(), middle)) < 0.1); // turned where it is
}

void TestSketcherSight::whatIsOpenIsMarkedQuietly()
{
    m_hand->tool("ring 6");
    m_hand->click({0, 0});
    m_hand->keysAt(m_hand->bond(1, 2), "5");
    QCOMPARE(atomCount(), std::size_t(9));
    auto *facts = find<QLabel>("sketchFactsLabel");
    QTRY_VERIFY(facts->text().contains(QStringLiteral("stereocentre")));
    const QList<SketchWarning> open = view().warnings();
    QCOMPARE(open.size(), 2);
    QVERIFY(open[0].isQuiet);
    // The mark itself says why, not its atom alone.
    const auto mark = view().marks().at(0);
    QVERIFY(mark.has_value());
    QVERIFY(chem::length(chem::operator-(*mark, m_hand->sheet().atom(open[0].atom)->at)) > 5.5);
    const QPoint at = view().toWidget(*mark).toPoint();
    QHelpEvent help(QEvent::ToolTip, at, view().mapToGlobal(at));
    QCoreApplication::sendEvent(&view(), &help);
    QCOMPARE(QToolTip::text(), open[0].text);
    QVERIFY(!QToolTip::text().isEmpty());
    // What cannot be is not quiet.
    m_hand->keysAt(m_hand->atom(1), "o");
    const auto isLoud = [](const SketchWarning &warning) { return !warning.isQuiet; };
    QTRY_VERIFY(std::any_of(view().warnings().begin(), view().warnings().end(), isLoud));
}

void TestSketcherSight::theIonsOfAMechanismAreNoWarning()
{
    m_hand->tool("ring 6");
    m_hand->click({0, 0});
    m_hand->keysAt(m_hand->atom(0), "-");
    QTRY_COMPARE(view().warnings().size(), 1);
    QVERIFY(view().warnings()[0].isQuiet);
    m_hand->tool("curly");
    m_hand->drag({60, 0}, {90, 20});
    QTRY_VERIFY(view().warnings().isEmpty());
}

void TestSketcherSight::aFullSheetHasTwoLinesOfFacts()
{
    m_sketcher->resize(600, 700);
    std::string alkanes;
    for (int carbons = 1; carbons <= 35; ++carbons) {
        alkanes += (carbons > 1 ? "." : "") + std::string(std::size_t(carbons), 'C');
    }
    document().load(*chem::drawingOf(*chem::Molecule::fromSmiles(alkanes)));
    auto *facts = find<QLabel>("sketchFactsLabel");
    QTRY_VERIFY(facts->text().contains(QChar(0x2026)));
    QCoreApplication::sendPostedEvents();
    QVERIFY(facts->heightForWidth(facts->width()) < 3 * facts->fontMetrics().lineSpacing());
    QVERIFY(facts->height() < 3 * facts->fontMetrics().lineSpacing());
    QVERIFY(!facts->text().contains(QStringLiteral("C<sub>35</sub>")));
    QVERIFY(facts->toolTip().contains(QStringLiteral("C<sub>35</sub>")));
    QVERIFY2(facts->accessibleDescription().contains(QStringLiteral("C35H72")),
             qPrintable(facts->accessibleDescription()));
    // Where there is room for all of it, all of it is there.
    m_sketcher->resize(2400, 700);
    QVERIFY(facts->text().contains(QStringLiteral("C<sub>35</sub>")));
    QVERIFY(facts->toolTip().isEmpty());
    QVERIFY(facts->accessibleDescription().isEmpty());
}

QTEST_MAIN(TestSketcherSight)
#include "tst_sketcher_sight.moc"
