// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/edit.h"
#include "core/base/result.h"
#include "core/reagents/reagent.h"

#include <QCoreApplication>

#include <optional>

namespace artemisia::app
{

/// What of a sheet is meant as a reagent.
struct DrawnReagent {
    reagents::Reagent structure; ///< its SMILES, InChI, InChIKey and formula; empty: none is drawn
    int substances = 0;
    std::optional<reagents::Reagent> known; ///< of the table that comes with the program

    [[nodiscard]] bool isNothing() const { return structure.smiles.isEmpty(); }
};

/// Reads it off a sheet. Any thread; may wait for the disk (see table_in_use.h): for workers.
class ReagentReading
{
    Q_DECLARE_TR_FUNCTIONS(ReagentReading)
public:
    /// The substances some of which is chosen, or else all of the sheet. Invalid: it is a reaction
    /// or a search, or no possible molecule.
    [[nodiscard]] static Result<DrawnReagent> of(const chem::Drawing &sheet,
                                                 const chem::Selection &chosen);
};

} // namespace artemisia::app
