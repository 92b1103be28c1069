// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>

namespace artemisia::bench
{

namespace
{

/// The number behind \a name in a file of /proc; 0 where there is none.
qint64 procNumber(const QString &path, const QByteArray &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name)) {
            return line.mid(name.size()).simplified().split(' ').constFirst().toLongLong();
        }
    }
    return 0;
}

} // namespace

double Times::median() const
{
    std::vector<double> sorted = m_seconds;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
}

double Times::least() const
{
    return m_seconds.empty() ? 0 : *std::min_element(m_seconds.begin(), m_seconds.end());
}

double Times::most() const
{
    return m_seconds.empty() ? 0 : *std::max_element(m_seconds.begin(), m_seconds.end());
}

QString Times::text() const
{
    return QStringLiteral("%1 (%2 to %3)")
        .arg(seconds(median()), seconds(least()), seconds(most()));
}

double secondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) * 1e-9;
}

Times timesOf(int runs, const std::function<void()> &work)
{
    Times times;
    work();
    for (int i = 0; i < runs; ++i) {
        times.add(secondsOf(work));
    }
    return times;
}

Pair timesInTurn(int runs, const std::function<void()> &ours, const std::function<void()> &peer)
{
    Pair pair;
    ours();
    peer();
    for (int i = 0; i < runs; ++i) {
        pair.ours.add(secondsOf(ours));
        pair.peer.add(secondsOf(peer));
    }
    return pair;
}

qint64 bytesRead()
{
    return procNumber(QStringLiteral("/proc/self/io"), "rchar:");
}

qint64 peakMemory()
{
    return procNumber(QStringLiteral("/proc/self/status"), "VmHWM:") * 1024;
}

qint64 memoryNow()
{
    return procNumber(QStringLiteral("/proc/self/status"), "VmRSS:") * 1024;
}

void resetPeakMemory()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        file.write("5");
    }
}

void row(const QString &what, const QString &ours, const QString &peer, const QString &ratio)
{
    QTextStream(stdout) << "| " << what << " | " << ours << " | " << peer << " | " << ratio
                        << " |\n";
}

QString seconds(double value)
{
    return value < 0.1 ? QString::number(value * 1000, 'f', 2) + QStringLiteral(" ms")
                       : QString::number(value, 'f', 2) + QStringLiteral(" s");
}

QString megabytes(qint64 bytes)
{
    return QString::number(double(bytes) / (1024 * 1024), 'f', 1) + QStringLiteral(" MB");
}

void giveUp(const Error &error)
{
    QTextStream(stderr) << error.message << " (" << error.detail << ")\n";
    std::exit(1);
}

} // namespace artemisia::bench
