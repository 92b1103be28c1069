// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QCoreApplication>

using namespace artemisia;

/// artemisia-bench import FILE.csv | open FILE.smi | publish FILE.smi
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    const QString file = arguments.value(2);
    if (file.isEmpty() ||
        !QStringList{QStringLiteral("import"), QStringLiteral("open"), QStringLiteral("publish")}
             .contains(what)) {
        QTextStream(stderr)
            << "artemisia-bench import FILE.csv | open FILE.smi | publish FILE.smi\n";
        return 2;
    }
    QTextStream(stdout) << "| what | Artemisia | beside | ratio of times |\n|---|---|---|---|\n";
    if (what == QLatin1String("import")) {
        bench::benchImport(file);
    } else if (what == QLatin1String("open")) {
        bench::benchOpen(file);
    } else {
        bench::benchPublish(file);
    }
    return 0;
}
