// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/bond_lines.h"

#include "chem/depict/geometry.h"

#include <cmath>

namespace artemisia::chem
{

namespace
{

constexpr double kTip = Acs::lineWidth / 2;        ///< half width of a wedge's narrow end
constexpr double kWide = Acs::boldWidth * 1.5 / 2; ///< half width of its wide end
constexpr double kEpsilon = 1e-6;

class BondPen
{
public:
    BondPen(const Sketch &sketch, const std::vector<Label> &labels, int bond)
        : m_sketch(sketch)
        , m_labels(labels)
        , m_bond(sketch.bond(bond))
        , m_index(bond)
        , m_a(sketch.atom(m_bond.from).at)
        , m_b(sketch.atom(m_bond.to).at)
        , m_length(length(m_b - m_a))
        , m_along(unit(m_b - m_a))
        , m_side(normal(m_along))
        , m_spacing(Acs::bondSpacing * std::min(m_length, Acs::bondLength))
    {
    }

    BondInk draw()
    {
        if (m_length < 0.05) {
            return m_ink;
        }
        if (m_bond.mark == BondMark::Wedge) {
            wedge();
        } else if (m_bond.mark == BondMark::Hash) {
            hash();
        } else if (m_bond.mark == BondMark::Wavy) {
            wave();
        } else if (m_bond.mark == BondMark::Crossed) {
            stroke(m_spacing / 2, -m_spacing / 2, 0, 0, false);
            stroke(-m_spacing / 2, m_spacing / 2, 0, 0, false);
        } else {
            plain();
        }
        return std::move(m_ink);
    }

private:
    [[nodiscard]] bool hasLabel(int atom) const { return m_sketch.atom(atom).hasLabel; }
    [[nodiscard]] const Label &label(int atom) const
    {
        return m_labels[static_cast<std::size_t>(atom)];
    }
    [[nodiscard]] std::size_t degree(int atom) const { return m_sketch.atom(atom).bonds.size(); }

    void plain()
    {
        switch (m_bond.drawing) {
        case BondDrawing::Single:
            stroke(0, 0, 0, 0, false);
            break;
        case BondDrawing::Double:
            doubleLine(false, false);
            break;
        case BondDrawing::Triple:
            parallel(3);
            break;
        case BondDrawing::Quadruple:
            parallel(4);
            break;
        case BondDrawing::Dative:
            dative();
            break;
        case BondDrawing::Dashed:
            stroke(0, 0, 0, 0, true);
            break;
        case BondDrawing::Aromatic:
        case BondDrawing::SingleOrDouble:
        case BondDrawing::SingleOrAromatic:
            doubleLine(false, true);
            break;
        case BondDrawing::DoubleOrAromatic:
            doubleLine(true, true);
            break;
        }
    }

    // A line parallel to the bond (or, with two different offsets, across it), cut back by trims or
    // labels, whichever is more.
    bool ends(double offsetA, double offsetB, double trimA, double trimB, Point &p, Point &q) const
    {
        const Point a = m_a + m_side * offsetA;
        const Point b = m_b + m_side * offsetB;
        const double reach = length(b - a);
        const Point u = unit(b - a);
        // A trim may be negative: the line then runs on to meet its neighbour.
        const double clearA = clearance(label(m_bond.from), a, u, reach);
        const double clearB = clearance(label(m_bond.to), b, u * -1, reach);
        const double cutA = clearA > 0 ? std::max(trimA, clearA) : trimA;
        const double cutB = clearB > 0 ? std::max(trimB, clearB) : trimB;
        if (reach - cutA - cutB < 0.5) {
            return false;
        }
        p = a + u * cutA;
        q = b - u * cutB;
        return true;
    }

    void stroke(double offsetA, double offsetB, double trimA, double trimB, bool dashed)
    {
        LineItem line;
        line.width = Acs::lineWidth;
        line.dashed = dashed;
        if (ends(offsetA, offsetB, trimA, trimB, line.from, line.to)) {
            m_ink.lines.push_back(line);
        }
    }

    // Lines that belong together end together at a label.
    void parallel(int count, bool firstDashed = false, bool lastDashed = false)
    {
        double cutA = 0;
        double cutB = 0;
        for (int i = 0; i < count; ++i) {
            const Point shift = m_side * ((i - (count - 1) / 2.0) * m_spacing);
            cutA = std::max(cutA, clearance(label(m_bond.from), m_a + shift, m_along, m_length));
            cutB = std::max(cutB, clearance(label(m_bond.to), m_b + shift, m_along * -1, m_length));
        }
        if (m_length - cutA - cutB < 1) {
            cutA = cutB = 0;
        }
        for (int i = 0; i < count; ++i) {
            const double offset = (i - (count - 1) / 2.0) * m_spacing;
            const int side = offset > 0 ? 1 : -1;
            const bool isPair = count == 2;
            const double trimA =
                cutA > 0 || !isPair ? cutA : joinTrim(m_bond.from, side, offset * side);
            const double trimB =
                cutB > 0 || !isPair ? cutB : joinTrim(m_bond.to, side, offset * side);
            stroke(offset, offset, trimA, trimB, i == 0 ? firstDashed : lastDashed);
        }
    }

