// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace artemisia::format
{

/// The translation context of what this room tells people. Generated files are never translated.
struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(FormatText)
};

} // namespace artemisia::format
