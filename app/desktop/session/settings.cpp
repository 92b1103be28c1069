// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"

#include <QSettings>

#include <memory>

namespace artemisia::app::Settings
{

namespace
{

constexpr int kRecentNotebooks = 12;

std::unique_ptr<QSettings> &file()
{
    static std::unique_ptr<QSettings> settings =
        std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                    QStringLiteral("artemisia"), QStringLiteral("artemisia"));
    return settings;
}

} // namespace

QVariant value(const QString &name, const QVariant &fallback)
{
    return file()->value(name, fallback);
}

void setValue(const QString &name, const QVariant &newValue)
{
    if (file()->value(name) != newValue) {
        file()->setValue(name, newValue);
    }
}

void useFile(const QString &path)
{
    file() = std::make_unique<QSettings>(path, QSettings::IniFormat);
}

void rememberNotebook(const QString &folder)
{
    QStringList recent = get(Setting::RecentNotebooks);
    recent.removeAll(folder);
    recent.prepend(folder);
    set(Setting::RecentNotebooks, QStringList(recent.mid(0, kRecentNotebooks)));
}

void forgetNotebook(const QString &folder)
{
    QStringList recent = get(Setting::RecentNotebooks);
    recent.removeAll(folder);
    set(Setting::RecentNotebooks, recent);
}

} // namespace artemisia::app::Settings
