// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_document.h"
#include "core/base/result.h"
#include "core/jobs/job_runner.h"

#include <QObject>

#include <functional>

namespace artemisia::app
{

/// What is worked out for a sheet beside the window and then is one step of it: clean-up, atom
/// maps, drawing structures alike, letters for groups. A new one takes the place of one under way;
/// a sheet that was drawn on meanwhile stays as it is, and that is said. GUI thread.
class SheetWork : public QObject
{
    Q_OBJECT
public:
    SheetWork(SketchDocument &document, jobs::Runner &workers, QObject *parent = nullptr);
    ~SheetWork() override;
    void cleanUp();   ///< what is chosen, or all
    void mapAtoms();  ///< all; numbers that were drawn by hand are replaced
    void drawAlike(); ///< the chosen structures, or all, like the first on their common scaffold

    /// Written-out groups, and others that have a label, become letters: in what is chosen, or all.
    void contract();

    /// Letters that an atom without bonds has are looked up in the table of reagents; those of a
    /// substance become it, in the step of the history that has \a mergeKey if that is the last.
    /// Letters that were changed meanwhile, or are on another sheet, are left alone.
    void lookUp(artemisia::chem::ItemId atom, const QString &mergeKey);

Q_SIGNALS:
    void said(const QString &text);                    ///< empty: nothing any more
    void done(const artemisia::chem::Drawing &before); ///< the sheet has changed

private:
    struct Changed {
        chem::Drawing drawing;
        QString said; ///< what there is to say about it
    };
    using Work = std::function<Result<Changed>(const chem::Drawing &, const chem::Selection &,
                                               const CancelToken &)>;
    void start(const QString &step, const Work &work);

    /// What letters turned out to be.
    struct Found {
        int sheet = 0; ///< SketchDocument::loads()
        chem::ItemId atom = chem::kNoItem;
        std::string letters;
        QString mergeKey;
        chem::Drawing structure;
    };
    void takeFound();

    SketchDocument &m_document;
    jobs::Runner &m_workers;
    std::shared_ptr<jobs::Job> m_job;
    int m_number = 0;     ///< counts: only the newest answer is taken
    QList<Found> m_found; ///< waits for the end of a gesture
};

} // namespace artemisia::app
