// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/notebook_reader.h"
#include "core/format/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kDeepest = 64;

/// The files of a folder on disk.
class FolderTree : public FileTree
{
public:
    explicit FolderTree(const QString &folder)
        : m_root(QFileInfo(folder).canonicalFilePath())
        , m_given(folder)
    {
    }

    Result<> forEach(const std::function<Result<>(const Entry &)> &visit) override
    {
        if (m_root.isEmpty() || !QFileInfo(m_root).isDir()) {
            return fail(ErrorCode::NotFound, FormatText::tr("There is no folder %1.").arg(m_given));
        }
        return walk({}, 0, visit);
    }

    Result<QByteArray> read(const QString &path, qint64 maxBytes) override
    {
        ARTEMISIA_TRY_ASSIGN(const std::unique_ptr<QIODevice> file, open(path));
        if (file->size() > maxBytes) {
            return fail(ErrorCode::TooLarge,
                        FormatText::tr("The file is larger than %1 bytes.").arg(maxBytes));
        }
        // The size is not trusted: the file may be growing.
        QByteArray bytes = file->read(maxBytes + 1);
        if (bytes.size() > maxBytes) {
            return fail(ErrorCode::TooLarge,
                        FormatText::tr("The file is larger than %1 bytes.").arg(maxBytes));
        }
        return bytes;
    }

    Result<std::unique_ptr<QIODevice>> open(const QString &path) override
    {
        const QString whole = m_root + u'/' + path;
        const QFileInfo info(whole);
        // Equal only if no part of the path is a link and none is "..".
        if (!info.isFile() || info.canonicalFilePath() != whole) {
            return fail(ErrorCode::NotFound,
                        FormatText::tr("There is no plain file %1.").arg(path));
        }
        auto file = std::make_unique<QFile>(whole);
        if (!file->open(QIODevice::ReadOnly)) {
            return fail(ErrorCode::Io,
                        FormatText::tr("The file could not be read: %1").arg(file->errorString()));
        }
        return std::unique_ptr<QIODevice>(std::move(file));
    }

private:
    struct Item {
        QString path;
        QByteArray key;
        qint64 size = 0;
        bool isFolder = false;
        bool isLink = false;
    };

    [[nodiscard]] QList<Item> itemsOf(const QString &folder) const
    {
        QList<Item> items;
        const QDir::Filters all =
            QDir::Files | QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
        const QFileInfoList infos = QDir(m_root + u'/' + folder).entryInfoList(all, QDir::NoSort);
        for (const QFileInfo &info : infos) {
            if (info.fileName() == ".git"_L1) {
                continue;
            }
            Item item;
            item.path = folder + info.fileName();
            item.isFolder = info.isDir() && !info.isSymLink();
            // A nested repository is a submodule, and what is neither file nor folder (a pipe, a
            // device) is as little to be opened as a link.
            const bool isRepository =
                item.isFolder && QFileInfo::exists(info.filePath() + "/.git"_L1);
            item.isLink = info.isSymLink() || isRepository || (!item.isFolder && !info.isFile());
            item.isFolder = item.isFolder && !isRepository;
            item.size = info.isFile() ? info.size() : 0;
            item.key = item.path.toUtf8() + (item.isFolder ? "/" : "");
            items.append(item);
        }
        std::sort(items.begin(), items.end(),
                  [](const Item &a, const Item &b) { return a.key < b.key; });
        return items;
    }

    Result<> walk(const QString &folder, int depth,
                  const std::function<Result<>(const Entry &)> &visit)
    {
        if (depth > kDeepest) {
            return fail(
                ErrorCode::TooLarge,
                FormatText::tr("The folders are nested too deeply at %1.").arg(folder.left(200)));
        }
        const QList<Item> items = itemsOf(folder);
        for (const Item &item : items) {
            if (item.isFolder) {
                ARTEMISIA_TRY(walk(item.path + u'/', depth + 1, visit));
            } else {
                ARTEMISIA_TRY(visit({item.path, item.size, item.isLink}));
            }
        }
        return {};
    }

    QString m_root;
    QString m_given;
};

} // namespace

std::unique_ptr<FileTree> folderTree(const QString &folder)
{
    return std::make_unique<FolderTree>(folder);
}

} // namespace artemisia::format
