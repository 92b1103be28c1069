// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace artemisia::exchange
{

/// What Open Babel is allowed.
struct CdxLimits {
    int milliseconds = 10'000;
    qint64 memoryBytes = qint64(1) << 30; ///< address space; where the system can hold it to that
    qint64 inputBytes = 8 * 1024 * 1024;
    qint64 outputBytes = 8 * 1024 * 1024;
};

/// A ChemDraw document as Open Babel understood it.
struct ConvertedCdx {
    QByteArray cdxml;    ///< its structures where they stood; no arrows, no words
    QStringList unknown; ///< labels that were not understood, each once
    /// A sentence or two, translated, for the person who opened it: what is lost, what to check.
    [[nodiscard]] QString remark() const;
};

/// Whether bytes are ChemDraw's binary form, or that as base64.
[[nodiscard]] bool isCdx(const QByteArray &bytes);

/// ChemDraw's binary form as CDXML by Open Babel's program obabel: a process of its own, without a
/// shell, in a folder that goes again, killed with what it started when it takes too long or \a
/// cancel asks. NotFound: it is not installed. Blocks: for workers.
[[nodiscard]] Result<ConvertedCdx>
convertCdx(const QByteArray &bytes, const CancelToken &cancel = {}, const CdxLimits &limits = {});

} // namespace artemisia::exchange
