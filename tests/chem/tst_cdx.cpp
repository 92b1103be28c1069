// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdx.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace artemisia::chem;

namespace
{

std::string document(const char *name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/chemdraw/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Writes the bytes of a document by hand.
class Cdx
{
public:
    Cdx()
    {
        m_bytes = "VjCD0100";
        number(0x01020304, 4);
        m_bytes.append(10, '\0');
        begin(0x8000, 0);
        begin(0x8001, 1);
    }

    Cdx &begin(int tag, int id)
    {
        number(tag, 2);
        return number(id, 4);
    }
    Cdx &end() { return number(0, 2); }
    Cdx &property(int tag, const std::string &value)
    {
        number(tag, 2);
        number(long(value.size()), 2);
        m_bytes += value;
        return *this;
    }
    Cdx &property(int tag, long value, int size) { return property(tag, bytes(value, size)); }
    Cdx &node(int id, double x, double y)
    {
        begin(0x8004, id);
        return property(0x0200, bytes(long(y * 65536), 4) + bytes(long(x * 65536), 4));
    }
    Cdx &bond(int id, int from, int to)
    {
        begin(0x8005, id);
        property(0x0604, from, 4);
        return property(0x0605, to, 4);
    }
    [[nodiscard]] std::string finished()
    {
        end();
        end();
        return m_bytes;
    }
    static std::string bytes(long value, int size)
    {
        std::string out;
        for (int i = 0; i < size; ++i) {
            out += char((static_cast<unsigned long>(value) >> (8 * i)) & 0xFF);
        }
        return out;
    }
    /// Letters in one style of a font.
    static std::string letters(const std::string &text, int font = 3)
    {
        return bytes(1, 2) + bytes(0, 2) + bytes(font, 2) + bytes(96, 2) + bytes(200, 2) +
               bytes(0, 2) + text;
    }

private:
    Cdx &number(long value, int size)
    {
        m_bytes += bytes(value, size);
        return *this;
    }
    std::string m_bytes;
};

Drawing sheetOf(const std::string &bytes)
{
    const auto cdxml = cdxmlOfCdx(bytes);
    const auto sheet = cdxml ? drawingFromCdxml(*cdxml) : tl::unexpected(cdxml.error());
    if (!sheet) {
        qWarning("%s", sheet.error().message.c_str());
    }
    return sheet ? *sheet : Drawing();
}

DrawnBond bondOf(const Drawing &sheet, size_t from, size_t to)
{
    const DrawnBond *bond = sheet.bondBetween(sheet.atoms[from].id, sheet.atoms[to].id);
    return bond != nullptr ? *bond : DrawnBond();
}

} // namespace

class TestCdx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realDocuments_data();
    void realDocuments();
    void structure();
    void queries();
    void scheme();
    void letters_data();
    void letters();
    void brackets();
    void unknownObjectsAreLeftOut();
    void longProperty();
    void cutOffAnywhere();
    void refused_data();
    void refused();
};

void TestCdx::realDocuments_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("structures");
    QTest::addColumn<int>("arrows");
    QTest::addColumn<int>("texts");
    QTest::addColumn<QString>("key"); // of the source named in SOURCES.md
    QTest::newRow("structure") << QStringLiteral("OSM-S-106.cdx") << 1 << 0 << 1
                               << QStringLiteral("MQMXDJVOZKMSNT-UHFFFAOYSA-N");
    QTest::newRow("wedges") << QStringLiteral("CHEMBL3355659.cdx") << 1 << 0 << 1 << QString();
    QTest::newRow("arrows and words") << QStringLiteral("Overview.cdx") << 2 << 2 << 5 << QString();
    QTest::newRow("R") << QStringLiteral("Boc Variants.cdx") << 1 << 1 << 1 << QString();
}

