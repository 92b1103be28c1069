// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/templates.h"

#include <QString>

#include <string_view>
#include <vector>

namespace artemisia::app
{

/// @name What the templates that come with the program are called, in the person's language
/// @{
[[nodiscard]] QString templateName(const chem::TemplateEntry &entry);
[[nodiscard]] QString templateGroupName(chem::TemplateGroup group);
/// @}

/// The English names that translators see: those of chem::templateTable(), which knows no
/// translation.
[[nodiscard]] const std::vector<std::string_view> &translatableTemplateNames();

} // namespace artemisia::app
