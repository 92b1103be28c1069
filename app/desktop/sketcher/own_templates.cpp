// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/own_templates.h"

#include <QFileInfo>

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr int kPauseMs = 150; ///< many files that change at once are read once
}

OwnTemplates::OwnTemplates(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_disk(QStringLiteral("own templates"))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &OwnTemplates::read);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_pause.start(); });
}

OwnTemplates::~OwnTemplates()
{
    if (m_reading) {
        m_reading->cancel();
    }
    m_disk.drain();
}

const OwnTemplate *OwnTemplates::find(const QString &file) const
{
    const auto at = std::find_if(m_list.templates.cbegin(), m_list.templates.cend(),
                                 [&](const OwnTemplate &own) { return own.file == file; });
    return at == m_list.templates.cend() ? nullptr : &*at;
}

void OwnTemplates::setWatched(bool watched)
{
    m_isWatched = watched;
    if (!watched && !m_watcher.directories().isEmpty()) {
        m_watcher.removePaths(m_watcher.directories());
    }
    watch();
}

void OwnTemplates::watch()
{
    if (m_isWatched && m_watcher.directories().isEmpty() && QFileInfo::exists(folder())) {
        m_watcher.addPath(folder());
    }
}

void OwnTemplates::read()
{
    readThen({});
}

void OwnTemplates::readThen(const std::function<void()> &then)
{
    m_pause.stop();
    m_reading = m_disk.start(
        {}, [folder = m_folder](const WorkContext &context) { return folder.read(context.cancel); },
        this,
        [this, then](Result<OwnTemplateList> list) {
            watch(); // the folder may have been made meanwhile
            if (list) {
                m_list = std::move(*list);
                Q_EMIT changed();
            } else if (list.error().code != ErrorCode::Cancelled) {
                Q_EMIT failed(list.error().message);
            }
            if (then) {
                then();
            }
        });
}

template <class Work, class Then>
void OwnTemplates::change(Work work, Then then)
{
    m_disk.start(
        {}, [work, folder = m_folder](const WorkContext &) { return work(folder); }, this,
        [this, then](const auto &done) {
            // What failed may be gone or changed by another program: seen anew as well.
            if (!done) {
                readThen([this, why = done.error().message] { Q_EMIT failed(why); });
            } else {
                readThen([then, value = *done] { then(value); });
            }
        });
}

void OwnTemplates::keep(const QString &name, const chem::Drawing &drawing)
{
    change([name, drawing](const TemplateFolder &folder) { return folder.add(name, drawing); },
           [this](const OwnTemplate &own) { Q_EMIT kept(own.file); });
}

void OwnTemplates::rename(const QString &file, const QString &name)
{
    change([file, name](const TemplateFolder &folder) { return folder.rename(file, name); },
           [this, file](const OwnTemplate &own) { Q_EMIT renamed(file, own.file); });
}

void OwnTemplates::remove(const QString &file)
{
    change([file](const TemplateFolder &folder) { return folder.remove(file); },
           [this](const RemovedTemplate &gone) { Q_EMIT removed(gone); });
}

void OwnTemplates::restore(const RemovedTemplate &gone)
{
    change([gone](const TemplateFolder &folder) { return folder.restore(gone); },
           [this](const QString &file) { Q_EMIT restored(file); });
}

} // namespace artemisia::app
