// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml_writer.h"
#include "chem/drawing/display.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr double kBracketGap = 7; ///< from the atoms to their brackets

} // namespace

void CdxmlWriter::putText(const DrawnText &text, std::int64_t id, const CdxmlNotes &notes)
{
    const Box box = boxOf(text);
    m_out.begin("t");
    m_out.attribute("id", id);
    m_out.attribute("p", cdxmlPoint({text.isLeft ? box.left : text.at.x, box.top + 8}));
    m_out.attribute("BoundingBox", cdxmlBox(box));
    const std::string justification = text.isLeft ? "Left" : "Center";
    m_out.attribute("CaptionJustification", justification);
    m_out.attribute("Justification", justification);
    m_out.raw(" LineHeight=\"auto\"");
    m_out.begin("s");
    m_out.raw(" font=\"3\" size=\"10\" color=\"0\"");
    m_out.text(text.text);
    m_out.end();
    putTag(kCdxmlTag, notes);
    m_out.end();
}

void CdxmlWriter::put(const DrawnText &text)
{
    CdxmlNotes notes;
    notes.set("at", cdxmlPoint(text.at));
    if (xmlClean(text.text) != text.text) {
        notes.set("text", text.text);
    }
    putText(text, std::int64_t(std::uint32_t(text.id)), notes);
}

// Other programs set none of their own.
void CdxmlWriter::putPlusSigns()
{
    for (const Point &at : plusSigns(m_drawing)) {
        CdxmlNotes notes;
        notes.set(std::string(kCdxmlPlusNote), std::string("auto"));
        putText({kNoItem, at, "+"}, m_next++, notes);
    }
}

void CdxmlWriter::putCurve(const DrawnArrow &arrow)
{
    const bool isSingle = arrow.kind == ArrowKind::CurlySingle;
    const std::vector<Point> c = curveOf(arrow);
    std::string points;
    // Each point of the curve stands between its two handles.
    for (const Point p : {c[0] - (c[1] - c[0]), c[0], c[1], c[2], c[3], c[3] - (c[2] - c[3])}) {
        points += (points.empty() ? "" : " ") + cdxmlPoint(p);
    }
    m_out.begin("curve");
    m_out.attribute("id", cdxmlId(arrow.id));
    m_out.attribute("CurveType", isSingle ? 32 : 8); // an arrow at the end, with half a head or all
    m_out.attribute("ArrowheadHead", !isSingle         ? "Full"
                                     : arrow.bend >= 0 ? "HalfRight"
                                                       : "HalfLeft");
    m_out.attribute("ArrowheadType", "Solid");
    m_out.attribute("CurvePoints", points);
}

void CdxmlWriter::putStraight(const DrawnArrow &arrow)
{
    const bool isRetro = arrow.kind == ArrowKind::Retrosynthesis;
    const bool isEquilibrium = arrow.kind == ArrowKind::Equilibrium;
    Box box{0, 0, -1, -1};
    include(box, arrow.from, 0);
    include(box, arrow.to, 0);
    m_out.begin("arrow");
    m_out.attribute("id", cdxmlId(arrow.id));
    m_out.attribute("BoundingBox", cdxmlBox(box));
    m_out.attribute("FillType", "None");
    if (arrow.kind != ArrowKind::NoHead) {
        m_out.attribute("ArrowheadHead", isEquilibrium ? "HalfLeft" : "Full");
    }
    if (arrow.kind == ArrowKind::Resonance || isEquilibrium) {
        m_out.attribute("ArrowheadTail", isEquilibrium ? "HalfLeft" : "Full");
    }
    m_out.attribute("ArrowheadType", isRetro ? "Angle" : "Solid");
    m_out.raw(isRetro ? " HeadSize=\"600\" ArrowheadCenterSize=\"600\" ArrowheadWidth=\"150\""
                      : " HeadSize=\"1000\" ArrowheadCenterSize=\"875\" ArrowheadWidth=\"250\"");
    if (isRetro || isEquilibrium) {
        m_out.attribute("ArrowShaftSpacing", isRetro ? 600 : 300);
    }
    if (arrow.kind == ArrowKind::Failed) {
        m_out.attribute("NoGo", "Cross");
    }
    m_out.attribute("Head3D", cdxmlPoint(arrow.to) + " 0");
    m_out.attribute("Tail3D", cdxmlPoint(arrow.from) + " 0");
}

void CdxmlWriter::put(const DrawnArrow &arrow)
{
    if (isCurly(arrow.kind)) {
        putCurve(arrow);
    } else {
        putStraight(arrow);
    }
    CdxmlNotes notes;
    if (arrow.bend != 0) {
        notes.set("bend", cdxmlNumber(arrow.bend));
    }
    putTag(kCdxmlTag, notes);
    m_out.end();
}

void CdxmlWriter::putBracketGraphics(const DrawnGroup &group, std::int64_t first)
{
    Box box{0, 0, -1, -1};
    for (const ItemId atom : group.atoms) {
        include(box, m_drawing.atom(atom)->at, kBracketGap);
    }
    const double right = box.left + box.width;
    const double bottom = box.top + box.height;
    const std::pair<Point, Point> sides[] = {{{box.left, bottom}, {box.left, box.top}},
                                             {{right, box.top}, {right, bottom}}};
    for (const auto &[from, to] : sides) {
        m_out.begin("graphic");
        m_out.attribute("id", first++);
        m_out.attribute("BoundingBox", cdxmlPoint(from) + " " + cdxmlPoint(to));
        m_out.raw(" GraphicType=\"Bracket\" BracketType=\"Square\" LipSize=\"60\"");
        m_out.end();
    }
}

