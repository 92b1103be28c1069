// SPDX-License-Identifier: GPL-3.0-or-later
// ChemDraw's binary form. Tags, data types and names: CambridgeSoft, CDX/CDXML Format Specification
// (2019 copy of the ChemDraw SDK, kept at chemapps.stolaf.edu/iupac/cdx/sdk), and the list of
// constants in CambridgeSoft's class library for it, which RDKit carries (External/ChemDraw).
#pragma once

#include "chem/base/result.h"

#include <string>
#include <string_view>

namespace artemisia::chem
{

/// Whether bytes begin as a CDX document does.
[[nodiscard]] bool isCdxDocument(std::string_view bytes);

/// A CDX document as the CDXML document that says the same, as far as sheets take it: structures,
/// words, arrows, brackets, schemes. Left out: pictures, colours, fonts, print settings. Syntax: it
/// is none, or cut off; TooLarge: beyond the bounds of a CDXML document.
[[nodiscard]] Result<std::string> cdxmlOfCdx(std::string_view bytes);

} // namespace artemisia::chem
