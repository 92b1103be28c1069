// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/start/sample_notebook.h"

#include "core/format/record_intake.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace artemisia::app
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("SampleNotebook", text);
}

Result<> fill(store::Store &store, const QString &sample, const Person &person,
              const WorkContext &context)
{
    const auto tree = format::folderTree(sample);
    return store.transaction({}, [&]() -> Result<> {
        format::RecordIntake intake(store, {person.head.id, tr("Taken from the sample"), true});
        ARTEMISIA_TRY(format::readNotebook(*tree, intake.sink(), context));
        return {};
    });
}

} // namespace

QString samplePath()
{
    const QString wished = qEnvironmentVariable("ARTEMISIA_SAMPLE");
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString &folder :
         {wished, program + QStringLiteral("/../share/artemisia/sample/notebook"),
          QStringLiteral(ARTEMISIA_SOURCE_SAMPLE)}) {
        if (!folder.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/notebook.json"))) {
            return folder;
        }
    }
    return {};
}

QString sampleFolder()
{
    return QDir::homePath() + QStringLiteral("/Artemisia/sample-notebook");
}

Person guest()
{
    Person person;
    person.head.id = PersonId::create();
    person.name = tr("Guest");
    person.initials = QStringLiteral("GUE");
    return person;
}

Result<> makeSampleNotebook(const QString &folder, const Person &person, const WorkContext &context)
{
    if (QFileInfo::exists(store::NotebookFolder{folder}.database())) {
        return {};
    }
    const QString sample = samplePath();
    if (sample.isEmpty()) {
        return fail(ErrorCode::NotFound, tr("The sample notebook was not installed with this "
                                            "Artemisia. Create a notebook, or clone a published "
                                            "one."));
    }
    // Made beside its place and renamed when it is whole.
    const QString making = folder + QStringLiteral(".making");
    QDir(making).removeRecursively();
    if (!QDir().mkpath(QFileInfo(folder).absolutePath())) {
        return fail(ErrorCode::Io,
                    tr("The folder %1 could not be made.").arg(QFileInfo(folder).absolutePath()));
    }
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = tr("Sample notebook");
    notebook.licence = QStringLiteral("CC-BY-4.0");
    auto made = [&]() -> Result<> {
        ARTEMISIA_TRY_ASSIGN(const auto store, store::Store::create(making, notebook, person));
        return fill(*store, sample, person, context);
    }();
    if (made && !QDir().rename(making, folder)) {
        made = fail(ErrorCode::Io, tr("The sample notebook could not be put into %1. Move what is "
                                      "there out of the way and try again.")
                                       .arg(folder));
    }
    if (!made) {
        QDir(making).removeRecursively();
    }
    return made;
}

} // namespace artemisia::app
