// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_runner.h"

#include <QDir>
#include <QDirIterator>

using namespace artemisia;
using artemisia::testing::Answer;
using artemisia::testing::CliRunner;

/// One notebook on its whole way, step by step; each test goes on from the one before.
class TestCliJobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initNotebook();
    void showMapping();
    void dryRun();
    void importMasterList();
    void importAgain();
    void list();
    void show();
    void searchText();
    void searchStructure();
    void newExperiment();
    void publishToRepository();
    void publishAgain();
    void clonedByGit();
    void check();
    void clone();
    void clonePublishesTheSame();
    void exportFormats();
    void exportRepository();
    void backupAndRestore();

private:
    [[nodiscard]] Answer cli(const char *words, const QStringList &more = {})
    {
        return m_cli.run(words, more);
    }
    CliRunner m_cli;
    const QString m_masterList = QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv");
    QString m_commit;
};

void TestCliJobs::initNotebook()
{
    const Answer answer = m_cli.init();
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("title").get<std::string>(), std::string("Open Source Malaria"));
    QCOMPARE(answer.json().at("id").get<std::string>().size(), size_t(36));
    m_cli.environment().insert(QStringLiteral("ARTEMISIA_NOTEBOOK"),
                               m_cli.path(QStringLiteral("notebook")));
}

void TestCliJobs::showMapping()
{
    const Answer answer =
        cli("import compounds --show-mapping --json --save-mapping mapping.json", {m_masterList});
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("columns").size(), size_t(80));
    QCOMPARE(m_cli.read(QStringLiteral("mapping.json")), answer.out);
    const Answer text = cli("import compounds --show-mapping", {m_masterList});
    VERIFY_RAN(text);
    QVERIFY(text.out.contains("OSM Number") && text.out.contains("code"));
}

void TestCliJobs::dryRun()
{
    const Answer answer =
        cli("import compounds --dry-run --json --mapping mapping.json", {m_masterList});
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("dry_run").get<bool>(), true);
    QCOMPARE(answer.json().at("rows").get<int>(), 891);
    const Answer after = cli("list compounds --json");
    VERIFY_RAN(after);
    QCOMPARE(after.json().at("compounds").size(), size_t(0));
}

void TestCliJobs::importMasterList()
{
    const Answer answer = cli("import compounds --report report.json", {m_masterList});
    VERIFY_RAN(answer);
    QVERIFY(answer.out.contains("891 rows"));
    QCOMPARE(answer.err, QByteArray()); // no progress in a pipe
    const auto report = parseJson(m_cli.read(QStringLiteral("report.json")));
    QVERIFY(report.has_value());
    QCOMPARE(report->at("rows").get<int>(), 891);
    QCOMPARE(report->at("entries").size(), size_t(891));
    QCOMPARE(report->at("not_imported").get<int>(), 0);
    QCOMPARE(report->at("made").at("compounds").get<int>(), 890);
}

void TestCliJobs::importAgain()
{
    const Answer answer = cli("import compounds --json --report again.txt", {m_masterList});
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("not_imported").get<int>(), 891);
    QCOMPARE(answer.json().at("rows_by_remark").at("already-there").get<int>(), 891);
    QVERIFY(m_cli.read(QStringLiteral("again.txt")).contains("891"));
}

void TestCliJobs::list()
{
    const Answer compounds = cli("list compounds --json");
    VERIFY_RAN(compounds);
    const Json all = compounds.json().at("compounds");
    QCOMPARE(all.size(), size_t(890));
    const Answer text = cli("list compounds");
    VERIFY_RAN(text);
    QCOMPARE(text.out.count('\n'), 891); // and the header
    QCOMPARE(cli("list batches --json").json().at("batches").size(), size_t(24));
    const Answer assays = cli("list assays --json");
    VERIFY_RAN(assays);
    QCOMPARE(assays.json().at("assays").size(), size_t(68));
    QCOMPARE(cli("list experiments --json").json().at("experiments").size(), size_t(0));
    QCOMPARE(cli("list compounds --limit 7 --json").json().at("compounds").size(), size_t(7));
}

