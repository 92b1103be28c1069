// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QElapsedTimer>
#include <QString>
#include <QTextStream>

#include <algorithm>
#include <functional>
#include <vector>

/// What the benchmark programs share: medians of several runs, and rows of a Markdown table. They
/// print; they never judge.
namespace artemisia::bench
{

/// Seconds of wall time that \a work takes: the median of \a runs after one that does not count.
[[nodiscard]] inline double medianSeconds(int runs, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i <= runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        if (i > 0) {
            times.push_back(double(timer.nsecsElapsed()) * 1e-9);
        }
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

inline void row(const QString &what, const QString &ours, const QString &peer, const QString &ratio)
{
    QTextStream(stdout) << "| " << what << " | " << ours << " | " << peer << " | " << ratio
                        << " |\n";
}

inline QString seconds(double value)
{
    return value < 0.1 ? QString::number(value * 1000, 'f', 2) + QStringLiteral(" ms")
                       : QString::number(value, 'f', 2) + QStringLiteral(" s");
}

/// The value, or the end of the program with the error's words: a benchmark of something that
/// failed means nothing.
template <class T>
T must(Result<T> result)
{
    if (!result) {
        QTextStream(stderr) << result.error().message << " (" << result.error().detail << ")\n";
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

/// SMILES and names from a file of "SMILES name" lines (gzip is not read), at most \a limit.
struct NamedSmiles {
    std::string smiles;
    QString name;
};
[[nodiscard]] std::vector<NamedSmiles> readSmiles(const QString &path, int limit);
/// RDKit alone: parse and sanitise each. Returns how many it took.
[[nodiscard]] int parseWithRdkit(const std::vector<NamedSmiles> &molecules);

void benchImport(const QString &csv);
void benchOpen(const QString &smilesFile);
void benchPublish(const QString &smilesFile);

} // namespace artemisia::bench
