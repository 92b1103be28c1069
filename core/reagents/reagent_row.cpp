// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/reagent_row.h"

#include "core/reagents/property_cell.h"

namespace artemisia::reagents
{

static constexpr std::array<QLatin1String, columnCount> columnNames{
    QLatin1String("cas"),           QLatin1String("name"),          QLatin1String("synonyms"),
    QLatin1String("smiles"),        QLatin1String("inchi"),         QLatin1String("inchikey"),
    QLatin1String("formula"),       QLatin1String("density"),       QLatin1String("boiling_point"),
    QLatin1String("melting_point"), QLatin1String("flash_point"),   QLatin1String("id"),
    QLatin1String("hazards"),       QLatin1String("concentration"), QLatin1String("supplier")};

QLatin1String columnName(Column column)
{
    return columnNames.at(static_cast<std::size_t>(column));
}

std::optional<Column> columnNamed(QStringView name)
{
    const QString plain =
        name.trimmed().toString().toLower().replace(u' ', u'_').replace(u'-', u'_');
    for (std::size_t i = 0; i < columnNames.size(); ++i) {
        if (columnNames.at(i) == plain) {
            return static_cast<Column>(i);
        }
    }
    return std::nullopt;
}

static QString &cell(Cells &cells, Column column)
{
    return cells.at(static_cast<std::size_t>(column));
}

static QStringList namesIn(const QString &cell)
{
    QStringList names;
    for (const QStringView part : QStringView(cell).split(u';', Qt::SkipEmptyParts)) {
        if (const QStringView name = part.trimmed(); !name.isEmpty()) {
            names += name.toString();
        }
    }
    return names;
}

Reagent reagentOf(const Cells &cells, QStringList *unreadable)
{
    const auto at = [&](Column column) { return cells.at(static_cast<std::size_t>(column)); };
    const auto values = [&](Column column, PropertyKind kind) {
        CellValues read = readPropertyCell(at(column), kind);
        if (unreadable != nullptr) {
            *unreadable += read.unreadable;
        }
        return read.values;
    };
    Reagent result;
    result.name = at(Column::Name);
    result.cas = at(Column::Cas);
    result.synonyms = namesIn(at(Column::Synonyms));
    result.smiles = at(Column::Smiles);
    result.inchi = at(Column::Inchi);
    result.inchiKey = at(Column::InchiKey);
    result.formula = at(Column::Formula);
    result.densities = values(Column::Density, PropertyKind::Density);
    result.boilingPoints = values(Column::BoilingPoint, PropertyKind::Temperature);
    result.meltingPoints = values(Column::MeltingPoint, PropertyKind::Temperature);
    result.flashPoints = values(Column::FlashPoint, PropertyKind::Temperature);
    result.id = ReagentId::fromString(at(Column::Id));
    result.hazards = at(Column::Hazards);
    result.concentration = at(Column::Concentration);
    result.supplier = at(Column::Supplier);
    return result;
}

Cells cellsOf(const Reagent &reagent)
{
    Cells cells;
    cell(cells, Column::Cas) = reagent.cas;
    cell(cells, Column::Name) = reagent.name;
    cell(cells, Column::Synonyms) = reagent.synonyms.join(QStringLiteral("; "));
    cell(cells, Column::Smiles) = reagent.smiles;
    cell(cells, Column::Inchi) = reagent.inchi;
    cell(cells, Column::InchiKey) = reagent.inchiKey;
    cell(cells, Column::Formula) = reagent.formula;
    cell(cells, Column::Density) = propertyCell(reagent.densities, PropertyKind::Density);
    cell(cells, Column::BoilingPoint) =
        propertyCell(reagent.boilingPoints, PropertyKind::Temperature);
    cell(cells, Column::MeltingPoint) =
        propertyCell(reagent.meltingPoints, PropertyKind::Temperature);
    cell(cells, Column::FlashPoint) = propertyCell(reagent.flashPoints, PropertyKind::Temperature);
    if (!reagent.id.isNull()) {
        cell(cells, Column::Id) = reagent.id.toString();
    }
    cell(cells, Column::Hazards) = reagent.hazards;
    cell(cells, Column::Concentration) = reagent.concentration;
    cell(cells, Column::Supplier) = reagent.supplier;
    return cells;
}

} // namespace artemisia::reagents
