// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/facts.h"

#include "chem/drawing/convert.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/open_centres.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"
#include "chem/molecule/repeat_units.h"

#include <algorithm>
#include <map>
#include <set>

namespace artemisia::chem
{

namespace
{

using Letters = std::vector<std::pair<ItemId, std::string>>; ///< with the brackets they are of

constexpr int kMostTimes = 100000; ///< that an atom counts; no sum of them is beyond an int

// A sign would be taken for the charge.
std::string letterOf(const std::string &label)
{
    return label.find_first_of("+-^_()[]{}* \n") == std::string::npos ? label : "x";
}

/// How often atoms stand in a substance whose brackets carry counts.
class Repeats
{
public:
    explicit Repeats(const Drawing &drawing)
    {
        for (const DrawnGroup &group : drawing.groups) {
            if (group.kind == GroupKind::Repeat) {
                add(group);
            }
        }
    }

    [[nodiscard]] bool isEmpty() const { return m_times.empty() && m_units.empty(); }
    [[nodiscard]] int times(ItemId atom) const
    {
        const auto found = m_times.find(atom);
        return found == m_times.end() ? 1 : found->second;
    }
    /// The letters that an atom counts with, one a bracket; empty: with none.
    [[nodiscard]] const Letters &letters(ItemId atom) const
    {
        static const Letters kNone;
        const auto found = m_units.find(atom);
        return found == m_units.end() ? kNone : found->second;
    }

private:
    void add(const DrawnGroup &group)
    {
        const int count = repeatCount(group.label);
        const bool isCounted =
            count > 0 && std::all_of(group.atoms.begin(), group.atoms.end(), [&](ItemId atom) {
                return times(atom) <= kMostTimes / count;
            });
        for (const ItemId atom : group.atoms) {
            if (isCounted) {
                m_times[atom] = times(atom) * count;
            } else {
                m_units[atom].emplace_back(group.id, letterOf(group.label));
            }
        }
    }

