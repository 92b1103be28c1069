// SPDX-License-Identifier: GPL-3.0-or-later
// How the start page is put together; what it does stands in start_page.cpp.
#include "app/desktop/session/settings.h"
#include "app/desktop/start/sample_notebook.h"
#include "app/desktop/start/start_page.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/choice_button.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

constexpr qsizetype kRecentShown = 5;

QVBoxLayout *formLayout(QWidget *form)
{
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(Space::l, Space::s, Space::l, Space::l);
    layout->setSpacing(Space::m);
    return layout;
}

CaptionedField *formField(const QString &caption, const QString &purpose, QWidget *parent)
{
    auto *field = new CaptionedField(caption, purpose, CaptionedField::Kind::Line, parent);
    field->setFramed(true);
    return field;
}

QPushButton *primaryButton(const QString &text, const QString &objectName, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    setLook(button, Look::Primary);
    return button;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : PageScroll(parent)
    , m_runner(QStringLiteral("start"))
{
    setObjectName(QStringLiteral("startPage"));
    setMaximumColumn(640);
    column()->addSpacing(Space::xl);
    auto *title = new QLabel(tr("Welcome to Artemisia"), page());
    setTextStyle(title, Theme::TextStyle::PageTitle);
    column()->addWidget(title);
    auto *sentence = new QLabel(
        tr("A lab notebook in the open. Everything stays on this computer until you publish it."),
        page());
    sentence->setWordWrap(true);
    setTextRole(sentence, TextRole::Secondary);
    column()->addWidget(sentence);
    m_busy = new QLabel(page());
    m_busy->setObjectName(QStringLiteral("busyLabel"));
    setTextRole(m_busy, TextRole::Accent);
    m_busy->hide();
    column()->addWidget(m_busy);

    m_body = new QWidget(page());
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(Space::s);
    column()->addWidget(m_body);
    buildRecent();
    buildPerson();
    buildChoices();
    column()->addStretch(1);
    refresh();
}

void StartPage::buildPerson()
{
    auto *layout = static_cast<QVBoxLayout *>(m_body->layout());
    auto *head = new QLabel(tr("Who records?"), m_body);
    head->setContentsMargins(0, Space::l, 0, 0);
    setTextStyle(head, Theme::TextStyle::SectionHead);
    layout->addWidget(head);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::m);
    m_name = formField(tr("Name"), QStringLiteral("personName"), m_body);
    m_name->setHint(tr("Kate B. Smith"));
    m_initials = formField(tr("Initials"), QStringLiteral("personInitials"), m_body);
    m_initials->setHint(tr("KBS"));
    m_orcid = formField(tr("ORCID, if you have one"), QStringLiteral("personOrcid"), m_body);
    m_orcid->setHint(tr("0000-0000-0000-0000"));
    row->addWidget(m_name, 5, Qt::AlignTop);
    row->addWidget(m_initials, 2, Qt::AlignTop);
    row->addWidget(m_orcid, 4, Qt::AlignTop);
    layout->addLayout(row);
    auto *why = new QLabel(m_body);
    setTextStyle(why, Theme::TextStyle::Caption);
    layout->addWidget(why);
    const auto explain = [this, why] {
        const QString typed = m_initials->text().trimmed();
        why->setText(
            tr("Your initials begin the numbers of your experiments: %1.")
                .arg((isValidInitials(typed) ? typed : tr("KBS")) + QStringLiteral("1-1")));
    };
    connect(m_initials->lineEdit(), &QLineEdit::textChanged, why, explain);
    m_name->setText(Settings::get(Setting::PersonName));
    m_initials->setText(Settings::get(Setting::PersonInitials));
    m_orcid->setText(Settings::get(Setting::PersonOrcid));
    m_initialsTyped = !m_initials->text().isEmpty();
    explain();
    connect(m_name, &CaptionedField::typed, this, [this] {
        m_name->setRemark({});
        suggestInitials();
    });
    connect(m_initials, &CaptionedField::typed, this, [this] {
        m_initialsTyped = !m_initials->text().isEmpty();
        m_initials->setRemark({});
    });
    connect(m_orcid, &CaptionedField::typed, this, &StartPage::checkOrcid);
}

