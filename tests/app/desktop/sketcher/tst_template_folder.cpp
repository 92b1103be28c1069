// SPDX-License-Identifier: GPL-3.0-or-later
// A person's templates in their folder, whatever else lies there.
#include "app/desktop/sketcher/template_folder.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "tests/app/desktop/sketcher/full_disk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

chem::Drawing drawingOf(const char *smiles)
{
    return *chem::drawingOf(*chem::Molecule::fromSmiles(smiles));
}

} // namespace

class TestTemplateFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsAndReads();
    void names_data();
    void names();
    void equalNames();
    void hostile_data();
    void hostile();
    void neverWritesOverWhatItCannotRead();
    void tooMany();
    void tooLarge();
    void fullDisk_data();
    void fullDisk();
    void noFolder();
    void renames();
    void renamesDocumentsOfOthers();
    void removesAndBringsBack();
    void theirPlaceIsTaken();
    void keepsTheLastFiftyRemoved();
    void whatIsGoneIsSaid();

private:
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_folder->folder() + u'/' + name;
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QString &name, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(m_folder->folder()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QStringList files() const
    {
        QStringList all =
            QDir(m_folder->folder())
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        all.sort();
        return all;
    }
    [[nodiscard]] QStringList namesThere() const
    {
        QStringList names;
        const auto list = m_folder->read();
        for (const OwnTemplate &own : list->templates) {
            names.append(own.name);
        }
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<TemplateFolder> m_folder;
};

void TestTemplateFolder::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<TemplateFolder>(m_temporary->filePath(u"made/templates"_s));
}

void TestTemplateFolder::keepsAndReads()
{
    QVERIFY(m_folder->read().value().templates.isEmpty()); // no folder yet
    const chem::Drawing ring = drawingOf("Cc1cccnc1");
    const auto kept = m_folder->add(u"Picoline"_s, ring);
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
    QCOMPARE(files(), QStringList{u"Picoline.cdxml"_s}); // and no remnant of writing it
    const auto list = m_folder->read();
    QVERIFY(list);
    QCOMPARE(list->templates.size(), 1);
    QCOMPARE(list->templates.first().name, u"Picoline"_s);
    QVERIFY(list->templates.first().drawing == ring);
    QVERIFY(list->leftOut.isEmpty());
    // As ChemDraw has it: a document with a page.
    QVERIFY(contents(u"Picoline.cdxml"_s).contains("<CDXML"));
    QVERIFY(contents(u"Picoline.cdxml"_s).contains(" Name=\"Picoline\""));
    QVERIFY(!m_folder->add(u"  "_s, ring));
    QVERIFY(!m_folder->add(u"Nothing"_s, {}));
    QCOMPARE(files().size(), 1);
}

void TestTemplateFolder::names_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name"); // as it is shown
    QTest::addColumn<QString>("file");
    const auto row = [](const char *what, const QString &typed, const QString &name,
                        const QString &file) {
        QTest::newRow(what) << typed << name << file + u".cdxml"_s;
    };
    row("slashes", u"a/b\\c"_s, u"a/b\\c"_s, u"a-b-c"_s);
    row("out of the folder", u"../../x"_s, u"../../x"_s, u"-..-x"_s);
    row("dots", u"..."_s, u"..."_s, u"template"_s);
    row("a dot before", u".hidden"_s, u".hidden"_s, u"hidden"_s);
    row("a dot behind", u"end."_s, u"end."_s, u"end"_s);
    row("reserved", u"NUL"_s, u"NUL"_s, u"_NUL"_s);
    row("reserved with an ending", u"com1.x"_s, u"com1.x"_s, u"_com1.x"_s);
    row("what shells and Windows mean something by", u"a:b*c?d\"e<f>g|h"_s, u"a:b*c?d\"e<f>g|h"_s,
        u"a-b-c-d-e-f-g-h"_s);
    row("lines", u" two\n  lines\t"_s, u"two lines"_s, u"two lines"_s);
    row("what is not seen", u"a\u202Eb\u200Bc\u0007"_s, u"abc"_s, u"abc"_s);
    row("letters of others", u"Überträger β 试剂"_s, u"Überträger β 试剂"_s,
        u"Überträger β 试剂"_s);
    row("markup", u"<b>&amp;"_s, u"<b>&amp;"_s, u"-b-&amp;"_s);
    row("long", QString(500, u'x'), QString(100, u'x'), QString(100, u'x'));
    row("long in bytes", QString(100, u'试'), QString(100, u'试'), QString(40, u'试'));
    row("marks without end", u"e"_s + QString(5000, u'\u0301'), {}, u"template"_s);
}

