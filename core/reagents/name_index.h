// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reagents/reagent_table.h"

#include <QByteArray>
#include <QHash>
#include <QStringMatcher>

#include <vector>

namespace artemisia::reagents
{

/// The names, CAS numbers and InChIKeys of a list of reagents, indexed. Filled once, then read from
/// any thread.
class NameIndex
{
public:
    struct Hit {
        int row = 0;
        MatchBy by = MatchBy::Name;
        QStringView text; ///< as it stands in the table; valid as long as the index
    };
    struct Suggestion {
        Hit hit;
        MatchRank rank = MatchRank::Substring;
        friend bool operator<(const Suggestion &a, const Suggestion &b);
    };

    void reserve(int rows, int names);
    /// Rows are added in order: every name of a row before the next row's.
    void addName(int row, MatchBy by, QStringView name);
    void addInchiKey(int row, const QString &key);
    /// To be called once, after the last name and before anything is asked.
    void finish();

    [[nodiscard]] QList<int> withInchiKey(const QString &key) const
    {
        return m_byInchiKey.values(key);
    }
    /// Every row that has the name, letter for letter but for case; one hit a row, its own name
    /// before its synonyms.
    [[nodiscard]] QList<Hit> named(QStringView name) const;
    /// The same for names with an equal key (name_key.h).
    [[nodiscard]] QList<Hit> namedLoosely(QStringView name) const;
    /// The best hit of each row whose names contain the text; sorted, at most \a limit.
    [[nodiscard]] QList<Suggestion> containing(QStringView text, int limit) const;

private:
    struct Entry {
        qsizetype textAt, textLength, keyAt, keyLength;
        int row;
        MatchBy by;
    };
    [[nodiscard]] QStringView text(const Entry &entry) const;
    [[nodiscard]] QStringView key(const Entry &entry) const;
    [[nodiscard]] Hit hit(const Entry &entry) const { return {entry.row, entry.by, text(entry)}; }
    [[nodiscard]] MatchRank rankOf(const Entry &entry, qsizetype at, QStringView wanted) const;
    template <class Accepts>
    [[nodiscard]] QList<Hit> hits(QStringView name, Accepts accepts) const;

    QString m_texts;
    QString m_keys;
    std::vector<Entry> m_entries;
    QMultiHash<QStringView, int> m_byKey; ///< views into m_keys
    QMultiHash<QString, int> m_byInchiKey;
};

} // namespace artemisia::reagents
