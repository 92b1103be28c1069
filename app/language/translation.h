// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace artemisia
{

/// Gives the application the texts of the person's language, and where there are none the English
/// ones, which hold the plural forms of what the sources say in English ("1 record", "2 records").
/// Once, after the application was made and before any text is.
void installTranslation();

/// Numbers and dates as people write them where the system says nothing of its language (the
/// locale "C"): in English, "1,225". What programs read is not touched, it never asks the locale.
void useReadableLocale();

} // namespace artemisia
