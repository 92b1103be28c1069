// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/name_lookup.h"

#include "app/desktop/reagents/table_in_use.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/descriptors.h"
#include "core/reagents/reagent_table.h"
#include "core/reagents/words.h"

#include <QSet>

#include <optional>

namespace artemisia::app
{

namespace
{

using reagents::ReagentTable;

Result<ReagentTable> currentTable()
{
    return reagentsInUse();
}

NameOffer offerOf(const reagents::Match &match)
{
    const reagents::Reagent &reagent = match.reagent;
    QStringList details;
    if (match.by == reagents::MatchBy::Synonym) {
        details << match.matched;
    }
    details << reagent.cas << reagent.formula;
    details.removeAll(QString());
    return {reagent.name, details.join(QStringLiteral(", ")), reagent.smiles, true};
}

/// Those with a structure, each structure once.
QList<NameOffer> offersOf(const QList<reagents::Match> &matches)
{
    QList<NameOffer> offers;
    QSet<QString> seen;
    for (const reagents::Match &match : matches) {
        const QString &key =
            match.reagent.inchiKey.isEmpty() ? match.reagent.smiles : match.reagent.inchiKey;
        if (!match.reagent.smiles.isEmpty() && !seen.contains(key)) {
            seen.insert(key);
            offers.append(offerOf(match));
        }
    }
    return offers;
}

/// A whole molecule that is written out, as it would be read on the sheet: n-BuLi, CH2=PPh3.
std::optional<NameOffer> writtenOut(const QString &text)
{
    constexpr qsizetype kLongest = 40;
    const QString letters = text.trimmed();
    if (letters.isEmpty() || letters.size() > kLongest) {
        return std::nullopt;
    }
    chem::Drawing sheet;
    const chem::ItemId atom = chem::drawAtom(sheet, {0, 0}, 6);
    if (chem::setLabel(sheet, atom, letters.toStdString(), chem::LabelOrder::AsShown) !=
        chem::LabelMeaning::Substance) {
        return std::nullopt;
    }
    const auto molecule = chem::moleculeOf(sheet);
    if (!molecule) {
        return std::nullopt;
    }
    return NameOffer{letters, QString::fromStdString(chem::formula(*molecule)),
                     QString::fromStdString(molecule->smiles()), true};
}

} // namespace

Result<NameAnswer> NameLookup::find(const QString &text)
{
    const auto structure = chem::drawingFromText(text.toStdString());
    const NameOffer typed{text, tr("as a structure"), text, false};
    if (text.contains(u'\n') || text.startsWith(QLatin1String("InChI="))) {
        if (!structure) {
            return tl::unexpected(fromChem(structure.error()));
        }
        return NameAnswer{{typed}, true, {}};
    }
    ARTEMISIA_TRY_ASSIGN(const ReagentTable table, currentTable());
    const reagents::Lookup lookup = table.lookup(text);
    if (lookup.isMistyped) {
        return fail(ErrorCode::Invalid,
                    tr("%1 is no CAS number: its check digit is wrong.").arg(text));
    }
    NameAnswer answer{offersOf(lookup.matches), true, {}};
    if (answer.offers.isEmpty() && !structure) {
        if (const auto offer = lookup.matches.isEmpty() ? writtenOut(text) : std::nullopt) {
            return NameAnswer{{*offer}, true, {}};
        }
        return fail(ErrorCode::NotFound,
                    lookup.matches.isEmpty()
                        ? tr("Nothing is called %1 here, and it is no SMILES or InChI.").arg(text)
                        : tr("%1 is known, but without a structure.").arg(text));
    }
    if (structure && !answer.offers.isEmpty() && !lookup.isLoose) {
        answer.offers.append(typed);
        answer.why = tr("%1 is a name and a SMILES. Choose which.").arg(text);
    } else if (structure) {
        answer.offers = {typed};
    } else if (answer.offers.size() > 1) {
        answer.why = tr("Several chemicals are called %1. Choose one.").arg(text);
    } else if (lookup.isLoose) {
        answer.why = tr("Nothing is called exactly %1. Is this what is meant?").arg(text);
    }
    answer.isSure = answer.why.isEmpty();
    return answer;
}

Result<QList<NameOffer>> NameLookup::suggest(const QString &text, int most)
{
    ARTEMISIA_TRY_ASSIGN(const ReagentTable table, currentTable());
    return offersOf(table.suggest(text, most));
}

QString NameLookup::nameOf(const QString &inchiKey, const QString &words)
{
    const auto table = currentTable();
    if (!table || inchiKey.isEmpty()) {
        return {};
    }
    const QString word = reagents::reagentNamesInWords(*table, words).value(inchiKey);
    const auto rows = table->withInchiKey(inchiKey);
    return !word.isEmpty() || rows.isEmpty() ? word : rows.first().name;
}

std::optional<NameOffer> NameLookup::chemicalCalled(const QString &name)
{
    const auto table = currentTable();
    if (!table) {
        return {};
    }
    const reagents::Lookup lookup = table->lookup(name.trimmed());
    if (lookup.matches.isEmpty() || lookup.isLoose) {
        return writtenOut(name);
    }
    const QList<NameOffer> offers = offersOf(lookup.matches);
    return offers.size() == 1 && !lookup.isLoose ? std::optional<NameOffer>(offers.first())
                                                 : std::nullopt;
}

std::optional<chem::Drawing> NameLookup::substanceOfLabel(const QString &label)
{
    const auto table = currentTable();
    const auto reagent = table ? reagents::reagentOfLabel(*table, label) : std::nullopt;
    const auto drawing = reagent ? drawingOf(NameOffer{reagent->name, {}, reagent->smiles, true})
                                 : Result<chem::Drawing>(fail(ErrorCode::NotFound, QString()));
    return drawing ? std::optional(*drawing) : std::nullopt;
}

QStringList NameLookup::structuresInWords(const QString &words)
{
    QStringList structures;
    const auto table = currentTable();
    if (!table) {
        return structures;
    }
    const QList<reagents::Reagent> named = reagents::reagentsInWords(*table, words);
    for (const reagents::Reagent &reagent : named) {
        structures.append(reagent.smiles);
    }
    return structures;
}

Result<chem::Drawing> NameLookup::drawingOf(const NameOffer &offer)
{
    auto drawing = chem::drawingFromText(offer.structure.toStdString());
    if (!drawing) {
        return tl::unexpected(fromChem(drawing.error()));
    }
    if (offer.isOneSubstance) {
        chem::joinToOneSubstance(*drawing);
    }
    return std::move(*drawing);
}

} // namespace artemisia::app
