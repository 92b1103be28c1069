// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace artemisia::sync
{

/// What kind of place an address names.
enum class RemoteKind { LocalFolder, Https, LoopbackHttp, Ssh };

/// An address of a repository, checked.
struct RemoteUrl {
    RemoteKind kind = RemoteKind::LocalFolder;
    QString given;  ///< with whatever credentials it had: only for the connection itself
    QString folder; ///< absolute path, of a local folder
    /// What git is told.
    [[nodiscard]] QString address() const
    {
        return kind == RemoteKind::LocalFolder ? folder : given;
    }
    /// What is shown and kept.
    [[nodiscard]] QString shown() const;
};

/// Refused (Usage, with the reason) for everything but a path, file://, https://, ssh:// (also as
/// user@host:path), and http:// to this computer.
[[nodiscard]] Result<RemoteUrl> parseRemoteUrl(const QString &url);

} // namespace artemisia::sync
