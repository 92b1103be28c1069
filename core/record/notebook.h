// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"

#include <QStringList>

namespace artemisia
{

/// The format version this program writes, and the oldest reader version that can understand it.
inline constexpr int kFormatVersion = 1;
inline constexpr int kMinimumReader = 1;

/// Somebody who writes in the notebook. Published inside notebook.json under "people".
struct Person {
    RecordHead<PersonId> head;
    QString name;
    QString initials; ///< 1 to 4 capital letters; first part of the codes of their experiments;
                      ///< unique in the notebook
    QString orcid;    ///< "0000-0002-1825-0097", checksum verified; may be empty
    QString github;   ///< user name without @; may be empty
    QString email;    ///< used for git's author only if the person gives it; may be empty
    /// Marks of further copies of this notebook in which the same person records ("k", "qx"): they
    /// stand between initials and number in codes, so that two copies that never met give different
    /// codes. The first copy has none.
    QStringList copies;
    friend bool operator==(const Person &, const Person &) = default;
};

/// The notebook itself: what stands in notebook.json.
struct Notebook {
    RecordHead<NotebookId> head;
    QString title;
    QString description; ///< Markdown
    QString licence;     ///< SPDX identifier: "CC-BY-4.0", "CC0-1.0", ...
    QString funding;
    QString homepage; ///< URL of the public repository once it is known; may be empty
    QStringList keywords;
    QString attribution; ///< Markdown: where imported data comes from
    friend bool operator==(const Notebook &, const Notebook &) = default;
};

/// ORCID's ISO 7064 11,2 checksum and shape (source: support.orcid.org, "Structure of the ORCID
/// Identifier").
[[nodiscard]] bool isValidOrcid(QStringView orcid);
/// With or without "https://orcid.org/" and hyphens; the plain form, or an Error that says what is
/// wrong.
[[nodiscard]] Result<QString> normaliseOrcid(QStringView text);
[[nodiscard]] bool isValidInitials(QStringView initials);
/// SPDX identifiers offered for data, best first: CC-BY-4.0, CC0-1.0, then the rest.
[[nodiscard]] QStringList knownLicences();

} // namespace artemisia
