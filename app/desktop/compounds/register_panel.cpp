// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/register_panel.h"

#include "app/desktop/compounds/compound_text.h"
#include "app/desktop/compounds/structure_files.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/page_scroll.h"
#include "app/desktop/widgets/words.h"
#include "chem/drawing/convert.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr int kCodeWidth = 120; // "OSM-S-1234", at 100 %
constexpr int kPauseMs = 250;

QString likenessText(const compounds::Likeness &likeness)
{
    switch (likeness.kind) {
    case compounds::Likeness::Kind::SameKey:
        return RegisterPanel::tr("%1 has the same InChIKey").arg(likeness.code);
    case compounds::Likeness::Kind::SameSkeleton:
        return RegisterPanel::tr("%1 has the same skeleton, other stereo or form")
            .arg(likeness.code);
    case compounds::Likeness::Kind::SameAlias:
        break;
    }
    return RegisterPanel::tr("%1 has the same name").arg(likeness.code);
}

/// The compound, and the batch that its salt makes, both or none.
Result<CompoundId> save(store::Store &store, const compounds::Preparation &preparation,
                        const store::SaveContext &context)
{
    Compound compound = preparation.compound;
    const auto written = store.transaction(QString(), [&]() -> Result<> {
        ARTEMISIA_TRY(store.compounds().save(compound, context));
        if (preparation.components.isEmpty()) {
            return {};
        }
        Batch batch;
        batch.head.id = BatchId::create();
        batch.head.authors = {context.who};
        batch.compound = compound.head.id;
        batch.structure = preparation.asGiven;
        batch.components = preparation.components;
        ARTEMISIA_TRY_ASSIGN(batch.code, store.batches().nextCode(compound.head.id));
        return store.batches().save(batch, context);
    });
    if (!written) {
        return tl::unexpected(written.error());
    }
    return compound.head.id;
}
} // namespace

RegisterPanel::RegisterPanel(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
{
    setObjectName(QStringLiteral("registerPanel"));
    setAcceptDrops(true);
    setLook(this, Look::Surface);
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &RegisterPanel::read);
    connect(m_input, &QPlainTextEdit::textChanged, this, [this] {
        m_sheet.reset();
        m_preparation.reset();
        m_register->setEnabled(false);
        m_pause.start();
    });
    connect(m_register, &QPushButton::clicked, this, &RegisterPanel::registerNow);
}

void RegisterPanel::build()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new PageScroll(this); // with the editor open a low window does not show it all
    whole->addWidget(scroll);
    QVBoxLayout *layout = scroll->column();
    buildInput(layout);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("newStructureProblemLabel"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setTextRole(m_problem, TextRole::Error);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_drawing = new DrawingField(Sketcher::Use::Structure, m_session, this);
    m_drawing->picture().setHeightRange(160, 260);
    m_drawing->picture().setHint(tr("Click here to draw it"));
    layout->addWidget(m_drawing);
    connect(m_drawing, &DrawingField::drawn, this, &RegisterPanel::takeDrawing);
    connect(m_drawing, &DrawingField::openFailed, this, &RegisterPanel::sayProblem);
    m_facts = new QLabel(this);
    m_facts->setObjectName(QStringLiteral("newStructureFactsLabel"));
    m_facts->setWordWrap(true);
    setTextRole(m_facts, TextRole::Computed);
    layout->addWidget(m_facts);
    m_likenesses = new QVBoxLayout;
    layout->addLayout(m_likenesses);
    buildButtons(layout);
    layout->addStretch(1);
}

void RegisterPanel::buildInput(QVBoxLayout *layout)
{
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("New compound"), this);
    setTextStyle(title, Theme::TextStyle::PageTitle);
    auto *open = new QPushButton(tr("Open a file"), this);
    open->setObjectName(QStringLiteral("openNewStructureButton"));
    open->setToolTip(tr("Take the structure from a MOL, SDF, SMILES, InChI or CDXML file"));
    setLook(open, Look::Quiet);
    connect(open, &QPushButton::clicked, this, &RegisterPanel::chooseFile);
    head->addWidget(title, 1);
    head->addWidget(open);
    layout->addLayout(head);
    m_input = new QPlainTextEdit(this);
    m_input->setObjectName(QStringLiteral("newStructureTextEdit"));
    m_input->setAccessibleName(tr("Structure of the new compound"));
    m_input->setPlaceholderText(tr("Type, paste or drop a structure: SMILES, InChI, MOL block or "
                                   "CDXML"));
    m_input->setTabChangesFocus(true);
    m_input->setAcceptDrops(false); // the panel takes drops: a file's address is not a structure
    m_input->setFixedHeight(Theme::instance().scaled(72));
    setTextStyle(m_input, Theme::TextStyle::Code);
    layout->addWidget(m_input);
}

