// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace artemisia::testing
{

/// git_server.py on a port of its own, as long as this lives: the repositories of a folder on
/// loopback.
class GitServer
{
public:
    explicit GitServer(const QString &folder, const QStringList &options = {});
    ~GitServer();
    GitServer(const GitServer &) = delete;
    GitServer &operator=(const GitServer &) = delete;
    [[nodiscard]] bool isRunning() const { return m_port > 0; }
    [[nodiscard]] QString url(const QString &name = QStringLiteral("remote.git"),
                              const QString &scheme = QStringLiteral("http"),
                              const QString &user = {}) const;
    /// The same with \a before as scheme, user and host: "https://me@localhost".
    [[nodiscard]] QString at(const QString &before, const QString &name = {}) const;
    /// Ends the server; what it was asked, one line a request.
    [[nodiscard]] QByteArray requests();
    /// With --stay: whether it came to the point where it falls silent. Waits for it.
    [[nodiscard]] bool hasStalled();

private:
    void end();
    [[nodiscard]] QByteArray line();
    QProcess m_process;
    int m_port = 0;
};

} // namespace artemisia::testing
