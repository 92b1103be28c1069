// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/layout.h"

#include "chem/molecule/inchi.h"
#include "core/format/notebook_files.h"
#include "core/store/attachment_store.h"

#include <QCryptographicHash>
#include <QSet>
#include <QUrl>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qsizetype kLongestPart = 100;
constexpr qsizetype kCutPart = 72;

bool isUpper(char16_t c)
{
    return c >= u'A' && c <= u'Z';
}

bool isLower(char16_t c)
{
    return c >= u'a' && c <= u'z';
}

bool isLetter(char16_t c)
{
    return isUpper(c) || isLower(c);
}

void appendEscaped(QString &out, QStringView character)
{
    static constexpr char16_t hex[] = u"0123456789ABCDEF";
    const QByteArray utf8 = character.toUtf8();
    for (const char byte : utf8) {
        const auto value = static_cast<unsigned char>(byte);
        out += u'%';
        out += QChar(hex[value >> 4]);
        out += QChar(hex[value & 15]);
    }
}

bool isPlainMark(QStringView text, qsizetype at)
{
    const char16_t c = text[at].unicode();
    const bool isEdge = at == 0 || at + 1 == text.size();
    return c == u'-' || (c == u'.' && !isEdge);
}

/// A literal "_" before a letter would read as a mark of case.
bool isPlainUnderscore(QStringView text, qsizetype at)
{
    return text[at] == u'_' && (at + 1 == text.size() || !isLetter(text[at + 1].unicode()));
}

QString escaped(QStringView text, NaturalCase natural)
{
    QString out;
    bool inUpper = natural == NaturalCase::Upper;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (isLetter(c)) {
            if (isUpper(c) != inUpper) {
                out += u'_';
                inUpper = !inUpper;
            }
            out += QChar(c);
        } else if ((c >= u'0' && c <= u'9') || isPlainMark(text, i) || isPlainUnderscore(text, i)) {
            out += QChar(c);
        } else {
            const bool isPair =
                text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            appendEscaped(out, text.mid(i, isPair ? 2 : 1));
            i += isPair ? 1 : 0;
        }
    }
    return out;
}

bool isReservedOnWindows(const QString &name)
{
    const QString base = name.section(u'.', 0, 0).toUpper();
    if (base == "CON"_L1 || base == "PRN"_L1 || base == "AUX"_L1 || base == "NUL"_L1) {
        return true;
    }
    return base.size() == 4 && (base.startsWith("COM"_L1) || base.startsWith("LPT"_L1)) &&
           base[3].isDigit();
}

QString cut(const QString &name, const QString &code)
{
    QString start = name.left(kCutPart);
    const qsizetype escape = start.lastIndexOf(u'%');
    if (escape >= 0 && escape > start.size() - 3) {
        start.truncate(escape);
    }
    const QByteArray hash =
        QCryptographicHash::hash(code.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return start + u'+' + QString::fromLatin1(hash);
}

QString numbered(const QString &name, int number)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString mark = u'-' + QString::number(number);
    return dot > 0 ? name.left(dot) + mark + name.mid(dot) : name + mark;
}

QString folded(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

PathKind anyKind(const QString &name)
{
    return name.endsWith(".json"_L1) ? PathKind::OtherJson : PathKind::Other;
}

/// Below experiments/ and assays/, where each record has a folder.
PathKind kindInFolder(const QStringList &parts)
{
    if (parts.size() >= 4 && parts[2] == "files"_L1) {
        return PathKind::Attachment;
    }
    const QString &name = parts.last();
    if (parts.size() != 3) {
        return anyKind(name);
    }
    if (parts.first() == "assays"_L1) {
        return name == "assay.json"_L1    ? PathKind::Assay
               : name == "results.csv"_L1 ? PathKind::Results
                                          : anyKind(name);
    }
    const bool isMade = name == "README.md"_L1 || name == "scheme.svg"_L1 ||
                        name == "scheme.rxn"_L1 || name == "scheme.cdxml"_L1;
    return isMade                         ? PathKind::Generated
           : name == "experiment.json"_L1 ? PathKind::Experiment
                                          : anyKind(name);
}

/// Below compounds/ and batches/, where each record is a file \a depth folders down.
PathKind kindOfSingle(const QStringList &parts, qsizetype depth, PathKind kind)
{
    if (parts.size() > depth + 1 && parts[depth].endsWith(".files"_L1)) {
        return PathKind::Attachment;
    }
    const PathKind any = anyKind(parts.last());
    return any == PathKind::OtherJson && parts.size() == depth + 1 ? kind : any;
}

} // namespace

