// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/record/random_records.h"

#include <QTest>

using namespace artemisia;

namespace
{

constexpr int kRecords = 400; ///< of each kind

/// Reads what \a record gives and compares: the value, and its canonical text.
template <class T, class Function>
void roundTrip(const T &record, Function fromJson)
{
    const Json json = toJson(record);
    const QByteArray text = canonicalText(json);
    const auto parsed = parseJson(text);
    QVERIFY(parsed);
    const auto read = fromJson(*parsed);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(canonicalText(toJson(*read)), text);
    QVERIFY2(*read == record, text.constData());
}

Json withField(Json json, const char *pointer, const Json &value)
{
    json[nlohmann::json_pointer<std::string>(pointer)] = value;
    return json;
}

} // namespace

class TestSerialise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTripsOfRandomRecords();
    void notebookWithPeople();
    void emptyRecords();
    void textInLines();
    void readableOrder();
    void keepsUnknownEverywhere();
    void unknownInsideGoesWithItsPart();
    void wrongTypes_data();
    void wrongTypes();
    void tooNew();
    void keepsNewerVersionNumber();
    void otherKind();
    void searchTexts();
};

void TestSerialise::roundTripsOfRandomRecords()
{
    for (quint32 seed = 1; seed <= kRecords; ++seed) {
        test::RandomRecords random(seed);
        roundTrip(random.person(), personFromJson);
        roundTrip(random.experiment(), experimentFromJson);
        roundTrip(random.compound(), compoundFromJson);
        roundTrip(random.batch(), batchFromJson);
        roundTrip(random.assay(), assayFromJson);
        roundTrip(random.result(), assayResultFromJson);
        roundTrip(random.structure(), structureFromJson);
        roundTrip(random.quantity(), quantityFromJson);
        if (QTest::currentTestFailed()) {
            qInfo("seed %u", seed);
            return;
        }
    }
}

void TestSerialise::notebookWithPeople()
{
    for (quint32 seed = 1; seed <= kRecords; ++seed) {
        test::RandomRecords random(seed);
        const Notebook notebook = random.notebook();
        const QList<Person> people{random.person(), random.person(), random.person()};
        const QByteArray text = canonicalText(toJson(notebook, people));
        const auto read = notebookFromJson(*parseJson(text));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QVERIFY(read->notebook == notebook);
        QCOMPARE(read->people.size(), people.size());
        for (const Person &person : people) {
            QVERIFY(read->people.contains(person));
        }
        QVERIFY(std::is_sorted(
            read->people.begin(), read->people.end(),
            [](const Person &a, const Person &b) { return a.head.created < b.head.created; }));
        QCOMPARE(canonicalText(
                     toJson(read->notebook, {read->people[2], read->people[0], read->people[1]})),
                 text);
    }
}

void TestSerialise::emptyRecords()
{
    roundTrip(Person(), personFromJson);
    roundTrip(Experiment(), experimentFromJson);
    roundTrip(Compound(), compoundFromJson);
    roundTrip(Batch(), batchFromJson);
    roundTrip(Assay(), assayFromJson);
    roundTrip(AssayResult(), assayResultFromJson);
    QVERIFY(compoundFromJson(Json::object()));
    QCOMPARE(canonicalText(toJson(Structure())), QByteArray("{}\n"));
    QCOMPARE(canonicalText(toJson(Quantity())), QByteArray("{}\n"));
}

void TestSerialise::textInLines()
{
    Experiment experiment;
    experiment.objective = QStringLiteral("one line");
    experiment.procedure = QStringLiteral("first\nsecond\n");
    const Json json = toJson(experiment);
    QVERIFY(json["objective"] == Json("one line"));
    QVERIFY(json["procedure"] == Json({"first", "second", ""}));
    const auto byHand = experimentFromJson(withField(json, "/procedure", "first\nsecond"));
    QVERIFY(byHand);
    QCOMPARE(byHand->procedure, QStringLiteral("first\nsecond"));
}

void TestSerialise::readableOrder()
{
    Compound compound;
    compound.head.id = CompoundId::fromString(u"3f0c1d2e-0000-4000-8000-000000000001");
    compound.head.created = compound.head.modified = Timestamp::fromString(u"2026-11-22T09:41:07Z");
    compound.code = QStringLiteral("OSM-S-106");
    compound.structure.smiles = QStringLiteral("CO");
    compound.structure.molblock = QStringLiteral("a\nb\n");
    compound.formula = QStringLiteral("CH4O");
    compound.averageMass = 32.042;
    compound.head.unknown["later"] = true;
    QCOMPARE(canonicalText(toJson(compound)), QByteArray(R"({
  "$schema": "https://w3id.org/artemisia/schemas/1/compound.schema.json",
  "id": "3f0c1d2e-0000-4000-8000-000000000001",
  "code": "OSM-S-106",
  "state": "open",
  "created": "2026-11-22T09:41:07Z",
  "modified": "2026-11-22T09:41:07Z",
  "authors": [],
  "structure": {
    "smiles": "CO",
    "molblock": [
      "a",
      "b",
      ""
    ]
  },
  "derived": {
    "molecularFormula": "CH4O",
    "molecularWeight": 32.042
  },
  "later": true
}
)"));
}

