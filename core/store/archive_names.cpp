// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"

#include <QRegularExpression>

#include <algorithm>

namespace artemisia::store
{

namespace
{
// Alternates would lead out of the folder, configuration and hooks could run programs: only what
// holds content.
bool isRepositoryName(const QString &name)
{
    static const QRegularExpression object(QStringLiteral(
        "\\Aobjects/([0-9a-f]{2}/[0-9a-f]{38}|pack/pack-[0-9a-f]{40}\\.(pack|idx))\\z"));
    static const QRegularExpression reference(
        QStringLiteral("\\Arefs(/[A-Za-z0-9_][A-Za-z0-9._+@-]*)+\\z"));
    if (name == QLatin1String("HEAD") || name == QLatin1String("packed-refs") ||
        object.match(name).hasMatch()) {
        return true;
    }
    return reference.match(name).hasMatch() && !name.contains(QLatin1String("..")) &&
           !name.endsWith(QLatin1String(".lock")) && name.size() < 200;
}
} // namespace

bool isArchiveName(const QString &name)
{
    static const QRegularExpression attachment(
        QStringLiteral("\\Afiles/[0-9a-f]{2}/[0-9a-f]{62}\\z"));
    static const QString repository = QStringLiteral("repository.git/");
    return name == kArchiveManifest || name == kArchiveDatabase ||
           attachment.match(name).hasMatch() ||
           (name.startsWith(repository) && isRepositoryName(name.mid(repository.size())));
}

} // namespace artemisia::store
