// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/compounds/structure_files.h"
#include "app/desktop/session/session.h"
#include "app/desktop/sketcher/drawing_field.h"
#include "core/compounds/registrar.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace artemisia::app
{

/// Registers a new compound: draw, paste, type or drop a structure or open its file, see it drawn,
/// see what in the notebook looks like it, give it a code, register. A salt is taken apart: its
/// parent becomes the compound, the rest a batch. Nothing is written before the button. What is
/// typed stays until then.
class RegisterPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RegisterPanel(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    void begin(); ///< asks for the next free code and takes the focus

Q_SIGNALS:
    void registered(const artemisia::CompoundId &compound);
    void recordRequested(const artemisia::RecordRef &record);
    void closeRequested();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Reading {
        compounds::Preparation preparation;
        QList<compounds::Likeness> likenesses;
    };
    void build();
    void buildInput(QVBoxLayout *layout);
    void buildButtons(QVBoxLayout *layout);
    void chooseFile();
    void openFile(const QString &path);
    void sayProblem(const QString &text); ///< empty: none
    void takeDrawing(const chem::Drawing &sheet);
    void read();
    void show(const Result<Reading> &reading);
    void showLikenesses(const QList<compounds::Likeness> &likenesses);
    void dressButton(bool isKnown); ///< \a isKnown: the notebook has the compound already
    void registerNow();

    std::shared_ptr<Session> m_session;
    QPlainTextEdit *m_input = nullptr;
    DrawingField *m_drawing = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_problem = nullptr;
    QVBoxLayout *m_likenesses = nullptr;
    QLineEdit *m_code = nullptr;
    QPushButton *m_register = nullptr;
    QTimer m_pause;
    std::shared_ptr<jobs::Job> m_job;
    StructureText m_file;                 ///< what was opened last
    std::optional<chem::Drawing> m_sheet; ///< what was drawn, if that came after what was typed
    std::optional<compounds::Preparation> m_preparation;
    int m_readings = 0; ///< counts: only the newest answer is shown
};

} // namespace artemisia::app
