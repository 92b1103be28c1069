// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/layout.h"
#include "core/format/record_intake.h"
#include "tests/core/format/format_fixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

using namespace artemisia;
using namespace artemisia::format;
using namespace artemisia::test;
using namespace Qt::Literals::StringLiterals;

/// Reading a published notebook back, as it was written and as the world may have left it.
class NotebookReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theSampleComesBack();
    void randomNotebooksComeBack_data();
    void randomNotebooksComeBack();
    void recordsComeInOrder();
    void withoutANotebookThereIsNothing_data();
    void withoutANotebookThereIsNothing();
    void oneBadFileNeverBlocksTheRest_data();
    void oneBadFileNeverBlocksTheRest();
    void unknownFieldsStay();
    void recordsMayStandAnywhere();
    void theFirstByPathWins();
    void attachmentsAreChecked_data();
    void attachmentsAreChecked();
    void aMissingAttachmentIsToldAndPublishedAsPointer();
    void linksAreNotFollowed();
    void aFolderIsReadInOrder();
    void aFolderNeverLeadsOut();
    void refusedRecordsAreFindings();
    void anErrorOfTheSinkStops();
    void stoppingStops();
    void findingsAreBounded();

private:
    struct Outcome {
        ReadReport report;
        Result<> done;
        QStringList codes; ///< of compounds, batches, assays, experiments
        qint64 results = 0;
        qint64 attachments = 0;
    };
    static Outcome read(const Files &files, const QStringList &links = {});
    QString m_acidPath = u"compounds/3f/YGSDEFSMJLZEOE-UHFFFAOYSA-N-3f0c1d2e.json"_s;
    Files m_files;
};

void NotebookReaderTest::initTestCase()
{
    TestNotebook notebook;
    fillSample(notebook);
    m_files = notebook.published();
}

NotebookReaderTest::Outcome NotebookReaderTest::read(const Files &files, const QStringList &links)
{
    Outcome outcome;
    RecordSink sink;
    const auto note = [&outcome](const QString &code) -> Result<> {
        outcome.codes.append(code);
        return {};
    };
    sink.compound = [note](const Compound &each) { return note(each.code); };
    sink.batch = [note](const Batch &each) { return note(each.code); };
    sink.assay = [note](const Assay &each) { return note(each.slug); };
    sink.experiment = [note](const Experiment &each) { return note(each.code); };
    sink.result = [&outcome](const AssayResult &) -> Result<> {
        ++outcome.results;
        return {};
    };
    sink.attachment = [&outcome](const Attachment &attachment, QIODevice &bytes) -> Result<> {
        const QByteArray hash =
            QCryptographicHash::hash(bytes.readAll(), QCryptographicHash::Sha256).toHex();
        outcome.attachments += hash == attachment.sha256.toLatin1();
        return {};
    };
    MemoryTree tree(files, links);
    Result<ReadReport> report = readNotebook(tree, sink);
    if (report) {
        outcome.report = *report;
    } else {
        outcome.done = tl::unexpected(report.error());
    }
    return outcome;
}

void NotebookReaderTest::theSampleComesBack()
{
    QList<Finding> findings;
    const auto notebook = rebuilt(m_files, &findings);
    // What the demonstration uses of a draft is not there, and is told.
    QCOMPARE(
        describe(findings),
        (QStringList{
            u"0 experiments/AE1-1/experiment.json /materials/2/compound: A material is a compound that is not public."_s}));
    QCOMPARE(notebook->published(), m_files);
    const Outcome outcome = read(m_files);
    const QSet<QString> codes(outcome.codes.begin(), outcome.codes.end());
    QCOMPARE(codes, (QSet<QString>{u"AE-1"_s, u"AE-2"_s, u"AE tar/1"_s, u"AE-3"_s, u"AE-2-1"_s,
                                   u"cox-1"_s, u"AE1-1"_s, u"AE2-1"_s}));
    QCOMPARE(outcome.results, 2);
    QCOMPARE(outcome.attachments, 3);
    QCOMPARE(outcome.report.records, 12);
    QCOMPARE(outcome.report.files, m_files.size());
}

void NotebookReaderTest::randomNotebooksComeBack_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed) {
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
}

