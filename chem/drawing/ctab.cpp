// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/ctab.h"

#include "chem/drawing/convert.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kLineWidth = 79;
constexpr std::string_view kStart = "M  V30 ";
constexpr double kFileBond = 1.5;

// IUPAC, Periodic Table of the Elements, 4 May 2022.
constexpr std::array<std::string_view, 118> kSymbols = {
    "H",  "He", "Li", "Be", "B",  "C",  "N",  "O",  "F",  "Ne", "Na", "Mg", "Al", "Si", "P",
    "S",  "Cl", "Ar", "K",  "Ca", "Sc", "Ti", "V",  "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn",
    "Ga", "Ge", "As", "Se", "Br", "Kr", "Rb", "Sr", "Y",  "Zr", "Nb", "Mo", "Tc", "Ru", "Rh",
    "Pd", "Ag", "Cd", "In", "Sn", "Sb", "Te", "I",  "Xe", "Cs", "Ba", "La", "Ce", "Pr", "Nd",
    "Pm", "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb", "Lu", "Hf", "Ta", "W",  "Re",
    "Os", "Ir", "Pt", "Au", "Hg", "Tl", "Pb", "Bi", "Po", "At", "Rn", "Fr", "Ra", "Ac", "Th",
    "Pa", "U",  "Np", "Pu", "Am", "Cm", "Bk", "Cf", "Es", "Fm", "Md", "No", "Lr", "Rf", "Db",
    "Sg", "Bh", "Hs", "Mt", "Ds", "Rg", "Cn", "Nh", "Fl", "Mc", "Lv", "Ts", "Og"};

// BIOVIA, CTfile Formats, 2020: the atom types of the V3000 atom block.
struct QueryName {
    AtomKind kind;
    std::string_view letters;
};
constexpr std::array<QueryName, 8> kQueryNames = {{
    {AtomKind::Any, "A"},
    {AtomKind::AnyOrHydrogen, "AH"},
    {AtomKind::Hetero, "Q"},
    {AtomKind::HeteroOrHydrogen, "QH"},
    {AtomKind::Halogen, "X"},
    {AtomKind::HalogenOrHydrogen, "XH"},
    {AtomKind::Metal, "M"},
    {AtomKind::MetalOrHydrogen, "MH"},
}};

std::string number(double value)
{
    // Rounded first: -0.00001 must not become "-0.0000".
    double rounded = std::round(value * 1e4) / 1e4;
    rounded = rounded == 0 ? 0 : rounded;
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                                   std::chars_format::fixed, 4);
    return {buffer.data(), end.ptr};
}

std::string typeOf(const DrawnAtom &atom)
{
    switch (atom.kind) {
    case AtomKind::Element:
        return symbolOf(atom.element);
    case AtomKind::List:
        return listOf(atom.elements);
    case AtomKind::NotList:
        return "NOT" + listOf(atom.elements);
    case AtomKind::RGroup:
        return atom.number > 0 ? "R#" : "R";
    case AtomKind::AttachmentPoint:
    case AtomKind::Text:
        return "*";
    default:
        return std::string(queryLetters(atom.kind));
    }
}

int orderCode(BondOrder order)
{
    switch (order) {
    case BondOrder::Single:
        return 1;
    case BondOrder::Double:
        return 2;
    case BondOrder::Triple:
        return 3;
    case BondOrder::Aromatic:
        return 4;
    case BondOrder::SingleOrDouble:
        return 5;
    case BondOrder::SingleOrAromatic:
        return 6;
    case BondOrder::DoubleOrAromatic:
        return 7;
    case BondOrder::Any:
        return 8;
    case BondOrder::Dative:
        return 9;
    case BondOrder::Hydrogen:
        return 10;
    }
    return 1;
}

int configurationOf(BondStereo stereo)
{
    switch (stereo) {
    case BondStereo::Wedge:
        return 1;
    case BondStereo::Wavy:
    case BondStereo::Crossed:
        return 2;
    case BondStereo::Hash:
        return 3;
    case BondStereo::None:
        break;
    }
    return 0;
}

class Writer
{
public:
    explicit Writer(const Drawing &drawing)
        : m_drawing(drawing)
    {
        for (const DrawnAtom &atom : drawing.atoms) {
            m_index.emplace(atom.id, int(m_index.size()) + 1);
        }
    }

