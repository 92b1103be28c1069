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

/// A ChemDraw document as CDXML.
struct ConvertedCdx {
    QByteArray cdxml;
    bool isByOpenBabel = false; ///< its structures where they stood; no arrows, no words
    QStringList unknown;        ///< labels that Open Babel did not understand, each once
    /// A sentence or two, translated, for the person who opened it: what is lost, what to check.
    /// Empty: nothing is.
    [[nodiscard]] QString remark() const;
};

/// Whether bytes are ChemDraw's binary form, or that as base64.
[[nodiscard]] bool isCdx(const QByteArray &bytes);

/// ChemDraw's binary form as CDXML with all that a sheet takes. What the program's own reader, or
/// the sheet, cannot take goes to Open Babel. NotFound: it would, but that is not installed.
/// Invalid: there is nothing to be drawn in it. Blocks: for workers.
[[nodiscard]] Result<ConvertedCdx>
convertCdx(const QByteArray &bytes, const CancelToken &cancel = {}, const CdxLimits &limits = {});

/// The same by Open Babel's program obabel alone: a process of its own, without a shell, in a
/// folder that goes again, killed with what it started when it takes too long or \a cancel asks.
[[nodiscard]] Result<ConvertedCdx> convertByOpenBabel(const QByteArray &bytes,
                                                      const CancelToken &cancel = {},
                                                      const CdxLimits &limits = {});

} // namespace artemisia::exchange
