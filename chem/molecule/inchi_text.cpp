// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/molecule/inchi.h"
#include "chem/molecule/inchi_impl.h"

#include <inchi_api.h>

#include <algorithm>
#include <optional>

namespace artemisia::chem
{

namespace
{

constexpr std::string_view standardPrefix = "InChI=1S/";
constexpr std::string_view oldPrefix = "InChI=1/";
constexpr int maxNumber = 32000; // AT_NUM is a short

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

std::string_view afterPrefix(std::string_view inchi)
{
    for (const std::string_view prefix : {standardPrefix, oldPrefix}) {
        if (inchi.substr(0, prefix.size()) == prefix) {
            return inchi.substr(prefix.size());
        }
    }
    return {};
}

/// A number at \a pos, moved past it; -1 if it is too long to be one.
int numberAt(std::string_view text, std::size_t &pos)
{
    int value = 0;
    while (pos < text.size() && isDigit(text[pos])) {
        value = value * 10 + (text[pos++] - '0');
        if (value > maxNumber) {
            return -1;
        }
    }
    return value;
}

/// The atoms of a formula layer, hydrogens aside; nothing if it is not a formula.
std::optional<int> atomsOfFormula(std::string_view layer)
{
    int atoms = 0;
    int times = 1;
    bool isStart = true;
    for (std::size_t i = 0; i < layer.size();) {
        if (layer[i] == '.') {
            ++i;
            isStart = true;
            continue;
        }
        if (isStart) {
            times = isDigit(layer[i]) ? numberAt(layer, i) : 1;
            isStart = false;
            continue;
        }
        if (!isUpper(layer[i])) {
            return std::nullopt;
        }
        const bool isHydrogen =
            layer[i] == 'H' && (i + 1 == layer.size() || !isLower(layer[i + 1]));
        i += i + 1 < layer.size() && isLower(layer[i + 1]) ? 2 : 1;
        const int count = i < layer.size() && isDigit(layer[i]) ? numberAt(layer, i) : 1;
        if (count < 1 || times < 1 || (isHydrogen && count * times > 4 * maxInchiAtoms)) {
            return std::nullopt;
        }
        // A lone H2 or H+ is made of hydrogen atoms; a few more do no harm here.
        atoms = std::min(maxNumber, atoms + (isHydrogen ? 0 : count * times));
    }
    return atoms;
}

/// Numbers within the atoms there are, parentheses in pairs and not deep, characters of that layer
/// only.
bool isSoundLayer(std::string_view layer, int atoms, int maxDepth)
{
    constexpr std::string_view marks = "-,;()*+?.!~mnisHDTNu";
    const bool isText = layer.empty() || (layer[0] != 'c' && layer[0] != 'b' && layer[0] != 't');
    int depth = 0;
    for (std::size_t i = 1; i < layer.size();) {
        if (isDigit(layer[i])) {
            const int number = numberAt(layer, i);
            if (number < 0 || (!isText && number > std::max(atoms, 1) * 2)) {
                return false;
            }
            continue;
        }
        depth += layer[i] == '(' ? 1 : layer[i] == ')' ? -1 : 0;
        if (depth < 0 || depth > maxDepth ||
            (marks.find(layer[i]) == std::string_view::npos && !isUpper(layer[i]) &&
             !isLower(layer[i]))) {
            return false;
        }
        ++i;
    }
    return depth == 0;
}

} // namespace

std::mutex &inchiMutex()
{
    static std::mutex mutex;
    return mutex;
}

Result<void> checkInchiText(std::string_view inchi, const Limits &limits)
{
    if (inchi.size() > std::min(limits.textBytes, maxInchiBytes)) {
        return tooLarge("bytes", inchi.size(), std::min(limits.textBytes, maxInchiBytes));
    }
    std::string_view rest = afterPrefix(inchi);
    if (rest.empty()) {
        return fail(ErrorCode::Syntax, "The text is not an InChI.");
    }
    const std::string damaged = "The InChI is damaged";
    std::size_t end = rest.find('/');
    const auto atoms = atomsOfFormula(rest.substr(0, end));
    const bool hasNoFormula = !rest.empty() && isLower(rest[0]);
    if (!atoms && !hasNoFormula) {
        return fail(ErrorCode::Syntax, damaged + " in its formula.");
    }
    const int most = std::min(limits.atoms, maxInchiAtoms);
    if (atoms.value_or(0) > most) {
        return tooLarge("atoms", std::size_t(*atoms), std::size_t(most));
    }
    while (end != std::string_view::npos) {
        rest.remove_prefix(end + 1);
        end = rest.find('/');
        const std::string_view layer = rest.substr(0, end);
        constexpr std::string_view letters = "chqpbtmsif";
        if (layer.empty() || letters.find(layer[0]) == std::string_view::npos ||
            !isSoundLayer(layer, atoms.value_or(0), limits.branchDepth)) {
            return fail(ErrorCode::Syntax,
                        damaged + " in layer \"/" + std::string(layer.substr(0, 1)) + "\".");
        }
    }
    return {};
}

Result<std::string> inchiKeyOf(std::string_view inchi)
{
    if (auto fine = checkInchiText(inchi, Limits()); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    const std::string text(inchi);
    char key[64] = {};
    const std::lock_guard lock(inchiMutex());
    const int code = GetINCHIKeyFromINCHI(text.c_str(), 0, 0, key, nullptr, nullptr);
    if (code != INCHIKEY_OK) {
        return fail(ErrorCode::Syntax, "The text is not an InChI.",
                    "GetINCHIKeyFromINCHI: " + std::to_string(code));
    }
    return std::string(key);
}

bool isInchiKey(std::string_view text)
{
    if (text.size() != 27) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDash = i == 14 || i == 25;
        if (isDash ? text[i] != '-' : !isUpper(text[i])) {
            return false;
        }
    }
    return true;
}

bool isSameSkeleton(std::string_view keyA, std::string_view keyB)
{
    return isInchiKey(keyA) && isInchiKey(keyB) && keyA.substr(0, 14) == keyB.substr(0, 14);
}

std::string formulaLayer(std::string_view inchi)
{
    const std::string_view rest = afterPrefix(inchi);
    const std::string_view layer = rest.substr(0, rest.find('/'));
    return atomsOfFormula(layer) ? std::string(layer) : std::string();
}

} // namespace artemisia::chem
