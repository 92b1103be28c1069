// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"
#include "core/base/cancel_token.h"
#include "core/base/result.h"
#include "core/record/experiment.h"
#include "core/store/store.h"

namespace artemisia::app
{

/// Of a text that is pasted, dropped or read from a file; characters.
inline constexpr qsizetype kLongestSchemeText = 8 * 1024 * 1024;

/// What a sheet amounts to: always the sheet itself, and what of it is a reaction. Words over an
/// arrow that name a reagent beyond doubt are agents of the reaction too; on the sheet they stay
/// words. Tens of milliseconds: for worker threads.
[[nodiscard]] Result<Scheme> schemeOf(const chem::Drawing &drawing);
/// Reaction SMILES (several lines are the steps of a route), an RXN block or CDXML, as a scheme
/// with coordinates. Tens of milliseconds: for worker threads.
[[nodiscard]] Result<Scheme> readScheme(const QString &text);
struct SchemeFile {
    Scheme scheme;
    QString remark; ///< what got lost on the way; empty: nothing
};
/// The same from a file of at most 8 MB; of a SMILES file the steps of a route, else the
/// first line that holds something.
[[nodiscard]] Result<SchemeFile> readSchemeFile(const QString &path,
                                                const CancelToken &cancel = {});
struct SchemeSteps {
    int count = 0;  ///< of what is drawn; 0: nothing is
    QString smiles; ///< reaction SMILES, a line each; the scheme's own where a step has none
};
/// The steps of a drawn scheme. For workers.
[[nodiscard]] SchemeSteps stepsIn(const Scheme &scheme);
/// Whether a file's name says that it holds a scheme.
[[nodiscard]] bool isSchemeFile(const QString &path);
/// The drawing for other programs.
[[nodiscard]] Result<QByteArray> schemeSvg(const Scheme &scheme, const QString &title);
/// The participants of \a scheme, of all its steps, as materials, those left out that \a present
/// already holds (by key, else by SMILES). Registered compounds are linked where exactly one has
/// the key; the others have the name that words on the arrow or the reagents' table know them by,
/// if they do. What is made stands last. Reader threads.
[[nodiscard]] Result<QList<Material>> materialsOfScheme(store::Store &store, const Scheme &scheme,
                                                        const QList<Material> &present);
/// One structure from SMILES, a MOL block or InChI. Worker threads.
[[nodiscard]] Result<Structure> readStructure(const QString &text);

} // namespace artemisia::app
