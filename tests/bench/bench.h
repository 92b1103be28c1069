// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QString>
#include <QTextStream>

#include <functional>
#include <string>
#include <vector>

/// What the benchmark programs share: medians of several runs, and rows of a Markdown table. They
/// print; they never judge.
namespace artemisia::bench
{

/// Several runs of one thing, in seconds of wall time.
class Times
{
public:
    void add(double seconds) { m_seconds.push_back(seconds); }
    [[nodiscard]] double median() const;
    [[nodiscard]] double least() const;
    [[nodiscard]] double most() const;
    /// "1.20 s (1.15 to 1.31)"
    [[nodiscard]] QString text() const;

private:
    std::vector<double> m_seconds;
};

/// Seconds of wall time that \a work takes.
[[nodiscard]] double secondsOf(const std::function<void()> &work);
/// \a runs of \a work after one that does not count.
[[nodiscard]] Times timesOf(int runs, const std::function<void()> &work);
/// Two pieces of work in turn, A B A B, after one of each that does not count: a machine that
/// slows down slows both.
struct Pair {
    Times ours;
    Times peer;
    [[nodiscard]] double ratio() const { return ours.median() / peer.median(); }
};
[[nodiscard]] Pair timesInTurn(int runs, const std::function<void()> &ours,
                               const std::function<void()> &peer);

/// Bytes that this process has asked the system to read from files (Linux: rchar).
[[nodiscard]] qint64 bytesRead();
/// The most memory this process held at once since resetPeakMemory(), in bytes (Linux: VmHWM).
[[nodiscard]] qint64 peakMemory();
[[nodiscard]] qint64 memoryNow();
void resetPeakMemory();

void row(const QString &what, const QString &ours, const QString &peer, const QString &ratio);
[[nodiscard]] QString seconds(double value);
[[nodiscard]] QString megabytes(qint64 bytes);

/// Ends the program with the error's words: a benchmark of something that failed means nothing.
[[noreturn]] void giveUp(const Error &error);
template <class T>
T must(Result<T> result)
{
    if (!result) {
        giveUp(result.error());
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

/// An empty notebook in \a folder.
[[nodiscard]] std::unique_ptr<store::Store> makeNotebook(const QString &folder);
/// Real structures as compounds, without InChI and drawing: for measuring the store, not libinchi.
void addPlainCompounds(store::Store &store, const std::vector<NamedSmiles> &molecules);
/// Experiments with a scheme, substances of the notebook, a procedure and observations.
void addExperiments(store::Store &store, int count);

void benchImport(const QString &table);
void benchOpen(const QString &smilesFile);
void benchPublish(const QString &smilesFile);
void benchStream(const QString &table);
/// Makes a large notebook for the other programs to be tried on, its compounds registered as an
/// import registers them.
void makeLargeNotebook(const QString &smilesFile, const QString &folder, int compounds,
                       int experiments);

} // namespace artemisia::bench
