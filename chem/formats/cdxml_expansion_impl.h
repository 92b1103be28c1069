// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: what the labels of a CDXML fragment stand for.
#pragma once

#include "chem/formats/cdxml_impl.h"

#include <algorithm>

namespace artemisia::chem
{

/// One fragment with its labels expanded.
class CdxmlExpansion
{
public:
    /// A node on its way to being an atom.
    struct Atom {
        const CdxmlNode *node = nullptr;
        int index = -1; ///< in the molecule; -1: not placed
    };
    struct Bond {
        const CdxmlBond *bond = nullptr;
        bool isUsedUp = false; ///< led to an external connection point
    };

    Result<void> add(const CdxmlFragment &fragment)
    {
        for (const CdxmlNode &node : fragment.nodes) {
            if (!m_atoms.emplace(node.id, Atom{&node, -1}).second) {
                return fail(ErrorCode::Syntax, "Two atoms of the drawing have the same number.");
            }
            for (const auto &inner : node.inner) {
                if (auto fine = add(*inner); !fine) {
                    return fine;
                }
            }
        }
        for (const CdxmlBond &bond : fragment.bonds) {
            m_bonds.push_back({&bond, false});
            m_bondsAt[bond.begin].push_back(m_bonds.size() - 1);
            m_bondsAt[bond.end].push_back(m_bonds.size() - 1);
        }
        return {};
    }

    /// The atom that \a bond reaches at its end \a id: the node itself or, in a label, the atom
    /// behind the connection point that belongs to the bond.
    Result<int> reached(int id, std::size_t bond, int depth = 0)
    {
        const auto found = m_atoms.find(id);
        if (found == m_atoms.end()) {
            return fail(ErrorCode::Syntax, "A bond of the drawing ends nowhere.");
        }
        const CdxmlNode &node = *found->second.node;
        if (node.inner.empty()) {
            return id;
        }
        const std::string why = "The label \"" + node.label + "\" cannot be expanded.";
        const CdxmlNode *point = connectionPoint(node, bond);
        if (point == nullptr || depth > 50) {
            return fail(ErrorCode::Unsupported, why);
        }
        const auto inside = m_bondsAt.find(point->id);
        if (inside == m_bondsAt.end() || inside->second.size() != 1) {
            return fail(ErrorCode::Unsupported, why);
        }
        const std::size_t next = inside->second.front();
        m_bonds[next].isUsedUp = true;
        const CdxmlBond &b = *m_bonds[next].bond;
        return reached(b.begin == point->id ? b.end : b.begin, next, depth + 1);
    }

    /// Whether the node stands for an atom of the result (and not for a label's contents or its
    /// open end).
    bool isAtom(const CdxmlNode &node, bool isInner) const
    {
        return node.inner.empty() && !(isInner && node.type == "ExternalConnectionPoint");
    }

    std::vector<Bond> &bonds() { return m_bonds; }
    Atom *find(int id)
    {
        const auto found = m_atoms.find(id);
        return found == m_atoms.end() ? nullptr : &found->second;
    }

private:
    std::map<int, Atom> m_atoms;
    std::vector<Bond> m_bonds;
    std::map<int, std::vector<std::size_t>> m_bondsAt;

    /// By the number the bond states, else by the order of the label's bonds and of its open ends.
    const CdxmlNode *connectionPoint(const CdxmlNode &label, std::size_t bond) const
    {
        std::vector<const CdxmlNode *> points;
        for (const CdxmlNode &node : label.inner.front()->nodes) {
            if (node.type == "ExternalConnectionPoint") {
                points.push_back(&node);
            }
        }
        const CdxmlBond &b = *m_bonds[bond].bond;
        const int stated = b.begin == label.id ? b.beginExternal : b.endExternal;
        for (const CdxmlNode *point : points) {
            if (stated != 0 && point->externalNumber == stated) {
                return point;
            }
        }
        std::stable_sort(points.begin(), points.end(), [](const auto *l, const auto *r) {
            return l->externalNumber < r->externalNumber;
        });
        const std::size_t place = placeOf(label, bond);
        return place < points.size() ? points[place] : nullptr;
    }

    std::size_t placeOf(const CdxmlNode &label, std::size_t bond) const
    {
        const auto &order = label.bondOrdering;
        const auto stated = std::find(order.begin(), order.end(), m_bonds[bond].bond->id);
        if (stated != order.end()) {
            return std::size_t(stated - order.begin());
        }
        const auto &all = m_bondsAt.at(label.id);
        return std::size_t(std::find(all.begin(), all.end(), bond) - all.begin());
    }
};

} // namespace artemisia::chem
