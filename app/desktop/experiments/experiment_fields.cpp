// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiment_fields.h"

#include <QCoreApplication>
#include <QSet>

namespace artemisia::app
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("ExperimentFields", text);
}

/// Element by element: what only one side changed is taken, what both changed stays ours and is a
/// conflict. The order is ours, with their new elements after the one they follow on their side.
template <class Element>
QList<Element> mergeLists(const QList<Element> &base, const QList<Element> &ours,
                          const QList<Element> &theirs, bool &conflict)
{
    const auto find = [](const QList<Element> &list, const ElementId &id) -> const Element * {
        for (const Element &element : list) {
            if (element.id == id) {
                return &element;
            }
        }
        return nullptr;
    };
    QList<Element> merged;
    for (const Element &mine : ours) {
        const Element *old = find(base, mine.id);
        const Element *other = find(theirs, mine.id);
        if (!old || (other && *other == mine)) {
            merged.append(mine);
        } else if (!other) { // they removed it
            if (mine == *old) {
                continue;
            }
            conflict = true;
            merged.append(mine);
        } else if (mine == *old) {
            merged.append(*other);
        } else {
            conflict = conflict || !(*other == *old);
            merged.append(mine);
        }
    }
    ElementId previous;
    for (const Element &other : theirs) {
        if (!find(base, other.id) && !find(ours, other.id)) {
            qsizetype at = merged.size();
            for (qsizetype i = 0; i < merged.size(); ++i) {
                if (merged[i].id == previous) {
                    at = i + 1;
                }
            }
            merged.insert(at, other);
        } else if (const Element *old = find(base, other.id); old && !find(ours, other.id)) {
            conflict = conflict || !(*old == other); // we removed what they changed
        }
        previous = other.id;
    }
    return merged;
}

QStringList mergeWords(const QStringList &base, const QStringList &ours, const QStringList &theirs)
{
    QStringList merged;
    for (const QString &word : ours) {
        if (!base.contains(word) || theirs.contains(word)) {
            merged.append(word);
        }
    }
    for (const QString &word : theirs) {
        if (!base.contains(word) && !merged.contains(word)) {
            merged.append(word);
        }
    }
    return merged;
}

FieldValue mergeField(ExperimentField field, const Experiment &base, const Experiment &ours,
                      const Experiment &theirs, bool &conflict)
{
    switch (field) {
    case ExperimentField::Tags:
        return mergeWords(base.tags, ours.tags, theirs.tags);
    case ExperimentField::Links:
        return mergeWords(base.links, ours.links, theirs.links);
    case ExperimentField::Materials:
        return mergeLists(base.materials, ours.materials, theirs.materials, conflict);
    case ExperimentField::Observations:
        return mergeLists(base.observations, ours.observations, theirs.observations, conflict);
    case ExperimentField::Attachments:
        return mergeLists(base.attachments, ours.attachments, theirs.attachments, conflict);
    case ExperimentField::Remarks:
        return mergeLists(base.remarks, ours.remarks, theirs.remarks, conflict);
    default:
        conflict = true;
        return fieldValue(ours, field);
    }
}

} // namespace

const QList<ExperimentField> &experimentFields()
{
    static const QList<ExperimentField> fields = [] {
        QList<ExperimentField> list;
        for (int i = 0; i < kExperimentFieldCount; ++i) {
            list.append(ExperimentField(i));
        }
        return list;
    }();
    return fields;
}

FieldValue fieldValue(const Experiment &experiment, ExperimentField field)
{
    switch (field) {
    case ExperimentField::Title:
        return experiment.title;
    case ExperimentField::State:
        return experiment.state;
    case ExperimentField::Date:
        return experiment.date;
    case ExperimentField::Tags:
        return experiment.tags;
    case ExperimentField::Demonstration:
        return experiment.isDemonstration;
    case ExperimentField::Objective:
        return experiment.objective;
    case ExperimentField::Scheme:
        return experiment.scheme;
    case ExperimentField::Materials:
        return experiment.materials;
    case ExperimentField::Procedure:
        return experiment.procedure;
    case ExperimentField::Observations:
        return experiment.observations;
    case ExperimentField::Conclusion:
        return experiment.conclusion;
    case ExperimentField::Attachments:
        return experiment.attachments;
    case ExperimentField::Links:
        return experiment.links;
    case ExperimentField::Repeats:
        return experiment.repeats;
    case ExperimentField::Remarks:
        return experiment.remarks;
    }
    return QString();
}

