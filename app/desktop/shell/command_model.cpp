// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/command_model.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/shell/fuzzy.h"
#include "app/desktop/theme/theme.h"

#include <QSet>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr int kRecords = 12;
constexpr qsizetype kRecentCommands = 12;
constexpr int kExact = 10000; ///< a code or alias typed in full goes before everything
constexpr int kBegins = 1000; ///< and one that begins so before what only has its letters
constexpr int kAction = 3;    ///< at equal fit an action goes before a record

QString kindName(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Experiment:
        return CommandModel::tr("Experiment");
    case RecordKind::Compound:
        return CommandModel::tr("Compound");
    case RecordKind::Batch:
        return CommandModel::tr("Batch");
    case RecordKind::Assay:
        return CommandModel::tr("Assay");
    case RecordKind::AssayResult:
        return CommandModel::tr("Result");
    case RecordKind::Person:
        return CommandModel::tr("Person");
    case RecordKind::Notebook:
        return CommandModel::tr("Notebook");
    }
    return {};
}

QString iconOf(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Experiment:
        return QStringLiteral("artemisia-flask");
    case RecordKind::Compound:
        return QStringLiteral("artemisia-compound");
    case RecordKind::Batch:
        return QStringLiteral("artemisia-batch");
    case RecordKind::Assay:
    case RecordKind::AssayResult:
        return QStringLiteral("artemisia-assay");
    default:
        return QStringLiteral("document-edit");
    }
}

QString plainText(const QAction *action)
{
    QString text = action->text();
    return text.remove(QLatin1Char('&'));
}

class HitList
{
public:
    explicit HitList(QString text)
        : m_text(std::move(text))
    {
    }
    void add(const RecordRef &record, const QString &code, const QString &title, int bonus = 0)
    {
        if (m_seen.contains(record)) {
            return;
        }
        m_seen.insert(record);
        // The store found the words somewhere in the record; how well code and title fit decides
        // the order.
        const int begins = code.startsWith(m_text, Qt::CaseInsensitive) ? kBegins : 0;
        const int score =
            std::max(fuzzyScore(m_text, code) * 2, fuzzyScore(m_text, title)) + begins + bonus + 1;
        m_hits.append({record, code, title, score});
    }
    [[nodiscard]] QList<CommandModel::Hit> take()
    {
        std::stable_sort(m_hits.begin(), m_hits.end(),
                         [](const auto &a, const auto &b) { return a.score > b.score; });
        m_hits.resize(std::min<qsizetype>(m_hits.size(), kRecords));
        return std::move(m_hits);
    }

private:
    QString m_text;
    QSet<RecordRef> m_seen;
    QList<CommandModel::Hit> m_hits;
};

Result<> addExperiments(store::Store &store, const QString &text, HitList &hits)
{
    store::ExperimentQuery query;
    query.text = text;
    ARTEMISIA_TRY_ASSIGN(const QList<store::RowId> ids, store.experiments().rowIds(query));
    ARTEMISIA_TRY_ASSIGN(const auto rows,
                         store.experiments().rows(ids.mid(0, text.isEmpty() ? 6 : kRecords)));
    for (const store::ExperimentRow &row : rows) {
        hits.add({RecordKind::Experiment, row.id.uuid()}, row.code, row.title);
    }
    return {};
}

Result<> addCompounds(store::Store &store, const QString &text, HitList &hits)
{
    ARTEMISIA_TRY_ASSIGN(const QList<CompoundId> exact, store.compounds().findByAnyName(text));
    for (const CompoundId &id : exact.mid(0, kRecords)) {
        ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(id));
        if (compound) {
            hits.add({RecordKind::Compound, id.uuid()}, compound->code, compound->name, kExact);
        }
    }
    store::CompoundQuery query;
    query.text = text;
    ARTEMISIA_TRY_ASSIGN(const QList<store::RowId> ids, store.compounds().rowIds(query));
    ARTEMISIA_TRY_ASSIGN(const auto rows, store.compounds().rows(ids.mid(0, kRecords)));
    for (const store::CompoundRow &row : rows) {
        hits.add({RecordKind::Compound, row.id.uuid()}, row.code,
                 row.name.isEmpty() ? row.aliases : row.name);
    }
    return {};
}

} // namespace