    [[nodiscard]] std::string block()
    {
        m_text = "\n  Artemisia\n\n  0  0  0     0  0            999 V3000\n";
        const std::size_t groups =
            std::size_t(std::count_if(m_drawing.groups.begin(), m_drawing.groups.end(), isKept));
        line("BEGIN CTAB");
        line("COUNTS " + std::to_string(m_drawing.atoms.size()) + " " +
             std::to_string(m_drawing.bonds.size()) + " " + std::to_string(groups) + " 0 0");
        line("BEGIN ATOM");
        for (const DrawnAtom &atom : m_drawing.atoms) {
            put(atom);
        }
        line("END ATOM");
        if (!m_drawing.bonds.empty()) {
            line("BEGIN BOND");
            int index = 0;
            for (const DrawnBond &bond : m_drawing.bonds) {
                put(bond, ++index);
            }
            line("END BOND");
        }
        if (groups > 0) {
            putGroups();
        }
        putStereoGroups();
        line("END CTAB");
        return m_text + "M  END\n";
    }

private:
    static bool isKept(const DrawnGroup &group) { return group.kind != GroupKind::Together; }

    // Longer lines go on after a hyphen.
    void line(std::string_view content)
    {
        const std::size_t room = kLineWidth - kStart.size() - 1;
        while (content.size() > room + 1) {
            m_text += kStart;
            m_text += content.substr(0, room);
            m_text += "-\n";
            content.remove_prefix(room);
        }
        m_text += kStart;
        m_text += content;
        m_text += '\n';
    }

    [[nodiscard]] std::string list(const std::vector<int> &numbers) const
    {
        std::string text = "(" + std::to_string(numbers.size());
        for (const int n : numbers) {
            text += " " + std::to_string(n);
        }
        return text + ")";
    }

    // RAD has no word for three unpaired electrons; they follow from a valence that is stated.
    [[nodiscard]] int statedHydrogens(const DrawnAtom &atom) const
    {
        if (atom.hydrogens >= 0 || atom.radicals < 3) {
            return atom.hydrogens;
        }
        const std::size_t index = std::size_t(m_index.at(atom.id)) - 1;
        return valencesOf(m_drawing)[index].hydrogens;
    }

    void put(const DrawnAtom &atom)
    {
        const double scale = kFileBond / kDrawnBond;
        std::string text = std::to_string(m_index[atom.id]) + " " + typeOf(atom) + " " +
                           number(atom.at.x * scale) + " " + number(-atom.at.y * scale) + " 0 " +
                           std::to_string(atom.map);
        const auto property = [&text](const char *name, int value, bool isStated) {
            if (isStated) {
                text += std::string(" ") + name + "=" + std::to_string(value);
            }
        };
        property("CHG", atom.charge, atom.charge != 0);
        property("RAD", atom.radicals == 1 ? 2 : 3, atom.radicals == 1 || atom.radicals == 2);
        property("MASS", atom.isotope, atom.isotope > 0);
        if (const int hydrogens = statedHydrogens(atom); hydrogens >= 0) {
            const int valence = orderSum(m_drawing, atom.id) + hydrogens;
            property("VAL", valence == 0 ? -1 : valence, true);
        }
        property("SUBST", atom.query.neighbours == 0 ? -1 : atom.query.neighbours,
                 atom.query.neighbours >= 0);
        const int ringBonds = atom.query.ringBonds >= 0    ? atom.query.ringBonds
                              : atom.query.ringMember == 0 ? 0
                                                           : -1;
        property("RBCNT", ringBonds == 0 ? -1 : ringBonds, ringBonds >= 0);
        property("UNSAT", 1, atom.query.unsaturated == 1);
        if (atom.kind == AtomKind::RGroup && atom.number > 0) {
            text += " RGROUPS=(1 " + std::to_string(atom.number) + ")";
        }
        line(text);
    }

    void put(const DrawnBond &bond, int index)
    {
        std::string text = std::to_string(index) + " " + std::to_string(orderCode(bond.order)) +
                           " " + std::to_string(m_index[bond.from]) + " " +
                           std::to_string(m_index[bond.to]);
        if (const int configuration = configurationOf(bond.stereo); configuration > 0) {
            text += " CFG=" + std::to_string(configuration);
        }
        if (bond.topology != BondTopology::Any) {
            text += bond.topology == BondTopology::Ring ? " TOPO=1" : " TOPO=2";
        }
        line(text);
    }

    [[nodiscard]] std::vector<int> crossingBonds(const DrawnGroup &group) const
    {
        const auto isInside = [&group](ItemId atom) {
            return std::binary_search(group.atoms.begin(), group.atoms.end(), atom);
        };
        std::vector<int> crossing;
        for (std::size_t i = 0; i < m_drawing.bonds.size(); ++i) {
            if (isInside(m_drawing.bonds[i].from) != isInside(m_drawing.bonds[i].to)) {
                crossing.push_back(int(i) + 1);
            }
        }
        return crossing;
    }

    static std::string quoted(const std::string &label)
    {
        std::string text;
        for (const char c : label) {
            // What would end the line or the quotes is not written.
            text += static_cast<unsigned char>(c) < 0x20 || c == '"' ? ' ' : c;
        }
        // A hyphen at the end of a line (CO2-) would say that the line goes on.
        return text.find_first_of(" ()-") == std::string::npos ? text : '"' + text + '"';
    }

