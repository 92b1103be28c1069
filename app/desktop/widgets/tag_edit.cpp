// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/tag_edit.h"

#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/flow_layout.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr qsizetype kLongestChip = 40; ///< longer words are cut, whole in the tooltip
} // namespace

TagEdit::TagEdit(const QString &caption, const QString &purpose, QWidget *parent)
    : QWidget(parent)
    , m_purpose(purpose)
    , m_flow(new FlowLayout(Space::xs))
    , m_line(new QLineEdit(this))
{
    setObjectName(purpose + QStringLiteral("TagEdit"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    if (!caption.isEmpty()) {
        auto *label = new QLabel(caption, this);
        setTextStyle(label, Theme::TextStyle::Caption);
        label->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
        label->setBuddy(m_line);
        layout->addWidget(label);
    }
    layout->addLayout(m_flow);
    m_line->setObjectName(purpose + QStringLiteral("LineEdit"));
    m_line->setAccessibleName(caption);
    m_line->setMinimumWidth(Theme::instance().scaled(120));
    m_line->setTextMargins(-2, 0, -2, 0);
    setLook(m_line, Look::Paper);
    m_line->installEventFilter(this);
    m_flow->addWidget(m_line);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!m_isOpenable && text.contains(QLatin1Char(','))) {
            take(text);
        }
    });
    connect(m_line, &QLineEdit::editingFinished, this, &TagEdit::flush);
}

void TagEdit::setTags(const QStringList &tags)
{
    if (tags != m_tags) {
        m_tags = tags;
        rebuild();
    }
}

void TagEdit::setSuggestions(const QStringList &tags)
{
    auto *completer = new QCompleter(tags, m_line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_line->setCompleter(completer);
}

void TagEdit::setHint(const QString &hint)
{
    m_hint = hint;
    m_line->setPlaceholderText(m_tags.isEmpty() ? m_hint : QString());
}

void TagEdit::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_line->setReadOnly(readOnly);
    m_line->setVisible(!readOnly || m_tags.isEmpty());
    rebuild();
}

void TagEdit::setOpenable(bool openable)
{
    m_isOpenable = openable;
    rebuild();
}

void TagEdit::click(QPushButton *chip)
{
    const qsizetype index = m_chips.indexOf(chip);
    const int cross = chip->width() - Theme::instance().scaled(Space::xl);
    const bool isOnCross = chip->mapFromGlobal(QCursor::pos()).x() >= cross && chip->underMouse();
    if (m_isOpenable && index >= 0 && (m_isReadOnly || !isOnCross)) {
        Q_EMIT tagOpened(m_tags.at(index));
    } else {
        removeAt(index);
    }
}

void TagEdit::flush()
{
    take(m_line->text());
}

void TagEdit::take(const QString &text)
{
    bool changed = false;
    const QStringList pieces = m_isOpenable ? QStringList{text} : text.split(QLatin1Char(','));
    for (const QString &piece : pieces) {
        const QString tag = piece.simplified();
        if (!tag.isEmpty() && !m_tags.contains(tag)) {
            m_tags.append(tag);
            changed = true;
        }
    }
    m_line->setText({}); // with its own history: it is a chip now
    if (changed) {
        rebuild();
        Q_EMIT tagsEdited(m_tags);
    }
}

void TagEdit::removeAt(qsizetype index)
{
    if (!m_isReadOnly && index >= 0 && index < m_tags.size()) {
        m_tags.removeAt(index);
        rebuild();
        m_line->setFocus();
        Q_EMIT tagsEdited(m_tags);
    }
}

bool TagEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_line && ((key->matches(QKeySequence::Undo) && !m_line->isUndoAvailable()) ||
                              (key->matches(QKeySequence::Redo) && !m_line->isRedoAvailable()))) {
        event->ignore(); // nothing typed to take back: it is the record's
        return true;
    }
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    if (watched == m_line) {
        if (key->key() == Qt::Key_Backspace && m_line->text().isEmpty() && !m_tags.isEmpty() &&
            !m_isReadOnly) {
            const QString last = m_tags.constLast();
            removeAt(m_tags.size() - 1);
            m_line->setText(last);
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            flush();
            return true;
        }
    } else if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
        removeAt(m_chips.indexOf(static_cast<QPushButton *>(watched)));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TagEdit::rebuild()
{
    for (QPushButton *chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
        for (int i = 0; i < m_flow->count(); ++i) {
            if (m_flow->itemAt(i)->widget() == chip) {
                delete m_flow->takeAt(i);
                break;
            }
        }
    }
    m_chips.clear();
    for (qsizetype i = 0; i < m_tags.size(); ++i) {
        const QString &tag = m_tags.at(i);
        const QString shown =
            tag.size() <= kLongestChip ? tag : tag.left(kLongestChip - 1) + QChar(0x2026);
        auto *chip =
            new QPushButton(m_isReadOnly ? shown : shown + QStringLiteral("  \u00d7"), this);
        chip->setObjectName(QStringLiteral("%1Chip%2").arg(m_purpose).arg(i));
        setLook(chip, Look::Chip);
        chip->setAccessibleName(m_isOpenable ? tr("Open %1").arg(tag) : tr("Remove %1").arg(tag));
        chip->setToolTip(m_isOpenable   ? tr("Open %1").arg(tag)
                         : m_isReadOnly ? tag
                                        : tr("Click to remove %1").arg(tag));
        chip->installEventFilter(this);
        connect(chip, &QPushButton::clicked, this, [this, chip] { click(chip); });
        m_flow->insertWidget(int(i), chip);
        m_chips.append(chip);
        chip->show();
    }
    m_line->setPlaceholderText(m_tags.isEmpty() ? m_hint : QString());
    updateGeometry();
}

} // namespace artemisia::app
