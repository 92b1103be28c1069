// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"
#include "chem/drawing/scheme_rows.h"

#include <algorithm>
#include <map>

namespace artemisia::chem
{

namespace
{

constexpr double kGap = 14; ///< between a structure and a sign or an arrow
constexpr double kPlusWidth = 8;
constexpr double kWidestGap = 8 * kDrawnBond; ///< that a plus sign may stand in
constexpr double kOver = 6;                   ///< between an arrow and what stands on it
constexpr double kShortest = 54;              ///< of an arrow
constexpr double kWordsRoom = 16;             ///< of an arrow beyond its words, both ends together
constexpr double kSameRow = 3 * kDrawnBond;   ///< up and down from an arrow

bool isStraightRow(const Drawing &drawing, const SchemeStep &step)
{
    const DrawnArrow &arrow = *drawing.arrow(step.arrow);
    return std::abs(arrow.to.y - arrow.from.y) < 0.3 * std::abs(arrow.to.x - arrow.from.x) &&
           arrow.kind != ArrowKind::Retrosynthesis && arrow.to.x > arrow.from.x;
}

void moveTo(Drawing &drawing, const SheetPart &part, Point leftMiddle)
{
    const Box box = boxOf(drawing, part);
    move(drawing, Selection(part.begin(), part.end()),
         leftMiddle - Point{box.left, box.top + box.height / 2});
}

// Stacked away from an arrow at height \a line; returns where the stack ends.
double stack(Drawing &drawing, std::vector<ItemId> texts, Point line, bool isAbove)
{
    double y = line.y + (isAbove ? -kOver : kOver);
    if (isAbove) {
        std::reverse(texts.begin(), texts.end());
    }
    for (const ItemId id : texts) {
        DrawnText &text = *drawing.text(id);
        const double height = boxOf(text).height;
        text.at = {line.x, isAbove ? y - height / 2 : y + height / 2};
        y += isAbove ? -height - 3 : height + 3;
    }
    return y;
}

// The plus sign that is written between neighbours in a line, \a a to the left; kNoItem: none is.
ItemId plusBetween(const Drawing &drawing, const Box &a, const Box &b)
{
    const double top = std::min(a.top, b.top) - kDrawnBond;
    const double bottom = std::max(a.top + a.height, b.top + b.height) + kDrawnBond;
    const auto found =
        std::find_if(drawing.texts.begin(), drawing.texts.end(), [&](const DrawnText &text) {
            return isWrittenPlus(text) && text.at.x > a.left + a.width / 2 &&
                   text.at.x < b.left + b.width / 2 && text.at.y > top && text.at.y < bottom;
        });
    return found == drawing.texts.end() ? kNoItem : found->id;
}

/// One line of a scheme, set from left to right.
class Row
{
public:
    Row(Drawing &drawing, const Captions &captions, Point leftMiddle)
        : m_drawing(drawing)
        , m_captions(captions)
        , m_pen(leftMiddle)
    {
    }

    void put(const std::vector<SheetPart> &parts)
    {
        const std::vector<ItemId> written = plusesOf(parts);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) {
                if (DrawnText *plus = m_drawing.text(written[i - 1])) {
                    plus->at = m_pen + Point{kGap + kPlusWidth / 2, 0};
                }
                m_pen.x += kGap + kPlusWidth + kGap;
            }
            m_pen.x += putPart(parts[i]);
        }
        m_pen.x += parts.empty() ? 0 : kGap;
    }

