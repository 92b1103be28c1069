// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_document.h"
#include "chem/depict/display_list.h"

#include <QTransform>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>

class QScrollBar;

namespace artemisia::app
{

class SketchTextEditor;
class SketchTool;

/// What lies under the pointer: at most one of them.
struct SketchTarget {
    chem::ItemId atom = chem::kNoItem;
    chem::ItemId bond = chem::kNoItem;
    chem::ItemId arrow = chem::kNoItem;
    chem::ItemId text = chem::kNoItem;
    [[nodiscard]] bool isNothing() const { return item() == chem::kNoItem; }
    [[nodiscard]] chem::ItemId item() const
    {
        return atom != chem::kNoItem    ? atom
               : bond != chem::kNoItem  ? bond
               : arrow != chem::kNoItem ? arrow
                                        : text;
    }
    friend bool operator==(const SketchTarget &, const SketchTarget &) = default;
};

/// A pointer event in the sheet's own terms.
struct SketchPoint {
    chem::Point at;
    SketchTarget target;
    Qt::KeyboardModifiers modifiers;
};

/// A mark at a place that concerns somebody: a valence, an open stereo centre.
struct SketchWarning {
    chem::ItemId atom = chem::kNoItem;
    bool isQuiet = false; ///< nothing wrong: something that is still open
    QString text;         ///< translated; shown when the pointer is there
    friend bool operator==(const SketchWarning &, const SketchWarning &) = default;
};

/// Words that are written at a place on the sheet.
struct SketchWords {
    enum class Hold { Middle, Top, Bottom };
    enum class Tab { Leaves, Forward, Back }; ///< which of Tab and Shift+Tab goes on with others
    enum class End {
        Stay,   ///< by Esc: one is still at them
        GoOn,   ///< by Ctrl+Enter, or from elsewhere
        Others, ///< by the key of Tab
    };
    QString text;                          ///< those that are there
    chem::Point at;                        ///< the middle of what is held; its left end
    bool isLeft = false;                   ///< if so: lines begin below each other
    Hold hold = Hold::Middle;              ///< what stays where it is while lines are added
    chem::ItemId replaces = chem::kNoItem; ///< not painted meanwhile
    std::optional<chem::Point> caret;      ///< nothing: at the end
    Tab tab = Tab::Leaves;
    std::function<void(End)> then; ///< after what was typed is taken
};

/// The paper: paints a document's sheet, shows what the pointer would hit, and hands gestures to
/// the tool. Zooms about the pointer (wheel with Ctrl, pinch), scrolls (wheel, bars, middle
/// button). GUI thread.
class SketchView : public QWidget
{
    Q_OBJECT
public:
    explicit SketchView(SketchDocument &document, QWidget *parent = nullptr);
    ~SketchView() override;

    void setTool(std::unique_ptr<SketchTool> tool);
    [[nodiscard]] SketchTool *tool() const { return m_tool.get(); }
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    void setWarnings(const QList<SketchWarning> &warnings);
    [[nodiscard]] const QList<SketchWarning> &warnings() const { return m_warnings; }
    /// The middles of the marks of the warnings; nothing: its atom is not seen.
    [[nodiscard]] std::vector<std::optional<chem::Point>> marks() const;
    void setColourHeteroAtoms(bool colour);
    /// Stands on the sheet while that is empty and can be drawn on: what one can do here, a line
    /// each, the last ones left out where there is no room.
    void setHint(const QStringList &lines);

    [[nodiscard]] const SketchTarget &hovered() const { return m_hovered; }
    /// The atom at which keys go on drawing, lit like one under the pointer until that moves. If it
    /// goes (undo), the one before it is lit again.
    void setCursorAtom(chem::ItemId atom);
    /// From there to the nearest atom in a direction; false: there is none, or no cursor.
    bool moveCursor(chem::Point direction);
    /// False: there was no such atom.
    bool leaveCursor();
    /// Scrolls by the least that brings all of it in sight; what is in sight moves nothing.
    void keepInSight(const chem::Box &box);
    void keepInSight(chem::Point at);
    /// Of what is drawn; false: it cannot, or all is in sight.
    bool scrollBy(chem::Point by);
    /// The sheet has the window to itself: the wheel is always its, and it scrolls on to the empty
    /// paper around what is drawn. Else the wheel is the page's while all is in sight.
    void setOpenPaper(bool open) { m_isOpenPaper = open; }
    [[nodiscard]] bool isAllInSight() const;
    [[nodiscard]] chem::Box seen() const; ///< the part of the sheet that is in sight
    /// Something is about to take room from the sheet: what is drawn stays where it is on the
    /// screen, or moves by as much as keeps it in sight.
    void holdStill() { m_isUsed = true; }
    /// Where the pointer was last, on the sheet; the middle of what is seen while it is elsewhere.
    [[nodiscard]] chem::Point pointer() const;
    /// The spot on the sheet that somebody means: the atom at which keys go on, else the pointer,
    /// else the last click if it is in sight.
    [[nodiscard]] std::optional<chem::Point> spot() const;
    [[nodiscard]] SketchTarget targetAt(chem::Point at) const;
    /// Around what is chosen as it is painted, labels and words too; width -1: nothing is.
    [[nodiscard]] chem::Box boxOfChosen() const;
    /// Around the letters that stand at an atom; width -1: there are none.
    [[nodiscard]] chem::Box labelBoxOf(chem::ItemId atom) const;

