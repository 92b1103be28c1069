// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compound_importer.h"

#include "core/exchange/tr.h"

#include <QRegularExpression>

namespace artemisia::exchange
{

namespace
{
constexpr qsizetype kLongestCode = 120;

store::SaveContext saveContext(store::Store &store, const TableSource &source)
{
    store::SaveContext save;
    save.who = store.owner();
    save.what = Tr::tr("Imported from %1").arg(source.fileName());
    return save;
}
} // namespace

CompoundImporter::CompoundImporter(store::Store &store, TableSource &source,
                                   const ColumnMapping &mapping, const WorkContext &context)
    : m_store(store)
    , m_source(source)
    , m_mapping(mapping)
    , m_context(context)
    , m_save(saveContext(store, source))
    , m_results(store, mapping, m_save)
{
}

QString CompoundImporter::sourceOf(const RowInput &row) const
{
    return Tr::tr("%1, row %2").arg(m_source.fileName()).arg(row.number);
}

Result<> CompoundImporter::run()
{
    ARTEMISIA_TRY_ASSIGN(m_survey, surveyTable(m_source, m_mapping, m_context));
    ARTEMISIA_TRY(m_results.begin());
    while (true) {
        if (m_context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled,
                        Tr::tr("The import was cancelled; the notebook is as it was."));
        }
        ARTEMISIA_TRY_ASSIGN(const std::optional<TableRow> row, m_source.next());
        if (!row) {
            break;
        }
        ARTEMISIA_TRY(importRow(*row));
        m_context.report(m_report.rows, m_survey.rows, Tr::tr("Importing rows"));
    }
    ARTEMISIA_TRY(remarkEarlierRows());
    m_report.assays = m_results.assaysMade();
    m_report.results = m_results.resultsMade();
    reportFile();
    return {};
}

Result<> CompoundImporter::importRow(const TableRow &row)
{
    RowReport entry;
    entry.row = row.number;
    entry.line = row.line;
    ++m_report.rows;
    RowInput input;
    if (!row.problem.isEmpty()) {
        input.number = row.number;
        input.remark("row-too-large", {}, row.problem);
        finish(entry, input, RowOutcome::NotImported);
    } else {
        input = RowReader(m_mapping, m_survey).read(row);
        ARTEMISIA_TRY(importReadRow(input, entry));
    }
    m_report.entries.append(entry);
    return {};
}

void CompoundImporter::finish(RowReport &entry, RowInput &row, RowOutcome outcome)
{
    entry.code = row.code;
    entry.remarks = row.remarks;
    if (outcome == RowOutcome::Imported && !row.remarks.isEmpty()) {
        outcome = RowOutcome::ImportedWithRemarks;
    }
    entry.outcome = outcome;
    m_report.imported += outcome == RowOutcome::Imported ? 1 : 0;
    m_report.importedWithRemarks += outcome == RowOutcome::ImportedWithRemarks ? 1 : 0;
    m_report.notImported += outcome == RowOutcome::NotImported ? 1 : 0;
}

