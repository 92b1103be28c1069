// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace artemisia::app;

namespace
{

QPalette desktopPalette(bool isDark)
{
    QPalette palette;
    palette.setColor(QPalette::Window, isDark ? QColor(0x2A2E32) : QColor(0xEFF0F1));
    palette.setColor(QPalette::WindowText, isDark ? QColor(0xFCFCFC) : QColor(0x232629));
    return palette;
}

} // namespace

/// The colours while the program runs: as the system's, or as chosen.
class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { Theme::instance().apply(ThemeChoice::System); }
    void cleanup()
    {
        // What the desktop said last is remembered: every test begins in the light.
        QGuiApplication::setPalette(desktopPalette(false));
        QTRY_VERIFY(isOurs());
    }

    void followsTheSystem()
    {
        Theme &theme = Theme::instance();
        QVERIFY(!theme.isDark());
        QSignalSpy changed(&theme, &Theme::changed);
        QGuiApplication::setPalette(desktopPalette(true));
        QTRY_VERIFY(theme.isDark());
        QVERIFY(isOurs()); // our dark, not the desktop's
        QCOMPARE(changed.count(), 1);
        QGuiApplication::setPalette(desktopPalette(false));
        QTRY_VERIFY(!theme.isDark());
        QVERIFY(isOurs());
        QCOMPARE(changed.count(), 2);
    }

    void keepsWhatWasChosen()
    {
        Theme &theme = Theme::instance();
        theme.apply(ThemeChoice::Light);
        QGuiApplication::setPalette(desktopPalette(true));
        QTRY_VERIFY(isOurs());
        QVERIFY(!theme.isDark());
        theme.apply(ThemeChoice::System); // the system is dark by now
        QVERIFY(theme.isDark());
        QVERIFY(isOurs());
    }

    void anIconMeansTheSameInBothThemes_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"application-exit",
                                 "artemisia-alike",
                                 "align-vertical-center",
                                 "artemisia-compound",
                                 "artemisia-error",
                                 "artemisia-file",
                                 "artemisia-history",
                                 "artemisia-keyboard",
                                 "artemisia-maps",
                                 "artemisia-moon",
                                 "artemisia-sun",
                                 "artemisia-warning",
                                 "cloud-upload",
                                 "document-edit",
                                 "document-import",
                                 "document-open",
                                 "document-save",
                                 "document-save-as",
                                 "edit-clear-all",
                                 "edit-copy",
                                 "edit-cut",
                                 "edit-delete",
                                 "edit-delete-remove",
                                 "edit-duplicate",
                                 "edit-find",
                                 "edit-redo",
                                 "edit-undo",
                                 "globe",
                                 "go-next",
                                 "go-previous",
                                 "journal-new",
                                 "list-add",
                                 "mail-attachment",
                                 "object-flip-horizontal",
                                 "object-flip-vertical",
                                 "object-locked",
                                 "overflow-menu",
                                 "settings-configure",
                                 "sidebar-collapse-left",
                                 "sidebar-expand-left",
                                 "view-calendar",
                                 "view-list-details",
                                 "view-list-icons",
                                 "view-pim-journal",
                                 "window-close",
                                 "edit-paste",
                                 "zoom-fit-best",
                                 "zoom-in",
                                 "zoom-original",
                                 "zoom-out"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void anIconMeansTheSameInBothThemes()
    {
        QFETCH(QString, name);
        Theme &theme = Theme::instance();
        theme.apply(ThemeChoice::Light);
        const QImage light = shapeOf(theme.icon(name));
        theme.apply(ThemeChoice::Dark);
        const QImage dark = shapeOf(theme.icon(name));
        QVERIFY(!light.isNull());
        QCOMPARE(dark, light);
    }

    /// Some themes draw a thing small and photograph it large: tinted, that is a block.
    void anIconIsLinesInEverySize_data() { anIconMeansTheSameInBothThemes_data(); }
    void anIconIsLinesInEverySize()
    {
        QFETCH(QString, name);
        const QIcon icon = Theme::instance().icon(name);
        for (const int size : {16, 22, 32, 48}) {
            const QImage shape = shapeOf(icon, size);
            QCOMPARE(shape.size(), QSize(size, size));
            qint64 ink = 0;
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x) {
                    ink += shape.pixelColor(x, y).alpha();
                }
            }
            const double covered = double(ink) / (255.0 * size * size);
            QVERIFY2(covered > 0.01 && covered < 0.5, qPrintable(QString::number(covered)));
        }
    }

    void listsOfBoxesShowAllTheyHave_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }
    void listsOfBoxesShowAllTheyHave()
    {
        QFETCH(double, scale);
        Theme::instance().apply(ThemeChoice::Light, scale);
        QWidget window;
        window.resize(600, 500);
        QComboBox box(&window);
        box.addItems({QStringLiteral("As the system"), QStringLiteral("Light"),
                      QStringLiteral("Dark"), QStringLiteral("Neither")});
        box.move(20, 200);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const int current : {0, 3}) {
            box.setCurrentIndex(current);
            box.showPopup();
            QTRY_VERIFY(box.view()->isVisible());
            QCOMPARE(box.view()->verticalScrollBar()->maximum(), 0);
            for (int row = 0; row < box.count(); ++row) {
                const QRect place = box.view()->visualRect(box.model()->index(row, 0));
                QVERIFY2(box.view()->viewport()->rect().contains(place),
                         qPrintable(QString::number(row)));
            }
            box.hidePopup();
        }
        Theme::instance().apply(ThemeChoice::Light);
    }

    void asksWhenToldThatSomethingChanged()
    {
        // As desktops do that only say so; here the system stays as it is.
        Theme &theme = Theme::instance();
        QLabel window;
        window.show();
        QSignalSpy changed(&theme, &Theme::changed);
        QEvent event(QEvent::ThemeChange);
        QApplication::sendEvent(&window, &event);
        QCoreApplication::processEvents();
        QVERIFY(isOurs());
        QVERIFY(!theme.isDark());
        QCOMPARE(changed.count(), 0);
    }

private:
    /// What is drawn, whatever the colour.
    static QImage shapeOf(const QIcon &icon, int size = 16)
    {
        return icon.pixmap(size, size).toImage().convertToFormat(QImage::Format_Alpha8);
    }
    static bool isOurs()
    {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::Window) == Theme::instance().colours().window &&
               palette.color(QPalette::WindowText) == Theme::instance().colours().text;
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