    void dative()
    {
        Point p;
        Point q;
        if (!ends(0, 0, 0, hasLabel(m_bond.to) ? 0 : 1, p, q)) {
            return;
        }
        const double head = std::min(4.0, length(q - p) * 0.7);
        LineItem line;
        line.from = p;
        line.to = q - m_along * (head * 0.8);
        line.width = Acs::lineWidth;
        m_ink.lines.push_back(line);
        const Point foot = q - m_along * head;
        m_ink.polygons.push_back(
            {{q, foot + m_side * 1.5, foot - m_side * 1.5}, InkRole::Structure});
    }

    // Where the neighbours of an end leave on one side: the smallest angle to the bond there.
    struct Corner {
        bool exists = false;
        double cosine = 0;
        double sine = 1;
    };
    [[nodiscard]] Corner corner(int atom, int side) const
    {
        const Point along = atom == m_bond.from ? m_along : m_along * -1;
        Corner best;
        best.cosine = -2;
        for (const int b : m_sketch.atom(atom).bonds) {
            if (b == m_index) {
                continue;
            }
            const Point v =
                unit(m_sketch.atom(m_sketch.otherEnd(b, atom)).at - m_sketch.atom(atom).at);
            if (dot(v, m_side) * side > 0.05 && dot(v, along) > best.cosine) {
                best = {true, dot(v, along), std::abs(dot(v, m_side))};
            }
        }
        return best;
    }

    // So that a second line ends on the bisector of the corner, as in a ring.
    [[nodiscard]] double bisectorTrim(int atom, int side, double offset) const
    {
        const Corner c = corner(atom, side);
        if (!c.exists || hasLabel(atom)) {
            return 0;
        }
        return std::clamp(offset * (1 + c.cosine) / c.sine, 0.0, m_length * 0.35);
    }

    // So that each line of a centred pair runs onto the neighbouring bond.
    [[nodiscard]] double joinTrim(int atom, int side, double offset) const
    {
        const Corner c = corner(atom, side);
        if (!c.exists || hasLabel(atom) || c.sine < 0.3) {
            return 0;
        }
        return std::clamp(offset * c.cosine / c.sine, -1.5, m_length * 0.3);
    }

    void doubleLine(bool firstDashed, bool secondDashed)
    {
        if (isCentred()) {
            parallel(2, firstDashed, secondDashed);
            return;
        }
        const int side = secondLineSide();
        stroke(0, 0, 0, 0, firstDashed);
        stroke(m_spacing * side, m_spacing * side, bisectorTrim(m_bond.from, side, m_spacing),
               bisectorTrim(m_bond.to, side, m_spacing), secondDashed);
    }

    [[nodiscard]] bool isCumulated(int atom) const
    {
        int doubles = 0;
        for (const int b : m_sketch.atom(atom).bonds) {
            doubles += m_sketch.bond(b).drawing == BondDrawing::Double ? 1 : 0;
        }
        return doubles == 2 && degree(atom) == 2;
    }

