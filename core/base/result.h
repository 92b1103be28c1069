// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"

#include <QString>

#include <tl/expected.hpp>

namespace artemisia
{

/// Why something failed. The numbers are stable: they are artemisia-cli's exit codes (see docs of
/// the CLI) and go to the log.
enum class ErrorCode {
    Internal = 1,   ///< A bug of ours, or a library that broke its word
    Usage = 2,      ///< The caller asked for something that makes no sense
    NotFound = 3,   ///< No such file, record, repository
    Invalid = 4,    ///< Input is not what it should be (file, record, structure)
    Io = 5,         ///< Disk or file system: full, forbidden, unreadable
    Locked = 6,     ///< Another program has the notebook
    TooNew = 7,     ///< Written by a newer version than this one can read
    Corrupt = 8,    ///< A notebook or repository that does not hold together
    Network = 9,    ///< The other side could not be reached or broke off
    Refused = 10,   ///< The other side said no (authentication, non-fast-forward, certificate)
    Conflict = 11,  ///< Somebody else changed the same thing
    ReadOnly = 12,  ///< The notebook is open for reading only
    Cancelled = 13, ///< The person stopped it; never shown as a failure
    TooLarge = 14,  ///< Over a limit
};

/// What a person and a log need to know. \a message: one translated sentence or two that say what
/// happened, what was kept and what to do. \a detail: untranslated, for the log, never with
/// contents or secrets.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString detail;
};

template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString message,
                                                QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail)});
}

/// Chemistry's errors in our words, the sentence translated (context "chem").
[[nodiscard]] Error fromChem(const chem::Error &error);

} // namespace artemisia

/// Leaves the function with the error of \a expression, a Result.
#define ARTEMISIA_TRY(expression)                                                                  \
    do {                                                                                           \
        if (auto tryResult_ = (expression); !tryResult_) {                                         \
            return tl::unexpected(std::move(tryResult_).error());                                  \
        }                                                                                          \
    } while (false)
#define ARTEMISIA_TRY_JOIN2(a, b) a##b
#define ARTEMISIA_TRY_JOIN(a, b) ARTEMISIA_TRY_JOIN2(a, b)
/// Declares or assigns \a target from the value of \a expression, or leaves the function with its
/// error.
#define ARTEMISIA_TRY_ASSIGN(target, expression)                                                   \
    auto ARTEMISIA_TRY_JOIN(tryValue_, __LINE__) = (expression);                                   \
    if (!ARTEMISIA_TRY_JOIN(tryValue_, __LINE__)) {                                                \
        return tl::unexpected(std::move(ARTEMISIA_TRY_JOIN(tryValue_, __LINE__)).error());         \
    }                                                                                              \
    target = std::move(*ARTEMISIA_TRY_JOIN(tryValue_, __LINE__))
