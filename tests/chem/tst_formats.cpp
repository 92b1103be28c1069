// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/formats/reader.h"
#include "chem/molecule/inchi.h"

#include <QtTest>

#include <sys/resource.h>

#include <cstring>
#include <fstream>
#include <set>
#include <sstream>

using namespace artemisia::chem;

namespace
{

std::string dataFile(const std::string &name)
{
    std::ifstream file(ARTEMISIA_TEST_DATA "/" + name, std::ios::binary);
    return {(std::istreambuf_iterator<char>(file)), {}};
}

std::vector<MoleculeRecord> readAll(MoleculeFormat format, const std::string &text,
                                    const Limits &limits = {})
{
    std::istringstream input(text);
    const auto reader = makeReader(format, input, limits);
    std::vector<MoleculeRecord> records;
    while (auto record = reader->next()) {
        records.push_back(std::move(*record));
    }
    return records;
}

std::string smilesOf(const MoleculeRecord &record)
{
    return record.molecule ? record.molecule->cxSmiles()
                           : "error: " + record.molecule.error().message;
}

/// A record over and over, without a file: as large as one likes.
class Repeated : public std::streambuf
{
public:
    Repeated(std::string block, std::uint64_t times)
        : m_block(std::move(block))
        , m_left(times)
    {
    }

protected:
    int_type underflow() override
    {
        if (m_left == 0) {
            return traits_type::eof();
        }
        --m_left;
        setg(m_block.data(), m_block.data(), m_block.data() + m_block.size());
        return traits_type::to_int_type(m_block.front());
    }

private:
    std::string m_block;
    std::uint64_t m_left;
};

long residentKilobytes()
{
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string ethanolBlock()
{
    return *Molecule::fromSmiles("CCO")->molBlock();
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sdfOfAChemist()
    {
        const std::string text = dataFile("chem/mycetoma-targets.sdf");
        const auto records = readAll(MoleculeFormat::Sdf, text);
        QCOMPARE(int(records.size()), 12);
        for (std::size_t i = 0; i < records.size(); ++i) {
            const MoleculeRecord &record = records[i];
            QVERIFY2(record.molecule, smilesOf(record).c_str());
            QVERIFY(record.molecule->hasCoordinates());
            QCOMPARE(record.number, std::uint64_t(i + 1));
            QVERIFY(record.title.starts_with("Chemistry "));
            // Where it says it stands, it stands.
            QCOMPARE(text.substr(record.offset, record.title.size()), record.title);
            QCOMPARE(std::uint64_t(std::count(text.begin(),
                                              text.begin() + std::ptrdiff_t(record.offset), '\n')) +
                         1,
                     record.line);
            // The file's own SMILES column agrees with its drawing.
            bool isCompared = false;
            for (const auto &[name, value] : record.properties) {
                if (name == "Smiles") {
                    const auto stated = Molecule::fromSmiles(value);
                    QVERIFY(stated);
                    QCOMPARE(inchi(*stated)->key, inchi(*record.molecule)->key);
                    isCompared = true;
                }
            }
            QVERIFY(isCompared);
        }
        const std::vector<std::pair<std::string, std::string>> first = records.front().properties;
        QCOMPARE(first.front().first, std::string("Work Package"));
        QCOMPARE(first.front().second, std::string("A"));
    }

    void sdfWithEveryLineEnd()
    {
        const std::string text = dataFile("chem/mycetoma-targets.sdf");
        const auto expected = readAll(MoleculeFormat::Sdf, text);
        for (const std::string end : {"\r\n", "\r"}) {
            std::string other;
            for (const char c : text) {
                other += c == '\n' ? end : std::string(1, c);
            }
            const auto records = readAll(MoleculeFormat::Sdf, "\xEF\xBB\xBF" + other);
            QCOMPARE(records.size(), expected.size());
            for (std::size_t i = 0; i < records.size(); ++i) {
                QCOMPARE(smilesOf(records[i]), smilesOf(expected[i]));
                QCOMPARE(records[i].line, expected[i].line);
                QVERIFY(records[i].properties == expected[i].properties);
            }
        }
    }

    void badRecordsDoNotEndTheFile()
    {
        std::string bad = ethanolBlock();
        bad.replace(bad.find("  1  2  1"), 9, "  1  2  9");
        const std::string text = "one" + ethanolBlock() + "$$$$\ngarbage\n$$$$\n" + "two" + bad +
                                 "$$$$\n" + std::string("\0\1\2\n$$$$\n", 9) + "three" +
                                 ethanolBlock() + "\n$$$$\n\n\n";
        const auto records = readAll(MoleculeFormat::Sdf, text);
        QCOMPARE(int(records.size()), 5);
        QCOMPARE(smilesOf(records[0]), std::string("CCO"));
        QVERIFY(!records[1].molecule);
        QCOMPARE(records[1].title, std::string("garbage"));
        QVERIFY(!records[1].raw.empty());
        QVERIFY(!records[3].molecule);
        QCOMPARE(records[4].title, std::string("three"));
        QCOMPARE(smilesOf(records[4]), std::string("CCO"));
        QCOMPARE(records[4].number, std::uint64_t(5));
    }

    void sdfDataItems()
    {
        const std::string text =
            ethanolBlock() +
            "> <Name>\nethanol\n\n>  25  <IC50 (uM)> (7)\n>50\n12.5\n\n> DT12\nx\n\n"
            "> <empty>\n\n> <with blank>\nabove\n\nbelow\n\n> <a <b> c>\nlast\n$$$$\n";
        const auto records = readAll(MoleculeFormat::Sdf, text);
        QCOMPARE(int(records.size()), 1);
        const std::vector<std::pair<std::string, std::string>> expected = {
            {"Name", "ethanol"}, {"IC50 (uM)", ">50\n12.5"},       {"DT12", "x"},
            {"empty", ""},       {"with blank", "above\n\nbelow"}, {"a <b> c", "last"}};
        for (const auto &[name, value] : records.front().properties) {
            qInfo("%s = %s", name.c_str(), value.c_str());
        }
        QVERIFY(records.front().properties == expected);
        QVERIFY(records.front().molecule);
    }

    void aLastRecordNeedsNoDelimiter()
    {
        auto records = readAll(MoleculeFormat::Sdf, ethanolBlock());
        QCOMPARE(int(records.size()), 1);
        QVERIFY(records.front().molecule);
        std::string noEnd = ethanolBlock();
        noEnd.resize(noEnd.find("M  END"));
        records = readAll(MoleculeFormat::Sdf, noEnd + "> <a>\nb\n\n$$$$\n");
        QCOMPARE(smilesOf(records.front()), std::string("CCO"));
        QCOMPARE(int(records.front().properties.size()), 1);
        QCOMPARE(int(readAll(MoleculeFormat::Sdf, "").size()), 0);
        QCOMPARE(int(readAll(MoleculeFormat::Sdf, "\n\n \n").size()), 0);
    }

    void writtenSdfIsReadAgain()
    {
        const std::vector<std::pair<std::string, std::string>> properties = {
            {"Code", "OSM-S-1"},
            {"IC50 <uM>", ">50"},
            {"name\nwith break", "one\n\nthree\r\nfour"},
            {"dollars", "$$$$\nstill here"},
            {"empty", ""}};
        const auto record = sdfRecord(*Molecule::fromSmiles("C[C@H](F)Cl |o1:1|"),
                                      "a title\nof two lines", properties);
        QVERIFY(record);
        QVERIFY(record->find('\r') == std::string::npos);
        const auto records = readAll(MoleculeFormat::Sdf, *record + *record);
        QCOMPARE(int(records.size()), 2);
        for (const MoleculeRecord &read : records) {
            QCOMPARE(smilesOf(read), std::string("C[C@H](F)Cl |o1:1|"));
            QCOMPARE(read.title, std::string("a title of two lines"));
            QCOMPARE(int(read.properties.size()), 5);
            QCOMPARE(read.properties[0].second, std::string("OSM-S-1"));
            QCOMPARE(read.properties[1].first, std::string("IC50 (uM)"));
            QCOMPARE(read.properties[1].second, std::string(">50"));
            QCOMPARE(read.properties[2].first, std::string("name with break"));
            QCOMPARE(read.properties[2].second, std::string("one\n \nthree\nfour"));
            QCOMPARE(read.properties[3].second, std::string(" $$$$\nstill here"));
            QCOMPARE(read.properties[4].second, std::string());
        }
    }

    void aHugeFileTakesConstantMemory()
    {
        // 200 MB, of which nothing may stay: 2,000 molecules are parsed, the bulk is data items.
        const std::string item =
            "> <spectrum>\n" + std::string(100'000, '7').replace(50'000, 1, "\n") + "\n\n$$$$\n";
        Repeated buffer("t" + ethanolBlock() + item, 2000);
        std::istream input(&buffer);
        const auto reader = makeReader(MoleculeFormat::Sdf, input);
        (void)reader->next();
        const long before = residentKilobytes();
        std::uint64_t count = 1;
        while (auto record = reader->next()) {
            QVERIFY(record->molecule);
            ++count;
        }
        QCOMPARE(count, std::uint64_t(2000));
        QVERIFY(reader->bytesRead() > 200'000'000);
        const long growth = residentKilobytes() - before;
        QVERIFY2(growth < 20 * 1024, std::to_string(growth).c_str());
    }

    void aHugeRecordIsSkippedWithoutBeingHeld()
    {
        Repeated buffer("M  V30 1 C 0 0 0 0\n", 10'000'000);
        std::istream head(&buffer);
        const auto reader = makeReader(MoleculeFormat::Sdf, head);
        const long before = residentKilobytes();
        const auto record = reader->next();
        QVERIFY(record);
        QVERIFY(!record->molecule);
        QCOMPARE(record->molecule.error().code, ErrorCode::TooLarge);
        QVERIFY(reader->bytesRead() > 150'000'000);
        QVERIFY(record->raw.size() < 10'000);
        const long growth = residentKilobytes() - before;
        QVERIFY2(growth < 60 * 1024, std::to_string(growth).c_str());
        QVERIFY(!reader->next());
    }

    void afterAHugeRecordComesTheNext()
    {
        Limits limits;
        limits.textBytes = 2000;
        const std::string text = ethanolBlock() + "$$$$\n" + std::string(5000, 'x') + "\n$$$$\n" +
                                 "last" + ethanolBlock() + "$$$$\n";
        const auto records = readAll(MoleculeFormat::Sdf, text, limits);
        QCOMPARE(int(records.size()), 3);
        QCOMPARE(records[1].molecule.error().code, ErrorCode::TooLarge);
        QCOMPARE(records[2].title, std::string("last"));
        QVERIFY(records[2].molecule);
    }

    void smilesFiles()
    {
        const auto records = readAll(
            MoleculeFormat::Smiles,
            "SMILES name\nCCO ethanol absolute\n\n# a remark\nC[C@H](F)Cl |o1:1| chiral one\r\n"
            "c1ccccc1\tbenzene\nnonsense\nC1CC\n   \nCC(=O)O");
        QCOMPARE(int(records.size()), 6);
        QCOMPARE(records[0].title, std::string("ethanol absolute"));
        QCOMPARE(records[0].line, std::uint64_t(2));
        QCOMPARE(smilesOf(records[1]), std::string("C[C@H](F)Cl |o1:1|"));
        QCOMPARE(records[1].title, std::string("chiral one"));
        QCOMPARE(records[2].title, std::string("benzene"));
        QVERIFY(!records[3].molecule && !records[4].molecule);
        QCOMPARE(records[3].raw, std::string("nonsense"));
        QCOMPARE(smilesOf(records[5]), std::string("CC(=O)O"));
        QCOMPARE(records[5].number, std::uint64_t(6));
    }

    void smilesFilesWithColumns()
    {
        const auto records =
            readAll(MoleculeFormat::Smiles, "smiles\tid\tIC50\nCCO\tA-1\t>50\nCC\tA-2\t\n");
        QCOMPARE(int(records.size()), 2);
        QCOMPARE(records[0].title, std::string("A-1"));
        QCOMPARE(records[0].properties.at(0).first, std::string("IC50"));
        QCOMPARE(records[0].properties.at(0).second, std::string(">50"));
        // Without a header the first line is a structure.
        QCOMPARE(int(readAll(MoleculeFormat::Smiles, "CCO\nCC\n").size()), 2);
    }

    void inchiFiles()
    {
        const auto records = readAll(
            MoleculeFormat::Inchi,
            "InChI=1S/CH4/h1H4 methane\nAuxInfo=1/0/N:1\nInChIKey=VNWKTOKETHGBQD-UHFFFAOYSA-N\n"
            "InChI=1S/nonsense\nInChI=1S/H2O/h1H2\twater\n");
        QCOMPARE(int(records.size()), 3);
        QCOMPARE(smilesOf(records[0]), std::string("C"));
        QCOMPARE(records[0].title, std::string("methane"));
        QVERIFY(!records[1].molecule);
        QCOMPARE(records[2].title, std::string("water"));
    }

    void cdxml_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArrayList>("smiles");
        const auto row = [](const char *file, const QByteArrayList &smiles) {
            QTest::newRow(file) << QByteArray(file) << smiles;
        };
        row("cistrans1.cdxml", {"F/C(I)=C(\\Cl)Br"});
        row("aromatic.cdxml", {"c1ccccc1"});
        row("OSA_000822 Active.cdxml", {""});
        row("beta-cypermethrin-or-as.cdxml", {""});
        row("stereo1.cdxml", {""});
        row("wavy.cdxml", {"", ""});
        row("enhanced_stereo2.cdxml", {""});
        row("960_bug_superatom.cdxml", {""});
        row("element-list.cdxml", {""});
        row("GBB scheme.cdxml", {"", "", "", "", ""});
    }

    void cdxml()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArrayList, smiles);
        const auto records = readAll(MoleculeFormat::Cdxml, dataFile("chem/" + file.toStdString()));
        QCOMPARE(int(records.size()), int(smiles.size()));
        for (int i = 0; i < smiles.size(); ++i) {
            const MoleculeRecord &record = records[std::size_t(i)];
            QVERIFY2(record.molecule, smilesOf(record).c_str());
            QVERIFY(record.line > 0);
            qInfo("%s", smilesOf(record).c_str());
            if (!smiles[i].isEmpty()) {
                QCOMPARE(QByteArray::fromStdString(smilesOf(record)), smiles[i]);
            }
        }
    }

