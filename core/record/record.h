// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/timestamp.h"
#include "core/record/json.h"

#include <QHash>
#include <QList>

#include <optional>

namespace artemisia
{

/// The kinds of record a notebook holds. The names are used in files, in the database and by the
/// command line.
enum class RecordKind { Notebook, Person, Experiment, Compound, Batch, Assay, AssayResult };
[[nodiscard]] QString toName(RecordKind kind); ///< "notebook", "person", "experiment", "compound",
                                               ///< "batch", "assay", "result"
[[nodiscard]] std::optional<RecordKind> recordKindFromName(QStringView name);

/// Names one record of any kind.
struct RecordRef {
    RecordKind kind = RecordKind::Notebook;
    QUuid id;
    friend bool operator==(const RecordRef &, const RecordRef &) = default;
    friend size_t qHash(const RecordRef &ref, size_t seed = 0)
    {
        return qHashMulti(seed, int(ref.kind), ref.id);
    }
};

/// Draft: only here. Open: published, or to be published with the next publication. Closed:
/// complete and finished.
enum class PublicationState { Draft, Open, Closed };
[[nodiscard]] QString toName(PublicationState state); ///< "draft", "open", "closed"
[[nodiscard]] std::optional<PublicationState> publicationStateFromName(QStringView name);

/// What every record has. \a unknown: fields of the JSON that this version does not know, kept and
/// written back unchanged.
template <class IdType>
struct RecordHead {
    IdType id;
    Timestamp created;
    Timestamp modified;
    QList<PersonId> authors;
    Json unknown = Json::object();
    friend bool operator==(const RecordHead &, const RecordHead &) = default;
};

/// A structure in the three ways the format asks for, made by core/compounds from a chem::Molecule.
/// \a molblock: the drawing as its author drew it (or as laid out once, when it came without
/// coordinates). All empty: no structure.
struct Structure {
    QString molblock;
    QString smiles;   ///< canonical
    QString cxsmiles; ///< only if it says more than smiles
    QString inchi;    ///< empty where InChI cannot express it
    QString inchiKey;
    [[nodiscard]] bool isEmpty() const { return molblock.isEmpty() && smiles.isEmpty(); }
    friend bool operator==(const Structure &, const Structure &) = default;
};
[[nodiscard]] Json toJson(const Structure &structure);
[[nodiscard]] Result<Structure> structureFromJson(const Json &json);

/// A file that belongs to a record; its bytes are in the notebook's files/ under the hash.
struct Attachment {
    ElementId id;
    QString name;      ///< as its author named it; a plain file name, never a path
    QString sha256;    ///< 64 lower-case hex digits
    qint64 size = 0;   ///< bytes
    QString mediaType; ///< "image/png"
    QString caption;
    Timestamp added;
    Json unknown = Json::object();
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// A person's free remark on a record, or one the program made while importing ("stated key differs
/// ...").
struct Remark {
    ElementId id;
    QString code; ///< machine-readable kind for remarks of the program, e.g. "key-mismatch-stereo";
                  ///< empty for a person's
    QString text;
    Json unknown = Json::object();
    friend bool operator==(const Remark &, const Remark &) = default;
};

} // namespace artemisia
