// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/filter_box.h"

#include "app/desktop/theme/theme.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QStylePainter>

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr int kWidestWords = 150; // pixels at 100 %
constexpr int kWidestList = 400;
constexpr int kOffEdges = 4; // the style keeps words that far from the edges of their place
} // namespace

FilterBox::FilterBox(const QString &purpose, QWidget *parent)
    : QComboBox(parent)
    , m_purpose(purpose)
{
    setAccessibleName(purpose);
    setToolTip(purpose);
    connect(this, &QComboBox::currentTextChanged, this, [this] { updateGeometry(); });
}

QSize FilterBox::sizeHint() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const int words = std::min(fontMetrics().horizontalAdvance(currentText()) + kOffEdges,
                               Theme::instance().scaled(kWidestWords));
    const QSize whole = style()->sizeFromContents(QStyle::CT_ComboBox, &option,
                                                  QSize(words, fontMetrics().height()), this);
    option.rect = QRect(QPoint(), whole); // styles are generous
    const int spare = std::max(0, roomForWords(option) - words);
    return {whole.width() - spare, QComboBox::sizeHint().height()};
}

int FilterBox::roomForWords(const QStyleOptionComboBox &option) const
{
    return style()
        ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
        .width();
}

int FilterBox::roomForWords() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    return roomForWords(option);
}

bool FilterBox::isCut() const
{
    return fontMetrics().horizontalAdvance(currentText()) > roomForWords();
}

void FilterBox::showPopup()
{
    const int words =
        view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width();
    view()->setMinimumWidth(std::min(words, Theme::instance().scaled(kWidestList)));
    QComboBox::showPopup();
}

void FilterBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText =
        fontMetrics().elidedText(option.currentText, Qt::ElideRight, roomForWords());
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool FilterBox::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const QString whole = m_purpose + QStringLiteral(": ") + currentText();
        // As rich text: words of others are shown as they are, and wrapped.
        setToolTip(isCut() ? QStringLiteral("<p>%1</p>").arg(whole.toHtmlEscaped()) : m_purpose);
    }
    return QComboBox::event(event);
}

} // namespace artemisia::app
