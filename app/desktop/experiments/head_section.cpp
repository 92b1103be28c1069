// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/head_section.h"

#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/icon_button.h"
#include "app/desktop/widgets/tag_edit.h"

#include <QButtonGroup>
#include <QCalendarWidget>
#include <QDate>
#include <QDesktopServices>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

const QString kDateEntry = QStringLiteral("date");
const QString kRepeatsEntry = QStringLiteral("repeats");

/// A day, a month or a year, as ISO 8601 writes them.
bool isDate(const QString &text)
{
    static const QRegularExpression year(QStringLiteral("^[0-9]{4}$"));
    static const QRegularExpression month(QStringLiteral("^[0-9]{4}-(0[1-9]|1[0-2])$"));
    static const QRegularExpression day(QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    return year.match(text).hasMatch() || month.match(text).hasMatch() ||
           (day.match(text).hasMatch() && QDate::fromString(text, Qt::ISODate).isValid());
}

void setError(QWidget *field, bool isError)
{
    const QString state = isError ? QStringLiteral("error") : QString();
    if (field->property("state").toString() != state) {
        field->setProperty("state", state);
        field->style()->unpolish(field);
        field->style()->polish(field);
    }
}

QLabel *problemLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setContentsMargins(Space::s, 0, 0, 0);
    setTextRole(label, TextRole::Error);
    label->hide();
    return label;
}

GrowingTextEdit *lineField(const QString &name, const QString &accessible, const QString &hint,
                           QWidget *parent)
{
    auto *field = new GrowingTextEdit(parent);
    field->setSingleParagraph(true);
    field->setObjectName(name);
    field->setAccessibleName(accessible);
    field->setPlaceholderText(hint);
    return field;
}

} // namespace

HeadSection::HeadSection(const PageContext &context, QWidget *parent)
    : PageSection(context, parent)
    , m_title(new GrowingTextEdit(this))
    , m_demonstration(new QLabel(this))
{
    setObjectName(QStringLiteral("headSection"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    m_demonstration->setObjectName(QStringLiteral("demonstrationLabel"));
    m_demonstration->setText(
        tr("Demonstration: made up to show the program. Nobody did this experiment."));
    m_demonstration->setWordWrap(true);
    m_demonstration->setContentsMargins(Space::m, Space::s, Space::m, Space::s);
    setLook(m_demonstration, Look::WarningBar);
    layout->addWidget(m_demonstration);
    m_title->setSingleParagraph(true);
    m_title->setObjectName(QStringLiteral("experimentTitleEdit"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("What is it about?"));
    setTextStyle(m_title, Theme::TextStyle::PageTitle);
    adoptEditor(m_title);
    connect(m_title, &GrowingTextEdit::finished, this, [this] { focusNextChild(); });
    connect(m_title, &GrowingTextEdit::textEdited, this, [this](const QString &text) {
        if (isEditable()) {
            document()->setText(ExperimentField::Title, text);
        }
    });
    layout->addWidget(m_title);
    layout->addLayout(buildState());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Space::l);
    grid->setVerticalSpacing(Space::s);
    grid->addLayout(buildDate(), 0, 0, Qt::AlignTop);
    grid->addLayout(buildRepeats(), 1, 0, Qt::AlignTop);
    buildWords(grid);
    grid->setColumnMinimumWidth(0, Theme::instance().scaled(184));
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
}

QLayout *HeadSection::buildState()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Space::xs, 0, 0, 0);
    row->setSpacing(2);
    m_states = new QButtonGroup(this);
    const auto add = [&](PublicationState state, const QString &name, const QString &text) {
        QToolButton *button = makeIconButton(name, stateIconName(state), stateMeaning(state), this);
        button->setText(text); // with the letter for Alt
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        button->setAccessibleName(stateWord(state));
        button->setAccessibleDescription(stateMeaning(state));
        m_states->addButton(button, int(state));
        row->addWidget(button);
    };
    add(PublicationState::Draft, QStringLiteral("stateDraftButton"), tr("&Draft"));
    add(PublicationState::Open, QStringLiteral("stateOpenButton"), tr("&Open"));
    add(PublicationState::Closed, QStringLiteral("stateClosedButton"), tr("&Closed"));
    m_meaning = new QLabel(this);
    m_meaning->setObjectName(QStringLiteral("stateMeaningLabel"));
    m_meaning->setWordWrap(true);
    setTextRole(m_meaning, TextRole::Secondary);
    m_meaning->setContentsMargins(Space::s, 0, 0, 0);
    row->addWidget(m_meaning, 1);
    connect(m_states, &QButtonGroup::idClicked, this, &HeadSection::setState);
    return row;
}

