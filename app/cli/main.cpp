// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/language/translation.h"
#include "core/base/log.h"

#include <QCoreApplication>

#include <cstdlib>

int main(int argc, char **argv)
{
    // What programs read and write is the same in every locale.
    setenv("LC_ALL", "C.UTF-8", 1);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("artemisia-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ARTEMISIA_VERSION));
    artemisia::installTranslation();
    // A log that cannot be written must not keep anybody from their notebook.
    (void)artemisia::Log::start(artemisia::Log::defaultFolder(), true);
    const int exitCode = artemisia::cli::run(argc, argv);
    artemisia::Log::stop();
    return exitCode;
}
