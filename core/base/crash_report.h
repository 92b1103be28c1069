// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// What remains of a crash: a text file written by the signal handler itself, with nothing of the
/// notebook in it.
namespace artemisia::CrashReport
{

/// From now on SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT leave crash-<pid>-<seconds>.txt in \a
/// folder (signal, version, addresses of the stack) and then do what they always do. Only
/// async-signal-safe calls are made in the handler.
void install(const QString &folder);
/// Reports in \a folder that nobody was told of, newest first.
[[nodiscard]] QStringList unseen(const QString &folder);
void markSeen(const QString &folder); ///< renames them to *.seen.txt; the ten newest are kept

} // namespace artemisia::CrashReport