    [[nodiscard]] double zoom() const { return m_zoom; } ///< 1: a point is a pixel and a third
    void setZoom(double zoom, QPointF about);            ///< \a about stays where it is, in pixels
    void zoomIn();
    void zoomOut();
    void fit(); ///< all of the sheet, at the most at 100 % of the usual size
    [[nodiscard]] QPointF toWidget(chem::Point at) const;
    [[nodiscard]] chem::Point toSheet(QPointF at) const;

    using TextTaker = std::function<void(const QString &)>;
    /// A label is typed at a place on the sheet. \a finished gets what was typed when Enter or a
    /// click elsewhere ends it; Esc ends it without. The click that ends it does nothing else on
    /// empty paper.
    void editLabel(chem::Point at, const QString &text, TextTaker finished);
    /// The same for lines of words, as large as they will be on the sheet; Esc keeps them.
    void editWords(const SketchWords &words, TextTaker finished);
    void endTextEditing(bool accept); ///< nothing happens while no words are typed
    [[nodiscard]] bool isEditingText() const { return m_editor != nullptr; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void hoveredChanged();
    void zoomChanged();
    void writingChanged(bool isWriting); ///< words of several lines; not for labels
    /// Letters were typed for an atom without bonds that name no atom and no group. \a mergeKey: of
    /// the step in which they were (SketchDocument::edit).
    void lettersTyped(artemisia::chem::ItemId atom, const QString &mergeKey);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] SketchPoint pointOf(const QMouseEvent &event) const;
    void setHovered(const SketchTarget &target);
    void showCursor(const SketchPoint &point);
    [[nodiscard]] SketchTarget aimedAt(chem::Point at) const; ///< by the tool
    void paintHovered(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void paintWarnings(QPainter &painter) const;
    [[nodiscard]] QString warningsAt(chem::Point at) const;
    void paintHint(QPainter &painter) const;
    void paintItem(QPainter &painter, chem::ItemId item) const;
    void openEditor(SketchTextEditor *editor, TextTaker finished);
    void refresh();
    void describe();
    [[nodiscard]] bool isHinting() const;
    void refreshHovered();
    [[nodiscard]] QRectF drawnPlace() const; ///< on the widget
    bool moveIntoSight();                    ///< false: there is no room for it at this zoom
    void setSight(chem::Point origin, double zoom);
    void scroll(chem::Point by);
    [[nodiscard]] chem::Box reach() const;
    void makeBars();
    void refreshBars();
    void refreshBar(QScrollBar &bar, double from, double seen, double first, double last);
    [[nodiscard]] QTransform transform() const;
    [[nodiscard]] double pixelsPerPoint() const;

    SketchDocument &m_document;
    std::unique_ptr<SketchTool> m_tool;
    chem::DisplayList m_list;
    mutable std::optional<chem::Box> m_chosenBox; ///< until the sheet or what is chosen changes
    SketchTarget m_hovered;
    QList<SketchWarning> m_warnings;
    QStringList m_hint;
    chem::Point m_origin; ///< of the sheet, shown in the middle of the widget
    chem::Point m_pointer;
    std::optional<chem::Point> m_clicked;
    QPointF m_panFrom;
    SketchTextEditor *m_editor = nullptr;
    TextTaker m_editingDone;
    std::function<void(SketchWords::End)> m_afterWords;
    chem::ItemId m_rewritten = chem::kNoItem; ///< words whose editor covers them
    std::optional<SketchPoint> m_onWords;     ///< a press of a drawing tool that may become a drag
    QScrollBar *m_across = nullptr;
    QScrollBar *m_down = nullptr;
    std::array<int, 2> m_barAt{}; ///< where they stood
    double m_zoom = 1;
    std::vector<chem::ItemId> m_trail; ///< atoms that were lit before the cursor, newest last
    bool m_isCursor = false;           ///< m_hovered was set by a key, not by the pointer
    bool m_isPanning = false;
    bool m_isGesture = false;
    bool m_isClickSpent = false; ///< on ending what was typed
    bool m_isPointerInside = false;
    bool m_isReadOnly = false;
    bool m_isOpenPaper = false;
    bool m_colourHeteroAtoms = false;
    bool m_isFitted = true; ///< keeps all in sight until somebody zooms or scrolls
    bool m_isUsed = false;  ///< somebody draws: nothing moves under the pointer
};

} // namespace artemisia::app
