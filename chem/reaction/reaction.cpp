// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/reaction/reaction.h"

#include "chem/base/guard.h"
#include "chem/reaction/reaction_parts.h"

namespace artemisia::chem
{

const char *nameOf(ReactionRole role)
{
    return role == ReactionRole::Reactant ? "Reactant"
           : role == ReactionRole::Agent  ? "Agent"
                                          : "Product";
}

Error inParticipant(ReactionRole role, std::size_t number, const Error &error)
{
    Error out = error;
    out.message = std::string(nameOf(role)) + " " + std::to_string(number) + ": " + error.message;
    return out;
}

tl::unexpected<Error> tooManyParticipants()
{
    return fail(ErrorCode::TooLarge, "The reaction has more than " +
                                         std::to_string(kMostParticipants) + " participants.");
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", from), text.size());
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
        if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') {
            ++from;
        }
    }
    return lines;
}

Reaction::Reaction(std::vector<Participant> participants, std::string textAbove,
                   std::string textBelow)
    : m_participants(std::move(participants))
    , m_textAbove(std::move(textAbove))
    , m_textBelow(std::move(textBelow))
{
}

std::vector<Molecule> Reaction::with(ReactionRole role) const
{
    std::vector<Molecule> out;
    for (const Participant &participant : m_participants) {
        if (participant.role == role) {
            out.push_back(participant.molecule);
        }
    }
    return out;
}

Result<Reaction> Reaction::withCoordinates() const
{
    return guarded(ErrorCode::Internal, "The reaction could not be laid out.",
                   [&]() -> Result<Reaction> {
                       Reaction out = *this;
                       for (Participant &participant : out.m_participants) {
                           Result<Molecule> molecule = participant.molecule.withCoordinates();
                           if (!molecule) {
                               return tl::unexpected(molecule.error());
                           }
                           participant.molecule = std::move(*molecule);
                       }
                       return out;
                   });
}

} // namespace artemisia::chem
