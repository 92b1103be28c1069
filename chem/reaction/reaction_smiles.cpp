// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/base/text_bounds.h"
#include "chem/reaction/reaction_parts.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace artemisia::chem
{

namespace
{

/// One dot-separated piece of a reaction SMILES and where it stands.
struct Piece {
    ReactionRole role = ReactionRole::Reactant;
    std::string_view text;
    int firstAtom = 0;
    int atoms = 0;
    int group = -1;
};

/// What the CXSMILES part says that can be told apart by participant.
struct Extension {
    std::vector<std::vector<int>> groups; ///< f: pieces that are one participant
    std::vector<std::pair<std::string, std::vector<int>>>
        stereo;                           ///< "a", "o1", "&1" and atoms of the whole reaction
    std::vector<std::string_view> labels; ///< $...$: one an atom
};

// Cuts at '>' outside brackets; "->" is a dative bond, not an arrow.
std::vector<std::string_view> sidesOf(std::string_view smiles)
{
    std::vector<std::string_view> sides;
    std::size_t from = 0;
    bool inBracket = false;
    for (std::size_t i = 0; i < smiles.size(); ++i) {
        inBracket = smiles[i] == '[' || (inBracket && smiles[i] != ']');
        const bool isDative = i > 0 && smiles[i - 1] == '-';
        if (smiles[i] == '>' && !inBracket && !isDative) {
            sides.push_back(smiles.substr(from, i - from));
            from = i + 1;
        }
    }
    sides.push_back(smiles.substr(from));
    return sides;
}

std::vector<std::string_view> piecesOf(std::string_view side)
{
    std::vector<std::string_view> pieces;
    std::size_t from = 0;
    int depth = 0;
    bool inBracket = false;
    for (std::size_t i = 0; i <= side.size(); ++i) {
        const char c = i < side.size() ? side[i] : '.';
        inBracket = i < side.size() && (c == '[' || (inBracket && c != ']'));
        depth += !inBracket && c == '(' ? 1 : !inBracket && c == ')' ? -1 : 0;
        if (i == side.size() || (c == '.' && !inBracket && depth == 0)) {
            pieces.push_back(side.substr(from, i - from));
            from = i + 1;
        }
    }
    return pieces;
}

// "1.2.5" or "1,2,5" from \a at on; stops before anything else.
std::vector<int> numbers(std::string_view text, std::size_t &at, char separator)
{
    std::vector<int> out;
    while (at < text.size()) {
        int value = 0;
        const auto [end, error] =
            std::from_chars(text.data() + at, text.data() + text.size(), value);
        if (error != std::errc() || value < 0) {
            break;
        }
        out.push_back(value);
        at = static_cast<std::size_t>(end - text.data());
        if (at + 1 >= text.size() || text[at] != separator || text[at + 1] < '0' ||
            text[at + 1] > '9') {
            break;
        }
        ++at;
    }
    return out;
}

void readLabels(std::string_view text, Extension &extension)
{
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find(';', from), text.size());
        extension.labels.push_back(text.substr(from, to - from));
        from = to + 1;
    }
}

// Fields it does not know (coordinates, radicals of other programs ...) are passed over.
Extension readExtension(std::string_view text)
{
    Extension extension;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '$') {
            const std::size_t close = std::min(text.find('$', i + 1), text.size());
            readLabels(text.substr(i + 1, close - i - 1), extension);
            i = close + 1;
        } else if (c == '(') {
            i = std::min(text.find(')', i), text.size() - 1) + 1;
        } else {
            std::size_t colon = i;
            while (colon < text.size() && colon - i < 6 && text[colon] != ':' &&
                   text[colon] != ',') {
                ++colon;
            }
            const std::string key(text.substr(i, colon - i));
            const bool isField = colon < text.size() && text[colon] == ':';
            i = colon + 1;
            if (isField && key == "f") {
                do {
                    extension.groups.push_back(numbers(text, i, '.'));
                } while (i < text.size() && text[i] == ',' && i + 1 < text.size() &&
                         text[i + 1] >= '0' && text[i + 1] <= '9' && ++i > 0);
            } else if (isField && !key.empty() && (key == "a" || key[0] == 'o' || key[0] == '&')) {
                extension.stereo.emplace_back(key, numbers(text, i, ','));
            }
        }
    }
    return extension;
}

Result<std::vector<Piece>> cut(std::string_view smiles, bool needsAtomCounts, const Limits &limits)
{
    const std::vector<std::string_view> sides = sidesOf(smiles);
    if (sides.size() != 3) {
        return fail(
            ErrorCode::Syntax,
            "A reaction SMILES has two '>' between reactants, agents and products; this text has " +
                std::to_string(sides.size() - 1) + ".");
    }
    std::vector<Piece> pieces;
    int atoms = 0;
    for (std::size_t s = 0; s < 3; ++s) {
        if (sides[s].empty()) {
            continue;
        }
        for (const std::string_view text : piecesOf(sides[s])) {
            if (pieces.size() > std::size_t{10} * kMostParticipants) {
                return tooManyParticipants();
            }
            Piece piece{static_cast<ReactionRole>(s), text, atoms, 0, -1};
            if (needsAtomCounts) {
                const Result<TextSize> size = checkSmilesText(text, limits);
                piece.atoms = size ? size->atoms : 0;
                atoms += piece.atoms;
            }
            pieces.push_back(piece);
        }
    }
    return pieces;
}

