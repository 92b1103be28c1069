// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace artemisia::cli
{

/// Does what the arguments ask and gives the program's exit code: 0, or the number of an ErrorCode.
/// Needs a QCoreApplication.
[[nodiscard]] int run(int argc, char **argv);

} // namespace artemisia::cli
