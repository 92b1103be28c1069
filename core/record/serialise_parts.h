// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/object_reader.h"
#include "core/record/object_writer.h"
#include "core/record/serialise.h"

namespace artemisia
{

/// What the records share, between a record and its JSON object. Each read function reads from the
/// reader of the part's own object.
[[nodiscard]] Json toJson(const Attachment &attachment);
[[nodiscard]] Attachment readAttachment(ObjectReader &reader);
[[nodiscard]] Json toJson(const Remark &remark);
[[nodiscard]] Remark readRemark(ObjectReader &reader);
[[nodiscard]] Structure readStructure(ObjectReader &reader);
[[nodiscard]] Structure readStructure(ObjectReader &reader, const char *key);

inline void writeAttachments(ObjectWriter &writer, const QList<Attachment> &attachments)
{
    writer.list("attachments", attachments,
                [](const Attachment &attachment) { return toJson(attachment); });
}
inline void writeRemarks(ObjectWriter &writer, const QList<Remark> &remarks)
{
    writer.list("remarks", remarks, [](const Remark &remark) { return toJson(remark); });
}

/// The first two fields of every record.
template <class IdType>
void writeSchemaAndId(ObjectWriter &writer, RecordKind kind, const RecordHead<IdType> &head)
{
    writer.string("$schema", schemaUrl(kind));
    writer.id("id", head.id);
}
/// When and who: stands after the record's code, title and state.
template <class IdType>
void writeHead(ObjectWriter &writer, const RecordHead<IdType> &head)
{
    writer.time("created", head.created);
    writer.time("modified", head.modified);
    writer.ids("authors", head.authors);
}

/// Notes an error if "$schema" names another kind of record.
void checkSchema(ObjectReader &reader, RecordKind kind);

/// All but the unknown fields, which are known only after everything else was read.
template <class IdType>
void readHead(ObjectReader &reader, RecordKind kind, RecordHead<IdType> &head)
{
    checkSchema(reader, kind);
    head.id = reader.id<IdType>("id");
    head.created = reader.time("created");
    head.modified = reader.time("modified");
    head.authors = reader.ids<PersonId>("authors");
}

} // namespace artemisia
