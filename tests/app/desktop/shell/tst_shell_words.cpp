// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/record_document.h"
#include "app/desktop/shell/fuzzy.h"
#include "app/desktop/shell/progress_strip.h"
#include "app/desktop/start/start_page.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/words.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

/// The small functions behind the shell, and the theme.
class TestShellWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { Clock::setForTests({}); }

    void fuzzyOrders_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("beginnings of words") << u"ne"_s << u"New experiment"_s << u"Open"_s;
        QTest::newRow("initials") << u"ic"_s << u"Import compounds"_s << u"Publish it, check"_s;
        QTest::newRow("whole code") << u"OSM-S-1"_s << u"OSM-S-1"_s << u"OSM-S-106"_s;
        QTest::newRow("case") << u"osm-s-106"_s << u"OSM-S-106"_s << u"OSM-S-1063"_s;
        QTest::newRow("words in any order") << u"exp new"_s << u"New experiment"_s << u"Next"_s;
    }
    void fuzzyOrders()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(typed, better) > 0);
        QVERIFY2(fuzzyScore(typed, better) > fuzzyScore(typed, worse), qPrintable(typed));
    }
    void fuzzyRefuses()
    {
        QCOMPARE(fuzzyScore(u"xyz", u"New experiment"), 0);
        QCOMPARE(fuzzyScore(u"OSM-S-2", u"OSM-S-1"), 0);
        QVERIFY(fuzzyScore(u"", u"anything") > 0);
    }

    void initials_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::newRow("plain") << u"Kate B. Smith"_s << u"KBS"_s;
        QTest::newRow("accents") << u"\u00c9milie \u00d6zil"_s << u"EO"_s;
        QTest::newRow("five words") << u"a b c d e"_s << u"ABCD"_s;
        QTest::newRow("another script") << u"\u5c60\u5466\u5466"_s << QString();
    }
    void initials()
    {
        QFETCH(QString, name);
        QTEST(suggestedInitials(name), "initials");
    }
    void folders()
    {
        QCOMPARE(folderNameFor(u"Series 4: triazolopyrazines!"_s), u"series-4-triazolopyrazines"_s);
        QCOMPARE(folderNameFor(u"../../etc"_s), u"etc"_s);
        QCOMPARE(folderNameFor(u""_s), u"notebook"_s);
    }

    void times()
    {
        const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
        Clock::setForTests([noon] { return QDateTime(noon); });
        const auto ago = [&](qint64 seconds) {
            return timeInWords(Timestamp(noon.toSecsSinceEpoch() - seconds));
        };
        QCOMPARE(ago(5), u"just now"_s);
        QCOMPARE(ago(125), u"2 min ago"_s);
        QCOMPARE(ago(2 * 3600), u"2 h ago"_s);
        QCOMPARE(ago(24 * 3600), u"yesterday"_s);
        QCOMPARE(timeInWords({}), QString());
        QCOMPARE(dateInWords(u"2026-11-22"_s), u"today"_s);
        QCOMPARE(dateInWords(u"some day in May"_s), u"some day in May"_s);
    }
    void formulae()
    {
        QCOMPARE(formulaHtml(u"C10H22"_s), u"C<sub>10</sub>H<sub>22</sub>"_s);
        QCOMPARE(formulaHtml(u"<b>"_s), u"&lt;b&gt;"_s);
    }
    void progress()
    {
        QCOMPARE(progressWords({0, 0, {}}, 0), QString());
        QVERIFY(progressWords({50, 100, {}}, 10000).contains(u"10 s"_s));
        QVERIFY(!progressWords({50, 100, {}}, 100).contains(u"left"_s));
    }

    void mergeKeepsBoth()
    {
        const Json base = Json::parse(R"({"a":1,"b":1,"c":1,"d":1})");
        const Json ours = Json::parse(R"({"a":2,"b":1,"c":2,"e":5})");
        const Json theirs = Json::parse(R"({"a":1,"b":3,"c":3,"d":1})");
        const Json merged = mergedRecord(base, ours, theirs);
        QVERIFY(merged == Json::parse(R"({"a":2,"b":3,"c":2,"e":5})"));
    }

    void themeSwitches()
    {
        Theme &theme = Theme::instance();
        theme.apply(ThemeChoice::Light);
        QVERIFY(!theme.isDark());
        const QColor light = theme.colours().surface;
        QSignalSpy changed(&theme, &Theme::changed);
        theme.apply(ThemeChoice::Dark, 1.5);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QVERIFY(theme.colours().surface.lightness() < light.lightness());
        QCOMPARE(QApplication::palette().color(QPalette::Base), theme.colours().surface);
        QCOMPARE(theme.scaled(10), 15);
        theme.apply(ThemeChoice::Light, 9.0);
        QCOMPARE(theme.textScale(), 2.0);
    }
    void contrastIsEnough()
    {
        const auto luminance = [](const QColor &c) {
            const auto channel = [](double v) {
                return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) +
                   0.0722 * channel(c.blueF());
        };
        const auto contrast = [&](const QColor &a, const QColor &b) {
            const double high = std::max(luminance(a), luminance(b));
            const double low = std::min(luminance(a), luminance(b));
            return (high + 0.05) / (low + 0.05);
        };
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            Theme::instance().apply(choice);
            const Colours &c = Theme::instance().colours();
            QVERIFY(contrast(c.text, c.surface) >= 10);
            for (const QColor &colour : {c.secondary, c.accent, c.computed, c.warning, c.error}) {
                QVERIFY2(contrast(colour, c.surface) >= 4.5, qPrintable(colour.name()));
            }
            QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
            QVERIFY(contrast(c.text, c.accentSoft) >= 4.5);
            QVERIFY(contrast(c.text, c.errorSoft) >= 4.5);
            QVERIFY(contrast(c.text, c.warningSoft) >= 4.5);
        }
    }
    void iconsAreThere()
    {
        Theme::instance().apply(ThemeChoice::Light);
        for (const QString &name : {u"artemisia-flask"_s, u"artemisia-compound"_s,
                                    u"artemisia-batch"_s, u"artemisia-assay"_s}) {
            QVERIFY2(!Theme::instance().icon(name).pixmap(16, 16).isNull(), qPrintable(name));
        }
    }
};

QTEST_MAIN(TestShellWords)
#include "tst_shell_words.moc"
