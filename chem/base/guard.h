// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: the wrapper at every entry point.
#pragma once

#include "chem/base/result.h"

#include <exception>
#include <new>
#include <utility>

namespace artemisia::chem
{

/// Runs \a work, a function that returns Result<T>, and turns whatever RDKit, Boost or the standard
/// library throws into an Error with \a code and \a message; the exception's own words go to the
/// detail.
template <class Work>
[[nodiscard]] auto guarded(ErrorCode code, const char *message, Work &&work) noexcept
    -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::TooLarge, "The structure needs more memory than there is.");
    } catch (const std::exception &e) {
        return fail(code, message, e.what());
    } catch (...) {
        return fail(code, message, "unknown exception");
    }
}

} // namespace artemisia::chem
