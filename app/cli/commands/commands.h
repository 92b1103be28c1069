// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"

namespace artemisia::cli
{

// Each adds one subcommand to the parser. \a invocation outlives the parser.
void addInit(CLI::App &app, Invocation &invocation);
void addImport(CLI::App &app, Invocation &invocation);
void addNew(CLI::App &app, Invocation &invocation);
void addList(CLI::App &app, Invocation &invocation);
void addShow(CLI::App &app, Invocation &invocation);
void addSearch(CLI::App &app, Invocation &invocation);
void addPublish(CLI::App &app, Invocation &invocation);
void addClone(CLI::App &app, Invocation &invocation);
void addExport(CLI::App &app, Invocation &invocation);
void addCheck(CLI::App &app, Invocation &invocation);
void addBackup(CLI::App &app, Invocation &invocation);
void addRestore(CLI::App &app, Invocation &invocation);

} // namespace artemisia::cli
