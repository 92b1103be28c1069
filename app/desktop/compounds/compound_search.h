// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/drawing_field.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace artemisia::app
{

/// What the compounds are searched by: words, or a structure that is typed, pasted or drawn. The
/// newest of typing and drawing counts. GUI thread.
class CompoundSearch : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { Text, Exact, Substructure, Similar };

    explicit CompoundSearch(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    [[nodiscard]] Mode mode() const;
    /// Words; or a structure as SMILES or SMARTS, or as the MOL block of what is drawn.
    [[nodiscard]] QString query() const;
    /// Why what is drawn cannot be looked for; empty: it can.
    [[nodiscard]] QString obstacle() const;
    /// The line with the drawn structure, for the layout below this; hidden while there is none.
    [[nodiscard]] QWidget &sheet() const { return *m_sheet; }
    void takeFocus();
    void startDrawing();

Q_SIGNALS:
    void changed();   ///< a moment after the last change
    void confirmed(); ///< Enter, after changed()
    void failed(const QString &why);

private:
    void makeSheet();
    void changeMode();
    void takeText();
    void takeDrawing(const chem::Drawing &drawing);
    void forgetDrawing();
    void changeNow();
    void showSheet();

    std::shared_ptr<Session> m_session;
    QComboBox *m_mode;
    QLineEdit *m_line;
    QToolButton *m_draw;
    QWidget *m_sheet;
    DrawingField *m_field = nullptr;
    chem::Drawing m_drawn;
    QTimer m_pause;
};

} // namespace artemisia::app
