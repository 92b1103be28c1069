// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compound_export.h"

#include "core/exchange/compound_import.h"
#include "tests/support/temporary_notebook.h"

#include <QBuffer>
#include <QFile>

using namespace artemisia;
using namespace artemisia::exchange;
using artemisia::testing::TemporaryNotebook;

class TestCompoundExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void csv();
    void sdfReadsBack();
    void smilesReadsBack();
    void json();
    void results();
    void selection();
    void unknownCode();
    void cancelled();
    void fullDisk();

private:
    [[nodiscard]] QByteArray exported(ExportFormat format, const QStringList &codes = {},
                                      ExportReport *report = nullptr)
    {
        QBuffer out;
        if (!out.open(QIODevice::WriteOnly)) {
            return {};
        }
        const auto done = exportRecords(m_notebook.store(), format, codes, out);
        if (!done) {
            qWarning("%s", artemisia::testing::wordsOf(done.error()).constData());
            return {};
        }
        if (report != nullptr) {
            *report = *done;
        }
        return out.data();
    }
    // Imports an export into a new notebook and gives its SMILES by code.
    [[nodiscard]] QMap<QString, QString> readBack(const QByteArray &bytes, const QString &name)
    {
        const QString path = m_notebook.path(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            return {};
        }
        file.close();
        TemporaryNotebook other;
        QMap<QString, QString> smiles;
        const auto table = openTable(path);
        const auto mapping = table ? guessMapping(**table) : Result<ColumnMapping>();
        if (!mapping || !importCompounds(other.store(), **table, *mapping, false)) {
            return {};
        }
        const auto walked = other->compounds().forEach([&smiles](const Compound &c) -> Result<> {
            smiles.insert(c.code, c.structure.smiles);
            return {};
        });
        return walked ? smiles : QMap<QString, QString>();
    }
    TemporaryNotebook m_notebook;
    QMap<QString, QString> m_smiles; ///< of the compounds with a structure, by code
};

void TestCompoundExport::initTestCase()
{
    const QString path = m_notebook.path(QStringLiteral("in.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Code,SMILES,IC50 (uM),Solubility,Name\n"
               "A-1,c1ccccc1C(=O)N,>5,low sol,benzamide\n"
               "A-2,C[C@H](F)Cl |o1:1|,0.250; 0.3,,\n"
               "A-3,CC(=O)Oc1ccccc1C(=O)[O-].[Na+],70% at 120 micromolar,#DIV/0!,=1+1\n"
               "A-10,,12.5-25,,\n");
    file.close();
    const auto table = openTable(path);
    VERIFY_OK(table);
    const auto mapping = guessMapping(**table);
    VERIFY_OK(mapping);
    VERIFY_OK(importCompounds(m_notebook.store(), **table, *mapping, false));
    VERIFY_OK(m_notebook->compounds().forEach([this](const Compound &c) -> Result<> {
        if (!c.structure.isEmpty()) {
            m_smiles.insert(c.code, c.structure.smiles);
        }
        return {};
    }));
    QCOMPARE(m_smiles.size(), 3);
}

void TestCompoundExport::csv()
{
    const QByteArray bytes = exported(ExportFormat::Csv);
    const QList<QByteArray> lines = bytes.trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.at(0).startsWith("code,name,smiles,inchikey"));
    QVERIFY(lines.at(1).startsWith("A-1,benzamide,"));
    QVERIFY(lines.at(3).startsWith("A-3,'=1+1,")); // no formula for a spreadsheet to run
    QVERIFY(lines.at(4).startsWith("A-10,"));      // codes in natural order
}

void TestCompoundExport::sdfReadsBack()
{
    ExportReport report;
    const QByteArray bytes = exported(ExportFormat::Sdf, {}, &report);
    QCOMPARE(report.records, 3);
    QCOMPARE(report.leftOut, 1);
    QCOMPARE(bytes.count("$$$$\n"), 3);
    QCOMPARE(readBack(bytes, QStringLiteral("out.sdf")), m_smiles);
}

void TestCompoundExport::smilesReadsBack()
{
    const QByteArray bytes = exported(ExportFormat::Smiles);
    QVERIFY(bytes.contains("|o1:")); // stereo that plain SMILES cannot say
    QCOMPARE(readBack(bytes, QStringLiteral("out.smi")), m_smiles);
}

void TestCompoundExport::json()
{
    const auto parsed = parseJson(exported(ExportFormat::Json));
    VERIFY_OK(parsed);
    QCOMPARE(parsed->at("compounds").size(), size_t(4));
    QCOMPARE(parsed->at("assays").size(), size_t(2));
    QCOMPARE(parsed->at("experiments").size(), size_t(0));
    const Json &salt = parsed->at("compounds").at(2);
    QCOMPARE(salt.at("record").at("code").get<std::string>(), std::string("A-3"));
    QCOMPARE(salt.at("batches").size(), size_t(1));
    QCOMPARE(salt.at("results").size(), size_t(2));
}

void TestCompoundExport::results()
{
    const QByteArray bytes = exported(ExportFormat::Results);
    QVERIFY(bytes.startsWith(
        "compound,inchikey,batch,assay,endpoint,target,laboratory,qualifier,value,upper,"
        "unit,dose,dose_unit,text,replicate,raw\n"));
    QVERIFY(bytes.contains("IC50,,,>,5,,µM,,,,,>5\n"));
    QVERIFY(bytes.contains("=,0.250,,µM,,,,1,0.250; 0.3\n"));
    QVERIFY(bytes.contains("A-3-1,IC50 (uM),IC50,,,=,70,,%,120,µM,,,70% at 120 micromolar\n"));
    QVERIFY(bytes.contains("low sol,,low sol\n"));
    QVERIFY(bytes.contains("#DIV/0!\n"));
    QVERIFY(bytes.contains("=,12.5,25,µM,"));
    QCOMPARE(bytes.count('\n'), 1 + 7);
}

void TestCompoundExport::selection()
{
    const QByteArray bytes =
        exported(ExportFormat::Smiles, {QStringLiteral("A-3"), QStringLiteral("A-1")});
    QCOMPARE(bytes.count('\n'), 2);
    QVERIFY(bytes.trimmed().endsWith("A-1")); // in the order asked for
}

void TestCompoundExport::unknownCode()
{
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    const auto done = exportRecords(m_notebook.store(), ExportFormat::Csv,
                                    {QStringLiteral("A-1"), QStringLiteral("B-7")}, out);
    VERIFY_FAILS(done, ErrorCode::NotFound);
    QVERIFY(done.error().message.contains(QStringLiteral("B-7")));
}

void TestCompoundExport::cancelled()
{
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    WorkContext context;
    context.cancel.cancel();
    VERIFY_FAILS(exportRecords(m_notebook.store(), ExportFormat::Sdf, {}, out, context),
                 ErrorCode::Cancelled);
}

void TestCompoundExport::fullDisk()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        QSKIP("no /dev/full here");
    }
    VERIFY_FAILS(exportRecords(m_notebook.store(), ExportFormat::Csv, {}, full), ErrorCode::Io);
}

QTEST_GUILESS_MAIN(TestCompoundExport)
#include "tst_compound_export.moc"
