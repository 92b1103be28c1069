// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/publication_repository.h"

#include "core/store/record_writer.h"
#include "core/store/text_query.h"

#include <QCoreApplication>

#include <algorithm>

namespace artemisia::store
{

namespace
{
// Of the record (kind, record) of the table or alias %: whether it is to be public. NULL: it is
// gone.
QByteArray isPublicSql(const QByteArray &of)
{
    const QByteArray id = of + ".record";
    return "CASE " + of + ".kind WHEN 0 THEN (SELECT 1 FROM notebook WHERE id = " + id +
           ") WHEN 1 THEN (SELECT 1 FROM person WHERE id = " + id +
           ") WHEN 2 THEN (SELECT state <> 0 FROM experiment WHERE id = " + id +
           ") WHEN 3 THEN (SELECT state <> 0 FROM compound WHERE id = " + id +
           ") WHEN 4 THEN (SELECT batch.state <> 0 AND compound.state <> 0 FROM batch JOIN "
           "compound ON compound.id = batch.compound "
           "WHERE batch.id = " +
           id + ") WHEN 5 THEN (SELECT state <> 0 FROM assay WHERE id = " + id +
           ") WHEN 6 THEN (SELECT compound.state <> 0 AND assay.state <> 0 FROM result JOIN "
           "compound ON compound.id = result.compound JOIN "
           "assay ON assay.id = result.assay WHERE result.id = " +
           id + ") END";
}

// One row for each change: kind, record, the revision that made it, whether it is to be public, and
// how it was published.
const QByteArray &pendingSql()
{
    static const QByteArray sql = "SELECT changed.kind AS kind, changed.record AS record, "
                                  "changed.revision AS revision, coalesce(" +
                                  isPublicSql("changed") +
                                  ", 0) AS is_public, published.revision AS published, "
                                  "published.code AS code, published.title AS title "
                                  "FROM changed LEFT JOIN published ON published.kind = "
                                  "changed.kind AND published.record = changed.record";
    return sql;
}
constexpr char kIsPending[] = "(is_public = 1 OR published IS NOT NULL)";

struct Name {
    QString code;
    QString title;
};

/// How people call a record that is there.
Result<Name> nameOf(Database &database, const RecordRef &record)
{
    static const QByteArray sqls[] = {
        "SELECT '', title FROM notebook WHERE id = ?",
        "SELECT initials, name FROM person WHERE id = ?",
        "SELECT code, title FROM experiment WHERE id = ?",
        "SELECT code, name FROM compound WHERE id = ?",
        "SELECT code, supplier FROM batch WHERE id = ?",
        "SELECT slug, name FROM assay WHERE id = ?",
        // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one statement over three lines
        "SELECT compound.code, assay.name FROM result JOIN compound ON compound.id = "
        "result.compound JOIN assay ON assay.id = result.assay "
        "WHERE result.id = ?",
    };
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         database.select(sqls[number(record.kind)], record.id));
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    return isRow ? Name{statement.text(0), statement.text(1)} : Name{};
}

Result<std::optional<PendingChange>> nextChange(Database &database, Statement &statement)
{
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return std::nullopt;
    }
    PendingChange change;
    change.record = {RecordKind(statement.integer(0)), statement.uuid(1)};
    change.revision = statement.int64(2);
    const bool isPublic = statement.int64(3) != 0;
    const bool wasPublished = !statement.isNull(4);
    change.change = !isPublic      ? ChangeKind::Removed
                    : wasPublished ? ChangeKind::Modified
                                   : ChangeKind::Added;
    Name name{statement.text(5), statement.text(6)};
    if (isPublic) {
        ARTEMISIA_TRY_ASSIGN(name, nameOf(database, change.record));
    }
    change.code = name.code;
    change.title = name.title;
    return change;
}
} // namespace

PublicationRepository::PublicationRepository(Database &database)
    : m_database(database)
{
}

Result<QList<PendingChange>> PublicationRepository::pending(int limit)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement, m_database.prepare("SELECT * FROM (" + pendingSql() +
                                                                 ") WHERE " + kIsPending));
    QList<std::pair<QString, PendingChange>> keyed;
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const auto change, nextChange(m_database, statement));
        if (!change) {
            break;
        }
        keyed.append({sortKey(change->code), *change});
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) {
        return std::tuple(a.second.record.kind, a.first, a.second.record.id) <
               std::tuple(b.second.record.kind, b.first, b.second.record.id);
    });
    QList<PendingChange> changes;
    for (const auto &[key, change] : std::as_const(keyed)) {
        if (limit >= 0 && changes.size() >= limit) {
            break;
        }
        changes.append(change);
    }
    return changes;
}

Result<qint64> PublicationRepository::pendingCount()
{
    ARTEMISIA_TRY_ASSIGN(
        const auto count,
        m_database.number("SELECT count(*) FROM (" + pendingSql() + ") WHERE " + kIsPending));
    return count.value_or(0);
}

Result<bool> PublicationRepository::isPublic(const RecordRef &record)
{
    static const QByteArray sql = "SELECT coalesce(" + isPublicSql("asked") +
                                  ", 0) FROM (SELECT ? AS kind, ? AS record) AS asked";
    ARTEMISIA_TRY_ASSIGN(const auto answer, m_database.number(sql, number(record.kind), record.id));
    return answer == 1;
}

