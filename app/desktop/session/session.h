// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"
#include "core/store/store.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace artemisia::app
{

/// The open notebook as the window sees it: every read and write is a job, every answer arrives on
/// the GUI thread. Owns one writer (one thread, the Store opened ReadWrite) and a few readers
/// (threads with a ReadOnly Store each). Lives in the GUI thread.
class Session : public QObject
{
    Q_OBJECT
public:
    using Opened = std::function<void(Result<std::shared_ptr<Session>>)>;
    /// Opens in the background. A notebook another program has is opened for reading, isReadOnly()
    /// then says so.
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
    /// Writes, one after the other in the order called. The same form. \a title is shown when it
    /// takes long. A failure (other than Cancelled) is also told through writeFailed, whether the
    /// receiver still lives or not.
    template <class Work, class Reply>
    std::shared_ptr<jobs::Job> write(const QString &title, Work work, QObject *receiver,
                                     Reply reply);
    /// A write that takes long and can be done again (an import, a publication): cancelled when the
    /// notebook is closed, and its failure is for the reply alone to tell.
    template <class Work, class Reply>
    std::shared_ptr<jobs::Job> writeLong(const QString &title, Work work, QObject *receiver,
                                         Reply reply);
    /// Calls \a settled on the GUI thread when every write asked for until now has been answered.
    /// False: one of them failed and was not repeated since.
    void whenSettled(QObject *receiver, std::function<void(bool allSaved)> settled);
    /// Stops long work (see writeLong) so that closing need not wait for it.
    void cancelLongWork();
    /// Chemistry without a store (depiction, properties), newest wishes first is up to the caller's
    /// cancelling.
    [[nodiscard]] jobs::Runner &workers();
    [[nodiscard]] jobs::Runner &writer();
    [[nodiscard]] store::SaveContext saveContext(const QString &what) const;

    /// To be called (from the GUI thread) by whoever wrote a record, in the reply.
    void announceChange(RecordKind kind, const QUuid &id);
    /// After an import, a restore: everything may have changed.
    void announceBulkChange();
    /// After a publication: no record changed, but what is to be published did.
    void recountPending();
    /// The number of changes to publish, kept up to date for the sidebar; -1 until known.
    [[nodiscard]] qint64 pendingCount() const;
    /// As of the same moment; nothing: never published, or not known yet.
    [[nodiscard]] const std::optional<store::Publication> &lastPublication() const;

Q_SIGNALS:
    void recordChanged(artemisia::RecordKind kind, const QUuid &id);
    void manyRecordsChanged();
    void pendingCountChanged(qint64 count);
    void notebookChanged();
    /// A write failed: what it was, and the error. Shown as a bar; what was typed stays in its
    /// field.
    void writeFailed(const artemisia::Error &error);
    void jobStarted(const std::shared_ptr<artemisia::jobs::Job> &job);

private:
    class Private;
    /// A ReadOnly store for the length of one job; from the pool, or newly opened.
    class ReaderLease
    {
    public:
        explicit ReaderLease(Session &session);
        ~ReaderLease();
        ReaderLease(const ReaderLease &) = delete;
        ReaderLease &operator=(const ReaderLease &) = delete;
        [[nodiscard]] Result<store::Store *> store();

    private:
        Session &m_session;
        std::unique_ptr<store::Store> m_store;
    };

    Session();
    [[nodiscard]] store::Store &writerStore();
    [[nodiscard]] jobs::Runner &readers();
    void writeEnded(const std::optional<Error> &error, bool isLong); ///< any thread
    void loadPeople();
    void countPending();
    void keepLong(const std::shared_ptr<jobs::Job> &job);
    template <class Work, class Reply>
    std::shared_ptr<jobs::Job> startWrite(const QString &title, bool isLong, Work work,
                                          QObject *receiver, Reply reply);

    std::unique_ptr<Private> m_private;
};

template <class Work, class Reply>
std::shared_ptr<jobs::Job> Session::read(Work work, QObject *receiver, Reply reply)
{
    using Answer =
        decltype(work(std::declval<store::Store &>(), std::declval<const WorkContext &>()));
    return readers().start(
        QString(),
        [this, work = std::move(work)](const WorkContext &context) mutable -> Answer {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, tr("Stopped."));
            }
            ReaderLease lease(*this);
            auto store = lease.store();
            if (!store) {
                return tl::unexpected(std::move(store).error());
            }
            return work(**store, context);
        },
        receiver, std::move(reply));
}

template <class Work, class Reply>
std::shared_ptr<jobs::Job> Session::startWrite(const QString &title, bool isLong, Work work,
                                               QObject *receiver, Reply reply)
{
    using Answer =
        decltype(work(std::declval<store::Store &>(), std::declval<const WorkContext &>()));
    return writer().start(
        title,
        [this, isLong, work = std::move(work)](const WorkContext &context) mutable -> Answer {
            Answer answer = [&]() -> Answer {
                try {
                    return work(writerStore(), context);
                } catch (const std::exception &e) {
                    return fail(ErrorCode::Internal,
                                tr("Something went wrong inside Artemisia. Nothing was changed."),
                                QString::fromUtf8(e.what()));
                }
            }();
            writeEnded(answer ? std::optional<Error>() : std::optional<Error>(answer.error()),
                       isLong);
            return answer;
        },
        receiver, std::move(reply));
}

template <class Work, class Reply>
std::shared_ptr<jobs::Job> Session::write(const QString &title, Work work, QObject *receiver,
                                          Reply reply)
{
    return startWrite(title, false, std::move(work), receiver, std::move(reply));
}

template <class Work, class Reply>
std::shared_ptr<jobs::Job> Session::writeLong(const QString &title, Work work, QObject *receiver,
                                              Reply reply)
{
    auto job = startWrite(title, true, std::move(work), receiver, std::move(reply));
    keepLong(job);
    return job;
}

} // namespace artemisia::app
