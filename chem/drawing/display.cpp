// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/display.h"

#include "chem/depict/brackets.h"
#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"
#include "chem/depict/sketch.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr std::array kHydrogenFirst = {8, 9, 16, 17, 34, 35, 52, 53}; ///< H2O, HCl
constexpr double kPlusArm = 4;

std::string lettersOf(const DrawnAtom &atom)
{
    switch (atom.kind) {
    case AtomKind::Element:
        return symbolOf(atom.element);
    case AtomKind::List:
        return listOf(atom.elements);
    case AtomKind::NotList:
        return "!" + listOf(atom.elements);
    case AtomKind::RGroup:
        return "R";
    case AtomKind::AttachmentPoint:
        return "*";
    case AtomKind::Text:
        return atom.text;
    default:
        return std::string(queryLetters(atom.kind));
    }
}

std::string stereoMark(const DrawnAtom &atom)
{
    switch (atom.stereoGroup) {
    case StereoGroupKind::Absolute:
        return "abs";
    case StereoGroupKind::Or:
        return "or" + std::to_string(atom.stereoGroupNumber);
    case StereoGroupKind::And:
        return "&" + std::to_string(atom.stereoGroupNumber);
    case StereoGroupKind::None:
        break;
    }
    return {};
}

BondDrawing drawingOf(const DrawnBond &bond)
{
    if (bond.look == BondLook::Dashed) {
        return BondDrawing::Dashed;
    }
    switch (bond.order) {
    case BondOrder::Single:
        return BondDrawing::Single;
    case BondOrder::Double:
        return BondDrawing::Double;
    case BondOrder::Triple:
        return BondDrawing::Triple;
    case BondOrder::Aromatic:
        return BondDrawing::Aromatic;
    case BondOrder::Dative:
        return BondDrawing::Dative;
    case BondOrder::SingleOrDouble:
        return BondDrawing::SingleOrDouble;
    case BondOrder::SingleOrAromatic:
        return BondDrawing::SingleOrAromatic;
    case BondOrder::DoubleOrAromatic:
        return BondDrawing::DoubleOrAromatic;
    case BondOrder::Hydrogen:
    case BondOrder::Any:
        break;
    }
    return BondDrawing::Dashed;
}

BondMark markOf(BondStereo stereo)
{
    switch (stereo) {
    case BondStereo::Wedge:
        return BondMark::Wedge;
    case BondStereo::Hash:
        return BondMark::Hash;
    case BondStereo::Wavy:
        return BondMark::Wavy;
    case BondStereo::Crossed:
        return BondMark::Crossed;
    case BondStereo::None:
        break;
    }
    return BondMark::None;
}

constexpr std::size_t kMostWithLetters = 300; // in brackets; about more the letters hardly matter

// Where the letters of an atom end: they grow away from what it is bound to.
void includeLetters(std::vector<Point> &points, const Drawing &drawing, const DrawnAtom &atom)
{
    const std::string letters = shownLabelOf(drawing, atom.id);
    const double width = textWidth(letters, Acs::labelSize) - Acs::labelSize;
    if (letters.empty() || width <= 0) {
        return;
    }
    double side = 0;
    for (const DrawnBond &bond : drawing.bonds) {
        if (bond.touches(atom.id) && !drawing.isHidden(bond.other(atom.id))) {
            side += drawing.atom(bond.other(atom.id))->at.x - atom.at.x;
        }
    }
    if (side >= 0) {
        points.push_back(atom.at - Point{width, 0});
    }
    if (side <= 0) {
        points.push_back(atom.at + Point{width, 0});
    }
}

std::vector<SketchBracket> bracketsOf(const Drawing &drawing, const DrawnGroup &group)
{
    const auto isInside = [&group](ItemId atom) {
        return std::binary_search(group.atoms.begin(), group.atoms.end(), atom);
    };
    std::vector<Point> inside;
    for (const ItemId id : group.atoms) {
        if (!drawing.isHidden(id)) {
            inside.push_back(drawing.atom(id)->at);
            if (group.atoms.size() <= kMostWithLetters) {
                includeLetters(inside, drawing, *drawing.atom(id));
            }
        }
    }
    if (inside.empty()) {
        return {};
    }
    std::vector<std::pair<Point, Point>> leaving;
    for (const DrawnBond &bond : drawing.bonds) {
        const bool isSeen = !drawing.isHidden(bond.from) && !drawing.isHidden(bond.to);
        if (isSeen && isInside(bond.from) != isInside(bond.to)) {
            const ItemId inner = isInside(bond.from) ? bond.from : bond.to;
            leaving.emplace_back(drawing.atom(inner)->at, drawing.atom(bond.other(inner))->at);
        }
    }
    return bracketsAround(inside, leaving, group.label);
}

/// A sheet's structures on their way to the draughtsman of chem/depict.
class SheetSketch
{
public:
    SheetSketch(const Drawing &drawing, const SheetOptions &options)
        : m_drawing(drawing)
        , m_options(options)
    {
    }

    [[nodiscard]] Sketch make()
    {
        findGroups();
        const std::vector<AtomValence> valences = valencesOf(m_drawing);
        for (std::size_t i = 0; i < m_drawing.atoms.size(); ++i) {
            if (m_hidden.count(m_drawing.atoms[i].id) == 0) {
                add(m_drawing.atoms[i], valences[i]);
            }
        }
        for (const DrawnBond &bond : m_drawing.bonds) {
            add(bond);
        }
        findRings(m_sketch);
        placeSecondLines(m_sketch);
        decideLabels(m_sketch, m_isCarbon);
        for (const DrawnGroup &group : m_drawing.groups) {
            addBrackets(group);
        }
        return std::move(m_sketch);
    }

private:
    void findGroups()
    {
        for (const DrawnGroup &group : m_drawing.groups) {
            if (group.isContracted) {
                const ItemId anchor = m_drawing.anchorOf(group);
                m_letters[anchor] = group.label;
                m_hidden.insert(group.atoms.begin(), group.atoms.end());
                m_hidden.erase(anchor);
            }
        }
    }

