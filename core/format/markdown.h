// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Pieces of GitHub-flavoured Markdown that mean what they should, whatever people typed.
namespace artemisia::format::markdown
{

/// A text on one line that shows exactly as typed: marks, pipes and HTML escaped, line breaks and
/// control characters as spaces.
[[nodiscard]] QString escaped(const QString &text);
/// A code span that shows \a text exactly; line breaks as spaces. \a inTable: also inside a table's
/// cell. Empty for an empty text.
[[nodiscard]] QString code(const QString &text, bool inTable = false);
/// [text](target), the text escaped, the target made safe: percent-encoded where it must be.
[[nodiscard]] QString link(const QString &text, const QString &target);
/// True for an absolute http or https URL without white space or control characters.
[[nodiscard]] bool isWebUrl(const QString &text);
/// People's own Markdown, as it is but for line ends (LF) and blank lines around it, with what it
/// left open (a code fence, an HTML comment or block) closed, so that it cannot swallow what
/// follows it on the page. Its headings become parts of the heading it stands under, of level \a
/// under: the highest of them is one below that, the others follow.
[[nodiscard]] QString block(const QString &text, int under = 1);

} // namespace artemisia::format::markdown