void StartPage::buildChoices()
{
    auto *layout = static_cast<QVBoxLayout *>(m_body->layout());
    auto *head = new QLabel(tr("How do you want to begin?"), m_body);
    head->setContentsMargins(0, Space::xl, 0, Space::xs);
    setTextStyle(head, Theme::TextStyle::SectionHead);
    layout->addWidget(head);
    m_sample = new ChoiceButton(
        QStringLiteral("openSampleButton"), QStringLiteral("artemisia-flask"),
        tr("Open the sample notebook"),
        tr("Look around in real compounds and results of Open Source Malaria"), m_body);
    layout->addWidget(m_sample);
    m_create = new ChoiceButton(QStringLiteral("createNotebookButton"),
                                QStringLiteral("journal-new"), tr("Create a notebook"),
                                tr("An empty one on this computer, yours to fill"), m_body);
    layout->addWidget(m_create);
    buildCreate();
    m_clone = new ChoiceButton(
        QStringLiteral("cloneNotebookButton"), QStringLiteral("globe"),
        tr("Clone a published notebook"),
        tr("Make your own copy of somebody's, to read or to work on together"), m_body);
    layout->addWidget(m_clone);
    buildClone();
    auto *open = new ChoiceButton(
        QStringLiteral("openFolderButton"), QStringLiteral("document-open"),
        tr("Open a notebook on this computer"), tr("Choose its folder (Ctrl+O)"), m_body);
    layout->addWidget(open);
    connect(m_sample, &ChoiceButton::clicked, this, &StartPage::openSample);
    connect(m_create, &ChoiceButton::clicked, this,
            [this] { toggle(m_createForm, m_createForm->isHidden()); });
    connect(m_clone, &ChoiceButton::clicked, this,
            [this] { toggle(m_cloneForm, m_cloneForm->isHidden()); });
    connect(open, &ChoiceButton::clicked, this, &StartPage::openRequested);
}

