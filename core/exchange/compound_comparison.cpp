// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compound_importer.h"
#include "core/exchange/tr.h"

#include <algorithm>

namespace artemisia::exchange
{

namespace
{
RowRemark likenessRemark(compounds::Likeness::Kind kind, const QString &code, const QString &what)
{
    RowRemark remark;
    if (kind == compounds::Likeness::Kind::SameKey) {
        remark.code = QStringLiteral("key-on-several-codes");
        remark.message = Tr::tr("%1 has the same InChIKey, %2. Both were kept; nothing was merged.")
                             .arg(code, what);
        remark.raw = what;
    } else {
        remark.code = QStringLiteral("alias-on-several-codes");
        remark.message = Tr::tr("%1 has an alias in common. Both were kept.").arg(code);
    }
    return remark;
}

Remark onRecord(const RowRemark &remark)
{
    Remark record;
    record.id = ElementId::create();
    record.code = remark.code;
    record.text = remark.message;
    return record;
}

bool hasAlias(const Compound &compound, const Alias &alias)
{
    return std::any_of(compound.aliases.begin(), compound.aliases.end(),
                       [&alias](const Alias &known) {
                           return known.value == alias.value && known.scheme == alias.scheme;
                       });
}
} // namespace

Result<> CompoundImporter::remarkLikenesses(RowInput &row, Compound &compound)
{
    ARTEMISIA_TRY_ASSIGN(const QList<compounds::Likeness> likenesses,
                         compounds::likenessesOf(m_store, compound));
    for (const compounds::Likeness &likeness : likenesses) {
        // A shared skeleton is no doubt about identity: stereoisomers are meant to be different
        // compounds.
        if (likeness.kind == compounds::Likeness::Kind::SameSkeleton) {
            continue;
        }
        const QString &key = compound.structure.inchiKey;
        const RowRemark here = likenessRemark(likeness.kind, likeness.code, key);
        row.remarks.append(here);
        compound.remarks.append(onRecord(here));
        if (m_made.contains(likeness.code)) {
            m_remarksForEarlier[likeness.code].append(likenessRemark(likeness.kind, row.code, key));
        }
    }
    return {};
}

// What later rows said of earlier ones goes to their entries and records at the end, each record
// saved once.
Result<> CompoundImporter::remarkEarlierRows()
{
    QStringList codes = m_remarksForEarlier.keys();
    codes.sort();
    for (const QString &code : std::as_const(codes)) {
        const Made made = m_made.value(code);
        ARTEMISIA_TRY_ASSIGN(std::optional<Compound> compound, m_store.compounds().find(made.id));
        RowReport &entry = m_report.entries[made.entry];
        if (entry.outcome == RowOutcome::Imported) {
            entry.outcome = RowOutcome::ImportedWithRemarks;
            --m_report.imported;
            ++m_report.importedWithRemarks;
        }
        const QList<RowRemark> remarks = m_remarksForEarlier.value(code);
        entry.remarks += remarks;
        if (!compound) {
            continue;
        }
        for (const RowRemark &remark : remarks) {
            compound->remarks.append(onRecord(remark));
        }
        ARTEMISIA_TRY(m_store.compounds().save(*compound, m_save));
    }
    return {};
}

Result<QStringList> CompoundImporter::differences(const RowInput &row,
                                                  const compounds::Preparation &made,
                                                  const Compound &stored)
{
    QStringList found;
    const Structure &theirs = made.compound.structure;
    if (!theirs.isEmpty() && (theirs.smiles != stored.structure.smiles ||
                              theirs.cxsmiles != stored.structure.cxsmiles)) {
        found << Tr::tr("structure %1").arg(theirs.smiles);
    } else if (theirs.isEmpty() && !row.structureText.isEmpty() && !stored.structure.isEmpty()) {
        found << Tr::tr("a structure that could not be read");
    }
    if (!made.components.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(const QList<Batch> batches,
                             m_store.batches().ofCompound(stored.head.id));
        const bool isKnown =
            std::any_of(batches.begin(), batches.end(), [&made](const Batch &batch) {
                return batch.structure.smiles == made.asGiven.smiles;
            });
        if (!isKnown) {
            found << Tr::tr("salt or solvate %1").arg(made.asGiven.smiles);
        }
    }
    if (!row.name.isEmpty() && row.name != stored.name) {
        found << Tr::tr("name %1").arg(row.name);
    }
    for (const Alias &alias : row.aliases) {
        if (!hasAlias(stored, alias)) {
            found << Tr::tr("alias %1").arg(alias.value);
        }
    }
    for (const QString &tag : row.tags) {
        if (!stored.tags.contains(tag)) {
            found << Tr::tr("tag %1").arg(tag);
        }
    }
    for (const QString &note : row.notes) {
        if (!stored.notes.contains(note)) {
            found << Tr::tr("note \"%1\"").arg(note);
        }
    }
    ARTEMISIA_TRY_ASSIGN(const QStringList results, m_results.missing(row, stored.head.id));
    for (const QString &result : results) {
        found << Tr::tr("result %1").arg(result);
    }
    return found;
}

void CompoundImporter::reportFile()
{
    m_report.file = m_source.fileName();
    m_report.encoding = m_source.encoding();
    for (const QString &note : m_source.notes()) {
        m_report.fileRemarks.append({QStringLiteral("file-note"), {}, note, {}});
    }
    for (const ColumnRule &rule : m_mapping.columns) {
        const qint64 cells = m_survey.cellsNotImported.value(rule.index);
        if (cells > 0) {
            m_report.fileRemarks.append(
                {QStringLiteral("column-not-imported"),
                 rule.header,
                 Tr::tr("Column %1 has %n filled cell(s), which were not imported. %2", nullptr,
                        int(cells))
                     .arg(rule.index + 1)
                     .arg(rule.reason),
                 {}});
        }
    }
}

} // namespace artemisia::exchange
