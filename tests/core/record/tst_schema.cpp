// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/record/random_records.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace artemisia;

namespace
{

const QList<RecordKind> kKinds{RecordKind::Notebook,   RecordKind::Person, RecordKind::Experiment,
                               RecordKind::Compound,   RecordKind::Batch,  RecordKind::Assay,
                               RecordKind::AssayResult};

Json schemaOf(RecordKind kind)
{
    QFile file(QStringLiteral(ARTEMISIA_SCHEMAS "/%1.schema.json").arg(toName(kind)));
    return file.open(QIODevice::ReadOnly) ? parseJson(file.readAll()).value_or(Json()) : Json();
}

QMap<RecordKind, Json> randomRecords(quint32 seed)
{
    test::RandomRecords random(seed);
    return {{RecordKind::Notebook, toJson(random.notebook(), {random.person(), random.person()})},
            {RecordKind::Person, toJson(random.person())},
            {RecordKind::Experiment, toJson(random.experiment())},
            {RecordKind::Compound, toJson(random.compound())},
            {RecordKind::Batch, toJson(random.batch())},
            {RecordKind::Assay, toJson(random.assay())},
            {RecordKind::AssayResult, toJson(random.result())}};
}

/// A python3 that has jsonschema; empty: none.
QString python()
{
    for (const QString &candidate :
         {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")}) {
        QProcess process;
        process.start(candidate, {QStringLiteral("-c"), QStringLiteral("import jsonschema")});
        if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
            process.exitCode() == 0) {
            return candidate;
        }
    }
    return {};
}

/// Visits every member schema of "properties" in a schema.
void forEachField(const Json &schema,
                  const std::function<void(const std::string &, const Json &)> &visit)
{
    if (schema.is_object()) {
        if (const auto properties = schema.find("properties"); properties != schema.end()) {
            for (const auto &[name, field] : properties->items()) {
                visit(name, field);
            }
        }
    }
    if (schema.is_structured()) {
        for (const Json &part : schema) {
            forEachField(part, visit);
        }
    }
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasASchema();
    void everyFieldIsDescribed();
    void sharedDefinitionsAgree();
    void schemasKnowEveryFieldWritten();
    void fieldsAreWrittenInTheOrderOfTheSchema();
    void specificationNamesEveryField();
    void recordsAreValid();
    void findsViolations_data();
    void findsViolations();
    void boundsNesting();
    void hostileTextIsQuick();
    void threads();
    void otherValidatorAgrees();
};

void TestSchema::everyKindHasASchema()
{
    for (const RecordKind kind : kKinds) {
        const Json schema = schemaOf(kind);
        QVERIFY(schema.is_object());
        QVERIFY(schema["$schema"] == Json("http://json-schema.org/draft-07/schema#"));
        QVERIFY(schema["$id"] == Json(schemaUrl(kind).toStdString()));
        QVERIFY(!schemaViolations(kind, Json(5)).isEmpty());
    }
}

void TestSchema::everyFieldIsDescribed()
{
    for (const RecordKind kind : kKinds) {
        int fields = 0;
        forEachField(schemaOf(kind), [&fields](const std::string &name, const Json &field) {
            ++fields;
            QVERIFY2(field.contains("title") && field.contains("description"), name.c_str());
        });
        QVERIFY(fields > 5);
    }
}

void TestSchema::sharedDefinitionsAgree()
{
    Json seen = Json::object();
    for (const RecordKind kind : kKinds) {
        const Json schema = schemaOf(kind);
        for (const auto &[name, definition] : schema["definitions"].items()) {
            QVERIFY2(!seen.contains(name) || seen[name] == definition, name.c_str());
            seen[name] = definition;
        }
    }
}

void TestSchema::schemasKnowEveryFieldWritten()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        const auto records = randomRecords(seed);
        for (const auto &[kind, record] : records.toStdMap()) {
            const Json schema = schemaOf(kind);
            for (const auto &[name, value] : record.items()) {
                QVERIFY2(name.starts_with('x') || schema["properties"].contains(name),
                         name.c_str());
            }
        }
    }
}

void TestSchema::fieldsAreWrittenInTheOrderOfTheSchema()
{
    QMap<RecordKind, QHash<std::string, int>> places;
    for (const RecordKind kind : kKinds) {
        const Json schema = schemaOf(kind);
        for (const auto &[name, field] : schema["properties"].items()) {
            places[kind].insert(name, int(places[kind].size()));
        }
    }
    for (quint32 seed = 1; seed <= 50; ++seed) {
        const auto records = randomRecords(seed);
        for (const auto &[kind, record] : records.toStdMap()) {
            int last = -1;
            for (const auto &[name, value] : record.items()) {
                if (!name.starts_with('x')) {
                    const int place = places[kind].value(name, -1);
                    QVERIFY2(place > last, name.c_str());
                    last = place;
                }
            }
        }
    }
}

void TestSchema::specificationNamesEveryField()
{
    QFile file(QStringLiteral(ARTEMISIA_SCHEMAS "/../format/records.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    for (const RecordKind kind : kKinds) {
        forEachField(schemaOf(kind), [&text](const std::string &name, const Json &) {
            const bool isNamed = text.contains(("| `" + name + "`").c_str()) ||
                                 text.contains(("| `derived." + name + "`").c_str());
            QVERIFY2(isNamed, name.c_str());
        });
    }
}

void TestSchema::recordsAreValid()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        const auto records = randomRecords(seed);
        for (const auto &[kind, record] : records.toStdMap()) {
            const auto violations = schemaViolations(kind, record);
            QVERIFY2(violations.isEmpty(),
                     qPrintable(violations.isEmpty()
                                    ? QString()
                                    : violations[0].path + u' ' + violations[0].message));
        }
    }
}

