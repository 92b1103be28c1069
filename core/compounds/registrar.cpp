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

constexpr qsizetype kLongestSmilesShown = 500;

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

/// Whether \a block, read again, is the structure that \a stated says. Equal SMILES spare the
/// InChI, which is made from the same atoms and stereo; without an InChI there is nothing to hold
/// the drawing against.
bool readsBackAs(const std::string &block, const Structure &stated)
{
    const auto again = chem::Molecule::fromMolBlock(block);
    if (!again) {
        return false;
    }
    if (stated.inchiKey.isEmpty() || again->smiles() == stated.smiles.toStdString()) {
        return true;
    }
    const auto inchi = chem::inchi(*again);
    return inchi && QString::fromStdString(inchi->key) == stated.inchiKey;
}

/// A MOL block of \a molecule that reads back as the structure \a stated; empty if there is none.
Result<std::string> faithfulBlock(const chem::Molecule &molecule, const Structure &stated)
{
    const auto drawn = molecule.withCoordinates();
    if (!drawn) {
        return drawn.error().code == chem::ErrorCode::TooLarge
                   ? Result<std::string>(std::string())
                   : tl::unexpected(fromChem(drawn.error()));
    }
    for (const auto version : {chem::MolBlockVersion::Automatic, chem::MolBlockVersion::V3000}) {
        const auto block = drawn->molBlock(version);
        if (!block) {
            return tl::unexpected(fromChem(block.error()));
        }
        if (readsBackAs(*block, stated)) {
            return *block;
        }
    }
    return std::string();
}

Result<QString> drawingOf(const chem::Molecule &molecule, const Structure &stated,
                          QList<Remark> &remarks)
{
    ARTEMISIA_TRY_ASSIGN(std::string block, faithfulBlock(molecule, stated));
    if (block.empty() && molecule.hasCoordinates()) {
        const QString text = stated.cxsmiles.isEmpty() ? stated.smiles : stated.cxsmiles;
        if (const auto plain = chem::Molecule::fromSmiles(text.toStdString())) {
            ARTEMISIA_TRY_ASSIGN(block, faithfulBlock(*plain, stated));
        }
        if (!block.empty()) {
            remarks.append(remark(
                QStringLiteral("drawing-redone"),
                Text::tr("The drawing could not be kept as it was: read again it would be another "
                         "structure. It was laid out anew.")));
        }
    }
    if (block.empty()) {
        remarks.append(remark(
            QStringLiteral("drawing-left-out"),
            Text::tr(
                "No drawing of this structure could be made that reads back as the same, so it "
                "has none; its SMILES is: %1")
                .arg(stated.smiles.left(kLongestSmilesShown))));
    }
    return QString::fromStdString(block);
}

} // namespace

Result<Structure> structureOf(const chem::Molecule &molecule, QList<Remark> *remarks)
{
    Structure structure;
    if (molecule.isEmpty()) {
        return structure;
    }
    QList<Remark> found;
    structure.smiles = QString::fromStdString(molecule.smiles());
    const QString extended = QString::fromStdString(molecule.cxSmiles());
    if (extended != structure.smiles) {
        structure.cxsmiles = extended;
    }
    // A structure that InChI cannot express is a structure all the same.
    if (const auto inchi = chem::inchi(molecule)) {
        structure.inchi = QString::fromStdString(inchi->inchi);
        structure.inchiKey = QString::fromStdString(inchi->key);
    } else {
        found.append(remark(QStringLiteral("inchi-unavailable"),
                            Text::tr("InChI cannot express this structure: it has no InChIKey.")));
    }
    ARTEMISIA_TRY_ASSIGN(structure.molblock, drawingOf(molecule, structure, found));
    if (remarks != nullptr) {
        *remarks += found;
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

Result<> setStructure(Compound &compound, const chem::Molecule &molecule, QList<Remark> *remarks)
{
    ARTEMISIA_TRY_ASSIGN(compound.structure, structureOf(molecule, remarks));
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
    ARTEMISIA_TRY(setStructure(made.compound, composition->parent, &made.remarks));
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
    return made;
}

} // namespace artemisia::compounds
