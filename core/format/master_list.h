// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_files.h"
#include "core/record/compound.h"

#include <QByteArray>

namespace artemisia::format
{

/// compounds.csv and compounds.sdf, one compound after the other. The SDF goes on in
/// sdf/compounds-2.sdf ... before it reaches what hosts of git repositories warn of.
class MasterList
{
public:
    explicit MasterList(const FileSink &sink, qsizetype sdfPartBytes = 45'000'000);
    [[nodiscard]] Result<> add(const Compound &compound);
    [[nodiscard]] Result<> finish();

private:
    [[nodiscard]] Result<> flushSdf();
    const FileSink &m_sink;
    qsizetype m_sdfPartBytes;
    int m_sdfPart = 1;
    QByteArray m_csv;
    QByteArray m_sdf;
};

/// The SDF record of a compound from its own MOL block; empty if it has none that can stand in an
/// SDF.
[[nodiscard]] QByteArray sdfRecordOf(const Compound &compound);

} // namespace artemisia::format
