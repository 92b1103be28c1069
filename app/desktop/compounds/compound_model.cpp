// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_model.h"

#include "app/desktop/compounds/compound_text.h"
#include "app/desktop/widgets/words.h"

#include <QLocale>

#include <algorithm>
#include <utility>
#include <vector>

namespace artemisia::app
{

namespace
{

constexpr int kPage = 100;          // rows fetched around one that is looked at
constexpr int kCachedRows = 20'000; // some 10 MB
constexpr int kReloadDelayMs = 300; // gathers the changes of a bulk edit into one query

std::optional<store::CompoundSort> sortOf(int column)
{
    switch (column) {
    case CompoundModel::Code:
        return store::CompoundSort::Code;
    case CompoundModel::Name:
        return store::CompoundSort::Name;
    case CompoundModel::Formula:
        return store::CompoundSort::Formula;
    case CompoundModel::Mass:
        return store::CompoundSort::Mass;
    case CompoundModel::InchiKey:
        return store::CompoundSort::InchiKey;
    case CompoundModel::Results:
        return store::CompoundSort::Results;
    case CompoundModel::Modified:
        return store::CompoundSort::Modified;
    default:
        return std::nullopt;
    }
}

QVariant alignmentOf(int column)
{
    const bool isNumber = column == CompoundModel::Mass || column == CompoundModel::Batches ||
                          column == CompoundModel::Results;
    return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

CompoundModel::CompoundModel(std::shared_ptr<Session> session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(std::move(session))
    , m_cache(kCachedRows)
{
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    connect(&m_fetchTimer, &QTimer::timeout, this, &CompoundModel::fetchWanted);
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(kReloadDelayMs);
    connect(&m_reloadTimer, &QTimer::timeout, this, &CompoundModel::reload);
    connect(m_session.get(), &Session::recordChanged, this, &CompoundModel::onRecordChanged);
    connect(m_session.get(), &Session::manyRecordsChanged, this, [this] {
        forgetRows();
        reload();
    });
    reload();
}

CompoundModel::~CompoundModel()
{
    if (m_search) {
        m_search->cancel();
    }
}

int CompoundModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rowIds.size());
}

int CompoundModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant CompoundModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const store::RowId rowId = m_rowIds[index.row()];
    if (role == RowRole) {
        return rowId;
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(index.column());
    }
    const store::CompoundRow *row = m_cache.object(rowId);
    if (row == nullptr) {
        requestRow(index.row());
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Structure ? QVariant(row->smiles) : textOf(*row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Structure ? tr("Structure of %1: %2").arg(row->code, row->smiles)
                                           : textOf(*row, index.column());
    case IdRole:
        return row->id.uuid();
    case RevisionRole:
        return row->revision;
    case HasStructureRole:
        return !row->smiles.isEmpty();
    case RemarksRole:
        return row->remarks;
    case StateRole:
        return int(row->state);
    default:
        return {};
    }
}

QVariant CompoundModel::textOf(const store::CompoundRow &row, int column) const
{
    switch (column) {
    case Code:
        return row.code;
    case Name:
        return row.name;
    case Formula:
        return formulaText(row.formula);
    case Mass:
        return row.averageMass > 0 ? QString::number(row.averageMass, 'f', 2) : QString();
    case Aliases:
        return row.aliases;
    case Batches:
        return row.batches > 0 ? QString::number(row.batches) : QString();
    case Results:
        return row.results > 0 ? QString::number(row.results) : QString();
    case InchiKey:
        return row.inchiKey;
    case Modified:
        return dateInWords(row.modified.toDateTime().toLocalTime().date().toString(Qt::ISODate));
    default:
        return {};
    }
}

QVariant CompoundModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return alignmentOf(section);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Structure:
        return tr("Structure");
    case Code:
        return tr("Code");
    case Name:
        return tr("Name");
    case Formula:
        return tr("Formula");
    case Mass:
        return tr("Molar mass, g/mol");
    case Aliases:
        return tr("Other names");
    case Batches:
        return tr("Batches");
    case Results:
        return tr("Results");
    case InchiKey:
        return tr("InChIKey");
    case Modified:
        return tr("Changed");
    default:
        return {};
    }
}

