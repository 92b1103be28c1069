// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/flow_layout.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace artemisia::app
{

FlowLayout::FlowLayout(int gap, QWidget *parent)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int y = area.top();
    qsizetype first = 0;
    while (first < m_items.size()) {
        // A line: as many items as fit, at least one.
        int width = 0;
        int height = 0;
        qsizetype last = first;
        for (; last < m_items.size(); ++last) {
            const QSize size = m_items.at(last)->sizeHint();
            if (last > first && width + size.width() > area.width()) {
                break;
            }
            width += m_items.at(last)->isEmpty() ? 0 : size.width() + (width > 0 ? m_gap : 0);
            height = std::max(height, size.height());
        }
        int x = area.left();
        int spare = std::max(0, area.width() - width);
        for (; first < last; ++first) {
            QLayoutItem *item = m_items.at(first);
            if (item->isEmpty()) {
                continue;
            }
            QSize size = item->sizeHint();
            if (item->expandingDirections().testFlag(Qt::Horizontal)) {
                size.rwidth() += std::exchange(spare, 0);
            }
            if (apply) {
                item->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
            }
            x += size.width() + m_gap;
        }
        y += height + m_gap;
    }
    return y - (m_items.isEmpty() ? 0 : m_gap) - rect.top() + contentsMargins().bottom();
}

} // namespace artemisia::app
