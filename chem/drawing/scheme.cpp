// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/scheme.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr double kRow = 3 * kDrawnBond; ///< arrows less apart than this are in one row
constexpr double kAlongRow = 300;       ///< what is further from an arrow's end is not in its row
constexpr double kUnderPart = 48;       ///< points under a substance in which its caption begins
constexpr double kBesidePart = 6; ///< points beside it in which its caption may have its middle
constexpr double kOverArrow = 9 * kDrawnBond; ///< what is further off an arrow is not on it

bool isStep(ArrowKind kind)
{
    return kind == ArrowKind::Reaction || kind == ArrowKind::Equilibrium ||
           kind == ArrowKind::Retrosynthesis || kind == ArrowKind::Failed;
}

Point middleOf(const Box &box)
{
    return {box.left + box.width / 2, box.top + box.height / 2};
}

/// Where a point lies as seen from an arrow: along it from its tail, and off it (positive below, to
/// the right of where it goes).
struct Place {
    double along = 0;
    double off = 0;
};

struct Arrow {
    ItemId id = kNoItem;
    Point from;
    Point direction;
    double length = 0;
    bool isReversed = false;
    [[nodiscard]] Place placeOf(Point p) const
    {
        return {dot(p - from, direction), cross(direction, p - from)};
    }
    [[nodiscard]] Point middle() const { return from + direction * (length / 2); }
};

std::vector<Arrow> stepArrows(const Drawing &drawing)
{
    std::vector<Arrow> arrows;
    for (const DrawnArrow &drawn : drawing.arrows) {
        const double span = length(drawn.to - drawn.from);
        if (isStep(drawn.kind) && span > 1) {
            arrows.push_back({drawn.id, drawn.from, unit(drawn.to - drawn.from), span,
                              drawn.kind == ArrowKind::Retrosynthesis});
        }
    }
    // Reading order: rows from top to bottom, in a row from left to right.
    std::stable_sort(arrows.begin(), arrows.end(),
                     [](const Arrow &a, const Arrow &b) { return a.middle().y < b.middle().y; });
    for (std::size_t begin = 0; begin < arrows.size();) {
        std::size_t end = begin + 1;
        while (end < arrows.size() && arrows[end].middle().y - arrows[begin].middle().y < kRow) {
            ++end;
        }
        std::stable_sort(
            arrows.begin() + std::ptrdiff_t(begin), arrows.begin() + std::ptrdiff_t(end),
            [](const Arrow &a, const Arrow &b) { return a.middle().x < b.middle().x; });
        begin = end;
    }
    return arrows;
}

enum class Side { Before, On, After };

/// Sorts what is on the sheet to the arrows.
class Sorting
{
public:
    /// \a always: the substances are found even where there is no arrow to sort them to.
    explicit Sorting(const Drawing &drawing, bool always = false)
        : m_drawing(drawing)
        , m_arrows(stepArrows(drawing))
    {
        if (m_arrows.empty() && !always) {
            return; // nothing to sort to
        }
        m_placed = placedPartsOf(drawing);
        for (std::size_t i = 0; i < parts().size(); ++i) {
            m_middles[parts()[i].front()] = middleOf(m_placed.boxes[i]);
            m_heights[parts()[i].front()] = m_placed.boxes[i].height;
        }
        for (const Arrow &arrow : m_arrows) {
            SchemeStep step;
            step.arrow = arrow.id;
            m_steps.push_back(std::move(step));
        }
    }

    /// The substance that \a text is the caption of; nothing: it is none.
    [[nodiscard]] std::optional<std::size_t> captioned(const DrawnText &text) const
    {
        if (parts().empty() || text.text.empty() || isWrittenPlus(text)) {
            return std::nullopt;
        }
        const Box words = boxOf(text);
        const auto arrow = arrowUnder(text.at);
        // Nearer to the arrow than to the substance, they are words on the arrow.
        double least = kUnderPart;
        if (arrow) {
            const double off = std::abs(m_arrows[*arrow].placeOf(text.at).off) - words.height / 2;
            least = std::min(least, off);
        }
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < parts().size(); ++i) {
            const Box &part = m_placed.boxes[i];
            const double gap = words.top - (part.top + part.height);
            const bool isUnder = text.at.x > part.left - kBesidePart &&
                                 text.at.x < part.left + part.width + kBesidePart;
            if (!isUnder || gap <= -words.height / 2 || gap >= least) {
                continue;
            }
            if (!arrow || arrowUnder(middleOf(part)) != arrow) {
                least = gap;
                found = i;
            }
        }
        return found;
    }
    [[nodiscard]] const std::vector<SheetPart> &parts() const { return m_placed.parts; }
    [[nodiscard]] PlacedParts takePlaced() { return std::move(m_placed); }

    [[nodiscard]] std::vector<SchemeStep> run()
    {
        if (m_arrows.empty()) {
            return {};
        }
        for (const SheetPart &part : parts()) {
            sort(part);
        }
        for (const DrawnText &text : m_drawing.texts) {
            sort(text);
        }
        for (std::size_t i = 0; i + 1 < m_steps.size(); ++i) {
            // At the end of a line the product stands at the beginning of the next.
            if (m_steps[i].products.empty() && !m_arrows[i].isReversed) {
                m_steps[i].products = m_steps[i + 1].reactants;
            }
            // Or the next line begins with its arrow.
            const bool isNextLine = m_arrows[i + 1].middle().y - m_arrows[i].middle().y >= kRow;
            if (m_steps[i + 1].reactants.empty() && isNextLine && !m_arrows[i].isReversed &&
                !m_arrows[i + 1].isReversed) {
                m_steps[i + 1].reactants = m_steps[i].products;
            }
        }
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            order(m_steps[i], m_arrows[i]);
        }
        return std::move(m_steps);
    }

