// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/experiment_repository.h"

#include "core/store/record_writer.h"
#include "core/store/search_entries.h"
#include "core/store/text_query.h"

#include <QCoreApplication>

namespace artemisia::store
{

namespace
{
// The code names a folder of the published notebook.
Result<> checkExperimentCode(const QString &code)
{
    ARTEMISIA_TRY(checkCode(code));
    if (code.startsWith(u'.') || code.contains(u'/') || code.contains(u'\\')) {
        return fail(ErrorCode::Invalid,
                    QCoreApplication::translate(
                        "store", "\"%1\" cannot be the code of an experiment: it names a folder "
                                 "when published. The experiment was not saved.")
                        .arg(code));
    }
    return {};
}

// Codes count as given from the first save on, even if the experiment is removed later.
Result<> noteCode(Database &database, const QString &text)
{
    const auto code = ExperimentCode::fromString(text);
    if (!code) {
        return {};
    }
    return database.run("INSERT INTO experiment_page (prefix, page, attempt) VALUES (?, ?, ?) "
                        "ON CONFLICT DO UPDATE SET attempt = max(attempt, excluded.attempt)",
                        QString(code->initials + code->copyMark), code->page, code->attempt);
}

Result<> writeLinks(Database &database, RowId row, const Experiment &experiment)
{
    ARTEMISIA_TRY(database.run("DELETE FROM experiment_tag WHERE experiment = ?", row));
    for (const QString &tag : experiment.tags) {
        ARTEMISIA_TRY(database.run(
            "INSERT OR IGNORE INTO experiment_tag (tag, experiment) VALUES (?, ?)", tag, row));
    }
    ARTEMISIA_TRY(database.run("DELETE FROM experiment_compound WHERE experiment = ?", row));
    for (const Material &material : experiment.materials) {
        if (!material.compound.isNull()) {
            ARTEMISIA_TRY(database.run(
                "INSERT OR IGNORE INTO experiment_compound (compound, experiment) VALUES (?, ?)",
                material.compound, row));
        }
    }
    return {};
}

Result<RowId> writeRow(Database &database, const PreparedRecord<Experiment> &prepared,
                       qint64 revision)
{
    static const QByteArray sql = upsertSql(
        "experiment", {"id", "code", "sort_code", "title", "sort_title", "state", "date", "tags",
                       "is_demonstration", "has_scheme", "modified", "revision", "body"});
    const Experiment &experiment = prepared.record;
    ARTEMISIA_TRY(database.run(
        sql, experiment.head.id, experiment.code, sortKey(experiment.code), experiment.title,
        sortKey(experiment.title), number(experiment.state), experiment.date,
        experiment.tags.join(u'\n'), experiment.isDemonstration, !experiment.scheme.isEmpty(),
        experiment.head.modified, revision, Utf8{prepared.body}));
    return prepared.old ? prepared.old->row : database.lastRow();
}

Result<> write(Database &database, const PreparedRecord<Experiment> &prepared,
               const SaveContext &context)
{
    const Experiment &experiment = prepared.record;
    ARTEMISIA_TRY(
        checkUnique(database, "experiment", "code", experiment.code, experiment.head.id.uuid()));
    const RecordRef ref{RecordKind::Experiment, experiment.head.id.uuid()};
    ARTEMISIA_TRY_ASSIGN(const qint64 revision, addRevision(database, ref, context, prepared.body));
    ARTEMISIA_TRY_ASSIGN(const RowId row, writeRow(database, prepared, revision));
    ARTEMISIA_TRY(noteCode(database, experiment.code));
    ARTEMISIA_TRY(writeLinks(database, row, experiment));
    return putSearchEntry(database, RecordKind::Experiment, row, experiment.code, experiment.title,
                          searchText(experiment));
}

QByteArray orderOf(const ExperimentQuery &query)
{
    const QByteArray direction = query.order == SortOrder::Ascending ? " ASC" : " DESC";
    const auto by = [&direction](const QByteArray &column) {
        return column + direction + ", row" + direction;
    };
    switch (query.sort) {
    case ExperimentSort::Code:
        return by("sort_code");
    case ExperimentSort::Title:
        return by("sort_title");
    case ExperimentSort::Date:
        return by("date");
    case ExperimentSort::Modified:
        break;
    }
    return by("modified");
}
} // namespace

ExperimentRepository::ExperimentRepository(Database &database)
    : m_database(database)
{
}

Result<> ExperimentRepository::save(Experiment &experiment, const SaveContext &context)
{
    ARTEMISIA_TRY(checkExperimentCode(experiment.code));
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(auto prepared,
                         prepareRecord(m_database, "experiment", experiment, context));
    if (!prepared.isUnchanged) {
        ARTEMISIA_TRY(write(m_database, prepared, context));
    }
    ARTEMISIA_TRY(m_database.run("DELETE FROM draft WHERE id = ?", prepared.record.head.id));
    ARTEMISIA_TRY(transaction.commit());
    experiment = prepared.record;
    return {};
}

Result<> ExperimentRepository::remove(const ExperimentId &id, const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY(
        removeRecord(m_database, "experiment", {RecordKind::Experiment, id.uuid()}, context));
    ARTEMISIA_TRY(m_database.run("DELETE FROM draft WHERE id = ?", id));
    return transaction.commit();
}

Result<std::optional<Experiment>> ExperimentRepository::find(const ExperimentId &id)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM experiment WHERE id = ?", id));
    return readRecord<Experiment>(std::move(statement), experimentFromJson);
}

