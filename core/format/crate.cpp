// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/crate.h"

#include "core/format/experiment_page.h"
#include "core/format/layout.h"
#include "core/format/notebook_files.h"
#include "core/format/root_files.h"

#include <QUrl>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Other notebooks refuse a crate with a null character in it.
std::string utf8(QString text)
{
    return text.remove(QChar(u'\0')).toStdString();
}

Json reference(const QString &id)
{
    return Json{{"@id", utf8(id)}};
}

/// Sets a property unless it would be empty: validators warn of empty values.
void set(Json &node, const char *key, const QString &value)
{
    if (!value.trimmed().isEmpty()) {
        node[key] = utf8(value);
    }
}

QString fileName(const QString &path)
{
    return path.section(u'/', -1);
}

/// A relative path as an @id: a URI reference, encoded only where it must be.
QString idOf(const QString &path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/!$&'()*+,;=@"));
}

constexpr QLatin1StringView kPublisherId("#artemisia");

} // namespace

Crate::Crate(const PublicIndex &index)
    : m_index(index)
{
    addPeople();
}

void Crate::addNode(const Json &node)
{
    const QByteArray text = canonicalText(node);
    m_nodes += ",\n";
    const QList<QByteArray> lines = text.trimmed().split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        m_nodes += (i > 0 ? "\n    " : "    ") + lines[i];
    }
}

void Crate::addPeople()
{
    for (const Person &person : m_index.people) {
        const QString local = "#person-"_L1 + person.head.id.toString();
        const QString orcid = "https://orcid.org/"_L1 + person.orcid;
        const bool isOrcid = isValidOrcid(person.orcid) && !m_ids.contains(orcid);
        const QString id = isOrcid ? orcid : local;
        m_ids.insert(id);
        m_personIds.insert(person.head.id, id);
        Json node = {{"@id", utf8(id)}, {"@type", "Person"}};
        set(node, "name", person.name.trimmed().isEmpty() ? person.initials : person.name);
        if (!person.github.isEmpty()) {
            set(node, "url", "https://github.com/"_L1 + linkTo(person.github));
        }
        addNode(node);
    }
}

/// "author" is one object to the readers of .eln files; further authors are contributors.
void Crate::addAuthors(Json &node, const QList<PersonId> &authors) const
{
    QStringList ids;
    for (const PersonId &author : authors) {
        const QString id = m_personIds.value(author);
        if (!id.isEmpty() && !ids.contains(id)) {
            ids.append(id);
        }
    }
    if (ids.isEmpty()) {
        return;
    }
    node["author"] = reference(ids.first());
    for (qsizetype i = 1; i < ids.size(); ++i) {
        node["contributor"].push_back(reference(ids[i]));
    }
}

Crate::File Crate::fileOf(const QString &path, const QString &mediaType, const FileFacts &facts)
{
    return {path, fileName(path), mediaType, facts, {}};
}

Crate::ExperimentFiles Crate::filesIn(const CrateFacts &published, const Experiment &experiment,
                                      const FileFacts &record)
{
    const QString id = idOf(folderOf(experiment));
    if (published.of(id + "experiment.json"_L1) != record) {
        return {record, {}, {}, {}, {}};
    }
    return {record, published.of(id + "README.md"_L1), published.of(id + "scheme.rxn"_L1),
            published.of(id + "scheme.svg"_L1), published.of(id + "scheme.cdxml"_L1)};
}

QList<Crate::File> Crate::attachmentsOf(const QString &recordPath,
                                        const QList<Attachment> &attachments) const
{
    QList<File> files;
    const QStringList names = attachmentNames(attachments);
    const QString folder = attachmentFolder(recordPath);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Attachment &attachment = attachments[i];
        const QString name = attachment.name.trimmed().isEmpty() ? names[i] : attachment.name;
        files.append({folder + names[i],
                      name,
                      attachment.mediaType,
                      {attachment.size, attachment.sha256},
                      attachment.caption});
    }
    return files;
}

/// Adds the nodes of \a files and gives the references to them.
Json Crate::partsOf(const QList<File> &files)
{
    Json parts = Json::array();
    for (const File &file : files) {
        const QString id = idOf(file.path);
        if (m_ids.contains(id)) {
            continue;
        }
        m_ids.insert(id);
        Json node = {{"@id", utf8(id)}, {"@type", "File"}};
        set(node, "name", file.name);
        set(node, "description", file.description);
        set(node, "encodingFormat", file.mediaType);
        if (file.facts.isKnown()) {
            node["contentSize"] = std::to_string(file.facts.size);
        }
        set(node, "sha256", file.facts.sha256);
        addNode(node);
        parts.push_back(reference(id));
    }
    return parts;
}

