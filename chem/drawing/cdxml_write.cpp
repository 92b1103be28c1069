// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml.h"

#include "chem/drawing/cdxml_writer.h"
#include "chem/drawing/edit.h"

#include <algorithm>

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

} // namespace

std::string cdxmlEscaped(std::string_view text, bool isAttribute)
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

std::string cdxmlPoint(Point p)
{
    return cdxmlNumber(p.x) + " " + cdxmlNumber(p.y);
}

std::string cdxmlBox(const Box &box)
{
    return cdxmlPoint({box.left, box.top}) + " " +
           cdxmlPoint({box.left + box.width, box.top + box.height});
}

std::string cdxmlId(ItemId id)
{
    return std::to_string(std::uint32_t(id));
}

CdxmlWriter::CdxmlWriter(const Drawing &drawing)
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
    m_bondsOf.resize(m_fragments.size());
    for (const DrawnBond &bond : drawing.bonds) {
        m_bondsOf[m_fragmentOf.at(bond.from)].push_back(&bond);
    }
}

std::string CdxmlWriter::document(std::string_view name)
{
    m_out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!DOCTYPE CDXML SYSTEM "
              "\"http://www.cambridgesoft.com/xml/cdxml.dtd\" >\n");
    m_out.begin("CDXML");
    m_out.attribute("CreationProgram", kCdxmlMaker);
    if (!name.empty()) {
        m_out.attribute("Name", name);
    }
    m_out.raw(kStyle);
    m_out.begin("fonttable");
    m_out.begin("font");
    m_out.raw(" id=\"3\" charset=\"iso-8859-1\" name=\"Arial\"");
    m_out.end();
    m_out.end();
    m_out.begin("page");
    m_out.attribute("id", m_next++);
    if (const Box box = boundsOf(m_drawing, everything(m_drawing)); box.width >= 0) {
        m_out.attribute("BoundingBox", cdxmlBox(box));
    }
    m_out.raw(" HeightPages=\"1\" WidthPages=\"1\"");
    writePage();
    m_out.end();
    m_out.end();
    return m_out.take();
}

void CdxmlWriter::writePage()
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
        putPlusSigns();
        putScheme(steps);
    }
}

void CdxmlWriter::putTag(std::string_view name, const CdxmlNotes &notes)
{
    if (!notes.isEmpty()) {
        m_out.begin("objecttag");
        m_out.attribute("TagType", "String");
        m_out.attribute("Name", name);
        m_out.attribute("Value", notes.line());
        m_out.end();
    }
}

void CdxmlWriter::putGroupTag(const DrawnGroup &group)
{
    CdxmlNotes notes;
    notes.set("id", std::int64_t(std::uint32_t(group.id)));
    notes.set("kind", std::string(nameOf(cdxmlGroups(), group.kind)));
    notes.set("label", group.label);
    notes.set("atoms", group.atoms);
    putTag(kCdxmlGroupTag, notes);
}

// Letters may hide parts that are not bound to each other.
CdxmlFragments CdxmlWriter::joinedFragments()
{
    const std::vector<std::vector<ItemId>> fragments = fragmentsOf(m_drawing);
    std::vector<std::size_t> home(fragments.size());
    std::map<ItemId, std::size_t> labels; // by group, a fragment that it has a part in
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        home[i] = i;
        for (const ItemId atom : fragments[i]) {
            const DrawnGroup *label = labelOf(atom);
            if (label == nullptr) {
                continue;
            }
            const std::size_t other = home[labels.emplace(label->id, i).first->second];
            const std::size_t mine = home[i];
            if (mine != other) {
                std::replace(home.begin(), home.begin() + std::ptrdiff_t(i) + 1,
                             std::max(mine, other), std::min(mine, other));
            }
        }
    }
    std::map<std::size_t, std::vector<ItemId>> joined;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        std::vector<ItemId> &whole = joined[home[i]];
        whole.insert(whole.end(), fragments[i].begin(), fragments[i].end());
    }
    CdxmlFragments found;
    for (auto &[first, atoms] : joined) {
        std::sort(atoms.begin(), atoms.end());
        for (const ItemId atom : atoms) {
            m_fragmentOf[atom] = found.size();
        }
        found.push_back(std::move(atoms));
    }
    return found;
}

// What is one substance of several fragments stands in one <group>.
void CdxmlWriter::putFragments(bool hasSteps)
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

void CdxmlWriter::putPart(const std::set<std::size_t> &within)
{
    const bool isGroup = within.size() > 1 &&
                         std::all_of(within.begin(), within.end(), [this](std::size_t fragment) {
                             return m_fragmentIds[fragment] == 0;
                         });
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

std::string cdxmlOf(const Drawing &drawing, std::string_view name)
{
    return CdxmlWriter(drawing).document(name);
}

} // namespace artemisia::chem
