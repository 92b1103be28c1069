// SPDX-License-Identifier: GPL-3.0-or-later
// Which fragments of a sheet are one substance.
#include "chem/depict/geometry.h"
#include "chem/drawing/boxes.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace artemisia::chem
{

namespace
{

constexpr double kSameSubstance = 6;      ///< points between the ink of what is one substance
constexpr double kMeeting = 2;            ///< points between two small ones that are
constexpr double kSaltReach = kDrawnBond; ///< points between the ink of ions that make one salt
constexpr double kNeighbours =
    1.5 * kDrawnBond;            ///< points between atoms of two that stand together
constexpr int kSmallPartner = 7; ///< heavy atoms: trifluoroacetic acid has as many

double gapOf(const Box &a, const Box &b)
{
    const double across = std::max({a.left - b.left - b.width, b.left - a.left - a.width, 0.0});
    const double down = std::max({a.top - b.top - b.height, b.top - a.top - a.height, 0.0});
    return std::sqrt(across * across + down * down);
}

/// A fragment, as far as it matters to whether it is a substance by itself.
struct Fragment {
    Fragment(const Drawing &drawing, const std::vector<ItemId> &members, const Box &bounds)
        : atoms(&members)
        , box(bounds)
    {
        for (const ItemId id : members) {
            const DrawnAtom &atom = *drawing.atom(id);
            heavyAtoms += atom.element == 1 ? 0 : 1;
            charge += atom.charge;
        }
    }
    const std::vector<ItemId> *atoms; ///< of the caller's list, which outlives this
    Box box;
    int heavyAtoms = 0;
    int charge = 0;
};

// Boxes of large structures overlap though nothing of them is near the other's.
bool areNear(const Drawing &drawing, const std::vector<ItemId> &a, const std::vector<ItemId> &b)
{
    return std::any_of(a.begin(), a.end(), [&](ItemId one) {
        return std::any_of(b.begin(), b.end(), [&](ItemId other) {
            return length(drawing.atom(one)->at - drawing.atom(other)->at) <= kNeighbours;
        });
    });
}

// Of two whose boxes touch: a counterion or a solvent of crystallisation may stand anywhere, two
// larger ones stand side by side, as in a tartrate. Else one of them hangs over from another row.
// Two small ones may as well be reagents beside each other, Fe and HCl, and are one only where they
// all but meet.
bool belongTogether(const Drawing &drawing, const Fragment &a, const Fragment &b)
{
    const bool areIons = (a.charge < 0 && b.charge > 0) || (a.charge > 0 && b.charge < 0);
    if (!areIons && std::max(a.heavyAtoms, b.heavyAtoms) <= kSmallPartner) {
        return gapOf(a.box, b.box) <= kMeeting;
    }
    if (areIons || std::min(a.heavyAtoms, b.heavyAtoms) <= kSmallPartner) {
        return true;
    }
    const double inLine = std::min(a.box.top + a.box.height, b.box.top + b.box.height) -
                          std::max(a.box.top, b.box.top);
    return inLine >= std::min(a.box.height, b.box.height) / 2 &&
           areNear(drawing, *a.atoms, *b.atoms);
}

/// Sets that grow together.
class Sets
{
public:
    explicit Sets(std::size_t n)
        : m_parent(n)
    {
        for (std::size_t i = 0; i < n; ++i) {
            m_parent[i] = i;
        }
    }
    std::size_t find(std::size_t i)
    {
        while (m_parent[i] != i) {
            i = m_parent[i] = m_parent[m_parent[i]];
        }
        return i;
    }
    // The lower number stays: sets keep the order of their first members.
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

// Whether both stand before, on or behind each arrow: what comes in with an arrow is no
// counterion of what stands in front of it.
bool isOneSide(const Drawing &drawing, const Box &a, const Box &b)
{
    const auto side = [](const DrawnArrow &arrow, const Box &box) {
        const Point span = arrow.to - arrow.from;
        const Point middle{box.left + box.width / 2, box.top + box.height / 2};
        const double along = dot(middle - arrow.from, unit(span));
        return along < 0 ? -1 : along <= length(span) ? 0 : 1;
    };
    return std::all_of(drawing.arrows.begin(), drawing.arrows.end(), [&](const DrawnArrow &arrow) {
        const bool isCurly =
            arrow.kind == ArrowKind::CurlyPair || arrow.kind == ArrowKind::CurlySingle;
        const Box line{std::min(arrow.from.x, arrow.to.x), std::min(arrow.from.y, arrow.to.y),
                       std::abs(arrow.to.x - arrow.from.x), std::abs(arrow.to.y - arrow.from.y)};
        const bool isNear =
            areWithin(line, a, 9 * kDrawnBond) || areWithin(line, b, 9 * kDrawnBond);
        return isCurly || !isNear || side(arrow, a) == side(arrow, b);
    });
}

// A plus sign that somebody wrote parts what stands beside it.
bool hasPlusBetween(const Drawing &drawing, const Box &a, const Box &b)
{
    return std::any_of(drawing.texts.begin(), drawing.texts.end(), [&](const DrawnText &text) {
        const bool isWithinHull = text.at.x >= std::min(a.left, b.left) &&
                                  text.at.y >= std::min(a.top, b.top) &&
                                  text.at.x <= std::max(a.left + a.width, b.left + b.width) &&
                                  text.at.y <= std::max(a.top + a.height, b.top + b.height);
        return isWrittenPlus(text) && isWithinHull;
    });
}

/// Two ions and how far they are apart.
struct IonPair {
    std::size_t a = 0;
    std::size_t b = 0;
    double gap = 0;
};

/// Makes salts of ions that do not touch: the nearest first, and only where all charges balance.
class Salts
{
public:
    Salts(const Drawing &drawing, const std::vector<Fragment> &fragments, Sets &sets)
        : m_fragments(fragments)
        , m_sets(sets)
        , m_charges(fragments.size())
    {
        for (std::size_t i = 0; i < fragments.size(); ++i) {
            m_charges[sets.find(i)] += fragments[i].charge;
        }
        for (std::size_t i = 0; i < fragments.size(); ++i) {
            for (std::size_t j = i + 1; j < fragments.size(); ++j) {
                add(drawing, i, j);
            }
        }
        std::stable_sort(m_pairs.begin(), m_pairs.end(),
                         [](const IonPair &a, const IonPair &b) { return a.gap < b.gap; });
    }

    void join()
    {
        Sets salts = m_sets;
        std::vector<int> charges = m_charges;
        for (const IonPair &pair : m_pairs) {
            const std::size_t a = salts.find(pair.a);
            const std::size_t b = salts.find(pair.b);
            if (a != b && (charges[a] > 0) != (charges[b] > 0) && charges[a] != 0 &&
                charges[b] != 0) {
                const int sum = charges[a] + charges[b];
                salts.join(a, b);
                charges[salts.find(a)] = sum;
            }
        }
        for (const IonPair &pair : m_pairs) {
            if (salts.find(pair.a) == salts.find(pair.b) && charges[salts.find(pair.a)] == 0) {
                m_sets.join(pair.a, pair.b);
            }
        }
    }

private:
    void add(const Drawing &drawing, std::size_t i, std::size_t j)
    {
        const int a = m_charges[m_sets.find(i)];
        const int b = m_charges[m_sets.find(j)];
        const Box &from = m_fragments[i].box;
        const Box &to = m_fragments[j].box;
        if (((a < 0 && b > 0) || (a > 0 && b < 0)) && areWithin(from, to, kSaltReach) &&
            gapOf(from, to) <= kSaltReach && isOneSide(drawing, from, to) &&
            !hasPlusBetween(drawing, from, to)) {
            m_pairs.push_back({i, j, gapOf(from, to)});
        }
    }

    const std::vector<Fragment> &m_fragments;
    Sets &m_sets;
    std::vector<int> m_charges; ///< of the sets, by their lowest fragment
    std::vector<IonPair> m_pairs;
};

/// The parts of a sheet, and the boxes of those that are one fragment.
struct Found {
    std::vector<SheetPart> parts;
    std::vector<std::optional<Box>> boxes;
};

// Groups, fragments whose boxes touch, and salts.
Sets joined(const Drawing &drawing, const std::vector<std::vector<ItemId>> &fragments,
            const std::vector<Box> &boxes)
{
    std::map<ItemId, std::size_t> fragmentOf;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        for (const ItemId atom : fragments[i]) {
            fragmentOf[atom] = i;
        }
    }
    Sets sets(fragments.size());
    for (const DrawnGroup &group : drawing.groups) {
        for (const ItemId atom : group.atoms) {
            sets.join(fragmentOf[group.atoms.front()], fragmentOf[atom]);
        }
    }
    std::vector<Fragment> known;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        known.emplace_back(drawing, fragments[i], boxes[i]);
    }
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        for (std::size_t j = i + 1; j < fragments.size(); ++j) {
            if (areWithin(boxes[i], boxes[j], kSameSubstance) &&
                belongTogether(drawing, known[i], known[j])) {
                sets.join(i, j);
            }
        }
    }
    Salts(drawing, known, sets).join();
    return sets;
}

