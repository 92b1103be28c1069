// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"

#include <optional>

namespace artemisia::chem
{

/// What one edit made of a drawing: of every item that is not as it was, how it was and how it is.
/// Small for a small edit, whatever the size of the drawing; an undo history is a list of these.
struct DrawingChange {
    template <class Item>
    struct Step {
        std::optional<Item> before; ///< nothing: it was not there
        std::optional<Item> after;  ///< nothing: it is gone
    };
    std::vector<Step<DrawnAtom>> atoms;
    std::vector<Step<DrawnBond>> bonds;
    std::vector<Step<DrawnGroup>> groups;
    std::vector<Step<DrawnArrow>> arrows;
    std::vector<Step<DrawnText>> texts;
    std::uint32_t nextIdBefore = 1;
    std::uint32_t nextIdAfter = 1;

    [[nodiscard]] bool isEmpty() const; ///< nothing to be seen changed
};

[[nodiscard]] DrawingChange changeBetween(const Drawing &before, const Drawing &after);
/// \a drawing must be what the change began with, and is what it ended with.
void redo(Drawing &drawing, const DrawingChange &change);
/// The other way: after it \a drawing equals, in every byte, what the change began with.
void undo(Drawing &drawing, const DrawingChange &change);

} // namespace artemisia::chem
