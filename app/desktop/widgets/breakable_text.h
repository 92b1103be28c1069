// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace artemisia::app
{

/// \a text with invisible places to break its lines inside words that are longer than a line of a
/// narrow page, such as a SMILES or an InChIKey: a label with it never makes its page wider than
/// the window. To be shown, not to be copied.
[[nodiscard]] QString breakableText(const QString &text);

} // namespace artemisia::app
