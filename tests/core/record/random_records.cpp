// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/record/random_records.h"

namespace artemisia::test
{

namespace
{

/// Known parts stand before unknown fields in a file, and what is unknown inside them is read in
/// that order.
Json inFront(const std::string &key, const Json &inside, const Json &unknown)
{
    Json result = Json::object();
    result[key] = inside;
    result.update(unknown);
    return result;
}

} // namespace

QString RandomRecords::word()
{
    static const QStringList words{QStringLiteral("aniline"),
                                   QStringLiteral("0.250"),
                                   QStringLiteral("2-(4-Chlor­phenyl)"),
                                   QStringLiteral("µM"),
                                   QStringLiteral("青蒿素"),
                                   QStringLiteral("артемизинин"),
                                   QStringLiteral("\"quoted\""),
                                   QStringLiteral("back\\slash"),
                                   QStringLiteral("C[C@@H](O)[O-]"),
                                   QStringLiteral("🧪🧬"),
                                   QStringLiteral("<b>&amp;"),
                                   QStringLiteral("tab\there"),
                                   QStringLiteral("bell\a"),
                                   QStringLiteral("é\u0301"),
                                   QStringLiteral("#DIV/0!"),
                                   QStringLiteral("\u2028")};
    return words[below(int(words.size()))];
}

QString RandomRecords::text()
{
    static const QStringList breaks{QStringLiteral(" "), QStringLiteral("\n"),
                                    QStringLiteral("\r\n"), QStringLiteral("\n\n"),
                                    QString(QChar(u'\0'))};
    QString result;
    for (int i = below(8); i > 0; --i) {
        result += word() + breaks[below(int(breaks.size()))];
    }
    return result;
}

QString RandomRecords::hex(int digits)
{
    QString result;
    for (int i = 0; i < digits; ++i) {
        result += QString::number(below(16), 16);
    }
    return result;
}

QUuid RandomRecords::uuid()
{
    return QUuid::fromString(
        QStringLiteral("%1-%2-4%3-a%4-%5").arg(hex(8), hex(4), hex(3), hex(3), hex(12)));
}

QString RandomRecords::date()
{
    return maybe() ? QString()
                   : QStringLiteral("20%1-0%2-1%3")
                         .arg(10 + below(20))
                         .arg(1 + below(9))
                         .arg(below(10));
}

QString RandomRecords::inchiKey()
{
    QString letters;
    for (int i = 0; i < 22; ++i) {
        letters += QChar(u'A' + below(26));
    }
    return letters.left(14) + u'-' + letters.mid(14) + QStringLiteral("SA-N");
}

Timestamp RandomRecords::time()
{
    return Timestamp(1'000'000'000LL + below(1'000'000'000));
}

Json RandomRecords::anyJson(int depth)
{
    switch (below(depth > 0 ? 7 : 5)) {
    case 0:
        return word().toStdString();
    case 1:
        return below(1000000) - 500000;
    case 2:
        return m_random.generateDouble() * 1e-7;
    case 3:
        return maybe();
    case 4:
        return nullptr;
    case 5:
        return unknown(depth - 1);
    default: {
        Json array = Json::array();
        for (int i = below(4); i > 0; --i) {
            array.push_back(anyJson(depth - 1));
        }
        return array;
    }
    }
}

Json RandomRecords::unknown(int depth)
{
    Json object = Json::object();
    for (int i = below(3); i > 0; --i) {
        object["x" + hex(3).toStdString()] = anyJson(depth);
    }
    return object;
}

QStringList RandomRecords::words()
{
    return listOf([this] { return word(); });
}

