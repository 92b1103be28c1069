// SPDX-License-Identifier: GPL-3.0-or-later
// InChIs as they come from outside: every kind of layer is read, every kind of damage is an Error
// that says where, before libinchi sees the text.
#include "chem/molecule/inchi.h"

#include <QtTest>

using namespace artemisia::chem;

class TestInchiRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const char *text) {
            QTest::newRow(name) << QByteArray(text);
        };
        row("one atom", "InChI=1S/Ar");
        row("no hydrogens", "InChI=1S/CCl4/c2-1(3,4)5");
        row("hydrogen", "InChI=1S/H2/h1H");
        row("an ion", "InChI=1S/Na/q+1");
        row("a salt", "InChI=1S/C2H4O2.Na/c1-2(3)4;/h1H3,(H,3,4);/q;+1/p-1");
        row("multipliers", "InChI=1S/2C2H4O2.Ca/c2*1-2(3)4;/h2*1H3,(H,3,4);/q;;+2/p-2");
        row("multiplied formula", "InChI=1S/C2H7N.2ClH/c1-3-2;;/h3H,1-2H3;2*1H");
        row("protonated", "InChI=1S/C2H7N/c1-3-2/h3H,1-2H3/p+1");
        row("ring closures and branches",
            "InChI=1S/C8H10N4O2/c1-10-4-9-6-5(10)7(13)12(3)8(14)11(6)2/"
            "h4H,1-3H3");
        row("mobile groups", "InChI=1S/C5H5N5O/c6-5-9-3-2(4(11)10-5)7-1-8-3/"
                             "h1H,(H4,6,7,8,9,10,11)");
        row("double bonds", "InChI=1S/C6H8/c1-3-5-6-4-2/h3-6H,1-2H2/b6-5+");
        row("centres", "InChI=1S/C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m0/s1");
        row("centres in one of two",
            "InChI=1S/C3H7NO2.ClH/c1-2(4)3(5)6;/h2H,4H2,1H3,(H,5,6);1H/t2-;/m0./s1");
        row("an isotope", "InChI=1S/CH4O/c1-2/h2H,1H3/i1+1");
        row("deuterium", "InChI=1S/CH4O/c1-2/h2H,1H3/i1D3");
        row("tritium and deuterium", "InChI=1S/CH4/h1H4/i1TD2");
        row("exchangeable deuterium", "InChI=1S/H2O/h1H2/i/hD2");
        row("a centre by its isotope", "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3/i2D/t2-/m1/s1");
    }

    void whole()
    {
        QFETCH(QByteArray, text);
        const auto molecule = Molecule::fromInchi(text.toStdString());
        QVERIFY2(molecule, molecule ? "" : molecule.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(inchi(*molecule)->inchi), text);
    }

    /// Hydrogens that bridge have numbers of their own. Sound, though no structure can be made of
    /// it.
    void bridgingHydrogensAreNoDamage()
    {
        const auto molecule = Molecule::fromInchi("InChI=1S/B2H6/c1-3-2-4-1/h1-2H2");
        QVERIFY(!molecule);
        QCOMPARE(molecule.error().code, ErrorCode::Unsupported);
        QCOMPARE(Molecule::fromInchi("InChI=1S/B2H6/c1-3-2-4-1/h1-2H3").error().code,
                 ErrorCode::Syntax);
    }

    void damaged_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char *name, const char *text, const char *where) {
            QTest::newRow(name) << QByteArray("InChI=1S/") + text << QByteArray(where);
        };
        // One that wrote outside libinchi's arrays: atoms beyond those of their component.
        row("numbers of another component",
            "8N2.C4H4O4/c1-12-7-3-2-4-8(12)9;5-3(6)1-2-4(7)8/h1-2H,(H,5,6)(H,7,8)", "\"/c\"");
        row("no formula", "", "its formula");
        row("formula out of order", "H4C/h1H4", "its formula");
        row("element twice", "CH2CH2/c1-2/h1-2H2", "its formula");
        row("deuterium as an element", "CD4", "its formula");
        row("zero atoms", "C0H4", "its formula");
        row("count of one", "C1H4/h1H4", "its formula");
        row("leading zero", "C02H6/c1-2/h1-2H3", "its formula");
        row("no component", "C2H6./c1-2;/h1-2H3;", "its formula");
        row("component times zero", "0CH4", "its formula");
        row("no connections", "C2H6/h1-2H3", "its connections");
        row("atom beyond the formula", "C2H6/c1-2-9/h1-2H3", "\"/c\"");
        row("atom of zero", "C2H6/c0-2/h1-2H3", "\"/c\"");
        row("atom missing", "C4H10/c1-4-2/h1-2H3", "\"/c\"");
        row("fewer atoms than the formula", "C4H10/c1-3-2/h3H2,1-2H3", "\"/c\"");
        row("bond to itself", "C2H6/c1-1-2/h1-2H3", "\"/c\"");
        row("bond twice", "C3H8/c1-3-2-3/h3H2,1-2H3", "\"/c\"");
        row("branch not closed", "C3H8/c1-3(2/h3H2,1-2H3", "\"/c\"");
        row("branch not opened", "C3H8/c1-3)2/h3H2,1-2H3", "\"/c\"");
        row("branch that goes on nowhere", "C3H8/c1-3(2)/h3H2,1-2H3", "\"/c\"");
        row("comma outside a branch", "C3H8/c1-3,2/h3H2,1-2H3", "\"/c\"");
        row("one component too few", "C2H4O2.Na/c1-2(3)4/h1H3,(H,3,4)", "\"/c\"");
        row("one component too many", "C2H4O2/c1-2(3)4;/h1H3,(H,3,4)", "\"/c\"");
        row("multiplier too large", "C2H6/c2*1-2/h1-2H3", "\"/c\"");
        row("multiplier of nothing", "C2H6/c*1-2/h1-2H3", "\"/c\"");
        row("hydrogens missing", "CH4O/c1-2", "hydrogens");
        row("hydrogens too few", "CH4O/c1-2/h2H,1H2", "\"/h\"");
        row("hydrogens too many", "CH4O/c1-2/h2H,1H4", "\"/h\"");
        row("hydrogens at no atom", "CH4O/c1-2/h3H,1H3", "\"/h\"");
        row("hydrogens twice at an atom", "CH4O/c1-2/h1H,1H3", "\"/h\"");
        row("range backwards", "C2H6/c1-2/h2-1H3", "\"/h\"");
        row("mobile group of none", "C2H4O2/c1-2(3)4/h1H3,(H)", "\"/h\"");
        row("mobile group not closed", "C2H4O2/c1-2(3)4/h1H3,(H,3,4", "\"/h\"");
        row("atom in two mobile groups", "C4H4O4/c5-3(6)1-2-4(7)8/h1-2H,(H,5,6)(H,6,8)", "\"/h\"");
        row("charge of zero", "Na/q+0", "\"/q\"");
        row("charge without a sign", "Na/q1", "\"/q\"");
        row("charge beyond reason", "Na/q+999", "\"/q\"");
        row("protons without a number", "ClH/h1H/p-", "\"/p\"");
        row("more protons than hydrogens", "ClH/h1H/p-2", "\"/p\"");
        row("protons beyond reason", "W/p+6536", "\"/p\"");
        row("double bond to itself", "C4H8/c1-3-4-2/h3-4H,1-2H3/b4-4+", "\"/b\"");
        row("double bond the wrong way", "C4H8/c1-3-4-2/h3-4H,1-2H3/b3-4+", "\"/b\"");
        row("double bond without a sign", "C4H8/c1-3-4-2/h3-4H,1-2H3/b4-3", "\"/b\"");
        row("double bond to nowhere", "C4H8/c1-3-4-2/h3-4H,1-2H3/b9-3+", "\"/b\"");
        row("centre to nowhere", "C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t7-/m0/s1", "\"/t\"");
        row("centre twice", "C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-,2+/m0/s1", "\"/t\"");
        row("inversion of another component", "C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m00/s1",
            "\"/m\"");
        row("relative stereo", "C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m0/s2", "\"/s\"");
        row("isotope of no atom", "CH4O/c1-2/h2H,1H3/i3+1", "\"/i\"");
        row("isotope of nothing", "CH4O/c1-2/h2H,1H3/i1", "\"/i\"");
        row("isotope beyond reason", "CH4O/c1-2/h2H,1H3/i1+9999", "\"/i\"");
        row("more deuterium than hydrogen", "CH4O/c1-2/h2H,1H3/i1D4", "\"/i\"");
        row("more exchangeable deuterium than hydrogen", "H2O/h1H2/i/hD3", "\"/h\"");
        row("layer twice", "C2H6/c1-2/c1-2/h1-2H3", "\"/c\"");
        row("layers out of order", "C2H6/h1-2H3/c1-2", "\"/c\"");
        row("empty layer", "C2H6/c1-2//h1-2H3", "\"/\"");
        row("fixed hydrogens", "C2H4O2/c1-2(3)4/h1H3,(H,3,4)/f/h3H", "\"/f\"");
        row("reconnected metals", "C2H4O2.Na/c1-2(3)4;/h1H3,(H,3,4);/q;+1/p-1/rC2H3NaO2/c1-2(4)5-3",
            "\"/r\"");
        row("unknown layer", "C2H6/c1-2/h1-2H3/z1", "\"/z\"");
    }

    void damaged()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, where);
        const auto molecule = Molecule::fromInchi(text.toStdString());
        QVERIFY(!molecule);
        QCOMPARE(molecule.error().code, ErrorCode::Syntax);
        const auto message = QByteArray::fromStdString(molecule.error().message);
        QVERIFY2(message.startsWith("The InChI is damaged in ") && message.contains(where),
                 message.constData());
    }

    void tooMuch_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("atoms") << QByteArray("InChI=1S/C1024");
        QTest::newRow("components") << QByteArray("InChI=1S/1024Ar");
        QTest::newRow("atoms in all components") << QByteArray("InChI=1S/C1000.24Ar");
        QTest::newRow("bytes") << "InChI=1S/C2H6/c" + QByteArray("1-2").repeated(30'000);
    }

    void tooMuch()
    {
        QFETCH(QByteArray, text);
        const auto molecule = Molecule::fromInchi(text.toStdString());
        QVERIFY(!molecule);
        QCOMPARE(molecule.error().code, ErrorCode::TooLarge);
    }

    void otherIdentifiers()
    {
        const auto old = Molecule::fromInchi("InChI=1/CH4/h1H4");
        QVERIFY(!old);
        QCOMPARE(old.error().code, ErrorCode::Unsupported);
        QVERIFY(!Molecule::fromInchi("InChI=2S/CH4/h1H4"));
        // Everything behind a space is not the InChI's.
        QVERIFY(Molecule::fromInchi("  InChI=1S/CH4/h1H4 methane\n"));
    }
};

QTEST_GUILESS_MAIN(TestInchiRead)
#include "tst_inchi_read.moc"
