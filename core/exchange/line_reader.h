// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/text_input.h"

namespace artemisia::exchange
{

/// The lines of a text input, whatever ends them, with their numbers. A line over \a maxBytes is
/// given cut and marked.
class LineReader
{
public:
    explicit LineReader(TextInput &input, qsizetype maxBytes = 1024 * 1024)
        : m_input(input)
        , m_maxBytes(maxBytes)
    {
    }
    /// False at the end.
    [[nodiscard]] bool next(QByteArray &line);
    [[nodiscard]] qint64 number() const
    {
        return m_number;
    } ///< of the line last given; 1 for the first
    [[nodiscard]] bool wasCut() const { return m_wasCut; }
    void restart() { m_number = 0; }

private:
    TextInput &m_input;
    qsizetype m_maxBytes;
    qint64 m_number = 0;
    bool m_wasCut = false;
};

} // namespace artemisia::exchange