void TestCdx::realDocuments()
{
    QFETCH(QString, name);
    QFETCH(int, structures);
    QFETCH(int, arrows);
    QFETCH(int, texts);
    QFETCH(QString, key);
    const std::string bytes = document(qPrintable(name));
    QVERIFY(isCdxDocument(bytes));
    const Drawing sheet = sheetOf(bytes);
    QCOMPARE(int(fragmentsOf(sheet).size()), structures);
    QCOMPARE(int(sheet.arrows.size()), arrows);
    QCOMPARE(int(sheet.texts.size()), texts);
    const auto molecule = moleculeOf(sheet);
    QVERIFY(molecule);
    if (!key.isEmpty()) {
        QCOMPARE(QString::fromStdString(inchi(*molecule)->key), key);
    }
    if (name == QLatin1String("CHEMBL3355659.cdx")) {
        QCOMPARE(molecule->stereo(), StereoStatement::Absolute);
    }
}

// Charge, isotope, radical, orders, a wedge and an enhanced stereo mark, each where it was drawn.
void TestCdx::structure()
{
    Cdx cdx;
    cdx.begin(0x8003, 10);
    cdx.node(11, 100, 100).property(0x0402, 8, 2).property(0x0421, -1, 1).end();
    cdx.node(12, 130, 100).property(0x0420, 13, 2).property(0x0446, 3, 1);
    cdx.property(0x0447, 2, 2).end();
    cdx.node(13, 160, 100).property(0x0422, 2, 1).end();
    cdx.node(14, 190, 100).end();
    cdx.bond(15, 12, 11).property(0x0601, 6, 2).end();
    cdx.bond(16, 12, 13).property(0x0600, 2, 2).end();
    cdx.bond(17, 13, 14).property(0x0600, 0x80, 2).end();
    cdx.end();
    const Drawing sheet = sheetOf(cdx.finished());
    QCOMPARE(sheet.atoms.size(), size_t(4));
    QCOMPARE(sheet.bonds.size(), size_t(3));
    QCOMPARE(sheet.atoms[0].element, 8);
    QCOMPARE(sheet.atoms[0].charge, -1);
    QCOMPARE(sheet.atoms[1].isotope, 13);
    QCOMPARE(sheet.atoms[1].stereoGroup, StereoGroupKind::Or);
    QCOMPARE(sheet.atoms[1].stereoGroupNumber, 2);
    QCOMPARE(sheet.atoms[2].radicals, 1);
    // Drawn with bonds of 30, which become 14.4.
    QVERIFY(std::abs(sheet.atoms[1].at.x - sheet.atoms[0].at.x - 14.4) < 0.01);
    QVERIFY(std::abs(sheet.atoms[1].at.y - sheet.atoms[0].at.y) < 0.01);
    QCOMPARE(bondOf(sheet, 0, 1).stereo, BondStereo::Wedge);
    QCOMPARE(bondOf(sheet, 0, 1).from, sheet.atoms[1].id);
    QCOMPARE(bondOf(sheet, 1, 2).order, BondOrder::Double);
    QCOMPARE(bondOf(sheet, 2, 3).order, BondOrder::Aromatic);
}

void TestCdx::queries()
{
    Cdx cdx;
    cdx.begin(0x8003, 10);
    cdx.node(11, 100, 100).property(0x0400, 2, 2);
    cdx.property(0x0403, Cdx::bytes(2, 2) + Cdx::bytes(7, 2) + Cdx::bytes(8, 2)).end();
    cdx.node(12, 114, 100).property(0x0400, 2, 2);
    cdx.property(0x0403, Cdx::bytes(-2, 2) + Cdx::bytes(9, 2) + Cdx::bytes(17, 2)).end();
    cdx.node(13, 128, 100).property(0x0425, 2, 1).property(0x0426, 2, 1).end();
    cdx.bond(14, 11, 12).property(0x0600, 3, 2).end();
    cdx.bond(15, 12, 13).property(0x0600, -1, 2).property(0x0606, 1, 1).end();
    cdx.end();
    const Drawing sheet = sheetOf(cdx.finished());
    QCOMPARE(sheet.atoms.size(), size_t(3));
    QCOMPARE(sheet.atoms[0].kind, AtomKind::List);
    QCOMPARE(sheet.atoms[0].elements, (std::vector<int>{7, 8}));
    QCOMPARE(sheet.atoms[1].kind, AtomKind::NotList);
    QCOMPARE(sheet.atoms[1].elements, (std::vector<int>{9, 17}));
    QCOMPARE(sheet.atoms[2].query.ringBonds, 2);
    QCOMPARE(sheet.atoms[2].query.unsaturated, 1);
    QCOMPARE(bondOf(sheet, 0, 1).order, BondOrder::SingleOrDouble);
    QCOMPARE(bondOf(sheet, 1, 2).order, BondOrder::Any);
    QCOMPARE(bondOf(sheet, 1, 2).topology, BondTopology::Ring);
}

