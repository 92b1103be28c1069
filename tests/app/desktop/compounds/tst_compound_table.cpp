// SPDX-License-Identifier: GPL-3.0-or-later
// The table and the grid with as many compounds as a project can have. The window's thread must
// neither read the disk nor draw a structure: while the reading and drawing threads are held back,
// every wish is answered at once, and nothing new can be seen.
#include "tests/app/desktop/room_fixture.h"

#include "app/desktop/compounds/compound_model.h"
#include "app/desktop/compounds/compound_screen.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSemaphore>
#include <QTableView>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kMany = 100'000;
constexpr int kThreads = 8; // more than a session has of either kind

/// Keeps every thread that reads and every thread that draws busy until it goes.
class HeldBack
{
public:
    explicit HeldBack(Session &session)
    {
        const auto wait = [gate = m_gate] {
            gate->acquire();
            return Result<>();
        };
        for (int i = 0; i < kThreads; ++i) {
            session.read([wait](store::Store &, const WorkContext &) { return wait(); },
                         &m_receiver, [](const Result<> &) {});
            session.workers().start(
                QString(), [wait](const WorkContext &) { return wait(); }, &m_receiver,
                [](const Result<> &) {});
        }
    }
    ~HeldBack() { m_gate->release(2 * kThreads); }
    HeldBack(const HeldBack &) = delete;
    HeldBack &operator=(const HeldBack &) = delete;

private:
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
    QObject m_receiver;
};

/// Counts the work that was asked of the session, when its threads come to it.
struct Asked {
    explicit Asked(Session &session)
    {
        QObject::connect(&session, &Session::jobStarted, &m_receiver, [this] { ++all; });
        QObject::connect(&session.workers(), &jobs::Runner::jobStarted, &m_receiver,
                         [this] { ++drawings; });
        QObject::connect(&session.writer(), &jobs::Runner::jobStarted, &m_receiver,
                         [this] { ++writes; });
    }
    [[nodiscard]] int reads() const { return all - drawings - writes; }
    int all = 0;
    int drawings = 0;
    int writes = 0;

private:
    QObject m_receiver;
};

} // namespace

class TestCompoundTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_room.reset(); }
    void init();
    void theModelKeepsItsPromises();
    void nothingIsReadBeforeItIsLookedAt();
    void sortingAndFilteringWaitForNobody();
    void theNewestWishWins();
    void scrollingAsksForWhatIsSeen();
    void theGridIsTheSame();

private:
    using Room = RoomFixture<CompoundScreen>;
    [[nodiscard]] QTableView *table() const
    {
        return m_room->find<QTableView>("compoundTableView");
    }
    [[nodiscard]] QString code(int row) const
    {
        return table()->model()->index(row, CompoundModel::Code).data().toString();
    }
    /// Whether each row that is wholly in sight shows its drawing.
    [[nodiscard]] bool isAllDrawn() const;
    /// Where in the picture of a view something is painted that is not its background.
    static bool isBlank(const QImage &picture, const QRect &area);

    std::unique_ptr<Room> m_room;
};

void TestCompoundTable::initTestCase()
{
    m_room = std::make_unique<Room>();
    const auto context = m_room->notebook.context();
    VERIFY_OK(m_room->store().transaction(QString(), [&]() -> Result<> {
        for (int i = 1; i <= kMany; ++i) {
            Compound compound;
            compound.head.id = CompoundId::create();
            compound.code = u"T-%1"_s.arg(i);
            compound.name = u"name %1"_s.arg(kMany - i);
            compound.structure.smiles = u"OCC%1"_s.arg(QString(i % 9, u'C'));
            ARTEMISIA_TRY(m_room->store().compounds().save(compound, context));
        }
        return {};
    }));
    QVERIFY(m_room->open());
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), kMany, 60000);
}

