// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/formula_text.h"
#include "chem/drawing/display.h"

#include <QtTest>

#include <array>

using namespace artemisia::chem;

namespace
{

// A subscript is written behind "_", what is raised behind "^". Most are the words of arrows in
// ChemDraw files of Open Source Malaria, Mycetoma, Antibiotics and Tuberculosis, of Indigo and of
// RDKit; the others are usual in reports of syntheses.
constexpr std::array kFormulae = {
    "K_2CO_3",
    "Cs_2CO_3, Dioxane",
    "2 equiv K_2CO_3",
    "K_2CO_3 and dioxane",
    "NH_2NH_2.H_2O",
    "NH_2NH_2\u00B7H_2O",
    "N_2H_4",
    "Pd(dba)_2, Xantphos,",
    "Pd_2(dba)_3",
    "Pd_2(dba)_3\u00B7CHCl_3",
    "Pd(dppf)Cl_2",
    "Pd(dppf)CH_2Cl_2, dioxane",
    "PdCl_2(dppf)\u00B7CH_2Cl_2",
    "Pd(PPh_3)_4",
    "PdCl_2(PPh_3)_2",
    "Pd(OAc)_2 (15 mol %)",
    "Pd(OH)_2/C, H_2 (1 atm)",
    "Pd(amphos)_2Cl_2",
    "Pd(t-Bu_3P)_2",
    "[Ir(COE)Cl]_2",
    "[Ir(cod)(OMe)]_2",
    "[RuCl_2(p-cymene)]_2",
    "Ir[dF(CF_3)ppy]_2(dtbbpy)PF_6",
    "Ru(bpy)_3Cl_2\u00B76H_2O",
    "Rh_2(esp)_2",
    "Ni(cod)_2",
    "NiCl_2(dme)",
    "Fe(acac)_3",
    "0.01 equiv Fe(OTf)_2",
    "Fe_2(SO_4)_3\u20225H_2O (20 mol %)",
    "KHSO_5\u2219\u00BDKHSO_4\u2219\u00BDK_2SO_4",
    "NaHSO_4\u2022H_2O, Na_2S_2O_8",
    "BH_3\u2022DMS",
    "BF_3\u00B7OEt_2",
    "BF_3-OEt_2",
    "BEt_3/O_2",
    "Cl_2",
    "(H_2, 1 bar)",
    "4. Br_2, -78 oC",
    "I_2, PPh_3, imidazole",
    "O_3; Me_2S",
    "Li, NH_3 (liq)",
    "THF, H_2O",
    "H_2O/MeCN",
    "dioxane/H_2O 4:1",
    "THF:H_2O (3:1)",
    "THF-H_2O",
    "4-ClC_6H_4CHO",
    "2,6-Cl_2C_6H_3CHO",
    "(4-FC_6H_4)_3P",
    "P(o-tol)_3",
    "P(2-furyl)_3",
    "PCy_3",
    "DMSO, NEt_3",
    "Et_3N",
    "Et_3NH^+ Cl^-",
    "iPr_2NEt",
    "i-Pr_2NEt (3 eq.)",
    "n-Bu_4NBr",
    "n-Bu_3SnH",
    "n-BuLi, Et_2O",
    "HSnBu_3",
    "Et_2SiH_2",
    "Ti(OiPr)_4",
    "Ti(Oi-Pr)_4",
    "(OiPr)_2",
    "LiAlH(Ot-Bu)_3",
    "NaBH(OAc)_3",
    "5.0 equiv NaBH_4",
    "LiAlH_4",
    "(COCl)_2",
    "CH_2Cl_2",
    "CHCl_3",
    "Na_2S_2O_3",
    "conc.H_2SO_4",
    "H_2SO_4/HNO_3",
    "30%H_2O_2",
    "H_2O_2(30%)",
    "NaHCO_3(sat.)",
    "NH_3(aq)",
    "aq. NH_4Cl",
    "(NH_4)_2Ce(NO_3)_6",
    "AgNO_3 (30 mol %)",
    "LiOAc, NaIO_4",
    "MeNO_2, 0 \u00B0C to rt",
    "Ac_2O",
    "Boc_2O",
    "Tf_2O",
    "TMSN_3",
    "TMSCHN_2",
    "B_2pin_2",
    "B(OiPr)_3",
    "PhI(OAc)_2",
    "then Bi(OTf)_3 (20 mol %)",
    "SmI_2 (2.5 equiv.)",
    "VO(acac)_2",
    "V_2O_5",
    "RNH_2, T3P",
    "-CO_2",
    "Ph_3P=CHCO_2Et",
    "acetone-d_6",
    "CD_3OD",
    "CuSO_4\u00B75H_2O",
    "CuSO_4.5H_2O",
    "Na_2CO_3.10H_2O",
    "1)NaBH_4",
    "Chemical Formula: C_19H_13ClF_2N_4O_2",
    "NH_4^+",
    "BF_4^-",
    "SO_4^2-",
    "Cr_2O_7^2-",
    "[Fe(CN)_6]^3-",
    "Mg^2+",
    "Fe^3+?",
    "Na^+",
    "Cl^-",
    "I_3^-",
    "R^1 = Me, R^2=H",
    "NEt_3.3HF",
    "MgSO_4.7H_2O",
    "EC_50: 0.092 \u00B5M",
    "Pd(0)L_2",
    "PdL_2",
    "ArPdL_2Br",
    "L_2PdCl_2",
    "1H NMR (400 MHz, CDCl_3)",
};

constexpr std::array kPlain = {
    "2 h",
    "10 mol%",
    "2M HCl",
    "2.15 equiv 1 N HCl",
    "rt",
    "80 \u00B0C",
    "140\u00B0C, 1hr",
    "-78 \u00B0C to -20 \u00B0C",
    "1.2 eq",
    "4:1",
    "2.3:1 dr",
    "94% ee",
    "3a",
    "23",
    "4-Cl",
    "2-butanol",
    "1,4-dioxane",
    "18-crown-6",
    "9-BBN",
    "m-CPBA",
    "4\u00C5 MS, 70 \u00B0C",
    "hv (390 nm)",
    "C20 epimers",
    "9% C2 a-methyl",
    "C18",
    "N3-arylation",
    "SN2",
    "0.05 equiv SPhosPd G3",
    "tBuXPhos Pd G3 42",
    "L2",
    "OSM-S-106",
    "OSTBS12",
    "OSTBS2",
    "(R22)",
    "CC1=CC=CC2=C1N=CC=C2",
    "JU10-1, OSM-S-189",
    "YNW10",
    "MMV670652, 0.017",
    "TCMDC-134392",
    "3D7 0.092",
    "H37Rv",
    "Dd2",
    "HIV1",
    "malonate S13",
    "Amidation_Rxn2",
    "Pd/C",
    "N-Boc-",
    "O-Alkylation",
    "methyl 3-(4-(tert-butyl)phenyl)propanoate",
    "4-(1H-1,2,4-triazol-1-yl)benzaldehyde",
    "[2+2 cycloaddition]",
    "+ 5",
    "-1 e-",
    "H0",
    "1H NMR",
    "13C NMR",
    "13C{1H}",
    "19F",
    "Pd(0)",
    "L3",
    "HepL2",
    "C007",
    "",
};

QString plain(QString marked)
{
    return marked.remove(QLatin1Char('_')).remove(QLatin1Char('^'));
}

QString marked(const QString &phrase)
{
    QStringList words;
    for (const QString &word : phrase.split(QLatin1Char(' '))) {
        QString set;
        for (const GroupRun &run : wordRuns(word.toStdString())) {
            set += run.script == GroupRun::Script::Subscript     ? QStringLiteral("_")
                   : run.script == GroupRun::Script::Superscript ? QStringLiteral("^")
                                                                 : QString();
            set += QString::fromStdString(run.text);
        }
        words += set;
    }
    return words.join(QLatin1Char(' ')).replace(QChar(0x2212), QLatin1Char('-'));
}

} // namespace

