// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QCoreApplication>

using namespace artemisia;

namespace
{

int usage()
{
    QTextStream(stderr) << "artemisia-bench import TABLE | open FILE.smi | publish FILE.smi | "
                           "stream FILE.sdf | notebook FILE.smi FOLDER [COMPOUNDS EXPERIMENTS]\n";
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    const QString file = arguments.value(2);
    const QHash<QString, void (*)(const QString &)> benches{
        {QStringLiteral("import"), bench::benchImport},
        {QStringLiteral("open"), bench::benchOpen},
        {QStringLiteral("publish"), bench::benchPublish},
        {QStringLiteral("stream"), bench::benchStream}};
    const bool isNotebook = what == QLatin1String("notebook") && arguments.size() > 3;
    if (file.isEmpty() || (!isNotebook && !benches.contains(what))) {
        return usage();
    }
    QTextStream(stdout) << "| what | Artemisia | beside | ratio of times |\n|---|---|---|---|\n"
                        << Qt::flush;
    if (isNotebook) {
        bench::makeLargeNotebook(file, arguments.at(3),
                                 arguments.value(4, QStringLiteral("100000")).toInt(),
                                 arguments.value(5, QStringLiteral("10000")).toInt());
    } else {
        benches.value(what)(file);
    }
    return 0;
}
