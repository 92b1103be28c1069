// SPDX-License-Identifier: GPL-3.0-or-later
// A condensed formula is a chain that begins at the bond: an atom, what hangs on it (hydrogens,
// groups of one bond, brackets, oxygens by double bonds), and the next atom. What belongs to what
// follows from the valences: of all ways to read it, the first in which each atom has exactly the
// bonds that it can have is taken.
#include "chem/drawing/label_formula.h"

#include "chem/depict/group_text.h"
#include "chem/drawing/label_letters.h"

#include <algorithm>
#include <array>
#include <vector>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kLongestLabel = 60;  ///< bytes
constexpr std::size_t kLongestChain = 240; ///< bytes, with counted pieces written out
constexpr int kDeepest = 6;
constexpr int kMostSteps = 20000;
constexpr int kMostCopies = 20;

// IUPAC, Nomenclature of Organic Chemistry 2013, P-14.1 (bonding numbers) for the main groups;
// metals with what their organic compounds have.
struct Bonds {
    std::string_view symbol;
    std::array<int, 3> neutral; ///< 0: no other
    int positive;
    int negative;
};
constexpr std::array<Bonds, 30> kBonds = {{
    {"H", {1, 0, 0}, 0, 0},  {"Li", {1, 0, 0}, 0, 0}, {"B", {3, 0, 0}, 0, 4},
    {"C", {4, 0, 0}, 0, 0},  {"N", {3, 0, 0}, 4, 2},  {"O", {2, 0, 0}, 3, 1},
    {"F", {1, 0, 0}, 0, 0},  {"Na", {1, 0, 0}, 0, 0}, {"Mg", {2, 0, 0}, 0, 0},
    {"Al", {3, 0, 0}, 0, 4}, {"Si", {4, 0, 0}, 0, 0}, {"P", {3, 5, 0}, 4, 0},
    {"S", {2, 4, 6}, 3, 1},  {"Cl", {1, 0, 0}, 0, 0}, {"K", {1, 0, 0}, 0, 0},
    {"Zn", {2, 0, 0}, 0, 0}, {"Ge", {4, 0, 0}, 0, 0}, {"As", {3, 5, 0}, 4, 0},
    {"Se", {2, 4, 6}, 3, 1}, {"Br", {1, 0, 0}, 0, 0}, {"Cd", {2, 0, 0}, 0, 0},
    {"In", {3, 0, 0}, 0, 0}, {"Sn", {4, 0, 0}, 0, 0}, {"Sb", {3, 5, 0}, 4, 0},
    {"Te", {2, 4, 0}, 3, 1}, {"I", {1, 3, 0}, 2, 0},  {"Hg", {2, 0, 0}, 0, 0},
    {"Pb", {4, 0, 0}, 0, 0}, {"Bi", {3, 5, 0}, 0, 0}, {"Ga", {3, 0, 0}, 0, 0},
}};

const Bonds *bondsOf(std::string_view symbol)
{
    const auto *at = std::find_if(kBonds.begin(), kBonds.end(),
                                  [symbol](const Bonds &bonds) { return bonds.symbol == symbol; });
    return at == kBonds.end() ? nullptr : at;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHalogen(std::string_view symbol)
{
    return symbol == "F" || symbol == "Cl" || symbol == "Br" || symbol == "I";
}

// Bound to carbon at the most; to others they are counterions.
bool isAlkali(std::string_view text)
{
    return text == "Li" || text == "Na" || text == "K";
}

/// The front of a text and what is behind it.
struct Cut {
    std::string_view front;
    int count = 1;
    std::string_view rest;
};

// The count that may follow the first \a size bytes.
std::optional<Cut> cutWithCount(std::string_view text, std::size_t size)
{
    Cut cut{text.substr(0, size), 0, {}};
    std::size_t at = size;
    while (at < text.size() && isDigit(text[at]) && at - size < 3) {
        cut.count = cut.count * 10 + (text[at++] - '0');
    }
    cut.count = at == size ? 1 : cut.count;
    cut.rest = text.substr(at);
    return cut.count >= 1 && cut.count <= kMostCopies ? std::optional(cut) : std::nullopt;
}

// A bracket at the front, without its signs.
std::optional<Cut> cutBracket(std::string_view text)
{
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (depth == 0) {
            std::optional<Cut> cut = cutWithCount(text, at + 1);
            if (cut) {
                cut->front = text.substr(1, at > 0 ? at - 1 : 0);
            }
            return cut;
        }
    }
    return std::nullopt;
}

