// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/markdown.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace artemisia::format::markdown
{

using namespace Qt::Literals::StringLiterals;

namespace
{

bool isBreak(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7f || c == QChar::LineSeparator ||
           c == QChar::ParagraphSeparator;
}

QString onOneLine(const QString &text)
{
    QString line = text;
    std::replace_if(line.begin(), line.end(), isBreak, QChar(u' '));
    return line.trimmed();
}

qsizetype longestRun(const QString &text, QChar character)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == character ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// What stays open in a text, read line by line as CommonMark does at the top level.
class OpenBlock
{
public:
    void read(QStringView line)
    {
        const QStringView content = line.trimmed();
        if (!m_end.isEmpty()) {
            if (content.contains(m_end, Qt::CaseInsensitive)) {
                m_end.clear();
            }
            return;
        }
        if (!m_fence.isEmpty()) {
            const bool closes = content.size() >= m_fence.size() &&
                                runLength(content) == content.size() &&
                                content.front() == m_fence.front();
            if (closes) {
                m_fence.clear();
            }
            return;
        }
        // Fences and HTML inside lists and quotes are indented or marked; they count too, since
        // closing twice does no harm.
        open(withoutContainers(content));
    }
    [[nodiscard]] bool isOpen() const { return !m_fence.isEmpty() || !m_end.isEmpty(); }
    [[nodiscard]] QString closing() const { return !m_fence.isEmpty() ? m_fence : m_end; }

private:
    static qsizetype runLength(QStringView text)
    {
        qsizetype length = 0;
        while (length < text.size() && text[length] == text.front()) {
            ++length;
        }
        return length;
    }
    static QStringView withoutContainers(QStringView text)
    {
        while (text.startsWith(u'>') || text.startsWith("- "_L1) || text.startsWith("* "_L1)) {
            text = text.mid(1).trimmed();
        }
        return text;
    }
    void open(QStringView text)
    {
        if (text.startsWith("```"_L1) || text.startsWith("~~~"_L1)) {
            const qsizetype length = runLength(text);
            if (text.front() == u'~' || !text.mid(length).contains(u'`')) {
                m_fence = text.left(length).toString();
            }
            return;
        }
        struct HtmlBlock {
            QLatin1StringView start;
            QLatin1StringView end;
        };
        static constexpr std::array<HtmlBlock, 8> blocks = {{{"<!--"_L1, "-->"_L1},
                                                             {"<pre"_L1, "</pre>"_L1},
                                                             {"<script"_L1, "</script>"_L1},
                                                             {"<style"_L1, "</style>"_L1},
                                                             {"<textarea"_L1, "</textarea>"_L1},
                                                             {"<![CDATA["_L1, "]]>"_L1},
                                                             {"<?"_L1, "?>"_L1},
                                                             {"<details"_L1, "</details>"_L1}}};
        for (const HtmlBlock &html : blocks) {
            const bool opens = text.startsWith(html.start, Qt::CaseInsensitive);
            if (opens && !text.mid(html.start.size()).contains(html.end, Qt::CaseInsensitive)) {
                m_end = html.end;
                return;
            }
        }
    }
    QString m_fence;
    QString m_end;
};

constexpr int kDeepest = 6; // heading levels of Markdown and HTML

/// The level of a heading marked by #, 0 for any other line.
int headingLevel(QStringView line)
{
    static const QRegularExpression heading(u"^ {0,3}(#{1,6})(?:[ \\t]|$)"_s);
    return int(heading.match(line).capturedLength(1));
}

/// The level that \a line gives the line before it by underlining it, 0 for any other.
int underlineLevel(const QString &line)
{
    static const QRegularExpression underline(u"^ {0,3}(=+|-+)[ \\t]*$"_s);
    const QString mark = underline.match(line).captured(1);
    return mark.isEmpty() ? 0 : mark.startsWith(u'=') ? 1 : 2;
}

/// One line of words by itself: neither list, quote, table, code nor a heading.
bool isPlainLine(const QStringList &lines, qsizetype at)
{
    static const QRegularExpression words(u"^ {0,3}(?![-+*>|#=<`~]|\\d+[.)]|\\s|$)"_s);
    return at >= 0 && words.match(lines[at]).hasMatch() &&
           (at == 0 || lines[at - 1].trimmed().isEmpty());
}

/// Underlined headings are marked by # as all others, where they are not within an open block.
void markHeadings(QStringList &lines)
{
    OpenBlock open;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const int level = open.isOpen() ? 0 : underlineLevel(lines[i]);
        if (level > 0 && isPlainLine(lines, i - 1)) {
            lines[i - 1] = QString(level, u'#') + u' ' + lines[i - 1].trimmed();
            lines.removeAt(i);
            --i;
            continue;
        }
        open.read(lines[i]);
    }
}

void lowerHeadings(QStringList &lines, int under)
{
    std::vector<std::pair<qsizetype, int>> headings; // line, level
    OpenBlock open;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const int level = open.isOpen() ? 0 : headingLevel(lines[i]); level > 0) {
            headings.emplace_back(i, level);
        }
        open.read(lines[i]);
    }
    int highest = kDeepest;
    for (const auto &[line, level] : headings) {
        highest = std::min(highest, level);
    }
    for (const auto &[line, level] : headings) {
        const int lowered = std::min(level + std::max(under + 1 - highest, 0), kDeepest);
        lines[line].replace(lines[line].indexOf(u'#'), level, QString(lowered, u'#'));
    }
}

} // namespace

