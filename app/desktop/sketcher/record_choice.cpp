// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/record_choice.h"

#include "app/desktop/theme/roles.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr int kRows = 6;
}

RecordChoice::RecordChoice(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("recordChoice"));
    m_title->setObjectName(QStringLiteral("recordChoiceLabel"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("recordList"));
    m_list->setAccessibleName(tr("Structures to choose from"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    auto *insert = new QPushButton(tr("Insert"), this);
    insert->setObjectName(QStringLiteral("insertRecordsButton"));
    insert->setAutoDefault(false);
    auto *none = new QPushButton(tr("Cancel"), this);
    none->setObjectName(QStringLiteral("closeRecordsButton"));
    none->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_title, 1);
    buttons->addWidget(insert);
    buttons->addWidget(none);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::xs, Space::s, Space::xs);
    layout->setSpacing(Space::xs);
    layout->addLayout(buttons);
    layout->addWidget(m_list);
    connect(insert, &QPushButton::clicked, this, &RecordChoice::take);
    connect(none, &QPushButton::clicked, this, &RecordChoice::close);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &RecordChoice::take);
    hide();
}

void RecordChoice::offer(const Arrival &arrival)
{
    const QLocale locale;
    m_records = arrival.records;
    m_list->clear();
    for (qsizetype i = 0; i < m_records.size(); ++i) {
        m_list->addItem(tr("%1  %2").arg(locale.toString(i + 1), m_records.at(i).title));
    }
    const QString source = arrival.source.isEmpty() ? tr("What was pasted") : arrival.source;
    const QString count = locale.toString(arrival.recordCount);
    m_title->setText(arrival.recordCount > m_records.size()
                         ? tr("%1 holds more than one structure. Choose among the first %2 of %3.")
                               .arg(source, locale.toString(m_records.size()), count)
                         : tr("%1 holds %2 structures. Choose one or several.").arg(source, count));
    const int row = m_list->sizeHintForRow(0);
    m_list->setFixedHeight(row * std::min(kRows, m_list->count()) + 2 * m_list->frameWidth());
    show();
    m_list->setCurrentRow(0);
    m_list->setFocus(Qt::PopupFocusReason);
}

// Enter and Esc are the list's while it has the focus, not the page's around the editor.
bool RecordChoice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QFrame::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool takes = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!takes && key != Qt::Key_Escape) {
        return QFrame::eventFilter(watched, event);
    }
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        takes ? take() : close();
    }
    return true;
}

void RecordChoice::take()
{
    QList<StructureRecord> records;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->isSelected()) {
            records.append(m_records.at(i));
        }
    }
    if (!records.isEmpty()) {
        close();
        Q_EMIT chosen(records);
    }
}

void RecordChoice::close()
{
    hide();
    m_list->clear();
    m_records.clear();
    Q_EMIT closed();
}

} // namespace artemisia::app
