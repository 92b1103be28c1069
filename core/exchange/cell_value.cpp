// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/cell_value.h"

#include <QHash>
#include <QRegularExpression>

namespace artemisia::exchange
{

namespace
{
constexpr qsizetype kLongestCell = 1000;
constexpr qsizetype kMostValues = 100;
const QString kNumber = QStringLiteral("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
const QString kPositive = QStringLiteral("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

QRegularExpression anchored(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

std::optional<Qualifier> takeQualifier(QString &text)
{
    static const QList<QPair<QString, Qualifier>> signs = {
        {QStringLiteral(">="), Qualifier::GreaterOrEqual},
        {QStringLiteral("=>"), Qualifier::GreaterOrEqual},
        {QStringLiteral("<="), Qualifier::LessOrEqual},
        {QStringLiteral("=<"), Qualifier::LessOrEqual},
        {QStringLiteral("≥"), Qualifier::GreaterOrEqual},
        {QStringLiteral("≤"), Qualifier::LessOrEqual},
        {QStringLiteral(">"), Qualifier::Greater},
        {QStringLiteral("<"), Qualifier::Less},
        {QStringLiteral("="), Qualifier::Equal},
        {QStringLiteral("~"), Qualifier::About},
        {QStringLiteral("≈"), Qualifier::About},
        {QStringLiteral("ca."), Qualifier::About},
        {QStringLiteral("c."), Qualifier::About},
    };
    for (const auto &[sign, qualifier] : signs) {
        if (text.startsWith(sign)) {
            text = text.mid(sign.size()).trimmed();
            return qualifier;
        }
    }
    return {};
}

// A number or a range, perhaps with a unit after it.
std::optional<MeasuredValue> readAmount(const QString &text)
{
    static const QRegularExpression number =
        anchored(QStringLiteral("(%1)\\s*(\\S{0,20})").arg(kNumber));
    static const QRegularExpression range =
        anchored(QStringLiteral("(%1)\\s*(?:-|–|—|to)\\s*(%1)\\s*(\\S{0,20})").arg(kPositive));
    MeasuredValue value;
    QString unit;
    if (const auto match = range.match(text); match.hasMatch()) {
        value.value = Decimal::fromString(match.captured(1));
        value.upper = Decimal::fromString(match.captured(2));
        unit = match.captured(3);
        // "5-2" is no range with its ends in order: not for us to turn round.
        if (value.upper.isNull() || value.upper.toDouble() < value.value.toDouble()) {
            return {};
        }
    } else if (const auto single = number.match(text); single.hasMatch()) {
        value.value = Decimal::fromString(single.captured(1));
        unit = single.captured(2);
    }
    if (value.value.isNull()) {
        return {};
    }
    if (!unit.isEmpty()) {
        value.unit = canonicalUnit(unit);
        if (value.unit.isEmpty()) {
            return {};
        }
    }
    return value;
}

std::optional<CellReading> readPercentAtDose(const QString &text)
{
    static const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(
            QStringLiteral("(.*?)%\\s*(?:inh(?:ibition|\\.)?\\s*)?(?:at|@)\\s*(%1)\\s*(\\S.{0,30})")
                .arg(kPositive)),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    QString amount = match.captured(1).trimmed();
    const auto qualifier = takeQualifier(amount);
    auto value = readAmount(amount);
    const QString unit = canonicalUnit(match.captured(3).trimmed());
    if (!value || !value->unit.isEmpty() || unit.isEmpty()) {
        return {};
    }
    value->qualifier = qualifier.value_or(Qualifier::Equal);
    value->unit = QStringLiteral("%");
    value->dose = {Decimal::fromString(match.captured(2)), unit};
    return CellReading{CellKind::PercentAtDose, {*value}, {}};
}

std::optional<CellReading> readSingle(QString text)
{
    static const QRegularExpression plusMinus =
        anchored(QStringLiteral("(%1)\\s*(?:±|\\+/-|\\+-)\\s*(%2.{0,20})").arg(kNumber, kPositive));
    if (const auto match = plusMinus.match(text); match.hasMatch()) {
        MeasuredValue value;
        value.value = Decimal::fromString(match.captured(1));
        return CellReading{CellKind::Number, {value}, match.captured(2).trimmed()};
    }
    const auto qualifier = takeQualifier(text);
    if (qualifier && text.isEmpty()) {
        MeasuredValue value;
        value.qualifier = *qualifier;
        return CellReading{CellKind::LoneQualifier, {value}, {}};
    }
    auto value = readAmount(text);
    if (!value) {
        return {};
    }
    CellKind kind = value->upper.isNull() ? CellKind::Number : CellKind::Range;
    if (qualifier) {
        value->qualifier = *qualifier;
        kind = CellKind::Qualified;
    }
    return CellReading{kind, {*value}, {}};
}

std::optional<CellReading> readSeveral(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("\\s*;\\s*|,\\s+"));
    const QStringList parts = text.split(between, Qt::SkipEmptyParts);
    if (parts.size() < 2 || parts.size() > kMostValues) {
        return {};
    }
    CellReading reading;
    reading.kind = CellKind::Several;
    for (const QString &part : parts) {
        const auto single = readSingle(part.trimmed());
        if (!single || single->kind == CellKind::LoneQualifier || !single->uncertainty.isEmpty()) {
            return {};
        }
        reading.values += single->values;
    }
    return reading;
}

bool isSpreadsheetError(const QString &text)
{
    static const QRegularExpression error = anchored(QStringLiteral(
        "#(DIV/0!|N/A|VALUE!|REF!|NAME\\?|NUM!|NULL!|GETTING_DATA|SPILL!|CALC!|ERROR!|FIELD!)"));
    return error.match(text).hasMatch();
}

QHash<QString, QString> unitTable()
{
    QHash<QString, QString> units;
    const auto add = [&units](const char *canonical, std::initializer_list<const char *> names) {
        for (const char *name : names) {
            units.insert(QString::fromUtf8(name), QString::fromUtf8(canonical));
        }
    };
    // Keys: micro and mu as "u", no spaces, case kept where it tells M from m.
    add("µM", {"uM", "uMol", "umol", "umol/L", "umol/l", "micromolar", "microM", "uMolar"});
    add("nM", {"nM", "nMol", "nmol/L", "nmol/l", "nanomolar"});
    add("pM", {"pM", "pmol/L", "picomolar"});
    add("mM", {"mM", "mmol/L", "mmol/l", "millimolar"});
    add("M", {"M", "mol/L", "mol/l"});
    add("%", {"%", "percent"});
    add("µg/mL", {"ug/mL", "ug/ml", "mcg/mL"});
    add("ng/mL", {"ng/mL", "ng/ml"});
    add("mg/mL", {"mg/mL", "mg/ml"});
    add("mg/L", {"mg/L", "mg/l"});
    add("mg/kg", {"mg/kg"});
    add("µL/min/mg", {"uL/min/mg", "ul/min/mg"});
    add("mL/min/kg", {"mL/min/kg", "ml/min/kg"});
    add("L/kg", {"L/kg", "l/kg"});
    add("L/h/kg", {"L/h/kg", "L/hr/kg"});
    add("min", {"min", "mins", "minutes"});
    add("h", {"h", "hr", "hrs", "hours"});
    add("s", {"s", "sec", "seconds"});
    add("mg", {"mg"});
    add("g", {"g"});
    add("µg", {"ug"});
    add("mL", {"mL", "ml"});
    add("µL", {"uL", "ul"});
    add("L", {"L"});
    add("mmol", {"mmol"});
    add("°C", {"°C", "degC", "deg.C"});
    add("Da", {"Da"});
    add("g/mol", {"g/mol", "g/mole"});
    add("ng", {"ng"});
    add("cm/s", {"cm/s", "cm/sec"});
    add("10⁻⁶ cm/s", {"10-6cm/s", "10^-6cm/s", "x10-6cm/s"});
    return units;
}
} // namespace

QString toName(CellKind kind)
{
    switch (kind) {
    case CellKind::Blank:
        return QStringLiteral("blank");
    case CellKind::Number:
        return QStringLiteral("number");
    case CellKind::Qualified:
        return QStringLiteral("qualified");
    case CellKind::Range:
        return QStringLiteral("range");
    case CellKind::Several:
        return QStringLiteral("several");
    case CellKind::PercentAtDose:
        return QStringLiteral("percent-at-dose");
    case CellKind::SpreadsheetError:
        return QStringLiteral("spreadsheet-error");
    case CellKind::LoneQualifier:
        return QStringLiteral("lone-qualifier");
    case CellKind::Words:
        break;
    }
    return QStringLiteral("words");
}

QString canonicalUnit(const QString &text)
{
    static const QHash<QString, QString> units = unitTable();
    QString key = text.trimmed();
    key.remove(u' ');
    key.replace(QChar(0x00B5), u'u').replace(QChar(0x03BC), u'u');
    if (const auto found = units.constFind(key); found != units.constEnd()) {
        return *found;
    }
    const QString lower = key.toLower();
    // Words may be written in any case; symbols may not, since M and m are different things.
    if (lower.size() > 4 && !lower.contains(u'/')) {
        return units.value(lower);
    }
    return {};
}

CellReading readCell(const QString &cell)
{
    const QString text = cell.trimmed();
    if (text.isEmpty()) {
        return {};
    }
    if (isSpreadsheetError(text)) {
        return {CellKind::SpreadsheetError, {}, {}};
    }
    if (text.size() <= kLongestCell) {
        if (const auto percent = readPercentAtDose(text)) {
            return *percent;
        }
        if (const auto single = readSingle(text)) {
            return *single;
        }
        if (const auto several = readSeveral(text)) {
            return *several;
        }
    }
    MeasuredValue words;
    words.text = text;
    return {CellKind::Words, {words}, {}};
}

} // namespace artemisia::exchange
