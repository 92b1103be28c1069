// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"
#include "core/record/quantity.h"
#include "core/record/record.h"

namespace artemisia
{

/// Another name of a compound: a code in somebody else's list, a CAS number, a synonym.
struct Alias {
    ElementId id;
    QString value;
    QString scheme; ///< where the name is valid, e.g. "MMV ID", "PubChem CID"; may be empty
    Json unknown = Json::object();
    friend bool operator==(const Alias &, const Alias &) = default;
};

/// One substance as a chemist tells it apart: the parent structure with its stereo as known. Salts
/// and lots are batches.
struct Compound {
    RecordHead<CompoundId> head;
    QString code; ///< the project's code, e.g. "OSM-S-106"; unique in the notebook, never empty
    QString name; ///< a trivial or systematic name; may be empty
    PublicationState state = PublicationState::Open;
    Structure structure;       ///< of the parent; may be empty
    QString noStructureReason; ///< why there is none, or the raw text that could not be read
    chem::StereoStatement stereo = chem::StereoStatement::None;
    QString stereoComment; ///< in words, e.g. "enantiomer 1 by chiral HPLC"
    QList<Alias> aliases;
    QStringList tags;
    QString notes; ///< Markdown
    QList<Remark> remarks;
    QList<Attachment> attachments;
    QString statedInchiKey; ///< the key an imported source claimed, if it differs from
                            ///< structure.inchiKey
    QString source;         ///< where the record came from, e.g. file name and row; may be empty
    // derived, always recomputed when the structure changes:
    QString formula;
    double averageMass = 0; ///< g/mol; 0: no structure
    double monoisotopicMass = 0;
    friend bool operator==(const Compound &, const Compound &) = default;
};

/// A salt former or solvent in a batch.
struct BatchComponent {
    ElementId id;
    QString kind; ///< "salt" or "solvent"
    QString name; ///< "hydrochloride"
    QString smiles;
    int count = 1; ///< per parentCount parents
    int parentCount = 1;
    Json unknown = Json::object();
    friend bool operator==(const BatchComponent &, const BatchComponent &) = default;
};

/// A physical lot of a compound.
struct Batch {
    RecordHead<BatchId> head;
    QString code; ///< e.g. "OSM-S-106-1"; unique in the notebook
    CompoundId compound;
    ExperimentId experiment; ///< null: not from one of ours
    QString supplier;
    QString supplierCode; ///< the supplier's or internal lot number
    PublicationState state = PublicationState::Open;
    Structure structure; ///< what is really in the vial, salt and all, as registered; empty: just
                         ///< the compound's
    QList<BatchComponent> components;
    Quantity amount;
    Quantity purity; ///< in %
    QString appearance;
    QString location;
    QString date;  ///< ISO date; may be empty
    QString notes; ///< Markdown
    QList<Remark> remarks;
    QList<Attachment> attachments;
    friend bool operator==(const Batch &, const Batch &) = default;
};

} // namespace artemisia