    void putGroups()
    {
        line("BEGIN SGROUP");
        int index = 0;
        for (const DrawnGroup &group : m_drawing.groups) {
            if (!isKept(group)) {
                continue;
            }
            std::vector<int> atoms;
            for (const ItemId atom : group.atoms) {
                atoms.push_back(m_index[atom]);
            }
            const bool isAbbreviation = group.kind == GroupKind::Abbreviation;
            const bool isRepeat = group.kind == GroupKind::Repeat;
            ++index;
            std::string text = std::to_string(index) +
                               (isAbbreviation ? " SUP "
                                : isRepeat     ? " SRU "
                                               : " GEN ") +
                               std::to_string(index) + " ATOMS=" + list(atoms);
            if (const std::vector<int> bonds = crossingBonds(group); !bonds.empty()) {
                text += " XBONDS=" + list(bonds);
            }
            if (!group.label.empty()) {
                text += " LABEL=" + quoted(group.label);
            }
            if (isAbbreviation && !group.isContracted) {
                text += " ESTATE=E";
            }
            if (isRepeat) {
                text += " CONNECT=HT";
            }
            line(text);
        }
        line("END SGROUP");
    }

    void putStereoGroups()
    {
        std::map<std::pair<StereoGroupKind, int>, std::vector<int>> groups;
        for (const DrawnAtom &atom : m_drawing.atoms) {
            if (atom.stereoGroup != StereoGroupKind::None) {
                groups[{atom.stereoGroup, atom.stereoGroupNumber}].push_back(m_index[atom.id]);
            }
        }
        if (groups.empty()) {
            return;
        }
        line("BEGIN COLLECTION");
        for (const auto &[group, atoms] : groups) {
            const std::string count = std::to_string(group.second);
            const std::string name = group.first == StereoGroupKind::Absolute ? "STEABS"
                                     : group.first == StereoGroupKind::Or     ? "STEREL" + count
                                                                              : "STERAC" + count;
            line("MDLV30/" + name + " ATOMS=" + list(atoms));
        }
        line("END COLLECTION");
    }

    const Drawing &m_drawing;
    std::map<ItemId, int> m_index;
    std::string m_text;
};

} // namespace

std::string symbolOf(int element)
{
    return element >= 1 && element <= 118 ? std::string(kSymbols[std::size_t(element) - 1]) : "?";
}

int elementOf(std::string_view symbol)
{
    if (symbol == "D" || symbol == "T") {
        return 1;
    }
    const auto at = std::find(kSymbols.begin(), kSymbols.end(), symbol);
    return at == kSymbols.end() ? 0 : int(at - kSymbols.begin()) + 1;
}

std::string listOf(const std::vector<int> &elements)
{
    std::string list = "[";
    for (std::size_t i = 0; i < elements.size(); ++i) {
        list += (i > 0 ? "," : "") + symbolOf(elements[i]);
    }
    return list + "]";
}

std::string_view queryLetters(AtomKind kind)
{
    const auto *at = std::find_if(kQueryNames.begin(), kQueryNames.end(),
                                  [kind](const QueryName &name) { return name.kind == kind; });
    return at == kQueryNames.end() ? std::string_view() : at->letters;
}

std::optional<AtomKind> queryKindOf(std::string_view letters)
{
    const auto *at =
        std::find_if(kQueryNames.begin(), kQueryNames.end(),
                     [letters](const QueryName &name) { return name.letters == letters; });
    return at == kQueryNames.end() ? std::nullopt : std::optional(at->kind);
}

std::string molBlockOf(const Drawing &drawing)
{
    return Writer(drawing).block();
}

SmilesLosses lostInSmiles(const Drawing &drawing)
{
    SmilesLosses lost;
    for (const DrawnAtom &atom : drawing.atoms) {
        const bool isList = atom.kind == AtomKind::List || atom.kind == AtomKind::NotList;
        const bool isKept = atom.kind == AtomKind::Element || atom.kind == AtomKind::RGroup ||
                            atom.kind == AtomKind::AttachmentPoint || atom.kind == AtomKind::Text;
        lost.elementLists = lost.elementLists || isList;
        lost.queries = lost.queries || (!isKept && !isList) || atom.query != AtomQuery();
    }
    for (const DrawnBond &bond : drawing.bonds) {
        lost.queries = lost.queries || bond.topology != BondTopology::Any ||
                       bond.order == BondOrder::SingleOrDouble ||
                       bond.order == BondOrder::SingleOrAromatic ||
                       bond.order == BondOrder::DoubleOrAromatic;
    }
    return lost;
}

} // namespace artemisia::chem
