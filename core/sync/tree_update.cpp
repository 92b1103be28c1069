// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/tree_update.h"

#include "core/sync/sync_text.h"

#include <algorithm>
#include <vector>

namespace artemisia::sync
{

namespace
{

struct Entry {
    git_filemode_t mode = GIT_FILEMODE_BLOB;
    git_oid id{};
    [[nodiscard]] bool isFolder() const { return mode == GIT_FILEMODE_TREE; }
};
using Entries = std::map<QByteArray, Entry>;

bool isSafePart(const QString &part)
{
    return !part.isEmpty() && part != QLatin1String(".") && part != QLatin1String("..") &&
           part.compare(QLatin1String(".git"), Qt::CaseInsensitive) != 0 &&
           !part.startsWith(QLatin1String("git~1"), Qt::CaseInsensitive) &&
           !part.contains(QChar(u'\0')) && !part.contains(u'\\');
}

Entries entriesOf(const git_tree *tree)
{
    Entries entries;
    const std::size_t count = tree == nullptr ? 0 : git_tree_entrycount(tree);
    for (std::size_t i = 0; i < count; ++i) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
        entries[git_tree_entry_name(entry)] = {git_tree_entry_filemode_raw(entry),
                                               *git_tree_entry_id(entry)};
    }
    return entries;
}

/// The bytes of a tree object: entries in git's order, in which a folder sorts as if its name ended
/// in "/".
QByteArray treeBytes(const Entries &entries)
{
    std::vector<std::pair<QByteArray, const Entries::value_type *>> sorted;
    sorted.reserve(entries.size());
    for (const auto &entry : entries) {
        sorted.emplace_back(entry.second.isFolder() ? entry.first + '/' : entry.first, &entry);
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    QByteArray bytes;
    for (const auto &[key, entry] : sorted) {
        bytes += QByteArray::number(int(entry->second.mode), 8) + ' ' + entry->first + '\0';
        bytes.append(reinterpret_cast<const char *>(entry->second.id.id), GIT_OID_RAWSZ);
    }
    return bytes;
}

tl::unexpected<Error> inTheWay(const QString &path)
{
    return fail(ErrorCode::Conflict,
                SyncText::tr("In the repository, %1 is a file where a folder is needed, or a "
                             "folder where a file is. Nothing was "
                             "published; please move it away.")
                    .arg(path));
}

} // namespace

struct TreeUpdate::Folder {
    struct Change {
        bool isRemoved = false; ///< the file of this name
        std::optional<git_oid> blob;
        std::unique_ptr<Folder> folder;
    };
    bool isEmptied = false; ///< all that was in it goes
    std::map<QString, Change> changes;
};

TreeUpdate::TreeUpdate()
    : m_root(std::make_unique<Folder>())
{
}

TreeUpdate::~TreeUpdate() = default;

Result<TreeUpdate::Folder *> TreeUpdate::folderOf(const QStringList &parts)
{
    Folder *folder = m_root.get();
    for (const QString &part : parts) {
        if (!isSafePart(part)) {
            return fail(ErrorCode::Invalid,
                        SyncText::tr("%1 cannot be the name of a file in a repository.")
                            .arg(parts.join(u'/')));
        }
        std::unique_ptr<Folder> &next = folder->changes[part].folder;
        if (!next) {
            next = std::make_unique<Folder>();
        }
        folder = next.get();
    }
    return folder;
}

Result<> TreeUpdate::remove(const QString &path)
{
    QStringList parts = path.split(u'/');
    const QString name = parts.takeLast();
    ARTEMISIA_TRY_ASSIGN(Folder * folder, folderOf(parts));
    if (name.isEmpty()) {
        folder->isEmptied = true;
    } else {
        folder->changes[name].isRemoved = true;
    }
    return {};
}

Result<> TreeUpdate::put(const QString &path, const git_oid &blob)
{
    QStringList parts = path.split(u'/');
    const QString name = parts.takeLast();
    ARTEMISIA_TRY_ASSIGN(Folder * folder, folderOf(parts));
    if (!isSafePart(name)) {
        return fail(ErrorCode::Invalid,
                    SyncText::tr("%1 cannot be the name of a file in a repository.").arg(path));
    }
    folder->changes[name].blob = blob;
    return {};
}

/// One name in one folder while it is being changed.
class TreeUpdate::Place
{
public:
    Place(const Repository &repository, NewObjects &objects, Entries &entries, const QString &path,
          const QString &name)
        : m_repository(repository)
        , m_objects(objects)
        , m_entries(entries)
        , m_path(path + name)
        , m_name(name.toUtf8())
    {
    }
    [[nodiscard]] Result<> apply(const Folder::Change &change)
    {
        const Entry *there = entry();
        if (change.isRemoved && there != nullptr && !there->isFolder()) {
            m_entries.erase(m_name);
        }
        ARTEMISIA_TRY(change.folder ? changeInside(*change.folder) : Result<>());
        return change.blob ? put(*change.blob) : Result<>();
    }

private:
    [[nodiscard]] const Entry *entry() const
    {
        const auto found = m_entries.find(m_name);
        return found == m_entries.end() ? nullptr : &found->second;
    }
    [[nodiscard]] Result<> changeInside(const Folder &folder)
    {
        TreeHandle inside;
        const Entry *there = entry();
        if (there != nullptr && there->isFolder()) {
            ARTEMISIA_TRY_ASSIGN(inside, m_repository.tree(there->id));
        }
        ARTEMISIA_TRY_ASSIGN(const std::optional<git_oid> written,
                             write(m_repository, folder, inside.get(), m_path + u'/', m_objects));
        if (written && there != nullptr && !there->isFolder()) {
            return inTheWay(m_path);
        }
        if (written) {
            m_entries[m_name] = {GIT_FILEMODE_TREE, *written};
        } else if (inside) {
            m_entries.erase(m_name);
        }
        return {};
    }
    [[nodiscard]] Result<> put(const git_oid &blob)
    {
        const Entry *there = entry();
        if (there != nullptr && there->isFolder()) {
            return inTheWay(m_path);
        }
        const bool isFile = there != nullptr && (there->mode & 0170000U) == 0100000U;
        m_entries[m_name] = {isFile ? there->mode : GIT_FILEMODE_BLOB, blob};
        return {};
    }

