// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "core/format/csv.h"
#include "core/format/experiment_page.h"
#include "core/format/master_list.h"
#include "tests/core/format/format_fixture.h"

#include <QDir>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace artemisia;
using namespace artemisia::test;
using namespace Qt::Literals::StringLiterals;

/// What a small notebook looks like when it is published.
class NotebookFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFileIsThere();
    void draftsStayHere();
    void nothingDependsOnThePlace();
    void thePageReadsWell();
    void thePageHoldsWhatIsTyped();
    void eachStepOfARouteIsSaid();
    void whatHasNoNameHasItsFormula();
    void theRootPageReadsWell();
    void theRootPageOfABigNotebookIsShort();
    void theTableIsSafe();
    void structuresBecomeAnSdf();
    void hostileBlocksStayOut_data();
    void hostileBlocksStayOut();
    void longListsAreSplit();
    void theCrateHolds();
    void theCrateOfRandomRecordsHolds();
    void theLicenceIsTold_data();
    void theLicenceIsTold();
    void theCitationIsYaml();
    void otherValidatorsAgree();
    void stoppingStops();

private:
    QString text(const QString &path) const { return QString::fromUtf8(m_files.value(path)); }
    TestNotebook m_notebook;
    Files m_files;
};

void NotebookFilesTest::initTestCase()
{
    fillSample(m_notebook);
    m_files = m_notebook.published();
}

void NotebookFilesTest::everyFileIsThere()
{
    QStringList paths = m_files.keys();
    const QRegularExpression noKey(u"^compounds/(..)/no-key-[0-9a-f-]{36}\\.json$"_s);
    const QRegularExpression water(
        u"^compounds/../XLYOFNOQVPJJNP-UHFFFAOYSA-N-[0-9a-f]{8}\\.json$"_s);
    QCOMPARE(paths.filter(noKey).size(), 1);
    QCOMPARE(paths.filter(water).size(), 1);
    paths.removeIf([&](const QString &path) {
        return noKey.match(path).hasMatch() || water.match(path).hasMatch();
    });
    const QStringList expected = {
        u"CITATION.cff"_s,
        u"LICENSE"_s,
        u"README.md"_s,
        u"assays/cox-1/assay.json"_s,
        u"assays/cox-1/results.csv"_s,
        u"batches/AE-2-1.json"_s,
        u"compounds.csv"_s,
        u"compounds.sdf"_s,
        u"compounds/3f/YGSDEFSMJLZEOE-UHFFFAOYSA-N-3f0c1d2e.json"_s,
        u"compounds/a1/BSYNRYMUTXBXSQ-UHFFFAOYSA-N-a10c1d2e.files/IR spectrum.txt"_s,
        u"compounds/a1/BSYNRYMUTXBXSQ-UHFFFAOYSA-N-a10c1d2e.json"_s,
        u"experiments/AE1-1/README.md"_s,
        u"experiments/AE1-1/experiment.json"_s,
        u"experiments/AE1-1/files/NMR (1H).txt"_s,
        u"experiments/AE1-1/files/nmr (1h)-2.TXT"_s,
        u"experiments/AE1-1/scheme.rxn"_s,
        u"experiments/AE1-1/scheme.svg"_s,
        u"experiments/AE2-1/README.md"_s,
        u"experiments/AE2-1/experiment.json"_s,
        u"experiments/AE2-1/scheme.cdxml"_s,
        u"experiments/AE2-1/scheme.rxn"_s,
        u"experiments/AE2-1/scheme.svg"_s,
        u"notebook.json"_s,
        u"ro-crate-metadata.json"_s};
    QCOMPARE(paths, expected);
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        QVERIFY2(!it.value().contains('\r'), qPrintable(it.key()));
        QVERIFY2(!it.value().startsWith("\xEF\xBB\xBF"), qPrintable(it.key()));
        if (it.key().endsWith(u".json"_s)) {
            const Json json = must(parseJson(it.value()));
            QCOMPARE(canonicalText(json), it.value());
        }
    }
}

void NotebookFilesTest::draftsStayHere()
{
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        QVERIFY2(!it.key().contains(u"SECRET"_s) && !it.value().contains("SECRET"),
                 qPrintable(it.key()));
    }
}

