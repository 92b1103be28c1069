// SPDX-License-Identifier: GPL-3.0-or-later
// What a sheet with arrows means: who reacts, what it gives, what stands over the arrow. Everything
// follows from where things stand; nothing of it is kept.
#pragma once

#include "chem/drawing/drawing.h"
#include "chem/reaction/reaction.h"

#include <map>

namespace artemisia::chem
{

/// What is one substance on the sheet, ascending: fragments that touch or nearly touch, and ions
/// less than a bond apart whose charges balance.
using SheetPart = std::vector<ItemId>;

struct SchemeStep {
    ItemId arrow = kNoItem;
    std::vector<SheetPart> reactants; ///< from left to right
    std::vector<SheetPart> agents;    ///< structures over and under the arrow
    std::vector<SheetPart> products;
    std::vector<ItemId> textsAbove; ///< from top to bottom
    std::vector<ItemId> textsBelow;
};

/// The substances of a sheet in the order in which they were drawn.
[[nodiscard]] std::vector<SheetPart> partsOf(const Drawing &drawing);
/// The same in reading order: rows from top to bottom, in a row from left to right.
[[nodiscard]] std::vector<SheetPart> partsInReadingOrder(const Drawing &drawing);

/// The substances of a sheet with the box of what is painted of each: what is one fragment, and
/// that are nearly all, is drawn once for both.
struct PlacedParts {
    std::vector<SheetPart> parts;
    std::vector<Box> boxes;
};
[[nodiscard]] PlacedParts placedPartsOf(const Drawing &drawing);

/// What is drawn is one substance, however far its ions and partners come to stand apart.
void joinToOneSubstance(Drawing &drawing);

/// The steps of a sheet in reading order; none without an arrow that makes something of something
/// (lines, resonance and curly arrows do not). What follows one arrow and stands before the next is
/// product of the one and reactant of the other.
[[nodiscard]] std::vector<SchemeStep> stepsOf(const Drawing &drawing);

/// The steps and what was found on the way to them; nothing of it where there are no steps.
struct SortedSheet {
    std::vector<SchemeStep> steps;
    PlacedParts placed;
};
[[nodiscard]] SortedSheet sortedSheetOf(const Drawing &drawing);

/// What stands close under a substance and is its caption (a number, a yield), by the substance's
/// first atom. Such words are on no arrow, though one may lie under them.
[[nodiscard]] std::map<ItemId, std::vector<ItemId>> captionsOf(const Drawing &drawing);

/// The one step of a sheet, or of several what goes into them and what comes out, without what one
/// makes and a later one uses. Unsupported where there is no arrow; an Error of a structure names
/// its place.
[[nodiscard]] Result<Reaction> reactionOf(const Drawing &drawing);
/// The same of one step.
[[nodiscard]] Result<Reaction> reactionOf(const Drawing &drawing, const SchemeStep &step);

/// A reaction as a sheet: its participants as drawn, side by side, arrow and words between them.
[[nodiscard]] Result<Drawing> drawingOf(const Reaction &reaction);

/// Whether it is a plus sign that somebody wrote. Such a sign is neither caption nor words on an
/// arrow; it parts the substances it stands between.
[[nodiscard]] bool isWrittenPlus(const DrawnText &text);

/// Where plus signs belong beside those that are written: between neighbouring reactants, and
/// products, of a step that stand in one line and not far apart, where the paper is free.
[[nodiscard]] std::vector<Point> plusSigns(const Drawing &drawing);

/// Sets \a text close to the arrow it stands on, on its side of it. An arrow that is shorter than
/// the words becomes longer, and what stands beyond its head in its row moves along; structures on
/// the arrow that the words would meet move off it; nothing else moves. Arrows that do not go to
/// the right keep their words where they are.
void settleWords(Drawing &drawing, ItemId arrow, ItemId text);

/// Puts the parts of each step in line: centred on the arrow, apart from each other, the arrow as
/// long as what stands on it needs. Parts are moved with their captions, never turned or scaled.
void alignScheme(Drawing &drawing);

/// Writes contracted groups out. What then lay on something else, or would be another substance
/// with it, makes room: the rows of a scheme are set anew, and lower ones move down; other
/// substances move to the right. Each stays what it was, with its captions.
void expandGroups(Drawing &drawing, const std::vector<ItemId> &groups);

/// The box of what is painted of it.
[[nodiscard]] Box boxOf(const Drawing &drawing, const SheetPart &part);
/// The same of several parts that share no atom, in one walk over the sheet.
[[nodiscard]] std::vector<Box> boxesOf(const Drawing &drawing, const std::vector<SheetPart> &parts);
[[nodiscard]] Box boxOf(const DrawnText &text);

} // namespace artemisia::chem
