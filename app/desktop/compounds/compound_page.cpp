// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_page.h"

#include "app/desktop/compounds/compound_result_model.h"
#include "app/desktop/compounds/compound_text.h"
#include "app/desktop/compounds/identifier_row.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/page_scroll.h"
#include "app/desktop/widgets/structure_view.h"
#include "app/desktop/widgets/tag_edit.h"
#include "app/desktop/widgets/words.h"
#include "core/compounds/registrar.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace artemisia::app
{

struct CompoundPage::Companions {
    CompoundId compound;
    QList<Batch> batches;
    QList<AssayResult> results;
    QHash<QUuid, QString> assayNames;
};

namespace
{

QLabel *makeLabel(const QString &text, Theme::TextStyle style, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setTextStyle(label, style);
    setTextRole(label, role);
    return label;
}

} // namespace

CompoundPage::CompoundPage(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_document(session)
    , m_scroll(new PageScroll(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    setLook(this, Look::Surface);
    buildHead();
    buildIdentifiers();
    buildProperties();
    buildNames();
    buildBatches();
    buildResults();
    buildNotes();
    m_scroll->column()->addStretch(1);

    connect(&m_document, &RecordDocumentBase::opened, this, [this] {
        refresh();
        readCompanions();
    });
    connect(&m_document, &RecordDocumentBase::changed, this, &CompoundPage::refresh);
    connect(&m_document, &RecordDocumentBase::saveStateChanged, this, &CompoundPage::refreshState);
    connect(&m_document, &RecordDocumentBase::readFailed, this, &CompoundPage::errorRaised);
    connect(m_session.get(), &Session::recordChanged, this, [this](RecordKind kind) {
        if (kind == RecordKind::Batch || kind == RecordKind::AssayResult ||
            kind == RecordKind::Assay) {
            readCompanions();
        }
    });
    connect(m_session.get(), &Session::manyRecordsChanged, this, &CompoundPage::readCompanions);
    refresh();
}

void CompoundPage::buildHead()
{
    auto *row = new QHBoxLayout;
    m_code = new CaptionedField(QString(), QStringLiteral("code"), CaptionedField::Kind::Line,
                                m_scroll->page());
    m_code->setTextStyle(Theme::TextStyle::PageTitle);
    m_code->setHint(tr("Code"));
    m_code->editor()->setAccessibleName(tr("Code of the compound"));
    m_stateLabel =
        makeLabel(QString(), Theme::TextStyle::Caption, TextRole::Secondary, m_scroll->page());
    m_stateLabel->setObjectName(QStringLiteral("saveStateLabel"));
    auto *close = new QToolButton(m_scroll->page());
    close->setObjectName(QStringLiteral("closePageButton"));
    close->setIcon(Theme::instance().icon(QStringLiteral("window-close")));
    close->setToolTip(tr("Close the page (Esc)"));
    close->setAccessibleName(tr("Close the page"));
    setLook(close, Look::Quiet);
    row->addWidget(m_code, 1);
    row->addWidget(m_stateLabel);
    row->addWidget(close);
    m_scroll->column()->addLayout(row);

    m_name = new CaptionedField(tr("Name"), QStringLiteral("name"), CaptionedField::Kind::Line,
                                m_scroll->page());
    m_name->setHint(tr("A trivial or systematic name"));
    m_scroll->column()->addWidget(m_name);
    m_drawing = new StructureView(m_session, m_scroll->page());
    m_drawing->setHeightRange(140, 260);
    m_drawing->setHint(tr("No structure yet"));
    m_drawing->setObjectName(QStringLiteral("compoundStructureView"));
    m_scroll->column()->addWidget(m_drawing);
    m_noStructure =
        makeLabel(QString(), Theme::TextStyle::Body, TextRole::Warning, m_scroll->page());
    m_noStructure->setWordWrap(true);
    m_scroll->column()->addWidget(m_noStructure);
    m_structureText = new CaptionedField(tr("Replace the structure"), QStringLiteral("structure"),
                                         CaptionedField::Kind::Line, m_scroll->page());
    m_structureText->setHint(tr("Paste a SMILES, an InChI or a MOL block"));
    m_scroll->column()->addWidget(m_structureText);

    connect(close, &QToolButton::clicked, this, &CompoundPage::closeRequested);
    connect(m_code, &CaptionedField::committed, this, [this](const QString &text) {
        const QString code = text.trimmed();
        m_code->setRemark(code.isEmpty() ? tr("A compound needs a code. The old one is kept.")
                                         : QString());
        if (!code.isEmpty()) {
            m_document.edit(tr("Edit the code"), QStringLiteral("code"),
                            [&](Compound &c) { c.code = code; });
        }
    });
    connect(m_name, &CaptionedField::committed, this, [this](const QString &text) {
        m_document.edit(tr("Edit the name"), QStringLiteral("name"),
                        [&](Compound &c) { c.name = text; });
    });
    connect(m_structureText, &CaptionedField::committed, this, &CompoundPage::replaceStructure);
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

void CompoundPage::buildProperties()
{
    m_scroll->addHead(tr("Properties"));
    auto *holder = new QWidget(m_scroll->page());
    m_properties = new QGridLayout(holder);
    m_properties->setContentsMargins(0, 0, 0, 0);
    m_properties->setHorizontalSpacing(Space::xl);
    m_properties->setVerticalSpacing(Space::s);
    const QStringList captions{tr("Formula"),  tr("Molar mass, g/mol"), tr("Exact mass, Da"),
                               tr("Stereo"),   tr("logP (Crippen)"),    tr("TPSA, Å²"),
                               tr("H donors"), tr("H acceptors"),       tr("Rotatable bonds"),
                               tr("Fsp³"),     tr("Heavy atoms"),       tr("Rule of five")};
    constexpr int kColumns = 4;
    for (int i = 0; i < captions.size(); ++i) {
        auto *value = makeLabel(QString(), Theme::TextStyle::Body, TextRole::Computed, holder);
        value->setTextFormat(Qt::RichText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_properties->addWidget(
            makeLabel(captions[i], Theme::TextStyle::Caption, TextRole::Secondary, holder),
            2 * (i / kColumns), i % kColumns);
        m_properties->addWidget(value, 2 * (i / kColumns) + 1, i % kColumns);
        m_values.append(value);
    }
    m_properties->setColumnStretch(kColumns, 1);
    m_scroll->column()->addWidget(holder);
    m_stereo = new CaptionedField(tr("Stereo, in words"), QStringLiteral("stereoComment"),
                                  CaptionedField::Kind::Line, m_scroll->page());
    m_stereo->setHint(tr("For example: enantiomer 1 by chiral HPLC"));
    connect(m_stereo, &CaptionedField::committed, this, [this](const QString &text) {
        m_document.edit(tr("Edit the stereo comment"), QStringLiteral("stereo"),
                        [&](Compound &c) { c.stereoComment = text; });
    });
    m_scroll->column()->addWidget(m_stereo);
}

void CompoundPage::buildNames()
{
    m_aliases =
        new TagEdit(tr("Other names and codes"), QStringLiteral("aliases"), m_scroll->page());
    m_aliases->setHint(tr("A code of another list, a CAS number, a synonym"));
    m_tags = new TagEdit(tr("Tags"), QStringLiteral("tags"), m_scroll->page());
    m_scroll->addHead(tr("Names"));
    m_scroll->column()->addWidget(m_aliases);
    m_scroll->column()->addWidget(m_tags);
    connect(m_aliases, &TagEdit::tagsEdited, this, &CompoundPage::commitAliases);
    connect(m_tags, &TagEdit::tagsEdited, this, [this](const QStringList &tags) {
        m_document.edit(tr("Edit the tags"), {}, [&](Compound &c) { c.tags = tags; });
    });
}

void CompoundPage::buildBatches()
{
    m_addBatch = new QPushButton(tr("Add a batch"), m_scroll->page());
    m_addBatch->setObjectName(QStringLiteral("addBatchButton"));
    setLook(m_addBatch, Look::Quiet);
    m_scroll->addHead(tr("Batches"), m_addBatch);
    m_batches = new QVBoxLayout;
    m_batches->setSpacing(Space::xs);
    m_scroll->column()->addLayout(m_batches);
    connect(m_addBatch, &QPushButton::clicked, this, &CompoundPage::addBatch);
}

void CompoundPage::buildResults()
{
    m_scroll->addHead(tr("Results"));
    m_results = new CompoundResultModel(this);
    m_resultsView = new QTableView(m_scroll->page());
    m_resultsView->setObjectName(QStringLiteral("compoundResultsView"));
    m_resultsView->setAccessibleName(tr("Assay results of this compound"));
    m_resultsView->setModel(m_results);
    m_resultsView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_resultsView->setShowGrid(false);
    m_resultsView->setTabKeyNavigation(false);
    m_resultsView->verticalHeader()->hide();
    m_resultsView->verticalHeader()->setDefaultSectionSize(Space::compactRow);
    m_resultsView->horizontalHeader()->setStretchLastSection(true);
    m_resultsView->horizontalHeader()->setHighlightSections(false);
    m_resultsView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_noResults = makeLabel(tr("No results yet."), Theme::TextStyle::Body, TextRole::Secondary,
                            m_scroll->page());
    m_scroll->column()->addWidget(m_noResults);
    m_scroll->column()->addWidget(m_resultsView);
    connect(m_resultsView, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT recordRequested({RecordKind::Assay, m_results->assayAt(index.row()).uuid()});
    });
}

void CompoundPage::buildNotes()
{
    m_scroll->addHead(tr("Notes"));
    m_notes = new CaptionedField(QString(), QStringLiteral("notes"), CaptionedField::Kind::Text,
                                 m_scroll->page());
    m_notes->setHint(tr("What else is known, in Markdown"));
    m_notes->editor()->setAccessibleName(tr("Notes"));
    m_remarks = makeLabel(QString(), Theme::TextStyle::Body, TextRole::Warning, m_scroll->page());
    m_remarks->setWordWrap(true);
    m_remarks->setTextFormat(Qt::PlainText);
    m_remarks->setObjectName(QStringLiteral("remarksLabel"));
    m_scroll->column()->addWidget(m_notes);
    m_scroll->column()->addWidget(m_remarks);
    connect(m_notes, &CaptionedField::committed, this, [this](const QString &text) {
        m_document.edit(tr("Edit the notes"), QStringLiteral("notes"),
                        [&](Compound &c) { c.notes = text; });
    });
}

void CompoundPage::showCompound(const CompoundId &id)
{
    flush();
    m_document.open(id);
}

void CompoundPage::takeFocus()
{
    m_name->editor()->setFocus();
}

void CompoundPage::flush()
{
    for (CaptionedField *field : {m_code, m_name, m_stereo, m_notes}) {
        field->flush();
    }
    m_aliases->flush();
    m_tags->flush();
    m_document.flush();
}

void CompoundPage::refresh()
{
    const Compound &compound = m_document.value();
    const bool readOnly = m_session->isReadOnly() || m_document.isEmpty();
    m_scroll->setVisible(!m_document.isEmpty());
    m_code->setText(compound.code);
    m_name->setText(compound.name);
    m_drawing->setStructure(compound.structure);
    m_noStructure->setText(compound.structure.isEmpty() ? compound.noStructureReason : QString());
    m_noStructure->setVisible(!m_noStructure->text().isEmpty());
    const QStringList identifiers{compound.structure.smiles, compound.structure.cxsmiles,
                                  compound.structure.inchi, compound.structure.inchiKey,
                                  compound.statedInchiKey};
    for (int i = 0; i < m_identifiers.size(); ++i) {
        m_identifiers[i]->setText(identifiers[i]);
    }
    m_stereo->setText(compound.stereoComment);
    QStringList aliases;
    for (const Alias &alias : compound.aliases) {
        aliases.append(alias.value);
    }
    m_aliases->setTags(aliases);
    m_tags->setTags(compound.tags);
    m_notes->setText(compound.notes);
    QStringList remarks;
    for (const Remark &remark : compound.remarks) {
        remarks.append(remark.text);
    }
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
    for (CaptionedField *field : {m_code, m_name, m_structureText, m_stereo, m_notes}) {
        field->setReadOnly(readOnly);
    }
    m_aliases->setReadOnly(readOnly);
    m_tags->setReadOnly(readOnly);
    m_addBatch->setEnabled(!readOnly);
    refreshState();
    refreshProperties();
}

void CompoundPage::refreshState()
{
    m_stateLabel->setText(m_document.isEmpty() ? QString() : m_document.saveStateInWords());
    const bool failed = m_document.saveState() == RecordDocumentBase::SaveState::Failed;
    setTextRole(m_stateLabel, failed ? TextRole::Error : TextRole::Secondary);
}

void CompoundPage::refreshProperties()
{
    const Compound &compound = m_document.value();
    m_values[0]->setText(formulaHtml(compound.formula));
    m_values[1]->setText(compound.averageMass > 0 ? QString::number(compound.averageMass, 'f', 2)
                                                  : QString());
    m_values[2]->setText(compound.monoisotopicMass > 0
                             ? QString::number(compound.monoisotopicMass, 'f', 4)
                             : QString());
    m_values[3]->setText(compound.structure.isEmpty() ? QString() : stereoText(compound.stereo));
    if (m_propertySmiles == compound.structure.smiles) {
        return;
    }
    m_propertySmiles = compound.structure.smiles;
    for (int i = 4; i < m_values.size(); ++i) {
        m_values[i]->clear();
    }
    if (m_propertyJob) {
        m_propertyJob->cancel();
    }
    if (m_propertySmiles.isEmpty()) {
        return;
    }
    m_propertyJob = m_session->workers().start(
        QString(),
        [structure = compound.structure](const WorkContext &) -> Result<chem::Descriptors> {
            ARTEMISIA_TRY_ASSIGN(const chem::Molecule molecule, compounds::moleculeOf(structure));
            auto result = chem::descriptors(molecule);
            if (!result) {
                return tl::unexpected(fromChem(result.error()));
            }
            return *result;
        },
        this,
        [this, smiles = m_propertySmiles](const Result<chem::Descriptors> &found) {
            if (!found || smiles != m_propertySmiles) {
                return;
            }
            const QStringList texts{QString::number(found->logP, 'f', 2),
                                    QString::number(found->tpsa, 'f', 1),
                                    QString::number(found->donors),
                                    QString::number(found->acceptors),
                                    QString::number(found->rotatableBonds),
                                    QString::number(found->fractionCsp3, 'f', 2),
                                    QString::number(found->heavyAtoms),
                                    found->ruleOfFiveViolations == 0
                                        ? tr("kept")
                                        : tr("%n broken", nullptr, found->ruleOfFiveViolations)};
            for (int i = 0; i < texts.size(); ++i) {
                m_values[4 + i]->setText(texts[i]);
            }
        });
}

void CompoundPage::readCompanions()
{
    const CompoundId id = m_document.value().head.id;
    if (id.isNull()) {
        return;
    }
    m_session->read(
        [id](store::Store &store, const WorkContext &) -> Result<Companions> {
            Companions companions;
            companions.compound = id;
            ARTEMISIA_TRY_ASSIGN(companions.batches, store.batches().ofCompound(id));
            ARTEMISIA_TRY_ASSIGN(companions.results, store.assays().resultsOfCompound(id));
            for (const AssayResult &result : std::as_const(companions.results)) {
                if (!companions.assayNames.contains(result.assay.uuid())) {
                    ARTEMISIA_TRY_ASSIGN(const auto assay, store.assays().find(result.assay));
                    companions.assayNames.insert(result.assay.uuid(),
                                                 assay ? assay->name : QString());
                }
            }
            return companions;
        },
        this,
        [this](const Result<Companions> &companions) {
            if (!companions) {
                Q_EMIT errorRaised(companions.error());
            } else if (companions->compound == m_document.value().head.id) {
                showCompanions(*companions);
            }
        });
}

void CompoundPage::showCompanions(const Companions &companions)
{
    while (QLayoutItem *item = m_batches->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Batch &batch : companions.batches) {
        QStringList words{batch.code};
        if (!batch.components.isEmpty()) {
            words.append(componentsText(batch.components));
        }
        if (!batch.amount.isNull()) {
            words.append(batch.amount.value.toString() + u' ' + batch.amount.unit);
        }
        if (!batch.purity.isNull()) {
            words.append(tr("purity %1 %").arg(batch.purity.value.toString()));
        }
        if (!batch.supplierCode.isEmpty()) {
            words.append(batch.supplierCode);
        }
        auto *link = new QPushButton(words.join(QStringLiteral("  ·  ")), m_scroll->page());
        link->setObjectName(QStringLiteral("batchLinkButton"));
        setLook(link, Look::Link);
        const QUuid id = batch.head.id.uuid();
        connect(link, &QPushButton::clicked, this, [this, id] {
            Q_EMIT recordRequested({RecordKind::Batch, id});
        });
        m_batches->addWidget(link, 0, Qt::AlignLeft);
    }
    if (companions.batches.isEmpty()) {
        m_batches->addWidget(makeLabel(tr("No batch yet."), Theme::TextStyle::Body,
                                       TextRole::Secondary, m_scroll->page()));
    }
    m_results->setResults(companions.results, companions.assayNames);
    const int rows = m_results->rowCount();
    m_noResults->setVisible(rows == 0);
    m_resultsView->setVisible(rows > 0);
    m_resultsView->setFixedHeight(m_resultsView->horizontalHeader()->sizeHint().height() +
                                  rows * m_resultsView->verticalHeader()->defaultSectionSize() +
                                  2 * Space::xs);
    m_resultsView->resizeColumnsToContents();
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

void CompoundPage::replaceStructure(const QString &text)
{
    m_structureText->setRemark({});
    if (text.trimmed().isEmpty() || m_document.isEmpty()) {
        return;
    }
    const CompoundId id = m_document.value().head.id;
    m_session->workers().start(
        QString(),
        [text, compound = m_document.value()](const WorkContext &) -> Result<Compound> {
            const auto molecule = chem::Molecule::fromText(text.toStdString());
            if (!molecule) {
                return tl::unexpected(fromChem(molecule.error()));
            }
            Compound changed = compound;
            ARTEMISIA_TRY(compounds::setStructure(changed, *molecule));
            return changed;
        },
        this,
        [this, id](const Result<Compound> &changed) {
            if (id != m_document.value().head.id) {
                return;
            }
            if (!changed) {
                m_structureText->setRemark(changed.error().message);
                return;
            }
            m_structureText->revertTo({});
            m_document.edit(tr("Replace the structure"), {}, [&](Compound &compound) {
                compound.structure = changed->structure;
                compound.stereo = changed->stereo;
                compound.formula = changed->formula;
                compound.averageMass = changed->averageMass;
                compound.monoisotopicMass = changed->monoisotopicMass;
                compound.noStructureReason = changed->noStructureReason;
            });
        });
}

void CompoundPage::addBatch()
{
    const CompoundId id = m_document.value().head.id;
    const store::SaveContext context = m_session->saveContext(tr("Added a batch"));
    m_session->write(
        tr("Add a batch"),
        [id, context](store::Store &store, const WorkContext &) -> Result<BatchId> {
            Batch batch;
            batch.head.id = BatchId::create();
            batch.head.authors = {context.who};
            batch.compound = id;
            ARTEMISIA_TRY_ASSIGN(batch.code, store.batches().nextCode(id));
            ARTEMISIA_TRY(store.batches().save(batch, context));
            return batch.head.id;
        },
        this,
        [this](const Result<BatchId> &batch) {
            if (batch) {
                m_session->announceChange(RecordKind::Batch, batch->uuid());
                Q_EMIT recordRequested({RecordKind::Batch, batch->uuid()});
            }
        });
}

} // namespace artemisia::app
