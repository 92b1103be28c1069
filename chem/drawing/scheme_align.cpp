// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <map>

namespace artemisia::chem
{

namespace
{

constexpr double kGap = 14; ///< between a structure and a sign or an arrow
constexpr double kPlusWidth = 8;
constexpr double kOver = 6;      ///< between an arrow and what stands on it
constexpr double kShortest = 54; ///< of an arrow
constexpr double kPastWords = 8; ///< that an arrow reaches beyond them

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

// How long an arrow must be for what stands on it.
double neededBy(const Drawing &drawing, const SchemeStep &step)
{
    double widest = 0;
    for (const SheetPart &agent : step.agents) {
        widest += boxOf(drawing, agent).width + (widest > 0 ? kGap : 0);
    }
    for (const auto *texts : {&step.textsAbove, &step.textsBelow}) {
        for (const ItemId text : *texts) {
            widest = std::max(widest, boxOf(*drawing.text(text)).width);
        }
    }
    return widest + 2 * kPastWords;
}

/// One line of a scheme, set from left to right.
class Row
{
public:
    Row(Drawing &drawing, Point leftMiddle)
        : m_drawing(drawing)
        , m_pen(leftMiddle)
    {
    }

    void put(const std::vector<SheetPart> &parts)
    {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            m_pen.x += i > 0 ? kGap + kPlusWidth + kGap : 0;
            moveTo(m_drawing, parts[i], m_pen);
            m_pen.x += boxOf(m_drawing, parts[i]).width;
        }
        m_pen.x += parts.empty() ? 0 : kGap;
    }

    void putArrow(const SchemeStep &step)
    {
        DrawnArrow &arrow = *m_drawing.arrow(step.arrow);
        arrow.from = m_pen;
        arrow.to = m_pen + Point{std::max(kShortest, neededBy(m_drawing, step)), 0};
        putOn(step, (arrow.from.x + arrow.to.x) / 2);
        m_pen.x = m_drawing.arrow(step.arrow)->to.x + kGap;
    }

