// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/reagent_fields.h"

#include "core/reagents/cas_number.h"
#include "core/reagents/property_cell.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace artemisia::app
{

using reagents::PropertyKind;
using reagents::Reagent;

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ReagentForm)
};

PropertyKind kindOf(ReagentField field)
{
    return field == ReagentField::Density ? PropertyKind::Density : PropertyKind::Temperature;
}

// The values behind a field; null: it is words.
template <class AnyReagent>
auto *valuesOf(AnyReagent &reagent, ReagentField field)
{
    using Values = decltype(&reagent.densities);
    switch (field) {
    case ReagentField::Density:
        return &reagent.densities;
    case ReagentField::Boiling:
        return &reagent.boilingPoints;
    case ReagentField::Melting:
        return &reagent.meltingPoints;
    case ReagentField::Flash:
        return &reagent.flashPoints;
    default:
        return Values(nullptr);
    }
}

template <class AnyReagent>
auto *wordsOf(AnyReagent &reagent, ReagentField field)
{
    using Words = decltype(&reagent.name);
    switch (field) {
    case ReagentField::Name:
        return &reagent.name;
    case ReagentField::Cas:
        return &reagent.cas;
    case ReagentField::Concentration:
        return &reagent.concentration;
    case ReagentField::Supplier:
        return &reagent.supplier;
    case ReagentField::Hazards:
        return &reagent.hazards;
    default:
        return Words(nullptr);
    }
}

// "0,79" is how many people write it; what stands in brackets is a source's name.
QString withPoints(QString text)
{
    static const QRegularExpression comma(QStringLiteral("(?<=\\d),(?=\\d)(?![^\\[]*\\])"));
    return text.replace(comma, QStringLiteral("."));
}

} // namespace

QString fieldText(const Reagent &reagent, ReagentField field)
{
    if (const auto *values = valuesOf(reagent, field)) {
        return reagents::propertyCell(*values, kindOf(field));
    }
    const auto *words = wordsOf(reagent, field);
    return words != nullptr ? *words : reagent.synonyms.join(QStringLiteral("; "));
}

void setFieldText(Reagent &reagent, ReagentField field, const QString &text)
{
    if (auto *values = valuesOf(reagent, field)) {
        *values = reagents::readPropertyCell(withPoints(text), kindOf(field)).values;
    } else if (auto *words = wordsOf(reagent, field)) {
        *words = text.trimmed();
    } else {
        reagent.synonyms = text.split(u';', Qt::SkipEmptyParts);
    }
}

QString fieldRemark(ReagentField field, const QString &text)
{
    if (field == ReagentField::Name && text.trimmed().isEmpty()) {
        return Tr::tr("A reagent needs a name.");
    }
    if (field == ReagentField::Cas && !text.trimmed().isEmpty() &&
        reagents::casNumber(text).isEmpty()) {
        return reagents::checkCas(text) == reagents::CasCheck::NotACas
                   ? Tr::tr("A CAS number looks like 64-17-5.")
                   : Tr::tr("Mistyped: its check digit is wrong.");
    }
    const Reagent none;
    if (valuesOf(none, field) != nullptr &&
        !reagents::readPropertyCell(withPoints(text), kindOf(field)).unreadable.isEmpty()) {
        return field == ReagentField::Density ? Tr::tr("Write it like 0.79 or 0.79 g/mL at 20 °C.")
                                              : Tr::tr("Write it like 78 or 78 °C, 351 K, 173 °F.");
    }
    return {};
}

} // namespace artemisia::app
