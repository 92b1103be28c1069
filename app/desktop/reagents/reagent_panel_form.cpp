// SPDX-License-Identifier: GPL-3.0-or-later
// The form of the person's reagents: when it is seen, what is saved, what is kept for later.
#include "app/desktop/reagents/reagent_form.h"
#include "app/desktop/reagents/reagent_panel.h"
#include "app/desktop/session/settings.h"
#include "app/desktop/widgets/message_bar.h"
#include "core/reagents/name_key.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

#include <algorithm>

namespace artemisia::app
{

using reagents::Reagent;

namespace
{
const SettingKey<QString> kDraft{"reagents/draft", {}};
const QString kDraftKey = QStringLiteral("draft reagent");
const QString kNotSavedKey = QStringLiteral("reagent not saved");
} // namespace

void ReagentPanel::buildActions()
{
    m_undoRemoval->setObjectName(QStringLiteral("undoRemovedReagent"));
    m_goOn->setObjectName(QStringLiteral("goOnWithReagent"));
    m_discard->setObjectName(QStringLiteral("discardReagentDraft"));
    connect(m_undoRemoval, &QAction::triggered, this, [this] {
        if (!m_removed.isEmpty()) {
            m_own.restore(m_removed.takeLast());
        }
    });
    connect(m_goOn, &QAction::triggered, this, &ReagentPanel::goOn);
    connect(m_discard, &QAction::triggered, this, &ReagentPanel::discard);
    connect(m_form, &ReagentForm::submitted, this, &ReagentPanel::submit);
    connect(m_form, &ReagentForm::left, this, &ReagentPanel::leaveForm);
    connect(m_form, &ReagentForm::discarded, this, &ReagentPanel::discard);
    connect(m_form, &ReagentForm::structureWanted, this, &ReagentPanel::takeStructure);
}

void ReagentPanel::open()
{
    const bool wasOpen = isVisible();
    if (m_isForm && !m_form->isTouched()) {
        showForm(false);
    }
    if (!wasOpen) {
        if (!m_form->isTouched()) {
            m_draft = Settings::get(kDraft);
        }
        m_onceRead = [this] { offerDraft(); };
    }
    show();
    if (m_isForm) {
        m_form->takeFocus();
    } else {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    }
}

void ReagentPanel::askToAdd(const QString &name)
{
    if (!isVisible() && !m_form->isTouched()) {
        m_draft = Settings::get(kDraft);
    }
    show();
    if (!m_draft.isEmpty() && !m_hasRead) {
        m_onceRead = [this] { (void)holdsDraft(); }; // it may be of a row
        return;
    }
    if (holdsDraft()) {
        return;
    }
    Reagent reagent;
    reagent.name = name;
    beginForm(reagent);
    takeStructure();
}

void ReagentPanel::beginForm(const Reagent &reagent)
{
    const bool isSame = !reagent.id.isNull() && m_form->id() == reagent.id && m_form->isTouched();
    if (!isSame && holdsDraft()) {
        return;
    }
    if (!isSame) {
        ++m_taken; // a structure on its way is another row's
        m_form->begin(reagent);
    }
    showForm(true);
    m_form->takeFocus();
}

void ReagentPanel::showForm(bool isShown)
{
    m_isForm = isShown;
    if (isShown) {
        m_messages->dismiss(kDraftKey);
        m_title->setText(m_form->isNew() ? tr("Add to my reagents") : tr("Change my reagent"));
        QHash<QString, QString> names;
        for (const Reagent &row : m_own.rows().rows) {
            for (const QString &name : QStringList(row.name) + row.synonyms) {
                names.insert(reagents::nameKey(name), row.name);
            }
        }
        m_form->setTaken(names);
    }
    showPage();
    fit();
}

// What was begun stands before anything new: it is not lost, and not mixed with it.
bool ReagentPanel::holdsDraft()
{
    if (m_isSaving) {
        showForm(true);
        return true;
    }
    if (!m_form->isTouched() && m_draft.isEmpty()) {
        return false;
    }
    goOn();
    m_messages->show(MessageBar::Kind::Info,
                     tr("This was begun earlier and is not saved. Save or discard it first."),
                     kDraftKey);
    return true;
}

void ReagentPanel::offerDraft()
{
    if (m_isForm || (!m_form->isTouched() && m_draft.isEmpty())) {
        return;
    }
    m_messages->show(MessageBar::Kind::Info, tr("What you began to type is not saved yet."),
                     kDraftKey, {m_goOn, m_discard});
}

void ReagentPanel::goOn()
{
    if (!m_form->isTouched() && !m_draft.isEmpty()) {
        m_form->setDraft(m_draft, [this](const reagents::ReagentId &id) { return m_own.find(id); });
    }
    m_draft.clear();
    ++m_taken;
    showForm(true);
    m_form->takeFocus();
}

void ReagentPanel::keepDraft()
{
    const QString draft = m_form->isTouched() ? m_form->draft() : m_draft;
    if (draft != Settings::get(kDraft)) {
        Settings::set(kDraft, draft);
    }
}

void ReagentPanel::leaveForm()
{
    showForm(false);
    keepDraft();
    offerDraft();
    m_messages->dismiss(kNotSavedKey);
    m_list->setFocus(Qt::OtherFocusReason);
}

void ReagentPanel::discard()
{
    ++m_taken;
    m_draft.clear();
    m_form->begin({});
    keepDraft();
    m_messages->dismiss(kDraftKey);
    leaveForm();
}

void ReagentPanel::takeStructure()
{
    if (!m_source) {
        return;
    }
    const Sheet sheet = m_source();
    m_workers.start(
        {},
        [sheet](const WorkContext &) { return ReagentReading::of(sheet.drawing, sheet.chosen); },
        this,
        [this, number = ++m_taken](const Result<DrawnReagent> &drawn) {
            if (number != m_taken) {
                return;
            }
            if (!drawn) {
                m_form->sayOfStructure(drawn.error().message);
                return;
            }
            if (drawn->isNothing()) {
                m_form->sayOfStructure(tr("No structure is drawn: it is kept by its name alone."));
                return;
            }
            m_form->setStructure(*drawn);
            const auto &rows = m_own.rows().rows;
            const auto same = std::find_if(rows.begin(), rows.end(), [&](const Reagent &row) {
                return !row.inchiKey.isEmpty() && row.id != m_form->id() &&
                       row.inchiKey == drawn->structure.inchiKey;
            });
            if (same != rows.end()) {
                m_form->sayOfStructure(
                    tr("You have this structure already: \"%1\".").arg(same->name.left(80)));
            }
        });
}

void ReagentPanel::submit()
{
    if (m_isSaving) {
        return;
    }
    const Reagent *row = m_own.find(m_form->id()); // as another program may have left it
    const auto reagent = m_form->filledIn(row != nullptr ? *row : m_form->was());
    if (!reagent) {
        return;
    }
    m_isSaving = true;
    m_form->setBusy(true);
    m_messages->dismiss(kNotSavedKey);
    m_messages->dismiss(kDraftKey);
    if (m_form->isNew()) {
        m_own.add(*reagent);
    } else {
        m_own.change(*reagent);
    }
}

void ReagentPanel::noteSaved(const Reagent &reagent)
{
    m_isSaving = false;
    discard();
    showRow(reagent.id);
    if (isVisible()) {
        m_list->setFocus(Qt::OtherFocusReason);
    }
}

// What was typed stays where it is.
void ReagentPanel::noteNotSaved(const Error &why)
{
    m_isSaving = false;
    m_form->setBusy(false);
    QString words = why.message;
    if (why.code == ErrorCode::NotFound) {
        m_form->becomeNew();
        m_title->setText(tr("Add to my reagents"));
        words += u' ' + tr("\"Add\" puts it back with what stands here.");
    }
    m_messages->show(MessageBar::Kind::Error, words, kNotSavedKey);
}

} // namespace artemisia::app
