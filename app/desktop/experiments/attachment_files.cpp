// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the bytes of attachments; the widgets are in attachments_section.cpp.
#include "app/desktop/experiments/attachments_section.h"

#include <QFileInfo>
#include <QImageReader>
#include <QSet>

namespace artemisia::app
{

namespace
{
constexpr int kLargestSide = 30000;
constexpr qint64 kMostPixels = 120'000'000;
constexpr qint64 kLargestImageFile = 200 * 1024 * 1024;
} // namespace

AttachmentLook lookAt(const store::AttachmentStore &store, const QString &sha256, int pixels)
{
    AttachmentLook look;
    look.isHere = store.contains(sha256);
    const QString path = look.isHere ? store.pathOf(sha256) : QString();
    if (!look.isHere || QFileInfo(path).size() > kLargestImageFile) {
        return look;
    }
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    // Pixel formats only: vector and text formats can refer to other files or grow without end.
    static const QSet<QByteArray> formats = {"png", "jpg", "jpeg", "gif", "bmp", "webp", "tiff"};
    const QSize size = reader.size();
    if (!formats.contains(reader.format()) || !size.isValid() || size.width() > kLargestSide ||
        size.height() > kLargestSide || qint64(size.width()) * size.height() > kMostPixels) {
        return look;
    }
    reader.setScaledSize(size.scaled(pixels, pixels, Qt::KeepAspectRatio).expandedTo({1, 1}));
    look.thumbnail = reader.read();
    return look;
}

bool isSafeToOpen(const QString &name)
{
    static const QSet<QString> runnable = {
        QStringLiteral("desktop"), QStringLiteral("appimage"), QStringLiteral("sh"),
        QStringLiteral("bash"),    QStringLiteral("run"),      QStringLiteral("bin"),
        QStringLiteral("exe"),     QStringLiteral("com"),      QStringLiteral("bat"),
        QStringLiteral("cmd"),     QStringLiteral("ps1"),      QStringLiteral("msi"),
        QStringLiteral("scr"),     QStringLiteral("vbs"),      QStringLiteral("js"),
        QStringLiteral("jse"),     QStringLiteral("wsf"),      QStringLiteral("hta"),
        QStringLiteral("lnk"),     QStringLiteral("url"),      QStringLiteral("webloc"),
        QStringLiteral("jar"),     QStringLiteral("py"),       QStringLiteral("pyw"),
        QStringLiteral("pl"),      QStringLiteral("rb"),       QStringLiteral("html"),
        QStringLiteral("htm"),     QStringLiteral("xhtml"),    QStringLiteral("svg"),
        QStringLiteral("deb"),     QStringLiteral("rpm"),      QStringLiteral("flatpakref"),
        QStringLiteral("docm"),    QStringLiteral("xlsm"),     QStringLiteral("pptm"),
        QStringLiteral("app"),     QStringLiteral("command"),  QStringLiteral("mht")};
    return !runnable.contains(QFileInfo(name).suffix().toLower());
}

} // namespace artemisia::app
