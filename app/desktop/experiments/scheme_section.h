// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"
#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/sketcher/drawing_field.h"
#include "app/desktop/sketcher/incoming.h"

#include <QTimer>

#include <functional>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace artemisia::app
{

class SchemeInput;

/// The name of text that could not be read, among what a document keeps of such.
inline const QString kUnreadScheme = QStringLiteral("scheme");

/// The reaction: its drawing and the editor in its place, its SMILES to type, paste and copy, the
/// words on the arrow of one that was not drawn here. Reads in worker threads.
class SchemeSection : public PageSection
{
    Q_OBJECT
public:
    explicit SchemeSection(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] bool shows(ExperimentField field) const override
    {
        return field == ExperimentField::Scheme;
    }
    void takeIn() override;
    void openFile(const QString &path);
    [[nodiscard]] DrawingField &drawing() const { return *m_drawing; }

protected:
    void showField(ExperimentField field) override;
    void setReadOnly(bool readOnly) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildHead(QLayout *layout);
    void buildProblem(QLayout *layout);
    void connectInput();
    void connectDrawing();
    void connectBack();
    [[nodiscard]] QMenu *makeCopyMenu();
    void buildArrowWords(QLayout *layout);
    [[nodiscard]] GrowingTextEdit *arrowField(const QString &caption, const QString &name,
                                              const QString &hint, bool isAbove, QLayout *layout);
    void chooseFile();
    void readInput();
    void readText(const QString &text);
    void readDrawing(const Incoming &drawing);
    void readSheet(const std::function<Result<SchemeFile>(const WorkContext &)> &reader);
    void takeDrawing(const chem::Drawing &drawing);
    /// Finds the steps of what is drawn, in a worker, and then says how many the SMILES stands for.
    void followSteps(const Scheme &scheme);
    void showSteps(const SchemeSteps &steps);
    void offerBack(const Scheme &drawn);
    static void putDrawn(ExperimentDocument &document, const Scheme &scheme);
    void take(const QString &typed, const Result<Scheme> &scheme);
    void setScheme(const Scheme &scheme, bool isTyped);
    void setUnread(const QString &text);
    void clear();
    void copySvg();
    void showProblem(const QString &text);

    DrawingField *m_drawing;
    QLabel *m_inputCaption;
    SchemeInput *m_input;
    QWidget *m_words = nullptr; ///< what stands on the arrow, while that is not on a sheet
    GrowingTextEdit *m_above = nullptr;
    GrowingTextEdit *m_below = nullptr;
    QWidget *m_problem;
    QLabel *m_problemLabel;
    QToolButton *m_draw = nullptr;
    QToolButton *m_open = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_clear = nullptr;
    QTimer m_readTimer;
    std::shared_ptr<jobs::Job> m_job;
    int m_reading = 0;   ///< counts texts given to be read: only the last one's answer counts
    QString m_settled;   ///< what the input held when it last agreed with the document
    SchemeSteps m_steps; ///< of what is shown
    QString m_stepsOf;   ///< the sheet they are of
    int m_counting = 0;  ///< counts sheets: only the last one's answer counts
    QAction *m_back;     ///< of a drawing whose place was taken
    Scheme m_replaced;
    QPointer<ExperimentDocument> m_replacedOn;
    bool m_isApplying = false; ///< the change comes from the input: it stays as typed
    bool m_isDrawn = false;    ///< the change comes from the editor: its sheet stays
    QPointer<ExperimentDocument> m_drawnOn;
    std::shared_ptr<int> m_drawings; ///< counts sheets of m_drawnOn: only the last one counts
};

} // namespace artemisia::app
