// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

#include <vector>

namespace artemisia::app
{

/// Shows Markdown as it is typed: headings, bold, italic, code, lists, quotes, links. The marks
/// stay, paler. Changes no text, runs nothing, fetches nothing. The cost of a line is linear in its
/// length, and bounded.
class MarkdownHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit MarkdownHighlighter(QTextDocument *document);

    /// What a character is; several may hold at once.
    enum Trait : quint8 {
        Plain = 0,
        Mark = 1, ///< belongs to Markdown, not to the text
        Bold = 2,
        Italic = 4,
        Code = 8,
        Link = 16,
        Quote = 32,
    };
    /// The traits of every character of one line (without headings and fences). For the highlighter
    /// and for tests.
    [[nodiscard]] static std::vector<quint8> inlineTraits(QStringView line);
    /// The link that stands at \a position of \a line, only http and https; empty: none.
    [[nodiscard]] static QString linkAt(const QString &line, int position);

protected:
    void highlightBlock(const QString &text) override;

private:
    void showTraits(const QString &text, int headingLevel);
};

} // namespace artemisia::app
