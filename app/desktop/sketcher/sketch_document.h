// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/change.h"
#include "chem/drawing/edit.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace artemisia::app
{

/// The sheet that is being drawn, with its history and what is chosen on it. Every edit goes
/// through edit(), is one named step of the undo stack, and is kept as what it changed. Views paint
/// shown() and follow the signals; they never change a drawing themselves. Needs no window. GUI
/// thread.
class SketchDocument : public QObject
{
    Q_OBJECT
public:
    explicit SketchDocument(QObject *parent = nullptr);

    /// As of the last finished edit.
    [[nodiscard]] const chem::Drawing &drawing() const { return m_drawing; }
    /// As it would be if the gesture under way ended here; drawing() while there is none.
    [[nodiscard]] const chem::Drawing &shown() const { return m_preview ? *m_preview : m_drawing; }
    [[nodiscard]] QUndoStack &undoStack() { return m_stack; }

    using Change = std::function<void(chem::Drawing &)>;
    /// One step, named for the undo menu ("Draw bond"). Changes nothing and adds no step if the
    /// change comes to nothing. \a mergeKey: steps of one key that follow each other become one (a
    /// row of arrow keys); empty: never.
    void edit(const QString &name, const Change &change, const QString &mergeKey = {});

    /// Shows what \a change would make of drawing(), again and again while a gesture is under way.
    void preview(const Change &change);
    /// Makes the preview a step, or forgets it.
    void commitPreview(const QString &name);
    void cancelPreview();
    [[nodiscard]] bool hasPreview() const { return m_preview.has_value(); }

    /// Another sheet, with an empty history.
    void load(const chem::Drawing &drawing);
    /// How often that was: two moments with the same number are moments of one sheet.
    [[nodiscard]] int loads() const { return m_loads; }

    [[nodiscard]] const chem::Selection &selection() const { return m_selection; }
    /// Items that are not there are left out.
    void setSelection(chem::Selection selection);

Q_SIGNALS:
    /// drawing() is another. Not for previews.
    void drawingChanged();
    /// shown() is another: after every change, and while a gesture goes on.
    void shownChanged();
    void selectionChanged();

private:
    class Step;
    void settle();

    int m_loads = 0;
    chem::Drawing m_drawing;
    std::optional<chem::Drawing> m_preview;
    chem::Selection m_selection;
    QUndoStack m_stack;
};

} // namespace artemisia::app
