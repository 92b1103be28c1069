// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: a sheet on its way into a CDXML document.
#pragma once

#include "chem/drawing/cdxml_parts.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/scheme.h"

namespace artemisia::chem
{

[[nodiscard]] std::string cdxmlPoint(Point p);
[[nodiscard]] std::string cdxmlBox(const Box &box);
[[nodiscard]] std::string cdxmlId(ItemId id);
/// Text as it stands in an attribute, or between tags.
[[nodiscard]] std::string cdxmlEscaped(std::string_view text, bool isAttribute);

/// Writes elements within elements.
class CdxmlOut
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
        m_text += "=\"" + cdxmlEscaped(value, true) + "\"";
    }
    void attribute(std::string_view name, std::int64_t value)
    {
        attribute(name, std::to_string(value));
    }
    void raw(std::string_view text) { m_text += text; }
    void text(std::string_view text)
    {
        finishTag();
        m_text += cdxmlEscaped(text, false);
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
            m_text += m_open.back() == "s" || m_open.back() == "t" ? ">" : ">\n";
            m_isInTag = false;
        }
    }
    std::string m_text;
    std::vector<std::string> m_open;
    bool m_isInTag = false;
};

/// The structures of a sheet by their atoms, those joined that a label holds together.
using CdxmlFragments = std::vector<std::vector<ItemId>>;

/// Writes one sheet; the ids of what CDXML needs beside its items follow the sheet's own.
class CdxmlWriter
{
public:
    explicit CdxmlWriter(const Drawing &drawing);

    [[nodiscard]] std::string document(std::string_view name);

private:
    void writePage();
    void putTag(std::string_view name, const CdxmlNotes &notes);
    void putGroupTag(const DrawnGroup &group);
    [[nodiscard]] CdxmlFragments joinedFragments();
    /// The bonds of the fragment that a label stands in.
    [[nodiscard]] const std::vector<const DrawnBond *> &bondsAbout(const DrawnGroup &label) const;
    void putFragments(bool hasSteps);
    void putPart(const std::set<std::size_t> &within);
    void putFragment(std::size_t index);
    [[nodiscard]] const DrawnGroup *labelOf(ItemId atom) const;
    [[nodiscard]] bool isInLabel(const DrawnBond &bond) const;
    [[nodiscard]] ItemId nodeOf(ItemId atom) const;
    void putWords(Point at, std::string_view words);
    void putKind(const DrawnAtom &atom);
    void putQuery(const AtomQuery &query);
    [[nodiscard]] static CdxmlNotes notesOf(const DrawnAtom &atom);
    void put(const DrawnAtom &atom);
    [[nodiscard]] std::vector<const DrawnBond *> bondsInto(const DrawnGroup &group) const;
    void putLabel(const DrawnGroup &group);
    void putInside(const DrawnGroup &group, const std::vector<const DrawnBond *> &crossing);
    void put(const DrawnBond &bond);
    void put(const DrawnText &text);
    void putText(const DrawnText &text, std::int64_t id, const CdxmlNotes &notes);
    void putPlusSigns();
    void put(const DrawnArrow &arrow);
    void putCurve(const DrawnArrow &arrow);
    void putStraight(const DrawnArrow &arrow);
    void putAttachments(const std::set<ItemId> &nodes, std::int64_t firstGraphic);
    void putScheme(const std::vector<SchemeStep> &steps);
    void put(const SchemeStep &step);
    void putBracketGraphics(const DrawnGroup &group, std::int64_t first);
    void putBrackets(const DrawnGroup &group);
    [[nodiscard]] std::string partIds(const std::vector<SheetPart> &parts) const;
    [[nodiscard]] std::string mapOf(const SchemeStep &step) const;

    const Drawing &m_drawing;
    CdxmlOut m_out;
    std::int64_t m_next;
    std::vector<AtomValence> m_valences;
    std::map<ItemId, const DrawnGroup *> m_labelOf; ///< the label an atom is hidden in
    CdxmlFragments m_fragments;
    std::map<ItemId, std::size_t> m_fragmentOf;
    std::vector<std::vector<const DrawnBond *>> m_bondsOf; ///< by fragment
    std::vector<std::int64_t> m_fragmentIds;
    std::map<std::size_t, std::int64_t> m_groupIds; ///< of fragments in a <group>
    std::map<std::pair<ItemId, bool>, int> m_externalNumbers;
    std::map<ItemId, Box> m_agentBoxes; ///< by the agents' first atoms
};

} // namespace artemisia::chem
