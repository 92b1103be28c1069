// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/labels.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

using namespace artemisia;
using namespace artemisia::app;

/// Labels that somebody types or sets with a key.
class TestSketcherLabels : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void typedAsInPrint_data();
    void typedAsInPrint();
    void openedAndLeftAsItWas();
    void aKeyOnARing_data();
    void aKeyOnARing();
    void phosphoraneInARing();
    void aQueryHasNoMass();

private:
    [[nodiscard]] chem::ItemId end(bool isLeft) const
    {
        const auto &atoms = m_hand->sheet().atoms;
        return (atoms[0].at.x < atoms[1].at.x) == isLeft ? atoms[0].id : atoms[1].id;
    }
    void typeAt(bool isLeft, const char *label)
    {
        m_hand->keysAt(m_hand->sheet().atom(end(isLeft))->at, "Enter");
        m_hand->type(label);
        m_hand->press(Qt::Key_Return);
    }
};

void TestSketcherLabels::typedAsInPrint_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<bool>("isLeft");
    QTest::addColumn<QString>("smiles");
    const auto row = [](const char *label, bool isLeft, const char *smiles) {
        QTest::addRow("%s %s", label, isLeft ? "left" : "right")
            << QByteArray(label) << isLeft << QString::fromLatin1(smiles);
    };
    row("MeO", true, "COC");
    row("MeO", false, "COC");
    row("NC", true, "CC#N");
    row("NC", false, "[C-]#[N+]C");
    row("CN", false, "CC#N");
    row("(HO)2B", true, "CB(O)O");
    row("CH2CH2OH", false, "CCCO");
    row("CO2Na", false, "CC(=O)[O-].[Na+]");
}

void TestSketcherLabels::typedAsInPrint()
{
    QFETCH(QByteArray, label);
    QFETCH(bool, isLeft);
    QFETCH(QString, smiles);
    m_hand->click({0, 0});
    typeAt(isLeft, label.constData());
    QCOMPARE(m_hand->smiles(), smiles);
}

void TestSketcherLabels::openedAndLeftAsItWas()
{
    m_hand->click({0, 0});
    typeAt(true, "SCN");
    QCOMPARE(m_hand->smiles(), QStringLiteral("CN=C=S"));
    const chem::Drawing before = m_hand->sheet();
    typeAt(true, "");
    QVERIFY(m_hand->sheet() == before);
}

void TestSketcherLabels::aKeyOnARing_data()
{
    QTest::addColumn<char>("key");
    QTest::addColumn<QString>("smiles");
    QTest::newRow("OMe") << 'O' << QStringLiteral("COc1ccccc1");
    QTest::newRow("CF3") << 'F' << QStringLiteral("FC(F)(F)c1ccccc1");
    QTest::newRow("NO2") << 'N' << QStringLiteral("O=[N+]([O-])c1ccccc1");
    QTest::newRow("N3") << 'Z' << QStringLiteral("[N-]=[N+]=Nc1ccccc1");
    QTest::newRow("Ac") << 'A' << QStringLiteral("CC(=O)c1ccccc1");
    QTest::newRow("Cl") << 'l' << QStringLiteral("Clc1ccccc1");
    QTest::newRow("N") << 'n' << QStringLiteral("c1ccncc1");
}

void TestSketcherLabels::aKeyOnARing()
{
    QFETCH(char, key);
    QFETCH(QString, smiles);
    m_hand->tool("benzene");
    m_hand->click({0, 0});
    const chem::Drawing before = m_hand->sheet();
    m_hand->keysAt(m_hand->atom(2), std::string(1, key));
    QCOMPARE(m_hand->smiles(), smiles);
    m_hand->press(Qt::Key_Z, Qt::ControlModifier); // one step
    QVERIFY(m_hand->sheet().atoms == before.atoms);
}

void TestSketcherLabels::phosphoraneInARing()
{
    m_hand->tool("ring 4");
    m_hand->click({0, 0});
    m_hand->keysAt(m_hand->atom(0), "o");
    m_hand->keysAt(m_hand->atom(1), "Enter");
    m_hand->type("PPh3");
    m_hand->press(Qt::Key_Return);
    QCOMPARE(m_hand->smiles(), QStringLiteral("c1ccc(P2(c3ccccc3)(c3ccccc3)CCO2)cc1"));
}

void TestSketcherLabels::aQueryHasNoMass()
{
    const auto *facts = find<QLabel>("sketchFactsLabel");
    m_hand->tool("benzene");
    m_hand->click({0, 0});
    m_hand->keysAt(m_hand->atom(0), "1");
    QTRY_VERIFY2(facts->text().contains(QStringLiteral("g/mol")), qPrintable(facts->text()));
    for (const char *label : {"[F,Cl]", "R"}) {
        m_hand->keysAt(m_hand->sheet().atoms[6].at, "Enter");
        QVERIFY(view().isEditingText());
        m_hand->press(Qt::Key_A, Qt::ControlModifier);
        m_hand->type(label);
        m_hand->press(Qt::Key_Return);
        const QString formula = QStringLiteral("</sub>") + QLatin1String(label) + u' ';
        QTRY_VERIFY2(facts->text().contains(formula), qPrintable(facts->text()));
        QVERIFY(facts->text().contains(QStringLiteral("mass depends on what is left open")));
        QVERIFY(!facts->text().contains(QStringLiteral("g/mol")));
    }
}

QTEST_MAIN(TestSketcherLabels)
#include "tst_sketcher_labels.moc"
