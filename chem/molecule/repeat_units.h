// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace artemisia::chem
{

/// How often a unit in brackets with \a label stands: up to four digits; 0: no number, or one of
/// nothing that anybody draws.
[[nodiscard]] int repeatCount(std::string_view label);

} // namespace artemisia::chem
