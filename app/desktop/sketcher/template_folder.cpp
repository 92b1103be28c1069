// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_folder.h"

#include "chem/drawing/cdxml.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>
#include <QStandardPaths>
#include <QStringList>
#include <QTextBoundaryFinder>
#include <QUuid>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace artemisia::app
{

namespace
{

constexpr int kLongestName = 100;     ///< letters
constexpr int kLongestFileName = 120; ///< bytes; with a number, an ending and a stamp under 255
constexpr int kMostEntries = 20000;   ///< of the folder that are looked at
constexpr qint64 kMostBytes = 64 * 1024 * 1024; ///< of all templates together
constexpr int kMostNumbers = 1000;              ///< of files that would be called alike
constexpr int kMostRemoved = 50;
const QString kEnding = QStringLiteral(".cdxml");

std::filesystem::path nativePath(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

QString reason(const std::error_code &error)
{
    return QString::fromLocal8Bit(error.message().c_str());
}

/// The longest beginning of whole letters that \a fits takes.
template <class Fits>
QString beginning(const QString &text, Fits fits)
{
    if (fits(text)) {
        return text;
    }
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0 && fits(text.left(next));
         next = finder.toNextBoundary()) {
        end = next;
    }
    return text.left(end);
}

bool isSeen(char32_t letter)
{
    constexpr char32_t kNonJoiner = 0x200C;
    constexpr char32_t kJoiner = 0x200D; // holds letters of some scripts together
    const auto category = QChar::category(letter);
    return letter == kNonJoiner || letter == kJoiner ||
           (category != QChar::Other_Control && category != QChar::Other_Format &&
            category != QChar::Other_Surrogate);
}

bool isReserved(const QString &base)
{
    static const QSet<QString> names = [] {
        QSet<QString> all{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
                          QStringLiteral("NUL")};
        for (int i = 1; i <= 9; ++i) {
            all.insert(QStringLiteral("COM%1").arg(i));
            all.insert(QStringLiteral("LPT%1").arg(i));
        }
        return all;
    }();
    return names.contains(base.section(u'.', 0, 0).trimmed().toUpper());
}

QString withoutEdges(QString text)
{
    const auto isEdge = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!text.isEmpty() && isEdge(text.back())) {
        text.chop(1);
    }
    while (!text.isEmpty() && isEdge(text.front())) {
        text.remove(0, 1);
    }
    return text;
}

// Atomic where the file system has links: a file that appears there meanwhile is not written over.
enum class Claim { Done, Taken, Failed };
Claim moveTo(const QString &from, const QString &to, std::error_code &error)
{
    std::filesystem::create_hard_link(nativePath(from), nativePath(to), error);
    if (!error) {
        std::filesystem::remove(nativePath(from), error);
        if (error) { // both stand: the old one stays the only one
            std::error_code ignored;
            std::filesystem::remove(nativePath(to), ignored);
            return Claim::Failed;
        }
        return Claim::Done;
    }
    if (error == std::errc::file_exists || QFileInfo::exists(to)) {
        return Claim::Taken;
    }
    error.clear();
    std::filesystem::rename(nativePath(from), nativePath(to), error);
    return error ? Claim::Failed : Claim::Done;
}

} // namespace

TemplateFolder::TemplateFolder(QString folder)
    : m_folder(std::move(folder))
{
}

QString TemplateFolder::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/artemisia/templates");
}

QString TemplateFolder::cleanName(const QString &name)
{
    QString clean;
    const auto letters = name.left(100 * kLongestName).toUcs4();
    for (const char32_t letter : letters) {
        const bool isSpace = letter == U'\n' || letter == U'\t' || letter == U'\r';
        if (isSpace) {
            clean += u' ';
        } else if (isSeen(letter)) {
            clean += QString::fromUcs4(&letter, 1);
        }
    }
    clean = clean.normalized(QString::NormalizationForm_C).simplified();
    return beginning(clean, [](const QString &part) { return part.size() <= kLongestName; })
        .trimmed();
}

QString TemplateFolder::fileNameFor(const QString &name)
{
    QString base = cleanName(name);
    for (QChar &letter : base) {
        if (QStringView(u"/\\:*?\"<>|").contains(letter)) {
            letter = u'-';
        }
    }
    base = beginning(withoutEdges(base),
                     [](const QString &part) { return part.toUtf8().size() <= kLongestFileName; });
    base = withoutEdges(base);
    if (base.isEmpty()) {
        return QStringLiteral("template");
    }
    return isReserved(base) ? u'_' + base : base;
}