void NotebookFilesTest::nothingDependsOnThePlace()
{
    qputenv("TZ", "Asia/Kolkata");
    tzset();
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const bool hasLocale = setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
    const Files files = m_notebook.published();
    setlocale(LC_ALL, "C.UTF-8");
    QLocale::setDefault(QLocale::c());
    qputenv("TZ", "UTC");
    tzset();
    QVERIFY(files == m_files);
    if (!hasLocale) {
        qInfo("The C library has no German locale here; Qt's was used.");
    }
}

void NotebookFilesTest::thePageReadsWell()
{
    const QString page = text(u"experiments/AE1-1/README.md"_s);
    const QStringList expected = {
        u"# AE1-1: Acetylation of salicylic acid \\| first\n"_s,
        u"> **Made up as a demonstration.**"_s,
        u"| State | closed |"_s,
        u"| Authors | [Ada Example](https://orcid.org/0000-0002-1825-0097) |"_s,
        u"![Scheme of AE1-1](scheme.svg)"_s,
        u"`O=C(O)c1ccccc1O>>CC(=O)Oc1ccccc1C(=O)O`"_s,
        u"| reactant (limiting) | [AE-1](../../compounds/3f/YGSDEFSMJLZEOE-UHFFFAOYSA-N-3f0c1d2e.json) salicylic acid | 0.250 g |"_s,
        u"(batch AE-2-1)"_s,
        u"yield 77 %"_s,
        u"| `O=C(O)c1ccccc1O` | `YGSDEFSMJLZEOE-UHFFFAOYSA-N` |"_s,
        u"| reagent | (not named) | \u201C1,5 g \\| wet\u201D |"_s,
        u"density \u201Cheavy\u201D"_s,
        u"### 2026-11-18 11:06:40 UTC, [Ada Example](https://orcid.org/0000-0002-1825-0097)\n\nIt turned *yellow*.\n"_s,
        u"- [NMR (1H).txt](files/NMR%20%281H%29.txt) (text/plain, 3 bytes)"_s,
        u"- [https://example.org/a?b=c](https://example.org/a?b=c)"_s,
        u"- [AE2-1](../../experiments/AE2-1/README.md)"_s,
        u"- javascript:alert(1)\n"_s,
        u"[Aspirin \\| a \\*small\\* notebook](../../README.md)"_s};
    for (const QString &line : expected) {
        QVERIFY2(page.contains(line), qPrintable(line + u"\nis not in\n"_s + page));
    }
    const QString second = text(u"experiments/AE2-1/README.md"_s);
    QVERIFY2(
        second.contains(
            u"| Repeats | [AE1-1](../../experiments/AE1-1/README.md) Acetylation of salicylic acid \\| first |"_s),
        qPrintable(second));
    QVERIFY(
        text(u"experiments/AE1-1/scheme.svg"_s).contains(u"There is no drawing of this scheme."_s));
    const QString svg = text(u"experiments/AE2-1/scheme.svg"_s);
    QVERIFY2(svg.startsWith(u"<svg "_s) && svg.contains(u"Scheme of AE2-1"_s) && svg.size() > 2000,
             qPrintable(svg));
    QVERIFY(text(u"experiments/AE2-1/scheme.rxn"_s).startsWith(u"$RXN\n"_s));
    QVERIFY(text(u"experiments/AE2-1/scheme.cdxml"_s).contains(u"<CDXML"_s));
    QVERIFY(second.contains(u"[scheme.cdxml](scheme.cdxml)"_s));
    QCOMPARE(text(u"experiments/AE1-1/scheme.rxn"_s), u"$RXN\nnot readable\n"_s);
}

void NotebookFilesTest::thePageHoldsWhatIsTyped()
{
    const QString page = text(u"experiments/AE1-1/README.md"_s);
    QVERIFY(
        page.contains(u"\n1. Mix.\n2. Wait.\n\n```\nfence left open\n```\n\n## Observations\n"_s));
}

