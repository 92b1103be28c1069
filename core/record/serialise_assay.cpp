// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise_parts.h"

#include <limits>

namespace artemisia
{

Json toJson(const Assay &assay)
{
    ObjectWriter writer;
    writeSchemaAndId(writer, RecordKind::Assay, assay.head);
    writer.string("slug", assay.slug);
    writer.string("name", assay.name);
    writer.string("state", toName(assay.state));
    writeHead(writer, assay.head);
    writer.text("description", assay.description);
    writer.string("endpoint", assay.endpoint);
    writer.string("target", assay.target);
    writer.string("laboratory", assay.laboratory);
    writer.string("unit", assay.unit);
    writeRemarks(writer, assay.remarks);
    writeAttachments(writer, assay.attachments);
    return std::move(writer).finish(assay.head.unknown);
}

Result<Assay> assayFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    Assay assay;
    readHead(reader, RecordKind::Assay, assay.head);
    assay.slug = reader.string("slug");
    assay.name = reader.string("name");
    assay.state = reader.oneOf("state", publicationStateFromName, assay.state);
    assay.description = reader.text("description");
    assay.endpoint = reader.string("endpoint");
    assay.target = reader.string("target");
    assay.laboratory = reader.string("laboratory");
    assay.unit = reader.string("unit");
    assay.remarks = reader.list("remarks", readRemark);
    assay.attachments = reader.list("attachments", readAttachment);
    assay.head.unknown = reader.unknown();
    return errors.resultOf(std::move(assay));
}

Json toJson(const AssayResult &result)
{
    ObjectWriter writer;
    writeSchemaAndId(writer, RecordKind::AssayResult, result.head);
    writer.id("assay", result.assay);
    writer.id("compound", result.compound);
    writer.id("batch", result.batch);
    const bool hasQualifier = !result.value.isNull() || result.qualifier != Qualifier::Equal;
    writer.string("qualifier", hasQualifier ? toSymbol(result.qualifier) : QString());
    writer.object("value", toJson(result.value));
    writer.object("upper", toJson(result.upper));
    writer.string("unit", result.unit);
    writer.object("dose", toJson(result.dose));
    writer.text("text", result.text);
    writer.integerUnless("replicate", result.replicate, 0);
    writer.string("date", result.date);
    writer.text("raw", result.raw);
    writer.string("source", result.source);
    writeHead(writer, result.head);
    writeRemarks(writer, result.remarks);
    return std::move(writer).finish(result.head.unknown);
}

Result<AssayResult> assayResultFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    AssayResult result;
    readHead(reader, RecordKind::AssayResult, result.head);
    result.assay = reader.id<AssayId>("assay");
    result.compound = reader.id<CompoundId>("compound");
    result.batch = reader.id<BatchId>("batch");
    result.qualifier = reader.oneOf("qualifier", qualifierFromSymbol, result.qualifier);
    result.value = reader.decimal("value");
    result.upper = reader.decimal("upper");
    result.unit = reader.string("unit");
    result.dose = reader.quantity("dose");
    result.text = reader.text("text");
    result.replicate = reader.integer("replicate", 0, 0, std::numeric_limits<int>::max());
    result.date = reader.string("date");
    result.raw = reader.text("raw");
    result.source = reader.string("source");
    result.remarks = reader.list("remarks", readRemark);
    result.head.unknown = reader.unknown();
    return errors.resultOf(std::move(result));
}

} // namespace artemisia
