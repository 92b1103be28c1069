// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/settings_page.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/tag_edit.h"
#include "core/base/log.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

const QList<int> &textPercents()
{
    static const QList<int> percents{80, 90, 100, 110, 125, 150, 175, 200};
    return percents;
}

/// As far in as the words of a field without a frame.
void indent(QLabel *label)
{
    label->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
}

QWidget *captioned(const QString &caption, QWidget *control, QWidget *parent)
{
    auto *holder = new QWidget(parent);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    auto *label = new QLabel(caption, holder);
    indent(label);
    setTextStyle(label, Theme::TextStyle::Caption);
    label->setBuddy(control);
    control->setAccessibleName(caption);
    layout->addWidget(label);
    layout->addWidget(control);
    return holder;
}

/// A part of the page that can be hidden as a whole.
std::pair<QWidget *, QVBoxLayout *> part(const QString &head, QVBoxLayout *column, QWidget *parent)
{
    auto *holder = new QWidget(parent);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, Space::l, 0, 0);
    layout->setSpacing(Space::m);
    auto *label = new QLabel(head, holder);
    indent(label);
    setTextStyle(label, Theme::TextStyle::SectionHead);
    layout->addWidget(label);
    column->addWidget(holder);
    return {holder, layout};
}

} // namespace

SettingsPage::SettingsPage(QWidget *parent)
    : PageScroll(parent)
{
    setObjectName(QStringLiteral("settingsPage"));
    setMaximumColumn(720);
    auto *titleRow = new QHBoxLayout;
    auto *title = new QLabel(tr("Settings"), page());
    indent(title);
    setTextStyle(title, Theme::TextStyle::PageTitle);
    titleRow->addWidget(title);
    titleRow->addStretch(1);
    m_saved = new QLabel(page());
    setTextStyle(m_saved, Theme::TextStyle::Caption);
    titleRow->addWidget(m_saved);
    column()->addLayout(titleRow);
    buildLook();
    buildPerson();
    buildNotebook();
    buildProgram();
    column()->addStretch(1);
    fill();
}

void SettingsPage::buildLook()
{
    const auto [holder, layout] = part(tr("Look"), column(), page());
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::l);
    m_theme = new QComboBox(holder);
    m_theme->setObjectName(QStringLiteral("themeComboBox"));
    m_theme->addItem(tr("As the system"), int(ThemeChoice::System));
    m_theme->addItem(tr("Light"), int(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    row->addWidget(captioned(tr("Colours"), m_theme, holder));
    m_textSize = new QComboBox(holder);
    m_textSize->setObjectName(QStringLiteral("textSizeComboBox"));
    m_textSize->addItem(tr("As the system"), 0);
    for (const int percent : textPercents()) {
        m_textSize->addItem(tr("%1 %").arg(percent), percent);
    }
    row->addWidget(captioned(tr("Size of text"), m_textSize, holder));
    row->addStretch(1);
    layout->addLayout(row);
    const auto choose = [this] {
        Q_EMIT lookChosen(ThemeChoice(m_theme->currentData().toInt()),
                          m_textSize->currentData().toInt());
    };
    connect(m_theme, &QComboBox::activated, this, choose);
    connect(m_textSize, &QComboBox::activated, this, choose);
}

void SettingsPage::buildPerson()
{
    const auto [holder, layout] = part(tr("You"), column(), page());
    m_personPart = holder;
    auto *first = new QHBoxLayout;
    first->setSpacing(Space::l);
    first->addWidget(personField(tr("Name"), QStringLiteral("personName"), &Person::name), 3);
    auto *orcid = personField(tr("ORCID"), QStringLiteral("personOrcid"), &Person::orcid);
    orcid->setHint(tr("0000-0000-0000-0000"));
    first->addWidget(orcid, 2);
    layout->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setSpacing(Space::l);
    auto *github = personField(tr("GitHub user"), QStringLiteral("personGithub"), &Person::github);
    github->setHint(tr("your name there"));
    second->addWidget(github, 1);
    auto *email = personField(tr("E-mail, shown publicly with every publication; may stay empty"),
                              QStringLiteral("personEmail"), &Person::email);
    email->setHint(tr("how people may reach you"));
    second->addWidget(email, 2);
    layout->addLayout(second);
}

void SettingsPage::buildNotebook()
{
    const auto [holder, layout] = part(tr("This notebook"), column(), page());
    m_notebookPart = holder;
    layout->addWidget(
        notebookField(tr("Title"), QStringLiteral("notebookTitle"), &Notebook::title));
    auto *about =
        notebookField(tr("What it is about (Markdown)"), QStringLiteral("notebookDescription"),
                      &Notebook::description, true);
    about->setHint(tr("stands at the top of the public page"));
    layout->addWidget(about);
    m_licence = new QComboBox(holder);
    m_licence->setObjectName(QStringLiteral("licenceComboBox"));
    m_licence->addItems(knownLicences());
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::l);
    row->addWidget(captioned(tr("Licence of what is published"), m_licence, holder));
    auto *homepage =
        notebookField(tr("Public page"), QStringLiteral("notebookHomepage"), &Notebook::homepage);
    homepage->setHint(tr("https:// address where people read about the project"));
    row->addWidget(homepage, 1);
    layout->addLayout(row);
    connect(m_licence, &QComboBox::activated, this, [this] {
        changeNotebook([licence = m_licence->currentText()](Notebook &notebook) {
            notebook.licence = licence;
        });
    });
    auto *funding =
        notebookField(tr("Funding"), QStringLiteral("notebookFunding"), &Notebook::funding);
    funding->setHint(tr("who pays for the work, with the number of the grant"));
    layout->addWidget(funding);
    m_keywords = new TagEdit(tr("Keywords"), QStringLiteral("keywords"), holder);
    m_keywords->setHint(tr("Type and press Enter"));
    layout->addWidget(m_keywords);
    connect(m_keywords, &TagEdit::tagsEdited, this, [this](const QStringList &tags) {
        changeNotebook([tags](Notebook &notebook) { notebook.keywords = tags; });
    });
    auto *attribution =
        notebookField(tr("Where imported data comes from (Markdown)"),
                      QStringLiteral("notebookAttribution"), &Notebook::attribution, true);
    attribution->setHint(tr("whose it is, under which licence"));
    layout->addWidget(attribution);
}

