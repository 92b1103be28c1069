// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/reagents/reagent.h"

#include <memory>

namespace artemisia::reagents
{

/// What of a reagent a text was found in.
enum class MatchBy { Cas, Name, Synonym, InchiKey };

/// How well, best first.
enum class MatchRank { Exact, NamePrefix, SynonymPrefix, WordStart, Substring };

struct Match {
    Reagent reagent;
    MatchBy by = MatchBy::Name;
    MatchRank rank = MatchRank::Exact;
    QString matched; ///< the name, synonym, CAS number or InChIKey as it stands in the table
};

/// What a text typed by a person stands for.
struct Lookup {
    QList<Match> matches;    ///< users' rows first, then the shipped table's: of these, where some
                             ///< have the text as their name, no others
    bool isMistyped = false; ///< it has the shape of a CAS number, and its check digit is wrong;
                             ///< there are no matches then
    /// Show what was matched before it is used: found only after hyphens, spaces, commas, primes
    /// and the spelling of Greek letters were ignored, or by a CAS number that the source lists
    /// beside the chemical's own (a polymer's or an isotopologue's, often).
    bool isLoose = false;
    /// The matches are of more than one structure: a person has to choose.
    [[nodiscard]] bool isAmbiguous() const;
};

/// Common reagents by name, synonym, CAS number and InChIKey: the table shipped with the program
/// (resources/reagents) and, before it, the user's own rows. An immutable value: cheap to copy
/// (shared), const members safe from any thread.
class ReagentTable
{
public:
    static constexpr int mostSuggestions = 100;
    static constexpr int longestQuery = 1000; ///< characters; longer texts find nothing

    ReagentTable(); ///< empty

    /// The shipped tables, reagents.tsv and abbreviations.tsv. Takes some tens of milliseconds: for
    /// a worker. Corrupt if the program was built with a broken table.
    [[nodiscard]] static Result<ReagentTable> load();
    /// A table from the text of one (see resources/reagents/SOURCES.md): the header and the rows.
    /// Invalid if there is no header with a name in it, or a row has more cells than the header.
    [[nodiscard]] static Result<ReagentTable> fromText(const QByteArray &utf8)
    {
        return fromTexts(utf8, {});
    }
    /// The same and the text of a second one (may be empty): the synonyms of a row whose InChIKey
    /// the first has become synonyms there; the others are rows after the first's.
    [[nodiscard]] static Result<ReagentTable> fromTexts(const QByteArray &utf8,
                                                        const QByteArray &more);
    /// The same table with the user's rows \a rows instead of those it had. The shipped rows stay,
    /// also those for the same chemical.
    [[nodiscard]] ReagentTable withUserRows(const QList<Reagent> &rows) const;

    [[nodiscard]] int shippedCount() const;
    [[nodiscard]] int userCount() const;
    /// In the order of the tables (the first: by CAS number). \a index from 0 to shippedCount()
    /// - 1.
    [[nodiscard]] Reagent shipped(int index) const;

    /// Everything \a text stands for, never a choice among chemicals: a CAS number (with or without
    /// hyphens), an InChIKey, a name or synonym whatever its case; if there is none of that, names
    /// that differ in hyphens, spaces, commas, primes or the spelling of Greek letters only. CAS
    /// numbers may also be other numbers that the source lists for the chemical.
    [[nodiscard]] Lookup lookup(QStringView text) const;
    /// What a person who typed \a text may mean, best first: exact, beginning of a name, of a
    /// synonym or CAS number, of a word, anywhere; the user's rows before shipped ones of the same
    /// rank, short names before long ones; a reagent once. At most \a limit, never more than
    /// mostSuggestions. A few milliseconds.
    [[nodiscard]] QList<Match> suggest(QStringView text, int limit = 20) const;
    /// Whether the table of abbreviations says that these letters, as they are written, stand for
    /// the structure, and more than one of its sources has that structure.
    [[nodiscard]] bool isAbbreviationOf(QStringView letters, const QString &inchiKey) const;
    /// All rows with the structure, users' first.
    [[nodiscard]] QList<Reagent> withInchiKey(const QString &key) const;

private:
    struct Shipped;
    struct Users;
    std::shared_ptr<const Shipped> m_shipped;
    std::shared_ptr<const Users> m_users;
};

} // namespace artemisia::reagents