    // The letters stand in an attribute and as the text of the label.
    void lettersOfQueriesAreTakenOnce()
    {
        const auto records = readAll(
            MoleculeFormat::Cdxml,
            "<CDXML><fragment><n id=\"1\"/><n id=\"2\" NodeType=\"GenericNickname\" "
            "GenericNickname=\"R7\"><t><s>R7</s></t></n><b B=\"1\" E=\"2\"/></fragment></CDXML>");
        QCOMPARE(int(records.size()), 1);
        QCOMPARE(smilesOf(records[0]), std::string("[7*]C"));
    }

    void damagedDrawingsAreReportedWithTheirPlace()
    {
        auto records = readAll(MoleculeFormat::Cdxml, dataFile("chem/bad-cdxml.cdxml"));
        QCOMPARE(int(records.size()), 3);
        int bad = 0;
        for (const MoleculeRecord &record : records) {
            bad += !record.molecule;
            QVERIFY(record.line > 1);
        }
        QCOMPARE(bad, 2);
        records = readAll(MoleculeFormat::Cdxml, dataFile("chem/benzene_radical.cdxml"));
        QVERIFY(!records.back().molecule);
        QVERIFY(records.back().molecule.error().message.find("line 136") != std::string::npos);
        records = readAll(MoleculeFormat::Cdxml, dataFile("chem/bad-bondorder.cdxml"));
        QVERIFY(records.back().molecule.error().message.find("slartibartfast") !=
                std::string::npos);
    }

