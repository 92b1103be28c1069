// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QVariantMap>

namespace artemisia::Log
{

enum class Level { Debug, Info, Warning, Error };

/// Starts writing JSON lines to \a folder (created if need be): artemisia.log, rotated at 1 MB,
/// five kept. Also takes Qt's own messages and, if \a crashReports, leaves a crash report
/// (crash-<time>.txt: signal, version, stack) there when the program dies of a signal. Call once,
/// early, from the main thread. Logging before, or with a failed start, is silently dropped.
[[nodiscard]] Result<> start(const QString &folder, bool crashReports);
/// The folder for logs and crash reports: $XDG_STATE_HOME/artemisia or ~/.local/state/artemisia.
[[nodiscard]] QString defaultFolder();
/// One line {"at":..,"level":..,"room":..,"message":..,fields}. \a message: a full English sentence
/// said *before* the step
/// ("Open the notebook"). Never contents of records, never secrets: only ids, counts, codes,
/// durations. Thread-safe.
void write(Level level, const char *room, const QString &message, const QVariantMap &fields = {});
inline void info(const char *room, const QString &message, const QVariantMap &fields = {})
{
    write(Level::Info, room, message, fields);
}
inline void warning(const char *room, const QString &message, const QVariantMap &fields = {})
{
    write(Level::Warning, room, message, fields);
}
/// Logs an Error with its code and detail.
void failure(const char *room, const Error &error);
/// Crash reports left by earlier runs that were not yet shown, newest first.
[[nodiscard]] QStringList unseenCrashReports();
void markCrashReportsSeen();
void stop();

} // namespace artemisia::Log