namespace
{
Result<> putPublished(Database &database, const RecordRef &record, qint64 revision)
{
    ARTEMISIA_TRY_ASSIGN(const Name name, nameOf(database, record));
    return database.run("INSERT OR REPLACE INTO published (kind, record, revision, code, title) "
                        "VALUES (?, ?, ?, ?, ?)",
                        number(record.kind), record.id, revision, name.code, name.title);
}

Result<> dropPublished(Database &database, const RecordRef &record)
{
    return database.run("DELETE FROM published WHERE kind = ? AND record = ?", number(record.kind),
                        record.id);
}

QString field(const Json &json, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        const auto found = json.find(key);
        if (found != json.end() && found->is_string()) {
            return QString::fromStdString(found->get_ref<const std::string &>());
        }
    }
    return {};
}

/// The commit holds this revision of a record that has moved on since.
Result<> putPublishedState(Database &database, const RecordRef &record, qint64 revision,
                           const QByteArray &compressed)
{
    if (compressed.isEmpty()) {
        return dropPublished(database, record);
    }
    ARTEMISIA_TRY_ASSIGN(const Json json, compressedJson(compressed));
    if (field(json, {"state"}) == toName(PublicationState::Draft)) {
        return dropPublished(database, record);
    }
    return database.run("INSERT OR REPLACE INTO published (kind, record, revision, code, title) "
                        "VALUES (?, ?, ?, ?, ?)",
                        number(record.kind), record.id, revision,
                        field(json, {"code", "slug", "initials"}), field(json, {"title", "name"}));
}

// Records that were changed again while the commit was made: it holds their state of then, and they
// stay pending.
Result<> markOvertaken(Database &database, qint64 upTo)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        database.select("SELECT changed.kind, changed.record, revision.number, revision.body FROM "
                        "changed JOIN revision ON "
                        "revision.number = (SELECT max(number) FROM revision AS r WHERE r.kind = "
                        "changed.kind AND r.record = "
                        "changed.record AND r.number <= ?) WHERE changed.revision > ?",
                        upTo, upTo));
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return {};
        }
        const RecordRef record{RecordKind(statement.integer(0)), statement.uuid(1)};
        ARTEMISIA_TRY(putPublishedState(database, record, statement.int64(2), statement.blob(3)));
    }
}

Result<> markCaughtUp(Database &database, qint64 upTo)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        database.select("SELECT kind, record, revision, is_public, published FROM (" +
                            pendingSql() + ") WHERE revision <= ?",
                        upTo));
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            break;
        }
        const RecordRef record{RecordKind(statement.integer(0)), statement.uuid(1)};
        if (statement.int64(3) != 0) {
            ARTEMISIA_TRY(putPublished(database, record, statement.int64(2)));
        } else if (!statement.isNull(4)) {
            ARTEMISIA_TRY(dropPublished(database, record));
        }
    }
    return database.run("DELETE FROM changed WHERE revision <= ?", upTo);
}
} // namespace

Result<> PublicationRepository::markPublished(const QString &commit, qint64 revision)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY(markOvertaken(m_database, revision));
    ARTEMISIA_TRY(markCaughtUp(m_database, revision));
    // The same commit may be told again, after a crash between commit and this; it is then the last
    // one all the same.
    ARTEMISIA_TRY_ASSIGN(
        const auto pushedTo,
        m_database.text("SELECT pushed_to FROM publication WHERE commit_id = ?", commit));
    ARTEMISIA_TRY(m_database.run("INSERT OR REPLACE INTO publication (commit_id, at, revision, "
                                 "pushed_to) VALUES (?, ?, ?, ?)",
                                 commit, Timestamp::now(), revision, pushedTo.value_or(QString())));
    return transaction.commit();
}

Result<> PublicationRepository::markRecordPublished(const RecordRef &record)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT number, body IS NULL FROM revision WHERE kind = "
                                           "? AND record = ? ORDER BY number DESC LIMIT 1",
                                           number(record.kind), record.id));
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return noSuchRecord();
    }
    const bool isRemoved = statement.integer(1) != 0;
    ARTEMISIA_TRY(isRemoved ? dropPublished(m_database, record)
                            : putPublished(m_database, record, statement.int64(0)));
    ARTEMISIA_TRY(m_database.run("DELETE FROM changed WHERE kind = ? AND record = ?",
                                 number(record.kind), record.id));
    return transaction.commit();
}

Result<> PublicationRepository::markPushed(const QString &commit, const QString &url)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY(
        m_database.run("UPDATE publication SET pushed_to = ? WHERE commit_id = ?", url, commit));
    if (m_database.changedRows() == 0) {
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("store", "The notebook knows no publication %1.")
                        .arg(commit));
    }
    return transaction.commit();
}

Result<std::optional<Publication>> PublicationRepository::last()
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.prepare("SELECT commit_id, at, revision, pushed_to FROM "
                                            "publication ORDER BY number DESC LIMIT 1"));
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return std::nullopt;
    }
    return Publication{statement.text(0), statement.at(1), statement.int64(2), statement.text(3)};
}

Result<QString> PublicationRepository::remoteUrl()
{
    ARTEMISIA_TRY_ASSIGN(const auto url,
                         m_database.text("SELECT value FROM setting WHERE key = 'remoteUrl'"));
    return url.value_or(QString());
}

Result<> PublicationRepository::setRemoteUrl(const QString &url)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY(
        m_database.run("INSERT OR REPLACE INTO setting (key, value) VALUES ('remoteUrl', ?)", url));
    return transaction.commit();
}

} // namespace artemisia::store
