// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/compound_import.h"
#include "tests/support/temporary_notebook.h"

#include <QFile>
#include <QMap>
#include <QSet>

namespace artemisia::testing
{

using exchange::ImportReport;
using exchange::RowRemark;
using exchange::RowReport;

inline const RowReport *entryOf(const ImportReport &report, qint64 row)
{
    for (const RowReport &entry : report.entries) {
        if (entry.row == row) {
            return &entry;
        }
    }
    return nullptr;
}

inline QStringList remarkCodes(const RowReport &entry)
{
    QStringList codes;
    for (const RowRemark &remark : entry.remarks) {
        codes << remark.code;
    }
    return codes;
}

// Rows that have a remark of each kind.
inline QMap<QString, int> rowsByRemark(const ImportReport &report)
{
    QMap<QString, int> counts;
    for (const RowReport &entry : report.entries) {
        const QStringList codes = remarkCodes(entry);
        for (const QString &code : QSet<QString>(codes.begin(), codes.end())) {
            ++counts[code];
        }
    }
    return counts;
}

// By value: a loop over a temporary Result's value would outlive it.
template <class T>
T valueOf(Result<T> result)
{
    if (!result) {
        qFatal("%s", wordsOf(result.error()).constData());
    }
    return *std::move(result);
}

struct Counts {
    qint64 compounds = 0;
    qint64 batches = 0;
    qint64 assays = 0;
    qint64 results = 0;
    qint64 revision = 0;
    friend bool operator==(const Counts &, const Counts &) = default;
};

inline Counts countsOf(store::Store &store)
{
    return {store.compounds().count().value(), store.batches().count().value(),
            store.assays().all().value().size(), store.assays().resultCount().value(),
            store.revisions().latest().value()};
}

/// A table as a person imports it: opened, its columns guessed.
inline Result<ImportReport> import(store::Store &store, const QString &path, bool dryRun = false,
                                   const WorkContext &context = {})
{
    ARTEMISIA_TRY_ASSIGN(const auto table, exchange::openTable(path));
    ARTEMISIA_TRY_ASSIGN(const exchange::ColumnMapping mapping, exchange::guessMapping(*table));
    return exchange::importCompounds(store, *table, mapping, dryRun, context);
}

/// The real list of 891 rows, as its project keeps it.
inline QString masterList()
{
    return QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv");
}

} // namespace artemisia::testing
