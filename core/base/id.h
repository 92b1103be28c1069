// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace artemisia
{

/// The identity of one record or of one element in a list of a record: a random UUID, never reused.
/// \a Tag keeps the ids of different kinds apart at compile time.
template <class Tag>
class Id
{
public:
    Id() = default; ///< null
    [[nodiscard]] static Id create() { return Id(QUuid::createUuid()); }
    /// Lower-case 8-4-4-4-12 without braces; anything else gives null.
    [[nodiscard]] static Id fromString(QStringView text)
    {
        const QUuid uuid = QUuid::fromString(text);
        return uuid.toString(QUuid::WithoutBraces) == text ? Id(uuid) : Id();
    }
    [[nodiscard]] static Id fromUuid(const QUuid &uuid) { return Id(uuid); }
    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    [[nodiscard]] const QUuid &uuid() const { return m_uuid; }
    friend bool operator==(const Id &a, const Id &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator!=(const Id &a, const Id &b) { return a.m_uuid != b.m_uuid; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_uuid, seed); }

private:
    explicit Id(const QUuid &uuid)
        : m_uuid(uuid)
    {
    }
    QUuid m_uuid;
};

using NotebookId = Id<struct NotebookTag>;
using PersonId = Id<struct PersonTag>;
using ExperimentId = Id<struct ExperimentTag>;
using CompoundId = Id<struct CompoundTag>;
using BatchId = Id<struct BatchTag>;
using AssayId = Id<struct AssayTag>;
using AssayResultId = Id<struct AssayResultTag>;
using ElementId = Id<struct ElementTag>; ///< an element of a list inside a record

} // namespace artemisia
