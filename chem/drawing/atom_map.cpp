// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/atom_map.h"

#include "chem/base/guard.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/reaction_match.h"
#include "chem/drawing/scheme.h"

#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/RWMol.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr int kLargestNumber = 999;
constexpr std::size_t kBudget = 20'000'000; ///< of one step

int kindOf(const DrawnAtom &atom)
{
    if (atom.kind == AtomKind::Element) {
        return atom.element;
    }
    const bool isNumbered = atom.kind == AtomKind::RGroup || atom.kind == AtomKind::AttachmentPoint;
    int list = 0;
    for (const int element : atom.elements) {
        list = (list * 131 + element) % 100000;
    }
    return 1000 + int(atom.kind) * 100000 + (isNumbered ? atom.number : list);
}

int orderOf(BondOrder order)
{
    switch (order) {
    case BondOrder::Double:
        return 2;
    case BondOrder::Triple:
        return 3;
    case BondOrder::Aromatic:
    case BondOrder::SingleOrAromatic:
    case BondOrder::DoubleOrAromatic:
        return 4;
    case BondOrder::Single:
    case BondOrder::SingleOrDouble:
        return 1;
    default:
        return 5;
    }
}

// Which bonds are aromatic: the double bonds of a ring may be drawn otherwise in the product.
void markAromatic(const Drawing &part, std::vector<int> &orders)
{
    const auto done = guarded(ErrorCode::Chemistry, "", [&]() -> Result<void> {
        const std::unique_ptr<RDKit::RWMol> mol(
            RDKit::MolBlockToMol(molBlockOf(part), true, false));
        for (std::size_t i = 0; mol && i < orders.size() && i < mol->getNumBonds(); ++i) {
            const RDKit::Bond *bond = mol->getBondWithIdx(static_cast<unsigned>(i));
            orders[i] = bond->getIsAromatic() ? 4 : orders[i];
        }
        return {};
    });
    (void)done; // an impossible structure is matched as it is drawn
}

/// The structures of one side, and which atom of the sheet each is.
struct Side {
    MatchGraph graph;
    std::vector<ItemId> ids;
};

void addPart(Side &side, const Drawing &drawing, const SheetPart &atoms)
{
    const Drawing part = copyOf(drawing, Selection(atoms.begin(), atoms.end()));
    const std::vector<AtomValence> valences = valencesOf(part);
    std::vector<int> orders;
    for (const DrawnBond &bond : part.bonds) {
        orders.push_back(orderOf(bond.order));
    }
    markAromatic(part, orders);
    std::map<ItemId, int> index;
    for (std::size_t i = 0; i < part.atoms.size(); ++i) {
        const DrawnAtom &atom = part.atoms[i];
        index[atom.id] = int(side.ids.size());
        side.ids.push_back(atom.id);
        side.graph.atoms.push_back({kindOf(atom), atom.charge, valences[i].hydrogens});
        side.graph.bonds.emplace_back();
    }
    for (std::size_t i = 0; i < part.bonds.size(); ++i) {
        const int from = index[part.bonds[i].from];
        const int to = index[part.bonds[i].to];
        side.graph.bonds[std::size_t(from)].push_back({to, orders[i]});
        side.graph.bonds[std::size_t(to)].push_back({from, orders[i]});
    }
}

Side sideOf(const Drawing &drawing, const std::vector<SheetPart> &parts)
{
    Side side;
    for (const SheetPart &part : parts) {
        addPart(side, drawing, part);
    }
    return side;
}

/// Which piece each atom is in, by the bonds that \a isKept; -1 for atoms outside of \a isIn.
template <typename IsIn, typename IsKept>
std::vector<int> piecesOf(const MatchGraph &graph, const IsIn &isIn, const IsKept &isKept)
{
    std::vector<int> pieces(graph.atoms.size(), -1);
    int next = 0;
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        if (pieces[first] >= 0 || !isIn(int(first))) {
            continue;
        }
        std::vector<int> open{int(first)};
        pieces[first] = next;
        while (!open.empty()) {
            const int atom = open.back();
            open.pop_back();
            for (const MatchGraph::Bond &bond : graph.bonds[std::size_t(atom)]) {
                int &piece = pieces[std::size_t(bond.to)];
                if (piece < 0 && isIn(bond.to) && isKept(atom, bond.to)) {
                    piece = next;
                    open.push_back(bond.to);
                }
            }
        }
        ++next;
    }
    return pieces;
}

/// Takes back what was matched only because nothing better was left: where a partner is named in
/// words its atoms have no source, and every leftover of the drawn ones would be put in their
/// place.
class StrayPieces
{
public:
    StrayPieces(const MatchGraph &left, const MatchGraph &right, const std::vector<int> &fixed,
                std::vector<int> &to)
        : m_left(left)
        , m_right(right)
        , m_fixed(fixed)
        , m_to(to)
    {
        const auto all = [](int) { return true; };
        const auto any = [](int, int) { return true; };
        m_reactants = piecesOf(left, all, any);
        m_products = piecesOf(right, all, any);
    }

