// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/assay.h"
#include "core/record/compound.h"
#include "core/record/experiment.h"
#include "core/record/notebook.h"

namespace artemisia
{

/// Records to and from JSON, as the published format and the database both write it. Keys in
/// reading order: $schema, id, code, title or name first; empty fields are left out; what the
/// program computed stands under "derived"; unknown fields come last, as they were. fromJson is
/// tolerant of what is missing, strict about types: a wrong type is Invalid and names the field's
/// path.
[[nodiscard]] Json toJson(const Person &person);
/// notebook.json: \a people are listed inside it, ordered by creation, then id.
[[nodiscard]] Json toJson(const Notebook &notebook, const QList<Person> &people);
[[nodiscard]] Json toJson(const Experiment &experiment);
[[nodiscard]] Json toJson(const Compound &compound);
[[nodiscard]] Json toJson(const Batch &batch);
[[nodiscard]] Json toJson(const Assay &assay);
[[nodiscard]] Json toJson(const AssayResult &result);

struct NotebookWithPeople {
    Notebook notebook;
    QList<Person> people;
};
[[nodiscard]] Result<Person> personFromJson(const Json &json);
[[nodiscard]] Result<NotebookWithPeople>
notebookFromJson(const Json &json); ///< TooNew if its minimum reader is above ours
[[nodiscard]] Result<Experiment> experimentFromJson(const Json &json);
[[nodiscard]] Result<Compound> compoundFromJson(const Json &json);
[[nodiscard]] Result<Batch> batchFromJson(const Json &json);
[[nodiscard]] Result<Assay> assayFromJson(const Json &json);
[[nodiscard]] Result<AssayResult> assayResultFromJson(const Json &json);

/// One way a JSON value breaks its schema.
struct SchemaViolation {
    QString path; ///< JSON pointer, "/materials/2/mass/unit"
    QString message;
};
/// Checks a record's JSON against its schema (resources/schemas, draft-07, by valijson). Empty:
/// valid. The schemas are loaded once; thread-safe.
[[nodiscard]] QList<SchemaViolation> schemaViolations(RecordKind kind, const Json &json);
/// The URL that stands in a record's "$schema".
[[nodiscard]] QString schemaUrl(RecordKind kind);

/// All text of a record that text search should find, one string; and its one-line title.
[[nodiscard]] QString searchText(const Experiment &experiment);
[[nodiscard]] QString searchText(const Compound &compound);
[[nodiscard]] QString searchText(const Batch &batch);
[[nodiscard]] QString searchText(const Assay &assay);
[[nodiscard]] QString searchText(const AssayResult &result);

} // namespace artemisia
