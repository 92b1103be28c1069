// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/line_up.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/boxes.h"
#include "chem/drawing/display.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace artemisia::chem
{

namespace
{

constexpr double kLeastGap = 12; // points
constexpr double kCellGap = 24;
constexpr double kSchemeGap = 60; // more than arrows reach to
constexpr double kCaptionGap = 8;
constexpr double kWiderThanHigh = 1.6; // columns to rows, as sheets and windows are
constexpr double kCurlyRoom = 12;      // points about a substance in which its curly arrows end

/// What moves as one.
struct Unit {
    Selection items;
    std::vector<ItemId> captions; ///< of a substance, among the items
    Box box;                      ///< by which it is set in line
    Box whole;                    ///< with what goes with it
};

bool holds(const Box &box, Point p, double room)
{
    return p.x > box.left - room && p.x < box.left + box.width + room && p.y > box.top - room &&
           p.y < box.top + box.height + room;
}

Box boxOf(const DrawnArrow &arrow)
{
    return {std::min(arrow.from.x, arrow.to.x), std::min(arrow.from.y, arrow.to.y),
            std::abs(arrow.from.x - arrow.to.x), std::abs(arrow.from.y - arrow.to.y)};
}

/// Finds the units, each item in one of them.
class Units
{
public:
    Units(const Drawing &drawing, const Selection &selection)
        : m_drawing(drawing)
        , m_left(completed(drawing, selection))
    {
        addArrows();
        addSubstances();
        for (const DrawnText &text : drawing.texts) {
            if (isLeft({text.id})) {
                add({text.id}, chem::boxOf(text), chem::boxOf(text));
            }
        }
    }
    [[nodiscard]] std::vector<Unit> take() { return std::move(m_units); }

private:
    [[nodiscard]] bool isLeft(const SheetPart &part) const
    {
        return std::any_of(part.begin(), part.end(),
                           [this](ItemId item) { return m_left.count(item) > 0; });
    }

    void add(Selection items, const Box &box, const Box &whole, std::vector<ItemId> captions = {})
    {
        for (const ItemId item : items) {
            m_left.erase(item);
        }
        m_units.push_back({std::move(items), std::move(captions), box, whole});
    }

    void take(Selection &items, Box &whole, const std::vector<ItemId> &texts) const
    {
        for (const ItemId text : texts) {
            items.insert(text);
            whole = united(whole, chem::boxOf(*m_drawing.text(text)));
        }
    }

    // An arrow takes the words and agents on it along.
    void addArrows()
    {
        const std::vector<SchemeStep> steps = stepsOf(m_drawing);
        for (const DrawnArrow &arrow : m_drawing.arrows) {
            if (isCurly(arrow.kind) || !isLeft({arrow.id})) {
                continue;
            }
            Selection items{arrow.id};
            Box whole = boxOf(arrow);
            const auto step = std::find_if(steps.begin(), steps.end(), [&](const SchemeStep &each) {
                return each.arrow == arrow.id;
            });
            if (step != steps.end()) {
                take(items, whole, step->textsAbove);
                take(items, whole, step->textsBelow);
                for (const SheetPart &agent : step->agents) {
                    items.insert(agent.begin(), agent.end());
                    whole = united(whole, chem::boxOf(m_drawing, agent));
                }
            }
            add(std::move(items), boxOf(arrow), whole);
        }
    }

    void addSubstances()
    {
        const PlacedParts placed = placedPartsOf(m_drawing);
        const auto captions = captionsOf(m_drawing);
        for (std::size_t i = 0; i < placed.parts.size(); ++i) {
            const SheetPart &part = placed.parts[i];
            if (!isLeft(part)) {
                continue;
            }
            Selection items(part.begin(), part.end());
            Box whole = placed.boxes[i];
            std::vector<ItemId> own;
            if (const auto found = captions.find(part.front()); found != captions.end()) {
                own = found->second;
                take(items, whole, own);
            }
            for (const DrawnArrow &arrow : m_drawing.arrows) {
                if (isCurly(arrow.kind) && holds(placed.boxes[i], arrow.from, kCurlyRoom) &&
                    holds(placed.boxes[i], arrow.to, kCurlyRoom)) {
                    items.insert(arrow.id);
                }
            }
            add(std::move(items), placed.boxes[i], whole, std::move(own));
        }
    }

    const Drawing &m_drawing;
    Selection m_left; ///< what is chosen and in no unit yet
    std::vector<Unit> m_units;
};

Point shiftOf(const Box &box, const Box &all, LineUp where)
{
    switch (where) {
    case LineUp::Left:
        return {all.left - box.left, 0};
    case LineUp::Centre:
        return {all.left + all.width / 2 - box.left - box.width / 2, 0};
    case LineUp::Right:
        return {all.left + all.width - box.left - box.width, 0};
    case LineUp::Top:
        return {0, all.top - box.top};
    case LineUp::Middle:
        return {0, all.top + all.height / 2 - box.top - box.height / 2};
    case LineUp::Bottom:
        return {0, all.top + all.height - box.top - box.height};
    }
    return {};
}

Box movedBy(Box box, Point by)
{
    box.left += by.x;
    box.top += by.y;
    return box;
}

/// Captions under the middle of theirs.
void centreCaptions(Drawing &drawing, const Unit &unit, const Box &box)
{
    for (const ItemId caption : unit.captions) {
        DrawnText &text = *drawing.text(caption);
        const Box words = chem::boxOf(text);
        text.at.x += box.left + box.width / 2 - words.left - words.width / 2;
    }
}

/// Captions of a row in one line under it: where the lowest of them is now.
void levelCaptions(Drawing &drawing, const std::vector<Unit> &units)
{
    const auto topOf = [&](const Unit &unit) {
        double top = std::numeric_limits<double>::max();
        for (const ItemId caption : unit.captions) {
            top = std::min(top, chem::boxOf(*drawing.text(caption)).top);
        }
        return top;
    };
    double lowest = std::numeric_limits<double>::lowest();
    for (const Unit &unit : units) {
        lowest = unit.captions.empty() ? lowest : std::max(lowest, topOf(unit));
    }
    for (const Unit &unit : units) {
        const Selection captions(unit.captions.begin(), unit.captions.end());
        if (!captions.empty()) {
            move(drawing, captions, {0, lowest - topOf(unit)});
        }
    }
}

/// One substance and its captions: it stays, and they are lined up with it.
bool lineUpCaptions(Drawing &drawing, const Unit &unit, const Selection &selection, LineUp where)
{
    const bool isAcross =
        where == LineUp::Left || where == LineUp::Centre || where == LineUp::Right;
    bool isDone = false;
    for (const ItemId caption : unit.captions) {
        if (isAcross && selection.count(caption) > 0) {
            const Box words = chem::boxOf(*drawing.text(caption));
            move(drawing, {caption}, shiftOf(words, unit.box, where));
            isDone = true;
        }
    }
    return isDone;
}

} // namespace

bool lineUp(Drawing &drawing, const Selection &selection, LineUp where)
{
    const std::vector<Unit> units = Units(drawing, selection).take();
    if (units.size() == 1) {
        return lineUpCaptions(drawing, units.front(), selection, where);
    }
    if (units.empty()) {
        return false;
    }
    Box all = units.front().box;
    for (const Unit &unit : units) {
        all = united(all, unit.box);
    }
    for (const Unit &unit : units) {
        const Point by = shiftOf(unit.box, all, where);
        move(drawing, unit.items, by);
        if (where == LineUp::Centre) {
            centreCaptions(drawing, unit, movedBy(unit.box, by));
        }
    }
    if (where == LineUp::Top || where == LineUp::Middle || where == LineUp::Bottom) {
        levelCaptions(drawing, units);
    }
    return true;
}

bool spaceOut(Drawing &drawing, const Selection &selection, Along along)
{
    std::vector<Unit> units = Units(drawing, selection).take();
    if (units.size() < 3) {
        return false;
    }
    const bool isAcross = along == Along::Across;
    const auto from = [&](const Unit &unit) { return isAcross ? unit.whole.left : unit.whole.top; };
    const auto length = [&](const Unit &unit) {
        return isAcross ? unit.whole.width : unit.whole.height;
    };
    std::stable_sort(units.begin(), units.end(), [&](const Unit &a, const Unit &b) {
        return from(a) + length(a) / 2 < from(b) + length(b) / 2;
    });
    double taken = 0;
    for (const Unit &unit : units) {
        taken += length(unit);
    }
    const double room = from(units.back()) + length(units.back()) - from(units.front());
    const double gap = std::max(kLeastGap, (room - taken) / double(units.size() - 1));
    double pen = from(units.front());
    for (const Unit &unit : units) {
        const double by = pen - from(unit);
        move(drawing, unit.items, isAcross ? Point{by, 0} : Point{0, by});
        pen += length(unit) + gap;
    }
    return true;
}

Drawing tableOf(const std::vector<TableCell> &cells)
{
    Drawing table;
    const bool hasSchemes = std::any_of(cells.begin(), cells.end(), [](const TableCell &cell) {
        return !cell.drawing.arrows.empty();
    });
    const double wide = std::ceil(std::sqrt(kWiderThanHigh * double(cells.size())));
    const std::size_t columns = hasSchemes || cells.empty() ? 1 : std::size_t(wide);
    std::vector<Box> boxes;
    std::vector<double> widths(columns, 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const DrawnText words{kNoItem, {}, cells[i].caption, false};
        boxes.push_back(displayOf(cells[i].drawing).bounds);
        const double caption = cells[i].caption.empty() ? 0 : chem::boxOf(words).width;
        double &width = widths[i % columns];
        width = std::max({width, boxes[i].width, caption});
    }
    double top = 0;
    for (std::size_t first = 0; first < cells.size(); first += columns) {
        const std::size_t end = std::min(first + columns, cells.size());
        double height = 0;
        for (std::size_t i = first; i < end; ++i) {
            height = std::max(height, boxes[i].height);
        }
        double left = 0;
        double under = 0;
        for (std::size_t i = first; i < end; ++i) {
            const double middle = left + widths[i % columns] / 2;
            const Point to{middle - boxes[i].width / 2, top + height / 2 - boxes[i].height / 2};
            insert(table, cells[i].drawing, to - Point{boxes[i].left, boxes[i].top});
            if (!cells[i].caption.empty()) {
                const ItemId words = drawText(table, {middle, 0}, cells[i].caption);
                const double lines = chem::boxOf(*table.text(words)).height;
                table.text(words)->at.y = top + height + kCaptionGap + lines / 2;
                under = std::max(under, kCaptionGap + lines);
            }
            left += widths[i % columns] + kCellGap;
        }
        top += height + under + (hasSchemes ? kSchemeGap : kCellGap);
    }
    return table;
}

} // namespace artemisia::chem