void TestCliJobs::show()
{
    const Answer byCode = cli("show OSM-S-106 --json");
    VERIFY_RAN(byCode);
    const Json found = byCode.json().at("found");
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found.at(0).at("kind").get<std::string>(), std::string("compound"));
    QCOMPARE(found.at(0).at("batches").size(), size_t(2));
    QCOMPARE(found.at(0).at("results").size(), size_t(18));
    const std::string id = found.at(0).at("record").at("id").get<std::string>();
    QCOMPARE(cli("show --json", {QString::fromStdString(id)}).out, byCode.out);
    QCOMPARE(cli("show MQMXDJVOZKMSNT-UHFFFAOYSA-N --json").out, byCode.out);
    QCOMPARE(cli("show MMV025100 --json").out, byCode.out); // an alias
    const Answer several = cli("show PERKBMZWWUEZNJ-UHFFFAOYSA-N --json");
    VERIFY_RAN(several);
    QVERIFY(several.json().at("found").size() >= 3);
    const Answer text = cli("show OSM-S-106");
    VERIFY_RAN(text);
    QVERIFY(text.out.contains("OSM-S-106-2") && text.out.contains("50-100"));
    VERIFY_RAN(cli("show OSM-S-106-2"));
    VERIFY_RAN(cli("show pfal-ic50-gsk"));
}

void TestCliJobs::searchText()
{
    const Answer answer = cli("search MMV025100 --json");
    VERIFY_RAN(answer);
    bool isThere = false;
    const Json json_answer = answer.json();
    for (const Json &hit : json_answer.at("hits")) {
        isThere = isThere || hit.at("code") == "OSM-S-106";
    }
    QVERIFY(isThere);
    const Answer none = cli("search nothinglikethis --json");
    VERIFY_RAN(none);
    QCOMPARE(none.json().at("hits").size(), size_t(0));
}

void TestCliJobs::searchStructure()
{
    const Answer exact = cli("search --json --smiles",
                             {QStringLiteral("NC1=C2C(C=C(C3=CC(S(N)(=O)=O)=CC=C3)S2)=NC=N1")});
    VERIFY_RAN(exact);
    QCOMPARE(exact.json().at("hits").size(), size_t(1));
    QCOMPARE(exact.json().at("hits").at(0).at("code").get<std::string>(), std::string("OSM-S-106"));
    const Answer part = cli("search --json --limit 0 --substructure c1nnc2cnccn12");
    VERIFY_RAN(part);
    QVERIFY(part.json().at("hits").size() > 300); // series 4
    const Answer similar = cli("search --json --threshold 0.6 --similar",
                               {QStringLiteral("NC1=C2C(C=C(C3=CC(S(N)(=O)=O)=CC=C3)S2)=NC=N1")});
    VERIFY_RAN(similar);
    const Json hits = similar.json().at("hits");
    QVERIFY(!hits.empty());
    QCOMPARE(hits.at(0).at("similarity").get<double>(), 1.0);
    for (const Json &hit : hits) {
        QVERIFY(hit.at("similarity").get<double>() >= 0.6);
    }
}

void TestCliJobs::newExperiment()
{
    const QString procedure =
        m_cli.write(QStringLiteral("procedure.md"), "Mixed *both*.\r\n\r\nStirred.\r\n");
    const Answer answer =
        cli("new experiment --open --json --tag demo --attach procedure.md",
            {QStringLiteral("--title"), QStringLiteral("Suzuki coupling"),
             QStringLiteral("--procedure"), procedure, QStringLiteral("--reaction"),
             QStringLiteral("OB(O)c1ccccc1.Brc1ccncc1>>c1ccc(-c2ccncc2)cc1")});
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("code").get<std::string>(), std::string("AC1-1"));
    QCOMPARE(answer.json().at("state").get<std::string>(), std::string("open"));
    const Json record = cli("show AC1-1 --json").json().at("found").at(0).at("record");
    QCOMPARE(record.at("title").get<std::string>(), std::string("Suzuki coupling"));
    QCOMPARE(record.at("materials").size(), size_t(3));
    // Text of several lines is a list of lines, the last one empty where it ends with a break.
    QVERIFY(record.at("procedure") == Json({"Mixed *both*.", "", "Stirred.", ""}));
    QCOMPARE(record.at("attachments").size(), size_t(1));
    const Answer draft = cli("new experiment --title Draft --json");
    VERIFY_RAN(draft);
    QCOMPARE(draft.json().at("state").get<std::string>(), std::string("draft"));
    QCOMPARE(cli("list experiments --json").json().at("experiments").size(), size_t(2));
}

