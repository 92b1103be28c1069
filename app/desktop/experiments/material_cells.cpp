// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/material_cells.h"

#include "app/desktop/experiments/materials_model.h"

namespace artemisia::app
{

namespace
{
constexpr const char *kUnread = "unread";
} // namespace

const Quantity &quantityOf(const Material &material, int column)
{
    switch (column) {
    case MaterialsModel::MassColumn:
        return material.mass;
    case MaterialsModel::AmountColumn:
        return material.amount;
    case MaterialsModel::VolumeColumn:
        return material.volume;
    case MaterialsModel::EquivalentsColumn:
        return material.equivalents;
    case MaterialsModel::PurityColumn:
        return material.purity;
    case MaterialsModel::YieldColumn:
        return material.yield;
    case MaterialsModel::DensityColumn:
        return material.density;
    default:
        return material.concentration;
    }
}

Quantity &quantityOf(Material &material, int column)
{
    return const_cast<Quantity &>(quantityOf(std::as_const(material), column));
}

QString unreadOf(const Material &material, int column)
{
    const auto entries = material.unknown.find(kUnread);
    if (entries == material.unknown.end() || !entries->is_object()) {
        return {};
    }
    const auto entry = entries->find(MaterialsModel::unreadKey(column));
    return entry != entries->end() && entry->is_string()
               ? QString::fromStdString(entry->get<std::string>())
               : QString();
}

void setUnread(Material &material, int column, const QString &text)
{
    Json &unknown = material.unknown;
    const char *key = MaterialsModel::unreadKey(column);
    if (!text.isEmpty()) {
        if (!unknown.contains(kUnread) || !unknown[kUnread].is_object()) {
            unknown[kUnread] = Json::object();
        }
        unknown[kUnread][key] = text.toStdString();
    } else if (unknown.contains(kUnread) && unknown[kUnread].is_object()) {
        unknown[kUnread].erase(key);
        if (unknown[kUnread].empty()) {
            unknown.erase(kUnread);
        }
    }
}

const char *MaterialsModel::unreadKey(int column)
{
    switch (column) {
    case MassColumn:
        return "mass";
    case AmountColumn:
        return "amount";
    case VolumeColumn:
        return "volume";
    case EquivalentsColumn:
        return "equivalents";
    case PurityColumn:
        return "purity";
    case YieldColumn:
        return "yield";
    case DensityColumn:
        return "density";
    case ConcentrationColumn:
        return "concentration";
    default:
        return "";
    }
}

std::optional<QuantityKind> MaterialsModel::kindOf(int column)
{
    switch (column) {
    case MassColumn:
        return QuantityKind::Mass;
    case AmountColumn:
        return QuantityKind::Amount;
    case VolumeColumn:
        return QuantityKind::Volume;
    case EquivalentsColumn:
        return QuantityKind::Equivalents;
    case PurityColumn:
    case YieldColumn:
        return QuantityKind::Percent;
    case DensityColumn:
        return QuantityKind::Density;
    case ConcentrationColumn:
        return QuantityKind::Concentration;
    default:
        return std::nullopt;
    }
}

QString MaterialsModel::columnWords(int column)
{
    switch (column) {
    case RoleColumn:
        return tr("Role");
    case NameColumn:
        return tr("Substance");
    case MassColumn:
        return tr("Mass");
    case AmountColumn:
        return tr("Amount");
    case VolumeColumn:
        return tr("Volume");
    case EquivalentsColumn:
        return tr("Equiv.");
    case PurityColumn:
        return tr("Purity");
    case YieldColumn:
        return tr("Yield");
    case DensityColumn:
        return tr("Density");
    case ConcentrationColumn:
        return tr("Concentration");
    case NotesColumn:
        return tr("Notes");
    default:
        return {};
    }
}

} // namespace artemisia::app
