// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_structure.h"

#include "chem/molecule/inchi.h"
#include "core/exchange/tr.h"
#include "core/exchange/value_kind.h"

namespace artemisia::exchange
{

namespace
{
// Programs write "AuxInfo=..." behind an InChI.
QString inchiAlone(const QString &text)
{
    const qsizetype aux = text.indexOf(QLatin1String("AuxInfo="));
    return looksLikeInchi(text) && aux > 0 ? text.left(aux).trimmed() : text;
}

struct ReadStructure {
    std::optional<chem::Molecule> molecule;
    QString reason; ///< why there is none
};

ReadStructure readStructure(RowInput &row)
{
    ReadStructure read;
    const bool fromInchi = row.structureText.isEmpty() && looksLikeInchi(row.inchiText);
    const QString text = fromInchi ? inchiAlone(row.inchiText) : row.structureText;
    const QString &header = fromInchi ? row.inchiHeader : row.structureHeader;
    if (text.isEmpty()) {
        read.reason = Tr::tr("The source gives no structure.");
        row.remark("no-structure", row.structureHeader, read.reason);
        return read;
    }
    const std::string bytes = text.toStdString();
    auto molecule = fromInchi ? chem::Molecule::fromInchi(bytes) : chem::Molecule::fromText(bytes);
    if (!molecule) {
        const Error error = fromChem(molecule.error());
        read.reason = Tr::tr("The structure could not be read: %1").arg(text.left(8000));
        row.remarkOnRecord("structure-unreadable", header,
                           Tr::tr("The structure could not be read: %1").arg(error.message), text);
        return read;
    }
    if (molecule->isEmpty()) {
        read.reason = Tr::tr("The source gives a drawing without atoms.");
        row.remark("no-structure", header, read.reason);
        return read;
    }
    if (fromInchi) {
        row.remarkOnRecord(
            "structure-from-inchi", header,
            Tr::tr("There is no structure in its own column; it was made from the InChI."));
    }
    read.molecule = *molecule;
    return read;
}

void checkKey(RowInput &row, compounds::Preparation &made)
{
    const QString &stated = row.keyText;
    if (stated.isEmpty()) {
        return;
    }
    const std::string key = stated.toStdString();
    Compound &compound = made.compound;
    const QString &ours = compound.structure.inchiKey;
    const QString &whole = made.asGiven.inchiKey;
    if (!chem::isInchiKey(key)) {
        compound.statedInchiKey = stated;
        row.remarkOnRecord("key-malformed", row.keyHeader,
                           Tr::tr("\"%1\" is not an InChIKey.").arg(stated), stated);
        return;
    }
    if (stated == ours || (!whole.isEmpty() && stated == whole)) {
        return;
    }
    compound.statedInchiKey = stated;
    if (ours.isEmpty()) {
        if (!compound.structure.isEmpty()) {
            row.remark("key-unchecked", row.keyHeader,
                       Tr::tr("The stated key %1 could not be checked: the structure has no InChI.")
                           .arg(stated),
                       stated);
        }
        return;
    }
    const QString &closest = whole.isEmpty() ? ours : whole;
    const bool isSame = chem::isSameSkeleton(key, ours.toStdString()) ||
                        (!whole.isEmpty() && chem::isSameSkeleton(key, whole.toStdString()));
    if (isSame) {
        row.remarkOnRecord(
            "key-mismatch-stereo", row.keyHeader,
            Tr::tr("The stated key %1 and the structure's %2 agree in the skeleton but "
                   "not in stereochemistry, isotopes or charge.")
                .arg(stated, closest),
            stated);
    } else {
        row.remarkOnRecord(
            "key-mismatch-skeleton", row.keyHeader,
            Tr::tr("The stated key %1 belongs to another skeleton than the structure's %2.")
                .arg(stated, closest),
            stated);
    }
}

void checkInchi(RowInput &row, const compounds::Preparation &made)
{
    const QString stated = inchiAlone(row.inchiText);
    if (stated.isEmpty()) {
        return;
    }
    if (!looksLikeInchi(stated)) {
        const QString what = looksLikeSmiles(stated)
                                 ? Tr::tr("The InChI's cell holds a SMILES: %1")
                                 : Tr::tr("The InChI's cell holds no InChI: %1");
        row.remarkOnRecord("inchi-malformed", row.inchiHeader, what.arg(stated.left(500)), stated);
        return;
    }
    const Structure &ours = made.compound.structure;
    if (ours.isEmpty()) {
        row.remarkOnRecord("inchi-unchecked", row.inchiHeader,
                           Tr::tr("The stated InChI could not be checked against a structure: %1")
                               .arg(stated.left(2000)),
                           stated);
    } else if (!ours.inchi.isEmpty() && stated != ours.inchi && stated != made.asGiven.inchi) {
        row.remarkOnRecord(
            "inchi-mismatch", row.inchiHeader,
            Tr::tr("The stated InChI is not the structure's: %1").arg(stated.left(2000)), stated);
    }
}

// The registrar's remarks are on the record already; the report shows those that a person should
// look at.
void reportRegistrarRemarks(RowInput &row, const QList<Remark> &remarks)
{
    for (const Remark &remark : remarks) {
        row.remarks.append({remark.code, row.structureHeader, remark.text, {}});
    }
}
} // namespace

Result<compounds::Preparation> compoundOfRow(RowInput &row, const QString &source)
{
    const ReadStructure read = readStructure(row);
    compounds::Preparation made;
    QString reason = read.reason;
    if (read.molecule) {
        auto prepared = compounds::prepare(*read.molecule);
        if (prepared) {
            made = std::move(*prepared);
            reportRegistrarRemarks(row, made.remarks);
        } else if (prepared.error().code == ErrorCode::Cancelled) {
            return tl::unexpected(prepared.error());
        } else {
            reason =
                Tr::tr("The structure could not be read: %1").arg(row.structureText.left(8000));
            row.remarkOnRecord(
                "structure-unreadable", row.structureHeader,
                Tr::tr("The structure could not be read: %1").arg(prepared.error().message),
                row.structureText);
        }
    }
    Compound &compound = made.compound;
    if (compound.structure.isEmpty()) {
        compound.noStructureReason = reason;
    }
    checkKey(row, made);
    checkInchi(row, made);
    compound.head.id = CompoundId::create();
    compound.code = row.code;
    compound.name = row.name;
    compound.aliases = row.aliases;
    compound.tags = row.tags;
    QStringList notes;
    for (const QString &note : std::as_const(row.notes)) {
        notes.append(QStringLiteral("- ") + note);
    }
    compound.notes = notes.join(u'\n');
    for (const Remark &remark : std::as_const(made.remarks)) {
        if (!compound.remarks.contains(remark)) {
            compound.remarks.append(remark);
        }
    }
    compound.remarks += row.recordRemarks;
    compound.source = source;
    return made;
}

} // namespace artemisia::exchange