Decimal RandomRecords::decimal()
{
    static const QStringList numbers{QStringLiteral("0.250"),
                                     QStringLiteral("007"),
                                     QStringLiteral("1.20e-3"),
                                     QStringLiteral("-0"),
                                     QStringLiteral("+5"),
                                     QStringLiteral("5."),
                                     QStringLiteral(".5"),
                                     QStringLiteral("100"),
                                     QStringLiteral("1e400"),
                                     QStringLiteral("1e-400"),
                                     QStringLiteral("0.1"),
                                     QStringLiteral("-12.50"),
                                     QStringLiteral("123456789012345678901234567890"),
                                     QStringLiteral("9007199254740993"),
                                     QStringLiteral("0.1000000000000000055511151231257827"),
                                     QStringLiteral("1E5"),
                                     QStringLiteral("0.000000001")};
    const int choice = below(int(numbers.size()) * 3);
    if (choice < numbers.size()) {
        return Decimal::fromString(numbers[choice]);
    }
    return Decimal::fromDouble(m_random.generateDouble() * 1000, below(7));
}

Quantity RandomRecords::quantity()
{
    static const QStringList units{QString(), QStringLiteral("g"), QStringLiteral("µM"),
                                   QStringLiteral("°C"), QStringLiteral("%")};
    Quantity result;
    if (below(4) != 0) {
        result.value = decimal();
    }
    result.unit = units[below(int(units.size()))];
    return result;
}

Structure RandomRecords::structure()
{
    Structure result;
    if (maybe()) {
        result.molblock =
            QStringLiteral("\n  title\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n");
        result.smiles = QStringLiteral("C[C@H](N)C(=O)O");
        result.cxsmiles = maybe() ? QStringLiteral("C[C@H](N)C(=O)O |o1:1|") : QString();
        result.inchi =
            QStringLiteral("InChI=1S/C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m0/s1");
        result.inchiKey = inchiKey();
    }
    return result;
}

Attachment RandomRecords::attachment()
{
    Attachment result;
    result.id = id<ElementId>();
    result.name = QStringLiteral("spectrum %1 é.jdx").arg(below(1000));
    result.sha256 = hex(64);
    result.size = below(1 << 30);
    result.mediaType = maybe() ? QStringLiteral("chemical/x-jcamp-dx") : QString();
    result.caption = text();
    result.added = time();
    result.unknown = unknown();
    return result;
}

Remark RandomRecords::remark()
{
    Remark result;
    result.id = id<ElementId>();
    result.code = maybe() ? QStringLiteral("key-mismatch-stereo") : QString();
    result.text = text();
    result.unknown = unknown();
    return result;
}

Person RandomRecords::person()
{
    Person result;
    result.head = head<PersonId>();
    result.name = word();
    result.initials = QString(1 + below(4), QChar(u'A' + below(26)));
    result.orcid = maybe() ? QStringLiteral("0000-0002-1825-0097") : QString();
    result.github = maybe() ? QStringLiteral("octocat") : QString();
    result.email = maybe() ? QStringLiteral("a@example.org") : QString();
    result.copies = listOf([this] { return QString(1 + below(3), QChar(u'a' + below(26))); });
    return result;
}

Notebook RandomRecords::notebook()
{
    Notebook result;
    result.head = head<NotebookId>();
    result.title = word();
    result.description = text();
    result.licence = QStringLiteral("CC-BY-4.0");
    result.funding = text();
    result.homepage = maybe() ? QStringLiteral("https://example.org/osm") : QString();
    result.keywords = words();
    result.attribution = text();
    return result;
}

Material RandomRecords::material()
{
    Material result;
    result.id = id<ElementId>();
    result.role = MaterialRole(below(8));
    result.compound = maybeId<CompoundId>();
    result.batch = maybeId<BatchId>();
    result.name = text();
    result.structure = structure();
    result.isLimiting = maybe();
    for (Quantity *quantity :
         {&result.mass, &result.volume, &result.amount, &result.equivalents, &result.density,
          &result.concentration, &result.purity, &result.yield}) {
        *quantity = this->quantity();
    }
    result.notes = text();
    result.unknown = unknown();
    if (!toJson(result.mass).empty() && maybe()) {
        // A field inside a part that has no place of its own for it.
        result.unknown = inFront("mass", Json{{"uncertainty", 0.001}}, result.unknown);
    }
    return result;
}

