// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_name_bar.h"

#include "app/desktop/sketcher/template_folder.h"
#include "app/desktop/theme/roles.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace artemisia::app
{

namespace
{
constexpr int kMostTyped = 200;
}

TemplateNameBar::TemplateNameBar(QWidget *parent)
    : QWidget(parent)
    , m_caption(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_take(new QPushButton(this))
{
    setObjectName(QStringLiteral("templateNameBar"));
    m_caption->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("templateNameLineEdit"));
    m_name->setAccessibleName(tr("Name of the template"));
    m_name->setPlaceholderText(tr("Name of the template"));
    m_name->setMaxLength(kMostTyped);
    m_take->setObjectName(QStringLiteral("takeTemplateNameButton"));
    m_take->setAutoDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("leaveTemplateNameButton"));
    cancel->setToolTip(tr("Leave it (Esc)"));
    cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    row->addWidget(m_caption);
    row->addWidget(m_name, 1);
    row->addWidget(m_take);
    row->addWidget(cancel);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_take->setEnabled(!TemplateFolder::cleanName(text).isEmpty());
    });
    connect(m_take, &QPushButton::clicked, this, &TemplateNameBar::take);
    connect(cancel, &QPushButton::clicked, this, &TemplateNameBar::leave);
    for (QObject *watched : std::initializer_list<QObject *>{m_name, m_take, cancel}) {
        watched->installEventFilter(this);
    }
    m_take->setEnabled(false);
    hide();
}

void TemplateNameBar::ask(const QString &caption, const QString &button, const QString &name)
{
    setCaption(caption);
    m_take->setText(button);
    m_name->setText(name);
    m_name->selectAll();
    show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void TemplateNameBar::setCaption(const QString &caption)
{
    m_caption->setText(caption);
}

void TemplateNameBar::take()
{
    const QString name = TemplateFolder::cleanName(m_name->text());
    if (!name.isEmpty()) {
        hide();
        Q_EMIT named(name);
    }
}

void TemplateNameBar::leave()
{
    hide();
    Q_EMIT left();
}

// Enter and Esc are the bar's, not the page's around the editor.
bool TemplateNameBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QWidget::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool takes = watched == m_name && (key == Qt::Key_Return || key == Qt::Key_Enter);
    if (!takes && key != Qt::Key_Escape) {
        return QWidget::eventFilter(watched, event);
    }
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        takes ? take() : leave();
    }
    return true;
}

} // namespace artemisia::app
