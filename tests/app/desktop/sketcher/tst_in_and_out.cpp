// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/clipboard_formats.h"
#include "app/desktop/sketcher/copied_forms.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/theme/theme.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

chem::Drawing drawn(const char *text)
{
    return chem::drawingFromText(text).value();
}

QString smilesOf(const chem::Drawing &drawing)
{
    const auto molecule = chem::moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

QString smilesOf(const QByteArray &text)
{
    const auto drawing = chem::drawingFromText(text.toStdString());
    return drawing ? smilesOf(*drawing) : QString::fromStdString(drawing.error().message);
}

QString canonical(const char *smiles)
{
    return QString::fromStdString(chem::Molecule::fromSmiles(smiles)->smiles());
}

QByteArray testFile(const char *name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A MOL block of ours, as an SDF record.
QByteArray record(const QByteArray &title, const char *smiles)
{
    return title + QByteArray::fromStdString(*chem::Molecule::fromSmiles(smiles)->molBlock()) +
           "$$$$\n";
}

QByteArray clip(const char *format)
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData(); // null: it was cleared
    return mime != nullptr ? mime->data(QString::fromLatin1(format)) : QByteArray();
}

} // namespace

/// The editor and other programs: copy, paste, drop.
class TestInAndOut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
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
    void longSdf();
    void lateAnswerIsForgotten();

private:
    void drop(const QStringList &files)
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &file : files) {
            urls.append(QUrl::fromLocalFile(file));
        }
        mime.setUrls(urls);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QCoreApplication::sendEvent(m_sketcher.get(), &enter) && enter.isAccepted());
        QDropEvent event({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_sketcher.get(), &event);
    }
    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
                   ? file.fileName()
                   : QString();
    }
    void pasteText(const QByteArray &text)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        press(Qt::Key_V);
    }
    [[nodiscard]] QListWidget *offered() const
    {
        auto *list = m_sketcher->findChild<QListWidget *>(QStringLiteral("recordList"));
        return list != nullptr && list->isVisible() ? list : nullptr;
    }
    [[nodiscard]] QString question() const
    {
        return m_sketcher->findChild<QLabel *>(QStringLiteral("recordChoiceLabel"))->text();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void waitForForms() { m_workers->drain(), QCoreApplication::processEvents(); }
    [[nodiscard]] QString message() const
    {
        return m_sketcher->findChild<QLabel *>(QStringLiteral("sketchMessageLabel"))->text();
    }
    [[nodiscard]] const chem::Drawing &drawing() const { return m_sketcher->document().drawing(); }

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
};

void TestInAndOut::initTestCase()
{
    Settings::useFile(m_folder.filePath(QStringLiteral("settings.ini")));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestInAndOut::init()
{
    QGuiApplication::clipboard()->clear();
    m_workers = std::make_unique<jobs::Runner>(QStringLiteral("test"), 2);
    m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
    m_sketcher->resize(1000, 700);
    m_sketcher->show();
    QVERIFY(QTest::qWaitForWindowActive(m_sketcher.get()));
    m_sketcher->view().setFocus();
}

void TestInAndOut::cleanup()
{
    m_sketcher.reset();
    m_workers.reset();
}

void TestInAndOut::everyFormOfAStructure()
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

void TestInAndOut::everyFormOfAScheme()
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

void TestInAndOut::eachStepOfASchemeIsCopied()
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

void TestInAndOut::copyIsWholeOnceMade()
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

void TestInAndOut::pasteRightAfterCopy()
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

void TestInAndOut::copyOutlivesTheEditor()
{
    m_sketcher->setDrawing(drawn("CCO"));
    press(Qt::Key_C);
    m_sketcher.reset();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("CCO"));
}

void TestInAndOut::newerCopyStays()
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

void TestInAndOut::oneFormByKeyAndMenu()
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

void TestInAndOut::smilesInReadingOrder()
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

void TestInAndOut::noSuchForm()
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

void TestInAndOut::saysWhatIsInTheWay()
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

void TestInAndOut::newerCopyStaysWhileAFormIsMade()
{
    m_sketcher->setDrawing(drawn("CCO"));
    m_sketcher->copy(CopyAs::Smiles);
    QGuiApplication::clipboard()->setText(QStringLiteral("something else"));
    waitForForms();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("something else"));
}

void TestInAndOut::chargedLabelsHaveASmiles()
{
    // The letters of one ended in a hyphen, and the S-groups that follow were lost.
    chem::Drawing drawing = drawn("CCO.CCN");
    (void)chem::setLabel(drawing, drawing.atoms[0].id, "CO2-");
    (void)chem::setLabel(drawing, drawing.atoms[3].id, "CO2Et");
    const CopiedForms forms = copiedForms(drawing, CopyAs::Smiles, 300);
    QCOMPARE(canonical(forms.smiles.section(u' ', 0, 0).toUtf8().constData()),
             canonical("[O-]C(=O)CO.NCC(=O)OCC"));
}