void TestCdx::scheme()
{
    const auto place = [](double x, double y) {
        return Cdx::bytes(long(x * 65536), 4) + Cdx::bytes(long(y * 65536), 4) + Cdx::bytes(0, 4);
    };
    Cdx cdx;
    cdx.begin(0x8003, 10).node(11, 50, 100).end().node(12, 64.4, 100).end();
    cdx.bond(13, 11, 12).end().end();
    cdx.begin(0x8003, 20).node(21, 200, 100).property(0x0402, 8, 2).end();
    cdx.node(22, 214.4, 100).end().bond(23, 21, 22).end().end();
    cdx.begin(0x8021, 30).property(0x0A2F, 1, 2).property(0x0A35, 2, 2);
    cdx.property(0x0207, place(170, 100)).property(0x0208, place(100, 100)).end();
    cdx.begin(0x8006, 31).property(0x0200, Cdx::bytes(90 * 65536, 4) + Cdx::bytes(135 * 65536, 4));
    cdx.property(0x0204, Cdx::bytes(82 * 65536, 4) + Cdx::bytes(120 * 65536, 4) +
                             Cdx::bytes(92 * 65536, 4) + Cdx::bytes(150 * 65536, 4));
    cdx.property(0x0700, Cdx::letters("O2\rreflux")).end();
    const Drawing sheet = sheetOf(cdx.finished());
    QCOMPARE(sheet.arrows.size(), size_t(1));
    QCOMPARE(sheet.arrows[0].kind, ArrowKind::Reaction);
    QVERIFY(sheet.arrows[0].to.x > sheet.arrows[0].from.x);
    QCOMPARE(sheet.texts.size(), size_t(1));
    QCOMPARE(QString::fromStdString(sheet.texts[0].text), QStringLiteral("O2\nreflux"));
    const auto reaction = reactionOf(sheet);
    QVERIFY(reaction);
    QCOMPARE(QString::fromStdString(reaction->smiles()), QStringLiteral("CC>>CO"));
    QVERIFY(!reaction->textAbove().empty());
}

