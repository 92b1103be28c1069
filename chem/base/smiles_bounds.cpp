// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t maxBracketLength = 64;
constexpr std::size_t maxDigits = 4;
constexpr int maxHydrogens = 14;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string at(std::size_t position)
{
    return " (character " + std::to_string(position + 1) + ")";
}

class SmilesScanner
{
public:
    SmilesScanner(std::string_view text, const Limits &limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    Result<TextSize> scan()
    {
        for (m_pos = 0; m_pos < m_text.size(); ++m_pos) {
            if (auto step = one(m_text[m_pos]); !step) {
                return tl::unexpected<Error>(step.error());
            }
            if (m_size.atoms > m_limits.atoms) {
                return tooLarge("atoms", std::size_t(m_size.atoms), std::size_t(m_limits.atoms));
            }
        }
        return finish();
    }

private:
    std::string_view m_text;
    const Limits &m_limits;
    std::size_t m_pos = 0;
    int m_depth = 0;
    TextSize m_size;
    std::map<int, std::size_t> m_open; ///< ring number -> where it was opened

    char peek(std::size_t ahead = 1) const
    {
        return m_pos + ahead < m_text.size() ? m_text[m_pos + ahead] : '\0';
    }

    Result<void> one(char c)
    {
        switch (c) {
        case '[':
            return bracket();
        case '(':
        case ')':
            return branch(c);
        case '%':
            return longRing();
        case '>':
            // Only as the head of "->"; any other '>' makes a reaction.
            if (m_pos > 0 && m_text[m_pos - 1] == '-') {
                return {};
            }
            return fail(ErrorCode::Syntax, "This is a reaction, not a single structure.");
        case '<':
            if (peek() == '-') {
                return {};
            }
            break;
        case '-':
        case '=':
        case '#':
        case '$':
        case ':':
        case '/':
        case '\\':
        case '.':
        case '~':
            return {};
        default:
            return isDigit(c) ? ring(c - '0') : atom(c);
        }
        return unexpected(c);
    }

    Result<void> atom(char c)
    {
        if ((c == 'C' && peek() == 'l') || (c == 'B' && peek() == 'r')) {
            ++m_pos;
        } else if (std::string_view("BCNOPSFIbcnops*").find(c) == std::string_view::npos) {
            return unexpected(c);
        }
        ++m_size.atoms;
        return {};
    }

    Result<void> bracket()
    {
        const std::size_t end = m_text.substr(m_pos, maxBracketLength).find(']');
        if (end == std::string_view::npos) {
            return fail(ErrorCode::Syntax, "A '[' is not closed" + at(m_pos) + ".");
        }
        const std::string_view inside = m_text.substr(m_pos + 1, end - 1);
        if (auto fine = bracketContent(inside); !fine) {
            return fine;
        }
        m_pos += end;
        ++m_size.atoms;
        return {};
    }

    Result<void> bracketContent(std::string_view inside) const
    {
        std::size_t digits = 0;
        bool isMap = false;
        for (std::size_t i = 0; i < inside.size(); ++i) {
            const char c = inside[i];
            if (c == '[' || c == '(' || c < ' ' || c > '~') {
                return unexpected(c);
            }
            isMap = isMap || c == ':';
            digits = isDigit(c) ? digits + 1 : 0;
            if (digits > (isMap ? 2 * maxDigits : maxDigits)) {
                return fail(ErrorCode::Syntax, "A number is too long" + at(m_pos + i + 1) + ".");
            }
            // An H count sits behind an 'H' that is not the start of the symbol (He, Hg ...).
            if (c == 'H' && i > 0 && i + 1 < inside.size() && isDigit(inside[i + 1]) &&
                std::atoi(std::string(inside.substr(i + 1, 4)).c_str()) > maxHydrogens) {
                return fail(ErrorCode::Chemistry,
                            "An atom cannot have that many hydrogens" + at(m_pos + i + 1) + ".");
            }
        }
        return {};
    }

    Result<void> branch(char c)
    {
        m_depth += c == '(' ? 1 : -1;
        if (m_depth < 0) {
            return fail(ErrorCode::Syntax, "A ')' has no '('" + at(m_pos) + ".");
        }
        if (m_depth > m_limits.branchDepth) {
            return tooLarge("nested branches", std::size_t(m_depth),
                            std::size_t(m_limits.branchDepth));
        }
        return {};
    }

    Result<void> ring(int number)
    {
        if (m_size.atoms == 0) {
            return unexpected(m_text[m_pos]);
        }
        if (const auto found = m_open.find(number); found != m_open.end()) {
            m_open.erase(found);
            return {};
        }
        m_open.emplace(number, m_pos);
        if (++m_size.ringClosures > m_limits.ringBonds) {
            return tooLarge("rings", std::size_t(m_size.ringClosures),
                            std::size_t(m_limits.ringBonds));
        }
        return {};
    }

    Result<void> longRing()
    {
        const std::size_t start = m_pos + 1;
        if (peek() == '(') {
            const std::size_t close = m_text.substr(start, maxDigits + 3).find(')');
            const std::string_view digits =
                close == std::string_view::npos ? "" : m_text.substr(start + 1, close - 1);
            return ringNumber(digits, start + (close == std::string_view::npos ? 0 : close));
        }
        return ringNumber(m_text.substr(start, 2), start + 1);
    }

    Result<void> ringNumber(std::string_view digits, std::size_t last)
    {
        for (const char c : digits) {
            if (!isDigit(c)) {
                digits = {};
                break;
            }
        }
        if (digits.empty() || (digits.size() == 1 && last == m_pos + 2)) {
            return fail(ErrorCode::Syntax, "A ring number is missing after '%'" + at(m_pos) + ".");
        }
        auto result = ring(std::atoi(std::string(digits).c_str()));
        m_pos = last;
        return result;
    }

    Result<TextSize> finish() const
    {
        if (m_depth > 0) {
            return fail(ErrorCode::Syntax, "A '(' is not closed.");
        }
        if (!m_open.empty()) {
            const auto &[number, position] = *m_open.begin();
            return fail(ErrorCode::Syntax, "Ring " + std::to_string(number) +
                                               " is opened and not closed" + at(position) + ".");
        }
        return m_size;
    }

    tl::unexpected<Error> unexpected(char c) const
    {
        const std::string shown = c > ' ' && c <= '~' ? std::string("'") + c + "'" : "A character";
        return fail(ErrorCode::Syntax, shown + " is not part of a SMILES" + at(m_pos) + ".");
    }
};

/// The atoms of "a:1,2", "o1:3", "&2:4,5": RDKit passes over those that do not exist, and their
/// stereo with them.
Result<void> checkStereoGroups(std::string_view extension, int atoms)
{
    bool isLabel = false;
    int depth = 0;
    for (std::size_t i = 0; i < extension.size(); ++i) {
        const char c = extension[i];
        isLabel = c == '$' ? !isLabel : isLabel;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        const bool isStart = !isLabel && depth == 0 && (c == '|' || c == ',');
        if (!isStart || i + 1 >= extension.size() ||
            std::string_view("ao&").find(extension[i + 1]) == std::string_view::npos) {
            continue;
        }
        std::size_t pos = i + 2;
        while (pos < extension.size() && isDigit(extension[pos])) {
            ++pos;
        }
        while (pos + 1 < extension.size() && (extension[pos] == ':' || extension[pos] == ',') &&
               isDigit(extension[pos + 1])) {
            std::size_t end = pos + 1;
            while (end < extension.size() && isDigit(extension[end])) {
                ++end;
            }
            const std::string number(
                extension.substr(pos + 1, std::min<std::size_t>(end - pos - 1, 9)));
            if (std::atoi(number.c_str()) >= atoms) {
                return fail(ErrorCode::Syntax,
                            "The part in |...| names atom " + number + ", which there is not.");
            }
            pos = end;
        }
        i = pos - 1;
    }
    return {};
}

} // namespace

