// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/drawn_reagent.h"

#include "app/desktop/reagents/table_in_use.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/scheme.h"
#include "core/reagents/reagent_check.h"

#include <algorithm>

namespace artemisia::app
{

namespace
{

using chem::Drawing;
using chem::Selection;

// Whole substances: a sodium ion alone is no reagent.
Selection meant(const Drawing &sheet, const Selection &chosen)
{
    if (chosen.empty()) {
        return chem::everything(sheet);
    }
    const Selection all = chem::completed(sheet, chosen); // of a bond, its atoms
    Selection items;
    for (const chem::SheetPart &part : chem::partsOf(sheet)) {
        if (std::any_of(part.begin(), part.end(),
                        [&all](chem::ItemId item) { return all.count(item) > 0; })) {
            items.insert(part.begin(), part.end());
        }
    }
    return items;
}

std::optional<reagents::Reagent> shippedRow(const QString &inchiKey)
{
    const auto table = reagentsInUse();
    if (!table || inchiKey.isEmpty()) {
        return {};
    }
    const QList<reagents::Reagent> rows = table->withInchiKey(inchiKey);
    const auto shipped =
        std::find_if_not(rows.begin(), rows.end(), [](const auto &row) { return row.isUsers(); });
    return shipped == rows.end() ? std::nullopt : std::optional(*shipped);
}

} // namespace

Result<DrawnReagent> ReagentReading::of(const Drawing &sheet, const Selection &chosen)
{
    DrawnReagent drawn;
    if (chosen.empty() && !chem::stepsOf(sheet).empty()) {
        return fail(ErrorCode::Invalid,
                    tr("A reaction is drawn. Choose the reagent in it, then take it from the "
                       "sheet."));
    }
    const Drawing part = chem::copyOf(sheet, meant(sheet, chosen));
    if (part.atoms.empty()) {
        return drawn;
    }
    const chem::SmilesLosses losses = chem::lostInSmiles(part);
    if (losses.elementLists || losses.queries) {
        return fail(ErrorCode::Invalid,
                    tr("What is drawn is a search, with atoms or bonds left open. It was not "
                       "taken."));
    }
    const auto molecule = chem::moleculeOf(part);
    if (!molecule) {
        return tl::unexpected(fromChem(molecule.error()));
    }
    reagents::Reagent bare;
    bare.smiles = QString::fromStdString(molecule->smiles());
    ARTEMISIA_TRY_ASSIGN(drawn.structure, reagents::withCheckedStructure(bare));
    drawn.substances = int(chem::partsOf(part).size());
    drawn.known = shippedRow(drawn.structure.inchiKey);
    return drawn;
}

} // namespace artemisia::app
