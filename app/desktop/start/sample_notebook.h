// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"
#include "core/record/notebook.h"

namespace artemisia::app
{

/// The folder that holds the sample notebook in its published form: $ARTEMISIA_SAMPLE first, then
/// beside the installed program, then in the source tree. Empty: there is none.
[[nodiscard]] QString samplePath();

/// Where the copy that people play with is kept.
[[nodiscard]] QString sampleFolder();

/// Somebody who only wants to look around.
[[nodiscard]] Person guest();

/// Makes a notebook of the sample in \a folder, with \a person as the one who records in it, ready
/// to be opened; all of it or nothing. A folder that already holds a notebook is left as it is. A
/// worker's job.
[[nodiscard]] Result<> makeSampleNotebook(const QString &folder, const Person &person,
                                          const WorkContext &context);

} // namespace artemisia::app
