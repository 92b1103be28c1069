// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/read.h"

#include "chem/depict/sketch.h"
#include "chem/drawing/alike_steps.h"
#include "chem/drawing/cdx.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/line_up.h"
#include "chem/drawing/scheme.h"
#include "chem/formats/reader.h"

#include <algorithm>
#include <sstream>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kMostLines = 100;
constexpr std::size_t kLargestPartner = 7; // atoms; see scheme_parts.cpp
constexpr double kBetweenRows = 4 * Acs::bondLength;

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

bool isReaction(std::string_view text)
{
    const std::string_view line = text.substr(0, text.find_first_of(" \t\r\n"));
    if (text.substr(0, 4) == "$RXN") {
        return true;
    }
    if (line.substr(0, 1) == "<") {
        return false; // some other document
    }
    if (holds(text, "M  END")) {
        return false; // a MOL block, whose title may hold anything
    }
    // "->" and "<-" are dative bonds within a structure.
    for (std::size_t at = line.find('>'); at != std::string_view::npos;
         at = line.find('>', at + 1)) {
        if (at == 0 || line[at - 1] != '-') {
            return true;
        }
    }
    return false;
}

// Ions that balance are a salt, also where one of them is large and they stand far apart. Neutral
// structures that are more than a solvent of crystallisation are a list, and stand so far apart
// that nobody takes two of them for one substance.
Result<Drawing> structureOf(const Molecule &molecule)
{
    Result<Drawing> drawing = drawingOf(molecule);
    if (!drawing) {
        return drawing;
    }
    int sum = 0;
    bool isSalt = true;
    bool isList = !molecule.hasCoordinates();
    std::vector<TableCell> cells;
    for (const SheetPart &fragment : fragmentsOf(*drawing)) {
        int charge = 0;
        for (const ItemId atom : fragment) {
            charge += drawing->atom(atom)->charge;
        }
        isSalt = isSalt && charge != 0;
        isList = isList && charge == 0 && fragment.size() > kLargestPartner;
        sum += charge;
        cells.push_back({copyOf(*drawing, Selection(fragment.begin(), fragment.end())), {}});
    }
    if (isSalt && sum == 0) {
        joinToOneSubstance(*drawing);
    } else if (isList && cells.size() > 1) {
        return tableOf(cells);
    }
    return drawing;
}

Result<Drawing> firstOf(std::string_view text, MoleculeFormat format)
{
    std::istringstream stream{std::string(text)};
    const auto reader = makeReader(format, stream);
    const auto record = reader->next();
    if (!record) {
        return fail(ErrorCode::Syntax, "There is no structure in it.");
    }
    return record->molecule.and_then(structureOf);
}

/// Of a text in which every line is a reaction SMILES; else, or of one line alone, nothing.
std::vector<std::string_view> reactionLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", from), text.size());
        const std::string_view line = text.substr(from, end - from);
        from = end + 1;
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            continue;
        }
        if (!isReaction(line)) {
            return {};
        }
        lines.push_back(line);
    }
    return lines.size() > 1 ? lines : std::vector<std::string_view>();
}

/// Rows of different heights, one below the other.
void stack(Drawing &sheet, const std::vector<Selection> &rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Box above = boundsOf(sheet, rows[i - 1]);
        const Box box = boundsOf(sheet, rows[i]);
        move(sheet, rows[i],
             {above.left - box.left, above.top + above.height + kBetweenRows - box.top});
    }
}

Result<Drawing> drawingOf(const std::vector<std::string_view> &lines)
{
    if (lines.size() > kMostLines) {
        return fail(ErrorCode::TooLarge, "These are more reactions than a sheet holds.");
    }
    Drawing sheet;
    std::vector<Selection> rows;
    for (const std::string_view line : lines) {
        auto row = Reaction::fromSmiles(line).and_then(
            [](const Reaction &reaction) { return drawingOf(reaction); });
        if (!row) {
            return row;
        }
        const Box above = boundsOf(sheet, everything(sheet));
        const Box box = boundsOf(*row, everything(*row));
        rows.push_back(insert(sheet, *row, {0, above.top + above.height + kBetweenRows - box.top}));
        if (rows.back().empty()) {
            return fail(ErrorCode::TooLarge, "These are more reactions than a sheet holds.");
        }
    }
    drawStepsAlike(sheet);
    stack(sheet, rows);
    return sheet;
}

} // namespace

Result<Drawing> drawingFromText(std::string_view text)
{
    if (text.size() > Limits().textBytes) {
        return fail(ErrorCode::TooLarge, "This is too large to be drawn.");
    }
    if (isCdxDocument(text)) {
        return cdxmlOfCdx(text).and_then(
            [](const std::string &cdxml) { return drawingFromCdxml(cdxml); });
    }
    if (holds(text, "<CDXML")) {
        return drawingFromCdxml(text);
    }
    if (const auto lines = reactionLines(text); !lines.empty()) {
        return drawingOf(lines);
    }
    if (isReaction(text)) {
        auto sheet = Reaction::fromText(text).and_then(
            [](const Reaction &reaction) { return drawingOf(reaction); });
        if (sheet && text.substr(0, 4) != "$RXN") { // which lies as it was drawn
            drawStepsAlike(*sheet);
        }
        return sheet;
    }
    if (holds(text, "$$$$")) {
        return firstOf(text, MoleculeFormat::Sdf);
    }
    return Molecule::fromText(text).and_then(structureOf);
}

} // namespace artemisia::chem