tl::unexpected<Error> tooLarge(const char *what, std::size_t count, std::size_t limit)
{
    return fail(ErrorCode::TooLarge,
                std::string("The structure has too many ") + what + ": more than " +
                    std::to_string(limit) + ".",
                std::to_string(count) + " or more " + what);
}

Result<TextSize> checkSmilesText(std::string_view smiles, const Limits &limits)
{
    if (smiles.empty()) {
        return fail(ErrorCode::Syntax, "There is no structure in this text.");
    }
    if (smiles.size() > limits.textBytes) {
        return tooLarge("bytes", smiles.size(), limits.textBytes);
    }
    return SmilesScanner(smiles, limits).scan();
}

Result<void> checkCxText(std::string_view extension, int atoms, const Limits &limits)
{
    // Coordinates take about 20 bytes an atom; labels and S-group data a few more.
    const std::size_t limit =
        std::min(limits.textBytes, std::size_t(limits.atoms) * 200 + std::size_t(4096));
    if (extension.size() > limit) {
        return tooLarge("bytes of CXSMILES", extension.size(), limit);
    }
    if (extension.size() < 2 || extension.front() != '|' || extension.back() != '|') {
        return fail(ErrorCode::Syntax, "The part in |...| after the SMILES is not closed.");
    }
    std::size_t digits = 0;
    for (const char c : extension) {
        if (static_cast<unsigned char>(c) < ' ') {
            return fail(ErrorCode::Syntax, "The part in |...| holds a control character.");
        }
        digits = isDigit(c) ? digits + 1 : 0;
        if (digits > 20) {
            return fail(ErrorCode::Syntax, "The part in |...| holds a number that is too long.");
        }
    }
    return atoms < 0 ? Result<void>() : checkStereoGroups(extension, atoms);
}

} // namespace artemisia::chem
