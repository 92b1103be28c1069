// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"

#include <QTimer>

class QLabel;
class QMimeData;
class QPushButton;
class QToolButton;

namespace artemisia::app
{

class StructureView;

/// The line in which a reaction is typed or pasted. What is no single line (an RXN block, CDXML) is
/// handed on whole.
class SchemeInput : public GrowingTextEdit
{
    Q_OBJECT
public:
    explicit SchemeInput(QWidget *parent = nullptr);

Q_SIGNALS:
    void blockPasted(const QString &text);

protected:
    void insertFromMimeData(const QMimeData *source) override;
};

/// The reaction: its drawing, its SMILES to type, paste and copy, the words on the arrow. Reads in
/// worker threads.
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
    [[nodiscard]] QWidget *drawing() const;

protected:
    void showField(ExperimentField field) override;
    void setReadOnly(bool readOnly) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildHead(QLayout *layout);
    void buildProblem(QLayout *layout);
    void connectInput();
    void buildArrowWords(QLayout *layout);
    [[nodiscard]] GrowingTextEdit *arrowField(const QString &caption, const QString &name,
                                              const QString &hint, bool isAbove, QLayout *layout);
    void chooseFile();
    void readInput();
    void readText(const QString &text);
    void take(const QString &typed, const Result<Scheme> &scheme);
    void setScheme(const Scheme &scheme, bool isTyped);
    void setUnread(const QString &text);
    void clear();
    void copySvg();
    void showProblem(const QString &text);

    StructureView *m_view;
    SchemeInput *m_input;
    GrowingTextEdit *m_above = nullptr;
    GrowingTextEdit *m_below = nullptr;
    QWidget *m_problem;
    QLabel *m_problemLabel;
    QToolButton *m_open = nullptr;
    QToolButton *m_copy = nullptr;
    QToolButton *m_clear = nullptr;
    QTimer m_readTimer;
    std::shared_ptr<jobs::Job> m_job;
    int m_reading = 0;         ///< counts texts given to be read: only the last one's answer counts
    QString m_settled;         ///< what the input held when it last agreed with the document
    bool m_isApplying = false; ///< the change comes from the input: it stays as typed
};

} // namespace artemisia::app
