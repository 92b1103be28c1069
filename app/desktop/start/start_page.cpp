// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/start/start_page.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/start/sample_notebook.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/choice_button.h"
#include "core/store/store.h"
#include "core/sync/publisher.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QRegularExpression>

namespace artemisia::app
{

namespace
{

QString homeOfNotebooks()
{
    return QDir::homePath() + QStringLiteral("/Artemisia");
}

} // namespace

QString suggestedInitials(const QString &name)
{
    QString initials;
    for (const QString &word : name.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        // The letter without its accent.
        const QChar letter = word.at(0).toUpper();
        const QString plain = QString(letter).normalized(QString::NormalizationForm_D);
        if (plain.at(0) >= QLatin1Char('A') && plain.at(0) <= QLatin1Char('Z') &&
            initials.size() < 4) {
            initials += plain.at(0);
        }
    }
    return initials;
}

QString folderNameFor(const QString &title)
{
    QString folder;
    for (const QChar c : title.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.isLetterOrNumber()) {
            folder += c;
        } else if (!c.isMark() && !folder.isEmpty() && !folder.endsWith(QLatin1Char('-'))) {
            folder += QLatin1Char('-');
        }
    }
    folder.truncate(60);
    while (folder.endsWith(QLatin1Char('-'))) {
        folder.chop(1);
    }
    return folder.isEmpty() ? QStringLiteral("notebook") : folder;
}

void StartPage::suggestInitials()
{
    if (!m_initialsTyped) {
        m_initials->revertTo(suggestedInitials(m_name->text()));
    }
}

void StartPage::checkOrcid()
{
    const QString typed = m_orcid->text().trimmed();
    if (typed.isEmpty()) {
        m_orcid->setRemark({});
        m_orcid->setConfirmation({});
        return;
    }
    const auto orcid = normaliseOrcid(typed);
    // While it is being typed it is not wrong yet.
    const bool isComplete = typed.count(QRegularExpression(QStringLiteral("[0-9Xx]"))) >= 16;
    m_orcid->setRemark(orcid || !isComplete ? QString() : orcid.error().message);
    m_orcid->setConfirmation(orcid ? tr("Checksum is right") : QString());
}

void StartPage::suggestCreateFolder()
{
    if (!m_createFolderTyped) {
        m_createFolder->revertTo(homeOfNotebooks() + QLatin1Char('/') +
                                 folderNameFor(m_title->text()));
    }
}

void StartPage::suggestCloneFolder()
{
    if (!m_cloneFolderTyped) {
        QString last = m_url->text().trimmed().section(QRegularExpression(QStringLiteral("[/:]")),
                                                       -1, -1, QString::SectionSkipEmpty);
        if (last.endsWith(QLatin1String(".git"))) {
            last.chop(4);
        }
        m_cloneFolder->revertTo(homeOfNotebooks() + QLatin1Char('/') + folderNameFor(last));
    }
}

std::optional<Person> StartPage::person(bool remarks)
{
    Person person;
    person.head.id = PersonId::create();
    person.name = m_name->text().simplified();
    person.initials = m_initials->text().trimmed();
    QString nameRemark;
    QString initialsRemark;
    if (person.name.isEmpty()) {
        nameRemark = tr("Your name stands beside everything you record.");
    }
    if (!isValidInitials(person.initials)) {
        initialsRemark = tr("One to four letters A to Z.");
    }
    bool orcidIsRight = true;
    if (!m_orcid->text().trimmed().isEmpty()) {
        const auto orcid = normaliseOrcid(m_orcid->text());
        orcidIsRight = orcid.has_value();
        if (orcid) {
            person.orcid = *orcid;
        } else if (remarks) {
            m_orcid->setRemark(orcid.error().message);
        }
    }
    const bool isComplete = nameRemark.isEmpty() && initialsRemark.isEmpty() && orcidIsRight;
    if (remarks) {
        m_name->setRemark(nameRemark);
        m_initials->setRemark(initialsRemark);
        if (!isComplete) {
            QWidget *first = !nameRemark.isEmpty()       ? m_name->editor()
                             : !initialsRemark.isEmpty() ? m_initials->editor()
                                                         : m_orcid->editor();
            first->setFocus();
        }
    }
    if (!isComplete) {
        return {};
    }
    Settings::set(Setting::PersonName, person.name);
    Settings::set(Setting::PersonInitials, person.initials);
    Settings::set(Setting::PersonOrcid, person.orcid);
    return person;
}

