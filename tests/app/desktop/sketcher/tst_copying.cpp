// SPDX-License-Identifier: GPL-3.0-or-later
#include "in_and_out.h"

using namespace artemisia;
using namespace artemisia::app;

/// The editor gives to other programs.
class TestCopying : public QObject, private InAndOut
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void everyFormOfAStructure();
    void everyFormOfAScheme();
    void eachStepOfASchemeIsCopied();
    void copyIsWholeOnceMade();
    void pasteRightAfterCopy();
    void copyOutlivesTheEditor();
    void newerCopyStays();
    void oneFormByKeyAndMenu();
    void smilesInReadingOrder();
    void noSuchForm();
    void saysWhatIsInTheWay();
    void newerCopyStaysWhileAFormIsMade();
    void chargedLabelsHaveASmiles();
    void saysWhatSmilesLeavesOut();
    void pictureInChosenSize();
    void pictureTooLarge();
    void countedLines();
};

void TestCopying::everyFormOfAStructure()
{
    const chem::Drawing alanine = drawn("C[C@H](N)C(=O)O");
    const CopiedForms forms = copiedForms(alanine, CopyAs::Everything, 300);
    const QString smiles = smilesOf(alanine);
    QCOMPARE(forms.smiles, smiles);
    QCOMPARE(forms.inchi, QString::fromStdString(chem::inchi(*chem::moleculeOf(alanine))->inchi));
    for (const QByteArray &form : {forms.mol, forms.cdxml, forms.inchi.toUtf8()}) {
        QCOMPARE(smilesOf(form), smiles);
    }
    QVERIFY(forms.mol.contains("V2000"));
    QVERIFY(forms.rxn.isEmpty());
    QVERIFY(forms.svg.startsWith("<"));
    QCOMPARE(QImage::fromData(forms.png).dotsPerMeterX(), qRound(300 / 0.0254));
    QCOMPARE(QImage::fromData(forms.png).size(), forms.picture.size());
}

void TestCopying::everyFormOfAScheme()
{
    const chem::Drawing scheme = drawn("CC(=O)O.CCO>>CC(=O)OCC");
    const CopiedForms forms = copiedForms(scheme, CopyAs::Everything, 150);
    QCOMPARE(chem::reactionOf(drawn(forms.rxn.constData()))->smiles(), forms.smiles.toStdString());
    QCOMPARE(chem::drawingFromCdxml(forms.cdxml.toStdString()).value(), scheme);
    QCOMPARE(smilesOf(forms.mol), smilesOf(scheme)); // its structures
    QVERIFY(forms.smiles.contains(u'>'));
    QVERIFY(forms.inchi.isEmpty());
    QVERIFY(!forms.svg.isEmpty() && !forms.png.isEmpty());
}

void TestCopying::eachStepOfASchemeIsCopied()
{
    chem::Drawing scheme = drawn("CCO>>CC=O");
    const chem::DrawnArrow first = scheme.arrows.at(0);
    // Another arrow after the product, and what it gives.
    const chem::Box box = chem::displayOf(scheme).bounds;
    const double end = box.left + box.width + 10;
    (void)chem::drawArrow(scheme, {end, first.from.y}, {end + 60, first.from.y});
    const chem::Drawing acid = drawn("CC(=O)O");
    const chem::Box own = chem::displayOf(acid).bounds;
    chem::insert(scheme, acid, {end + 80 - own.left, first.from.y - own.top - own.height / 2});
    m_sketcher->setDrawing(scheme);
    m_sketcher->copy(CopyAs::Smiles);
    QTRY_VERIFY(message().contains(QStringLiteral("one a line")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCO>>CC=O\nCC=O>>CC(=O)O"));
    m_sketcher->copy(CopyAs::Rxn);
    QTRY_VERIFY(message().contains(QStringLiteral("RXN holds one reaction")));
    m_sketcher->copy();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCO>>CC=O\nCC=O>>CC(=O)O"));
}

void TestCopying::copyIsWholeOnceMade()
{
    m_sketcher->setDrawing(drawn("CCO"));
    press(Qt::Key_C);
    QTRY_VERIFY(!clip("image/svg+xml").isEmpty());
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(mime->text(), QStringLiteral("CCO"));
    QCOMPARE(clip("chemical/x-inchi"), QByteArray("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3"));
    QCOMPARE(clip("chemical/x-daylight-smiles"), QByteArray("CCO"));
    QVERIFY(clip("chemical/x-cdxml").contains("<CDXML"));
    QVERIFY(clip("chemical/x-mdl-molfile").contains("M  END"));
    QCOMPARE(fromCountedLines(clip("MDLCT")), clip("chemical/x-mdl-molfile"));
    QVERIFY(mime->hasImage());
    QVERIFY(!clip("image/png").isEmpty());
}

void TestCopying::pasteRightAfterCopy()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("c1ccccc1"));
    m_sketcher->setDrawing(drawn("CCO"));
    press(Qt::Key_C);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty()); // nothing old for other programs
    press(Qt::Key_V);
    QTRY_COMPARE(smilesOf(drawing()), QStringLiteral("CCO.CCO"));
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCO"));
    press(Qt::Key_V);
    QTRY_COMPARE(smilesOf(drawing()), QStringLiteral("CCO.CCO.CCO"));
}

