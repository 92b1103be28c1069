// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

namespace artemisia::testing
{

/// A certificate authority in a folder, which signs what it is told. Made with the openssl program.
class CertificateAuthority
{
public:
    explicit CertificateAuthority(const QString &folder)
        : m_folder(folder)
    {
        QDir().mkpath(folder);
        m_isMade =
            openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + newKey("ca.key") +
                    QStringList{QStringLiteral("-subj"), QStringLiteral("/CN=Our own CA"),
                                QStringLiteral("-days"), QStringLiteral("2"),
                                QStringLiteral("-out"), certificate()});
    }
    [[nodiscard]] bool isMade() const { return m_isMade; }
    /// Its own certificate.
    [[nodiscard]] QString certificate() const { return at("ca.crt"); }

    /// A file with a key and a certificate for \a host, valid until \a days from now; empty: not
    /// made. An address stands there as a name too, which is all that mbedTLS 2 compares.
    [[nodiscard]] QString sign(const QString &host, int days = 2)
    {
        const QString request = at("server.csr");
        QString all = at("server-%1.pem").arg(++m_count);
        const QString names = host.front().isDigit()
                                  ? QStringLiteral("subjectAltName=IP:%1,DNS:%1").arg(host)
                                  : QStringLiteral("subjectAltName=DNS:") + host;
        const QStringList asked{QStringLiteral("-subj"),   QStringLiteral("/CN=") + host,
                                QStringLiteral("-out"),    request,
                                QStringLiteral("-addext"), names};
        const QStringList signing{QStringLiteral("x509"),
                                  QStringLiteral("-req"),
                                  QStringLiteral("-in"),
                                  request,
                                  QStringLiteral("-CA"),
                                  certificate(),
                                  QStringLiteral("-CAkey"),
                                  at("ca.key"),
                                  QStringLiteral("-days"),
                                  QString::number(days),
                                  QStringLiteral("-out"),
                                  at("server.crt"),
                                  QStringLiteral("-copy_extensions"),
                                  QStringLiteral("copy")};
        const bool isSigned =
            openssl(QStringList{QStringLiteral("req")} + newKey("server.key") + asked) &&
            openssl(signing);
        QFile file(all);
        if (!isSigned || !file.open(QIODevice::WriteOnly)) {
            return {};
        }
        for (const char *part : {"server.key", "server.crt"}) {
            QFile one(at(part));
            if (!one.open(QIODevice::ReadOnly) || file.write(one.readAll()) <= 0) {
                return {};
            }
        }
        return all;
    }

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder + u'/' + QLatin1String(name);
    }
    [[nodiscard]] QStringList newKey(const char *name) const
    {
        return {QStringLiteral("-newkey"),
                QStringLiteral("ec"),
                QStringLiteral("-pkeyopt"),
                QStringLiteral("ec_paramgen_curve:prime256v1"),
                QStringLiteral("-nodes"),
                QStringLiteral("-keyout"),
                at(name)};
    }
    [[nodiscard]] static bool openssl(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("openssl"), arguments);
        const bool isDone = process.waitForFinished(60000) && process.exitCode() == 0;
        if (!isDone) {
            qWarning() << arguments << process.readAll();
        }
        return isDone;
    }

    QString m_folder;
    bool m_isMade = false;
    int m_count = 0;
};

} // namespace artemisia::testing
