// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"
#include "core/store/store.h"

#include <QObject>

#include <functional>
#include <memory>

namespace artemisia::app
{

/// The open notebook as the window sees it: every read and write is a job, every answer arrives on the GUI thread. Owns one writer (one
/// thread, the Store opened ReadWrite) and a few readers (threads with a ReadOnly Store each). Lives in the GUI thread.
class Session : public QObject
{
    Q_OBJECT
public:
    using Opened = std::function<void(Result<std::shared_ptr<Session>>)>;
    /// Opens in the background. A notebook another program has is opened for reading, isReadOnly() then says so.
    static void open(const QString &folder, QObject *receiver, Opened opened);
    ~Session() override; ///< waits for queued writes; nothing typed is lost

    [[nodiscard]] const QString &folder() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] const store::OpenReport &openReport() const;
    [[nodiscard]] const Notebook &notebook() const; ///< as last saved
    [[nodiscard]] const Person &owner() const;
    [[nodiscard]] const QList<Person> &people() const;

    /// Reads in any reader thread. \a work: Result<T>(store::Store &, const WorkContext &).
    template <class Work, class Reply>
    std::shared_ptr<jobs::Job> read(Work work, QObject *receiver, Reply reply);
    /// Writes, one after the other in the order called. The same form. \a title is shown when it takes long.
    template <class Work, class Reply>
    std::shared_ptr<jobs::Job> write(const QString &title, Work work, QObject *receiver, Reply reply);
    /// Chemistry without a store (depiction, properties), newest wishes first is up to the caller's cancelling.
    [[nodiscard]] jobs::Runner &workers();
    [[nodiscard]] jobs::Runner &writer();
    [[nodiscard]] store::SaveContext saveContext(const QString &what) const;

    /// To be called (from the GUI thread) by whoever wrote a record, in the reply.
    void announceChange(RecordKind kind, const QUuid &id);
    /// After an import, a restore: everything may have changed.
    void announceBulkChange();
    /// The number of changes to publish, kept up to date for the sidebar; -1 until known.
    [[nodiscard]] qint64 pendingCount() const;

Q_SIGNALS:
    void recordChanged(artemisia::RecordKind kind, const QUuid &id);
    void manyRecordsChanged();
    void pendingCountChanged(qint64 count);
    void notebookChanged();
    /// A write failed: what it was, and the error. Shown as a bar; what was typed stays in its field.
    void writeFailed(const artemisia::Error &error);
    void jobStarted(const std::shared_ptr<artemisia::jobs::Job> &job);

private:
    Session();
    [[nodiscard]] store::Store &readerStore(); ///< the calling reader thread's own
    [[nodiscard]] store::Store &writerStore();
    class Private;
    std::unique_ptr<Private> m_private;
    [[nodiscard]] jobs::Runner &readers();
};

template <class Work, class Reply>
std::shared_ptr<jobs::Job> Session::read(Work work, QObject *receiver, Reply reply)
{
    return readers().start(
        QString(),
        [this, work = std::move(work)](const WorkContext &context) mutable { return work(readerStore(), context); },
        receiver, std::move(reply));
}

template <class Work, class Reply>
std::shared_ptr<jobs::Job> Session::write(const QString &title, Work work, QObject *receiver, Reply reply)
{
    return writer().start(
        title,
        [this, work = std::move(work)](const WorkContext &context) mutable { return work(writerStore(), context); },
        receiver, std::move(reply));
}

} // namespace artemisia::app
