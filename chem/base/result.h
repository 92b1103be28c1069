// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>

namespace artemisia::chem
{

/// Why a piece of chemistry could not be done. The numbers are never shown or stored.
enum class ErrorCode {
    Syntax,      ///< The text is not of the format it claims to be.
    Chemistry,   ///< Well-formed, but not a possible molecule (valence, aromaticity that cannot be
                 ///< kekulised).
    TooLarge,    ///< Over a limit of Limits: size, atoms, rings, nesting.
    Unsupported, ///< Possible, but this build cannot do it (an InChI for a polymer, say).
    Cancelled,   ///< Stopped because the caller asked.
    Io,          ///< The stream could not be read.
    Internal,    ///< A library threw something it should not have.
};

/// What went wrong: a sentence for people in English (translated by the callers that show it) and,
/// for the log, what the library underneath said.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string detail;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message,
                                                std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail)});
}

/// Bounds on what is accepted from outside. Everything a parser is given is checked against these
/// before a library sees it, so hostile input costs bounded time and memory.
struct Limits {
    std::size_t textBytes = 8 * 1024 * 1024; ///< One record: a SMILES, a MOL block, an InChI.
    int atoms = 5000;                        ///< Heavy atoms and drawn hydrogens of one structure.
    int ringBonds = 1500;                    ///< Bonds beyond a spanning tree (cyclomatic number).
    int fusedRingBonds = 300;                ///< The same within one ring system.
    int chainBonds = 700;  ///< From one end of a fragment to the other, the shortest way.
    int branchDepth = 500; ///< Nesting of parentheses in a SMILES.
};

} // namespace artemisia::chem
