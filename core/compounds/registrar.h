// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/composition.h"
#include "chem/molecule/molecule.h"
#include "core/record/compound.h"
#include "core/store/store.h"

namespace artemisia::compounds
{

/// The three ways a structure is stated, made from a molecule: laid out if it has no coordinates,
/// canonical SMILES, InChI where there is one. The MOL block is read again before it is kept, and
/// its InChIKey is that of \a molecule: if not, the structure is laid out anew, and if that reads
/// no better (or it is too large to lay out) there is no MOL block, rather than one that says
/// something else; SMILES and InChI are those of \a molecule. \a remarks gets "drawing-redone",
/// "drawing-left-out" or "inchi-unavailable" then.
[[nodiscard]] Result<Structure> structureOf(const chem::Molecule &molecule,
                                            QList<Remark> *remarks = nullptr);
/// Reads a stored Structure back (the MOL block first, SMILES if there is none).
[[nodiscard]] Result<chem::Molecule> moleculeOf(const Structure &structure);

/// A compound and, if the input was a salt or solvate, the batch parts that came with it.
struct Preparation {
    Compound
        compound; ///< structure of the parent, stereo, formula and masses filled in; no code yet
    Structure asGiven; ///< the whole input, where it differs from the parent
    QList<BatchComponent> components;
    QList<Remark> remarks; ///< "several-fragments", "stereo-unknown", "inchi-unavailable" ...
};
/// Everything the machine can say about a structure, without touching the store.
[[nodiscard]] Result<Preparation> prepare(const chem::Molecule &molecule);
/// Sets the structure of a compound and all that follows from it (formula, masses, stereo
/// statement). \a remarks as for structureOf().
[[nodiscard]] Result<> setStructure(Compound &compound, const chem::Molecule &molecule,
                                    QList<Remark> *remarks = nullptr);

/// Another compound that could be the same substance. Never merged without a person's word.
struct Likeness {
    CompoundId compound;
    QString code;
    enum class Kind { SameKey, SameSkeleton, SameAlias } kind = Kind::SameKey;
};
[[nodiscard]] Result<QList<Likeness>> likenessesOf(store::Store &store, const Compound &compound);

/// The next free code after the notebook's scheme: what stands before the number in most codes (of
/// two as common the one used last), and the number after the highest, as wide as those are with
/// leading zeros. "CPD-1" in a notebook without numbered codes.
[[nodiscard]] Result<QString> nextCode(store::Store &store);

/// Structure searches over the store; plain scans for now. Cancelled if stopped.
struct StructureHit {
    store::RowId row = 0;
    CompoundId id;
    double similarity = 1; ///< Tanimoto, for similarity searches
};
enum class StructureSearch { Exact, Substructure, Similarity };
/// What a search could not say.
struct StructureSearchReport {
    qint64 searched = 0;  ///< structures looked at; 0 for an exact search, which asks an index
    qint64 undecided = 0; ///< of which nobody knows whether they match: they cannot be read, or
                          ///< comparing them takes too long
};
/// Exact: the same InChIKey; for a structure that InChI cannot express the same canonical SMILES.
/// Similarity: sorted, the most similar first.
[[nodiscard]] Result<QList<StructureHit>> searchStructures(store::Store &store,
                                                           StructureSearch search,
                                                           const QString &query, double threshold,
                                                           const WorkContext &context = {},
                                                           StructureSearchReport *report = nullptr);

} // namespace artemisia::compounds
