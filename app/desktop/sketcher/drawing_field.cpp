// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/drawing_field.h"

#include "app/desktop/sketcher/editor_stage.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/theme/theme.h"
#include "chem/drawing/alike_steps.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/scheme.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

chem::Result<chem::Drawing> reactionSheet(const DrawingSource &source)
{
    auto reaction = !source.rxn.isEmpty() ? chem::Reaction::fromRxn(source.rxn.toStdString())
                    : !source.reactionSmiles.isEmpty()
                        ? chem::Reaction::fromSmiles(source.reactionSmiles.toStdString())
                        : chem::Reaction();
    if (reaction) {
        reaction = chem::laidOutAlike(*reaction);
    }
    if (!reaction) {
        return tl::unexpected(reaction.error());
    }
    return chem::drawingOf(chem::Reaction(reaction->participants(), source.textAbove.toStdString(),
                                          source.textBelow.toStdString()));
}

chem::Result<chem::Drawing> moleculeSheet(const DrawingSource &source)
{
    const auto molecule = source.molblock.isEmpty()
                              ? chem::Molecule::fromSmiles(source.smiles.toStdString())
                              : chem::Molecule::fromMolBlock(source.molblock.toStdString());
    if (!molecule) {
        return tl::unexpected(molecule.error());
    }
    return chem::drawingOf(*molecule);
}

} // namespace

Result<chem::Drawing> sheetOf(const DrawingSource &source)
{
    if (source.sheet != nullptr) {
        return *source.sheet;
    }
    if (!source.cdxml.isEmpty()) {
        auto sheet = chem::drawingFromCdxml(source.cdxml.toStdString());
        if (sheet) {
            return std::move(*sheet);
        }
    }
    const bool isMolecule = !source.molblock.isEmpty() || !source.smiles.isEmpty();
    const bool isReaction = !source.rxn.isEmpty() || !source.reactionSmiles.isEmpty() ||
                            !source.textAbove.isEmpty() || !source.textBelow.isEmpty();
    if (!isMolecule && !isReaction) {
        return chem::Drawing();
    }
    auto sheet = isReaction ? reactionSheet(source) : moleculeSheet(source);
    if (!sheet) {
        return tl::unexpected(fromChem(sheet.error()));
    }
    return std::move(*sheet);
}

DrawingField::DrawingField(Sketcher::Use use, std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_picture(new StructureView(m_session, this))
    , m_use(use)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_picture);
    m_picture->installEventFilter(this);
    setReadOnly(false);
}

DrawingField::~DrawingField()
{
    if (m_stage != nullptr) { // the page's child
        m_sketcher->setParent(this);
        delete m_stage;
    }
}

void DrawingField::setSource(const DrawingSource &source, Origin origin)
{
    if (source == m_source) {
        return;
    }
    m_source = source;
    m_picture->setSource(source);
    if (origin == Origin::Elsewhere && isDrawing()) {
        loadSheet();
    }
}

void DrawingField::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    m_picture->setFocusPolicy(readOnly ? Qt::NoFocus : Qt::StrongFocus);
    m_picture->setCursor(readOnly ? Qt::ArrowCursor : Qt::PointingHandCursor);
    m_picture->setToolTip(readOnly ? QString() : tr("Draw (Enter)"));
    if (readOnly) {
        stopDrawing();
    }
}

bool DrawingField::isDrawing() const
{
    return m_sketcher != nullptr && !m_sketcher->isHidden();
}

void DrawingField::makeSketcher()
{
    m_sketcher = new Sketcher(m_use, m_session->workers(), this);
    m_sketcher->setFixedHeight(Theme::instance().scaled(m_editorHeight));
    m_sketcher->hide();
    layout()->addWidget(m_sketcher);
    connect(m_sketcher, &Sketcher::finished, this, &DrawingField::stopDrawing);
    connect(m_sketcher, &Sketcher::sizeRequested, this, [this] { setLarge(m_stage == nullptr); });
    connect(m_sketcher, &Sketcher::edited, this, [this] {
        if (!m_isLoading) {
            Q_EMIT drawn(m_sketcher->document().drawing());
        }
    });
}

void DrawingField::startDrawing()
{
    if (m_isReadOnly || isDrawing()) {
        return;
    }
    if (m_sketcher == nullptr) {
        makeSketcher();
    }
    loadSheet();
}

// The picture stays until the sheet is there.
void DrawingField::loadSheet()
{
    m_session->workers().start(
        {}, [source = m_source](const WorkContext &) { return sheetOf(source); }, this,
        [this, number = ++m_loading](const Result<chem::Drawing> &sheet) {
            if (number != m_loading || m_isReadOnly) {
                return;
            }
            if (sheet) {
                showSheet(*sheet);
            } else {
                Q_EMIT openFailed(sheet.error().message);
            }
        });
}

void DrawingField::showSheet(const chem::Drawing &sheet)
{
    m_isLoading = true;
    m_sketcher->setDrawing(sheet);
    m_isLoading = false;
    if (!isDrawing()) {
        m_picture->hide();
        m_sketcher->show();
        m_sketcher->view().setFocus(Qt::OtherFocusReason);
        Q_EMIT drawingStarted();
        revealEditor();
    }
}

// With its tools and what stands below the sheet: a page follows the focus, and that is the sheet.
void DrawingField::revealEditor()
{
    for (QWidget *outer = this; outer != nullptr; outer = outer->parentWidget()) {
        if (outer->layout() != nullptr) {
            outer->layout()->activate(); // places are known only then
        }
        if (auto *page = qobject_cast<QScrollArea *>(outer)) {
            page->ensureWidgetVisible(m_sketcher, 0, Theme::instance().scaled(Space::s));
            return;
        }
    }
}

void DrawingField::setLarge(bool isLarge)
{
    if (!isDrawing() || isLarge == (m_stage != nullptr)) {
        return;
    }
    m_sketcher->endGesture();
    if (isLarge) {
        setFixedHeight(height()); // what stands below stays where it is
        layout()->removeWidget(m_sketcher);
        m_sketcher->setMinimumHeight(0);
        m_sketcher->setMaximumHeight(QWIDGETSIZE_MAX);
        m_stage = new EditorStage(*m_sketcher, *this);
        connect(m_stage, &EditorStage::leaveRequested, this, [this] { setLarge(false); });
    } else {
        takeBack();
        revealEditor();
    }
    m_sketcher->view().setFocus(Qt::OtherFocusReason);
    m_sketcher->fit();
}

void DrawingField::takeBack()
{
    setMinimumHeight(0);
    setMaximumHeight(QWIDGETSIZE_MAX);
    layout()->addWidget(m_sketcher);
    m_sketcher->setFixedHeight(Theme::instance().scaled(m_editorHeight));
    m_sketcher->show();
    m_stage->hide();
    m_stage->deleteLater();
    m_stage.clear();
}

void DrawingField::stopDrawing()
{
    ++m_loading;
    if (isDrawing()) {
        const bool hadFocus = m_sketcher->isAncestorOf(focusWidget());
        m_sketcher->endGesture();
        if (m_stage != nullptr) {
            takeBack();
        }
        m_sketcher->hide();
        m_picture->show();
        if (hadFocus) {
            m_picture->setFocus(Qt::OtherFocusReason);
        }
        Q_EMIT drawingStopped();
    }
}

bool DrawingField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_picture && !m_isReadOnly) {
        if (event->type() == QEvent::MouseButtonRelease &&
            static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton) {
            startDrawing();
            return true;
        }
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
                startDrawing();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void DrawingField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isDrawing()) {
        stopDrawing();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace artemisia::app
