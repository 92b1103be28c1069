// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/reagent_check.h"

#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"
#include "core/reagents/cas_number.h"
#include "core/reagents/property_cell.h"
#include "core/reagents/tr.h"

#include <algorithm>

namespace artemisia::reagents
{

static constexpr qsizetype longestText = 10000;

static Result<chem::Molecule> structureOf(const Reagent &reagent)
{
    auto molecule = reagent.smiles.isEmpty()
                        ? chem::Molecule::fromInchi(reagent.inchi.toStdString())
                        : chem::Molecule::fromSmiles(reagent.smiles.toStdString());
    if (!molecule) {
        return tl::unexpected(fromChem(molecule.error()));
    }
    return *molecule;
}

Result<Reagent> withCheckedStructure(const Reagent &reagent)
{
    Reagent result = reagent;
    if (reagent.smiles.isEmpty() && reagent.inchi.isEmpty()) {
        return result;
    }
    ARTEMISIA_TRY_ASSIGN(const chem::Molecule molecule, structureOf(reagent));
    if (reagent.smiles.isEmpty()) {
        result.smiles = QString::fromStdString(molecule.smiles());
    }
    result.formula = QString::fromStdString(chem::formula(molecule));
    const auto inchi = chem::inchi(molecule);
    if (!inchi) {
        return result;
    }
    const QString text = QString::fromStdString(inchi->inchi);
    const QString key = QString::fromStdString(inchi->key);
    if (!reagent.inchi.isEmpty() && reagent.inchi != text) {
        return fail(ErrorCode::Invalid,
                    Tr::tr("The SMILES and the InChI are different structures."));
    }
    if (!reagent.inchiKey.isEmpty() && reagent.inchiKey != key) {
        return fail(ErrorCode::Invalid, Tr::tr("The InChIKey is that of another structure."));
    }
    result.inchi = text;
    result.inchiKey = key;
    return result;
}

/// The texts of a reagent that are one cell each.
static QList<QString *> textsOf(Reagent &reagent)
{
    QList<QString *> texts{&reagent.name,    &reagent.cas,           &reagent.smiles,
                           &reagent.inchi,   &reagent.inchiKey,      &reagent.formula,
                           &reagent.hazards, &reagent.concentration, &reagent.supplier};
    for (QString &synonym : reagent.synonyms) {
        texts += &synonym;
    }
    for (auto *values : {&reagent.densities, &reagent.boilingPoints, &reagent.meltingPoints,
                         &reagent.flashPoints}) {
        for (PropertyValue &value : *values) {
            texts += &value.source;
            texts += &value.written;
        }
    }
    return texts;
}

/// Values as they will be read again. What a person wrote stays as written as long as it says the
/// same.
static Result<> settleValues(QList<PropertyValue> &values, PropertyKind kind)
{
    for (PropertyValue &value : values) {
        value.source.replace(u';', u',').replace(u'[', u'(').replace(u']', u')');
        const auto isSame = [&](const CellValues &read) {
            return read.unreadable.isEmpty() && read.values.size() == 1 &&
                   read.values.first().value == value.value &&
                   read.values.first().temperature == value.temperature &&
                   read.values.first().phase == value.phase &&
                   read.values.first().source == value.source;
        };
        if (isSame(readPropertyCell(value.written, kind))) {
            continue;
        }
        value.written.clear();
        const CellValues read = readPropertyCell(propertyCell({value}, kind), kind);
        if (!read.unreadable.isEmpty() || read.values.size() != 1) {
            return fail(
                ErrorCode::Invalid,
                Tr::tr(
                    "A density, a temperature or another value of this reagent is not possible."));
        }
        value = read.values.first();
    }
    return {};
}

static Result<> settleProperties(Reagent &reagent)
{
    ARTEMISIA_TRY(settleValues(reagent.densities, PropertyKind::Density));
    ARTEMISIA_TRY(settleValues(reagent.boilingPoints, PropertyKind::Temperature));
    ARTEMISIA_TRY(settleValues(reagent.meltingPoints, PropertyKind::Temperature));
    return settleValues(reagent.flashPoints, PropertyKind::Temperature);
}

/// One name each: a semicolon stands between two.
static QStringList settledNames(const QStringList &names)
{
    QStringList result;
    for (const QString &name : names.join(u';').split(u';')) {
        if (const QString settled = name.trimmed(); !settled.isEmpty()) {
            result += settled;
        }
    }
    return result;
}

Result<Reagent> checkedReagent(const Reagent &reagent)
{
    Reagent result = reagent;
    for (QString *text : textsOf(result)) {
        if (text->size() > longestText) {
            return fail(ErrorCode::TooLarge, Tr::tr("A text of this reagent is too long."));
        }
        *text = text->simplified();
    }
    result.synonyms = settledNames(result.synonyms);
    ARTEMISIA_TRY(settleProperties(result));
    if (result.name.isEmpty()) {
        return fail(ErrorCode::Invalid, Tr::tr("A reagent needs a name."));
    }
    if (!result.cas.isEmpty()) {
        const QString cas = casNumber(result.cas);
        if (cas.isEmpty()) {
            return fail(
                ErrorCode::Invalid,
                Tr::tr("\"%1\" is not a CAS number: its check digit is wrong.").arg(result.cas));
        }
        result.cas = cas;
    }
    return withCheckedStructure(result);
}

} // namespace artemisia::reagents