QWidget *StartPage::folderRow(CaptionedField *field, const QString &purpose)
{
    auto *holder = new QWidget(field->parentWidget());
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    row->addWidget(field, 1);
    auto *browse = new QPushButton(tr("Choose \u2026"), holder);
    browse->setObjectName(purpose + QStringLiteral("BrowseButton"));
    browse->setAccessibleName(tr("Choose the folder"));
    row->addWidget(browse, 0, Qt::AlignBottom);
    connect(browse, &QPushButton::clicked, this, [this, field] {
        auto *dialog = new QFileDialog(this, tr("Where should the notebook be kept?"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
        connect(dialog, &QFileDialog::fileSelected, field, [this, field](const QString &folder) {
            field->revertTo(folder);
            (field == m_createFolder ? m_createFolderTyped : m_cloneFolderTyped) = true;
        });
        dialog->open();
    });
    return holder;
}

void StartPage::buildCreate()
{
    m_createForm = new QWidget(m_body);
    m_createForm->setObjectName(QStringLiteral("createForm"));
    auto *layout = formLayout(m_createForm);
    m_title = formField(tr("Title"), QStringLiteral("notebookTitle"), m_createForm);
    m_title->setHint(tr("Series 4: triazolopyrazines against malaria"));
    layout->addWidget(m_title);
    m_createFolder = formField(tr("Folder"), QStringLiteral("createFolder"), m_createForm);
    layout->addWidget(folderRow(m_createFolder, QStringLiteral("createFolder")));
    auto *last = new QHBoxLayout;
    auto *licence = new QVBoxLayout;
    licence->setSpacing(Space::xs);
    auto *caption = new QLabel(tr("Licence of what you publish"), m_createForm);
    setTextStyle(caption, Theme::TextStyle::Caption);
    m_licence = new QComboBox(m_createForm);
    m_licence->setObjectName(QStringLiteral("licenceComboBox"));
    m_licence->setAccessibleName(tr("Licence"));
    m_licence->addItems(knownLicences());
    caption->setBuddy(m_licence);
    licence->addWidget(caption);
    licence->addWidget(m_licence);
    last->addLayout(licence);
    last->addStretch(1);
    auto *button =
        primaryButton(tr("Create notebook"), QStringLiteral("createButton"), m_createForm);
    last->addWidget(button, 0, Qt::AlignBottom);
    layout->addLayout(last);
    m_body->layout()->addWidget(m_createForm);
    m_createForm->hide();
    connect(m_title, &CaptionedField::typed, this, [this] {
        m_title->setRemark({});
        suggestCreateFolder();
    });
    connect(m_createFolder, &CaptionedField::typed, this, [this] { m_createFolderTyped = true; });
    connect(button, &QPushButton::clicked, this, &StartPage::create);
    connect(m_title->lineEdit(), &QLineEdit::returnPressed, this, &StartPage::create);
    suggestCreateFolder();
}

void StartPage::buildClone()
{
    m_cloneForm = new QWidget(m_body);
    m_cloneForm->setObjectName(QStringLiteral("cloneForm"));
    auto *layout = formLayout(m_cloneForm);
    m_url =
        formField(tr("Address of the published notebook"), QStringLiteral("cloneUrl"), m_cloneForm);
    m_url->setHint(QStringLiteral("https://github.com/OpenSourceMalaria/notebook"));
    layout->addWidget(m_url);
    m_cloneFolder = formField(tr("Folder"), QStringLiteral("cloneFolder"), m_cloneForm);
    layout->addWidget(folderRow(m_cloneFolder, QStringLiteral("cloneFolder")));
    auto *button = primaryButton(tr("Clone"), QStringLiteral("cloneButton"), m_cloneForm);
    layout->addWidget(button, 0, Qt::AlignRight);
    m_body->layout()->addWidget(m_cloneForm);
    m_cloneForm->hide();
    connect(m_url, &CaptionedField::typed, this, [this] {
        m_url->setRemark({});
        suggestCloneFolder();
    });
    connect(m_cloneFolder, &CaptionedField::typed, this, [this] { m_cloneFolderTyped = true; });
    connect(button, &QPushButton::clicked, this, &StartPage::clone);
    connect(m_url->lineEdit(), &QLineEdit::returnPressed, this, &StartPage::clone);
    suggestCloneFolder();
}

void StartPage::buildRecent()
{
    m_recent = new QWidget(m_body);
    m_recent->setObjectName(QStringLiteral("recentNotebooks"));
    auto *layout = new QVBoxLayout(m_recent);
    layout->setContentsMargins(0, Space::l, 0, 0);
    layout->setSpacing(Space::s);
    m_body->layout()->addWidget(m_recent);
}

void StartPage::refresh()
{
    qDeleteAll(m_recent->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    const QStringList recent = Settings::get(Setting::RecentNotebooks);
    m_recent->setVisible(!recent.isEmpty());
    auto *layout = static_cast<QVBoxLayout *>(m_recent->layout());
    if (!recent.isEmpty()) {
        auto *head = new QLabel(tr("Go on with"), m_recent);
        setTextStyle(head, Theme::TextStyle::SectionHead);
        layout->addWidget(head);
    }
    for (const QString &folder : recent.mid(0, kRecentShown)) {
        const QString home = QDir::homePath();
        const QString place = folder.startsWith(home + QLatin1Char('/'))
                                  ? QLatin1Char('~') + folder.mid(home.size())
                                  : folder;
        auto *button = new ChoiceButton(QStringLiteral("recentNotebookButton"),
                                        QStringLiteral("view-pim-journal"), QDir(folder).dirName(),
                                        place, m_recent);
        connect(button, &ChoiceButton::clicked, this,
                [this, folder] { Q_EMIT notebookReady(folder); });
        layout->addWidget(button);
    }
    const bool hasSample = !samplePath().isEmpty();
    m_sample->setEnabled(hasSample);
    m_sample->setExplanation(
        hasSample ? tr("Look around in real compounds and results of Open Source Malaria")
                  : tr("Not installed with this copy of Artemisia"));
}

void StartPage::toggle(QWidget *form, bool show)
{
    m_createForm->setVisible(show && form == m_createForm);
    m_cloneForm->setVisible(show && form == m_cloneForm);
    if (show) {
        (form == m_createForm ? m_title : m_url)->editor()->setFocus();
    }
}

void StartPage::showCreate()
{
    toggle(m_createForm, true);
}

void StartPage::showClone()
{
    toggle(m_cloneForm, true);
}

void StartPage::takeFocus()
{
    if (auto *recent = m_recent->findChild<ChoiceButton *>();
        recent != nullptr && m_recent->isVisibleTo(this)) {
        recent->setFocus();
    } else {
        m_name->editor()->setFocus();
    }
}

void StartPage::setBusy(const QString &words)
{
    m_busy->setText(words);
    m_busy->setVisible(!words.isEmpty());
    m_body->setEnabled(words.isEmpty());
}

} // namespace artemisia::app
