// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/property_cell.h"

#include <array>
#include <cmath>

namespace artemisia::reagents
{

static constexpr double zeroCelsius = 273.15; // K

struct Unit {
    QLatin1String name;
    PropertyKind kind;
    double factor; ///< times this
    double offset; ///< plus this gives g/mL or °C
};

static std::optional<Unit> unitNamed(QStringView text, PropertyKind kind)
{
    using enum PropertyKind;
    static constexpr std::array units{
        Unit{QLatin1String("g/ml"), Density, 1, 0},
        Unit{QLatin1String("g/cm3"), Density, 1, 0},
        Unit{QLatin1String("kg/l"), Density, 1, 0},
        Unit{QLatin1String("kg/m3"), Density, 0.001, 0},
        Unit{QLatin1String("g/l"), Density, 0.001, 0},
        Unit{QLatin1String("c"), Temperature, 1, 0},
        Unit{QLatin1String("k"), Temperature, 1, -zeroCelsius},
        Unit{QLatin1String("f"), Temperature, 5.0 / 9.0, -160.0 / 9.0},
    };
    const QString plain =
        text.toString().remove(QChar(0x00B0)).replace(QChar(0x00B3), u'3').toLower();
    for (const Unit &unit : units) {
        if (unit.kind == kind && (unit.name == plain || (plain.isEmpty() && unit.factor == 1))) {
            return unit;
        }
    }
    return std::nullopt;
}

/// "20 °C" or "293.15 K" in its canonical unit.
static std::optional<double> readQuantity(QStringView text, PropertyKind kind)
{
    const QStringView trimmed = text.trimmed();
    qsizetype end = 0;
    while (end < trimmed.size() && QStringView(u"+-.0123456789eE").contains(trimmed[end])) {
        ++end;
    }
    QString number = trimmed.first(end).toString();
    if (trimmed.startsWith(QChar(0x2212))) { // a true minus sign
        end = 1;
        while (end < trimmed.size() && QStringView(u".0123456789eE").contains(trimmed[end])) {
            ++end;
        }
        number = u'-' + trimmed.sliced(1, end - 1).toString();
    }
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    const auto unit = unitNamed(trimmed.sliced(end).trimmed(), kind);
    if (!isNumber || !unit || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value * unit->factor + unit->offset;
}

static QStringView takeSource(QStringView &rest)
{
    const qsizetype open = rest.lastIndexOf(u'[');
    if (open < 0 || !rest.endsWith(u']')) {
        return {};
    }
    const QStringView source = rest.sliced(open + 1).chopped(1).trimmed();
    rest = rest.first(open).trimmed();
    return source;
}

static Phase takePhase(QStringView &rest)
{
    for (const auto &[word, phase] : {std::pair(QStringView(u" liquid"), Phase::Liquid),
                                      std::pair(QStringView(u" solid"), Phase::Solid)}) {
        if (rest.endsWith(word)) {
            rest = rest.chopped(word.size()).trimmed();
            return phase;
        }
    }
    return Phase::Unstated;
}

static std::optional<PropertyValue> readValue(QStringView part, PropertyKind kind)
{
    PropertyValue result;
    result.written = part.toString();
    QStringView rest = part;
    result.source = takeSource(rest).toString();
    if (kind == PropertyKind::Density) {
        result.phase = takePhase(rest);
        if (const qsizetype at = rest.indexOf(QStringView(u" at ")); at >= 0) {
            result.temperature = readQuantity(rest.sliced(at + 4), PropertyKind::Temperature);
            if (!result.temperature) {
                return std::nullopt;
            }
            rest = rest.first(at);
        }
    }
    const auto value = readQuantity(rest, kind);
    const bool isPossible =
        value && (kind == PropertyKind::Density ? *value > 0 : *value >= -zeroCelsius);
    if (!isPossible) {
        return std::nullopt;
    }
    result.value = *value;
    return result;
}

CellValues readPropertyCell(QStringView cell, PropertyKind kind)
{
    CellValues result;
    for (const QStringView piece : cell.split(u';')) {
        const QStringView part = piece.trimmed();
        if (part.isEmpty()) {
            continue;
        }
        if (auto value = readValue(part, kind)) {
            result.values += *value;
        } else {
            result.unreadable += part.toString();
        }
    }
    return result;
}

static QString written(const PropertyValue &value, PropertyKind kind)
{
    if (!value.written.isEmpty()) {
        return value.written;
    }
    const bool isDensity = kind == PropertyKind::Density;
    QString text = QString::number(value.value, 'g', 10) +
                   (isDensity ? QStringLiteral(" g/mL") : QStringLiteral(" °C"));
    if (isDensity && value.temperature) {
        text += QStringLiteral(" at %1 °C").arg(QString::number(*value.temperature, 'g', 10));
    }
    if (isDensity && value.phase != Phase::Unstated) {
        text += value.phase == Phase::Liquid ? QStringLiteral(" liquid") : QStringLiteral(" solid");
    }
    if (!value.source.isEmpty()) {
        text += QStringLiteral(" [%1]").arg(value.source);
    }
    return text;
}

QString propertyCell(const QList<PropertyValue> &values, PropertyKind kind)
{
    QStringList parts;
    for (const PropertyValue &value : values) {
        parts += written(value, kind);
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace artemisia::reagents