void TestCliJobs::publishToRepository()
{
    VERIFY_RAN(m_cli.git({QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
                          QStringLiteral("public.git")}));
    const Answer answer = cli("publish --to public.git --json");
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("outcome").get<std::string>(), std::string("pushed"));
    m_commit = QString::fromStdString(answer.json().at("commit").get<std::string>());
    QCOMPARE(m_commit.size(), 40);
    QVERIFY(answer.json().at("records").get<int>() > 890);
}

void TestCliJobs::publishAgain()
{
    const Answer answer = cli("publish --json");
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("outcome").get<std::string>(), std::string("nothing-to-do"));
}

void TestCliJobs::clonedByGit()
{
    VERIFY_RAN(m_cli.git({QStringLiteral("clone"), QStringLiteral("-q"),
                          QStringLiteral("public.git"), QStringLiteral("plain")}));
    const Answer head = m_cli.git({QStringLiteral("-C"), QStringLiteral("plain"),
                                   QStringLiteral("rev-parse"), QStringLiteral("HEAD")});
    QCOMPARE(QString::fromLatin1(head.out.trimmed()), m_commit);
    QVERIFY(QFile::exists(m_cli.path(QStringLiteral("plain/notebook.json"))));
    QVERIFY(QFile::exists(m_cli.path(QStringLiteral("plain/experiments/AC1-1/experiment.json"))));
    QVERIFY(!QFile::exists(m_cli.path(QStringLiteral("plain/experiments/AC2-1"))));
    QVERIFY(m_cli.read(QStringLiteral("plain/compounds.csv")).contains("OSM-S-106"));
}

void TestCliJobs::check()
{
    for (const char *path :
         {"check plain --json", "check public.git --json", "check notebook --json"}) {
        const Answer answer = cli(path);
        QVERIFY2(answer.exitCode == 0,
                 (QByteArray(path) + answer.out.left(3000) + answer.err).constData());
        QCOMPARE(answer.json().at("valid").get<bool>(), true);
        QCOMPARE(answer.json().at("errors").get<int>(), 0);
        QVERIFY(answer.json().at("records").get<int>() > 890);
    }
    // A clone that somebody broke by hand.
    VERIFY_RAN(m_cli.git({QStringLiteral("clone"), QStringLiteral("-q"),
                          QStringLiteral("public.git"), QStringLiteral("broken")}));
    (void)m_cli.write(QStringLiteral("broken/experiments/AC1-1/experiment.json"), "{\"id\": 5}");
    const Answer answer = cli("check broken --json");
    QCOMPARE(answer.exitCode, 4);
    QCOMPARE(answer.json().at("valid").get<bool>(), false);
    bool isNamed = false;
    const Json json_answer = answer.json();
    for (const Json &finding : json_answer.at("findings")) {
        isNamed = isNamed || finding.at("path") == "experiments/AC1-1/experiment.json";
    }
    QVERIFY(isNamed);
}