Result<OwnTemplate> TemplateFolder::readOne(const QString &file) const
{
    const QFileInfo info(pathOf(file));
    if (file.contains(u'/')) {
        return fail(ErrorCode::NotFound, tr("it is not there any more."));
    }
    if (info.isSymLink()) {
        return fail(ErrorCode::Invalid, tr("it is a link; put the file itself there."));
    }
    if (!info.isFile()) {
        const bool isThere = info.exists();
        return fail(isThere ? ErrorCode::Invalid : ErrorCode::NotFound,
                    info.isDir() ? tr("it is a folder.")
                    : isThere    ? tr("it is no plain file.")
                                 : tr("it is not there any more."));
    }
    QFile opened(info.filePath());
    if (!opened.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, opened.errorString());
    }
    const QByteArray bytes = opened.read(largestFile + 1);
    if (bytes.size() > largestFile) {
        return fail(ErrorCode::TooLarge, tr("it is larger than 4 MB."));
    }
    auto read = chem::namedDrawingFromCdxml(bytes.toStdString());
    if (!read) {
        return tl::unexpected(fromChem(read.error()));
    }
    if (read->drawing.isEmpty()) {
        return fail(ErrorCode::Invalid, tr("there is nothing in it."));
    }
    OwnTemplate own{file, {}, std::move(read->drawing), read->isOurs};
    if (read->isOurs) {
        own.name = cleanName(QString::fromStdString(read->name));
    }
    if (own.name.isEmpty()) {
        own.name = cleanName(QFileInfo(file).completeBaseName());
    }
    if (own.name.isEmpty()) {
        own.name = tr("Template");
    }
    return own;
}

QStringList TemplateFolder::templateFiles() const
{
    QStringList files;
    // System: links to nowhere and what is no file are said too.
    QDirIterator entries(m_folder, {u'*' + kEnding},
                         QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot);
    for (int i = 0; i < kMostEntries && entries.hasNext(); ++i) {
        entries.next();
        files.append(entries.fileName());
    }
    files.sort();
    return files;
}

Result<OwnTemplateList> TemplateFolder::read(const CancelToken &cancel) const
{
    OwnTemplateList list;
    const QFileInfo folder(m_folder);
    if (!folder.exists()) {
        return list;
    }
    if (!folder.isDir() || !folder.isReadable()) {
        return fail(ErrorCode::Io, tr("Your templates cannot be read: \"%1\" is no folder that can "
                                      "be read.")
                                       .arg(QDir::toNativeSeparators(m_folder)));
    }
    const QStringList files = templateFiles();
    qint64 bytes = 0;
    qsizetype looked = 0;
    for (; looked < files.size(); ++looked) {
        if (cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, {});
        }
        bytes += std::min(QFileInfo(pathOf(files[looked])).size(), largestFile);
        if (list.templates.size() >= mostTemplates || list.leftOut.size() >= mostTemplates ||
            bytes > kMostBytes) {
            break;
        }
        auto own = readOne(files[looked]);
        if (own) {
            list.templates.append(std::move(*own));
        } else if (own.error().code != ErrorCode::NotFound) { // another program removed it
            list.leftOut.append({files[looked], own.error().message});
        }
    }
    if (looked < files.size()) {
        list.leftOut.prepend({files[looked], tr("it and what follows it is too much: there is room "
                                                "for 500 templates of 64 MB together.")});
    }
    std::stable_sort(list.templates.begin(), list.templates.end(),
                     [](const OwnTemplate &a, const OwnTemplate &b) {
                         return QString::localeAwareCompare(a.name, b.name) < 0;
                     });
    return list;
}

Result<> TemplateFolder::makeFolder(const QString &path) const
{
    if (!QDir().mkpath(path)) {
        return fail(ErrorCode::Io,
                    tr("The folder \"%1\" could not be made.").arg(QDir::toNativeSeparators(path)));
    }
    return {};
}

// Into a file that no reader looks at; answers its path.
Result<QString> TemplateFolder::write(const QByteArray &bytes) const
{
    ARTEMISIA_TRY(makeFolder(m_folder));
    const QString path =
        pathOf(QStringLiteral(".new-") + QUuid::createUuid().toString(QUuid::Id128));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ErrorCode::Io, file.errorString());
    }
    // Flushed here: commit() does not say that the last bytes found no room.
    if (file.write(bytes) != bytes.size() || !file.flush() || !file.commit()) {
        return fail(ErrorCode::Io, file.error() == QFileDevice::NoError ? tr("the disk is full.")
                                                                        : file.errorString());
    }
    return path;
}

