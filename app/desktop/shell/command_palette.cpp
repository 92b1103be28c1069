// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/command_palette.h"

#include "app/desktop/theme/roles.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr int kVisibleRows = 10;

/// Icon, name, what it is about in secondary, and its key (or kind) at the right.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, Theme::instance().scaled(Space::rowHeight)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        const Colours &colours = theme.colours();
        const int gap = theme.scaled(Space::s);
        QRect rect = option.rect.adjusted(gap / 2, 0, -gap / 2, 0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.accentSoft);
            painter->drawRoundedRect(rect, Space::radius, Space::radius);
        }
        rect.adjust(gap, 0, -gap, 0);
        const int icon = theme.scaled(16);
        const QString iconName = index.data(CommandModel::IconNameRole).toString();
        if (!iconName.isEmpty()) {
            theme.icon(iconName).paint(
                painter, QRect(rect.left(), rect.center().y() - icon / 2, icon, icon));
        }
        rect.setLeft(rect.left() + icon + gap);
        const QString right = index.data(CommandModel::ShortcutRole).toString();
        const QFont caption = theme.font(Theme::TextStyle::Caption);
        const int rightWidth = QFontMetrics(caption).horizontalAdvance(right);
        painter->setFont(caption);
        painter->setPen(colours.secondary);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, right);
        rect.setRight(rect.right() - rightWidth - gap);
        QFont body = theme.font(Theme::TextStyle::Body);
        const bool isAction = index.data(CommandModel::IsActionRole).toBool();
        body.setWeight(isAction ? QFont::Normal : QFont::Medium);
        painter->setFont(body);
        painter->setPen(colours.text);
        const QFontMetrics metrics(body);
        const QString name =
            metrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, name);
        rect.setLeft(rect.left() + metrics.horizontalAdvance(name) + gap);
        painter->setFont(theme.font(Theme::TextStyle::Body));
        painter->setPen(colours.secondary);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(painter->font())
                              .elidedText(index.data(CommandModel::SubtitleRole).toString(),
                                          Qt::ElideRight, rect.width()));
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window)
    , m_model(this)
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Find anything"));
    setLook(this, Look::Card);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(32);
    shadow->setOffset(0, 8);
    shadow->setColor(QColor(0, 0, 0, 60));
    setGraphicsEffect(shadow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::s, Space::s, Space::s);
    layout->setSpacing(Space::s);
    m_line->setObjectName(QStringLiteral("paletteLineEdit"));
    m_line->setAccessibleName(tr("Action, experiment or compound"));
    m_line->setPlaceholderText(tr("Find an action, an experiment, a compound \u2026"));
    m_line->installEventFilter(this);
    layout->addWidget(m_line);
    m_list->setObjectName(QStringLiteral("paletteListView"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_list);
    connect(m_line, &QLineEdit::textChanged, &m_model, &CommandModel::setText);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_list->setCurrentIndex(m_model.index(0, 0));
        place();
    });
    window->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isVisible() && now != nullptr && now != this && !isAncestorOf(now)) {
            m_earlierFocus.clear(); // somebody clicked elsewhere: the focus stays there
            close();
        }
    });
    hide();
}

void CommandPalette::open()
{
    if (!isVisible()) {
        m_earlierFocus = QApplication::focusWidget();
    }
    m_line->clear();
    m_model.setText(QString());
    place();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close()
{
    hide();
    if (m_earlierFocus) {
        m_earlierFocus->setFocus(Qt::OtherFocusReason);
    }
}

void CommandPalette::place()
{
    const Theme &theme = Theme::instance();
    const QWidget *window = parentWidget();
    const int width = std::min(theme.scaled(640), window->width() - 2 * theme.scaled(Space::l));
    const int rows = std::clamp(m_model.rowCount(), 1, kVisibleRows);
    const int top = std::min(theme.scaled(96), window->height() / 8);
    const int wanted =
        m_line->sizeHint().height() + 3 * Space::s + rows * theme.scaled(Space::rowHeight) + 4;
    setGeometry((window->width() - width) / 2, top, width,
                std::min(wanted, window->height() - top - Space::l));
}

void CommandPalette::move(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0) {
        return;
    }
    const int now = m_list->currentIndex().row();
    // One step past an end comes round; a page stops there.
    const int next =
        std::abs(rows) == 1 ? (now + rows + count) % count : std::clamp(now + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model.index(next, 0));
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    const QPointer<QAction> action = m_model.actionAt(index.row());
    const auto record = m_model.recordAt(index.row());
    close();
    if (action) {
        CommandModel::rememberAction(action);
        action->trigger();
    } else if (record) {
        Q_EMIT recordChosen(*record);
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    if (watched != m_line || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(kVisibleRows);
        return true;
    case Qt::Key_PageUp:
        move(-kVisibleRows);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // nowhere to go: the list follows the arrows
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace artemisia::app
