// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"

#include "tests/support/temporary_notebook.h"

using namespace artemisia;
using compounds::StructureSearch;
using compounds::StructureSearchReport;
using testing::TemporaryNotebook;

class TestStructureSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void exact_data();
    void exact();
    void substructure_data();
    void substructure();
    void similarity();
    void whatCannotBeDecided();
    void cancelled();
    void faults_data();
    void faults();

private:
    void add(const QString &code, const QString &smiles)
    {
        const auto molecule = chem::Molecule::fromSmiles(smiles.toStdString());
        Compound compound;
        compound.head.id = CompoundId::create();
        compound.code = code;
        if (molecule) {
            VERIFY_OK(compounds::setStructure(compound, *molecule));
        } else {
            compound.structure.smiles = smiles; // somebody edited the repository by hand
        }
        VERIFY_OK((*m_notebook)->compounds().save(compound, m_notebook->context()));
    }
    /// The codes of the hits, in their order.
    [[nodiscard]] QString search(StructureSearch kind, const QString &query, double threshold = 0,
                                 StructureSearchReport *report = nullptr)
    {
        const auto hits =
            compounds::searchStructures(m_notebook->store(), kind, query, threshold, {}, report);
        if (!hits) {
            return QString::fromUtf8(testing::wordsOf(hits.error()));
        }
        QStringList codes;
        for (const compounds::StructureHit &hit : *hits) {
            codes << (*m_notebook)->compounds().find(hit.id)->value().code;
        }
        return codes.join(u' ');
    }
    std::optional<TemporaryNotebook> m_notebook;
};

void TestStructureSearch::init()
{
    m_notebook.emplace();
    add(QStringLiteral("aspirin"), QStringLiteral("CC(=O)Oc1ccccc1C(O)=O"));
    add(QStringLiteral("salicylic"), QStringLiteral("Oc1ccccc1C(O)=O"));
    add(QStringLiteral("S"), QStringLiteral("N[C@@H](C)C(O)=O"));
    add(QStringLiteral("R"), QStringLiteral("N[C@H](C)C(O)=O"));
    add(QStringLiteral("flat"), QStringLiteral("NC(C)C(O)=O"));
    add(QStringLiteral("scaffold"), QStringLiteral("*c1ncc2nncn2c1"));
    add(QStringLiteral("scaffold2"), QStringLiteral("*c1ncc2nncn2c1*"));
}

void TestStructureSearch::exact_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("hits");
    QTest::newRow("written otherwise") << "OC(=O)c1c(OC(C)=O)cccc1"
                                       << "aspirin";
    QTest::newRow("an InChI") << "InChI=1S/C7H6O3/c8-6-4-2-1-3-5(6)7(9)10/h1-4,8H,(H,9,10)"
                              << "salicylic";
    QTest::newRow("an enantiomer is no other") << "C[C@H](N)C(=O)O"
                                               << "S";
    QTest::newRow("flat is not the enantiomers") << "CC(N)C(O)=O"
                                                 << "flat";
    QTest::newRow("a part is not the whole") << "c1ccccc1"
                                             << "";
    QTest::newRow("no InChI, by SMILES") << "c1nc(*)cn2cnnc12"
                                         << "scaffold";
    QTest::newRow("no InChI, another") << "*c1cn2cnnc2cn1"
                                       << "scaffold";
    QTest::newRow("no InChI, two") << "*c1c(*)ncc2nncn12"
                                   << "scaffold2";
    QTest::newRow("no InChI, none") << "*c1ccccc1"
                                    << "";
}

void TestStructureSearch::exact()
{
    QFETCH(QString, query);
    QFETCH(QString, hits);
    StructureSearchReport report;
    QCOMPARE(search(StructureSearch::Exact, query, 0, &report), hits);
    QCOMPARE(report.undecided, 0);
}

void TestStructureSearch::substructure_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("hits");
    QTest::newRow("SMILES") << "Oc1ccccc1C(=O)O"
                            << "aspirin salicylic";
    QTest::newRow("stereo is not compared") << "N[C@@H](C)C"
                                            << "S R flat";
    QTest::newRow("SMARTS") << "[CX3](=O)[OX2H1]"
                            << "aspirin salicylic S R flat";
    QTest::newRow("in what has no InChI") << "c1ncc2nncn2c1"
                                          << "scaffold scaffold2";
    QTest::newRow("none") << "ClCCl"
                          << "";
}

