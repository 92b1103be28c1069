// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/place.h"

#include "chem/depict/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace artemisia::chem
{

namespace
{

constexpr double kRadians = std::numbers::pi / 180;
constexpr double kTaken = 1.05;  ///< crowding from which a spot is another atom's
constexpr double kCrowded = 1.6; ///< from which a bond rather goes askew than there
constexpr double kOnAnother = 0.7 * kDrawnBond;
constexpr double kBlurred = 3;    ///< a double bond that cannot be read: worse than no room
constexpr double kSameWay = 0.94; ///< cosine of 20 degrees: two bonds that the eye takes for one

// The widest of the angles between directions (degrees, ascending), as its begin and width.
struct Gap {
    double begin = 0;
    double width = 360;
};

std::vector<Gap> gapsBetween(std::vector<double> angles)
{
    std::sort(angles.begin(), angles.end());
    std::vector<Gap> gaps;
    for (std::size_t i = 0; i < angles.size(); ++i) {
        const bool isLast = i + 1 == angles.size();
        const double next = isLast ? angles.front() + 360 : angles[i + 1];
        gaps.push_back({angles[i], next - angles[i]});
    }
    return gaps;
}

bool isAlongBond(const Drawing &drawing, const DrawnAtom &atom, double angle)
{
    const Point way = directionOf(angle);
    const std::vector<ItemId> neighbours = drawing.neighboursOf(atom.id);
    return std::any_of(neighbours.begin(), neighbours.end(), [&](ItemId next) {
        return dot(unit(drawing.atom(next)->at - atom.at), way) > kSameWay;
    });
}

// Whether a bond there would stand with another one on the same side of a double bond that can be
// cis or trans: nobody could tell which.
bool blursDoubleBond(const Drawing &drawing, const DrawnAtom &atom, double angle)
{
    constexpr double kAside = 0.17; // sine of 10 degrees
    const std::vector<ItemId> neighbours = drawing.neighboursOf(atom.id);
    return std::any_of(neighbours.begin(), neighbours.end(), [&](ItemId far) {
        const DrawnBond *bond = drawing.bondBetween(atom.id, far);
        if (bond->order != BondOrder::Double || bond->stereo == BondStereo::Crossed ||
            drawing.neighboursOf(far).size() < 2) {
            return false;
        }
        const Point axis = unit(drawing.atom(far)->at - atom.at);
        const double side = cross(axis, directionOf(angle));
        return std::any_of(neighbours.begin(), neighbours.end(), [&](ItemId near) {
            const double other = cross(axis, unit(drawing.atom(near)->at - atom.at));
            return near != far && std::abs(other) > kAside && side * other > 0;
        });
    });
}

bool crossesBond(const Drawing &drawing, const DrawnAtom &atom, Point spot)
{
    const auto side = [](Point a, Point b, Point p) { return cross(b - a, p - a); };
    return std::any_of(drawing.bonds.begin(), drawing.bonds.end(), [&](const DrawnBond &bond) {
        const Point a = drawing.atom(bond.from)->at;
        const Point b = drawing.atom(bond.to)->at;
        return !bond.touches(atom.id) && !drawing.isHidden(bond.from) &&
               !drawing.isHidden(bond.to) && side(atom.at, spot, a) * side(atom.at, spot, b) < 0 &&
               side(a, b, atom.at) * side(a, b, spot) < 0;
    });
}

// What speaks against a spot of which none is free. Among equals the side with more room further
// out: a substituent is rarely one atom.
double objections(const Drawing &drawing, const DrawnAtom &atom, double angle)
{
    const Point spot = atom.at + directionOf(angle) * kDrawnBond;
    double sum = crowdingAt(drawing, spot, atom.id);
    sum += blursDoubleBond(drawing, atom, angle) ? kBlurred : 0;
    sum += crossesBond(drawing, atom, spot) ? 1 : 0;
    constexpr double kReach = 3 * kDrawnBond;
    for (const DrawnAtom &other : drawing.atoms) {
        if (other.id != atom.id && !drawing.isHidden(other.id)) {
            const double distance = length(other.at - spot);
            sum += 0.05 * std::max(0.0, 1 - distance / kReach);
            sum += distance < kOnAnother ? kBlurred : 0;
        }
    }
    return sum;
}

bool isOnAnother(const Drawing &drawing, const DrawnAtom &atom, Point spot)
{
    return std::any_of(drawing.atoms.begin(), drawing.atoms.end(), [&](const DrawnAtom &other) {
        return other.id != atom.id && length(other.at - spot) < kOnAnother &&
               !drawing.isHidden(other.id);
    });
}

// Of the wanted angles between bonds the one against which least speaks, where a spot is crowded
// and yet nobody else's: a third bond stands straight between its neighbours.
std::optional<double> straightest(const Drawing &drawing, const DrawnAtom &atom,
                                  const std::vector<double> &wanted)
{
    std::optional<double> best;
    double least = 0;
    for (const double angle : wanted) {
        const Point spot = atom.at + directionOf(angle) * kDrawnBond;
        const bool isPossible =
            crowdingAt(drawing, spot, atom.id) < kCrowded && !isOnAnother(drawing, atom, spot) &&
            !blursDoubleBond(drawing, atom, angle) && !crossesBond(drawing, atom, spot);
        const double against = isPossible ? objections(drawing, atom, angle) : 0;
        if (isPossible && (!best || against < least - 1e-6)) {
            best = angle;
            least = against;
        }
    }
    return best;
}

// The first of the wanted angles whose spot is not taken by another atom; if all are, between bonds
// the straightest; else the one of them and of all others against which least speaks, but never
// along a bond that is there.
Point firstFree(const Drawing &drawing, const DrawnAtom &atom, const std::vector<double> &wanted)
{
    const auto spotAt = [&atom](double angle) { return atom.at + directionOf(angle) * kDrawnBond; };
    for (const double angle : wanted) {
        if (crowdingAt(drawing, spotAt(angle), atom.id) < kTaken &&
            !blursDoubleBond(drawing, atom, angle) && !crossesBond(drawing, atom, spotAt(angle))) {
            return spotAt(angle);
        }
    }
    const bool isBetweenBonds = drawing.neighboursOf(atom.id).size() >= 2;
    if (const auto straight = isBetweenBonds ? straightest(drawing, atom, wanted) : std::nullopt) {
        return spotAt(*straight);
    }
    double best = wanted.front();
    double least = objections(drawing, atom, best);
    for (int turn = 0; turn < 360; turn += 30) {
        const double against = objections(drawing, atom, wanted.front() + turn);
        if (against < least - 1e-6 && !isAlongBond(drawing, atom, wanted.front() + turn)) {
            least = against;
            best = wanted.front() + turn;
        }
    }
    return spotAt(best);
}

// Among equals, the roomier one first.
std::vector<double> roomiestFirst(const Drawing &drawing, const DrawnAtom &atom,
                                  std::vector<double> angles)
{
    std::stable_sort(angles.begin(), angles.end(), [&](double a, double b) {
        const auto crowd = [&](double angle) {
            return crowdingAt(drawing, atom.at + directionOf(angle) * kDrawnBond, atom.id);
        };
        return crowd(a) < crowd(b) - 1e-6;
    });
    return angles;
}

// Whether a second bond of this order at an atom with that one goes straight on.
bool isLinear(const DrawnBond &present, BondOrder added)
{
    return present.order == BondOrder::Triple || added == BondOrder::Triple ||
           (present.order == BondOrder::Double && added == BondOrder::Double);
}

// The side on which a chain goes on: trans to the bond before the last, else up on the page.
std::vector<double> chainAngles(const Drawing &drawing, const DrawnAtom &atom,
                                const DrawnBond &last, double back)
{
    const double one = back + 120;
    const double two = back - 120;
    const DrawnAtom &before = *drawing.atom(last.other(atom.id));
    Point turn{0, 0};
    for (const ItemId next : drawing.neighboursOf(before.id)) {
        if (next != atom.id) {
            turn = turn + unit(drawing.atom(next)->at - before.at);
        }
    }
    const Point axis = atom.at - before.at;
    const double side = cross(axis, turn);
    if (std::abs(side) > 1e-3 * length(axis)) {
        // The new bond on the side away from the one before the last.
        const bool isOneAway = cross(axis, directionOf(one)) * side < 0;
        return isOneAway ? std::vector<double>{one, two} : std::vector<double>{two, one};
    }
    const bool isOneUp = directionOf(one).y < directionOf(two).y;
    return isOneUp ? std::vector<double>{one, two} : std::vector<double>{two, one};
}

} // namespace

double degreesOf(Point direction)
{
    const double degrees = std::atan2(direction.y, direction.x) / kRadians;
    return degrees < 0 ? degrees + 360 : degrees;
}

Point directionOf(double degrees)
{
    return {std::cos(degrees * kRadians), std::sin(degrees * kRadians)};
}

Point rotated(Point p, Point about, double degrees)
{
    const Point d = p - about;
    const Point turn = directionOf(degrees);
    return {about.x + d.x * turn.x - d.y * turn.y, about.y + d.x * turn.y + d.y * turn.x};
}

Point snapped(Point from, Point pointer, double degrees, double bondLength)
{
    double angle = degreesOf(pointer - from);
    if (degrees > 0) {
        angle = std::round(angle / degrees) * degrees;
    }
    return from + directionOf(angle) * bondLength;
}

double crowdingAt(const Drawing &drawing, Point spot, ItemId self)
{
    double sum = 0;
    for (const DrawnAtom &atom : drawing.atoms) {
        const double distance = length(atom.at - spot);
        if (atom.id != self && distance < 1.6 * kDrawnBond && !drawing.isHidden(atom.id)) {
            sum += 1.6 - distance / kDrawnBond;
        }
    }
    return sum;
}

namespace
{

/// The ways that a bond from an atom may go.
struct Ways {
    std::vector<double> equals; ///< degrees, the best first
    std::vector<double> others; ///< into narrower angles
};

Ways waysFrom(const Drawing &drawing, const DrawnAtom &atom, BondOrder order)
{
    std::vector<double> angles;
    const DrawnBond *last = nullptr;
    for (const DrawnBond &bond : drawing.bonds) {
        if (bond.touches(atom.id) && !drawing.isHidden(bond.other(atom.id))) {
            last = &bond;
            angles.push_back(degreesOf(drawing.atom(bond.other(atom.id))->at - atom.at));
        }
    }
    if (angles.empty()) {
        return {{-30, 30, 210, 150, 270, 90}, {}};
    }
    if (last != nullptr && angles.size() == 1) {
        return {isLinear(*last, order) ? std::vector<double>{angles[0] + 180}
                                       : chainAngles(drawing, atom, *last, angles[0]),
                {}};
    }
    std::vector<Gap> gaps = gapsBetween(angles);
    std::stable_sort(gaps.begin(), gaps.end(),
                     [](const Gap &a, const Gap &b) { return a.width > b.width + 1e-6; });
    Ways ways;
    for (const Gap &gap : gaps) {
        auto &some = gap.width > gaps.front().width - 15 ? ways.equals : ways.others;
        some.push_back(gap.begin + gap.width / 2);
    }
    ways.equals = roomiestFirst(drawing, atom, ways.equals);
    return ways;
}

} // namespace

Point sproutEnd(const Drawing &drawing, ItemId id, BondOrder order)
{
    const DrawnAtom &atom = *drawing.atom(id);
    Ways ways = waysFrom(drawing, atom, order);
    ways.equals.insert(ways.equals.end(), ways.others.begin(), ways.others.end());
    return firstFree(drawing, atom, ways.equals);
}

std::vector<double> sproutWays(const Drawing &drawing, ItemId id)
{
    const DrawnAtom &atom = *drawing.atom(id);
    std::vector<double> all{degreesOf(sproutEnd(drawing, id) - atom.at)};
    for (const double way : waysFrom(drawing, atom, BondOrder::Single).equals) {
        if (dot(directionOf(way), directionOf(all.front())) < kSameWay &&
            !blursDoubleBond(drawing, atom, way)) {
            all.push_back(way);
        }
    }
    return all;
}

std::vector<Point> ringOnLine(Point a, Point b, int size, Point towards)
{
    const double turn = 360.0 / size;
    const bool isRight = cross(b - a, towards - a) >= 0;
    std::vector<Point> corners{a, b};
    Point step = b - a;
    while (static_cast<int>(corners.size()) < size) {
        step = rotated(step, {0, 0}, isRight ? turn : -turn);
        corners.push_back(corners.back() + step);
    }
    return corners;
}

std::vector<Point> ringAtPoint(Point corner, Point towards, int size)
{
    const double radius = kDrawnBond / (2 * std::sin(std::numbers::pi / size));
    const Point middle = corner + unit(towards - corner) * radius;
    std::vector<Point> corners;
    corners.reserve(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
        corners.push_back(rotated(corner, middle, 360.0 * i / size));
    }
    corners[0] = corner;
    return corners;
}

std::vector<Point> ringAround(Point middle, int size)
{
    const double radius = kDrawnBond / (2 * std::sin(std::numbers::pi / size));
    const double first = size == 4 || size == 8 ? -90 - 180.0 / size : -90;
    std::vector<Point> corners;
    corners.reserve(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
        corners.push_back(middle + directionOf(first + 360.0 * i / size) * radius);
    }
    return corners;
}

Point freeSideOf(const Drawing &drawing, const DrawnBond &bond)
{
    const Point a = drawing.atom(bond.from)->at;
    const Point b = drawing.atom(bond.to)->at;
    const Point middle = (a + b) * 0.5;
    const Point out = normal(unit(b - a)) * kDrawnBond;
    double sides[2] = {0, 0};
    for (const DrawnAtom &atom : drawing.atoms) {
        const double distance = length(atom.at - middle);
        if (!bond.touches(atom.id) && distance < 3 * kDrawnBond) {
            const double off = dot(atom.at - middle, out) / kDrawnBond;
            if (std::abs(off) > 0.05 * kDrawnBond) {
                sides[off > 0 ? 0 : 1] += 1 - distance / (3 * kDrawnBond);
            }
        }
    }
    return sides[0] <= sides[1] ? middle + out : middle - out;
}

std::vector<Point> chainTowards(Point from, Point pointer, bool isFlipped)
{
    const double step = kDrawnBond * std::cos(30 * kRadians);
    const double axis = std::round(degreesOf(pointer - from) / 15) * 15;
    const int count = std::max(1, static_cast<int>(std::round(length(pointer - from) / step)));
    std::vector<Point> points;
    Point at = from;
    for (int i = 0; i < count; ++i) {
        const bool isUp = (i % 2 == 0) != isFlipped;
        at = at + directionOf(axis + (isUp ? -30 : 30)) * kDrawnBond;
        points.push_back(at);
    }
    return points;
}

ItemId atomNear(const Drawing &drawing, Point at, double reach)
{
    ItemId found = kNoItem;
    double least = reach;
    for (const DrawnAtom &atom : drawing.atoms) {
        const double distance = length(atom.at - at);
        if (distance <= least && !drawing.isHidden(atom.id)) {
            least = distance;
            found = atom.id;
        }
    }
    return found;
}

ItemId bondNear(const Drawing &drawing, Point at, double reach)
{
    ItemId found = kNoItem;
    double least = reach;
    for (const DrawnBond &bond : drawing.bonds) {
        const Point a = drawing.atom(bond.from)->at;
        const Point along = drawing.atom(bond.to)->at - a;
        const double span = length(along);
        if (span < 1e-9) {
            continue;
        }
        const double part = dot(at - a, along) / (span * span);
        const double distance = std::abs(cross(along, at - a)) / span;
        const bool isVisible = !drawing.isHidden(bond.from) && !drawing.isHidden(bond.to);
        if (part > 0 && part < 1 && distance <= least && isVisible) {
            least = distance;
            found = bond.id;
        }
    }
    return found;
}

} // namespace artemisia::chem
