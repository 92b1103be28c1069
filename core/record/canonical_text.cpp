// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/json.h"

#include <array>
#include <charconv>
#include <cmath>

namespace artemisia
{

namespace
{

/// Appends bytes to one buffer; everything below is about where line breaks and commas go.
class CanonicalWriter
{
public:
    void write(const Json &json, int depth)
    {
        switch (json.type()) {
        case Json::value_t::object:
            writeObject(json.get_ref<const Json::object_t &>(), depth);
            break;
        case Json::value_t::array:
            writeArray(json.get_ref<const Json::array_t &>(), depth);
            break;
        case Json::value_t::string:
            writeString(json.get_ref<const std::string &>());
            break;
        case Json::value_t::boolean:
            m_out += json.get<bool>() ? "true" : "false";
            break;
        case Json::value_t::number_integer:
            writeNumber(json.get<std::int64_t>());
            break;
        case Json::value_t::number_unsigned:
            writeNumber(json.get<std::uint64_t>());
            break;
        case Json::value_t::number_float:
            writeDouble(json.get<double>());
            break;
        default:
            m_out += "null";
        }
    }
    [[nodiscard]] std::string &out() { return m_out; }

private:
    void newLine(int depth)
    {
        m_out += '\n';
        m_out.append(std::size_t(depth) * 2, ' ');
    }
    void writeObject(const Json::object_t &object, int depth)
    {
        if (object.empty()) {
            m_out += "{}";
            return;
        }
        char separator = '{';
        for (const auto &[key, value] : object) {
            m_out += separator;
            separator = ',';
            newLine(depth + 1);
            writeString(key);
            m_out += ": ";
            write(value, depth + 1);
        }
        newLine(depth);
        m_out += '}';
    }
    void writeArray(const Json::array_t &array, int depth)
    {
        if (array.empty()) {
            m_out += "[]";
            return;
        }
        char separator = '[';
        for (const Json &value : array) {
            m_out += separator;
            separator = ',';
            newLine(depth + 1);
            write(value, depth + 1);
        }
        newLine(depth);
        m_out += ']';
    }
    void writeString(const std::string &text)
    {
        m_out += '"';
        for (const char c : text) {
            writeCharacter(c);
        }
        m_out += '"';
    }
    void writeCharacter(char c)
    {
        static constexpr char kHex[] = "0123456789abcdef";
        switch (c) {
        case '"':
            m_out += "\\\"";
            return;
        case '\\':
            m_out += "\\\\";
            return;
        case '\n':
            m_out += "\\n";
            return;
        case '\r':
            m_out += "\\r";
            return;
        case '\t':
            m_out += "\\t";
            return;
        case '\b':
            m_out += "\\b";
            return;
        case '\f':
            m_out += "\\f";
            return;
        default:
            break;
        }
        if (const auto byte = static_cast<unsigned char>(c); byte < 0x20) {
            m_out += "\\u00";
            m_out += kHex[byte >> 4U];
            m_out += kHex[byte & 0x0FU];
        } else {
            m_out += c;
        }
    }
    template <class Number>
    void writeNumber(Number value)
    {
        std::array<char, 32> buffer;
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
        m_out.append(buffer.data(), end);
    }
    void writeDouble(double value)
    {
        if (!std::isfinite(value)) {
            m_out += "null"; // JSON has no such number; no record holds one
            return;
        }
        const double size = std::fabs(value);
        if (size < 9.2e18 && std::trunc(value) == value) {
            writeNumber(std::int64_t(value)); // 2.0 equals 2, so it has the same bytes
            return;
        }
        std::array<char, 64> buffer;
        const auto form =
            size >= 1e-6 && size < 1e15 ? std::chars_format::fixed : std::chars_format::scientific;
        const auto end =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, form).ptr;
        m_out.append(buffer.data(), end);
    }

    std::string m_out;
};

} // namespace

QByteArray canonicalText(const Json &json)
{
    CanonicalWriter writer;
    writer.write(json, 0);
    writer.out() += '\n';
    return QByteArray(writer.out().data(), qsizetype(writer.out().size()));
}

} // namespace artemisia
