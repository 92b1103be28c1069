// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/markdown_editor.h"
#include "app/desktop/widgets/markdown_highlighter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace artemisia::app;

class TestMarkdownEditor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsContinue_data();
    void listsContinue();
    void boldAndItalic();
    void aPastedAddressMakesALink();
    void traits_data();
    void traits();
    void longAndHostileLines();
    void linksAreFoundAndOnlyWebOnes();
    void showingTextKeepsTheCursorAtTheChange();
    void undoKeysPassThrough();
    void htmlStaysText();
    void hugePastesAreRefused();
    void pastedImagesAreHandedOver();
};

void TestMarkdownEditor::listsContinue_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("bullet") << QStringLiteral("- one") << QStringLiteral("- one\n- x");
    QTest::newRow("number") << QStringLiteral("9. one") << QStringLiteral("9. one\n10. x");
    QTest::newRow("bracket") << QStringLiteral("1) one") << QStringLiteral("1) one\n2) x");
    QTest::newRow("task") << QStringLiteral("- [x] one") << QStringLiteral("- [x] one\n- [ ] x");
    QTest::newRow("indented") << QStringLiteral("  * one") << QStringLiteral("  * one\n  * x");
    QTest::newRow("quote") << QStringLiteral("> one") << QStringLiteral("> one\n> x");
    QTest::newRow("ended") << QStringLiteral("- one\n- ") << QStringLiteral("- one\n\nx");
    QTest::newRow("never begun") << QStringLiteral("- ") << QStringLiteral("x");
    QTest::newRow("ended after a line") << QStringLiteral("a\n\n- ") << QStringLiteral("a\n\nx");
    QTest::newRow("plain") << QStringLiteral("one") << QStringLiteral("one\nx");
    QTest::newRow("not a list") << QStringLiteral("-one") << QStringLiteral("-one\nx");
}

void TestMarkdownEditor::listsContinue()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    MarkdownEditor editor;
    editor.showText(before);
    editor.moveCursor(QTextCursor::End);
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClicks(&editor, QStringLiteral("x"));
    QCOMPARE(editor.text(), after);
}

