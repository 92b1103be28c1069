// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/bond_lines.h"

#include "chem/depict/geometry.h"

namespace artemisia::chem
{

namespace
{

constexpr int kMostCrossings = 4000; ///< beyond it the drawing is a tangle anyway

struct Stroke {
    Point from;
    Point to;
};

// Parameters along both strokes where they cross; false if they do not, or only at an end.
bool crosses(const Stroke &s, const Stroke &t, double &alongS, double &sine)
{
    const Point u = s.to - s.from;
    const Point v = t.to - t.from;
    const double denominator = cross(u, v);
    const double size = length(u) * length(v);
    if (size < 1e-9 || std::abs(denominator) < 0.05 * size) {
        return false;
    }
    alongS = cross(t.from - s.from, v) / denominator;
    const double alongT = cross(t.from - s.from, u) / denominator;
    sine = std::abs(denominator) / size;
    return alongS > 0.01 && alongS < 0.99 && alongT > 0.01 && alongT < 0.99;
}

void cutGap(std::vector<LineItem> &lines, const Stroke &front, double halfWidth)
{
    std::vector<LineItem> out;
    for (const LineItem &line : lines) {
        double t = 0;
        double sine = 1;
        if (!crosses({line.from, line.to}, front, t, sine)) {
            out.push_back(line);
            continue;
        }
        const Point span = line.to - line.from;
        const double full = length(span);
        const double gap = (Acs::margin + halfWidth) / sine / full;
        if ((t - gap) * full > 0.5) {
            out.push_back(line);
            out.back().to = line.from + span * (t - gap);
        }
        if ((1 - t - gap) * full > 0.5) {
            out.push_back(line);
            out.back().from = line.from + span * (t + gap);
        }
    }
    lines = std::move(out);
}

bool shareAtom(const SketchBond &a, const SketchBond &b)
{
    return a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to;
}

/// The straight line of a bond and where it lies.
struct Axis {
    Stroke stroke;
    double left;
    double right;
    double top;
    double bottom;
    std::size_t bond;
};

std::vector<Axis> axesByLeft(const Sketch &sketch)
{
    std::vector<Axis> axes;
    axes.reserve(sketch.bonds.size());
    for (const SketchBond &bond : sketch.bonds) {
        const Point a = sketch.atom(bond.from).at;
        const Point b = sketch.atom(bond.to).at;
        axes.push_back({{a, b},
                        std::min(a.x, b.x),
                        std::max(a.x, b.x),
                        std::min(a.y, b.y),
                        std::max(a.y, b.y),
                        axes.size()});
    }
    std::stable_sort(axes.begin(), axes.end(),
                     [](const Axis &a, const Axis &b) { return a.left < b.left; });
    return axes;
}

} // namespace

void openCrossings(const Sketch &sketch, std::vector<BondInk> &ink)
{
    const std::vector<Axis> axes = axesByLeft(sketch);
    std::vector<BondInk> whole; // as it was before the first gap
    int crossings = 0;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const Axis &s = axes[i];
        for (std::size_t k = i + 1; k < axes.size() && axes[k].left < s.right; ++k) {
            const Axis &t = axes[k];
            double along = 0;
            double sine = 1;
            if (t.top > s.bottom || s.top > t.bottom ||
                shareAtom(sketch.bonds[s.bond], sketch.bonds[t.bond]) ||
                !crosses(s.stroke, t.stroke, along, sine)) {
                continue;
            }
            std::size_t front = std::max(s.bond, t.bond);
            std::size_t behind = std::min(s.bond, t.bond);
            if (sketch.bonds[behind].mark == BondMark::Wedge) {
                std::swap(front, behind);
            }
            if (++crossings > kMostCrossings) {
                return;
            }
            if (whole.empty()) {
                whole = ink;
            }
            if (whole[front].polygons.empty() && sketch.bonds[front].mark == BondMark::None) {
                for (const LineItem &line : whole[front].lines) {
                    cutGap(ink[behind].lines, {line.from, line.to}, line.width / 2);
                }
            } else {
                const Axis &over = s.bond == front ? s : t;
                cutGap(ink[behind].lines, over.stroke, Acs::boldWidth / 2);
            }
        }
    }
}

} // namespace artemisia::chem
