// SPDX-License-Identifier: GPL-3.0-or-later
// What the screen of experiments does with records: open, create, repeat, delete, recover, history.
#include "app/desktop/experiments/experiment_list_panel.h"
#include "app/desktop/experiments/experiment_page.h"
#include "app/desktop/experiments/experiments_screen.h"
#include "app/desktop/experiments/history_panel.h"
#include "app/desktop/widgets/message_bar.h"

#include <QAction>
#include <QDate>
#include <QStackedWidget>

namespace artemisia::app
{

namespace
{

constexpr int kKeptDocuments = 12; ///< with their undo; older ones go as soon as they are saved

Result<Experiment> makeExperiment(store::Store &store, const Person &owner, std::optional<int> page,
                                  Experiment experiment, const store::SaveContext &context)
{
    // Number and record in one go: nobody else can be given the same.
    ARTEMISIA_TRY(store.transaction(QString(), [&]() -> Result<> {
        ARTEMISIA_TRY_ASSIGN(const ExperimentCode code, store.experiments().nextCode(owner, page));
        experiment.code = code.toString();
        return store.experiments().save(experiment, context);
    }));
    return experiment;
}

/// The plan of an experiment without what came of it.
Experiment planOf(const Experiment &source)
{
    Experiment plan;
    plan.title = source.title;
    plan.tags = source.tags;
    plan.objective = source.objective;
    plan.scheme = source.scheme;
    plan.procedure = source.procedure;
    plan.links = source.links;
    plan.repeats = source.head.id;
    for (Material material : source.materials) {
        material.id = ElementId::create();
        material.batch = {};
        material.yield = {};
        const bool isMade =
            material.role == MaterialRole::Product || material.role == MaterialRole::SideProduct;
        if (isMade) { // what came out belongs to the attempt it came out of
            material.mass = {};
            material.amount = {};
            material.volume = {};
            material.purity = {};
            material.notes.clear();
            material.unknown = Json::object();
        }
        plan.materials.append(material);
    }
    return plan;
}

} // namespace

void ExperimentsScreen::create(std::optional<int> page,
                               const std::function<void(Experiment &)> &fill, const QString &what)
{
    if (!m_sink) {
        return;
    }
    flush();
    Experiment experiment;
    if (fill) {
        fill(experiment);
    }
    experiment.head.id = ExperimentId::create();
    experiment.head.authors = {session().owner().head.id};
    experiment.state = PublicationState::Draft;
    experiment.date = QDate::currentDate().toString(Qt::ISODate);
    session().write(
        tr("Beginning an experiment"),
        [experiment, page, owner = session().owner(),
         context = session().saveContext(what)](store::Store &store, const WorkContext &) {
            return makeExperiment(store, owner, page, experiment, context);
        },
        this,
        [this](const Result<Experiment> &made) {
            if (!made) {
                return; // the session tells it
            }
            closeHistory();
            m_opening = {};
            show(adoptDocument(*made), true);
            session().announceChange(RecordKind::Experiment, made->head.id.uuid());
            m_list->select(made->head.id);
        });
}

void ExperimentsScreen::createNext()
{
    if (!m_present) {
        return;
    }
    const auto code = ExperimentCode::fromString(m_present->value().code);
    create(code ? std::optional<int>(code->page) : std::nullopt, {}, tr("Began the experiment"));
}

void ExperimentsScreen::duplicate()
{
    if (!m_present) {
        return;
    }
    m_page->takeIn();
    const Experiment source = m_present->value();
    const auto code = ExperimentCode::fromString(source.code);
    create(
        code ? std::optional<int>(code->page) : std::nullopt,
        [&](Experiment &experiment) { experiment = planOf(source); },
        tr("Began as a repeat of %1").arg(source.code));
}

void ExperimentsScreen::removeDraft()
{
    if (!m_sink || !m_present || m_present->value().state != PublicationState::Draft) {
        return;
    }
    m_page->takeIn();
    const Experiment removed = m_present->value();
    const ExperimentId next = m_list->neighbour();
    session().write(
        tr("Deleting %1").arg(removed.code),
        [removed, context = session().saveContext(tr("Deleted the draft"))](
            store::Store &store, const WorkContext &) -> Result<> {
            // What was typed last is kept as a revision too, so that it can come back whole.
            Experiment last = removed;
            ARTEMISIA_TRY(store.experiments().save(last, context));
            return store.experiments().remove(removed.head.id, context);
        },
        this,
        [this, removed, next](const Result<> &answer) {
            if (answer) {
                draftRemoved(removed, next);
            }
        });
}

void ExperimentsScreen::draftRemoved(const Experiment &removed, const ExperimentId &next)
{
    if (ExperimentDocument *document = m_documents.take(removed.head.id)) {
        document->abandon();
        if (m_present == document) {
            showNothing();
        }
        m_recent.removeOne(removed.head.id);
        document->deleteLater();
    }
    auto *undo = new QAction(tr("Undo"), this);
    undo->setObjectName(QStringLiteral("undoDeleteDraft"));
    connect(undo, &QAction::triggered, this, [this, removed, undo] {
        restoreRemoved(removed);
        undo->deleteLater();
    });
    m_bringBack = undo;
    connect(undo, &QObject::destroyed, this, &ExperimentsScreen::updateActions,
            Qt::QueuedConnection);
    Q_EMIT toastRequested(tr("%1 deleted").arg(removed.code), undo);
    session().announceChange(RecordKind::Experiment, removed.head.id.uuid());
    if (!next.isNull() && !m_present) {
        open(next);
        m_list->select(next);
    }
}

void ExperimentsScreen::restoreRemoved(const Experiment &experiment)
{
    session().write(
        tr("Bringing %1 back").arg(experiment.code),
        [experiment, context = session().saveContext(tr("Brought the deleted draft back"))](
            store::Store &store, const WorkContext &) -> Result<Experiment> {
            Experiment back = experiment;
            ARTEMISIA_TRY(store.experiments().save(back, context));
            return back;
        },
        this,
        [this](const Result<Experiment> &back) {
            if (back) {
                session().announceChange(RecordKind::Experiment, back->head.id.uuid());
                open(back->head.id);
                m_list->select(back->head.id);
            }
        });
}

ExperimentDocument *ExperimentsScreen::adoptDocument(const Experiment &experiment)
{
    const ExperimentId id = experiment.head.id;
    m_recent.removeOne(id);
    m_recent.append(id);
    if (ExperimentDocument *known = m_documents.value(id)) {
        return known;
    }
    auto *document = new ExperimentDocument(experiment, m_sink, this);
    m_documents.insert(id, document);
    connect(document, &ExperimentDocument::saved, this, [this, document] {
        if (m_history->isVisible() && m_history->experiment() == document->id()) {
            m_history->refresh();
        }
    });
    connect(document, &ExperimentDocument::fieldChanged, this, [this](ExperimentField field) {
        if (field == ExperimentField::State) {
            updateActions();
        }
    });
    connect(&document->undoStack(), &QUndoStack::indexChanged, this,
            [this] { m_bringBack = nullptr; });
    letGo();
    return document;
}

void ExperimentsScreen::letGo()
{
    for (qsizetype i = 0; m_recent.size() > kKeptDocuments && i < m_recent.size() - 1;) {
        ExperimentDocument *oldest = m_documents.value(m_recent[i]);
        if (oldest && (!oldest->isSettled() || oldest == m_present)) {
            ++i;
            continue;
        }
        m_documents.remove(m_recent.takeAt(i));
        delete oldest;
    }
}

void ExperimentsScreen::open(const ExperimentId &id, bool focusTitle)
{
    m_opensFirst = false;
    if (ExperimentDocument *known = m_documents.value(id)) {
        m_opening = {};
        m_recent.removeOne(id);
        m_recent.append(id);
        show(known, focusTitle);
        return;
    }
    m_opening = id;
    session().read(
        [id](store::Store &store, const WorkContext &) { return store.experiments().find(id); },
        this,
        [this, id, focusTitle](const Result<std::optional<Experiment>> &found) {
            if (m_opening != id) {
                return; // another one was chosen meanwhile
            }
            m_opening = {};
            if (!found) {
                Q_EMIT errorRaised(found.error());
            } else if (*found) {
                show(adoptDocument(**found), focusTitle);
            }
        });
}

void ExperimentsScreen::show(ExperimentDocument *document, bool focusTitle)
{
    ExperimentDocument *old = std::exchange(m_oldState, nullptr);
    m_present = document;
    m_page->setDocument(document);
    delete old;
    m_right->setCurrentWidget(m_page);
    if (document->isReadOnly()) {
        sayReadOnly();
    }
    if (m_left->currentWidget() == m_history) {
        m_history->showHistoryOf(document->id(), document->value().code);
    }
    updateActions();
    if (focusTitle) {
        m_page->focusTitle();
    }
    Q_EMIT documentShown();
    Q_EMIT undoStackChanged();
}

void ExperimentsScreen::showNothing()
{
    m_page->setDocument(nullptr);
    delete std::exchange(m_oldState, nullptr);
    m_present = nullptr;
    m_right->setCurrentWidget(m_choose);
    updateActions();
    Q_EMIT documentShown();
    Q_EMIT undoStackChanged();
}

void ExperimentsScreen::sayReadOnly()
{
    m_page->messages().show(MessageBar::Kind::Info,
                            tr("Another program has this notebook open. You can read everything, "
                               "and change it when the "
                               "other program is closed and this notebook is opened again."),
                            QStringLiteral("read-only"));
}

void ExperimentsScreen::recoverDrafts()
{
    struct Found {
        Experiment draft;
        std::optional<Experiment> saved;
    };
    session().read(
        [](store::Store &store, const WorkContext &) -> Result<QList<Found>> {
            ARTEMISIA_TRY_ASSIGN(const QList<Experiment> drafts, store.experiments().drafts());
            QList<Found> found;
            for (const Experiment &draft : drafts) {
                Found each{draft, {}};
                ARTEMISIA_TRY_ASSIGN(each.saved, store.experiments().find(draft.head.id));
                found.append(each);
            }
            return found;
        },
        this,
        [this](const Result<QList<Found>> &found) {
            if (!found) {
                Q_EMIT errorRaised(found.error());
                return;
            }
            for (const Found &each : *found) {
                recover(each.draft, each.saved);
            }
        });
}

void ExperimentsScreen::recover(const Experiment &draft, const std::optional<Experiment> &saved)
{
    Experiment base = saved.value_or(Experiment());
    if (!saved) { // the record is gone, or never was: what was typed makes it again
        base.head = draft.head;
        base.code = draft.code;
    }
    if (differingFields(base, draft).isEmpty()) {
        m_sink->discardDraft(draft.head.id, this, [](const Result<> &) {});
        return;
    }
    // Its page may be open by now; what has been typed there since stands.
    ExperimentDocument *document = adoptDocument(base);
    const Experiment merged = mergeExperiments(base, document->value(), draft).merged;
    if (differingFields(document->value(), merged).isEmpty()) {
        return; // it is what is being typed there
    }
    document->replaceWith(merged, tr("recovering what was typed"),
                          tr("Recovered what was typed before the program ended"));
    document->flush();
    if (!m_present && m_opening.isNull()) {
        show(document, false);
        m_list->select(document->id());
    }
    auto *showIt = new QAction(tr("Show"), this);
    showIt->setObjectName(QStringLiteral("showRecovered"));
    connect(showIt, &QAction::triggered, this, [this, id = draft.head.id] {
        open(id);
        m_list->select(id);
    });
    m_bar->show(MessageBar::Kind::Info,
                tr("The program ended while %1 was being written. What had been typed is back and "
                   "saved; Undo brings the earlier state.")
                    .arg(draft.code),
                QStringLiteral("recovered-") + draft.code, {showIt});
}

void ExperimentsScreen::onRecordChanged(RecordKind kind, const QUuid &id)
{
    if (kind == RecordKind::Experiment) {
        if (ExperimentDocument *document = m_documents.value(ExperimentId::fromUuid(id))) {
            refresh(document);
        }
    }
}

void ExperimentsScreen::refresh(ExperimentDocument *document)
{
    session().read(
        [id = document->id()](store::Store &store, const WorkContext &) {
            return store.experiments().find(id);
        },
        document,
        [document, count = document->saveCount()](const Result<std::optional<Experiment>> &found) {
            // A save that began meanwhile brings others' changes along by itself.
            const bool isOld = document->saveCount() != count;
            if (found && *found && !isOld &&
                !differingFields(document->base(), **found).isEmpty()) {
                document->adopt(**found);
            }
        });
}

void ExperimentsScreen::toggleHistory()
{
    if (m_left->currentWidget() == m_history) {
        closeHistory();
    } else if (m_present) {
        m_page->takeIn();
        m_present->flush();
        m_history->showHistoryOf(m_present->id(), m_present->value().code);
        m_left->setCurrentWidget(m_history);
        m_history->setFocus();
    }
}

void ExperimentsScreen::closeHistory()
{
    if (m_left->currentWidget() == m_history) {
        m_left->setCurrentWidget(m_list);
    }
    showPresent();
}

void ExperimentsScreen::showPresent()
{
    if (m_oldState && m_present) {
        show(m_present, false);
    }
}

void ExperimentsScreen::showOldState(const Experiment &state, const QString &words)
{
    if (!m_present || state.head.id != m_present->id()) {
        return;
    }
    ExperimentDocument *earlier = std::exchange(m_oldState, nullptr);
    m_oldState = new ExperimentDocument(state, nullptr, this);
    m_oldStateWords = words;
    m_page->setDocument(m_oldState);
    delete earlier;
    QList<QAction *> actions;
    if (m_sink) {
        actions.append(m_restore);
    }
    actions.append(m_backToPresent);
    m_page->messages().show(MessageBar::Kind::Info,
                            tr("This is how the experiment was: %1.").arg(words),
                            QStringLiteral("old-state"), actions);
    updateActions();
}

void ExperimentsScreen::restoreOldState()
{
    if (!m_oldState || !m_present || !m_sink) {
        return;
    }
    const Experiment state = m_oldState->value();
    const QString words = m_oldStateWords;
    showPresent();
    m_present->replaceWith(state, tr("restoring an earlier state"),
                           tr("Restored the state of %1").arg(words));
    m_present->flush();
}

} // namespace artemisia::app
