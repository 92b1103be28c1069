// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/markdown.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace artemisia::format;
using namespace Qt::Literals::StringLiterals;

class MarkdownTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsTypedIsShown_data();
    void whatIsTypedIsShown();
    void codeIsShown_data();
    void codeIsShown();
    void linksStayLinks();
    void webUrls();
    void openBlocksAreClosed_data();
    void openBlocksAreClosed();
    void headingsStandUnderTheirSection_data();
    void headingsStandUnderTheirSection();
};

static QString shown(const QString &markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
    return document.toPlainText().trimmed();
}

void MarkdownTest::whatIsTypedIsShown_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"plain"_s, u"a|b"_s, u"*bold* _it_ `code`"_s, u"<script>alert(1)</script>"_s,
          u"&amp; &lt;"_s, u"[x](y)"_s, u"![x](y)"_s, u"C[C@@H](O)C"_s, u"back\\slash"_s,
          u"a ~~b~~"_s, u"# head"_s, u"x #"_s, u"OSM-S-106"_s, u"2-chloro(4-*tert*)"_s}) {
        QTest::newRow(qPrintable(text)) << text;
    }
}

void MarkdownTest::whatIsTypedIsShown()
{
    QFETCH(QString, text);
    QCOMPARE(shown(u"# "_s + markdown::escaped(text)), text);
    const QString table =
        u"| a | b |\n| --- | --- |\n| "_s + markdown::escaped(text) + u" | end |\n"_s;
    QVERIFY2(shown(table).contains(text), qPrintable(shown(table)));
    QVERIFY2(shown(table).contains(u"end"_s), qPrintable(shown(table)));
    QVERIFY(!markdown::escaped(u"two\nlines"_s).contains(u'\n'));
}

void MarkdownTest::codeIsShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("span");
    QTest::addColumn<QString>("inTable");
    QTest::newRow("SMILES") << u"C[C@@H](O)C"_s << u"`C[C@@H](O)C`"_s << u"`C[C@@H](O)C`"_s;
    QTest::newRow("backslash") << u"C/C=C\\C"_s << u"`C/C=C\\C`"_s << u"`C/C=C\\C`"_s;
    QTest::newRow("CXSMILES") << u"CC |o1:1|"_s << u"`CC |o1:1|`"_s << u"`CC \\|o1:1\\|`"_s;
    QTest::newRow("backtick") << u"a`b"_s << u"``a`b``"_s << u"``a`b``"_s;
    QTest::newRow("backtick at the edge") << u"`a``"_s << u"``` `a`` ```"_s << u"``` `a`` ```"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"`a b`"_s << u"`a b`"_s;
    QTest::newRow("nothing") << QString() << QString() << QString();
}

void MarkdownTest::codeIsShown()
{
    QFETCH(QString, text);
    QTEST(markdown::code(text), "span");
    QTEST(markdown::code(text, true), "inTable");
}

void MarkdownTest::linksStayLinks()
{
    QCOMPARE(markdown::link(u"a]b"_s, u"x y(z)"_s), u"[a\\]b](x%20y%28z%29)"_s);
    QCOMPARE(markdown::link(u"w"_s, u"https://example.org/a?b=c&d=%20#e"_s),
             u"[w](https://example.org/a?b=c&d=%20#e)"_s);
}

void MarkdownTest::webUrls()
{
    QVERIFY(markdown::isWebUrl(u"https://example.org/a"_s));
    QVERIFY(!markdown::isWebUrl(u"javascript:alert(1)"_s));
    QVERIFY(!markdown::isWebUrl(u"https://"_s));
    QVERIFY(!markdown::isWebUrl(u"https://a b"_s));
}

void MarkdownTest::openBlocksAreClosed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("fence") << u"a\n```\ncode"_s;
    QTest::newRow("long fence") << u"~~~~ c++\ncode\n~~~"_s;
    QTest::newRow("closed fence") << u"```\ncode\n```"_s;
    QTest::newRow("comment") << u"a\n\n<!-- gone"_s;
    QTest::newRow("pre") << u"<pre>\nx"_s;
    QTest::newRow("quote") << u"> a\n> ```\n> b"_s;
    QTest::newRow("plain") << u"\r\n\r\na\r\nb\r\n\r\n"_s;
}

void MarkdownTest::openBlocksAreClosed()
{
    QFETCH(QString, text);
    const QString page = markdown::block(text) + u"\n\n## After it\n"_s;
    QTextDocument document;
    document.setMarkdown(page, QTextDocument::MarkdownDialectGitHub);
    bool hasHeading = false;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        hasHeading = hasHeading ||
                     (block.text() == u"After it"_s && block.blockFormat().headingLevel() == 2);
    }
    QVERIFY2(hasHeading, qPrintable(page));
    QVERIFY(!page.contains(u'\r'));
}

void MarkdownTest::headingsStandUnderTheirSection_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << u"1. Stirred.\n2. Filtered."_s << u"1. Stirred.\n2. Filtered."_s;
    QTest::newRow("top") << u"# Work-up\nWashed."_s << u"### Work-up\nWashed."_s;
    QTest::newRow("relative") << u"# A\n\n## B\n\n# C #"_s << u"### A\n\n#### B\n\n### C #"_s;
    QTest::newRow("deep enough") << u"### A\n\n#### B"_s << u"### A\n\n#### B"_s;
    QTest::newRow("no deeper than six") << u"# A\n##### E"_s << u"### A\n###### E"_s;
    QTest::newRow("underlined") << u"Work-up\n=======\nText\n\nMore\n---"_s
                                << u"### Work-up\nText\n\n#### More"_s;
    QTest::newRow("a line across") << u"Text\n\n---\n\nText"_s << u"Text\n\n---\n\nText"_s;
    QTest::newRow("under a list") << u"- Stirred\n---\n"_s << u"- Stirred\n---"_s;
    QTest::newRow("no heading") << u"#5 vial\n\n    # code"_s << u"#5 vial\n\n    # code"_s;
    QTest::newRow("in a fence") << u"```\n# mkdir\nA\n===\n```"_s << u"```\n# mkdir\nA\n===\n```"_s;
    QTest::newRow("after a fence") << u"~~~\n# x\n~~~\n# Y"_s << u"~~~\n# x\n~~~\n### Y"_s;
    QTest::newRow("a table") << u"| a | b |\n|---|---|\n| 1 | 2 |"_s
                             << u"| a | b |\n|---|---|\n| 1 | 2 |"_s;
}

void MarkdownTest::headingsStandUnderTheirSection()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(markdown::block(text, 2), expected);
    QCOMPARE(markdown::block(expected, 2), expected);
}

QTEST_MAIN(MarkdownTest)
#include "tst_markdown.moc"
