// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/clipboard_formats.h"
#include "app/desktop/sketcher/copied_forms.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/theme/theme.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
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

QByteArray clip(const char *format)
{
    return QGuiApplication::clipboard()->mimeData()->data(QString::fromLatin1(format));
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
    void copyIsWholeOnceMade();
    void pasteRightAfterCopy();
    void copyOutlivesTheEditor();
    void newerCopyStays();
    void oneFormByKeyAndMenu();
    void noSuchForm();
    void pictureInChosenSize();
    void pictureTooLarge();
    void countedLines();

private:
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

void TestInAndOut::noSuchForm()
{
    m_sketcher->setDrawing(drawn("CCO"));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    m_sketcher->copy(CopyAs::Rxn);
    QTRY_VERIFY(message().contains(QStringLiteral("no reaction")));
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    m_sketcher->setDrawing(drawn("CCO>>CC=O"));
    m_sketcher->copy(CopyAs::InchiKey);
    QTRY_VERIFY(message().contains(QStringLiteral("no InChI")));
}

void TestInAndOut::pictureInChosenSize()
{
    m_sketcher->setDrawing(drawn("CCO"));
    m_sketcher->findChild<QAction *>(QStringLiteral("copyPicture600"))->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
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

QTEST_MAIN(TestInAndOut)
#include "tst_in_and_out.moc"
