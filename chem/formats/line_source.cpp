// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/formats/line_source_impl.h"

#include <algorithm>
#include <cstring>

namespace artemisia::chem
{

LineSource::LineSource(std::istream &input, std::size_t maxLine)
    : m_input(input)
    , m_maxLine(maxLine)
    , m_buffer(64 * 1024)
{
}

bool LineSource::fill()
{
    if (m_pos < m_size) {
        return true;
    }
    m_pos = m_size = 0;
    if (!m_input.good()) {
        return false;
    }
    m_input.read(m_buffer.data(), std::streamsize(m_buffer.size()));
    m_size = std::size_t(m_input.gcount());
    if (m_offset == 0 && m_size >= 3 && std::memcmp(m_buffer.data(), "\xEF\xBB\xBF", 3) == 0) {
        m_pos = 3;
        m_offset = 3;
    }
    return m_pos < m_size;
}

bool LineSource::next(std::string &line)
{
    line.clear();
    m_wasCut = false;
    if (!fill()) {
        return false;
    }
    if (m_skipLineFeed && m_buffer[m_pos] == '\n') {
        ++m_pos;
        ++m_offset;
    }
    m_skipLineFeed = false;
    if (!fill()) {
        return false;
    }
    ++m_line;
    m_start = m_offset;
    while (fill()) {
        const char *from = m_buffer.data() + m_pos;
        const char *end = m_buffer.data() + m_size;
        const char *stop = std::find_if(from, end, [](char c) { return c == '\n' || c == '\r'; });
        const std::size_t room = m_maxLine - std::min(m_maxLine, line.size());
        const std::size_t length = std::size_t(stop - from);
        line.append(from, std::min(length, room));
        m_wasCut = m_wasCut || length > room;
        const bool isEnd = stop != end;
        m_pos += length + (isEnd ? 1 : 0);
        m_offset += length + (isEnd ? 1 : 0);
        if (isEnd) {
            // The other half of CRLF may only come with the next read.
            m_skipLineFeed = *stop == '\r';
            return true;
        }
    }
    return true;
}

} // namespace artemisia::chem
