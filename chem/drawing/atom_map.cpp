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
/// A second product of the same reactant, or a reactant that reacts twice, begins anew: numbers may
/// stand more than once in products.
constexpr int kMostRounds = 4;

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
        Side right = sideOf(m_mapping.drawing, step.products);
        std::vector<int> fixed = fixedPairs(left, right);
        for (int round = 0; round < kMostRounds && !right.ids.empty(); ++round) {
            const AtomMatch match =
                matchAtoms(left.graph, right.graph, fixed, kBudget / kMostRounds, m_isCancelled);
            m_mapping.isComplete = m_mapping.isComplete && match.isComplete;
            const std::size_t before = right.ids.size();
            right = numbered(left, std::move(right), match);
            if (right.ids.size() == before) {
                break;
            }
            std::fill(fixed.begin(), fixed.end(), -1);
        }
        m_mapping.unmapped.insert(m_mapping.unmapped.end(), right.ids.begin(), right.ids.end());
    }

    /// Gives what is matched its numbers; what is left of the products comes back.
    Side numbered(const Side &left, Side right, const AtomMatch &match)
    {
        std::vector<char> isLeft(right.ids.size(), 1);
        for (std::size_t i = 0; i < match.to.size(); ++i) {
            const int number = match.to[i] < 0 ? 0 : numberOf(left.ids[i]);
            if (number > 0) {
                const auto to = std::size_t(match.to[i]);
                m_mapping.drawing.atom(left.ids[i])->map = number;
                m_mapping.drawing.atom(right.ids[to])->map = number;
                isLeft[to] = 0;
                ++m_mapping.pairs;
            }
        }
        Side rest;
        std::vector<int> index(right.ids.size(), -1);
        for (std::size_t i = 0; i < right.ids.size(); ++i) {
            if (isLeft[i] != 0) {
                index[i] = int(rest.ids.size());
                rest.ids.push_back(right.ids[i]);
                rest.graph.atoms.push_back(right.graph.atoms[i]);
            }
        }
        for (std::size_t i = 0; i < right.ids.size(); ++i) {
            if (isLeft[i] == 0) {
                continue;
            }
            rest.graph.bonds.emplace_back();
            for (MatchGraph::Bond bond : right.graph.bonds[i]) {
                bond.to = index[std::size_t(bond.to)];
                if (bond.to >= 0) {
                    rest.graph.bonds.back().push_back(bond);
                }
            }
        }
        return rest;
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