void TestCliJobs::clone()
{
    const Answer answer =
        cli("clone public.git copy --json --initials BS --name", {QStringLiteral("Ben Student")});
    VERIFY_RAN(answer);
    QCOMPARE(QString::fromStdString(answer.json().at("commit").get<std::string>()), m_commit);
    const Answer compounds = cli("list compounds --json --notebook copy");
    VERIFY_RAN(compounds);
    QCOMPARE(compounds.json().at("compounds").size(), size_t(890));
    const Answer mine = cli("show OSM-S-106 --json");
    const Answer theirs = cli("show OSM-S-106 --json --notebook copy");
    QVERIFY(theirs.json().at("found").at(0).at("record") ==
            mine.json().at("found").at(0).at("record"));
    const Answer experiment = cli("new experiment --title Repeat --json --notebook copy");
    VERIFY_RAN(experiment);
    QCOMPARE(experiment.json().at("code").get<std::string>(), std::string("BS1-1"));
}

void TestCliJobs::clonePublishesTheSame()
{
    VERIFY_RAN(cli("clone public.git same --json"));
    const Answer answer = cli("publish --json --notebook same");
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("outcome").get<std::string>(), std::string("nothing-to-do"));
    const Answer tip = m_cli.git({QStringLiteral("-C"), QStringLiteral("same/repository.git"),
                                  QStringLiteral("log"), QStringLiteral("-1"),
                                  QStringLiteral("--format=%H"), QStringLiteral("--all")});
    QCOMPARE(QString::fromLatin1(tip.out.trimmed()), m_commit);
}

void TestCliJobs::exportFormats()
{
    const Answer csv = cli("export csv --out all.csv --json");
    VERIFY_RAN(csv);
    QCOMPARE(csv.json().at("records").get<int>(), 890);
    QVERIFY(m_cli.read(QStringLiteral("all.csv")).startsWith("code,name,smiles"));
    const Answer sdf = cli("export sdf --out all.sdf --json");
    VERIFY_RAN(sdf);
    QCOMPARE(sdf.json().at("records").get<int>(), 884);
    QCOMPARE(sdf.json().at("left_out").get<int>(), 6);
    QCOMPARE(m_cli.read(QStringLiteral("all.sdf")).count("$$$$\n"), 884);
    const Answer some = cli("export smiles --out - --select OSM-S-5,OSM-S-106");
    VERIFY_RAN(some);
    QCOMPARE(some.out.count('\n'), 2);
    QVERIFY(some.out.contains("\tOSM-S-106\n"));
    VERIFY_RAN(cli("export json --out all.json"));
    const auto json = parseJson(m_cli.read(QStringLiteral("all.json")));
    QVERIFY(json.has_value());
    QCOMPARE(json->at("compounds").size(), size_t(890));
    QCOMPARE(json->at("experiments").size(), size_t(2));
    const Answer results = cli("export results --out results.csv --json");
    VERIFY_RAN(results);
    QVERIFY(m_cli.read(QStringLiteral("results.csv")).contains("70% at 120 micromolar"));
}

void TestCliJobs::exportRepository()
{
    VERIFY_RAN(cli("export repository --out folder"));
    const Answer difference =
        m_cli.run({QStringLiteral("-r"), QStringLiteral("-q"), QStringLiteral("-x"),
                   QStringLiteral(".git"), QStringLiteral("plain"), QStringLiteral("folder")},
                  QStringLiteral("diff"));
    QCOMPARE(difference.out, QByteArray()); // the same bytes as what was published
    QCOMPARE(cli("export repository --out folder").exitCode, 2);
}

void TestCliJobs::backupAndRestore()
{
    VERIFY_RAN(cli("backup backup.zip --json"));
    QCOMPARE(cli("backup backup.zip").exitCode, 2); // never over something
    VERIFY_RAN(cli("restore backup.zip restored --json"));
    for (const char *command :
         {"list compounds --json", "list batches --json", "list assays --json",
          "list experiments --json", "show OSM-S-106 --json"}) {
        const Answer before = cli(command);
        VERIFY_RAN(before);
        QCOMPARE(cli(command, {QStringLiteral("--notebook"), QStringLiteral("restored")}).out,
                 before.out);
    }
}

QTEST_GUILESS_MAIN(TestCliJobs)
#include "tst_cli_jobs.moc"
