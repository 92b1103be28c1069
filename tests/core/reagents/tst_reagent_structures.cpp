// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"
#include "core/reagents/cas_number.h"
#include "core/reagents/reagent_table.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace artemisia;
using namespace artemisia::reagents;

/// The shipped table, whole: every row holds together.
class TestReagentStructures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStructureHasItsInchiKey();
    void everyFormulaIsThatOfTheStructure();
    void everyCasNumberIsRightAndInOrder();
    void everyPropertyHasASource();
    void whatIsLeftOutDisagrees();
    void theCheckSeesAWrongStructure();

private:
    ReagentTable m_table;
};

/// The InChIKey of a SMILES; empty if it cannot be read.
static QString keyOf(const QString &smiles)
{
    const auto molecule = chem::Molecule::fromSmiles(smiles.toStdString());
    if (!molecule) {
        return {};
    }
    const auto inchi = chem::inchi(*molecule);
    return inchi ? QString::fromStdString(inchi->key) : QString();
}

void TestReagentStructures::initTestCase()
{
    auto table = ReagentTable::load();
    QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
    QVERIFY(table->shippedCount() > 1813); // what follows is of abbreviations.tsv
    QFile file(QStringLiteral(ARTEMISIA_REAGENTS "/reagents.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    table = ReagentTable::fromText(file.readAll());
    QVERIFY(table);
    m_table = *table;
    QCOMPARE(m_table.shippedCount(), 1813);
}

void TestReagentStructures::everyStructureHasItsInchiKey()
{
    QStringList wrong;
    for (int i = 0; i < m_table.shippedCount(); ++i) {
        const Reagent reagent = m_table.shipped(i);
        const auto stated = chem::inchiKeyOf(reagent.inchi.toStdString());
        const QString ofInchi = stated ? QString::fromStdString(*stated) : QString();
        if (keyOf(reagent.smiles) != reagent.inchiKey || ofInchi != reagent.inchiKey) {
            wrong += reagent.cas + u' ' + reagent.name;
        }
    }
    QCOMPARE(wrong, QStringList());
}

void TestReagentStructures::everyFormulaIsThatOfTheStructure()
{
    QStringList wrong;
    for (int i = 0; i < m_table.shippedCount(); ++i) {
        const Reagent reagent = m_table.shipped(i);
        const auto molecule = chem::Molecule::fromSmiles(reagent.smiles.toStdString());
        QVERIFY(molecule);
        if (QString::fromStdString(chem::formula(*molecule)) != reagent.formula) {
            wrong += reagent.cas + u' ' + reagent.formula;
        }
    }
    QCOMPARE(wrong, QStringList());
}

void TestReagentStructures::everyCasNumberIsRightAndInOrder()
{
    QList<qint64> numbers;
    for (int i = 0; i < m_table.shippedCount(); ++i) {
        const QString cas = m_table.shipped(i).cas;
        QVERIFY2(checkCas(cas) == CasCheck::Right, qPrintable(cas));
        numbers += QString(cas).remove(u'-').toLongLong();
    }
    QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
    QVERIFY(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
}

void TestReagentStructures::everyPropertyHasASource()
{
    int densities = 0;
    int boiling = 0;
    int melting = 0;
    int flash = 0;
    for (int i = 0; i < m_table.shippedCount(); ++i) {
        const Reagent reagent = m_table.shipped(i);
        for (const auto &values : {reagent.densities, reagent.boilingPoints, reagent.meltingPoints,
                                   reagent.flashPoints}) {
            for (const PropertyValue &value : values) {
                QVERIFY2(!sourceFile(value.source).isEmpty(), qPrintable(value.written));
            }
        }
        for (const PropertyValue &value : reagent.densities) {
            QVERIFY2(value.phase != Phase::Unstated, qPrintable(value.written));
            QVERIFY2(value.value > 0.05 && value.value < 25, qPrintable(value.written));
        }
        densities += reagent.densities.isEmpty() ? 0 : 1;
        boiling += reagent.boilingPoints.isEmpty() ? 0 : 1;
        melting += reagent.meltingPoints.isEmpty() ? 0 : 1;
        flash += reagent.flashPoints.isEmpty() ? 0 : 1;
    }
    QCOMPARE(densities, 477);
    QCOMPARE(boiling, 1535);
    QCOMPARE(melting, 1407);
    QCOMPARE(flash, 855);
}

void TestReagentStructures::whatIsLeftOutDisagrees()
{
    QFile file(QStringLiteral(ARTEMISIA_REAGENTS "/left-out.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine().trimmed(), QByteArray("cas\tname\tsmiles\tinchikey\treason"));
    int rows = 0;
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).chopped(1).split(u'\t');
        QCOMPARE(cells.size(), 5);
        QVERIFY2(keyOf(cells.at(2)) != cells.at(3), qPrintable(cells.at(1)));
        QVERIFY(!cells.at(4).isEmpty());
        QVERIFY(m_table.lookup(cells.at(0)).matches.isEmpty());
        ++rows;
    }
    QCOMPARE(rows, 2);
}

void TestReagentStructures::theCheckSeesAWrongStructure()
{
    const Reagent ethanol = m_table.lookup(u"64-17-5").matches.value(0).reagent;
    QCOMPARE(keyOf(ethanol.smiles), ethanol.inchiKey);
    QVERIFY(keyOf(ethanol.smiles + u'C') != ethanol.inchiKey);
}

QTEST_GUILESS_MAIN(TestReagentStructures)
#include "tst_reagent_structures.moc"
