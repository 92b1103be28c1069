// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/history_panel.h"

#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/theme/roles.h"
#include "core/record/serialise.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

constexpr int kWhenRole = Qt::UserRole + 1;

/// What was done on the first line, who and when below.
class RevisionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, Theme::instance().scaled(48)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect card = option.rect.adjusted(Space::xs, 1, -Space::xs, -1);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? theme.colours().accentSoft
                                                                    : theme.colours().sidebar);
            painter->drawRoundedRect(card, Space::radius, Space::radius);
        }
        const QRect text = card.adjusted(Space::m, Space::xs, -Space::m, -Space::xs);
        const QRect upper(text.left(), text.top(), text.width(), text.height() / 2);
        const QRect lower(text.left(), upper.bottom(), text.width(), text.height() / 2);
        const auto line = [&](const QRect &place, const QString &words, const QFont &font,
                              const QColor &colour) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetrics(font).elidedText(words, Qt::ElideRight, place.width()));
        };
        line(upper, index.data().toString(), theme.font(Theme::TextStyle::Body),
             theme.colours().text);
        line(lower, index.data(kWhenRole).toString(), theme.font(Theme::TextStyle::Caption),
             theme.colours().secondary);
        painter->restore();
    }
};

} // namespace

HistoryPanel::HistoryPanel(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_head(new QLabel(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("historyPanel"));
    setLook(this, Look::Surface);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::m, Space::s, Space::s);
    auto *top = new QHBoxLayout;
    auto *back = new QToolButton(this);
    back->setObjectName(QStringLiteral("closeHistoryButton"));
    back->setToolTip(tr("Back to the list (Esc)"));
    back->setAccessibleName(tr("Back to the list"));
    const auto dress = [back] {
        back->setIcon(Theme::instance().icon(QStringLiteral("go-previous")));
    };
    connect(&Theme::instance(), &Theme::changed, back, dress);
    dress();
    top->addWidget(back);
    setTextStyle(m_head, Theme::TextStyle::SectionHead);
    top->addWidget(m_head, 1);
    layout->addLayout(top);
    m_list->setObjectName(QStringLiteral("revisionList"));
    m_list->setAccessibleName(tr("Saved states, newest first"));
    m_list->setItemDelegate(new RevisionDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(back, &QToolButton::clicked, this, &HistoryPanel::closeRequested);
    connect(m_list, &QListWidget::currentRowChanged, this, &HistoryPanel::choose);
}

void HistoryPanel::showHistoryOf(const ExperimentId &id, const QString &code)
{
    if (id != m_id) {
        m_list->clear();
    }
    m_id = id;
    m_head->setText(tr("History of %1").arg(code));
    refresh();
}

void HistoryPanel::refresh()
{
    if (m_id.isNull()) {
        return;
    }
    m_session->read(
        [id = m_id](store::Store &store, const WorkContext &) {
            return store.revisions().of({RecordKind::Experiment, id.uuid()});
        },
        this,
        [this, id = m_id](const Result<QList<store::Revision>> &revisions) {
            if (!revisions) {
                Q_EMIT failed(revisions.error());
            } else if (id == m_id) {
                fill(*revisions);
            }
        });
}

QString HistoryPanel::nameOf(const PersonId &person) const
{
    for (const Person &each : m_session->people()) {
        if (each.head.id == person) {
            return each.name;
        }
    }
    return tr("somebody");
}

void HistoryPanel::fill(const QList<store::Revision> &revisions)
{
    const qint64 chosen = m_revisions.value(m_list->currentRow()).number;
    const bool wasPresent = m_list->currentRow() <= 0;
    m_revisions = revisions;
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    int current = 0;
    for (qsizetype i = 0; i < revisions.size(); ++i) {
        const store::Revision &revision = revisions[i];
        auto *item = new QListWidgetItem(revision.what.isEmpty() ? tr("Saved") : revision.what);
        const QString when = timeInWords(revision.at, QDateTime::currentDateTime());
        item->setData(kWhenRole, i == 0 ? tr("Now · %1, %2").arg(nameOf(revision.who), when)
                                        : tr("%1, %2").arg(nameOf(revision.who), when));
        item->setToolTip(revision.what);
        m_list->addItem(item);
        if (!wasPresent && revision.number == chosen) {
            current = int(i);
        }
    }
    m_list->setCurrentRow(current);
}

void HistoryPanel::choose(int row)
{
    const int number = ++m_reading;
    if (row <= 0 || row >= m_revisions.size()) {
        Q_EMIT presentChosen();
        return;
    }
    const store::Revision revision = m_revisions[row];
    m_session->read(
        [revision](store::Store &store, const WorkContext &) -> Result<Experiment> {
            ARTEMISIA_TRY_ASSIGN(const Json body, store.revisions().bodyOf(revision.number));
            return experimentFromJson(body);
        },
        this,
        [this, number, revision](const Result<Experiment> &state) {
            if (number != m_reading) {
                return;
            }
            if (!state) {
                Q_EMIT failed(state.error());
                return;
            }
            const QString when = timeInWords(revision.at, QDateTime::currentDateTime());
            Q_EMIT stateChosen(*state, tr("%1, %2").arg(when, nameOf(revision.who)));
        });
}

void HistoryPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace artemisia::app
