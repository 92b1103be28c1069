// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/draw.h"
#include "tests/bench/desktop/start.h"
#include "tests/bench/desktop/use.h"

#include <QTextStream>

using namespace artemisia;

/// artemisia-bench-desktop start NOTEBOOK [RUNS] | use NOTEBOOK | draw
int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const QString what = arguments.value(1);
    const QString notebook = arguments.value(2);
    if (what == QLatin1String("start-once")) {
        return bench::startOnce(argc, argv, notebook, arguments.value(3).toLongLong());
    }
    if (notebook.isEmpty() && what != QLatin1String("draw")) {
        QTextStream(stderr)
            << "artemisia-bench-desktop start NOTEBOOK [RUNS] | use NOTEBOOK | draw\n";
        return 2;
    }
    QTextStream(stdout) << "| what | Artemisia | beside | ratio of times |\n|---|---|---|---|\n"
                        << Qt::flush;
    if (what == QLatin1String("start")) {
        QCoreApplication application(argc, argv);
        return bench::benchStart(notebook, arguments.value(3, QStringLiteral("7")).toInt());
    }
    bench::WatchedApplication application(argc, argv);
    if (what == QLatin1String("draw")) {
        return bench::benchDraw();
    }
    return bench::benchUse(application, notebook);
}
