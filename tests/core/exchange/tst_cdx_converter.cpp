// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/molecule/inchi.h"
#include "core/exchange/cdx_converter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace artemisia;
using namespace artemisia::exchange;

namespace
{

QByteArray document(const char *name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/chemdraw/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray kDocument = "VjCD0100 and what follows";

} // namespace

/// Real documents, Open Babel itself on them, and programs in its place that misbehave.
class TestCdxConverter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void realDocuments_data();
    void realDocuments();
    void saysWhatWasNotUnderstood();
    void base64();
    void knowsTheForm();
    void notInstalled();
    void wordsAndArrowsAreKept();
    void whatOneCannotTheOtherDoes();
    void picturesOnly();
    void garbage();
    void hangs();
    void leavesNothingRunning();
    void isCancelled();
    void eatsMemory();
    void writesEndlessly();
    void saysTooMuch();
    void failsOrSaysNothing();
    void tooLarge();
    void noShell();

private:
    /// Puts a program of a few lines in obabel's place.
    void fake(const QByteArray &lines)
    {
        QFile file(m_folder.filePath(QStringLiteral("obabel")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/usr/bin/env python3\nimport os, sys, time\n" + lines);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + m_path);
    }
    [[nodiscard]] QByteArray note() const
    {
        QFile file(m_folder.filePath(QStringLiteral("note")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QByteArray notePath() const
    {
        return "'" + QFile::encodeName(m_folder.filePath(QStringLiteral("note"))) + "'";
    }

    QTemporaryDir m_folder;
    QByteArray m_path;
};

void TestCdxConverter::init()
{
    m_path = qgetenv("PATH");
    QFile::remove(m_folder.filePath(QStringLiteral("note")));
}

void TestCdxConverter::cleanup()
{
    qputenv("PATH", m_path);
}

void TestCdxConverter::realDocuments_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("structures");
    QTest::addColumn<QString>("key"); // of the first, from the source named in SOURCES.md
    QTest::addColumn<bool>("isByOpenBabel");
    for (const bool isByOpenBabel : {false, true}) {
        const char *by = isByOpenBabel ? ", Open Babel" : "";
        QTest::addRow("OSM-S-106%s", by)
            << document("OSM-S-106.cdx") << 1 << QStringLiteral("MQMXDJVOZKMSNT-UHFFFAOYSA-N")
            << isByOpenBabel;
        QTest::addRow("with a wedge%s", by)
            << document("CHEMBL3355659.cdx") << 1 << QString() << isByOpenBabel;
        QTest::addRow("scheme%s", by)
            << document("Overview.cdx") << 2 << QString() << isByOpenBabel;
    }
}

void TestCdxConverter::realDocuments()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, structures);
    QFETCH(const QString, key);
    QVERIFY(isCdx(bytes));
    QFETCH(const bool, isByOpenBabel);
    const auto converted = isByOpenBabel ? convertByOpenBabel(bytes) : convertCdx(bytes);
    QVERIFY2(converted, converted ? "" : qPrintable(converted.error().message));
    const auto sheet = chem::drawingFromCdxml(converted->cdxml.toStdString());
    QVERIFY2(sheet, sheet ? "" : sheet.error().message.c_str());
    QCOMPARE(int(chem::fragmentsOf(*sheet).size()), structures);
    const auto molecule = chem::moleculeOf(*sheet);
    QVERIFY(molecule);
    if (!key.isEmpty()) {
        QCOMPARE(QString::fromStdString(chem::inchi(*molecule)->key), key);
    }
    if (bytes == document("CHEMBL3355659.cdx")) {
        QCOMPARE(molecule->stereo(), chem::StereoStatement::Absolute);
    }
    QCOMPARE(converted->remark().contains(QStringLiteral("Open Babel")), isByOpenBabel);
    QCOMPARE(converted->remark().isEmpty(), !isByOpenBabel);
}

void TestCdxConverter::saysWhatWasNotUnderstood()
{
    const auto converted = convertByOpenBabel(document("Boc Variants.cdx"));
    QVERIFY(converted);
    QCOMPARE(converted->unknown, QStringList{QStringLiteral("R")});
    QVERIFY(converted->remark().endsWith(QStringLiteral("not understand: R.")));
    const auto sheet = chem::drawingFromCdxml(converted->cdxml.toStdString());
    QVERIFY(sheet);
    QCOMPARE(std::count_if(sheet->atoms.begin(), sheet->atoms.end(),
                           [](const chem::DrawnAtom &atom) {
                               return atom.kind == chem::AtomKind::Text && atom.text == "?";
                           }),
             1);
}

void TestCdxConverter::base64()
{
    const auto converted = convertCdx(document("OSM-S-106.cdx").toBase64());
    QVERIFY(converted);
    QCOMPARE(converted->cdxml, convertCdx(document("OSM-S-106.cdx"))->cdxml);
}

void TestCdxConverter::knowsTheForm()
{
    QVERIFY(isCdx(document("Overview.cdx")));
    QVERIFY(isCdx(document("Overview.cdx").toBase64()));
    QVERIFY(!isCdx("<CDXML></CDXML>"));
    QVERIFY(!isCdx({}));
    const auto refused = convertCdx("CCO");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Invalid);
}

// Read without it; it is asked for only by what cannot be.
void TestCdxConverter::notInstalled()
{
    qputenv("PATH", QFile::encodeName(m_folder.filePath(QStringLiteral("nothing"))));
    const auto converted = convertCdx(document("OSM-S-106.cdx"));
    QVERIFY(converted);
    const auto damaged = convertCdx(document("OSM-S-106.cdx").left(600));
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code, ErrorCode::NotFound);
    QVERIFY(damaged.error().message.contains(QStringLiteral("Open Babel might read it")));
}