void TestSchema::findsViolations_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *pointer, const char *value) {
        QTest::addRow("%s %s", pointer, value) << QString::fromLatin1(pointer) << QByteArray(value);
    };
    row("/id", "\"3F0C1D2E-0000-4000-8000-000000000001\"");
    row("/code", "\"../up\"");
    row("/code", "\"\"");
    row("/title", "5");
    row("/state", "\"published\"");
    row("/created", "\"2026-13-01T00:00:00Z\"");
    row("/startDate", "\"yesterday\"");
    row("/materials/0/mass/unit", "5");
    row("/materials/0/mass/decimals", "41");
    row("/materials/0/reactionRole", "\"hero\"");
    row("/materials/0/structure/inChIKey", "\"NOT-A-KEY\"");
    row("/attachments/0/name", "\"a/b.png\"");
    row("/attachments/0/name", "\"a\\\\b.png\"");
    row("/attachments/0/name", "\"..\"");
    row("/attachments/0/sha256", "\"abc\"");
    row("/procedure", "{}");
    row("/procedure/1", "2");
}

void TestSchema::findsViolations()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    test::RandomRecords random(3);
    Experiment experiment = random.experiment();
    experiment.materials = {Material()};
    experiment.materials[0].id = ElementId::create();
    experiment.materials[0].mass = {Decimal::fromString(u"1"), QStringLiteral("g")};
    experiment.materials[0].structure.smiles = QStringLiteral("C");
    experiment.attachments = {Attachment()};
    experiment.attachments[0].id = ElementId::create();
    experiment.attachments[0].name = QStringLiteral("a.png");
    experiment.attachments[0].sha256 = QString(64, u'0');
    experiment.procedure = QStringLiteral("a\nb");
    Json json = toJson(experiment);
    QVERIFY(schemaViolations(RecordKind::Experiment, json).isEmpty());
    json[nlohmann::json_pointer<std::string>(pointer.toStdString())] = *parseJson(value);
    const auto violations = schemaViolations(RecordKind::Experiment, json);
    QVERIFY(!violations.isEmpty());
    QVERIFY2(std::any_of(violations.begin(), violations.end(),
                         [&pointer](const SchemaViolation &violation) {
                             return violation.path == pointer;
                         }),
             qPrintable(violations[0].path + QLatin1String(": ") + violations[0].message));
}

void TestSchema::boundsNesting()
{
    Json deep = Json::array();
    for (int i = 0; i < 100000; ++i) {
        Json outer = Json::array();
        outer.push_back(std::move(deep));
        deep = std::move(outer);
    }
    QCOMPARE(schemaViolations(RecordKind::Compound, deep).size(), 1);
}

void TestSchema::hostileTextIsQuick()
{
    // Patterns that could repeat without a bound overflow the stack of std::regex here.
    Json json = toJson(Compound());
    const std::string longText(4'000'000, 'a');
    json["id"] = longText;
    json["created"] = longText;
    json["structure"] = Json{{"inChI", longText}, {"inChIKey", longText}};
    json["attachments"] = Json::array({Json{{"name", longText}, {"sha256", longText}}});
    QVERIFY(!schemaViolations(RecordKind::Compound, json).isEmpty());
    Json result = toJson(AssayResult());
    result["value"] = Json{{"text", std::string(4'000'000, '1')}};
    result["date"] = longText;
    QVERIFY(!schemaViolations(RecordKind::AssayResult, result).isEmpty());
    Json assay = toJson(Assay());
    assay["slug"] = longText;
    QVERIFY(!schemaViolations(RecordKind::Assay, assay).isEmpty());
    Json experiment = toJson(Experiment());
    experiment["code"] = longText;
    QVERIFY(!schemaViolations(RecordKind::Experiment, experiment).isEmpty());
}

void TestSchema::threads()
{
    std::atomic_int violations = 0;
    std::vector<std::thread> threads;
    for (quint32 i = 0; i < 4; ++i) {
        threads.emplace_back([i, &violations] {
            for (quint32 seed = 1; seed <= 20; ++seed) {
                const auto records = randomRecords(seed * 10 + i);
                for (const auto &[kind, record] : records.toStdMap()) {
                    violations += int(schemaViolations(kind, record).size());
                }
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(violations.load(), 0);
}

void TestSchema::otherValidatorAgrees()
{
    const QString interpreter = python();
    if (interpreter.isEmpty()) {
        QSKIP("python3-jsonschema is not installed");
    }
    QTemporaryDir folder;
    for (quint32 seed = 1; seed <= 40; ++seed) {
        const auto records = randomRecords(seed);
        for (const auto &[kind, record] : records.toStdMap()) {
            QFile file(folder.filePath(QStringLiteral("%1-%2.json").arg(toName(kind)).arg(seed)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(canonicalText(record));
        }
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(interpreter, {QStringLiteral(ARTEMISIA_VALIDATE),
                                QStringLiteral(ARTEMISIA_SCHEMAS), folder.path()});
    QVERIFY(process.waitForFinished(120000));
    const QByteArray output = process.readAll();
    QVERIFY2(process.exitCode() == 0, output.constData());
    QVERIFY2(output.contains("280 valid, 0 invalid"), output.constData());
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
