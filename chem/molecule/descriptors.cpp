// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/descriptors.h"

#include "chem/molecule/molecule_impl.h"

#include <GraphMol/Descriptors/MolDescriptors.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/PeriodicTable.h>
#include <GraphMol/RWMol.h>

#include <algorithm>
#include <map>

namespace artemisia::chem
{

namespace
{

/// An element, or one of its isotopes where the structure says so.
struct Nuclide {
    int atomicNumber = 0;
    int isotope = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): the check stumbles over the comparison with 0 inside.
    auto operator<=>(const Nuclide &) const = default;
};

using Counts = std::map<Nuclide, int>;

// Without \a times each stands once.
Counts countAtoms(const RDKit::ROMol &mol, const AtomTimes &times = {})
{
    Counts counts;
    for (const auto *atom : mol.atoms()) {
        const std::size_t index = atom->getIdx();
        const int often = times.empty() ? 1 : index < times.size() ? times[index] : 0;
        if (often == 0) {
            continue;
        }
        counts[{atom->getAtomicNum(), int(atom->getIsotope())}] += often;
        // Queries are not sanitised, so the implicit count may be unknown there.
        const int hydrogens = atom->needsUpdatePropertyCache() ? int(atom->getNumExplicitHs())
                                                               : int(atom->getTotalNumHs());
        if (hydrogens > 0) {
            counts[{1, 0}] += hydrogens * often;
        }
    }
    return counts;
}

std::string symbolOf(const Nuclide &nuclide)
{
    if (nuclide.atomicNumber == 0) {
        return "*";
    }
    if (nuclide.atomicNumber == 1 && nuclide.isotope == 2) {
        return "D";
    }
    if (nuclide.atomicNumber == 1 && nuclide.isotope == 3) {
        return "T";
    }
    const std::string symbol =
        RDKit::PeriodicTable::getTable()->getElementSymbol(nuclide.atomicNumber);
    return nuclide.isotope == 0 ? symbol : "[" + std::to_string(nuclide.isotope) + symbol + "]";
}

/// Hill: carbon, then hydrogen if there is carbon, then the alphabet; labelled ones behind their
/// element.
std::string hillKey(const Nuclide &nuclide, bool hasCarbon)
{
    std::string key = RDKit::PeriodicTable::getTable()->getElementSymbol(nuclide.atomicNumber);
    if (hasCarbon && nuclide.atomicNumber == 6) {
        key = "\x01";
    } else if (hasCarbon && nuclide.atomicNumber == 1) {
        key = "\x02";
    } else if (nuclide.atomicNumber == 0) {
        key = "~";
    }
    const std::string isotope = std::to_string(nuclide.isotope);
    return key + '\0' + std::string(4 - std::min<std::size_t>(4, isotope.size()), '0') + isotope;
}

int chargeOf(const RDKit::ROMol &mol)
{
    int charge = 0;
    for (const auto *atom : mol.atoms()) {
        charge += atom->getFormalCharge();
    }
    return charge;
}

std::string chargeText(int charge)
{
    if (charge == 0) {
        return {};
    }
    const std::string sign = charge > 0 ? "+" : "-";
    return std::abs(charge) == 1 ? sign : sign + std::to_string(std::abs(charge));
}

std::string hillFormula(const Counts &counts)
{
    const bool hasCarbon = std::any_of(counts.begin(), counts.end(),
                                       [](const auto &c) { return c.first.atomicNumber == 6; });
    std::map<std::string, std::string> parts;
    for (const auto &[nuclide, count] : counts) {
        parts[hillKey(nuclide, hasCarbon)] =
            symbolOf(nuclide) + (count > 1 ? std::to_string(count) : std::string());
    }
    std::string text;
    for (const auto &[key, part] : parts) {
        text += part;
    }
    return text;
}

std::string hillFormula(const RDKit::ROMol &mol)
{
    return hillFormula(countAtoms(mol)) + chargeText(chargeOf(mol));
}

double massOf(const RDKit::ROMol &mol, bool isMonoisotopic, const AtomTimes &times = {})
{
    const auto *table = RDKit::PeriodicTable::getTable();
    double mass = 0;
    for (const auto &[nuclide, count] : countAtoms(mol, times)) {
        double one = 0;
        if (nuclide.isotope != 0 && nuclide.atomicNumber != 0) {
            one =
                table->getMassForIsotope(unsigned(nuclide.atomicNumber), unsigned(nuclide.isotope));
            // Isotopes nobody has weighed: the mass number is within 0.1 Da.
            one = one > 0 ? one : nuclide.isotope;
        } else if (isMonoisotopic) {
            one = table->getMostCommonIsotopeMass(nuclide.atomicNumber);
        } else {
            one = table->getAtomicWeight(nuclide.atomicNumber);
        }
        mass += one * count;
    }
    return mass;
}

int violations(const Descriptors &d)
{
    return int(d.averageMass > 500) + int(d.logP > 5) + int(d.donors > 5) + int(d.acceptors > 10);
}

} // namespace

Result<Descriptors> descriptors(const Molecule &molecule)
{
    return guarded(ErrorCode::Internal, "The properties of the structure cannot be computed.",
                   [&]() -> Result<Descriptors> {
                       Descriptors d;
                       if (molecule.isEmpty()) {
                           return d;
                       }
                       RDKit::RWMol mol(molecule.impl().whole());
                       mol.updatePropertyCache(false);
                       if (!mol.getRingInfo()->isInitialized()) {
                           RDKit::MolOps::symmetrizeSSSR(mol);
                       }
                       using namespace RDKit::Descriptors;
                       d.formula = hillFormula(mol);
                       d.averageMass = massOf(mol, false);
                       d.monoisotopicMass = massOf(mol, true);
                       d.charge = chargeOf(mol);
                       double refractivity = 0;
                       calcCrippenDescriptors(mol, d.logP, refractivity);
                       d.tpsa = calcTPSA(mol);
                       d.donors = int(calcLipinskiHBD(mol));
                       d.acceptors = int(calcLipinskiHBA(mol));
                       d.rotatableBonds = int(calcNumRotatableBonds(mol));
                       d.fractionCsp3 = calcFractionCSP3(mol);
                       d.heavyAtoms = int(mol.getNumHeavyAtoms());
                       d.rings = int(calcNumRings(mol));
                       d.ruleOfFiveViolations = violations(d);
                       return d;
                   });
}

std::string formula(const Molecule &molecule)
{
    return molecule.isEmpty() ? std::string() : hillFormula(molecule.impl().whole());
}

double averageMass(const Molecule &molecule)
{
    return massOf(molecule.impl().whole(), false);
}

double monoisotopicMass(const Molecule &molecule)
{
    return massOf(molecule.impl().whole(), true);
}

std::string formula(const Molecule &molecule, const AtomTimes &times)
{
    return hillFormula(countAtoms(molecule.impl().mol, times));
}

double averageMass(const Molecule &molecule, const AtomTimes &times)
{
    return massOf(molecule.impl().mol, false, times);
}

double monoisotopicMass(const Molecule &molecule, const AtomTimes &times)
{
    return massOf(molecule.impl().mol, true, times);
}

} // namespace artemisia::chem
