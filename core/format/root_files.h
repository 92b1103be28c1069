// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/public_index.h"

namespace artemisia::format
{

/// README.md of the root: what this notebook is, who, licence, tables.
[[nodiscard]] QByteArray rootPage(const PublicIndex &index);
/// CITATION.cff, version 1.2.0 of the Citation File Format.
[[nodiscard]] QByteArray citationFile(const PublicIndex &index);
/// LICENSE: the legal text where we have it (CC-BY-4.0, CC0-1.0), else a notice with name and
/// address.
[[nodiscard]] QByteArray licenceFile(const PublicIndex &index);
/// The address of a licence's text by its SPDX identifier; empty for one we do not know.
[[nodiscard]] QString licenceUrl(const QString &spdx);
/// YYYY-MM-DD of the newest public record.
[[nodiscard]] QString publicationDate(const PublicIndex &index);
/// What the notebook is called where a name must stand.
[[nodiscard]] QString titleOf(const PublicIndex &index);

} // namespace artemisia::format