// Gives the file at path a name of its own in the folder, or that of instead; answers it.
Result<QString> TemplateFolder::claim(const QString &path, const QString &base,
                                      const QString &instead) const
{
    // Alike but for the case is the same file elsewhere.
    QSet<QString> taken;
    QDirIterator entries(m_folder, QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (int i = 0; i < kMostEntries && entries.hasNext(); ++i) {
        entries.next();
        taken.insert(entries.fileName().toCaseFolded());
    }
    taken.remove(instead.toCaseFolded());
    std::error_code error;
    for (int number = 1; number <= kMostNumbers; ++number) {
        const QString file =
            (number == 1 ? base : QStringLiteral("%1 %2").arg(base).arg(number)) + kEnding;
        if (taken.contains(file.toCaseFolded())) {
            continue;
        }
        const Claim claim = moveTo(path, pathOf(file), error);
        if (claim == Claim::Done) {
            return file;
        }
        if (claim == Claim::Failed) {
            return fail(ErrorCode::Io, reason(error));
        }
    }
    return fail(ErrorCode::TooLarge, tr("there are too many files of that name."));
}

Result<OwnTemplate> TemplateFolder::add(const QString &name, const chem::Drawing &drawing) const
{
    const auto refuse = [](const Error &error) {
        return fail(error.code,
                    tr("The template was not kept: %1 The sheet is as it was.")
                        .arg(error.message.endsWith(u'.') ? error.message : error.message + u'.'));
    };
    OwnTemplate own{{}, cleanName(name), drawing, true};
    if (own.name.isEmpty() || drawing.isEmpty()) {
        return refuse({ErrorCode::Invalid,
                       own.name.isEmpty() ? tr("it has no name.") : tr("there is nothing in it."),
                       {}});
    }
    const QStringList there = QDir(m_folder).entryList({u'*' + kEnding}, QDir::Files);
    const QByteArray bytes =
        QByteArray::fromStdString(chem::cdxmlOf(drawing, own.name.toStdString()));
    if (there.size() >= mostTemplates || bytes.size() > largestFile) {
        return refuse({ErrorCode::TooLarge,
                       bytes.size() > largestFile ? tr("it is larger than 4 MB.")
                                                  : tr("there is room for 500. Remove one first."),
                       {}});
    }
    const auto written = write(bytes);
    if (!written) {
        return refuse(written.error());
    }
    const auto file = claim(*written, fileNameFor(own.name));
    if (!file) {
        QFile::remove(*written);
        return refuse(file.error());
    }
    own.file = *file;
    return own;
}

Result<OwnTemplate> TemplateFolder::rename(const QString &file, const QString &name) const
{
    const auto refuse = [&](const Error &error) {
        return fail(error.code, tr("\"%1\" keeps its name: %2").arg(file, error.message));
    };
    auto own = readOne(file);
    if (!own) {
        return refuse(own.error());
    }
    const QString clean = cleanName(name);
    if (clean.isEmpty()) {
        return refuse({ErrorCode::Invalid, tr("the new one is empty."), {}});
    }
    const QString base = fileNameFor(clean);
    const bool isSameFile = base + kEnding == file;
    // Of others the file alone: written anew it would lose its colours and fonts.
    const auto moved = own->isOurs  ? writeAnew(*own, clean)
                       : isSameFile ? Result<QString>(file)
                                    : claim(pathOf(file), base, file);
    if (!moved) {
        return refuse(moved.error());
    }
    own->file = *moved;
    own->name = own->isOurs ? clean : QFileInfo(*moved).completeBaseName();
    return own;
}

// In a file that is called as it is now; the old one goes last. Answers the new one.
Result<QString> TemplateFolder::writeAnew(const OwnTemplate &own, const QString &name) const
{
    const QString base = fileNameFor(name);
    const bool isSameFile = base + kEnding == own.file;
    ARTEMISIA_TRY_ASSIGN(
        const QString written,
        write(QByteArray::fromStdString(chem::cdxmlOf(own.drawing, name.toStdString()))));
    if (isSameFile) {
        std::error_code error;
        std::filesystem::rename(nativePath(written), nativePath(pathOf(own.file)), error);
        if (error) {
            QFile::remove(written);
            return fail(ErrorCode::Io, reason(error));
        }
        return own.file;
    }
    auto claimed = claim(written, base, own.file);
    if (!claimed) {
        QFile::remove(written);
        return claimed;
    }
    if (!QFile::remove(pathOf(own.file))) {
        QFile::remove(pathOf(*claimed));
        return fail(ErrorCode::Io, tr("its file cannot be removed."));
    }
    return claimed;
}

Result<RemovedTemplate> TemplateFolder::remove(const QString &file) const
{
    const QFileInfo info(pathOf(file));
    const QString folder = pathOf(QStringLiteral("removed"));
    if (!info.isFile() || info.isSymLink() || file.contains(u'/')) {
        return fail(ErrorCode::NotFound, tr("\"%1\" is not there any more.").arg(file));
    }
    const auto own = readOne(file);
    const QString name = own ? own->name : info.completeBaseName();
    ARTEMISIA_TRY(makeFolder(folder));
    // Named by the time, so that names sort by age.
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz");
    const QString path =
        QStringLiteral("%1/%2 %3%4").arg(folder, stamp, fileNameFor(name), kEnding);
    std::error_code error;
    if (moveTo(info.filePath(), path, error) != Claim::Done) {
        return fail(ErrorCode::Io, tr("\"%1\" was not removed: %2.").arg(name, reason(error)));
    }
    const QStringList old =
        QDir(folder)
            .entryList({u'*' + kEnding}, QDir::Files, QDir::Name | QDir::Reversed)
            .mid(kMostRemoved);
    for (const QString &each : old) {
        QFile::remove(folder + u'/' + each);
    }
    return RemovedTemplate{file, name, path};
}

Result<QString> TemplateFolder::restore(const RemovedTemplate &removed) const
{
    QString base = removed.file;
    base.chop(kEnding.size());
    const auto file = claim(removed.path, base);
    if (!file) {
        return fail(file.error().code, tr("\"%1\" could not be brought back: %2 It is kept as %3.")
                                           .arg(removed.name, file.error().message,
                                                QDir::toNativeSeparators(removed.path)));
    }
    return *file;
}

} // namespace artemisia::app