void TestCdxConverter::wordsAndArrowsAreKept()
{
    const auto converted = convertCdx(document("Overview.cdx"));
    QVERIFY(converted);
    const auto sheet = chem::drawingFromCdxml(converted->cdxml.toStdString());
    QVERIFY(sheet);
    QCOMPARE(sheet->arrows.size(), size_t(2));
    QCOMPARE(sheet->texts.size(), size_t(5));
}

void TestCdxConverter::whatOneCannotTheOtherDoes()
{
    fake("print('<CDXML><page><fragment id=\"1\"><n id=\"2\" p=\"0 0\" Element=\"17\" "
         "Charge=\"255\"/><n id=\"3\" p=\"20 0\" Element=\"26\" Charge=\"2\"/>"
         "<b id=\"4\" B=\"2\" E=\"3\" Order=\"5\"/></fragment></page></CDXML>')\n");
    const auto converted = convertCdx(document("OSM-S-106.cdx").left(600));
    QVERIFY2(converted, converted ? "" : qPrintable(converted.error().message));
    QVERIFY(converted->isByOpenBabel);
    const auto sheet = chem::drawingFromCdxml(converted->cdxml.toStdString());
    QVERIFY2(sheet, sheet ? "" : sheet.error().message.c_str());
    QCOMPARE(sheet->atoms.at(0).charge, -1);
    QCOMPARE(sheet->atoms.at(1).charge, 2);
    QCOMPARE(sheet->bonds.at(0).order, chem::BondOrder::Aromatic);
}

void TestCdxConverter::picturesOnly()
{
    // A document with an empty page.
    QByteArray bytes = "VjCD0100";
    bytes += QByteArray::fromHex("04030201"
                                 "00000000000000000000"
                                 "0080"
                                 "00000000");
    bytes += QByteArray::fromHex("0180"
                                 "01000000"
                                 "0980"
                                 "02000000"
                                 "0000"
                                 "0000"
                                 "0000");
    const auto converted = convertCdx(bytes);
    QVERIFY(!converted);
    QCOMPARE(converted.error().code, ErrorCode::Invalid);
    QVERIFY(converted.error().message.contains(QStringLiteral("nothing that can be drawn")));
}

void TestCdxConverter::garbage()
{
    QByteArray bytes = document("OSM-S-106.cdx");
    for (const QByteArray &wrong :
         {kDocument, bytes.left(600), QByteArray(bytes).replace(30, 2000, QByteArray(2000, '\xff')),
          QByteArray("VmpDRDAxMD***")}) {
        const auto converted = convertCdx(wrong);
        QVERIFY(!converted);
        QCOMPARE(converted.error().code, ErrorCode::Invalid);
    }
}

