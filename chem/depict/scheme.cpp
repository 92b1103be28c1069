// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/depict/depict.h"
#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"
#include "chem/depict/scheme_text.h"
#include "chem/depict/sketch.h"

namespace artemisia::chem
{

namespace
{

constexpr double kPageWidth = 500; ///< points; an ACS double column is 504
constexpr double kGap = 12;        ///< between structures and signs
constexpr double kLineGap = 20;    ///< between the lines of a wrapped scheme
constexpr double kPlus = 4;        ///< half of a plus sign
constexpr double kShortestArrow = 54;
constexpr double kAgentScale = 0.8;
constexpr double kAgentRow = 160; ///< agents over an arrow wrap beyond this
constexpr double kOverArrow = 6;  ///< between arrow and what stands over or under it

/// A part of the scheme: its own drawing with its left edge at x = 0 and the arrow's line at y = 0.
struct Block {
    DisplayList drawing;
    bool mayBreakBefore = false;
};

Block centred(const DisplayList &drawing)
{
    Block block;
    append(block.drawing, drawing,
           {-drawing.bounds.left, -drawing.bounds.top - drawing.bounds.height / 2});
    measure(block.drawing);
    return block;
}

Block plus()
{
    Block block;
    block.drawing.items.push_back(
        LineItem{{0, 0}, {2 * kPlus, 0}, Acs::lineWidth, InkRole::Structure, false});
    block.drawing.items.push_back(
        LineItem{{kPlus, -kPlus}, {kPlus, kPlus}, Acs::lineWidth, InkRole::Structure, false});
    measure(block.drawing);
    return block;
}

// Agents in rows, the rows centred about x = 0 and the lowest ending at y = 0.
DisplayList agentRows(const std::vector<DisplayList> &agents)
{
    std::vector<DisplayList> rows;
    double x = 0;
    for (const DisplayList &agent : agents) {
        const double width = agent.bounds.width * kAgentScale;
        if (rows.empty() || x + width > kAgentRow) {
            rows.emplace_back();
            x = 0;
        }
        append(rows.back(), agent,
               {x - agent.bounds.left * kAgentScale,
                -(agent.bounds.top + agent.bounds.height / 2) * kAgentScale},
               kAgentScale);
        x += width + kGap;
    }
    DisplayList all;
    double y = 0;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        measure(*row);
        append(
            all, *row,
            {-row->bounds.left - row->bounds.width / 2, y - row->bounds.top - row->bounds.height});
        y -= row->bounds.height + kOverArrow;
    }
    measure(all);
    return all;
}

Block arrow(const std::vector<DisplayList> &agents, const std::string &above,
            const std::string &below)
{
    const DisplayList top = agentRows(agents);
    const DisplayList over = schemeText(above);
    const DisplayList under = schemeText(below);
    const double widest = std::max({top.bounds.width, over.bounds.width, under.bounds.width});
    const double length = std::max(kShortestArrow, widest + 16);
    Block block;
    block.mayBreakBefore = true;
    block.drawing.items.push_back(
        LineItem{{0, 0}, {length - 5, 0}, Acs::lineWidth, InkRole::Structure, false});
    block.drawing.items.push_back(
        PolygonItem{{{length, 0}, {length - 7, 2.2}, {length - 5.5, 0}, {length - 7, -2.2}},
                    InkRole::Structure});
    double y = -kOverArrow;
    if (!over.items.empty()) {
        append(block.drawing, over, {length / 2 - 2, y - over.bounds.top - over.bounds.height});
        y -= over.bounds.height + kOverArrow;
    }
    append(block.drawing, top, {length / 2 - 2, y});
    append(block.drawing, under, {length / 2 - 2, kOverArrow - under.bounds.top});
    measure(block.drawing);
    return block;
}

void addSide(std::vector<Block> &blocks, const std::vector<DisplayList> &drawings)
{
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        if (i > 0) {
            blocks.push_back(plus());
        }
        blocks.push_back(centred(drawings[i]));
        blocks.back().mayBreakBefore = i > 0;
    }
}

DisplayList wrapped(const std::vector<Block> &blocks)
{
    std::vector<DisplayList> lines;
    double x = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const double width = blocks[i].drawing.bounds.width;
        // An arrow takes the first product along; a plus sign stays at the end of its line.
        const bool isFull = x + width > kPageWidth && blocks[i].mayBreakBefore;
        if (lines.empty() || isFull) {
            lines.emplace_back();
            x = 0;
        }
        append(lines.back(), blocks[i].drawing, {x - blocks[i].drawing.bounds.left, 0});
        x += width + kGap;
    }
    DisplayList all;
    double y = 0;
    for (DisplayList &line : lines) {
        measure(line);
        append(all, line, {0, y - line.bounds.top});
        y += line.bounds.height + kLineGap;
    }
    measure(all);
    return all;
}

} // namespace

Result<DisplayList> depict(const Reaction &reaction, const DepictOptions &options)
{
    return guarded(
        ErrorCode::Internal, "The scheme could not be drawn.", [&]() -> Result<DisplayList> {
            std::vector<DisplayList> drawings[3];
            int atoms = 0;
            for (const Participant &participant : reaction.participants()) {
                atoms += participant.molecule.atomCount();
                if (atoms > Limits().atoms) {
                    return fail(ErrorCode::TooLarge, "The scheme has too many atoms to be drawn.");
                }
                Result<DisplayList> drawing = depict(participant.molecule, options);
                if (!drawing) {
                    return drawing;
                }
                if (!drawing->items.empty()) {
                    drawings[static_cast<int>(participant.role)].push_back(std::move(*drawing));
                }
            }
            if (reaction.isEmpty() && reaction.textAbove().empty() &&
                reaction.textBelow().empty()) {
                return DisplayList();
            }
            std::vector<Block> blocks;
            addSide(blocks, drawings[static_cast<int>(ReactionRole::Reactant)]);
            blocks.push_back(arrow(drawings[static_cast<int>(ReactionRole::Agent)],
                                   reaction.textAbove(), reaction.textBelow()));
            addSide(blocks, drawings[static_cast<int>(ReactionRole::Product)]);
            return wrapped(blocks);
        });
}

} // namespace artemisia::chem