void NotebookFilesTest::eachStepOfARouteIsSaid()
{
    const auto sheet =
        chem::drawingFromText("OCc1ccccc1>>O=Cc1ccccc1\nO=Cc1ccccc1.CN>>CNCc1ccccc1");
    QVERIFY(sheet);
    Experiment experiment;
    experiment.code = u"AE1-9"_s;
    experiment.scheme.cdxml = QString::fromStdString(chem::cdxmlOf(*sheet));
    experiment.scheme.smiles = QString::fromStdString(chem::reactionOf(*sheet)->smiles());
    const QString page = QString::fromUtf8(format::experimentPage(experiment, {}));
    QVERIFY2(page.contains(u"of all steps together: `OCc1ccccc1.CN>>CNCc1ccccc1`\n"_s),
             qPrintable(page));
    QVERIFY2(page.contains(u"\n1. `OCc1ccccc1>>O=Cc1ccccc1`\n1. `O=Cc1ccccc1.CN>>CNCc1ccccc1`\n"_s),
             qPrintable(page));
}

void NotebookFilesTest::whatHasNoNameHasItsFormula()
{
    Experiment experiment;
    experiment.code = u"AE1-9"_s;
    Material amide;
    amide.role = MaterialRole::Product;
    amide.structure.smiles = u"O=C(NCc1ccccc1)c1ccc(F)cc1"_s;
    Material ion;
    ion.structure.smiles = u"C[N+](C)(C)C"_s;
    experiment.materials = {amide, ion};
    const QString page = QString::fromUtf8(format::experimentPage(experiment, {}));
    QVERIFY2(page.contains(u"| product | C14H12FNO (not named) |"_s), qPrintable(page));
    QVERIFY2(page.contains(u" | C4H12N+ (not named) |"_s), qPrintable(page));
}

void NotebookFilesTest::theRootPageReadsWell()
{
    const QString page = text(u"README.md"_s);
    QVERIFY2(page.startsWith(u"# Aspirin \\| a \\*small\\* notebook\n"_s),
             qPrintable(page.left(200)));
    QVERIFY(page.contains(u"an open fence\n```\n"_s));
    QVERIFY(page.contains(
        u"| [AE1-1](experiments/AE1-1/README.md) | Acetylation of salicylic acid \\| first | 2026-11-20 | closed (demonstration) |"_s));
    QVERIFY(page.contains(u"4 in all; "_s));
    QVERIFY2(
        page.contains(
            u"| =HYPERLINK(\"x\")\\|aspirin | `CC(=O)Oc1ccccc1C(=O)O` | `BSYNRYMUTXBXSQ-UHFFFAOYSA-N` |"_s),
        qPrintable(page));
    QVERIFY(page.contains(u"[COX-1 \\| IC50](assays/cox-1/assay.json)"_s));
}

void NotebookFilesTest::theRootPageOfABigNotebookIsShort()
{
    TestNotebook notebook;
    must(notebook.store().transaction({}, [&]() -> Result<> {
        for (int i = 1; i <= 450; ++i) {
            Compound compound;
            compound.code = u"C-%1"_s.arg(i);
            notebook.add(compound);
            Experiment experiment;
            experiment.code = u"AE%1-1"_s.arg(i);
            experiment.state = PublicationState::Open;
            experiment.date = u"2026-%1-%2"_s.arg(1 + i / 40, 2, 10, QChar(u'0'))
                                  .arg(1 + i % 28, 2, 10, QChar(u'0'));
            notebook.add(experiment);
        }
        return {};
    }));
    const Files files = notebook.published();
    const QString page = QString::fromUtf8(files[u"README.md"_s]);
    QVERIFY(page.contains(u"The first 200 of 450 by code; "_s));
    QVERIFY(page.contains(u"The 200 newest of 450; "_s));
    QVERIFY(page.contains(u"[C-9]"_s) && page.contains(u"[C-200]"_s) &&
            !page.contains(u"[C-201]"_s));
    QCOMPARE(files[u"compounds.csv"_s].count('\n'), 451);
}

void NotebookFilesTest::theTableIsSafe()
{
    format::CsvReader reader{QByteArrayView(m_files[u"compounds.csv"_s])};
    QList<QStringList> rows;
    for (auto row = must(reader.next()); row; row = must(reader.next())) {
        rows.append(row->cells);
    }
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows[0].mid(0, 4), (QStringList{u"code"_s, u"name"_s, u"smiles"_s, u"inchikey"_s}));
    QCOMPARE(rows[3].mid(0, 3),
             (QStringList{u"AE-2"_s, u"'=HYPERLINK(\"x\")|aspirin"_s, u"CC(=O)Oc1ccccc1C(=O)O"_s}));
    for (const QStringList &row : rows) {
        QCOMPARE(row.size(), rows[0].size());
        QVERIFY(row == rows[0] || m_files.contains(row.last()));
    }
}

