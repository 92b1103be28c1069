// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/quantity.h"

#include "core/record/object_reader.h"
#include "core/record/object_writer.h"

#include <array>
#include <cmath>

namespace artemisia
{

namespace
{

constexpr qsizetype kMaxDigits = 40;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype skipDigits(QStringView text, qsizetype at)
{
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    return at;
}

qsizetype skipSign(QStringView text, qsizetype at)
{
    return at < text.size() && (text[at] == u'+' || text[at] == u'-') ? at + 1 : at;
}

/// Whether [sign] digits [. digits] [e [sign] digits], with at least one digit in the mantissa.
bool isNumber(QStringView text)
{
    qsizetype at = skipSign(text, 0);
    const qsizetype whole = at;
    at = skipDigits(text, at);
    qsizetype digits = at - whole;
    if (at < text.size() && text[at] == u'.') {
        const qsizetype fraction = at + 1;
        at = skipDigits(text, fraction);
        digits += at - fraction;
    }
    if (digits == 0) {
        return false;
    }
    if (at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
        const qsizetype exponent = skipSign(text, at + 1);
        at = skipDigits(text, exponent);
        if (at == exponent) {
            return false;
        }
    }
    return at == text.size();
}

/// What a reader without "text" would take for the number that was typed.
QString plainText(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

/// What was typed, as far as a JSON number and its decimals (-1: not said) tell.
Decimal withoutText(const Json &number, int decimals)
{
    const QString shortest = QString::fromLatin1(canonicalText(number).trimmed());
    if (number.is_number_integer()) { // all its digits count, also where a double has fewer
        return Decimal::fromString(decimals > 0 ? shortest + u'.' + QString(decimals, u'0')
                                                : shortest);
    }
    const double value = number.get<double>();
    const QString plain = decimals < 0 ? QString() : plainText(value, decimals);
    // Decimals that would round the value are not believed.
    return Decimal::fromString(!plain.isEmpty() && plain.toDouble() == value ? plain : shortest);
}

} // namespace

Decimal Decimal::fromString(QStringView text)
{
    Decimal result;
    if (text.size() <= kMaxDigits && isNumber(text)) {
        result.m_text = text.toString();
    }
    return result;
}

Decimal Decimal::fromDouble(double value, int decimals)
{
    if (!std::isfinite(value) || decimals < 0 || decimals > kMaxDigits) {
        return {};
    }
    const Decimal plain = fromString(plainText(value, decimals));
    return plain.isNull() ? fromString(QString::number(value, 'g', 17)) : plain;
}

double Decimal::toDouble() const
{
    return m_text.toDouble(); // QString::toDouble always reads the C locale
}

int Decimal::decimals() const
{
    const qsizetype point = m_text.indexOf(u'.');
    return point < 0 ? 0 : int(skipDigits(m_text, point + 1) - point - 1);
}

QString toSymbol(Qualifier qualifier)
{
    switch (qualifier) {
    case Qualifier::Less:
        return QStringLiteral("<");
    case Qualifier::Greater:
        return QStringLiteral(">");
    case Qualifier::LessOrEqual:
        return QStringLiteral("<=");
    case Qualifier::GreaterOrEqual:
        return QStringLiteral(">=");
    case Qualifier::About:
        return QStringLiteral("~");
    case Qualifier::Equal:
        break;
    }
    return QStringLiteral("=");
}

std::optional<Qualifier> qualifierFromSymbol(QStringView symbol)
{
    static constexpr std::array kAll{Qualifier::Equal,          Qualifier::Less,
                                     Qualifier::Greater,        Qualifier::LessOrEqual,
                                     Qualifier::GreaterOrEqual, Qualifier::About};
    for (const Qualifier qualifier : kAll) {
        if (toSymbol(qualifier) == symbol) {
            return qualifier;
        }
    }
    return {};
}

void writeDecimal(ObjectWriter &writer, const Decimal &decimal)
{
    if (decimal.isNull()) {
        return;
    }
    const double value = decimal.toDouble();
    if (!std::isfinite(value)) {
        writer.string("text", decimal.toString());
        return;
    }
    writer.number("value", value);
    writer.integer("decimals", decimal.decimals());
    const bool isMinusZero = value == 0 && std::signbit(value);
    if (isMinusZero || plainText(value, decimal.decimals()) != decimal.toString()) {
        writer.string("text", decimal.toString());
    }
}

Decimal readDecimal(ObjectReader &reader)
{
    const QString text = reader.string("text");
    const std::optional<double> value = reader.number("value");
    const int decimals = reader.integer("decimals", -1, 0, int(kMaxDigits));
    if (!text.isEmpty()) {
        Decimal typed = Decimal::fromString(text);
        if (typed.isNull()) {
            reader.reject("text", ObjectReader::tr("\"%1\" is not a number").arg(text.left(60)));
        } else if (value && typed.toDouble() != *value) {
            reader.reject("text",
                          ObjectReader::tr("\"%1\" contradicts the value beside it").arg(text));
        }
        return typed;
    }
    return value ? withoutText(*reader.find("value"), decimals) : Decimal();
}

Json toJson(const Decimal &decimal)
{
    ObjectWriter writer;
    writeDecimal(writer, decimal);
    return std::move(writer).finish();
}

Result<Decimal> decimalFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    return errors.resultOf(readDecimal(reader));
}

Json toJson(const Quantity &quantity)
{
    ObjectWriter writer;
    writeDecimal(writer, quantity.value);
    writer.string("unit", quantity.unit);
    return std::move(writer).finish();
}

Quantity readQuantity(ObjectReader &reader)
{
    Quantity result;
    result.value = readDecimal(reader);
    result.unit = reader.string("unit");
    return result;
}

Result<Quantity> quantityFromJson(const Json &json)
{
    ReadErrors errors;
    ObjectReader reader(errors, json);
    return errors.resultOf(readQuantity(reader));
}

} // namespace artemisia
