// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"
#include "chem/reaction/reaction.h"

#include <cstdint>
#include <istream>
#include <optional>
#include <utility>

namespace artemisia::chem
{

/// One record of a file: what could be read of it, or why not, and where it stands.
struct MoleculeRecord {
    std::uint64_t number = 0; ///< 1 for the first record
    std::uint64_t line = 0;   ///< 1-based line on which it begins
    std::uint64_t offset = 0; ///< byte offset of that line
    Result<Molecule> molecule = Molecule();
    std::string title;
    std::vector<std::pair<std::string, std::string>>
        properties;  ///< SDF data items, in file order; "" for none
    std::string raw; ///< the record's text, at most Limits::textBytes of it
};

/// Reads structures one after the other in constant memory. A bad record is returned with its
/// Error, and reading goes on with the next; a record over the limits is skipped without being
/// held. One thread at a time.
class MoleculeReader
{
public:
    virtual ~MoleculeReader() = default;
    /// The next record, or nothing at the end of the file.
    [[nodiscard]] virtual std::optional<MoleculeRecord> next() = 0;
    [[nodiscard]] virtual std::uint64_t bytesRead() const = 0;
};

enum class MoleculeFormat { Sdf, Smiles, Cdxml, Inchi };

/// \a input must outlive the reader. SMILES files: one a line, "SMILES name", tab or space, header
/// line detected.
[[nodiscard]] std::unique_ptr<MoleculeReader> makeReader(MoleculeFormat format, std::istream &input,
                                                         const Limits &limits = {});
/// By name ending and, failing that, by content (the first \a head bytes); nothing if it is none of
/// ours.
[[nodiscard]] std::optional<MoleculeFormat> detectFormat(std::string_view fileName,
                                                         std::string_view head);

/// One SDF record: MOL block, data items (names with '>' and line breaks made safe), "$$$$". LF.
[[nodiscard]] Result<std::string>
sdfRecord(const Molecule &molecule, std::string_view title,
          const std::vector<std::pair<std::string, std::string>> &properties);

} // namespace artemisia::chem
