// SPDX-License-Identifier: GPL-3.0-or-later
// The InChIKeys, formulae and masses of two public lists, held against what they state themselves.
// Every difference must be one that we know, with its reason, in known_misses.tsv beside the list.
#include "world_check.h"

#include <QtTest>

#include <fstream>

using namespace artemisia::worldcheck;

namespace
{

struct KnownMiss {
    std::string verdict;
    std::string reason;
};

std::map<std::string, KnownMiss> readKnownMisses(const std::string &path)
{
    std::map<std::string, KnownMiss> known;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto first = line.find('\t');
        const auto second = line.find('\t', first + 1);
        if (second != std::string::npos) {
            known[line.substr(0, first)] = {line.substr(first + 1, second - first - 1),
                                            line.substr(second + 1)};
        }
    }
    return known;
}

bool isMiss(const Row &row)
{
    return row.verdict != Verdict::Equal && row.verdict != Verdict::NoStructure &&
           row.verdict != Verdict::NoKey;
}

} // namespace

class TestWorldCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("equal");
        QTest::newRow("OSM master list") << "osm"
                                         << "MalariaMolecules.csv" << 891 << 864;
        QTest::newRow("Moonshot sample") << "moonshot"
                                         << "covid_moonshot_ids_sample.csv" << 2121 << 2100;
    }

    void lists()
    {
        QFETCH(QString, folder);
        QFETCH(QString, file);
        QFETCH(int, rows);
        QFETCH(int, equal);
        const QString path = QStringLiteral(ARTEMISIA_TEST_DATA "/") + folder + u'/';
        std::ifstream input((path + file).toStdString(), std::ios::binary);
        QVERIFY(input);
        const Report report = check(readCsv(input));
        auto known = readKnownMisses((path + QStringLiteral("known_misses.tsv")).toStdString());
        QVERIFY(!known.empty());

        QCOMPARE(int(report.rows.size()), rows);
        QCOMPARE(int(report.count(Verdict::Equal)), equal);
        int unknownMisses = 0;
        for (const Row &row : report.rows) {
            QVERIFY2(row.formulaFault.empty(), (row.name + ": " + row.formulaFault).c_str());
            if (!isMiss(row)) {
                continue;
            }
            const auto found = known.find(row.name);
            if (found == known.end()) {
                ++unknownMisses;
                qWarning("%s: %s: %s", row.name.c_str(), toName(row.verdict).c_str(),
                         row.reason.c_str());
                continue;
            }
            QCOMPARE(toName(row.verdict), found->second.verdict);
            QVERIFY2(!found->second.reason.empty(), row.name.c_str());
            known.erase(found);
        }
        QCOMPARE(unknownMisses, 0);
        // A known miss that is none any more is news as well.
        QVERIFY2(known.empty(), known.empty() ? "" : known.begin()->first.c_str());
    }

    void formulaLayersAreAddedUp_data()
    {
        QTest::addColumn<QByteArray>("inchi");
        QTest::addColumn<int>("carbon");
        QTest::addColumn<int>("hydrogen");
        QTest::newRow("plain") << QByteArray("InChI=1S/CH4/h1H4") << 1 << 4;
        QTest::newRow("salt") << QByteArray("InChI=1S/C2H7N.ClH/c1-3-2;/h3H,1-2H3;1H") << 2 << 8;
        QTest::newRow("multiplied") << QByteArray("InChI=1S/2CH4O/c2*1-2/h2*2H,1H3") << 2 << 8;
        QTest::newRow("proton taken")
            << QByteArray("InChI=1S/CH2O2/c2-1-3/h1H,(H,2,3)/p-1") << 1 << 1;
    }

    void formulaLayersAreAddedUp()
    {
        QFETCH(QByteArray, inchi);
        auto counts = countsOfInchi(inchi.toStdString());
        QTEST(counts["C"], "carbon");
        QTEST(counts["H"], "hydrogen");
    }
};

QTEST_GUILESS_MAIN(TestWorldCheck)
#include "tst_worldcheck.moc"
