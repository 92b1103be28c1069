// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"

#include <QRegularExpression>
#include <QSet>

namespace artemisia::compounds
{

namespace
{
constexpr int kSkeletonLength = 14;
constexpr qsizetype kMostLikenesses = 50; // more than a person can look through

/// Adds the compounds of \a ids that are neither the compound itself nor known yet.
Result<> append(store::Store &store, const QList<CompoundId> &ids, Likeness::Kind kind,
                QSet<QUuid> &known, QList<Likeness> &list)
{
    for (const CompoundId &id : ids) {
        if (known.contains(id.uuid()) || list.size() >= kMostLikenesses) {
            continue;
        }
        known.insert(id.uuid());
        ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(id));
        if (compound) {
            list.append({id, compound->code, kind});
        }
    }
    return {};
}
} // namespace

Result<QList<Likeness>> likenessesOf(store::Store &store, const Compound &compound)
{
    QList<Likeness> list;
    QSet<QUuid> known{compound.head.id.uuid()};
    const QString &key = compound.structure.inchiKey;
    if (!key.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(const auto same, store.compounds().findByInchiKey(key));
        ARTEMISIA_TRY(append(store, same, Likeness::Kind::SameKey, known, list));
        ARTEMISIA_TRY_ASSIGN(const auto skeleton,
                             store.compounds().findByInchiKey(key.left(kSkeletonLength)));
        ARTEMISIA_TRY(append(store, skeleton, Likeness::Kind::SameSkeleton, known, list));
    }
    QStringList names{compound.code, compound.name};
    for (const Alias &alias : compound.aliases) {
        names.append(alias.value);
    }
    for (const QString &name : std::as_const(names)) {
        if (!name.trimmed().isEmpty()) {
            ARTEMISIA_TRY_ASSIGN(const auto same, store.compounds().findByAnyName(name));
            ARTEMISIA_TRY(append(store, same, Likeness::Kind::SameAlias, known, list));
        }
    }
    return list;
}

Result<QString> nextCode(store::Store &store)
{
    // The scheme is that of the compound with the highest code: "OSM-S-682" is followed by
    // "OSM-S-683". Natural order puts the highest number of the last prefix at the end.
    store::CompoundQuery query;
    query.order = store::SortOrder::Descending;
    ARTEMISIA_TRY_ASSIGN(const auto ids, store.compounds().rowIds(query));
    ARTEMISIA_TRY_ASSIGN(const auto rows, store.compounds().rows(ids.mid(0, 200)));
    static const QRegularExpression kNumbered(QStringLiteral("^(.*?)(\\d{1,12})$"));
    for (const store::CompoundRow &row : rows) {
        const auto match = kNumbered.match(row.code);
        if (!match.hasMatch()) {
            continue;
        }
        qint64 number = match.captured(2).toLongLong();
        const int digits = match.captured(2).startsWith(u'0') ? int(match.capturedLength(2)) : 1;
        while (true) {
            ++number;
            const QString code =
                match.captured(1) + QString::number(number).rightJustified(digits, u'0');
            ARTEMISIA_TRY_ASSIGN(const auto taken, store.compounds().findByCode(code));
            if (!taken) {
                return code;
            }
        }
    }
    return QStringLiteral("CPD-1");
}

} // namespace artemisia::compounds
