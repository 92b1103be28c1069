// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/label.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"
#include "chem/depict/group_text.h"
#include "chem/depict/sketch_room.h"

#include <array>

namespace artemisia::chem
{

namespace
{

enum class Side { Right, Left, Down, Up };

constexpr double kSubscriptDrop = 2.0;
constexpr double kSuperscriptRise = 3.2;
constexpr double kLineHeight = 8.9; ///< from one baseline to the next in a stacked label
constexpr double kEpsilon = 1e-6;   ///< differences below this are noise of the machine

constexpr std::array<Point, 4> kSideVectors = {{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};

// cos of 0, 22.5, 45, 67.5 degrees; spelled out since libraries differ in the last digit of cos().
constexpr double kC1 = 0.92387953251128674;
constexpr double kC2 = 0.70710678118654752;
constexpr double kC3 = 0.38268343236508977;
constexpr std::array<Point, 16> kRose = {{{kC2, -kC2},
                                          {kC2, kC2},
                                          {-kC2, -kC2},
                                          {-kC2, kC2},
                                          {0, -1},
                                          {1, 0},
                                          {0, 1},
                                          {-1, 0},
                                          {kC1, -kC3},
                                          {kC3, -kC1},
                                          {kC1, kC3},
                                          {kC3, kC1},
                                          {-kC1, -kC3},
                                          {-kC3, -kC1},
                                          {-kC1, kC3},
                                          {-kC3, kC1}}};

std::vector<Point> bondDirections(const Sketch &sketch, int atom)
{
    std::vector<Point> out;
    for (const int b : sketch.atom(atom).bonds) {
        out.push_back(unit(sketch.atom(sketch.otherEnd(b, atom)).at - sketch.atom(atom).at));
    }
    return out;
}

// -1: nothing within 180 degrees; 1: a bond goes exactly there.
double crowding(const std::vector<Point> &bonds, Point direction)
{
    double worst = -1;
    for (const Point &b : bonds) {
        worst = std::max(worst, dot(b, direction));
    }
    return worst;
}

std::string hydrogenCount(const SketchAtom &a)
{
    return a.hydrogens > 1 ? std::to_string(a.hydrogens) : std::string();
}

double hydrogenWidth(const SketchAtom &a)
{
    return textWidth("H", Acs::labelSize) + textWidth(hydrogenCount(a), Acs::scriptSize);
}

// The room of the hydrogens on one side of their symbol.
Box hydrogenBox(const SketchAtom &a, Side side)
{
    constexpr double kHalfHeight = kCapHeight * Acs::labelSize / 2;
    const double symbol = textWidth(a.symbol, Acs::labelSize);
    const double width = hydrogenWidth(a);
    const bool isStacked = side == Side::Down || side == Side::Up;
    // The symbol's first letter stands at the atom, so what follows it is on the right.
    const double half = std::min(symbol, 8.0) / 2;
    const double left = side == Side::Left    ? a.at.x - half - width
                        : side == Side::Right ? a.at.x - half + symbol
                                              : a.at.x - textWidth("H", Acs::labelSize) / 2;
    const double middle = a.at.y + (side == Side::Down ? kLineHeight
                                    : side == Side::Up ? -kLineHeight
                                                       : 0);
    const double pad = isStacked ? 0.5 : 0.8;
    return {left - pad, middle - kHalfHeight - pad, width + 2 * pad, 2 * kHalfHeight + 2 * pad};
}

// Other atoms, or bonds, standing where the hydrogens would.
bool isTaken(const Sketch &sketch, const SketchRoom &room, int atom, Side side)
{
    return room.isTaken(hydrogenBox(sketch.atom(atom), side), atom);
}

Side hydrogenSide(const Sketch &sketch, const SketchRoom &room, int atom)
{
    const SketchAtom &a = sketch.atom(atom);
    const std::vector<Point> bonds = bondDirections(sketch, atom);
    if (bonds.empty()) {
        return a.chalcogenOrHalogen ? Side::Left : Side::Right;
    }
    if (bonds.size() == 1) {
        const Side away = bonds[0].x > 0.1 ? Side::Left : Side::Right;
        if (!isTaken(sketch, room, atom, away)) {
            return away;
        }
    }
    Side best = Side::Right;
    double bestScore = 1e9;
    for (const Side side : {Side::Right, Side::Left, Side::Down, Side::Up}) {
        double score = crowding(bonds, kSideVectors[static_cast<std::size_t>(side)]);
        // A label that stays on one line reads better, so stacking needs a clear gain.
        score += side == Side::Down || side == Side::Up ? 0.3 : 0;
        score += isTaken(sketch, room, atom, side) ? 1.2 : 0;
        if (score < bestScore - kEpsilon) {
            bestScore = score;
            best = side;
        }
    }
    return best;
}

std::string chargeText(const SketchAtom &a)
{
    std::string text;
    for (int i = 0; i < std::min(a.radicals, 3); ++i) {
        text += "\u2022";
    }
    if (a.charge != 0) {
        const int n = std::abs(a.charge);
        text += (n > 1 ? std::to_string(n) : std::string()) + (a.charge > 0 ? "+" : "\u2212");
    }
    return text;
}

/// Sets runs one after the other from a pen.
class Setter
{
public:
    Setter(Label &label, InkRole ink)
        : m_label(label)
        , m_ink(ink)
    {
    }

    double put(Point pen, const std::string &text, double size)
    {
        if (text.empty()) {
            return pen.x;
        }
        const double width = textWidth(text, size);
        m_label.runs.push_back({pen, text, size, width, m_ink});
        const std::vector<Outline> outlines = glyphOutlines(text, pen, size);
        m_label.outlines.insert(m_label.outlines.end(), outlines.begin(), outlines.end());
        return pen.x + width;
    }
    double subscript(Point pen, const std::string &text)
    {
        return put({pen.x, pen.y + kSubscriptDrop}, text, Acs::scriptSize);
    }
    double superscript(Point pen, const std::string &text)
    {
        return put({pen.x, pen.y - kSuperscriptRise}, text, Acs::scriptSize);
    }

private:
    Label &m_label;
    InkRole m_ink;
};

// Where the symbol begins so that bonds point at a letter: the first one, or the last if everything
// comes from the right.
double symbolStart(const Sketch &sketch, int atom, bool hasHydrogens)
{
    const SketchAtom &a = sketch.atom(atom);
    const std::u32string letters = decodeUtf8(a.symbol);
    const std::string first = a.symbol.substr(0, 1);
    const double width = textWidth(a.symbol, Acs::labelSize);
    if (letters.size() < 2) {
        return -width / 2;
    }
    const std::vector<Point> bonds = bondDirections(sketch, atom);
    const bool anyRight =
        std::any_of(bonds.begin(), bonds.end(), [](Point b) { return b.x > 0.1; });
    const bool anyOther =
        std::any_of(bonds.begin(), bonds.end(), [](Point b) { return b.x <= 0.1; });
    if (anyRight && !anyOther && !hasHydrogens) {
        return textWidth(a.symbol.substr(a.symbol.size() - 1), Acs::labelSize) / 2 - width;
    }
    if ((anyRight && anyOther) || bonds.empty()) {
        return -width / 2;
    }
    return -textWidth(first, Acs::labelSize) / 2;
}

// A number raised behind the symbol (R\u00B9) stands in the way of bonds to the right: the symbol
// makes room for it.
double roomForSuperscript(const Sketch &sketch, int atom)
{
    const std::vector<Point> bonds = bondDirections(sketch, atom);
    const bool areRight = !bonds.empty() && std::all_of(bonds.begin(), bonds.end(),
                                                        [](Point b) { return b.x > 0.3; });
    return areRight ? textWidth(sketch.atom(atom).superscript, Acs::scriptSize) : 0;
}

void putHydrogensStacked(Setter &setter, const SketchAtom &a, Side side, double baseline)
{
    const double down = side == Side::Down ? kLineHeight : -kLineHeight - (a.hydrogens > 1 ? 1 : 0);
    const double left = a.at.x - textWidth("H", Acs::labelSize) / 2;
    const double x = setter.put({left, baseline + down}, "H", Acs::labelSize);
    (void)setter.subscript({x, baseline + down}, hydrogenCount(a));
}

struct SymbolBox {
    double left;
    double right;
    double baseline;
};

// Where the charge of a symbol without letters behind it goes: raised at the right, unless a bond
// leaves there.
Point chargePlace(const Sketch &sketch, int atom, Side hydrogens, const SymbolBox &box)
{
    const SketchAtom &a = sketch.atom(atom);
    const double width = textWidth(chargeText(a), Acs::scriptSize);
    const double raised = box.baseline - kSuperscriptRise;
    const double over = box.baseline - kCapHeight * Acs::labelSize - 0.6;
    const double under = box.baseline + kCapHeight * Acs::scriptSize + 1;
    struct Place {
        Point direction;
        Point pen;
        bool isOpen;
    };
    const bool hasStack = a.hydrogens > 0 && (hydrogens == Side::Up || hydrogens == Side::Down);
    const bool isLeftOpen = a.isotope == 0 && (a.hydrogens == 0 || hydrogens != Side::Left);
    const Place places[] = {
        {kRose[0], {box.right, raised}, true},
        {kRose[2], {box.left - width, raised}, isLeftOpen},
        {{0, -1}, {a.at.x - width / 2, over}, !hasStack || hydrogens == Side::Down},
        {kRose[1], {box.right, box.baseline + 2.5}, true},
        {{0, 1}, {a.at.x - width / 2, under}, !hasStack || hydrogens == Side::Up},
    };
    const std::vector<Point> bonds = bondDirections(sketch, atom);
    const Place *best = &places[0];
    double least = 1e9;
    for (const Place &place : places) {
        const double c = crowding(bonds, place.direction);
        if (place.isOpen && c < 0.8) {
            return place.pen;
        }
        if (place.isOpen && c < least - kEpsilon) {
            least = c;
            best = &place;
        }
    }
    return best->pen;
}

double widthOf(const std::vector<GroupRun> &runs)
{
    double width = 0;
    for (const GroupRun &run : runs) {
        const bool isNormal = run.script == GroupRun::Script::Normal;
        width += textWidth(run.text, isNormal ? Acs::labelSize : Acs::scriptSize);
    }
    return width;
}

// Where within a group's letters its bound atom stands, if not first: 2 in O2SPh on an S.
std::size_t anchorIn(const std::string &text, const std::string &anchor)
{
    for (std::size_t at = anchor.empty() ? std::string::npos : text.find(anchor);
         at != std::string::npos; at = text.find(anchor, at + 1)) {
        const std::size_t end = at + anchor.size();
        if (end == text.size() || text[end] < 'a' || text[end] > 'z') {
            return at;
        }
    }
    return 0;
}

// Of letters that end at their bond, the one that it meets: its count and charge are passed over.
std::size_t lastLetterOf(const std::string &text)
{
    std::size_t last = text.find_last_not_of("0123456789+-");
    while (last != std::string::npos && last > 0 &&
           (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) {
        --last; // not within a character
    }
    return last == std::string::npos ? 0 : last;
}

// The letters of a group: its bond meets the first, or, read the other way, the last; from above
// or below it meets the bound atom, wherever that stands.
Label groupLabelOf(const Sketch &sketch, int atom)
{
    const SketchAtom &a = sketch.atom(atom);
    const std::vector<Point> bonds = bondDirections(sketch, atom);
    const bool isReversed = endsAtBonds(bonds);
    const std::string text = isReversed ? reversedGroup(a.group) : a.group;
    const std::vector<GroupRun> runs = groupRuns(text);
    const double width = widthOf(runs);
    double left = -width / 2;
    if (isReversed) {
        const std::size_t last = lastLetterOf(text);
        const std::vector<GroupRun> tail = groupRuns(text.substr(0, last));
        left = -widthOf(tail) - textWidth(text.substr(last, 1), Acs::labelSize) / 2;
    } else if (!bonds.empty()) {
        const bool isUpright =
            std::all_of(bonds.begin(), bonds.end(), [](Point b) { return std::abs(b.x) < 0.3; });
        const std::size_t at = isUpright ? anchorIn(text, a.groupAnchor) : 0;
        left = -widthOf(groupRuns(text.substr(0, at))) -
               textWidth(text.substr(at, 1), Acs::labelSize) / 2;
    }
    Label label;
    Setter setter(label, a.ink);
    Point pen{a.at.x + left, a.at.y + kCapHeight * Acs::labelSize / 2};
    for (const GroupRun &run : runs) {
        pen.x = run.script == GroupRun::Script::Subscript ? setter.subscript(pen, run.text)
                : run.script == GroupRun::Script::Superscript
                    ? setter.superscript(pen, run.text)
                    : setter.put(pen, run.text, Acs::labelSize);
    }
    return label;
}

Label labelOf(const Sketch &sketch, const SketchRoom &room, int atom)
{
    if (!sketch.atom(atom).group.empty()) {
        return groupLabelOf(sketch, atom);
    }
    const SketchAtom &a = sketch.atom(atom);
    Label label;
    Setter setter(label, a.ink);
    const bool hasHydrogens = a.hydrogens > 0;
    const Side side = hasHydrogens ? hydrogenSide(sketch, room, atom) : Side::Right;
    const double baseline = a.at.y + kCapHeight * Acs::labelSize / 2;
    const double start =
        a.at.x + symbolStart(sketch, atom, hasHydrogens) - roomForSuperscript(sketch, atom);
    const std::string isotope = a.isotope > 0 ? std::to_string(a.isotope) : std::string();
    const double isotopeStart = start - textWidth(isotope, Acs::scriptSize);
    if (hasHydrogens && side == Side::Left) {
        const double x =
            setter.put({isotopeStart - hydrogenWidth(a), baseline}, "H", Acs::labelSize);
        (void)setter.subscript({x, baseline}, hydrogenCount(a));
    }
    (void)setter.superscript({isotopeStart, baseline}, isotope);
    double x = start;
    if (hasHydrogens && side == Side::Right && a.superscript.empty()) {
        x = setter.put({x, baseline}, a.symbol + "H", Acs::labelSize);
        x = setter.subscript({x, baseline}, hydrogenCount(a));
    } else {
        x = setter.put({x, baseline}, a.symbol, Acs::labelSize);
        x = setter.superscript({x, baseline}, a.superscript);
    }
    const std::string charge = chargeText(a);
    const bool isInline = hasHydrogens && side == Side::Right;
    const Point pen = isInline ? Point{x, baseline - kSuperscriptRise}
                               : chargePlace(sketch, atom, side, {start, x, baseline});
    (void)setter.put(pen, charge, Acs::scriptSize);
    if (hasHydrogens && (side == Side::Down || side == Side::Up)) {
        putHydrogensStacked(setter, a, side, baseline);
    }
    return label;
}

// Whether a convex outline stands further than Acs::margin beside a ray, or behind it: most do.
bool isBeside(const Outline &outline, Point from, Point direction)
{
    constexpr double kFar = Acs::margin + kEpsilon;
    double least = 1e9;
    double most = -1e9;
    double ahead = -1e9;
    for (const Point &corner : outline) {
        const double off = cross(direction, corner - from);
        least = std::min(least, off);
        most = std::max(most, off);
        ahead = std::max(ahead, dot(corner - from, direction));
    }
    return least > kFar || most < -kFar || ahead < -kFar;
}

// The furthest point of the ray within Acs::margin of a convex outline: on an edge moved outwards
// or on a circle about a corner.
double lastTouch(const Outline &outline, Point from, Point direction, double reach)
{
    if (isBeside(outline, from, direction)) {
        return 0;
    }
    double last = 0;
    const std::size_t n = outline.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = outline[i];
        const Point b = outline[(i + 1) % n];
        const Point toCorner = a - from;
        const double along = dot(toCorner, direction);
        const double off = cross(direction, toCorner);
        if (std::abs(off) <= Acs::margin) {
            last = std::max(last, along + std::sqrt(Acs::margin * Acs::margin - off * off));
        }
        // Outlines run clockwise on a page whose y grows down: outside is to the left of an edge.
        const Point outward = unit(b - a);
        const Point shift{outward.y * Acs::margin, -outward.x * Acs::margin};
        const Point edge = b - a;
        const double denominator = cross(direction, edge);
        if (std::abs(denominator) > 1e-9) {
            const Point toEdge = a + shift - from;
            const double t = cross(toEdge, edge) / denominator;
            const double u = cross(toEdge, direction) / denominator;
            if (u >= 0 && u <= 1) {
                last = std::max(last, t);
            }
        }
    }
    return last <= reach ? last : 0;
}

} // namespace

std::vector<FreeDirection> directionsByRoom(const Sketch &sketch, int atom)
{
    const std::vector<Point> bonds = bondDirections(sketch, atom);
    std::vector<FreeDirection> out;
    out.reserve(kRose.size());
    for (const Point &d : kRose) {
        // To the sixth digit, so that noise of the machine does not decide between equals.
        out.push_back({d, std::round(crowding(bonds, d) * 1e6) / 1e6});
    }
    std::stable_sort(out.begin(), out.end(), [](const FreeDirection &a, const FreeDirection &b) {
        return a.crowding < b.crowding;
    });
    return out;
}

std::vector<Label> layOutLabels(const Sketch &sketch)
{
    const SketchRoom room(sketch);
    std::vector<Label> labels(sketch.atoms.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (sketch.atoms[i].hasLabel) {
            labels[i] = labelOf(sketch, room, static_cast<int>(i));
        }
    }
    return labels;
}

double clearance(const Label &label, Point from, Point direction, double reach)
{
    double last = 0;
    for (const Outline &outline : label.outlines) {
        last = std::max(last, lastTouch(outline, from, direction, reach));
    }
    return last;
}

} // namespace artemisia::chem