void TestCopying::copyOutlivesTheEditor()
{
    m_sketcher->setDrawing(drawn("CCO"));
    press(Qt::Key_C);
    m_sketcher.reset();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCO"));
}

void TestCopying::newerCopyStays()
{
    m_sketcher->setDrawing(drawn("CCO"));
    press(Qt::Key_C);
    QGuiApplication::clipboard()->setText(QStringLiteral("something else"));
    waitForForms();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("something else"));
    press(Qt::Key_C);
    m_sketcher->setDrawing(drawn("CCN"));
    press(Qt::Key_C);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCN"));
    waitForForms();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCN"));
}

void TestCopying::oneFormByKeyAndMenu()
{
    m_sketcher->setDrawing(drawn("CCO"));
    press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCO"));
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasImage());
    press(Qt::Key_D);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("<CDXML")));
    const QList<std::pair<const char *, QString>> forms{
        {"copyInchi", QStringLiteral("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3")},
        {"copyInchiKey", QStringLiteral("LFQSCWFLJHTTHZ-UHFFFAOYSA-N")},
        {"copyMol", QStringLiteral("M  END")},
        {"copySvg", QStringLiteral("</svg>")},
        {"copySmiles", QStringLiteral("CCO")}};
    for (const auto &[name, text] : forms) {
        m_sketcher->findChild<QAction *>(QString::fromLatin1(name))->trigger();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(text));
    }
}

void TestCopying::smilesInReadingOrder()
{
    chem::Drawing sheet;
    chem::insert(sheet, drawn("CCO"), {200, 0});
    chem::insert(sheet, drawn("[Na+].[O-]c1ccccc1"), {0, 0});
    chem::insert(sheet, drawn("CCCCN"), {100, 3});
    m_sketcher->setDrawing(sheet);
    m_sketcher->copy(CopyAs::Smiles);
    const QString salt = canonical("[Na+].[O-]c1ccccc1");
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), salt + QStringLiteral(".CCCCN.CCO"));
    // With what counts the atoms of all of them behind, they stay as they come.
    chem::insert(sheet, drawn("C[C@H](N)C(=O)O |&1:1|"), {300, 0});
    m_sketcher->setDrawing(sheet);
    m_sketcher->copy(CopyAs::Smiles);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("|&1:")));
    QCOMPARE(smilesOf(QGuiApplication::clipboard()->text().toUtf8()), smilesOf(sheet));
}