    /// What stands over and under an arrow in this row.
    void putOn(const SchemeStep &step, double middle)
    {
        const double above = putTexts(step.textsAbove, middle, true);
        putTexts(step.textsBelow, middle, false);
        putAgents(step.agents, middle, above);
    }

private:
    // Stacked away from the arrow; returns where the stack ends.
    double putTexts(std::vector<ItemId> texts, double middle, bool isAbove)
    {
        double y = m_pen.y + (isAbove ? -kOver : kOver);
        if (isAbove) {
            std::reverse(texts.begin(), texts.end());
        }
        for (const ItemId id : texts) {
            DrawnText &text = *m_drawing.text(id);
            const double height = boxOf(text).height;
            text.at = {middle, isAbove ? y - height / 2 : y + height / 2};
            y += isAbove ? -height - 3 : height + 3;
        }
        return y;
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
    Point m_pen;
};

Point startOf(const Drawing &drawing, const SchemeStep &step)
{
    const DrawnArrow &arrow = *drawing.arrow(step.arrow);
    double left = arrow.from.x;
    for (const SheetPart &part : step.reactants) {
        left = std::min(left, boxOf(drawing, part).left);
    }
    return {left, (arrow.from.y + arrow.to.y) / 2};
}

// What an arrow gives, and in the same row the arrows from there on with what is theirs.
Selection whatFollows(const Drawing &drawing, const std::vector<SchemeStep> &steps, std::size_t i)
{
    Selection found;
    for (double tip = drawing.arrow(steps[i].arrow)->to.x; i < steps.size(); ++i) {
        for (const SheetPart &part : steps[i].products) {
            if (boxOf(drawing, part).left >= tip - kGap) {
                found.insert(part.begin(), part.end());
            }
        }
        if (i + 1 >= steps.size() || steps[i].products.empty() ||
            steps[i + 1].reactants != steps[i].products) {
            break;
        }
        const SchemeStep &next = steps[i + 1];
        if (drawing.arrow(next.arrow)->from.x < tip) {
            break; // of the next row
        }
        tip = drawing.arrow(next.arrow)->to.x;
        found.insert(next.arrow);
        found.insert(next.textsAbove.begin(), next.textsAbove.end());
        found.insert(next.textsBelow.begin(), next.textsBelow.end());
        for (const SheetPart &agent : next.agents) {
            found.insert(agent.begin(), agent.end());
        }
    }
    return found;
}

// Points that what follows must go to the right, for an arrow that ends at \a tip.
double missingRoom(const Drawing &drawing, const SchemeStep &step, double tip)
{
    double missing = 0;
    for (const SheetPart &part : step.products) {
        missing = std::max(missing, tip + kGap - boxOf(drawing, part).left);
    }
    return missing;
}

} // namespace

void alignScheme(Drawing &drawing)
{
    const std::vector<SchemeStep> steps = stepsOf(drawing);
    Drawing aligned = drawing;
    for (std::size_t i = 0; i < steps.size();) {
        if (!isStraightRow(drawing, steps[i])) {
            ++i;
            continue;
        }
        Row row(aligned, startOf(aligned, steps[i]));
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

// Of what stands beside arrows; a part may be product of one and reactant of the next.
std::map<ItemId, Box> boxesByFirstAtom(const Drawing &drawing, const std::vector<SchemeStep> &steps)
{
    std::map<ItemId, SheetPart> byFirst;
    for (const SchemeStep &step : steps) {
        for (const auto *parts : {&step.reactants, &step.products}) {
            for (const SheetPart &part : *parts) {
                byFirst.emplace(part.front(), part);
            }
        }
    }
    std::vector<SheetPart> parts;
    for (auto &[first, part] : byFirst) {
        parts.push_back(std::move(part));
    }
    const std::vector<Box> boxes = boxesOf(drawing, parts);
    std::map<ItemId, Box> found;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        found[parts[i].front()] = boxes[i];
    }
    return found;
}

} // namespace

void settleWords(Drawing &drawing, ItemId arrow)
{
    const std::vector<SchemeStep> steps = stepsOf(drawing);
    const auto step = std::find_if(steps.begin(), steps.end(),
                                   [&](const SchemeStep &one) { return one.arrow == arrow; });
    if (step == steps.end() || !isStraightRow(drawing, *step)) {
        return;
    }
    Drawing settled = drawing;
    const DrawnArrow &before = *drawing.arrow(arrow);
    const double tip = std::max(before.to.x, before.from.x + neededBy(drawing, *step));
    if (const double missing = missingRoom(drawing, *step, tip); tip > before.to.x && missing > 0) {
        move(settled, whatFollows(drawing, steps, std::size_t(step - steps.begin())), {missing, 0});
    }
    settled.arrow(arrow)->to.x = tip;
    const Point middle = (before.from + settled.arrow(arrow)->to) * 0.5;
    Row(settled, middle).putOn(*step, middle.x);
    if (faultOf(settled).empty()) {
        drawing = std::move(settled);
    }
}

std::vector<Point> plusSigns(const Drawing &drawing)
{
    const std::vector<SchemeStep> steps = stepsOf(drawing);
    const std::map<ItemId, Box> boxes = boxesByFirstAtom(drawing, steps);
    std::vector<Point> signs;
    const auto between = [&](const std::vector<SheetPart> &parts) {
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            const Box &a = boxes.at(parts[i].front());
            const Box &b = boxes.at(parts[i + 1].front());
            const double gap = b.left - (a.left + a.width);
            if (gap >= kPlusWidth + 2) {
                const double y = (a.top + a.height / 2 + b.top + b.height / 2) / 2;
                signs.push_back({a.left + a.width + gap / 2, y});
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
    Row row(sheet, {0, 0});
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
