// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/remote_url.h"

#include "core/sync/publisher.h"
#include "core/sync/sync_text.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace artemisia::sync
{

namespace
{

constexpr qsizetype kLongest = 2000;

tl::unexpected<Error> refused(const QString &message)
{
    return fail(ErrorCode::Usage, message);
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// "scheme" of "scheme://..." or "scheme::...", lower case; empty: there is none.
QString schemeOf(const QString &url)
{
    static const QRegularExpression shape(QStringLiteral("\\A([A-Za-z][A-Za-z0-9+.-]*):(?://|:)"));
    return shape.match(url).captured(1).toLower();
}

/// user@host:path, as ssh's own tools write it: a colon before any slash.
bool isScpLike(const QString &url)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(?:[^@/:\\s]+@)?(?:\\[[^\\]/]+\\]|[^@/:\\s]+):(?!:)\\S"));
    return shape.match(url).hasMatch();
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

/// A name that a program could take for an option.
bool isOdd(const QString &name)
{
    return name.startsWith(u'-');
}

Result<RemoteUrl> localFolder(const QString &given, const QString &path)
{
    if (path.trimmed().isEmpty()) {
        return refused(SyncText::tr("The address has no path."));
    }
    return RemoteUrl{RemoteKind::LocalFolder, given,
                     QDir::cleanPath(QDir::current().absoluteFilePath(path))};
}

Result<RemoteUrl> fileUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || !(parsed.host().isEmpty() || isLoopback(parsed.host())) ||
        parsed.hasQuery()) {
        return refused(SyncText::tr("A file:// address names a folder on this computer, like "
                                    "file:///home/me/notebook.git."));
    }
    return localFolder(url, parsed.path(QUrl::FullyDecoded));
}

Result<RemoteUrl> networkUrl(const QString &url, const QString &scheme)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() || parsed.path().size() < 2) {
        return refused(SyncText::tr("This is not a complete address of a repository."));
    }
    if (isOdd(parsed.host()) || isOdd(parsed.userName()) || isOdd(parsed.path().mid(1))) {
        return refused(SyncText::tr("No part of the address may begin with a hyphen."));
    }
    if (scheme == QLatin1String("ssh")) {
        return RemoteUrl{RemoteKind::Ssh, url, {}};
    }
    if (scheme == QLatin1String("https")) {
        return RemoteUrl{RemoteKind::Https, url, {}};
    }
    if (!isLoopback(parsed.host())) {
        return refused(SyncText::tr("http:// is not encrypted, so it is taken for this computer "
                                    "only. Use https:// or ssh://."));
    }
    return RemoteUrl{RemoteKind::LoopbackHttp, url, {}};
}

} // namespace

Result<RemoteUrl> parseRemoteUrl(const QString &text)
{
    const QString url = text.trimmed();
    if (url.isEmpty() || url.size() > kLongest || hasControls(url)) {
        return refused(SyncText::tr("This is not the address of a repository."));
    }
    const QString scheme = schemeOf(url);
    if (scheme == QLatin1String("file") &&
        url.startsWith(QLatin1String("file://"), Qt::CaseInsensitive)) {
        return fileUrl(url);
    }
    for (const QLatin1String known :
         {QLatin1String("https"), QLatin1String("ssh"), QLatin1String("http")}) {
        if (scheme == known && url.mid(scheme.size()).startsWith(QLatin1String("://"))) {
            return networkUrl(url, scheme);
        }
    }
    static const QRegularExpression halfUrl(QStringLiteral("\\A(?:file|https?|ssh|git):"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (halfUrl.match(url).hasMatch() && scheme.isEmpty()) {
        return refused(SyncText::tr("This is not a complete address of a repository."));
    }
    if (!scheme.isEmpty()) {
        return refused(SyncText::tr("Addresses that begin with %1: are not taken. Use a folder, "
                                    "file://, https:// or ssh://.")
                           .arg(scheme));
    }
    if (url.startsWith(u'/') || url.startsWith(u'.') || !isScpLike(url)) {
        return isOdd(url) ? refused(SyncText::tr("No part of the address may begin with a hyphen."))
                          : localFolder(url, url);
    }
    const QString path = url.mid(url.indexOf(u':') + 1);
    if (isOdd(url) || isOdd(path) || url.contains(QLatin1String("@-"))) {
        return refused(SyncText::tr("No part of the address may begin with a hyphen."));
    }
    return RemoteUrl{RemoteKind::Ssh, url, {}};
}

QString RemoteUrl::shown() const
{
    return kind == RemoteKind::LocalFolder ? folder : withoutCredentials(given);
}

QString withoutCredentials(const QString &text)
{
    QString url = text.trimmed();
    const qsizetype start = url.indexOf(QLatin1String("://")) + 3;
    if (start < 3) {
        return url; // a path, or user@host:path, which has no place for a password
    }
    qsizetype end = url.indexOf(QRegularExpression(QStringLiteral("[/?#]")), start);
    end = end < 0 ? url.size() : end;
    const qsizetype at = url.left(end).lastIndexOf(u'@');
    if (at < start) {
        return url;
    }
    // ssh's user is part of the address, as in ssh://git@host/; anywhere else it belongs to the
    // password.
    const bool isSsh = url.startsWith(QLatin1String("ssh://"), Qt::CaseInsensitive);
    const QString user = url.mid(start, at - start).section(u':', 0, 0);
    return url.left(start) + (isSsh && !user.isEmpty() ? user + u'@' : QString()) + url.mid(at + 1);
}

Result<> checkUrl(const QString &url)
{
    const Result<RemoteUrl> parsed = parseRemoteUrl(url);
    return parsed ? Result<>() : Result<>(tl::unexpected(parsed.error()));
}

QString folderToMake(const QString &url)
{
    const Result<RemoteUrl> parsed = parseRemoteUrl(url);
    const bool isMissing =
        parsed && parsed->kind == RemoteKind::LocalFolder && !QFileInfo::exists(parsed->folder);
    return isMissing ? parsed->folder : QString();
}

} // namespace artemisia::sync