    void hostileXml_data()
    {
        QTest::addColumn<QByteArray>("text");
        QByteArray lol("<?xml version=\"1.0\"?><!DOCTYPE CDXML [<!ENTITY a \"aaaaaaaaaa\">");
        for (char c = 'b'; c < 'k'; ++c) {
            lol += QByteArray("<!ENTITY ") + c + " \"";
            for (int i = 0; i < 10; ++i) {
                lol += QByteArray("&") + char(c - 1) + ";";
            }
            lol += "\">";
        }
        QTest::newRow("a billion laughs")
            << lol + "]><CDXML><page><fragment><n id=\"1\" p=\"&j;\"/></fragment></page></CDXML>";
        QTest::newRow("an outside entity") << QByteArray(
            "<!DOCTYPE CDXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><CDXML>&x;</CDXML>");
        QTest::newRow("deep") << QByteArray("<CDXML>") + QByteArray("<group>").repeated(100'000);
        QTest::newRow("deep labels")
            << QByteArray("<CDXML>") + QByteArray("<fragment><n id=\"1\">").repeated(1000);
        QTest::newRow("not closed") << QByteArray("<CDXML><page><fragment><n id=\"1\"");
        QTest::newRow("other XML") << QByteArray("<html></html>");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01\x02", 5);
        QTest::newRow("impossible element") << QByteArray(
            "<CDXML><fragment id=\"1\"><n id=\"1\" Element=\"9999\"/></fragment></CDXML>");
        QTest::newRow("a bond to nowhere") << QByteArray(
            "<CDXML><fragment><n id=\"1\"/><b id=\"2\" B=\"1\" E=\"7\"/></fragment></CDXML>");
        QTest::newRow("a bond to itself") << QByteArray(
            "<CDXML><fragment><n id=\"1\"/><b id=\"2\" B=\"1\" E=\"1\"/></fragment></CDXML>");
        QTest::newRow("twice the same atom")
            << QByteArray("<CDXML><fragment><n id=\"1\"/><n id=\"1\"/></fragment></CDXML>");
        QTest::newRow("atom in atom")
            << QByteArray("<CDXML><fragment><n id=\"1\"><n id=\"2\"/><n id=\"3\"/></n><n id=\"4\"/>"
                          "<b B=\"2\" E=\"3\"/></fragment></CDXML>");
        QTest::newRow("a label of labels")
            << QByteArray("<CDXML><fragment><n id=\"1\"><fragment><n id=\"2\" "
                          "NodeType=\"ExternalConnectionPoint\"/>"
                          "</fragment></n><n id=\"3\"/><b B=\"1\" E=\"3\"/></fragment></CDXML>");
    }

    void hostileXml()
    {
        QFETCH(QByteArray, text);
        const auto records = readAll(MoleculeFormat::Cdxml, text.toStdString());
        for (const MoleculeRecord &record : records) {
            if (!record.molecule) {
                QVERIFY(!record.molecule.error().message.empty());
            }
        }
        QVERIFY(records.empty() || !records.back().molecule ||
                QByteArray(QTest::currentDataTag()) == "atom in atom");
        QVERIFY(!Molecule::fromText(text.toStdString()) ||
                QByteArray(QTest::currentDataTag()) == "atom in atom");
    }

    void manyDrawingsTakeConstantMemory()
    {
        class Document : public Repeated
        {
        public:
            using Repeated::Repeated;
        };
        std::string page;
        for (int i = 0; i < 200; ++i) {
            page += "<fragment id=\"1\"><n id=\"2\" p=\"0 0\"/><n id=\"3\" p=\"14 0\" "
                    "Element=\"8\" NumHydrogens=\"1\"/>"
                    "<b id=\"4\" B=\"2\" E=\"3\"/></fragment>\n";
        }
        Repeated buffer("<CDXML>" + page, 1);
        std::istringstream input("<CDXML>" + std::string() + [&] {
            std::string all;
            for (int i = 0; i < 20; ++i) {
                all += page;
            }
            return all;
        }() + "</CDXML>");
        const auto reader = makeReader(MoleculeFormat::Cdxml, input);
        int count = 0;
        while (auto record = reader->next()) {
            QCOMPARE(smilesOf(*record), std::string("CO"));
            ++count;
        }
        QCOMPARE(count, 4000);
    }

    void detecting_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("format");
        const auto row = [](const char *tag, const char *name, const QByteArray &head, int format) {
            QTest::newRow(tag) << QByteArray(name) << head << format;
        };
        row("sdf", "x.SDF", "", int(MoleculeFormat::Sdf));
        row("mol", "x.mol", "", int(MoleculeFormat::Sdf));
        row("smi", "x.smi", "", int(MoleculeFormat::Smiles));
        row("cdxml", "x.cdxml", "", int(MoleculeFormat::Cdxml));
        row("inchi", "x.inchi", "", int(MoleculeFormat::Inchi));
        row("by content: SDF", "x.txt", QByteArray::fromStdString(ethanolBlock()),
            int(MoleculeFormat::Sdf));
        row("by content: SMILES", "x.txt", "CCO ethanol\n", int(MoleculeFormat::Smiles));
        row("by content: InChI", "x", "InChI=1S/CH4/h1H4\n", int(MoleculeFormat::Inchi));
        row("by content: CDXML", "x.xml", "<?xml version=\"1.0\"?>\n<CDXML>",
            int(MoleculeFormat::Cdxml));
        row("a mark first", "x", "\xEF\xBB\xBFInChI=1S/CH4/h1H4\n", int(MoleculeFormat::Inchi));
        row("a reaction", "x", "$RXN\n\n\n\n  1  1\n$MOL\nV2000", -1);
        row("prose", "x.txt", "Dear all,\nplease find\n", -1);
        row("a page", "x.html", "<html><body>V2000</body>", -1);
        row("nothing", "", "", -1);
    }

