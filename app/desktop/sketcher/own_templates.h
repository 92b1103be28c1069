// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/template_folder.h"
#include "core/jobs/job_runner.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>

namespace artemisia::app
{

/// The person's own templates as they are in their folder, which other programs change as well. GUI
/// thread; reads and writes in a thread of its own, and its end waits for the last write.
class OwnTemplates : public QObject
{
    Q_OBJECT
public:
    explicit OwnTemplates(const QString &folder = TemplateFolder::defaultFolder(),
                          QObject *parent = nullptr);
    ~OwnTemplates() override;

    [[nodiscard]] const QString &folder() const { return m_folder.folder(); }
    [[nodiscard]] const OwnTemplateList &list() const { return m_list; } ///< as last read
    [[nodiscard]] const OwnTemplate *find(const QString &file) const;    ///< null: it is not there

    /// Reads the folder; the answer is changed(). While it is watched that is done whenever it
    /// changes.
    void read();
    void setWatched(bool watched);
    /// Each answers with its signal or with failed(); changed() comes first.
    void keep(const QString &name, const chem::Drawing &drawing);
    void rename(const QString &file, const QString &name);
    void remove(const QString &file);
    void restore(const RemovedTemplate &removed);

Q_SIGNALS:
    void changed();
    void kept(const QString &file);
    void renamed(const QString &from, const QString &to);
    void removed(const artemisia::app::RemovedTemplate &removed);
    void restored(const QString &file);
    void failed(const QString &why);

private:
    template <class Work, class Then>
    void change(Work work, Then then);
    void readThen(const std::function<void()> &then);
    void watch();

    TemplateFolder m_folder;
    OwnTemplateList m_list;
    QFileSystemWatcher m_watcher;
    QTimer m_pause;
    bool m_isWatched = false;
    std::shared_ptr<jobs::Job> m_reading;
    jobs::Runner m_disk; // last: its jobs answer to this
};

} // namespace artemisia::app
