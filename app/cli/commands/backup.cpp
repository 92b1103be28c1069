// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"

#include <QDir>
#include <QFileInfo>

namespace artemisia::cli
{

namespace
{
QString absolute(const std::string &path)
{
    return QDir::cleanPath(QDir().absoluteFilePath(text(path)));
}

Result<> backup(Invocation &invocation, const QString &file)
{
    if (QFileInfo::exists(file)) {
        return fail(ErrorCode::Usage,
                    Tr::tr("%1 is there already; it was left as it is.").arg(file));
    }
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadOnly));
    ARTEMISIA_TRY(store->backup(file, invocation.context));
    const qint64 size = QFileInfo(file).size();
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"file", file.toStdString()}, {"bytes", size}});
    } else {
        invocation.console.line(Tr::tr("Wrote the backup %1 (%2 bytes).").arg(file).arg(size));
    }
    return {};
}

Result<> restore(Invocation &invocation, const QString &file, const QString &folder)
{
    ARTEMISIA_TRY(store::Store::restore(file, folder, invocation.context));
    if (invocation.console.isJson) {
        invocation.console.json(
            Json{{"file", file.toStdString()}, {"folder", folder.toStdString()}});
    } else {
        invocation.console.line(Tr::tr("Restored the notebook to %1.").arg(folder));
    }
    return {};
}
} // namespace

void addBackup(CLI::App &app, Invocation &invocation)
{
    auto *command =
        app.add_subcommand("backup", Tr::tr("Write the whole notebook to one file").toStdString());
    const auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, Tr::tr("A .zip that is not there yet").toStdString())
        ->required();
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command, {"backup ~/backups/osm-2026-11-22.zip --notebook ~/osm"});
    command->callback([&invocation, file] {
        invocation.work = [&invocation, file] { return backup(invocation, absolute(*file)); };
    });
}

void addRestore(CLI::App &app, Invocation &invocation)
{
    auto *command =
        app.add_subcommand("restore", Tr::tr("Make a notebook from a backup").toStdString());
    const auto file = std::make_shared<std::string>();
    const auto folder = std::make_shared<std::string>();
    command->add_option("FILE", *file, Tr::tr("What \"backup\" wrote").toStdString())->required();
    command->add_option("FOLDER", *folder, Tr::tr("Where; absent or empty").toStdString())
        ->required();
    invocation.addJsonOption(*command);
    addExamples(*command, {"restore ~/backups/osm-2026-11-22.zip ~/osm-again"});
    command->callback([&invocation, file, folder] {
        invocation.work = [&invocation, file, folder] {
            return restore(invocation, absolute(*file), absolute(*folder));
        };
    });
}

} // namespace artemisia::cli