private:
    [[nodiscard]] static Side sideOf(const Arrow &arrow, Point at)
    {
        const Place place = arrow.placeOf(at);
        if (place.along < 0) {
            return Side::Before;
        }
        return place.along <= arrow.length ? Side::On : Side::After;
    }

    // The arrows of the row in which something at \a at stands.
    [[nodiscard]] std::vector<std::size_t> rowOf(Point at) const
    {
        double nearest = 1e9;
        for (const Arrow &arrow : m_arrows) {
            nearest = std::min(nearest, std::abs(arrow.placeOf(at).off));
        }
        std::vector<std::size_t> row;
        for (std::size_t i = 0; i < m_arrows.size(); ++i) {
            if (std::abs(m_arrows[i].placeOf(at).off) <= nearest + kRow) {
                row.push_back(i);
            }
        }
        return row;
    }

    [[nodiscard]] std::optional<std::size_t> arrowUnder(Point at) const
    {
        std::optional<std::size_t> found;
        double least = kOverArrow;
        for (std::size_t i = 0; i < m_arrows.size(); ++i) {
            const double off = std::abs(m_arrows[i].placeOf(at).off);
            if (sideOf(m_arrows[i], at) == Side::On && off < least) {
                least = off;
                found = i;
            }
        }
        return found;
    }

    // Over one arrow, but in the line of another: it stands in a row above or below.
    [[nodiscard]] bool isInLine(Point at, double half, std::size_t under) const
    {
        const double off = std::abs(m_arrows[under].placeOf(at).off);
        return std::any_of(m_arrows.begin(), m_arrows.end(), [&](const Arrow &arrow) {
            const Place place = arrow.placeOf(at);
            const double other = std::abs(place.off);
            const double along = std::max(-place.along, place.along - arrow.length);
            return other <= half && other + half < off && along > 0 && along < kAlongRow;
        });
    }

    void sort(const SheetPart &part)
    {
        const Point at = m_middles[part.front()];
        const double half = m_heights[part.front()] / 2;
        if (const auto under = arrowUnder(at); under && !isInLine(at, half, *under)) {
            m_steps[*under].agents.push_back(part);
            return;
        }
        const double reach = half + kOverArrow;
        if (std::none_of(m_arrows.begin(), m_arrows.end(), [&](const Arrow &arrow) {
                return std::abs(arrow.placeOf(at).off) < reach;
            })) {
            return; // elsewhere on the sheet
        }
        // The nearest arrow that points at it, and the nearest that leads away.
        std::optional<std::size_t> from;
        std::optional<std::size_t> to;
        double fromDistance = 1e9;
        double toDistance = 1e9;
        for (const std::size_t i : rowOf(at)) {
            const Place place = m_arrows[i].placeOf(at);
            const Side side = sideOf(m_arrows[i], at);
            if (side == Side::After && place.along - m_arrows[i].length < fromDistance) {
                fromDistance = place.along - m_arrows[i].length;
                from = i;
            }
            if (side == Side::Before && -place.along < toDistance) {
                toDistance = -place.along;
                to = i;
            }
        }
        if (from) {
            m_steps[*from].products.push_back(part);
        }
        if (to) {
            m_steps[*to].reactants.push_back(part);
        }
    }

    void sort(const DrawnText &text)
    {
        if (isWrittenPlus(text)) {
            return;
        }
        if (const auto under = arrowUnder(text.at); under && !captioned(text)) {
            SchemeStep &step = m_steps[*under];
            // "Above" is where the eye sees it, whichever way the arrow points.
            const Arrow &arrow = m_arrows[*under];
            const Point foot = arrow.from + arrow.direction * arrow.placeOf(text.at).along;
            const Point away = text.at - foot;
            const bool isAbove = std::abs(arrow.direction.x) > 0.1 ? away.y <= 0 : away.x >= 0;
            (isAbove ? step.textsAbove : step.textsBelow).push_back(text.id);
        }
    }

    void order(SchemeStep &step, const Arrow &arrow)
    {
        const auto leftToRight = [this](const SheetPart &a, const SheetPart &b) {
            return m_middles[a.front()].x < m_middles[b.front()].x;
        };
        for (auto *parts : {&step.reactants, &step.agents, &step.products}) {
            std::stable_sort(parts->begin(), parts->end(), leftToRight);
        }
        for (auto *texts : {&step.textsAbove, &step.textsBelow}) {
            std::stable_sort(texts->begin(), texts->end(), [this](ItemId a, ItemId b) {
                return m_drawing.text(a)->at.y < m_drawing.text(b)->at.y;
            });
        }
        if (arrow.isReversed) {
            std::swap(step.reactants, step.products);
        }
    }

    const Drawing &m_drawing;
    std::vector<Arrow> m_arrows;
    PlacedParts m_placed;
    std::map<ItemId, Point> m_middles; ///< of the parts, by their first atoms
    std::map<ItemId, double> m_heights;
    std::vector<SchemeStep> m_steps;
};

