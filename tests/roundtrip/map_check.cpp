// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/roundtrip/map_check.h"

#include "chem/drawing/atom_map.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>

namespace artemisia::roundtrip
{

using namespace artemisia::chem;

namespace
{

/// Equal for atoms with equal surroundings: those that symmetry makes one.
std::map<ItemId, std::size_t> classesOf(const Drawing &drawing)
{
    constexpr int kRounds = 25;
    const std::hash<std::size_t> hash;
    std::map<ItemId, std::size_t> classes;
    const auto valences = valencesOf(drawing);
    for (std::size_t i = 0; i < drawing.atoms.size(); ++i) {
        const DrawnAtom &atom = drawing.atoms[i];
        const int label = atom.element * 1000 + int(atom.kind) * 200000 + atom.charge * 20 + 200;
        classes[atom.id] = std::size_t(label) + std::size_t(valences[i].hydrogens);
    }
    for (int round = 0; round < kRounds; ++round) {
        std::map<ItemId, std::size_t> next;
        for (const DrawnAtom &atom : drawing.atoms) {
            std::size_t sum = 0;
            for (const ItemId neighbour : drawing.neighboursOf(atom.id)) {
                sum += hash(classes[neighbour] * 0x9E3779B97F4A7C15ULL ^ classes[neighbour] >> 31);
            }
            next[atom.id] = (classes[atom.id] ^ sum >> 7) * 0xBF58476D1CE4E5B9ULL + sum;
        }
        classes = std::move(next);
    }
    return classes;
}

using Pairs = std::map<std::pair<std::size_t, std::size_t>, int>;

// Of the first step: how often an atom of one class becomes one of another.
Pairs pairsOf(const Drawing &drawing, const SchemeStep &step,
              const std::map<ItemId, std::size_t> &classes)
{
    std::map<int, ItemId> left;
    for (const SheetPart &part : step.reactants) {
        for (const ItemId atom : part) {
            left.emplace(drawing.atom(atom)->map, atom);
        }
    }
    Pairs pairs;
    for (const SheetPart &part : step.products) {
        for (const ItemId atom : part) {
            const int number = drawing.atom(atom)->map;
            const auto from = left.find(number);
            if (number > 0 && from != left.end()) {
                ++pairs[{classes.at(from->second), classes.at(atom)}];
            }
        }
    }
    return pairs;
}

} // namespace

MapAgreement agreementOf(const Drawing &drawing)
{
    MapAgreement agreement;
    const auto steps = stepsOf(drawing);
    if (steps.empty()) {
        return agreement;
    }
    Drawing bare = drawing;
    for (DrawnAtom &atom : bare.atoms) {
        atom.map = 0;
    }
    const auto classes = classesOf(bare);
    const auto begin = std::chrono::steady_clock::now();
    const auto mapping = mapAtoms(bare);
    agreement.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    Pairs found = mapping ? pairsOf(mapping->drawing, steps.front(), classes) : Pairs();
    agreement.isComplete = mapping && mapping->isComplete;
    for (const auto &[pair, count] : pairsOf(drawing, steps.front(), classes)) {
        agreement.stated += count;
        agreement.agreeing += std::min(count, found[pair]);
    }
    return agreement;
}

} // namespace artemisia::roundtrip