Result<std::optional<Experiment>> ExperimentRepository::findByCode(const QString &code)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM experiment WHERE code = ?", code));
    return readRecord<Experiment>(std::move(statement), experimentFromJson);
}

Result<ExperimentCode> ExperimentRepository::nextCode(const Person &person, std::optional<int> page)
{
    ARTEMISIA_TRY_ASSIGN(const auto mark,
                         m_database.text("SELECT value FROM setting WHERE key = 'copyMark'"));
    ExperimentCode code{person.initials, mark.value_or(QString()), page.value_or(1), 1};
    const QString prefix = code.initials + code.copyMark;
    if (page) {
        ARTEMISIA_TRY_ASSIGN(
            const auto attempt,
            m_database.number("SELECT attempt FROM experiment_page WHERE prefix = ? AND page = ?",
                              prefix, *page));
        code.attempt = int(attempt.value_or(0)) + 1;
        return code;
    }
    ARTEMISIA_TRY_ASSIGN(
        const auto last,
        m_database.number("SELECT max(page) FROM experiment_page WHERE prefix = ?", prefix));
    code.page = int(last.value_or(0)) + 1;
    return code;
}

Result<qint64> ExperimentRepository::count()
{
    ARTEMISIA_TRY_ASSIGN(const auto count, m_database.number("SELECT count(*) FROM experiment"));
    return count.value_or(0);
}

Result<QList<RowId>> ExperimentRepository::rowIds(const ExperimentQuery &query)
{
    const QString match = matchExpression(query.text);
    QByteArray where;
    where += query.state ? " AND state = ?" : "";
    where += query.tag.isEmpty()
                 ? ""
                 : " AND row IN (SELECT experiment FROM experiment_tag WHERE tag = ?)";
    where += query.compound.isNull()
                 ? ""
                 : " AND row IN (SELECT experiment FROM experiment_compound WHERE compound = ?)";
    where += match.isEmpty() ? QByteArray()
                             : " AND row IN (" + targetsOfMatch(RecordKind::Experiment) + ")";
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.prepare("SELECT row FROM experiment WHERE 1" + where +
                                            " ORDER BY " + orderOf(query)));
    if (query.state) {
        statement.bind(number(*query.state));
    }
    if (!query.tag.isEmpty()) {
        statement.bind(query.tag);
    }
    if (!query.compound.isNull()) {
        statement.bind(query.compound);
    }
    if (!match.isEmpty()) {
        statement.bind(match);
    }
    return rowList(statement);
}

Result<QList<ExperimentRow>> ExperimentRepository::rows(const QList<RowId> &rowIds)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.prepare(
            "SELECT id, code, title, state, date, tags, is_demonstration, has_scheme, "
            "modified, revision FROM experiment WHERE row = ?"));
    QList<ExperimentRow> rows;
    rows.reserve(rowIds.size());
    for (const RowId row : rowIds) {
        statement.reset();
        statement.bind(row);
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (isRow) {
            rows.append({row, ExperimentId::fromUuid(statement.uuid(0)), statement.text(1),
                         statement.text(2), PublicationState(statement.integer(3)),
                         statement.text(4), statement.text(5).split(u'\n', Qt::SkipEmptyParts),
                         statement.integer(6) != 0, statement.integer(7) != 0, statement.at(8),
                         statement.int64(9)});
        }
    }
    return rows;
}

Result<std::optional<RowId>> ExperimentRepository::rowIdOf(const ExperimentId &id)
{
    return m_database.number("SELECT row FROM experiment WHERE id = ?", id);
}

Result<QStringList> ExperimentRepository::tags()
{
    QStringList tags;
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.prepare("SELECT DISTINCT tag FROM experiment_tag ORDER BY tag"));
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return tags;
        }
        tags.append(statement.text(0));
    }
}

Result<> ExperimentRepository::forEach(const std::function<Result<>(const Experiment &)> &visit)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM experiment ORDER BY sort_code, row"));
    return visitRecords<Experiment>(std::move(statement), experimentFromJson, visit);
}

Result<> ExperimentRepository::saveDraft(const Experiment &experiment)
{
    if (experiment.head.id.isNull()) {
        return fail(ErrorCode::Usage,
                    QCoreApplication::translate(
                        "store", "Only an experiment that was saved once can have a draft."));
    }
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY(m_database.run("INSERT OR REPLACE INTO draft (id, at, body) VALUES (?, ?, ?)",
                                 experiment.head.id, Timestamp::now(),
                                 Utf8{bodyText(toJson(experiment))}));
    return transaction.commit();
}

Result<QList<Experiment>> ExperimentRepository::drafts()
{
    QList<Experiment> drafts;
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM draft ORDER BY at, id"));
    ARTEMISIA_TRY(visitRecords<Experiment>(std::move(statement), experimentFromJson,
                                           [&drafts](const Experiment &draft) -> Result<> {
                                               drafts.append(draft);
                                               return {};
                                           }));
    return drafts;
}

Result<> ExperimentRepository::discardDraft(const ExperimentId &id)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY(m_database.run("DELETE FROM draft WHERE id = ?", id));
    return transaction.commit();
}

} // namespace artemisia::store
