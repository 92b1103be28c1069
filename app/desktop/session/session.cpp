// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/session.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <mutex>

namespace artemisia::app
{

namespace
{

constexpr int kReaders = 2;
constexpr int kPendingDelayMs = 400;
const char kRoom[] = "desktop";

int workerCount()
{
    // One processor stays free for the window.
    return std::clamp(QThread::idealThreadCount() - 1, 1, 6);
}

struct Head {
    Notebook notebook;
    QList<Person> people;
    PersonId owner;
};

Result<Head> readHead(store::Store &store)
{
    Head head;
    ARTEMISIA_TRY_ASSIGN(head.notebook, store.notebook().load());
    ARTEMISIA_TRY_ASSIGN(head.people, store.notebook().people());
    head.owner = store.owner();
    return head;
}

struct OpenedStore {
    std::shared_ptr<store::Store> store; // shared: answers of jobs are copied
    Head head;
};

Result<OpenedStore> openStore(const QString &folder)
{
    Log::info(kRoom, QStringLiteral("Open the notebook"));
    auto store = store::Store::open(folder, store::OpenMode::ReadWrite);
    if (!store && store.error().code == ErrorCode::Locked) {
        Log::info(kRoom, QStringLiteral("Another program has the notebook: open it for reading"));
        store = store::Store::open(folder, store::OpenMode::ReadOnly);
    }
    if (!store) {
        Log::failure(kRoom, store.error());
        return tl::unexpected(std::move(store).error());
    }
    OpenedStore opened;
    opened.store = std::move(*store);
    ARTEMISIA_TRY_ASSIGN(opened.head, readHead(*opened.store));
    return opened;
}

} // namespace

class Session::Private
{
public:
    QString folder;
    std::shared_ptr<store::Store> writerStore;
    store::OpenReport openReport;
    bool isReadOnly = false;
    Head head;
    Person owner;
    qint64 pending = -1;
    std::optional<store::Publication> lastPublication;
    QTimer pendingTimer;
    std::shared_ptr<jobs::Job> pendingJob;
    bool lastWriteFailed = false; // GUI thread
    QList<std::weak_ptr<jobs::Job>> longJobs;

    void takeHead(Head newHead)
    {
        head = std::move(newHead);
        owner = {};
        for (const Person &person : std::as_const(head.people)) {
            if (person.head.id == head.owner) {
                owner = person;
            }
        }
    }

    std::mutex poolMutex;
    std::vector<std::unique_ptr<store::Store>> pool; // idle reader stores

