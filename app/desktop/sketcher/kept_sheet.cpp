// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/kept_sheet.h"

#include "app/desktop/sketcher/sheet_files.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace artemisia::app
{

namespace
{
constexpr int kPauseMs = 400;
constexpr int kMostSheets = 32;
constexpr int kMostEarlier = 50;
constexpr qint64 kLargestNote = 64 * 1024;
const QString kFileNote = QStringLiteral(".file"); // beside the sheet
const QString kPathKey = QStringLiteral("path");
const QString kDigestKey = QStringLiteral("sha256");

QString earlierFolder(const QString &folder)
{
    return folder + QStringLiteral("/earlier");
}

QStringList earlierIn(const QString &folder)
{
    return QDir(earlierFolder(folder))
        .entryList({QStringLiteral("*.cdxml")}, QDir::Files, QDir::Name | QDir::Reversed);
}
} // namespace

KeptSheet::KeptSheet(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_disk(QStringLiteral("kept sheet"))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &KeptSheet::write);
    QDir().mkpath(folder);
    for (int i = 1; i <= kMostSheets && m_path.isEmpty(); ++i) {
        const QString path = QStringLiteral("%1/sheet-%2.cdxml").arg(folder).arg(i);
        m_lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
        m_lock->setStaleLockTime(0); // a window may stay open for days
        if (m_lock->tryLock()) {
            m_path = path;
        } else if (m_lock->error() != QLockFile::LockFailedError) {
            break; // nothing can be written there
        }
    }
}

KeptSheet::~KeptSheet()
{
    write();
    m_disk.drain();
}

QString KeptSheet::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/artemisia/drawings");
}

void KeptSheet::load()
{
    m_disk.start(
        {}, [path = m_path](const WorkContext &) { return readLeft(path); }, this,
        [this](const Result<Left> &left) {
            if (left) {
                Q_EMIT read(left->drawing, left->file);
                return;
            }
            // Kept aside, so that the next sheet does not take its place.
            const QString aside = m_path + QStringLiteral(".unread");
            QFile::remove(aside);
            QFile::rename(m_path, aside);
            Q_EMIT failed(tr("The sheet of last time could not be read. It is kept as %1.")
                              .arg(QDir::toNativeSeparators(aside)));
            Q_EMIT read({}, {});
        });
}

Result<KeptSheet::Left> KeptSheet::readLeft(const QString &path)
{
    Left left;
    if (path.isEmpty() || !QFile::exists(path)) {
        return left;
    }
    QByteArray digest;
    ARTEMISIA_TRY_ASSIGN(left.drawing, SheetFiles::read(path, &digest));
    QFile note(path + kFileNote);
    if (note.open(QIODevice::ReadOnly)) {
        const QJsonObject kept = QJsonDocument::fromJson(note.read(kLargestNote)).object();
        left.file.path = kept.value(kPathKey).toString();
        left.file.digest = QByteArray::fromHex(kept.value(kDigestKey).toString().toLatin1());
        if (left.file.digest.isEmpty() || !QFileInfo(left.file.path).isFile()) {
            left.file = {};
        } else if (!SheetFiles::isChanged({left.file.path, digest})) {
            left.file.digest = digest; // saved in the moment that the window closed
        }
    }
    return left;
}

// If this cannot be written, the sheet cannot either, and that is said.
void KeptSheet::keepFile(const SheetFile &file)
{
    m_disk.start(
        {},
        [path = m_path + kFileNote, file](const WorkContext &) -> Result<bool> {
            if (file.path.isEmpty()) {
                return QFile::remove(path);
            }
            const QJsonObject kept{{kPathKey, file.path},
                                   {kDigestKey, QString::fromLatin1(file.digest.toHex())}};
            const QByteArray bytes = QJsonDocument(kept).toJson();
            QSaveFile note(path);
            return note.open(QIODevice::WriteOnly) && note.write(bytes) == bytes.size() &&
                   note.flush() && note.commit();
        },
        this, [](const Result<bool> &) {});
}

void KeptSheet::keep(const chem::Drawing &drawing)
{
    m_unwritten = drawing;
    m_pause.start();
}

void KeptSheet::write()
{
    m_pause.stop();
    if (!m_unwritten) {
        return;
    }
    writeTo(m_path, *std::exchange(m_unwritten, std::nullopt));
}

void KeptSheet::setAside(const chem::Drawing &drawing)
{
    // Named by the time, so that names sort by age.
    const QString name = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz");
    writeTo(QStringLiteral("%1/%2.cdxml").arg(earlierFolder(m_folder), name), drawing);
}

QStringList KeptSheet::earlier() const
{
    QStringList paths;
    for (const QString &name : earlierIn(m_folder)) {
        paths.append(earlierFolder(m_folder) + u'/' + name);
    }
    return paths;
}

void KeptSheet::writeTo(const QString &path, const chem::Drawing &drawing)
{
    m_disk.start(
        {},
        [path, drawing, folder = m_folder](const WorkContext &) -> Result<QString> {
            if (path.isEmpty()) {
                return fail(ErrorCode::Io, {});
            }
            QDir().mkpath(QFileInfo(path).path());
            const QStringList old = earlierIn(folder).mid(kMostEarlier);
            for (const QString &name : old) {
                QFile::remove(earlierFolder(folder) + u'/' + name);
            }
            return SheetFiles::write(drawing, path);
        },
        this,
        [this](const Result<QString> &written) {
            if (!written && !m_hasFailed) {
                Q_EMIT failed(tr("This sheet cannot be kept for the next start. Save it as a "
                                 "file. %1")
                                  .arg(written.error().message));
            }
            m_hasFailed = !written;
        });
}

} // namespace artemisia::app
