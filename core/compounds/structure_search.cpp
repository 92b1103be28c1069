// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"

#include "chem/molecule/inchi.h"
#include "chem/search/query.h"

#include <QCoreApplication>

#include <algorithm>

namespace artemisia::compounds
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(artemisia::compounds)
};

/// Calls \a visit with every structure of the notebook that can be read, one after the other.
Result<>
scan(store::Store &store, const WorkContext &context,
     const std::function<void(store::RowId, const CompoundId &, const chem::Molecule &)> &visit)
{
    ARTEMISIA_TRY_ASSIGN(const qint64 total, store.compounds().count());
    qint64 done = 0;
    return store.compounds().forEachSmiles(
        [&](store::RowId row, const CompoundId &id, const QString &smiles) -> Result<> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, Text::tr("The search was stopped."));
            }
            context.report(++done, total, Text::tr("Searching structures"));
            if (const auto molecule = chem::Molecule::fromSmiles(smiles.toStdString())) {
                visit(row, id, *molecule);
            }
            return {};
        });
}

Result<QList<StructureHit>> exact(store::Store &store, const chem::Molecule &molecule)
{
    const auto inchi = chem::inchi(molecule);
    if (!inchi) {
        return tl::unexpected(fromChem(inchi.error()));
    }
    ARTEMISIA_TRY_ASSIGN(const auto ids,
                         store.compounds().findByInchiKey(QString::fromStdString(inchi->key)));
    QList<StructureHit> hits;
    for (const CompoundId &id : ids) {
        ARTEMISIA_TRY_ASSIGN(const auto row, store.compounds().rowIdOf(id));
        if (row) {
            hits.append({*row, id, 1});
        }
    }
    return hits;
}

Result<QList<StructureHit>> substructure(store::Store &store, const QString &query,
                                         const WorkContext &context)
{
    const auto pattern = chem::SubstructureQuery::fromText(query.toStdString());
    if (!pattern) {
        return tl::unexpected(fromChem(pattern.error()));
    }
    QList<StructureHit> hits;
    ARTEMISIA_TRY(scan(store, context,
                       [&](store::RowId row, const CompoundId &id, const chem::Molecule &molecule) {
                           if (pattern->matches(molecule)) {
                               hits.append({row, id, 1});
                           }
                       }));
    return hits;
}

Result<QList<StructureHit>> similar(store::Store &store, const chem::Molecule &molecule,
                                    double threshold, const WorkContext &context)
{
    const auto wanted = chem::morganFingerprint(molecule);
    if (!wanted) {
        return tl::unexpected(fromChem(wanted.error()));
    }
    QList<StructureHit> hits;
    ARTEMISIA_TRY(
        scan(store, context,
             [&](store::RowId row, const CompoundId &id, const chem::Molecule &candidate) {
                 if (const auto print = chem::morganFingerprint(candidate)) {
                     const double similarity = chem::tanimoto(*wanted, *print);
                     if (similarity >= threshold) {
                         hits.append({row, id, similarity});
                     }
                 }
             }));
    std::stable_sort(hits.begin(), hits.end(), [](const StructureHit &a, const StructureHit &b) {
        return a.similarity > b.similarity;
    });
    return hits;
}

} // namespace

Result<QList<StructureHit>> searchStructures(store::Store &store, StructureSearch search,
                                             const QString &query, double threshold,
                                             const WorkContext &context)
{
    if (search == StructureSearch::Substructure) {
        return substructure(store, query, context);
    }
    const auto molecule = chem::Molecule::fromText(query.toStdString());
    if (!molecule) {
        return tl::unexpected(fromChem(molecule.error()));
    }
    return search == StructureSearch::Exact ? exact(store, *molecule)
                                            : similar(store, *molecule, threshold, context);
}

} // namespace artemisia::compounds
