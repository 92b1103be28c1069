// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/structure_files.h"

#include "core/exchange/cdx_converter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace artemisia::app
{

namespace
{

constexpr qint64 kLargestFile = 8 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("StructureFiles", text);
}

tl::unexpected<Error> several(const QString &name)
{
    return fail(ErrorCode::Invalid,
                tr("%1 holds several structures. Import it to have them all, or copy the one you "
                   "want.")
                    .arg(name));
}

/// Of an SDF its only record, of a list of SMILES its only line.
Result<QString> onlyStructure(const QString &text, const QString &name)
{
    if (const qsizetype end = text.indexOf(u"$$$$"); end >= 0) {
        if (!QStringView(text).mid(end + 4).trimmed().isEmpty()) {
            return several(name);
        }
        return text.left(end);
    }
    const bool isBlock = text.contains(u"M  END") || text.contains(u"<CDXML");
    if (isBlock) {
        return text;
    }
    QString only;
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed().isEmpty()) {
            continue;
        }
        if (!only.isEmpty()) {
            return several(name);
        }
        only = line.trimmed();
    }
    return only;
}

} // namespace

Result<StructureText> structureTextOf(const QString &path, const CancelToken &cancel)
{
    const QFileInfo info(QDir::cleanPath(path));
    const QString name = info.fileName();
    if (!info.isFile()) {
        return fail(ErrorCode::NotFound, tr("%1 is not a file that can be read.").arg(name));
    }
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, tr("%1 could not be read: %2").arg(name, file.errorString()));
    }
    const QByteArray bytes = file.read(kLargestFile + 1);
    if (bytes.size() > kLargestFile) {
        return fail(ErrorCode::TooLarge, tr("%1 is too large for one structure.").arg(name));
    }
    if (exchange::isCdx(bytes)) {
        const auto converted = exchange::convertCdx(bytes, cancel);
        if (!converted) {
            return fail(converted.error().code, tr("%1: %2").arg(name, converted.error().message),
                        converted.error().detail);
        }
        return StructureText{QString::fromUtf8(converted->cdxml), converted->remark()};
    }
    if (bytes.trimmed().isEmpty() || bytes.contains('\0')) {
        return fail(ErrorCode::Invalid, tr("%1 holds no structure as text.").arg(name));
    }
    ARTEMISIA_TRY_ASSIGN(const QString text, onlyStructure(QString::fromUtf8(bytes), name));
    return StructureText{text, {}};
}

QString localFileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace artemisia::app
