// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml_parts.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <set>

namespace artemisia::chem
{

namespace
{

// ACS 1996, as ChemDraw's style sheet of that name has it.
constexpr std::string_view kStyle =
    " FractionalWidths=\"yes\" InterpretChemically=\"yes\" ShowAtomEnhancedStereo=\"yes\""
    " LabelFont=\"3\" LabelSize=\"10\" LabelFace=\"96\" CaptionFont=\"3\" CaptionSize=\"10\""
    " HashSpacing=\"2.5\" MarginWidth=\"1.6\" LineWidth=\"0.6\" BoldWidth=\"2\" BondLength=\"14.4\""
    " BondSpacing=\"18\" ChainAngle=\"120\" LabelJustification=\"Auto\""
    " CaptionJustification=\"Left\"";
constexpr double kBracketGap = 7; ///< from the atoms to their brackets

std::string escaped(std::string_view text, bool isAttribute)
{
    std::string out;
    for (const char c : xmlClean(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\n':
        case '\t':
            out += isAttribute ? "&#" + std::to_string(int(c)) + ";" : std::string(1, c);
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string pointText(Point p)
{
    return cdxmlNumber(p.x) + " " + cdxmlNumber(p.y);
}

std::string boxText(const Box &box)
{
    return pointText({box.left, box.top}) + " " +
           pointText({box.left + box.width, box.top + box.height});
}

std::string number(ItemId id)
{
    return std::to_string(std::uint32_t(id));
}

/// Writes elements within elements.
class Out
{
public:
    void begin(std::string name)
    {
        finishTag();
        m_text += "<" + name;
        m_open.push_back(std::move(name));
        m_isInTag = true;
    }
    void attribute(std::string_view name, std::string_view value)
    {
        m_text += ' ';
        m_text += name;
        m_text += "=\"" + escaped(value, true) + "\"";
    }
    void attribute(std::string_view name, std::int64_t value)
    {
        attribute(name, std::to_string(value));
    }
    void raw(std::string_view text) { m_text += text; }
    void text(std::string_view text)
    {
        finishTag();
        m_text += escaped(text, false);
    }
    void end()
    {
        m_text += m_isInTag ? "/>" : "</" + m_open.back() + ">";
        m_isInTag = false;
        m_open.pop_back();
        // Never between runs of text, where it would be one.
        if (m_open.empty() || m_open.back() != "t") {
            m_text += '\n';
        }
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void finishTag()
    {
        if (m_isInTag) {
            m_text += m_open.back() == "s" ? ">" : m_open.back() == "t" ? ">" : ">\n";
            m_isInTag = false;
        }
    }
    std::string m_text;
    std::vector<std::string> m_open;
    bool m_isInTag = false;
};

/// What stands for an atom that is no element.
std::string lettersOf(const DrawnAtom &atom)
{
    switch (atom.kind) {
    case AtomKind::RGroup:
        return "R" + (atom.number > 0 ? std::to_string(atom.number) : std::string());
    case AtomKind::Text:
        return atom.text;
    case AtomKind::List:
    case AtomKind::NotList: {
        std::string list = atom.kind == AtomKind::NotList ? "NOT [" : "[";
        for (std::size_t i = 0; i < atom.elements.size(); ++i) {
            list += (i > 0 ? "," : "") + symbolOf(atom.elements[i]);
        }
        return list + "]";
    }
    default:
        return std::string(nameOf(cdxmlQueryNames(), atom.kind));
    }
}

/// Fragments, those joined that a label holds together.
using Fragments = std::vector<std::vector<ItemId>>;

class Writer
{
public:
    explicit Writer(const Drawing &drawing)
        : m_drawing(drawing)
        , m_next(std::max<std::int64_t>(drawing.nextId, 1))
        , m_valences(valencesOf(drawing))
    {
        for (const DrawnGroup &group : drawing.groups) {
            for (const ItemId atom : group.atoms) {
                if (group.isContracted) {
                    m_labelOf[atom] = &group;
                }
            }
        }
        m_fragments = joinedFragments();
    }

    [[nodiscard]] std::string document()
    {
        m_out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!DOCTYPE CDXML SYSTEM "
                  "\"http://www.cambridgesoft.com/xml/cdxml.dtd\" >\n");
        m_out.begin("CDXML");
        m_out.attribute("CreationProgram", kCdxmlMaker);
        m_out.raw(kStyle);
        m_out.begin("fonttable");
        m_out.begin("font");
        m_out.raw(" id=\"3\" charset=\"iso-8859-1\" name=\"Arial\"");
        m_out.end();
        m_out.end();
        m_out.begin("page");
        m_out.attribute("id", m_next++);
        if (const Box box = boundsOf(m_drawing, everything(m_drawing)); box.width >= 0) {
            m_out.attribute("BoundingBox", boxText(box));
        }
        m_out.raw(" HeightPages=\"1\" WidthPages=\"1\"");
        writePage();
        m_out.end();
        m_out.end();
        return m_out.take();
    }

private:
    void writePage()
    {
        CdxmlNotes sheet;
        sheet.set("next", std::int64_t(m_drawing.nextId));
        putTag(kCdxmlSheetTag, sheet);
        for (const DrawnGroup &group : m_drawing.groups) {
            if (!group.isContracted) {
                putGroupTag(group);
            }
        }
        const std::vector<SchemeStep> steps = stepsOf(m_drawing);
        putFragments(!steps.empty());
        for (const DrawnText &text : m_drawing.texts) {
            put(text);
        }
        for (const DrawnArrow &arrow : m_drawing.arrows) {
            put(arrow);
        }
        for (const DrawnGroup &group : m_drawing.groups) {
            if (group.kind == GroupKind::Repeat || group.kind == GroupKind::Brackets) {
                putBrackets(group);
            }
        }
        if (!steps.empty()) {
            m_out.begin("scheme");
            m_out.attribute("id", m_next++);
            for (const SchemeStep &step : steps) {
                put(step);
            }
            m_out.end();
        }
    }

    void putTag(std::string_view name, const CdxmlNotes &notes)
    {
        if (!notes.isEmpty()) {
            m_out.begin("objecttag");
            m_out.attribute("TagType", "String");
            m_out.attribute("Name", name);
            m_out.attribute("Value", notes.line());
            m_out.end();
        }
    }

    void putGroupTag(const DrawnGroup &group)
    {
        CdxmlNotes notes;
        notes.set("id", std::int64_t(std::uint32_t(group.id)));
        notes.set("kind", std::string(nameOf(cdxmlGroups(), group.kind)));
        notes.set("label", group.label);
        notes.set("atoms", group.atoms);
        putTag(kCdxmlGroupTag, notes);
    }

    [[nodiscard]] Fragments joinedFragments()
    {
        Fragments joined;
        std::map<ItemId, std::size_t> labels; // contracted groups, by the fragment they are in
        for (std::vector<ItemId> &fragment : fragmentsOf(m_drawing)) {
            std::size_t home = joined.size();
            for (const ItemId atom : fragment) {
                const auto label = m_labelOf.find(atom);
                if (label != m_labelOf.end()) {
                    home = std::min(home, labels.emplace(label->second->id, home).first->second);
                }
            }
            if (home == joined.size()) {
                joined.emplace_back();
            }
            joined[home].insert(joined[home].end(), fragment.begin(), fragment.end());
            for (const ItemId atom : fragment) {
                if (const auto label = m_labelOf.find(atom); label != m_labelOf.end()) {
                    labels[label->second->id] = home;
                }
            }
        }
        for (std::size_t i = 0; i < joined.size(); ++i) {
            std::sort(joined[i].begin(), joined[i].end());
            for (const ItemId atom : joined[i]) {
                m_fragmentOf[atom] = i;
            }
        }
        return joined;
    }

    // What is one substance of several fragments stands in one <group>.
    void putFragments(bool hasSteps)
    {
        const bool hasTogether =
            std::any_of(m_drawing.groups.begin(), m_drawing.groups.end(),
                        [](const DrawnGroup &g) { return g.kind == GroupKind::Together; });
        m_fragmentIds.assign(m_fragments.size(), 0);
        if (hasSteps || hasTogether) {
            for (const SheetPart &part : partsOf(m_drawing)) {
                std::set<std::size_t> within;
                for (const ItemId atom : part) {
                    within.insert(m_fragmentOf.at(atom));
                }
                putPart(within);
            }
        }
        for (std::size_t i = 0; i < m_fragments.size(); ++i) {
            if (m_fragmentIds[i] == 0) {
                putFragment(i);
            }
        }
    }

    void putPart(const std::set<std::size_t> &within)
    {
        const bool isGroup =
            within.size() > 1 &&
            std::all_of(within.begin(), within.end(),
                        [this](std::size_t fragment) { return m_fragmentIds[fragment] == 0; });
        if (!isGroup) {
            return;
        }
        const std::int64_t id = m_next++;
        m_out.begin("group");
        m_out.attribute("id", id);
        for (const std::size_t fragment : within) {
            putFragment(fragment);
            m_groupIds[fragment] = id;
        }
        m_out.end();
    }

    void putFragment(std::size_t index)
    {
        m_fragmentIds[index] = m_next++;
        m_out.begin("fragment");
        m_out.attribute("id", m_fragmentIds[index]);
        const std::vector<ItemId> &atoms = m_fragments[index];
        std::set<ItemId> labels;
        std::set<ItemId> within(atoms.begin(), atoms.end());
        for (const ItemId id : atoms) {
            const auto label = m_labelOf.find(id);
            if (label == m_labelOf.end()) {
                put(*m_drawing.atom(id));
            } else if (labels.insert(label->second->id).second) {
                putLabel(*label->second);
            }
        }
        for (const DrawnBond &bond : m_drawing.bonds) {
            if (within.count(bond.from) > 0 && !isInLabel(bond)) {
                put(bond);
            }
        }
        m_out.end();
    }

    [[nodiscard]] const DrawnGroup *labelOf(ItemId atom) const
    {
        const auto label = m_labelOf.find(atom);
        return label == m_labelOf.end() ? nullptr : label->second;
    }
    [[nodiscard]] bool isInLabel(const DrawnBond &bond) const
    {
        return labelOf(bond.from) != nullptr && labelOf(bond.from) == labelOf(bond.to);
    }
    [[nodiscard]] ItemId nodeOf(ItemId atom) const
    {
        const DrawnGroup *label = labelOf(atom);
        return label != nullptr ? label->id : atom;
    }

    void putWords(Point at, std::string_view words)
    {
        m_out.begin("t");
        m_out.attribute("p", pointText({at.x - 3.6, at.y + 3.6}));
        m_out.attribute("LabelJustification", "Left");
        m_out.begin("s");
        m_out.raw(" font=\"3\" size=\"10\" color=\"0\" face=\"96\"");
        m_out.text(words);
        m_out.end();
        m_out.end();
    }

    void putKind(const DrawnAtom &atom)
    {
        switch (atom.kind) {
        case AtomKind::Element:
            if (atom.element != 6) {
                m_out.attribute("Element", atom.element);
            }
            break;
        case AtomKind::List:
        case AtomKind::NotList: {
            std::string list = atom.kind == AtomKind::NotList ? "NOT" : "";
            for (const int element : atom.elements) {
                list += (list.empty() ? "" : " ") + std::to_string(element);
            }
            m_out.attribute("NodeType", "ElementList");
            m_out.attribute("ElementList", list);
            break;
        }
        case AtomKind::AttachmentPoint:
            m_out.attribute("NodeType", "ExternalConnectionPoint");
            if (atom.number > 0) {
                m_out.attribute("ExternalConnectionNum", atom.number);
            }
            break;
        case AtomKind::Text:
            // As ChemDraw marks letters that it can make nothing of.
            m_out.attribute("NodeType", "Unspecified");
            m_out.attribute("Warning", "ChemDraw can't interpret this label.");
            break;
        default:
            m_out.attribute("NodeType", "GenericNickname");
            m_out.attribute("GenericNickname", lettersOf(atom));
        }
    }

    void putQuery(const AtomQuery &query)
    {
        static constexpr std::string_view kRingBonds[] = {"NoRingBonds", "", "SimpleRing", "Fusion",
                                                          "SpiroOrHigher"};
        if (query.neighbours >= 0) {
            m_out.attribute("SubstituentsExactly", query.neighbours);
        }
        if (query.ringBonds >= 0 && query.ringBonds != 1) {
            m_out.attribute("RingBondCount", kRingBonds[std::min(query.ringBonds, 4)]);
        } else if (query.ringMember == 0) {
            m_out.attribute("RingBondCount", "NoRingBonds");
        }
        if (query.unsaturated >= 0) {
            m_out.attribute("UnsaturatedBonds",
                            query.unsaturated == 1 ? "MustBePresent" : "MustBeAbsent");
        }
    }

    [[nodiscard]] static CdxmlNotes notesOf(const DrawnAtom &atom)
    {
        CdxmlNotes notes;
        const auto note = [&notes](const char *name, int value, int usual) {
            if (value != usual) {
                notes.set(name, std::int64_t(value));
            }
        };
        const bool isNumbered =
            atom.kind == AtomKind::RGroup || atom.kind == AtomKind::AttachmentPoint;
        note("hydrogens", atom.hydrogens, -1);
        note("map", atom.map, 0);
        note("radicals", atom.radicals, 0);
        note("element", atom.kind == AtomKind::Element ? 6 : atom.element, 6);
        note("number", isNumbered ? 0 : atom.number, 0);
        note("ringbonds", atom.query.ringBonds, -1);
        note("neighbours", atom.query.neighbours, -1);
        note("ringmember", atom.query.ringMember, -1);
        note("unsaturated", atom.query.unsaturated, -1);
        if (xmlClean(atom.text) != atom.text) {
            notes.set("text", atom.text);
        }
        return notes;
    }

    void put(const DrawnAtom &atom)
    {
        m_out.begin("n");
        m_out.attribute("id", number(atom.id));
        m_out.attribute("p", pointText(atom.at));
        putKind(atom);
        if (atom.charge != 0) {
            m_out.attribute("Charge", atom.charge);
        }
        if (atom.isotope != 0) {
            m_out.attribute("Isotope", atom.isotope);
        }
        const std::size_t index = std::size_t(&atom - m_drawing.atoms.data());
        // Of an atom that shows letters ChemDraw takes none that are not said.
        if (atom.hydrogens >= 0 || (atom.kind == AtomKind::Element && atom.element != 6)) {
            m_out.attribute("NumHydrogens",
                            atom.hydrogens >= 0 ? atom.hydrogens : m_valences[index].hydrogens);
        }
        if (atom.radicals > 0) {
            m_out.attribute("Radical", atom.radicals == 2 ? "Triplet" : "Doublet");
        }
        putQuery(atom.query);
        if (atom.stereoGroup != StereoGroupKind::None) {
            m_out.attribute("EnhancedStereoType", nameOf(cdxmlStereoGroups(), atom.stereoGroup));
        }
        if (atom.stereoGroupNumber > 0) {
            m_out.attribute("EnhancedStereoGroupNum", atom.stereoGroupNumber);
        }
        if (atom.kind != AtomKind::Element && atom.kind != AtomKind::AttachmentPoint) {
            putWords(atom.at, lettersOf(atom));
        }
        putTag(kCdxmlTag, notesOf(atom));
        m_out.end();
    }

    [[nodiscard]] std::vector<const DrawnBond *> bondsInto(const DrawnGroup &group) const
    {
        std::vector<const DrawnBond *> crossing;
        for (const DrawnBond &bond : m_drawing.bonds) {
            if ((labelOf(bond.from) == &group) != (labelOf(bond.to) == &group)) {
                crossing.push_back(&bond);
            }
        }
        return crossing;
    }

    void putLabel(const DrawnGroup &group)
    {
        const std::vector<const DrawnBond *> crossing = bondsInto(group);
        const Point at = m_drawing.atom(m_drawing.anchorOf(group))->at;
        m_out.begin("n");
        m_out.attribute("id", number(group.id));
        m_out.attribute("p", pointText(at));
        m_out.attribute("NodeType",
                        findAbbreviation(group.label) != nullptr ? "Nickname" : "Fragment");
        if (crossing.size() > 1) {
            std::string order;
            for (const DrawnBond *bond : crossing) {
                order += (order.empty() ? "" : " ") + number(bond->id);
            }
            m_out.attribute("BondOrdering", order);
        }
        m_out.begin("fragment");
        m_out.attribute("id", m_next++);
        putInside(group, crossing);
        m_out.end();
        putWords(at, group.label);
        if (xmlClean(group.label) != group.label) {
            CdxmlNotes notes;
            notes.set("text", group.label);
            putTag(kCdxmlTag, notes);
        }
        m_out.end();
    }

    void putInside(const DrawnGroup &group, const std::vector<const DrawnBond *> &crossing)
    {
        for (const ItemId atom : group.atoms) {
            put(*m_drawing.atom(atom));
        }
        std::vector<std::pair<std::int64_t, ItemId>> ends;
        for (std::size_t i = 0; i < crossing.size(); ++i) {
            const bool isFrom = labelOf(crossing[i]->from) == &group;
            const ItemId inner = isFrom ? crossing[i]->from : crossing[i]->to;
            ends.emplace_back(m_next++, inner);
            m_externalNumbers[{crossing[i]->id, isFrom}] = int(i) + 1;
            m_out.begin("n");
            m_out.attribute("id", ends.back().first);
            m_out.attribute("p", pointText(m_drawing.atom(crossing[i]->other(inner))->at));
            m_out.attribute("NodeType", "ExternalConnectionPoint");
            m_out.attribute("ExternalConnectionNum", std::int64_t(i) + 1);
            m_out.end();
        }
        for (const DrawnBond &bond : m_drawing.bonds) {
            if (labelOf(bond.from) == &group && labelOf(bond.to) == &group) {
                put(bond);
            }
        }
        for (const auto &[end, inner] : ends) {
            m_out.begin("b");
            m_out.attribute("id", m_next++);
            m_out.attribute("B", number(inner));
            m_out.attribute("E", end);
            m_out.end();
        }
    }

    void put(const DrawnBond &bond);
    void put(const DrawnText &text);
    void put(const DrawnArrow &arrow);
    void put(const SchemeStep &step);
    void putBracketGraphics(const DrawnGroup &group, std::int64_t first);
    void putBrackets(const DrawnGroup &group);
    [[nodiscard]] std::string partIds(const std::vector<SheetPart> &parts) const;
    [[nodiscard]] std::string mapOf(const SchemeStep &step) const;

    const Drawing &m_drawing;
    Out m_out;
    std::int64_t m_next;
    std::vector<AtomValence> m_valences;
    std::map<ItemId, const DrawnGroup *> m_labelOf; ///< the label an atom is hidden in
    Fragments m_fragments;
    std::map<ItemId, std::size_t> m_fragmentOf;
    std::vector<std::int64_t> m_fragmentIds;
    std::map<std::size_t, std::int64_t> m_groupIds; ///< of fragments in a <group>
    std::map<std::pair<ItemId, bool>, int> m_externalNumbers;
};

// How the bond is painted, and by that what it means.
std::string_view displayNameOf(const DrawnBond &bond)
{
    switch (bond.stereo) {
    case BondStereo::Wedge:
        return "WedgeBegin";
    case BondStereo::Hash:
        return "WedgedHashBegin";
    case BondStereo::Wavy:
    case BondStereo::Crossed:
        return "Wavy"; // a wavy double bond is one of unknown geometry
    case BondStereo::None:
        break;
    }
    return bond.look == BondLook::Bold ? "Bold" : bond.look == BondLook::Dashed ? "Dash" : "";
}

void Writer::put(const DrawnBond &bond)
{
    m_out.begin("b");
    m_out.attribute("id", number(bond.id));
    const bool isInside = isInLabel(bond);
    m_out.attribute("B", number(isInside ? bond.from : nodeOf(bond.from)));
    m_out.attribute("E", number(isInside ? bond.to : nodeOf(bond.to)));
    if (bond.order != BondOrder::Single) {
        m_out.attribute("Order", nameOf(cdxmlOrders(), bond.order));
    }
    if (const std::string_view display = displayNameOf(bond); !display.empty()) {
        m_out.attribute("Display", display);
    }
    if (bond.topology != BondTopology::Any) {
        m_out.attribute("Topology", nameOf(cdxmlTopologies(), bond.topology));
    }
    if (!isInside) {
        for (const bool isFrom : {true, false}) {
            const auto end = m_externalNumbers.find({bond.id, isFrom});
            if (end != m_externalNumbers.end()) {
                m_out.attribute(isFrom ? "BeginExternalNum" : "EndExternalNum", end->second);
            }
        }
    }
    CdxmlNotes notes;
    if (bond.look != BondLook::Plain) {
        notes.set("look", std::string(nameOf(cdxmlLooks(), bond.look)));
    }
    if (bond.stereo == BondStereo::Wavy && bond.order == BondOrder::Double) {
        notes.set("wavy", std::int64_t(1));
    }
    putTag(kCdxmlTag, notes);
    m_out.end();
}

void Writer::put(const DrawnText &text)
{
    const Box box = boxOf(text);
    m_out.begin("t");
    m_out.attribute("id", number(text.id));
    m_out.attribute("p", pointText({text.at.x, box.top + 8}));
    m_out.attribute("BoundingBox", boxText(box));
    m_out.raw(" CaptionJustification=\"Center\" Justification=\"Center\" LineHeight=\"auto\"");
    m_out.begin("s");
    m_out.raw(" font=\"3\" size=\"10\" color=\"0\"");
    m_out.text(text.text);
    m_out.end();
    CdxmlNotes notes;
    notes.set("at", pointText(text.at));
    if (xmlClean(text.text) != text.text) {
        notes.set("text", text.text);
    }
    putTag(kCdxmlTag, notes);
    m_out.end();
}

void Writer::put(const DrawnArrow &arrow)
{
    const bool isSingle = arrow.kind == ArrowKind::CurlySingle;
    m_out.begin(isCurly(arrow.kind) ? "curve" : "arrow");
    m_out.attribute("id", number(arrow.id));
    if (isCurly(arrow.kind)) {
        const std::vector<Point> c = curveOf(arrow);
        std::string points;
        // Each point of the curve stands between its two handles.
        for (const Point p : {c[0] - (c[1] - c[0]), c[0], c[1], c[2], c[3], c[3] - (c[2] - c[3])}) {
            points += (points.empty() ? "" : " ") + pointText(p);
        }
        m_out.attribute("CurveType", isSingle ? 32 : 8);
        m_out.attribute("ArrowheadHead", !isSingle         ? "Full"
                                         : arrow.bend >= 0 ? "HalfRight"
                                                           : "HalfLeft");
        m_out.attribute("ArrowheadType", "Solid");
        m_out.attribute("CurvePoints", points);
    } else {
        Box box{0, 0, -1, -1};
        include(box, arrow.from, 0);
        include(box, arrow.to, 0);
        m_out.attribute("BoundingBox", boxText(box));
        const bool isBoth = arrow.kind == ArrowKind::Resonance;
        const bool isRetro = arrow.kind == ArrowKind::Retrosynthesis;
        const bool isEquilibrium = arrow.kind == ArrowKind::Equilibrium;
        m_out.attribute("FillType", "None");
        if (arrow.kind != ArrowKind::NoHead) {
            m_out.attribute("ArrowheadHead", isEquilibrium ? "HalfLeft" : "Full");
        }
        if (isBoth || isEquilibrium) {
            m_out.attribute("ArrowheadTail", isEquilibrium ? "HalfLeft" : "Full");
        }
        m_out.attribute("ArrowheadType", isRetro ? "Angle" : "Solid");
        m_out.raw(isRetro
                      ? " HeadSize=\"600\" ArrowheadCenterSize=\"600\" ArrowheadWidth=\"150\""
                      : " HeadSize=\"1000\" ArrowheadCenterSize=\"875\" ArrowheadWidth=\"250\"");
        if (isRetro || isEquilibrium) {
            m_out.attribute("ArrowShaftSpacing", isRetro ? 600 : 300);
        }
        if (arrow.kind == ArrowKind::Failed) {
            m_out.attribute("NoGo", "Cross");
        }
        m_out.attribute("Head3D", pointText(arrow.to) + " 0");
        m_out.attribute("Tail3D", pointText(arrow.from) + " 0");
    }
    CdxmlNotes notes;
    if (arrow.bend != 0) {
        notes.set("bend", cdxmlNumber(arrow.bend));
    }
    putTag(kCdxmlTag, notes);
    m_out.end();
}

void Writer::putBracketGraphics(const DrawnGroup &group, std::int64_t first)
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
        m_out.attribute("BoundingBox", pointText(from) + " " + pointText(to));
        m_out.raw(" GraphicType=\"Bracket\" BracketType=\"Square\" LipSize=\"60\"");
        m_out.end();
    }
}

void Writer::putBrackets(const DrawnGroup &group)
{
    const std::int64_t first = m_next;
    m_next += 2;
    putBracketGraphics(group, first);
    std::string objects;
    std::set<ItemId> nodes;
    for (const ItemId atom : group.atoms) {
        if (nodes.insert(nodeOf(atom)).second) {
            objects += (objects.empty() ? "" : " ") + number(nodeOf(atom));
        }
    }
    m_out.begin("bracketedgroup");
    m_out.attribute("id", m_next++);
    m_out.attribute("BracketedObjectIDs", objects);
    if (group.kind == GroupKind::Repeat) {
        m_out.attribute("BracketUsage", "SRU");
        m_out.attribute("SRULabel", group.label);
    }
    std::vector<const DrawnBond *> crossing;
    for (const DrawnBond &bond : m_drawing.bonds) {
        if (nodes.count(nodeOf(bond.from)) != nodes.count(nodeOf(bond.to))) {
            crossing.push_back(&bond);
        }
    }
    for (std::int64_t side = 0; side < 2; ++side) {
        m_out.begin("bracketattachment");
        m_out.attribute("id", m_next++);
        m_out.attribute("GraphicID", first + side);
        for (std::size_t i = std::size_t(side); i < crossing.size(); i += 2) {
            const bool isFrom = nodes.count(nodeOf(crossing[i]->from)) > 0;
            m_out.begin("crossingbond");
            m_out.attribute("id", m_next++);
            m_out.attribute("BondID", number(crossing[i]->id));
            m_out.attribute("InnerAtomID",
                            number(nodeOf(isFrom ? crossing[i]->from : crossing[i]->to)));
            m_out.end();
        }
        m_out.end();
    }
    m_out.end();
}

std::string Writer::partIds(const std::vector<SheetPart> &parts) const
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
std::string Writer::mapOf(const SchemeStep &step) const
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
                pairs += (pairs.empty() ? "" : " ") + number(from->second) + " " + number(atom);
                before.erase(from);
            }
        }
    }
    return pairs;
}

