// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/reaction/arrange.h"
#include "chem/reaction/reaction_parts.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace artemisia::chem
{

namespace
{

using Lines = std::vector<std::string_view>;

std::string_view trimmed(std::string_view s)
{
    const std::size_t a = s.find_first_not_of(" \t");
    return a == std::string_view::npos ? std::string_view()
                                       : s.substr(a, s.find_last_not_of(" \t") - a + 1);
}

bool startsWith(std::string_view s, std::string_view head)
{
    return s.substr(0, head.size()) == head;
}

int numberIn(std::string_view field)
{
    const std::string_view s = trimmed(field);
    int value = -1;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
    return error == std::errc() && end == s.data() + s.size() && value >= 0 ? value : -1;
}

// Three columns each, as the format says, or apart by blanks, as some programs write; agents are
// optional.
std::array<int, 3> counts(std::string_view line)
{
    std::array<int, 3> fixed = {-1, -1, 0};
    fixed[0] = numberIn(line.substr(0, 3));
    fixed[1] = line.size() > 3 ? numberIn(line.substr(3, 3)) : -1;
    if (line.size() > 6 && !trimmed(line.substr(6, 3)).empty()) {
        fixed[2] = numberIn(line.substr(6, 3));
    }
    if (fixed[0] >= 0 && fixed[1] >= 0 && fixed[2] >= 0) {
        return fixed;
    }
    std::array<int, 3> free = {-1, -1, 0};
    std::size_t i = 0;
    std::string_view rest = trimmed(line);
    while (!rest.empty() && i < 3) {
        const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
        free[i++] = numberIn(rest.substr(0, end));
        rest = trimmed(rest.substr(end));
    }
    return free;
}

tl::unexpected<Error> atLine(std::size_t line, const std::string &what)
{
    return fail(ErrorCode::Syntax, "Line " + std::to_string(line + 1) + ": " + what);
}

/// Gathers participants as their blocks are found.
class Collector
{
public:
    explicit Collector(const Limits &limits)
        : m_limits(limits)
    {
    }
    // An empty block is a place left free on the page, not a participant.
    [[nodiscard]] Result<void> add(ReactionRole role, const std::string &block)
    {
        const std::size_t number = ++m_numbers[static_cast<std::size_t>(role)];
        if (m_participants.size() >= static_cast<std::size_t>(kMostParticipants)) {
            return tooManyParticipants();
        }
        Result<Molecule> molecule = Molecule::fromMolBlock(block, m_limits);
        if (!molecule) {
            return tl::unexpected(inParticipant(role, number, molecule.error()));
        }
        if (!molecule->isEmpty()) {
            m_participants.push_back({role, std::move(*molecule)});
        }
        return {};
    }
    [[nodiscard]] Reaction take() { return Reaction(std::move(m_participants)); }

private:
    const Limits &m_limits;
    std::vector<Participant> m_participants;
    std::array<std::size_t, 3> m_numbers{};
};

std::string joined(const Lines &lines, std::size_t from, std::size_t to)
{
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        out.append(lines[i]).append("\n");
    }
    return out;
}

Result<Reaction> fromV2000(const Lines &lines, const Limits &limits)
{
    if (lines.size() < 5) {
        return fail(ErrorCode::Syntax, "The RXN block ends before its counts line.");
    }
    const std::array<int, 3> number = counts(lines[4]);
    if (number[0] < 0 || number[1] < 0 || number[2] < 0) {
        return atLine(4, "these are not the numbers of reactants and products.");
    }
    if (number[0] > kMostParticipants || number[1] > kMostParticipants ||
        number[2] > kMostParticipants) {
        return tooManyParticipants();
    }
    const int total = number[0] + number[1] + number[2];
    Collector collector(limits);
    std::size_t i = 5;
    for (int k = 0; k < total; ++k) {
        while (i < lines.size() && trimmed(lines[i]).empty()) {
            ++i;
        }
        if (i >= lines.size() || !startsWith(lines[i], "$MOL")) {
            return atLine(i, "here the structure of participant " + std::to_string(k + 1) + " of " +
                                 std::to_string(total) + " should begin ($MOL).");
        }
        std::size_t end = i + 1;
        while (end < lines.size() && !startsWith(lines[end], "$MOL") &&
               !startsWith(lines[end], "$DTYPE") && !startsWith(lines[end], "$RFMT")) {
            ++end;
        }
        const ReactionRole role = k < number[0]               ? ReactionRole::Reactant
                                  : k < number[0] + number[1] ? ReactionRole::Product
                                                              : ReactionRole::Agent;
        if (Result<void> added = collector.add(role, joined(lines, i + 1, end)); !added) {
            return tl::unexpected(added.error());
        }
        i = end;
    }
    return collector.take();
}

// "M  V30 BEGIN CTAB" -> "BEGIN CTAB"; empty for other lines.
std::string_view v30(std::string_view line)
{
    return startsWith(line, "M  V30 ") ? trimmed(line.substr(7)) : std::string_view();
}

// A monomer "A" (alanine) would pass for the query "any atom".
bool holdsMonomers(const Lines &lines, std::size_t from, std::size_t to)
{
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(from),
                       lines.begin() + static_cast<std::ptrdiff_t>(to), [](std::string_view line) {
                           return line.find(" CLASS=") != std::string_view::npos;
                       });
}

