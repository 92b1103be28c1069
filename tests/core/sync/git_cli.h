// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace artemisia::testing
{

/// What a run of the git program gave.
struct GitRun {
    int exitCode = -1;
    QByteArray output; ///< standard output and error
};

/// Runs the machine's git, without anybody's configuration.
[[nodiscard]] inline GitRun git(const QStringList &arguments, const QString &folder = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
    for (const char *name : {"GIT_AUTHOR", "GIT_COMMITTER"}) {
        environment.insert(QLatin1String(name) + QStringLiteral("_NAME"),
                           QStringLiteral("Somebody Else"));
        environment.insert(QLatin1String(name) + QStringLiteral("_EMAIL"),
                           QStringLiteral("else@example.org"));
    }
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    if (!folder.isEmpty()) {
        process.setWorkingDirectory(folder);
    }
    process.start(QStringLiteral("git"), arguments);
    if (!process.waitForFinished(120000)) {
        process.kill();
        return {-1, "git did not finish"};
    }
    return {process.exitCode(), process.readAll()};
}

} // namespace artemisia::testing

/// Runs git in a folder and fails the test unless it succeeds.
#define GIT(folder, ...)                                                                           \
    do {                                                                                           \
        const auto gitRun_ = artemisia::testing::git({__VA_ARGS__}, folder);                       \
        QVERIFY2(gitRun_.exitCode == 0, gitRun_.output.constData());                               \
    } while (false)
