// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/table_look.h"

#include "app/desktop/theme/theme.h"

#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QTableView>

#include <algorithm>
#include <numeric>
#include <utility>

namespace artemisia::app
{

namespace
{

const char kFitted[] = "columnsFitted";
const char kWaits[] = "columnsWaitToBeFitted";
constexpr int kShrinkStep = 4;
constexpr int kPercent = 100;
constexpr quint32 kStateVersion = 0x41433031; // as no header's own state begins

void scaleColumns(QTableView *table, int before, int now)
{
    for (int column = 0; before != now && column < table->horizontalHeader()->count(); ++column) {
        if (!table->isColumnHidden(column)) {
            table->setColumnWidth(column, table->columnWidth(column) * now / before);
        }
    }
}

/// Takes from the widest what does not fit, but no header gets cut.
void shrinkToFit(const QHeaderView &header, QList<int> &widths, int available)
{
    const auto least = [&header](int column) { return header.sectionSizeHint(column); };
    for (int over = std::accumulate(widths.cbegin(), widths.cend(), 0) - available; over > 0;) {
        int widest = -1;
        for (int column = 0; column < widths.size(); ++column) {
            if (widths[column] > least(column) && (widest < 0 || widths[column] > widths[widest])) {
                widest = column;
            }
        }
        if (widest < 0) {
            return;
        }
        const int step = std::min({over, widths[widest] - least(widest), kShrinkStep});
        widths[widest] -= step;
        over -= step;
    }
}

void fitNow(QTableView *table, int widest)
{
    table->setProperty(kFitted, true);
    const Theme &theme = Theme::instance();
    const QHeaderView *header = table->horizontalHeader();
    QList<int> widths;
    for (int column = 0; column < header->count(); ++column) {
        table->resizeColumnToContents(column);
        const int width =
            table->isColumnHidden(column)
                ? 0
                : std::clamp(table->columnWidth(column), theme.scaled(56), theme.scaled(widest));
        widths.append(width);
    }
    const int shown = header->count() - header->hiddenSectionCount();
    const int available = table->viewport()->width();
    const int spare = available - std::accumulate(widths.cbegin(), widths.cend(), 0);
    shrinkToFit(*header, widths, available);
    const int air = std::clamp(spare / std::max(1, shown), 0, theme.scaled(Space::l));
    for (int column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0) {
            table->setColumnWidth(column, widths[column] + air);
        }
    }
}

/// Fits a table when it is first seen: before that nobody knows how wide it is.
class FitWhenSeen : public QObject
{
public:
    FitWhenSeen(QTableView *table, int widest)
        : QObject(table)
        , m_table(table)
        , m_widest(widest)
    {
        table->viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_table->model()->rowCount() > 0) {
            m_table->viewport()->removeEventFilter(this);
            QMetaObject::invokeMethod(
                this, [this] { fitColumns(m_table, m_widest); }, Qt::QueuedConnection);
            deleteLater();
        }
        return false;
    }

private:
    QTableView *m_table;
    int m_widest;
};

void offerColumns(QTableView *table, const QPoint &at)
{
    auto *menu = new QMenu(table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QHeaderView *header = table->horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        QAction *action =
            menu->addAction(table->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!table->isColumnHidden(column));
        // The last one stays: a table without columns could not be brought back.
        action->setEnabled(table->isColumnHidden(column) ||
                           header->count() - header->hiddenSectionCount() > 1);
        QObject::connect(action, &QAction::toggled, table,
                         [table, column](bool shown) { table->setColumnHidden(column, !shown); });
    }
    menu->popup(header->mapToGlobal(at));
}

} // namespace

void dressTable(QTableView *table, int rowHeight)
{
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setAlternatingRowColors(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    // Fixed: sizes by content would ask every row.
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QHeaderView::customContextMenuRequested, table,
                     [table](const QPoint &at) { offerColumns(table, at); });
    auto measure = [table, rowHeight, scale = Theme::instance().scaled(kPercent)]() mutable {
        // Columns keep what they show when the text gets larger.
        const int before = std::exchange(scale, Theme::instance().scaled(kPercent));
        scaleColumns(table, before, scale);
        const int height = Theme::instance().scaled(rowHeight);
        table->verticalHeader()->setMinimumSectionSize(height);
        table->verticalHeader()->setDefaultSectionSize(height);
    };
    QObject::connect(&Theme::instance(), &Theme::changed, table, measure);
    measure();
}

void fitColumns(QTableView *table, int widest)
{
    if (table->property(kFitted).toBool() || table->model()->rowCount() == 0) {
        return;
    }
    if (table->isVisible()) {
        fitNow(table, widest);
    } else if (!table->property(kWaits).toBool()) {
        table->setProperty(kWaits, true);
        new FitWhenSeen(table, widest);
    }
}

QByteArray saveColumns(const QTableView *table)
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kStateVersion << qint32(Theme::instance().scaled(kPercent))
        << table->horizontalHeader()->saveState();
    return state;
}

bool restoreColumns(QTableView *table, const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    qint32 scale = 0;
    QByteArray header;
    in >> version >> scale >> header;
    if (version != kStateVersion || scale <= 0 || in.status() != QDataStream::Ok ||
        !table->horizontalHeader()->restoreState(header)) {
        return false;
    }
    table->setProperty(kFitted, true);
    table->horizontalHeader()->setStretchLastSection(true);
    scaleColumns(table, scale, Theme::instance().scaled(kPercent));
    return true;
}

} // namespace artemisia::app