    [[nodiscard]] bool isCentred() const
    {
        if (m_bond.ring >= 0) {
            return false;
        }
        for (const auto &[end, other] :
             {std::pair(m_bond.from, m_bond.to), std::pair(m_bond.to, m_bond.from)}) {
            if (isCumulated(end)) {
                return true;
            }
            if (degree(end) == 1 && (hasLabel(end) || degree(other) != 2)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] int secondLineSide() const
    {
        if (m_bond.ring >= 0) {
            Point centre;
            const auto &ring = m_sketch.rings[static_cast<std::size_t>(m_bond.ring)];
            for (const int i : ring) {
                centre =
                    centre + (m_sketch.atom(i).at - m_a) * (1.0 / static_cast<double>(ring.size()));
            }
            return dot(centre, m_side) >= 0 ? 1 : -1;
        }
        // First the substituents themselves count, then rings among them, then what hangs on them,
        // then which side is full.
        double weight = 0;
        for (const int end : {m_bond.from, m_bond.to}) {
            for (const int b : m_sketch.atom(end).bonds) {
                if (b == m_index) {
                    continue;
                }
                const int other = m_sketch.otherEnd(b, end);
                const double off = dot(m_sketch.atom(other).at - m_sketch.atom(end).at, m_side);
                const double size =
                    1000 + (isInRing(other) ? 100 : 0) + static_cast<double>(degree(other));
                weight += std::abs(off) < 0.5 ? 0 : off > 0 ? size : -size;
            }
        }
        if (std::abs(weight) < kEpsilon) {
            for (const SketchAtom &atom : m_sketch.atoms) {
                const double off = dot(atom.at - m_a, m_side);
                weight += std::abs(off) < 0.5 ? 0 : off > 0 ? 1 : -1;
            }
        }
        return weight >= -kEpsilon ? 1 : -1;
    }

    [[nodiscard]] bool isInRing(int atom) const
    {
        const auto &bonds = m_sketch.atom(atom).bonds;
        return std::any_of(bonds.begin(), bonds.end(),
                           [this](int b) { return m_sketch.bond(b).inRing; });
    }

    // The point where one edge of a wedge meets the line of a neighbouring bond at the wide end.
    [[nodiscard]] bool meets(Point tip, Point toCorner, Point neighbour, Point &at) const
    {
        const double denominator = cross(toCorner, neighbour);
        if (std::abs(denominator) < 1e-6) {
            return false;
        }
        const double t = cross(m_b - tip, neighbour) / denominator;
        at = tip + toCorner * t;
        return length(at - m_b) < 2 * kWide;
    }

    void wedge()
    {
        Point p;
        Point q;
        if (!ends(0, 0, 0, 0, p, q)) {
            return;
        }
        const Point tipL = p + m_side * kTip;
        const Point tipR = p - m_side * kTip;
        Point cornerL = q + m_side * kWide;
        Point cornerR = q - m_side * kWide;
        std::vector<Point> forward;
        for (const int b : m_sketch.atom(m_bond.to).bonds) {
            const Point v = unit(m_sketch.atom(m_sketch.otherEnd(b, m_bond.to)).at - m_b);
            if (b != m_index && dot(v, m_along) > -0.3 && dot(v, m_along) < 0.9) {
                forward.push_back(v);
            }
        }
        std::vector<Point> shape = {tipL, cornerL, cornerR, tipR};
        if (!hasLabel(m_bond.to) && !forward.empty() && forward.size() <= 2) {
            Point left = forward.front();
            Point right = forward.back();
            if (forward.size() == 2 && dot(left, m_side) < dot(right, m_side)) {
                std::swap(left, right);
            }
            const bool apart =
                forward.size() == 1 || (dot(left, m_side) > 0 && dot(right, m_side) < 0);
            Point atL;
            Point atR;
            if (apart && meets(tipL, cornerL - tipL, left, atL) &&
                meets(tipR, cornerR - tipR, right, atR)) {
                shape = forward.size() == 1 ? std::vector<Point>{tipL, atL, atR, tipR}
                                            : std::vector<Point>{tipL, atL, m_b, atR, tipR};
            }
        }
        m_ink.polygons.push_back({shape, InkRole::Structure});
    }

    void hash()
    {
        Point p;
        Point q;
        if (!ends(0, 0, 0, 0, p, q)) {
            return;
        }
        const Point span = q - p;
        const int count =
            std::clamp(static_cast<int>(std::lround(length(span) / Acs::hashSpacing)), 3, 60);
        for (int i = 0; i < count; ++i) {
            const double t = (i + 0.55) / count;
            const double half = std::max(0.15, kTip + (kWide - kTip) * t - Acs::lineWidth / 2);
            LineItem line;
            line.from = p + span * t + m_side * half;
            line.to = p + span * t - m_side * half;
            line.width = Acs::lineWidth;
            m_ink.lines.push_back(line);
        }
    }

    void wave()
    {
        Point p;
        Point q;
        if (!ends(0, 0, 0, 0, p, q)) {
            return;
        }
        const Point span = q - p;
        const int count = std::clamp(static_cast<int>(std::lround(length(span) / 1.9)), 2, 80);
        const Point step = span * (1.0 / count);
        PathItem path;
        path.smooth = true;
        path.width = Acs::lineWidth;
        path.points.push_back(p);
        for (int i = 0; i < count; ++i) {
            const Point from = p + step * i;
            const Point lift = m_side * (i % 2 == 0 ? 1.9 : -1.9);
            path.points.push_back(from + step * 0.2 + lift);
            path.points.push_back(from + step * 0.8 + lift);
            path.points.push_back(from + step);
        }
        m_ink.paths.push_back(std::move(path));
    }

    const Sketch &m_sketch;
    const std::vector<Label> &m_labels;
    const SketchBond &m_bond;
    int m_index;
    Point m_a;
    Point m_b;
    double m_length;
    Point m_along;
    Point m_side;
    double m_spacing;
    BondInk m_ink;
};

} // namespace

std::vector<BondInk> drawBonds(const Sketch &sketch, const std::vector<Label> &labels)
{
    std::vector<BondInk> ink;
    ink.reserve(sketch.bonds.size());
    for (std::size_t i = 0; i < sketch.bonds.size(); ++i) {
        ink.push_back(BondPen(sketch, labels, static_cast<int>(i)).draw());
    }
    return ink;
}

} // namespace artemisia::chem
