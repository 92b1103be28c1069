// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/observations_section.h"

#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/markdown_editor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

/// One observation: the time, the words, a cross.
class ObservationsSection::Row : public QWidget
{
public:
    Row(const ElementId &rowId, QWidget *parent)
        : QWidget(parent)
        , id(rowId)
        , time(new QLabel(this))
        , editor(new MarkdownEditor(this))
        , cross(new QToolButton(this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(Space::xs);
        setTextStyle(time, Theme::TextStyle::Caption);
        time->setFixedWidth(Theme::instance().scaled(88));
        time->setContentsMargins(Space::s, 7, 0, 0);
        layout->addWidget(time, 0, Qt::AlignTop);
        layout->addWidget(editor, 1);
        cross->setIcon(Theme::instance().icon(QStringLiteral("edit-delete-remove")));
        cross->setFocusPolicy(Qt::NoFocus);
        layout->addWidget(cross, 0, Qt::AlignTop);
        QSizePolicy policy = cross->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        cross->setSizePolicy(policy);
    }

    void show(const Observation &observation, const QDate &previousDay)
    {
        const QDateTime local = observation.at.toDateTime().toLocalTime();
        const QString clock = local.toString(QStringLiteral("HH:mm"));
        time->setText(local.date() == previousDay
                          ? clock
                          : tr("%1 %2", "date and time").arg(shortDate(local.date()), clock));
        time->setToolTip(QLocale().toString(local, QLocale::LongFormat));
        editor->setAccessibleName(ObservationsSection::tr("Observation of %1").arg(time->text()));
        editor->showText(observation.text);
    }
    void showEmpty()
    {
        time->setText(ObservationsSection::tr("now"));
        editor->setPlaceholderText(
            ObservationsSection::tr("What do you see? Typing notes the time (Ctrl+Shift+T)"));
        editor->setAccessibleName(ObservationsSection::tr("New observation"));
        editor->setObjectName(QStringLiteral("newObservationEdit"));
        cross->setVisible(false);
    }

    ElementId id;
    QLabel *time;
    MarkdownEditor *editor;
    QToolButton *cross;

private:
    static QString shortDate(const QDate &date)
    {
        return QLocale().toString(date, ObservationsSection::tr("d MMM", "short date"));
    }
    static QString tr(const char *text, const char *comment)
    {
        return ObservationsSection::tr(text, comment);
    }
};

ObservationsSection::ObservationsSection(const PageContext &context, QWidget *parent)
    : PageSection(context, parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("observationsSection"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(makeHead(tr("Observations"), this));
}

ObservationsSection::Row *ObservationsSection::makeRow(const ElementId &id)
{
    auto *row = new Row(id, this);
    row->editor->setReadOnly(!isEditable());
    row->editor->installEventFilter(this);
    adoptEditor(row->editor);
    connect(row->editor, &GrowingTextEdit::textEdited, this,
            [this, row](const QString &text) { edit(row, text); });
    row->cross->setToolTip(tr("Remove this observation"));
    row->cross->setAccessibleName(tr("Remove this observation"));
    connect(row->cross, &QToolButton::clicked, this, [this, row] { remove(row); });
    return row;
}

void ObservationsSection::setReadOnly(bool)
{
    qDeleteAll(m_rows);
    m_rows.clear();
}

void ObservationsSection::showField(ExperimentField field)
{
    if (field == ExperimentField::Observations) {
        rebuild();
    }
}

void ObservationsSection::rebuild()
{
    const QList<Observation> &observations = document()->value().observations;
    // Rows are kept by identity, so that the one being typed in keeps its cursor.
    QHash<ElementId, Row *> old;
    for (Row *row : std::as_const(m_rows)) {
        old.insert(row->id, row);
        m_layout->removeWidget(row);
    }
    Row *empty = !m_rows.isEmpty() && isEditable() ? m_rows.last() : nullptr;
    m_rows.clear();
    QDate day;
    for (const Observation &observation : observations) {
        Row *row = old.take(observation.id);
        if (!row) {
            row = makeRow(observation.id);
        }
        if (row == empty) {
            empty = nullptr;
        }
        row->show(observation, day);
        row->editor->setObjectName(QStringLiteral("observationEdit%1").arg(m_rows.size()));
        row->cross->setObjectName(QStringLiteral("removeObservationButton%1").arg(m_rows.size()));
        row->cross->setVisible(isEditable());
        day = observation.at.toDateTime().toLocalTime().date();
        m_layout->addWidget(row);
        m_rows.append(row);
    }
    if (isEditable()) {
        if (empty) {
            old.remove(empty->id);
        } else {
            empty = makeRow(ElementId::create());
        }
        empty->showEmpty();
        empty->editor->showText({});
        m_layout->addWidget(empty);
        m_rows.append(empty);
    }
    dropRows(old.values());
}

void ObservationsSection::dropRows(const QList<Row *> &gone)
{
    for (Row *row : gone) {
        const bool hadFocus = row->editor->hasFocus();
        row->hide();
        row->deleteLater();
        if (hadFocus && !m_rows.isEmpty()) {
            m_rows.last()->editor->setFocus();
        }
    }
    QWidget *previous = nullptr;
    for (Row *row : std::as_const(m_rows)) {
        if (previous) {
            setTabOrder(previous, row->editor);
        }
        previous = row->editor;
    }
}

void ObservationsSection::edit(Row *row, const QString &text)
{
    if (!isEditable()) {
        return;
    }
    document()->edit(
        ExperimentField::Observations,
        [&](Experiment &experiment) {
            for (Observation &observation : experiment.observations) {
                if (observation.id == row->id) {
                    observation.text = text;
                    return;
                }
            }
            Observation observation;
            observation.id = row->id;
            observation.at = Timestamp::now();
            observation.author = session().owner().head.id;
            observation.text = text;
            experiment.observations.append(observation);
        },
        {tr("noting an observation"), QStringLiteral("observation-") + row->id.toString()});
}

void ObservationsSection::remove(Row *row)
{
    if (isEditable()) {
        document()->edit(ExperimentField::Observations,
                         [id = row->id](Experiment &experiment) {
                             experiment.observations.removeIf([&](const Observation &observation) {
                                 return observation.id == id;
                             });
                         },
                         {tr("removing an observation"), {}});
    }
}

void ObservationsSection::startNew()
{
    if (isEditable() && !m_rows.isEmpty()) {
        m_rows.last()->editor->setFocus(Qt::ShortcutFocusReason);
    }
}

bool ObservationsSection::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && isEditable()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers() == Qt::NoModifier) {
            document()->endStep();
            document()->flush();
            startNew();
            return true;
        }
        auto *editor = qobject_cast<MarkdownEditor *>(watched);
        if (key->key() == Qt::Key_Backspace && editor && editor->text().isEmpty()) {
            for (Row *row : std::as_const(m_rows)) {
                if (row->editor == editor && row != m_rows.last()) {
                    remove(row);
                    return true;
                }
            }
        }
    }
    return PageSection::eventFilter(watched, event);
}

} // namespace artemisia::app
