// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/quantity_entry.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace artemisia::app
{

namespace
{

constexpr qsizetype kLongestEntry = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("QuantityEntry", text);
}

/// The symbol for what was typed, or nothing: "ml" is "mL", "ug" and the Greek mu are "µg".
std::optional<QString> unitSymbol(QString typed, QuantityKind kind)
{
    typed.replace(QChar(0x03bc), QChar(0x00b5));
    if (typed.startsWith(u'u')) {
        typed[0] = QChar(0x00b5);
    }
    for (const QString &symbol : knownUnits(kind)) {
        if (typed == symbol) {
            return symbol;
        }
    }
    // Capital and small letters only where nothing else could be meant: "ml", "MG" yes; "M" and "m"
    // no.
    if (kind == QuantityKind::Mass || kind == QuantityKind::Amount ||
        kind == QuantityKind::Volume) {
        for (const QString &symbol : knownUnits(kind)) {
            if (typed.compare(symbol, Qt::CaseInsensitive) == 0 && typed.size() > 1 &&
                !typed.startsWith(u'M')) {
                return symbol;
            }
        }
        if (typed == u"l") {
            return QStringLiteral("L");
        }
    }
    if (kind == QuantityKind::Equivalents) {
        static const QStringList words = {QStringLiteral("eq"), QStringLiteral("eq."),
                                          QStringLiteral("equiv"), QStringLiteral("equiv."),
                                          QStringLiteral("x")};
        if (words.contains(typed.toLower())) {
            return QString();
        }
    }
    return std::nullopt;
}

QString kindWords(QuantityKind kind)
{
    switch (kind) {
    case QuantityKind::Mass:
        return tr("a mass");
    case QuantityKind::Amount:
        return tr("an amount of substance");
    case QuantityKind::Volume:
        return tr("a volume");
    case QuantityKind::Equivalents:
        return tr("equivalents");
    case QuantityKind::Percent:
        return tr("a percentage");
    case QuantityKind::Density:
        return tr("a density");
    case QuantityKind::Concentration:
        return tr("a concentration");
    }
    return {};
}

QString exampleOf(QuantityKind kind)
{
    switch (kind) {
    case QuantityKind::Mass:
        return QStringLiteral("250 mg");
    case QuantityKind::Amount:
        return QStringLiteral("1.20 mmol");
    case QuantityKind::Volume:
        return QStringLiteral("5.0 mL");
    case QuantityKind::Equivalents:
        return QStringLiteral("1.2");
    case QuantityKind::Percent:
        return QStringLiteral("95 %");
    case QuantityKind::Density:
        return QStringLiteral("0.726 g/mL");
    case QuantityKind::Concentration:
        return QStringLiteral("2.0 mol/L");
    }
    return {};
}

} // namespace

QStringList knownUnits(QuantityKind kind)
{
    switch (kind) {
    case QuantityKind::Mass:
        return {QStringLiteral("mg"), QStringLiteral("g"), QStringLiteral("kg"),
                QStringLiteral("µg"), QStringLiteral("ng")};
    case QuantityKind::Amount:
        return {QStringLiteral("mmol"), QStringLiteral("mol"), QStringLiteral("µmol"),
                QStringLiteral("nmol")};
    case QuantityKind::Volume:
        return {QStringLiteral("mL"), QStringLiteral("L"), QStringLiteral("µL")};
    case QuantityKind::Equivalents:
        return {QString()};
    case QuantityKind::Percent:
        return {QStringLiteral("%")};
    case QuantityKind::Density:
        return {QStringLiteral("g/mL")};
    case QuantityKind::Concentration:
        return {QStringLiteral("mol/L"), QStringLiteral("mmol/L"), QStringLiteral("M"),
                QStringLiteral("mM")};
    }
    return {};
}

QuantityEntry readQuantity(QStringView text, QuantityKind kind, const QString &unit)
{
    const QStringView entry = text.trimmed();
    if (entry.isEmpty()) {
        return {};
    }
    const QString example =
        tr("Write it as %1. What was typed is kept as text.").arg(exampleOf(kind));
    if (entry.size() > kLongestEntry) {
        return {{}, tr("This is too long for %1.").arg(kindWords(kind)) + u' ' + example};
    }
    static const QRegularExpression form(
        QStringLiteral("^([+-]?[0-9]*\\.?[0-9]*(?:[eE][+-]?[0-9]+)?)\\s*(.*)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(entry.toString());
    const QString number = match.captured(1);
    QString rest = match.captured(2).trimmed();
    if (rest.startsWith(u',')) {
        return {{}, tr("The decimal sign is a point here.") + u' ' + example};
    }
    Quantity quantity{Decimal::fromString(number), {}};
    if (quantity.isNull()) {
        return {{}, tr("This does not begin with a number.") + u' ' + example};
    }
    if (number.startsWith(u'-')) {
        return {{}, tr("This cannot be less than nothing.") + u' ' + example};
    }
    if (rest.isEmpty()) {
        quantity.unit = unit.isEmpty() ? knownUnits(kind).constFirst() : unit;
        return {quantity, {}};
    }
    const std::optional<QString> symbol = unitSymbol(rest, kind);
    if (!symbol) {
        return {{}, tr("“%1” is not a unit of %2.").arg(rest, kindWords(kind)) + u' ' + example};
    }
    quantity.unit = *symbol;
    return {quantity, {}};
}

QString quantityText(const Quantity &quantity)
{
    if (quantity.isNull()) {
        return {};
    }
    return quantity.unit.isEmpty() ? quantity.value.toString()
                                   : quantity.value.toString() + QChar(0x00a0) + quantity.unit;
}

QString quantityRemark(const Quantity &quantity, QuantityKind kind)
{
    if (!quantity.isNull() && kind == QuantityKind::Percent && quantity.value.toDouble() > 100) {
        return tr("More than 100 %");
    }
    return {};
}

} // namespace artemisia::app
