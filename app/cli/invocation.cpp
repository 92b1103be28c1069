// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "app/cli/tr.h"

#include <QDir>
#include <QFileInfo>

namespace artemisia::cli
{

Invocation::Invocation()
{
    context.progress = [this](const Progress &progress) { console.progress(progress); };
}

void Invocation::addNotebookOption(CLI::App &command)
{
    command
        .add_option(
            "--notebook", m_notebooks.emplace_back(),
            Tr::tr("The notebook's folder (else $ARTEMISIA_NOTEBOOK, else the current folder)")
                .toStdString())
        ->type_name("FOLDER");
}

void Invocation::addJsonOption(CLI::App &command)
{
    command.add_flag(
        "--json", console.isJson,
        Tr::tr("Answer in JSON, in the shape that the manual documents").toStdString());
}

Result<> Invocation::checkNotebookOption(const CLI::App &app) const
{
    const CLI::App *called = &app;
    while (!called->get_subcommands().empty()) {
        called = called->get_subcommands().front();
    }
    QStringList given;
    for (const std::string &folder : m_notebooks) {
        if (!folder.empty()) {
            given.append(text(folder));
        }
    }
    given.removeDuplicates();
    if (given.size() > 1) {
        return fail(
            ErrorCode::Usage,
            Tr::tr("--notebook names two folders, %1 and %2.").arg(given.at(0), given.at(1)));
    }
    if (!given.isEmpty() && called->get_option_no_throw("--notebook") == nullptr) {
        return fail(
            ErrorCode::Usage,
            Tr::tr("\"%1\" does not work on a notebook that is there; leave out --notebook.")
                .arg(text(called->get_name())));
    }
    return {};
}

QString Invocation::notebookFolder() const
{
    for (const std::string &folder : m_notebooks) {
        if (!folder.empty()) {
            return QDir::cleanPath(QDir().absoluteFilePath(text(folder)));
        }
    }
    const QString fromEnvironment = qEnvironmentVariable("ARTEMISIA_NOTEBOOK");
    return fromEnvironment.isEmpty() ? QDir::currentPath()
                                     : QDir::cleanPath(QDir().absoluteFilePath(fromEnvironment));
}

Result<std::unique_ptr<store::Store>> Invocation::openNotebook(store::OpenMode mode)
{
    const QString folder = notebookFolder();
    if (!QFileInfo::exists(store::NotebookFolder{folder}.database())) {
        return fail(
            ErrorCode::NotFound,
            Tr::tr("There is no notebook in %1. Name its folder with --notebook, or make one "
                   "with \"artemisia-cli init\".")
                .arg(folder));
    }
    auto store = store::Store::open(folder, mode);
    if (!store) {
        return store;
    }
    const store::OpenReport &report = (*store)->openReport();
    if (!report.unfinishedWork.isEmpty()) {
        console.note(
            Tr::tr("The last program ended in the middle of \"%1\"; nothing of that was kept.")
                .arg(report.unfinishedWork));
    } else if (report.wasNotClosed && mode == store::OpenMode::ReadWrite) {
        console.note(
            Tr::tr("The last program did not close the notebook; it was checked and is whole."));
    }
    if (report.migratedFrom > 0) {
        console.note(Tr::tr("The notebook was brought to this version's form; a backup is in %1.")
                         .arg(report.backup));
    }
    return store;
}

void addExamples(CLI::App &command, std::initializer_list<const char *> lines)
{
    std::string footer = "\n" + Tr::tr("Examples:").toStdString();
    for (const char *line : lines) {
        footer += "\n  artemisia-cli ";
        footer += line;
    }
    command.footer(footer);
}

} // namespace artemisia::cli
