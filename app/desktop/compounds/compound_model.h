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
    /// Ends an order by likeness.
    void sort(int column, Qt::SortOrder order) override;
    /// Whether a column has an order of its own; sort() ignores the others.
    [[nodiscard]] static bool canSort(int column);

    /// Shows what the text finds, in the present order. The newest wish wins.
    void setTextFilter(const QString &text);
    /// Shows what a structure search finds: similar structures with the most similar first until
    /// sort() is called, others in the present order. Fails through searchFailed() and leaves the
    /// rows as they were.
    void setStructureFilter(compounds::StructureSearch search, const QString &query,
                            double threshold);
    void reload();

    /// The row of the model that shows \a id; -1: it is not among them or not loaded yet.
    [[nodiscard]] int modelRowOf(const CompoundId &id) const;
    /// Asks for the place of a compound; answered by located() with -1 if the filter hides it.
    void locate(const CompoundId &id);
    [[nodiscard]] bool isLoading() const { return m_search != nullptr; }
    /// Whether the rows are asked for by likeness, not by a column.
    [[nodiscard]] bool isByLikeness() const { return m_structure && m_isByLikeness; }
    /// Of so many compounds the structure search that is shown could not say whether they match.
    [[nodiscard]] qint64 undecided() const { return m_undecided; }

Q_SIGNALS:
    void loaded(); ///< rows were replaced
    /// Before loaded(): another filter or order than the one shown until now.
    void otherRowsShown();
    void located(const artemisia::CompoundId &id, int row);
    void searchFailed(const artemisia::Error &error);

private:
    /// Which rows there are, and the place of each; made in a reader's thread.
    struct Rows {
        QList<store::RowId> ids;
        QHash<store::RowId, int> places;
        qint64 undecided = 0;
    };
    struct Wish;
    [[nodiscard]] static Result<Rows> find(store::Store &store, const Wish &wish,
                                           const WorkContext &context);
    void start();
    void startOther();
    void takeRowIds(Rows rows);
    void forgetRows();
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
    struct Wish {
        store::CompoundQuery query;
        std::optional<StructureFilter> structure;
        bool isByLikeness;
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
    int m_wish = 0;  ///< counts what was asked for: only the last one's answer is shown
    int m_state = 0; ///< counts bulk changes: rows asked for before one are old
    qint64 m_undecided = 0;
    bool m_isByLikeness = false;
    bool m_isOther = false; ///< the next answer is to another filter or order
    bool m_isStale = false; ///< what rows show has changed, whichever rows there are
};

} // namespace artemisia::app
