// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/own_reagents.h"

#include <QCollator>
#include <QFileInfo>

#include <algorithm>

namespace artemisia::app
{

using reagents::Reagent;
using reagents::ReagentId;
using reagents::RemovedRow;
using reagents::UserReagents;
using reagents::UserRows;

namespace
{

constexpr int kPauseMs = 150; ///< a file that is written in several steps is read once

void sortByName(QList<Reagent> &rows)
{
    QCollator collator;
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, qsizetype>> keys;
    keys.reserve(std::size_t(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        keys.emplace_back(collator.sortKey(rows[i].name.toCaseFolded()), i);
    }
    std::sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) {
        const int order = a.first.compare(b.first);
        return order != 0 ? order < 0 : a.second < b.second;
    });
    QList<Reagent> sorted;
    sorted.reserve(rows.size());
    for (const auto &key : keys) {
        sorted.append(rows[key.second]);
    }
    rows = sorted;
}

} // namespace

OwnReagents::OwnReagents(UserReagents file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_disk(QStringLiteral("own reagents"))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &OwnReagents::read);
    for (const auto signal :
         {&QFileSystemWatcher::directoryChanged, &QFileSystemWatcher::fileChanged}) {
        connect(&m_watcher, signal, this, [this] { m_pause.start(); });
    }
}

OwnReagents::~OwnReagents()
{
    if (m_reading) {
        m_reading->cancel();
    }
    m_disk.drain();
}

const Reagent *OwnReagents::find(const ReagentId &id) const
{
    const auto at = std::find_if(m_rows.rows.cbegin(), m_rows.rows.cend(),
                                 [&](const Reagent &row) { return row.id == id; });
    return at == m_rows.rows.cend() ? nullptr : &*at;
}

void OwnReagents::setWatched(bool watched)
{
    m_isWatched = watched;
    const QStringList paths = m_watcher.files() + m_watcher.directories();
    if (!watched && !paths.isEmpty()) {
        m_watcher.removePaths(paths);
        m_pause.stop();
    }
    watch();
}

// The folder says when a file is put in the place of the old one, the file when it is written to;
// a folder that is not there yet appears in the one that holds it.
void OwnReagents::watch()
{
    if (!m_isWatched) {
        return;
    }
    const QString folder = QFileInfo(file()).path();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path :
         {file(), QFileInfo::exists(folder) ? folder : QFileInfo(folder).path()}) {
        if (!watched.contains(path) && QFileInfo::exists(path)) {
            m_watcher.addPath(path);
        }
    }
}

void OwnReagents::read()
{
    readThen({});
}

void OwnReagents::readThen(const std::function<void()> &then)
{
    m_pause.stop();
    watch(); // before it is read: what changes meanwhile is heard of
    m_reading = m_disk.start(
        {},
        [file = m_file](const WorkContext &context) {
            auto rows = file.read(context.cancel);
            if (rows) {
                sortByName(rows->rows);
            }
            return rows;
        },
        this,
        [this, then](Result<UserRows> rows) {
            const bool isCancelled = !rows && rows.error().code == ErrorCode::Cancelled;
            if (!isCancelled) {
                m_rows = rows ? std::move(*rows) : UserRows();
                Q_EMIT changed();
            }
            if (!rows && !isCancelled) {
                Q_EMIT unreadable(rows.error());
            }
            if (then) {
                then();
            }
        });
}

template <class Work, class Then, class Failed>
void OwnReagents::start(Work work, Then then, Failed failed)
{
    m_disk.start(
        {}, [work, file = m_file](const WorkContext &) { return work(file); }, this,
        [this, then, failed](const auto &done) {
            // What failed may be gone or changed by another program: seen anew as well.
            readThen([then, failed, done] {
                if (done) {
                    then(done);
                } else {
                    failed(done.error());
                }
            });
        });
}

void OwnReagents::add(const Reagent &reagent)
{
    start([reagent](const UserReagents &file) { return file.add(reagent); },
          [this](const Result<Reagent> &added) { Q_EMIT saved(*added); },
          [this](const Error &why) { Q_EMIT notSaved(why); });
}

void OwnReagents::change(const Reagent &reagent)
{
    start([reagent](const UserReagents &file) { return file.change(reagent); },
          [this](const Result<Reagent> &changed) { Q_EMIT saved(*changed); },
          [this](const Error &why) { Q_EMIT notSaved(why); });
}

void OwnReagents::remove(const ReagentId &id)
{
    start([id](const UserReagents &file) { return file.remove(id); },
          [this](const Result<RemovedRow> &row) { Q_EMIT removed(*row); },
          [this](const Error &why) { Q_EMIT notRemoved(why); });
}

void OwnReagents::restore(const RemovedRow &row)
{
    start([row](const UserReagents &file) { return file.restore(row); },
          [this, id = row.reagent.id](const Result<> &) { Q_EMIT restored(id); },
          [this, row](const Error &why) { Q_EMIT notRestored(row, why); });
}

} // namespace artemisia::app
