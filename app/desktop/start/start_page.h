// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/page_scroll.h"
#include "core/jobs/job_runner.h"
#include "core/record/notebook.h"

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace artemisia::app
{

class CaptionedField;
class ChoiceButton;

/// The page while no notebook is open: who records, and the ways to begin: the sample, a new
/// notebook, a clone, one used before. Makes notebooks in the background; the window opens them.
class StartPage : public PageScroll
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void refresh(); ///< the recent notebooks, from the settings
    void showCreate();
    void showClone();
    void takeFocus();
    void openSample(); ///< makes it first, if it is not there yet
    /// Words while something is being opened; empty: nothing is.
    void setBusy(const QString &words);

Q_SIGNALS:
    void notebookReady(const QString &folder);
    void openRequested();
    void errorRaised(const artemisia::Error &error);
    void jobStarted(const std::shared_ptr<artemisia::jobs::Job> &job);

private:
    void buildPerson();
    void buildChoices();
    void buildCreate();
    void buildClone();
    void buildRecent();
    QWidget *folderRow(CaptionedField *field, const QString &purpose);
    void suggestInitials();
    void checkOrcid();
    void suggestCreateFolder();
    void suggestCloneFolder();
    void toggle(QWidget *form, bool show);
    [[nodiscard]] std::optional<Person> person(bool remarks);
    void create();
    void clone();
    void run(const QString &title, const QString &folder,
             std::function<Result<>(const WorkContext &)> work);

    jobs::Runner m_runner;
    std::shared_ptr<jobs::Job> m_job;
    QWidget *m_body = nullptr; ///< everything that is disabled while a notebook is being made
    QLabel *m_busy = nullptr;
    CaptionedField *m_name = nullptr;
    CaptionedField *m_initials = nullptr;
    CaptionedField *m_orcid = nullptr;
    ChoiceButton *m_sample = nullptr;
    ChoiceButton *m_create = nullptr;
    ChoiceButton *m_clone = nullptr;
    QWidget *m_createForm = nullptr;
    CaptionedField *m_title = nullptr;
    CaptionedField *m_createFolder = nullptr;
    QComboBox *m_licence = nullptr;
    QWidget *m_cloneForm = nullptr;
    CaptionedField *m_url = nullptr;
    CaptionedField *m_cloneFolder = nullptr;
    QWidget *m_recent = nullptr;
    bool m_initialsTyped = false;
    bool m_createFolderTyped = false;
    bool m_cloneFolderTyped = false;
};

/// "Kate B. Smith" gives "KBS": the first letters of up to four words, without accents; empty if
/// there are none in A to Z.
[[nodiscard]] QString suggestedInitials(const QString &name);
/// A folder name for a title: "Series 4: triazolopyrazines" gives "series-4-triazolopyrazines".
[[nodiscard]] QString folderNameFor(const QString &title);

} // namespace artemisia::app