bool CompoundModel::canSort(int column)
{
    return sortOf(column).has_value();
}

void CompoundModel::sort(int column, Qt::SortOrder order)
{
    const auto wanted = sortOf(column);
    if (!wanted) {
        return; // a column without an order of its own leaves things as they are
    }
    m_query.sort = *wanted;
    m_query.order =
        order == Qt::AscendingOrder ? store::SortOrder::Ascending : store::SortOrder::Descending;
    m_isByLikeness = false;
    startOther();
}

void CompoundModel::setTextFilter(const QString &text)
{
    if (!m_structure && m_query.text == text.trimmed()) {
        return;
    }
    m_structure.reset();
    m_query.text = text.trimmed();
    startOther();
}

void CompoundModel::setStructureFilter(compounds::StructureSearch search, const QString &query,
                                       double threshold)
{
    m_structure = StructureFilter{search, query.trimmed(), threshold};
    m_query.text.clear();
    m_isByLikeness = search == compounds::StructureSearch::Similarity;
    startOther();
}

void CompoundModel::reload()
{
    start();
}

void CompoundModel::startOther()
{
    m_isOther = true;
    start();
}

void CompoundModel::start()
{
    if (m_search) {
        m_search->cancel();
    }
    m_search = m_session->read(
        [wish = Wish{m_query, m_structure, m_isByLikeness}](
            store::Store &store, const WorkContext &context) { return find(store, wish, context); },
        this,
        [this, wish = ++m_wish](Result<Rows> rows) {
            // With several readers the answer to an earlier wish may come after that to a later.
            if (wish != m_wish) {
                return;
            }
            if (rows) {
                takeRowIds(std::move(*rows));
            } else if (rows.error().code != ErrorCode::Cancelled) {
                m_search.reset();
                Q_EMIT searchFailed(rows.error());
            }
        });
}

Result<CompoundModel::Rows> CompoundModel::find(store::Store &store, const Wish &wish,
                                                const WorkContext &context)
{
    Rows rows;
    QList<store::RowId> hits;
    if (wish.structure) {
        compounds::StructureSearchReport report;
        ARTEMISIA_TRY_ASSIGN(
            const auto found,
            compounds::searchStructures(store, wish.structure->search, wish.structure->query,
                                        wish.structure->threshold, context, &report));
        rows.undecided = report.undecided;
        hits.reserve(found.size());
        for (const compounds::StructureHit &hit : found) {
            hits.append(hit.row);
        }
    }
    if (wish.structure && wish.isByLikeness) {
        rows.ids = hits;
    } else {
        ARTEMISIA_TRY_ASSIGN(rows.ids, store.compounds().rowIds(wish.query));
        if (wish.structure) {
            const QSet<store::RowId> among(hits.cbegin(), hits.cend());
            rows.ids.removeIf([&among](store::RowId id) { return !among.contains(id); });
        }
    }
    rows.places.reserve(rows.ids.size());
    for (int i = 0; i < rows.ids.size(); ++i) {
        rows.places.insert(rows.ids[i], i);
    }
    return rows;
}

void CompoundModel::forgetRows()
{
    m_cache.clear();
    m_inFlight.clear();
    m_isStale = true;
    ++m_state;
}