void NotebookFilesTest::structuresBecomeAnSdf()
{
    const QString sdf = text(u"compounds.sdf"_s);
    QVERIFY2(sdf.startsWith(u"AE-3\n  drawn\n\n  1  0"_s), qPrintable(sdf));
    QVERIFY(sdf.contains(u"M  END\n>  <ID>\n"_s));
    QVERIFY(sdf.contains(u">  <INCHIKEY>\nXLYOFNOQVPJJNP-UHFFFAOYSA-N\n\n"_s));
    QVERIFY(sdf.endsWith(u"\n\n$$$$\n"_s));
    QCOMPARE(sdf.count(u"$$$$"_s), 1);
}

void NotebookFilesTest::hostileBlocksStayOut_data()
{
    QTest::addColumn<QString>("block");
    QTest::addColumn<bool>("isIn");
    const QString counts = u"a\nb\nc\n  0  0\n"_s;
    QTest::newRow("good") << counts + u"M  END\n"_s << true;
    QTest::newRow("CRLF") << QString(counts + u"M  END\n"_s).replace(u'\n', u"\r\n"_s) << true;
    QTest::newRow("something after the end")
        << counts + u"M  END\n>  <CODE>\nother\n\n$$$$\nsecond\n"_s << true;
    QTest::newRow("no end") << counts << false;
    QTest::newRow("breaks out") << counts + u"$$$$\nM  END\n"_s << false;
    QTest::newRow("too short") << u"M  END\n"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void NotebookFilesTest::hostileBlocksStayOut()
{
    QFETCH(QString, block);
    QFETCH(bool, isIn);
    Compound compound;
    compound.code = u"$$$$"_s;
    compound.name = u"> <X>\n\n$$$$\n"_s;
    compound.structure.molblock = block;
    const QByteArray record = format::sdfRecordOf(compound);
    QCOMPARE(!record.isEmpty(), isIn);
    const QList<QByteArray> lines = record.split('\n');
    QCOMPARE(lines.count("$$$$"), isIn ? 1 : 0);
    QVERIFY(!record.contains("second") && !record.contains('\r'));
}

void NotebookFilesTest::longListsAreSplit()
{
    Files files;
    const format::FileSink sink = into(files, m_notebook.store());
    format::MasterList list(sink, 1000);
    Compound compound;
    compound.structure.molblock = u"\n\n\n  0  0\nM  END\n"_s;
    for (int i = 0; i < 20; ++i) {
        compound.code = u"C-%1"_s.arg(i);
        must(list.add(compound));
    }
    must(list.finish());
    QVERIFY(files.contains(u"compounds.sdf"_s) && files.contains(u"sdf/compounds-2.sdf"_s));
    qsizetype records = 0;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        records += it.value().count("$$$$\n");
        QVERIFY(it.key() == u"compounds.csv"_s || it.value().size() <= 1000);
    }
    QCOMPARE(records, 20);
}

void NotebookFilesTest::theCrateHolds()
{
    QCOMPARE(crateProblems(m_files), QStringList());
    const QString crate = text(u"ro-crate-metadata.json"_s);
    QVERIFY(crate.contains(u"\"@id\": \"experiments/AE1-1/files/NMR%20(1H).txt\""_s));
    QVERIFY(crate.contains(u"\"@id\": \"https://orcid.org/0000-0002-1825-0097\""_s));
    QVERIFY(crate.contains(
        u"\"license\": {\n        \"@id\": \"https://creativecommons.org/licenses/by/4.0/\""_s));
    QVERIFY(crate.contains(u"\"datePublished\": \"2026-"_s));
}