    void putArrow(const SchemeStep &step)
    {
        double widest = 0;
        for (const SheetPart &agent : step.agents) {
            widest += boxOf(m_drawing, agent).width + (widest > 0 ? kGap : 0);
        }
        for (const auto *texts : {&step.textsAbove, &step.textsBelow}) {
            for (const ItemId text : *texts) {
                widest = std::max(widest, boxOf(*m_drawing.text(text)).width);
            }
        }
        DrawnArrow &arrow = *m_drawing.arrow(step.arrow);
        arrow.from = m_pen;
        arrow.to = m_pen + Point{std::max(kShortest, widest + kWordsRoom), 0};
        const double middle = (arrow.from.x + arrow.to.x) / 2;
        const double above = stack(m_drawing, step.textsAbove, {middle, m_pen.y}, true);
        stack(m_drawing, step.textsBelow, {middle, m_pen.y}, false);
        putAgents(step.agents, middle, above);
        m_pen.x = m_drawing.arrow(step.arrow)->to.x + kGap;
    }

private:
    // The signs that are written between neighbours, which go with them.
    [[nodiscard]] std::vector<ItemId> plusesOf(const std::vector<SheetPart> &parts) const
    {
        std::vector<ItemId> found;
        const std::vector<Box> boxes = boxesOf(m_drawing, parts);
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            found.push_back(plusBetween(m_drawing, boxes[i], boxes[i + 1]));
        }
        return found;
    }

    // With what stands under it; returns the width of both.
    double putPart(const SheetPart &part)
    {
        const Box box = boxOf(m_drawing, part);
        double left = box.left;
        double right = box.left + box.width;
        Selection under;
        if (const auto captions = m_captions.find(part.front()); captions != m_captions.end()) {
            for (const ItemId text : captions->second) {
                const Box words = boxOf(*m_drawing.text(text));
                left = std::min(left, words.left);
                right = std::max(right, words.left + words.width);
                under.insert(text);
            }
        }
        const Point to = m_pen + Point{box.left - left, 0};
        move(m_drawing, under, to - Point{box.left, box.top + box.height / 2});
        moveTo(m_drawing, part, to);
        return right - left;
    }

    void putAgents(const std::vector<SheetPart> &agents, double middle, double above)
    {
        double width = 0;
        for (const SheetPart &agent : agents) {
            width += boxOf(m_drawing, agent).width + (width > 0 ? kGap : 0);
        }
        double x = middle - width / 2;
        for (const SheetPart &agent : agents) {
            const Box box = boxOf(m_drawing, agent);
            moveTo(m_drawing, agent, {x, above - box.height / 2});
            x += box.width + kGap;
        }
    }

    Drawing &m_drawing;
    const Captions &m_captions;
    Point m_pen;
};

// A scheme over several lines: what stands in another line stays there.
void keepRow(const Drawing &drawing, SchemeStep &step)
{
    const double y = drawing.arrow(step.arrow)->from.y;
    const auto isElsewhere = [&](const SheetPart &part) {
        const Box box = boxOf(drawing, part);
        return box.top > y + kSameRow || box.top + box.height < y - kSameRow;
    };
    for (auto *parts : {&step.reactants, &step.products}) {
        parts->erase(std::remove_if(parts->begin(), parts->end(), isElsewhere), parts->end());
    }
}

Point startOf(const Drawing &drawing, const SchemeStep &step)
{
    const DrawnArrow &arrow = *drawing.arrow(step.arrow);
    double left = arrow.from.x;
    for (const SheetPart &part : step.reactants) {
        left = std::min(left, boxOf(drawing, part).left);
    }
    return {left, (arrow.from.y + arrow.to.y) / 2};
}

// What stands in the row of an arrow beyond its head.
Selection beyond(const Drawing &drawing, const DrawnArrow &arrow)
{
    const double y = (arrow.from.y + arrow.to.y) / 2;
    const auto isBeyond = [&](const Box &box) {
        return box.left + box.width / 2 > arrow.to.x && box.top < y + kSameRow &&
               box.top + box.height > y - kSameRow;
    };
    Selection found;
    for (const SheetPart &part : partsOf(drawing)) {
        if (isBeyond(boxOf(drawing, part))) {
            found.insert(part.begin(), part.end());
        }
    }
    for (const DrawnArrow &other : drawing.arrows) {
        const Point least = {std::min(other.from.x, other.to.x),
                             std::min(other.from.y, other.to.y)};
        if (other.id != arrow.id && isBeyond({least.x, least.y, std::abs(other.to.x - other.from.x),
                                              std::abs(other.to.y - other.from.y)})) {
            found.insert(other.id);
        }
    }
    for (const DrawnText &text : drawing.texts) {
        if (isBeyond(boxOf(text))) {
            found.insert(text.id);
        }
    }
    return found;
}

