// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_page.h"

#include "app/desktop/compounds/compound_companions.h"
#include "app/desktop/compounds/compound_properties.h"
#include "app/desktop/compounds/identifier_row.h"
#include "app/desktop/compounds/structure_section.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/breakable_text.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/icon_button.h"
#include "app/desktop/widgets/page_scroll.h"
#include "app/desktop/widgets/tag_edit.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

QLabel *warningLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
    setTextRole(label, TextRole::Warning);
    return label;
}

} // namespace

CompoundPage::CompoundPage(const std::shared_ptr<Session> &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_document(session)
    , m_scroll(new PageScroll(this))
{
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    setLook(this, Look::Surface);
    buildHead();
    buildStructure();
    buildIdentifiers();
    m_scroll->addHead(tr("Properties"));
    m_properties = new CompoundProperties(m_session, m_scroll->page());
    m_scroll->column()->addWidget(m_properties);
    addField(tr("Stereo, in words"), QStringLiteral("stereoComment"),
             tr("For example: enantiomer 1 by chiral HPLC"), tr("Edit the stereo comment"),
             &Compound::stereoComment);
    buildNames();
    m_companions = new CompoundCompanions(m_session, *m_scroll);
    buildNotes();
    m_scroll->column()->addStretch(1);

    connect(&m_document, &RecordDocumentBase::opened, this, &CompoundPage::opened);
    connect(&m_document, &RecordDocumentBase::changed, this, &CompoundPage::refresh);
    connect(&m_document, &RecordDocumentBase::saveStateChanged, this, &CompoundPage::refreshState);
    connect(&m_document, &RecordDocumentBase::readFailed, this, &CompoundPage::errorRaised);
    connect(m_companions, &CompoundCompanions::failed, this, &CompoundPage::errorRaised);
    connect(m_companions, &CompoundCompanions::recordRequested, this,
            &CompoundPage::recordRequested);
    refresh();
}

CaptionedField *CompoundPage::addField(const QString &caption, const QString &purpose,
                                       const QString &hint, const QString &step,
                                       QString Compound::*member, bool isText)
{
    auto *field = new CaptionedField(
        caption, purpose, isText ? CaptionedField::Kind::Text : CaptionedField::Kind::Line,
        m_scroll->page());
    field->setHint(hint);
    m_scroll->column()->addWidget(field);
    m_fields.append({field, member});
    connect(field, &CaptionedField::committed, this,
            [this, step, purpose, member](const QString &text) {
                m_document.edit(step, purpose, [&](Compound &c) { c.*member = text; });
            });
    return field;
}

void CompoundPage::buildHead()
{
    auto *row = new QHBoxLayout;
    m_code = new CaptionedField(QString(), QStringLiteral("code"), CaptionedField::Kind::Line,
                                m_scroll->page());
    m_code->setTextStyle(Theme::TextStyle::PageTitle);
    m_code->setHint(tr("Code"));
    m_code->editor()->setAccessibleName(tr("Code of the compound"));
    m_stateLabel = new QLabel(m_scroll->page());
    m_stateLabel->setObjectName(QStringLiteral("saveStateLabel"));
    setTextStyle(m_stateLabel, Theme::TextStyle::Caption);
    QToolButton *close =
        makeIconButton(QStringLiteral("closePageButton"), QStringLiteral("window-close"),
                       tr("Close the page (Esc)"), m_scroll->page());
    row->addWidget(m_code, 1);
    row->addWidget(m_stateLabel);
    row->addWidget(close);
    m_scroll->column()->addLayout(row);
    addField(tr("Name"), QStringLiteral("name"), tr("A trivial or systematic name"),
             tr("Edit the name"), &Compound::name);
    connect(close, &QToolButton::clicked, this, &CompoundPage::closeRequested);
    connect(m_code, &CaptionedField::committed, this, &CompoundPage::commitCode);
}

void CompoundPage::buildStructure()
{
    m_structure = new StructureSection(m_session, m_document, m_scroll->page());
    m_scroll->column()->addWidget(m_structure);
}

void CompoundPage::buildIdentifiers()
{
    m_scroll->addHead(tr("Identifiers"));
    const QList<QPair<QString, QString>> rows{{tr("SMILES"), QStringLiteral("smiles")},
                                              {tr("CXSMILES"), QStringLiteral("cxsmiles")},
                                              {tr("InChI"), QStringLiteral("inchi")},
                                              {tr("InChIKey"), QStringLiteral("inchiKey")},
                                              {tr("Stated key"), QStringLiteral("statedKey")}};
    for (const auto &[caption, purpose] : rows) {
        auto *row = new IdentifierRow(caption, purpose, m_scroll->page());
        connect(row, &IdentifierRow::copied, this,
                [this](const QString &what) { Q_EMIT toastRequested(tr("%1 copied").arg(what)); });
        m_scroll->column()->addWidget(row);
        m_identifiers.append(row);
    }
}

void CompoundPage::buildNames()
{
    m_aliases =
        new TagEdit(tr("Other names and codes"), QStringLiteral("aliases"), m_scroll->page());
    m_aliases->setHint(tr("A code of another list, a CAS number, a synonym"));
    m_tags = new TagEdit(tr("Tags"), QStringLiteral("tags"), m_scroll->page());
    m_tags->setHint(tr("words to find it by"));
    m_scroll->addHead(tr("Names"));
    m_scroll->column()->addWidget(m_aliases);
    m_scroll->column()->addWidget(m_tags);
    connect(m_aliases, &TagEdit::tagsEdited, this, &CompoundPage::commitAliases);
    connect(m_tags, &TagEdit::tagsEdited, this, [this](const QStringList &tags) {
        m_document.edit(tr("Edit the tags"), {}, [&](Compound &c) { c.tags = tags; });
    });
}

void CompoundPage::buildNotes()
{
    m_scroll->addHead(tr("Notes"));
    CaptionedField *notes =
        addField(QString(), QStringLiteral("notes"), tr("What else is known, in Markdown"),
                 tr("Edit the notes"), &Compound::notes, true);
    notes->editor()->setAccessibleName(tr("Notes"));
    m_remarks = warningLabel(QStringLiteral("remarksLabel"), m_scroll->page());
    m_scroll->column()->addWidget(m_remarks);
}

void CompoundPage::showCompound(const CompoundId &id)
{
    if (id == m_document.wanted() && !id.isNull()) {
        return;
    }
    flush();
    m_document.open(id);
}

void CompoundPage::takeFocus()
{
    m_fields.constFirst().first->setFocus();
}

void CompoundPage::flush()
{
    m_code->flush();
    for (const auto &[field, member] : std::as_const(m_fields)) {
        field->flush();
    }
    m_aliases->flush();
    m_tags->flush();
    m_structure->flush();
    m_document.flush();
}

void CompoundPage::opened()
{
    m_structure->opened();
    m_code->setRemark({});
    m_code->revertTo(m_document.value().code);
    for (const auto &[field, member] : std::as_const(m_fields)) {
        field->revertTo(m_document.value().*member);
    }
    m_companions->show(m_document.value().head.id);
    m_scroll->verticalScrollBar()->setValue(0);
    refresh();
}

void CompoundPage::refresh()
{
    const Compound &compound = m_document.value();
    m_scroll->setVisible(!m_document.isEmpty());
    m_code->setText(compound.code);
    m_structure->refresh();
    const QStringList identifiers{compound.structure.smiles, compound.structure.cxsmiles,
                                  compound.structure.inchi, compound.structure.inchiKey,
                                  compound.statedInchiKey};
    for (int i = 0; i < m_identifiers.size(); ++i) {
        m_identifiers[i]->setText(identifiers[i]);
    }
    refreshWords();
    refreshState();
    m_properties->show(compound);
}

void CompoundPage::refreshWords()
{
    const Compound &compound = m_document.value();
    const bool readOnly = m_session->isReadOnly() || m_document.isEmpty();
    m_code->setReadOnly(readOnly);
    for (const auto &[field, member] : std::as_const(m_fields)) {
        field->setText(compound.*member);
        field->setReadOnly(readOnly);
    }
    QStringList aliases;
    for (const Alias &alias : compound.aliases) {
        aliases.append(alias.value);
    }
    m_aliases->setTags(aliases);
    m_tags->setTags(compound.tags);
    m_aliases->setReadOnly(readOnly);
    m_tags->setReadOnly(readOnly);
    m_structure->setReadOnly(readOnly);
    m_companions->setReadOnly(readOnly);
    QStringList remarks;
    for (const Remark &remark : compound.remarks) {
        if (!StructureSection::isOwn(remark)) {
            remarks.append(remark.text);
        }
    }
    m_remarks->setText(breakableText(remarks.join(u'\n')));
    m_remarks->setVisible(!remarks.isEmpty());
}

void CompoundPage::refreshState()
{
    m_stateLabel->setText(m_document.isEmpty() ? QString() : m_document.saveStateInWords());
    const bool failed = m_document.saveState() == RecordDocumentBase::SaveState::Failed;
    setTextRole(m_stateLabel, failed ? TextRole::Error : TextRole::Secondary);
}

void CompoundPage::commitCode(const QString &text)
{
    const QString code = text.trimmed();
    m_code->setRemark(code.isEmpty() ? tr("A compound needs a code. The old one is kept.")
                                     : QString());
    if (!code.isEmpty()) {
        m_document.edit(tr("Edit the code"), QStringLiteral("code"),
                        [&](Compound &c) { c.code = code; });
    }
}

void CompoundPage::commitAliases(const QStringList &values)
{
    m_document.edit(tr("Edit the other names"), {}, [&](Compound &compound) {
        QList<Alias> aliases;
        QList<Alias> old = compound.aliases;
        for (const QString &value : values) {
            // A name that stays keeps its id and its scheme.
            const auto known = std::find_if(old.begin(), old.end(),
                                            [&](const Alias &a) { return a.value == value; });
            if (known != old.end()) {
                aliases.append(*known);
                old.erase(known);
            } else {
                aliases.append({ElementId::create(), value, QString()});
            }
        }
        compound.aliases = aliases;
    });
}

void CompoundPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_document.isEmpty() && m_structure->canTake(event->mimeData())) {
        event->acceptProposedAction();
    }
}

void CompoundPage::dropEvent(QDropEvent *event)
{
    m_structure->take(event->mimeData());
    event->acceptProposedAction();
}

} // namespace artemisia::app
