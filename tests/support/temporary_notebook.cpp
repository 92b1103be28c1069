// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_notebook.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace artemisia::testing
{

QString temporaryTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    const bool hasRoom =
        QFileInfo(memory).isWritable() && QStorageInfo(memory).bytesAvailable() > 1'000'000'000;
    return (hasRoom ? memory : QDir::tempPath()) + QStringLiteral("/artemisia-XXXXXX");
}

QByteArray wordsOf(const Error &error)
{
    return QStringLiteral("error %1: %2 (%3)")
        .arg(int(error.code))
        .arg(error.message, error.detail)
        .toUtf8();
}

Notebook someNotebook()
{
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = QStringLiteral("Open Source Malaria, Series 4");
    notebook.licence = QStringLiteral("CC-BY-4.0");
    return notebook;
}

Person somePerson(const QString &initials)
{
    Person person;
    person.head.id = PersonId::create();
    person.name = QStringLiteral("Katherine B. Sample");
    person.initials = initials;
    return person;
}

Compound someCompound(int number)
{
    Compound compound;
    compound.head.id = CompoundId::create();
    compound.code = QStringLiteral("OSM-S-%1").arg(number);
    compound.name = QStringLiteral("pyrazole %1").arg(number);
    compound.structure.smiles =
        QStringLiteral("Cc1cc(C(=O)N%1)n[nH]1").arg(QString(number % 7, u'C'));
    compound.structure.molblock = QStringLiteral("\n  drawing %1\n\n").arg(number);
    // Shaped like a key; three compounds share each first block.
    const QString digits = QStringLiteral("%1").arg(number / 3, 14, 10, QChar(u'0'));
    QString block;
    for (const QChar digit : digits) {
        block += QChar(char16_t(u'A' + digit.digitValue()));
    }
    compound.structure.inchiKey =
        block + QStringLiteral("-UHFFFAOYSA-") + QChar(char16_t(u'L' + number % 3));
    compound.structure.inchi = QStringLiteral("InChI=1S/C5H7N3O/%1").arg(number);
    compound.formula = QStringLiteral("C%1H7N3O").arg(5 + number % 20);
    compound.averageMass = 125.13 + number % 100;
    Alias alias;
    alias.id = ElementId::create();
    alias.value = QStringLiteral("MMV%1").arg(number);
    alias.scheme = QStringLiteral("MMV ID");
    compound.aliases = {alias};
    return compound;
}

Batch someBatch(const Compound &compound, int number)
{
    Batch batch;
    batch.head.id = BatchId::create();
    batch.code = QStringLiteral("%1-%2").arg(compound.code).arg(number);
    batch.compound = compound.head.id;
    batch.supplier = QStringLiteral("Sydney");
    batch.amount = {Decimal::fromString(u"12.50"), QStringLiteral("mg")};
    batch.purity = {Decimal::fromString(u"98"), QStringLiteral("%")};
    BatchComponent salt;
    salt.id = ElementId::create();
    salt.kind = QStringLiteral("salt");
    salt.name = QStringLiteral("hydrochloride");
    batch.components = {salt};
    return batch;
}

Assay someAssay(int number)
{
    Assay assay;
    assay.head.id = AssayId::create();
    assay.slug = QStringLiteral("pfal-ic50-%1").arg(number);
    assay.name = QStringLiteral("Pfal IC50 (%1)").arg(number);
    assay.endpoint = QStringLiteral("IC50");
    assay.unit = QStringLiteral("µM");
    return assay;
}

AssayResult someResult(const Assay &assay, const Compound &compound, int replicate)
{
    AssayResult result;
    result.head.id = AssayResultId::create();
    result.assay = assay.head.id;
    result.compound = compound.head.id;
    result.value = Decimal::fromString(u"0.250");
    result.unit = assay.unit;
    result.replicate = replicate;
    return result;
}

Experiment someExperiment(const QString &code, const QList<CompoundId> &compounds)
{
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.code = code;
    experiment.title = QStringLiteral("Amide coupling %1").arg(code);
    experiment.state = PublicationState::Open;
    experiment.date = QStringLiteral("2026-11-22");
    experiment.procedure = QStringLiteral("To a flask was added **HATU** (0.250 g).");
    for (const CompoundId &compound : compounds) {
        Material material;
        material.id = ElementId::create();
        material.compound = compound;
        experiment.materials.append(material);
    }
    return experiment;
}

TemporaryNotebook::TemporaryNotebook()
{
    const Person owner = somePerson();
    m_owner = owner.head.id;
    auto made = store::Store::create(folder(), someNotebook(), owner);
    if (!made) {
        qFatal("%s", wordsOf(made.error()).constData());
    }
    m_store = std::move(*made);
}

store::SaveContext TemporaryNotebook::context(const QString &what) const
{
    return {m_owner, what, false};
}

Result<> TemporaryNotebook::reopen()
{
    m_store.reset();
    ARTEMISIA_TRY_ASSIGN(m_store, store::Store::open(folder(), store::OpenMode::ReadWrite));
    return {};
}

} // namespace artemisia::testing
