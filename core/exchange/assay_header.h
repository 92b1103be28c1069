// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace artemisia::exchange
{

/// What a result column's header says about its assay. Only what is written there; empty where it
/// says nothing.
struct AssayHeader {
    QString endpoint;   ///< "IC50", "t1/2", "solubility"
    QString unit;       ///< canonical: "µM"
    QString laboratory; ///< "GSK"
    QString target;     ///< "Pfal (K1)", "HLM"
};
/// "Pfal (K1) IC50 (Avery)" -> IC50, Avery, "Pfal (K1)"; "Sol 2.0 ug/mL (Monash)" -> solubility,
/// µg/mL, Monash.
[[nodiscard]] AssayHeader readAssayHeader(const QString &header);

} // namespace artemisia::exchange
