// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/message_bar.h"

#include "app/desktop/theme/roles.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr qsizetype kMessages = 4; ///< more would push the page away; the oldest make room
} // namespace

/// One message with its icon, its buttons and its cross.
class MessageBar::Message : public QWidget
{
public:
    Message(Kind messageKind, const QString &text, QString messageKey, QWidget *parent)
        : QWidget(parent)
        , kind(messageKind)
        , key(std::move(messageKey))
        , icon(new QLabel(this))
        , label(new QLabel(text, this))
        , buttons(new QHBoxLayout)
        , close(new QToolButton(this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->addWidget(icon, 0, Qt::AlignTop);
        layout->addWidget(label, 1);
        layout->addLayout(buttons);
        layout->addWidget(close, 0, Qt::AlignTop);
        label->setObjectName(QStringLiteral("messageLabel"));
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        close->setObjectName(QStringLiteral("dismissMessageButton"));
        close->setAccessibleName(tr("Dismiss this message"));
        close->setToolTip(tr("Dismiss (Esc)"));
        dress();
    }
    void dress()
    {
        const Theme &theme = Theme::instance();
        const bool isError = kind == Kind::Error;
        const bool isWarning = kind == Kind::Warning;
        setLook(this, isError ? Look::ErrorBar : isWarning ? Look::WarningBar : Look::InfoBar);
        const QString name = isError     ? QStringLiteral("artemisia-error")
                             : isWarning ? QStringLiteral("artemisia-warning")
                                         : QStringLiteral("artemisia-information");
        const int size = theme.scaled(16);
        icon->setPixmap(theme.icon(name).pixmap(QSize(size, size), devicePixelRatioF()));
        icon->setAccessibleName(isError     ? tr("Error")
                                : isWarning ? tr("Warning")
                                            : tr("Information"));
        close->setIcon(theme.icon(QStringLiteral("window-close")));
        close->setIconSize(QSize(size, size));
        icon->setFixedHeight(close->sizeHint().height()); // in line with the button and the words
        layout()->setContentsMargins(theme.scaled(Space::m), theme.scaled(Space::s),
                                     theme.scaled(Space::s), theme.scaled(Space::s));
        layout()->setSpacing(theme.scaled(Space::s));
    }
    [[nodiscard]] static QString tr(const char *text) { return MessageBar::tr(text); }

    Kind kind;
    QString key;
    QLabel *icon;
    QLabel *label;
    QHBoxLayout *buttons;
    QToolButton *close;
};

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Messages"));
    connect(&Theme::instance(), &Theme::changed, this, &MessageBar::restyle);
    restyle();
    hide();
}

void MessageBar::show(Kind kind, const QString &text, const QString &key,
                      const QList<QAction *> &actions)
{
    const QString name = key.isEmpty() ? text : key;
    dismiss(name);
    auto *message = new Message(kind, text, name, this);
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->text(), message);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::triggered, message, [this, message] { remove(message); });
        message->buttons->addWidget(button);
    }
    connect(message->close, &QToolButton::clicked, this, [this, message] { remove(message); });
    m_layout->insertWidget(0, message);
    m_messages.prepend(message);
    while (m_messages.size() > kMessages) {
        remove(m_messages.constLast());
    }
    setVisible(true);
    // Screen readers say it at once.
    message->setAccessibleName(text);
    QAccessibleEvent alert(message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::showError(const Error &error)
{
    showErrorAs(error, error.message);
}

void MessageBar::showErrorAs(const Error &error, const QString &key)
{
    if (error.code != ErrorCode::Cancelled) {
        show(Kind::Error, error.message, key);
    }
}

void MessageBar::dismiss(const QString &key)
{
    const QList<Message *> messages = m_messages;
    for (Message *message : messages) {
        if (message->key == key) {
            remove(message);
        }
    }
}

void MessageBar::clear()
{
    while (!m_messages.isEmpty()) {
        remove(m_messages.constFirst());
    }
}

QStringList MessageBar::texts() const
{
    QStringList texts;
    for (const Message *message : m_messages) {
        texts.append(message->label->text());
    }
    return texts;
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_messages.isEmpty()) {
        remove(m_messages.constFirst());
        return;
    }
    QWidget::keyPressEvent(event);
}

void MessageBar::remove(Message *message)
{
    if (m_messages.removeOne(message)) {
        message->hide();
        message->deleteLater();
        setVisible(!m_messages.isEmpty());
    }
}

void MessageBar::setInset(bool inset)
{
    m_isInset = inset;
    restyle();
}

void MessageBar::restyle()
{
    const Theme &theme = Theme::instance();
    const int side = m_isInset ? theme.scaled(Space::l) : 0;
    m_layout->setContentsMargins(side, m_isInset ? theme.scaled(Space::s) : 0, side, 0);
    m_layout->setSpacing(theme.scaled(Space::xs));
    for (Message *message : std::as_const(m_messages)) {
        message->dress();
    }
}

} // namespace artemisia::app
