// SPDX-License-Identifier: GPL-3.0-or-later
#include "in_and_out.h"

using namespace artemisia;
using namespace artemisia::app;

/// The editor takes from other programs: paste, drop.
class TestPasting : public QObject, private InAndOut
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void everyFormPasted_data();
    void everyFormPasted();
    void pasteTakesTheBestForm();
    void pasteTakesTheNextBestForm_data();
    void pasteTakesTheNextBestForm();
    void readOnlyTakesNothing();
    void pictureIsRefused();
    void notAStructure_data();
    void notAStructure();
    void fileDropped_data();
    void fileDropped();
    void binaryDocument();
    void openBabelMissing();
    void chooseFromSdf();
    void chooseNone();
    void listOfLines();
    void firstRecordsOfMany();
    void stepsAreNoChoice();
    void aListInOneLine();
    void longSdf();
    void lateAnswerIsForgotten();
};

void TestPasting::everyFormPasted_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("smiles");
    const CopiedForms alanine = copiedForms(drawn("C[C@H](N)C(=O)O"), CopyAs::Everything, 72);
    const QString smiles = alanine.smiles;
    const QString text = QStringLiteral("text/plain");
    const auto molecule = chem::moleculeOf(drawn("C[C@H](N)C(=O)O"));
    const QByteArray v3000 =
        QByteArray::fromStdString(*molecule->molBlock(chem::MolBlockVersion::V3000));
    QTest::newRow("SMILES") << text << smiles.toUtf8() << smiles;
    QTest::newRow("SMILES and a name") << text << smiles.toUtf8() + " alanine\n" << smiles;
    QTest::newRow("CXSMILES") << text << QByteArray("C[C@H](N)C(=O)O |&1:1|") << smiles;
    QTest::newRow("InChI") << text << alanine.inchi.toUtf8() << smiles;
    QTest::newRow("MOL V2000") << text << alanine.mol << smiles;
    QTest::newRow("MOL V3000") << text << v3000 << smiles;
    QTest::newRow("MOL of Windows")
        << text << QByteArray(alanine.mol).replace("\n", "\r\n") << smiles;
    QTest::newRow("title with an arrow") << text << "a->b" + alanine.mol << smiles;
    QTest::newRow("SDF of one") << text << alanine.mol + "> <x>\n1\n\n$$$$\n" << smiles;
    QTest::newRow("CDXML") << text << alanine.cdxml << smiles;
    QTest::newRow("x-cdxml") << QStringLiteral("chemical/x-cdxml") << alanine.cdxml << smiles;
    QTest::newRow("x-mdl-molfile") << QStringLiteral("chemical/x-mdl-molfile") << v3000 << smiles;
    QTest::newRow("x-inchi") << QStringLiteral("chemical/x-inchi") << alanine.inchi.toUtf8()
                             << smiles;
    for (const QString &name : ClipboardFormat::molLines()) {
        QTest::newRow(qPrintable(name)) << name << toCountedLines(alanine.mol) << smiles;
    }
    const QByteArray cdx = testFile("chemdraw/OSM-S-106.cdx");
    const QString cdxSmiles = canonical("Nc1ncnc2cc(-c3cccc(S(N)(=O)=O)c3)sc12");
    for (const QString &name : ClipboardFormat::cdx()) {
        QTest::newRow(qPrintable(name)) << name << cdx << cdxSmiles;
    }
    QTest::newRow("CDX as base64") << text << cdx.toBase64() << cdxSmiles;
    QTest::newRow("reaction SMILES") << text << QByteArray("CCO>>CC=O") << canonical("CCO.CC=O");
    QTest::newRow("RXN") << text << copiedForms(drawn("CCO>>CC=O"), CopyAs::Rxn, 72).rxn
                         << canonical("CCO.CC=O");
}

void TestPasting::everyFormPasted()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, smiles);
    QVERIFY(!bytes.isEmpty());
    auto *mime = new QMimeData;
    mime->setData(format, bytes);
    QGuiApplication::clipboard()->setMimeData(mime);
    press(Qt::Key_V);
    QTRY_VERIFY2(!drawing().isEmpty(), qPrintable(message()));
    QCOMPARE(smilesOf(drawing()), smiles);
    QCOMPARE(!drawing().arrows.empty(), bytes.contains(">>") || bytes.contains("$RXN"));
}