void TestTemplateFolder::names()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QFETCH(QString, file);
    QCOMPARE(TemplateFolder::cleanName(typed), name);
    const auto kept = m_folder->add(typed, drawingOf("C1CC1"));
    if (name.isEmpty()) {
        QVERIFY(!kept);
        return;
    }
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
    QCOMPARE(kept->file, file);
    QCOMPARE(files(), QStringList{file});
    QCOMPARE(namesThere(), QStringList{name});
    QVERIFY(file.toUtf8().size() < 200);
}

void TestTemplateFolder::equalNames()
{
    QVERIFY(m_folder->add(u"Ring"_s, drawingOf("C1CC1")));
    QVERIFY(m_folder->add(u"Ring"_s, drawingOf("C1CCC1")));
    QCOMPARE(m_folder->add(u"ring"_s, drawingOf("C1CCCC1"))->file, u"ring 3.cdxml"_s);
    QCOMPARE(files(), (QStringList{u"Ring 2.cdxml"_s, u"Ring.cdxml"_s, u"ring 3.cdxml"_s}));
    QCOMPARE(namesThere().size(), 3);
    QSet<std::size_t> sizes;
    const auto list = m_folder->read();
    for (const OwnTemplate &own : list->templates) {
        sizes.insert(own.drawing.atoms.size());
    }
    QCOMPARE(sizes, (QSet<std::size_t>{3, 4, 5}));
}

void TestTemplateFolder::hostile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = QByteArray::fromStdString(chem::cdxmlOf(drawingOf("c1ccccc1"), "x"));
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\x00\xff\x13garbage", 10);
    QTest::newRow("another XML") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
    QTest::newRow("cut off") << good.left(good.size() / 2);
    QTest::newRow("too large") << QByteArray(int(TemplateFolder::largestFile) + 1, ' ');
    QTest::newRow("an empty sheet") << QByteArray::fromStdString(chem::cdxmlOf({}, "x"));
    QTest::newRow("a bond of too high an order")
        << QByteArray("<CDXML><page><fragment><n id=\"1\" p=\"0 0\"/><n id=\"2\" p=\"9 9\"/>"
                      "<b B=\"1\" E=\"2\" Order=\"4\"/></fragment></page></CDXML>");
    QByteArray many("<CDXML><page><fragment>");
    for (int i = 0; i <= int(chem::kMostDrawnAtoms); ++i) {
        many += "<n p=\"" + QByteArray::number(i * 10) + " 0\"/>";
    }
    QTest::newRow("too many atoms") << many + "</fragment></page></CDXML>";
    QByteArray deep("<CDXML>");
    for (int i = 0; i < 50000; ++i) {
        deep += "<group>";
    }
    QTest::newRow("nested without end") << deep;
    QTest::newRow("entities") << QByteArray("<!DOCTYPE CDXML [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                                            "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]><CDXML Name=\"&b;\"/>");
}

void TestTemplateFolder::hostile()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(m_folder->add(u"Good"_s, drawingOf("C1CC1")));
    put(u"Bad.cdxml"_s, bytes);
    const auto list = m_folder->read();
    QVERIFY(list);
    QCOMPARE(namesThere(), QStringList{u"Good"_s});
    QCOMPARE(list->leftOut.size(), 1);
    QCOMPARE(list->leftOut.first().file, u"Bad.cdxml"_s);
    QVERIFY(!list->leftOut.first().why.isEmpty());
    QVERIFY(!m_folder->rename(u"Bad.cdxml"_s, u"Better"_s));
    QCOMPARE(contents(u"Bad.cdxml"_s), bytes);
}

void TestTemplateFolder::neverWritesOverWhatItCannotRead()
{
    put(u"Ring.cdxml"_s, "of another program");
    QVERIFY(QDir().mkpath(path(u"Cage.cdxml"_s)));
    QVERIFY(QFile::link(u"/nowhere/at/all"_s, path(u"Link.cdxml"_s)));
    put(u"target"_s, "not to be written");
    QVERIFY(QFile::link(path(u"target"_s), path(u"Linked.cdxml"_s)));
    QCOMPARE(mkfifo(qPrintable(path(u"Pipe.cdxml"_s)), 0600), 0);
    const auto list = m_folder->read();
    QVERIFY(list->templates.isEmpty());
    QCOMPARE(list->leftOut.size(), 5);
    const QStringList hostile{u"Ring"_s, u"Cage"_s, u"Link"_s, u"Linked"_s, u"Pipe"_s};
    for (const QString &name : hostile) {
        const auto kept = m_folder->add(name, drawingOf("C1CC1"));
        QCOMPARE(kept->file, name + u" 2.cdxml"_s);
        QCOMPARE(m_folder->rename(kept->file, u"Other"_s)->file, u"Other.cdxml"_s);
        QCOMPARE(m_folder->rename(u"Other.cdxml"_s, name)->file, name + u" 2.cdxml"_s);
        QVERIFY(!m_folder->rename(name + u".cdxml"_s, u"Mine"_s));
    }
    QCOMPARE(contents(u"Ring.cdxml"_s), QByteArray("of another program"));
    QCOMPARE(contents(u"target"_s), QByteArray("not to be written"));
    QCOMPARE(namesThere().size(), 5);
    QCOMPARE(m_folder->read()->leftOut.size(), 5);
    // A link is not followed to be removed either.
    QVERIFY(!m_folder->remove(u"Linked.cdxml"_s));
    QVERIFY(!m_folder->remove(u"Cage.cdxml"_s));
    QVERIFY(!m_folder->remove(u"../target"_s));
}