Found found(const Drawing &drawing)
{
    const std::vector<std::vector<ItemId>> fragments = fragmentsOf(drawing);
    const std::vector<Box> boxes = boxesOf(drawing, fragments);
    Sets sets = joined(drawing, fragments, boxes);
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        members[sets.find(i)].push_back(i);
    }
    Found all;
    for (const auto &[first, numbers] : members) {
        SheetPart part;
        for (const std::size_t i : numbers) {
            part.insert(part.end(), fragments[i].begin(), fragments[i].end());
        }
        std::sort(part.begin(), part.end());
        all.parts.push_back(std::move(part));
        all.boxes.push_back(numbers.size() == 1 ? std::optional(boxes[first]) : std::nullopt);
    }
    return all;
}

} // namespace

bool isWrittenPlus(const DrawnText &text)
{
    return text.text == "+";
}

std::vector<SheetPart> partsOf(const Drawing &drawing)
{
    return found(drawing).parts;
}

PlacedParts placedPartsOf(const Drawing &drawing)
{
    Found all = found(drawing);
    std::vector<SheetPart> several;
    for (std::size_t i = 0; i < all.parts.size(); ++i) {
        if (!all.boxes[i]) {
            several.push_back(all.parts[i]);
        }
    }
    const std::vector<Box> drawn = boxesOf(drawing, several);
    PlacedParts placed;
    auto next = drawn.begin();
    for (const std::optional<Box> &box : all.boxes) {
        placed.boxes.push_back(box ? *box : *next++);
    }
    placed.parts = std::move(all.parts);
    return placed;
}