void StartPage::openSample()
{
    // Somebody who only wants to look need not say who they are.
    auto who = person(!m_name->text().trimmed().isEmpty());
    if (!who) {
        if (!m_name->text().trimmed().isEmpty()) {
            return;
        }
        who = guest();
    }
    const QString folder = sampleFolder();
    run(tr("Preparing the sample notebook"), folder,
        [folder, person = *who](const WorkContext &context) {
            return makeSampleNotebook(folder, person, context);
        });
}

void StartPage::create()
{
    const auto who = person(true);
    const QString title = m_title->text().simplified();
    const QString folder = QDir::cleanPath(m_createFolder->text().trimmed());
    m_title->setRemark(title.isEmpty() ? tr("Say in a few words what the notebook is about.")
                                       : QString());
    m_createFolder->setRemark(
        m_createFolder->text().trimmed().isEmpty() ? tr("Choose a folder for it.") : QString());
    if (!who || title.isEmpty() || m_createFolder->text().trimmed().isEmpty()) {
        return;
    }
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = title;
    notebook.licence = m_licence->currentText();
    run(tr("Creating the notebook"), folder,
        [folder, notebook, person = *who](const WorkContext &) -> Result<> {
            const QString above = QFileInfo(folder).absolutePath();
            if (!QDir().mkpath(above)) {
                return fail(
                    ErrorCode::Io,
                    tr("The folder %1 could not be made. Choose another place.").arg(above));
            }
            // Closed again at once: the window opens it as it opens every notebook.
            ARTEMISIA_TRY(store::Store::create(folder, notebook, person));
            return {};
        });
}

void StartPage::clone()
{
    const auto who = person(true);
    const QString url = m_url->text().trimmed();
    const auto checked = sync::checkUrl(url);
    m_url->setRemark(url.isEmpty() ? tr("Where is the notebook published?")
                     : checked     ? QString()
                                   : checked.error().message);
    const QString typedFolder = m_cloneFolder->text().trimmed();
    m_cloneFolder->setRemark(typedFolder.isEmpty() ? tr("Choose a folder for it.") : QString());
    if (!who || url.isEmpty() || !checked || typedFolder.isEmpty()) {
        return;
    }
    const QString folder = QDir::cleanPath(typedFolder);
    run(tr("Cloning"), folder,
        [url, folder, person = *who](const WorkContext &context) -> Result<> {
            const QString above = QFileInfo(folder).absolutePath();
            if (!QDir().mkpath(above)) {
                return fail(
                    ErrorCode::Io,
                    tr("The folder %1 could not be made. Choose another place.").arg(above));
            }
            ARTEMISIA_TRY(sync::clone(url, folder, person, context));
            return {};
        });
}

void StartPage::run(const QString &title, const QString &folder,
                    std::function<Result<>(const WorkContext &)> work)
{
    setBusy(tr("%1 \u2026").arg(title));
    m_job = m_runner.start(title, std::move(work), this, [this, folder](const Result<> &done) {
        m_job.reset();
        setBusy({});
        if (done) {
            Q_EMIT notebookReady(folder);
        } else if (done.error().code != ErrorCode::Cancelled) {
            Q_EMIT errorRaised(done.error());
        }
    });
    Q_EMIT jobStarted(m_job);
}

} // namespace artemisia::app
