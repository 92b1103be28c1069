// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/identifier_row.h"

#include "app/desktop/theme/roles.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/icon_button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace artemisia::app
{

namespace
{
constexpr int kCaptionWidth = 84;
}

IdentifierRow::IdentifierRow(const QString &caption, const QString &purpose, QWidget *parent)
    : QWidget(parent)
    , m_caption(caption)
    , m_label(new QLabel(this))
    , m_copy(makeIconButton(purpose + QStringLiteral("CopyButton"), QStringLiteral("edit-copy"),
                            tr("Copy the %1").arg(caption), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
    row->setSpacing(Space::s);
    auto *name = new QLabel(caption, this);
    setTextStyle(name, Theme::TextStyle::Caption);
    setTextRole(name, TextRole::Secondary);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTextStyle(m_label, Theme::TextStyle::Code);
    const auto dress = [name] { name->setFixedWidth(Theme::instance().scaled(kCaptionWidth)); };
    connect(&Theme::instance(), &Theme::changed, this, dress);
    dress();
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text);
        Q_EMIT copied(m_caption);
    });
    row->addWidget(name);
    row->addWidget(m_label, 1);
    row->addWidget(m_copy);
    hide();
}

void IdentifierRow::setText(const QString &text)
{
    m_text = text;
    m_label->setToolTip(text);
    m_label->setAccessibleName(tr("%1: %2").arg(m_caption, text));
    setVisible(!text.isEmpty());
    shorten();
}

void IdentifierRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shorten();
}

void IdentifierRow::shorten()
{
    m_label->setText(m_label->fontMetrics().elidedText(m_text, Qt::ElideMiddle, m_label->width()));
}

} // namespace artemisia::app
