// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/serialise.h"
#include "core/store/store.h"

namespace artemisia::format
{

/// What other files say of a public compound.
struct CompoundBrief {
    QString code;
    QString name;
    QString smiles;
    QString inchiKey;
};

/// What other files say of a public batch.
struct BatchBrief {
    QString code;
    CompoundId compound;
};

/// What other files say of a public experiment.
struct ExperimentBrief {
    ExperimentId id;
    QString code;
    QString title;
    QString date;
    PublicationState state = PublicationState::Open;
    bool isDemonstration = false;
};

/// Everything public in a few words a record, so that a file about one record can name others.
/// Drafts are not in it: nothing about them leaves the computer.
struct PublicIndex {
    Notebook notebook;
    QList<Person> people;
    QHash<PersonId, qsizetype> personAt; ///< index into people
    QHash<CompoundId, CompoundBrief> compounds;
    QList<CompoundId> firstCompounds; ///< the first ones by code, as many as the root page shows
    QHash<BatchId, BatchBrief> batches;
    QList<ExperimentBrief> experiments; ///< by code
    QHash<ExperimentId, qsizetype> experimentAt;
    QHash<QString, qsizetype> experimentByCode;
    QList<Assay> assays; ///< by slug
    Timestamp newest;    ///< the newest modification of a public record with a file of its own

    [[nodiscard]] const Person *person(const PersonId &id) const;
    [[nodiscard]] const ExperimentBrief *experiment(const ExperimentId &id) const;
    [[nodiscard]] const ExperimentBrief *experiment(const QString &code) const;
    [[nodiscard]] bool isPublic(const Batch &batch) const;
    [[nodiscard]] bool
    isPublic(const AssayResult &result) const; ///< of an assay that is itself public
};

inline constexpr qsizetype kCompoundsOnRootPage = 200;
inline constexpr qsizetype kExperimentsOnRootPage = 200;

[[nodiscard]] bool isPublic(PublicationState state);
/// Reads the index from the store, a thousand rows at a time.
[[nodiscard]] Result<PublicIndex> readPublicIndex(store::Store &store, const WorkContext &context);

} // namespace artemisia::format
