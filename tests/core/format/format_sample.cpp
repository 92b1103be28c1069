// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml.h"
#include "chem/drawing/scheme.h"
#include "chem/reaction/reaction.h"
#include "tests/core/format/format_fixture.h"

namespace artemisia::test
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Ids {
    CompoundId acid;
    CompoundId aspirin;
    CompoundId secret;
    BatchId batch;
};

Structure structureOf(const char *smiles, const char *inchi, const char *key)
{
    Structure structure;
    structure.smiles = QString::fromLatin1(smiles);
    structure.inchi = QString::fromLatin1(inchi);
    structure.inchiKey = QString::fromLatin1(key);
    return structure;
}

QString waterBlock()
{
    return u"\n  drawn\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0000    0.0000    0.0000 O   0  0\nM  END\n"_s;
}

void addKnownCompounds(TestNotebook &notebook, Ids &ids)
{
    Compound acid;
    acid.head.id = CompoundId::fromString(u"3f0c1d2e-0000-4000-8000-000000000001");
    acid.head.authors = {notebook.store().owner()};
    acid.code = u"AE-1"_s;
    acid.name = u"salicylic acid"_s;
    acid.structure =
        structureOf("O=C(O)c1ccccc1O", "InChI=1S/C7H6O3/c8-6-4-2-1-3-5(6)7(9)10/h1-4,8H,(H,9,10)",
                    "YGSDEFSMJLZEOE-UHFFFAOYSA-N");
    acid.formula = u"C7H6O3"_s;
    acid.averageMass = 138.122;
    acid.monoisotopicMass = 138.0317;
    ids.acid = notebook.add(acid).head.id;
    Compound aspirin;
    aspirin.head.id = CompoundId::fromString(u"a10c1d2e-0000-4000-8000-000000000002");
    aspirin.head.authors = {notebook.store().owner()};
    aspirin.code = u"AE-2"_s;
    aspirin.name = u"=HYPERLINK(\"x\")|aspirin"_s;
    aspirin.structure =
        structureOf("CC(=O)Oc1ccccc1C(=O)O",
                    "InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)",
                    "BSYNRYMUTXBXSQ-UHFFFAOYSA-N");
    aspirin.aliases = {{ElementId::create(), u"50-78-2"_s, u"CAS"_s, Json::object()}};
    aspirin.attachments = {
        must(notebook.store().attachments().addData("IR", u"IR spectrum.txt"_s))};
    ids.aspirin = notebook.add(aspirin).head.id;
}

void addOddCompounds(TestNotebook &notebook, Ids &ids)
{
    Compound water;
    water.code = u"AE-3"_s;
    water.structure = structureOf("O", "InChI=1S/H2O/h1H2", "XLYOFNOQVPJJNP-UHFFFAOYSA-N");
    water.structure.molblock = waterBlock();
    water.stereo = chem::StereoStatement::None;
    notebook.add(water);
    Compound tar;
    tar.code = u"AE tar/1"_s;
    tar.noStructureReason = u"black tar"_s;
    notebook.add(tar);
    Compound secret;
    secret.code = u"AE-SECRET"_s;
    secret.state = PublicationState::Draft;
    ids.secret = notebook.add(secret).head.id;
}

void addBatch(TestNotebook &notebook, Ids &ids)
{
    Batch batch;
    batch.code = u"AE-2-1"_s;
    batch.compound = ids.aspirin;
    batch.amount = {Decimal::fromString(u"0.250"), u"g"_s};
    ids.batch = notebook.add(batch).head.id;
}

void addResults(TestNotebook &notebook, const Ids &ids)
{
    Assay assay;
    assay.slug = u"cox-1"_s;
    assay.name = u"COX-1 | IC50"_s;
    assay.endpoint = u"IC50"_s;
    assay.unit = u"µM"_s;
    assay = notebook.add(assay);
    AssayResult result;
    result.assay = assay.head.id;
    result.compound = ids.aspirin;
    result.batch = ids.batch;
    result.qualifier = Qualifier::Greater;
    result.value = Decimal::fromString(u"1.70");
    result.unit = u"µM"_s;
    result.raw = u"=cmd|' /C calc'!A0"_s;
    result.remarks = {{ElementId::create(), u"odd"_s, u"a, \"quoted\"\nremark"_s, Json::object()}};
    notebook.add(result);
    AssayResult words;
    words.assay = assay.head.id;
    words.compound = ids.acid;
    words.text = u"low sol"_s;
    words.raw = u"low sol"_s;
    notebook.add(words);
}

