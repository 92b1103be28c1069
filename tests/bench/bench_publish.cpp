// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"
#include "tests/bench/bench.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace artemisia::bench
{

namespace
{

void runGit(const QString &folder, const QStringList &arguments)
{
    QProcess git;
    git.setWorkingDirectory(folder);
    git.start(QStringLiteral("git"), arguments);
    if (!git.waitForFinished(600'000) || git.exitCode() != 0) {
        QTextStream(stderr) << git.readAllStandardError();
        std::exit(1);
    }
}

/// Checks the published files out and leaves them as files alone, in a repository that is empty.
void checkOut(const QString &repository, const QString &tree)
{
    QDir(tree).removeRecursively();
    runGit(QDir::tempPath(), {QStringLiteral("clone"), QStringLiteral("-q"), repository, tree});
    QDir(tree + QStringLiteral("/.git")).removeRecursively();
    runGit(tree, {QStringLiteral("init"), QStringLiteral("-q")});
}

double addAndCommit(const QString &tree)
{
    return secondsOf([&] {
        runGit(tree, {QStringLiteral("add"), QStringLiteral("-A")});
        runGit(tree, {QStringLiteral("-c"), QStringLiteral("user.name=b"), QStringLiteral("-c"),
                      QStringLiteral("user.email=b@localhost"), QStringLiteral("commit"),
                      QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("all")});
    });
}

/// A tenth of the records are experiments.
void fill(store::Store &store, const std::vector<NamedSmiles> &molecules)
{
    const auto experiments = int(molecules.size() / 10);
    addPlainCompounds(store, {molecules.begin(), molecules.end() - experiments});
    addExperiments(store, experiments);
}

struct OneRun {
    double publish = 0;
    double again = 0; ///< after one compound was changed
    double git = 0;
    sync::PublishReport report;
};

OneRun runOnce(const std::vector<NamedSmiles> &molecules)
{
    OneRun run;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("notebook"));
    const auto store = makeNotebook(path);
    fill(*store, molecules);
    run.publish = secondsOf([&] { run.report = must(sync::publish(*store, {})); });
    const QString tree = folder.filePath(QStringLiteral("tree"));
    checkOut(path + QStringLiteral("/repository.git"), tree);
    run.git = addAndCommit(tree);
    auto compound = must(store->compounds().findByCode(QStringLiteral("B-1")));
    compound->name = QStringLiteral("changed");
    must(store->compounds().save(*compound, {store->owner(), QStringLiteral("Bench")}));
    run.again = secondsOf([&] { (void)must(sync::publish(*store, {})); });
    return run;
}

} // namespace

void benchPublish(const QString &smilesFile)
{
    const auto molecules = readSmiles(smilesFile, 10'000);
    Times ours;
    Times peer;
    Times again;
    OneRun last;
    (void)runOnce(molecules);
    for (int i = 0; i < 3; ++i) {
        last = runOnce(molecules);
        ours.add(last.publish);
        peer.add(last.git);
        again.add(last.again);
    }
    row(QStringLiteral("publish %1 records (%2 files): make the files and commit them")
            .arg(last.report.records)
            .arg(last.report.filesWritten),
        ours.text(),
        peer.text() +
            QStringLiteral(" (git add and git commit of the same files, already on the disk)"),
        QString::number(ours.median() / peer.median(), 'f', 2));
    row(QStringLiteral("publish one changed compound of them"), again.text(), QString(), QString());
}

} // namespace artemisia::bench