void Writer::put(const SchemeStep &step)
{
    std::vector<SheetPart> above;
    std::vector<SheetPart> below;
    const DrawnArrow &arrow = *m_drawing.arrow(step.arrow);
    for (const SheetPart &part : step.agents) {
        const Box box = boxOf(m_drawing, part);
        const Point middle{box.left + box.width / 2, box.top + box.height / 2};
        const Point along = unit(arrow.to - arrow.from);
        const Point away = middle - (arrow.from + along * dot(middle - arrow.from, along));
        const bool isAbove = std::abs(along.x) > 0.1 ? away.y <= 0 : away.x >= 0;
        (isAbove ? above : below).push_back(part);
    }
    const auto withTexts = [](std::string ids, const std::vector<ItemId> &texts) {
        for (const ItemId text : texts) {
            ids += (ids.empty() ? "" : " ") + number(text);
        }
        return ids;
    };
    const std::pair<const char *, std::string> attributes[] = {
        {"ReactionStepReactants", partIds(step.reactants)},
        {"ReactionStepProducts", partIds(step.products)},
        {"ReactionStepArrows", number(step.arrow)},
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

} // namespace

std::string cdxmlOf(const Drawing &drawing)
{
    return Writer(drawing).document();
}

} // namespace artemisia::chem