void RegisterPanel::buildButtons(QVBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    auto *caption = new QLabel(tr("Code"), this);
    setTextStyle(caption, Theme::TextStyle::Caption);
    setTextRole(caption, TextRole::Secondary);
    m_code = new QLineEdit(this);
    m_code->setObjectName(QStringLiteral("newCodeLineEdit"));
    m_code->setAccessibleName(tr("Code of the new compound"));
    m_code->setMinimumWidth(Theme::instance().scaled(kCodeWidth));
    m_register = new QPushButton(tr("Register"), this);
    m_register->setObjectName(QStringLiteral("registerButton"));
    m_register->setEnabled(false);
    setLook(m_register, Look::Primary);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeRegisterButton"));
    setLook(close, Look::Quiet);
    connect(close, &QPushButton::clicked, this, &RegisterPanel::closeRequested);
    row->addWidget(caption);
    row->addWidget(m_code);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_register);
    layout->addLayout(row);
}

void RegisterPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a structure"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Structures (*.mol *.sdf *.sd *.smi *.smiles *.inchi *.cdxml *.cdx)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &RegisterPanel::openFile);
    dialog->open();
}

void RegisterPanel::openFile(const QString &path)
{
    m_session->workers().start(
        QString(), [path](const WorkContext &work) { return structureTextOf(path, work.cancel); },
        this,
        [this](const Result<StructureText> &file) {
            if (file) {
                m_input->setPlainText(file->text);
                m_file = {m_input->toPlainText(), file->remark};
                m_input->setFocus();
            } else {
                sayProblem(file.error().message);
            }
        });
}

void RegisterPanel::sayProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void RegisterPanel::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *mime = event->mimeData();
    if (!localFileOf(mime).isEmpty() || (mime->hasText() && !mime->hasUrls())) {
        event->acceptProposedAction();
    }
}

void RegisterPanel::dropEvent(QDropEvent *event)
{
    if (const QString path = localFileOf(event->mimeData()); !path.isEmpty()) {
        openFile(path);
    } else {
        m_input->setPlainText(event->mimeData()->text());
    }
    event->acceptProposedAction();
}

void RegisterPanel::begin()
{
    m_input->setFocus();
    m_session->read(
        [](store::Store &store, const WorkContext &) { return compounds::nextCode(store); }, this,
        [this](const Result<QString> &code) {
            if (code && m_code->text().isEmpty()) {
                m_code->setText(*code);
            }
        });
}

void RegisterPanel::takeDrawing(const chem::Drawing &sheet)
{
    {
        const QSignalBlocker blocker(m_input);
        m_input->clear(); // what was typed is on the sheet, or was drawn over
    }
    m_pause.stop();
    m_preparation.reset();
    m_register->setEnabled(false);
    m_sheet = sheet;
    DrawingSource source;
    if (!sheet.isEmpty()) {
        source.sheet = std::make_shared<const chem::Drawing>(sheet);
    }
    m_drawing->setSource(source, DrawingField::Origin::Drawn);
    read();
}

void RegisterPanel::read()
{
    if (m_job) {
        m_job->cancel();
    }
    const QString text = m_input->toPlainText();
    const int number = ++m_readings;
    if (m_sheet ? m_sheet->isEmpty() : text.trimmed().isEmpty()) {
        show(Reading());
        return;
    }
    m_job = m_session->read(
        [text, sheet = m_sheet](store::Store &store, const WorkContext &) -> Result<Reading> {
            const auto molecule =
                sheet ? chem::moleculeOf(*sheet) : chem::Molecule::fromText(text.toStdString());
            if (!molecule) {
                return tl::unexpected(fromChem(molecule.error()));
            }
            Reading reading;
            ARTEMISIA_TRY_ASSIGN(reading.preparation, compounds::prepare(*molecule));
            ARTEMISIA_TRY_ASSIGN(reading.likenesses,
                                 compounds::likenessesOf(store, reading.preparation.compound));
            return reading;
        },
        this,
        [this, number](const Result<Reading> &reading) {
            if (number == m_readings) {
                show(reading);
            }
        });
}

