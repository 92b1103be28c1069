// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include "core/base/crash_report.h"
#include "core/base/timestamp.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QStandardPaths>

namespace artemisia::Log
{

namespace
{

constexpr qint64 kMaxBytes = 1024 * 1024;
constexpr int kKept = 5;
constexpr qsizetype kMaxField = 2000;

struct State {
    QMutex mutex;
    QFile file;
    QString folder;
    QtMessageHandler previousHandler = nullptr;
};

State &state()
{
    static State instance;
    return instance;
}

QString filePath(const QString &folder, int number)
{
    const QString base = folder + QStringLiteral("/artemisia.log");
    return number == 0 ? base : base + u'.' + QString::number(number);
}

/// Call with the mutex held. A failed rotation goes on in the old file: a long log is better than
/// none.
void rotateIfNeeded(State &s)
{
    if (s.file.size() < kMaxBytes) {
        return;
    }
    s.file.close();
    QFile::remove(filePath(s.folder, kKept));
    for (int i = kKept - 1; i >= 0; --i) {
        QFile::rename(filePath(s.folder, i), filePath(s.folder, i + 1));
    }
    s.file.setFileName(filePath(s.folder, 0));
    if (!s.file.open(QIODevice::WriteOnly | QIODevice::Append)) {
        s.file.close();
    }
}

const char *nameOf(Level level)
{
    switch (level) {
    case Level::Debug:
        return "debug";
    case Level::Info:
        return "info";
    case Level::Warning:
        return "warning";
    case Level::Error:
        break;
    }
    return "error";
}

void onQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const Level level = type == QtDebugMsg     ? Level::Debug
                        : type == QtInfoMsg    ? Level::Info
                        : type == QtWarningMsg ? Level::Warning
                                               : Level::Error;
    write(level, "qt", text, {{QStringLiteral("category"), QString::fromLatin1(context.category)}});
    if (const QtMessageHandler previous = state().previousHandler) {
        previous(type, context, text);
    }
}

} // namespace

QString defaultFolder()
{
    const QString home = qEnvironmentVariable("XDG_STATE_HOME");
    return (home.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : home) +
           QStringLiteral("/artemisia");
}

Result<> start(const QString &folder, bool crashReports)
{
    State &s = state();
    {
        const QMutexLocker lock(&s.mutex);
        if (!QDir().mkpath(folder)) {
            return fail(ErrorCode::Io,
                        QObject::tr("The folder for the program's log could not be made. "
                                    "Artemisia goes on without a log."),
                        folder);
        }
        s.folder = folder;
        s.file.setFileName(filePath(folder, 0));
        if (!s.file.open(QIODevice::WriteOnly | QIODevice::Append)) {
            return fail(ErrorCode::Io,
                        QObject::tr("The program's log could not be opened. "
                                    "Artemisia goes on without a log."),
                        s.file.errorString());
        }
        s.file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    if (s.previousHandler == nullptr) {
        s.previousHandler = qInstallMessageHandler(onQtMessage);
    }
    if (crashReports) {
        CrashReport::install(folder);
    }
    return {};
}

void write(Level level, const char *room, const QString &message, const QVariantMap &fields)
{
    QJsonObject line{
        {QStringLiteral("at"), Clock::now().toString(Qt::ISODateWithMs)},
        {QStringLiteral("level"), QString::fromLatin1(nameOf(level))},
        {QStringLiteral("room"), QString::fromLatin1(room)},
        {QStringLiteral("message"), message.left(kMaxField)},
    };
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        const QVariant &value = it.value();
        line.insert(it.key(), value.typeId() == QMetaType::QString
                                  ? QJsonValue(value.toString().left(kMaxField))
                                  : QJsonValue::fromVariant(value));
    }
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    State &s = state();
    const QMutexLocker lock(&s.mutex);
    if (s.file.isOpen()) {
        rotateIfNeeded(s);
        s.file.write(text);
        s.file.flush();
    }
}

void failure(const char *room, const Error &error)
{
    // Cancelling is what a person wanted, not a failure.
    write(error.code == ErrorCode::Cancelled ? Level::Info : Level::Error, room,
          QStringLiteral("Failed with code %1.").arg(int(error.code)),
          {{QStringLiteral("detail"), error.detail}});
}

QStringList unseenCrashReports()
{
    return CrashReport::unseen(state().folder);
}

void markCrashReportsSeen()
{
    CrashReport::markSeen(state().folder);
}

void stop()
{
    State &s = state();
    if (s.previousHandler != nullptr) {
        qInstallMessageHandler(s.previousHandler);
        s.previousHandler = nullptr;
    }
    const QMutexLocker lock(&s.mutex);
    s.file.close();
}

} // namespace artemisia::Log
