// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/timestamp.h"
#include "core/record/quantity.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>
#include <vector>

namespace artemisia
{

/// The first thing that was wrong while a record was read; what comes after it does not matter.
class ReadErrors
{
public:
    void add(const QString &path, const QString &what);
    [[nodiscard]] bool isEmpty() const { return !m_first; }
    template <class T>
    [[nodiscard]] Result<T> resultOf(T value)
    {
        if (m_first) {
            return tl::unexpected(std::move(*m_first));
        }
        return value;
    }

private:
    std::optional<Error> m_first;
};

/// Reads one JSON object field by field. A missing field gives the empty value; a wrong type is
/// noted in the ReadErrors with the field's JSON pointer and gives the empty value too. Fields that
/// nobody asked for are unknown(). Keys are string literals. A reader lives shorter than its
/// parent, its errors and its JSON.
class ObjectReader
{
    Q_DECLARE_TR_FUNCTIONS(record)

public:
    ObjectReader(ReadErrors &errors, const Json &json); ///< of a whole document

    [[nodiscard]] QString string(const char *key);
    [[nodiscard]] QString text(const char *key); ///< a string, or an array of lines
    [[nodiscard]] QStringList strings(const char *key);
    [[nodiscard]] bool flag(const char *key);
    [[nodiscard]] qint64 integer(const char *key, qint64 absent, qint64 least, qint64 most);
    [[nodiscard]] int integer(const char *key, int absent, int least, int most)
    {
        return int(integer(key, qint64(absent), qint64(least), qint64(most)));
    }
    [[nodiscard]] std::optional<double> number(const char *key);
    [[nodiscard]] Timestamp time(const char *key);
    template <class IdType>
    [[nodiscard]] IdType id(const char *key)
    {
        return idOf<IdType>(key, string(key));
    }
    template <class IdType>
    [[nodiscard]] QList<IdType> ids(const char *key)
    {
        QList<IdType> result;
        for (const QString &text : strings(key)) {
            result.append(IdType::fromString(text));
            if (result.last().isNull()) {
                reject(key, tr("\"%1\" is not an id").arg(text.left(60)), result.size() - 1);
            }
        }
        return result;
    }
    /// A word out of a list; \a fromName gives an optional.
    template <class Function, class Value>
    [[nodiscard]] Value oneOf(const char *key, Function fromName, Value absent)
    {
        const QString name = string(key);
        if (name.isEmpty()) {
            return absent;
        }
        if (const auto value = fromName(name)) {
            return *value;
        }
        reject(key, tr("\"%1\" is not one of the words allowed here").arg(name.left(60)));
        return absent;
    }
    /// Calls \a read with a reader of the object, if there is one.
    template <class Function>
    void object(const char *key, Function read)
    {
        if (const Json *json = find(key)) {
            ObjectReader child(*this, *json, key, -1);
            read(child);
            keepUnknownOf(key, child);
        }
    }
    [[nodiscard]] Quantity quantity(const char *key);
    [[nodiscard]] Decimal decimal(const char *key);
    /// One value for each element, made by \a read from a reader of it.
    template <class Function>
    [[nodiscard]] auto list(const char *key, Function read)
        -> QList<decltype(read(std::declval<ObjectReader &>()))>
    {
        QList<decltype(read(std::declval<ObjectReader &>()))> result;
        if (const Json::array_t *array = findArray(key)) {
            result.reserve(qsizetype(array->size()));
            for (std::size_t i = 0; i < array->size() && m_errors.isEmpty(); ++i) {
                ObjectReader child(*this, (*array)[i], key, qint64(i));
                result.append(read(child));
            }
        }
        return result;
    }
    /// Fields nobody asked for, in their order; and under the key of an object that was read, those
    /// of that object.
    [[nodiscard]] Json unknown() const;
    /// Notes that a field is not what it should be.
    void reject(const char *key, const QString &what, qint64 index = -1);
    /// The field if it is there, and remembers that it is known.
    [[nodiscard]] const Json *find(const char *key);

private:
    ObjectReader(ObjectReader &parent, const Json &json, const char *key, qint64 index);
    void start(const Json &json);
    [[nodiscard]] QString path() const;
    [[nodiscard]] const Json::array_t *findArray(const char *key);
    void keepUnknownOf(const char *key, const ObjectReader &child);
    template <class IdType>
    IdType idOf(const char *key, const QString &text)
    {
        const IdType result = IdType::fromString(text);
        if (result.isNull() && !text.isEmpty()) {
            reject(key, tr("\"%1\" is not an id").arg(text.left(60)));
        }
        return result;
    }

    ReadErrors &m_errors;
    const ObjectReader *m_parent = nullptr;
    const char *m_key = nullptr;
    qint64 m_index = -1;
    const Json::object_t *m_object = nullptr; ///< null: it was no object
    std::vector<const char *> m_known;
    std::vector<std::pair<const char *, Json>> m_unknownInside;
};

/// A number or quantity out of the object \a reader reads; defined in quantity.cpp.
[[nodiscard]] Decimal readDecimal(ObjectReader &reader);
[[nodiscard]] Quantity readQuantity(ObjectReader &reader);

} // namespace artemisia
