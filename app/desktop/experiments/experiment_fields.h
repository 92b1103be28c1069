// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/experiment.h"

#include <QList>

#include <variant>

namespace artemisia::app
{

/// The parts of an experiment that are edited, undone and merged each on its own.
enum class ExperimentField {
    Title,
    State,
    Date,
    Tags,
    Demonstration,
    Objective,
    Scheme,
    Materials,
    Procedure,
    Observations,
    Conclusion,
    Attachments,
    Links,
    Repeats,
    Remarks,
};
inline constexpr int kExperimentFieldCount = int(ExperimentField::Remarks) + 1;

/// What one field holds. Copies share their data.
using FieldValue =
    std::variant<QString, PublicationState, QStringList, bool, Scheme, QList<Material>,
                 QList<Observation>, QList<Attachment>, QList<Remark>, ExperimentId>;

[[nodiscard]] const QList<ExperimentField> &experimentFields();
[[nodiscard]] FieldValue fieldValue(const Experiment &experiment, ExperimentField field);
/// \a value must be of the kind that fieldValue gives for \a field.
void setFieldValue(Experiment &experiment, ExperimentField field, const FieldValue &value);
/// Translated, as it stands inside a sentence: "the title".
[[nodiscard]] QString fieldWords(ExperimentField field);
[[nodiscard]] QList<ExperimentField> differingFields(const Experiment &a, const Experiment &b);
/// "Edited the title and the procedure"; empty if there is nothing to say.
[[nodiscard]] QString describeChanges(const Experiment &before, const Experiment &after);

/// Two people's changes to one experiment, brought together.
struct ExperimentMerge {
    Experiment merged;
    QList<ExperimentField> taken;     ///< fields in which theirs came in
    QList<ExperimentField> conflicts; ///< fields both changed differently; ours stands in merged
};
/// Three-way, field by field; in lists of elements element by element. The head is theirs, as they
/// were saved last.
[[nodiscard]] ExperimentMerge mergeExperiments(const Experiment &base, const Experiment &ours,
                                               const Experiment &theirs);

} // namespace artemisia::app
