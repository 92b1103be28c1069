// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_source.h"
#include "core/record/json.h"

namespace artemisia::exchange
{

/// What a column of a table means.
enum class ColumnMeaning {
    Ignore,
    Code,
    BatchNumber,
    Alias,
    Name,
    Structure,
    Inchi,
    InchiKey,
    Tag,
    Note,
    Result,
    ResultQualifier,
    Smiles = Structure
};

struct ColumnRule {
    QString header;
    int index = 0;
    ColumnMeaning meaning = ColumnMeaning::Ignore;
    QString scheme;     ///< for Alias: the naming scheme
    QString assay;      ///< for Result and ResultQualifier: the assay's name
    QString endpoint;   ///< for Result
    QString unit;       ///< for Result; empty: not known
    QString laboratory; ///< for Result
    QString target;     ///< for Result: organism, protein, cell line
    QString reason;     ///< why it was guessed so, translated
};

/// What column_mapping files say they are, and the version written.
inline constexpr int kMappingVersion = 1;

/// How each column of a table is read. Can be guessed, shown, changed and kept as a JSON file.
struct ColumnMapping {
    QList<ColumnRule> columns;
};

[[nodiscard]] QString
toName(ColumnMeaning meaning); ///< "ignore", "code", "batch", "alias", "name", "structure",
                               ///< "inchi", "inchikey", "tag", "note", "result", "result-qualifier"
[[nodiscard]] std::optional<ColumnMeaning> columnMeaningFromName(QStringView name);
[[nodiscard]] QString
displayName(ColumnMeaning meaning); ///< translated, for people: "Code", "Alias", "InChIKey" ...
[[nodiscard]] QList<ColumnMeaning> allColumnMeanings(); ///< in the order to offer them
/// From headers and the first rows. Rewinds the source when done.
[[nodiscard]] Result<ColumnMapping> guessMapping(TableSource &source);
[[nodiscard]] Json toJson(const ColumnMapping &mapping);
[[nodiscard]] Result<ColumnMapping> mappingFromJson(const Json &json);
/// Fits a kept mapping to a table by header (then by index); Invalid if a needed column is not
/// there.
[[nodiscard]] Result<ColumnMapping> fitMapping(const ColumnMapping &mapping,
                                               const TableSource &source);

} // namespace artemisia::exchange
