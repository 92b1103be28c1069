// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing stays as its author drew it: which bond carries the wedge, the wave or the cross, and
// where the double bonds of a ring stand.
#include "chem/depict/depict.h"
#include "chem/formats/reader.h"
#include "chem/molecule/inchi.h"

#include <QtTest>

#include <fstream>
#include <sstream>

using namespace artemisia::chem;

namespace
{

std::string dataFile(const std::string &name)
{
    std::ifstream file(ARTEMISIA_TEST_DATA "/" + name, std::ios::binary);
    return {(std::istreambuf_iterator<char>(file)), {}};
}

/// One bond line of a MOL block: atoms in their order, kind, mark in the numbers of V2000.
struct BondLine {
    int from = 0;
    int to = 0;
    int kind = 0;
    int mark = 0;
};

std::vector<BondLine> bondsOfV3000(const std::vector<std::string> &lines)
{
    std::vector<BondLine> bonds;
    bool isInside = false;
    for (const std::string &line : lines) {
        isInside = isInside && line.rfind("M  V30 END BOND", 0) != 0;
        if (isInside) {
            std::istringstream fields(line.substr(6));
            BondLine bond;
            int number = 0;
            fields >> number >> bond.kind >> bond.from >> bond.to;
            if (const auto cfg = line.find("CFG="); cfg != std::string::npos) {
                const char digit = line.at(cfg + 4);
                bond.mark = digit == '1' ? 1 : digit == '3' ? 6 : bond.kind == 2 ? 3 : 4;
            }
            bonds.push_back(bond);
        }
        isInside = isInside || line.rfind("M  V30 BEGIN BOND", 0) == 0;
    }
    return bonds;
}

std::vector<BondLine> bondsOf(const std::string &block)
{
    std::vector<std::string> lines;
    std::istringstream input(block);
    for (std::string line; std::getline(input, line);) {
        lines.push_back(line);
    }
    if (lines.size() > 3 && lines[3].find("V3000") != std::string::npos) {
        return bondsOfV3000(lines);
    }
    std::vector<BondLine> bonds;
    const std::size_t atoms = lines.size() > 3 ? std::stoul(lines[3].substr(0, 3)) : 0;
    const std::size_t count = lines.size() > 3 ? std::stoul(lines[3].substr(3, 3)) : 0;
    for (std::size_t i = 4 + atoms; i < 4 + atoms + count && i < lines.size(); ++i) {
        const std::string line = lines[i] + std::string(12, ' ');
        bonds.push_back({std::stoi(line.substr(0, 3)), std::stoi(line.substr(3, 3)),
                         std::stoi(line.substr(6, 3)), std::stoi("0" + line.substr(11, 1))});
    }
    return bonds;
}

/// "2-1:1 5-4:6": the marked bonds.
QByteArray marksOf(const std::string &block)
{
    QByteArray marks;
    for (const BondLine &bond : bondsOf(block)) {
        if (bond.mark != 0) {
            marks += QByteArray::number(bond.from) + '-' + QByteArray::number(bond.to) + ':' +
                     QByteArray::number(bond.mark) + ' ';
        }
    }
    return marks.trimmed();
}

QByteArray kindsOf(const std::string &block)
{
    QByteArray kinds;
    for (const BondLine &bond : bondsOf(block)) {
        kinds += QByteArray::number(bond.kind);
    }
    return kinds;
}

struct DrawnAtom {
    double x;
    double y;
    const char *symbol;
};

std::string blockOf(const std::vector<DrawnAtom> &atoms, const std::vector<BondLine> &bonds)
{
    QString text = QStringLiteral("\n\n\n");
    text += QString::asprintf("%3d%3d  0  0  0  0  0  0  0  0999 V2000\n", int(atoms.size()),
                              int(bonds.size()));
    for (const DrawnAtom &atom : atoms) {
        text +=
            QString::asprintf("%10.4f%10.4f    0.0000 %-3s 0  0\n", atom.x, atom.y, atom.symbol);
    }
    for (const BondLine &bond : bonds) {
        text += QString::asprintf("%3d%3d%3d%3d\n", bond.from, bond.to, bond.kind, bond.mark);
    }
    return text.toStdString() + "M  END\n";
}

/// Alanine, with a mark at the bonds to CH3, N and COOH.
std::string alanine(int atMethyl, int atNitrogen, int atAcid)
{
    return blockOf({{0, 0, "C"},
                    {1.3, 0.75, "C"},
                    {1.3, 2.25, "N"},
                    {2.6, 0, "C"},
                    {2.6, -1.5, "O"},
                    {3.9, 0.75, "O"}},
                   {{2, 1, 1, atMethyl},
                    {2, 3, 1, atNitrogen},
                    {2, 4, 1, atAcid},
                    {4, 5, 2, 0},
                    {4, 6, 1, 0}});
}

std::string keyOf(const Molecule &molecule)
{
    return inchi(molecule)->key;
}

} // namespace

