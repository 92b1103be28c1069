// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/structure_input.h"

#include "app/desktop/compounds/structure_files.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "core/compounds/registrar.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>

namespace artemisia::app
{

namespace
{

Result<StructureInput::Read> factsOf(const QString &text)
{
    const auto molecule = chem::Molecule::fromText(text.toStdString());
    if (!molecule) {
        return tl::unexpected(fromChem(molecule.error()));
    }
    StructureInput::Read read;
    ARTEMISIA_TRY(compounds::setStructure(read.facts, *molecule));
    return read;
}

Result<StructureInput::Read> factsOfFile(const QString &path, const CancelToken &cancel)
{
    ARTEMISIA_TRY_ASSIGN(const StructureText file, structureTextOf(path, cancel));
    auto read = factsOf(file.text);
    if (!read) {
        Error error = read.error();
        error.message = QStringLiteral("%1: %2").arg(QFileInfo(path).fileName(), error.message);
        return tl::unexpected(error);
    }
    read->remark = file.remark;
    return read;
}

} // namespace

StructureInput::StructureInput(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_field(new CaptionedField(tr("Replace the structure"), QStringLiteral("structure"),
                                 CaptionedField::Kind::Line, this))
    , m_open(new QToolButton(this))
{
    setObjectName(QStringLiteral("structureInput"));
    setAcceptDrops(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    row->addWidget(m_field, 1);
    row->addWidget(m_open, 0, Qt::AlignBottom);
    m_field->setHint(tr("Paste or drop SMILES, InChI, a MOL file"));
    m_field->lineEdit()->setAcceptDrops(false); // a file's address is not a structure
    m_open->setObjectName(QStringLiteral("openStructureButton"));
    m_open->setText(tr("Open a file"));
    m_open->setToolTip(tr("Take the structure from a MOL, SDF, SMILES, InChI, CDXML or CDX file"));
    m_open->setFocusPolicy(Qt::TabFocus);
    setLook(m_open, Look::Quiet);
    connect(m_open, &QToolButton::clicked, this, &StructureInput::chooseFile);
    connect(m_field, &CaptionedField::committed, this, &StructureInput::readText);
}

void StructureInput::clear()
{
    ++m_reading;
    m_field->setRemark({});
    m_field->revertTo({});
}

void StructureInput::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_field->setReadOnly(readOnly);
    setVisible(!readOnly);
}

void StructureInput::readText(const QString &text)
{
    m_field->setRemark({});
    if (!text.trimmed().isEmpty()) {
        start(text, [text](const WorkContext &) { return factsOf(text); });
    }
}

void StructureInput::readFile(const QString &path)
{
    start({}, [path](const WorkContext &work) { return factsOfFile(path, work.cancel); });
}

void StructureInput::start(const QString &typed, Reading reading)
{
    if (m_isReadOnly) {
        return;
    }
    if (m_job) {
        m_job->cancel();
    }
    m_job =
        m_session->workers().start(QString(), std::move(reading), this,
                                   [this, typed, number = ++m_reading](const Result<Read> &read) {
                                       if (number != m_reading) {
                                           return;
                                       }
                                       if (!read) {
                                           m_field->setRemark(read.error().message);
                                           return;
                                       }
                                       m_field->setRemark(read->remark);
                                       if (m_field->text() == typed || !m_field->isDirty()) {
                                           m_field->revertTo({});
                                       }
                                       Q_EMIT structureRead(read->facts);
                                   });
}

void StructureInput::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a structure"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Structures (*.mol *.sdf *.sd *.smi *.smiles *.inchi *.cdxml *.cdx)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &StructureInput::readFile);
    dialog->open();
}

bool StructureInput::canTake(const QMimeData *mime) const
{
    return !m_isReadOnly && (mime->hasUrls() ? !localFileOf(mime).isEmpty() : mime->hasText());
}

void StructureInput::take(const QMimeData *mime)
{
    if (const QString path = localFileOf(mime); !path.isEmpty()) {
        readFile(path);
    } else {
        m_field->revertTo(mime->text().simplified());
        readText(mime->text());
    }
}

void StructureInput::dragEnterEvent(QDragEnterEvent *event)
{
    if (canTake(event->mimeData())) {
        event->acceptProposedAction();
    }
}

void StructureInput::dropEvent(QDropEvent *event)
{
    take(event->mimeData());
    event->acceptProposedAction();
}

} // namespace artemisia::app