void TestTemplateFolder::tooMany()
{
    const std::string text = chem::cdxmlOf(drawingOf("C"));
    for (int i = 0; i <= TemplateFolder::mostTemplates; ++i) {
        put(u"t%1.cdxml"_s.arg(i, 4, 10, QChar(u'0')), QByteArray::fromStdString(text));
    }
    const auto list = m_folder->read();
    QCOMPARE(int(list->templates.size()), TemplateFolder::mostTemplates);
    QCOMPARE(list->leftOut.size(), 1);
    QCOMPARE(list->leftOut.first().file, u"t0500.cdxml"_s);
    const auto kept = m_folder->add(u"One more"_s, drawingOf("CC"));
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::TooLarge);
    QVERIFY(m_folder->remove(u"t0500.cdxml"_s));
    QVERIFY(m_folder->remove(u"t0499.cdxml"_s));
    QVERIFY(m_folder->add(u"One more"_s, drawingOf("CC")));
}

void TestTemplateFolder::tooLarge()
{
    chem::Drawing sheet;
    for (int i = 0; i < 1000; ++i) {
        chem::drawText(sheet, {0, double(i)}, std::string(5000, 'x'));
    }
    const auto kept = m_folder->add(u"Book"_s, sheet);
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::TooLarge);
    QVERIFY(files().isEmpty());
}

void TestTemplateFolder::fullDisk_data()
{
    QTest::addColumn<QByteArray>("smiles");
    QTest::newRow("a small file") << QByteArray("C1CC1");
    QTest::newRow("a larger one") << QByteArray(400, 'C');
}

void TestTemplateFolder::fullDisk()
{
    QFETCH(QByteArray, smiles);
    const chem::Drawing ring = drawingOf(smiles.constData());
    QVERIFY(m_folder->add(u"Ring"_s, ring));
    const QByteArray before = contents(u"Ring.cdxml"_s);
    {
        const FullDisk full(100);
        const auto kept = m_folder->add(u"More"_s, ring);
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, ErrorCode::Io);
        QVERIFY2(kept.error().message.contains(u"The sheet is as it was"_s),
                 qPrintable(kept.error().message));
        const auto renamed = m_folder->rename(u"Ring.cdxml"_s, u"Circle"_s);
        QVERIFY(!renamed);
        QCOMPARE(renamed.error().code, ErrorCode::Io);
        // Removing and bringing back need no room.
        const auto removed = m_folder->remove(u"Ring.cdxml"_s);
        QVERIFY(removed);
        QCOMPARE(m_folder->restore(*removed).value(), u"Ring.cdxml"_s);
    }
    QCOMPARE(files(), (QStringList{u"Ring.cdxml"_s, u"removed"_s}));
    QCOMPARE(contents(u"Ring.cdxml"_s), before);
    QVERIFY(m_folder->add(u"More"_s, ring)); // there is room again
}

void TestTemplateFolder::noFolder()
{
    QVERIFY(QDir().mkpath(m_temporary->filePath(u"made"_s)));
    QFile file(m_folder->folder());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QCOMPARE(m_folder->read().error().code, ErrorCode::Io);
    const auto kept = m_folder->add(u"Ring"_s, drawingOf("C1CC1"));
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, ErrorCode::Io);
    QVERIFY(kept.error().message.contains(m_folder->folder()));
}

