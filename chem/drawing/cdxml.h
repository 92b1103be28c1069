// SPDX-License-Identifier: GPL-3.0-or-later
// The file form of a sheet: CDXML, which ChemDraw reads too. Names and values of elements and
// attributes: CambridgeSoft, CDX/CDXML Format Specification (2019 copy of the ChemDraw SDK, kept at
// chemapps.stolaf.edu/iupac/cdx/sdk), and the lists of names in CambridgeSoft's class library for
// it, which RDKit carries (External/ChemDraw/chemdraw).
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

#include <string>
#include <string_view>

namespace artemisia::chem
{

/// A sheet as a CDXML document with everything it holds, UTF-8, LF, no time stamp; the same bytes
/// for the same drawing. Coordinates are those of the sheet. Contracted abbreviations are nodes
/// with the group as inner fragment; each step of stepsOf() is a <step>. What CDXML has no
/// attribute for stands in object tags with names that begin with "artemisia". Ids below 2^30 are
/// kept. \a name: of the document, UTF-8; empty: it has none.
[[nodiscard]] std::string cdxmlOf(const Drawing &drawing, std::string_view name = {});

/// The sheet of a CDXML document. Of our own documents it equals what was written, ids included; of
/// others the items are numbered anew and scaled so that the median bond is 14.4. What stands where
/// stays where it was. Not read: colours and fonts, frames, orbitals, pictures, tables. TooLarge,
/// Syntax, or Unsupported for what a sheet cannot hold (a quadruple bond, a label that cannot be
/// expanded). Tens of milliseconds: for workers.
[[nodiscard]] Result<Drawing> drawingFromCdxml(std::string_view text);

/// A sheet and the name that its document was given.
struct NamedDrawing {
    Drawing drawing;
    std::string name;    ///< ChemDraw writes the name of the file
    bool isOurs = false; ///< whether this program wrote the document
};
/// As drawingFromCdxml().
[[nodiscard]] Result<NamedDrawing> namedDrawingFromCdxml(std::string_view text);

} // namespace artemisia::chem
