// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/depict/label.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

// Of the length of a bond, what must be seen of it between its labels, and what is seen of it once
// they were moved. Two single letters leave a fifth and are not touched.
constexpr double kLeast = 0.2;
constexpr double kWanted = 1.0 / 3;
constexpr double kShortest = 0.8 * Acs::bondLength; ///< shorter ones were squeezed by somebody

class Gap
{
public:
    Gap(const Sketch &sketch, std::vector<Label> &labels, const SketchBond &bond)
        : m_sketch(sketch)
        , m_labels(labels)
        , m_bond(bond)
        , m_from(sketch.atom(bond.from).at)
        , m_to(sketch.atom(bond.to).at)
        , m_length(length(m_to - m_from))
    {
    }

    void widen()
    {
        if (m_length < kShortest || !(canMove(m_bond.from) || canMove(m_bond.to))) {
            return;
        }
        const Point along = unit(m_to - m_from);
        const double seen =
            m_length - cut(m_bond.from, m_from, along) - cut(m_bond.to, m_to, along * -1);
        if (seen >= kLeast * m_length) {
            return;
        }
        const int movable = canMove(m_bond.from) && canMove(m_bond.to) ? 2 : 1;
        const Point by = along * ((kWanted * m_length - seen) / movable);
        if (canMove(m_bond.from)) {
            move(m_bond.from, by * -1);
        }
        if (canMove(m_bond.to)) {
            move(m_bond.to, by);
        }
    }

private:
    [[nodiscard]] Label &label(int atom) const { return m_labels[static_cast<std::size_t>(atom)]; }

    // Letters of a group to which no other bond leads. Atoms stay: a charge beside them is short.
    [[nodiscard]] bool canMove(int atom) const
    {
        return m_sketch.atom(atom).bonds.size() == 1 && !m_sketch.atom(atom).group.empty();
    }

    [[nodiscard]] double cut(int atom, Point at, Point direction) const
    {
        const bool isSingle = m_bond.drawing == BondDrawing::Single;
        const Point aside = normal(direction) * (isSingle ? 0 : Acs::bondSpacing * m_length / 2);
        constexpr double kFar = 4; // lengths: letters may go on beyond the other end
        return std::max(clearance(label(atom), at + aside, direction, kFar * m_length),
                        clearance(label(atom), at - aside, direction, kFar * m_length));
    }

    void move(int atom, Point by)
    {
        for (TextItem &run : label(atom).runs) {
            run.baseline = run.baseline + by;
        }
        for (Outline &outline : label(atom).outlines) {
            outline.move(by);
        }
    }

    const Sketch &m_sketch;
    std::vector<Label> &m_labels;
    const SketchBond &m_bond;
    Point m_from;
    Point m_to;
    double m_length;
};

} // namespace

void keepBondsInSight(const Sketch &sketch, std::vector<Label> &labels)
{
    for (const SketchBond &bond : sketch.bonds) {
        Gap(sketch, labels, bond).widen();
    }
}

} // namespace artemisia::chem
