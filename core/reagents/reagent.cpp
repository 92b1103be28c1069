// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/reagent.h"

#include <algorithm>
#include <array>
#include <utility>

namespace artemisia::reagents
{

double spread(const QList<PropertyValue> &values)
{
    if (values.isEmpty()) {
        return 0;
    }
    const auto [least, most] = std::minmax_element(
        values.begin(), values.end(),
        [](const PropertyValue &a, const PropertyValue &b) { return a.value < b.value; });
    return most->value - least->value;
}

QString sourceFile(QStringView source)
{
    using Row = std::pair<QLatin1String, QLatin1String>;
    static constexpr std::array files{
        Row{QLatin1String("perry-105"), QLatin1String("Density/Perry Parameters 105.tsv")},
        Row{QLatin1String("vdi-ppds"),
            QLatin1String("Density/VDI PPDS Density of Saturated Liquids.tsv")},
        Row{QLatin1String("crc-inorganic-liquid"),
            QLatin1String("Density/CRC Liquid Inorganic Constant Densities.tsv")},
        Row{QLatin1String("crc-inorganic-solid"),
            QLatin1String("Density/CRC Solid Inorganic Constant Densities.tsv")},
        Row{QLatin1String("yaws"), QLatin1String("Phase Change/Yaws Boiling Points.tsv")},
        Row{QLatin1String("open-notebook"),
            QLatin1String("Phase Change/OpenNotebook Melting Points.tsv")},
        Row{QLatin1String("nfpa-497"), QLatin1String("Safety/NFPA 497 2008.tsv")},
        Row{QLatin1String("serat"), QLatin1String("Safety/DIPPR T_flash Serat.csv")},
        Row{QLatin1String("serat-unrounded"), QLatin1String("Safety/DIPPR T_flash Serat.csv")},
        Row{QLatin1String("wikidata"), QLatin1String("Misc/wikidata_properties.tsv")},
    };
    const auto *found = std::find_if(files.begin(), files.end(),
                                     [&](const Row &row) { return row.first == source; });
    return found == files.end() ? QString() : QString(found->second);
}

} // namespace artemisia::reagents