void NotebookReaderTest::randomNotebooksComeBack()
{
    QFETCH(quint32, seed);
    RandomRecords random(seed);
    TestNotebook notebook;
    must(notebook.store().transaction({}, [&]() -> Result<> {
        for (int i = 0; i < 12; ++i) {
            Compound compound = random.compound();
            // Codes that sort as equals, that differ in case only, that are no names for files.
            compound.code = (i % 3 == 0   ? u"c-0%1"_s
                             : i % 3 == 1 ? u"C-%1"_s
                                          : u"CON/%1"_s)
                                .arg(i / 3);
            compound = notebook.add(compound);
            Batch batch = random.batch();
            batch.code = (i % 2 == 0 ? u"b %1"_s : u"B %1"_s).arg(i / 2);
            batch.compound = compound.head.id;
            batch = notebook.add(batch);
            Assay assay = random.assay();
            assay.slug = u"assay-%1"_s.arg(i);
            assay = notebook.add(assay);
            for (int n = 0; n < 10; ++n) {
                AssayResult result = random.result();
                result.assay = assay.head.id;
                result.compound = compound.head.id;
                result.batch = n % 2 == 0 ? batch.head.id : result.batch;
                notebook.add(result);
            }
            Experiment experiment = random.experiment();
            experiment.code = (i % 2 == 0 ? u"ABk%1-1"_s : u"ABK%1-1"_s).arg(i / 2);
            notebook.add(experiment);
        }
        return {};
    }));
    const Files files = notebook.published();
    QList<Finding> findings;
    const auto copy = rebuilt(files, &findings);
    for (const Finding &finding : findings) {
        const bool isExpected = finding.severity == Severity::Remark ||
                                finding.message.contains(u"git-lfs pointer to the right file"_s) ||
                                finding.message.contains(u"author is not among"_s);
        QVERIFY2(isExpected, qPrintable(describe({finding}).first()));
    }
    const Files again = copy->published();
    QCOMPARE(again.keys(), files.keys());
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        QVERIFY2(again[it.key()] == it.value(), qPrintable(it.key()));
    }
}

void NotebookReaderTest::recordsComeInOrder()
{
    QStringList order;
    const auto note = [&order](const char *kind) -> Result<> {
        if (order.isEmpty() || order.last() != QLatin1StringView(kind)) {
            order.append(QString::fromLatin1(kind));
        }
        return {};
    };
    RecordSink sink;
    sink.notebook = [&](const NotebookWithPeople &) { return note("notebook"); };
    sink.compound = [&](const Compound &) { return note("compound"); };
    sink.batch = [&](const Batch &) { return note("batch"); };
    sink.assay = [&](const Assay &) { return note("assay"); };
    sink.result = [&](const AssayResult &) { return note("result"); };
    sink.experiment = [&](const Experiment &) { return note("experiment"); };
    MemoryTree tree(m_files);
    (void)must(readNotebook(tree, sink));
    QCOMPARE(order, (QStringList{u"notebook"_s, u"compound"_s, u"batch"_s, u"assay"_s, u"result"_s,
                                 u"experiment"_s}));
}

void NotebookReaderTest::withoutANotebookThereIsNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const QByteArray good = m_files[u"notebook.json"_s];
    QTest::newRow("missing") << QByteArray() << int(ErrorCode::NotFound);
    QTest::newRow("broken") << good.left(50) << int(ErrorCode::Invalid);
    QTest::newRow("git-lfs") << QByteArray("version https://git-lfs.github.com/spec/v1\n")
                             << int(ErrorCode::Invalid);
    QTest::newRow("no object") << QByteArray("[]") << int(ErrorCode::Invalid);
    QByteArray newer = good;
    newer.replace("\"minimumReader\": 1", "\"minimumReader\": 99");
    QTest::newRow("too new") << newer << int(ErrorCode::TooNew);
    QTest::newRow("too large") << good + QByteArray(9 * 1024 * 1024, ' ')
                               << int(ErrorCode::TooLarge);
}

void NotebookReaderTest::withoutANotebookThereIsNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    Files files = m_files;
    files.remove(u"notebook.json"_s);
    if (!text.isEmpty()) {
        files.insert(u"notebook.json"_s, text);
    }
    const Outcome outcome = read(files);
    QVERIFY(!outcome.done);
    QCOMPARE(int(outcome.done.error().code), code);
    QVERIFY(!outcome.done.error().message.isEmpty());
    QCOMPARE(outcome.codes.size(), 0);
}

