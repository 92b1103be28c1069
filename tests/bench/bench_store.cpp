// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"
#include "core/sync/publisher.h"
#include "tests/bench/bench.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace artemisia::bench
{

namespace
{

std::unique_ptr<store::Store> makeNotebook(const QString &folder)
{
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = QStringLiteral("Bench");
    notebook.licence = QStringLiteral("CC-BY-4.0");
    Person person;
    person.head.id = PersonId::create();
    person.name = QStringLiteral("Bench");
    person.initials = QStringLiteral("B");
    return must(store::Store::create(folder, notebook, person));
}

/// Real structures, their InChI left out: what is measured is the store, not libinchi.
void fill(store::Store &store, const std::vector<NamedSmiles> &molecules)
{
    const store::SaveContext context{store.owner(), QStringLiteral("Bench")};
    must(store.transaction(QString(), [&]() -> Result<> {
        int number = 0;
        for (const NamedSmiles &molecule : molecules) {
            Compound compound;
            compound.head.id = CompoundId::create();
            compound.code = QStringLiteral("B-%1").arg(++number);
            compound.structure.smiles = QString::fromStdString(molecule.smiles);
            compound.aliases.append({ElementId::create(), molecule.name, QStringLiteral("source")});
            compound.averageMass = 100 + number % 400;
            ARTEMISIA_TRY(store.compounds().save(compound, context));
        }
        return {};
    }));
}

double runGit(const QString &folder, const QList<QStringList> &commands)
{
    QElapsedTimer timer;
    timer.start();
    for (const QStringList &arguments : commands) {
        QProcess git;
        git.setWorkingDirectory(folder);
        git.start(QStringLiteral("git"), arguments);
        if (!git.waitForFinished(600'000) || git.exitCode() != 0) {
            QTextStream(stderr) << git.readAllStandardError();
            std::exit(1);
        }
    }
    return double(timer.nsecsElapsed()) * 1e-9;
}

/// Checks the published files out, and times git taking them up anew.
double gitAddAndCommit(const QString &repository)
{
    std::vector<double> times;
    for (int i = 0; i < 3; ++i) {
        const QTemporaryDir folder;
        const QString tree = folder.filePath(QStringLiteral("tree"));
        runGit(folder.path(), {{QStringLiteral("clone"), QStringLiteral("-q"), repository, tree}});
        QDir(tree + QStringLiteral("/.git")).removeRecursively();
        runGit(tree, {{QStringLiteral("init"), QStringLiteral("-q")}});
        times.push_back(runGit(
            tree, {{QStringLiteral("add"), QStringLiteral("-A")},
                   {QStringLiteral("-c"), QStringLiteral("user.name=b"), QStringLiteral("-c"),
                    QStringLiteral("user.email=b@localhost"), QStringLiteral("commit"),
                    QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("all")}}));
    }
    std::sort(times.begin(), times.end());
    return times[1];
}

} // namespace

void benchOpen(const QString &smilesFile)
{
    const auto all = readSmiles(smilesFile, 100'000);
    double first = 0;
    for (const int count : {100, 10'000, 100'000}) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("notebook"));
        const std::size_t used = std::min<std::size_t>(all.size(), std::size_t(count));
        {
            const auto store = makeNotebook(path);
            fill(*store, {all.begin(), all.begin() + std::ptrdiff_t(used)});
        }
        const double open =
            medianSeconds(9, [&] { must(store::Store::open(path, store::OpenMode::ReadWrite)); });
        const double page = medianSeconds(9, [&] {
            const auto store = must(store::Store::open(path, store::OpenMode::ReadWrite));
            const auto ids = must(store->compounds().rowIds({}));
            (void)must(store->compounds().rows(ids.mid(0, 100)));
        });
        first = first > 0 ? first : open;
        row(QStringLiteral("open a notebook of %1 compounds").arg(used), seconds(open),
            QStringLiteral("the same with 100"), QString::number(open / first, 'f', 2));
        row(QStringLiteral("open it and show the first page of the table"), seconds(page),
            QString(), QString());
    }
}

void benchPublish(const QString &smilesFile)
{
    const auto molecules = readSmiles(smilesFile, 10'000);
    std::vector<double> times;
    QTemporaryDir kept;
    QString repository;
    for (int i = 0; i < 3; ++i) {
        const QString path = kept.filePath(QStringLiteral("notebook%1").arg(i));
        const auto store = makeNotebook(path);
        fill(*store, molecules);
        QElapsedTimer timer;
        timer.start();
        const auto report = must(sync::publish(*store, {}));
        times.push_back(double(timer.nsecsElapsed()) * 1e-9);
        repository = path + QStringLiteral("/repository.git");
        if (i == 0) {
            QTextStream(stdout) << "<!-- " << report.records << " records, " << report.filesWritten
                                << " files -->\n";
        }
    }
    std::sort(times.begin(), times.end());
    const double peer = gitAddAndCommit(repository);
    row(QStringLiteral("publish %1 records: make the files and commit them").arg(molecules.size()),
        seconds(times[1]),
        seconds(peer) + QStringLiteral(" (git add and git commit of the same files, already made)"),
        QString::number(times[1] / peer, 'f', 2));
}

} // namespace artemisia::bench
