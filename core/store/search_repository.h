// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"

namespace artemisia::store
{

class Database;

/// One record found by its text.
struct TextHit {
    RecordRef record;
    QString code;
    QString title;
    QString excerpt; ///< plain text around the match
};

/// Text search over everything written (FTS5). Words match as prefixes, all must occur; quotes make
/// a phrase; any other character is harmless. Ranked where few match, newest first otherwise.
class SearchRepository
{
public:
    explicit SearchRepository(Database &database);
    [[nodiscard]] Result<QList<TextHit>> find(const QString &text, int limit = 50);

private:
    Database &m_database;
};

} // namespace artemisia::store