void NotebookReaderTest::oneBadFileNeverBlocksTheRest_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("lost"); ///< records that do not come
    const QString experiment = u"experiments/AE1-1/experiment.json"_s;
    const QByteArray good = m_files[experiment];
    QTest::newRow("cut off") << experiment << good.left(good.size() / 2) << 1;
    QTest::newRow("empty") << experiment << QByteArray("") << 1;
    QTest::newRow("not UTF-8") << experiment << QByteArray("{\"id\": \"\xB5\"}") << 1;
    QTest::newRow("deep") << experiment << QByteArray(1000000, '[') << 1;
    QTest::newRow("large") << experiment << good + QByteArray(9 * 1024 * 1024, ' ') << 1;
    QTest::newRow("wrong type") << experiment
                                << QByteArray(good).replace("\"title\": \"",
                                                            "\"title\": 5, \"x\": \"")
                                << 1;
    QTest::newRow("no id") << experiment << QByteArray(good).replace("\"id\": \"", "\"idea\": \"")
                           << 1;
    QTest::newRow("conflict marks") << experiment << QByteArray("<<<<<<< ours\n") + good << 1;
    QTest::newRow("git-lfs")
        << experiment
        << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n") << 1;
    QTest::newRow("another format")
        << experiment << QByteArray(good).replace("/schemas/1/", "/schemas/9/") << 1;
    QTest::newRow("a compound with batch and results")
        << u"compounds/a1/BSYNRYMUTXBXSQ-UHFFFAOYSA-N-a10c1d2e.json"_s << QByteArray("{}") << 3;
    QTest::newRow("a table") << u"assays/cox-1/results.csv"_s << QByteArray("\xff\xfe") << 2;
    QTest::newRow("an assay with results") << u"assays/cox-1/assay.json"_s << QByteArray("{") << 3;
}

void NotebookReaderTest::oneBadFileNeverBlocksTheRest()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(int, lost);
    Files files = m_files;
    files[path] = text;
    const Outcome outcome = read(files);
    QVERIFY2(bool(outcome.done), "the reading failed as a whole");
    QCOMPARE(outcome.report.records, 12 - lost);
    const bool isTold = std::any_of(outcome.report.findings.begin(), outcome.report.findings.end(),
                                    [&](const Finding &finding) {
                                        return finding.path == path &&
                                               finding.severity == Severity::Error &&
                                               !finding.message.isEmpty();
                                    });
    QVERIFY2(isTold, qPrintable(describe(outcome.report.findings).join(u'\n')));
}

void NotebookReaderTest::unknownFieldsStay()
{
    Files files = m_files;
    const QString path = u"experiments/AE2-1/experiment.json"_s;
    Json json = must(parseJson(files[path]));
    json["weather"] = {{"sky", "grey"}};
    files[path] = canonicalText(json);
    files[u"assays/cox-1/results.csv"_s]
        .replace(",more\n", ",more,Asked by\n")
        .replace("\n3f", "\n3f");
    const auto notebook = rebuilt(files);
    const Files again = notebook->published();
    QCOMPARE(again[path], files[path]);
}

void NotebookReaderTest::recordsMayStandAnywhere()
{
    Files files = m_files;
    files.insert(u"my compounds/salicylic.json"_s, files.take(m_acidPath));
    files.insert(u"batches/by-hand/x.json"_s, files.take(u"batches/AE-2-1.json"_s));
    // An experiment among the batches, and an assay among the experiments.
    files.insert(u"batches/AE2-1.json"_s, files.take(u"experiments/AE2-1/experiment.json"_s));
    files.insert(u"package.json"_s, "{\"name\": \"something else\"}");
    files.insert(u"experiments/AE1-1/files/data.json"_s,
                 "{\"$schema\": \"https://w3id.org/artemisia/schemas/1/batch.schema.json\"}");
    const Outcome outcome = read(files);
    QCOMPARE(outcome.report.records, 12);
    const QString told = describe(outcome.report.findings).join(u'\n');
    QVERIFY2(told.contains(u"0 my compounds/salicylic.json"_s), qPrintable(told));
    QVERIFY2(told.contains(m_acidPath + u" and will move there"_s), qPrintable(told));
    QVERIFY2(!told.contains(u"package.json"_s), qPrintable(told));
    QVERIFY2(told.contains(u"0 experiments/AE1-1/files/data.json : No record names this file."_s),
             qPrintable(told));
    QVERIFY(
        std::none_of(outcome.report.findings.begin(), outcome.report.findings.end(),
                     [](const Finding &finding) { return finding.severity == Severity::Error; }));
    Files expected = m_files;
    const Files again = rebuilt(files)->published();
    QCOMPARE(again, expected);
}

