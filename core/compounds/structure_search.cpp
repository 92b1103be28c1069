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

/// Calls \a visit with every structure of the notebook, one after the other; it gives an error
/// where it cannot decide.
using Visit =
    std::function<chem::Result<void>(store::RowId, const CompoundId &, const chem::Molecule &)>;
Result<> scan(store::Store &store, const WorkContext &context, StructureSearchReport &report,
              const Visit &visit)
{
    ARTEMISIA_TRY_ASSIGN(const qint64 total, store.compounds().count());
    qint64 done = 0;
    return store.compounds().forEachSmiles(
        [&](store::RowId row, const CompoundId &id, const QString &smiles) -> Result<> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, Text::tr("The search was stopped."));
            }
            context.report(++done, total, Text::tr("Searching structures"));
            ++report.searched;
            const auto molecule = chem::Molecule::fromSmiles(smiles.toStdString());
            if (!molecule || !visit(row, id, *molecule)) {
                ++report.undecided;
            }
            return {};
        });
}

/// By key, without which there is only the canonical SMILES.
Result<QList<CompoundId>> same(store::Store &store, const chem::Molecule &molecule)
{
    if (const auto inchi = chem::inchi(molecule)) {
        return store.compounds().findByInchiKey(QString::fromStdString(inchi->key));
    }
    return store.compounds().findBySmiles(QString::fromStdString(molecule.smiles()));
}

Result<QList<StructureHit>> exact(store::Store &store, const chem::Molecule &molecule)
{
    ARTEMISIA_TRY_ASSIGN(const auto ids, same(store, molecule));
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
                                         const WorkContext &context, StructureSearchReport &report)
{
    const auto pattern = chem::SubstructureQuery::fromText(query.toStdString());
    if (!pattern) {
        return tl::unexpected(fromChem(pattern.error()));
    }
    QList<StructureHit> hits;
    const Visit visit = [&](store::RowId row, const CompoundId &id,
                            const chem::Molecule &molecule) -> chem::Result<void> {
        const auto isHit = pattern->tryMatch(molecule);
        if (!isHit) {
            return tl::unexpected(isHit.error());
        }
        if (*isHit) {
            hits.append({row, id, 1});
        }
        return {};
    };
    ARTEMISIA_TRY(scan(store, context, report, visit));
    return hits;
}

Result<QList<StructureHit>> similar(store::Store &store, const chem::Molecule &molecule,
                                    double threshold, const WorkContext &context,
                                    StructureSearchReport &report)
{
    const auto wanted = chem::morganFingerprint(molecule);
    if (!wanted) {
        return tl::unexpected(fromChem(wanted.error()));
    }
    QList<StructureHit> hits;
    const Visit visit = [&](store::RowId row, const CompoundId &id,
                            const chem::Molecule &candidate) -> chem::Result<void> {
        const auto print = chem::morganFingerprint(candidate);
        if (!print) {
            return tl::unexpected(print.error());
        }
        const double similarity = chem::tanimoto(*wanted, *print);
        if (similarity >= threshold) {
            hits.append({row, id, similarity});
        }
        return {};
    };
    ARTEMISIA_TRY(scan(store, context, report, visit));
    std::stable_sort(hits.begin(), hits.end(), [](const StructureHit &a, const StructureHit &b) {
        return a.similarity > b.similarity;
    });
    return hits;
}

} // namespace

Result<QList<StructureHit>> searchStructures(store::Store &store, StructureSearch search,
                                             const QString &query, double threshold,
                                             const WorkContext &context,
                                             StructureSearchReport *report)
{
    StructureSearchReport unasked;
    StructureSearchReport &told = report != nullptr ? *report : unasked;
    told = {};
    if (search == StructureSearch::Substructure) {
        return substructure(store, query, context, told);
    }
    const auto molecule = chem::Molecule::fromText(query.toStdString());
    if (!molecule) {
        return tl::unexpected(fromChem(molecule.error()));
    }
    return search == StructureSearch::Exact ? exact(store, *molecule)
                                            : similar(store, *molecule, threshold, context, told);
}

} // namespace artemisia::compounds