void TestPasting::pasteTakesTheBestForm()
{
    auto *mime = new QMimeData;
    mime->setText(QStringLiteral("not a structure"));
    mime->setImageData(QImage(4, 4, QImage::Format_RGB32));
    mime->setData(QStringLiteral("chemical/x-mdl-molfile"),
                  copiedForms(drawn("CCN"), CopyAs::Mol, 72).mol);
    mime->setData(QStringLiteral("chemical/x-cdxml"),
                  copiedForms(drawn("CCO"), CopyAs::Cdxml, 72).cdxml);
    QGuiApplication::clipboard()->setMimeData(mime);
    press(Qt::Key_V);
    QTRY_COMPARE(smilesOf(drawing()), QStringLiteral("CCO"));
}

void TestPasting::pasteTakesTheNextBestForm_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<QString>("name");
    QTest::newRow("half a CDX") << testFile("chemdraw/OSM-S-106.cdx").left(600)
                                << ClipboardFormat::cdx().first();
    QTest::newRow("no CDX") << QByteArray("nothing of it") << ClipboardFormat::cdx().first();
    QTest::newRow("broken CDXML") << QByteArray("<CDXML><page><fragment></page></CDXML>")
                                  << ClipboardFormat::cdxml().first();
}

void TestPasting::pasteTakesTheNextBestForm()
{
    QFETCH(QByteArray, broken);
    QFETCH(QString, name);
    auto *mime = new QMimeData;
    mime->setData(name, broken);
    mime->setData(QStringLiteral("chemical/x-mdl-molfile"),
                  copiedForms(drawn("CCN"), CopyAs::Mol, 72).mol);
    QGuiApplication::clipboard()->setMimeData(mime);
    press(Qt::Key_V);
    QTRY_COMPARE(smilesOf(drawing()), QStringLiteral("CCN"));
    QTRY_VERIFY2(message().contains(QStringLiteral("another form")), qPrintable(message()));
    // Without one, what was wrong is said.
    m_sketcher->setDrawing({});
    auto *alone = new QMimeData;
    alone->setData(name, broken);
    QGuiApplication::clipboard()->setMimeData(alone);
    press(Qt::Key_V);
    QTRY_VERIFY(!message().isEmpty() && !message().contains(QStringLiteral("another form")));
    QVERIFY(drawing().isEmpty());
}

void TestPasting::readOnlyTakesNothing()
{
    m_sketcher->setDrawing(drawn("CCO"));
    m_sketcher->selectAll();
    m_sketcher->setReadOnly(true);
    pasteText("CCN");
    press(Qt::Key_X);
    waitForForms();
    QCOMPARE(smilesOf(drawing()), QStringLiteral("CCO"));
    QMimeData mime;
    mime.setText(QStringLiteral("CCN"));
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(m_sketcher.get(), &enter);
    QVERIFY(!enter.isAccepted());
}

void TestPasting::pictureIsRefused()
{
    QGuiApplication::clipboard()->setImage(QImage(4, 4, QImage::Format_RGB32));
    press(Qt::Key_V);
    QTRY_VERIFY(message().contains(QStringLiteral("picture")));
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::white);
    const QString path = m_folder.filePath(QStringLiteral("a.png"));
    QVERIFY(image.save(path));
    drop({path});
    QTRY_VERIFY(message().startsWith(QStringLiteral("a.png: This is a picture")));
    drop({write("b.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")});
    QTRY_VERIFY(message().startsWith(QStringLiteral("b.svg: This is a picture")));
    QVERIFY(drawing().isEmpty());
}

void TestPasting::notAStructure_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a sentence") << QByteArray("what a nice day");
    QTest::newRow("several lines") << QByteArray("Dear all,\n\nwhat a day\nit is.\n");
    QTest::newRow("records without structures") << QByteArray("$$$$\n");
    QTest::newRow("broken MOL") << QByteArray("\n\n\n  9  9  0  0 V2000\nM  END\n");
    QTest::newRow("broken CDXML") << QByteArray("<CDXML><page><fragment></page></CDXML>");
    QTest::newRow("broken CDX") << QByteArray("VjCD0100 nothing of it");
}

void TestPasting::notAStructure()
{
    QFETCH(const QByteArray, text);
    pasteText(text);
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(drawing().isEmpty());
    QVERIFY(offered() == nullptr);
    // Not which letter of the words is no SMILES.
    QVERIFY2(!message().contains(QStringLiteral("part of a SMILES")), qPrintable(message()));
}

