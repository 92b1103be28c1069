// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/unfold.h"

#include "chem/depict/geometry.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace artemisia::chem
{

namespace
{

constexpr double kOnOneAnother = 0.65;    ///< bond lengths between atoms that overlap
constexpr double kNear = 1.1;             ///< below it two atoms look bound to each other
constexpr double kOverlap = 3;            ///< what two atoms on one another count
constexpr double kCrossing = 2;           ///< and two bonds that cross
constexpr double kStrain = 0.02;          ///< a degree off the custom angles
constexpr std::size_t kMostForPairs = 90; ///< atoms: up to here two turns at once are tried
constexpr std::size_t kMostPairsOf = 40;  ///< turns that are combined
constexpr int kMostTurns = 12;
constexpr double kSwings[] = {15, -15, 30, -30, 45, -45};

/// A part that hangs on one bond: turned over about the bond, or swung about its near end.
struct Branch {
    std::size_t near = 0;
    std::size_t far = 0;
    std::vector<std::size_t> atoms; ///< those that move when it is turned over; without far
    bool mayFlip = false;
    bool mayBend = false;
    double bent = 0;
};

struct Turn {
    std::size_t branch = 0;
    double degrees = 0; ///< 0: turned over
};

bool cross(Point a, Point b, Point c, Point d)
{
    const auto side = [](Point p, Point q, Point r) { return chem::cross(q - p, r - p); };
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

Point swung(Point p, Point about, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const Point d = p - about;
    return about + d * std::cos(angle) + normal(d) * std::sin(angle);
}

/// Which atoms lie to each other as they lie, whatever is turned. Empty: none do.
using Bodies = std::vector<std::size_t>;

bool areRigid(const Bodies &bodies, std::size_t a, std::size_t b)
{
    return !bodies.empty() && bodies[a] == bodies[b];
}

double closeness(const Shape &shape, const Bodies &bodies)
{
    double sum = 0;
    const double reach = kNear * shape.bondLength;
    for (std::size_t i = 0; i < shape.places.size(); ++i) {
        for (std::size_t k = i + 1; k < shape.places.size(); ++k) {
            const Point d = shape.places[i] - shape.places[k];
            const double square = dot(d, d);
            if (square < reach * reach && !areRigid(bodies, i, k)) {
                const double apart = length(d) / shape.bondLength;
                sum += kNear - apart + (apart < kOnOneAnother ? kOverlap : 0);
            }
        }
    }
    for (const ShapeBond &bond : shape.bonds) { // bound atoms are near by right
        const double apart =
            length(shape.places[bond.from] - shape.places[bond.to]) / shape.bondLength;
        sum -= apart < kNear && !areRigid(bodies, bond.from, bond.to) ? kNear - apart : 0;
    }
    return sum;
}

double crossings(const Shape &shape, const Bodies &bodies)
{
    double sum = 0;
    for (std::size_t i = 0; i < shape.bonds.size(); ++i) {
        const ShapeBond &one = shape.bonds[i];
        const bool isOneRigid = areRigid(bodies, one.from, one.to);
        for (std::size_t k = i + 1; k < shape.bonds.size(); ++k) {
            const ShapeBond &two = shape.bonds[k];
            const bool areJoined = one.from == two.from || one.from == two.to ||
                                   one.to == two.from || one.to == two.to;
            const bool isFixed = isOneRigid && areRigid(bodies, one.from, two.from) &&
                                 areRigid(bodies, two.from, two.to);
            if (!areJoined && !isFixed &&
                cross(shape.places[one.from], shape.places[one.to], shape.places[two.from],
                      shape.places[two.to])) {
                sum += kCrossing;
            }
        }
    }
    return sum;
}

/// Atoms reached from \a far without passing \a near. Empty: a ring leads back to it.
std::vector<std::size_t> beyond(const Shape &shape,
                                const std::vector<std::vector<std::size_t>> &next, std::size_t near,
                                std::size_t far)
{
    std::vector<bool> isSeen(shape.places.size(), false);
    std::vector<std::size_t> found{far};
    isSeen[far] = true;
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const std::size_t atom : next[found[i]]) {
            if (atom == near && found[i] != far) {
                return {};
            }
            if (atom != near && !isSeen[atom]) {
                isSeen[atom] = true;
                found.push_back(atom);
            }
        }
    }
    return found;
}

class Unfolder
{
public:
    explicit Unfolder(Shape &shape)
        : m_shape(shape)
    {
        findBranches();
        for (std::size_t i = 0; i < m_branches.size(); ++i) {
            if (m_branches[i].mayFlip) {
                m_turns.push_back({i, 0});
            }
            for (const double degrees : kSwings) {
                if (m_branches[i].mayBend) {
                    m_turns.push_back({i, degrees});
                }
            }
        }
        findBodies();
    }

    void run()
    {
        double tangle = tangleNow();
        for (int i = 0; i < kMostTurns && tangle >= 1; ++i) {
            const double least = bestOf(tangle);
            if (least > tangle - 1e-6) {
                return;
            }
            for (const Turn &turn : m_best) {
                apply(turn);
            }
            tangle = least;
        }
    }

private:
    void findBranches()
    {
        std::vector<std::vector<std::size_t>> next(m_shape.places.size());
        for (const ShapeBond &bond : m_shape.bonds) {
            next[bond.from].push_back(bond.to);
            next[bond.to].push_back(bond.from);
        }
        for (const ShapeBond &bond : m_shape.bonds) {
            for (const bool isTurned : {false, true}) {
                Branch branch;
                branch.near = isTurned ? bond.to : bond.from;
                branch.far = isTurned ? bond.from : bond.to;
                if (bond.mayTurn) {
                    branch.atoms = beyond(m_shape, next, branch.near, branch.far);
                }
                take(std::move(branch), bond);
            }
        }
    }

    // Of a structure with nothing held only the smaller side of a bond moves.
    void take(Branch branch, const ShapeBond &bond)
    {
        const bool isSmall = branch.atoms.size() * 2 <= m_shape.places.size();
        const bool isAnyHeld =
            std::any_of(m_shape.isHeld.begin(), m_shape.isHeld.end(), [](bool is) { return is; });
        if (branch.atoms.empty() || (!isAnyHeld && !isSmall)) {
            return;
        }
        branch.atoms.erase(branch.atoms.begin());
        const bool isFree = std::none_of(branch.atoms.begin(), branch.atoms.end(),
                                         [this](std::size_t atom) { return m_shape.isHeld[atom]; });
        branch.mayFlip = isFree && !branch.atoms.empty();
        branch.mayBend = isFree && bond.mayBend && !m_shape.isHeld[branch.far];
        if (branch.mayFlip || branch.mayBend) {
            m_branches.push_back(std::move(branch));
        }
    }

    // Atoms that are in the same branches.
    void findBodies()
    {
        std::map<std::vector<bool>, std::size_t> known;
        std::vector<std::vector<bool>> isIn(m_shape.places.size(),
                                            std::vector<bool>(m_branches.size(), false));
        for (std::size_t i = 0; i < m_branches.size(); ++i) {
            isIn[m_branches[i].far][i] = true;
            for (const std::size_t atom : m_branches[i].atoms) {
                isIn[atom][i] = true;
            }
        }
        for (const std::vector<bool> &branches : isIn) {
            m_bodies.push_back(known.emplace(branches, known.size()).first->second);
        }
    }

    // Twice the same undoes a turn-over; a swing is undone by the opposite one.
    void apply(const Turn &turn)
    {
        Branch &branch = m_branches[turn.branch];
        const Point about = m_shape.places[branch.near];
        Point &far = m_shape.places[branch.far];
        const Point axis = unit(far - about);
        for (const std::size_t atom : branch.atoms) {
            Point &at = m_shape.places[atom];
            const Point off = at - about;
            at = turn.degrees == 0 ? about + axis * (2 * dot(off, axis)) - off
                                   : swung(at, about, turn.degrees);
        }
        if (turn.degrees != 0) {
            far = swung(far, about, turn.degrees);
            branch.bent += turn.degrees;
        }
    }

    void takeBack(const Turn &turn) { apply({turn.branch, -turn.degrees}); }

    [[nodiscard]] double tangleNow() const
    {
        double sum = closeness(m_shape, m_bodies) + crossings(m_shape, m_bodies);
        for (const Branch &branch : m_branches) {
            sum += std::abs(branch.bent) * kStrain;
        }
        return sum;
    }

    double bestOf(double before)
    {
        const std::vector<Point> places = m_shape.places;
        double least = before;
        const auto note = [&](const std::vector<Turn> &turns) {
            const double tangle = tangleNow();
            if (tangle < least - 1e-6) {
                least = tangle;
                m_best = turns;
            }
            return tangle;
        };
        std::vector<std::pair<double, std::size_t>> singles;
        for (std::size_t i = 0; i < m_turns.size(); ++i) {
            apply(m_turns[i]);
            singles.emplace_back(note({m_turns[i]}), i);
            takeBack(m_turns[i]);
        }
        if (least >= 1 && places.size() <= kMostForPairs) {
            std::sort(singles.begin(), singles.end());
            singles.resize(std::min(singles.size(), kMostPairsOf));
            tryPairs(singles, note);
        }
        m_shape.places = places; // without what rounding has left
        return least;
    }

    template <typename Note>
    void tryPairs(const std::vector<std::pair<double, std::size_t>> &singles, const Note &note)
    {
        for (std::size_t i = 0; i < singles.size(); ++i) {
            const Turn &one = m_turns[singles[i].second];
            apply(one);
            for (std::size_t k = i + 1; k < singles.size(); ++k) {
                const Turn &two = m_turns[singles[k].second];
                apply(two);
                note({one, two});
                takeBack(two);
            }
            takeBack(one);
        }
    }

    Shape &m_shape;
    std::vector<Branch> m_branches;
    std::vector<Turn> m_turns;
    std::vector<Turn> m_best;
    Bodies m_bodies;
};

} // namespace

double tangleOf(const Shape &shape)
{
    return closeness(shape, {}) + crossings(shape, {});
}

void unfold(Shape &shape)
{
    if (shape.places.size() <= kMostUnfolded && tangleOf(shape) >= 1) {
        Unfolder(shape).run();
    }
}

} // namespace artemisia::chem