    void add(const DrawnAtom &atom, const AtomValence &valence)
    {
        SketchAtom a;
        a.at = atom.at;
        a.symbol = lettersOf(atom);
        const bool isElement = atom.kind == AtomKind::Element;
        a.hydrogens = isElement ? valence.hydrogens : 0;
        a.charge = atom.charge;
        a.isotope = atom.isotope;
        a.radicals = atom.radicals;
        a.isShown = atom.isShown;
        a.chalcogenOrHalogen = isElement && std::find(kHydrogenFirst.begin(), kHydrogenFirst.end(),
                                                      atom.element) != kHydrogenFirst.end();
        if (isElement && atom.element == 1 && (atom.isotope == 2 || atom.isotope == 3)) {
            a.symbol = atom.isotope == 2 ? "D" : "T";
            a.isotope = 0;
        }
        if (atom.kind == AtomKind::RGroup && atom.number > 0) {
            a.superscript = std::to_string(atom.number);
        }
        if (atom.kind == AtomKind::Text) {
            a.group = atom.text;
        }
        const auto letters = m_letters.find(atom.id);
        const bool isGroup = letters != m_letters.end();
        if (isGroup) {
            a.group = letters->second;
            a.groupAnchor = isElement ? symbolOf(atom.element) : std::string();
        }
        if (m_options.colourHeteroAtoms && isElement && !isGroup) {
            a.ink = inkOf(atom.element);
        }
        a.mark = stereoMark(atom);
        if (m_options.showAtomMaps && atom.map > 0) {
            a.mark += (a.mark.empty() ? "" : " ") + std::to_string(atom.map);
        }
        m_isCarbon.push_back(isElement && atom.element == 6 && !isGroup ? 1 : 0);
        m_index[atom.id] = static_cast<int>(m_sketch.atoms.size());
        m_sketch.atoms.push_back(std::move(a));
    }

    void add(const DrawnBond &bond)
    {
        const auto from = m_index.find(bond.from);
        const auto to = m_index.find(bond.to);
        if (from == m_index.end() || to == m_index.end()) {
            return;
        }
        SketchBond b;
        b.from = from->second;
        b.to = to->second;
        b.drawing = drawingOf(bond);
        b.mark = markOf(bond.stereo);
        const int index = static_cast<int>(m_sketch.bonds.size());
        m_sketch.atoms[static_cast<std::size_t>(b.from)].bonds.push_back(index);
        m_sketch.atoms[static_cast<std::size_t>(b.to)].bonds.push_back(index);
        m_sketch.bonds.push_back(b);
    }

    void addBrackets(const DrawnGroup &group)
    {
        if (group.kind == GroupKind::Abbreviation || group.kind == GroupKind::Together) {
            return;
        }
        for (SketchBracket &bracket : bracketsOf(m_drawing, group)) {
            m_sketch.brackets.push_back(std::move(bracket));
        }
    }

    const Drawing &m_drawing;
    const SheetOptions &m_options;
    Sketch m_sketch;
    std::map<ItemId, int> m_index;
    std::map<ItemId, std::string> m_letters;
    std::set<ItemId> m_hidden;
    std::vector<char> m_isCarbon;
};

// Bold bonds are drawn over their plain strokes.
void addBoldBonds(DisplayList &list, const Drawing &drawing)
{
    for (const DrawnBond &bond : drawing.bonds) {
        if (bond.look == BondLook::Bold && !drawing.isHidden(bond.from) &&
            !drawing.isHidden(bond.to)) {
            list.items.push_back(LineItem{drawing.atom(bond.from)->at, drawing.atom(bond.to)->at,
                                          Acs::boldWidth, InkRole::Structure, false});
        }
    }
}

} // namespace

Box boxOfBrackets(const Drawing &drawing, const DrawnGroup &group)
{
    Box box = kEmptyBox;
    for (const SketchBracket &bracket : bracketsOf(drawing, group)) {
        include(box, bracket.from, 0);
        include(box, bracket.to, 0);
    }
    return box;
}

DisplayList displayOf(const Drawing &drawing, const SheetOptions &options)
{
    DisplayList others;
    addBoldBonds(others, drawing);
    for (const DrawnArrow &arrow : drawing.arrows) {
        append(others, displayOf(arrow), {0, 0});
    }
    for (const DrawnText &text : drawing.texts) {
        append(others, displayOf(text), {0, 0});
    }
    if (options.showPlusSigns) {
        for (const Point &at : plusSigns(drawing)) {
            others.items.push_back(LineItem{at - Point{kPlusArm, 0}, at + Point{kPlusArm, 0},
                                            Acs::lineWidth, InkRole::Structure, false});
            others.items.push_back(LineItem{at - Point{0, kPlusArm}, at + Point{0, kPlusArm},
                                            Acs::lineWidth, InkRole::Structure, false});
        }
    }
    Sketch sketch = SheetSketch(drawing, options).make();
    sketch.around = std::move(others);
    DisplayList list = draw(sketch);
    append(list, sketch.around, {0, 0});
    measure(list);
    return list;
}

} // namespace artemisia::chem