void setFieldValue(Experiment &experiment, ExperimentField field, const FieldValue &value)
{
    const auto set = [&value](auto &target) {
        if (const auto *held = std::get_if<std::decay_t<decltype(target)>>(&value)) {
            target = *held;
        }
    };
    switch (field) {
    case ExperimentField::Title:
        return set(experiment.title);
    case ExperimentField::State:
        return set(experiment.state);
    case ExperimentField::Date:
        return set(experiment.date);
    case ExperimentField::Tags:
        return set(experiment.tags);
    case ExperimentField::Demonstration:
        return set(experiment.isDemonstration);
    case ExperimentField::Objective:
        return set(experiment.objective);
    case ExperimentField::Scheme:
        return set(experiment.scheme);
    case ExperimentField::Materials:
        return set(experiment.materials);
    case ExperimentField::Procedure:
        return set(experiment.procedure);
    case ExperimentField::Observations:
        return set(experiment.observations);
    case ExperimentField::Conclusion:
        return set(experiment.conclusion);
    case ExperimentField::Attachments:
        return set(experiment.attachments);
    case ExperimentField::Links:
        return set(experiment.links);
    case ExperimentField::Repeats:
        return set(experiment.repeats);
    case ExperimentField::Remarks:
        return set(experiment.remarks);
    }
}

QString fieldWords(ExperimentField field)
{
    switch (field) {
    case ExperimentField::Title:
        return tr("the title");
    case ExperimentField::State:
        return tr("the state");
    case ExperimentField::Date:
        return tr("the date");
    case ExperimentField::Tags:
        return tr("the tags");
    case ExperimentField::Demonstration:
        return tr("the demonstration mark");
    case ExperimentField::Objective:
        return tr("the objective");
    case ExperimentField::Scheme:
        return tr("the scheme");
    case ExperimentField::Materials:
        return tr("the materials");
    case ExperimentField::Procedure:
        return tr("the procedure");
    case ExperimentField::Observations:
        return tr("the observations");
    case ExperimentField::Conclusion:
        return tr("the conclusion");
    case ExperimentField::Attachments:
        return tr("the attachments");
    case ExperimentField::Links:
        return tr("the links");
    case ExperimentField::Repeats:
        return tr("what it repeats");
    case ExperimentField::Remarks:
        return tr("the remarks");
    }
    return {};
}

QList<ExperimentField> differingFields(const Experiment &a, const Experiment &b)
{
    QList<ExperimentField> fields;
    for (const ExperimentField field : experimentFields()) {
        if (!(fieldValue(a, field) == fieldValue(b, field))) {
            fields.append(field);
        }
    }
    return fields;
}

QString describeChanges(const Experiment &before, const Experiment &after)
{
    QStringList words;
    for (const ExperimentField field : differingFields(before, after)) {
        words.append(fieldWords(field));
    }
    if (words.isEmpty()) {
        return {};
    }
    if (words.size() == 1) {
        return tr("Edited %1").arg(words.first());
    }
    const QString last = words.takeLast();
    return tr("Edited %1 and %2").arg(words.join(QStringLiteral(", ")), last);
}

ExperimentMerge mergeExperiments(const Experiment &base, const Experiment &ours,
                                 const Experiment &theirs)
{
    ExperimentMerge result;
    result.merged = ours;
    result.merged.head = theirs.head;
    result.merged.code = ours.code == base.code ? theirs.code : ours.code;
    for (const ExperimentField field : experimentFields()) {
        const FieldValue was = fieldValue(base, field);
        const FieldValue mine = fieldValue(ours, field);
        const FieldValue other = fieldValue(theirs, field);
        if (other == was || other == mine) {
            continue;
        }
        if (mine == was) {
            setFieldValue(result.merged, field, other);
            result.taken.append(field);
            continue;
        }
        bool conflict = false;
        const FieldValue both = mergeField(field, base, ours, theirs, conflict);
        setFieldValue(result.merged, field, both);
        if (conflict) {
            result.conflicts.append(field);
        } else {
            result.taken.append(field);
        }
    }
    return result;
}

} // namespace artemisia::app
