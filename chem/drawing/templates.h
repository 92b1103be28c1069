// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/edit.h"

#include <optional>
#include <string_view>

namespace artemisia::chem
{

enum class TemplateGroup {
    Rings,
    Bridged, ///< bridged, spiro and large fused systems
    AminoAcids,
    Sugars,
    Nucleobases,
    Heterocycles,
    ProtectingGroups,
};

/// How a structure lies, by numbers of its atoms: from \a left to \a right is level, \a up is
/// above. Negative: not asked for.
struct TemplatePose {
    int left = -1;
    int right = -1;
    int up = -1;
};

/// One structure that comes with the program. template_table.cpp is the list;
/// resources/templates/SOURCES.md names its sources.
struct TemplateEntry {
    std::string_view id; ///< small letters, digits and hyphens; stays the same in later versions
    TemplateGroup group = TemplateGroup::Rings;
    std::string_view name;   ///< English, UTF-8
    std::string_view words;  ///< more that it is looked for by, blanks between
    std::string_view smiles; ///< CXSMILES where the places are given; empty: the abbreviation that
                             ///< is called as this is
    int attach = 0;          ///< number of the atom by which it is bound
    TemplatePose pose = {};
};
[[nodiscard]] const std::vector<TemplateEntry> &templateTable();

/// A structure that can be put on a sheet.
struct Template {
    Drawing drawing;
    ItemId attach = kNoItem; ///< the atom by which it is bound to another
    ItemId fuse = kNoItem;   ///< the bond that becomes one with another; kNoItem: none does
};

/// Lays it out. A millisecond: for workers.
[[nodiscard]] Result<Template> templateOf(const TemplateEntry &entry);
/// A sheet as a template: bound by its first atom; fused by the first ring bond between carbons
/// that are bound to nothing else.
[[nodiscard]] Template templateFrom(Drawing drawing);
/// What is chosen as the sheet of a template: the atom at which it hangs on the rest comes first.
[[nodiscard]] Drawing templateDrawingOf(const Drawing &drawing, const Selection &selection);

/// @name Putting one on a sheet. Each returns what was added; nothing: there was no room, or it
/// made no sense there, and nothing was changed.
/// @{
Selection putTemplate(Drawing &drawing, const Template &stencil, Point middle, double degrees = 0);
/// Bound to \a atom, away from its other bonds or towards \a towards. A carbon without bonds
/// becomes the template's own atom.
Selection putTemplateOnAtom(Drawing &drawing, const Template &stencil, ItemId atom,
                            std::optional<Point> towards = {});
/// Fused to \a bond on the freer side or that of \a towards. Atoms that meet atoms which are there
/// become those; the double bonds of its rings are placed so that no carbon gets more than four.
Selection fuseTemplate(Drawing &drawing, const Template &stencil, ItemId bond,
                       std::optional<Point> towards = {});
/// @}

} // namespace artemisia::chem
