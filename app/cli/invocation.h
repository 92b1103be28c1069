// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/store/store.h"

#include <CLI/CLI.hpp>

#include <deque>
#include <functional>
#include <memory>

namespace artemisia::cli
{

/// One call of the program: what was asked for, and what the command needs to do it. Each
/// subcommand adds itself to the parser and, when it is the one that was called, puts its work
/// here.
class Invocation
{
public:
    using Work = std::function<Result<>()>;

    Console console;
    WorkContext context; ///< cancelled by Ctrl+C; progress goes to the console
    Work work;           ///< of the subcommand that was called
    int exitCode = 0;    ///< of a command that succeeded; "check" says with it what it found

    Invocation();
    /// --notebook FOLDER, for commands that work on a notebook, and for what may stand before them.
    void addNotebookOption(CLI::App &command);
    void addJsonOption(CLI::App &command);
    /// Usage if --notebook was given to a command that takes none, or twice with two folders.
    [[nodiscard]] Result<> checkNotebookOption(const CLI::App &app) const;
    /// The folder asked for: --notebook, else $ARTEMISIA_NOTEBOOK, else the current folder.
    [[nodiscard]] QString notebookFolder() const;
    /// Opens it and says on standard error what the last program left behind.
    [[nodiscard]] Result<std::unique_ptr<store::Store>> openNotebook(store::OpenMode mode);

private:
    std::deque<std::string> m_notebooks; ///< one for each place where the option may stand
};

/// An argument as text: UTF-8.
[[nodiscard]] inline QString text(const std::string &argument)
{
    return QString::fromStdString(argument);
}
/// The examples below a command's help.
void addExamples(CLI::App &command, std::initializer_list<const char *> lines);

} // namespace artemisia::cli
