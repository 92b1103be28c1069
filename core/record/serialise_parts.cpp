// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise_parts.h"

#include <limits>

namespace artemisia
{

Json toJson(const Attachment &attachment)
{
    ObjectWriter writer;
    writer.id("id", attachment.id);
    writer.string("name", attachment.name);
    writer.text("caption", attachment.caption);
    writer.string("encodingFormat", attachment.mediaType);
    writer.integer("contentSize", attachment.size);
    writer.string("sha256", attachment.sha256);
    writer.time("added", attachment.added);
    return std::move(writer).finish(attachment.unknown);
}

Attachment readAttachment(ObjectReader &reader)
{
    Attachment attachment;
    attachment.id = reader.id<ElementId>("id");
    attachment.name = reader.string("name");
    attachment.caption = reader.text("caption");
    attachment.mediaType = reader.string("encodingFormat");
    attachment.size = reader.integer("contentSize", qint64(0), qint64(0), qint64(1) << 52);
    attachment.sha256 = reader.string("sha256");
    attachment.added = reader.time("added");
    attachment.unknown = reader.unknown();
    return attachment;
}

Json toJson(const Remark &remark)
{
    ObjectWriter writer;
    writer.id("id", remark.id);
    writer.string("code", remark.code);
    writer.text("text", remark.text);
    return std::move(writer).finish(remark.unknown);
}

Remark readRemark(ObjectReader &reader)
{
    Remark remark;
    remark.id = reader.id<ElementId>("id");
    remark.code = reader.string("code");
    remark.text = reader.text("text");
    remark.unknown = reader.unknown();
    return remark;
}

Json toJson(const Structure &structure)
{
    ObjectWriter writer;
    writer.string("smiles", structure.smiles);
    writer.string("cxsmiles", structure.cxsmiles);
    writer.string("inChI", structure.inchi);
    writer.string("inChIKey", structure.inchiKey);
    writer.lines("molblock", structure.molblock);
    return std::move(writer).finish();
}

Structure readStructure(ObjectReader &reader)
{
    Structure structure;
    structure.smiles = reader.string("smiles");
    structure.cxsmiles = reader.string("cxsmiles");
    structure.inchi = reader.string("inChI");
    structure.inchiKey = reader.string("inChIKey");
    structure.molblock = reader.text("molblock");
    return structure;
}

Structure readStructure(ObjectReader &reader, const char *key)
{
    Structure structure;
    reader.object(key, [&structure](ObjectReader &child) { structure = readStructure(child); });
    return structure;
}

Result<Structure> structureFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    return errors.resultOf(readStructure(reader));
}

void checkSchema(ObjectReader &reader, RecordKind kind)
{
    const QString url = reader.string("$schema");
    if (url.isEmpty() || url == schemaUrl(kind)) {
        return;
    }
    for (const RecordKind other :
         {RecordKind::Notebook, RecordKind::Person, RecordKind::Experiment, RecordKind::Compound,
          RecordKind::Batch, RecordKind::Assay, RecordKind::AssayResult}) {
        if (other != kind && url == schemaUrl(other)) {
            reader.reject("$schema",
                          ObjectReader::tr("this is the record of another kind (%1 instead of %2)")
                              .arg(toName(other), toName(kind)));
        }
    }
}

QString schemaUrl(RecordKind kind)
{
    return QStringLiteral("https://w3id.org/artemisia/schemas/%1/%2.schema.json")
        .arg(kFormatVersion)
        .arg(toName(kind));
}

} // namespace artemisia
