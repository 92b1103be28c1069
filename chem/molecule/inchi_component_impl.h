// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: what an InChI says of one of its molecules. The grammar is that of
// the InChI Technical Manual (InChI Trust), in the canonical spelling only: what the library itself
// would not write cannot be read back to the same text anyway.
#pragma once

#include <string_view>
#include <vector>

namespace artemisia::chem
{

/// A place in a piece of the text. Every function leaves it where it was if it does not fit.
class InchiCursor
{
public:
    explicit InchiCursor(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_text.empty(); }
    [[nodiscard]] char peek() const { return m_text.empty() ? '\0' : m_text.front(); }
    bool take(char c)
    {
        const bool isIt = !m_text.empty() && m_text.front() == c;
        m_text.remove_prefix(isIt ? 1 : 0);
        return isIt;
    }
    char takeAny(std::string_view choice)
    {
        const char c = peek();
        return c != '\0' && choice.find(c) != std::string_view::npos && take(c) ? c : '\0';
    }
    [[nodiscard]] bool atDigit() const { return peek() >= '0' && peek() <= '9'; }
    /// A number from 1 to 9999 without leading zeros; 0 if there is none or a larger one.
    [[nodiscard]] int number();
    /// How often, where a missing number means once and a 1 is not written; 0 if it is no count.
    [[nodiscard]] int count();

private:
    std::string_view m_text;
};

/// One of the molecules of an InChI.
struct InchiComponent {
    int heavy = 0;     ///< Atoms of the formula, hydrogens aside.
    int hydrogens = 0; ///< Hydrogens of the formula.
    int atoms = 0;     ///< Numbered ones: the heavy ones, then hydrogens that bridge them.
    bool hasBonds = false;
    std::vector<int> fixed; ///< Hydrogens of each numbered atom, from 1.
};

/// Each reads its piece of a layer; false if it does not fit the grammar or the component. What
/// follows is for the caller to look at.
[[nodiscard]] bool readFormula(InchiCursor &at, InchiComponent &component);
[[nodiscard]] bool readConnections(InchiCursor &at, InchiComponent &component);
[[nodiscard]] bool readHydrogens(InchiCursor &at, InchiComponent &component);
[[nodiscard]] bool readCharge(InchiCursor &at, InchiComponent &component);
[[nodiscard]] bool readDoubleBonds(InchiCursor &at, InchiComponent &component);
[[nodiscard]] bool readCentres(InchiCursor &at, InchiComponent &component);
[[nodiscard]] bool readIsotopes(InchiCursor &at, InchiComponent &component);

/// "+2", "-1"; 0 if there is none.
[[nodiscard]] int readSigned(InchiCursor &at);
/// "T2DH3", each once at most: their sum; 0 if nothing of it is there, -1 if a number is none.
[[nodiscard]] int readIsotopicHydrogens(InchiCursor &at);
/// Hydrogens that are not numbered themselves.
[[nodiscard]] int ownHydrogens(const InchiComponent &component);

} // namespace artemisia::chem