class TestWedges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realDrawings_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"artemisinin", "bridged", "open-stereo", "penicillin-g",
                                 "stereo-groups", "wavy-crossing", "caffeine"}) {
            QTest::newRow(name) << QByteArray(name);
        }
    }

    void realDrawings()
    {
        QFETCH(QByteArray, name);
        const std::string block = dataFile("depict/" + name.toStdString() + ".mol");
        const auto molecule = Molecule::fromMolBlock(block);
        QVERIFY(molecule);
        const std::string written = *molecule->molBlock();
        QCOMPARE(marksOf(written), marksOf(block));
        QCOMPARE(kindsOf(written), kindsOf(block));
        QCOMPARE(marksOf(*molecule->molBlock(MolBlockVersion::V3000)), marksOf(block));
        const auto again = *Molecule::fromMolBlock(*molecule->molBlock(MolBlockVersion::V3000));
        QCOMPARE(*again.molBlock(), written);
        QCOMPARE(again.smiles(), molecule->smiles());
        // Stored and read, it is still the author's drawing.
        QCOMPARE(*Molecule::fromBytes(molecule->toBytes())->molBlock(), written);
    }

    void chemDrawFiles_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("marks");
        // As the files' Display attributes say; WedgeEnd has its narrow end at the second atom.
        QTest::newRow("wedges") << QByteArray("stereo1.cdxml") << QByteArray("4-6:6 2-1:1");
        QTest::newRow("a wavy double bond") << QByteArray("wavy.cdxml") << QByteArray("12-13:3");
        QTest::newRow("or groups")
            << QByteArray("beta-cypermethrin-or-as.cdxml") << QByteArray("3-24:6 8-11:6 4-5:1");
    }

    void chemDrawFiles()
    {
        QFETCH(QByteArray, name);
        std::ifstream file(ARTEMISIA_TEST_DATA "/chem/" + name.toStdString(), std::ios::binary);
        const auto reader = makeReader(MoleculeFormat::Cdxml, file);
        const auto record = reader->next();
        QVERIFY(record && record->molecule);
        QTEST(marksOf(*record->molecule->molBlock()), "marks");
    }

    void anyBondOfTheCentre_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<QByteArray>("marks");
        QTest::newRow("methyl") << QByteArray::fromStdString(alanine(1, 0, 0))
                                << QByteArray("2-1:1");
        QTest::newRow("nitrogen") << QByteArray::fromStdString(alanine(0, 6, 0))
                                  << QByteArray("2-3:6");
        QTest::newRow("acid") << QByteArray::fromStdString(alanine(0, 0, 1)) << QByteArray("2-4:1");
        QTest::newRow("two") << QByteArray::fromStdString(alanine(6, 1, 0))
                             << QByteArray("2-1:6 2-3:1");
        QTest::newRow("wavy") << QByteArray::fromStdString(alanine(0, 4, 0)) << QByteArray("2-3:4");
    }

    void anyBondOfTheCentre()
    {
        QFETCH(QByteArray, block);
        const auto molecule = *Molecule::fromMolBlock(block.toStdString());
        const std::string written = *molecule.molBlock();
        QTEST(marksOf(written), "marks");
        QCOMPARE(keyOf(*Molecule::fromMolBlock(written)), keyOf(molecule));
        // From an SDF it is the same.
        std::istringstream sdf(block.toStdString() + "$$$$\n");
        const auto record = makeReader(MoleculeFormat::Sdf, sdf)->next();
        QVERIFY(record && record->molecule);
        QCOMPARE(*record->molecule->molBlock(), written);
    }

    /// A wedge that ends in a drawn hydrogen goes with it; the centre gets another one.
    void aHydrogenThatGoes()
    {
        const auto molecule = *Molecule::fromMolBlock(blockOf(
            {{0, 0, "C"}, {1.3, 0.75, "C"}, {1.3, 2.25, "N"}, {2.6, 0, "F"}, {1.3, -0.6, "H"}},
            {{2, 1, 1, 0}, {2, 3, 1, 0}, {2, 4, 1, 0}, {2, 5, 1, 6}}));
        QCOMPARE(molecule.atomCount(), 4);
        QVERIFY(molecule.smiles().find('@') != std::string::npos);
        const std::string written = *molecule.molBlock();
        QCOMPARE(marksOf(written).count(':'), 1);
        QCOMPARE(keyOf(*Molecule::fromMolBlock(written)), keyOf(molecule));
    }

    /// What a wavy bond leaves open is not crossed as well.
    void aWaveBesideADoubleBond()
    {
        const std::string block =
            blockOf({{0, 0, "C"}, {1.3, 0.75, "C"}, {2.6, 0, "C"}, {3.9, 0.75, "F"}},
                    {{1, 2, 1, 4}, {2, 3, 2, 0}, {3, 4, 1, 0}});
        const auto molecule = *Molecule::fromMolBlock(block);
        QCOMPARE(molecule.stereo(), StereoStatement::Unknown);
        QCOMPARE(marksOf(*molecule.molBlock()), QByteArray("1-2:4"));
        QCOMPARE(Molecule::fromMolBlock(*molecule.molBlock())->smiles(), molecule.smiles());
    }

    /// Nobody drew it: an open double bond must not look like a closed one.
    void withoutADrawing()
    {
        const auto open = *Molecule::fromSmiles("CC=CF");
        QCOMPARE(marksOf(*open.molBlock()), QByteArray("2-3:3"));
        const auto centre = *Molecule::fromSmiles("C[C@H](N)C(=O)O");
        QCOMPARE(marksOf(*centre.molBlock()).count(':'), 1);
        QCOMPARE(keyOf(*Molecule::fromMolBlock(*centre.molBlock())), keyOf(centre));
    }

    /// Wedges without coordinates are no drawing; a layout gets its own.
    void wedgesWithoutAPlace()
    {
        std::string block = alanine(1, 0, 0);
        const auto drawn = *Molecule::fromMolBlock(block);
        std::string flat;
        std::istringstream input(block);
        for (std::string line; std::getline(input, line);) {
            const bool isAtom = line.size() > 31 && line.find('.') != std::string::npos;
            flat += (isAtom ? "    0.0000    0.0000    0.0000" + line.substr(30) : line) + "\n";
        }
        const auto molecule = *Molecule::fromMolBlock(flat);
        QVERIFY(!molecule.hasCoordinates());
        const auto read = *Molecule::fromMolBlock(*molecule.molBlock());
        QCOMPARE(keyOf(read), keyOf(molecule));
    }

    /// Both ways to draw a benzene ring stay the one that was drawn.
    void doubleBondsInARing_data()
    {
        QTest::addColumn<int>("first");
        QTest::newRow("one way") << 1;
        QTest::newRow("the other") << 2;
    }

    void doubleBondsInARing()
    {
        QFETCH(int, first);
        const int second = 3 - first;
        const std::string block = blockOf({{0, 1.5, "C"},
                                           {1.3, 0.75, "C"},
                                           {1.3, -0.75, "C"},
                                           {0, -1.5, "C"},
                                           {-1.3, -0.75, "C"},
                                           {-1.3, 0.75, "C"},
                                           {0, 3, "C"},
                                           {2.6, 1.5, "C"}},
                                          {{1, 2, first, 0},
                                           {2, 3, second, 0},
                                           {3, 4, first, 0},
                                           {4, 5, second, 0},
                                           {5, 6, first, 0},
                                           {6, 1, second, 0},
                                           {1, 7, 1, 0},
                                           {2, 8, 1, 0}});
        const auto molecule = *Molecule::fromMolBlock(block);
        QCOMPARE(kindsOf(*molecule.molBlock()), kindsOf(block));
        QCOMPARE(molecule.smiles(), std::string("Cc1ccccc1C"));
    }

    /// The picture too has the wedge at the bond that carries it.
    void thePicture()
    {
        const QByteArray atMethyl = pictureOf(alanine(1, 0, 0));
        const QByteArray atAcid = pictureOf(alanine(0, 0, 6));
        QVERIFY(atMethyl.contains("<svg") && atMethyl != atAcid);
        QCOMPARE(pictureOf(*Molecule::fromMolBlock(alanine(1, 0, 0))->molBlock()), atMethyl);
        QCOMPARE(pictureOf(*Molecule::fromMolBlock(alanine(0, 0, 6))->molBlock()), atAcid);
    }

private:
    static QByteArray pictureOf(const std::string &block)
    {
        const auto molecule = Molecule::fromMolBlock(block);
        const auto list = molecule ? depict(*molecule) : Result<DisplayList>(DisplayList());
        return list ? QByteArray::fromStdString(toSvg(*list, "")) : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestWedges)
#include "tst_wedges.moc"
