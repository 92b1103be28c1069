// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/page_scroll.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr QSize kWindow(840, 600); // what the sidebar leaves of 1280 pixels with text of 200 %
}

class TestPageScroll : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCutBesideATable_data()
    {
        QTest::addColumn<double>("textScale");
        QTest::newRow("text as it is") << 1.0;
        QTest::newRow("large text") << 2.0;
    }

    void nothingIsCutBesideATable()
    {
        QFETCH(double, textScale);
        Theme::instance().apply(ThemeChoice::Light, textScale);
        QSplitter window;
        window.setChildrenCollapsible(false);
        window.addWidget(new QTableWidget(3, 9));
        auto *page = new PageScroll;
        window.addWidget(page);
        window.setSizes({kWindow.width() - 120, 120});
        QPushButton *last = addRow(*page, 2);
        window.resize(kWindow);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(isWhole(*page, *last));
        // A row that comes later makes room for itself too.
        last = addRow(*page, 3);
        QTRY_VERIFY(isWhole(*page, *last));
        QCOMPARE(window.size(), kWindow);
    }

    void whatHasNoRoomCanBeReached()
    {
        Theme::instance().apply(ThemeChoice::Light);
        PageScroll page;
        const QPushButton *last = addRow(page, 6);
        page.resize(page.minimumSizeHint().width() / 2, 300);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QVERIFY(!isWhole(page, *last));
        QVERIFY(page.horizontalScrollBar()->isVisible());
        page.horizontalScrollBar()->setValue(page.horizontalScrollBar()->maximum());
        QVERIFY(isWhole(page, *last));
    }

private:
    /// Buttons side by side: a row that cannot be made narrower. Returns the last.
    static QPushButton *addRow(PageScroll &page, int buttons)
    {
        auto *row = new QHBoxLayout;
        QPushButton *last = nullptr;
        for (int i = 0; i < buttons; ++i) {
            last = new QPushButton(u"Register"_s, page.page());
            row->addWidget(last);
        }
        page.column()->addLayout(row);
        return last;
    }

    static bool isWhole(const PageScroll &page, const QWidget &part)
    {
        const QRect inPage(part.mapTo(page.viewport(), QPoint(0, 0)), part.size());
        const QRect seen = page.viewport()->rect();
        return inPage.left() >= seen.left() && inPage.right() <= seen.right() &&
               part.width() >= part.minimumSizeHint().width();
    }
};

QTEST_MAIN(TestPageScroll)
#include "tst_page_scroll.moc"