void RegisterPanel::show(const Result<Reading> &reading)
{
    while (QLayoutItem *item = m_likenesses->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_preparation.reset();
    m_facts->clear();
    dressButton(false);
    const bool isFromFile = m_input->toPlainText() == m_file.text;
    sayProblem(!reading ? reading.error().message : isFromFile ? m_file.remark : QString());
    if (!reading) {
        m_register->setEnabled(false);
        return;
    }
    const Compound &compound = reading->preparation.compound;
    if (!m_sheet) {
        m_drawing->setSource(DrawingSource::of(compound.structure));
    }
    if (compound.structure.isEmpty()) {
        m_register->setEnabled(false);
        return;
    }
    m_preparation = reading->preparation;
    QStringList facts{formulaHtml(compound.formula),
                      tr("%1 g/mol").arg(QString::number(compound.averageMass, 'f', 2)),
                      compound.structure.inchiKey.toHtmlEscaped(), stereoText(compound.stereo)};
    if (!reading->preparation.components.isEmpty()) {
        facts.append(tr("with %1, kept as a batch")
                         .arg(componentsText(reading->preparation.components).toHtmlEscaped()));
    }
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    showLikenesses(reading->likenesses);
    m_register->setEnabled(!m_session->isReadOnly());
}

void RegisterPanel::showLikenesses(const QList<compounds::Likeness> &likenesses)
{
    for (const compounds::Likeness &likeness : likenesses) {
        auto *link = new QPushButton(likenessText(likeness), this);
        link->setObjectName(QStringLiteral("likenessLinkButton"));
        setLook(link, Look::Link);
        const QUuid id = likeness.compound.uuid();
        connect(link, &QPushButton::clicked, this, [this, id] {
            Q_EMIT recordRequested({RecordKind::Compound, id});
        });
        if (likeness.kind != compounds::Likeness::Kind::SameKey) {
            m_likenesses->addWidget(link, 0, Qt::AlignLeft);
            continue;
        }
        auto *bar = new QWidget(this);
        setLook(bar, Look::WarningBar);
        auto *row = new QHBoxLayout(bar);
        auto *words = new QLabel(tr("This compound is registered already."), bar);
        words->setObjectName(QStringLiteral("registeredAlreadyLabel"));
        row->addWidget(words);
        row->addWidget(link);
        row->addStretch(1);
        m_likenesses->addWidget(bar);
    }
    dressButton(std::any_of(likenesses.cbegin(), likenesses.cend(), [](const auto &likeness) {
        return likeness.kind == compounds::Likeness::Kind::SameKey;
    }));
}

void RegisterPanel::dressButton(bool isKnown)
{
    m_register->setText(isKnown ? tr("Register a second time") : tr("Register"));
    setLook(m_register, isKnown ? Look::Plain : Look::Primary);
}

void RegisterPanel::registerNow()
{
    if (!m_preparation || m_code->text().trimmed().isEmpty()) {
        m_code->setFocus();
        return;
    }
    m_register->setEnabled(false);
    compounds::Preparation preparation = *m_preparation;
    preparation.compound.head.id = CompoundId::create();
    preparation.compound.code = m_code->text().trimmed();
    const store::SaveContext context = m_session->saveContext(tr("Registered the compound"));
    preparation.compound.head.authors = {context.who};
    m_session->write(
        tr("Register %1").arg(preparation.compound.code),
        [preparation, context](store::Store &store, const WorkContext &) {
            return save(store, preparation, context);
        },
        this,
        [this](const Result<CompoundId> &id) {
            if (!id) {
                sayProblem(id.error().message);
                m_register->setEnabled(true);
                return;
            }
            m_drawing->stopDrawing();
            m_sheet.reset();
            m_drawing->setSource({});
            m_input->clear();
            m_code->clear();
            m_session->announceChange(RecordKind::Compound, id->uuid());
            Q_EMIT registered(*id);
        });
}

} // namespace artemisia::app
