// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiment_list_delegate.h"

#include "app/desktop/experiments/experiment_list_model.h"
#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/theme/theme.h"

#include <QPainter>

namespace artemisia::app
{

namespace
{

constexpr int kRowHeight = 76;
constexpr int kDrawingWidth = 112;
constexpr int kIconSize = 12;
constexpr int kLeastWords = 150; // a drawing beside less of them would leave nothing to read

QFont codeFont(const Theme &theme)
{
    QFont font = theme.font(Theme::TextStyle::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// One line of text from \a left, cut off with an ellipsis; returns where it ends.
int drawLine(QPainter &painter, const QRect &line, const QString &text, const QFont &font,
             const QColor &colour)
{
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(colour);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return line.left() + metrics.horizontalAdvance(shown);
}

} // namespace

ExperimentListDelegate::ExperimentListDelegate(StructurePainter &drawings, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_drawings(drawings)
{
}

QSize ExperimentListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, Theme::instance().scaled(kRowHeight)};
}

void ExperimentListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const Colours &colours = theme.colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect card = option.rect.adjusted(Space::xs, 1, -Space::xs, -1);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state & QStyle::State_Selected ? colours.accentSoft
                                                                : colours.sidebar);
        painter->drawRoundedRect(card, Space::radius, Space::radius);
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Selected)) {
        painter->setPen(QPen(colours.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), Space::radius,
                                 Space::radius);
    }
    const QVariant value = index.data(ExperimentListModel::EntryRole);
    if (value.canConvert<store::ExperimentRow>()) {
        const auto entry = value.value<store::ExperimentRow>();
        QRect text = card.adjusted(Space::m, Space::s, -Space::m, -Space::s);
        const int left = text.width() - Theme::instance().scaled(kDrawingWidth);
        if (entry.hasScheme && left >= Theme::instance().scaled(kLeastWords)) {
            text.setRight(paintScheme(*painter, text, entry) - Space::s);
        }
        paintWords(*painter, text, entry);
    }
    painter->restore();
}

int ExperimentListDelegate::paintScheme(QPainter &painter, const QRect &area,
                                        const store::ExperimentRow &entry) const
{
    const int width = Theme::instance().scaled(kDrawingWidth);
    const QRect drawing(area.right() - width, area.top(), width, area.height());
    const auto load = [id = entry.id](store::Store &store) -> Result<DrawingSource> {
        ARTEMISIA_TRY_ASSIGN(const auto found, store.experiments().find(id));
        return found ? DrawingSource::of(found->scheme) : DrawingSource();
    };
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap picture =
        m_drawings.picture({entry.id.uuid(), entry.revision}, drawing.size(), ratio, load);
    if (!picture.isNull()) {
        painter.drawPixmap(drawing.topLeft(), picture);
    }
    return drawing.left();
}

void ExperimentListDelegate::paintWords(QPainter &painter, const QRect &area,
                                        const store::ExperimentRow &entry) const
{
    const Theme &theme = Theme::instance();
    const Colours &colours = theme.colours();
    const QFont caption = theme.font(Theme::TextStyle::Caption);
    const int height = area.height() / 3;
    QRect line(area.left(), area.top(), area.width(), height);
    const int end = drawLine(painter, line, entry.code, codeFont(theme), colours.text);
    QRect rest(end + Space::s, line.top(), line.right() - end - Space::s, height);
    const int icon = theme.scaled(kIconSize);
    if (rest.width() > icon) {
        theme.icon(stateIconName(entry.state))
            .paint(&painter, QRect(rest.left(), rest.center().y() - icon / 2, icon, icon));
        rest.setLeft(rest.left() + icon + Space::xs);
        drawLine(painter, rest, stateWord(entry.state), caption, colours.secondary);
    }
    line.translate(0, height);
    drawLine(painter, line, entry.title.isEmpty() ? tr("No title yet") : entry.title,
             theme.font(Theme::TextStyle::Body),
             entry.title.isEmpty() ? colours.secondary : colours.text);
    line.translate(0, height);
    QStringList last{dateInWords(entry.date, QDate::currentDate())};
    if (entry.isDemonstration) {
        last.append(tr("demonstration"));
    }
    last.append(entry.tags);
    last.removeAll(QString());
    drawLine(painter, line, last.join(QStringLiteral(" · ")), caption, colours.secondary);
}

} // namespace artemisia::app
