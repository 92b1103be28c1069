// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/git_server.h"

namespace artemisia::testing
{

namespace
{
constexpr int kPatienceMs = 60000;
} // namespace

GitServer::GitServer(const QString &folder, const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("python3"),
                    QStringList{QStringLiteral(ARTEMISIA_GIT_SERVER), folder} + options);
    m_port = line().toInt();
}

GitServer::~GitServer()
{
    end();
}

void GitServer::end()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished();
}

QByteArray GitServer::requests()
{
    end();
    return m_process.readAllStandardOutput();
}

QString GitServer::at(const QString &before, const QString &name) const
{
    return before + u':' + QString::number(m_port) +
           (name.isEmpty() ? QString() : QStringLiteral("/") + name);
}

QString GitServer::url(const QString &name, const QString &scheme, const QString &user) const
{
    return scheme + QStringLiteral("://") + user + QStringLiteral("127.0.0.1:") +
           QString::number(m_port) + u'/' + name;
}

bool GitServer::hasStalled()
{
    QByteArray said = line();
    while (!said.isEmpty() && said != "silent") {
        said = line();
    }
    return said == "silent";
}

QByteArray GitServer::line()
{
    while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine() &&
           m_process.waitForReadyRead(kPatienceMs)) {
    }
    return m_process.canReadLine() ? m_process.readLine().trimmed() : QByteArray();
}

} // namespace artemisia::testing
