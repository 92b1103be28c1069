// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_document.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/theme/roles.h"
#include "core/jobs/job_runner.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace artemisia::chem
{
struct DrawingFacts;
struct Warning;
} // namespace artemisia::chem

namespace artemisia::app
{

/// The lines under the sheet: what the chosen part of it, or all, amounts to (formula, masses,
/// InChIKey; two lines at the most, shortened where it is more, with all of it as a tool tip), and
/// what there is to say. Marks on the sheet what the facts warn of. Works out in \a
/// workers a moment after each change. GUI thread.
class SketchFacts : public QWidget
{
    Q_OBJECT
public:
    SketchFacts(SketchDocument &document, SketchView &view, jobs::Runner &workers,
                QWidget *parent = nullptr);
    ~SketchFacts() override;
    /// Empty: nothing any more.
    void say(const QString &text, TextRole role = TextRole::Warning);

Q_SIGNALS:
    void shown(); ///< what the sheet amounts to now is there

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// As rich text: so many formulae, so many of the other parts.
    [[nodiscard]] QString line(int formulae, int others) const;
    [[nodiscard]] bool fits(const QString &line) const;
    void fit();
    void setFacts(const QString &shown, const QString &whole); ///< no \a whole: it is shown
    void refresh();
    void show(const chem::DrawingFacts &facts);
    [[nodiscard]] int openCentres(const chem::DrawingFacts &facts) const; ///< of what is chosen
    [[nodiscard]] static QString textOf(const chem::Warning &warning);

    SketchDocument &m_document;
    SketchView &m_view;
    jobs::Runner &m_workers;
    QLabel *m_facts;
    QLabel *m_message;
    QStringList m_formulae; ///< what there is to show, as rich text
    QStringList m_others;
    QTimer m_pause;
    std::shared_ptr<jobs::Job> m_job;
};

} // namespace artemisia::app
