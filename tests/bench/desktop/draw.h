// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace artemisia::bench
{

/// Draws in the structure editor: what a frame takes while a molecule is dragged, and how long
/// after a key its effect is painted, on sheets of 20, 100 and 500 atoms.
int benchDraw();

} // namespace artemisia::bench
