// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reagents/reagent_table.h"

#include <QHash>

#include <optional>

namespace artemisia::reagents
{

/// The chemicals that words over an arrow name beyond doubt, each structure once, in the order of
/// the words: "HATU, Et3N (2 equiv), DMF, 16 h" names three of them. Nothing is guessed. A
/// word counts if all that is called so has one structure, and it is
/// - one of the user's own rows, by any of its names,
/// - a CAS number, or the name that stands in the table,
/// - a synonym that is a formula, its atoms those of the structure (Et3N, SOCl2, MeOH),
/// - an abbreviation of the laboratory whose structure several sources have (HATU, DIPEA),
/// - or one of a few abbreviations that everybody reads the same way (DMF, THF ...).
/// Other synonyms do not: the source calls nicotinic acid "NaH" and dichloroethane "EDC".
[[nodiscard]] QList<Reagent> reagentsInWords(const ReagentTable &table, QStringView words);

/// The chemical with a structure that a label alone names as surely; nothing where there is none or
/// there are several. Of a formula those count whose atoms it has: CoCl2 is not phosgene.
[[nodiscard]] std::optional<Reagent> reagentOfLabel(const ReagentTable &table, QStringView label);

/// What these words call them, without amounts: "HATU", by InChIKey.
[[nodiscard]] QHash<QString, QString> reagentNamesInWords(const ReagentTable &table,
                                                          QStringView words);

} // namespace artemisia::reagents
