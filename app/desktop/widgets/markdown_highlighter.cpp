// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/markdown_highlighter.h"

#include "app/desktop/theme/theme.h"

#include <QRegularExpression>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr qsizetype kLongestLine = 4000; ///< what follows is shown plain

enum BlockState { Normal = 0, Fence = 1 };

using Traits = std::vector<quint8>;

void add(Traits &traits, qsizetype from, qsizetype to, quint8 trait)
{
    for (qsizetype i = from; i < to; ++i) {
        traits[size_t(i)] = quint8(traits[size_t(i)] | trait);
    }
}

bool isWordCharacter(QStringView line, qsizetype at)
{
    return at >= 0 && at < line.size() && line[at].isLetterOrNumber();
}

/// The opening of an emphasis that still waits for its end.
struct Opening {
    qsizetype at = -1;
};

/// One pass over a line; each kind of emphasis has at most one opening waiting, so the whole is
/// linear.
class InlineScanner
{
public:
    explicit InlineScanner(QStringView line)
        : m_line(line)
        , m_traits(size_t(line.size()), 0)
    {
    }

    Traits scan()
    {
        while (m_at < m_line.size()) {
            const QChar c = m_line[m_at];
            if (c == u'\\' && m_at + 1 < m_line.size() && m_line[m_at + 1].isPunct()) {
                add(m_traits, m_at, m_at + 1, MarkdownHighlighter::Mark);
                m_at += 2;
            } else if (c == u'`') {
                scanCode();
            } else if (c == u'*' || c == u'_') {
                scanEmphasis(c);
            } else if (c == u'[') {
                scanLink();
            } else if (c == u'h' && !isWordCharacter(m_line, m_at - 1)) {
                scanAddress();
            } else {
                ++m_at;
            }
        }
        return m_traits;
    }

private:
    void scanCode()
    {
        qsizetype end = m_line.indexOf(u'`', m_at + 1);
        if (end < 0 || m_noMoreCode) {
            m_noMoreCode = true;
            ++m_at;
            return;
        }
        add(m_traits, m_at, end + 1, MarkdownHighlighter::Code);
        add(m_traits, m_at, m_at + 1, MarkdownHighlighter::Mark);
        add(m_traits, end, end + 1, MarkdownHighlighter::Mark);
        m_at = end + 1;
    }

    void scanEmphasis(QChar mark)
    {
        const bool isDouble = m_at + 1 < m_line.size() && m_line[m_at + 1] == mark;
        const qsizetype length = isDouble ? 2 : 1;
        const qsizetype after = m_at + length;
        Opening &opening = m_openings[(mark == u'*' ? 0 : 2) + (isDouble ? 1 : 0)];
        const bool spaceBefore = m_at == 0 || m_line[m_at - 1].isSpace();
        const bool spaceAfter = after >= m_line.size() || m_line[after].isSpace();
        // An underscore inside a word (a file name) is a letter like others.
        const bool insideWord =
            mark == u'_' && isWordCharacter(m_line, m_at - 1) && isWordCharacter(m_line, after);
        if (insideWord) {
            m_at = after;
            return;
        }
        if (opening.at >= 0 && !spaceBefore && m_at > opening.at + length) {
            const quint8 trait = isDouble ? MarkdownHighlighter::Bold : MarkdownHighlighter::Italic;
            add(m_traits, opening.at + length, m_at, trait);
            add(m_traits, opening.at, opening.at + length, MarkdownHighlighter::Mark);
            add(m_traits, m_at, after, MarkdownHighlighter::Mark);
            opening.at = -1;
        } else if (!spaceAfter) {
            opening.at = m_at;
        }
        m_at = after;
    }

    void scanLink()
    {
        const qsizetype close = m_noMoreLinks ? -1 : m_line.indexOf(u"](", m_at + 1);
        const qsizetype end = close < 0 ? -1 : m_line.indexOf(u')', close + 2);
        if (end < 0) {
            m_noMoreLinks = true;
            ++m_at;
            return;
        }
        add(m_traits, m_at, m_at + 1, MarkdownHighlighter::Mark);
        add(m_traits, m_at + 1, close, MarkdownHighlighter::Link);
        add(m_traits, close, end + 1, MarkdownHighlighter::Mark);
        m_at = end + 1;
    }

