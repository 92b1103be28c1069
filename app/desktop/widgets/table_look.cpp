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

const char kOwn[] = "columnsSetByHand"; // before there is anything to fit
constexpr int kShrinkStep = 4;
constexpr int kPercent = 100;
constexpr quint32 kStateVersion = 0x41433032; // as no header's own state begins

void scaleColumns(QTableView *table, int before, int now)
{
    for (int column = 0; before != now && column < table->horizontalHeader()->count(); ++column) {
        if (!table->isColumnHidden(column)) {
            table->setColumnWidth(column, table->columnWidth(column) * now / before);
        }
    }
}

/// Takes from the widest what does not fit, but no header gets cut. In vain it takes nothing: what
/// has to be moved sideways anyway is not cut as well.
void shrinkToFit(const QHeaderView &header, QList<int> &widths, int available)
{
    const auto least = [&header](int column) { return header.sectionSizeHint(column); };
    int atLeast = 0;
    for (int column = 0; column < widths.size(); ++column) {
        atLeast += std::min(widths[column], least(column));
    }
    if (atLeast > available) {
        return;
    }
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

/// Widens what was cut off until the window is full, the narrowest lack first.
int giveSpare(const QList<int> &wanted, QList<int> &widths, int spare)
{
    QList<int> cut;
    for (int column = 0; column < widths.size(); ++column) {
        if (widths[column] < wanted[column]) {
            cut.append(column);
        }
    }
    std::sort(cut.begin(), cut.end(), [&](int one, int other) {
        return wanted[one] - widths[one] < wanted[other] - widths[other];
    });
    for (qsizetype left = cut.size(); left > 0 && spare > 0; --left) {
        const int column = cut[cut.size() - left];
        const int more = std::min(wanted[column] - widths[column], spare / int(left));
        widths[column] += more;
        spare -= more;
    }
    return spare;
}

/// Keeps a table's columns as wide as what they show and the window ask for, until somebody sets
/// one. Measures when the table is first seen: before that nobody knows how wide it is.
class ColumnFit : public QObject
{
public:
    ColumnFit(QTableView *table, int widest)
        : QObject(table)
        , m_table(table)
        , m_widest(widest)
    {
        table->viewport()->installEventFilter(this);
        connect(table->horizontalHeader(), &QHeaderView::sectionResized, this,
                [this](int column, int before, int now) { onResized(column, before, now); });
    }
    static ColumnFit *of(const QTableView *table)
    {
        for (QObject *child : table->children()) {
            if (auto *fit = dynamic_cast<ColumnFit *>(child)) {
                return fit;
            }
        }
        return nullptr;
    }
    /// Somebody set a column, here or at an earlier start.
    [[nodiscard]] bool isOver() const { return m_isOver; }
    void end() { m_isOver = true; }
    void forget()
    {
        m_isMeasured = false;
        m_wanted.clear();
    }
    /// By the rows in sight now. Columns grow with what was seen, and never shrink under the eye.
    void measure()
    {
        m_isMeasured = true;
        const QList<int> before = m_wanted;
        const QHeaderView *header = m_table->horizontalHeader();
        m_wanted.resize(header->count());
        for (int column = 0; column < header->count(); ++column) {
            const QAbstractItemView *view = m_table; // where the question is public
            m_wanted[column] = std::max({m_wanted[column], view->sizeHintForColumn(column),
                                         header->sectionSizeHint(column)});
        }
        if (m_wanted != before) {
            share();
        }
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (m_isOver) {
            return false;
        }
        if (event->type() == QEvent::Paint && !m_isMeasured && m_table->model()->rowCount() > 0) {
            m_isMeasured = true;
            QMetaObject::invokeMethod(
                this, [this] { m_isOver ? void() : measure(); }, Qt::QueuedConnection);
        } else if (event->type() == QEvent::Resize && !m_wanted.isEmpty()) {
            share();
        }
        return false;
    }

private:
    void onResized(int column, int before, int now)
    {
        const QHeaderView *header = m_table->horizontalHeader();
        const bool isShownOrHidden = before == 0 || now == 0;
        const bool isStretched = header->visualIndex(column) == header->count() - 1;
        if (m_isSharing || isStretched || m_wanted.isEmpty()) {
            return;
        }
        if (isShownOrHidden) {
            QMetaObject::invokeMethod(
                this, [this] { m_isOver ? void() : share(); }, Qt::QueuedConnection);
        } else {
            m_isOver = true;
        }
    }
    void share()
    {
        const Theme &theme = Theme::instance();
        const QHeaderView *header = m_table->horizontalHeader();
        QList<int> wanted = m_wanted;
        QList<int> widths;
        for (int column = 0; column < wanted.size(); ++column) {
            wanted[column] = m_table->isColumnHidden(column) ? 0 : wanted[column];
            widths.append(wanted[column] == 0 ? 0
                                              : std::clamp(wanted[column], theme.scaled(56),
                                                           theme.scaled(m_widest)));
        }
        const int available = m_table->viewport()->width();
        shrinkToFit(*header, widths, available);
        const int spare = giveSpare(wanted, widths,
                                    available - std::accumulate(widths.cbegin(), widths.cend(), 0));
        const int shown = header->count() - header->hiddenSectionCount();
        const int air = std::clamp(spare / std::max(1, shown), 0, theme.scaled(Space::l));
        m_isSharing = true;
        for (int column = 0; column < widths.size(); ++column) {
            if (widths[column] > 0) {
                m_table->setColumnWidth(column, widths[column] + air);
            }
        }
        m_isSharing = false;
    }

    QTableView *m_table;
    int m_widest;
    QList<int> m_wanted; ///< what each column would need to show all; empty: not measured
    bool m_isMeasured = false;
    bool m_isSharing = false;
    bool m_isOver = false;
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
    header->setResizeContentsPrecision(0); // what is seen; more would ask for pages of rows
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QHeaderView::customContextMenuRequested, table,
                     [table](const QPoint &at) { offerColumns(table, at); });
    auto measure = [table, rowHeight, scale = Theme::instance().scaled(kPercent)]() mutable {
        // Columns keep what they show when the text gets larger.
        const int before = std::exchange(scale, Theme::instance().scaled(kPercent));
        const ColumnFit *fit = ColumnFit::of(table);
        if (fit == nullptr || fit->isOver()) {
            scaleColumns(table, before, scale);
        } else if (before != scale) {
            fitColumns(table, 0, Fit::Anew);
        }
        const int height = Theme::instance().scaled(rowHeight);
        table->verticalHeader()->setMinimumSectionSize(height);
        table->verticalHeader()->setDefaultSectionSize(height);
    };
    QObject::connect(&Theme::instance(), &Theme::changed, table, measure);
    measure();
}

