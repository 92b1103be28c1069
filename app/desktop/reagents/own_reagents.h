// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"
#include "core/reagents/user_reagents.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>

namespace artemisia::app
{

/// The person's own reagents as they are in their file, which other programs change as well. GUI
/// thread; reads and writes in a thread of its own, and its end waits for the last write.
class OwnReagents : public QObject
{
    Q_OBJECT
public:
    explicit OwnReagents(reagents::UserReagents file, QObject *parent = nullptr);
    ~OwnReagents() override;

    [[nodiscard]] const QString &file() const { return m_file.file(); }
    /// As last read, by name.
    [[nodiscard]] const reagents::UserRows &rows() const { return m_rows; }
    [[nodiscard]] const reagents::Reagent *
    find(const reagents::ReagentId &id) const; ///< null: it is not there

    /// Reads the file; the answer is changed() or unreadable(). While it is watched that is done
    /// whenever the file changes.
    void read();
    void setWatched(bool watched);
    /// Each answers with its signal or the one that says why not; changed() comes first.
    void add(const reagents::Reagent &reagent);
    void change(const reagents::Reagent &reagent);
    void remove(const reagents::ReagentId &id);
    void restore(const reagents::RemovedRow &row);

Q_SIGNALS:
    void changed();
    void unreadable(const artemisia::Error &why);            ///< there are no rows then
    void saved(const artemisia::reagents::Reagent &reagent); ///< added or changed
    void removed(const artemisia::reagents::RemovedRow &row);
    void restored(const artemisia::reagents::ReagentId &id);
    void notSaved(const artemisia::Error &why);   ///< of add() and change()
    void notRemoved(const artemisia::Error &why); ///< of remove()
    void notRestored(const artemisia::reagents::RemovedRow &row, const artemisia::Error &why);

private:
    template <class Work, class Then, class Failed>
    void start(Work work, Then then, Failed failed);
    void readThen(const std::function<void()> &then);
    void watch();

    reagents::UserReagents m_file;
    reagents::UserRows m_rows;
    QFileSystemWatcher m_watcher;
    QTimer m_pause;
    bool m_isWatched = false;
    std::shared_ptr<jobs::Job> m_reading;
    jobs::Runner m_disk; // last: its jobs answer to this
};

} // namespace artemisia::app
