// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/publish/publish_screen.h"

#include "app/desktop/publish/changes_model.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/empty_state.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/words.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

namespace artemisia::app
{

namespace
{
constexpr int kReloadDelayMs = 300;
constexpr qsizetype kExpanded = 200; ///< larger groups start folded
} // namespace

QString PublishScreen::title() const
{
    return tr("Publish");
}
QString PublishScreen::iconName() const
{
    return QStringLiteral("cloud-upload");
}
QList<QAction *> PublishScreen::screenActions() const
{
    return {m_publish};
}

bool PublishScreen::isPublic() const
{
    return m_last && !m_last->pushedTo.isEmpty(); // else a commit on this computer
}

bool PublishScreen::showRecord(const RecordRef &)
{
    return false;
}

void PublishScreen::takeFocus()
{
    if (m_target->text().isEmpty()) {
        m_target->editor()->setFocus();
    } else {
        m_button->setFocus();
    }
}

void PublishScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    Q_EMIT flushAllRequested(); // the list shows what was typed a moment ago, too
    if (m_isStale) {
        reload();
    }
}

void PublishScreen::reloadSoon()
{
    m_isStale = true;
    if (isVisible()) {
        m_reloadTimer.start(kReloadDelayMs);
    }
}

void PublishScreen::reload()
{
    m_isStale = false;
    if (m_reading) {
        m_reading->cancel();
    }
    m_reading = session().read(
        [](store::Store &store, const WorkContext &) -> Result<Pending> {
            Pending pending;
            ARTEMISIA_TRY_ASSIGN(pending.changes, store.publication().pending());
            ARTEMISIA_TRY_ASSIGN(pending.url, store.publication().remoteUrl());
            ARTEMISIA_TRY_ASSIGN(pending.last, store.publication().last());
            return pending;
        },
        this,
        [this](const Result<Pending> &pending) {
            if (!pending) {
                if (pending.error().code != ErrorCode::Cancelled) {
                    m_messages->showError(pending.error());
                }
                return;
            }
            m_last = pending->last;
            m_target->setText(pending->url);
            lookAtTarget();
            showChanges(pending->changes);
        });
}

void PublishScreen::showChanges(const QList<store::PendingChange> &changes)
{
    m_model->setChanges(changes);
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QModelIndex index = m_model->index(group, 0);
        m_tree->setFirstColumnSpanned(group, {}, true);
        m_tree->setExpanded(index, m_model->rowCount(index) <= kExpanded);
    }
    m_tree->resizeColumnToContents(ChangesModel::What);
    // A long code must not push away what is said of it.
    const int most = m_tree->viewport()->width() / 3;
    if (m_tree->columnWidth(ChangesModel::What) > most) {
        m_tree->setColumnWidth(ChangesModel::What, most);
    }
    sayWhen();
    m_minute.start();
    m_stack->setCurrentIndex(changes.isEmpty() ? 1 : 0);
    updateButton();
}

// Also while nothing but the time changes.
void PublishScreen::sayWhen()
{
    const qsizetype changes = m_model->changeCount();
    const QString since =
        m_last ? tr("since the last publication, %1").arg(timeInWords(m_last->at)) : QString();
    m_summary->setText(changes == 0 ? QString()
                       : m_last
                           ? tr("%n change(s) %1", nullptr, int(changes)).arg(since)
                           : tr("%n record(s), none of them public yet", nullptr, int(changes)));
    m_empty->setSentence(
        isPublic()
            ? tr("Everything is published. The last time was %1.").arg(timeInWords(m_last->at))
        : m_last ? tr("Everything is kept on this computer as a publication, but it is not "
                      "public yet. Say where to, and publish.")
                 : tr("Nothing to publish yet. Experiments, compounds and results that are open "
                      "are listed here; drafts stay on this computer."));
}

void PublishScreen::updateButton()
{
    const qsizetype changes = m_model->changeCount();
    const bool hasTarget = !m_target->text().trimmed().isEmpty();
    m_publish->setEnabled(!session().isReadOnly() && !m_job &&
                          (changes > 0 || (hasTarget && m_last)));
    m_button->setEnabled(m_publish->isEnabled());
    if (m_job) {
        m_button->setText(tr("Publishing \u2026"));
    } else if (changes == 0) {
        m_button->setText(isPublic() ? tr("Publish again") : tr("Publish"));
    } else {
        m_button->setText(tr("Publish %n change(s)", nullptr, int(changes)));
    }
}