void fitColumns(QTableView *table, int widest, Fit fit)
{
    if (table->property(kOwn).toBool() || table->model()->rowCount() == 0) {
        return;
    }
    ColumnFit *known = ColumnFit::of(table);
    if (known == nullptr) {
        known = new ColumnFit(table, widest);
    } else if (fit == Fit::Anew) {
        known->forget();
    }
    if (!known->isOver() && table->isVisible()) {
        known->measure();
    }
}

QByteArray saveColumns(const QTableView *table)
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    const ColumnFit *fit = ColumnFit::of(table);
    const bool isOwn = table->property(kOwn).toBool() || (fit != nullptr && fit->isOver());
    out << kStateVersion << qint32(Theme::instance().scaled(kPercent)) << isOwn
        << table->horizontalHeader()->saveState();
    return state;
}

bool restoreColumns(QTableView *table, const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    qint32 scale = 0;
    bool isOwn = false;
    QByteArray header;
    in >> version >> scale >> isOwn >> header;
    if (version != kStateVersion || scale <= 0 || in.status() != QDataStream::Ok ||
        !table->horizontalHeader()->restoreState(header)) {
        return false;
    }
    table->setProperty(kOwn, isOwn);
    if (ColumnFit *fit = ColumnFit::of(table); fit != nullptr && isOwn) {
        fit->end();
    }
    table->horizontalHeader()->setStretchLastSection(true);
    scaleColumns(table, scale, Theme::instance().scaled(kPercent));
    return true;
}

} // namespace artemisia::app