QString pathPart(const QString &code, NaturalCase natural)
{
    QString name = escaped(code, natural);
    if (isReservedOnWindows(name)) {
        QString first;
        appendEscaped(first, QStringView(name).left(1));
        name = first + name.mid(1);
    }
    return name.isEmpty() || name.size() > kLongestPart ? cut(name, code) : name;
}

QStringList attachmentNames(const QList<Attachment> &attachments)
{
    QStringList names;
    QSet<QString> taken;
    for (const Attachment &attachment : attachments) {
        const QString safe = store::safeFileName(attachment.name);
        QString name = safe;
        for (int number = 2; taken.contains(folded(name)); ++number) {
            name = numbered(safe, number);
        }
        taken.insert(folded(name));
        names.append(name);
    }
    return names;
}

QString attachmentFolder(const QString &recordPath)
{
    const qsizetype slash = recordPath.lastIndexOf(u'/');
    const QString name = recordPath.mid(slash + 1);
    if (name == "experiment.json"_L1 || name == "assay.json"_L1) {
        return recordPath.left(slash + 1) + "files/"_L1;
    }
    return (name.endsWith(".json"_L1) ? recordPath.chopped(5) : recordPath) + ".files/"_L1;
}

QString experimentFolder(const QString &code)
{
    return "experiments/"_L1 + pathPart(code, NaturalCase::Upper) + u'/';
}

QString folderOf(const Experiment &experiment)
{
    return experimentFolder(experiment.code);
}

QString compoundPath(const CompoundId &id, const QString &inchiKey)
{
    const QString idText = id.toString();
    // Compounds without a key have nothing but the id to tell them apart, so they carry all of it.
    const bool hasKey = chem::isInchiKey(inchiKey.toStdString());
    const QString name = hasKey ? inchiKey + u'-' + idText.left(8) : "no-key-"_L1 + idText;
    return "compounds/"_L1 + idText.left(2) + u'/' + name + ".json"_L1;
}

QString pathOf(const Experiment &experiment)
{
    return folderOf(experiment) + "experiment.json"_L1;
}

QString pathOf(const Compound &compound)
{
    return compoundPath(compound.head.id, compound.structure.inchiKey);
}

QString pathOf(const Batch &batch)
{
    return "batches/"_L1 + pathPart(batch.code, NaturalCase::Upper) + ".json"_L1;
}

QString pathOf(const Assay &assay)
{
    return "assays/"_L1 + pathPart(assay.slug, NaturalCase::Lower) + "/assay.json"_L1;
}

QString resultsPathOf(const Assay &assay)
{
    return "assays/"_L1 + pathPart(assay.slug, NaturalCase::Lower) + "/results.csv"_L1;
}

QString linkTo(const QString &path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
}

PathKind pathKindOf(const QString &path)
{
    static const QSet<QString> generated = {QString(kReadmePath),       QString(kLicencePath),
                                            QString(kCitationPath),     QString(kCratePath),
                                            QString(kCompoundsCsvPath), QString(kCompoundsSdfPath)};
    if (path == kNotebookPath) {
        return PathKind::Notebook;
    }
    if (generated.contains(path) || path.startsWith(kMoreSdfFolder)) {
        return PathKind::Generated;
    }
    const QStringList parts = path.split(u'/');
    if (parts.first() == "experiments"_L1 || parts.first() == "assays"_L1) {
        return kindInFolder(parts);
    }
    if (parts.first() == "compounds"_L1) {
        return kindOfSingle(parts, 2, PathKind::Compound);
    }
    return parts.first() == "batches"_L1 ? kindOfSingle(parts, 1, PathKind::Batch)
                                         : anyKind(parts.last());
}

} // namespace artemisia::format
