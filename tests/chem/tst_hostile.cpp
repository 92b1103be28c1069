// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody would write: every text must end in a molecule or an Error, without a crash and with
// memory bounded. CTest's time limit is the bound on time.
#include "chem/drawing/cdx.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/formats/reader.h"
#include "chem/molecule/composition.h"
#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"

#include <QtTest>

#include <sys/resource.h>

#include <array>
#include <fstream>
#include <random>
#include <sstream>

using namespace artemisia::chem;

namespace
{

std::string dataFile(const std::string &name)
{
    std::ifstream file(ARTEMISIA_TEST_DATA "/" + name, std::ios::binary);
    return {(std::istreambuf_iterator<char>(file)), {}};
}

std::vector<std::string> lines(const std::string &text)
{
    std::vector<std::string> all;
    std::istringstream input(text);
    for (std::string line; std::getline(input, line);) {
        all.push_back(line);
    }
    return all;
}

std::string repeated(std::string_view text, int times)
{
    std::string all;
    all.reserve(text.size() * std::size_t(times));
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// Everything that may be asked of a molecule; the answers do not matter, only that they come.
void askEverything(const Molecule &molecule)
{
    (void)molecule.smiles();
    (void)molecule.cxSmiles();
    (void)molecule.stereo();
    (void)molecule.fragmentCount();
    (void)molecule.molBlock();
    (void)molecule.molBlock(MolBlockVersion::V3000);
    QVERIFY(molecule.isEmpty() || Molecule::fromBytes(molecule.toBytes()));
    (void)descriptors(molecule);
    (void)compositionOf(molecule);
    (void)inchi(molecule);
}

/// One to four small accidents: a byte changed, dropped, doubled, a piece moved, cut off or
/// repeated.
std::string mutated(std::string text, std::mt19937 &random)
{
    const auto upTo = [&](std::size_t n) {
        return std::size_t(random() % std::max<std::size_t>(1, n));
    };
    constexpr std::string_view marks =
        "()[]{}=#$:@/\\%.-+*0123456789CNOPSclbr|o&,;<>\"'\n\r \t\0\x7f\xff";
    for (std::size_t i = 1 + upTo(4); i > 0 && !text.empty(); --i) {
        const std::size_t at = upTo(text.size());
        const std::size_t length = 1 + upTo(std::min<std::size_t>(20, text.size() - at));
        switch (random() % 6) {
        case 0:
            text[at] = marks[upTo(marks.size())];
            break;
        case 1:
            text.erase(at, length);
            break;
        case 2:
            text.insert(at, text.substr(upTo(text.size()), length));
            break;
        case 3:
            text.insert(at, 1, marks[upTo(marks.size())]);
            break;
        case 4:
            text[at] = char(random());
            break;
        default:
            if (random() % 8 == 0) {
                text.resize(at);
            } else {
                std::swap(text[at], text[upTo(text.size())]);
            }
        }
    }
    return text;
}

std::vector<std::string> split(const std::string &text, char mark)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == mark) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string joined(const std::vector<std::string> &parts, char mark)
{
    std::string text;
    for (const std::string &part : parts) {
        text += (&part == &parts.front() ? "" : std::string(1, mark)) + part;
    }
    return text;
}

/// Another number in the place of one of them.
std::string withOtherNumber(const std::string &text, std::mt19937 &random)
{
    constexpr std::string_view digits = "0123456789";
    std::vector<std::size_t> starts;
    for (std::size_t i = 9; i < text.size(); ++i) {
        if (digits.find(text[i]) != digits.npos && digits.find(text[i - 1]) == digits.npos) {
            starts.push_back(i);
        }
    }
    if (starts.empty()) {
        return text;
    }
    const std::size_t start = starts[random() % starts.size()];
    const std::size_t end = std::min(text.find_first_not_of(digits, start), text.size());
    constexpr std::array large{0U, 127U, 255U, 256U, 1023U, 1024U, 32768U, 65535U, 65537U};
    const unsigned number =
        random() % 3 == 0 ? large[random() % large.size()] : unsigned(random() % 30);
    return text.substr(0, start) + std::to_string(number) + text.substr(end);
}

/// What befalls InChIs: layers lost, doubled, moved or taken from another one, other numbers.
std::string mutatedInchi(std::string text, const std::vector<std::string> &seeds,
                         std::mt19937 &random)
{
    for (std::size_t i = 1 + random() % 3; i > 0; --i) {
        auto layers = split(text, '/');
        const std::size_t at = random() % layers.size();
        const auto others = split(seeds[random() % seeds.size()], '/');
        switch (random() % 8) {
        case 0:
            layers.erase(layers.begin() + std::ptrdiff_t(at));
            break;
        case 1:
            layers.insert(layers.begin() + std::ptrdiff_t(at), layers[random() % layers.size()]);
            break;
        case 2:
            std::swap(layers[at], layers[random() % layers.size()]);
            break;
        case 3:
            layers[at] = others[random() % others.size()];
            break;
        case 4:
            text = mutated(text, random);
            continue;
        default:
            text = withOtherNumber(text, random);
            continue;
        }
        text = joined(layers, '/');
    }
    return text;
}

int mutations()
{
    bool isNumber = false;
    const int stated = qEnvironmentVariableIntValue("ARTEMISIA_MUTATIONS", &isNumber);
    return isNumber ? stated : 3000;
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        m_before = usage.ru_maxrss;
    }

