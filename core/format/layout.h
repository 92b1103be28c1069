// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/experiment.h"

#include <QStringList>

namespace artemisia::format
{

/// The case in which a kind of code is usually written; the other case is marked in names (see
/// pathPart).
enum class NaturalCase { Upper, Lower };

/// One part of a path made of a code. Plain for codes of capital letters (or small ones: \a
/// natural), digits, "-", "." and "_". Everything else is percent-escaped as UTF-8 ("OSM 1/2" ->
/// "OSM%201%2F2"), a change of case is marked by "_" ("KBSk4-1" -> "KBS_k4-1"), names that Windows
/// reserves have their first letter escaped, very long codes are cut and carry a hash. Different
/// codes give names that differ even where the file system ignores case; never empty, never hidden,
/// always ASCII, at most 100 characters.
[[nodiscard]] QString pathPart(const QString &code, NaturalCase natural);

/// The names under which a record's attachments stand in its files folder, one for each in their
/// order: the author's names made safe, with "-2", "-3" ... before the ending where two would be
/// the same but for case.
[[nodiscard]] QStringList attachmentNames(const QList<Attachment> &attachments);

/// The folder that holds the attachments of the record whose own file stands at \a recordPath, with
/// "/" at its end: "experiments/KBS19-3/files/", "assays/x/files/",
/// "compounds/3f/KEY-3f0c1d2e.files/", "batches/OSM-S-106-1.files/".
[[nodiscard]] QString attachmentFolder(const QString &recordPath);

/// "experiments/KBS19-3/"
[[nodiscard]] QString folderOf(const Experiment &experiment);
[[nodiscard]] QString experimentFolder(const QString &code);
[[nodiscard]] QString compoundPath(const CompoundId &id, const QString &inchiKey);

/// A relative path as it stands in a link: each part percent-encoded.
[[nodiscard]] QString linkTo(const QString &path);

/// The paths of generated files in the root, and the record of the notebook.
inline constexpr QLatin1StringView kNotebookPath("notebook.json");
inline constexpr QLatin1StringView kCratePath("ro-crate-metadata.json");
inline constexpr QLatin1StringView kReadmePath("README.md");
inline constexpr QLatin1StringView kLicencePath("LICENSE");
inline constexpr QLatin1StringView kCitationPath("CITATION.cff");
inline constexpr QLatin1StringView kCompoundsCsvPath("compounds.csv");
inline constexpr QLatin1StringView kCompoundsSdfPath("compounds.sdf");
inline constexpr QLatin1StringView
    kMoreSdfFolder("sdf/"); ///< the second and later parts of a list too long for one file

/// What a path of the published notebook is, by its name alone.
enum class PathKind {
    Notebook,
    Experiment,
    Compound,
    Batch,
    Assay,
    Results,
    Attachment,
    Generated,
    OtherJson,
    Other
};
[[nodiscard]] PathKind pathKindOf(const QString &path);

} // namespace artemisia::format