void SettingsPage::buildProgram()
{
    const auto [holder, layout] = part(tr("Program"), column(), page());
    auto *reopen = new QCheckBox(tr("Open the last notebook when Artemisia starts"), holder);
    reopen->setObjectName(QStringLiteral("reopenLastCheckBox"));
    reopen->setChecked(Settings::get(Setting::ReopenLast));
    connect(reopen, &QCheckBox::toggled, this,
            [](bool on) { Settings::set(Setting::ReopenLast, on); });
    layout->addWidget(reopen);
    auto *about = new QLabel(tr("Artemisia %1, free software under the GPL, version 3 or later.\n"
                                "What the program did, never what you wrote, is logged in %2.")
                                 .arg(QStringLiteral(ARTEMISIA_VERSION), Log::defaultFolder()),
                             holder);
    indent(about);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(about, TextRole::Secondary);
    layout->addWidget(about);
}

CaptionedField *SettingsPage::personField(const QString &caption, const QString &purpose,
                                          QString Person::*member)
{
    auto *field = new CaptionedField(caption, purpose, CaptionedField::Kind::Line, m_personPart);
    m_personFields.append({field, member});
    connect(field, &CaptionedField::committed, this, [this, field, member](const QString &text) {
        changePerson(
            [member, text](Person &person) -> Result<> {
                if (member == &Person::orcid && !text.trimmed().isEmpty()) {
                    ARTEMISIA_TRY_ASSIGN(person.orcid, normaliseOrcid(text));
                } else if (member == &Person::name && text.trimmed().isEmpty()) {
                    return fail(ErrorCode::Invalid,
                                tr("A name is needed: it stands beside everything you record."));
                } else {
                    person.*member = text.trimmed();
                }
                return {};
            },
            field);
    });
    return field;
}

CaptionedField *SettingsPage::notebookField(const QString &caption, const QString &purpose,
                                            QString Notebook::*member, bool isText)
{
    auto *field = new CaptionedField(
        caption, purpose, isText ? CaptionedField::Kind::Text : CaptionedField::Kind::Line,
        m_notebookPart);
    m_notebookFields.append({field, member});
    connect(field, &CaptionedField::committed, this, [this, field, member](const QString &text) {
        if (member == &Notebook::title && text.trimmed().isEmpty()) {
            field->setRemark(
                tr("A notebook needs a title. The earlier one is kept until there is a new one."));
            field->markUnsaved();
            return;
        }
        field->setRemark({});
        changeNotebook([member, text](Notebook &notebook) { notebook.*member = text; }, field);
    });
    return field;
}

