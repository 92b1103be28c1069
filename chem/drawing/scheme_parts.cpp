// SPDX-License-Identifier: GPL-3.0-or-later
// Which fragments of a sheet are one substance.
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <map>

namespace artemisia::chem
{

namespace
{

constexpr double kSameSubstance = 6; ///< points between the ink of what is one substance
constexpr int kSmallPartner = 7;     ///< heavy atoms: trifluoroacetic acid has as many

bool isWithin(const Box &a, const Box &b, double gap)
{
    return a.left <= b.left + b.width + gap && b.left <= a.left + a.width + gap &&
           a.top <= b.top + b.height + gap && b.top <= a.top + a.height + gap;
}

/// A fragment, as far as it matters to whether it is a substance by itself.
struct Fragment {
    Fragment(const Drawing &drawing, const std::vector<ItemId> &atoms, const Box &bounds)
        : box(bounds)
    {
        for (const ItemId id : atoms) {
            const DrawnAtom &atom = *drawing.atom(id);
            heavyAtoms += atom.element == 1 ? 0 : 1;
            charge += atom.charge;
        }
    }
    Box box;
    int heavyAtoms = 0;
    int charge = 0;
};

// Of two that touch: a counterion or a solvent of crystallisation may stand anywhere, two larger
// ones stand side by side, as in a tartrate. Else one of them hangs over from another row.
bool belongTogether(const Fragment &a, const Fragment &b)
{
    const bool areIons = (a.charge < 0 && b.charge > 0) || (a.charge > 0 && b.charge < 0);
    const double inLine = std::min(a.box.top + a.box.height, b.box.top + b.box.height) -
                          std::max(a.box.top, b.box.top);
    return areIons || std::min(a.heavyAtoms, b.heavyAtoms) <= kSmallPartner ||
           inLine >= std::min(a.box.height, b.box.height) / 2;
}

/// Sets that grow together.
class Sets
{
public:
    explicit Sets(std::size_t n)
        : m_parent(n)
    {
        for (std::size_t i = 0; i < n; ++i) {
            m_parent[i] = i;
        }
    }
    std::size_t find(std::size_t i)
    {
        while (m_parent[i] != i) {
            i = m_parent[i] = m_parent[m_parent[i]];
        }
        return i;
    }
    // The lower number stays: sets keep the order of their first members.
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

} // namespace

std::vector<SheetPart> partsOf(const Drawing &drawing)
{
    const std::vector<std::vector<ItemId>> fragments = fragmentsOf(drawing);
    const std::vector<Box> boxes = boxesOf(drawing, fragments);
    std::map<ItemId, std::size_t> fragmentOf;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        for (const ItemId atom : fragments[i]) {
            fragmentOf[atom] = i;
        }
    }
    Sets sets(fragments.size());
    for (const DrawnGroup &group : drawing.groups) {
        for (const ItemId atom : group.atoms) {
            sets.join(fragmentOf[group.atoms.front()], fragmentOf[atom]);
        }
    }
    std::vector<Fragment> known;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        known.emplace_back(drawing, fragments[i], boxes[i]);
    }
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        for (std::size_t j = i + 1; j < fragments.size(); ++j) {
            if (isWithin(boxes[i], boxes[j], kSameSubstance) &&
                belongTogether(known[i], known[j])) {
                sets.join(i, j);
            }
        }
    }
    std::map<std::size_t, SheetPart> parts;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        SheetPart &part = parts[sets.find(i)];
        part.insert(part.end(), fragments[i].begin(), fragments[i].end());
    }
    std::vector<SheetPart> found;
    for (auto &[first, part] : parts) {
        std::sort(part.begin(), part.end());
        found.push_back(std::move(part));
    }
    return found;
}

} // namespace artemisia::chem
