// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/facts.h"

#include "chem/drawing/convert.h"
#include "chem/drawing/open_centres.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

void addOpenCentres(std::vector<Warning> &warnings, const Drawing &drawing)
{
    for (const ItemId atom : openCentresOf(drawing)) {
        warnings.push_back({Concern::OpenStereo, atom, 0});
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
    for (const SheetPart &part : partsOf(drawing)) {
        int sum = 0;
        ItemId charged = kNoItem;
        for (const ItemId id : part) {
            const int charge = drawing.atom(id)->charge;
            sum += charge;
            charged = charge != 0 && charged == kNoItem ? id : charged;
        }
        if (sum != 0) {
            warnings.push_back({Concern::Charge, charged, sum});
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
    addOpenCentres(warnings, drawing);
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
    for (const SheetPart &part : parts) {
        const Result<Molecule> molecule =
            moleculeOf(copyOf(chosen, Selection(part.begin(), part.end())));
        if (!molecule) {
            DrawingFacts none;
            none.warnings = std::move(facts.warnings);
            return none;
        }
        facts.formulae.push_back(formula(*molecule));
        facts.averageMass += averageMass(*molecule);
        facts.exactMass += monoisotopicMass(*molecule);
        if (parts.size() == 1) {
            const Result<Inchi> made = inchi(*molecule);
            facts.inchiKey = made ? made->key : std::string();
        }
    }
    return facts;
}

} // namespace artemisia::chem
