// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/scheme_text.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/formula_text.h"
#include "chem/depict/sketch.h"

#include <string_view>
#include <vector>

namespace artemisia::chem
{

namespace
{

constexpr double kSize = 9;
constexpr double kScriptSize = 6.75;
constexpr double kSubDrop = 1.8;
constexpr double kSuperRise = 2.9;
constexpr double kLeading = 11;
constexpr std::size_t kLongestWord = 120;

double sizeOf(const GroupRun &run)
{
    return run.script == GroupRun::Script::Normal ? kSize : kScriptSize;
}

double dropOf(const GroupRun &run)
{
    return run.script == GroupRun::Script::Subscript     ? kSubDrop
           : run.script == GroupRun::Script::Superscript ? -kSuperRise
                                                         : 0;
}

double width(const std::vector<GroupRun> &runs)
{
    double sum = 0;
    for (const GroupRun &run : runs) {
        sum += textWidth(run.text, sizeOf(run));
    }
    return sum;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

void addWord(std::vector<GroupRun> &line, std::string_view word)
{
    if (!line.empty()) {
        line.push_back({" ", GroupRun::Script::Normal});
    }
    for (GroupRun &run : wordRuns(word)) {
        if (!line.empty() && line.back().script == run.script) {
            line.back().text += run.text;
        } else {
            line.push_back(std::move(run));
        }
    }
}

std::vector<std::vector<GroupRun>> linesOf(const std::string &text, const TextRoom &room)
{
    std::vector<std::vector<GroupRun>> lines;
    for (const std::string_view paragraph : split(text, '\n')) {
        lines.emplace_back();
        for (const std::string_view word : split(paragraph, ' ')) {
            if (word.empty() || word == "\r") {
                continue;
            }
            const std::string_view bounded = word.substr(0, kLongestWord);
            if (!lines.back().empty() &&
                width(lines.back()) + textWidth(bounded, kSize) > room.widest) {
                lines.emplace_back();
            }
            addWord(lines.back(), bounded);
            if (lines.size() > room.mostLines) {
                lines.back() = {{"\u2026", GroupRun::Script::Normal}};
                return lines;
            }
        }
        if (lines.back().empty()) {
            lines.pop_back();
        }
    }
    return lines;
}

} // namespace

DisplayList schemeText(const std::string &text, const TextRoom &room)
{
    DisplayList list;
    double y = kCapHeight * kSize;
    for (const std::vector<GroupRun> &line : linesOf(text, room)) {
        double x = room.isLeft ? 0 : -width(line) / 2;
        for (const GroupRun &run : line) {
            const double size = sizeOf(run);
            // Blanks at the ends of a run become distance: SVG viewers drop them.
            const std::size_t first = run.text.find_first_not_of(' ');
            if (first != std::string::npos) {
                const std::string ink =
                    run.text.substr(first, run.text.find_last_not_of(' ') - first + 1);
                const double before = textWidth(run.text.substr(0, first), size);
                list.items.push_back(TextItem{{x + before, y + dropOf(run)},
                                              ink,
                                              size,
                                              textWidth(ink, size),
                                              InkRole::Structure});
            }
            x += textWidth(run.text, size);
        }
        y += kLeading;
    }
    measure(list);
    return list;
}

} // namespace artemisia::chem