Experiment RandomRecords::experiment()
{
    Experiment result;
    result.head = head<ExperimentId>();
    result.code = QStringLiteral("KBS%1-%2").arg(1 + below(99)).arg(1 + below(9));
    result.title = text();
    result.state = state();
    result.date = date();
    result.tags = words();
    result.isDemonstration = maybe();
    result.objective = text();
    if (maybe()) {
        result.scheme = {QStringLiteral("$RXN\n\n\n\n  1  1\n"),
                         QStringLiteral("CCO>>CC=O"),
                         text(),
                         text(),
                         {}};
        if (maybe()) {
            result.scheme.cdxml = QStringLiteral("<CDXML>\n <page/>\n</CDXML>\n");
        }
    }
    result.materials = listOf([this] { return material(); });
    result.procedure = text();
    result.observations = listOf([this] {
        return Observation{id<ElementId>(), time(), maybeId<PersonId>(), text(), unknown()};
    });
    result.conclusion = text();
    result.attachments = listOf([this] { return attachment(); });
    result.links = words();
    result.repeats = maybeId<ExperimentId>();
    result.remarks = listOf([this] { return remark(); });
    return result;
}

Compound RandomRecords::compound()
{
    Compound result;
    result.head = head<CompoundId>();
    result.code = QStringLiteral("OSM-S-%1").arg(1 + below(900));
    result.name = text();
    result.state = state();
    result.structure = structure();
    result.noStructureReason = text();
    result.stereo = chem::StereoStatement(below(5));
    result.stereoComment = text();
    result.aliases = listOf([this] { return Alias{id<ElementId>(), word(), word(), unknown()}; });
    result.tags = words();
    result.notes = text();
    result.remarks = listOf([this] { return remark(); });
    result.attachments = listOf([this] { return attachment(); });
    result.statedInchiKey = maybe() ? QStringLiteral("NOT-A-KEY") : QString();
    result.source = text();
    if (maybe()) {
        result.formula = QStringLiteral("C3H7NO2");
        result.averageMass = 50 + m_random.generateDouble() * 400;
        result.monoisotopicMass = below(500);
        result.head.unknown = inFront("derived", Json{{"xlogp", 1.5}}, result.head.unknown);
    }
    return result;
}

Batch RandomRecords::batch()
{
    Batch result;
    result.head = head<BatchId>();
    result.code = QStringLiteral("OSM-S-106-%1").arg(1 + below(9));
    result.compound = id<CompoundId>();
    result.experiment = maybeId<ExperimentId>();
    result.supplier = text();
    result.supplierCode = text();
    result.state = state();
    result.structure = structure();
    result.components = listOf([this] {
        return BatchComponent{
            id<ElementId>(), maybe() ? QStringLiteral("salt") : QStringLiteral("solvent"),
            word(),          QStringLiteral("Cl"),
            below(4),        below(3),
            unknown()};
    });
    result.amount = quantity();
    result.purity = quantity();
    result.appearance = text();
    result.location = text();
    result.date = date();
    result.notes = text();
    result.remarks = listOf([this] { return remark(); });
    result.attachments = listOf([this] { return attachment(); });
    return result;
}

Assay RandomRecords::assay()
{
    Assay result;
    result.head = head<AssayId>();
    result.slug = QStringLiteral("pfal-ic50-%1").arg(below(99));
    result.name = word();
    result.state = state();
    result.description = text();
    result.endpoint = text();
    result.target = text();
    result.laboratory = text();
    result.unit = maybe() ? QStringLiteral("µM") : QString();
    result.remarks = listOf([this] { return remark(); });
    result.attachments = listOf([this] { return attachment(); });
    return result;
}

AssayResult RandomRecords::result()
{
    AssayResult result;
    result.head = head<AssayResultId>();
    result.assay = id<AssayId>();
    result.compound = id<CompoundId>();
    result.batch = maybeId<BatchId>();
    result.qualifier = Qualifier(below(6));
    result.value = maybe() ? decimal() : Decimal();
    result.upper = maybe() ? decimal() : Decimal();
    result.unit = maybe() ? QStringLiteral("µM") : QString();
    result.dose = quantity();
    result.text = text();
    result.replicate = below(3);
    result.date = date();
    result.raw = text();
    result.source = text();
    result.remarks = listOf([this] { return remark(); });
    return result;
}

} // namespace artemisia::test