Result<QList<CommandModel::Hit>> findRecords(store::Store &store, const QString &text,
                                             const CancelToken &cancel)
{
    HitList hits(text);
    const auto stopped = [&] { return cancel.isCancelled(); };
    ARTEMISIA_TRY(addExperiments(store, text, hits));
    if (text.isEmpty()) {
        return hits.take();
    }
    if (stopped()) {
        return fail(ErrorCode::Cancelled, CommandModel::tr("Stopped."));
    }
    ARTEMISIA_TRY(addCompounds(store, text, hits));
    if (stopped()) {
        return fail(ErrorCode::Cancelled, CommandModel::tr("Stopped."));
    }
    ARTEMISIA_TRY_ASSIGN(const auto found, store.search().find(text, 30));
    for (const store::TextHit &hit : found) {
        if (hit.record.kind == RecordKind::Batch || hit.record.kind == RecordKind::Assay) {
            hits.add(hit.record, hit.code, hit.title);
        }
    }
    return hits.take();
}

CommandModel::CommandModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CommandModel::setActions(const QList<QAction *> &actions)
{
    m_actions.clear();
    for (QAction *action : actions) {
        m_actions.append(action);
    }
    rebuild();
}

void CommandModel::setSession(const std::shared_ptr<Session> &session)
{
    m_session = session;
    m_hits.clear();
    rebuild();
}

void CommandModel::setText(const QString &text)
{
    m_text = text.simplified();
    rebuild();
    search();
}

void CommandModel::search()
{
    if (m_job) {
        m_job->cancel();
        m_job.reset();
    }
    const auto session = m_session.lock();
    if (!session) {
        Q_EMIT searchFinished();
        return;
    }
    m_job = session->read(
        [text = m_text](store::Store &store, const WorkContext &context) {
            return findRecords(store, text, context.cancel);
        },
        this,
        [this, text = m_text](Result<QList<Hit>> hits) {
            if (text != m_text) {
                return; // an answer to words that have changed since
            }
            m_job.reset();
            m_hits = hits ? std::move(*hits) : QList<Hit>();
            rebuild();
            Q_EMIT searchFinished();
        });
}

void CommandModel::rebuild()
{
    beginResetModel();
    m_entries.clear();
    const QStringList recent = Settings::get(Setting::RecentCommands);
    for (const QPointer<QAction> &action : std::as_const(m_actions)) {
        if (!action || !action->isEnabled() || action->text().isEmpty()) {
            continue;
        }
        const qsizetype used = recent.indexOf(action->objectName());
        int score = fuzzyScore(m_text, plainText(action));
        if (score == 0 || (m_text.isEmpty() && used < 0)) {
            continue;
        }
        score += kAction + (used >= 0 ? int(kRecentCommands - used) : 0);
        m_entries.append({action, {}, m_text.isEmpty() ? int(kRecentCommands - used) : score});
    }
    if (m_text.isEmpty() && m_entries.isEmpty()) {
        for (const QPointer<QAction> &action : std::as_const(m_actions)) {
            if (action && action->isEnabled() && !action->text().isEmpty()) {
                m_entries.append({action, {}, 0});
            }
        }
    }
    for (const Hit &hit : std::as_const(m_hits)) {
        m_entries.append({nullptr, hit, m_text.isEmpty() ? -1 : hit.score});
    }
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry &a, const Entry &b) { return a.score > b.score; });
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Entry &entry = m_entries.at(index.row());
    const bool isAction = entry.hit.record.id.isNull();
    if (isAction && !entry.action) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return isAction ? plainText(entry.action) : entry.hit.code;
    case Qt::AccessibleTextRole:
        return isAction
                   ? plainText(entry.action)
                   : tr("%1 %2 %3")
                         .arg(kindName(entry.hit.record.kind), entry.hit.code, entry.hit.title);
    case SubtitleRole:
        return isAction ? QString() : entry.hit.title;
    case ShortcutRole:
        return isAction ? entry.action->shortcut().toString(QKeySequence::NativeText)
                        : kindName(entry.hit.record.kind);
    case IconNameRole:
        return isAction ? entry.action->property("iconName").toString()
                        : iconOf(entry.hit.record.kind);
    case IsActionRole:
        return isAction;
    default:
        return {};
    }
}

QAction *CommandModel::actionAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? m_entries.at(row).action : nullptr;
}

std::optional<RecordRef> CommandModel::recordAt(int row) const
{
    if (row < 0 || row >= m_entries.size() || m_entries.at(row).hit.record.id.isNull()) {
        return {};
    }
    return m_entries.at(row).hit.record;
}

void CommandModel::rememberAction(const QAction *action)
{
    if (action == nullptr || action->objectName().isEmpty()) {
        return;
    }
    QStringList recent = Settings::get(Setting::RecentCommands);
    recent.removeAll(action->objectName());
    recent.prepend(action->objectName());
    Settings::set(Setting::RecentCommands, QStringList(recent.mid(0, kRecentCommands)));
}

} // namespace artemisia::app