void TestMarkdownEditor::boldAndItalic()
{
    MarkdownEditor editor;
    editor.showText(QStringLiteral("stir well"));
    editor.moveCursor(QTextCursor::End);
    QTest::keyClick(&editor, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(editor.text(), QStringLiteral("stir **well**"));
    QTest::keyClick(&editor, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(editor.text(), QStringLiteral("stir well"));
    editor.selectAll();
    QTest::keyClick(&editor, Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(editor.text(), QStringLiteral("*stir well*"));
}

void TestMarkdownEditor::aPastedAddressMakesALink()
{
    MarkdownEditor editor;
    editor.showText(QStringLiteral("see OSM"));
    QTextCursor cursor = editor.textCursor();
    cursor.setPosition(4);
    cursor.setPosition(7, QTextCursor::KeepAnchor);
    editor.setTextCursor(cursor);
    QGuiApplication::clipboard()->setText(QStringLiteral("https://example.org/a"));
    editor.paste();
    QCOMPARE(editor.text(), QStringLiteral("see [OSM](https://example.org/a)"));
}

void TestMarkdownEditor::traits_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("part");
    QTest::addColumn<int>("trait");
    const auto row = [](const char *line, const char *part, int trait) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(part) << trait;
    };
    row("a **bold** b", "bold", MarkdownHighlighter::Bold);
    row("a *slant* b", "slant", MarkdownHighlighter::Italic);
    row("a __bold__ b", "bold", MarkdownHighlighter::Bold);
    row("a `code` b", "code", MarkdownHighlighter::Code);
    row("a [word](https://x.org) b", "word", MarkdownHighlighter::Link);
    row("at https://x.org/y.", "https://x.org/y", MarkdownHighlighter::Link);
    row("**bold *and slant* too**", "and slant",
        MarkdownHighlighter::Bold | MarkdownHighlighter::Italic);
    row("file_name_here", "name", MarkdownHighlighter::Plain);
    row("2 * 3 * 4", "3", MarkdownHighlighter::Plain);
    row("a \\*not slant\\* b", "not slant", MarkdownHighlighter::Plain);
    row("`**not bold**`", "not bold", MarkdownHighlighter::Code);
    row("- item", "item", MarkdownHighlighter::Plain);
    row("> said", "said", MarkdownHighlighter::Quote);
    row("**open", "open", MarkdownHighlighter::Plain);
}

void TestMarkdownEditor::traits()
{
    QFETCH(QString, line);
    QFETCH(QString, part);
    QFETCH(int, trait);
    const std::vector<quint8> traits = MarkdownHighlighter::inlineTraits(line);
    QCOMPARE(qsizetype(traits.size()), line.size());
    const qsizetype at = line.indexOf(part);
    for (qsizetype i = at; i < at + part.size(); ++i) {
        QCOMPARE(int(traits[size_t(i)]), trait);
    }
}

void TestMarkdownEditor::longAndHostileLines()
{
    for (const QString &pattern :
         {QStringLiteral("*"), QStringLiteral("["), QStringLiteral("`a"), QStringLiteral("**_"),
          QStringLiteral("[a]("), QStringLiteral("https://"), QStringLiteral("> ")}) {
        const QString line = pattern.repeated(100000);
        QCOMPARE(qsizetype(MarkdownHighlighter::inlineTraits(line).size()), line.size());
        (void)MarkdownHighlighter::linkAt(line, 3000);
    }
}

void TestMarkdownEditor::linksAreFoundAndOnlyWebOnes()
{
    const QString line =
        QStringLiteral("a [b](https://x.org/1) c https://y.org/2. d [e](file:///etc/passwd)");
    QCOMPARE(MarkdownHighlighter::linkAt(line, 3), QStringLiteral("https://x.org/1"));
    QCOMPARE(MarkdownHighlighter::linkAt(line, 28), QStringLiteral("https://y.org/2"));
    QCOMPARE(MarkdownHighlighter::linkAt(line, 0), QString());
    QCOMPARE(MarkdownHighlighter::linkAt(line, line.size() - 4), QString());
}

void TestMarkdownEditor::showingTextKeepsTheCursorAtTheChange()
{
    MarkdownEditor editor;
    QSignalSpy edited(&editor, &GrowingTextEdit::textEdited);
    editor.showText(QStringLiteral("one two three"));
    QVERIFY(edited.isEmpty());
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    editor.activateWindow();
    editor.setFocus();
    QTRY_VERIFY(editor.hasFocus());
    editor.showText(QStringLiteral("one 2 three"));
    QCOMPARE(editor.textCursor().position(), 5);
    QVERIFY(edited.isEmpty());
}

void TestMarkdownEditor::undoKeysPassThrough()
{
    QWidget window;
    MarkdownEditor editor(&window);
    int undone = 0;
    auto *action = new QAction(&window);
    action->setShortcut(QKeySequence::Undo);
    window.addAction(action);
    connect(action, &QAction::triggered, this, [&] { ++undone; });
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    editor.setFocus();
    QTRY_VERIFY(editor.hasFocus());
    QTest::keyClicks(&editor, QStringLiteral("abc"));
    QTest::keyClick(&editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 1);
    QCOMPARE(editor.text(), QStringLiteral("abc"));
}

void TestMarkdownEditor::htmlStaysText()
{
    MarkdownEditor editor;
    auto *data = new QMimeData;
    data->setHtml(QStringLiteral("<b>bold</b><img src='http://x.org/a.png'>"));
    data->setText(QStringLiteral("<b>bold</b>"));
    QGuiApplication::clipboard()->setMimeData(data);
    editor.paste();
    QCOMPARE(editor.text(), QStringLiteral("<b>bold</b>"));
}

void TestMarkdownEditor::hugePastesAreRefused()
{
    MarkdownEditor editor;
    QSignalSpy refused(&editor, &GrowingTextEdit::pasteRefused);
    QGuiApplication::clipboard()->setText(QString(GrowingTextEdit::kLongestText + 1, u'x'));
    editor.paste();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(editor.text(), QString());
}

void TestMarkdownEditor::pastedImagesAreHandedOver()
{
    MarkdownEditor editor;
    QSignalSpy pasted(&editor, &GrowingTextEdit::imagePasted);
    QGuiApplication::clipboard()->setImage(QImage(4, 4, QImage::Format_RGB32));
    editor.paste();
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(editor.text(), QString());
}

QTEST_MAIN(TestMarkdownEditor)
#include "tst_markdown_editor.moc"
