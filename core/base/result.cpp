// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <QCoreApplication>

namespace artemisia
{

namespace
{
ErrorCode codeOf(chem::ErrorCode code)
{
    switch (code) {
    case chem::ErrorCode::Syntax:
    case chem::ErrorCode::Chemistry:
    case chem::ErrorCode::Unsupported:
        return ErrorCode::Invalid;
    case chem::ErrorCode::TooLarge:
        return ErrorCode::TooLarge;
    case chem::ErrorCode::Cancelled:
        return ErrorCode::Cancelled;
    case chem::ErrorCode::Io:
        return ErrorCode::Io;
    case chem::ErrorCode::Internal:
        break;
    }
    return ErrorCode::Internal;
}
} // namespace

Error fromChem(const chem::Error &error)
{
    return {codeOf(error.code), QCoreApplication::translate("chem", error.message.c_str()),
            QString::fromStdString(error.detail)};
}

} // namespace artemisia
