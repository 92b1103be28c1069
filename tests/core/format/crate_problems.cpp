// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/format/format_fixture.h"

#include <QCryptographicHash>
#include <QSet>
#include <QUrl>

namespace artemisia::test
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// One crate under examination.
class CrateCheck
{
public:
    explicit CrateCheck(const Files &files)
        : m_files(files)
    {
    }
    [[nodiscard]] QStringList run();

private:
    void expect(bool holds, const QString &problem)
    {
        if (!holds) {
            m_problems.append(problem);
        }
    }
    [[nodiscard]] static QString text(const Json &node, const char *key)
    {
        return node.contains(key) && node[key].is_string()
                   ? QString::fromStdString(node[key].get<std::string>())
                   : QString();
    }
    [[nodiscard]] static QString idIn(const Json &node, const char *key)
    {
        return node.contains(key) ? text(node[key], "@id") : QString();
    }
    void checkNode(const Json &node);
    void checkDescriptorAndRoot();
    void walk(const QString &id, bool isInDataset);
    void checkFile(const Json &node, const QString &path, bool isInDataset);

    const Files &m_files;
    QHash<QString, Json> m_nodes;
    QSet<QString> m_walked;
    QStringList m_problems;
};

void CrateCheck::checkNode(const Json &node)
{
    const QString id = text(node, "@id");
    expect(!id.isEmpty() && !m_nodes.contains(id), u"@id twice or missing: "_s + id);
    m_nodes.insert(id, node);
    const QString type = text(node, "@type");
    expect(!type.isEmpty(), id + u": no @type"_s);
    expect((type != u"Dataset"_s && type != u"File"_s) || !text(node, "name").isEmpty(),
           id + u": no name"_s);
    for (const auto &[key, value] : node.items()) {
        const QString place = id + u": "_s + QString::fromStdString(key);
        const bool isList = key == "hasPart" || key == "contributor";
        expect(isList ? value.is_array() : value.is_string() || value.is_object(),
               place + u" has another type"_s);
        expect(!value.is_string() ||
                   !QString::fromStdString(value.get<std::string>()).trimmed().isEmpty(),
               place + u" is empty"_s);
        expect(!value.is_string() || value.get<std::string>().find('\0') == std::string::npos,
               place + u" has a null"_s);
        expect(!value.is_object() || (value.size() == 1 && value.contains("@id")),
               place + u" is no reference"_s);
    }
}

void CrateCheck::checkDescriptorAndRoot()
{
    const Json descriptor = m_nodes.value(u"ro-crate-metadata.json"_s);
    expect(idIn(descriptor, "about") == u"./"_s, u"the descriptor is about something else"_s);
    expect(idIn(descriptor, "conformsTo") == u"https://w3id.org/ro/crate/1.1"_s,
           u"the descriptor conforms to something else"_s);
    expect(text(descriptor, "version") == u"1.0"_s, u"no version"_s);
    expect(text(m_nodes.value(idIn(descriptor, "sdPublisher")), "@type") == u"Organization"_s,
           u"no sdPublisher"_s);
    const Json root = m_nodes.value(u"./"_s);
    for (const char *key : {"name", "description", "datePublished"}) {
        expect(!text(root, key).isEmpty(), u"the root lacks "_s + QString::fromLatin1(key));
    }
    expect(!idIn(root, "license").isEmpty(), u"the root lacks license"_s);
    expect(QDate::fromString(text(root, "datePublished"), Qt::ISODate).isValid(),
           u"datePublished is no date"_s);
}

void CrateCheck::checkFile(const Json &node, const QString &path, bool isInDataset)
{
    expect(m_files.contains(path), u"no such file: "_s + path);
    expect(!isInDataset || (node.contains("contentSize") && node.contains("sha256")),
           path + u": no size or hash"_s);
    const QByteArray bytes = m_files.value(path);
    if (!node.contains("sha256") || bytes.startsWith("version https://git-lfs")) {
        return;
    }
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    expect(text(node, "sha256") == QString::fromLatin1(hash), path + u": another hash"_s);
    expect(text(node, "contentSize") == QString::number(bytes.size()), path + u": another size"_s);
}

void CrateCheck::walk(const QString &id, bool isInDataset)
{
    expect(m_nodes.contains(id) && !m_walked.contains(id), u"a part unknown or twice: "_s + id);
    m_walked.insert(id);
    const Json node = m_nodes.value(id);
    const QString path = QUrl::fromPercentEncoding(id.toUtf8());
    if (text(node, "@type") == u"File"_s) {
        checkFile(node, path, isInDataset);
    } else if (id != u"./"_s) {
        const auto first = m_files.lowerBound(path);
        expect(first != m_files.cend() && first.key().startsWith(path),
               u"no such folder: "_s + path);
    }
    if (node.contains("hasPart")) {
        for (const Json &part : node["hasPart"]) {
            walk(text(part, "@id"), id != u"./"_s);
        }
    }
}

QStringList CrateCheck::run()
{
    const QByteArray bytes = m_files.value(u"ro-crate-metadata.json"_s);
    const Json crate = must(parseJson(bytes));
    expect(canonicalText(crate) == bytes, u"the crate is not canonical"_s);
    expect(text(crate, "@context") == u"https://w3id.org/ro/crate/1.1/context"_s,
           u"another @context"_s);
    for (const Json &node : crate["@graph"]) {
        checkNode(node);
    }
    checkDescriptorAndRoot();
    walk(u"./"_s, false);
    for (auto it = m_nodes.cbegin(); it != m_nodes.cend(); ++it) {
        const QString type = text(it.value(), "@type");
        expect((type != u"Dataset"_s && type != u"File"_s) || m_walked.contains(it.key()),
               u"part of nothing: "_s + it.key());
        const QString author = idIn(it.value(), "author");
        expect(author.isEmpty() || text(m_nodes.value(author), "@type") == u"Person"_s,
               it.key() + u": an unknown author"_s);
    }
    return m_problems;
}

} // namespace

QStringList crateProblems(const Files &files)
{
    return CrateCheck(files).run();
}

} // namespace artemisia::test