// Moves along what stands on the arrow and what it leads to.
void lengthen(Drawing &drawing, const SchemeStep &step, double by)
{
    move(drawing, beyond(drawing, *drawing.arrow(step.arrow)), {by, 0});
    Selection on(step.textsAbove.begin(), step.textsAbove.end());
    on.insert(step.textsBelow.begin(), step.textsBelow.end());
    for (const SheetPart &agent : step.agents) {
        on.insert(agent.begin(), agent.end());
    }
    move(drawing, on, {by / 2, 0});
    drawing.arrow(step.arrow)->to.x += by;
}

// Structures over or under an arrow make room for words that reach \a end.
void pushAgents(Drawing &drawing, const SchemeStep &step, double end, bool isAbove)
{
    const double line = drawing.arrow(step.arrow)->from.y;
    for (const SheetPart &agent : step.agents) {
        const Box box = boxOf(drawing, agent);
        const bool isOnSide = (box.top + box.height / 2 < line) == isAbove;
        const double by = isAbove ? end - (box.top + box.height) : end - box.top;
        if (isOnSide && (isAbove ? by < 0 : by > 0)) {
            move(drawing, Selection(agent.begin(), agent.end()), {0, by});
        }
    }
}

} // namespace

void settleWords(Drawing &drawing, ItemId arrow, ItemId text)
{
    for (const SchemeStep &step : stepsOf(drawing)) {
        const bool isAbove = std::count(step.textsAbove.begin(), step.textsAbove.end(), text) > 0;
        const std::vector<ItemId> &texts = isAbove ? step.textsAbove : step.textsBelow;
        if (step.arrow != arrow || !isStraightRow(drawing, step) ||
            std::count(texts.begin(), texts.end(), text) == 0) {
            continue;
        }
        Drawing settled = drawing;
        const double span = settled.arrow(arrow)->to.x - settled.arrow(arrow)->from.x;
        const double by = boxOf(*settled.text(text)).width + kWordsRoom - span;
        if (by > 0) {
            lengthen(settled, step, by);
        }
        const DrawnArrow drawn = *settled.arrow(arrow);
        const double end = stack(settled, texts, (drawn.from + drawn.to) * 0.5, isAbove);
        pushAgents(settled, step, end, isAbove);
        if (faultOf(settled).empty()) {
            drawing = std::move(settled);
        }
    }
}

void alignScheme(Drawing &drawing)
{
    alignRows(drawing, stepsOf(drawing), captionsOf(drawing));
}

void alignRows(Drawing &drawing, std::vector<SchemeStep> steps, const Captions &captions)
{
    for (SchemeStep &step : steps) {
        keepRow(drawing, step);
    }
    Drawing aligned = drawing;
    for (std::size_t i = 0; i < steps.size();) {
        if (!isStraightRow(drawing, steps[i])) {
            ++i;
            continue;
        }
        Row row(aligned, captions, startOf(aligned, steps[i]));
        row.put(steps[i].reactants);
        // What one arrow gives, the next begins with: one line.
        while (true) {
            row.putArrow(steps[i]);
            row.put(steps[i].products);
            const bool goesOn = i + 1 < steps.size() && !steps[i].products.empty() &&
                                isStraightRow(drawing, steps[i + 1]) &&
                                steps[i + 1].reactants == steps[i].products;
            ++i;
            if (!goesOn) {
                break;
            }
        }
    }
    if (faultOf(aligned).empty()) {
        drawing = std::move(aligned);
    }
}

