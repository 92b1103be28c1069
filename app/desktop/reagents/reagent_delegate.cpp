// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/reagent_delegate.h"

#include "app/desktop/reagents/reagent_model.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/cell_look.h"

#include <QListView>
#include <QPainter>

namespace artemisia::app
{

namespace
{
constexpr int kPicture = 44;
constexpr int kBottle = 16; ///< where there is no structure to show
constexpr double kFaint = 0.5;
constexpr int kLeastWidth = 280;

QFont nameFont()
{
    return Theme::instance().font(Theme::TextStyle::Body);
}

QFont detailFont()
{
    return Theme::instance().font(Theme::TextStyle::Caption);
}

void paintPicture(QPainter &painter, const QRect &cell, const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    const int gap = theme.scaled(Space::xs);
    const int size = ReagentDelegate::pictureSize();
    const QRect picture(cell.left() + gap, cell.center().y() - size / 2, size, size);
    if (index.data(ReagentModel::HasStructureRole).toBool()) {
        painter.drawPixmap(picture, index.data(Qt::DecorationRole).value<QPixmap>());
    } else {
        const int bottle = theme.scaled(kBottle);
        QRect place(0, 0, bottle, bottle);
        place.moveCenter(picture.center());
        painter.setOpacity(kFaint);
        theme.icon(QStringLiteral("artemisia-bottle")).paint(&painter, place);
        painter.setOpacity(1);
    }
}

void paintWords(QPainter &painter, const QRect &cell, const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    const int gap = theme.scaled(Space::xs);
    const QFontMetrics names(nameFont());
    const QFontMetrics details(detailFont());
    const int left = cell.left() + ReagentDelegate::pictureSize() + 3 * gap;
    const int width = cell.right() - gap - left;
    const QString detail = index.data(ReagentModel::DetailRole).toString();
    const int high = names.lineSpacing() + (detail.isEmpty() ? 0 : details.lineSpacing());
    QRect line(left, cell.center().y() - high / 2, width, names.lineSpacing());
    painter.setFont(nameFont());
    painter.setPen(theme.colours().text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     names.elidedText(index.data().toString(), Qt::ElideRight, width));
    line.translate(0, names.lineSpacing());
    line.setHeight(details.lineSpacing());
    painter.setFont(detailFont());
    painter.setPen(theme.colours().secondary);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     details.elidedText(detail, Qt::ElideRight, width));
}

} // namespace

int ReagentDelegate::pictureSize()
{
    return Theme::instance().scaled(kPicture);
}

int ReagentDelegate::cellHeight()
{
    const int words =
        QFontMetrics(nameFont()).lineSpacing() + QFontMetrics(detailFont()).lineSpacing();
    return std::max(pictureSize(), words) + Theme::instance().scaled(Space::s);
}

int ReagentDelegate::leastCellWidth()
{
    return Theme::instance().scaled(kLeastWidth);
}

void ReagentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const int gap = theme.scaled(Space::xs);
    const QRect cell = option.rect.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintCell(*painter, cell, option.state);
    paintPicture(*painter, cell, index);
    paintWords(*painter, cell, index);
    painter->restore();
}

// A cell is as wide as its list says.
QSize ReagentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const auto *list = qobject_cast<const QListView *>(option.widget);
    const QSize grid = list != nullptr ? list->gridSize() : QSize();
    return grid.isValid() ? grid : QSize(leastCellWidth(), cellHeight());
}

} // namespace artemisia::app