void TestPasting::fileDropped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const CopiedForms forms = copiedForms(drawn("CCO"), CopyAs::Everything, 72);
    QTest::newRow("MOL") << QStringLiteral("a.mol") << forms.mol;
    QTest::newRow("CDXML") << QStringLiteral("a.cdxml") << forms.cdxml;
    QTest::newRow("SMILES") << QStringLiteral("a.smi")
                            << QByteArray("\xef\xbb\xbf"
                                          "CCO ethanol\r\n");
    QTest::newRow("InChI") << QStringLiteral("a.inchi")
                           << forms.inchi.toUtf8() +
                                  "\nAuxInfo=1/0/N:1,2,3/rA:3nCCO/rB:s1;s2;/rC:;;;\n";
    QTest::newRow("SDF") << QStringLiteral("a.sdf") << forms.mol + "$$$$\n";
}

void TestPasting::fileDropped()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    drop({write(qPrintable(name), bytes), write("other.smi", "CCN\n")});
    QTRY_COMPARE(smilesOf(drawing()), QStringLiteral("CCO"));
    QVERIFY(message().contains(QStringLiteral("only %1").arg(name)));
    drop({m_folder.filePath(QStringLiteral("gone.mol"))});
    QTRY_VERIFY(message().startsWith(QStringLiteral("gone.mol: ")));
}

void TestPasting::binaryDocument()
{
    drop({QStringLiteral(ARTEMISIA_TEST_DATA "/chemdraw/Boc Variants.cdx")});
    QTRY_VERIFY2(!drawing().isEmpty(), qPrintable(message()));
    QVERIFY2(message().isEmpty(), qPrintable(message()));
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QCOMPARE(drawing().texts.size(), size_t(1));
}

void TestPasting::openBabelMissing()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nothing/here");
    drop({write("half.cdx", testFile("chemdraw/OSM-S-106.cdx").left(600))});
    waitForForms();
    qputenv("PATH", path);
    QVERIFY(message().startsWith(QStringLiteral("half.cdx: ")));
    QVERIFY(message().contains(QStringLiteral("Open Babel might read it")));
}

void TestPasting::chooseFromSdf()
{
    drop({QStringLiteral(ARTEMISIA_TEST_DATA "/chem/mycetoma-targets.sdf")});
    QTRY_VERIFY(offered() != nullptr);
    QCOMPARE(offered()->count(), 12);
    QCOMPARE(offered()->item(0)->text(), QStringLiteral("1  Chemistry 0"));
    QCOMPARE(question(), QStringLiteral("mycetoma-targets.sdf holds 12 structures. Choose one or "
                                        "several."));
    QVERIFY(drawing().isEmpty());
    QVERIFY(offered()->hasFocus());
    press(Qt::Key_Down, {});
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Return, {});
    QTRY_COMPARE(int(chem::partsOf(drawing()).size()), 2);
    const QList<QByteArray> records = testFile("chem/mycetoma-targets.sdf").split('$');
    QCOMPARE(smilesOf(chem::copyOf(drawing(), m_sketcher->document().selection())),
             smilesOf(records.at(8).trimmed().prepend('\n')) + u'.' +
                 smilesOf(records.at(4).trimmed().prepend('\n')));
    QCOMPARE(int(drawing().texts.size()), 2); // their names
    QVERIFY(offered() == nullptr);
    QVERIFY(m_sketcher->view().hasFocus());
    press(Qt::Key_Z);
    QVERIFY(drawing().isEmpty()); // one step
}

void TestPasting::stepsAreNoChoice()
{
    // As a copy of the steps of a scheme is.
    const QByteArray steps =
        "OC(=O)c1ccccc1>>COC(=O)c1ccccc1\nCOC(=O)c1ccccc1.CN>>CNC(=O)c1ccccc1\n";
    pasteText(steps);
    QTRY_COMPARE(chem::stepsOf(drawing()).size(), size_t(2));
    QVERIFY(offered() == nullptr);
    QStringList read;
    for (const chem::SchemeStep &step : chem::stepsOf(drawing())) {
        read << QString::fromStdString(chem::reactionOf(drawing(), step)->smiles());
    }
    QCOMPARE(read.join(u'\n').toUtf8() + '\n',
             QByteArray("O=C(O)c1ccccc1>>COC(=O)c1ccccc1\nCOC(=O)c1ccccc1.CN>>CNC(=O)c1ccccc1\n"));
    // Those that are chosen of many stand one below the other too.
    m_sketcher->setDrawing({});
    pasteText(QByteArray("CCO>>CC=O one\n").repeated(13) + steps);
    QTRY_VERIFY(offered() != nullptr);
    QCOMPARE(offered()->count(), 15);
    offered()->clearSelection();
    offered()->item(13)->setSelected(true);
    offered()->item(14)->setSelected(true);
    press(Qt::Key_Return, {});
    QTRY_COMPARE(chem::stepsOf(drawing()).size(), size_t(2));
    QCOMPARE(int(chem::stepsOf(drawing())[0].products.size()), 1);
    QCOMPARE(int(chem::stepsOf(drawing())[1].reactants.size()), 2);
}

