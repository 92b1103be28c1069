// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/line_reader.h"

namespace artemisia::exchange
{

bool LineReader::next(QByteArray &line)
{
    line.clear();
    m_wasCut = false;
    int byte = m_input.get();
    if (byte == TextInput::kEnd) {
        return false;
    }
    ++m_number;
    while (byte != '\n' && byte != '\r' && byte != TextInput::kEnd) {
        if (line.size() < m_maxBytes) {
            line.append(static_cast<char>(byte));
        } else {
            m_wasCut = true;
        }
        byte = m_input.get();
    }
    if (byte == '\r' && m_input.peek() == '\n') {
        (void)m_input.get();
    }
    return true;
}

} // namespace artemisia::exchange
