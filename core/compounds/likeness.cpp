// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"

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
    ARTEMISIA_TRY_ASSIGN(const auto numbering, store.compounds().commonestNumbering());
    if (!numbering) {
        return QStringLiteral("CPD-1");
    }
    for (qint64 number = numbering->highest + 1;; ++number) {
        const QString code =
            numbering->prefix + QString::number(number).rightJustified(numbering->width, u'0');
        ARTEMISIA_TRY_ASSIGN(const auto taken, store.compounds().findByCode(code));
        if (!taken) {
            return code;
        }
    }
}

} // namespace artemisia::compounds