QString escaped(const QString &text)
{
    QString out;
    const QString line = onOneLine(text);
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'<') {
            out += "&lt;"_L1;
        } else if (c == u'&') {
            out += "&amp;"_L1;
        } else if (u"\\`*_[]|~$"_s.contains(c) || (c == u'#' && (i == 0 || i + 1 == line.size()))) {
            out += u'\\';
            out += c;
        } else {
            out += c;
        }
    }
    return out;
}

QString code(const QString &text, bool inTable)
{
    QString line = onOneLine(text);
    if (line.isEmpty()) {
        return {};
    }
    const QString fence(longestRun(line, u'`') + 1, u'`');
    const bool needsSpace = line.startsWith(u'`') || line.endsWith(u'`');
    if (inTable) {
        line.replace(u'|', "\\|"_L1);
    }
    const QString space = needsSpace ? u" "_s : QString();
    return fence + space + line + space + fence;
}

QString link(const QString &text, const QString &target)
{
    // What would end the link is encoded; what a URL may hold, and what is encoded already, stays.
    QByteArray safe;
    const QByteArray bytes = target.toUtf8();
    for (const char byte : bytes) {
        const bool isSafe = byte == '%' || QByteArrayView("/:?#@!$&'*+,;=~-._").contains(byte) ||
                            (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                            (byte >= 'a' && byte <= 'z');
        safe += isSafe ? QByteArray(1, byte) : QByteArray(1, byte).toPercentEncoding();
    }
    return u'[' + escaped(text) + "]("_L1 + QString::fromLatin1(safe) + u')';
}

bool isWebUrl(const QString &text)
{
    if (!text.startsWith("https://"_L1) && !text.startsWith("http://"_L1)) {
        return false;
    }
    const bool hasSpace =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace() || isBreak(c); });
    return !hasSpace && QUrl(text, QUrl::StrictMode).isValid() && !QUrl(text).host().isEmpty();
}

QString block(const QString &text, int under)
{
    QString body = text;
    body.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QStringList lines = body.split(u'\n');
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty()) {
        lines.removeLast();
    }
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty()) {
        lines.removeFirst();
    }
    markHeadings(lines);
    lowerHeadings(lines, under);
    OpenBlock open;
    for (const QString &line : lines) {
        open.read(line);
    }
    if (!open.closing().isEmpty()) {
        lines.append(open.closing());
    }
    return lines.join(u'\n');
}

} // namespace artemisia::format::markdown