void TestStructureSearch::substructure()
{
    QFETCH(QString, query);
    QFETCH(QString, hits);
    StructureSearchReport report;
    QCOMPARE(search(StructureSearch::Substructure, query, 0, &report), hits);
    QCOMPARE(report.searched, 7);
    QCOMPARE(report.undecided, 0);
}

void TestStructureSearch::similarity()
{
    const QString aspirin = QStringLiteral("CC(=O)Oc1ccccc1C(O)=O");
    QCOMPARE(search(StructureSearch::Similarity, aspirin, 1), QStringLiteral("aspirin"));
    QCOMPARE(search(StructureSearch::Similarity, aspirin, 0.3),
             QStringLiteral("aspirin salicylic"));
    StructureSearchReport report;
    const auto all = compounds::searchStructures(m_notebook->store(), StructureSearch::Similarity,
                                                 aspirin, 0, {}, &report);
    VERIFY_OK(all);
    QCOMPARE(all->size(), 7);
    QCOMPARE(report.searched, 7);
    QVERIFY(std::is_sorted(all->begin(), all->end(), [](const auto &a, const auto &b) {
        return a.similarity > b.similarity;
    }));
}

/// "Not decided" is no "no": it is counted.
void TestStructureSearch::whatCannotBeDecided()
{
    add(QStringLiteral("fullerene"),
        QStringLiteral("C12=C3C4=C5C6=C1C7=C8C9=C1C%10=C%11C(=C29)C3=C2C3=C4C4=C5C5=C9C6="
                       "C7C6=C7C8=C1C1=C8C%10=C%10C%11=C2C2=C3C3=C4C4=C5C5="
                       "C%11C%12=C(C6=C95)C7=C1C1=C%12C5=C%11C4=C3C3=C5C(=C81)C%10=C23"));
    add(QStringLiteral("by hand"), QStringLiteral("c1ccccc1(=O)(=O)nonsense"));
    const QString path = QStringLiteral("*~").repeated(40) + QStringLiteral("*1~*~*1");
    StructureSearchReport report;
    QCOMPARE(search(StructureSearch::Substructure, path, 0, &report), QString());
    QCOMPARE(report.searched, 9);
    QCOMPARE(report.undecided, 2);
    QCOMPARE(search(StructureSearch::Substructure, QStringLiteral("c1ccccc1"), 0, &report),
             QStringLiteral("aspirin salicylic fullerene"));
    QCOMPARE(report.undecided, 1);
    QVERIFY(search(StructureSearch::Similarity, QStringLiteral("CCO"), 0, &report)
                .contains(QStringLiteral("fullerene")));
    QCOMPARE(report.undecided, 1);
    // What was counted before does not stay.
    QCOMPARE(search(StructureSearch::Exact, QStringLiteral("CCO"), 0, &report), QString());
    QCOMPARE(report.undecided, 0);
}

void TestStructureSearch::cancelled()
{
    WorkContext context;
    int seen = 0;
    context.progress = [&](const Progress &progress) {
        QCOMPARE(progress.total, 7);
        if (++seen == 3) {
            context.cancel.cancel();
        }
    };
    VERIFY_FAILS(compounds::searchStructures(m_notebook->store(), StructureSearch::Substructure,
                                             QStringLiteral("CC"), 0, context),
                 ErrorCode::Cancelled);
    QCOMPARE(seen, 3);
}

void TestStructureSearch::faults_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("empty") << QString();
    QTest::newRow("space") << "   ";
    QTest::newRow("open ring") << "C1CC";
    QTest::newRow("five bonds") << "CC(C)(C)(C)C";
    QTest::newRow("words") << "not a structure";
}

void TestStructureSearch::faults()
{
    QFETCH(QString, query);
    for (const auto kind : {StructureSearch::Exact, StructureSearch::Similarity}) {
        VERIFY_FAILS(compounds::searchStructures(m_notebook->store(), kind, query, 0.5),
                     ErrorCode::Invalid);
    }
}

QTEST_GUILESS_MAIN(TestStructureSearch)
#include "tst_structure_search.moc"