void TestTemplateFolder::renames()
{
    const chem::Drawing ring = drawingOf("C1CC1");
    QVERIFY(m_folder->add(u"Ring"_s, ring));
    QVERIFY(m_folder->add(u"Other"_s, drawingOf("CC")));
    QCOMPARE(m_folder->rename(u"Ring.cdxml"_s, u"My ring"_s)->file, u"My ring.cdxml"_s);
    QCOMPARE(namesThere(), (QStringList{u"My ring"_s, u"Other"_s}));
    QVERIFY(m_folder->read()->templates.first().drawing == ring);
    // To what is called so already: both are there.
    QCOMPARE(m_folder->rename(u"My ring.cdxml"_s, u"Other"_s)->file, u"Other 2.cdxml"_s);
    QCOMPARE(namesThere(), (QStringList{u"Other"_s, u"Other"_s}));
    // Where only the case or what no file name takes is different.
    QCOMPARE(m_folder->rename(u"Other 2.cdxml"_s, u"a/b"_s)->file, u"a-b.cdxml"_s);
    QCOMPARE(m_folder->rename(u"a-b.cdxml"_s, u"a:b"_s)->file, u"a-b.cdxml"_s);
    QCOMPARE(m_folder->rename(u"a-b.cdxml"_s, u"A:b"_s)->file, u"A-b.cdxml"_s);
    QCOMPARE(files(), (QStringList{u"A-b.cdxml"_s, u"Other.cdxml"_s}));
    QVERIFY(!m_folder->rename(u"A-b.cdxml"_s, u" \n "_s));
    QVERIFY(!m_folder->rename(u"gone.cdxml"_s, u"x"_s));
    QVERIFY(!m_folder->rename(u"../templates/A-b.cdxml"_s, u"x"_s));
    QCOMPARE(namesThere(), (QStringList{u"A:b"_s, u"Other"_s}));
}

void TestTemplateFolder::renamesDocumentsOfOthers()
{
    const QByteArray bytes(
        "<CDXML CreationProgram=\"ChemDraw 20.0.0.38\" Name=\"old.cdxml\"><colortable><color "
        "r=\"1\" "
        "g=\"0\" b=\"0\"/></colortable><page><fragment><n id=\"1\" p=\"0 0\"/></fragment></page>"
        "</CDXML>");
    put(u"Theirs.cdxml"_s, bytes);
    QCOMPARE(namesThere(), QStringList{u"Theirs"_s});
    QCOMPARE(m_folder->rename(u"Theirs.cdxml"_s, u"Mine"_s)->name, u"Mine"_s);
    QCOMPARE(namesThere(), QStringList{u"Mine"_s});
    QCOMPARE(contents(u"Mine.cdxml"_s), bytes); // with its colours
    QCOMPARE(files().size(), 1);
}

void TestTemplateFolder::removesAndBringsBack()
{
    QVERIFY(m_folder->add(u"a/b"_s, drawingOf("C1CC1")));
    const QByteArray before = contents(u"a-b.cdxml"_s);
    const auto removed = m_folder->remove(u"a-b.cdxml"_s);
    QVERIFY(removed);
    QCOMPARE(removed->name, u"a/b"_s);
    QVERIFY(namesThere().isEmpty());
    QVERIFY(m_folder->read()->leftOut.isEmpty()); // the folder "removed" is none of them
    QCOMPARE(m_folder->restore(*removed).value(), u"a-b.cdxml"_s);
    QCOMPARE(contents(u"a-b.cdxml"_s), before);
    QVERIFY(!m_folder->restore(*removed)); // once
    QCOMPARE(namesThere(), QStringList{u"a/b"_s});
}

void TestTemplateFolder::theirPlaceIsTaken()
{
    QVERIFY(m_folder->add(u"Ring"_s, drawingOf("C1CC1")));
    const auto removed = m_folder->remove(u"Ring.cdxml"_s);
    QVERIFY(m_folder->add(u"Ring"_s, drawingOf("C1CCC1")));
    QCOMPARE(m_folder->restore(*removed).value(), u"Ring 2.cdxml"_s);
    QCOMPARE(namesThere().size(), 2);
}

void TestTemplateFolder::keepsTheLastFiftyRemoved()
{
    for (int i = 0; i < 55; ++i) {
        QVERIFY(m_folder->add(u"n%1"_s.arg(i), drawingOf("C")));
        QVERIFY(m_folder->remove(u"n%1.cdxml"_s.arg(i)));
    }
    const QStringList there =
        QDir(path(u"removed"_s)).entryList(QDir::Files, QDir::Name | QDir::Reversed);
    QCOMPARE(there.size(), 50);
    QVERIFY(there.first().endsWith(u" n54.cdxml"_s));
}

void TestTemplateFolder::whatIsGoneIsSaid()
{
    QCOMPARE(m_folder->remove(u"gone.cdxml"_s).error().code, ErrorCode::NotFound);
    QVERIFY(m_folder->add(u"Ring"_s, drawingOf("C1CC1")));
    const auto removed = m_folder->remove(u"Ring.cdxml"_s);
    QVERIFY(QFile::remove(removed->path));
    QVERIFY(!m_folder->restore(*removed));
}

QTEST_GUILESS_MAIN(TestTemplateFolder)
#include "tst_template_folder.moc"
