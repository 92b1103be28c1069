// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/widgets/structure_view.h"

#include <QPointer>
#include <QWidget>

namespace artemisia::app
{

class EditorStage;

/// The sheet of what is stored, for the editor: as it was drawn where that is known, laid out where
/// not. Words without a reaction stand on an arrow. Worker threads.
[[nodiscard]] Result<chem::Drawing> sheetOf(const DrawingSource &source);

/// A drawing on a page: a picture, and in its place the editor while somebody draws (a click on the
/// picture, Enter, startDrawing(); Esc or Done ends it). Keeps no value: shows what its owner has,
/// and tells the owner every finished edit. GUI thread.
class DrawingField : public QWidget
{
    Q_OBJECT
public:
    DrawingField(Sketcher::Use use, std::shared_ptr<Session> session, QWidget *parent = nullptr);
    ~DrawingField() override;

    [[nodiscard]] StructureView &picture() const { return *m_picture; }
    /// Null until somebody draws.
    [[nodiscard]] Sketcher *sketcher() const { return m_sketcher; }

    enum class Origin {
        Elsewhere, ///< typed, undone, another record: takes the place of the sheet in the editor
        Drawn,     ///< what drawn() told: the editor has it already, or something newer
    };
    void setSource(const DrawingSource &source, Origin origin = Origin::Elsewhere);
    void setReadOnly(bool readOnly);
    /// Of the editor, in pixels at 100 %; until it is opened for the first time.
    void setEditorHeight(int height) { m_editorHeight = height; }

    void startDrawing();
    void stopDrawing();
    [[nodiscard]] bool isDrawing() const;
    /// The editor over all of the page (F11), or in its place on it. While it is open.
    void setLarge(bool isLarge);

Q_SIGNALS:
    /// A finished edit, an undo or a redo in the editor.
    void drawn(const artemisia::chem::Drawing &drawing);
    void drawingStarted();
    void drawingStopped();
    /// The stored drawing cannot be opened in the editor, and why.
    void openFailed(const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeSketcher();
    void takeBack();
    void loadSheet();
    void showSheet(const chem::Drawing &sheet);
    void revealEditor();

    std::shared_ptr<Session> m_session;
    StructureView *m_picture;
    Sketcher *m_sketcher = nullptr;
    QPointer<EditorStage> m_stage; ///< null: the editor is in its place
    DrawingSource m_source;
    Sketcher::Use m_use;
    int m_editorHeight = 460;
    int m_loading = 0; ///< counts: only the sheet asked for last is shown
    bool m_isReadOnly = false;
    bool m_isLoading = false; ///< the editor changes because of the owner
};

} // namespace artemisia::app