// The CXSMILES part of one participant: the groups and labels of its own atoms, renumbered.
std::string ownExtension(const std::vector<const Piece *> &pieces, const Extension &extension)
{
    std::map<int, int> own;
    for (const Piece *piece : pieces) {
        for (int i = 0; i < piece->atoms; ++i) {
            own.emplace(piece->firstAtom + i, static_cast<int>(own.size()));
        }
    }
    std::string fields;
    for (const auto &[key, atoms] : extension.stereo) {
        std::string list;
        for (const int atom : atoms) {
            const auto found = own.find(atom);
            if (found != own.end()) {
                list += (list.empty() ? "" : ",") + std::to_string(found->second);
            }
        }
        if (!list.empty()) {
            fields += fields.empty() ? "" : ",";
            fields += key;
            fields += ':';
            fields += list;
        }
    }
    std::string labels;
    bool anyLabel = false;
    for (const auto &[whole, index] : own) {
        const auto at = static_cast<std::size_t>(whole);
        const std::string_view label =
            at < extension.labels.size() ? extension.labels[at] : std::string_view();
        anyLabel = anyLabel || !label.empty();
        labels += (index > 0 ? ";" : "") + std::string(label);
    }
    if (anyLabel) {
        fields = "$" + labels + "$" + (fields.empty() ? "" : ",") + fields;
    }
    return fields.empty() ? fields : " |" + fields + "|";
}

Result<Reaction> assemble(std::vector<Piece> &pieces, const Extension &extension,
                          const Limits &limits)
{
    for (std::size_t g = 0; g < extension.groups.size(); ++g) {
        for (const int i : extension.groups[g]) {
            if (static_cast<std::size_t>(i) < pieces.size()) {
                pieces[static_cast<std::size_t>(i)].group = static_cast<int>(g);
            }
        }
    }
    std::vector<Participant> participants;
    std::size_t number[3] = {0, 0, 0};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece &first = pieces[i];
        if (first.text.data() == nullptr) {
            continue; // part of an earlier participant
        }
        std::vector<const Piece *> members = {&first};
        std::string text(first.text);
        for (std::size_t k = i + 1; first.group >= 0 && k < pieces.size(); ++k) {
            if (pieces[k].group == first.group && pieces[k].role == first.role) {
                text += "." + std::string(pieces[k].text);
                members.push_back(&pieces[k]);
            }
        }
        text += ownExtension(members, extension);
        for (const Piece *member : members) {
            pieces[static_cast<std::size_t>(member - pieces.data())].text = std::string_view();
        }
        const std::size_t n = ++number[static_cast<std::size_t>(first.role)];
        Result<Molecule> molecule = Molecule::fromSmiles(text, limits);
        if (!molecule) {
            return tl::unexpected(inParticipant(first.role, n, molecule.error()));
        }
        participants.push_back({first.role, std::move(*molecule)});
        if (participants.size() > static_cast<std::size_t>(kMostParticipants)) {
            return tooManyParticipants();
        }
    }
    return Reaction(std::move(participants));
}

} // namespace

Result<Reaction> Reaction::fromSmiles(std::string_view text, const Limits &limits)
{
    return guarded(
        ErrorCode::Syntax, "The text is not a reaction SMILES.", [&]() -> Result<Reaction> {
            if (text.size() > limits.textBytes) {
                return fail(ErrorCode::TooLarge, "The reaction SMILES is too long.");
            }
            const std::size_t begin = text.find_first_not_of(" \t\r\n");
            if (begin == std::string_view::npos) {
                return fail(ErrorCode::Syntax, "The reaction SMILES is empty.");
            }
            const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
            const std::string_view smiles = text.substr(begin, end - begin);
            const std::size_t bar = text.find_first_not_of(" \t", end);
            Extension extension;
            if (bar != std::string_view::npos && text[bar] == '|') {
                const std::size_t close = text.find('|', bar + 1);
                if (close == std::string_view::npos) {
                    return fail(ErrorCode::Syntax,
                                "The part between bars after the reaction SMILES does not end.");
                }
                const std::string_view inside = text.substr(bar + 1, close - bar - 1);
                if (const Result<void> fine =
                        checkCxText(text.substr(bar, close - bar + 1), limits);
                    !fine) {
                    return tl::unexpected(fine.error());
                }
                extension = readExtension(inside);
            }
            const bool needsAtomCounts = !extension.stereo.empty() || !extension.labels.empty();
            Result<std::vector<Piece>> pieces = cut(smiles, needsAtomCounts, limits);
            if (!pieces) {
                return tl::unexpected(pieces.error());
            }
            return assemble(*pieces, extension, limits);
        });
}

std::string Reaction::smiles() const
{
    std::string out;
    std::string groups;
    int index = 0;
    for (const ReactionRole role :
         {ReactionRole::Reactant, ReactionRole::Agent, ReactionRole::Product}) {
        out += role == ReactionRole::Reactant ? "" : ">";
        bool isFirst = true;
        for (const Participant &participant : m_participants) {
            if (participant.role != role || participant.molecule.isEmpty()) {
                continue;
            }
            const std::string part = participant.molecule.smiles();
            out += (isFirst ? "" : ".") + part;
            isFirst = false;
            const int fragments = std::max(1, participant.molecule.fragmentCount());
            for (int i = 0; fragments > 1 && i < fragments; ++i) {
                groups += (i > 0 ? "." : groups.empty() ? "" : ",") + std::to_string(index + i);
            }
            index += fragments;
        }
    }
    return groups.empty() ? out : out + " |f:" + groups + "|";
}

} // namespace artemisia::chem
