// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml_writer.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/labels.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

/// What stands for an atom that is no element.
std::string lettersOf(const DrawnAtom &atom)
{
    switch (atom.kind) {
    case AtomKind::RGroup:
        return "R" + (atom.number > 0 ? std::to_string(atom.number) : std::string());
    case AtomKind::Text:
        return atom.text;
    case AtomKind::List:
        return listOf(atom.elements);
    case AtomKind::NotList:
        return "NOT " + listOf(atom.elements);
    default:
        return std::string(queryLetters(atom.kind));
    }
}

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

} // namespace

void CdxmlWriter::putFragment(std::size_t index)
{
    m_fragmentIds[index] = m_next++;
    m_out.begin("fragment");
    m_out.attribute("id", m_fragmentIds[index]);
    const std::vector<ItemId> &atoms = m_fragments[index];
    std::set<ItemId> labels;
    for (const ItemId id : atoms) {
        const auto label = m_labelOf.find(id);
        if (label == m_labelOf.end()) {
            put(*m_drawing.atom(id));
        } else if (labels.insert(label->second->id).second) {
            putLabel(*label->second);
        }
    }
    for (const DrawnBond *bond : m_bondsOf[index]) {
        if (!isInLabel(*bond)) {
            put(*bond);
        }
    }
    m_out.end();
}

const DrawnGroup *CdxmlWriter::labelOf(ItemId atom) const
{
    const auto label = m_labelOf.find(atom);
    return label == m_labelOf.end() ? nullptr : label->second;
}

bool CdxmlWriter::isInLabel(const DrawnBond &bond) const
{
    return labelOf(bond.from) != nullptr && labelOf(bond.from) == labelOf(bond.to);
}

ItemId CdxmlWriter::nodeOf(ItemId atom) const
{
    const DrawnGroup *label = labelOf(atom);
    return label != nullptr ? label->id : atom;
}

void CdxmlWriter::putWords(Point at, std::string_view words)
{
    m_out.begin("t");
    m_out.attribute("p", cdxmlPoint({at.x - 3.6, at.y + 3.6}));
    m_out.attribute("LabelJustification", "Left");
    m_out.begin("s");
    m_out.raw(" font=\"3\" size=\"10\" color=\"0\" face=\"96\"");
    m_out.text(words);
    m_out.end();
    m_out.end();
}

void CdxmlWriter::putKind(const DrawnAtom &atom)
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

void CdxmlWriter::putQuery(const AtomQuery &query)
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

CdxmlNotes CdxmlWriter::notesOf(const DrawnAtom &atom)
{
    CdxmlNotes notes;
    const auto note = [&notes](const char *name, int value, int usual) {
        if (value != usual) {
            notes.set(name, std::int64_t(value));
        }
    };
    const bool isNumbered = atom.kind == AtomKind::RGroup || atom.kind == AtomKind::AttachmentPoint;
    note("hydrogens", atom.hydrogens, -1);
    note("shown", atom.isShown ? 1 : 0, 0);
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

void CdxmlWriter::put(const DrawnAtom &atom)
{
    m_out.begin("n");
    m_out.attribute("id", cdxmlId(atom.id));
    m_out.attribute("p", cdxmlPoint(atom.at));
    putKind(atom);
    if (atom.charge != 0) {
        m_out.attribute("Charge", atom.charge);
    }
    if (atom.isotope != 0) {
        m_out.attribute("Isotope", atom.isotope);
    }
    const std::size_t index = std::size_t(&atom - m_drawing.atoms.data());
    // Of an atom that shows letters ChemDraw takes none that are not said.
    const bool isElement = atom.kind == AtomKind::Element;
    if (atom.hydrogens >= 0 || (isElement && (atom.element != 6 || atom.isShown))) {
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
    if (isElement && atom.isShown) {
        putWords(atom.at, artemisia::chem::labelOf(m_drawing, atom.id));
    } else if (!isElement && atom.kind != AtomKind::AttachmentPoint) {
        putWords(atom.at, lettersOf(atom));
    }
    putTag(kCdxmlTag, notesOf(atom));
    m_out.end();
}

const std::vector<const DrawnBond *> &CdxmlWriter::bondsAbout(const DrawnGroup &label) const
{
    return m_bondsOf[m_fragmentOf.at(label.atoms.front())];
}

std::vector<const DrawnBond *> CdxmlWriter::bondsInto(const DrawnGroup &group) const
{
    std::vector<const DrawnBond *> crossing;
    for (const DrawnBond *bond : bondsAbout(group)) {
        if ((labelOf(bond->from) == &group) != (labelOf(bond->to) == &group)) {
            crossing.push_back(bond);
        }
    }
    return crossing;
}

void CdxmlWriter::putLabel(const DrawnGroup &group)
{
    const std::vector<const DrawnBond *> crossing = bondsInto(group);
    const Point at = m_drawing.atom(m_drawing.anchorOf(group))->at;
    m_out.begin("n");
    m_out.attribute("id", cdxmlId(group.id));
    m_out.attribute("p", cdxmlPoint(at));
    m_out.attribute("NodeType", findAbbreviation(group.label) != nullptr ? "Nickname" : "Fragment");
    if (crossing.size() > 1) {
        std::string order;
        for (const DrawnBond *bond : crossing) {
            order += (order.empty() ? "" : " ") + cdxmlId(bond->id);
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

void CdxmlWriter::putInside(const DrawnGroup &group, const std::vector<const DrawnBond *> &crossing)
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
        m_out.attribute("p", cdxmlPoint(m_drawing.atom(crossing[i]->other(inner))->at));
        m_out.attribute("NodeType", "ExternalConnectionPoint");
        m_out.attribute("ExternalConnectionNum", std::int64_t(i) + 1);
        m_out.end();
    }
    for (const DrawnBond *bond : bondsAbout(group)) {
        if (labelOf(bond->from) == &group && labelOf(bond->to) == &group) {
            put(*bond);
        }
    }
    for (const auto &[end, inner] : ends) {
        m_out.begin("b");
        m_out.attribute("id", m_next++);
        m_out.attribute("B", cdxmlId(inner));
        m_out.attribute("E", end);
        m_out.end();
    }
}

void CdxmlWriter::put(const DrawnBond &bond)
{
    m_out.begin("b");
    m_out.attribute("id", cdxmlId(bond.id));
    const bool isInside = isInLabel(bond);
    m_out.attribute("B", cdxmlId(isInside ? bond.from : nodeOf(bond.from)));
    m_out.attribute("E", cdxmlId(isInside ? bond.to : nodeOf(bond.to)));
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

} // namespace artemisia::chem
