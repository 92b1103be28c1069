// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: wedges, wavy and crossed bonds, as drawn and as to be drawn.
#pragma once

namespace RDKit
{
class RWMol;
} // namespace RDKit

namespace artemisia::chem
{

/// Notes at each bond how it is drawn, from its direction, as RDKit's reader of MOL blocks does.
/// For drawings that other means read; before stereo is taken from the directions, which uses them
/// up.
void noteDrawnBonds(RDKit::RWMol &mol);

/// Gives each bond of a molecule with coordinates the direction it is to be drawn and written with:
/// BEGINWEDGE or BEGINDASH with the narrow end at its beginning, UNKNOWN for wavy ones,
/// EITHERDOUBLE for crossed ones. Those of the author stay at their bonds where they say what the
/// structure says; RDKit chooses for the other centres. Needs ring information. \a mol is only good
/// for drawing and writing afterwards: a double bond that its author left uncrossed though it is
/// open gets a stereo that keeps RDKit's writer from crossing it.
void markBonds(RDKit::RWMol &mol);

} // namespace artemisia::chem