Result<Reaction> fromV3000(const Lines &lines, const Limits &limits)
{
    Collector collector(limits);
    ReactionRole role = ReactionRole::Reactant;
    bool inSide = false;
    bool inTemplate = false;
    bool anySide = false;
    for (std::size_t i = 4; i < lines.size(); ++i) {
        const std::string_view line = v30(lines[i]);
        if (line == "BEGIN TEMPLATE" || line == "END TEMPLATE") {
            inTemplate = line == "BEGIN TEMPLATE";
        } else if (line == "BEGIN REACTANT" || line == "BEGIN PRODUCT" || line == "BEGIN AGENT") {
            role = line == "BEGIN REACTANT" ? ReactionRole::Reactant
                   : line == "BEGIN AGENT"  ? ReactionRole::Agent
                                            : ReactionRole::Product;
            inSide = anySide = true;
        } else if (line == "END REACTANT" || line == "END PRODUCT" || line == "END AGENT") {
            inSide = false;
        } else if (inSide && !inTemplate && line == "BEGIN CTAB") {
            std::size_t end = i + 1;
            while (end < lines.size() && v30(lines[end]) != "END CTAB") {
                ++end;
            }
            if (end == lines.size()) {
                return atLine(i, "the structure that begins here does not end.");
            }
            if (holdsMonomers(lines, i, end)) {
                return fail(ErrorCode::Unsupported,
                            std::string(nameOf(role)) +
                                ": monomers of a biopolymer (CLASS=) cannot be read as atoms.");
            }
            const std::string block = "\n\n\n  0  0  0     0  0            999 V3000\n" +
                                      joined(lines, i, end + 1) + "M  END\n";
            if (Result<void> added = collector.add(role, block); !added) {
                return tl::unexpected(added.error());
            }
            i = end;
        } else if (startsWith(lines[i], "M  END")) {
            break;
        }
    }
    if (!anySide) {
        return fail(ErrorCode::Syntax, "The RXN block has neither reactants nor products.");
    }
    return collector.take();
}

// From a MOL block, what stands between BEGIN CTAB and END CTAB, both included.
std::string ctabOf(const std::string &molBlock)
{
    const std::size_t begin = molBlock.find("M  V30 BEGIN CTAB");
    const std::size_t end = molBlock.find("M  V30 END CTAB");
    return begin == std::string::npos || end == std::string::npos
               ? std::string()
               : molBlock.substr(begin, end - begin) + "M  V30 END CTAB\n";
}

std::string field(std::size_t number)
{
    const std::string s = std::to_string(number);
    return std::string(s.size() < 3 ? 3 - s.size() : 0, ' ') + s;
}

constexpr std::array<ReactionRole, 3> kFileOrder = {ReactionRole::Reactant, ReactionRole::Product,
                                                    ReactionRole::Agent};
constexpr std::array<const char *, 3> kSections = {"REACTANT", "PRODUCT", "AGENT"};

std::string v2000Text(const std::array<std::vector<std::string>, 3> &blocks)
{
    std::string out = "$RXN\n\n  Artemisia\n\n" + field(blocks[0].size()) +
                      field(blocks[1].size()) +
                      (blocks[2].empty() ? std::string() : field(blocks[2].size())) + "\n";
    for (const auto &side : blocks) {
        for (const std::string &block : side) {
            out += "$MOL\n" + block;
        }
    }
    return out;
}

std::string v3000Text(const std::array<std::vector<std::string>, 3> &blocks)
{
    std::string out = "$RXN V3000\n\n  Artemisia\n\nM  V30 COUNTS " +
                      std::to_string(blocks[0].size()) + " " + std::to_string(blocks[1].size()) +
                      (blocks[2].empty() ? std::string() : " " + std::to_string(blocks[2].size())) +
                      "\n";
    for (std::size_t s = 0; s < blocks.size(); ++s) {
        if (blocks[s].empty()) {
            continue;
        }
        out += std::string("M  V30 BEGIN ") + kSections[s] + "\n";
        for (const std::string &block : blocks[s]) {
            out += ctabOf(block);
        }
        out += std::string("M  V30 END ") + kSections[s] + "\n";
    }
    return out + "M  END\n";
}

} // namespace

Result<Reaction> Reaction::fromRxn(std::string_view block, const Limits &limits)
{
    return guarded(ErrorCode::Syntax, "The text is not an RXN block.", [&]() -> Result<Reaction> {
        if (block.size() > limits.textBytes) {
            return fail(ErrorCode::TooLarge, "The RXN block is too long.");
        }
        const Lines lines = linesOf(block);
        if (lines.empty() || !startsWith(lines[0], "$RXN")) {
            return fail(ErrorCode::Syntax, "An RXN block begins with $RXN.");
        }
        return lines[0].find("V3000") != std::string_view::npos ? fromV3000(lines, limits)
                                                                : fromV2000(lines, limits);
    });
}

Result<std::string> Reaction::rxnBlock() const
{
    return guarded(
        ErrorCode::Internal, "The reaction could not be written.", [&]() -> Result<std::string> {
            const Result<Reaction> placed = withCoordinates();
            if (!placed) {
                return tl::unexpected(placed.error());
            }
            const std::vector<Participant> participants = apart(placed->participants());
            bool needsV3000 = false;
            std::array<std::vector<std::string>, 3> blocks;
            for (const MolBlockVersion version :
                 {MolBlockVersion::Automatic, MolBlockVersion::V3000}) {
                if (version == MolBlockVersion::V3000 && !needsV3000) {
                    break;
                }
                blocks = {};
                for (std::size_t s = 0; s < kFileOrder.size(); ++s) {
                    for (const Participant &participant : participants) {
                        if (participant.role != kFileOrder[s]) {
                            continue;
                        }
                        Result<std::string> block = participant.molecule.molBlock(version);
                        if (!block) {
                            return block;
                        }
                        needsV3000 = needsV3000 || block->find("V3000") != std::string::npos;
                        blocks[s].push_back(std::move(*block));
                    }
                }
            }
            return needsV3000 ? v3000Text(blocks) : v2000Text(blocks);
        });
}

} // namespace artemisia::chem
