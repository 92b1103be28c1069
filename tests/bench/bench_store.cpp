// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QTemporaryDir>

namespace artemisia::bench
{

namespace
{

struct Opening {
    Times open;
    Times page;
    qint64 bytes = 0; ///< read from files by one opening
};

/// What a program does until the first rows can be seen.
void firstPage(store::Store &store)
{
    (void)must(store.notebook().load());
    const auto compounds = must(store.compounds().rowIds({}));
    (void)must(store.compounds().rows(compounds.mid(0, 100)));
    const auto experiments = must(store.experiments().rowIds({}));
    (void)must(store.experiments().rows(experiments.mid(0, 100)));
}

Opening measure(const QString &path)
{
    Opening opening;
    opening.open =
        timesOf(9, [&] { (void)must(store::Store::open(path, store::OpenMode::ReadWrite)); });
    opening.page = timesOf(9, [&] {
        const auto store = must(store::Store::open(path, store::OpenMode::ReadWrite));
        firstPage(*store);
    });
    const qint64 before = bytesRead();
    (void)must(store::Store::open(path, store::OpenMode::ReadWrite));
    opening.bytes = bytesRead() - before;
    return opening;
}

} // namespace

void benchOpen(const QString &smilesFile)
{
    const auto all = readSmiles(smilesFile, 100'000);
    Opening first;
    for (const int count : {100, 10'000, 100'000}) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("notebook"));
        const std::size_t used = std::min<std::size_t>(all.size(), std::size_t(count));
        {
            const auto store = makeNotebook(path);
            addPlainCompounds(*store, {all.begin(), all.begin() + std::ptrdiff_t(used)});
            addExperiments(*store, count / 10);
        }
        const Opening opening = measure(path);
        first = count == 100 ? opening : first;
        row(QStringLiteral("open and close a notebook of %1 compounds and %2 experiments; kB read")
                .arg(used)
                .arg(count / 10),
            QStringLiteral("%1; %2 kB").arg(opening.open.text()).arg(opening.bytes / 1024),
            QStringLiteral("that of 100 compounds"),
            QString::number(opening.open.median() / first.open.median(), 'f', 2));
        row(QStringLiteral("the same, with the order of both lists and the first 100 rows of each"),
            opening.page.text(), QStringLiteral("that of 100 compounds"),
            QString::number(opening.page.median() / first.page.median(), 'f', 2));
    }
}

} // namespace artemisia::bench