void NotebookFilesTest::theCrateOfRandomRecordsHolds()
{
    TestNotebook notebook;
    RandomRecords random(5);
    QList<PersonId> people{notebook.store().owner()};
    for (int i = 0; i < 3; ++i) {
        Person person = random.person();
        person.initials = u"P%1"_s.arg(i);
        person.orcid = u"0000-0002-1825-0097"_s; // twice the same
        must(notebook.store().notebook().savePerson(person, notebook.context()));
        people.append(person.head.id);
    }
    for (int i = 0; i < 25; ++i) {
        Experiment experiment = random.experiment();
        experiment.code = u"x y/%1"_s.arg(i).replace(u'/', u'&');
        experiment.state = PublicationState::Open;
        experiment.head.authors = people;
        notebook.add(experiment);
    }
    QCOMPARE(crateProblems(notebook.published()), QStringList());
}

void NotebookFilesTest::theLicenceIsTold_data()
{
    QTest::addColumn<QString>("licence");
    QTest::addColumn<QString>("says");
    QTest::newRow("CC-BY") << u"CC-BY-4.0"_s
                           << u"Creative Commons Attribution 4.0 International Public License"_s;
    QTest::newRow("CC0") << u"CC0-1.0"_s << u"CC0 1.0 Universal"_s;
    QTest::newRow("known, without text")
        << u"CC-BY-SA-4.0"_s << u"https://creativecommons.org/licenses/by-sa/4.0/"_s;
    QTest::newRow("unknown") << u"../../etc/passwd"_s << u"licensed under ../../etc/passwd."_s;
    QTest::newRow("none") << QString() << u"have not said"_s;
}

void NotebookFilesTest::theLicenceIsTold()
{
    QFETCH(QString, licence);
    QFETCH(QString, says);
    TestNotebook notebook;
    Notebook record = must(notebook.store().notebook().load());
    record.licence = licence;
    must(notebook.store().notebook().save(record, notebook.context()));
    const Files files = notebook.published();
    const QString told = QString::fromUtf8(files[u"LICENSE"_s]);
    QVERIFY2(told.contains(says), qPrintable(told.left(500)));
    QVERIFY(told.endsWith(u'\n'));
    QCOMPARE(crateProblems(files), QStringList());
}

void NotebookFilesTest::theCitationIsYaml()
{
    const QString cff = text(u"CITATION.cff"_s);
    QVERIFY(cff.startsWith(u"cff-version: 1.2.0\nmessage: "_s));
    QVERIFY(cff.contains(u"\ntitle: \"Aspirin | a *small* notebook\"\n"_s));
    QVERIFY(cff.contains(
        u"\nabstract: \"What we do with **salicylic acid**.\\n\\n```\\nan open fence\"\n"_s));
    QVERIFY(cff.contains(
        u"\nauthors:\n  - name: \"Ada Example\"\n    orcid: \"https://orcid.org/0000-0002-1825-0097\"\n"_s));
    QVERIFY(cff.contains(u"\nlicense: CC-BY-4.0\n"_s));
    QVERIFY(
        QRegularExpression(u"\ndate-released: \"2026-\\d\\d-\\d\\d\"\n$"_s).match(cff).hasMatch());
}

/// python3-jsonschema reads every record, and Python's own CSV reader the tables.
void NotebookFilesTest::otherValidatorsAgree()
{
    const QTemporaryDir folder;
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        const QString path = folder.filePath(it.key());
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(it.value());
    }
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(u"python3"_s, {QStringLiteral(ARTEMISIA_VALIDATE_NOTEBOOK),
                                QStringLiteral(ARTEMISIA_SCHEMAS), folder.path()});
    QVERIFY2(python.waitForFinished(60000), "python3 with python3-jsonschema is needed");
    QVERIFY2(python.exitCode() == 0, python.readAll().constData());
}

void NotebookFilesTest::stoppingStops()
{
    WorkContext context;
    int files = 0;
    const format::FileSink sink = [&](const format::PublishedFile &) -> Result<> {
        ++files;
        context.cancel.cancel();
        return {};
    };
    const Result<> stopped = format::NotebookFiles(m_notebook.store()).writeAll(sink, context);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(files < 5);
    const format::FileSink full = [](const format::PublishedFile &) -> Result<> {
        return fail(ErrorCode::Io, u"full"_s);
    };
    const Result<> broken = format::NotebookFiles(m_notebook.store()).writeAll(full);
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(NotebookFilesTest)
#include "tst_notebook_files.moc"
