// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace artemisia
{

/// Asks running work to stop. Copies share one flag; every function is safe from any thread. Long
/// loops ask isCancelled() each time round and return ErrorCode::Cancelled.
class CancelToken
{
public:
    CancelToken()
        : m_flag(std::make_shared<std::atomic_bool>(false))
    {
    }
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_flag;
};

/// How far long work has come. total 0: not known.
struct Progress {
    qint64 done = 0;
    qint64 total = 0;
    QString what; ///< translated, e.g. "Reading rows"
};
/// May be called often and from the working thread; receivers thin it out. An empty function is
/// allowed.
using ProgressSink = std::function<void(const Progress &)>;

/// What long work gets from its caller.
struct WorkContext {
    CancelToken cancel;
    ProgressSink progress;
    void report(qint64 done, qint64 total, const QString &what) const
    {
        if (progress) {
            progress({done, total, what});
        }
    }
};

} // namespace artemisia
