// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace artemisia::format
{

/// What a crate states of a file. Size -1: nothing.
struct FileFacts {
    qint64 size = -1;
    QString sha256;
    [[nodiscard]] bool isKnown() const { return size >= 0; }
    friend bool operator==(const FileFacts &, const FileFacts &) = default;
};
[[nodiscard]] FileFacts factsOf(const QByteArray &bytes);

/// The facts of every file of a published crate, by @id. Read to describe again what has not
/// changed without making it again.
class CrateFacts
{
public:
    CrateFacts() = default; ///< of no crate
    /// What can be read of \a crate; a damaged one gives less, or nothing.
    explicit CrateFacts(const QByteArray &crate);
    [[nodiscard]] FileFacts of(const QString &id) const { return m_facts.value(id); }

private:
    QHash<QString, FileFacts> m_facts;
};

} // namespace artemisia::format
