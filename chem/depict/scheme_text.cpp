// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/scheme_text.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/sketch.h"

#include <string_view>
#include <vector>

namespace artemisia::chem
{

namespace
{

constexpr double kSize = 9;
constexpr double kSubSize = 6.75;
constexpr double kSubDrop = 1.8;
constexpr double kLeading = 11;
constexpr double kWidest = 140;
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kLongestWord = 120;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}

// Elements and the short forms that chemists write into formulae.
bool isSymbol(std::string_view s)
{
    static constexpr std::string_view kSymbols =
        " H Li B C N O F Na Mg Al Si P S Cl K Ca Ti Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Rb Sr Zr "
        "Mo Ru Rh Pd Ag Cd In "
        "Sn Sb Te I Cs Ba La Ce Sm Yb Hf W Os Ir Pt Au Hg Tl Pb Bi D Me Et Pr Bu Ph Ac Bn Ts Tf "
        "Boc ";
    return kSymbols.find(" " + std::string(s) + " ") != std::string_view::npos;
}

// Whether the digits of a word are counts of atoms: capitals first, symbols and brackets only, and
// some digit.
bool isFormula(std::string_view word)
{
    bool hasDigit = false;
    for (std::size_t i = 0; i < word.size();) {
        if (isCapital(word[i])) {
            std::size_t end = i + 1;
            while (end < word.size() && isSmall(word[end])) {
                ++end;
            }
            if (!isSymbol(word.substr(i, end - i))) {
                return false;
            }
            i = end;
        } else if (isDigit(word[i]) && i > 0 &&
                   (isCapital(word[i - 1]) || isSmall(word[i - 1]) || word[i - 1] == ')')) {
            hasDigit = true;
            while (i < word.size() && isDigit(word[i])) {
                ++i;
            }
        } else if (word[i] == '(' || word[i] == ')' || word[i] == '[' || word[i] == ']') {
            ++i;
        } else {
            return false;
        }
    }
    return hasDigit;
}

struct Run {
    std::string text;
    bool isSubscript = false;
};

double width(const std::vector<Run> &runs)
{
    double sum = 0;
    for (const Run &run : runs) {
        sum += textWidth(run.text, run.isSubscript ? kSubSize : kSize);
    }
    return sum;
}

void addFormula(std::vector<Run> &runs, std::string_view core)
{
    // The number before the water of a hydrate is none of its atoms.
    const std::size_t first = std::min(core.find_first_not_of("0123456789"), core.size());
    const bool isSet = isFormula(core.substr(first));
    for (std::size_t i = 0; i < core.size(); ++i) {
        const bool isSubscript = isSet && i >= first && isDigit(core[i]);
        if (runs.empty() || runs.back().isSubscript != isSubscript) {
            runs.push_back({{}, isSubscript});
        }
        runs.back().text += core[i];
    }
}

// A word in runs; the parts of an adduct (CuSO4\u00B75H2O) each for itself, the punctuation about
// it set aside.
std::vector<Run> runsOf(std::string_view word)
{
    constexpr std::string_view kDot = "\u00B7";
    std::size_t last = word.find_last_not_of(",;.:");
    last = last == std::string_view::npos ? 0 : last + 1;
    std::vector<Run> runs;
    for (std::size_t from = 0; from < last;) {
        const std::size_t to = std::min(word.find(kDot, from), last);
        addFormula(runs, word.substr(from, to - from));
        if (to < last) {
            runs.push_back({std::string(kDot), false});
        }
        from = to + kDot.size();
    }
    if (last < word.size()) {
        runs.push_back({std::string(word.substr(last)), false});
    }
    return runs;
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

void addWord(std::vector<Run> &line, std::string_view word)
{
    if (!line.empty()) {
        line.push_back({" ", false});
    }
    for (Run &run : runsOf(word)) {
        if (!line.empty() && !line.back().isSubscript && !run.isSubscript) {
            line.back().text += run.text;
        } else {
            line.push_back(std::move(run));
        }
    }
}

std::vector<std::vector<Run>> linesOf(const std::string &text)
{
    std::vector<std::vector<Run>> lines;
    for (const std::string_view paragraph : split(text, '\n')) {
        lines.emplace_back();
        for (const std::string_view word : split(paragraph, ' ')) {
            if (word.empty() || word == "\r") {
                continue;
            }
            const std::string_view bounded = word.substr(0, kLongestWord);
            if (!lines.back().empty() &&
                width(lines.back()) + textWidth(bounded, kSize) > kWidest) {
                lines.emplace_back();
            }
            addWord(lines.back(), bounded);
            if (lines.size() > kMostLines) {
                lines.back() = {{"\u2026", false}};
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

DisplayList schemeText(const std::string &text)
{
    DisplayList list;
    double y = kCapHeight * kSize;
    for (const std::vector<Run> &line : linesOf(text)) {
        double x = -width(line) / 2;
        for (const Run &run : line) {
            const double size = run.isSubscript ? kSubSize : kSize;
            // Blanks at the ends of a run become distance: SVG viewers drop them.
            const std::size_t first = run.text.find_first_not_of(' ');
            if (first != std::string::npos) {
                const std::string ink =
                    run.text.substr(first, run.text.find_last_not_of(' ') - first + 1);
                const double before = textWidth(run.text.substr(0, first), size);
                list.items.push_back(TextItem{{x + before, y + (run.isSubscript ? kSubDrop : 0)},
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
