// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/experiment.h"
#include "core/record/notebook.h"
#include "core/store/save_context.h"

#include <functional>

namespace artemisia::store
{

class Database;

/// What the list of experiments shows of one.
struct ExperimentRow {
    RowId row = 0;
    ExperimentId id;
    QString code;
    QString title;
    PublicationState state = PublicationState::Draft;
    QString date;
    QStringList tags;
    bool isDemonstration = false;
    bool hasScheme = false;
    Timestamp modified;
    qint64 revision = 0;
};

enum class ExperimentSort { Code, Title, Date, Modified };

struct ExperimentQuery {
    QString text; ///< words, matched as prefixes in everything written; empty: all
    QString tag;  ///< exactly; empty: all
    std::optional<PublicationState> state;
    CompoundId compound; ///< only experiments that use or make it; null: all
    ExperimentSort sort = ExperimentSort::Modified;
    SortOrder order = SortOrder::Descending;
};

/// Experiments in the database. Used through Store, in the Store's thread.
class ExperimentRepository
{
public:
    explicit ExperimentRepository(Database &database);
    /// Inserts or updates with its revision and search entry. Conflict if the code is another's.
    [[nodiscard]] Result<> save(Experiment &experiment, const SaveContext &context);
    [[nodiscard]] Result<> remove(const ExperimentId &id, const SaveContext &context);
    [[nodiscard]] Result<std::optional<Experiment>> find(const ExperimentId &id);
    [[nodiscard]] Result<std::optional<Experiment>> findByCode(const QString &code);
    /// The next free code of \a person in this copy: the page after the last one, attempt 1. \a
    /// page: the next attempt of that page.
    [[nodiscard]] Result<ExperimentCode> nextCode(const Person &person,
                                                  std::optional<int> page = {});
    [[nodiscard]] Result<qint64> count();
    [[nodiscard]] Result<QList<RowId>> rowIds(const ExperimentQuery &query);
    [[nodiscard]] Result<QList<ExperimentRow>> rows(const QList<RowId> &rowIds);
    [[nodiscard]] Result<std::optional<RowId>> rowIdOf(const ExperimentId &id);
    [[nodiscard]] Result<QStringList> tags();
    [[nodiscard]] Result<>
    forEach(const std::function<Result<>(const Experiment &)> &visit); ///< in the order of codes

    /// What is being typed, kept every second without making a revision; gone with the next save.
    /// One per experiment.
    [[nodiscard]] Result<> saveDraft(const Experiment &experiment);
    [[nodiscard]] Result<QList<Experiment>> drafts();
    [[nodiscard]] Result<> discardDraft(const ExperimentId &id);

private:
    Database &m_database;
};

} // namespace artemisia::store
