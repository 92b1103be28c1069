// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/group_text.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace artemisia::chem
{

namespace
{

// Short forms of more than one capital: without the list they would come apart. The rest follows
// from the rule that a small letter belongs to the capital before it.
constexpr std::array<std::string_view, 28> kWords = {
    "TBDPS", "TBDMS", "DMTr", "MMTr", "TIPS", "Teoc", "Troc", "Alloc", "Fmoc", "TBS",
    "TES",   "TMS",   "MOM",  "MEM",  "SEM",  "PMB",  "MPM",  "PMP",   "THP",  "BOM",
    "MTM",   "DMB",   "Cbz",  "Bpin", "BPin", "EE",   "DMT",  "TFA"};

// Alkyl groups with a prefix of one small letter: iPr, tBu, nHex.
constexpr std::array<std::string_view, 7> kAlkyl = {"Pr", "Bu", "Pent", "Hex", "Am", "Oct", "Tol"};
constexpr std::string_view kPrefixes = "incstpom";

constexpr std::array<std::string_view, 3> kDots = {"\u00B7", "\u2022", "."};

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

// The length of the charge that begins a label: -O2C.
std::size_t chargeInFront(std::string_view label)
{
    for (const std::size_t size : {std::size_t(1), std::size_t(3)}) {
        if (label.size() > size && isSign(label.substr(0, size))) {
            return size;
        }
    }
    return 0;
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

bool isAlkyl(std::string_view text)
{
    return std::any_of(kAlkyl.begin(), kAlkyl.end(), [text](std::string_view alkyl) {
        return text.substr(0, alkyl.size()) == alkyl;
    });
}

// Whether the small letter at \a at begins the next part: the t of OtBu, the second i of SiiPr3.
// Where it would make an element (Si, Sn) it is that; nickel and the like are not meant.
bool isPrefix(std::string_view label, std::size_t at)
{
    const std::size_t rest = at + (label.substr(at + 1, 1) == "-" ? 2 : 1);
    if (kPrefixes.find(label[at]) == std::string_view::npos || rest >= label.size() ||
        !isAlkyl(label.substr(rest))) {
        return false;
    }
    const char before = label[at - 1];
    return isSmall(before) || rest == at + 2 ||
           std::string_view("ONHPC").find(before) != std::string_view::npos ||
           (before == 'S' && label[at] == 't');
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
    // A character of several bytes (a triple bond) stays whole.
    do {
        ++at;
    } while (at < label.size() && (static_cast<unsigned char>(label[at]) & 0xC0U) == 0x80U);
    while (at < label.size() && isSmall(label[at]) && !isPrefix(label, at)) {
        ++at;
    }
    return skipDigits(label, at);
}

// A piece of a chain reads the same from both ends: (CH2)3, (CF2)2.
bool isChainPiece(std::string_view inside)
{
    return inside == "CH2" || inside == "CF2" || inside == "CMe2" || inside == "H2C" ||
           inside == "F2C" || inside == "Me2C";
}

constexpr int kDeepest = 8; ///< brackets within brackets; further in nothing is turned round

std::string reversedParts(std::string_view body, int depth)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::max(endOfPart(body, at), at + 1);
        std::string part(body.substr(at, end - at));
        const std::size_t close = part.rfind(')');
        if (part.front() == '(' && close != std::string::npos && depth < kDeepest) {
            const std::string inside = part.substr(1, close - 1);
            if (!isChainPiece(inside)) {
                part = '(' + reversedParts(inside, depth + 1) + part.substr(close);
            }
        }
        parts.push_back(std::move(part));
        at = end;
    }
    std::string reversed;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        reversed += *part;
    }
    return reversed;
}

// A minus belongs to an oxygen that ends the label and goes with it; a plus stays at the bond.
std::string reversedGroupProper(std::string_view label)
{
    if (const std::size_t front = chargeInFront(label); front > 0) {
        return reversedParts(label.substr(front), 0) + std::string(label.substr(0, front));
    }
    const std::size_t charge = chargeStart(label);
    const std::string_view body = label.substr(0, charge);
    const std::string_view sign = label.substr(charge);
    const std::size_t last = body.find_last_not_of("0123456789");
    const bool isOxygens =
        last != std::string_view::npos && body[last] == 'O' && sign.substr(0, 1) != "+";
    const std::string reversed = reversedParts(body, 0);
    return isOxygens && !sign.empty() ? std::string(sign) + reversed : reversed + std::string(sign);
}

bool isOneOf(std::string_view part, std::initializer_list<std::string_view> letters)
{
    const std::string_view symbol = part.substr(0, part.find_first_of("0123456789"));
    return std::find(letters.begin(), letters.end(), symbol) != letters.end();
}