Result<> CompoundImporter::importReadRow(RowInput &row, RowReport &entry)
{
    if (row.isEmpty()) {
        row.remark("empty-row", {}, Tr::tr("The row holds nothing that is imported."));
        finish(entry, row, RowOutcome::NotImported);
        return {};
    }
    if (row.code.size() > kLongestCode) {
        row.remark("code-too-long", {},
                   Tr::tr("The code is over %1 characters long.").arg(kLongestCode), row.code);
        row.code.clear();
        finish(entry, row, RowOutcome::NotImported);
        return {};
    }
    const bool namesNothing = row.code.isEmpty() && row.structureText.isEmpty() &&
                              row.inchiText.isEmpty() && row.name.isEmpty() &&
                              row.aliases.isEmpty();
    if (namesNothing) {
        row.remark("nothing-to-identify", {},
                   Tr::tr("The row has no code, structure, name or alias."));
        finish(entry, row, RowOutcome::NotImported);
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(compounds::Preparation made, compoundOfRow(row, sourceOf(row)));
    std::optional<Compound> stored;
    if (row.code.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(stored, sameRowWithoutCode(row, made.compound));
    } else {
        ARTEMISIA_TRY_ASSIGN(stored, m_store.compounds().findByCode(row.code));
    }
    return stored ? importKnown(row, entry, made, *stored) : importNew(row, entry, made);
}

// A row without a code was there before if the same row of the same file made the same structure.
Result<std::optional<Compound>> CompoundImporter::sameRowWithoutCode(const RowInput &row,
                                                                     const Compound &compound)
{
    QList<CompoundId> candidates;
    if (!compound.structure.inchiKey.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(candidates,
                             m_store.compounds().findByInchiKey(compound.structure.inchiKey));
    }
    QStringList names;
    names << row.name;
    for (const Alias &alias : row.aliases) {
        names << alias.value;
    }
    for (const QString &name : std::as_const(names)) {
        if (!name.isEmpty()) {
            ARTEMISIA_TRY_ASSIGN(const QList<CompoundId> named,
                                 m_store.compounds().findByAnyName(name));
            candidates += named;
        }
    }
    for (const CompoundId &id : std::as_const(candidates)) {
        ARTEMISIA_TRY_ASSIGN(const std::optional<Compound> candidate, m_store.compounds().find(id));
        if (candidate && candidate->source == compound.source &&
            candidate->structure.cxsmiles == compound.structure.cxsmiles &&
            candidate->structure.smiles == compound.structure.smiles) {
            return candidate;
        }
    }
    return std::nullopt;
}

Result<> CompoundImporter::giveCode(RowInput &row, Compound &compound)
{
    if (!row.code.isEmpty()) {
        return {};
    }
    if (m_nextNumber == 0) {
        static const QRegularExpression number(QStringLiteral("^(.*?)(\\d{1,15})$"));
        ARTEMISIA_TRY_ASSIGN(const QString next, compounds::nextCode(m_store));
        const auto match = number.match(next);
        m_codePrefix = match.hasMatch() ? match.captured(1) : next + u'-';
        m_nextNumber = match.hasMatch() ? match.captured(2).toLongLong() : 1;
    }
    while (true) {
        const QString code = m_codePrefix + QString::number(m_nextNumber++);
        ARTEMISIA_TRY_ASSIGN(const std::optional<Compound> taken,
                             m_store.compounds().findByCode(code));
        if (!taken) {
            row.code = code;
            break;
        }
    }
    compound.code = row.code;
    row.remark("code-assigned", {},
               Tr::tr("The row states no code; it was given %1.").arg(row.code));
    return {};
}

Result<> CompoundImporter::importNew(RowInput &row, RowReport &entry, compounds::Preparation &made)
{
    Compound &compound = made.compound;
    ARTEMISIA_TRY(giveCode(row, compound));
    ARTEMISIA_TRY(remarkLikenesses(row, compound));
    compound.head.authors = {m_save.who};
    if (auto saved = m_store.compounds().save(compound, m_save); !saved) {
        const ErrorCode code = saved.error().code;
        if (code != ErrorCode::Conflict && code != ErrorCode::Invalid) {
            return saved;
        }
        row.remark("refused", {}, saved.error().message);
        finish(entry, row, RowOutcome::NotImported);
        return {};
    }
    ++m_report.compounds;
    BatchId batch;
    if (!row.batchNumber.isEmpty() || !made.components.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(batch, makeBatch(row, compound, made));
    }
    ARTEMISIA_TRY(m_results.write(row, compound.head.id, batch, compound.source));
    m_made.insert(row.code, {compound.head.id, m_report.entries.size()});
    finish(entry, row, RowOutcome::Imported);
    return {};
}

Result<> CompoundImporter::importKnown(RowInput &row, RowReport &entry,
                                       compounds::Preparation &made, const Compound &stored)
{
    row.code = stored.code;
    if (!row.batchNumber.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(const QString code, freeBatchCode(row, stored));
        if (!code.isEmpty()) {
            return importBatchOf(row, entry, made, stored);
        }
    }
    ARTEMISIA_TRY_ASSIGN(const QStringList differing, differences(row, made, stored));
    const bool isOfThisFile = m_made.contains(stored.code);
    const QString list = differing.join(QStringLiteral("; "));
    row.remarks.clear();
    if (isOfThisFile) {
        const qint64 earlier = m_report.entries.at(m_made.value(stored.code).entry).row;
        if (differing.isEmpty()) {
            row.remark("duplicate-row", {}, Tr::tr("Row %1 says the same.").arg(earlier));
        } else {
            row.remark("duplicate-code", {},
                       Tr::tr("Row %1 has the same code but differs: %2").arg(earlier).arg(list),
                       list);
        }
    } else if (differing.isEmpty()) {
        row.remark("already-there", {}, Tr::tr("The notebook has all of this row already."));
    } else {
        row.remark(
            "differs-from-notebook", {},
            Tr::tr("The notebook has %1 already, and it was left as it is. The row differs: %2")
                .arg(stored.code, list),
            list);
    }
    finish(entry, row, RowOutcome::NotImported);
    return {};
}

// Another batch of a compound that is there: the batch and its results are new, and so may be some
// aliases.
Result<> CompoundImporter::importBatchOf(RowInput &row, RowReport &entry,
                                         compounds::Preparation &made, const Compound &stored)
{
    Compound compound = stored;
    if (!made.compound.structure.isEmpty() &&
        made.compound.structure.smiles != stored.structure.smiles) {
        row.remark(
            "batch-structure-differs", row.structureHeader,
            Tr::tr("The structure of this batch is not that of %1; it is kept with the batch.")
                .arg(stored.code),
            row.structureText);
    }
    for (const Alias &alias : std::as_const(row.aliases)) {
        const bool isKnown = std::any_of(
            compound.aliases.begin(), compound.aliases.end(), [&alias](const Alias &known) {
                return known.value == alias.value && known.scheme == alias.scheme;
            });
        if (!isKnown) {
            compound.aliases.append(alias);
        }
    }
    if (compound.aliases != stored.aliases) {
        ARTEMISIA_TRY(m_store.compounds().save(compound, m_save));
    }
    ARTEMISIA_TRY_ASSIGN(const BatchId batch, makeBatch(row, compound, made));
    ARTEMISIA_TRY(m_results.write(row, compound.head.id, batch, sourceOf(row)));
    row.remark("batch-of-known-compound", {},
               Tr::tr("%1 is there already; the row was imported as its batch %2.")
                   .arg(stored.code, row.batchNumber));
    finish(entry, row, RowOutcome::Imported);
    return {};
}

Result<QString> CompoundImporter::freeBatchCode(const RowInput &row, const Compound &compound)
{
    const QString code = row.batchNumber.startsWith(compound.code)
                             ? row.batchNumber
                             : compound.code + u'-' + row.batchNumber;
    ARTEMISIA_TRY_ASSIGN(const std::optional<Batch> taken, m_store.batches().findByCode(code));
    return taken ? QString() : code;
}

Result<BatchId> CompoundImporter::makeBatch(const RowInput &row, const Compound &compound,
                                            const compounds::Preparation &made)
{
    Batch batch;
    batch.head.id = BatchId::create();
    batch.head.authors = {m_save.who};
    batch.compound = compound.head.id;
    if (!row.batchNumber.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(batch.code, freeBatchCode(row, compound));
    }
    if (batch.code.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(batch.code, m_store.batches().nextCode(compound.head.id));
    }
    const bool isOtherStructure = !made.compound.structure.isEmpty() &&
                                  made.compound.structure.smiles != compound.structure.smiles;
    batch.structure =
        isOtherStructure && made.asGiven.isEmpty() ? made.compound.structure : made.asGiven;
    batch.components = made.components;
    QStringList lots;
    for (const Alias &alias : row.aliases) {
        if (!row.batchNumber.isEmpty() &&
            alias.scheme.contains(QLatin1String("internal"), Qt::CaseInsensitive)) {
            lots.append(alias.value);
        }
    }
    batch.supplierCode = lots.join(QStringLiteral("; "));
    ARTEMISIA_TRY(m_store.batches().save(batch, m_save));
    ++m_report.batches;
    return batch.head.id;
}

} // namespace artemisia::exchange
