// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/serialise.h"

#include <QRandomGenerator>

namespace artemisia::test
{

/// Records with everything a record may hold, chosen by a seed: the same seed gives the same
/// records everywhere. Valid by their schemas; texts hold what people and machines type: several
/// scripts, quotes, line breaks of all kinds, control characters.
class RandomRecords
{
public:
    explicit RandomRecords(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] Person person();
    [[nodiscard]] Notebook notebook();
    [[nodiscard]] Experiment experiment();
    [[nodiscard]] Compound compound();
    [[nodiscard]] Batch batch();
    [[nodiscard]] Assay assay();
    [[nodiscard]] AssayResult result();
    [[nodiscard]] Quantity quantity();
    [[nodiscard]] Decimal decimal();
    [[nodiscard]] QString text(); ///< may have lines; may be empty
    [[nodiscard]] Structure structure();

private:
    [[nodiscard]] int below(int limit) { return int(m_random.bounded(limit)); }
    [[nodiscard]] bool maybe() { return below(2) == 0; }
    [[nodiscard]] QString word(); ///< never empty
    [[nodiscard]] QString hex(int digits);
    [[nodiscard]] QUuid uuid();
    [[nodiscard]] QString date();
    [[nodiscard]] QString inchiKey();
    [[nodiscard]] Timestamp time();
    [[nodiscard]] Json unknown(int depth = 2);
    [[nodiscard]] Json anyJson(int depth);
    [[nodiscard]] QStringList words();
    [[nodiscard]] Attachment attachment();
    [[nodiscard]] Remark remark();
    [[nodiscard]] Material material();
    [[nodiscard]] PublicationState state() { return PublicationState(below(3)); }
    template <class IdType>
    [[nodiscard]] IdType id()
    {
        return IdType::fromUuid(uuid());
    }
    template <class IdType>
    [[nodiscard]] IdType maybeId()
    {
        return maybe() ? id<IdType>() : IdType();
    }
    template <class Function>
    [[nodiscard]] auto listOf(Function make)
    {
        QList<decltype(make())> result;
        for (int i = below(4); i > 0; --i) {
            result.append(make());
        }
        return result;
    }
    template <class IdType>
    [[nodiscard]] RecordHead<IdType> head()
    {
        RecordHead<IdType> result;
        result.id = id<IdType>();
        result.created = time();
        result.modified = time();
        result.authors = listOf([this] { return id<PersonId>(); });
        result.unknown = unknown();
        return result;
    }

    QRandomGenerator m_random;
};

} // namespace artemisia::test
