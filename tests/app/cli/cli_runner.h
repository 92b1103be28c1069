// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/json.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace artemisia::testing
{

/// What one call of a program said.
struct Answer {
    int exitCode = -1; ///< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;
    /// Standard output as JSON; null if it is none.
    [[nodiscard]] Json json() const
    {
        auto parsed = parseJson(out);
        return parsed ? *parsed : Json();
    }
};

/// Fails the test with what the program said unless it ended well.
#define VERIFY_RAN(answer)                                                                         \
    do {                                                                                           \
        const auto &ran_ = (answer);                                                               \
        const QByteArray words_ = QByteArray::number(ran_.exitCode) + ": " + ran_.err;             \
        QVERIFY2(ran_.exitCode == 0, words_.constData());                                          \
    } while (false)

/// Runs artemisia-cli in a folder of its own, with its logs kept there too.
class CliRunner
{
public:
    CliRunner()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("XDG_STATE_HOME"), path(QStringLiteral("state")));
        m_environment.remove(QStringLiteral("ARTEMISIA_NOTEBOOK"));
        m_environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QProcessEnvironment &environment() { return m_environment; }

    void start(QProcess &process, const QStringList &arguments, const QString &program = {}) const
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(program.isEmpty() ? QStringLiteral(ARTEMISIA_CLI) : program, arguments);
    }
    [[nodiscard]] Answer run(const QStringList &arguments, const QString &program = {}) const
    {
        QProcess process;
        start(process, arguments, program);
        process.closeWriteChannel();
        Answer answer;
        if (process.waitForFinished(600000) && process.exitStatus() == QProcess::NormalExit) {
            answer.exitCode = process.exitCode();
        }
        answer.out = process.readAllStandardOutput();
        answer.err = process.readAllStandardError();
        return answer;
    }
    /// The words of a command line without quotes, and what follows as it is.
    [[nodiscard]] Answer run(const char *words, const QStringList &more = {}) const
    {
        return run(QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts) + more);
    }
    [[nodiscard]] Answer git(const QStringList &arguments) const
    {
        return run(arguments, QStringLiteral("git"));
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write a test file");
        }
        return file.fileName();
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Answer init(const QString &folder = QStringLiteral("notebook")) const
    {
        return run({QStringLiteral("init"), folder, QStringLiteral("--title"),
                    QStringLiteral("Open Source Malaria"), QStringLiteral("--name"),
                    QStringLiteral("Ada Chemist"), QStringLiteral("--initials"),
                    QStringLiteral("AC"), QStringLiteral("--json")});
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

} // namespace artemisia::testing
