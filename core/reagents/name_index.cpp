// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/name_index.h"

#include "core/reagents/name_key.h"

#include <algorithm>
#include <tuple>

namespace artemisia::reagents
{

bool operator<(const NameIndex::Suggestion &a, const NameIndex::Suggestion &b)
{
    const auto order = [](const NameIndex::Suggestion &s) {
        return std::tuple(s.rank, s.hit.text.size(), s.hit.by);
    };
    if (order(a) != order(b)) {
        return order(a) < order(b);
    }
    const int texts = a.hit.text.compare(b.hit.text);
    return texts != 0 ? texts < 0 : a.hit.row < b.hit.row;
}

void NameIndex::reserve(int rows, int names)
{
    static constexpr int meanLength = 32;
    m_texts.reserve(qsizetype(names) * meanLength);
    m_keys.reserve(qsizetype(names) * meanLength);
    m_entries.reserve(static_cast<std::size_t>(names));
    m_byKey.reserve(names);
    m_byInchiKey.reserve(rows);
}

void NameIndex::addName(int row, MatchBy by, QStringView name)
{
    const Entry start{m_texts.size(), name.size(), m_keys.size(), 0, row, by};
    appendNameKey(m_keys, name);
    if (m_keys.size() == start.keyAt) {
        return; // nothing but hyphens and spaces
    }
    m_texts += name;
    m_entries.push_back(start);
    m_entries.back().keyLength = m_keys.size() - start.keyAt;
}

void NameIndex::addInchiKey(int row, const QString &key)
{
    if (!key.isEmpty()) {
        m_byInchiKey.insert(key, row);
    }
}

void NameIndex::finish()
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        m_byKey.insert(key(m_entries[i]), static_cast<int>(i));
    }
}

QStringView NameIndex::text(const Entry &entry) const
{
    return QStringView(m_texts).sliced(entry.textAt, entry.textLength);
}

QStringView NameIndex::key(const Entry &entry) const
{
    return QStringView(m_keys).sliced(entry.keyAt, entry.keyLength);
}

template <class Accepts>
QList<NameIndex::Hit> NameIndex::hits(QStringView name, Accepts accepts) const
{
    const QString wanted = nameKey(name);
    QList<int> found = m_byKey.values(wanted);
    std::sort(found.begin(),
              found.end()); // the order of the table: rows, and a row's own name first
    QList<Hit> result;
    for (const int index : std::as_const(found)) {
        const Entry &entry = m_entries[static_cast<std::size_t>(index)];
        const bool isKnown = !result.isEmpty() && result.last().row == entry.row;
        if (!isKnown && accepts(entry)) {
            result += hit(entry);
        }
    }
    return result;
}

QList<NameIndex::Hit> NameIndex::named(QStringView name) const
{
    const QStringView wanted = name.trimmed();
    return hits(wanted, [&](const Entry &entry) {
        return text(entry).compare(wanted, Qt::CaseInsensitive) == 0;
    });
}

QList<NameIndex::Hit> NameIndex::namedLoosely(QStringView name) const
{
    return hits(name, [](const Entry &) { return true; });
}

/// Whether a word of \a text begins with what has the key \a wanted.
static bool isAtWordStart(QStringView text, QStringView wanted)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        const char16_t first = text[i].toLower().unicode();
        if (first < 0x80 && first != wanted[0]) {
            continue; // what most positions are
        }
        const bool isStart = text[i].isLetterOrNumber() && !text[i - 1].isLetterOrNumber();
        if (isStart && QStringView(nameKey(text.sliced(i))).startsWith(wanted)) {
            return true;
        }
    }
    return false;
}

MatchRank NameIndex::rankOf(const Entry &entry, qsizetype at, QStringView wanted) const
{
    if (at == 0 && entry.keyLength == wanted.size()) {
        return MatchRank::Exact;
    }
    if (at == 0) {
        return entry.by == MatchBy::Name ? MatchRank::NamePrefix : MatchRank::SynonymPrefix;
    }
    return isAtWordStart(text(entry), wanted) ? MatchRank::WordStart : MatchRank::Substring;
}

QList<NameIndex::Suggestion> NameIndex::containing(QStringView text, int limit) const
{
    const QString wanted = nameKey(text);
    QList<Suggestion> result;
    if (wanted.isEmpty() || limit <= 0) {
        return result;
    }
    const QStringMatcher matcher(wanted);
    for (const Entry &entry : m_entries) {
        const qsizetype at = entry.keyLength < wanted.size() ? -1 : matcher.indexIn(key(entry));
        if (at < 0) {
            continue;
        }
        const bool isKnown = !result.isEmpty() && result.last().hit.row == entry.row;
        if (isKnown && at > 0 && result.last().rank <= MatchRank::WordStart) {
            continue; // cannot be better
        }
        const Suggestion found{hit(entry), rankOf(entry, at, wanted)};
        if (!isKnown) {
            result += found;
        } else if (found < result.last()) {
            result.last() = found;
        }
    }
    const qsizetype count = std::min<qsizetype>(limit, result.size());
    std::partial_sort(result.begin(), result.begin() + count, result.end());
    result.resize(count);
    return result;
}

} // namespace artemisia::reagents
