// SPDX-License-Identifier: GPL-3.0-or-later
// Plane vectors for the drawing rooms of chem. Only +, -, *, / and sqrt, which IEEE 754 rounds
// alike everywhere.
#pragma once

#include "chem/depict/display_list.h"

#include <algorithm>
#include <cmath>

namespace artemisia::chem
{

inline Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, double f)
{
    return {a.x * f, a.y * f};
}
inline double dot(Point a, Point b)
{
    return a.x * b.x + a.y * b.y;
}
inline double cross(Point a, Point b)
{
    return a.x * b.y - a.y * b.x;
}
inline double length(Point a)
{
    return std::sqrt(a.x * a.x + a.y * a.y);
}
/// A quarter turn; the side for which cross(direction, p) is positive.
inline Point normal(Point a)
{
    return {-a.y, a.x};
}
/// Length 1; (1, 0) for a vector too short to have a direction.
inline Point unit(Point a)
{
    const double l = length(a);
    return l > 1e-9 ? Point{a.x / l, a.y / l} : Point{1, 0};
}

/// Grows \a box to hold \a p with \a pad around it; a box of negative width is empty.
inline void include(Box &box, Point p, double pad)
{
    if (box.width < 0) {
        box = {p.x - pad, p.y - pad, 2 * pad, 2 * pad};
        return;
    }
    const double right = std::max(box.left + box.width, p.x + pad);
    const double bottom = std::max(box.top + box.height, p.y + pad);
    box.left = std::min(box.left, p.x - pad);
    box.top = std::min(box.top, p.y - pad);
    box.width = right - box.left;
    box.height = bottom - box.top;
}

inline constexpr Box kEmptyBox{0, 0, -1, -1};

} // namespace artemisia::chem
