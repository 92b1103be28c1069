// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_keys.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QImage>

using namespace artemisia;
using namespace artemisia::app;

/// What somebody meets who opens the editor for the first time.
class TestSketcherNewcomer : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void anEmptySheetSaysHowToBegin_data();
    void anEmptySheetSaysHowToBegin();
    void theHintNamesTheKeysInUse();

private:
    /// How many pixels of the sheet have that colour; the frame of the focus left out.
    [[nodiscard]] int pixelsOf(const QColor &colour) const
    {
        const QImage image = view().grab(view().rect().adjusted(3, 3, -3, -3)).toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
            }
        }
        return count;
    }
    [[nodiscard]] bool isBlank() const
    {
        const QSize size = view().size() - QSize(6, 6);
        return pixelsOf(Theme::instance().colours().surface) == size.width() * size.height();
    }
};

void TestSketcherNewcomer::anEmptySheetSaysHowToBegin_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<Sketcher::Use>("use");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << ThemeChoice::Light << Sketcher::Use::Anything << QSize(1000, 700);
    QTest::newRow("dark") << ThemeChoice::Dark << Sketcher::Use::Anything << QSize(1000, 700);
    QTest::newRow("on a page") << ThemeChoice::Light << Sketcher::Use::Structure << QSize(340, 340);
}

void TestSketcherNewcomer::anEmptySheetSaysHowToBegin()
{
    QFETCH(ThemeChoice, theme);
    QFETCH(Sketcher::Use, use);
    QFETCH(QSize, size);
    Theme::instance().apply(theme);
    QVERIFY(openEditor(use, size));
    Hand &hand = *m_hand;
    QVERIFY(pixelsOf(Theme::instance().colours().secondary) > 20);
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("Ctrl+V")));
    QTest::mousePress(&view(), Qt::LeftButton, {}, view().rect().center());
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, view().rect().center());
    QVERIFY(!hand.sheet().isEmpty());
    QCOMPARE(pixelsOf(Theme::instance().colours().secondary), 0);
    QVERIFY(view().accessibleDescription().isEmpty());
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(pixelsOf(Theme::instance().colours().secondary) > 20);
    // Nobody can draw here: nothing is offered.
    m_sketcher->setReadOnly(true);
    view().clearFocus();
    QVERIFY(isBlank());
    QVERIFY(view().accessibleDescription().isEmpty());
    Theme::instance().apply(ThemeChoice::Light);
}

void TestSketcherNewcomer::theHintNamesTheKeysInUse()
{
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("z for templates")));
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("? for all keys")));
    m_hand->type("?");
    QTest::mouseClick(find<QWidget>("keyButton_2_z"), Qt::LeftButton);
    QTest::keyClick(find<QWidget>("cheatSheet"), 'g');
    QVERIFY(view().accessibleDescription().contains(QStringLiteral("g for templates")));
    SketchKeys::restoreDefaults();
}

QTEST_MAIN(TestSketcherNewcomer)
#include "tst_sketcher_newcomer.moc"