QLayout *HeadSection::buildDate()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    column->addWidget(makeCaption(tr("Begun on"), this));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_date =
        lineField(QStringLiteral("experimentDateEdit"), tr("Begun on"), tr("year-month-day"), this);
    m_calendar = makeIconButton(QStringLiteral("calendarButton"), QStringLiteral("view-calendar"),
                                tr("Choose a day"), this);
    row->addWidget(m_date, 1);
    row->addWidget(m_calendar);
    column->addLayout(row);
    m_dateProblem = problemLabel(QStringLiteral("dateProblemLabel"), this);
    column->addWidget(m_dateProblem);
    adoptEditor(m_date);
    connect(m_date, &GrowingTextEdit::finished, this, [this] { focusNextChild(); });
    connect(m_date, &GrowingTextEdit::textEdited, this, &HeadSection::setDate);
    connect(m_calendar, &QToolButton::clicked, this, &HeadSection::chooseDate);
    return column;
}

QLayout *HeadSection::buildRepeats()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    column->addWidget(makeCaption(tr("Repeats"), this));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_repeats = lineField(QStringLiteral("experimentRepeatsEdit"), tr("Repeats the experiment"),
                          tr("code of an experiment"), this);
    m_openRepeated = makeIconButton(QStringLiteral("openRepeatedButton"), QStringLiteral("go-next"),
                                    tr("Show the repeated experiment"), this);
    row->addWidget(m_repeats, 1);
    row->addWidget(m_openRepeated);
    column->addLayout(row);
    m_repeatsProblem = problemLabel(QStringLiteral("repeatsProblemLabel"), this);
    column->addWidget(m_repeatsProblem);
    adoptEditor(m_repeats);
    connect(m_repeats, &GrowingTextEdit::finished, this, [this] { focusNextChild(); });
    connect(m_repeats, &GrowingTextEdit::focusLeft, this, &HeadSection::setRepeats);
    connect(m_openRepeated, &QToolButton::clicked, this, [this] {
        Q_EMIT recordRequested({RecordKind::Experiment, document()->value().repeats.uuid()});
    });
    return column;
}

void HeadSection::buildWords(QGridLayout *grid)
{
    m_tags = new TagEdit(tr("Tags"), QStringLiteral("experimentTags"), this);
    m_tags->setHint(tr("words to find it by"));
    m_links = new TagEdit(tr("Refers to"), QStringLiteral("experimentLinks"), this);
    m_links->setOpenable(true);
    m_links->setHint(tr("web addresses, DOIs, codes"));
    grid->addWidget(m_tags, 0, 1, Qt::AlignTop);
    grid->addWidget(m_links, 1, 1, Qt::AlignTop);
    const auto edit = [this](ExperimentField field, const QStringList &words) {
        if (isEditable()) {
            document()->edit(
                field, [&](Experiment &experiment) { setFieldValue(experiment, field, words); },
                {tr("editing %1").arg(fieldWords(field)), {}});
        }
    };
    connect(m_tags, &TagEdit::tagsEdited, this,
            [edit](const QStringList &tags) { edit(ExperimentField::Tags, tags); });
    connect(m_links, &TagEdit::tagsEdited, this,
            [edit](const QStringList &links) { edit(ExperimentField::Links, links); });
    connect(m_links, &TagEdit::tagOpened, this, &HeadSection::openLink);
}

