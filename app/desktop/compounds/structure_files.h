// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"

class QMimeData;

namespace artemisia::app
{

struct StructureText {
    QString text;   ///< as chem::Molecule::fromText reads it
    QString remark; ///< what got lost on the way; empty: nothing
};

/// The text of the one structure that a file of at most 8 MB holds (SMILES, MOL, SDF, CDXML, InChI,
/// ChemDraw's binary form). Says, with the file's name, why there is none: gone, a folder, too
/// large, no text, several structures. Worker threads.
[[nodiscard]] Result<StructureText> structureTextOf(const QString &path,
                                                    const CancelToken &cancel = {});
/// The path of the one local file that is dragged or pasted; empty: none, or several.
[[nodiscard]] QString localFileOf(const QMimeData *data);

} // namespace artemisia::app
