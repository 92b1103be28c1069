// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"
#include "core/reagents/reagent.h"

#include <QByteArray>

#include <chrono>

namespace artemisia::reagents
{

/// Something about one row of a user's file.
struct RowProblem {
    int line = 0;           ///< from 1, as an editor counts
    QString message;        ///< translated
    bool isLeftOut = false; ///< true: the row is not among the rows; it stays in the file
};

struct UserRows {
    QList<Reagent> rows; ///< in the order of the file; each has an id
    QList<RowProblem> problems;
};

/// A row that was removed, as it stood in the file.
struct RemovedRow {
    Reagent reagent;
    QByteArray line;
    QByteArray header;
    std::size_t index = 0;
};

/// The user's own reagents: a table in one file that a spreadsheet or an editor can change as well.
/// Tab-separated, UTF-8, a header with the columns of the shipped table
/// (resources/reagents/SOURCES.md) and id, hazards, concentration, supplier; only "name" must be
/// there. Lines that begin with # are comments. Every call opens the file anew; all of them wait
/// for the disk: for a worker. Safe from several threads and programs (a lock file beside it).
class UserReagents
{
public:
    /// \a wait: how long a change waits for another program that has the file.
    explicit UserReagents(QString file = defaultFile(),
                          std::chrono::milliseconds wait = std::chrono::seconds(5));

    /// reagents.tsv in the folder artemisia of the user's data (XDG_DATA_HOME; ~/.local/share).
    [[nodiscard]] static QString defaultFile();
    [[nodiscard]] const QString &file() const { return m_file; }

    /// All rows that make sense, and what does not. A file that is not there has no rows. A row
    /// without a name, or whose structure cannot be read or is not that of its InChIKey or InChI,
    /// is left out; a wrong CAS number and values that cannot be read are only reported. Invalid:
    /// some other kind of file; TooLarge: over 16 MB or 20,000 rows; Io; Cancelled.
    [[nodiscard]] Result<UserRows> read(const CancelToken &cancel = {}) const;

    /// Adds \a reagent with a new id and gives it back as it was written: checked and completed
    /// (reagent_check.h). Nothing else in the file changes. Invalid, TooLarge: the reagent or the
    /// file is not what it should be, the file stays as it is; Io; Locked: another program has had
    /// the file for five seconds.
    [[nodiscard]] Result<Reagent> add(const Reagent &reagent) const;
    /// Puts \a reagent in the place of the row with its id; values in that row that cannot be read
    /// stay. NotFound if there is none; errors as of add().
    [[nodiscard]] Result<Reagent> change(const Reagent &reagent) const;
    /// Removes the row. NotFound if there is none.
    [[nodiscard]] Result<RemovedRow> remove(const ReagentId &id) const;
    /// Puts a removed row back, byte for byte where it was; in a file whose columns have changed
    /// meanwhile, as add() does, under its old id. Errors as of add().
    [[nodiscard]] Result<> restore(const RemovedRow &row) const;

private:
    QString m_file;
    std::chrono::milliseconds m_wait;
};

} // namespace artemisia::reagents
