// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/compound.h"
#include "core/store/save_context.h"

#include <functional>

namespace artemisia::store
{

class Database;

struct BatchRow {
    RowId row = 0;
    BatchId id;
    QString code;
    CompoundId compound;
    QString compoundCode;
    QString experimentCode;
    QString supplier;
    QString salt; ///< names of the components, joined
    QString amount;
    QString purity;
    QString date;
    Timestamp modified;
};

/// Batches in the database. Used through Store, in the Store's thread.
class BatchRepository
{
public:
    explicit BatchRepository(Database &database);
    [[nodiscard]] Result<> save(Batch &batch, const SaveContext &context);
    [[nodiscard]] Result<> remove(const BatchId &id, const SaveContext &context);
    [[nodiscard]] Result<std::optional<Batch>> find(const BatchId &id);
    [[nodiscard]] Result<std::optional<Batch>> findByCode(const QString &code);
    [[nodiscard]] Result<QList<Batch>> ofCompound(const CompoundId &compound); ///< by code
    [[nodiscard]] Result<QString>
    nextCode(const CompoundId &compound); ///< compound code, "-", next number
    [[nodiscard]] Result<qint64> count();
    [[nodiscard]] Result<QList<RowId>> rowIds(const QString &text);
    [[nodiscard]] Result<QList<BatchRow>> rows(const QList<RowId> &rowIds);
    [[nodiscard]] Result<> forEach(const std::function<Result<>(const Batch &)> &visit);

private:
    Database &m_database;
};

} // namespace artemisia::store
