// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/label_atoms.h"

#include "chem/drawing/ctab.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A number at \a at, which moves behind it; \a otherwise where there is none.
int takeNumber(std::string_view text, std::size_t &at, int otherwise)
{
    int number = 0;
    const std::size_t begin = at;
    while (at < text.size() && isDigit(text[at]) && at - begin < 3) {
        number = number * 10 + (text[at++] - '0');
    }
    return at > begin ? number : otherwise;
}

// The longest element symbol at \a at.
int takeElement(std::string_view text, std::size_t &at)
{
    for (const std::size_t size : {std::size_t(2), std::size_t(1)}) {
        if (at + size <= text.size()) {
            const int element = elementOf(text.substr(at, size));
            if (element > 0) {
                at += size;
                return element;
            }
        }
    }
    return 0;
}

int takeCharge(std::string_view text, std::size_t &at)
{
    constexpr std::string_view kMinus = "\u2212";
    const std::size_t begin = at;
    const int count = takeNumber(text, at, 1);
    if (text.substr(at, kMinus.size()) == kMinus) {
        at += kMinus.size();
        return -count;
    }
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        const char sign = text[at];
        int charge = 0;
        while (at < text.size() && text[at] == sign) {
            ++at;
            ++charge;
        }
        charge = std::max(charge, count);
        return sign == '+' ? charge : -charge;
    }
    at = begin;
    return 0;
}

} // namespace

std::optional<DrawnAtom> parseAtom(std::string_view text)
{
    DrawnAtom atom;
    std::size_t at = 0;
    atom.isotope = takeNumber(text, at, 0);
    if (text.substr(at) == "D" || text.substr(at) == "T") {
        atom.element = 1;
        atom.isotope = text.back() == 'D' ? 2 : 3;
        return atom;
    }
    // Hydrogens in front, as a label that ends at its bond is written: H2N, HO.
    std::optional<int> hydrogens;
    if (atom.isotope == 0 && at < text.size() && text[at] == 'H') {
        std::size_t after = at + 1;
        const int count = takeNumber(text, after, 1);
        std::size_t element = after;
        if (takeElement(text, element) > 1) {
            hydrogens = count;
            at = after;
        }
    }
    atom.element = takeElement(text, at);
    if (atom.element == 0) {
        return std::nullopt;
    }
    if (!hydrogens && atom.element != 1 && at < text.size() && text[at] == 'H') {
        ++at;
        hydrogens = takeNumber(text, at, 1);
    }
    atom.charge = takeCharge(text, at);
    const bool isPossible =
        std::abs(atom.charge) <= 15 && hydrogens.value_or(0) <= 15 && atom.isotope <= 400;
    if (at != text.size() || !isPossible) {
        return std::nullopt;
    }
    atom.hydrogens = hydrogens.value_or(-1);
    return atom;
}

namespace
{

bool takeWord(std::string_view &text, std::string_view word)
{
    if (text.substr(0, word.size()) != word) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

void skipBlanks(std::string_view &text)
{
    while (takeWord(text, " ")) {
    }
}

// Elements with commas between; empty: something else.
std::vector<int> elementsIn(std::string_view text)
{
    std::vector<int> elements;
    for (bool goesOn = true; goesOn;) {
        skipBlanks(text);
        std::size_t size = 0;
        const int element = takeElement(text, size);
        text.remove_prefix(size);
        skipBlanks(text);
        goesOn = takeWord(text, ",");
        if (element == 0 || (!goesOn && !text.empty())) {
            return {};
        }
        elements.push_back(element);
    }
    std::sort(elements.begin(), elements.end());
    elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
    return elements;
}

// [N,O], ![N,O], NOT[N,O]; as ChemDraw has them [NOT N,O]; and N,O as it is typed.
std::optional<DrawnAtom> parseList(std::string_view text)
{
    const auto takeNot = [&text] {
        const bool isNot = takeWord(text, "!") || takeWord(text, "NOT") || takeWord(text, "not");
        skipBlanks(text);
        return isNot;
    };
    bool isNot = takeNot();
    const bool hasBrackets = text.size() > 2 && text.front() == '[' && text.back() == ']';
    if (hasBrackets) {
        text = text.substr(1, text.size() - 2);
        skipBlanks(text);
        isNot = (!isNot && takeNot()) || isNot;
    }
    DrawnAtom atom;
    atom.kind = isNot ? AtomKind::NotList : AtomKind::List;
    atom.elements = elementsIn(text);
    const bool isList = hasBrackets || isNot || text.find(',') != std::string_view::npos;
    return atom.elements.empty() || !isList ? std::nullopt : std::optional(atom);
}

} // namespace

std::optional<DrawnAtom> parseQuery(std::string_view text)
{
    DrawnAtom atom;
    const std::optional<AtomKind> kind =
        text == "*" ? std::optional(AtomKind::AttachmentPoint) : queryKindOf(text);
    if (kind) {
        atom.kind = *kind;
        return atom;
    }
    if (text.substr(0, 1) == "R") {
        std::size_t at = 1;
        atom.kind = AtomKind::RGroup;
        atom.number = std::min(takeNumber(text, at, 0), 99);
        if (at == text.size()) {
            return atom;
        }
    }
    return parseList(text);
}

} // namespace artemisia::chem
