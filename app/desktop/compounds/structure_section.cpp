// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/structure_section.h"

#include "app/desktop/compounds/structure_input.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/breakable_text.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "core/compounds/registrar.h"

#include <QLabel>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
const QString kUnread = QStringLiteral("unread-structure");
}

StructureSection::StructureSection(std::shared_ptr<Session> session,
                                   RecordDocument<Compound> &document, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_document(document)
    , m_drawing(new DrawingField(Sketcher::Use::Structure, m_session, this))
    , m_words(new QLabel(this))
    , m_input(new StructureInput(m_session, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    StructureView &picture = m_drawing->picture();
    picture.setHeightRange(140, 260);
    picture.setHint(tr("No structure yet. Click here to draw it."));
    picture.setObjectName(QStringLiteral("compoundStructureView"));
    picture.setAccessibleName(tr("Drawing of the compound"));
    m_words->setObjectName(QStringLiteral("noStructureLabel"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
    setTextRole(m_words, TextRole::Warning);
    layout->addWidget(m_drawing);
    layout->addWidget(m_words);
    layout->addWidget(m_input);
    connect(m_input, &StructureInput::structureRead, this, &StructureSection::takeFacts);
    connect(m_drawing, &DrawingField::drawn, this, &StructureSection::takeDrawing);
    connect(m_drawing, &DrawingField::openFailed, m_words, &QLabel::setText);
}

bool StructureSection::isOwn(const Remark &remark)
{
    return remark.code == kUnread;
}

void StructureSection::refresh()
{
    const Compound &compound = m_document.value();
    DrawingSource source = DrawingSource::of(compound.structure);
    QString words = compound.structure.isEmpty() ? compound.noStructureReason : QString();
    for (const Remark &remark : compound.remarks) {
        if (isOwn(remark)) {
            source.cdxml = remark.text;
            words = compound.structure.isEmpty()
                        ? tr("What is drawn is no possible structure yet. It is kept as it is.")
                        : tr("What is drawn is no possible structure yet. It is kept; the "
                             "identifiers are those of the last one that was.");
        }
    }
    m_drawing->setSource(source,
                         m_isDrawn ? DrawingField::Origin::Drawn : DrawingField::Origin::Elsewhere);
    m_words->setText(breakableText(words));
    m_words->setVisible(!words.isEmpty());
}

void StructureSection::opened()
{
    m_drawing->stopDrawing();
    m_input->clear();
}

void StructureSection::flush()
{
    if (m_drawing->isDrawing()) {
        m_drawing->sketcher()->endGesture();
    }
    if (m_unanswered) {
        writeSheet(m_drawnOn, *std::exchange(m_unanswered, std::nullopt));
        ++*m_drawings;
    }
}

void StructureSection::setReadOnly(bool readOnly)
{
    m_input->setReadOnly(readOnly);
    m_drawing->setReadOnly(readOnly);
}

bool StructureSection::canTake(const QMimeData *mime) const
{
    return m_input->canTake(mime);
}

void StructureSection::take(const QMimeData *mime)
{
    m_input->take(mime);
}

Result<StructureSection::Drawn> StructureSection::readSheet(const chem::Drawing &sheet)
{
    Drawn drawn;
    if (sheet.isEmpty()) {
        return drawn;
    }
    const auto molecule = chem::moleculeOf(sheet);
    if (!molecule) {
        drawn.unread = QString::fromStdString(chem::cdxmlOf(sheet));
        return drawn;
    }
    ARTEMISIA_TRY(compounds::setStructure(drawn.facts, *molecule));
    return drawn;
}

void StructureSection::apply(Compound &compound, const Drawn &drawn)
{
    compound.remarks.removeIf([](const Remark &remark) { return isOwn(remark); });
    if (!drawn.unread.isEmpty()) {
        compound.remarks.append(Remark{ElementId::create(), kUnread, drawn.unread, Json::object()});
        return;
    }
    compound.structure = drawn.facts.structure;
    compound.stereo = drawn.facts.stereo;
    compound.formula = drawn.facts.formula;
    compound.averageMass = drawn.facts.averageMass;
    compound.monoisotopicMass = drawn.facts.monoisotopicMass;
    if (!compound.structure.isEmpty()) {
        compound.noStructureReason.clear();
    }
}

void StructureSection::takeFacts(const Compound &facts)
{
    m_document.edit(tr("Replace the structure"), {}, [&](Compound &compound) {
        apply(compound, {facts, {}});
    });
}

void StructureSection::takeDrawing(const chem::Drawing &sheet)
{
    const CompoundId id = m_document.value().head.id;
    if (id != m_drawnOn) {
        m_drawnOn = id;
        m_drawings = std::make_shared<int>(0);
    }
    m_unanswered = sheet;
    m_session->workers().start(
        QString(), [sheet](const WorkContext &) { return readSheet(sheet); }, this,
        [this, id, sheet, counter = m_drawings,
         number = ++*m_drawings](const Result<Drawn> &drawn) {
            if (number != *counter) {
                return;
            }
            m_unanswered.reset();
            if (drawn && m_document.value().head.id == id) {
                m_isDrawn = true;
                m_document.edit(tr("Draw the structure"), QStringLiteral("structure"),
                                [&](Compound &compound) { apply(compound, *drawn); });
                m_isDrawn = false;
            } else if (drawn) {
                writeSheet(id, sheet); // another record was opened meanwhile
            }
        });
}

// By the writer, which the end of the program waits for.
void StructureSection::writeSheet(const CompoundId &id, const chem::Drawing &sheet)
{
    m_session->write(
        QString(),
        [id, sheet, context = m_session->saveContext(tr("Draw the structure"))](
            store::Store &store, const WorkContext &) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(const Drawn drawn, readSheet(sheet));
            ARTEMISIA_TRY_ASSIGN(auto found, store.compounds().find(id));
            if (!found) {
                return {};
            }
            apply(*found, drawn);
            return store.compounds().save(*found, context);
        },
        m_session.get(),
        [session = std::weak_ptr(m_session), id](const Result<> &saved) {
            if (const auto open = session.lock(); open && saved) {
                open->announceChange(RecordKind::Compound, id.uuid());
            }
        });
}

} // namespace artemisia::app
