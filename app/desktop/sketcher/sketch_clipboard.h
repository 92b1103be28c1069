// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/copied_forms.h"
#include "core/jobs/job_runner.h"

#include <QMimeData>
#include <QObject>
#include <QPointer>

namespace artemisia::app
{

/// Puts drawings on the clipboard. A copy in every form takes the place of what was there at once;
/// the forms for other programs follow when a worker has made them, and until then the drawing
/// itself is there for our own editors. A copy as one form waits for it, and where the drawing has
/// no such form the clipboard keeps what it had. Outlives the editors: closing one right after a
/// copy loses nothing. GUI thread.
class SketchClipboard : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] static SketchClipboard &instance();
    /// \a say hears why there is nothing to paste, what the SMILES leaves out, or that a picture is
    /// smaller than asked; not once \a asker is gone.
    void put(const chem::Drawing &drawing, CopyAs as, jobs::Runner &workers, QObject *asker,
             std::function<void(const QString &)> say);
    /// The drawing whose forms are still being made; null: what the clipboard says counts.
    [[nodiscard]] const chem::Drawing *underWay() const
    {
        return isUnderWay() ? &m_drawing : nullptr;
    }

private:
    explicit SketchClipboard(QObject *parent);
    [[nodiscard]] bool isUnderWay() const { return m_mark || m_isWaiting; }
    void finish(const CopiedForms &forms, CopyAs as, int wanted,
                const std::function<void(const QString &)> &say);
    [[nodiscard]] static QString obstacleIn(const CopiedForms &forms);
    [[nodiscard]] static QString missing(const CopiedForms &forms, CopyAs as);
    [[nodiscard]] static QString lost(const chem::SmilesLosses &losses);

    QPointer<QMimeData> m_mark; ///< stands there until the worker is done; null: replaced
    bool m_isWaiting = false;   ///< for one form; false as soon as the clipboard changes
    chem::Drawing m_drawing;
    int m_number = 0; ///< counts copies: only the newest one's forms are put there
};

} // namespace artemisia::app
