// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/drawing_cache.h"

#include "chem/depict/depict.h"

namespace artemisia::app
{

namespace
{
constexpr int kCached = 3000;   // drawings; some 10 kB each
constexpr int kBatch = 24;      // drawings a job: about 10 ms of work
constexpr int kMaxWanted = 400; // older wishes were scrolled past

chem::DisplayList draw(const QString &molblock)
{
    const auto molecule = chem::Molecule::fromMolBlock(molblock.toStdString());
    if (!molecule) {
        return {};
    }
    auto list = chem::depict(*molecule);
    return list ? std::move(*list) : chem::DisplayList();
}
} // namespace

DrawingCache::DrawingCache(std::shared_ptr<Session> session, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_cache(kCached)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &DrawingCache::makeNext);
}

const chem::DisplayList *DrawingCache::find(store::RowId row, qint64 revision)
{
    const Drawing *drawing = m_cache.object(row);
    if (drawing != nullptr && drawing->revision == revision) {
        return &drawing->list;
    }
    if (m_known.value(row, -1) != revision) {
        m_known.insert(row, revision);
        m_wanted.append({row, revision});
        while (m_wanted.size() > kMaxWanted) {
            m_known.remove(m_wanted.takeFirst().first);
        }
        if (!m_isBusy) {
            m_timer.start();
        }
    }
    // An older drawing is better than none while the new one is made.
    return drawing != nullptr ? &drawing->list : nullptr;
}

void DrawingCache::makeNext()
{
    if (m_isBusy || m_wanted.isEmpty()) {
        return;
    }
    m_isBusy = true;
    QHash<store::RowId, qint64> revisions;
    QList<store::RowId> rows;
    while (!m_wanted.isEmpty() && rows.size() < kBatch) {
        const auto [row, revision] = m_wanted.takeLast();
        revisions.insert(row, revision);
        rows.append(row);
    }
    m_session->read(
        [rows](store::Store &store, const WorkContext &context) -> Result<Made> {
            ARTEMISIA_TRY_ASSIGN(const auto blocks, store.compounds().molblocks(rows));
            Made made;
            for (const auto &[row, block] : blocks) {
                if (context.cancel.isCancelled()) {
                    break;
                }
                made.append({row, std::make_shared<chem::DisplayList>(draw(block))});
            }
            return made;
        },
        this, [this, revisions](const Result<Made> &made) { take(revisions, made); });
}

void DrawingCache::take(const QHash<store::RowId, qint64> &revisions, const Result<Made> &made)
{
    m_isBusy = false;
    if (made) {
        for (const auto &[row, list] : *made) {
            m_cache.insert(row, new Drawing{revisions.value(row), std::move(*list)});
        }
    }
    for (auto it = revisions.cbegin(); it != revisions.cend(); ++it) {
        m_known.remove(it.key());
        if (!m_cache.contains(it.key())) {
            m_cache.insert(it.key(),
                           new Drawing{it.value(), {}}); // nothing to draw: not asked for again
        }
    }
    Q_EMIT ready();
    makeNext();
}

} // namespace artemisia::app