// The oxygens that follow a carbon or sulfur, with it: of CO2 and SO3 that end at their bond one is
// at the bond.
std::string withOxygens(const std::string &atom, std::string_view oxygens)
{
    const bool isSulfur = atom == "S";
    if (oxygens == "O" || (isSulfur && oxygens == "O2")) {
        return atom + std::string(oxygens);
    }
    return oxygens == "O2" && !isSulfur  ? "O" + atom + "O"
           : oxygens == "O3" && isSulfur ? "OSO2"
                                         : std::string();
}

std::string atomsReversed(std::string_view body)
{
    std::vector<std::string> atoms;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::max(endOfPart(body, at), at + 1);
        const std::string_view part = body.substr(at, end - at);
        at = end;
        const bool isAlone = atoms.empty() || atoms.back() == "H";
        const bool hangsOn =
            isOneOf(part, {"H", "D"}) || (!isAlone && isOneOf(atoms.back(), {"C", "CH"}) &&
                                          isOneOf(part, {"F", "Cl", "Br", "I"}));
        const std::string oxide =
            !isAlone && (atoms.back() == "C" || atoms.back() == "S") && isOneOf(part, {"O"})
                ? withOxygens(atoms.back(), part)
                : std::string();
        if (!oxide.empty()) {
            atoms.back() = oxide;
        } else if (hangsOn && !isAlone) {
            atoms.back() += part;
        } else {
            atoms.emplace_back(part);
        }
    }
    std::string reversed;
    for (auto atom = atoms.rbegin(); atom != atoms.rend(); ++atom) {
        reversed += *atom;
    }
    return reversed;
}

// The pieces of a label between its dots, and each dot.
struct Dotted {
    std::vector<std::string_view> pieces;
    std::vector<std::string_view> dots;
};

Dotted splitAtDots(std::string_view label)
{
    Dotted split;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < label.size();) {
        const auto *dot =
            std::find_if(kDots.begin(), kDots.end(), [label, at](std::string_view known) {
                return label.substr(at, known.size()) == known;
            });
        if (dot == kDots.end()) {
            ++at;
            continue;
        }
        split.pieces.push_back(label.substr(begin, at - begin));
        split.dots.push_back(*dot);
        begin = at += dot->size();
    }
    split.pieces.push_back(label.substr(begin));
    return split;
}

// The other way round; of the pieces between dots only the one at the bond is turned.
template <class Turn>
std::string turned(std::string_view label, bool isBondInFront, const Turn &turn)
{
    const Dotted split = splitAtDots(label);
    const std::size_t atBond = isBondInFront ? 0 : split.pieces.size() - 1;
    std::string text;
    for (std::size_t i = split.pieces.size(); i-- > 0;) {
        text += i == atBond ? turn(split.pieces[i]) : std::string(split.pieces[i]);
        text += i > 0 ? split.dots[i - 1] : std::string_view();
    }
    return text;
}

// Digits behind these count what stands before them.
bool isCounted(char c)
{
    return isSmall(c) || (c >= 'A' && c <= 'Z') || c == ')' || c == ']';
}

void addSign(std::vector<GroupRun> &runs, std::string_view sign)
{
    if (!sign.empty()) {
        runs.push_back({sign == "+" ? "+" : "\u2212", GroupRun::Script::Superscript});
    }
}

} // namespace

std::vector<GroupRun> groupRuns(std::string_view label)
{
    std::vector<GroupRun> runs;
    const std::size_t front = chargeInFront(label);
    addSign(runs, label.substr(0, front));
    label.remove_prefix(front);
    const std::size_t charge = chargeStart(label);
    bool isCount = false;
    for (std::size_t i = 0; i < charge; ++i) {
        isCount = isDigit(label[i]) ? isCount : isCounted(label[i]) && !isDigit(label[0]);
        const auto script =
            isCount && isDigit(label[i]) ? GroupRun::Script::Subscript : GroupRun::Script::Normal;
        if (runs.empty() || runs.back().script != script) {
            runs.push_back({{}, script});
        }
        runs.back().text += label[i];
    }
    addSign(runs, label.substr(charge));
    return runs;
}

std::string reversedGroup(std::string_view label)
{
    return turned(label, true, reversedGroupProper);
}

std::string groupReadBackwards(std::string_view shown)
{
    return turned(shown, false, reversedGroupProper);
}

std::string groupOfAtomsReadBackwards(std::string_view shown)
{
    return turned(shown, false, atomsReversed);
}

bool endsAtBonds(const std::vector<Point> &directions)
{
    const auto isRight = [](Point p) { return p.x > 0.1; };
    const auto isLeft = [](Point p) { return p.x < -0.1; };
    return std::any_of(directions.begin(), directions.end(), isRight) &&
           std::none_of(directions.begin(), directions.end(), isLeft);
}

} // namespace artemisia::chem