    void scanAddress()
    {
        const QStringView rest = m_line.mid(m_at);
        if (!rest.startsWith(u"https://") && !rest.startsWith(u"http://")) {
            ++m_at;
            return;
        }
        qsizetype end = m_at;
        while (end < m_line.size() && !m_line[end].isSpace() && m_line[end] != u'>' &&
               m_line[end] != u'"') {
            ++end;
        }
        while (end > m_at && QStringView(u".,;:!?)").contains(m_line[end - 1])) {
            --end;
        }
        add(m_traits, m_at, end, MarkdownHighlighter::Link);
        m_at = end;
    }

    QStringView m_line;
    Traits m_traits;
    qsizetype m_at = 0;
    Opening m_openings[4];
    bool m_noMoreCode = false;
    bool m_noMoreLinks = false;
};

int headingLevelOf(const QString &text)
{
    int level = 0;
    while (level < text.size() && level < 7 && text[level] == u'#') {
        ++level;
    }
    return level >= 1 && level <= 6 && level < text.size() && text[level] == u' ' ? level : 0;
}

} // namespace

MarkdownHighlighter::MarkdownHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
    connect(&Theme::instance(), &Theme::changed, this, &MarkdownHighlighter::rehighlight);
}

std::vector<quint8> MarkdownHighlighter::inlineTraits(QStringView line)
{
    Traits traits = InlineScanner(line.left(kLongestLine)).scan();
    traits.resize(size_t(line.size()), Plain);
    static const QRegularExpression listMark(
        QStringLiteral("^\\s{0,20}(?:[-*+]|[0-9]{1,9}[.)])\\s(?:\\[[ xX]\\]\\s)?"));
    static const QRegularExpression quoteMark(QStringLiteral("^\\s{0,3}>\\s?"));
    const QString head = line.left(60).toString();
    if (const auto match = listMark.match(head); match.hasMatch()) {
        std::fill_n(traits.begin(), match.capturedLength(), quint8(Mark));
    } else if (const auto quote = quoteMark.match(head); quote.hasMatch()) {
        add(traits, 0, line.size(), Quote);
        add(traits, 0, quote.capturedLength(), Mark);
    }
    return traits;
}

QString MarkdownHighlighter::linkAt(const QString &line, int position)
{
    static const QRegularExpression link(QStringLiteral(
        "\\[[^\\]]{0,500}\\]\\((https?://[^\\s)]{1,2000})\\)|(https?://[^\\s>\")\\]]{1,2000})"));
    auto matches = link.globalMatch(line.left(kLongestLine));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (position >= match.capturedStart() && position <= match.capturedEnd()) {
            QString url = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
            while (!url.isEmpty() && QStringView(u".,;:!?").contains(url.back())) {
                url.chop(1);
            }
            return url;
        }
    }
    return {};
}

void MarkdownHighlighter::highlightBlock(const QString &text)
{
    const bool inFence = previousBlockState() == Fence;
    const bool isFenceLine = QStringView(text).trimmed().startsWith(u"```");
    setCurrentBlockState(inFence != isFenceLine ? Fence : Normal);
    const Theme &theme = Theme::instance();
    if (inFence || isFenceLine) {
        QTextCharFormat format;
        format.setFont(theme.font(Theme::TextStyle::Code));
        format.setForeground(isFenceLine ? theme.colours().secondary : theme.colours().text);
        setFormat(0, int(text.size()), format);
        return;
    }
    showTraits(text, headingLevelOf(text));
}

void MarkdownHighlighter::showTraits(const QString &text, int headingLevel)
{
    const Theme &theme = Theme::instance();
    Traits traits = inlineTraits(text);
    if (headingLevel > 0) {
        add(traits, 0, headingLevel + 1, Mark);
    }
    const QFont heading = theme.font(Theme::TextStyle::SectionHead);
    const QFont body = theme.font(Theme::TextStyle::Body);
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        while (to < text.size() && traits[size_t(to)] == traits[size_t(from)]) {
            ++to;
        }
        const quint8 trait = traits[size_t(from)];
        QTextCharFormat format;
        if (trait & Code) {
            format.setFont(theme.font(Theme::TextStyle::Code));
        }
        if (headingLevel > 0) {
            format.setFont(headingLevel <= 2 ? heading : body);
            format.setFontWeight(QFont::DemiBold);
        }
        if (trait & Bold) {
            format.setFontWeight(QFont::Bold);
        }
        if (trait & Italic) {
            format.setFontItalic(true);
        }
        if (trait & Link) {
            format.setForeground(theme.colours().accent);
            format.setFontUnderline(true);
        }
        if (trait & (Mark | Quote)) {
            format.setForeground(theme.colours().secondary);
        }
        if (trait != Plain || headingLevel > 0) {
            setFormat(int(from), int(to - from), format);
        }
        from = to;
    }
}

} // namespace artemisia::app
