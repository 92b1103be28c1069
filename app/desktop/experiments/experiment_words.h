// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/experiment.h"

#include <QDate>
#include <QString>

namespace artemisia::app
{

/// "Draft", "Open", "Closed": translated.
[[nodiscard]] QString stateWord(PublicationState state);
/// What a state means for publishing, one sentence.
[[nodiscard]] QString stateMeaning(PublicationState state);
/// A Breeze icon that says the same as the word.
[[nodiscard]] QString stateIconName(PublicationState state);
[[nodiscard]] QString roleWord(MaterialRole role); ///< "Reactant"

/// "today", "yesterday", "Monday", "3 March", "3 March 2019"; the text as it stands if it is no ISO
/// date.
[[nodiscard]] QString dateInWords(const QString &isoDate, const QDate &today);
/// "just now", "5 min ago", "today 09:41", "3 March 2019 09:41", in local time.
[[nodiscard]] QString timeInWords(const Timestamp &at, const QDateTime &now);

} // namespace artemisia::app