void TestCdx::letters_data()
{
    QTest::addColumn<int>("charset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("Windows") << 1252 << QByteArray("80 \xB0\x43") << QStringLiteral("80 °C");
    QTest::newRow("Windows dash") << 1252 << QByteArray("1\x96\x32") << QString::fromUtf8("1–2");
    QTest::newRow("Mac") << 10000 << QByteArray("80 \xA1\x43") << QStringLiteral("80 °C");
    QTest::newRow("Mac micro") << 10000 << QByteArray("\xB5M") << QStringLiteral("µM");
    QTest::newRow("unknown") << 4711 << QByteArray("THF") << QStringLiteral("THF");
}

void TestCdx::letters()
{
    QFETCH(int, charset);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    for (const bool hasUtf8 : {false, true}) {
        Cdx cdx;
        cdx.property(0x0100, Cdx::bytes(1, 2) + Cdx::bytes(1, 2) + Cdx::bytes(3, 2) +
                                 Cdx::bytes(charset, 2) + Cdx::bytes(5, 2) + "Arial");
        cdx.begin(0x8006, 31);
        cdx.property(0x0200, Cdx::bytes(65536, 4) + Cdx::bytes(65536, 4));
        cdx.property(0x0700, Cdx::letters(hasUtf8 ? "?" : bytes.toStdString()));
        if (hasUtf8) {
            cdx.property(0x0709, Cdx::letters(text.toStdString()));
        }
        cdx.end();
        const Drawing sheet = sheetOf(cdx.finished());
        QCOMPARE(sheet.texts.size(), size_t(1));
        QCOMPARE(QString::fromStdString(sheet.texts[0].text), text);
    }
}

void TestCdx::brackets()
{
    Cdx cdx;
    cdx.begin(0x8003, 10).node(11, 50, 100).end().node(12, 64.4, 100).end();
    cdx.bond(13, 11, 12).end().end();
    cdx.begin(0x8017, 20).property(0x0A24, 3, 1).property(0x0A27, 12, 4);
    cdx.property(0x0A2A, Cdx::letters("m")).end();
    const Drawing sheet = sheetOf(cdx.finished());
    QCOMPARE(sheet.groups.size(), size_t(1));
    QCOMPARE(sheet.groups[0].kind, GroupKind::Repeat);
    QCOMPARE(QString::fromStdString(sheet.groups[0].label), QStringLiteral("m"));
    QCOMPARE(sheet.groups[0].atoms, std::vector<ItemId>{sheet.atoms[1].id});
}

// Whatever is within them; and properties that nobody knows.
void TestCdx::unknownObjectsAreLeftOut()
{
    Cdx cdx;
    cdx.begin(0x8FF0, 5).begin(0x8003, 6).node(7, 1, 1).end().end().end();
    cdx.begin(0x8003, 10).property(0x3F00, std::string(300, 'x'));
    cdx.node(11, 50, 100).property(0x0402, std::string(3, 'x')).end().end();
    const Drawing sheet = sheetOf(cdx.finished());
    QCOMPARE(sheet.atoms.size(), size_t(1));
    QCOMPARE(sheet.atoms[0].element, 6);
}

// Over 65,534 bytes the size stands in four more.
void TestCdx::longProperty()
{
    std::string bytes = Cdx().finished();
    bytes.resize(bytes.size() - 4);
    bytes += Cdx::bytes(0x3F00, 2) + Cdx::bytes(0xFFFF, 2) + Cdx::bytes(70000, 4);
    bytes += std::string(70000, 'x');
    Cdx rest;
    bytes += rest.begin(0x8003, 10).node(11, 50, 100).end().end().finished().substr(34);
    QCOMPARE(sheetOf(bytes).atoms.size(), size_t(1));
}

void TestCdx::cutOffAnywhere()
{
    const std::string bytes = document("OSM-S-106.cdx");
    QVERIFY(bytes.size() > 3000);
    for (size_t size = 0; size + 2 < bytes.size(); ++size) {
        const auto cdxml = cdxmlOfCdx(bytes.substr(0, size));
        // Only the end of the document itself may be missing.
        QVERIFY2(!cdxml || size + 6 > bytes.size(), qPrintable(QString::number(size)));
    }
}

void TestCdx::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    Cdx deep;
    for (int i = 0; i < 5000; ++i) {
        deep.begin(0x8002, i);
    }
    Cdx wide;
    for (int i = 0; i < 210000; ++i) {
        wide.begin(0x8002, i).end();
    }
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Syntax;
    QTest::newRow("no more than the mark") << QByteArray("VjCD0100") << ErrorCode::Syntax;
    QTest::newRow("text") << QByteArray("CCO and more, as long as a header is")
                          << ErrorCode::Syntax;
    QTest::newRow("deep") << QByteArray::fromStdString(deep.finished()) << ErrorCode::TooLarge;
    QTest::newRow("many") << QByteArray::fromStdString(wide.finished()) << ErrorCode::TooLarge;
    QTest::newRow("large") << QByteArray::fromStdString("VjCD0100" + std::string(9 << 20, '\0'))
                           << ErrorCode::TooLarge;
    Cdx beyond;
    QTest::newRow("beyond the end")
        << QByteArray::fromStdString(
               beyond.property(0x3F00, std::string()).finished().replace(36, 2, "\xFE\xFF"))
        << ErrorCode::Syntax;
}

void TestCdx::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const auto cdxml = cdxmlOfCdx(bytes.toStdString());
    QVERIFY(!cdxml);
    QCOMPARE(cdxml.error().code, code);
}

QTEST_GUILESS_MAIN(TestCdx)
#include "tst_cdx.moc"