    // Last, so that they end first: their work uses everything above.
    std::unique_ptr<jobs::Runner> readers =
        std::make_unique<jobs::Runner>(QStringLiteral("reader"), kReaders);
    std::unique_ptr<jobs::Runner> workers =
        std::make_unique<jobs::Runner>(QStringLiteral("worker"), workerCount());
    std::unique_ptr<jobs::Runner> writer =
        std::make_unique<jobs::Runner>(QStringLiteral("writer"), 1);
};

Session::Session()
    : m_private(std::make_unique<Private>())
{
    m_private->pendingTimer.setSingleShot(true);
    m_private->pendingTimer.setInterval(kPendingDelayMs);
    connect(&m_private->pendingTimer, &QTimer::timeout, this, &Session::countPending);
    for (jobs::Runner *runner :
         {m_private->readers.get(), m_private->workers.get(), m_private->writer.get()}) {
        connect(runner, &jobs::Runner::jobStarted, this, &Session::jobStarted);
    }
}

Session::~Session()
{
    cancelLongWork();
    // Every write that was asked for is done before anything is taken down; then readers and
    // workers are told to stop.
    m_private->writer->drain();
    m_private->writer.reset();
    m_private->readers.reset();
    m_private->workers.reset();
    Log::info(kRoom, QStringLiteral("Close the notebook"));
}

void Session::open(const QString &folder, QObject *receiver, Opened opened)
{
    // Keeps a session alive while it opens; the answer may come after the receiver has gone. Never
    // destroyed: it may hold one at exit.
    static auto *opening = new QSet<std::shared_ptr<Session>>;
    static const auto forget = [](const Session *session) {
        std::shared_ptr<Session> self;
        for (const auto &candidate : std::as_const(*opening)) {
            self = candidate.get() == session ? candidate : self;
        }
        opening->remove(self);
        return self;
    };
    std::shared_ptr<Session> session(new Session);
    session->m_private->folder = folder;
    opening->insert(session);
    Session *raw = session.get();
    raw->writer().start(
        tr("Opening the notebook"), [folder](const WorkContext &) { return openStore(folder); },
        raw,
        [raw, guard = QPointer<QObject>(receiver),
         opened = std::move(opened)](Result<OpenedStore> answer) {
            const std::shared_ptr<Session> self = forget(raw);
            if (guard && !answer) {
                opened(tl::unexpected(std::move(answer).error()));
            } else if (guard) {
                Private &d = *raw->m_private;
                d.writerStore = std::move(answer->store);
                d.isReadOnly = d.writerStore->isReadOnly();
                d.openReport = d.writerStore->openReport();
                d.takeHead(std::move(answer->head));
                d.pendingTimer.start(0);
                opened(self);
            }
            if (self.use_count() == 1) {
                // Nobody wants it. The runner whose answer this is must not be destroyed inside it,
                // nor by the application's end with a queued call that still holds it.
                raw->m_private->writerStore.reset();
                opening->insert(self);
                QTimer::singleShot(0, qApp, [raw] { forget(raw); });
            }
        });
}

const QString &Session::folder() const
{
    return m_private->folder;
}
bool Session::isReadOnly() const
{
    return m_private->isReadOnly;
}
const store::OpenReport &Session::openReport() const
{
    return m_private->openReport;
}
const Notebook &Session::notebook() const
{
    return m_private->head.notebook;
}
const Person &Session::owner() const
{
    return m_private->owner;
}
const QList<Person> &Session::people() const
{
    return m_private->head.people;
}
jobs::Runner &Session::workers()
{
    return *m_private->workers;
}
jobs::Runner &Session::writer()
{
    return *m_private->writer;
}
jobs::Runner &Session::readers()
{
    return *m_private->readers;
}
store::Store &Session::writerStore()
{
    return *m_private->writerStore;
}
qint64 Session::pendingCount() const
{
    return m_private->pending;
}

const std::optional<store::Publication> &Session::lastPublication() const
{
    return m_private->lastPublication;
}

store::SaveContext Session::saveContext(const QString &what) const
{
    return {m_private->head.owner, what};
}

Session::ReaderLease::ReaderLease(Session &session)
    : m_session(session)
{
    Private &d = *m_session.m_private;
    const std::lock_guard lock(d.poolMutex);
    if (!d.pool.empty()) {
        m_store = std::move(d.pool.back());
        d.pool.pop_back();
    }
}

Session::ReaderLease::~ReaderLease()
{
    if (m_store) {
        Private &d = *m_session.m_private;
        const std::lock_guard lock(d.poolMutex);
        d.pool.push_back(std::move(m_store));
    }
}

Result<store::Store *> Session::ReaderLease::store()
{
    if (!m_store) {
        ARTEMISIA_TRY_ASSIGN(
            m_store, store::Store::open(m_session.m_private->folder, store::OpenMode::ReadOnly));
    }
    return m_store.get();
}

void Session::writeEnded(const std::optional<Error> &error, bool isLong)
{
    const bool failed = error && error->code != ErrorCode::Cancelled;
    if (failed) {
        Log::failure(kRoom, *error);
    }
    if (isLong) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, failed, error] {
            m_private->lastWriteFailed = failed;
            if (failed) {
                Q_EMIT writeFailed(*error);
            }
        },
        Qt::QueuedConnection);
}

void Session::whenSettled(QObject *receiver, std::function<void(bool)> settled)
{
    // One thread, in order: when this empty job has its turn, all before it have been answered.
    m_private->writer->start(
        QString(), [](const WorkContext &) -> Result<> { return {}; }, receiver,
        [this, settled = std::move(settled)](const Result<> &) {
            settled(!m_private->lastWriteFailed);
        });
}

void Session::keepLong(const std::shared_ptr<jobs::Job> &job)
{
    m_private->longJobs.removeIf([](const std::weak_ptr<jobs::Job> &old) { return old.expired(); });
    m_private->longJobs.append(job);
}

void Session::cancelLongWork()
{
    for (const std::weak_ptr<jobs::Job> &weak : std::as_const(m_private->longJobs)) {
        if (const auto job = weak.lock()) {
            job->cancel();
        }
    }
}

void Session::announceChange(RecordKind kind, const QUuid &id)
{
    if (kind == RecordKind::Notebook || kind == RecordKind::Person) {
        loadPeople();
    }
    m_private->pendingTimer.start();
    Q_EMIT recordChanged(kind, id);
}

void Session::announceBulkChange()
{
    loadPeople();
    m_private->pendingTimer.start();
    Q_EMIT manyRecordsChanged();
}

void Session::recountPending()
{
    m_private->pendingTimer.start();
}

void Session::loadPeople()
{
    read([](store::Store &store, const WorkContext &) { return readHead(store); }, this,
         [this](Result<Head> head) {
             if (head) {
                 m_private->takeHead(std::move(*head));
                 Q_EMIT notebookChanged();
             }
         });
}

void Session::countPending()
{
    if (m_private->pendingJob) {
        m_private->pendingJob->cancel();
    }
    using Answer = std::pair<qint64, std::optional<store::Publication>>;
    m_private->pendingJob = read(
        [](store::Store &store, const WorkContext &) -> Result<Answer> {
            Answer answer;
            ARTEMISIA_TRY_ASSIGN(answer.first, store.publication().pendingCount());
            ARTEMISIA_TRY_ASSIGN(answer.second, store.publication().last());
            return answer;
        },
        this,
        [this](const Result<Answer> &answer) {
            if (answer) {
                m_private->pending = answer->first;
                m_private->lastPublication = answer->second;
                Q_EMIT pendingCountChanged(answer->first);
            }
        });
}

} // namespace artemisia::app