    /// Each round may bare what the next one goes by.
    void drop()
    {
        while (dropOnce()) {
        }
    }

private:
    [[nodiscard]] bool isMatched(int a) const { return m_to[std::size_t(a)] >= 0; }
    [[nodiscard]] bool isKept(int a, int b) const
    {
        return isMatched(a) && isMatched(b) &&
               m_right.orderBetween(m_to[std::size_t(a)], m_to[std::size_t(b)]) > 0;
    }

    bool dropOnce()
    {
        m_from.assign(m_right.atoms.size(), -1);
        for (std::size_t a = 0; a < m_to.size(); ++a) {
            if (m_to[a] >= 0) {
                m_from[std::size_t(m_to[a])] = int(a);
            }
        }
        m_pieces = piecesOf(
            m_left, [&](int a) { return isMatched(a); },
            [&](int a, int b) { return isKept(a, b); });
        findMain();
        std::set<int> strays;
        std::set<int> held;
        for (int a = 0; a < int(m_to.size()); ++a) {
            if (m_fixed[std::size_t(a)] >= 0) {
                held.insert(m_pieces[std::size_t(a)]);
            } else if (isMatched(a) && isStray(a)) {
                strays.insert(m_pieces[std::size_t(a)]);
            }
        }
        bool isDropped = false;
        for (int a = 0; a < int(m_to.size()); ++a) {
            const int piece = m_pieces[std::size_t(a)];
            const bool isFixed = m_fixed[std::size_t(a)] >= 0;
            if (isMatched(a) && !isFixed &&
                (isTornFromRing(a) || (strays.count(piece) > 0 && held.count(piece) == 0))) {
                m_to[std::size_t(a)] = -1;
                isDropped = true;
            }
        }
        return isDropped;
    }

    /// Of each reactant the largest pieces, and the products these are in.
    void findMain()
    {
        m_sizes.clear();
        for (const int piece : m_pieces) {
            ++m_sizes[piece];
        }
        m_largest.clear();
        for (std::size_t a = 0; a < m_pieces.size(); ++a) {
            int &size = m_largest[m_reactants[a]];
            size = isMatched(int(a)) ? std::max(size, m_sizes[m_pieces[a]]) : size;
        }
        m_goesTo.clear();
        for (std::size_t a = 0; a < m_pieces.size(); ++a) {
            if (isMatched(int(a)) && isMain(int(a))) {
                m_goesTo.insert({m_reactants[a], m_products[std::size_t(m_to[a])]});
            }
        }
    }
    [[nodiscard]] bool isMain(int a) const
    {
        return m_sizes.at(m_pieces[std::size_t(a)]) == m_largest.at(m_reactants[std::size_t(a)]);
    }

    /// Cut off its reactant and hung, in the same product, on an atom that comes from nothing.
    [[nodiscard]] bool isStray(int a) const
    {
        const int b = m_to[std::size_t(a)];
        if (isMain(a) ||
            m_goesTo.count({m_reactants[std::size_t(a)], m_products[std::size_t(b)]}) == 0) {
            return false;
        }
        const auto &bonds = m_right.bonds[std::size_t(b)];
        return std::any_of(bonds.begin(), bonds.end(), [&](const MatchGraph::Bond &bond) {
            return m_from[std::size_t(bond.to)] < 0 && !isPutBetween(a, bond.to);
        });
    }
    /// An atom that came between two that were bound, as the oxygen of a Baeyer-Villiger oxidation.
    [[nodiscard]] bool isPutBetween(int a, int inserted) const
    {
        const auto &bonds = m_right.bonds[std::size_t(inserted)];
        return std::any_of(bonds.begin(), bonds.end(), [&](const MatchGraph::Bond &bond) {
            const int other = m_from[std::size_t(bond.to)];
            return other >= 0 && other != a && m_left.orderBetween(a, other) > 0;
        });
    }

    /// An atom of an aromatic ring that has lost all of its bonds there. What is left of an aryl
    /// group that is oxidised away stays on its neighbour, and has no more hydrogens than before.
    [[nodiscard]] bool isTornFromRing(int a) const
    {
        const MatchGraph::Atom &before = m_left.atoms[std::size_t(a)];
        const MatchGraph::Atom &after = m_right.atoms[std::size_t(m_to[std::size_t(a)])];
        if (isMain(a) && m_sizes.at(m_pieces[std::size_t(a)]) > 1 &&
            after.hydrogens <= before.hydrogens) {
            return false;
        }
        bool isAromatic = false;
        for (const MatchGraph::Bond &bond : m_left.bonds[std::size_t(a)]) {
            if (bond.order == 4 && isKept(a, bond.to)) {
                return false;
            }
            isAromatic = isAromatic || bond.order == 4;
        }
        return isAromatic;
    }

    const MatchGraph &m_left;
    const MatchGraph &m_right;
    const std::vector<int> &m_fixed;
    std::vector<int> &m_to;
    std::vector<int> m_from;
    std::vector<int> m_reactants; ///< of each atom of the left, the molecule
    std::vector<int> m_products;  ///< of each of the right
    std::vector<int> m_pieces;    ///< of each of the left, what stays together
    std::map<int, int> m_sizes;   ///< of the pieces
    std::map<int, int> m_largest; ///< of each reactant, the size of its largest piece
    std::set<std::pair<int, int>> m_goesTo;
};