Box paintedBox(const Drawing &drawing)
{
    SheetOptions options;
    options.showPlusSigns = false;
    return displayOf(drawing, options).bounds;
}

/// A sheet taken apart into what copyOf() gives for each part: copies of a whole sheet for each of
/// hundreds of parts take seconds.
class Pieces
{
public:
    Pieces(const Drawing &drawing, const std::vector<SheetPart> &parts)
        : m_pieces(parts.size())
        , m_isCut(parts.size(), 0)
    {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (const ItemId atom : parts[i]) {
                m_partOf[atom] = i;
            }
        }
        for (const DrawnAtom &atom : drawing.atoms) {
            if (const auto part = partOf(atom.id)) {
                m_pieces[*part].atoms.push_back(atom);
            }
        }
        for (const DrawnBond &bond : drawing.bonds) {
            const auto part = partOf(bond.from);
            if (part && part == partOf(bond.to)) {
                m_pieces[*part].bonds.push_back(bond);
            }
        }
        for (const DrawnGroup &group : drawing.groups) {
            add(group);
        }
    }

    [[nodiscard]] const Drawing &piece(std::size_t i) const { return m_pieces[i]; }
    /// Letters hide atoms of this part and of others.
    [[nodiscard]] bool isCut(std::size_t i) const { return m_isCut[i] != 0; }

private:
    [[nodiscard]] std::optional<std::size_t> partOf(ItemId atom) const
    {
        const auto part = m_partOf.find(atom);
        return part == m_partOf.end() ? std::nullopt : std::optional(part->second);
    }

    void add(const DrawnGroup &group)
    {
        std::set<std::optional<std::size_t>> within;
        for (const ItemId atom : group.atoms) {
            within.insert(partOf(atom));
        }
        if (within.size() == 1 && *within.begin()) {
            m_pieces[**within.begin()].groups.push_back(group);
        } else if (group.isContracted) {
            for (const auto &part : within) {
                if (part) {
                    m_isCut[*part] = 1;
                }
            }
        }
    }

    std::vector<Drawing> m_pieces;
    std::vector<char> m_isCut;
    std::map<ItemId, std::size_t> m_partOf;
};

} // namespace

Box boxOf(const Drawing &drawing, const SheetPart &part)
{
    return paintedBox(copyOf(drawing, Selection(part.begin(), part.end())));
}

std::vector<Box> boxesOf(const Drawing &drawing, const std::vector<SheetPart> &parts)
{
    const Pieces pieces(drawing, parts);
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        boxes.push_back(pieces.isCut(i) ? boxOf(drawing, parts[i]) : paintedBox(pieces.piece(i)));
    }
    return boxes;
}

Box boxOf(const DrawnText &text)
{
    return displayOf(text).bounds;
}

std::vector<SchemeStep> stepsOf(const Drawing &drawing)
{
    return Sorting(drawing).run();
}

SortedSheet sortedSheetOf(const Drawing &drawing)
{
    Sorting sorting(drawing);
    SortedSheet sheet;
    sheet.steps = sorting.run();
    sheet.placed = sorting.takePlaced();
    return sheet;
}

std::map<ItemId, std::vector<ItemId>> captionsOf(const Drawing &drawing)
{
    const Sorting sorting(drawing, true);
    std::map<ItemId, std::vector<ItemId>> captions;
    for (const DrawnText &text : drawing.texts) {
        if (const auto part = sorting.captioned(text)) {
            captions[sorting.parts()[*part].front()].push_back(text.id);
        }
    }
    return captions;
}

} // namespace artemisia::chem