void CompoundModel::takeRowIds(Rows rows)
{
    m_search.reset();
    m_undecided = rows.undecided;
    const bool isStale = std::exchange(m_isStale, false);
    if (rows.ids != m_rowIds) {
        beginResetModel();
        m_rowIds = std::move(rows.ids);
        m_place = std::move(rows.places);
        m_wanted.clear();
        endResetModel();
    } else if (isStale && !m_rowIds.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    if (std::exchange(m_isOther, false)) {
        Q_EMIT otherRowsShown();
    }
    Q_EMIT loaded();
}

void CompoundModel::requestRow(int row) const
{
    const store::RowId id = m_rowIds[row];
    if (m_wanted.contains(id) || m_inFlight.contains(id)) {
        return;
    }
    m_wanted.insert(id);
    if (!m_fetchTimer.isActive()) {
        const_cast<QTimer &>(m_fetchTimer).start();
    }
}

void CompoundModel::fetchWanted()
{
    // The page around each wish: scrolling on finds its rows already there.
    QSet<store::RowId> page;
    for (const store::RowId id : std::as_const(m_wanted)) {
        const int place = m_place.value(id, -1);
        const int from = std::max(0, place - place % kPage);
        const int to = std::min<int>(from + kPage, int(m_rowIds.size()));
        for (int i = from; place >= 0 && i < to; ++i) {
            if (!m_inFlight.contains(m_rowIds[i]) && !m_cache.contains(m_rowIds[i])) {
                page.insert(m_rowIds[i]);
            }
        }
    }
    m_wanted.clear();
    if (page.isEmpty()) {
        return;
    }
    m_inFlight.unite(page);
    const QList<store::RowId> ids(page.cbegin(), page.cend());
    m_session->read(
        [ids](store::Store &store, const WorkContext &) { return store.compounds().rows(ids); },
        this,
        [this, ids, state = m_state](const Result<QList<store::CompoundRow>> &rows) {
            if (state != m_state) {
                return; // as they were before a bulk change
            }
            for (const store::RowId id : ids) {
                m_inFlight.remove(id);
            }
            if (rows) {
                takeRows(*rows);
            } else {
                Q_EMIT searchFailed(rows.error());
            }
        });
}

void CompoundModel::takeRows(const QList<store::CompoundRow> &rows)
{
    std::vector<int> places;
    places.reserve(std::size_t(rows.size()));
    for (const store::CompoundRow &row : rows) {
        m_cache.insert(row.row, new store::CompoundRow(row));
        if (const int place = m_place.value(row.row, -1); place >= 0) {
            places.push_back(place);
        }
    }
    // Each run of neighbours by itself: two pages from far apart must not make the grid measure
    // all the tiles between them anew.
    std::sort(places.begin(), places.end());
    for (std::size_t first = 0; first < places.size();) {
        std::size_t end = first + 1;
        while (end < places.size() && places[end] == places[end - 1] + 1) {
            ++end;
        }
        Q_EMIT dataChanged(index(places[first], 0), index(places[end - 1], ColumnCount - 1));
        first = end;
    }
}

void CompoundModel::onRecordChanged(RecordKind kind, const QUuid &id)
{
    if (kind == RecordKind::Compound) {
        for (const store::RowId rowId : m_cache.keys()) {
            if (m_cache.object(rowId)->id.uuid() == id) {
                m_cache.remove(rowId);
                const int place = m_place.value(rowId, -1);
                if (place >= 0) {
                    Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
                }
                break;
            }
        }
        m_reloadTimer.start();
    } else if (kind == RecordKind::Batch || kind == RecordKind::AssayResult) {
        m_cache.clear(); // the counts of some row changed
        if (!m_rowIds.isEmpty()) {
            Q_EMIT dataChanged(index(0, Batches), index(int(m_rowIds.size()) - 1, Results));
        }
    }
}

int CompoundModel::modelRowOf(const CompoundId &id) const
{
    for (const store::RowId rowId : m_cache.keys()) {
        if (m_cache.object(rowId)->id == id) {
            return m_place.value(rowId, -1);
        }
    }
    return -1;
}

void CompoundModel::locate(const CompoundId &id)
{
    m_session->read(
        [id](store::Store &store, const WorkContext &) { return store.compounds().rowIdOf(id); },
        this,
        [this, id](const Result<std::optional<store::RowId>> &rowId) {
            const bool known = rowId && *rowId;
            Q_EMIT located(id, known ? m_place.value(**rowId, -1) : -1);
        });
}

} // namespace artemisia::app
