// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/notebook_repository.h"

#include "core/store/record_writer.h"

#include <QCoreApplication>

namespace artemisia::store
{

NotebookRepository::NotebookRepository(Database &database)
    : m_database(database)
{
}

Result<Notebook> NotebookRepository::load()
{
    ARTEMISIA_TRY_ASSIGN(Statement statement, m_database.select("SELECT body FROM notebook"));
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return fail(
            ErrorCode::Corrupt,
            QCoreApplication::translate(
                "store", "The notebook's own record is missing. Restore it from a backup."));
    }
    ARTEMISIA_TRY_ASSIGN(const Json json, bodyJson(statement.utf8(0)));
    ARTEMISIA_TRY_ASSIGN(NotebookWithPeople both, notebookFromJson(json));
    return both.notebook;
}

Result<> NotebookRepository::save(Notebook &notebook, const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(auto prepared, prepareRecord(m_database, "notebook", notebook, context));
    const Notebook &next = prepared.record;
    if (!prepared.isUnchanged) {
        const RecordRef ref{RecordKind::Notebook, next.head.id.uuid()};
        ARTEMISIA_TRY_ASSIGN(const qint64 revision,
                             addRevision(m_database, ref, context, prepared.body));
        // One row: a notebook with another id (a clone's) takes the place of the one that was made
        // to hold it.
        ARTEMISIA_TRY(
            m_database.run("DELETE FROM changed WHERE kind = 0 AND record <> ?", next.head.id));
        ARTEMISIA_TRY(
            m_database.run("DELETE FROM published WHERE kind = 0 AND record <> ?", next.head.id));
        ARTEMISIA_TRY(m_database.run("INSERT OR REPLACE INTO notebook (row, id, title, modified, "
                                     "revision, body) VALUES (1, ?, ?, ?, ?, ?)",
                                     next.head.id, next.title, next.head.modified, revision,
                                     Utf8{prepared.body}));
    }
    ARTEMISIA_TRY(transaction.commit());
    notebook = next;
    return {};
}

Result<QList<Person>> NotebookRepository::people()
{
    QList<Person> people;
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM person ORDER BY created, id"));
    ARTEMISIA_TRY(visitRecords<Person>(std::move(statement), personFromJson,
                                       [&people](const Person &person) -> Result<> {
                                           people.append(person);
                                           return {};
                                       }));
    return people;
}

Result<std::optional<Person>> NotebookRepository::person(const PersonId &id)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM person WHERE id = ?", id));
    return readRecord<Person>(std::move(statement), personFromJson);
}

Result<> NotebookRepository::savePerson(Person &person, const SaveContext &context)
{
    static const QByteArray sql =
        upsertSql("person", {"id", "initials", "name", "created", "modified", "revision", "body"});
    ARTEMISIA_TRY(checkCode(person.initials));
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(auto prepared, prepareRecord(m_database, "person", person, context));
    const Person &next = prepared.record;
    if (!prepared.isUnchanged) {
        ARTEMISIA_TRY(
            checkUnique(m_database, "person", "initials", next.initials, next.head.id.uuid()));
        const RecordRef ref{RecordKind::Person, next.head.id.uuid()};
        ARTEMISIA_TRY_ASSIGN(const qint64 revision,
                             addRevision(m_database, ref, context, prepared.body));
        ARTEMISIA_TRY(m_database.run(sql, next.head.id, next.initials, next.name, next.head.created,
                                     next.head.modified, revision, Utf8{prepared.body}));
    }
    ARTEMISIA_TRY(transaction.commit());
    person = next;
    return {};
}

} // namespace artemisia::store
