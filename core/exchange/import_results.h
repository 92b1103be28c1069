// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/import_row.h"
#include "core/store/store.h"

#include <QHash>
#include <QSet>

namespace artemisia::exchange
{

/// Keeps the assays of a mapping and writes a row's results to the store. An assay is made with its
/// first result; one of the same name that is in the notebook already is used as it is.
class ResultWriter
{
public:
    ResultWriter(store::Store &store, const ColumnMapping &mapping, store::SaveContext save);
    [[nodiscard]] Result<> begin(); ///< looks up the notebook's assays
    [[nodiscard]] Result<> write(const RowInput &row, const CompoundId &compound,
                                 const BatchId &batch, const QString &source);
    /// The results of \a row that the compound does not have yet, as "assay: raw text".
    [[nodiscard]] Result<QStringList> missing(const RowInput &row, const CompoundId &compound);
    [[nodiscard]] qint64 assaysMade() const { return m_assaysMade; }
    [[nodiscard]] qint64 resultsMade() const { return m_resultsMade; }

private:
    [[nodiscard]] Result<Assay> assayOf(const ColumnRule &rule);

    store::Store &m_store;
    const ColumnMapping &m_mapping;
    store::SaveContext m_save;
    QHash<QString, Assay> m_assays; ///< by name
    qint64 m_assaysMade = 0;
    qint64 m_resultsMade = 0;
};

} // namespace artemisia::exchange
