// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"

#include "core/jobs/job_runner.h"

#include <QHash>
#include <QSettings>

#include <memory>
#include <mutex>

namespace artemisia::app::Settings
{

namespace
{

constexpr int kRecentNotebooks = 12;

/// The file as it was read once, and what was set since. A thread of its own writes: a disk that is
/// slow must not hold the window.
class Keeper
{
public:
    explicit Keeper(const QSettings &file)
        : m_path(file.fileName())
    {
        for (const QString &name : file.allKeys()) {
            m_values.insert(name, file.value(name));
        }
    }
    [[nodiscard]] QVariant value(const QString &name, const QVariant &fallback) const
    {
        return m_values.value(name, fallback);
    }
    void setValue(const QString &name, const QVariant &value)
    {
        m_values.insert(name, value);
        {
            const std::lock_guard lock(m_unwritten->mutex);
            m_unwritten->values.insert(name, value);
        }
        m_writer.start(
            QString(),
            [path = m_path, unwritten = m_unwritten](const WorkContext &) -> Result<> {
                write(path, *unwritten);
                return {};
            },
            nullptr, [](const Result<> &) {});
    }

private:
    struct Unwritten {
        std::mutex mutex;
        QHash<QString, QVariant> values;
    };
    /// All that waits in one go; a later job finds nothing left.
    static void write(const QString &path, Unwritten &unwritten)
    {
        QHash<QString, QVariant> values;
        {
            const std::lock_guard lock(unwritten.mutex);
            values.swap(unwritten.values);
        }
        if (values.isEmpty()) {
            return;
        }
        QSettings file(path, QSettings::IniFormat);
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            file.setValue(it.key(), it.value());
        }
        file.sync();
    }

    QString m_path;
    QHash<QString, QVariant> m_values;
    std::shared_ptr<Unwritten> m_unwritten = std::make_shared<Unwritten>();
    jobs::Runner m_writer{QStringLiteral("settings"), 1}; // its end waits for what is to be written
};

std::unique_ptr<Keeper> &keeper()
{
    static std::unique_ptr<Keeper> kept;
    return kept;
}

Keeper &kept()
{
    if (!keeper()) {
        keeper() = std::make_unique<Keeper>(QSettings(QSettings::IniFormat, QSettings::UserScope,
                                                      QStringLiteral("artemisia"),
                                                      QStringLiteral("artemisia")));
    }
    return *keeper();
}

} // namespace

QVariant value(const QString &name, const QVariant &fallback)
{
    return kept().value(name, fallback);
}

void setValue(const QString &name, const QVariant &newValue)
{
    if (kept().value(name, {}) != newValue) {
        kept().setValue(name, newValue);
    }
}

void close()
{
    keeper().reset();
}

void useFile(const QString &path)
{
    close(); // what was set is in its file before another, or the same, is read
    keeper() = std::make_unique<Keeper>(QSettings(path, QSettings::IniFormat));
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
