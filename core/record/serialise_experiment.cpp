// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise_parts.h"

namespace artemisia
{

namespace
{

Json toJson(const Scheme &scheme)
{
    ObjectWriter writer;
    writer.string("reactionSmiles", scheme.smiles);
    writer.text("textAbove", scheme.textAbove);
    writer.text("textBelow", scheme.textBelow);
    writer.lines("rxn", scheme.rxn);
    writer.lines("cdxml", scheme.cdxml);
    return std::move(writer).finish();
}

Scheme readScheme(ObjectReader &reader)
{
    Scheme scheme;
    scheme.smiles = reader.string("reactionSmiles");
    scheme.textAbove = reader.text("textAbove");
    scheme.textBelow = reader.text("textBelow");
    scheme.rxn = reader.text("rxn");
    scheme.cdxml = reader.text("cdxml");
    return scheme;
}

Json materialToJson(const Material &material)
{
    ObjectWriter writer;
    writer.id("id", material.id);
    writer.string("reactionRole", toName(material.role));
    writer.string("name", material.name);
    writer.id("compound", material.compound);
    writer.id("batch", material.batch);
    writer.object("structure", toJson(material.structure));
    writer.flag("isLimiting", material.isLimiting);
    writer.object("mass", toJson(material.mass));
    writer.object("volume", toJson(material.volume));
    writer.object("moles", toJson(material.amount));
    writer.object("equivalents", toJson(material.equivalents));
    writer.object("density", toJson(material.density));
    writer.object("concentration", toJson(material.concentration));
    writer.object("purity", toJson(material.purity));
    writer.object("yield", toJson(material.yield));
    writer.text("notes", material.notes);
    return std::move(writer).finish(material.unknown);
}

Material readMaterial(ObjectReader &reader)
{
    Material material;
    material.id = reader.id<ElementId>("id");
    material.role = reader.oneOf("reactionRole", materialRoleFromName, MaterialRole::Other);
    material.name = reader.string("name");
    material.compound = reader.id<CompoundId>("compound");
    material.batch = reader.id<BatchId>("batch");
    material.structure = readStructure(reader, "structure");
    material.isLimiting = reader.flag("isLimiting");
    material.mass = reader.quantity("mass");
    material.volume = reader.quantity("volume");
    material.amount = reader.quantity("moles");
    material.equivalents = reader.quantity("equivalents");
    material.density = reader.quantity("density");
    material.concentration = reader.quantity("concentration");
    material.purity = reader.quantity("purity");
    material.yield = reader.quantity("yield");
    material.notes = reader.text("notes");
    material.unknown = reader.unknown();
    return material;
}

Json observationToJson(const Observation &observation)
{
    ObjectWriter writer;
    writer.id("id", observation.id);
    writer.time("time", observation.at);
    writer.id("author", observation.author);
    writer.text("text", observation.text);
    return std::move(writer).finish(observation.unknown);
}

Observation readObservation(ObjectReader &reader)
{
    Observation observation;
    observation.id = reader.id<ElementId>("id");
    observation.at = reader.time("time");
    observation.author = reader.id<PersonId>("author");
    observation.text = reader.text("text");
    observation.unknown = reader.unknown();
    return observation;
}

} // namespace

Json toJson(const Experiment &experiment)
{
    ObjectWriter writer;
    writeSchemaAndId(writer, RecordKind::Experiment, experiment.head);
    writer.string("code", experiment.code);
    writer.string("title", experiment.title);
    writer.string("state", toName(experiment.state));
    writer.flag("isDemonstration", experiment.isDemonstration);
    writer.string("startDate", experiment.date);
    writeHead(writer, experiment.head);
    writer.strings("keywords", experiment.tags);
    writer.id("repeats", experiment.repeats);
    writer.text("objective", experiment.objective);
    writer.object("scheme", toJson(experiment.scheme));
    writer.list("materials", experiment.materials, materialToJson);
    writer.text("procedure", experiment.procedure);
    writer.list("observations", experiment.observations, observationToJson);
    writer.text("conclusion", experiment.conclusion);
    writer.strings("citation", experiment.links);
    writeRemarks(writer, experiment.remarks);
    writeAttachments(writer, experiment.attachments);
    return std::move(writer).finish(experiment.head.unknown);
}

Result<Experiment> experimentFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    Experiment experiment;
    readHead(reader, RecordKind::Experiment, experiment.head);
    experiment.code = reader.string("code");
    experiment.title = reader.string("title");
    experiment.state = reader.oneOf("state", publicationStateFromName, experiment.state);
    experiment.isDemonstration = reader.flag("isDemonstration");
    experiment.date = reader.string("startDate");
    experiment.tags = reader.strings("keywords");
    experiment.repeats = reader.id<ExperimentId>("repeats");
    experiment.objective = reader.text("objective");
    reader.object("scheme",
                  [&experiment](ObjectReader &child) { experiment.scheme = readScheme(child); });
    experiment.materials = reader.list("materials", readMaterial);
    experiment.procedure = reader.text("procedure");
    experiment.observations = reader.list("observations", readObservation);
    experiment.conclusion = reader.text("conclusion");
    experiment.links = reader.strings("citation");
    experiment.remarks = reader.list("remarks", readRemark);
    experiment.attachments = reader.list("attachments", readAttachment);
    experiment.head.unknown = reader.unknown();
    return errors.resultOf(std::move(experiment));
}

} // namespace artemisia
