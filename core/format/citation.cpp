// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/root_files.h"

#include <QFile>

static void initialiseLicenceTexts()
{
    // The macro must stand outside any namespace: resources of a static library are not registered
    // by themselves.
    Q_INIT_RESOURCE(licences);
}

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// A YAML 1.2 double-quoted scalar.
QString quoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code == u'"' || code == u'\\') {
            out += u'\\';
            out += c;
        } else if (code == u'\n') {
            out += "\\n"_L1;
        } else if (code == u'\t') {
            out += "\\t"_L1;
        } else if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == 0x2028 ||
                   code == 0x2029 || code == 0xfeff || code >= 0xfffe) {
            out += u"\\u%1"_s.arg(uint(code), 4, 16, QChar(u'0'));
        } else {
            out += c;
        }
    }
    return out + u'"';
}

QString oneText(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n').trimmed();
}

// A full name is not taken apart: which part is the family's differs between cultures. "name" keeps
// it whole.
QString authorsText(const PublicIndex &index)
{
    QStringList authors;
    for (const Person &person : index.people) {
        QString author = "  - name: "_L1 +
                         quoted(person.name.trimmed().isEmpty() ? person.initials : person.name) +
                         u'\n';
        if (isValidOrcid(person.orcid)) {
            author += "    orcid: \"https://orcid.org/"_L1 + person.orcid + "\"\n"_L1;
        }
        authors.append(author);
    }
    if (authors.isEmpty()) {
        authors.append("  - name: "_L1 + quoted("The people of "_L1 + titleOf(index)) + u'\n');
    }
    authors.removeDuplicates();
    return "authors:\n"_L1 + authors.join(QString());
}

QByteArray legalText(const QString &spdx)
{
    initialiseLicenceTexts();
    QFile file(":/artemisia/licences/"_L1 + spdx + ".txt"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString publicationDate(const PublicIndex &index)
{
    return index.newest.isNull() ? u"1970-01-01"_s : index.newest.toString().left(10);
}

QString licenceUrl(const QString &spdx)
{
    static const QHash<QString, QString> creativeCommons = {
        {u"CC-BY-4.0"_s, u"https://creativecommons.org/licenses/by/4.0/"_s},
        {u"CC-BY-SA-4.0"_s, u"https://creativecommons.org/licenses/by-sa/4.0/"_s},
        {u"CC-BY-NC-4.0"_s, u"https://creativecommons.org/licenses/by-nc/4.0/"_s},
        {u"CC-BY-NC-SA-4.0"_s, u"https://creativecommons.org/licenses/by-nc-sa/4.0/"_s},
        {u"CC0-1.0"_s, u"https://creativecommons.org/publicdomain/zero/1.0/"_s}};
    const auto at = creativeCommons.constFind(spdx);
    if (at != creativeCommons.constEnd()) {
        return *at;
    }
    return knownLicences().contains(spdx) ? "https://spdx.org/licenses/"_L1 + spdx + ".html"_L1
                                          : QString();
}

QByteArray citationFile(const PublicIndex &index)
{
    const Notebook &notebook = index.notebook;
    QString out =
        u"cff-version: 1.2.0\nmessage: \"If you use this notebook, please cite it as below.\"\ntype: dataset\n"_s;
    out += "title: "_L1 + quoted(titleOf(index)) + u'\n';
    const QString description = oneText(notebook.description);
    if (!description.isEmpty()) {
        out += "abstract: "_L1 + quoted(description) + u'\n';
    }
    out += authorsText(index);
    QStringList keywords = notebook.keywords;
    keywords.removeDuplicates();
    if (!keywords.isEmpty()) {
        out += "keywords:\n"_L1;
        for (const QString &keyword : keywords) {
            out += "  - "_L1 + quoted(keyword) + u'\n';
        }
    }
    if (knownLicences().contains(notebook.licence)) {
        out += "license: "_L1 + notebook.licence + u'\n';
    }
    if (notebook.homepage.startsWith("https://"_L1) || notebook.homepage.startsWith("http://"_L1)) {
        out += "url: "_L1 + quoted(notebook.homepage) + u'\n';
    }
    out += "date-released: \""_L1 + publicationDate(index) + "\"\n"_L1;
    return out.toUtf8();
}

QByteArray licenceFile(const PublicIndex &index)
{
    const QString spdx = index.notebook.licence;
    QByteArray text = knownLicences().contains(spdx) ? legalText(spdx) : QByteArray();
    if (!text.isEmpty()) {
        return text;
    }
    if (spdx.trimmed().isEmpty()) {
        return "The people of this notebook have not said under which licence it may be used.\n";
    }
    QString notice = "The contents of this notebook are licensed under "_L1 + spdx.simplified() +
                     ".\n\nSPDX-License-Identifier: "_L1 + spdx.simplified() + u'\n';
    const QString url = licenceUrl(spdx);
    if (!url.isEmpty()) {
        notice += "\nThe text of the licence: "_L1 + url + u'\n';
    }
    return notice.toUtf8();
}

} // namespace artemisia::format