void TestCopying::noSuchForm()
{
    m_sketcher->setDrawing(drawn("CCO"));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    m_sketcher->copy(CopyAs::Rxn);
    QTRY_VERIFY(message().contains(QStringLiteral("no reaction")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    m_sketcher->setDrawing(drawn("CCO>>CC=O"));
    m_sketcher->copy(CopyAs::InchiKey);
    QTRY_VERIFY(message().contains(QStringLiteral("no InChI")));
}

void TestCopying::saysWhatIsInTheWay()
{
    const auto labelled = [](const char *label) {
        chem::Drawing drawing = drawn("CCO");
        (void)chem::setLabel(drawing, drawing.atoms[0].id, label);
        return drawing;
    };
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    m_sketcher->setDrawing(labelled("Resin"));
    m_sketcher->copy(CopyAs::InchiKey);
    QTRY_VERIFY(message().contains(QStringLiteral("\"Resin\" names no atom")));
    m_sketcher->setDrawing(labelled("R1"));
    m_sketcher->copy(CopyAs::Inchi);
    QTRY_VERIFY(message().contains(QStringLiteral("\"R1\"")));
    // Letters without a meaning have a SMILES; six bonds of a nitrogen have none.
    chem::Drawing drawing = labelled("Resin");
    for (int i = 0; i < 4; ++i) {
        chem::sprout(drawing, drawing.atoms[1].id, {chem::BondOrder::Single});
    }
    chem::setElement(drawing, drawing.atoms[1].id, 7);
    m_sketcher->setDrawing(drawing);
    m_sketcher->copy(CopyAs::Smiles);
    QTRY_VERIFY(message().contains(QStringLiteral("No SMILES: \"N\" has more bonds")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    m_sketcher->setDrawing(labelled("Resin"));
    m_sketcher->copy(CopyAs::Smiles);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().section(u' ', 0, 0), QStringLiteral("*CO"));
}

void TestCopying::newerCopyStaysWhileAFormIsMade()
{
    m_sketcher->setDrawing(drawn("CCO"));
    m_sketcher->copy(CopyAs::Smiles);
    QGuiApplication::clipboard()->setText(QStringLiteral("something else"));
    waitForForms();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("something else"));
}

void TestCopying::chargedLabelsHaveASmiles()
{
    // The letters of one ended in a hyphen, and the S-groups that follow were lost.
    chem::Drawing drawing = drawn("CCO.CCN");
    (void)chem::setLabel(drawing, drawing.atoms[0].id, "CO2-");
    (void)chem::setLabel(drawing, drawing.atoms[3].id, "CO2Et");
    const CopiedForms forms = copiedForms(drawing, CopyAs::Smiles, 300);
    QCOMPARE(canonical(forms.smiles.section(u' ', 0, 0).toUtf8().constData()),
             canonical("[O-]C(=O)CO.NCC(=O)OCC"));
}

void TestCopying::saysWhatSmilesLeavesOut()
{
    chem::Drawing drawing = drawn("CCO");
    drawing.atoms[2].kind = chem::AtomKind::List;
    drawing.atoms[2].elements = {7, 8, 16};
    m_sketcher->setDrawing(drawing);
    m_sketcher->copy(CopyAs::Smiles);
    QTRY_VERIFY(message().contains(QStringLiteral("no lists of elements")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCN"));
    drawing.atoms[2].kind = chem::AtomKind::Halogen;
    drawing.atoms[2].elements.clear();
    m_sketcher->setDrawing(drawing);
    m_sketcher->copy(CopyAs::Smiles);
    QTRY_VERIFY(message().contains(QStringLiteral("query atoms")));
}

void TestCopying::pictureInChosenSize()
{
    m_sketcher->setDrawing(drawn("CCO"));
    m_sketcher->findChild<QAction *>(QStringLiteral("copyPicture600"))->trigger();
    QTRY_VERIFY(!QGuiApplication::clipboard()->image().isNull());
    const QImage large = QImage::fromData(clip("image/png"));
    QCOMPARE(large.dotsPerMeterX(), qRound(600 / 0.0254));
    QCOMPARE(Settings::get(Setting::PictureDotsPerInch), 600);
    auto *menu = m_sketcher->findChild<QMenu *>(QStringLiteral("pictureMenu"));
    menu->popup({});
    QVERIFY(m_sketcher->findChild<QAction *>(QStringLiteral("copyPicture600"))->isChecked());
    auto *size = m_sketcher->findChild<QSpinBox *>(QStringLiteral("pictureSizeSpinBox"));
    QCOMPARE(size->value(), 600);
    size->setValue(100);
    m_sketcher->findChild<QPushButton *>(QStringLiteral("copyPictureButton"))->click();
    QVERIFY(!menu->isVisible());
    QTRY_COMPARE(QImage::fromData(clip("image/png")).dotsPerMeterX(), qRound(100 / 0.0254));
    QVERIFY(qAbs(QImage::fromData(clip("image/png")).width() * 6 - large.width()) <= 6);
    // The same once more by its key.
    QGuiApplication::clipboard()->clear();
    m_sketcher->paste(); // nothing, and it is said
    QCOMPARE(m_sketcher->findChild<QLabel *>(QStringLiteral("sketchMessageLabel"))->text(),
             QStringLiteral("There is no structure on the clipboard."));
    QTest::keyClick(&m_sketcher->view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QImage::fromData(clip("image/png")).dotsPerMeterX(), qRound(100 / 0.0254));
    // A copy of everything takes that size too.
    m_sketcher->copy();
    QTRY_VERIFY(!clip("image/svg+xml").isEmpty());
    QCOMPARE(QImage::fromData(clip("image/png")).dotsPerMeterX(), qRound(100 / 0.0254));
    Settings::set(Setting::PictureDotsPerInch, Setting::PictureDotsPerInch.fallback);
}

void TestCopying::pictureTooLarge()
{
    chem::Drawing wide = drawn("CCO");
    chem::DrawnText far;
    far.at = {15000, 100};
    far.text = "far away";
    wide.add(far);
    m_sketcher->setDrawing(wide);
    Settings::set(Setting::PictureDotsPerInch, 600);
    m_sketcher->copy(CopyAs::Picture);
    QTRY_VERIFY(message().contains(QStringLiteral("dots per inch")));
    const QImage image = QImage::fromData(clip("image/png"));
    QVERIFY(!image.isNull());
    QVERIFY(image.width() <= 12001);
    Settings::set(Setting::PictureDotsPerInch, Setting::PictureDotsPerInch.fallback);
}

void TestCopying::countedLines()
{
    const QByteArray block = "\n  x\n\nM  END\n";
    QCOMPARE(toCountedLines(block), QByteArray("\0\3  x\0\6M  END", 13));
    QCOMPARE(fromCountedLines(toCountedLines(block)), block);
    QVERIFY(fromCountedLines(QByteArray("\7M  END", 7)).isEmpty()); // shorter than it says
    QVERIFY(toCountedLines(QByteArray(300, 'x')).isEmpty());
    QVERIFY(toCountedLines({}).isEmpty());
}

QTEST_MAIN(TestCopying)
#include "tst_copying.moc"
