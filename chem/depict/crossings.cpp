// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/bond_lines.h"

#include "chem/depict/geometry.h"

#include <numeric>

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

} // namespace

void openCrossings(const Sketch &sketch, std::vector<BondInk> &ink)
{
    const auto axis = [&sketch](std::size_t b) {
        const SketchBond &bond = sketch.bonds[b];
        return Stroke{sketch.atom(bond.from).at, sketch.atom(bond.to).at};
    };
    const auto left = [&axis](std::size_t b) { return std::min(axis(b).from.x, axis(b).to.x); };
    std::vector<std::size_t> order(sketch.bonds.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&left](std::size_t a, std::size_t b) { return left(a) < left(b); });
    const std::vector<BondInk> whole = ink;
    int crossings = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Stroke s = axis(order[i]);
        const double right = std::max(s.from.x, s.to.x);
        for (std::size_t k = i + 1; k < order.size() && left(order[k]) < right; ++k) {
            double t = 0;
            double sine = 1;
            if (shareAtom(sketch.bonds[order[i]], sketch.bonds[order[k]]) ||
                !crosses(s, axis(order[k]), t, sine)) {
                continue;
            }
            std::size_t front = std::max(order[i], order[k]);
            std::size_t behind = std::min(order[i], order[k]);
            if (sketch.bonds[behind].mark == BondMark::Wedge) {
                std::swap(front, behind);
            }
            if (++crossings > kMostCrossings) {
                return;
            }
            if (whole[front].polygons.empty() && sketch.bonds[front].mark == BondMark::None) {
                for (const LineItem &line : whole[front].lines) {
                    cutGap(ink[behind].lines, {line.from, line.to}, line.width / 2);
                }
            } else {
                cutGap(ink[behind].lines, axis(front), Acs::boldWidth / 2);
            }
        }
    }
}

} // namespace artemisia::chem
