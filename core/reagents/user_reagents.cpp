// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/user_reagents.h"

#include "core/reagents/cas_number.h"
#include "core/reagents/reagent_check.h"
#include "core/reagents/tr.h"
#include "core/reagents/user_file.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

#include <algorithm>

namespace artemisia::reagents
{

UserReagents::UserReagents(QString file, std::chrono::milliseconds wait)
    : m_file(std::move(file))
    , m_wait(wait)
{
}

QString UserReagents::defaultFile()
{
    // Not AppDataLocation: the window and the command line have different names and the same
    // reagents.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/artemisia/reagents.tsv");
}

static Result<UserFile> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return UserFile::fromBytes({});
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, Tr::tr("Your reagents could not be read from \"%1\".").arg(path),
                    file.errorString());
    }
    const QByteArray bytes = file.read(UserFile::mostBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::Io, Tr::tr("Your reagents could not be read from \"%1\".").arg(path),
                    file.errorString());
    }
    return UserFile::fromBytes(bytes);
}

/// A row of the file among \a rows, with everything there is to say about it.
static void judge(const UserFile::Row &row, UserRows &rows)
{
    const auto say = [&](const QString &message, bool isLeftOut) {
        rows.problems += RowProblem{row.line, message, isLeftOut};
    };
    if (!row.isText) {
        say(Tr::tr("The row is not UTF-8 text."), true);
        return;
    }
    if (row.reagent.name.isEmpty()) {
        say(Tr::tr("The row has no name."), true);
        return;
    }
    const auto checked = withCheckedStructure(row.reagent);
    if (!checked) {
        say(checked.error().message, true);
        return;
    }
    Reagent reagent = *checked;
    if (row.isTooWide) {
        say(Tr::tr("The row has more cells than the first row."), false);
    }
    if (const QString cas = casNumber(reagent.cas); !cas.isEmpty()) {
        reagent.cas = cas;
    } else if (!reagent.cas.isEmpty()) {
        say(Tr::tr("\"%1\" is not a CAS number: its check digit is wrong.").arg(reagent.cas),
            false);
    }
    for (const QString &value : row.unreadable) {
        say(Tr::tr("The value \"%1\" could not be read.").arg(value), false);
    }
    rows.rows += reagent;
}

Result<UserRows> UserReagents::read(const CancelToken &cancel) const
{
    ARTEMISIA_TRY_ASSIGN(const UserFile file, readFile(m_file));
    UserRows result;
    for (const UserFile::Row &row : file.rows()) {
        if (cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, Tr::tr("Cancelled."));
        }
        judge(row, result);
    }
    return result;
}

/// Reads the file, lets \a edit change it and writes it, while nobody else does.
template <class Edit>
static Result<> edited(const QString &path, std::chrono::milliseconds wait, Edit edit)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return fail(ErrorCode::Io, Tr::tr("The folder \"%1\" could not be made.").arg(folder));
    }
    QLockFile lock(path + QStringLiteral(".lock"));
    if (!lock.tryLock(static_cast<int>(wait.count()))) {
        const bool isTaken = lock.error() == QLockFile::LockFailedError;
        return fail(isTaken ? ErrorCode::Locked : ErrorCode::Io,
                    isTaken
                        ? Tr::tr("Another program is writing your reagents. Nothing was changed.")
                        : Tr::tr("Your reagents could not be written to \"%1\".").arg(path));
    }
    ARTEMISIA_TRY_ASSIGN(UserFile file, readFile(path));
    ARTEMISIA_TRY(edit(file));
    const QByteArray bytes = file.toBytes();
    ARTEMISIA_TRY(UserFile::fromBytes(bytes)); // it must not grow into what cannot be read any more
    return replaceFile(path, bytes);
}

static Result<UserFile::Row> rowWith(const UserFile &file, const ReagentId &id)
{
    const auto rows = file.rows();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const UserFile::Row &row) { return row.reagent.id == id; });
    if (id.isNull() || found == rows.end()) {
        return fail(ErrorCode::NotFound, Tr::tr("This reagent is no longer among yours."));
    }
    return *found;
}

Result<Reagent> UserReagents::add(const Reagent &reagent) const
{
    ARTEMISIA_TRY_ASSIGN(Reagent checked, checkedReagent(reagent));
    checked.id = ReagentId::create();
    ARTEMISIA_TRY(edited(m_file, m_wait, [&](UserFile &file) -> Result<> {
        file.add(checked);
        return {};
    }));
    return checked;
}

Result<Reagent> UserReagents::change(const Reagent &reagent) const
{
    ARTEMISIA_TRY_ASSIGN(const Reagent checked, checkedReagent(reagent));
    ARTEMISIA_TRY(edited(m_file, m_wait, [&](UserFile &file) -> Result<> {
        ARTEMISIA_TRY_ASSIGN(const UserFile::Row row, rowWith(file, checked.id));
        file.replace(row, checked);
        return {};
    }));
    return checked;
}

Result<RemovedRow> UserReagents::remove(const ReagentId &id) const
{
    RemovedRow removed;
    ARTEMISIA_TRY(edited(m_file, m_wait, [&](UserFile &file) -> Result<> {
        ARTEMISIA_TRY_ASSIGN(const UserFile::Row row, rowWith(file, id));
        const UserFile::Line line = file.lineAt(row);
        removed = {row.reagent, line.bytes, line.header, line.index};
        file.remove(row);
        return {};
    }));
    return removed;
}

Result<> UserReagents::restore(const RemovedRow &row) const
{
    return edited(m_file, m_wait, [&](UserFile &file) -> Result<> {
        if (!file.putBack({row.line, row.header, row.index})) {
            file.add(row.reagent);
        }
        return {};
    });
}

} // namespace artemisia::reagents
