// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml_parts.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "chem/formats/cdxml_expansion_impl.h"

#include <algorithm>
#include <cmath>

namespace artemisia::chem
{

namespace
{

std::string trimmed(std::string text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && isBlank(text.back())) {
        text.pop_back();
    }
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), isBlank));
    return text;
}

std::string lettersOf(const XmlElement &element, bool isOurs)
{
    if (const CdxmlNotes notes = element.notes(); const std::string *text = notes.find("text")) {
        return *text;
    }
    for (const auto &child : element.children) {
        if (child->name == "t") {
            return isOurs ? child->runs() : trimmed(child->runs());
        }
    }
    return {};
}

// The middle of a node's letters; without a box its place.
Point middleOfLetters(const CdxmlNode &node)
{
    for (const auto &child : node.source->children) {
        const std::vector<double> box = cdxmlNumbers(child->value("BoundingBox"), 4);
        if (child->name == "t" && box.size() == 4) {
            return {(box[0] + box[2]) / 2, (box[1] + box[3]) / 2};
        }
    }
    return {node.x, node.y};
}

/// A <fragment> as the reader of molecules holds it.
class Conversion
{
public:
    explicit Conversion(bool isOurs)
        : m_isOurs(isOurs)
    {
    }

    void run(const XmlElement &element, CdxmlFragment &fragment)
    {
        for (const auto &child : element.children) {
            if (child->name == "n") {
                addNode(*child, fragment);
            } else if (child->name == "b") {
                CdxmlBond bond;
                take(*child, bond);
                fragment.bonds.push_back(std::move(bond));
            }
        }
    }

    std::string fault;
    std::size_t nodes = 0;

private:
    template <class Item>
    void take(const XmlElement &element, Item &item)
    {
        item.source = &element;
        for (const auto &[name, value] : element.attributes) {
            if (!setCdxmlAttribute(item, name, value)) {
                fault = name + "=\"" + value.substr(0, 200) + "\"";
            }
        }
    }

    void addNode(const XmlElement &element, CdxmlFragment &fragment)
    {
        ++nodes;
        CdxmlNode node;
        take(element, node);
        if (element.find("id") == nullptr) {
            node.id = --m_nameless;
        }
        const std::string *nickname = element.find("GenericNickname");
        node.label =
            nickname != nullptr && !nickname->empty() ? *nickname : lettersOf(element, m_isOurs);
        if (node.isPlainText) {
            node.type = "Nickname";
        }
        const std::string before = fault;
        for (const auto &child : element.children) {
            if (child->name == "fragment" && !node.isPlainText) {
                node.inner.push_back(std::make_unique<CdxmlFragment>());
                run(*child, *node.inner.back());
            }
        }
        // ChemDraw took letters for atoms that cannot be ("PT-22" for a phosphorus and a tritium
        // with 22 negative charges): they are words.
        if (fault != before && !node.label.empty() && !m_isOurs) {
            fault = before;
            node.inner.clear();
            node.type = "Nickname";
            node.isPlainText = true;
        }
        fragment.nodes.push_back(std::move(node));
    }

    bool m_isOurs;
    int m_nameless = 0;
};