std::vector<SheetPart> partsInReadingOrder(const Drawing &drawing)
{
    PlacedParts placed = placedPartsOf(drawing);
    std::vector<std::size_t> order(placed.parts.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto across = [&](std::size_t i) {
        return placed.boxes[i].left + placed.boxes[i].width / 2;
    };
    const auto down = [&](std::size_t i) {
        return placed.boxes[i].top + placed.boxes[i].height / 2;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return down(a) < down(b); });
    for (auto row = order.begin(); row != order.end();) {
        // The middle of one of them lies beside the other.
        const auto isBeside = [&, first = *row](std::size_t i) {
            const double height = std::max(placed.boxes[first].height, placed.boxes[i].height);
            return down(i) - down(first) <= std::max(height, kDrawnBond) / 2;
        };
        const auto end = std::find_if_not(row, order.end(), isBeside);
        std::stable_sort(row, end,
                         [&](std::size_t a, std::size_t b) { return across(a) < across(b); });
        row = end;
    }
    std::vector<SheetPart> parts;
    parts.reserve(order.size());
    for (const std::size_t i : order) {
        parts.push_back(std::move(placed.parts[i]));
    }
    return parts;
}

void joinToOneSubstance(Drawing &drawing)
{
    if (fragmentsOf(drawing).size() < 2) {
        return;
    }
    Selection atoms;
    for (const DrawnAtom &atom : drawing.atoms) {
        atoms.insert(atom.id);
    }
    addGroup(drawing, GroupKind::Together, {}, atoms);
}

} // namespace artemisia::chem
