// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/reagents/reagent_row.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace artemisia::reagents
{

/// The text of a user's file, line by line, so that a change touches its own line and nothing else:
/// comments (#), empty lines, rows that cannot be read, columns of the user's own and the ends of
/// lines stay as they are.
class UserFile
{
public:
    static constexpr qsizetype mostBytes = 16 * 1024 * 1024;
    static constexpr int mostRows = 20000;

    struct Row {
        int line = 0;          ///< from 1
        std::size_t index = 0; ///< for replace() and remove()
        Reagent
            reagent; ///< as typed, with an id: the row's, or one made of its text where it has none
        QStringList unreadable; ///< values of properties
        bool isText = true;     ///< false: not UTF-8; the reagent is empty then
        bool isTooWide = false; ///< more cells than the header
    };

    /// An empty text is a file without rows. Invalid if there is text and no header with the column
    /// "name": it is some other file.
    [[nodiscard]] static Result<UserFile> fromBytes(const QByteArray &bytes);
    [[nodiscard]] QByteArray toBytes() const { return m_lines.join('\n'); }

    [[nodiscard]] std::vector<Row> rows() const;
    void add(const Reagent &reagent);
    /// What stands in the row's other columns and what of its properties cannot be read stays.
    void replace(const Row &row, const Reagent &reagent);
    void remove(const Row &row);

    /// A line taken out, with all that it takes to put it back as it was.
    struct Line {
        QByteArray bytes;
        QByteArray header; ///< that tells what its cells are
        std::size_t index = 0;
    };
    [[nodiscard]] Line lineAt(const Row &row) const;
    /// Where it was, or at the end of a file that has become shorter. False: the header is another
    /// one, and nothing was changed.
    [[nodiscard]] bool putBack(const Line &line);

private:
    [[nodiscard]] Result<> readHeader(std::size_t index);
    void makeHeader();
    void addMissingColumns();
    [[nodiscard]] QByteArray lineOf(const Reagent &reagent, const Row *old) const;
    [[nodiscard]] Row rowAt(std::size_t index) const;

    QByteArrayList m_lines; ///< without the \n, with a \r if there is one; the last is what follows
                            ///< the last \n
    std::vector<std::optional<Column>> m_columns;
    std::size_t m_header = 0;
};

/// Gives \a path the contents \a bytes in one step: whoever reads it, whenever the computer stops,
/// finds the old or the new contents whole. \a beforeRename is called when everything is written
/// and nothing has its name yet (for tests).
[[nodiscard]] Result<> replaceFile(const QString &path, const QByteArray &bytes,
                                   const std::function<void()> &beforeRename = {});

} // namespace artemisia::reagents
