// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/composition.h"
#include "chem/molecule/molecule.h"
#include "core/record/compound.h"
#include "core/store/store.h"

namespace artemisia::compounds
{

/// The three ways a structure is stated, made from a molecule: laid out if it has no coordinates, canonical SMILES, InChI where there is
/// one. \a why is set to libinchi's reason where there is none.
[[nodiscard]] Result<Structure> structureOf(const chem::Molecule &molecule, QString *why = nullptr);
/// Reads a stored Structure back (the MOL block first, SMILES if there is none).
[[nodiscard]] Result<chem::Molecule> moleculeOf(const Structure &structure);

/// A compound and, if the input was a salt or solvate, the batch parts that came with it.
struct Preparation {
    Compound compound;              ///< structure of the parent, stereo, formula and masses filled in; no code yet
    Structure asGiven;              ///< the whole input, where it differs from the parent
    QList<BatchComponent> components;
    QList<Remark> remarks;          ///< "several-fragments", "stereo-unknown", "inchi-unavailable" ...
};
/// Everything the machine can say about a structure, without touching the store.
[[nodiscard]] Result<Preparation> prepare(const chem::Molecule &molecule);
/// Sets the structure of a compound and all that follows from it (formula, masses, stereo statement).
[[nodiscard]] Result<> setStructure(Compound &compound, const chem::Molecule &molecule);

/// Another compound that could be the same substance. Never merged without a person's word.
struct Likeness {
    CompoundId compound;
    QString code;
    enum class Kind { SameKey, SameSkeleton, SameAlias } kind = Kind::SameKey;
};
[[nodiscard]] Result<QList<Likeness>> likenessesOf(store::Store &store, const Compound &compound);

/// The next free code after the notebook's scheme: prefix, "-", number ("CPD-12"); the prefix is guessed from existing codes.
[[nodiscard]] Result<QString> nextCode(store::Store &store);

/// Structure searches over the store; plain scans for now. Hits in batches through \a found; Cancelled if stopped.
struct StructureHit {
    store::RowId row = 0;
    CompoundId id;
    double similarity = 1; ///< Tanimoto, for similarity searches
};
enum class StructureSearch { Exact, Substructure, Similarity };
[[nodiscard]] Result<QList<StructureHit>> searchStructures(store::Store &store, StructureSearch search, const QString &query,
                                                           double threshold, const WorkContext &context = {});

} // namespace artemisia::compounds