void TestCdxConverter::hangs()
{
    fake("open(" + notePath() + ", 'w').write(str(os.getpid()))\nwhile True: time.sleep(1)\n");
    CdxLimits limits;
    limits.milliseconds = 1500;
    const auto converted = convertByOpenBabel(kDocument, {}, limits);
    QVERIFY(!converted);
    QVERIFY(converted.error().message.contains(QStringLiteral("too long")));
    QVERIFY(note().toInt() > 0);
    QCOMPARE(::kill(note().toInt(), 0), -1);
    QCOMPARE(errno, ESRCH);
}

// A pipe that the grandchild holds tells when it is gone.
void TestCdxConverter::leavesNothingRunning()
{
    const QByteArray pipe = QFile::encodeName(m_folder.filePath(QStringLiteral("pipe")));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const int reading = ::open(pipe.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reading >= 0);
    fake("if os.fork() == 0:\n    held = open('" + pipe + "', 'w')\n    open(" + notePath() +
         ", 'w').write('held')\n    time.sleep(600)\n"
         "while not os.path.exists(" +
         notePath() + "): time.sleep(0.01)\n");
    const auto converted = convertByOpenBabel(kDocument);
    QVERIFY(!converted);
    QCOMPARE(note(), QByteArray("held"));
    char byte = 0;
    QTRY_COMPARE(::read(reading, &byte, 1), ssize_t(0)); // nobody has it open any more
    ::close(reading);
}

void TestCdxConverter::isCancelled()
{
    fake("open(" + notePath() + ", 'w').write(str(os.getpid()))\nwhile True: time.sleep(1)\n");
    const CancelToken cancel;
    std::thread stopper([&] {
        while (note().isEmpty()) {
            std::this_thread::yield();
        }
        cancel.cancel();
    });
    const auto converted = convertByOpenBabel(kDocument, cancel);
    stopper.join();
    QVERIFY(!converted);
    QCOMPARE(converted.error().code, ErrorCode::Cancelled);
}

void TestCdxConverter::eatsMemory()
{
    fake("open(" + notePath() +
         ", 'w').write('begun')\n"
         "eaten = bytearray(3 << 30)\n"
         "open(" +
         notePath() + ", 'w').write('eaten')\nprint('<n ')\n");
    const auto converted = convertByOpenBabel(kDocument);
    QVERIFY(!converted);
    QCOMPARE(note(), QByteArray("begun"));
}

void TestCdxConverter::writesEndlessly()
{
    fake("while True: sys.stdout.write('<n id=\"1\" Element=\"6\"/>\\n' * 1000)\n");
    CdxLimits limits;
    limits.outputBytes = 1024 * 1024;
    const auto converted = convertByOpenBabel(kDocument, {}, limits);
    QVERIFY(!converted);
    QCOMPARE(converted.error().code, ErrorCode::TooLarge);
}

void TestCdxConverter::saysTooMuch()
{
    fake("while True: sys.stderr.write('Alias R was not chemically interpreted\\n' * 1000)\n");
    CdxLimits limits;
    limits.outputBytes = 1024 * 1024;
    QVERIFY(!convertByOpenBabel(kDocument, {}, limits));
}

void TestCdxConverter::failsOrSaysNothing()
{
    for (const QByteArray &lines :
         {QByteArray("pass\n"), QByteArray("print('<n '); sys.exit(1)\n"),
          QByteArray("print('<n ', flush=True); os.kill(os.getpid(), 11)\n")}) {
        fake(lines);
        const auto converted = convertByOpenBabel(kDocument);
        QVERIFY(!converted);
        QCOMPARE(converted.error().code, ErrorCode::Invalid);
    }
}

void TestCdxConverter::tooLarge()
{
    CdxLimits limits;
    limits.inputBytes = 10;
    QCOMPARE(convertByOpenBabel(kDocument, {}, limits).error().code, ErrorCode::TooLarge);
}

// What it is given: our own file name and nothing of the document's.
void TestCdxConverter::noShell()
{
    fake("open(" + notePath() +
         ", 'w').write(repr([os.path.basename(a) for a in sys.argv]))\n"
         "print('<n ')\n");
    QVERIFY(convertByOpenBabel("VjCD0100; touch /; $(id)"));
    QCOMPARE(note(), QByteArray("['obabel', '-icdx', 'in.cdx', '-am', '-ocdxml']"));
}

QTEST_GUILESS_MAIN(TestCdxConverter)
#include "tst_cdx_converter.moc"
