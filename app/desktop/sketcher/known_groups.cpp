// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/known_groups.h"

#include "chem/drawing/convert.h"
#include "chem/drawing/labels.h"

#include <algorithm>
#include <unordered_map>

namespace artemisia::app
{

using namespace chem;

namespace
{

constexpr std::size_t kLargestGroup = 25; // atoms: none of the table has more

/// The table by canonical SMILES; the first of those that mean the same.
const std::unordered_map<std::string, std::string> &labels()
{
    static const auto table = [] {
        std::unordered_map<std::string, std::string> made;
        for (const Abbreviation &each : abbreviations()) {
            if (const auto molecule = Molecule::fromSmiles(std::string(each.smiles))) {
                made.emplace(molecule->smiles(), each.label);
            }
        }
        return made;
    }();
    return table;
}

/// What hangs on \a first once its bond to \a from is cut; empty: a ring, too much, or letters.
Selection branch(const Drawing &drawing, ItemId first, ItemId from)
{
    Selection found{first};
    std::vector<ItemId> ends{first};
    while (!ends.empty()) {
        const ItemId end = ends.back();
        ends.pop_back();
        if (drawing.abbreviationOf(end) != nullptr) {
            return {};
        }
        for (const ItemId next : drawing.neighboursOf(end)) {
            if (next == from && end != first) {
                return {}; // round a ring
            }
            if (next != from && found.insert(next).second) {
                ends.push_back(next);
            }
        }
        if (found.size() > kLargestGroup) {
            return {};
        }
    }
    return found;
}

/// The label of a branch; empty: the table has none.
std::string labelFor(const Drawing &drawing, const Selection &atoms, ItemId from)
{
    Selection wanted = atoms;
    wanted.insert(from);
    const auto index = std::size_t(std::distance(wanted.begin(), wanted.find(from)));
    Drawing copy = copyOf(drawing, wanted);
    if (copy.atoms.size() != wanted.size()) {
        return {};
    }
    DrawnAtom star;
    star.id = copy.atoms[index].id;
    star.at = copy.atoms[index].at;
    star.kind = AtomKind::AttachmentPoint;
    copy.atoms[index] = star;
    for (DrawnBond &bond : copy.bonds) {
        if (bond.from == star.id) {
            bond.stereo = BondStereo::None; // of the rest's
        }
    }
    const auto molecule = moleculeOf(copy);
    const auto label = molecule ? labels().find(molecule->smiles()) : labels().end();
    return label != labels().end() ? label->second : std::string();
}

bool isMeant(const Drawing &drawing, const Selection &atoms, const Selection &chosen)
{
    const bool hasHetero = std::any_of(
        atoms.begin(), atoms.end(), [&](ItemId atom) { return drawing.atom(atom)->element != 6; });
    if (chosen.size() > 1) {
        return std::includes(chosen.begin(), chosen.end(), atoms.begin(), atoms.end()) &&
               (hasHetero || atoms == chosen);
    }
    return hasHetero && (chosen.empty() || atoms.count(*chosen.begin()) > 0);
}

} // namespace

std::vector<KnownGroup> knownGroupsIn(const Drawing &drawing, const Selection &chosen,
                                      const std::function<bool()> &isCancelled)
{
    Selection atoms;
    for (const ItemId item : completed(drawing, chosen)) {
        if (drawing.atom(item) != nullptr) {
            atoms.insert(item);
        }
    }
    std::vector<KnownGroup> found;
    for (const DrawnBond &bond : drawing.bonds) {
        if (isCancelled()) {
            return {};
        }
        for (const ItemId first : {bond.from, bond.to}) {
            const Selection group = bond.order == BondOrder::Single
                                        ? branch(drawing, first, bond.other(first))
                                        : Selection();
            if (group.size() < 2 || !isMeant(drawing, group, atoms)) {
                continue;
            }
            if (std::string label = labelFor(drawing, group, bond.other(first)); !label.empty()) {
                found.push_back({std::move(label), group});
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const KnownGroup &a, const KnownGroup &b) {
        return a.atoms.size() > b.atoms.size();
    });
    Selection taken;
    std::vector<KnownGroup> apart;
    for (KnownGroup &group : found) {
        const bool isFree = std::none_of(group.atoms.begin(), group.atoms.end(),
                                         [&](ItemId atom) { return taken.count(atom) > 0; });
        if (isFree) {
            taken.insert(group.atoms.begin(), group.atoms.end());
            apart.push_back(std::move(group));
        }
    }
    return apart;
}

} // namespace artemisia::app