QList<Material> materialsOf(const Ids &ids)
{
    QList<Material> materials;
    Material material;
    material.id = ElementId::create();
    material.compound = ids.acid;
    material.isLimiting = true;
    material.mass = {Decimal::fromString(u"0.250"), u"g"_s};
    materials.append(material);
    material = {};
    material.id = ElementId::create();
    material.role = MaterialRole::Product;
    material.compound = ids.aspirin;
    material.batch = ids.batch;
    material.yield = {Decimal::fromString(u"77"), u"%"_s};
    materials.append(material);
    material = {};
    material.id = ElementId::create();
    material.role = MaterialRole::Reagent;
    material.compound = ids.secret;
    material.unknown["unread"] = {{"mass", "1,5 g | wet"},
                                  {"density", "heavy"}}; // as the desktop keeps it
    materials.append(material);
    return materials;
}

ExperimentId addFirstExperiment(TestNotebook &notebook, const Ids &ids)
{
    Experiment first;
    first.head.authors = {notebook.store().owner()};
    first.code = u"AE1-1"_s;
    first.title = u"Acetylation of salicylic acid | first"_s;
    first.state = PublicationState::Closed;
    first.date = u"2026-11-20"_s;
    first.tags = {u"esterification"_s};
    first.isDemonstration = true;
    first.objective = u"Make [aspirin](https://example.org)."_s;
    first.scheme.smiles = u"O=C(O)c1ccccc1O>>CC(=O)Oc1ccccc1C(=O)O"_s;
    first.scheme.rxn = u"$RXN\nnot readable"_s;
    first.materials = materialsOf(ids);
    first.procedure = u"1. Mix.\n2. Wait.\n\n```\nfence left open"_s;
    first.observations = {{ElementId::create(), Timestamp(1'795'000'000), notebook.store().owner(),
                           u"It turned *yellow*."_s, Json::object()}};
    first.conclusion = u"It worked."_s;
    first.attachments = {must(notebook.store().attachments().addData("one", u"NMR (1H).txt"_s)),
                         must(notebook.store().attachments().addData("two", u"nmr (1h).TXT"_s))};
    first.links = {u"https://example.org/a?b=c"_s, u"AE2-1"_s, u"javascript:alert(1)"_s};
    return notebook.add(first).head.id;
}

void addOtherExperiments(TestNotebook &notebook, const ExperimentId &first)
{
    Experiment second;
    second.head.authors = {notebook.store().owner()};
    second.code = u"AE2-1"_s;
    second.state = PublicationState::Open;
    second.repeats = first;
    const auto reaction =
        chem::Reaction::fromSmiles("O=C(O)c1ccccc1O.CC(=O)OC(C)=O>>CC(=O)Oc1ccccc1C(=O)O");
    if (reaction) {
        second.scheme.rxn = QString::fromStdString(reaction->withCoordinates()->rxnBlock().value());
        second.scheme.smiles = QString::fromStdString(reaction->smiles());
        second.scheme.textAbove = u"H2SO4"_s;
        const auto sheet = chem::drawingOf(*reaction->withCoordinates());
        second.scheme.cdxml = QString::fromStdString(chem::cdxmlOf(sheet.value()));
    }
    notebook.add(second);
    Experiment draft;
    draft.code = u"AE3-1"_s;
    draft.title = u"SECRET"_s;
    notebook.add(draft);
}

} // namespace

void fillSample(TestNotebook &notebook)
{
    Ids ids;
    addKnownCompounds(notebook, ids);
    addOddCompounds(notebook, ids);
    addBatch(notebook, ids);
    addResults(notebook, ids);
    addOtherExperiments(notebook, addFirstExperiment(notebook, ids));
}

} // namespace artemisia::test
