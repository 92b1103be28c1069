// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise_parts.h"

#include <algorithm>
#include <limits>

namespace artemisia
{

namespace
{

constexpr auto kVersionKey = "formatVersion";
constexpr auto kReaderKey = "minimumReader";

void writePerson(ObjectWriter &writer, const Person &person)
{
    writer.id("id", person.head.id);
    writer.string("name", person.name);
    writer.string("initials", person.initials);
    writer.string("orcid", person.orcid);
    writer.string("github", person.github);
    writer.string("email", person.email);
    writer.strings("copies", person.copies);
    writeHead(writer, person.head);
}

Json inNotebook(const Person &person)
{
    ObjectWriter writer;
    writePerson(writer, person);
    return std::move(writer).finish(person.head.unknown);
}

Person readPerson(ObjectReader &reader)
{
    Person person;
    readHead(reader, RecordKind::Person, person.head);
    person.name = reader.string("name");
    person.initials = reader.string("initials");
    person.orcid = reader.string("orcid");
    person.github = reader.string("github");
    person.email = reader.string("email");
    person.copies = reader.strings("copies");
    person.head.unknown = reader.unknown();
    return person;
}

/// A newer version that we can read wrote its number; it stays while its fields are kept.
int versionKept(const Notebook &notebook, const char *key, int ours)
{
    const auto found = notebook.head.unknown.find(key);
    return found != notebook.head.unknown.end() && found->is_number_integer()
               ? std::max(ours, found->get<int>())
               : ours;
}

int readVersion(ObjectReader &reader, const char *key, Json &unknown)
{
    const int version = reader.integer(key, kFormatVersion, 1, std::numeric_limits<int>::max());
    if (version > kFormatVersion) {
        unknown[key] = version;
    }
    return version;
}

Result<> checkReader(const Json &json)
{
    const auto found = json.is_object() ? json.find(kReaderKey) : json.end();
    if (json.is_object() && found != json.end() && found->is_number() &&
        found->get<double>() > kFormatVersion) {
        return fail(
            ErrorCode::TooNew,
            ObjectReader::tr("This notebook was written by a newer version of Artemisia: it needs "
                             "a program that "
                             "reads format %1, and this one reads format %2. Nothing was changed.")
                .arg(found->get<double>())
                .arg(kFormatVersion));
    }
    return {};
}

} // namespace

Json toJson(const Person &person)
{
    ObjectWriter writer;
    writer.string("$schema", schemaUrl(RecordKind::Person));
    writePerson(writer, person);
    return std::move(writer).finish(person.head.unknown);
}

Result<Person> personFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    return errors.resultOf(readPerson(reader));
}

Json toJson(const Notebook &notebook, const QList<Person> &people)
{
    QList<Person> ordered = people;
    std::stable_sort(ordered.begin(), ordered.end(), [](const Person &a, const Person &b) {
        return a.head.created == b.head.created ? a.head.id < b.head.id
                                                : a.head.created < b.head.created;
    });
    ObjectWriter writer;
    writeSchemaAndId(writer, RecordKind::Notebook, notebook.head);
    writer.string("title", notebook.title);
    writer.integer(kVersionKey, versionKept(notebook, kVersionKey, kFormatVersion));
    writer.integer(kReaderKey, versionKept(notebook, kReaderKey, kMinimumReader));
    writeHead(writer, notebook.head);
    writer.text("description", notebook.description);
    writer.string("license", notebook.licence);
    writer.text("funding", notebook.funding);
    writer.string("url", notebook.homepage);
    writer.strings("keywords", notebook.keywords);
    writer.text("creditText", notebook.attribution);
    writer.list("people", ordered, inNotebook);
    return std::move(writer).finish(notebook.head.unknown);
}

Result<NotebookWithPeople> notebookFromJson(const Json &json)
{
    ARTEMISIA_TRY(checkReader(json));
    ReadErrors errors;
    ObjectReader reader(errors, json);
    NotebookWithPeople result;
    Notebook &notebook = result.notebook;
    Json versions = Json::object();
    readHead(reader, RecordKind::Notebook, notebook.head);
    notebook.title = reader.string("title");
    readVersion(reader, kVersionKey, versions);
    readVersion(reader, kReaderKey, versions);
    notebook.description = reader.text("description");
    notebook.licence = reader.string("license");
    notebook.funding = reader.text("funding");
    notebook.homepage = reader.string("url");
    notebook.keywords = reader.strings("keywords");
    notebook.attribution = reader.text("creditText");
    result.people = reader.list("people", readPerson);
    notebook.head.unknown = reader.unknown();
    for (const auto &[key, value] : versions.get_ref<const Json::object_t &>()) {
        notebook.head.unknown[key] = value;
    }
    return errors.resultOf(std::move(result));
}

} // namespace artemisia