void TestCompoundTable::init()
{
    auto *filter = m_room->find<QLineEdit>("compoundFilterLineEdit");
    filter->clear();
    QTest::keyClick(filter, Qt::Key_Return);
    table()->sortByColumn(CompoundModel::Code, Qt::AscendingOrder);
    table()->scrollToTop();
    QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() == kMany && code(0) == u"T-1"_s, 60000);
}

bool TestCompoundTable::isBlank(const QImage &picture, const QRect &area)
{
    const qreal ratio = picture.devicePixelRatio();
    const QRect pixels = QRectF(QPointF(area.topLeft()) * ratio, QSizeF(area.size()) * ratio)
                             .toRect()
                             .intersected(picture.rect());
    const QRgb ground = picture.pixel(pixels.center().x(), pixels.top());
    for (int y = pixels.top(); y <= pixels.bottom(); ++y) {
        for (int x = pixels.left(); x <= pixels.right(); ++x) {
            if (picture.pixel(x, y) != ground) {
                return false;
            }
        }
    }
    return true;
}

void TestCompoundTable::theModelKeepsItsPromises()
{
    CompoundModel model(m_room->session);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), kMany, 60000);
    model.sort(CompoundModel::Name, Qt::DescendingOrder);
    QTRY_COMPARE_WITH_TIMEOUT(model.index(0, CompoundModel::Code).data().toString(), u"T-1"_s,
                              60000);
    model.setTextFilter(u"T-77777"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, 60000);
}

void TestCompoundTable::nothingIsReadBeforeItIsLookedAt()
{
    // In a session that nobody else asks for anything.
    std::shared_ptr<Session> session;
    Session::open(m_room->notebook.folder(), this,
                  [&](const Result<std::shared_ptr<Session>> &opened) { session = *opened; });
    QTRY_VERIFY(session);
    const Asked asked(*session);
    CompoundModel model(session);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), kMany, 60000);
    QCOMPARE(asked.reads(), 1); // which rows there are, in which order
    QCOMPARE(model.index(kMany / 2, CompoundModel::Code).data(), QVariant());
    QTRY_COMPARE(model.index(kMany / 2, CompoundModel::Code).data().toString(),
                 u"T-%1"_s.arg(kMany / 2 + 1));
    QCOMPARE(asked.reads(), 2); // and the page around the one that was looked at
    QVERIFY(!model.index(kMany / 2 + 10, CompoundModel::Code).data().toString().isEmpty());
    QCOMPARE(asked.drawings, 0);
    QCOMPARE(asked.writes, 0);
}

void TestCompoundTable::sortingAndFilteringWaitForNobody()
{
    Asked asked(*m_room->session);
    const QString first = code(0);
    {
        const HeldBack held(*m_room->session);
        QHeaderView *header = table()->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(CompoundModel::Name) + 20, 8));
        QCOMPARE(header->sortIndicatorSection(), int(CompoundModel::Name));
        QCOMPARE(code(0), first); // the rows stay until a reader has the new order
        auto *filter = m_room->find<QLineEdit>("compoundFilterLineEdit");
        filter->setFocus();
        QTest::keyClicks(filter, u"T-99999"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(table()->model()->rowCount(), kMany);
    }
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, 60000);
    QTRY_COMPARE(code(0), u"T-99999"_s);
    QTRY_COMPARE(m_room->find<QLabel>("compoundCountLabel")->text(), u"1 compound(s)"_s);
}