void PublishScreen::publish()
{
    const QString target = m_target->text().trimmed();
    if (!target.isEmpty()) {
        if (const auto checked = sync::checkUrl(target); !checked) {
            m_target->setRemark(checked.error().message);
            m_target->editor()->setFocus();
            return;
        }
    }
    m_target->setRemark({});
    m_outcome->hide();
    m_messages->clear();
    m_hadFocus = m_button->hasFocus(); // a button that is disabled gives it away
    Q_EMIT flushAllRequested();
    sync::PublishOptions options;
    options.url = target;
    options.message = m_message->text().trimmed();
    m_job = session().writeLong(
        tr("Publishing"),
        [options](store::Store &store, const WorkContext &context) -> Result<sync::PublishReport> {
            // Kept first: a target that was down today is still the target tomorrow.
            if (!options.url.isEmpty()) {
                ARTEMISIA_TRY(
                    store.publication().setRemoteUrl(sync::withoutCredentials(options.url)));
            }
            return sync::publish(store, options, context);
        },
        this,
        [this](const Result<sync::PublishReport> &report) {
            m_job.reset();
            if (report) {
                m_message->revertTo({});
                showOutcome(*report);
            } else {
                showFailure(report.error());
            }
            session().recountPending();
            reload();
            updateButton();
            if (m_hadFocus && isVisible()) {
                m_button->setFocus();
            }
        });
    updateButton();
}

void PublishScreen::showOutcome(const sync::PublishReport &report)
{
    const QString records = tr("%n record(s)", nullptr, int(report.records));
    switch (report.outcome) {
    case sync::PublishOutcome::NothingToDo:
        m_outcomeWords->setText(tr("Everything was published already."));
        break;
    case sync::PublishOutcome::Committed:
        m_outcomeWords->setText(
            tr("%1 committed on this computer. Say where to publish to make them public.")
                .arg(records));
        break;
    case sync::PublishOutcome::Pushed:
        m_outcomeWords->setText(report.records == 0
                                    ? tr("Everything is published to %1 now.").arg(report.url)
                                    : tr("%1 published to %2.").arg(records, report.url));
        break;
    }
    m_commit->setText(report.commit);
    m_commit->setVisible(!report.commit.isEmpty());
    m_copy->setVisible(!report.commit.isEmpty());
    QStringList findings;
    for (const format::Finding &finding : report.findings) {
        findings.append(finding.path.isEmpty() ? finding.message
                                               : tr("%1: %2").arg(finding.path, finding.message));
    }
    m_findings->setText(findings.join(QLatin1Char('\n')));
    m_findings->setVisible(!findings.isEmpty());
    m_outcome->show();
}

void PublishScreen::showFailure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        m_messages->show(MessageBar::Kind::Info,
                         tr("Stopped. Nothing was made public; publish again when you like."));
        break;
    case ErrorCode::Refused: // both say themselves what can be done
    case ErrorCode::Network: // and what was kept
        m_messages->showError(error);
        break;
    default:
        m_messages->show(MessageBar::Kind::Error,
                         error.message + QLatin1Char('\n') +
                             tr("What was to be published is kept on this computer. Put right what "
                                "is wrong, or change where to, and publish again."));
        break;
    }
}

void PublishScreen::lookAtTarget()
{
    m_lookTimer.stop();
    const int look = ++m_look;
    const QString target = m_target->text().trimmed();
    m_target->setConfirmation({});
    if (target.isEmpty()) {
        return;
    }
    session().workers().start(
        QString(),
        [target](const WorkContext &) { return Result<QString>(sync::folderToMake(target)); }, this,
        [this, look](const Result<QString> &folder) {
            if (look == m_look && folder && !folder->isEmpty()) {
                m_target->setConfirmation(tr("This folder does not exist: it will be made."));
            }
        });
}

void PublishScreen::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Publish to which folder?"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_target->revertTo(folder);
        lookAtTarget();
        updateButton();
    });
    dialog->open();
}

} // namespace artemisia::app