std::string repeated(std::string_view text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

// Groups of one bond that may stand in the middle of a chain: CHOHCH3.
constexpr std::array<KnownLetters, 3> kShortGroups = {{{"OH", "O"}, {"NH2", "N"}, {"SH", "S"}}};

/// An atom on its way.
struct Part {
    const Bonds *element = nullptr;
    int used = 0;      ///< bonds that are taken
    int doubles = 0;   ///< of these, double ones (two bonds each)
    int halogens = 0;  ///< of these, to halogens
    int hydrogens = 0; ///< of these, to hydrogens
    std::string branches;
};

// More bonds than the usual number are for double bonds and halogens: SO2, SF5, PCl4.
bool canHave(const Part &part, int charge)
{
    const Bonds &bonds = *part.element;
    if (charge != 0) {
        return part.used > 0 && part.used == (charge > 0 ? bonds.positive : bonds.negative);
    }
    const auto at = std::find(bonds.neutral.begin(), bonds.neutral.end(), part.used);
    if (part.used == 0 || at == bonds.neutral.end()) {
        return false;
    }
    const int usual = bonds.neutral[0];
    if (bonds.symbol == "S" && part.hydrogens > 0 && part.used > usual) {
        return false; // SO2H is a sulfinic acid
    }
    const int plain = part.used - 2 * part.doubles - part.halogens;
    return part.used == usual || bonds.symbol == "I" || plain <= usual;
}

std::string atomText(const Part &part, int charge)
{
    std::string text = "[";
    text += part.element->symbol;
    if (part.hydrogens > 0) {
        text += "H" + std::to_string(part.hydrogens);
    }
    text += charge > 0 ? "+" : charge < 0 ? "-" : "";
    return text + "]" + part.branches;
}

std::string_view orderText(int order)
{
    return order == 3 ? "#" : order == 2 ? "=" : "";
}

/// Reads formulas; each function gives what the whole of its text stands for.
class FormulaReader
{
public:
    explicit FormulaReader(UnwrittenBonds unwritten)
        : m_unwritten(unwritten)
    {
    }

    using Smiles = std::optional<std::string>;

    // A chain that is bound by a bond of that order and bears that charge.
    Smiles chain(std::string_view text, int order, int charge, int depth)
    {
        if (text.empty() || text.size() > kLongestChain || depth > kDeepest || !mayGoOn()) {
            return {};
        }
        if (order == 1 && charge == 0) {
            for (const KnownLetters &known : knownLetters()) {
                if (known.letters == text) {
                    return std::string(known.smiles);
                }
            }
        }
        if (text.front() == '(') {
            const auto cut = cutBracket(text);
            return cut && order == 1 && !cut->rest.empty()
                       ? chain(repeated(cut->front, cut->count) + std::string(cut->rest), order,
                               charge, depth)
                       : Smiles();
        }
        for (const std::size_t size : {std::size_t(2), std::size_t(1)}) {
            const Bonds *element = size <= text.size() ? bondsOf(text.substr(0, size)) : nullptr;
            if (element == nullptr) {
                continue;
            }
            Part part;
            part.element = element;
            part.used = order;
            part.doubles = order > 1 ? 1 : 0;
            if (auto found = body(part, text.substr(size), charge, depth)) {
                return found;
            }
        }
        return text == "D" && order == 1 && charge == 0 ? Smiles("[2H]") : Smiles();
    }

private:
    bool mayGoOn() { return ++m_steps < kMostSteps; }

    Smiles body(const Part &part, std::string_view rest, int charge, int depth)
    {
        if (!mayGoOn() || part.used > 7) {
            return {};
        }
        if (rest.empty()) {
            return canHave(part, charge) ? Smiles(atomText(part, charge)) : Smiles();
        }
        if (rest.front() == '(') {
            return bracket(part, rest, charge, depth);
        }
        if (const int order = takeBond(rest); order > 0) {
            return next(part, rest, order, charge, depth);
        }
        for (const auto read :
             {&FormulaReader::hydrogens, &FormulaReader::oxygens, &FormulaReader::groups,
              &FormulaReader::halogens, &FormulaReader::nextOfAny, &FormulaReader::shortGroups}) {
            if (auto found = (this->*read)(part, rest, charge, depth)) {
                return found;
            }
        }
        return {};
    }

    // A bond that is written; moves behind it.
    static int takeBond(std::string_view &rest)
    {
        constexpr std::string_view kTriple = "\u2261";
        const int order = rest.front() == '=' ? 2 : rest.front() == '-' ? 1 : 3;
        if (rest.substr(0, kTriple.size()) == kTriple) {
            rest.remove_prefix(kTriple.size());
            return order;
        }
        if (rest.front() != '=' && rest.front() != '-' && rest.front() != '#') {
            return 0;
        }
        rest.remove_prefix(1);
        return order;
    }

    Smiles with(Part part, const std::string &branch, int order, const Cut &cut, int charge,
                int depth)
    {
        part.used += order * cut.count;
        part.doubles += order == 2 ? cut.count : 0;
        part.branches += repeated("(" + std::string(orderText(order)) + branch + ")", cut.count);
        return body(part, cut.rest, charge, depth);
    }

    // Groups on the atom, or a counted piece of the chain.
    Smiles bracket(const Part &part, std::string_view rest, int charge, int depth)
    {
        const auto cut = cutBracket(rest);
        if (!cut || cut->front.empty()) {
            return {};
        }
        const bool isDouble = cut->front.front() == '=';
        const std::string_view inside = cut->front.substr(isDouble ? 1 : 0);
        const std::string turned = groupReadBackwards(inside);
        for (const int order : {1, 2}) {
            for (const std::string_view text : {inside, std::string_view(turned)}) {
                const bool isWanted = order == 2 ? text == inside : !isDouble;
                const auto branch = isWanted ? chain(text, order, 0, depth + 1) : Smiles();
                auto found = branch ? with(part, *branch, order, *cut, charge, depth) : Smiles();
                if (found) {
                    return found;
                }
            }
        }
        const std::string piece = repeated(inside, cut->count) + std::string(cut->rest);
        return isDouble || piece.size() > kLongestChain ? Smiles()
                                                        : nextOfAny(part, piece, charge, depth);
    }

    Smiles hydrogens(const Part &part, std::string_view rest, int charge, int depth)
    {
        const bool isHeavy = rest.front() == 'D';
        const auto cut = rest.front() == 'H' || isHeavy ? cutWithCount(rest, 1) : std::nullopt;
        if (!cut) {
            return {};
        }
        if (isHeavy) {
            return with(part, "[2H]", 1, *cut, charge, depth);
        }
        Part more = part;
        more.used += cut->count;
        more.hydrogens += cut->count;
        return body(more, cut->rest, charge, depth);
    }

    template <class List>
    Smiles oneOf(const List &list, const Part &part, std::string_view rest, int charge, int depth)
    {
        for (const KnownLetters &known : list) {
            const auto cut = rest.substr(0, known.letters.size()) == known.letters
                                 ? cutWithCount(rest, known.letters.size())
                                 : std::nullopt;
            auto found =
                cut ? with(part, std::string(known.smiles), 1, *cut, charge, depth) : Smiles();
            if (found) {
                return found;
            }
        }
        return {};
    }

    Smiles groups(const Part &part, std::string_view rest, int charge, int depth)
    {
        return oneOf(knownLetters(), part, rest, charge, depth);
    }

    Smiles shortGroups(const Part &part, std::string_view rest, int charge, int depth)
    {
        return oneOf(kShortGroups, part, rest, charge, depth);
    }

    Smiles halogens(const Part &part, std::string_view rest, int charge, int depth)
    {
        for (const std::size_t size : {std::size_t(2), std::size_t(1)}) {
            const auto cut = size <= rest.size() && isHalogen(rest.substr(0, size))
                                 ? cutWithCount(rest, size)
                                 : std::nullopt;
            if (!cut) {
                continue;
            }
            Part more = part;
            more.halogens += cut->count;
            const std::string halogen = "[" + std::string(cut->front) + "]";
            if (auto found = with(more, halogen, 1, *cut, charge, depth)) {
                return found;
            }
        }
        return {};
    }

    // How many oxygens (or sulfurs) an atom takes by double bonds.
    static int mostDoubles(const Part &part)
    {
        const std::string_view symbol = part.element->symbol;
        return symbol == "S" || symbol == "Se"                    ? 2
               : symbol == "C" || symbol == "P" || symbol == "As" ? 1
                                                                  : 0;
    }

    // CO, SO2; of CO2Me and SO3H the last one goes on the chain; PO3Et2.
    Smiles oxygens(const Part &part, std::string_view rest, int charge, int depth)
    {
        const bool isSulfur = rest.front() == 'S';
        const auto cut = rest.front() == 'O' || isSulfur ? cutWithCount(rest, 1) : std::nullopt;
        const int most = mostDoubles(part);
        if (!cut || most == 0 || (isSulfur && (cut->count > 1 || part.element->symbol == "S"))) {
            return {};
        }
        const std::string atom = isSulfur ? "S" : "O";
        if (cut->count <= most) {
            if (auto found = with(part, atom, 2, *cut, charge, depth)) {
                return found;
            }
        }
        const int doubles = cut->count - 1;
        if (doubles >= 1 && doubles <= most) {
            Part more = part;
            more.used += 2 * doubles;
            more.doubles += doubles;
            more.branches += repeated("(=O)", doubles);
            return next(more, "O" + std::string(cut->rest), 1, charge, depth);
        }
        return cut->count == 3 && most == 1 ? twoEsters(part, cut->rest, charge, depth) : Smiles();
    }

    // PO3H2, PO3Et2: what the count at the end says of each.
    Smiles twoEsters(Part part, std::string_view ends, int charge, int depth)
    {
        if (ends.empty() || ends.back() != '2') {
            return {};
        }
        const auto end = chain("O" + std::string(ends.substr(0, ends.size() - 1)), 1, 0, depth + 1);
        if (!end) {
            return {};
        }
        part.used += 4;
        part.doubles += 1;
        part.branches += "(=O)" + repeated("(" + *end + ")", 2);
        return body(part, {}, charge, depth);
    }

    Smiles next(const Part &part, std::string_view rest, int order, int charge, int depth)
    {
        Part closed = part;
        closed.used += order;
        closed.doubles += order > 1 ? 1 : 0;
        if (rest == "H" || (isAlkali(rest) && part.element->symbol != "C")) {
            return {};
        }
        for (const int own : {0, charge}) {
            if (canHave(closed, own)) {
                if (const auto tail = chain(rest, order, charge - own, depth)) {
                    return atomText(closed, own) + std::string(orderText(order)) + *tail;
                }
            }
            if (charge == 0) {
                break;
            }
        }
        return {};
    }

    Smiles nextOfAny(const Part &part, std::string_view rest, int charge, int depth)
    {
        const bool isCarbon = part.element->symbol == "C" && rest.front() == 'C';
        const int most = m_unwritten == UnwrittenBonds::Any && isCarbon ? 3 : 1;
        for (int order = 1; order <= most; ++order) {
            if (auto found = next(part, rest, order, charge, depth)) {
                return found;
            }
        }
        return {};
    }

    UnwrittenBonds m_unwritten;
    int m_steps = 0;
};

} // namespace

std::optional<std::string> chainOfFormula(std::string_view text, int order, int charge,
                                          UnwrittenBonds unwritten)
{
    return FormulaReader(unwritten).chain(text, order, charge, 0);
}

} // namespace artemisia::chem
