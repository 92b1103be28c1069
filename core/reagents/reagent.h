// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace artemisia::reagents
{

struct ReagentTag;
using ReagentId = Id<ReagentTag>;

enum class Phase { Unstated, Liquid, Solid };

/// One value of one property from one source. Density is in g/mL, temperatures are in °C.
struct PropertyValue {
    double value = 0;
    std::optional<double> temperature; ///< °C at which it holds; of densities only, where stated
    Phase phase = Phase::Unstated;     ///< of densities only
    QString source;  ///< key of a shipped file (sourceFile()), or what a person typed; may be empty
    QString written; ///< as it stands in the file, with its unit: "0.7903 g/mL at 20 °C liquid
                     ///< [perry-105]"
    friend bool operator==(const PropertyValue &, const PropertyValue &) = default;
};

/// A chemical as it stands in a bottle. The shipped table fills the first group; users' rows both.
/// Several values of one property are several sources, in order of preference: they do not always
/// agree, see spread().
struct Reagent {
    QString name;
    QString cas; ///< with hyphens, check digit right; may be empty in users' rows
    QStringList synonyms;
    QString smiles;
    QString inchi; ///< standard, with its prefix
    QString inchiKey;
    QString formula;
    QList<PropertyValue> densities;
    QList<PropertyValue> boilingPoints; ///< at atmospheric pressure, as the sources give them
    QList<PropertyValue> meltingPoints;
    QList<PropertyValue> flashPoints;

    ReagentId id;          ///< users' rows only; null in the shipped table
    QString hazards;       ///< GHS statements as typed, e.g. "H225; H319; P210"
    QString concentration; ///< as sold: "12 M", "2.5 M in hexanes"
    QString supplier;

    [[nodiscard]] bool isUsers() const { return !id.isNull(); }
    friend bool operator==(const Reagent &, const Reagent &) = default;
};

/// Largest minus smallest of \a values; 0 for fewer than two. What is shown to a person should say
/// when it is large.
[[nodiscard]] double spread(const QList<PropertyValue> &values);

/// The data file of the chemicals library that a source key of the shipped table stands for, e.g.
/// "yaws" is "Phase Change/Yaws Boiling Points.tsv"; empty for other texts.
[[nodiscard]] QString sourceFile(QStringView source);

} // namespace artemisia::reagents