void CdxmlWriter::putBrackets(const DrawnGroup &group)
{
    const std::int64_t first = m_next;
    m_next += 2;
    putBracketGraphics(group, first);
    std::string objects;
    std::set<ItemId> nodes;
    for (const ItemId atom : group.atoms) {
        if (nodes.insert(nodeOf(atom)).second) {
            objects += (objects.empty() ? "" : " ") + cdxmlId(nodeOf(atom));
        }
    }
    m_out.begin("bracketedgroup");
    m_out.attribute("id", m_next++);
    m_out.attribute("BracketedObjectIDs", objects);
    if (group.kind == GroupKind::Repeat) {
        m_out.attribute("BracketUsage", "SRU");
        m_out.attribute("SRULabel", group.label);
    }
    putAttachments(nodes, first);
    m_out.end();
}

// The bonds that a bracket cuts, in turn to the left one and the right one.
void CdxmlWriter::putAttachments(const std::set<ItemId> &nodes, std::int64_t firstGraphic)
{
    std::vector<const DrawnBond *> crossing;
    for (const DrawnBond &bond : m_drawing.bonds) {
        if (nodes.count(nodeOf(bond.from)) != nodes.count(nodeOf(bond.to))) {
            crossing.push_back(&bond);
        }
    }
    for (std::int64_t side = 0; side < 2; ++side) {
        m_out.begin("bracketattachment");
        m_out.attribute("id", m_next++);
        m_out.attribute("GraphicID", firstGraphic + side);
        for (std::size_t i = std::size_t(side); i < crossing.size(); i += 2) {
            const bool isFrom = nodes.count(nodeOf(crossing[i]->from)) > 0;
            m_out.begin("crossingbond");
            m_out.attribute("id", m_next++);
            m_out.attribute("BondID", cdxmlId(crossing[i]->id));
            m_out.attribute("InnerAtomID",
                            cdxmlId(nodeOf(isFrom ? crossing[i]->from : crossing[i]->to)));
            m_out.end();
        }
        m_out.end();
    }
}

std::string CdxmlWriter::partIds(const std::vector<SheetPart> &parts) const
{
    std::vector<std::int64_t> ids;
    for (const SheetPart &part : parts) {
        for (const ItemId atom : part) {
            const std::size_t fragment = m_fragmentOf.at(atom);
            const auto group = m_groupIds.find(fragment);
            const std::int64_t id =
                group != m_groupIds.end() ? group->second : m_fragmentIds[fragment];
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
                ids.push_back(id);
            }
        }
    }
    std::string text;
    for (const std::int64_t id : ids) {
        text += (text.empty() ? "" : " ") + std::to_string(id);
    }
    return text;
}

// Pairs of atoms with the same number.
std::string CdxmlWriter::mapOf(const SchemeStep &step) const
{
    std::map<int, ItemId> before;
    for (const SheetPart &part : step.reactants) {
        for (const ItemId atom : part) {
            before.emplace(m_drawing.atom(atom)->map, atom);
        }
    }
    std::string pairs;
    for (const SheetPart &part : step.products) {
        for (const ItemId atom : part) {
            const int map = m_drawing.atom(atom)->map;
            if (const auto from = before.find(map); map > 0 && from != before.end()) {
                pairs += (pairs.empty() ? "" : " ") + cdxmlId(from->second) + " " + cdxmlId(atom);
                before.erase(from);
            }
        }
    }
    return pairs;
}

void CdxmlWriter::putScheme(const std::vector<SchemeStep> &steps)
{
    std::vector<SheetPart> agents;
    for (const SchemeStep &step : steps) {
        agents.insert(agents.end(), step.agents.begin(), step.agents.end());
    }
    const std::vector<Box> boxes = boxesOf(m_drawing, agents);
    for (std::size_t i = 0; i < agents.size(); ++i) {
        m_agentBoxes[agents[i].front()] = boxes[i];
    }
    m_out.begin("scheme");
    m_out.attribute("id", m_next++);
    for (const SchemeStep &step : steps) {
        put(step);
    }
    m_out.end();
}

void CdxmlWriter::put(const SchemeStep &step)
{
    std::vector<SheetPart> above;
    std::vector<SheetPart> below;
    const DrawnArrow &arrow = *m_drawing.arrow(step.arrow);
    for (const SheetPart &part : step.agents) {
        const Box &box = m_agentBoxes.at(part.front());
        const Point middle{box.left + box.width / 2, box.top + box.height / 2};
        const Point along = unit(arrow.to - arrow.from);
        const Point away = middle - (arrow.from + along * dot(middle - arrow.from, along));
        const bool isAbove = std::abs(along.x) > 0.1 ? away.y <= 0 : away.x >= 0;
        (isAbove ? above : below).push_back(part);
    }
    const auto withTexts = [](std::string ids, const std::vector<ItemId> &texts) {
        for (const ItemId text : texts) {
            ids += (ids.empty() ? "" : " ") + cdxmlId(text);
        }
        return ids;
    };
    const std::pair<const char *, std::string> attributes[] = {
        {"ReactionStepReactants", partIds(step.reactants)},
        {"ReactionStepProducts", partIds(step.products)},
        {"ReactionStepArrows", cdxmlId(step.arrow)},
        {"ReactionStepObjectsAboveArrow", withTexts(partIds(above), step.textsAbove)},
        {"ReactionStepObjectsBelowArrow", withTexts(partIds(below), step.textsBelow)},
        {"ReactionStepAtomMap", mapOf(step)},
    };
    m_out.begin("step");
    m_out.attribute("id", m_next++);
    for (const auto &[name, value] : attributes) {
        if (!value.empty()) {
            m_out.attribute(name, value);
        }
    }
    m_out.end();
}

} // namespace artemisia::chem
