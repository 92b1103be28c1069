// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/reaction/reaction.h"
#include "core/compounds/registrar.h"
#include "core/format/notebook_reader.h"

#include <QTest>

#include <cmath>

using namespace artemisia;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Whether \a typed is \a exact, rounded to the decimals it was typed with.
bool addsUp(const Quantity &typed, double exact)
{
    const double half = 0.5 * std::pow(10.0, -typed.value.decimals());
    return std::abs(typed.value.toDouble() - exact) <= half * 1.0001;
}

} // namespace

/// The sample notebook is what newcomers see first: it must hold together, and its numbers must add
/// up.
class TestSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto tree = format::folderTree(QStringLiteral(ARTEMISIA_SAMPLE));
        format::RecordSink sink;
        sink.notebook = [this](const NotebookWithPeople &notebook) -> Result<> {
            m_notebook = notebook.notebook;
            return {};
        };
        sink.compound = [this](const Compound &compound) -> Result<> {
            m_compounds.insert(compound.head.id.uuid(), compound);
            return {};
        };
        sink.batch = [](const Batch &) -> Result<> { return {}; };
        sink.assay = [](const Assay &) -> Result<> { return {}; };
        sink.result = [this](const AssayResult &) -> Result<> {
            ++m_results;
            return {};
        };
        sink.experiment = [this](const Experiment &experiment) -> Result<> {
            m_experiments.append(experiment);
            return {};
        };
        sink.attachment = [](const Attachment &, QIODevice &) -> Result<> { return {}; };
        const auto report = format::readNotebook(*tree, sink);
        QVERIFY(report);
        QVERIFY(report->findings.isEmpty());
    }

    void isWhatItSays()
    {
        QCOMPARE(m_notebook.licence, u"CC-BY-4.0"_s);
        QVERIFY(m_notebook.attribution.contains(u"Open Source Malaria"_s));
        QVERIFY(m_compounds.size() > 100);
        QVERIFY(m_results > 500);
        QCOMPARE(m_experiments.size(), 5);
        for (const Experiment &experiment : std::as_const(m_experiments)) {
            QVERIFY2(experiment.isDemonstration, qPrintable(experiment.code));
        }
    }

    void passesTheCheck()
    {
        const auto tree = format::folderTree(QStringLiteral(ARTEMISIA_SAMPLE));
        const auto report = format::checkNotebook(*tree);
        QVERIFY(report);
        for (const format::Finding &finding : report->findings) {
            QVERIFY2(finding.severity == format::Severity::Remark,
                     qPrintable(finding.path + u": "_s + finding.message));
        }
    }

    void amountsAddUp()
    {
        int checked = 0;
        for (const Experiment &experiment : std::as_const(m_experiments)) {
            const double limiting = limitingMmol(experiment);
            QVERIFY2(limiting > 0, qPrintable(experiment.code));
            for (const Material &material : experiment.materials) {
                const double molarMass = m_compounds.value(material.compound.uuid()).averageMass;
                if (material.mass.isNull() || molarMass <= 0) {
                    continue;
                }
                const double mmol = material.mass.value.toDouble() / molarMass * 1000;
                const QByteArray where = (experiment.code + u' ' + material.name).toUtf8();
                QVERIFY2(addsUp(material.amount, mmol), where);
                QVERIFY2(material.equivalents.isNull() ||
                             addsUp(material.equivalents, mmol / limiting),
                         where);
                QVERIFY2(material.yield.isNull() || addsUp(material.yield, mmol / limiting * 100),
                         where);
                ++checked;
            }
        }
        QVERIFY(checked >= 9);
    }

    void schemesShowTheCompoundsOfTheTable()
    {
        for (const Experiment &experiment : std::as_const(m_experiments)) {
            const auto reaction = chem::Reaction::fromRxn(experiment.scheme.rxn.toStdString());
            QVERIFY(reaction);
            QStringList drawn;
            for (const chem::Participant &participant : reaction->participants()) {
                drawn.append(QString::fromStdString(participant.molecule.smiles()));
            }
            for (const Material &material : experiment.materials) {
                if (!material.compound.isNull()) {
                    const QString smiles =
                        m_compounds.value(material.compound.uuid()).structure.smiles;
                    QVERIFY2(drawn.contains(smiles), qPrintable(experiment.code + u' ' + smiles));
                }
            }
        }
    }

private:
    [[nodiscard]] double limitingMmol(const Experiment &experiment) const
    {
        for (const Material &material : experiment.materials) {
            if (material.isLimiting) {
                return material.mass.value.toDouble() /
                       m_compounds.value(material.compound.uuid()).averageMass * 1000;
            }
        }
        return 0;
    }

    Notebook m_notebook;
    QHash<QUuid, Compound> m_compounds;
    QList<Experiment> m_experiments;
    int m_results = 0;
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