void TestInAndOut::saysWhatSmilesLeavesOut()
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

void TestInAndOut::pictureInChosenSize()
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

void TestInAndOut::pictureTooLarge()
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

void TestInAndOut::countedLines()
{
    const QByteArray block = "\n  x\n\nM  END\n";
    QCOMPARE(toCountedLines(block), QByteArray("\0\3  x\0\6M  END", 13));
    QCOMPARE(fromCountedLines(toCountedLines(block)), block);
    QVERIFY(fromCountedLines(QByteArray("\7M  END", 7)).isEmpty()); // shorter than it says
    QVERIFY(toCountedLines(QByteArray(300, 'x')).isEmpty());
    QVERIFY(toCountedLines({}).isEmpty());
}

void TestInAndOut::everyFormPasted_data()
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

void TestInAndOut::everyFormPasted()
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

void TestInAndOut::pasteTakesTheBestForm()
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

void TestInAndOut::pasteTakesTheNextBestForm_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<QString>("name");
    QTest::newRow("half a CDX") << testFile("chemdraw/OSM-S-106.cdx").left(600)
                                << ClipboardFormat::cdx().first();
    QTest::newRow("no CDX") << QByteArray("nothing of it") << ClipboardFormat::cdx().first();
    QTest::newRow("broken CDXML") << QByteArray("<CDXML><page><fragment></page></CDXML>")
                                  << ClipboardFormat::cdxml().first();
}

void TestInAndOut::pasteTakesTheNextBestForm()
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

void TestInAndOut::readOnlyTakesNothing()
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

void TestInAndOut::pictureIsRefused()
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

void TestInAndOut::notAStructure_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a sentence") << QByteArray("what a nice day");
    QTest::newRow("several lines") << QByteArray("Dear all,\n\nwhat a day\nit is.\n");
    QTest::newRow("records without structures") << QByteArray("$$$$\n");
    QTest::newRow("broken MOL") << QByteArray("\n\n\n  9  9  0  0 V2000\nM  END\n");
    QTest::newRow("broken CDXML") << QByteArray("<CDXML><page><fragment></page></CDXML>");
    QTest::newRow("broken CDX") << QByteArray("VjCD0100 nothing of it");
}

void TestInAndOut::notAStructure()
{
    QFETCH(const QByteArray, text);
    pasteText(text);
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(drawing().isEmpty());
    QVERIFY(offered() == nullptr);
    // Not which letter of the words is no SMILES.
    QVERIFY2(!message().contains(QStringLiteral("part of a SMILES")), qPrintable(message()));
}

void TestInAndOut::fileDropped_data()
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

void TestInAndOut::fileDropped()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    drop({write(qPrintable(name), bytes), write("other.smi", "CCN\n")});
    QTRY_COMPARE(smilesOf(drawing()), QStringLiteral("CCO"));
    QVERIFY(message().contains(QStringLiteral("only %1").arg(name)));
    drop({m_folder.filePath(QStringLiteral("gone.mol"))});
    QTRY_VERIFY(message().startsWith(QStringLiteral("gone.mol: ")));
}

void TestInAndOut::binaryDocument()
{
    drop({QStringLiteral(ARTEMISIA_TEST_DATA "/chemdraw/Boc Variants.cdx")});
    QTRY_VERIFY2(!drawing().isEmpty(), qPrintable(message()));
    QVERIFY2(message().isEmpty(), qPrintable(message()));
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QCOMPARE(drawing().texts.size(), size_t(1));
}

void TestInAndOut::openBabelMissing()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nothing/here");
    drop({write("half.cdx", testFile("chemdraw/OSM-S-106.cdx").left(600))});
    waitForForms();
    qputenv("PATH", path);
    QVERIFY(message().startsWith(QStringLiteral("half.cdx: ")));
    QVERIFY(message().contains(QStringLiteral("Open Babel might read it")));
}

void TestInAndOut::chooseFromSdf()
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
             smilesOf(records.at(8).trimmed().prepend('\n')));
    QVERIFY(offered() == nullptr);
    QVERIFY(m_sketcher->view().hasFocus());
    press(Qt::Key_Z);
    QCOMPARE(int(chem::partsOf(drawing()).size()), 1); // each is a step of its own
}

void TestInAndOut::chooseNone()
{
    pasteText(record("one", "CCO") + record("two", "CCN"));
    QTRY_VERIFY(offered() != nullptr);
    press(Qt::Key_Escape, {});
    QVERIFY(offered() == nullptr);
    QVERIFY(m_sketcher->view().hasFocus());
    waitForForms();
    QVERIFY(drawing().isEmpty());
}

void TestInAndOut::listOfLines()
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

void TestInAndOut::firstRecordsOfMany()
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

void TestInAndOut::longSdf()
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

void TestInAndOut::lateAnswerIsForgotten()
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

QTEST_MAIN(TestInAndOut)
#include "tst_in_and_out.moc"
