// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cancel_token.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/timestamp.h"

#include <QTest>

using namespace artemisia;

class TestBase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idReadsOnlyItsOwnForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << QStringLiteral("7d444840-9dc0-11d1-b245-5ffdce74fad2") << true;
        QTest::newRow("braces") << QStringLiteral("{7d444840-9dc0-11d1-b245-5ffdce74fad2}")
                                << false;
        QTest::newRow("capitals") << QStringLiteral("7D444840-9DC0-11D1-B245-5FFDCE74FAD2")
                                  << false;
        QTest::newRow("short") << QStringLiteral("7d444840") << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("path") << QStringLiteral("../../etc/passwd") << false;
    }
    void idReadsOnlyItsOwnForm()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const CompoundId id = CompoundId::fromString(text);
        QCOMPARE(!id.isNull(), valid);
        if (valid) {
            QCOMPARE(id.toString(), text);
        }
    }
    void idsAreDistinct() { QVERIFY(CompoundId::create() != CompoundId::create()); }

    void timestampReadsOnlyItsOwnForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("good") << QStringLiteral("2026-11-22T09:41:07Z") << true;
        QTest::newRow("leap day") << QStringLiteral("2024-02-29T00:00:00Z") << true;
        QTest::newRow("before 1970") << QStringLiteral("1969-07-20T20:17:40Z") << true;
        QTest::newRow("no leap day") << QStringLiteral("2026-02-29T00:00:00Z") << false;
        QTest::newRow("offset") << QStringLiteral("2026-11-22T09:41:07+01:00") << false;
        QTest::newRow("no zone") << QStringLiteral("2026-11-22T09:41:07") << false;
        QTest::newRow("milliseconds") << QStringLiteral("2026-11-22T09:41:07.5Z") << false;
        QTest::newRow("words") << QStringLiteral("yesterday") << false;
    }
    void timestampReadsOnlyItsOwnForm()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const Timestamp time = Timestamp::fromString(text);
        QCOMPARE(!time.isNull(), valid);
        if (valid) {
            QCOMPARE(time.toString(), text);
        }
    }
    void timestampsKnowNoZone()
    {
        // In Berlin the hour from 2:00 to 3:00 of this day does not exist; in UTC it does.
        qputenv("TZ", "Europe/Berlin");
        tzset();
        const Timestamp skipped = Timestamp::fromString(u"2026-03-29T02:30:00Z");
        const QString text = skipped.toString();
        qputenv("TZ", "UTC");
        tzset();
        QCOMPARE(skipped.seconds(), 1774751400);
        QCOMPARE(text, QStringLiteral("2026-03-29T02:30:00Z"));
        for (qint64 seconds = -3'000'000'000; seconds < 5'000'000'000; seconds += 7'654'321) {
            const Timestamp time(seconds);
            QCOMPARE(time.toString(), time.toDateTime().toString(Qt::ISODate));
            QCOMPARE(Timestamp::fromString(time.toString()), time);
        }
    }
    void clockCanBeSet()
    {
        Clock::setForTests([] { return QDateTime::fromSecsSinceEpoch(86400, Qt::UTC); });
        QCOMPARE(Timestamp::now().toString(), QStringLiteral("1970-01-02T00:00:00Z"));
        Clock::setForTests({});
        QVERIFY(Timestamp::now().seconds() > 1700000000);
    }

    void tryLeavesWithTheError()
    {
        const auto inner = []() -> Result<int> {
            return fail(ErrorCode::Io, QStringLiteral("full"));
        };
        const auto outer = [&]() -> Result<QString> {
            ARTEMISIA_TRY_ASSIGN(const int value, inner());
            return QString::number(value);
        };
        const auto result = outer();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Io);
        QCOMPARE(result.error().message, QStringLiteral("full"));
    }
    void chemErrorsKeepTheirKind()
    {
        const Error error = fromChem({chem::ErrorCode::TooLarge, "Too many atoms.", "detail"});
        QCOMPARE(error.code, ErrorCode::TooLarge);
        QCOMPARE(error.message, QStringLiteral("Too many atoms."));
        QCOMPARE(error.detail, QStringLiteral("detail"));
    }
    void cancelReachesEveryCopy()
    {
        const CancelToken token;
        // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): the copy is what is tested
        const CancelToken copy = token;
        QVERIFY(!copy.isCancelled());
        token.cancel();
        QVERIFY(copy.isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
