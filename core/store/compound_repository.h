// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/compound.h"
#include "core/store/save_context.h"

#include <functional>

namespace artemisia::store
{

class Database;

/// What a table of compounds shows of one row, without reading its JSON.
struct CompoundRow {
    RowId row = 0;
    CompoundId id;
    QString code;
    QString name;
    PublicationState state = PublicationState::Open;
    QString smiles;
    QString inchiKey;
    QString formula;
    double averageMass = 0;
    QString aliases; ///< joined by ", "
    int batches = 0;
    int results = 0;
    int remarks = 0;
    Timestamp modified;
    qint64 revision = 0; ///< changes with every save: key for cached drawings
};

enum class CompoundSort { Code, Name, Formula, Mass, InchiKey, Modified, Results };

/// Which compounds, in which order. All conditions must hold.
struct CompoundQuery {
    QString text; ///< words, matched as prefixes in everything written of the compound, its codes
                  ///< and aliases; empty: all
    QString inchiKey; ///< whole key, or its first block of 14; empty: all
    bool onlyWithStructure = false;
    CompoundSort sort = CompoundSort::Code; ///< codes sort naturally: OSM-S-9 before OSM-S-10
    SortOrder order = SortOrder::Ascending;
};

/// Compounds in the database. Used through Store, in the Store's thread.
class CompoundRepository
{
public:
    explicit CompoundRepository(Database &database);
    /// Inserts or updates with its revision and its search entry. Sets head.created/modified.
    /// Conflict if the code is another's.
    [[nodiscard]] Result<> save(Compound &compound, const SaveContext &context);
    /// Removes the record (a revision stays that says so). Refused with Conflict while batches or
    /// results name it.
    [[nodiscard]] Result<> remove(const CompoundId &id, const SaveContext &context);
    [[nodiscard]] Result<std::optional<Compound>> find(const CompoundId &id);
    [[nodiscard]] Result<std::optional<Compound>> findByCode(const QString &code);
    /// By any alias, code or name, case and space folded.
    [[nodiscard]] Result<QList<CompoundId>> findByAnyName(const QString &name);
    [[nodiscard]] Result<QList<CompoundId>>
    findByInchiKey(const QString &inchiKey); ///< whole key or first block
    [[nodiscard]] Result<QList<CompoundId>> findBySmiles(
        const QString &smiles); ///< the text as it is stored; reads an index from end to end
    /// The codes that end in a number.
    struct Numbering {
        QString prefix;     ///< "OSM-S-"
        qint64 highest = 0; ///< the highest number with that prefix
        int width = 1;      ///< digits of it, if it is written with leading zeros
    };
    /// The one most codes follow, of two as common the one used last. Numbers of more than 12
    /// digits count as text.
    [[nodiscard]] Result<std::optional<Numbering>> commonestNumbering();
    [[nodiscard]] Result<qint64> count();
    /// The row numbers that match, in order: the backbone of a list model of any length (100,000 in
    /// well under a second).
    [[nodiscard]] Result<QList<RowId>> rowIds(const CompoundQuery &query);
    /// Rows for the given numbers, in that order; missing ones are left out.
    [[nodiscard]] Result<QList<CompoundRow>> rows(const QList<RowId> &rowIds);
    [[nodiscard]] Result<std::optional<RowId>> rowIdOf(const CompoundId &id);
    /// Drawings for the given row numbers: MOL blocks.
    [[nodiscard]] Result<QList<QPair<RowId, QString>>> molblocks(const QList<RowId> &rowIds);
    /// Calls \a visit for every compound in the order of codes, one at a time in constant memory;
    /// stops at the first error.
    [[nodiscard]] Result<> forEach(const std::function<Result<>(const Compound &)> &visit);
    /// The same for structure searches: canonical SMILES only.
    [[nodiscard]] Result<> forEachSmiles(
        const std::function<Result<>(RowId, const CompoundId &, const QString &smiles)> &visit);

private:
    Database &m_database;
};

} // namespace artemisia::store
