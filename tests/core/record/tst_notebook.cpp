// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/experiment.h"
#include "core/record/notebook.h"

#include <QTest>

using namespace artemisia;

class TestNotebook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orcid_data();
    void orcid();
    void orcidFindsEveryWrongDigit();
    void normalisesOrcid_data();
    void normalisesOrcid();
    void initials();
    void licences();
    void experimentCode_data();
    void experimentCode();
    void names();
};

void TestNotebook::orcid_data()
{
    QTest::addColumn<QString>("orcid");
    QTest::addColumn<bool>("isValid");
    // Examples of ORCID's own documentation, and one with the check character X.
    QTest::newRow("Josiah Carberry") << QStringLiteral("0000-0002-1825-0097") << true;
    QTest::newRow("documentation") << QStringLiteral("0000-0001-5109-3700") << true;
    QTest::newRow("X") << QStringLiteral("0000-0002-1694-233X") << true;
    QTest::newRow("small x") << QStringLiteral("0000-0002-1694-233x") << false;
    QTest::newRow("wrong digit") << QStringLiteral("0000-0002-1825-0098") << false;
    QTest::newRow("swapped digits") << QStringLiteral("0000-0002-8125-0097") << false;
    QTest::newRow("no hyphens") << QStringLiteral("0000000218250097") << false;
    QTest::newRow("address") << QStringLiteral("https://orcid.org/0000-0002-1825-0097") << false;
    QTest::newRow("X inside") << QStringLiteral("0000-000X-1825-0097") << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("other digits") << QStringLiteral("٠٠٠٠-0002-1825-0097") << false;
}

void TestNotebook::orcid()
{
    QFETCH(QString, orcid);
    QFETCH(bool, isValid);
    QCOMPARE(isValidOrcid(orcid), isValid);
}

void TestNotebook::orcidFindsEveryWrongDigit()
{
    const QString good = QStringLiteral("0000-0002-1825-0097");
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
            QString other = good;
            other[at] = QChar(digit);
            QCOMPARE(isValidOrcid(other), other == good);
        }
    }
}

void TestNotebook::normalisesOrcid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("orcid");
    const QString orcid = QStringLiteral("0000-0002-1694-233X");
    QTest::newRow("plain") << orcid << orcid;
    QTest::newRow("address") << QStringLiteral("https://orcid.org/0000-0002-1694-233X/") << orcid;
    QTest::newRow("old address") << QStringLiteral("HTTP://www.orcid.org/0000-0002-1694-233x")
                                 << orcid;
    QTest::newRow("digits") << QStringLiteral("000000021694233x") << orcid;
    QTest::newRow("spaces") << QStringLiteral(" 0000 0002 1694 233X ") << orcid;
    QTest::newRow("typing error") << QStringLiteral("0000-0002-1694-2339") << QString();
    QTest::newRow("too short") << QStringLiteral("0000-0002-1694") << QString();
    QTest::newRow("words") << QStringLiteral("my orcid") << QString();
}

void TestNotebook::normalisesOrcid()
{
    QFETCH(QString, text);
    QFETCH(QString, orcid);
    const auto result = normaliseOrcid(text);
    QCOMPARE(result ? *result : QString(), orcid);
    QVERIFY(result || !result.error().message.isEmpty());
}

void TestNotebook::initials()
{
    for (const QString &good :
         {QStringLiteral("A"), QStringLiteral("KBS"), QStringLiteral("ABCD")}) {
        QVERIFY(isValidInitials(good));
    }
    for (const QString &bad : {QString(), QStringLiteral("kbs"), QStringLiteral("ABCDE"),
                               QStringLiteral("A1"), QStringLiteral("Ä")}) {
        QVERIFY(!isValidInitials(bad));
    }
}

void TestNotebook::licences()
{
    QCOMPARE(knownLicences().value(0), QStringLiteral("CC-BY-4.0"));
    QCOMPARE(knownLicences().value(1), QStringLiteral("CC0-1.0"));
}

void TestNotebook::experimentCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isValid");
    for (const char *good : {"KBS19-3", "KBSk4-1", "A1-1", "ABCDqx123456789-999"}) {
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    }
    for (const char *bad : {"", "19-3", "KBS-3", "KBS19", "KBS19-", "KBS019-3", "KBS19-03",
                            "KBS0-1", "KBS1-0", "kbs19-3", "KBS19-3 ", "KBS19-3-4", "KBSK19-3x",
                            "ABCDE1-1", "KBS1234567890-1", "KBSabcdefghi1-1", "../KBS19-3"}) {
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    }
}

void TestNotebook::experimentCode()
{
    QFETCH(QString, text);
    QFETCH(bool, isValid);
    const auto code = ExperimentCode::fromString(text);
    QCOMPARE(code.has_value(), isValid);
    if (code) {
        QCOMPARE(code->toString(), text);
    }
}

void TestNotebook::names()
{
    for (int i = 0; i < 7; ++i) {
        QCOMPARE(recordKindFromName(toName(RecordKind(i))), std::optional(RecordKind(i)));
    }
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(publicationStateFromName(toName(PublicationState(i))),
                 std::optional(PublicationState(i)));
    }
    for (int i = 0; i < 8; ++i) {
        QCOMPARE(materialRoleFromName(toName(MaterialRole(i))), std::optional(MaterialRole(i)));
    }
    QVERIFY(!recordKindFromName(u"Compound"));
    QVERIFY(!publicationStateFromName(u""));
}

QTEST_GUILESS_MAIN(TestNotebook)
#include "tst_notebook.moc"
