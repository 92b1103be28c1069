// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"

#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"

#include <QCoreApplication>

namespace artemisia::compounds
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(artemisia::compounds)
};

Remark remark(const QString &code, const QString &text)
{
    return {ElementId::create(), code, text, Json::object()};
}

void appendComponents(QList<BatchComponent> &list, const QString &kind,
                      const std::vector<chem::Component> &components)
{
    for (const chem::Component &component : components) {
        BatchComponent part;
        part.id = ElementId::create();
        part.kind = kind;
        part.name = QString::fromStdString(component.name);
        part.smiles = QString::fromStdString(component.smiles);
        part.count = component.count;
        part.parentCount = component.parentCount;
        list.append(part);
    }
}

} // namespace

Result<Structure> structureOf(const chem::Molecule &molecule, QString *why)
{
    Structure structure;
    if (molecule.isEmpty()) {
        return structure;
    }
    const auto drawn = molecule.withCoordinates();
    if (!drawn) {
        return tl::unexpected(fromChem(drawn.error()));
    }
    const auto molblock = drawn->molBlock();
    if (!molblock) {
        return tl::unexpected(fromChem(molblock.error()));
    }
    structure.molblock = QString::fromStdString(*molblock);
    structure.smiles = QString::fromStdString(drawn->smiles());
    const QString extended = QString::fromStdString(drawn->cxSmiles());
    if (extended != structure.smiles) {
        structure.cxsmiles = extended;
    }
    // A structure that InChI cannot express is a structure all the same.
    if (const auto inchi = chem::inchi(*drawn)) {
        structure.inchi = QString::fromStdString(inchi->inchi);
        structure.inchiKey = QString::fromStdString(inchi->key);
    } else if (why != nullptr) {
        *why = fromChem(inchi.error()).message;
    }
    return structure;
}

Result<chem::Molecule> moleculeOf(const Structure &structure)
{
    const auto molecule =
        !structure.molblock.isEmpty()
            ? chem::Molecule::fromMolBlock(structure.molblock.toStdString())
        : !structure.smiles.isEmpty()
            ? chem::Molecule::fromSmiles(
                  (structure.cxsmiles.isEmpty() ? structure.smiles : structure.cxsmiles)
                      .toStdString())
            : chem::Result<chem::Molecule>(chem::Molecule());
    if (!molecule) {
        return tl::unexpected(fromChem(molecule.error()));
    }
    return *molecule;
}

Result<> setStructure(Compound &compound, const chem::Molecule &molecule)
{
    ARTEMISIA_TRY_ASSIGN(compound.structure, structureOf(molecule));
    compound.stereo = molecule.stereo();
    compound.formula = QString::fromStdString(chem::formula(molecule));
    compound.averageMass = chem::averageMass(molecule);
    compound.monoisotopicMass = chem::monoisotopicMass(molecule);
    if (!molecule.isEmpty()) {
        compound.noStructureReason.clear();
    }
    return {};
}

Result<Preparation> prepare(const chem::Molecule &molecule)
{
    const auto composition = chem::compositionOf(molecule);
    if (!composition) {
        return tl::unexpected(fromChem(composition.error()));
    }
    Preparation made;
    ARTEMISIA_TRY(setStructure(made.compound, composition->parent));
    if (composition->isMixture() && composition->isClear) {
        ARTEMISIA_TRY_ASSIGN(made.asGiven, structureOf(molecule));
        appendComponents(made.components, QStringLiteral("salt"), composition->salts);
        appendComponents(made.components, QStringLiteral("solvent"), composition->solvents);
    }
    if (!composition->isClear) {
        made.remarks.append(remark(QStringLiteral("several-fragments"),
                                   Text::tr("The structure has several fragments, and none is "
                                            "known as a salt or solvent: it is kept whole.")));
    }
    if (made.compound.stereo == chem::StereoStatement::Unknown) {
        made.remarks.append(
            remark(QStringLiteral("stereo-unknown"),
                   Text::tr("At least one stereocentre or double bond is left open.")));
    }
    if (made.compound.structure.inchiKey.isEmpty() && !made.compound.structure.isEmpty()) {
        made.remarks.append(
            remark(QStringLiteral("inchi-unavailable"),
                   Text::tr("InChI cannot express this structure: it has no InChIKey.")));
    }
    return made;
}

} // namespace artemisia::compounds
