// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_search.h"

#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/icon_button.h"
#include "chem/drawing/ctab.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace artemisia::app
{

namespace
{

constexpr int kPauseMs = 250;

} // namespace

CompoundSearch::CompoundSearch(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_mode(new QComboBox(this))
    , m_line(new QLineEdit(this))
    , m_draw(makeIconButton(QStringLiteral("drawQueryButton"), QStringLiteral("document-edit"),
                            tr("Draw what to look for"), this))
    , m_sheet(new QWidget(parent))
{
    m_mode->setObjectName(QStringLiteral("searchModeComboBox"));
    m_mode->setAccessibleName(tr("How to search"));
    m_mode->addItem(tr("Text"), int(Mode::Text));
    m_mode->addItem(tr("Exact structure"), int(Mode::Exact));
    m_mode->addItem(tr("Substructure"), int(Mode::Substructure));
    m_mode->addItem(tr("Similar structures"), int(Mode::Similar));
    m_line->setObjectName(QStringLiteral("compoundFilterLineEdit"));
    m_line->setAccessibleName(tr("Find compounds"));
    m_line->setClearButtonEnabled(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    row->addWidget(m_mode);
    row->addWidget(m_line, 1);
    row->addWidget(m_draw);
    makeSheet();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CompoundSearch::changed);
    connect(m_draw, &QToolButton::clicked, this, &CompoundSearch::startDrawing);
    connect(m_line, &QLineEdit::textChanged, this, &CompoundSearch::takeText);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        changeNow();
        Q_EMIT confirmed();
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, &CompoundSearch::changeMode);
    showSheet();
}

void CompoundSearch::makeSheet()
{
    auto *row = new QHBoxLayout(m_sheet);
    row->setContentsMargins(Space::l, 0, Space::l, Space::s);
    row->setSpacing(Space::s);
    m_field = new DrawingField(Sketcher::Use::Query, m_session, m_sheet);
    m_field->setEditorHeight(340); // some of what is found stays in sight
    StructureView &picture = m_field->picture();
    picture.setObjectName(QStringLiteral("queryStructureView"));
    picture.setAccessibleName(tr("Drawing of what is looked for"));
    picture.setHeightRange(72, 120);
    picture.setHint(tr("Nothing is drawn yet"));
    auto *forget = makeIconButton(QStringLiteral("forgetQueryButton"), QStringLiteral("edit-clear"),
                                  tr("Look for it no more"), m_sheet);
    row->addWidget(m_field, 1);
    row->addWidget(forget, 0, Qt::AlignTop);
    connect(forget, &QToolButton::clicked, this, [this] {
        forgetDrawing();
        changeNow();
        takeFocus();
    });
    connect(m_field, &DrawingField::drawn, this, &CompoundSearch::takeDrawing);
    connect(m_field, &DrawingField::drawingStarted, this, &CompoundSearch::showSheet);
    connect(m_field, &DrawingField::drawingStopped, this, &CompoundSearch::showSheet);
    connect(m_field, &DrawingField::openFailed, this, [this](const QString &why) {
        showSheet();
        Q_EMIT failed(why);
    });
}

CompoundSearch::Mode CompoundSearch::mode() const
{
    return Mode(m_mode->currentData().toInt());
}

QString CompoundSearch::query() const
{
    return m_drawn.isEmpty() || mode() == Mode::Text
               ? m_line->text().trimmed()
               : QString::fromStdString(chem::molBlockOf(m_drawn));
}

// Letters without a meaning would be found as any atom.
QString CompoundSearch::obstacle() const
{
    if (mode() != Mode::Text) {
        for (const chem::DrawnAtom &atom : m_drawn.atoms) {
            if (atom.kind == chem::AtomKind::Text) {
                return tr("“%1” names no atom or group that is known. Nothing was looked for: the "
                          "list is what it was. One of several elements is written [N,O].")
                    .arg(QString::fromStdString(atom.text));
            }
        }
    }
    return {};
}

void CompoundSearch::takeFocus()
{
    m_line->setFocus();
    m_line->selectAll();
}

void CompoundSearch::startDrawing()
{
    if (mode() == Mode::Text) {
        const QSignalBlocker blocker(m_line); // words are no structure
        m_line->clear();
        m_mode->setCurrentIndex(m_mode->findData(int(Mode::Substructure)));
    } else if (m_drawn.isEmpty()) {
        DrawingSource source;
        source.smiles = m_line->text().trimmed();
        m_field->setSource(source);
    }
    m_sheet->show();
    m_field->startDrawing();
}

void CompoundSearch::changeMode()
{
    if (mode() == Mode::Text) {
        m_field->stopDrawing();
    }
    showSheet();
    changeNow();
}

void CompoundSearch::takeText()
{
    if (!m_line->text().trimmed().isEmpty()) {
        forgetDrawing();
    }
    m_pause.start();
}

void CompoundSearch::takeDrawing(const chem::Drawing &drawing)
{
    {
        const QSignalBlocker blocker(m_line);
        m_line->clear();
    }
    m_drawn = drawing;
    DrawingSource source;
    if (!drawing.isEmpty()) {
        source.sheet = std::make_shared<const chem::Drawing>(drawing);
    }
    m_field->setSource(source, DrawingField::Origin::Drawn);
    showSheet();
    m_pause.start();
}

void CompoundSearch::forgetDrawing()
{
    m_drawn = {};
    m_field->stopDrawing();
    m_field->setSource({});
    showSheet();
}

void CompoundSearch::changeNow()
{
    m_pause.stop();
    Q_EMIT changed();
}

void CompoundSearch::showSheet()
{
    const bool isText = mode() == Mode::Text;
    const bool isDrawn = !m_drawn.isEmpty();
    m_sheet->setVisible(!isText && (isDrawn || m_field->isDrawing()));
    m_line->setPlaceholderText(isText    ? tr("Find a code, a name, an InChIKey, a word (Ctrl+F)")
                               : isDrawn ? tr("What is drawn below, or type a SMILES")
                                         : tr("Type or paste a SMILES, or draw it"));
}

} // namespace artemisia::app