namespace
{

// Of all that a plus sign could be set over. Curly arrows run from one partner to the other,
// through where it stands.
std::vector<Box> boxesOnSheet(const Drawing &drawing, const PlacedParts &placed)
{
    std::vector<Box> boxes = placed.boxes;
    for (const DrawnText &text : drawing.texts) {
        boxes.push_back(boxOf(text));
    }
    for (const DrawnArrow &arrow : drawing.arrows) {
        if (isCurly(arrow.kind)) {
            continue;
        }
        boxes.push_back({std::min(arrow.from.x, arrow.to.x), std::min(arrow.from.y, arrow.to.y),
                         std::abs(arrow.to.x - arrow.from.x), std::abs(arrow.to.y - arrow.from.y)});
    }
    return boxes;
}

} // namespace

std::vector<Point> plusSigns(const Drawing &drawing)
{
    const auto [steps, placed] = sortedSheetOf(drawing);
    if (steps.empty()) {
        return {};
    }
    std::map<ItemId, Box> boxes; // of the parts, by their first atoms
    for (std::size_t i = 0; i < placed.parts.size(); ++i) {
        boxes[placed.parts[i].front()] = placed.boxes[i];
    }
    std::vector<Point> signs;
    const std::vector<Box> taken = boxesOnSheet(drawing, placed);
    const auto isFree = [&taken](Point at) {
        constexpr double kHalf = kPlusWidth / 2;
        return std::none_of(taken.begin(), taken.end(), [at](const Box &box) {
            return at.x > box.left - kHalf && at.x < box.left + box.width + kHalf &&
                   at.y > box.top - kHalf && at.y < box.top + box.height + kHalf;
        });
    };
    const auto between = [&](const std::vector<SheetPart> &parts) {
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            const Box &a = boxes.at(parts[i].front());
            const Box &b = boxes.at(parts[i + 1].front());
            const double gap = b.left - (a.left + a.width);
            const bool isInLine =
                std::min(a.top + a.height, b.top + b.height) > std::max(a.top, b.top);
            const Point at{a.left + a.width + gap / 2,
                           (a.top + a.height / 2 + b.top + b.height / 2) / 2};
            if (gap >= kPlusWidth + 2 && gap <= kWidestGap && isInLine && isFree(at) &&
                plusBetween(drawing, a, b) == kNoItem) {
                signs.push_back(at);
            }
        }
    };
    std::vector<SheetPart> last;
    for (const SchemeStep &step : steps) {
        if (step.reactants != last) {
            between(step.reactants);
        }
        between(step.products);
        last = step.products;
    }
    return signs;
}

Result<Drawing> drawingOf(const Reaction &reaction)
{
    Drawing sheet;
    SchemeStep step;
    for (const Participant &participant : reaction.participants()) {
        Result<Drawing> part = drawingOf(participant.molecule);
        if (!part) {
            return part;
        }
        SheetPart atoms;
        for (const ItemId id : insert(sheet, *part, {0, 0})) {
            if (sheet.atom(id) != nullptr) {
                atoms.push_back(id);
            }
        }
        if (atoms.empty()) {
            continue;
        }
        if (fragmentsOf(*part).size() > 1) {
            addGroup(sheet, GroupKind::Together, {}, Selection(atoms.begin(), atoms.end()));
        }
        auto &parts = participant.role == ReactionRole::Reactant  ? step.reactants
                      : participant.role == ReactionRole::Product ? step.products
                                                                  : step.agents;
        parts.push_back(std::move(atoms));
    }
    step.arrow = drawArrow(sheet, {0, 0}, {kShortest, 0});
    if (const ItemId text = drawText(sheet, {0, 0}, reaction.textAbove()); text != kNoItem) {
        step.textsAbove.push_back(text);
    }
    if (const ItemId text = drawText(sheet, {0, 0}, reaction.textBelow()); text != kNoItem) {
        step.textsBelow.push_back(text);
    }
    const Captions none;
    Row row(sheet, none, {0, 0});
    row.put(step.reactants);
    row.putArrow(step);
    row.put(step.products);
    const std::string fault = faultOf(sheet);
    if (!fault.empty()) {
        return fail(ErrorCode::TooLarge, "The reaction does not fit on one sheet.", fault);
    }
    return sheet;
}

} // namespace artemisia::chem
