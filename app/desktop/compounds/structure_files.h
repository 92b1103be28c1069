// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class QMimeData;

namespace artemisia::app
{

/// The text of the one structure that a file of at most 8 MB holds (SMILES, MOL, SDF, CDXML,
/// InChI), as chem::Molecule::fromText reads it. Says, with the file's name, why there is none:
/// gone, a folder, too large, binary, several structures. Worker threads.
[[nodiscard]] Result<QString> structureTextOf(const QString &path);
/// The path of the one local file that is dragged or pasted; empty: none, or several.
[[nodiscard]] QString localFileOf(const QMimeData *data);

} // namespace artemisia::app
