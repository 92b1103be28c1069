// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/experiment.h"

#include <array>

namespace artemisia
{

namespace
{

template <class Value>
struct Name {
    Value value;
    const char *name;
};

constexpr std::array kKinds{
    Name<RecordKind>{RecordKind::Notebook, "notebook"},
    Name<RecordKind>{RecordKind::Person, "person"},
    Name<RecordKind>{RecordKind::Experiment, "experiment"},
    Name<RecordKind>{RecordKind::Compound, "compound"},
    Name<RecordKind>{RecordKind::Batch, "batch"},
    Name<RecordKind>{RecordKind::Assay, "assay"},
    Name<RecordKind>{RecordKind::AssayResult, "result"},
};

constexpr std::array kStates{
    Name<PublicationState>{PublicationState::Draft, "draft"},
    Name<PublicationState>{PublicationState::Open, "open"},
    Name<PublicationState>{PublicationState::Closed, "closed"},
};

constexpr std::array kRoles{
    Name<MaterialRole>{MaterialRole::Reactant, "reactant"},
    Name<MaterialRole>{MaterialRole::Reagent, "reagent"},
    Name<MaterialRole>{MaterialRole::Catalyst, "catalyst"},
    Name<MaterialRole>{MaterialRole::Solvent, "solvent"},
    Name<MaterialRole>{MaterialRole::Workup, "workup"},
    Name<MaterialRole>{MaterialRole::Product, "product"},
    Name<MaterialRole>{MaterialRole::SideProduct, "side-product"},
    Name<MaterialRole>{MaterialRole::Other, "other"},
};

template <class Table, class Value>
QString nameOf(const Table &table, Value value)
{
    for (const auto &entry : table) {
        if (entry.value == value) {
            return QString::fromLatin1(entry.name);
        }
    }
    return {};
}

template <class Table>
auto valueOf(const Table &table, QStringView name) -> std::optional<decltype(table[0].value)>
{
    for (const auto &entry : table) {
        if (name == QLatin1String(entry.name)) {
            return entry.value;
        }
    }
    return {};
}

} // namespace

QString toName(RecordKind kind)
{
    return nameOf(kKinds, kind);
}

std::optional<RecordKind> recordKindFromName(QStringView name)
{
    return valueOf(kKinds, name);
}

QString toName(PublicationState state)
{
    return nameOf(kStates, state);
}

std::optional<PublicationState> publicationStateFromName(QStringView name)
{
    return valueOf(kStates, name);
}

QString toName(MaterialRole role)
{
    return nameOf(kRoles, role);
}

std::optional<MaterialRole> materialRoleFromName(QStringView name)
{
    return valueOf(kRoles, name);
}

} // namespace artemisia
