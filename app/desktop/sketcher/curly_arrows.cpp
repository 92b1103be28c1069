// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/curly_arrows.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <vector>

namespace artemisia::app
{

using namespace chem;

namespace
{

constexpr double kUsualBend = 0.35;
constexpr double kMostBend = 3;    // in the arrow's own lengths
constexpr double kLeastHeight = 8; // points: a head has room on the arc
constexpr double kOffLetters = 2;
constexpr double kOffCorner = 2.5; // of an atom without letters
constexpr double kOffBond = 2;
constexpr double kOffDot = 2.2;
constexpr double kDotHeight = 0.35;    // of the middle of a dot, in sizes of its letters
constexpr double kLettersInTheWay = 7; // so near to the top of an arc
constexpr double kCornerInTheWay = 4;
constexpr double kSignOff = 6.5; // the sign of a charge, up and to the right
constexpr double kAbout = 40;    // points from an arrow

Point middleOf(const Drawing &drawing, const DrawnBond &bond)
{
    return (drawing.atom(bond.from)->at + drawing.atom(bond.to)->at) * 0.5;
}

// The dot of an unpaired electron: the atom with what it is bound to tells where it stands.
std::optional<Point> dotAt(const Drawing &drawing, ItemId id)
{
    const DrawnAtom *atom = drawing.atom(id);
    if (atom == nullptr || atom->radicals == 0) {
        return std::nullopt;
    }
    Selection about{id};
    for (const ItemId next : drawing.neighboursOf(id)) {
        about.insert(next);
    }
    constexpr std::string_view kDot = "\u2022";
    std::optional<Point> found;
    const DisplayList list = displayOf(copyOf(drawing, about)); // it outlives the loop
    for (const DisplayItem &item : list.items) {
        const auto *text = std::get_if<TextItem>(&item);
        if (text != nullptr && text->text.find(kDot) != std::string::npos) {
            const Point middle = text->baseline + Point{text->width / 2, -text->size * kDotHeight};
            if (!found || length(middle - atom->at) < length(*found - atom->at)) {
                found = middle;
            }
        }
    }
    return found;
}

Point anchorOf(const Drawing &drawing, const CurlyEnd &end)
{
    if (end.dot) {
        return *end.dot;
    }
    if (const DrawnAtom *atom = drawing.atom(end.target.atom)) {
        return atom->at;
    }
    const DrawnBond *bond = drawing.bond(end.target.bond);
    return bond != nullptr ? middleOf(drawing, *bond) : end.at;
}

bool hasLetters(const Drawing &drawing, const DrawnAtom &atom)
{
    return atom.kind != AtomKind::Element || atom.element != 6 || atom.charge != 0 ||
           atom.radicals != 0 || drawing.abbreviationOf(atom.id) != nullptr;
}

// How far off its anchor an end stands that leaves it in a direction.
double roomAt(const Drawing &drawing, const CurlyEnd &end, Point direction)
{
    if (end.dot) {
        return kOffDot;
    }
    const DrawnAtom *atom = drawing.atom(end.target.atom);
    if (atom == nullptr) {
        return drawing.bond(end.target.bond) != nullptr ? kOffBond : 0;
    }
    if (end.label.width < 0) {
        return kOffCorner;
    }
    const Box &box = end.label;
    const auto way = [](double from, double low, double high, double step) {
        return std::abs(step) < 1e-9 ? 1e9 : ((step > 0 ? high : low) - from) / step;
    };
    const double across = way(atom->at.x, box.left, box.left + box.width, direction.x);
    const double down = way(atom->at.y, box.top, box.top + box.height, direction.y);
    return std::max(0.0, std::min(across, down)) + kOffLetters;
}

// Both ends leave what they are about towards the arc's side; of a short arrow also away from each
// other, so that there is room for the arc.
CurlyPath pathOn(const Drawing &drawing, const CurlyEnd &from, const CurlyEnd &to, double bend)
{
    const Point a = anchorOf(drawing, from);
    const Point b = anchorOf(drawing, to);
    const bool isShort = length(b - a) < kDrawnBond;
    const Point along = unit(b - a) * (isShort ? -0.35 : 0.5);
    const Point side = normal(unit(b - a)) * (bend > 0 ? -1.0 : 1.0);
    const Point out = unit(side + along);
    const Point in = unit(side - along);
    CurlyPath path{a + out * roomAt(drawing, from, out), b + in * roomAt(drawing, to, in), bend};
    const bool isHeld = !from.target.isNothing() && !to.target.isNothing();
    const double least = isHeld ? kLeastHeight / std::max(1.0, length(path.to - path.from)) : 0;
    const double size = std::clamp(std::max(std::abs(bend), least), 0.0, kMostBend);
    path.bend = bend > 0 ? size : -size;
    return path;
}

// The more of the sheet lies under the arc, the worse; then, the nearer it is to what is about it.
double burdenOf(const Drawing &drawing, const CurlyPath &path)
{
    DrawnArrow arrow;
    arrow.kind = ArrowKind::CurlyPair;
    arrow.from = path.from;
    arrow.to = path.to;
    arrow.bend = path.bend;
    const Point top = topOf(arrow);
    double burden = 0;
    Point sum;
    double count = 0;
    const auto look = [&](Point p, double reach) { burden += length(p - top) < reach ? 1 : 0; };
    for (const DrawnAtom &atom : drawing.atoms) {
        const double off = length(atom.at - (path.from + path.to) * 0.5);
        if (off > kAbout || drawing.isHidden(atom.id)) {
            continue;
        }
        sum = sum + atom.at;
        count += 1;
        look(atom.at, hasLetters(drawing, atom) ? kLettersInTheWay : kCornerInTheWay);
        if (atom.charge != 0) {
            look(atom.at + Point{kSignOff, -kSignOff}, kLettersInTheWay);
        }
    }
    for (const DrawnBond &bond : drawing.bonds) {
        look(middleOf(drawing, bond), kCornerInTheWay);
    }
    return count > 0 ? burden - length(top - sum * (1 / count)) / (2 * kAbout) : burden;
}

} // namespace

SketchTarget curlyTarget(const Drawing &drawing, Point at, const SketchTarget &target)
{
    const DrawnAtom *atom = drawing.atom(target.atom);
    if (atom == nullptr) {
        return target;
    }
    SketchTarget nearest = target;
    double least = length(at - atom->at);
    for (const DrawnBond &bond : drawing.bonds) {
        const double off = bond.touches(atom->id) ? length(at - middleOf(drawing, bond)) : least;
        if (off < least) {
            least = off;
            nearest = {};
            nearest.bond = bond.id;
        }
    }
    return nearest;
}

CurlyPath curlyBetween(const Drawing &drawing, const CurlyEnd &from, const CurlyEnd &to,
                       std::optional<double> bend)
{
    CurlyEnd tail = from;
    tail.dot = dotAt(drawing, from.target.atom);
    if (bend) {
        return pathOn(drawing, tail, to, *bend);
    }
    const CurlyPath left = pathOn(drawing, tail, to, kUsualBend);
    const CurlyPath right = pathOn(drawing, tail, to, -kUsualBend);
    // Among equals over the side on which the dot is: there it leaves the letters.
    const Point span = left.to - left.from;
    const bool isDotRight =
        tail.dot && cross(span, *tail.dot - drawing.atom(from.target.atom)->at) > 0;
    const double preference = tail.dot ? 0.9 : 1e-6;
    const double more = burdenOf(drawing, right) - burdenOf(drawing, left);
    return more < (isDotRight ? preference : -preference) ? right : left;
}

Point topOf(const DrawnArrow &arrow)
{
    const std::vector<Point> curve = curveOf(arrow);
    return isCurly(arrow.kind) ? (curve[0] + curve[1] * 3 + curve[2] * 3 + curve[3]) * 0.125
                               : (arrow.from + arrow.to) * 0.5;
}

double bendTo(const DrawnArrow &arrow, Point top)
{
    const Point span = arrow.to - arrow.from;
    const Point off = top - (arrow.from + arrow.to) * 0.5;
    const double square = std::max(1.0, dot(span, span));
    return std::clamp(-dot(off, normal(span)) / square, -kMostBend, kMostBend);
}

} // namespace artemisia::app
