// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/reading.h"

#include "core/format/layout.h"
#include "core/format/words.h"

#include <QCryptographicHash>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qint64 kLargestPointer = 1024;

QString lfsOid(const QByteArray &pointer)
{
    const QList<QByteArray> lines = pointer.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("oid sha256:")) {
            return QString::fromLatin1(line.mid(11).trimmed());
        }
    }
    return {};
}

} // namespace

bool isLfsPointer(const QByteArray &bytes)
{
    return bytes.startsWith("version https://git-lfs.github.com/spec/");
}

bool Reading::hasRightBytes(const QString &file, const Attachment &attachment)
{
    const Result<std::unique_ptr<QIODevice>> device = m_tree.open(file);
    if (!device) {
        find(Severity::Error, file, device.error().message);
        return false;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 size = 0;
    for (;;) {
        const QByteArray part = (*device)->read(1024 * 1024);
        if (part.isEmpty()) {
            break;
        }
        hash.addData(part);
        size += part.size();
        if (m_context.cancel.isCancelled()) {
            return false;
        }
    }
    if (size != attachment.size ||
        QString::fromLatin1(hash.result().toHex()) != attachment.sha256) {
        find(Severity::Error, file,
             FormatText::tr("The file is not the one its record names: size or SHA-256 differ. It "
                            "was not taken in."));
        return false;
    }
    return true;
}

Result<> Reading::readAttachment(const QString &file, const QString &recordPath,
                                 const Attachment &attachment)
{
    const auto at = m_files.find(file);
    if (at == m_files.end()) {
        find(Severity::Error, recordPath,
             FormatText::tr("The attachment %1 is not here.").arg(file));
        return {};
    }
    m_used.insert(file);
    if (at->second <= kLargestPointer && at->second != attachment.size) {
        const Result<QByteArray> bytes = m_tree.read(file, kLargestPointer);
        if (bytes && isLfsPointer(*bytes)) {
            const bool isOurs = lfsOid(*bytes) == attachment.sha256;
            find(
                isOurs ? Severity::Warning : Severity::Error, file,
                isOurs
                    ? FormatText::tr(
                          "This is a git-lfs pointer to the right file: its contents are not here.")
                    : FormatText::tr(
                          "This is a git-lfs pointer to another file than the record names."));
            return {};
        }
    }
    if (!hasRightBytes(file, attachment)) {
        return m_context.cancel.isCancelled() ? step() : Result<>();
    }
    if (!m_sink.attachment) {
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const std::unique_ptr<QIODevice> device, m_tree.open(file));
    return m_sink.attachment(attachment, *device);
}

Result<> Reading::readAttachments(const QString &path, const QString &ownPath,
                                  const QList<Attachment> &attachments)
{
    const QStringList names = attachmentNames(attachments);
    const QString folder = attachmentFolder(path);
    const QString ownFolder = attachmentFolder(ownPath);
    for (qsizetype i = 0; i < names.size(); ++i) {
        ARTEMISIA_TRY(step());
        // Beside the record, or where the record belongs if somebody moved it alone.
        const bool isBeside = m_files.contains(folder + names[i]);
        ARTEMISIA_TRY(
            readAttachment((isBeside ? folder : ownFolder) + names[i], path, attachments[i]));
    }
    return {};
}

} // namespace artemisia::format