class Mapper
{
public:
    Mapper(const Drawing &drawing, DrawnMaps drawn, const std::function<bool()> &isCancelled)
        : m_steps(stepsOf(drawing))
        , m_isCancelled(isCancelled)
        , m_drawn(drawn)
    {
        m_mapping.drawing = drawing;
        if (drawn == DrawnMaps::Replace) {
            clear();
        }
        for (const DrawnAtom &atom : m_mapping.drawing.atoms) {
            m_used.insert(atom.map);
        }
    }

    [[nodiscard]] Result<AtomMapping> run()
    {
        if (m_steps.empty()) {
            return fail(ErrorCode::Unsupported, "There is no reaction arrow on the sheet.");
        }
        for (const SchemeStep &step : m_steps) {
            map(step);
            if (m_isCancelled && m_isCancelled()) {
                return fail(ErrorCode::Cancelled, "The mapping was cancelled.");
            }
        }
        std::sort(m_mapping.unmapped.begin(), m_mapping.unmapped.end());
        return std::move(m_mapping);
    }

private:
    void clear()
    {
        for (const SchemeStep &step : m_steps) {
            for (const auto *parts : {&step.reactants, &step.agents, &step.products}) {
                for (const SheetPart &part : *parts) {
                    for (const ItemId atom : part) {
                        m_mapping.drawing.atom(atom)->map = 0;
                    }
                }
            }
        }
    }

    [[nodiscard]] std::vector<int> fixedPairs(const Side &left, const Side &right) const
    {
        std::map<int, int> byNumber;
        for (std::size_t i = 0; i < right.ids.size(); ++i) {
            byNumber.emplace(m_mapping.drawing.atom(right.ids[i])->map, int(i));
        }
        std::vector<int> fixed(left.ids.size(), -1);
        std::set<int> taken;
        for (std::size_t i = 0; i < left.ids.size() && m_drawn == DrawnMaps::Keep; ++i) {
            const int number = m_mapping.drawing.atom(left.ids[i])->map;
            const auto found = byNumber.find(number);
            if (number > 0 && found != byNumber.end() && taken.insert(found->second).second &&
                left.graph.atoms[i].kind == right.graph.atoms[std::size_t(found->second)].kind) {
                fixed[i] = found->second;
            }
        }
        return fixed;
    }

    void map(const SchemeStep &step)
    {
        const Side left = sideOf(m_mapping.drawing, step.reactants);
        const Side right = sideOf(m_mapping.drawing, step.products);
        if (right.ids.empty()) {
            return;
        }
        const std::vector<int> fixed = fixedPairs(left, right);
        AtomMatch match = matchAtoms(left.graph, right.graph, fixed, kBudget, m_isCancelled);
        m_mapping.isComplete = m_mapping.isComplete && match.isComplete;
        StrayPieces(left.graph, right.graph, fixed, match.to).drop();
        number(left, right, match.to);
    }

    /// Gives what is matched its numbers, each once among the products.
    void number(const Side &left, const Side &right, const std::vector<int> &to)
    {
        std::vector<int> from(right.ids.size(), -1);
        for (std::size_t a = 0; a < to.size(); ++a) {
            if (to[a] >= 0) {
                from[std::size_t(to[a])] = int(a);
            }
        }
        std::set<int> given;
        for (std::size_t b = 0; b < from.size(); ++b) {
            if (from[b] < 0) {
                given.insert(m_mapping.drawing.atom(right.ids[b])->map);
            }
        }
        for (std::size_t a = 0; a < to.size(); ++a) {
            const int number = to[a] < 0 ? 0 : numberOf(left.ids[a]);
            if (number > 0 && given.insert(number).second) {
                m_mapping.drawing.atom(left.ids[a])->map = number;
                m_mapping.drawing.atom(right.ids[std::size_t(to[a])])->map = number;
                ++m_mapping.pairs;
            } else if (to[a] >= 0) {
                from[std::size_t(to[a])] = -1;
            }
        }
        for (std::size_t b = 0; b < from.size(); ++b) {
            if (from[b] < 0) {
                m_mapping.unmapped.push_back(right.ids[b]);
            }
        }
    }

    // That which it has, else the first free one; 0: there is none left.
    int numberOf(ItemId atom)
    {
        if (const int has = m_mapping.drawing.atom(atom)->map; has > 0) {
            return has;
        }
        while (m_next <= kLargestNumber && m_used.count(m_next) > 0) {
            ++m_next;
        }
        return m_next <= kLargestNumber ? m_next++ : 0;
    }

    std::vector<SchemeStep> m_steps;
    const std::function<bool()> &m_isCancelled;
    DrawnMaps m_drawn;
    AtomMapping m_mapping;
    std::set<int> m_used;
    int m_next = 1;
};

} // namespace

Result<AtomMapping> mapAtoms(const Drawing &drawing, DrawnMaps drawn,
                             const std::function<bool()> &isCancelled)
{
    return Mapper(drawing, drawn, isCancelled).run();
}

} // namespace artemisia::chem