void TestSerialise::keepsUnknownEverywhere()
{
    test::RandomRecords random(7);
    Experiment experiment = random.experiment();
    experiment.materials.append(Material());
    experiment.materials[0].mass = {Decimal::fromString(u"1.0"), QStringLiteral("g")};
    experiment.materials[0].structure.smiles = QStringLiteral("C");
    experiment.observations.append(Observation());
    experiment.attachments.append(Attachment());
    experiment.remarks.append(Remark());
    experiment.scheme.smiles = QStringLiteral("C>>C");
    Json json = toJson(experiment);
    const Json extra{{"deep", {1, 2, {{"x", nullptr}}}}};
    for (const char *place : {"/new", "/scheme/new", "/materials/0/new", "/materials/0/mass/new",
                              "/materials/0/structure/new", "/observations/0/new",
                              "/attachments/0/new", "/remarks/0/new"}) {
        json = withField(json, place, extra);
    }
    const auto read = experimentFromJson(json);
    QVERIFY(read);
    const Json again = toJson(*read);
    for (const char *place : {"/new", "/scheme/new", "/materials/0/new", "/materials/0/mass/new",
                              "/materials/0/structure/new", "/observations/0/new",
                              "/attachments/0/new", "/remarks/0/new"}) {
        const nlohmann::json_pointer<std::string> pointer(place);
        QVERIFY2(again.contains(pointer), place);
        QVERIFY(again[pointer] == extra);
    }
    QVERIFY(*experimentFromJson(again) == *read);
}

void TestSerialise::unknownInsideGoesWithItsPart()
{
    Material material;
    material.mass = {Decimal::fromString(u"1.0"), QStringLiteral("g")};
    Experiment experiment;
    experiment.materials = {material};
    Experiment read =
        *experimentFromJson(withField(toJson(experiment), "/materials/0/mass/new", 1));
    read.materials[0].mass = {};
    QVERIFY(!toJson(read)["materials"][0].contains("mass"));
}

void TestSerialise::wrongTypes_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *pointer, const char *value) {
        QTest::addRow("%s %s", pointer, value) << QString::fromLatin1(pointer) << QByteArray(value);
    };
    row("/id", "5");
    row("/id", "\"not an id\"");
    row("/id", "\"3F0C1D2E-0000-4000-8000-000000000001\"");
    row("/code", "null");
    row("/title", "[\"a\"]");
    row("/state", "\"published\"");
    row("/created", "\"22 November 2026\"");
    row("/created", "\"2026-11-22T09:41:07+01:00\"");
    row("/authors", "\"me\"");
    row("/authors/0", "\"\"");
    row("/keywords", "{}");
    row("/keywords/1", "2");
    row("/isDemonstration", "\"yes\"");
    row("/procedure", "{}");
    row("/procedure/1", "2");
    row("/scheme", "\"C>>C\"");
    row("/scheme/rxn", "7");
    row("/materials", "{}");
    row("/materials/1", "\"x\"");
    row("/materials/1/reactionRole", "\"hero\"");
    row("/materials/1/mass", "5");
    row("/materials/1/mass/unit", "5");
    row("/materials/1/isLimiting", "1");
    row("/attachments/0/contentSize", "-1");
    row("/attachments/0/contentSize", "1e300");
    row("/attachments/0/contentSize", "\"12\"");
    row("/observations/0/time", "\"noon\"");
}

void TestSerialise::wrongTypes()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.head.authors = {PersonId::create()};
    experiment.code = QStringLiteral("KBS1-1");
    experiment.tags = {QStringLiteral("a"), QStringLiteral("b")};
    experiment.procedure = QStringLiteral("a\nb");
    experiment.scheme.smiles = QStringLiteral("C>>C");
    experiment.materials = {Material(), Material()};
    experiment.materials[1].mass = {Decimal::fromString(u"1"), QStringLiteral("g")};
    experiment.attachments = {Attachment()};
    experiment.observations = {Observation()};
    const Json good = toJson(experiment);
    QVERIFY(experimentFromJson(good));
    const auto bad =
        experimentFromJson(withField(good, pointer.toUtf8().constData(), *parseJson(value)));
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, ErrorCode::Invalid);
    QVERIFY2(bad.error().message.startsWith(pointer + QLatin1String(": ")),
             qPrintable(bad.error().message));
}

void TestSerialise::tooNew()
{
    const Json json = withField(toJson(Notebook(), {}), "/minimumReader", kFormatVersion + 1);
    const auto read =
        notebookFromJson(withField(json, "/title", 5)); // whatever else a newer version changed
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::TooNew);
}

void TestSerialise::keepsNewerVersionNumber()
{
    const Json json = withField(toJson(Notebook(), {}), "/formatVersion", kFormatVersion + 2);
    const auto read = notebookFromJson(json);
    QVERIFY(read);
    QVERIFY(toJson(read->notebook, {}) == json);
}

void TestSerialise::otherKind()
{
    const auto read = compoundFromJson(toJson(Batch()));
    QVERIFY(!read);
    QVERIFY(read.error().message.startsWith(QStringLiteral("/$schema: ")));
}

void TestSerialise::searchTexts()
{
    Compound compound;
    compound.code = QStringLiteral("OSM-S-106");
    compound.aliases = {Alias{ElementId(), QStringLiteral("MMV670763"), QString(), Json::object()}};
    compound.notes = QStringLiteral("potent");
    compound.remarks = {
        Remark{ElementId(), QString(), QStringLiteral("key differs"), Json::object()}};
    for (const char *word : {"OSM-S-106", "MMV670763", "potent", "key differs"}) {
        QVERIFY(searchText(compound).contains(QLatin1String(word)));
    }
    Experiment experiment;
    experiment.title = QStringLiteral("Suzuki coupling");
    experiment.procedure = QStringLiteral("stirred at reflux");
    experiment.materials = {Material()};
    experiment.materials[0].name = QStringLiteral("caesium carbonate");
    for (const char *word : {"Suzuki", "reflux", "caesium"}) {
        QVERIFY(searchText(experiment).contains(QLatin1String(word)));
    }
    QCOMPARE(searchText(AssayResult()), QString());
}

QTEST_GUILESS_MAIN(TestSerialise)
#include "tst_serialise.moc"
