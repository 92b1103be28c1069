// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: lines of a stream in bounded memory.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace artemisia::chem
{

/// Gives the lines of a stream; LF, CRLF and CR end a line, a UTF-8 byte order mark at the start is
/// skipped. A line longer than the limit is read to its end but not held beyond it.
class LineSource
{
public:
    LineSource(std::istream &input, std::size_t maxLine);

    /// False at the end of the stream.
    [[nodiscard]] bool next(std::string &line);
    /// Whether the last line was cut at the limit.
    [[nodiscard]] bool wasCut() const { return m_wasCut; }
    [[nodiscard]] std::uint64_t lineNumber() const { return m_line; } ///< 1-based, of the last line
    [[nodiscard]] std::uint64_t lineOffset() const
    {
        return m_start;
    } ///< of the last line's first byte
    [[nodiscard]] std::uint64_t offset() const { return m_offset; } ///< bytes taken so far

private:
    std::istream &m_input;
    std::size_t m_maxLine;
    std::vector<char> m_buffer;
    std::size_t m_pos = 0;
    std::size_t m_size = 0;
    std::uint64_t m_line = 0;
    std::uint64_t m_start = 0;
    std::uint64_t m_offset = 0;
    bool m_wasCut = false;
    bool m_skipLineFeed = false;

    bool fill();
};

} // namespace artemisia::chem