void NotebookReaderTest::theFirstByPathWins()
{
    Files files = m_files;
    const QByteArray acid = files[m_acidPath];
    files.insert(u"compounds/zz/copy.json"_s, QByteArray(acid).replace("salicylic acid", "a copy"));
    files.insert(u"compounds/zz/same-code.json"_s,
                 QByteArray(acid).replace("3f0c1d2e-0000", "3f0c1d2e-9999"));
    const Outcome outcome = read(files);
    QCOMPARE(outcome.codes.count(u"AE-1"_s), 1);
    const QString told = describe(outcome.report.findings).join(u'\n');
    QVERIFY2(told.contains(u"2 compounds/zz/copy.json /id: Another record has the same id"_s),
             qPrintable(told));
    QVERIFY2(told.contains(u"2 compounds/zz/same-code.json : Another record has the code “AE-1”"_s),
             qPrintable(told));
    const Files again = rebuilt(files)->published();
    QCOMPARE(again[m_acidPath], acid);
}

void NotebookReaderTest::attachmentsAreChecked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QByteArray hash = QCryptographicHash::hash("one", QCryptographicHash::Sha256).toHex();
    QTest::newRow("missing") << QByteArray() << u"is not here"_s;
    QTest::newRow("another size") << QByteArray("one more") << u"size or SHA-256 differ"_s;
    QTest::newRow("another content") << QByteArray("uno") << u"size or SHA-256 differ"_s;
    QTest::newRow("pointer") << "version https://git-lfs.github.com/spec/v1\noid sha256:" + hash +
                                    "\nsize 3\n"
                             << u"git-lfs pointer to the right file"_s;
    QTest::newRow("wrong pointer")
        << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n")
        << u"git-lfs pointer to another file"_s;
}

void NotebookReaderTest::attachmentsAreChecked()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    Files files = m_files;
    files.remove(u"experiments/AE1-1/files/NMR (1H).txt"_s);
    if (!bytes.isEmpty()) {
        files.insert(u"experiments/AE1-1/files/NMR (1H).txt"_s, bytes);
    }
    const Outcome outcome = read(files);
    QCOMPARE(outcome.attachments, 2);
    QCOMPARE(outcome.report.records, 12);
    const QString told = describe(outcome.report.findings).join(u'\n');
    QVERIFY2(told.contains(says), qPrintable(told));
}

void NotebookReaderTest::aMissingAttachmentIsToldAndPublishedAsPointer()
{
    Files files = m_files;
    const QByteArray hash = QCryptographicHash::hash("one", QCryptographicHash::Sha256).toHex();
    const QString path = u"experiments/AE1-1/files/NMR (1H).txt"_s;
    files[path] = "version https://git-lfs.github.com/spec/v1\noid sha256:" + hash + "\nsize 3\n";
    QCOMPARE(rebuilt(files)->published(), files);
}

void NotebookReaderTest::linksAreNotFollowed()
{
    const Outcome outcome = read(m_files, {u"experiments/AE1-1/files/passwd"_s, u"vendor"_s});
    const QString told = describe(outcome.report.findings).join(u'\n');
    QVERIFY2(told.contains(u"1 experiments/AE1-1/files/passwd : This is a link"_s) &&
                 told.contains(u"1 vendor : This is a link"_s),
             qPrintable(told));
}