bool HeadSection::shows(ExperimentField field) const
{
    switch (field) {
    case ExperimentField::Title:
    case ExperimentField::State:
    case ExperimentField::Date:
    case ExperimentField::Tags:
    case ExperimentField::Links:
    case ExperimentField::Repeats:
    case ExperimentField::Demonstration:
        return true;
    default:
        return false;
    }
}

void HeadSection::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->moveCursor(QTextCursor::End);
}

void HeadSection::setTagSuggestions(const QStringList &tags)
{
    m_tags->setSuggestions(tags);
}

void HeadSection::takeIn()
{
    m_tags->flush();
    m_links->flush();
    setRepeats();
}

void HeadSection::showField(ExperimentField field)
{
    const Experiment &value = document()->value();
    switch (field) {
    case ExperimentField::Title:
        m_title->showText(value.title);
        break;
    case ExperimentField::State:
        m_states->button(int(value.state))->setChecked(true);
        m_meaning->setText(stateMeaning(value.state));
        break;
    case ExperimentField::Tags:
        m_tags->setTags(value.tags);
        break;
    case ExperimentField::Links:
        m_links->setTags(value.links);
        break;
    case ExperimentField::Demonstration:
        m_demonstration->setVisible(value.isDemonstration);
        break;
    case ExperimentField::Date:
        showDate();
        break;
    case ExperimentField::Repeats:
        if (!m_isApplying) {
            showRepeats();
        }
        break;
    case ExperimentField::Remarks: // holds what could not be read
        showDate();
        if (!m_isApplying) {
            showRepeats();
        }
        break;
    default:
        break;
    }
}

void HeadSection::setReadOnly(bool readOnly)
{
    for (GrowingTextEdit *editor : {m_title, m_date, m_repeats}) {
        editor->setReadOnly(readOnly);
    }
    m_tags->setReadOnly(readOnly);
    m_links->setReadOnly(readOnly);
    m_calendar->setVisible(!readOnly);
    for (QAbstractButton *button : m_states->buttons()) {
        button->setEnabled(!readOnly);
    }
}

void HeadSection::setState(int state)
{
    if (isEditable()) {
        document()->edit(
            ExperimentField::State,
            [state](Experiment &experiment) { experiment.state = PublicationState(state); },
            {tr("changing the state"), {}});
        document()->flush();
    }
}

void HeadSection::setDate(const QString &text)
{
    if (!isEditable()) {
        return;
    }
    m_isApplying = true;
    const QString date = text.trimmed();
    const bool isRead = date.isEmpty() || isDate(date);
    document()->editFields(
        {ExperimentField::Date, ExperimentField::Remarks},
        [&](Experiment &experiment) {
            ExperimentDocument::putUnreadText(experiment, kDateEntry, isRead ? QString() : text);
            if (isRead) {
                experiment.date = date;
            }
        },
        {tr("editing %1").arg(fieldWords(ExperimentField::Date)), QStringLiteral("date-typed")});
    m_isApplying = false;
    showDate();
}

void HeadSection::showDate()
{
    const QString unread = document()->unreadText(kDateEntry);
    if (!m_isApplying) {
        m_date->showText(unread.isEmpty() ? document()->value().date : unread);
    }
    setError(m_date, !unread.isEmpty());
    m_dateProblem->setText(tr("Not a date. Write 2026-11-22, 2026-11 or 2026."));
    m_dateProblem->setVisible(!unread.isEmpty());
}

