// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"

namespace artemisia::cli
{

/// Makes Ctrl+C and SIGTERM cancel \a token, so that work ends with everything as it was; a second
/// Ctrl+C ends the program at once (the notebook's transactions see to it that nothing is half done
/// then, too).
void cancelOnInterrupt(const CancelToken &token);

} // namespace artemisia::cli
