// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "core/compounds/registrar.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

#include <optional>

namespace artemisia::app
{

/// The compounds of a notebook as a table of any length. Holds one row number for each compound;
/// what a row shows is fetched in pages around what is looked at, by reader jobs, and kept in a
/// bounded cache: data() never touches the database. While a row is on its way its cells are empty.
/// GUI thread.
class CompoundModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Structure,
        Code,
        Name,
        Formula,
        Mass,
        Aliases,
        Batches,
        Results,
        InchiKey,
        Modified,
        ColumnCount
    };
    enum Role {
        RowRole = Qt::UserRole + 1,
        IdRole,
        RevisionRole,
        HasStructureRole,
        RemarksRole,
        StateRole
    };

    explicit CompoundModel(std::shared_ptr<Session> session, QObject *parent = nullptr);
    ~CompoundModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    /// Whether a column has an order of its own; sort() ignores the others.
    [[nodiscard]] static bool canSort(int column);

    /// Shows what the text finds, in the present order. The newest wish wins.
    void setTextFilter(const QString &text);
    /// Shows what a structure search finds. Fails through searchFailed() and leaves the rows as
    /// they were.
    void setStructureFilter(compounds::StructureSearch search, const QString &query,
                            double threshold);
    void reload();

    /// The row of the model that shows \a id; -1: it is not among them or not loaded yet.
    [[nodiscard]] int modelRowOf(const CompoundId &id) const;
    /// Asks for the place of a compound; answered by located() with -1 if the filter hides it.
    void locate(const CompoundId &id);
    [[nodiscard]] bool isLoading() const { return m_search != nullptr; }

Q_SIGNALS:
    void loaded(); ///< rows were replaced
    void located(const artemisia::CompoundId &id, int row);
    void searchFailed(const artemisia::Error &error);

private:
    /// Which rows there are, and the place of each; made in a reader's thread.
    struct Rows {
        QList<store::RowId> ids;
        QHash<store::RowId, int> places;
    };
    void start();
    void takeRowIds(Rows rows);
    void requestRow(int row) const;
    void fetchWanted();
    void takeRows(const QList<store::CompoundRow> &rows);
    void onRecordChanged(RecordKind kind, const QUuid &id);
    [[nodiscard]] QVariant textOf(const store::CompoundRow &row, int column) const;

    struct StructureFilter {
        compounds::StructureSearch search;
        QString query;
        double threshold;
    };
    std::shared_ptr<Session> m_session;
    QList<store::RowId> m_rowIds;
    QHash<store::RowId, int> m_place; ///< of each row number in m_rowIds
    mutable QCache<store::RowId, store::CompoundRow> m_cache;
    mutable QSet<store::RowId> m_wanted;
    QSet<store::RowId> m_inFlight;
    QTimer m_fetchTimer;
    QTimer m_reloadTimer;
    store::CompoundQuery m_query;
    std::optional<StructureFilter> m_structure;
    std::shared_ptr<jobs::Job> m_search;
    int m_wish = 0; ///< counts what was asked for: only the last one's answer is shown
};

} // namespace artemisia::app
