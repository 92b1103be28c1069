// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>
#include <utility>
#include <vector>

namespace artemisia::app
{

/// What else somebody may look for and finds this template by, in the person's language and in
/// English: skeletons that it is the nearest to. Empty: nothing.
[[nodiscard]] QString templateKeywords(std::string_view id);

/// By the ids of chem::templateTable(), as translators see them.
[[nodiscard]] const std::vector<std::pair<std::string_view, const char *>> &
translatableTemplateKeywords();

} // namespace artemisia::app
