// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/object_writer.h"

#include <algorithm>
#include <cmath>

namespace artemisia
{

namespace
{

Json linesOf(const QString &text)
{
    Json array = Json::array();
    for (const QString &line : text.split(u'\n')) {
        array.push_back(line.toStdString());
    }
    return array;
}

/// Puts the members of \a extra at the end of \a target, and those of objects in it at the end of
/// theirs.
void append(Json &target, const Json &extra)
{
    for (const auto &[key, value] : extra.get_ref<const Json::object_t &>()) {
        if (const auto found = target.find(key); found == target.end()) {
            target.get_ref<Json::object_t &>().emplace_back(key, value);
        } else if (found->is_object() && value.is_object()) {
            append(*found, value);
        }
    }
}

} // namespace

void ObjectWriter::put(const char *key, Json value)
{
    m_object.get_ref<Json::object_t &>().emplace_back(key, std::move(value));
}

void ObjectWriter::string(const char *key, const QString &value)
{
    if (value.isEmpty()) {
        m_leftOut.push_back(key);
    } else {
        put(key, value.toStdString());
    }
}

void ObjectWriter::text(const char *key, const QString &value)
{
    if (value.contains(u'\n')) {
        put(key, linesOf(value));
    } else {
        string(key, value);
    }
}

void ObjectWriter::lines(const char *key, const QString &value)
{
    if (value.isEmpty()) {
        m_leftOut.push_back(key);
    } else {
        put(key, linesOf(value));
    }
}

void ObjectWriter::strings(const char *key, const QStringList &values)
{
    list(key, values, [](const QString &value) { return value.toStdString(); });
}

void ObjectWriter::flag(const char *key, bool value)
{
    if (value) {
        put(key, true);
    } else {
        m_leftOut.push_back(key);
    }
}

void ObjectWriter::integer(const char *key, qint64 value)
{
    put(key, value);
}

void ObjectWriter::integerUnless(const char *key, qint64 value, qint64 absent)
{
    if (value == absent) {
        m_leftOut.push_back(key);
    } else {
        put(key, value);
    }
}

void ObjectWriter::number(const char *key, double value)
{
    // The integer and the double of one value are one value: the text has the same bytes, so the
    // value has the same type.
    if (std::fabs(value) < 9.0e15 && std::trunc(value) == value) {
        put(key, qint64(value));
    } else {
        put(key, value);
    }
}

void ObjectWriter::numberUnless(const char *key, double value, double absent)
{
    if (value == absent || !std::isfinite(value)) {
        m_leftOut.push_back(key);
    } else {
        number(key, value);
    }
}

void ObjectWriter::object(const char *key, Json value)
{
    if (value.empty()) {
        m_leftOut.push_back(key);
    } else {
        put(key, std::move(value));
    }
}

Json ObjectWriter::finish(const Json &unknown) &&
{
    if (!unknown.is_object() || unknown.empty()) {
        return std::move(m_object);
    }
    // What was known inside a part that is gone now goes with it.
    Json extra = Json::object();
    for (const auto &[key, value] : unknown.get_ref<const Json::object_t &>()) {
        const bool isLeftOut =
            std::any_of(m_leftOut.begin(), m_leftOut.end(),
                        [&name = key](const char *leftOut) { return name == leftOut; });
        if (!isLeftOut) {
            extra.get_ref<Json::object_t &>().emplace_back(key, value);
        }
    }
    append(m_object, extra);
    return std::move(m_object);
}

} // namespace artemisia