    void detecting()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, head);
        const auto format = detectFormat(name.toStdString(), head.toStdString());
        QTEST(format ? int(*format) : -1, "format");
    }

    void anyText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("smiles");
        QTest::newRow("SMILES") << QByteArray(" OCC\n") << QByteArray("CCO");
        QTest::newRow("CXSMILES") << QByteArray("C[C@H](F)Cl |o1:1|")
                                  << QByteArray("C[C@H](F)Cl |o1:1|");
        QTest::newRow("InChI") << QByteArray("InChI=1S/CH4/h1H4\r\n") << QByteArray("C");
        QTest::newRow("MOL") << QByteArray::fromStdString(ethanolBlock()) << QByteArray("CCO");
        QTest::newRow("SDF of one") << QByteArray::fromStdString(ethanolBlock()) + "\n$$$$\n\n"
                                    << QByteArray("CCO");
        QTest::newRow("CDXML") << QByteArray::fromStdString(dataFile("chem/aromatic.cdxml"))
                               << QByteArray("c1ccccc1");
        QTest::newRow("SDF of two")
            << QByteArray::fromStdString(ethanolBlock() + "$$$$\n" + ethanolBlock())
            << QByteArray();
        QTest::newRow("CDXML of several")
            << QByteArray::fromStdString(dataFile("chem/wavy.cdxml")) << QByteArray();
        QTest::newRow("a key") << QByteArray("VNWKTOKETHGBQD-UHFFFAOYSA-N") << QByteArray();
        QTest::newRow("a reaction") << QByteArray("CC>>CO") << QByteArray();
        QTest::newRow("two lines") << QByteArray("CC\nCO") << QByteArray();
        QTest::newRow("prose") << QByteArray("Dear all") << QByteArray();
        QTest::newRow("nothing") << QByteArray("  \n") << QByteArray();
    }

    void anyText()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, smiles);
        const auto molecule = Molecule::fromText(text.toStdString());
        QCOMPARE(bool(molecule), !smiles.isEmpty());
        if (molecule) {
            QCOMPARE(QByteArray::fromStdString(molecule->cxSmiles()), smiles);
        } else {
            QVERIFY(!molecule.error().message.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
