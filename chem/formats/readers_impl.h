// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: one maker a format.
#pragma once

#include "chem/formats/line_source_impl.h"
#include "chem/formats/reader.h"

namespace artemisia::chem
{

[[nodiscard]] std::unique_ptr<MoleculeReader> makeSdfReader(std::istream &input,
                                                            const Limits &limits);
/// SMILES or InChI, one a line.
[[nodiscard]] std::unique_ptr<MoleculeReader>
makeLineReader(MoleculeFormat format, std::istream &input, const Limits &limits);
[[nodiscard]] std::unique_ptr<MoleculeReader> makeCdxmlReader(std::istream &input,
                                                              const Limits &limits);

} // namespace artemisia::chem
