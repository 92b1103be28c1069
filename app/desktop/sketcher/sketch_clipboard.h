// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"

#include <QString>

class QMimeData;

namespace artemisia::app
{

/// A drawing for every other program at once: MOL or RXN, SMILES and InChI as text, SVG and PNG as
/// pictures. Owned by the caller.
[[nodiscard]] QMimeData *mimeOf(const chem::Drawing &drawing);

/// The structure in what another program put on the clipboard or dropped, as text in the format
/// that keeps most of it; empty: there is none. Files are read up to 8 MB.
[[nodiscard]] QString textOf(const QMimeData &mime);

} // namespace artemisia::app
