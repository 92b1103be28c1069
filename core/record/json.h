// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <QByteArray>

namespace artemisia
{

/// JSON that keeps the order of its keys, so that records read well and diffs stay small.
using Json = nlohmann::ordered_json;

/// Parses bytes from outside: UTF-8, at most \a maxBytes long and 64 levels deep, no duplicate
/// keys; Invalid or TooLarge otherwise, with line and column in the message.
[[nodiscard]] Result<Json> parseJson(const QByteArray &bytes, qint64 maxBytes = 64 * 1024 * 1024);
/// The canonical text: two-space indentation, one array element a line, LF, trailing newline, UTF-8
/// unescaped, numbers in their shortest form that reads back equal. The same bytes for equal values
/// everywhere.
[[nodiscard]] QByteArray canonicalText(const Json &json);

} // namespace artemisia
