// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_delegate.h"

#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/cell_look.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace artemisia::app
{

namespace
{

constexpr int kPicture = 76;
constexpr int kCellWidth = 128;
constexpr int kLines = 2;

QFont captionFont()
{
    return Theme::instance().font(Theme::TextStyle::Caption);
}

// Where a line may end: the places after which a long chemical name is broken by custom.
bool isBreak(QChar before)
{
    return before.isSpace() || QStringView(u"-,])/·").contains(before);
}

} // namespace

QStringList linesOf(const QString &text, const QFontMetrics &metrics, int width, int most)
{
    QStringList lines;
    QString rest = text;
    while (!rest.isEmpty()) {
        if (lines.size() + 1 == most || metrics.horizontalAdvance(rest) <= width) {
            lines.append(metrics.elidedText(rest, Qt::ElideRight, width));
            break;
        }
        QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, rest);
        qsizetype any = letters.toNextBoundary(); // one letter at least
        qsizetype good = 0;
        for (qsizetype end = any; end > 0; end = letters.toNextBoundary()) {
            if (metrics.horizontalAdvance(rest.left(end).trimmed()) > width) {
                break;
            }
            any = end;
            good = isBreak(rest.at(end - 1)) ? end : good;
        }
        const qsizetype end = good > 0 ? good : any;
        lines.append(rest.left(end).trimmed());
        rest = rest.mid(end).trimmed();
    }
    return lines;
}

int TemplateDelegate::pictureSize()
{
    return Theme::instance().scaled(kPicture);
}

QSize TemplateDelegate::cellSize()
{
    const Theme &theme = Theme::instance();
    const int text = kLines * QFontMetrics(captionFont()).lineSpacing();
    return {theme.scaled(kCellWidth), pictureSize() + text + theme.scaled(Space::m)};
}

void TemplateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const int gap = theme.scaled(Space::xs);
    const QRect cell = option.rect.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintCell(*painter, cell, option.state);
    const int size = pictureSize();
    const QRect picture(cell.center().x() - size / 2, cell.top() + gap / 2, size, size);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, picture);
    const QFontMetrics metrics(captionFont());
    painter->setFont(captionFont());
    painter->setPen(theme.colours().text);
    int top = picture.bottom() + 1;
    const QStringList lines = linesOf(index.data().toString(), metrics, cell.width() - gap, kLines);
    for (const QString &line : lines) {
        painter->drawText(QRect(cell.left(), top, cell.width(), metrics.lineSpacing()),
                          Qt::AlignHCenter | Qt::AlignTop | Qt::TextSingleLine, line);
        top += metrics.lineSpacing();
    }
    painter->restore();
}

QSize TemplateDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return cellSize();
}

} // namespace artemisia::app
