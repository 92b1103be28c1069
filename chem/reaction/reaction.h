// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"

namespace artemisia::chem
{

enum class ReactionRole { Reactant, Agent, Product };

/// One molecule of a scheme and the part it plays.
struct Participant {
    ReactionRole role = ReactionRole::Reactant;
    Molecule molecule;
};

/// A reaction as drawn: participants in reading order with their roles, and the text on the arrow.
/// An immutable value like Molecule. Several fragments grouped as one participant (a salt) stay
/// one.
class Reaction
{
public:
    Reaction() = default;
    explicit Reaction(std::vector<Participant> participants, std::string textAbove = {},
                      std::string textBelow = {});

    /// "A.B>agents>P"; CXSMILES fragment grouping (|f:0.1|) is honoured; a missing side is allowed,
    /// no '>' is an error.
    [[nodiscard]] static Result<Reaction> fromSmiles(std::string_view text,
                                                     const Limits &limits = {});
    /// An RXN block, V2000 or V3000; agents (the third count) are read; coordinates are kept.
    [[nodiscard]] static Result<Reaction> fromRxn(std::string_view block,
                                                  const Limits &limits = {});
    /// Finds out which of the two, or CDXML with one scheme, the text is.
    [[nodiscard]] static Result<Reaction> fromText(std::string_view text,
                                                   const Limits &limits = {});

    [[nodiscard]] bool isEmpty() const { return m_participants.empty(); }
    [[nodiscard]] const std::vector<Participant> &participants() const { return m_participants; }
    [[nodiscard]] std::vector<Molecule> with(ReactionRole role) const;
    [[nodiscard]] const std::string &textAbove() const { return m_textAbove; }
    [[nodiscard]] const std::string &textBelow() const { return m_textBelow; }

    /// Reaction SMILES, each part canonical, in the order as drawn; |f:| grouping added where a
    /// part has fragments.
    [[nodiscard]] std::string smiles() const;
    /// An RXN block (V2000 unless a part needs V3000) with agents as the third count; no time
    /// stamp; LF.
    [[nodiscard]] Result<std::string> rxnBlock() const;
    /// The same with coordinates on every participant (each laid out alone if it has none).
    [[nodiscard]] Result<Reaction> withCoordinates() const;

private:
    std::vector<Participant> m_participants;
    std::string m_textAbove;
    std::string m_textBelow;
};

} // namespace artemisia::chem
