// SPDX-License-Identifier: GPL-3.0-or-later
// Holds a table of structures against the InChIKeys and InChIs that stand beside them.
#pragma once

#include <cstddef>
#include <istream>
#include <map>
#include <string>
#include <vector>

namespace artemisia::worldcheck
{

/// How a row came out.
enum class Verdict {
    Equal,         ///< our key is the stated one
    NoStructure,   ///< the row has no SMILES
    NoKey,         ///< the row has no InChIKey
    Unreadable,    ///< the SMILES is not a molecule to us
    NotNamed,      ///< a molecule without an InChI
    OtherStereo,   ///< same skeleton: stereo, isotopes or charge differ
    OtherSkeleton, ///< another compound
};

struct Row {
    std::size_t number = 0; ///< 1 for the first row under the header
    std::string name;       ///< what stands in the first column that names rows
    std::string smiles;
    std::string statedKey;
    std::string statedInchi;
    std::string ourKey;
    std::string ourInchi;
    Verdict verdict = Verdict::Equal;
    std::string reason; ///< for everything but Equal
    std::string
        formulaFault; ///< empty if formula and masses agree with the stated InChI's formula layer
    bool isFormulaChecked = false;
    /// True if the miss is the table's: what is stated contradicts the stated structure by evidence
    /// in the row itself (stated InChI of another formula, stereo in the key but not in the SMILES
    /// ...).
    bool isStatedElsewhere = false;
};

struct Report {
    std::vector<Row> rows;
    [[nodiscard]] std::size_t count(Verdict verdict) const;
    [[nodiscard]] std::size_t formulaeChecked() const;
    [[nodiscard]] std::size_t formulaFaults() const;
};

/// Records of a CSV file (RFC 4180: quotes, line breaks in quotes); bytes are kept as they are.
[[nodiscard]] std::vector<std::vector<std::string>> readCsv(std::istream &input);

/// Checks every row. Columns are found by their headers: SMILES, InChI, a header with "key", a
/// name.
[[nodiscard]] Report check(const std::vector<std::vector<std::string>> &table);

[[nodiscard]] std::string toName(Verdict verdict);

/// Element counts of an InChI's formula layer, fragments and multipliers added up, "/p" protons
/// included.
[[nodiscard]] std::map<std::string, int> countsOfInchi(const std::string &inchi);

} // namespace artemisia::worldcheck
