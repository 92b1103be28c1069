// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace artemisia::chem
{

namespace
{

using Lines = std::vector<std::string_view>;

constexpr std::size_t maxLineLength = 32 * 1024;
constexpr std::size_t maxContinuations = 2000;

/// Lines without their ends; CR, LF and CRLF all end a line.
Lines splitLines(std::string_view text)
{
    Lines lines;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\r') {
            lines.push_back(text.substr(start, i - start));
            if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
                ++i;
            }
            start = i + 1;
        }
    }
    if (start < text.size()) {
        lines.push_back(text.substr(start));
    }
    return lines;
}

/// A right-justified number of a fixed-width field; nothing if there is none.
std::optional<int> field(std::string_view line, std::size_t from, std::size_t width)
{
    if (line.size() <= from) {
        return std::nullopt;
    }
    std::string_view text = line.substr(from, width);
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) {
        return std::nullopt;
    }
    return value;
}

bool isCountsLine(std::string_view line)
{
    if (line.find("V3000") != std::string_view::npos) {
        return line.substr(0, 6) != "M  V30";
    }
    return field(line, 0, 3) && field(line, 3, 3) &&
           (line.find("V2000") != std::string_view::npos || line.size() >= 20);
}

/// Where the counts line stands; people lose or gain blank header lines when they copy blocks
/// around.
std::optional<std::size_t> findCountsLine(const Lines &lines)
{
    for (const std::size_t i : {3U, 2U, 1U, 0U, 4U}) {
        if (i < lines.size() && isCountsLine(lines[i]) &&
            (i == 3 || lines[i].find("000") != std::string_view::npos)) {
            return i;
        }
    }
    if (lines.size() > 3 && field(lines[3], 0, 3) && field(lines[3], 3, 3)) {
        return 3;
    }
    return std::nullopt;
}

Result<void> checkCounts(std::size_t atoms, std::size_t bonds, const Limits &limits)
{
    if (atoms > std::size_t(limits.atoms)) {
        return tooLarge("atoms", atoms, std::size_t(limits.atoms));
    }
    const std::size_t most = std::size_t(limits.atoms) + std::size_t(limits.ringBonds);
    if (bonds > most) {
        return tooLarge("bonds", bonds, most);
    }
    return {};
}

/// The two first numbers of "M  V30 COUNTS na nb ...".
Result<void> v3000Size(const Lines &lines, std::size_t from, const Limits &limits)
{
    for (std::size_t i = from; i < lines.size(); ++i) {
        constexpr std::string_view lead = "M  V30 COUNTS";
        if (lines[i].substr(0, lead.size()) != lead) {
            continue;
        }
        std::size_t numbers[2] = {0, 0};
        const char *p = lines[i].data() + lead.size();
        const char *end = lines[i].data() + lines[i].size();
        for (std::size_t &number : numbers) {
            while (p != end && *p == ' ') {
                ++p;
            }
            const auto parsed = std::from_chars(p, end, number);
            if (parsed.ec != std::errc()) {
                return fail(ErrorCode::Syntax, "The V3000 counts line is damaged.");
            }
            p = parsed.ptr;
        }
        return checkCounts(numbers[0], numbers[1], limits);
    }
    return fail(ErrorCode::Syntax, "The V3000 block has no counts line.");
}

Result<void> checkLines(const Lines &lines)
{
    std::size_t continuations = 0;
    for (const std::string_view line : lines) {
        if (line.size() > maxLineLength) {
            return tooLarge("characters in a line", line.size(), maxLineLength);
        }
        continuations = !line.empty() && line.back() == '-' ? continuations + 1 : 0;
        if (continuations > maxContinuations) {
            return tooLarge("continued lines", continuations, maxContinuations);
        }
    }
    return {};
}

Result<void> v2000Size(const Lines &lines, std::size_t counts, const Limits &limits)
{
    const auto atoms = field(lines[counts], 0, 3);
    const auto bonds = field(lines[counts], 3, 3);
    if (!atoms || !bonds) {
        return fail(ErrorCode::Syntax, "The MOL block's counts line is damaged.");
    }
    if (lines.size() < counts + 1 + std::size_t(*atoms) + std::size_t(*bonds)) {
        return fail(ErrorCode::Syntax, "The MOL block ends too early.");
    }
    if (auto fine = checkCounts(std::size_t(*atoms), std::size_t(*bonds), limits); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    return {};
}

std::string joined(const Lines &lines, std::size_t counts)
{
    std::string text;
    for (std::size_t i = counts; i < 3; ++i) {
        text += '\n';
    }
    for (std::size_t i = counts > 3 ? counts - 3 : 0; i < lines.size(); ++i) {
        text += lines[i];
        text += '\n';
        if (lines[i].substr(0, 6) == "M  END") {
            return text;
        }
    }
    return text + "M  END\n";
}

} // namespace

Result<std::string> prepareMolBlock(std::string_view block, const Limits &limits)
{
    if (block.size() > limits.textBytes) {
        return tooLarge("bytes", block.size(), limits.textBytes);
    }
    if (block.find('\0') != std::string_view::npos) {
        return fail(ErrorCode::Syntax, "The text is not a MOL block: it holds a NUL byte.");
    }
    const Lines lines = splitLines(block);
    const auto counts = findCountsLine(lines);
    if (!counts) {
        return fail(ErrorCode::Syntax, "The text is not a MOL block: it has no counts line.");
    }
    if (auto fine = checkLines(lines); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    const bool isV3000 = lines[*counts].find("V3000") != std::string_view::npos;
    const auto size =
        isV3000 ? v3000Size(lines, *counts, limits) : v2000Size(lines, *counts, limits);
    if (!size) {
        return tl::unexpected<Error>(size.error());
    }
    return joined(lines, *counts);
}

} // namespace artemisia::chem
