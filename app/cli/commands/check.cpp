// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/published_folder.h"
#include "app/cli/tr.h"
#include "core/sync/publisher.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace artemisia::cli
{

namespace
{
void append(format::ReadReport &whole, const format::ReadReport &part, const QString &prefix)
{
    whole.files += part.files;
    whole.records += part.records;
    for (format::Finding finding : part.findings) {
        finding.path.prepend(prefix);
        whole.findings.append(finding);
    }
}

// A notebook in use: what it would publish now, written to a temporary folder and read from there.
Result<format::ReadReport> checkRecords(Invocation &invocation, const QString &folder)
{
    ARTEMISIA_TRY_ASSIGN(const auto store, store::Store::open(folder, store::OpenMode::ReadOnly));
    const QTemporaryDir temporary;
    if (!temporary.isValid()) {
        return fail(ErrorCode::Io, Tr::tr("No temporary folder could be made."),
                    temporary.errorString());
    }
    ARTEMISIA_TRY(writePublishedFolder(*store, temporary.path(), invocation.context));
    const auto tree = format::folderTree(temporary.path());
    return format::checkNotebook(*tree, invocation.context);
}

Result<format::ReadReport> checkRepository(Invocation &invocation, const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(const auto tree, sync::repositoryTree(path));
    return format::checkNotebook(*tree, invocation.context);
}

bool isBareRepository(const QString &path)
{
    return QFileInfo(path + QStringLiteral("/HEAD")).isFile() &&
           QFileInfo(path + QStringLiteral("/objects")).isDir();
}

Result<format::ReadReport> checkPath(Invocation &invocation, const QString &path)
{
    if (!QFileInfo(path).isDir()) {
        return fail(ErrorCode::NotFound, Tr::tr("There is no folder %1.").arg(path));
    }
    const store::NotebookFolder notebook{path};
    if (QFileInfo::exists(notebook.database())) {
        ARTEMISIA_TRY_ASSIGN(format::ReadReport report, checkRecords(invocation, path));
        // A repository without a commit yet is no fault of the notebook.
        if (const auto published = checkRepository(invocation, notebook.repository())) {
            append(report, *published, QStringLiteral("repository.git: "));
        }
        return report;
    }
    if (isBareRepository(path)) {
        return checkRepository(invocation, path);
    }
    const auto tree = format::folderTree(path);
    return format::checkNotebook(*tree, invocation.context);
}

Result<> check(Invocation &invocation, const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(const format::ReadReport report, checkPath(invocation, path));
    const auto count = [&report](format::Severity severity) {
        return std::count_if(
            report.findings.begin(), report.findings.end(),
            [severity](const format::Finding &f) { return f.severity == severity; });
    };
    const auto errors = count(format::Severity::Error);
    const auto warnings = count(format::Severity::Warning);
    invocation.exitCode = errors > 0 ? int(ErrorCode::Invalid) : 0;
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"path", path.toStdString()},
                                     {"valid", errors == 0},
                                     {"files", report.files},
                                     {"records", report.records},
                                     {"errors", errors},
                                     {"warnings", warnings},
                                     {"remarks", count(format::Severity::Remark)},
                                     {"findings", toJson(report.findings)}});
        return {};
    }
    for (const format::Finding &finding : report.findings) {
        invocation.console.line(toText(finding));
    }
    invocation.console.line(Tr::tr("%1, %2: %3, %4.")
                                .arg(Tr::tr("%n file(s)", nullptr, int(report.files)),
                                     Tr::tr("%n record(s)", nullptr, int(report.records)),
                                     Tr::tr("%n error(s)", nullptr, int(errors)),
                                     Tr::tr("%n warning(s)", nullptr, int(warnings))));
    return {};
}
} // namespace

void addCheck(CLI::App &app, Invocation &invocation)
{
    auto *command = app.add_subcommand(
        "check",
        Tr::tr("Check a notebook, or any clone of its repository, file by file").toStdString());
    const auto path = std::make_shared<std::string>();
    command
        ->add_option(
            "PATH", *path,
            Tr::tr("A notebook's folder, a clone's folder, or a bare repository").toStdString())
        ->required();
    invocation.addJsonOption(*command);
    addExamples(*command, {"check .", "check ~/public/osm.git --json", "check ~/osm"});
    command->callback([&invocation, path] {
        invocation.work = [&invocation, path] {
            return check(invocation, QDir::cleanPath(QDir().absoluteFilePath(text(*path))));
        };
    });
}

} // namespace artemisia::cli