    std::map<ItemId, int> m_times;
    std::map<ItemId, Letters> m_units;
};

// It is one atom, but of which element is not said.
bool isQuery(const DrawnAtom &atom)
{
    return atom.kind != AtomKind::Element && atom.kind != AtomKind::RGroup &&
           atom.kind != AtomKind::AttachmentPoint && atom.kind != AtomKind::Text;
}

bool isQuery(const DrawnBond &bond)
{
    return bond.order == BondOrder::Any || bond.order == BondOrder::SingleOrDouble ||
           bond.order == BondOrder::SingleOrAromatic || bond.order == BondOrder::DoubleOrAromatic;
}

bool hasQueryBond(const Drawing &part)
{
    return std::any_of(part.bonds.begin(), part.bonds.end(),
                       [](const DrawnBond &bond) { return isQuery(bond); });
}

bool hasQueryAtom(const Drawing &part)
{
    return std::any_of(part.atoms.begin(), part.atoms.end(),
                       [](const DrawnAtom &atom) { return isQuery(atom); });
}

bool isOpen(const Drawing &part)
{
    return hasQueryBond(part) ||
           std::any_of(part.atoms.begin(), part.atoms.end(),
                       [](const DrawnAtom &atom) { return atom.kind != AtomKind::Element; });
}

/// What a substance is made of: what counts with no letter, and each unit that counts with some.
struct Piece {
    AtomTimes times;                    ///< 0 for the atoms of others
    std::map<std::string, int> queries; ///< how often each label stands
    int charge = 0;
};

std::map<Letters, Piece> piecesOf(const Drawing &part, const Repeats &repeats)
{
    std::map<Letters, Piece> pieces;
    for (std::size_t i = 0; i < part.atoms.size(); ++i) {
        const DrawnAtom &atom = part.atoms[i];
        Piece &piece = pieces[repeats.letters(atom.id)];
        piece.times.resize(part.atoms.size(), 0);
        const int times = repeats.times(atom.id);
        if (isQuery(atom)) {
            piece.queries[labelOf(part, atom.id)] += times;
        } else {
            piece.times[i] = times;
        }
        piece.charge += atom.charge * times;
    }
    return pieces;
}

std::string formulaOf(const Molecule &molecule, const Piece &piece)
{
    std::string text = formula(molecule, piece.times);
    for (const auto &[label, times] : piece.queries) {
        text += label + (times > 1 ? std::to_string(times) : std::string());
    }
    return text;
}

std::string joined(const Letters &letters)
{
    std::string text;
    for (const auto &[group, letter] : letters) {
        text += letter;
    }
    return text;
}

// "+", "-2", "+n", "+2n-1": what counts with letters first, its sign before all.
std::string chargeOf(const std::map<Letters, Piece> &pieces)
{
    std::string text;
    int sign = 0;
    const auto add = [&](int charge, const std::string &letters) {
        if (charge == 0) {
            return;
        }
        const bool isFirst = sign == 0;
        sign = isFirst ? (charge > 0 ? 1 : -1) : sign;
        text += (isFirst ? charge > 0 : charge * sign > 0) ? "+" : "-";
        const bool isBareOne = std::abs(charge) == 1 && (!letters.empty() || isFirst);
        text += (isBareOne ? "" : std::to_string(std::abs(charge))) + letters;
    };
    int rest = 0;
    for (const auto &[letters, piece] : pieces) {
        rest = letters.empty() ? piece.charge : rest;
        add(letters.empty() ? 0 : piece.charge, joined(letters));
    }
    add(rest, {});
    return text;
}

void addSubstance(DrawingFacts &facts, const Drawing &part, const Molecule &molecule,
                  std::set<std::string> &open)
{
    const Repeats repeats(part);
    facts.isOpen = facts.isOpen || isOpen(part);
    if (hasQueryBond(part)) {
        return;
    }
    if (repeats.isEmpty() && !hasQueryAtom(part)) {
        facts.formulae.push_back(formula(molecule));
        facts.averageMass += averageMass(molecule);
        facts.exactMass += monoisotopicMass(molecule);
        return;
    }
    const std::map<Letters, Piece> pieces = piecesOf(part, repeats);
    std::string text;
    for (const auto &[letters, piece] : pieces) {
        const std::string one = formulaOf(molecule, piece);
        text += letters.empty() ? one : "(" + one + ")" + joined(letters);
        facts.averageMass += averageMass(molecule, piece.times);
        facts.exactMass += monoisotopicMass(molecule, piece.times);
        for (const auto &[group, letter] : letters) {
            open.insert(letter);
        }
    }
    facts.formulae.push_back(text + chargeOf(pieces));
}

void addStereo(std::vector<Warning> &warnings, const Drawing &drawing)
{
    const StereoRemarks remarks = stereoRemarksOf(drawing);
    for (const ItemId atom : remarks.open) {
        warnings.push_back({Concern::OpenStereo, atom, 0});
    }
    for (const ItemId atom : remarks.idle) {
        warnings.push_back({Concern::IdleMark, atom, 0});
    }
    for (const ItemId atom : remarks.unclear) {
        warnings.push_back({Concern::UnclearDoubleBond, atom, 0});
    }
}

bool isCurly(const DrawnArrow &arrow)
{
    return arrow.kind == ArrowKind::CurlyPair || arrow.kind == ArrowKind::CurlySingle;
}

// Most species of a mechanism are ions.
void addCharges(std::vector<Warning> &warnings, const Drawing &drawing)
{
    if (std::any_of(drawing.arrows.begin(), drawing.arrows.end(), isCurly)) {
        return;
    }
    const Repeats repeats(drawing);
    for (const SheetPart &part : partsOf(drawing)) {
        int sum = 0;
        ItemId charged = kNoItem;
        for (const ItemId id : part) {
            const int charge = drawing.atom(id)->charge;
            sum += charge * repeats.times(id);
            charged = charge != 0 && charged == kNoItem ? id : charged;
        }
        if (sum != 0) {
            warnings.push_back({Concern::Charge, charged, sum});
        }
    }
}

// Of carbons that are written with their hydrogens.
void addFewHydrogens(std::vector<Warning> &warnings, const Drawing &drawing)
{
    const auto isStated = [](const DrawnAtom &atom) {
        return atom.isShown && atom.hydrogens >= 0 && atom.charge == 0 && atom.radicals == 0;
    };
    if (std::none_of(drawing.atoms.begin(), drawing.atoms.end(), isStated)) {
        return;
    }
    Drawing unstated = drawing;
    for (DrawnAtom &atom : unstated.atoms) {
        atom.hydrogens = isStated(atom) ? -1 : atom.hydrogens;
    }
    const std::vector<AtomValence> usual = valencesOf(unstated);
    for (std::size_t i = 0; i < usual.size(); ++i) {
        const DrawnAtom &atom = drawing.atoms[i];
        if (isStated(atom) && atom.hydrogens < usual[i].hydrogens) {
            warnings.push_back({Concern::FewHydrogens, atom.id, 0});
        }
    }
}

std::vector<Warning> warningsOf(const Drawing &drawing)
{
    std::vector<Warning> warnings;
    const std::vector<AtomValence> valences = valencesOf(drawing);
    for (std::size_t i = 0; i < valences.size(); ++i) {
        if (valences[i].isTooHigh) {
            warnings.push_back({Concern::Valence, drawing.atoms[i].id, 0});
        }
        if (drawing.atoms[i].kind == AtomKind::Text) {
            warnings.push_back({Concern::UnknownLetters, drawing.atoms[i].id, 0});
        }
    }
    addFewHydrogens(warnings, drawing);
    addStereo(warnings, drawing);
    addCharges(warnings, drawing);
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const Warning &a, const Warning &b) { return a.atom < b.atom; });
    return warnings;
}

} // namespace

DrawingFacts factsOf(const Drawing &drawing, const Selection &selection)
{
    DrawingFacts facts;
    facts.warnings = warningsOf(drawing);
    const Selection wanted = completed(drawing, selection);
    const bool hasAtoms = std::any_of(wanted.begin(), wanted.end(),
                                      [&](ItemId item) { return drawing.atom(item) != nullptr; });
    const Drawing chosen = hasAtoms ? copyOf(drawing, wanted) : drawing;
    const std::vector<SheetPart> parts = partsOf(chosen);
    std::set<std::string> open;
    for (const SheetPart &part : parts) {
        const Drawing substance = copyOf(chosen, Selection(part.begin(), part.end()));
        const Result<Molecule> molecule = moleculeOf(substance);
        if (!molecule) {
            DrawingFacts none;
            none.warnings = std::move(facts.warnings);
            return none;
        }
        addSubstance(facts, substance, *molecule, open);
        if (parts.size() == 1 && !facts.isOpen) {
            const Result<Inchi> made = inchi(*molecule);
            facts.inchiKey = made ? made->key : std::string();
        }
    }
    for (const std::string &letter : open) {
        facts.openCount += (facts.openCount.empty() ? "" : ", ") + letter;
    }
    if (facts.isOpen || !open.empty()) {
        facts.averageMass = 0;
        facts.exactMass = 0;
    }
    return facts;
}

} // namespace artemisia::chem
