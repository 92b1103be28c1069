// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/notebook.h"
#include "core/store/save_context.h"

#include <optional>

namespace artemisia::store
{

class Database;

/// The notebook's own record and its people. Used through Store, in the Store's thread.
class NotebookRepository
{
public:
    explicit NotebookRepository(Database &database);
    [[nodiscard]] Result<Notebook> load();
    [[nodiscard]] Result<> save(Notebook &notebook, const SaveContext &context);
    [[nodiscard]] Result<QList<Person>> people(); ///< by creation, then id
    [[nodiscard]] Result<std::optional<Person>> person(const PersonId &id);
    [[nodiscard]] Result<>
    savePerson(Person &person,
               const SaveContext &context); ///< Conflict if the initials are another's

private:
    Database &m_database;
};

} // namespace artemisia::store
