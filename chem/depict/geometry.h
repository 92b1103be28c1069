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

/// Whether the straight line from \a a to \a b enters \a box: what is left of it after cutting at
/// the four sides.
inline bool meets(const Box &box, Point a, Point b)
{
    double from = 0;
    double to = 1;
    const Point d = b - a;
    const double sides[4][2] = {{-d.x, a.x - box.left},
                                {d.x, box.left + box.width - a.x},
                                {-d.y, a.y - box.top},
                                {d.y, box.top + box.height - a.y}};
    for (const auto &[p, q] : sides) {
        if (p == 0) {
            if (q < 0) {
                return false;
            }
        } else if (p < 0) {
            from = std::max(from, q / p);
        } else {
            to = std::min(to, q / p);
        }
    }
    return from <= to;
}

inline constexpr Box kEmptyBox{0, 0, -1, -1};

} // namespace artemisia::chem
