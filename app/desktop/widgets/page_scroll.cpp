// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/page_scroll.h"

#include "app/desktop/theme/roles.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

PageScroll::PageScroll(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
    , m_column(new QVBoxLayout)
    , m_maximum(Space::pageWidth)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setLook(this, Look::Surface);
    setLook(m_page, Look::Surface);

    auto *holder = new QWidget(m_page);
    holder->setObjectName(QStringLiteral("pageColumn"));
    holder->setLayout(m_column);
    auto *across = new QHBoxLayout(m_page);
    across->setContentsMargins(0, 0, 0, 0);
    across->addStretch(1);
    across->addWidget(holder, 1000);
    across->addStretch(1);
    setWidget(m_page);
    connect(&Theme::instance(), &Theme::changed, this, &PageScroll::measure);
    measure();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now != nullptr && m_page->isAncestorOf(now)) {
            ensureWidgetVisible(now, 0, Theme::instance().scaled(Space::xl));
        }
    });
}

void PageScroll::addHead(const QString &text, QWidget *atRight)
{
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(text, m_page);
    setTextStyle(label, Theme::TextStyle::SectionHead);
    label->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0); // as words in fields
    row->addWidget(label);
    row->addStretch(1);
    if (atRight != nullptr) {
        row->addWidget(atRight);
    }
    m_column->addSpacing(Theme::instance().scaled(Space::l));
    m_column->addLayout(row);
}

void PageScroll::setMaximumColumn(int pixelsAt100Percent)
{
    m_maximum = pixelsAt100Percent;
    measure();
}

QSize PageScroll::minimumSizeHint() const
{
    const int page = m_page->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {std::max(QScrollArea::minimumSizeHint().width(), page),
            QScrollArea::minimumSizeHint().height()};
}

bool PageScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::LayoutRequest) {
        updateGeometry(); // what the page holds may have become wider
    }
    return QScrollArea::eventFilter(watched, event);
}

void PageScroll::measure()
{
    const Theme &theme = Theme::instance();
    const int margin = theme.scaled(Space::xxl);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(theme.scaled(Space::m));
    m_column->parentWidget()->setMaximumWidth(theme.scaled(m_maximum));
}

QWidget *makeHairline(QWidget *parent)
{
    auto *line = new QWidget(parent);
    setLook(line, Look::Hairline);
    line->setFixedHeight(1);
    return line;
}

} // namespace artemisia::app
