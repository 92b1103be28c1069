// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"

namespace artemisia::chem
{

/// A standard InChI with its key, as libinchi (IUPAC's own library) made them.
struct Inchi {
    std::string inchi;                 ///< "InChI=1S/..."
    std::string key;                   ///< 27 characters
    std::vector<std::string> warnings; ///< libinchi's remarks, e.g. "Omitted undefined stereo"
};

/// The standard InChI of a structure. Unsupported for queries, polymers, R-groups and what else
/// standard InChI cannot express. Serialised by a lock where the library needs one: safe from any
/// thread.
[[nodiscard]] Result<Inchi> inchi(const Molecule &molecule);
/// The key that belongs to an InChI text.
[[nodiscard]] Result<std::string> inchiKeyOf(std::string_view inchi);
/// Whether the text has the shape of an InChIKey (14-10-1 capital letters); says nothing of its
/// truth.
[[nodiscard]] bool isInchiKey(std::string_view text);
/// True if the first blocks agree: same skeleton, whatever the stereo, isotopes or charge layers
/// say.
[[nodiscard]] bool isSameSkeleton(std::string_view keyA, std::string_view keyB);
/// The formula layer of an InChI, e.g. "C9H8O4", fragments joined as it stands; empty if there is
/// none.
[[nodiscard]] std::string formulaLayer(std::string_view inchi);

} // namespace artemisia::chem