void TestPasting::aListInOneLine()
{
    // Two that are laid out side by side are not one substance, ions that balance are.
    pasteText("Nc1ccc(cc1)S(=O)(=O)Nc1nccs1.Nc1ccc(cc1)S(=O)(=O)Nc1cc(C)on1");
    QTRY_COMPARE(chem::partsOf(drawing()).size(), size_t(2));
    m_sketcher->setDrawing({});
    pasteText("CC([NH3+])Cc1ccccc1.[O-]C(=O)c1ccccc1");
    QTRY_COMPARE(chem::fragmentsOf(drawing()).size(), size_t(2));
    QCOMPARE(chem::partsOf(drawing()).size(), size_t(1));
}

void TestPasting::chooseNone()
{
    pasteText(record("one", "CCO") + record("two", "CCN"));
    QTRY_VERIFY(offered() != nullptr);
    press(Qt::Key_Escape, {});
    QVERIFY(offered() == nullptr);
    QVERIFY(m_sketcher->view().hasFocus());
    waitForForms();
    QVERIFY(drawing().isEmpty());
}

void TestPasting::listOfLines()
{
    pasteText("SMILES\tname\nCCO |$;;$| ethanol\n\nCC=O\tacetaldehyde\nCCN\n");
    QTRY_VERIFY(offered() != nullptr);
    QCOMPARE(offered()->count(), 4);
    QCOMPARE(offered()->item(1)->text(), QStringLiteral("2  ethanol"));
    QCOMPARE(offered()->item(2)->text(), QStringLiteral("3  acetaldehyde"));
    QCOMPARE(offered()->item(3)->text(), QStringLiteral("4  CCN"));
    offered()->setCurrentRow(2);
    const QPoint there = offered()->visualItemRect(offered()->item(2)).center();
    QTest::mouseClick(offered()->viewport(), Qt::LeftButton, {}, there);
    QTest::mouseDClick(offered()->viewport(), Qt::LeftButton, {}, there);
    QTRY_COMPARE(smilesOf(drawing()), QStringLiteral("CC=O"));
    // One that cannot be read is said by its name.
    pasteText("CCO\nc1ccc broken\n");
    QTRY_VERIFY(offered() != nullptr);
    offered()->setCurrentRow(1);
    m_sketcher->findChild<QPushButton *>(QStringLiteral("insertRecordsButton"))->click();
    QTRY_VERIFY(message().startsWith(QStringLiteral("broken: ")));
}

void TestPasting::firstRecordsOfMany()
{
    QByteArray records;
    for (int i = 0; i < 250; ++i) {
        records += record(i == 1 ? QByteArray() : "no. " + QByteArray::number(i), "CCO");
    }
    pasteText(records);
    QTRY_VERIFY(offered() != nullptr);
    QCOMPARE(offered()->count(), 200);
    QCOMPARE(offered()->item(1)->text(), QStringLiteral("2  Record 2"));
    QVERIFY(question().contains(QStringLiteral("first 200 of 250")));
}

void TestPasting::longSdf()
{
    const QByteArray one = record("long", "CCO");
    QByteArray records;
    while (records.size() <= 9 * 1024 * 1024) {
        records += one;
    }
    drop({write("long.sdf", records)});
    QTRY_VERIFY(offered() != nullptr);
    QCOMPARE(offered()->count(), 200);
    drop({write("long.mol", QByteArray(9 * 1024 * 1024, 'C'))});
    QTRY_VERIFY(message().contains(QStringLiteral("too large")));
}

void TestPasting::lateAnswerIsForgotten()
{
    pasteText("CCN");
    m_sketcher->setDrawing(drawn("CCO"));
    waitForForms();
    QCOMPARE(smilesOf(drawing()), QStringLiteral("CCO"));
    pasteText(record("one", "CCO") + record("two", "CCN"));
    QTRY_VERIFY(offered() != nullptr);
    m_sketcher->setDrawing(drawn("CCC"));
    QVERIFY(offered() == nullptr);
}

QTEST_MAIN(TestPasting)
#include "tst_pasting.moc"