void SettingsPage::changePerson(const std::function<Result<>(Person &)> &change,
                                CaptionedField *field)
{
    Person person = m_session->owner();
    if (const auto changed = change(person); !changed) {
        field->setRemark(changed.error().message);
        field->markUnsaved(); // what was typed stays
        return;
    }
    field->setRemark({});
    m_saved->setText(tr("saving \u2026"));
    // Only the changed field is put into the record as it is then: two fields may be on their way
    // at once.
    m_session->write(
        QString(),
        [id = person.head.id, change, context = m_session->saveContext(tr("Changed the person"))](
            store::Store &store, const WorkContext &) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(auto now, store.notebook().person(id));
            if (!now) {
                return fail(ErrorCode::NotFound,
                            tr("This notebook does not say who records in it."));
            }
            ARTEMISIA_TRY(change(*now));
            return store.notebook().savePerson(*now, context);
        },
        this,
        [this, id = person.head.id, field](const Result<> &saved) {
            m_saved->setText(saved ? tr("saved") : tr("not saved"));
            if (saved) {
                m_session->announceChange(RecordKind::Person, id.uuid());
            } else {
                field->markUnsaved();
            }
        });
}

void SettingsPage::changeNotebook(const std::function<void(Notebook &)> &change,
                                  CaptionedField *field)
{
    m_saved->setText(tr("saving \u2026"));
    m_session->write(
        QString(),
        [change, context = m_session->saveContext(tr("Changed the notebook's description"))](
            store::Store &store, const WorkContext &) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(auto notebook, store.notebook().load());
            change(notebook);
            return store.notebook().save(notebook, context);
        },
        this,
        [this, field](const Result<> &saved) {
            m_saved->setText(saved ? tr("saved") : tr("not saved"));
            if (saved) {
                m_session->announceChange(RecordKind::Notebook,
                                          m_session->notebook().head.id.uuid());
            } else if (field != nullptr) {
                field->markUnsaved();
            }
        });
}

void SettingsPage::setSession(std::shared_ptr<Session> session)
{
    if (m_session) {
        disconnect(m_session.get(), nullptr, this, nullptr);
    }
    m_session = std::move(session);
    m_saved->clear();
    if (m_session) {
        connect(m_session.get(), &Session::notebookChanged, this, &SettingsPage::fill);
    }
    fill();
}

void SettingsPage::fill()
{
    m_theme->setCurrentIndex(m_theme->findData(Settings::get(Setting::Theme)));
    m_textSize->setCurrentIndex(
        std::max(0, m_textSize->findData(Settings::get(Setting::TextPercent))));
    m_personPart->setVisible(m_session && !m_session->owner().head.id.isNull());
    m_notebookPart->setVisible(m_session != nullptr);
    if (!m_session) {
        return;
    }
    const bool readOnly = m_session->isReadOnly();
    for (const auto &[field, member] : std::as_const(m_personFields)) {
        field->setText(m_session->owner().*member);
        field->setReadOnly(readOnly);
    }
    for (const auto &[field, member] : std::as_const(m_notebookFields)) {
        field->setText(m_session->notebook().*member);
        field->setReadOnly(readOnly);
    }
    const QString &licence = m_session->notebook().licence;
    if (m_licence->findText(licence) < 0 && !licence.isEmpty()) {
        m_licence->addItem(licence);
    }
    m_licence->setCurrentText(licence);
    m_licence->setEnabled(!readOnly);
    m_keywords->setTags(m_session->notebook().keywords);
    m_keywords->setReadOnly(readOnly);
}

void SettingsPage::flush()
{
    for (const auto &[field, member] : std::as_const(m_personFields)) {
        field->flush();
    }
    for (const auto &[field, member] : std::as_const(m_notebookFields)) {
        field->flush();
    }
    m_keywords->flush();
}

void SettingsPage::takeFocus()
{
    m_theme->setFocus();
}

} // namespace artemisia::app
