// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/group_text.h"

#include <algorithm>
#include <array>

namespace artemisia::chem
{

namespace
{

// Short forms of more than one capital: without the list they would come apart. The rest follows
// from the rule that a small letter belongs to the capital before it.
constexpr std::array<std::string_view, 26> kWords = {
    "TBDPS", "TBDMS", "DMTr", "MMTr", "TIPS", "Teoc", "Troc", "Alloc", "Fmoc",
    "TBS",   "TES",   "TMS",  "MOM",  "MEM",  "SEM",  "PMB",  "PMP",   "THP",
    "BOM",   "MTM",   "DMB",  "Cbz",  "Bpin", "BPin", "EE",   "DMT"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isSign(std::string_view text)
{
    return text == "+" || text == "-" || text == "\u2212";
}

// Where the charge begins that ends a label; its length if there is none.
std::size_t chargeStart(std::string_view label)
{
    const std::size_t plus = label.size() > 1 ? label.size() - 1 : label.size();
    if (plus < label.size() && isSign(label.substr(plus))) {
        return plus;
    }
    const std::size_t minus = label.size() > 3 ? label.size() - 3 : label.size();
    return minus < label.size() && isSign(label.substr(minus)) ? minus : label.size();
}

std::size_t skipDigits(std::string_view label, std::size_t at)
{
    while (at < label.size() && isDigit(label[at])) {
        ++at;
    }
    return at;
}

std::size_t endOfBrackets(std::string_view label, std::size_t at)
{
    int depth = 0;
    for (; at < label.size(); ++at) {
        depth += label[at] == '(' ? 1 : label[at] == ')' ? -1 : 0;
        if (depth == 0) {
            return at + 1;
        }
    }
    return at;
}

// The end of the part that begins at \a at: its prefix (t, i, n), its letters, its count.
std::size_t endOfPart(std::string_view label, std::size_t at)
{
    if (label[at] == '(') {
        return skipDigits(label, endOfBrackets(label, at));
    }
    while (at < label.size() && (isSmall(label[at]) || label[at] == '-')) {
        ++at; // the t of tBu, the n- of n-Bu
    }
    if (at == label.size()) {
        return at;
    }
    for (const std::string_view word : kWords) {
        if (label.substr(at, word.size()) == word) {
            return skipDigits(label, at + word.size());
        }
    }
    ++at;
    while (at < label.size() && isSmall(label[at])) {
        ++at;
    }
    return skipDigits(label, at);
}

} // namespace

std::vector<GroupRun> groupRuns(std::string_view label)
{
    std::vector<GroupRun> runs;
    const std::size_t charge = chargeStart(label);
    for (std::size_t i = 0; i < charge; ++i) {
        const bool isCount =
            isDigit(label[i]) && i > 0 && !isDigit(label[0]) && label[i - 1] != '-';
        const auto script = isCount ? GroupRun::Script::Subscript : GroupRun::Script::Normal;
        if (runs.empty() || runs.back().script != script) {
            runs.push_back({{}, script});
        }
        runs.back().text += label[i];
    }
    if (charge < label.size()) {
        const std::string sign = label[charge] == '+' ? "+" : "\u2212";
        runs.push_back({sign, GroupRun::Script::Superscript});
    }
    return runs;
}

std::string reversedGroup(std::string_view label)
{
    const std::size_t charge = chargeStart(label);
    const std::string_view body = label.substr(0, charge);
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::max(endOfPart(body, at), at + 1);
        parts.push_back(body.substr(at, end - at));
        at = end;
    }
    std::string reversed;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        reversed += *part;
    }
    return reversed + std::string(label.substr(charge));
}

} // namespace artemisia::chem