    const Repository &m_repository;
    NewObjects &m_objects;
    Entries &m_entries;
    QString m_path;
    QByteArray m_name;
};

Result<std::optional<git_oid>> TreeUpdate::write(const Repository &repository, const Folder &folder,
                                                 const git_tree *base, const QString &path,
                                                 NewObjects &objects)
{
    const Entries before = entriesOf(base);
    Entries entries = folder.isEmptied ? Entries() : before;
    for (const auto &[name, change] : folder.changes) {
        ARTEMISIA_TRY(Place(repository, objects, entries, path, name).apply(change));
    }
    if (entries.empty()) {
        return std::optional<git_oid>();
    }
    const QByteArray bytes = treeBytes(entries);
    if (base != nullptr && bytes == treeBytes(before)) {
        return std::optional<git_oid>(*git_tree_id(base));
    }
    ARTEMISIA_TRY_ASSIGN(const git_oid id, objects.add(GIT_OBJECT_TREE, bytes));
    return std::optional<git_oid>(id);
}

Result<git_oid> TreeUpdate::write(const Repository &repository, const git_tree *base,
                                  NewObjects &objects) const
{
    ARTEMISIA_TRY_ASSIGN(const std::optional<git_oid> tree,
                         write(repository, *m_root, base, QString(), objects));
    return tree ? Result<git_oid>(*tree) : objects.add(GIT_OBJECT_TREE, {});
}

} // namespace artemisia::sync
