// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace artemisia::app
{

/// One thing the program remembers for this person on this computer: where it stands in the file,
/// and what it is until set.
template <class T>
struct SettingKey {
    const char *name;
    T fallback;
};

/// Every setting there is. Of the window and the person, never of a notebook's contents.
namespace Setting
{
inline const SettingKey<int> Theme{"look/theme", 0}; ///< ThemeChoice
inline const SettingKey<int> TextPercent{"look/textPercent",
                                         0}; ///< 80 to 200; 0: as the system's font says
inline const SettingKey<QByteArray> WindowGeometry{"window/geometry", {}};
inline const SettingKey<bool> SidebarCollapsed{"window/sidebarCollapsed", false};
inline const SettingKey<QString> LastRoom{"window/room", {}};
inline const SettingKey<QStringList> RecentNotebooks{"notebooks/recent",
                                                     {}}; ///< folders, last used first
inline const SettingKey<bool> ReopenLast{"notebooks/reopenLast", true};
inline const SettingKey<QString> PersonName{"person/name", {}};
inline const SettingKey<QString> PersonInitials{"person/initials", {}};
inline const SettingKey<QString> PersonOrcid{"person/orcid", {}};
inline const SettingKey<QString> LastFolder{"folders/last", {}}; ///< where file dialogs begin
inline const SettingKey<QStringList> RecentCommands{"palette/recent", {}};
inline const SettingKey<int> PictureDotsPerInch{"drawing/pictureDotsPerInch", 300}; ///< of copies
} // namespace Setting

/// The person's settings in an INI file under XDG config (artemisia/artemisia.ini). Read once;
/// what is set holds at once and is written soon, by a thread of its own. GUI thread.
namespace Settings
{
[[nodiscard]] QVariant value(const QString &name, const QVariant &fallback);
void setValue(const QString &name, const QVariant &value);
/// Another file, from now on: for tests and pictures.
void useFile(const QString &path);
/// Waits until all that was set is in the file; for the end of the program. The next use reads the
/// file anew.
void close();
/// Puts \a folder first in the list of recent notebooks.
void rememberNotebook(const QString &folder);
void forgetNotebook(const QString &folder);

template <class T>
[[nodiscard]] T get(const SettingKey<T> &key)
{
    return value(QString::fromLatin1(key.name), QVariant::fromValue(key.fallback))
        .template value<T>();
}
template <class T>
void set(const SettingKey<T> &key, const T &newValue)
{
    setValue(QString::fromLatin1(key.name), QVariant::fromValue(newValue));
}
} // namespace Settings

} // namespace artemisia::app
