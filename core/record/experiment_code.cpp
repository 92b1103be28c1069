// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/experiment.h"

namespace artemisia
{

namespace
{

constexpr qsizetype kMaxInitials = 4;
constexpr qsizetype kMaxMark = 8;
constexpr qsizetype kMaxDigits = 9; // fits an int

/// Takes characters between \a first and \a last off the front of \a text.
QStringView take(QStringView &text, QChar first, QChar last)
{
    qsizetype length = 0;
    while (length < text.size() && text[length] >= first && text[length] <= last) {
        ++length;
    }
    const QStringView taken = text.left(length);
    text = text.mid(length);
    return taken;
}

/// A number from 1 on, without leading zeros, so that each code has one way to be written.
std::optional<int> takeNumber(QStringView &text)
{
    const QStringView digits = take(text, u'0', u'9');
    if (digits.isEmpty() || digits.size() > kMaxDigits || digits[0] == u'0') {
        return {};
    }
    return digits.toInt();
}

} // namespace

QString ExperimentCode::toString() const
{
    return initials + copyMark + QString::number(page) + u'-' + QString::number(attempt);
}

std::optional<ExperimentCode> ExperimentCode::fromString(QStringView text)
{
    ExperimentCode code;
    code.initials = take(text, u'A', u'Z').toString();
    code.copyMark = take(text, u'a', u'z').toString();
    if (code.initials.isEmpty() || code.initials.size() > kMaxInitials ||
        code.copyMark.size() > kMaxMark) {
        return {};
    }
    const std::optional<int> page = takeNumber(text);
    if (!page || !text.startsWith(u'-')) {
        return {};
    }
    text = text.mid(1);
    const std::optional<int> attempt = takeNumber(text);
    if (!attempt || !text.isEmpty()) {
        return {};
    }
    code.page = *page;
    code.attempt = *attempt;
    return code;
}

} // namespace artemisia
