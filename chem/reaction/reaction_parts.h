// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/reaction's own files.
#pragma once

#include "chem/reaction/reaction.h"

namespace artemisia::chem
{

/// More participants than a person draws are refused.
inline constexpr int kMostParticipants = 100;

/// "reactant", "agent", "product".
[[nodiscard]] const char *nameOf(ReactionRole role);
/// The error of one participant, its place named: "Reactant 2: ...". \a number counts from 1.
[[nodiscard]] Error inParticipant(ReactionRole role, std::size_t number, const Error &error);
[[nodiscard]] tl::unexpected<Error> tooManyParticipants();
/// A CDXML document with one scheme of one step.
[[nodiscard]] Result<Reaction> reactionFromCdxml(std::string_view text, const Limits &limits);
/// Lines without their ends (LF, CRLF or CR).
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text);

} // namespace artemisia::chem