void NotebookReaderTest::aFolderIsReadInOrder()
{
    const QTemporaryDir folder;
    for (const QString &path : {u"a/x.txt"_s, u"a-b"_s, u"a0"_s, u"b/c/d"_s, u"b/.hidden"_s,
                                u".git/config"_s, u"sub/.git"_s, u"sub/file"_s, u"ä"_s, u"B"_s}) {
        QVERIFY(QDir().mkpath(QFileInfo(folder.filePath(path)).path()));
        QFile file(folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("12345");
    }
    QVERIFY(QFile::link(u"/etc/passwd"_s, folder.filePath(u"b/link"_s)));
    QVERIFY(QFile::link(u".."_s, folder.filePath(u"b/up"_s)));
    QStringList seen;
    const auto tree = folderTree(folder.path());
    must(tree->forEach([&](const FileTree::Entry &entry) -> Result<> {
        seen.append(entry.path + (entry.isLink ? u" (link)"_s : u" %1"_s.arg(entry.size)));
        return {};
    }));
    QCOMPARE(seen, (QStringList{u"B 5"_s, u"a-b 5"_s, u"a/x.txt 5"_s, u"a0 5"_s, u"b/.hidden 5"_s,
                                u"b/c/d 5"_s, u"b/link (link)"_s, u"b/up (link)"_s, u"sub (link)"_s,
                                u"ä 5"_s}));
    QCOMPARE(must(tree->read(u"a/x.txt"_s, 5)), QByteArray("12345"));
    const Result<QByteArray> tooLarge = tree->read(u"a/x.txt"_s, 4);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, ErrorCode::TooLarge);
}

void NotebookReaderTest::aFolderNeverLeadsOut()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"in/b"_s));
    QFile secret(folder.filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.close();
    QVERIFY(QFile::link(folder.filePath(u"secret"_s), folder.filePath(u"in/link"_s)));
    QVERIFY(QFile::link(folder.path(), folder.filePath(u"in/out"_s)));
    const auto tree = folderTree(folder.filePath(u"in"_s));
    for (const QString &path : {u"link"_s, u"out/secret"_s, u"../secret"_s, u"b/../../secret"_s,
                                u"/etc/passwd"_s, u""_s, u"b"_s, u"missing"_s}) {
        QVERIFY2(!tree->read(path, 100), qPrintable(path));
        QVERIFY2(!tree->open(path), qPrintable(path));
    }
    QVERIFY(!folderTree(folder.filePath(u"nothing"_s))->forEach([](const FileTree::Entry &) {
        return Result<>();
    }));
}

void NotebookReaderTest::refusedRecordsAreFindings()
{
    Files files = m_files;
    // The store takes no code with a line break; the reader does not mind.
    files[m_acidPath].replace("\"code\": \"AE-1\"", "\"code\": \"AE\\n1\"");
    files[u"assays/cox-1/assay.json"_s].replace("\"slug\": \"cox-1\"", "\"slug\": \"COX 1\"");
    QList<Finding> findings;
    const auto notebook = rebuilt(files, &findings);
    const QString told = describe(findings).join(u'\n');
    QVERIFY2(told.contains(u"2 "_s + m_acidPath), qPrintable(told));
    QCOMPARE(must(notebook->store().compounds().count()), 3);
    QCOMPARE(must(notebook->store().experiments().count()), 2);
}

void NotebookReaderTest::anErrorOfTheSinkStops()
{
    RecordSink sink;
    sink.batch = [](const Batch &) -> Result<> {
        return fail(ErrorCode::Io, u"The disk is full."_s);
    };
    bool cameFurther = false;
    sink.experiment = [&](const Experiment &) -> Result<> {
        cameFurther = true;
        return {};
    };
    MemoryTree tree(m_files);
    const Result<ReadReport> report = readNotebook(tree, sink);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Io);
    QVERIFY(!cameFurther);
}

void NotebookReaderTest::stoppingStops()
{
    WorkContext context;
    RecordSink sink;
    sink.compound = [&](const Compound &) -> Result<> {
        context.cancel.cancel();
        return {};
    };
    MemoryTree tree(m_files);
    const Result<ReadReport> report = readNotebook(tree, sink, context);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
}

void NotebookReaderTest::findingsAreBounded()
{
    Files files = m_files;
    QByteArray &table = files[u"assays/cox-1/results.csv"_s];
    table = "id,compound,value\n";
    for (int i = 0; i < 30000; ++i) {
        table += "x,y,z\n";
    }
    const Outcome outcome = read(files);
    QVERIFY(outcome.report.findings.size() <= 10001);
    QVERIFY(outcome.report.findings.last().message.contains(u"further findings"_s));
}

QTEST_GUILESS_MAIN(NotebookReaderTest)
#include "tst_notebook_reader.moc"
