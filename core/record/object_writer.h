// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/timestamp.h"
#include "core/record/json.h"

#include <QStringList>

#include <vector>

namespace artemisia
{

/// Writes one JSON object in the order of the calls and leaves out what is empty. Keys are string
/// literals. Each key is written by at most one call; the keys that were left out are remembered,
/// so that finish() knows them from unknown ones.
class ObjectWriter
{
public:
    void string(const char *key, const QString &value);
    /// Text that may have lines: a string, or an array of its lines if it has a line break, so that
    /// diffs show lines.
    void text(const char *key, const QString &value);
    void lines(const char *key, const QString &value); ///< always an array; for MOL and RXN blocks
    void strings(const char *key, const QStringList &values);
    void flag(const char *key, bool value); ///< left out if false
    void integer(const char *key, qint64 value);
    void integerUnless(const char *key, qint64 value,
                       qint64 absent); ///< left out if it is \a absent
    void number(const char *key, double value);
    void numberUnless(const char *key, double value, double absent);
    void time(const char *key, const Timestamp &value) { string(key, value.toString()); }
    template <class Tag>
    void id(const char *key, const Id<Tag> &value)
    {
        string(key, value.isNull() ? QString() : value.toString());
    }
    /// Written even if empty, as every record has authors.
    template <class Tag>
    void ids(const char *key, const QList<Id<Tag>> &values)
    {
        Json array = Json::array();
        for (const Id<Tag> &value : values) {
            array.push_back(value.toString().toStdString());
        }
        put(key, std::move(array));
    }
    void object(const char *key, Json value); ///< left out if it is an empty object
    template <class T, class Function>
    void list(const char *key, const QList<T> &values, Function toJsonOf)
    {
        Json array = Json::array();
        for (const T &value : values) {
            array.push_back(toJsonOf(value));
        }
        if (values.isEmpty()) {
            m_leftOut.push_back(key);
        } else {
            put(key, std::move(array));
        }
    }
    /// The object, with \a unknown added as ObjectReader::unknown() collected it.
    [[nodiscard]] Json finish(const Json &unknown = Json::object()) &&;

private:
    void put(const char *key, Json value);

    Json m_object = Json::object();
    std::vector<const char *> m_leftOut;
};

} // namespace artemisia
