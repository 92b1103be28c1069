// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise_parts.h"

#include <limits>

namespace artemisia
{

namespace
{

Json aliasToJson(const Alias &alias)
{
    ObjectWriter writer;
    writer.id("id", alias.id);
    writer.string("value", alias.value);
    writer.string("propertyID", alias.scheme);
    return std::move(writer).finish(alias.unknown);
}

Alias readAlias(ObjectReader &reader)
{
    Alias alias;
    alias.id = reader.id<ElementId>("id");
    alias.value = reader.string("value");
    alias.scheme = reader.string("propertyID");
    alias.unknown = reader.unknown();
    return alias;
}

QString stereoName(chem::StereoStatement stereo)
{
    const std::string_view name = chem::toName(stereo);
    return stereo == chem::StereoStatement::None
               ? QString()
               : QString::fromUtf8(name.data(), qsizetype(name.size()));
}

std::optional<chem::StereoStatement> stereoOf(const QString &name)
{
    return chem::stereoFromName(name.toStdString());
}

Json derivedOf(const Compound &compound)
{
    ObjectWriter writer;
    writer.string("molecularFormula", compound.formula);
    writer.numberUnless("molecularWeight", compound.averageMass, 0);
    writer.numberUnless("monoisotopicMolecularWeight", compound.monoisotopicMass, 0);
    return std::move(writer).finish();
}

void readDerived(ObjectReader &reader, Compound &compound)
{
    compound.formula = reader.string("molecularFormula");
    compound.averageMass = reader.number("molecularWeight").value_or(0);
    compound.monoisotopicMass = reader.number("monoisotopicMolecularWeight").value_or(0);
}

Json componentToJson(const BatchComponent &component)
{
    ObjectWriter writer;
    writer.id("id", component.id);
    writer.string("kind", component.kind);
    writer.string("name", component.name);
    writer.string("smiles", component.smiles);
    writer.integer("count", component.count);
    writer.integerUnless("parentCount", component.parentCount, 1);
    return std::move(writer).finish(component.unknown);
}

BatchComponent readComponent(ObjectReader &reader)
{
    constexpr int kMost = std::numeric_limits<int>::max();
    BatchComponent component;
    component.id = reader.id<ElementId>("id");
    component.kind = reader.string("kind");
    component.name = reader.string("name");
    component.smiles = reader.string("smiles");
    component.count = reader.integer("count", 1, 0, kMost);
    component.parentCount = reader.integer("parentCount", 1, 0, kMost);
    component.unknown = reader.unknown();
    return component;
}

} // namespace

Json toJson(const Compound &compound)
{
    ObjectWriter writer;
    writeSchemaAndId(writer, RecordKind::Compound, compound.head);
    writer.string("code", compound.code);
    writer.string("name", compound.name);
    writer.string("state", toName(compound.state));
    writeHead(writer, compound.head);
    writer.object("structure", toJson(compound.structure));
    writer.text("noStructureReason", compound.noStructureReason);
    writer.string("stereo", stereoName(compound.stereo));
    writer.text("stereoComment", compound.stereoComment);
    writer.list("aliases", compound.aliases, aliasToJson);
    writer.strings("keywords", compound.tags);
    writer.text("notes", compound.notes);
    writer.string("statedInChIKey", compound.statedInchiKey);
    writer.string("source", compound.source);
    writeRemarks(writer, compound.remarks);
    writeAttachments(writer, compound.attachments);
    writer.object("derived", derivedOf(compound));
    return std::move(writer).finish(compound.head.unknown);
}

Result<Compound> compoundFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    Compound compound;
    readHead(reader, RecordKind::Compound, compound.head);
    compound.code = reader.string("code");
    compound.name = reader.string("name");
    compound.state = reader.oneOf("state", publicationStateFromName, compound.state);
    compound.structure = readStructure(reader, "structure");
    compound.noStructureReason = reader.text("noStructureReason");
    compound.stereo = reader.oneOf("stereo", stereoOf, compound.stereo);
    compound.stereoComment = reader.text("stereoComment");
    compound.aliases = reader.list("aliases", readAlias);
    compound.tags = reader.strings("keywords");
    compound.notes = reader.text("notes");
    compound.statedInchiKey = reader.string("statedInChIKey");
    compound.source = reader.string("source");
    compound.remarks = reader.list("remarks", readRemark);
    compound.attachments = reader.list("attachments", readAttachment);
    reader.object("derived", [&compound](ObjectReader &child) { readDerived(child, compound); });
    compound.head.unknown = reader.unknown();
    return errors.resultOf(std::move(compound));
}

Json toJson(const Batch &batch)
{
    ObjectWriter writer;
    writeSchemaAndId(writer, RecordKind::Batch, batch.head);
    writer.string("code", batch.code);
    writer.string("state", toName(batch.state));
    writer.id("compound", batch.compound);
    writer.id("experiment", batch.experiment);
    writeHead(writer, batch.head);
    writer.string("supplier", batch.supplier);
    writer.string("supplierCode", batch.supplierCode);
    writer.object("structure", toJson(batch.structure));
    writer.list("components", batch.components, componentToJson);
    writer.object("amount", toJson(batch.amount));
    writer.object("purity", toJson(batch.purity));
    writer.string("appearance", batch.appearance);
    writer.string("location", batch.location);
    writer.string("date", batch.date);
    writer.text("notes", batch.notes);
    writeRemarks(writer, batch.remarks);
    writeAttachments(writer, batch.attachments);
    return std::move(writer).finish(batch.head.unknown);
}

Result<Batch> batchFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    Batch batch;
    readHead(reader, RecordKind::Batch, batch.head);
    batch.code = reader.string("code");
    batch.state = reader.oneOf("state", publicationStateFromName, batch.state);
    batch.compound = reader.id<CompoundId>("compound");
    batch.experiment = reader.id<ExperimentId>("experiment");
    batch.supplier = reader.string("supplier");
    batch.supplierCode = reader.string("supplierCode");
    batch.structure = readStructure(reader, "structure");
    batch.components = reader.list("components", readComponent);
    batch.amount = reader.quantity("amount");
    batch.purity = reader.quantity("purity");
    batch.appearance = reader.string("appearance");
    batch.location = reader.string("location");
    batch.date = reader.string("date");
    batch.notes = reader.text("notes");
    batch.remarks = reader.list("remarks", readRemark);
    batch.attachments = reader.list("attachments", readAttachment);
    batch.head.unknown = reader.unknown();
    return errors.resultOf(std::move(batch));
}

} // namespace artemisia
