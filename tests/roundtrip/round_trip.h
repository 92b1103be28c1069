// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a sheet in each format that the editor writes, reads that again, and says what became of
// the chemistry.
#pragma once

#include "chem/drawing/drawing.h"

#include <array>
#include <string>
#include <vector>

namespace artemisia::roundtrip
{

enum class Format { MolV2000, MolV3000, Sdf, Smiles, CxSmiles, Inchi, Cdxml, Rxn, ReactionSmiles };
inline constexpr std::array kStructureFormats = {Format::MolV2000, Format::MolV3000, Format::Sdf,
                                                 Format::Smiles,   Format::CxSmiles, Format::Inchi,
                                                 Format::Cdxml};
inline constexpr std::array kSchemeFormats = {Format::Rxn, Format::ReactionSmiles, Format::Cdxml};
[[nodiscard]] std::string toName(Format format);

enum class Outcome {
    Equal,   ///< the same InChIKeys (and roles)
    AsItCan, ///< the same as far as the format can hold it: reason says what it cannot
    NotHeld, ///< the format cannot hold it and the writer says so
    Lost,    ///< something else came back
};

struct Trip {
    Format format = Format::MolV2000;
    Outcome outcome = Outcome::Equal;
    bool isWhole = false; ///< also maps, radicals, S-groups, enhanced stereo: the CXSMILES is equal
    std::string reason;   ///< of everything but Equal
    std::string before;   ///< what went in and what came out, for the list of exceptions
    std::string after;
};

/// The structures of a sheet as one, through every format of structures.
[[nodiscard]] std::vector<Trip> tripsOfStructure(const chem::Drawing &drawing);
/// A sheet with one step or more through every format of schemes.
[[nodiscard]] std::vector<Trip> tripsOfScheme(const chem::Drawing &drawing);

/// The InChIKey of a sheet; where InChI has no name for it, its CXSMILES. Empty: not a possible
/// molecule.
[[nodiscard]] std::string identityOf(const chem::Drawing &drawing);

} // namespace artemisia::roundtrip
