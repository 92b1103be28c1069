// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/object_reader.h"

#include <algorithm>
#include <cmath>

namespace artemisia
{

namespace
{

QString toQString(const Json &json)
{
    const std::string &text = json.get_ref<const std::string &>();
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// A key as it stands in a JSON pointer.
QString escaped(const char *key)
{
    QString text = QString::fromUtf8(key);
    text.replace(u'~', QStringLiteral("~0"));
    text.replace(u'/', QStringLiteral("~1"));
    return text;
}

} // namespace

void ReadErrors::add(const QString &path, const QString &what)
{
    if (!m_first) {
        m_first =
            Error{ErrorCode::Invalid,
                  QStringLiteral("%1: %2.").arg(path.isEmpty() ? QStringLiteral("/") : path, what),
                  {}};
    }
}

ObjectReader::ObjectReader(ReadErrors &errors, const Json &json)
    : m_errors(errors)
{
    start(json);
}

ObjectReader::ObjectReader(ObjectReader &parent, const Json &json, const char *key, qint64 index)
    : m_errors(parent.m_errors)
    , m_parent(&parent)
    , m_key(key)
    , m_index(index)
{
    start(json);
}

void ObjectReader::start(const Json &json)
{
    m_object = json.get_ptr<const Json::object_t *>();
    if (m_object == nullptr) {
        m_errors.add(path(), tr("an object is expected here"));
    }
}

QString ObjectReader::path() const
{
    if (m_parent == nullptr) {
        return {};
    }
    QString result = m_parent->path() + u'/' + escaped(m_key);
    if (m_index >= 0) {
        result += u'/' + QString::number(m_index);
    }
    return result;
}

void ObjectReader::reject(const char *key, const QString &what, qint64 index)
{
    QString at = path() + u'/' + escaped(key);
    if (index >= 0) {
        at += u'/' + QString::number(index);
    }
    m_errors.add(at, what);
}

const Json *ObjectReader::find(const char *key)
{
    m_known.push_back(key);
    if (m_object == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(m_object->begin(), m_object->end(),
                                    [key](const auto &member) { return member.first == key; });
    return found == m_object->end() ? nullptr : &found->second;
}

const Json::array_t *ObjectReader::findArray(const char *key)
{
    const Json *json = find(key);
    if (json == nullptr) {
        return nullptr;
    }
    const auto *array = json->get_ptr<const Json::array_t *>();
    if (array == nullptr) {
        reject(key, tr("a list is expected here"));
    }
    return array;
}

QString ObjectReader::string(const char *key)
{
    const Json *json = find(key);
    if (json == nullptr) {
        return {};
    }
    if (!json->is_string()) {
        reject(key, tr("text is expected here"));
        return {};
    }
    return toQString(*json);
}

QString ObjectReader::text(const char *key)
{
    const Json *json = find(key);
    if (json == nullptr) {
        return {};
    }
    if (json->is_string()) {
        return toQString(*json);
    }
    if (!json->is_array()) {
        reject(key, tr("text, or a list of its lines, is expected here"));
        return {};
    }
    return strings(key).join(u'\n');
}

QStringList ObjectReader::strings(const char *key)
{
    QStringList result;
    if (const Json::array_t *array = findArray(key)) {
        result.reserve(qsizetype(array->size()));
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (!(*array)[i].is_string()) {
                reject(key, tr("text is expected here"), qint64(i));
                return {};
            }
            result.append(toQString((*array)[i]));
        }
    }
    return result;
}

bool ObjectReader::flag(const char *key)
{
    const Json *json = find(key);
    if (json == nullptr) {
        return false;
    }
    if (!json->is_boolean()) {
        reject(key, tr("true or false is expected here"));
        return false;
    }
    return json->get<bool>();
}

qint64 ObjectReader::integer(const char *key, qint64 absent, qint64 least, qint64 most)
{
    const Json *json = find(key);
    if (json == nullptr) {
        return absent;
    }
    const double value = json->is_number() ? json->get<double>() : std::nan("");
    if (!(std::trunc(value) == value && value >= double(least) && value <= double(most))) {
        reject(key, tr("a whole number from %1 to %2 is expected here").arg(least).arg(most));
        return absent;
    }
    return json->is_number_float() ? qint64(value) : json->get<qint64>();
}

std::optional<double> ObjectReader::number(const char *key)
{
    const Json *json = find(key);
    if (json == nullptr) {
        return {};
    }
    if (!json->is_number()) {
        reject(key, tr("a number is expected here"));
        return {};
    }
    return json->get<double>();
}

Timestamp ObjectReader::time(const char *key)
{
    const QString text = string(key);
    const Timestamp result = Timestamp::fromString(text);
    if (result.isNull() && !text.isEmpty()) {
        reject(key, tr("a time such as 2026-11-22T09:41:07Z is expected here"));
    }
    return result;
}

Quantity ObjectReader::quantity(const char *key)
{
    Quantity result;
    object(key, [&result](ObjectReader &child) { result = readQuantity(child); });
    return result;
}

Decimal ObjectReader::decimal(const char *key)
{
    Decimal result;
    object(key, [&result](ObjectReader &child) { result = readDecimal(child); });
    return result;
}

void ObjectReader::keepUnknownOf(const char *key, const ObjectReader &child)
{
    if (Json inside = child.unknown(); !inside.empty()) {
        m_unknownInside.emplace_back(key, std::move(inside));
    }
}

Json ObjectReader::unknown() const
{
    Json result = Json::object();
    if (m_object == nullptr) {
        return result;
    }
    auto &members = result.get_ref<Json::object_t &>();
    for (const auto &[key, value] : *m_object) {
        const auto isKey = [&name = key](const char *known) { return name == known; };
        const auto inside = std::find_if(m_unknownInside.begin(), m_unknownInside.end(),
                                         [&isKey](const auto &part) { return isKey(part.first); });
        if (inside != m_unknownInside.end()) {
            members.emplace_back(key, inside->second);
        } else if (std::none_of(m_known.begin(), m_known.end(), isKey)) {
            members.emplace_back(key, value);
        }
    }
    return result;
}

} // namespace artemisia
