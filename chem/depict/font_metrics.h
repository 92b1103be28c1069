// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/display_list.h"

#include <array>
#include <string_view>
#include <vector>

namespace artemisia::chem
{

/// Widths and outlines of Helvetica (Arial and Liberation Sans have the same widths), so that
/// drawings do not depend on the fonts of the machine. Source: Adobe Font Metrics of Helvetica,
/// Core 14 set (WX and B entries, 1/1000 em). Invalid UTF-8 counts as U+FFFD; characters outside
/// the table are as wide as a digit.

/// Advance of a run in points at \a size points.
[[nodiscard]] double textWidth(std::string_view utf8, double size);

/// Height of capitals over the baseline, as a part of the font size.
inline constexpr double kCapHeight = 0.718;
inline constexpr double kDescent = 0.207;
inline constexpr double kAscent = 0.737;

/// A convex polygon around the ink of a character: four corners, or eight of a round letter.
class Outline
{
public:
    void add(Point corner) { m_corners[m_size++] = corner; }
    void move(Point by)
    {
        for (std::size_t i = 0; i < m_size; ++i) {
            m_corners[i] = {m_corners[i].x + by.x, m_corners[i].y + by.y};
        }
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const Point &operator[](std::size_t i) const { return m_corners[i]; }
    [[nodiscard]] const Point *begin() const { return m_corners.data(); }
    [[nodiscard]] const Point *end() const { return m_corners.data() + m_size; }

private:
    std::array<Point, 8> m_corners;
    std::size_t m_size = 0;
};

/// Those of the run that begins at \a baseline (y grows down). Blanks give none.
[[nodiscard]] std::vector<Outline> glyphOutlines(std::string_view utf8, Point baseline,
                                                 double size);

/// The box around a run's ink and its advance.
[[nodiscard]] Box boxOf(const TextItem &text);

/// The code points of \a utf8.
[[nodiscard]] std::u32string decodeUtf8(std::string_view utf8);

} // namespace artemisia::chem
