// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_document.h"

#include <QUndoCommand>

namespace artemisia::app
{

namespace
{
constexpr int kMergeId = 0x536b;
}

/// A step of the history. The first redo, when it is pushed, does what every later one does.
class SketchDocument::Step : public QUndoCommand
{
public:
    Step(SketchDocument &document, const QString &name, chem::DrawingChange change,
         const QString &mergeKey)
        : QUndoCommand(name)
        , m_document(document)
        , m_change(std::move(change))
        , m_mergeKey(mergeKey)
    {
    }

    void undo() override
    {
        chem::undo(m_document.m_drawing, m_change);
        m_document.settle();
    }
    void redo() override
    {
        chem::redo(m_document.m_drawing, m_change);
        m_document.settle();
    }
    [[nodiscard]] int id() const override { return m_mergeKey.isEmpty() ? -1 : kMergeId; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *later = static_cast<const Step *>(other);
        if (later->m_mergeKey != m_mergeKey) {
            return false;
        }
        // The later one is done already: the whole way leads from where this one began to there.
        const chem::Drawing after = m_document.m_drawing;
        chem::Drawing before = after;
        chem::undo(before, later->m_change);
        chem::undo(before, m_change);
        m_change = chem::changeBetween(before, after);
        setObsolete(m_change.isEmpty() && m_change.nextIdBefore == m_change.nextIdAfter);
        return true;
    }

private:
    SketchDocument &m_document;
    chem::DrawingChange m_change;
    QString m_mergeKey;
};

SketchDocument::SketchDocument(QObject *parent)
    : QObject(parent)
{
}

void SketchDocument::edit(const QString &name, const Change &change, const QString &mergeKey)
{
    m_preview.reset();
    chem::Drawing edited = m_drawing;
    change(edited);
    Q_ASSERT(chem::faultOf(edited).empty());
    chem::DrawingChange made = chem::changeBetween(m_drawing, edited);
    if (made.isEmpty()) {
        Q_EMIT shownChanged(); // of a preview that is gone
        return;
    }
    m_stack.push(new Step(*this, name, std::move(made), mergeKey));
}

void SketchDocument::preview(const Change &change)
{
    chem::Drawing edited = m_drawing;
    change(edited);
    m_preview = std::move(edited);
    Q_EMIT shownChanged();
}

void SketchDocument::commitPreview(const QString &name)
{
    if (m_preview) {
        const chem::Drawing wanted = *std::move(m_preview);
        edit(name, [&wanted](chem::Drawing &drawing) { drawing = wanted; });
    }
}

void SketchDocument::cancelPreview()
{
    if (m_preview) {
        m_preview.reset();
        Q_EMIT shownChanged();
    }
}

void SketchDocument::load(const chem::Drawing &drawing)
{
    ++m_loads;
    m_preview.reset();
    m_stack.clear();
    m_drawing = drawing;
    settle();
}

void SketchDocument::setSelection(chem::Selection selection)
{
    const chem::Selection all = chem::everything(m_drawing);
    for (auto item = selection.begin(); item != selection.end();) {
        item = all.count(*item) > 0 ? std::next(item) : selection.erase(item);
    }
    if (selection != m_selection) {
        m_selection = std::move(selection);
        Q_EMIT selectionChanged();
    }
}

// After every change of m_drawing: nothing that is gone stays chosen.
void SketchDocument::settle()
{
    m_preview.reset();
    Q_EMIT drawingChanged();
    Q_EMIT shownChanged();
    setSelection(m_selection);
}

} // namespace artemisia::app
