// SPDX-License-Identifier: GPL-3.0-or-later
// The screen's frame: widgets, actions, which experiment shows. What is done with experiments is in
// screen_records.cpp.
#include "app/desktop/experiments/experiments_screen.h"

#include "app/desktop/experiments/experiment_list_panel.h"
#include "app/desktop/experiments/experiment_page.h"
#include "app/desktop/experiments/history_panel.h"
#include "app/desktop/experiments/session_sink.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/empty_state.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/structure_painter.h"

#include <QAction>
#include <QDataStream>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace artemisia::app
{

namespace
{
constexpr quint32 kStateVersion = 2;
constexpr int kListWidth = 304;
constexpr int kListLeast = 240;
constexpr int kPercent = 100;
} // namespace

ExperimentsScreen::ExperimentsScreen(const std::shared_ptr<Session> &session, QWidget *parent)
    : Screen(session, parent)
    , m_files(QStringLiteral("attachments"), 1)
{
    setObjectName(QStringLiteral("experimentsScreen"));
    m_context = {session, new StructurePainter(session, this), &m_files};
    if (!session->isReadOnly()) {
        m_sink = std::make_shared<SessionSink>(session);
    }
    connect(&m_files, &jobs::Runner::jobStarted, session.get(), &Session::jobStarted);
    buildActions();
    build();
    connectAll();
    updateActions();
    if (m_sink) {
        recoverDrafts();
    }
}

ExperimentsScreen::~ExperimentsScreen()
{
    // Sections must not look at documents that are gone.
    m_page->setDocument(nullptr);
}

QString ExperimentsScreen::title() const
{
    return tr("Experiments");
}

QString ExperimentsScreen::iconName() const
{
    return QStringLiteral("artemisia-flask");
}

QAction *ExperimentsScreen::action(const QString &name, const QString &text,
                                   const QKeySequence &key, const QString &icon,
                                   const std::function<void()> &work)
{
    auto *made = new QAction(text, this);
    made->setObjectName(name);
    made->setShortcut(key);
    made->setToolTip(
        key.isEmpty() ? text : tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    const auto dress = [made, icon] {
        if (!icon.isEmpty()) {
            made->setIcon(Theme::instance().icon(icon));
        }
    };
    connect(&Theme::instance(), &Theme::changed, made, dress);
    dress();
    connect(made, &QAction::triggered, this, work);
    addAction(made);
    m_actions.append(made);
    return made;
}

void ExperimentsScreen::buildActions()
{
    const auto name = [](const char *text) { return QString::fromLatin1(text); };
    m_new = action(name("newExperimentAction"), tr("New experiment"), Qt::CTRL | Qt::Key_N,
                   name("list-add"), [this] { create({}, {}, tr("Began the experiment")); });
    m_next = action(name("nextAttemptAction"), tr("Next attempt at the same page"),
                    Qt::CTRL | Qt::SHIFT | Qt::Key_N, {}, [this] { createNext(); });
    m_duplicate = action(name("duplicateExperimentAction"), tr("Repeat this experiment"),
                         Qt::CTRL | Qt::Key_D, name("edit-duplicate"), [this] { duplicate(); });
    // Without keys of their own: the window has them too, and of two neither would be heard. See
    // event().
    m_undo = action(name("undoExperimentAction"), tr("Undo"), {}, name("edit-undo"),
                    [this] { undoLast(); });
    m_redo = action(name("redoExperimentAction"), tr("Redo"), {}, name("edit-redo"),
                    [this] { m_page->redo(); });
    m_find = action(name("findExperimentAction"), tr("Search experiments"), Qt::CTRL | Qt::Key_F,
                    name("edit-find"), [this] {
                        closeHistory();
                        m_list->focusSearch();
                    });
    m_observe = action(name("newObservationAction"), tr("Note an observation"),
                       Qt::CTRL | Qt::SHIFT | Qt::Key_T, {}, [this] { m_page->newObservation(); });
    m_attach =
        action(name("attachFilesAction"), tr("Attach files"), Qt::CTRL | Qt::SHIFT | Qt::Key_A,
               name("mail-attachment"), [this] { m_page->attachFiles(); });
    m_historyAction = action(name("experimentHistoryAction"), tr("History"), Qt::CTRL | Qt::Key_H,
                             name("artemisia-history"), [this] { toggleHistory(); });
    m_remove = action(name("deleteDraftAction"), tr("Delete this draft"), {}, name("edit-delete"),
                      [this] { removeDraft(); });
    m_restore = action(name("restoreStateAction"), tr("Restore this state"), {}, {},
                       [this] { restoreOldState(); });
    m_backToPresent =
        action(name("backToPresentAction"), tr("Back to now"), {}, {}, [this] { closeHistory(); });
    for (QAction *each : {m_restore, m_backToPresent, // they belong to the bar above an old state
                          m_undo, m_redo}) {
        m_actions.removeOne(each);
    }
}

void ExperimentsScreen::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar = new MessageBar(this);
    layout->addWidget(m_bar);
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(QStringLiteral("experimentsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    layout->addWidget(m_splitter, 1);
    m_left = new QStackedWidget(m_splitter);
    m_list = new ExperimentListPanel(sharedSession(), *m_context.drawings, m_new, m_left);
    m_history = new HistoryPanel(sharedSession(), m_left);
    m_left->addWidget(m_list);
    m_left->addWidget(m_history);
    m_left->setMinimumWidth(Theme::instance().scaled(kListLeast));
    m_right = new QStackedWidget(m_splitter);
    m_page = new ExperimentPage(m_context, m_right);
    m_page->setMenuActions({m_next, m_duplicate, m_observe, m_attach, m_remove}, m_historyAction);
    m_empty = new EmptyState(ExperimentsScreen::iconName(),
                             tr("Nothing is recorded yet. Begin with the first experiment."),
                             m_sink ? m_new : nullptr, m_right);
    m_choose = new EmptyState(ExperimentsScreen::iconName(),
                              tr("Choose an experiment on the left."), nullptr, m_right);
    for (QWidget *widget : {static_cast<QWidget *>(m_page), m_empty, m_choose}) {
        m_right->addWidget(widget);
    }
    m_right->setCurrentWidget(m_choose);
    setLook(m_right, Look::Surface);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({Theme::instance().scaled(kListWidth), 2000});
    // A larger text needs a wider list.
    connect(&Theme::instance(), &Theme::changed, this,
            [this, scale = Theme::instance().scaled(kPercent)]() mutable {
                const int before = std::exchange(scale, Theme::instance().scaled(kPercent));
                scaleList(before, scale);
            });
}

void ExperimentsScreen::connectAll()
{
    connect(m_list, &ExperimentListPanel::chosen, this,
            [this](const ExperimentId &id) { open(id); });
    connect(m_list, &ExperimentListPanel::pageFocusRequested, this,
            [this] { m_page->focusFirst(); });
    connect(m_list, &ExperimentListPanel::failed, this, &Screen::errorRaised);
    connect(m_list, &ExperimentListPanel::tagsKnown, m_page, &ExperimentPage::setTagSuggestions);
    connect(&m_list->model(), &ExperimentListModel::loaded, this, [this] {
        if (m_list->model().rowCount() == 0 && !m_list->isFiltered() && !m_present) {
            m_right->setCurrentWidget(m_empty);
        } else if (m_right->currentWidget() == m_empty) {
            m_right->setCurrentWidget(m_choose);
        }
        if (m_opensFirst && !m_present && m_opening.isNull() && m_list->model().rowCount() > 0) {
            m_opensFirst = false;
            m_list->chooseFirst();
        }
    });
    connect(m_page, &ExperimentPage::toastRequested, this, &Screen::toastRequested);
    connect(m_page, &ExperimentPage::recordRequested, this, [this](const RecordRef &record) {
        if (!showRecord(record)) {
            Q_EMIT recordRequested(record);
        }
    });
    connect(m_history, &HistoryPanel::closeRequested, this, &ExperimentsScreen::closeHistory);
    connect(m_history, &HistoryPanel::presentChosen, this, &ExperimentsScreen::showPresent);
    connect(m_history, &HistoryPanel::stateChosen, this, &ExperimentsScreen::showOldState);
    connect(m_history, &HistoryPanel::failed, this, &Screen::errorRaised);
    connect(&session(), &Session::recordChanged, this, &ExperimentsScreen::onRecordChanged);
    connect(&session(), &Session::manyRecordsChanged, this, [this] {
        for (ExperimentDocument *each : std::as_const(m_documents)) {
            refresh(each);
        }
    });
}

void ExperimentsScreen::updateActions()
{
    const bool isHere = isVisible();
    const bool canWrite = m_sink != nullptr;
    const bool isOpen = m_present && !m_oldState;
    m_new->setEnabled(isHere && canWrite);
    m_find->setEnabled(isHere);
    m_next->setEnabled(isHere && canWrite && isOpen);
    m_duplicate->setEnabled(isHere && canWrite && isOpen);
    m_observe->setEnabled(isHere && canWrite && isOpen);
    m_attach->setEnabled(isHere && canWrite && isOpen);
    m_historyAction->setEnabled(isHere && m_present);
    const bool isDraft = m_present && m_present->value().state == PublicationState::Draft;
    m_remove->setEnabled(isHere && canWrite && isOpen && isDraft);
    m_undo->setEnabled(isHere && canWrite && (isOpen || m_bringBack));
    m_redo->setEnabled(isHere && isOpen && canWrite);
}

QUndoStack *ExperimentsScreen::undoStack() const
{
    // After a draft was deleted the last step is that, and none of another experiment.
    return m_present && !m_oldState && m_sink && !m_bringBack ? &m_present->undoStack() : nullptr;
}

bool ExperimentsScreen::hasStep() const
{
    return undoStack() != nullptr || m_bringBack;
}

void ExperimentsScreen::undoLast()
{
    if (QAction *bringBack = std::exchange(m_bringBack, nullptr)) {
        bringBack->trigger();
    } else {
        m_page->undo();
    }
}

bool ExperimentsScreen::event(QEvent *event)
{
    // Ctrl+Z inside the room is the page's: it first takes in what is only in a field, and shows
    // what it changes. The window's key is for when the focus is elsewhere.
    if (event->type() == QEvent::ShortcutOverride && hasStep() &&
        historyStep(*static_cast<QKeyEvent *>(event)) != nullptr) {
        event->accept();
        return true;
    }
    return Screen::event(event);
}

void ExperimentsScreen::keyPressEvent(QKeyEvent *event)
{
    if (QAction *step = historyStep(*event); step != nullptr && hasStep()) {
        step->trigger();
        return;
    }
    Screen::keyPressEvent(event);
}

QAction *ExperimentsScreen::historyStep(const QKeyEvent &event) const
{
    const QKeySequence keys(event.keyCombination());
    if (keys == QKeySequence(Qt::CTRL | Qt::Key_Z)) {
        return m_undo;
    }
    const bool isRedo = keys == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z) ||
                        keys == QKeySequence(Qt::CTRL | Qt::Key_Y);
    return isRedo ? m_redo : nullptr;
}

void ExperimentsScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    updateActions();
}

void ExperimentsScreen::hideEvent(QHideEvent *event)
{
    Screen::hideEvent(event);
    updateActions();
}

ExperimentDocument *ExperimentsScreen::document() const
{
    return m_present;
}

bool ExperimentsScreen::showRecord(const RecordRef &record)
{
    if (record.kind != RecordKind::Experiment) {
        return false;
    }
    closeHistory();
    const auto id = ExperimentId::fromUuid(record.id);
    open(id);
    m_list->select(id);
    return true;
}

void ExperimentsScreen::takeFocus()
{
    m_list->focusList();
}

void ExperimentsScreen::flush()
{
    m_page->takeIn();
    for (ExperimentDocument *each : std::as_const(m_documents)) {
        each->flush();
    }
}

void ExperimentsScreen::scaleList(int before, int now)
{
    m_left->setMinimumWidth(Theme::instance().scaled(kListLeast));
    const QList<int> sizes = m_splitter->sizes();
    if (before > 0 && before != now && sizes.size() == 2) {
        const int list = sizes[0] * now / before;
        m_splitter->setSizes({list, std::max(1, sizes[0] + sizes[1] - list)});
    }
}

QByteArray ExperimentsScreen::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    const QUuid shown = m_present ? m_present->id().uuid() : QUuid();
    stream << kStateVersion << m_splitter->saveState() << m_list->saveState() << shown
           << qint32(Theme::instance().scaled(kPercent));
    return state;
}

void ExperimentsScreen::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    QByteArray splitter;
    QByteArray list;
    QUuid shown;
    qint32 scale = kPercent;
    stream >> version >> splitter >> list >> shown >> scale;
    if (version != kStateVersion || stream.status() != QDataStream::Ok) {
        return;
    }
    // How it was divided says nothing of a text of another size.
    if (scale == Theme::instance().scaled(kPercent)) {
        m_splitter->restoreState(splitter);
    }
    m_list->restoreState(list);
    if (!shown.isNull() && !m_present) {
        m_opensFirst = false;
        open(ExperimentId::fromUuid(shown));
        m_list->select(ExperimentId::fromUuid(shown));
    }
}

} // namespace artemisia::app
