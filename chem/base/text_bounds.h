// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"

#include <string>
#include <string_view>

namespace artemisia::chem
{

/// What a look at the text alone says about the size of a structure, before a library parses it.
struct TextSize {
    int atoms = 0;
    int ringClosures = 0;
};

/// Looks through a SMILES (without the CXSMILES part and the name): letters, brackets, rings and
/// branches in pairs, everything within \a limits. Linear in the text, no recursion. Says where the
/// fault is.
[[nodiscard]] Result<TextSize> checkSmilesText(std::string_view smiles, const Limits &limits);

/// Looks through the CXSMILES part ("|...|"): closed, within the limits, numbers of bounded length,
/// stereo groups of atoms that there are (\a atoms; negative: not known).
[[nodiscard]] Result<void> checkCxText(std::string_view extension, int atoms, const Limits &limits);
[[nodiscard]] inline Result<void> checkCxText(std::string_view extension, const Limits &limits)
{
    return checkCxText(extension, -1, limits);
}

/// Checks a MOL block's counts against its lines and \a limits (V2000 and V3000), and makes it
/// ready for a parser: LF line ends, three header lines before the counts line, cut after "M  END".
[[nodiscard]] Result<std::string> prepareMolBlock(std::string_view block, const Limits &limits);

/// "The text has more than N bytes" and its like, in one place.
[[nodiscard]] tl::unexpected<Error> tooLarge(const char *what, std::size_t count,
                                             std::size_t limit);

} // namespace artemisia::chem