class TestFormulaText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulae_data();
    void formulae();
    void plainWords_data();
    void plainWords();
    void minusSigns();
    void damagedWords();
    void longTextIsWhole();
};

void TestFormulaText::formulae_data()
{
    QTest::addColumn<QString>("expected");
    for (const char *phrase : kFormulae) {
        QTest::newRow(phrase) << QString::fromUtf8(phrase);
    }
}

void TestFormulaText::formulae()
{
    QFETCH(QString, expected);
    QVERIFY(plain(expected) != expected);
    QCOMPARE(marked(plain(expected)), expected);
}

void TestFormulaText::plainWords_data()
{
    QTest::addColumn<QString>("phrase");
    for (const char *phrase : kPlain) {
        QTest::newRow(phrase) << QString::fromUtf8(phrase);
    }
}

void TestFormulaText::plainWords()
{
    QFETCH(QString, phrase);
    for (const QString &word : phrase.split(QLatin1Char(' '))) {
        const std::vector<GroupRun> runs = wordRuns(word.toStdString());
        QCOMPARE(runs.size(), word.isEmpty() ? 0U : 1U);
        QVERIFY(word.isEmpty() || runs[0].script == GroupRun::Script::Normal);
        QVERIFY(word.isEmpty() || QString::fromStdString(runs[0].text) == word);
    }
}

// Any minus is set as a real one.
void TestFormulaText::minusSigns()
{
    for (const char *word : {"BF4-", "BF4\u2212"}) {
        QCOMPARE(QString::fromStdString(wordRuns(word).back().text), QString(QChar(0x2212)));
    }
}

// Nothing is lost of a word that is none.
void TestFormulaText::damagedWords()
{
    for (const std::string &word :
         {std::string("((((((2"), std::string(")2(3[4"), std::string("\xFF\xC2"),
          std::string("-+-+"), std::string(120, '('), std::string(120, '-'),
          "Pd(" + std::string(100, 'a'), std::string("H99999999999999999999"),
          std::string("C2\xE2\x88")}) {
        std::string joined;
        for (const GroupRun &run : wordRuns(word)) {
            joined += run.text;
        }
        QCOMPARE(QByteArray::fromStdString(joined), QByteArray::fromStdString(word));
    }
}

// A page's description of its reactions.
void TestFormulaText::longTextIsWhole()
{
    DrawnText text;
    for (int i = 1; i <= 60; ++i) {
        text.text += (i > 1 ? "\n" : "") + ("line" + std::to_string(i));
    }
    const DisplayList list = displayOf(text);
    QCOMPARE(list.items.size(), size_t(60));
    QCOMPARE(std::get<TextItem>(list.items.back()).text, std::string("line60"));
}

QTEST_GUILESS_MAIN(TestFormulaText)
#include "tst_formula_text.moc"
