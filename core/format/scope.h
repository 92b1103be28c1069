// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/experiment.h"

#include <QSet>

#include <algorithm>

namespace artemisia::format
{

/// Which records' files are to be made.
struct Scope {
    bool everything = false;
    bool allPages = false;    ///< the notebook or a person changed: every page names them
    bool linkedPages = false; ///< a code or title changed that pages may link to
    bool allResults = false;  ///< a result left a table, and nobody knows which
    bool compoundList = false;
    QSet<CompoundId> compounds;
    QSet<BatchId> batches;
    QSet<AssayId> assays;
    QSet<ExperimentId> experiments;
    [[nodiscard]] bool has(const CompoundId &id) const
    {
        return everything || compounds.contains(id);
    }
    [[nodiscard]] bool has(const BatchId &id) const { return everything || batches.contains(id); }
    [[nodiscard]] bool has(const AssayId &id) const { return everything || assays.contains(id); }
    [[nodiscard]] bool has(const ExperimentId &id) const
    {
        return everything || experiments.contains(id);
    }
    [[nodiscard]] bool hasPageOf(const Experiment &experiment) const;
};

inline bool Scope::hasPageOf(const Experiment &experiment) const
{
    if (allPages || has(experiment.head.id) ||
        (linkedPages && (!experiment.links.isEmpty() || !experiment.repeats.isNull()))) {
        return true;
    }
    return std::any_of(
        experiment.materials.begin(), experiment.materials.end(),
        [this](const Material &material) { return has(material.compound) || has(material.batch); });
}

} // namespace artemisia::format
