// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/assay.h"
#include "core/store/save_context.h"

#include <functional>

namespace artemisia::store
{

class Database;

/// An assay with the number of its results.
struct AssayRow {
    Assay assay;
    qint64 results = 0;
    qint64 compounds = 0;
};

/// Assays and their results. Used through Store, in the Store's thread.
class AssayRepository
{
public:
    explicit AssayRepository(Database &database);
    [[nodiscard]] Result<> save(Assay &assay, const SaveContext &context);
    [[nodiscard]] Result<> remove(const AssayId &id,
                                  const SaveContext &context); ///< Conflict while it has results
    [[nodiscard]] Result<std::optional<Assay>> find(const AssayId &id);
    [[nodiscard]] Result<std::optional<Assay>> findBySlug(const QString &slug);
    [[nodiscard]] Result<QList<AssayRow>>
    all(const QString &text = {}); ///< by name; assays are few
    [[nodiscard]] Result<QString>
    freeSlug(const QString &name); ///< a slug made of the name that no assay has

    [[nodiscard]] Result<> saveResult(AssayResult &result, const SaveContext &context);
    [[nodiscard]] Result<> removeResult(const AssayResultId &id, const SaveContext &context);
    [[nodiscard]] Result<std::optional<AssayResult>> findResult(const AssayResultId &id);
    [[nodiscard]] Result<QList<AssayResult>> resultsOfCompound(const CompoundId &compound);
    [[nodiscard]] Result<QList<AssayId>>
    assaysOfBatch(const BatchId &batch); ///< those with results measured on it
    [[nodiscard]] Result<qint64> resultCount();
    /// Results of one assay, by compound code, then replicate, then id; constant memory.
    [[nodiscard]] Result<> forEachResult(const AssayId &assay,
                                         const std::function<Result<>(const AssayResult &)> &visit);

private:
    Database &m_database;
};

} // namespace artemisia::store