    void cleanup()
    {
        rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        const long growth = usage.ru_maxrss - m_before;
        QVERIFY2(growth < 300 * 1024, std::to_string(growth).c_str());
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const std::string &text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("100,000 atoms", repeated("C", 100'000));
        row("100,000 fragments", repeated("C.", 100'000) + "C");
        row("many megabytes", repeated("CCCCCCCCCC", 2'000'000));
        row("deep branches", repeated("C(", 100'000) + "C" + repeated(")", 100'000));
        row("deep brackets", repeated("[", 100'000));
        row("ring closures", [] {
            std::string text = "C";
            for (int i = 0; i < 4000; ++i) {
                text += "%(" + std::to_string(1000 + i) + ")";
            }
            return text;
        }());
        row("ring closures at every atom", [] {
            std::string text;
            for (int i = 0; i < 2000; ++i) {
                text += "C%(" + std::to_string(1000 + i) + ")";
            }
            return text + text;
        }());
        row("one atom with everything", "[U]" + repeated("(C)", 300));
        row("a long chain", repeated("C", 4900));
        row("a long chain of centres", repeated("[C@H](F)", 2400) + "C");
        row("a long conjugated chain", "C" + repeated("/C=C", 2000));
        row("a large ladder", [] {
            std::string text = "C1C2";
            for (int i = 0; i < 800; ++i) {
                text += i % 2 == 0 ? "C3C1" : "C2C1";
            }
            return text;
        }());
        row("dense cage of metal", [] {
            std::string text;
            for (int i = 0; i < 40; ++i) {
                text += "[U]";
                for (int j = 0; j < 40; ++j) {
                    if (i != j) {
                        text += "%(" + std::to_string(1000 + std::min(i, j) * 40 + std::max(i, j)) +
                                ")";
                    }
                }
                text += i < 39 ? "." : "";
            }
            return text;
        }());
        row("hydrogens", "[UH9999]");
        row("a large extension", "C |" + repeated("o1:0,", 500'000) + "|");
        row("a long number in the extension", "C |o1:" + repeated("9", 1000) + "|");
        row("NUL in front", std::string("\0CC", 3));
        row("all bytes", [] {
            std::string text;
            for (int i = 0; i < 256; ++i) {
                text += char(i);
            }
            return text;
        }());
    }

    void refused()
    {
        QFETCH(QByteArray, text);
        const std::string_view view(text.constData(), std::size_t(text.size()));
        const auto molecule = Molecule::fromSmiles(view);
        QVERIFY(!molecule);
        QVERIFY(!molecule.error().message.empty());
        QVERIFY(!Molecule::fromText(view));
        QVERIFY(!Molecule::fromMolBlock(view));
        QVERIFY(!Molecule::fromInchi(view));
        QVERIFY(!Molecule::fromBytes(view));
    }

    /// Large and strange, but within the limits: answered in bounded time.
    void borne_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const std::string &text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("fragments", repeated("C.", 4000) + "C");
        row("a chain", repeated("C", 600));
        row("centres in a chain", "C" + repeated("[C@H](F)", 300) + "Cl");
        row("a nest", repeated("C(", 400) + "C" + repeated(")", 400));
        row("fullerene", "c12c3c4c5c1c1c6c7c2c2c8c3c3c9c4c4c%10c5c5c1c1c6c6c%"
                         "11c7c2c2c7c8c3c3c8c9c4c4c9c%10c5c5c1c1c6c6c%11c2"
                         "c2c7c3c3c8c4c4c9c5c1c1c6c2c3c41");
        row("cubanes", repeated("C12C3C4C1C5C2C3C45.", 100) + "C");
        row("spiro rings", "C" + repeated("C1(CC1)", 500));
    }

    void borne()
    {
        QFETCH(QByteArray, text);
        const auto molecule = Molecule::fromSmiles(text.toStdString());
        QVERIFY2(molecule, molecule ? "" : molecule.error().message.c_str());
        QVERIFY(!molecule->smiles().empty());
        (void)molecule->stereo();
        (void)descriptors(*molecule);
        (void)compositionOf(*molecule);
        (void)inchi(*molecule);
    }

    void molBlocks_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const std::string &text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        const std::string v3000 =
            "\n\n\n  0  0  0     0  0            999 V3000\nM  V30 BEGIN CTAB\n";
        row("counts of nothing", "\n\n\n999999  0  0  0  0  0  0  0  0999 V2000\nM  END\n");
        row("counts that lie", "\n\n\n 99 99  0  0  0  0  0  0  0  0999 V2000\nM  END\n");
        row("negative counts", "\n\n\n -1 -1  0  0  0  0  0  0  0  0999 V2000\nM  END\n");
        row("V3000 of billions", v3000 + "M  V30 COUNTS 4000000000 4000000000 0 0 0\nM  END\n");
        row("V3000 of overflow", v3000 + "M  V30 COUNTS 99999999999999999999999 1 0 0 0\nM  END\n");
        row("V3000 without counts", v3000 + "M  END\n");
        row("V3000 continued for ever",
            v3000 + "M  V30 COUNTS 1 0 0 0 0\n" + repeated("M  V30 -\n", 300'000) + "M  END\n");
        row("a line of megabytes",
            v3000 + "M  V30 COUNTS 1 0 0 0 0\nM  V30 " + repeated("x", 4'000'000));
        row("a bond to nowhere", "\n\n\n  1  1  0  0  0  0  0  0  0  0999 V2000\n    0.0000    "
                                 "0.0000    0.0000 C   0  0\n  1 99  1  0\nM  END\n");
        row("a bond to itself", "\n\n\n  1  1  0  0  0  0  0  0  0  0999 V2000\n    0.0000    "
                                "0.0000    0.0000 C   0  0\n  1  1  1  0\nM  END\n");
        row("no such element", "\n\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0000    "
                               "0.0000    0.0000 Qq9 0  0\nM  END\n");
    }

    void molBlocks()
    {
        QFETCH(QByteArray, text);
        const auto molecule = Molecule::fromMolBlock(text.toStdString());
        QVERIFY2(!molecule || molecule->hasQueryFeatures(),
                 molecule ? molecule->smiles().c_str() : "");
    }

    void coordinatesBeyondReason()
    {
        for (const char *x : {"       nan", "       inf", "    1e+300", "1234567890"}) {
            const auto molecule = Molecule::fromMolBlock(
                std::string("\n\n\n  2  1  0  0  0  0  0  0  0  0999 V2000\n") + x +
                "    0.0000    0.0000 C   0  0\n    1.5000    0.0000    0.0000 C   0  0\n  1  2  1 "
                " 0\nM  END\n");
            if (molecule) {
                askEverything(*molecule);
            }
        }
    }

    void mutatedSmiles()
    {
        std::vector<std::string> seeds;
        for (const std::string &line : lines(dataFile("moonshot/covid_moonshot_ids_sample.csv"))) {
            seeds.push_back(line.substr(0, line.find(',')));
        }
        for (const char *more :
             {"C[C@H](O)C[C@@H](F)Cl |&1:4,o1:1|", "CC |(0,0,;1.5,0,),$R1;$|",
              "*CC |$_R1;;$,SgD:1:name:value::::|", "C1CC1.[Na+] |f:0.1|", "CCC |LN:1:1.3.2|",
              "CCO |SRU:1::n:ht:::|", "F/C=C/F |c:1|", "CC |m:1:0|", "C[Pt@SP1](F)(Cl)Br",
              "N[Co@OH1](F)(Cl)(Br)(I)O", "CC=C |w:1.0|", "C.C |Sg:n:0,1::ht|"}) {
            seeds.insert(seeds.end(), 200, more);
        }
        std::mt19937 random(20231117);
        int read = 0;
        for (int i = 0; i < 2 * mutations(); ++i) {
            const auto molecule =
                Molecule::fromSmiles(mutated(seeds[random() % seeds.size()], random));
            read += bool(molecule);
            if (molecule && i % 4 == 0) {
                askEverything(*molecule);
            }
        }
        QVERIFY(read > 0);
    }

    void mutatedMolBlocks()
    {
        std::vector<std::string> seeds;
        for (const char *name :
             {"depict/caffeine.mol", "depict/stereo-groups.mol", "depict/polymer.mol",
              "depict/query.mol", "depict/cisplatin.mol", "chem/bridged_fenarimol.sdf"}) {
            seeds.push_back(dataFile(name));
            QVERIFY2(!seeds.back().empty(), name);
        }
        for (const char *smiles :
             {"C[C@H](O)C[C@@H](F)Cl |&1:4,o1:1|", "[13CH3][N+](C)(C)C.[Cl-]", "C/C=C/[CH2]"}) {
            seeds.push_back(*Molecule::fromSmiles(smiles)->molBlock());
            seeds.push_back(*Molecule::fromSmiles(smiles)->molBlock(MolBlockVersion::V3000));
        }
        std::mt19937 random(42);
        int read = 0;
        for (int i = 0; i < mutations(); ++i) {
            const auto molecule =
                Molecule::fromMolBlock(mutated(seeds[random() % seeds.size()], random));
            read += bool(molecule);
            if (molecule && i % 8 == 0) {
                askEverything(*molecule);
            }
        }
        QVERIFY(read > 0);
    }

    void mutatedDrawings()
    {
        std::vector<std::string> seeds;
        for (const char *name :
             {"beta-cypermethrin-or-as.cdxml", "wavy.cdxml", "element-list.cdxml",
              "GBB scheme.cdxml", "960_bug_superatom.cdxml", "enhanced_stereo2.cdxml"}) {
            seeds.push_back(dataFile(std::string("chem/") + name));
            QVERIFY2(!seeds.back().empty(), name);
        }
        std::mt19937 random(7);
        for (int i = 0; i < mutations(); ++i) {
            std::istringstream input(mutated(seeds[random() % seeds.size()], random));
            const auto reader = makeReader(MoleculeFormat::Cdxml, input);
            while (const auto record = reader->next()) {
                if (record->molecule && i % 50 == 0) {
                    askEverything(*record->molecule);
                }
            }
        }
    }

    void mutatedBinaries()
    {
        std::vector<std::string> seeds;
        for (const char *name :
             {"OSM-S-106.cdx", "CHEMBL3355659.cdx", "Overview.cdx", "Boc Variants.cdx"}) {
            seeds.push_back(dataFile(std::string("chemdraw/") + name));
            QVERIFY2(!seeds.back().empty(), name);
        }
        std::mt19937 random(7);
        int read = 0;
        for (int i = 0; i < mutations(); ++i) {
            std::string bytes = seeds[random() % seeds.size()];
            // Most in place: a byte more or less and nothing after it is what it was.
            if (random() % 3 == 0) {
                bytes = mutated(bytes, random);
            } else {
                for (auto n = 1 + random() % 8; n > 0; --n) {
                    bytes[28 + random() % (bytes.size() - 28)] = char(random());
                }
            }
            const auto cdxml = cdxmlOfCdx(bytes);
            const auto sheet = cdxml ? drawingFromCdxml(*cdxml) : tl::unexpected(cdxml.error());
            read += bool(sheet);
            QVERIFY(!sheet || faultOf(*sheet).empty());
            if (sheet && i % 20 == 0) {
                (void)moleculeOf(*sheet);
            }
        }
        QVERIFY(read > 0);
    }

    void mutatedInchis()
    {
        std::vector<std::string> seeds;
        for (const char *smiles :
             {"CC(=O)Oc1ccccc1C(=O)O", "C[C@H](N)C(=O)O", "C/C=C/C", "[Na+].[O-]C(=O)C",
              "[2H]C([13CH3])O", "CN1CCC[C@H]1c1cccnc1.OC(=O)/C=C/C(=O)O", "C[N+](C)(C)C.[Cl-]",
              "N[Pt](N)(Cl)Cl", "[2H]O[2H]", "[Ca+2].[O-]C(=O)C.[O-]C(=O)C",
              "C[C@H](O)[C@H](N)C([2H])=C.Cl.Cl", "CC=C=CC", "Nc1nc2[nH]cnc2c(=O)[nH]1"}) {
            seeds.push_back(inchi(*Molecule::fromSmiles(smiles))->inchi);
        }
        seeds.emplace_back("InChI=1S/B2H6/c1-3-2-4-1/h1-2H2");
        std::mt19937 random(99);
        for (int i = 0; i < 4 * mutations(); ++i) {
            const std::string text = mutatedInchi(seeds[random() % seeds.size()], seeds, random);
            const auto molecule = Molecule::fromInchi(text);
            (void)inchiKeyOf(text);
            if (molecule) {
                // What is accepted is exactly what was asked for.
                QVERIFY(text.find(inchi(*molecule)->inchi) != std::string::npos);
            }
        }
    }

private:
    long m_before = 0;
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