void Crate::addExperiment(const Experiment &experiment, const ExperimentFiles &own)
{
    const QString folder = folderOf(experiment);
    const QString id = idOf(folder);
    if (m_ids.contains(id)) {
        return;
    }
    m_ids.insert(id);
    m_parts.push_back(reference(id));
    QList<File> files = {fileOf(folder + "experiment.json"_L1, u"application/json"_s, own.record),
                         fileOf(folder + "README.md"_L1, u"text/markdown"_s, own.page)};
    if (experiment.scheme.isDrawn()) {
        files.append(fileOf(folder + "scheme.svg"_L1, u"image/svg+xml"_s, own.svg));
    }
    if (!experiment.scheme.rxn.isEmpty()) {
        files.append(fileOf(folder + "scheme.rxn"_L1, u"chemical/x-mdl-rxnfile"_s, own.rxn));
    }
    if (!experiment.scheme.cdxml.isEmpty()) {
        files.append(fileOf(folder + "scheme.cdxml"_L1, u"chemical/x-cdxml"_s, own.sheet));
    }
    files += attachmentsOf(pathOf(experiment), experiment.attachments);

    Json node = {{"@id", utf8(id)}, {"@type", "Dataset"}};
    const QString title = experiment.title.simplified();
    set(node, "name", title.isEmpty() ? experiment.code : experiment.code + ": "_L1 + title);
    set(node, "identifier", "urn:uuid:"_L1 + experiment.head.id.toString());
    node["genre"] = "experiment";
    set(node, "description",
        experiment.isDemonstration ? u"Made up as a demonstration."_s : QString());
    set(node, "creativeWorkStatus", toName(experiment.state));
    addAuthors(node, experiment.head.authors);
    set(node, "dateCreated", experiment.head.created.toString());
    set(node, "dateModified", experiment.head.modified.toString());
    set(node, "keywords", experiment.tags.join(", "_L1));
    const QString text = experimentText(experiment, m_index);
    if (!text.isEmpty()) {
        node["text"] = utf8(text);
        node["encodingFormat"] = "text/markdown";
    }
    node["hasPart"] = partsOf(files);
    addNode(node);
}

void Crate::addAssay(const Assay &assay, const QByteArray &record)
{
    const QString recordPath = pathOf(assay);
    const QString id = idOf(recordPath.chopped(qsizetype(qstrlen("assay.json"))));
    if (m_ids.contains(id)) {
        return;
    }
    m_ids.insert(id);
    m_parts.push_back(reference(id));
    QList<File> files = {fileOf(recordPath, u"application/json"_s, factsOf(record))};
    files += attachmentsOf(recordPath, assay.attachments);
    Json node = {{"@id", utf8(id)}, {"@type", "Dataset"}};
    set(node, "name", assay.name.trimmed().isEmpty() ? assay.slug : assay.name);
    set(node, "identifier", "urn:uuid:"_L1 + assay.head.id.toString());
    node["genre"] = "assay";
    set(node, "description", assay.description);
    addAuthors(node, assay.head.authors);
    set(node, "dateCreated", assay.head.created.toString());
    set(node, "dateModified", assay.head.modified.toString());
    node["hasPart"] = partsOf(files);
    addNode(node);
    addRootFile(resultsPathOf(assay),
                "Results of "_L1 + (assay.name.trimmed().isEmpty() ? assay.slug : assay.name),
                u"text/csv"_s, {});
}

void Crate::addRootFile(const QString &path, const QString &name, const QString &mediaType,
                        const QByteArray &bytes)
{
    File file = fileOf(path, mediaType, bytes.isNull() ? FileFacts() : factsOf(bytes));
    file.name = name;
    for (const Json &part : partsOf({file})) {
        m_parts.push_back(part);
    }
}

void Crate::addFolder(const QString &path, const QString &name, const QString &description)
{
    Json node = {{"@id", utf8(idOf(path))},
                 {"@type", "Dataset"},
                 {"name", utf8(name)},
                 {"description", utf8(description)}};
    m_ids.insert(idOf(path));
    m_parts.push_back(reference(idOf(path)));
    addNode(node);
}

Json Crate::descriptor() const
{
    Json node = {{"@id", utf8(QString(kCratePath))},
                 {"@type", "CreativeWork"},
                 {"about", reference(u"./"_s)}};
    node["conformsTo"] = reference(u"https://w3id.org/ro/crate/1.1"_s);
    set(node, "dateCreated", m_index.newest.toString());
    node["version"] = "1.0";
    node["sdPublisher"] = reference(QString(kPublisherId));
    return node;
}

Json Crate::root()
{
    const Notebook &notebook = m_index.notebook;
    Json node = {{"@id", "./"}, {"@type", "Dataset"}};
    set(node, "name", titleOf(m_index));
    const QString description = notebook.description.trimmed();
    set(node, "description",
        description.isEmpty() ? "The open lab notebook "_L1 + titleOf(m_index) : description);
    set(node, "datePublished", publicationDate(m_index));
    set(node, "dateModified", m_index.newest.toString());
    set(node, "identifier", "urn:uuid:"_L1 + notebook.head.id.toString());
    const QString licence = licenceUrl(notebook.licence);
    const QString licenceId = licence.isEmpty() ? QString(kLicencePath) : licence;
    node["license"] = reference(licenceId);
    if (!licence.isEmpty()) {
        addNode({{"@id", utf8(licence)},
                 {"@type", "CreativeWork"},
                 {"name", utf8(notebook.licence)},
                 {"description", "The licence of this notebook"}});
    }
    if (notebook.homepage.startsWith("https://"_L1) || notebook.homepage.startsWith("http://"_L1)) {
        set(node, "url", notebook.homepage);
    }
    QList<PersonId> people;
    for (const Person &person : m_index.people) {
        people.append(person.head.id);
    }
    addAuthors(node, people);
    set(node, "keywords", notebook.keywords.join(", "_L1));
    set(node, "creditText", notebook.attribution);
    node["hasPart"] = m_parts;
    return node;
}

QByteArray Crate::finish()
{
    const Json rootNode = root();
    addNode({{"@id", utf8(QString(kPublisherId))},
             {"@type", "Organization"},
             {"name", "Artemisia"},
             {"description", "Artemisia, the open electronic lab notebook that made this file"}});
    const QByteArray nodes = std::exchange(m_nodes, {});
    addNode(descriptor());
    addNode(rootNode);
    // Both begin with the comma that separates nodes, which the first one does not want.
    return "{\n  \"@context\": \"https://w3id.org/ro/crate/1.1/context\",\n  \"@graph\": [\n" +
           m_nodes.mid(2) + nodes + "\n  ]\n}\n";
}

} // namespace artemisia::format
