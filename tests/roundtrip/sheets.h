// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

#include <filesystem>
#include <functional>
#include <string>

namespace artemisia::roundtrip
{

/// One structure or scheme of a file as a sheet, as the editor would load it.
struct Sheet {
    std::string name; ///< of the file, and the record in it
    chem::Result<chem::Drawing> drawing;
    std::string stated; ///< key of the structure as the reader of molecules takes it; empty: none
};

/// Every structure and scheme of a file, or of the files in a folder and those within it: CSV (a
/// column of SMILES), SMILES, SDF, MOL, RXN, RDF, CDXML. Of tables and lists each \a every -th
/// row.
void eachSheet(const std::filesystem::path &path, std::size_t every,
               const std::function<void(Sheet &&)> &use);

} // namespace artemisia::roundtrip