bool isNumber(std::string_view text)
{
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

void setWords(DrawnAtom &atom, const std::string &words)
{
    atom.kind = AtomKind::Text;
    atom.text = words;
}

void setLetters(DrawnAtom &atom, const CdxmlNode &node, bool isOurs)
{
    const std::string &label = node.label;
    if (isOurs && node.isPlainText) {
        setWords(atom, label);
        return;
    }
    if (const std::optional<AtomKind> kind = queryKindOf(label)) {
        atom.kind = *kind;
    } else if (!label.empty() && label[0] == 'R' && label.size() <= 3 &&
               isNumber(std::string_view(label).substr(1))) {
        atom.kind = AtomKind::RGroup;
        atom.number = label.size() > 1 ? std::stoi(label.substr(1)) : 0;
    } else if (label.empty() || label == "*") {
        atom.kind = AtomKind::AttachmentPoint;
        atom.number = std::clamp(node.externalNumber, 0, 99);
    } else {
        setWords(atom, label);
    }
}

void setKind(DrawnAtom &atom, const CdxmlNode &node, bool isOurs)
{
    if (node.type.empty() || node.type == "Element" || node.type == "Unspecified") {
        atom.element = node.element;
        return;
    }
    if (node.type == "ElementList") {
        for (const int element : cdxmlIntegers(node.elementList)) {
            if (element >= 1 && element <= 118) {
                atom.elements.push_back(element);
            }
        }
        std::sort(atom.elements.begin(), atom.elements.end());
        atom.elements.erase(std::unique(atom.elements.begin(), atom.elements.end()),
                            atom.elements.end());
    }
    if (atom.elements.empty()) {
        setLetters(atom, node, isOurs);
    } else {
        atom.kind = node.elementList.rfind("NOT", 0) == 0 ? AtomKind::NotList : AtomKind::List;
    }
}

void setQuery(AtomQuery &query, const XmlElement &element)
{
    static const CdxmlNames<int> kRingBonds = {
        {0, "NoRingBonds"}, {2, "SimpleRing"}, {3, "Fusion"}, {4, "SpiroOrHigher"}};
    if (element.find("SubstituentsExactly") != nullptr) {
        query.neighbours = std::clamp(element.integer("SubstituentsExactly"), 0, 15);
    }
    if (const int *count = valueOf(kRingBonds, element.value("RingBondCount"))) {
        query.ringBonds = *count;
    }
    const std::string_view unsaturated = element.value("UnsaturatedBonds");
    if (unsaturated == "MustBePresent" || unsaturated == "MustBeAbsent") {
        query.unsaturated = unsaturated == "MustBePresent" ? 1 : 0;
    }
    // What was written with a note about ring bonds only stands for the note.
    const CdxmlNotes notes = element.notes();
    query.ringMember = notes.integer("ringmember", -1);
    query.ringBonds = notes.integer("ringbonds", query.ringMember >= 0 ? -1 : query.ringBonds);
    query.neighbours = notes.integer("neighbours", query.neighbours);
    query.unsaturated = notes.integer("unsaturated", query.unsaturated);
}

DrawnAtom atomOf(const CdxmlNode &node, bool isOurs)
{
    DrawnAtom atom;
    atom.at = {node.x, node.y};
    setKind(atom, node, isOurs);
    const bool isPlain = atom.kind == AtomKind::Element;
    const CdxmlNotes notes = node.source->notes();
    if (isPlain || isOurs) {
        atom.charge = node.charge;
        atom.isotope = node.isotope;
        atom.radicals = node.radical == "Doublet"                                ? 1
                        : node.radical == "Triplet" || node.radical == "Singlet" ? 2
                                                                                 : 0;
        atom.radicals = notes.integer("radicals", atom.radicals);
        atom.hydrogens = node.hydrogens;
        if (isOurs && notes.integer("hydrogens", -1) != node.hydrogens) {
            atom.hydrogens = -1; // shown, as many as the valence asks for
        }
    }
    const bool isCarbon = isPlain && atom.element == 6;
    atom.isShown = isCarbon && (isOurs ? notes.integer("shown", 0) == 1 : !node.label.empty());
    atom.map = notes.integer("map", 0);
    atom.element = isPlain ? atom.element : notes.integer("element", 6);
    atom.number = notes.integer("number", atom.number);
    setQuery(atom.query, *node.source);
    if (const StereoGroupKind *kind = valueOf(cdxmlStereoGroups(), node.stereoGroupType)) {
        atom.stereoGroup = *kind;
        const bool isNumbered = *kind == StereoGroupKind::Or || *kind == StereoGroupKind::And;
        atom.stereoGroupNumber = isNumbered ? std::max(node.stereoGroup, 1) : 0;
    }
    return atom;
}

/// What a bond's Display says.
void setDisplay(DrawnBond &bond, const std::string &display, const CdxmlNotes &notes, bool isOurs)
{
    const bool isDouble = bond.order == BondOrder::Double;
    if (bond.order == BondOrder::Single || isOurs) {
        const bool isAtEnd = display == "WedgeEnd" || display == "WedgedHashEnd";
        if (isAtEnd) {
            std::swap(bond.from, bond.to);
        }
        bond.stereo = display == "WedgeBegin" || display == "WedgeEnd" ? BondStereo::Wedge
                      : display == "WedgedHashBegin" || isAtEnd        ? BondStereo::Hash
                      : display == "Wavy"                              ? BondStereo::Wavy
                                                                       : BondStereo::None;
    }
    if (isDouble && display == "Wavy" && notes.integer("wavy", 0) == 0) {
        bond.stereo = BondStereo::Crossed;
    }
    const std::string *look = notes.find("look");
    if (const BondLook *known = look != nullptr ? valueOf(cdxmlLooks(), *look) : nullptr) {
        bond.look = *known;
    } else if (!isOurs) {
        bond.look = display == "Bold"                                            ? BondLook::Bold
                    : display == "Dash" || display == "Hash" || display == "Dot" ? BondLook::Dashed
                                                                                 : BondLook::Plain;
    }
}

/// Adds one fragment to a sheet.
class Addition
{
public:
    Addition(CdxmlSheet &sheet, const CdxmlFragment &fragment)
        : m_sheet(sheet)
        , m_fragment(fragment)
    {
    }

    Result<void> run()
    {
        if (auto fine = m_expansion.add(m_fragment); !fine) {
            return fine;
        }
        place(m_fragment, nullptr);
        if (auto fine = join(); !fine) {
            return fine;
        }
        addLabels();
        return {};
    }

private:
    struct Label {
        const CdxmlNode *node = nullptr;
        std::vector<ItemId> atoms;
    };

    void place(const CdxmlFragment &fragment, Label *label)
    {
        for (const CdxmlNode &node : fragment.nodes) {
            if (m_expansion.isAtom(node, label != nullptr)) {
                const ItemId id = m_sheet.drawing.add(atomOf(node, m_sheet.isOurs));
                m_expansion.find(node.id)->index = int(m_ids.size());
                m_ids.push_back(id);
                m_sheet.kept[id] = ItemId(node.id);
                m_sheet.atoms.emplace(node.id, std::vector<ItemId>{id});
                if (label == nullptr) {
                    addLetters(node, {id});
                } else {
                    label->atoms.push_back(id);
                }
            }
            if (!node.inner.empty()) {
                Label own{&node, {}};
                for (const auto &inner : node.inner) {
                    place(*inner, label != nullptr ? label : &own);
                }
                if (label == nullptr) {
                    m_sheet.atoms.emplace(node.id, own.atoms);
                    addLetters(node, own.atoms);
                    m_labels.push_back(std::move(own));
                }
            }
        }
    }

    void addLetters(const CdxmlNode &node, std::vector<ItemId> atoms)
    {
        if (!m_sheet.isOurs && !node.label.empty() && !atoms.empty()) {
            std::sort(atoms.begin(), atoms.end());
            m_sheet.letters.push_back({node.label, std::move(atoms), middleOfLetters(node)});
        }
    }

    bool isOpenEnd(int id)
    {
        const CdxmlExpansion::Atom *atom = m_expansion.find(id);
        return atom != nullptr && atom->index < 0 && atom->node->inner.empty();
    }

    // From the outside in: a bond to a label uses up the bond within it that leads to the open end.
    Result<void> join()
    {
        auto &bonds = m_expansion.bonds();
        std::vector<std::pair<DrawnBond, const CdxmlBond *>> joined;
        for (std::size_t i = bonds.size(); i-- > 0;) {
            const CdxmlBond &drawn = *bonds[i].bond;
            if (bonds[i].isUsedUp || isOpenEnd(drawn.begin) || isOpenEnd(drawn.end)) {
                continue;
            }
            auto bond = bondOf(drawn, i);
            if (!bond) {
                return tl::unexpected(bond.error());
            }
            joined.emplace_back(*bond, &drawn);
        }
        // In the order of the reader of molecules: where wedges contradict each other, the order of
        // bonds decides.
        for (const auto &[bond, drawn] : joined) {
            if (!m_bound.insert(std::minmax(bond.from, bond.to)).second) {
                return fail(ErrorCode::Syntax, "The drawing holds an impossible bond.");
            }
            const ItemId added = m_sheet.drawing.add(bond);
            m_sheet.kept[added] = ItemId(drawn->id);
            if (drawn->display == "Bold" || drawn->display == "Hash") {
                m_sheet.plainDisplays.insert(added);
            }
        }
        return {};
    }

    Result<DrawnBond> bondOf(const CdxmlBond &drawn, std::size_t number)
    {
        const auto begin = m_expansion.reached(drawn.begin, number);
        const auto end = m_expansion.reached(drawn.end, number);
        if (!begin || !end) {
            return tl::unexpected(begin ? end.error() : begin.error());
        }
        const int from = m_expansion.find(*begin)->index;
        const int to = m_expansion.find(*end)->index;
        if (from < 0 || to < 0 || from == to) {
            return fail(ErrorCode::Syntax, "The drawing holds an impossible bond.");
        }
        const BondOrder *order = valueOf(cdxmlOrders(), drawn.order);
        if (order == nullptr) {
            return fail(ErrorCode::Unsupported,
                        "Bonds of the order \"" + drawn.order + "\" are not supported.");
        }
        DrawnBond bond;
        bond.from = m_ids[std::size_t(from)];
        bond.to = m_ids[std::size_t(to)];
        bond.order = *order;
        setDisplay(bond, drawn.display, drawn.source->notes(), m_sheet.isOurs);
        if (const auto *topology = valueOf(cdxmlTopologies(), drawn.source->value("Topology"))) {
            bond.topology = *topology;
        }
        return bond;
    }

    void addLabels()
    {
        for (Label &label : m_labels) {
            if (label.atoms.empty()) {
                continue;
            }
            std::sort(label.atoms.begin(), label.atoms.end());
            std::set<ItemId> anchors;
            for (const DrawnBond &bond : m_sheet.drawing.bonds) {
                const bool hasFrom =
                    std::binary_search(label.atoms.begin(), label.atoms.end(), bond.from);
                const bool hasTo =
                    std::binary_search(label.atoms.begin(), label.atoms.end(), bond.to);
                if (hasFrom != hasTo) {
                    anchors.insert(hasFrom ? bond.from : bond.to);
                }
            }
            // Ours are centred where nothing is bound to them; ChemDraw's begin at their place.
            const bool isCentred = anchors.empty() && !m_sheet.isOurs;
            const Point at =
                isCentred ? middleOfLetters(*label.node) : Point{label.node->x, label.node->y};
            CdxmlLabel added{kNoItem, label.atoms, at};
            if (m_sheet.isOurs || (anchors.size() <= 1 && !label.node->label.empty())) {
                const Abbreviation *known =
                    m_sheet.isOurs ? nullptr : findAbbreviation(label.node->label);
                DrawnGroup group;
                group.label = known != nullptr ? std::string(known->label) : label.node->label;
                group.atoms = label.atoms;
                group.isContracted = true;
                added.group = m_sheet.drawing.add(std::move(group));
                m_sheet.kept[added.group] = ItemId(label.node->id);
            }
            m_sheet.labels.push_back(std::move(added));
        }
    }

    CdxmlSheet &m_sheet;
    const CdxmlFragment &m_fragment;
    CdxmlExpansion m_expansion;
    std::vector<ItemId> m_ids;
    std::vector<Label> m_labels;
    std::set<std::pair<ItemId, ItemId>> m_bound;
};

} // namespace

Result<void> addCdxmlFragment(CdxmlSheet &sheet, const XmlElement &element)
{
    CdxmlFragment fragment;
    Conversion conversion(sheet.isOurs);
    conversion.run(element, fragment);
    if (sheet.drawing.atoms.size() + conversion.nodes > 2 * kMostDrawnAtoms) {
        return fail(ErrorCode::TooLarge, "The drawing has too many atoms for one sheet.");
    }
    if (!conversion.fault.empty()) {
        return fail(ErrorCode::Syntax,
                    "The drawing holds an impossible value: " + conversion.fault + ".");
    }
    return Addition(sheet, fragment).run();
}

} // namespace artemisia::chem