// The order of 100,000 rows takes one reader far longer than one row takes another; its answer, the
// later one, is to a question nobody asks any more.
void TestCompoundTable::theNewestWishWins()
{
    CompoundModel model(m_room->session);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), kMany, 60000);
    for (int round = 0; round < 5; ++round) {
        model.setTextFilter({});
        model.sort(CompoundModel::Name, Qt::AscendingOrder);
        model.setTextFilter(u"T-77777"_s);
        // Two reads that wait for each other take both readers: everything before them is done.
        const auto met = std::make_shared<QSemaphore>();
        int answered = 0;
        for (int i = 0; i < 2; ++i) {
            m_room->session->read(
                [met](store::Store &, const WorkContext &) -> Result<> {
                    met->release(1);
                    (void)met->tryAcquire(2, 30000);
                    met->release(2);
                    return {};
                },
                this, [&answered](const Result<> &) { ++answered; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answered, 2, 60000);
        QCOMPARE(model.rowCount(), 1);
    }
}

bool TestCompoundTable::isAllDrawn() const
{
    const QImage picture = table()->viewport()->grab().toImage();
    for (int row = table()->rowAt(0); row >= 0 && row < kMany; ++row) {
        const QRect cell = table()->visualRect(table()->model()->index(row, 0));
        if (!table()->viewport()->rect().contains(cell)) {
            if (cell.top() > 0) {
                return true;
            }
            continue;
        }
        if (isBlank(picture, cell.adjusted(6, 6, -6, -6))) {
            return false;
        }
    }
    return true;
}

void TestCompoundTable::scrollingAsksForWhatIsSeen()
{
    // Every row in sight, so that no drawing of the first view is still waited for.
    QTRY_VERIFY_WITH_TIMEOUT(isAllDrawn(), 60000);
    Asked asked(*m_room->session);
    QScrollBar *bar = table()->verticalScrollBar();
    const int last = kMany - 1;
    QRect cell;
    {
        const HeldBack held(*m_room->session);
        for (int i = 1; i <= 50; ++i) { // dragged through all of it, painted on the way
            bar->setValue(bar->maximum() / 50 * i);
            table()->viewport()->repaint();
        }
        bar->setValue(bar->maximum());
        cell = table()->visualRect(table()->model()->index(last, 0)).adjusted(6, 6, -6, -6);
        QVERIFY(table()->viewport()->rect().contains(cell));
        QCOMPARE(code(last), QString());
        QVERIFY(isBlank(table()->viewport()->grab().toImage(), cell));
    }
    QTRY_COMPARE(code(last), u"T-%1"_s.arg(kMany));
    QTRY_VERIFY(isAllDrawn());
    const int seen = table()->viewport()->height() / table()->rowHeight(0) + 2;
    // 51 places were looked at: a page of rows each at the most, two where one ends in sight; and
    // drawings only where the view came to rest.
    QVERIFY2(asked.reads() <= kThreads + 102 + seen, qPrintable(QString::number(asked.reads())));
    QVERIFY2(asked.drawings <= kThreads + seen, qPrintable(QString::number(asked.drawings)));
    QCOMPARE(asked.writes, 0);
}

void TestCompoundTable::theGridIsTheSame()
{
    QTest::mouseClick(m_room->find("gridViewButton"), Qt::LeftButton);
    auto *grid = m_room->find<QListView>("compoundGridView");
    QTRY_VERIFY(grid->isVisible());
    const Asked asked(*m_room->session);
    // The layout of so many tiles comes in pieces.
    QTRY_VERIFY_WITH_TIMEOUT(grid->verticalScrollBar()->maximum() > kMany, 60000);
    grid->scrollToBottom();
    const QModelIndex last = grid->model()->index(kMany - 1, CompoundModel::Code);
    QTRY_COMPARE_WITH_TIMEOUT(last.data().toString(), u"T-%1"_s.arg(kMany), 60000);
    QTRY_VERIFY(!isBlank(grid->viewport()->grab().toImage(),
                         grid->visualRect(last).adjusted(20, 20, -20, -60)));
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->visualRect(last).center());
    QTRY_COMPARE(m_room->find<QLineEdit>("codeLineEdit")->text(), u"T-%1"_s.arg(kMany));
    QTest::mouseClick(m_room->find("tableViewButton"), Qt::LeftButton);
    QCOMPARE(table()->currentIndex().row(), kMany - 1);
    QVERIFY(table()->viewport()->rect().intersects(table()->visualRect(table()->currentIndex())));
    QCOMPARE(asked.writes, 0);
}

QTEST_MAIN(TestCompoundTable)
#include "tst_compound_table.moc"
