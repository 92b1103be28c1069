// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

// Outside any namespace, as Q_INIT_RESOURCE demands; a static library's resources are not linked
// unless named.
static void initialiseSqlResource()
{
    Q_INIT_RESOURCE(store);
}

namespace artemisia::store
{

Result<QList<MigrationStep>> migrationSteps()
{
    initialiseSqlResource();
    const QDir folder(QStringLiteral(":/artemisia/sql"));
    QList<MigrationStep> steps;
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        const int version = name.left(4).toInt();
        if (version != steps.size() + 1 || !file.open(QIODevice::ReadOnly)) {
            return fail(ErrorCode::Internal,
                        QCoreApplication::translate(
                            "store", "This copy of Artemisia is incomplete. Install it again."),
                        QStringLiteral("schema step %1").arg(name));
        }
        steps.append({version, file.readAll()});
    }
    return steps;
}

Result<int> schemaVersion(Database &database, int ours, bool wantsToWrite)
{
    ARTEMISIA_TRY_ASSIGN(const auto found, database.number("PRAGMA user_version"));
    const int version = int(found.value_or(0));
    if (version < 1) {
        return fail(ErrorCode::Corrupt,
                    QCoreApplication::translate("store", "%1 is not the database of a notebook.")
                        .arg(database.file()),
                    QStringLiteral("user_version %1").arg(version));
    }
    if (version <= ours) {
        return version;
    }
    ARTEMISIA_TRY_ASSIGN(const auto minimum,
                         database.text("SELECT value FROM meta WHERE key = 'minimum_reader'"));
    bool isNumber = false;
    const int minimumReader = minimum.value_or(QString()).toInt(&isNumber);
    const QString detail = QStringLiteral("schema %1, minimum reader %2, ours %3")
                               .arg(version)
                               .arg(minimumReader)
                               .arg(ours);
    if (!isNumber || minimumReader > ours) {
        return fail(
            ErrorCode::TooNew,
            QCoreApplication::translate(
                "store",
                "This notebook was written by a newer version of Artemisia, which this one cannot "
                "read. Nothing was changed; install the newer version."),
            detail);
    }
    if (wantsToWrite) {
        return fail(
            ErrorCode::TooNew,
            QCoreApplication::translate(
                "store",
                "This notebook was written by a newer version of Artemisia. This one can open it "
                "for reading only; install the newer version to write in it."),
            detail);
    }
    return version;
}

namespace
{
Result<QString> backUp(Database &database, int version, const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        return fail(ErrorCode::Io,
                    QCoreApplication::translate(
                        "store", "The folder %1 could not be made. The notebook was left as it is.")
                        .arg(QDir::toNativeSeparators(folder)));
    }
    const QString moment = Clock::now().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
    const QString file =
        QStringLiteral("%1/notebook-v%2-%3.sqlite").arg(folder).arg(version).arg(moment);
    ARTEMISIA_TRY(database.copyTo(file));
    return file;
}

Result<> runStep(Database &database, const MigrationStep &step)
{
    Log::info("store", QStringLiteral("Bring the database to the next schema version"),
              {{QStringLiteral("version"), step.version}});
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    ARTEMISIA_TRY(database.runScript(step.sql));
    ARTEMISIA_TRY_ASSIGN(Statement violations, database.select("PRAGMA foreign_key_check"));
    ARTEMISIA_TRY_ASSIGN(const bool isViolated, violations.step());
    violations.reset();
    if (isViolated) {
        return fail(
            ErrorCode::Corrupt,
            QCoreApplication::translate(
                "store",
                "The notebook could not be brought to the form this version needs. It was left as "
                "it was."),
            QStringLiteral("foreign keys after step %1").arg(step.version));
    }
    ARTEMISIA_TRY(database.runScript("PRAGMA user_version = " + QByteArray::number(step.version)));
    return transaction.commit();
}
} // namespace

Result<QString> migrate(Database &database, int from, const QList<MigrationStep> &steps,
                        const QString &backupFolder)
{
    QString backup;
    if (from > 0 && from < steps.size()) {
        ARTEMISIA_TRY_ASSIGN(backup, backUp(database, from, backupFolder));
    }
    for (const MigrationStep &step : steps) {
        if (step.version > from) {
            ARTEMISIA_TRY(runStep(database, step));
        }
    }
    return backup;
}

} // namespace artemisia::store