void HeadSection::chooseDate()
{
    auto *calendar = new QCalendarWidget;
    calendar->setWindowFlags(Qt::Popup);
    calendar->setAttribute(Qt::WA_DeleteOnClose);
    const QDate date = QDate::fromString(document()->value().date, Qt::ISODate);
    calendar->setSelectedDate(date.isValid() ? date : QDate::currentDate());
    const auto take = [this, calendar](const QDate &chosen) {
        m_date->showText(chosen.toString(Qt::ISODate));
        setDate(chosen.toString(Qt::ISODate));
        calendar->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    calendar->move(m_calendar->mapToGlobal(QPoint(0, m_calendar->height())));
    calendar->show();
    calendar->setFocus();
}

void HeadSection::setRepeats()
{
    const QString code = m_repeats->text().trimmed();
    if (!isEditable() || code == m_repeatedCode || code == document()->unreadText(kRepeatsEntry)) {
        return;
    }
    const QPointer<ExperimentDocument> target = document();
    const auto set = [this, target, code](const ExperimentId &id) {
        if (!target) {
            return;
        }
        m_isApplying = true;
        target->editFields({ExperimentField::Repeats, ExperimentField::Remarks},
                           [&](Experiment &experiment) {
                               experiment.repeats = id;
                               ExperimentDocument::putUnreadText(experiment, kRepeatsEntry,
                                                                 id.isNull() ? code : QString());
                           },
                           {tr("saying what it repeats"), {}});
        m_isApplying = false;
        if (target == document()) {
            showRepeats();
        }
    };
    if (code.isEmpty()) {
        set({});
        return;
    }
    session().read(
        [code](store::Store &store, const WorkContext &) -> Result<ExperimentId> {
            ARTEMISIA_TRY_ASSIGN(const auto found, store.experiments().findByCode(code));
            return found ? found->head.id : ExperimentId();
        },
        this,
        [this, set](const Result<ExperimentId> &id) {
            if (!id) {
                Q_EMIT problemRaised(id.error().message);
            } else if (document() && *id == document()->id()) {
                set({}); // an experiment does not repeat itself
            } else {
                set(*id);
            }
        });
}

void HeadSection::showRepeats()
{
    const QString unread = document()->unreadText(kRepeatsEntry);
    const ExperimentId id = document()->value().repeats;
    m_openRepeated->setVisible(!id.isNull());
    setError(m_repeats, !unread.isEmpty());
    m_repeatsProblem->setText(tr("There is no other experiment %1 in this notebook.").arg(unread));
    m_repeatsProblem->setVisible(!unread.isEmpty());
    if (!unread.isEmpty() || id.isNull()) {
        m_repeatedCode.clear();
        m_repeats->showText(unread);
        return;
    }
    session().read(
        [id](store::Store &store, const WorkContext &) -> Result<QString> {
            ARTEMISIA_TRY_ASSIGN(const auto found, store.experiments().find(id));
            return found ? found->code : tr("an experiment that is not here");
        },
        this,
        [this, id](const Result<QString> &code) {
            if (code && document() && document()->value().repeats == id) {
                m_repeatedCode = *code;
                m_repeats->showText(*code);
            }
        });
}

void HeadSection::openLink(const QString &link)
{
    static const QRegularExpression doi(QStringLiteral("^10\\.[0-9]{4,9}/\\S+$"));
    const QUrl url(doi.match(link).hasMatch() ? QStringLiteral("https://doi.org/") + link : link);
    if (url.scheme() == u"https" || url.scheme() == u"http") {
        QDesktopServices::openUrl(url);
        return;
    }
    session().read(
        [link](store::Store &store, const WorkContext &) -> Result<RecordRef> {
            ARTEMISIA_TRY_ASSIGN(const auto experiment, store.experiments().findByCode(link));
            if (experiment) {
                return RecordRef{RecordKind::Experiment, experiment->head.id.uuid()};
            }
            ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().findByCode(link));
            if (compound) {
                return RecordRef{RecordKind::Compound, compound->head.id.uuid()};
            }
            return fail(ErrorCode::NotFound,
                        tr("Nothing in this notebook has the code %1.").arg(link));
        },
        this,
        [this](const Result<RecordRef> &record) {
            if (record) {
                Q_EMIT recordRequested(*record);
            } else {
                Q_EMIT problemRaised(record.error().message);
            }
        });
}

} // namespace artemisia::app
