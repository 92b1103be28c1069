// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/inchi_component_impl.h"

#include "chem/molecule/inchi_impl.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace artemisia::chem
{

namespace
{

constexpr int maxNeighbours = 20;     // MAXVAL of libinchi
constexpr std::size_t maxDepth = 255; // it keeps as many open branches
constexpr int maxHydrogens = 20;      // on one atom
constexpr int maxCharge = 200;        // of one component; it reads 256
constexpr int maxIsotopicShift = 100; // it counts from 10000 - 100

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool readElement(InchiCursor &at, std::string &symbol)
{
    symbol.assign(1, at.peek());
    if (!isUpper(at.peek()) || !at.take(at.peek())) {
        return false;
    }
    if (isLower(at.peek())) {
        symbol += at.peek();
        at.take(at.peek());
    }
    return symbol != "D" && symbol != "T";
}

/// Reads the connections of one component: numbers joined by '-', branches in parentheses.
class Connections
{
public:
    /// False if the text is none, or a bond is there twice or leads back to its own atom.
    bool read(InchiCursor &at)
    {
        std::vector<int> way{at.number()};
        bool isFine = isAtom(way.back());
        while (isFine && !at.atEnd()) {
            const char mark = at.takeAny("-(),");
            const bool isBranching = way.size() > 1;
            if (mark == '(') {
                way.push_back(way.back());
            } else if (mark == ')' && isBranching) {
                way.pop_back();
            } else if (mark == ',' && isBranching) {
                way.back() = way[way.size() - 2];
            } else if (mark != '-') {
                return false;
            }
            const int next = at.number();
            isFine = way.size() <= maxDepth && isAtom(next) && addBond(way.back(), next);
            way.back() = next;
        }
        return isFine && way.size() == 1;
    }
    /// The highest number, if every one below it is there too; else 0.
    [[nodiscard]] int atoms() const
    {
        const bool isWhole = std::none_of(m_neighbours.begin() + 1, m_neighbours.end(),
                                          [](const auto &all) { return all.empty(); });
        return isWhole ? int(m_neighbours.size()) - 1 : 0;
    }

private:
    bool isAtom(int number)
    {
        if (number < 1 || number > maxInchiAtoms) {
            return false;
        }
        m_neighbours.resize(std::max(m_neighbours.size(), std::size_t(number) + 1));
        return true;
    }
    bool addBond(int from, int to)
    {
        auto &there = m_neighbours[std::size_t(from)];
        auto &back = m_neighbours[std::size_t(to)];
        return from != to && there.insert(to).second && back.insert(from).second &&
               there.size() <= maxNeighbours && back.size() <= maxNeighbours;
    }

    std::vector<std::set<int>> m_neighbours = std::vector<std::set<int>>(1);
};

bool isAtomOf(const InchiComponent &component, int number)
{
    return number >= 1 && number <= component.atoms;
}

/// "1-2,4H2" of "1-2,4H2,3H": the hydrogens of a few atoms.
bool readFixedHydrogens(InchiCursor &at, InchiComponent &component)
{
    std::vector<std::pair<int, int>> ranges;
    do {
        const int first = at.number();
        const int last = at.take('-') ? at.number() : first;
        if (!isAtomOf(component, first) || !isAtomOf(component, last) || last < first) {
            return false;
        }
        ranges.emplace_back(first, last);
    } while (at.take(','));
    if (!at.take('H')) {
        return false;
    }
    const int count = at.count();
    if (count < 1 || count > maxHydrogens) {
        return false;
    }
    for (const auto &[first, last] : ranges) {
        for (int atom = first; atom <= last; ++atom) {
            if (std::exchange(component.fixed[std::size_t(atom)], count) != 0) {
                return false;
            }
        }
    }
    return true;
}

/// "(H2-,3,4)": hydrogens, perhaps with charges, that move about between atoms.
bool readMobileGroup(InchiCursor &at, const InchiComponent &component, std::set<int> &members,
                     int &sum)
{
    if (!at.take('(') || !at.take('H')) {
        return false;
    }
    const int hydrogens = at.count();
    const int charges = at.take('-') ? at.count() : 0;
    std::size_t count = 0;
    while (at.take(',')) {
        const int atom = at.number();
        if (!isAtomOf(component, atom) || !members.insert(atom).second) {
            return false;
        }
        ++count;
    }
    sum += hydrogens;
    return hydrogens >= 1 && charges <= maxHydrogens && count >= 2 && at.take(')');
}

} // namespace

int InchiCursor::number()
{
    int value = 0;
    std::size_t length = 0;
    while (length < m_text.size() && length < 5 && m_text[length] >= '0' && m_text[length] <= '9') {
        value = value * 10 + (m_text[length++] - '0');
    }
    if (length == 0 || length > 4 || m_text.front() == '0') {
        return 0;
    }
    m_text.remove_prefix(length);
    return value;
}

int InchiCursor::count()
{
    if (!atDigit()) {
        return 1;
    }
    const int value = number();
    return value == 1 ? 0 : value;
}

/// In Hill's order: carbon, then hydrogen, then the alphabet; the alphabet alone without carbon.
bool readFormula(InchiCursor &at, InchiComponent &component)
{
    std::string symbol;
    std::string last;
    bool hasCarbon = false;
    do {
        if (!readElement(at, symbol)) {
            return false;
        }
        const int count = at.count();
        (symbol == "H" ? component.hydrogens : component.heavy) += count;
        hasCarbon = hasCarbon || (last.empty() && symbol == "C");
        // What sorts before the letters comes before the others.
        std::string place = symbol;
        if (hasCarbon && (symbol == "C" || symbol == "H")) {
            place = symbol == "C" ? "1" : "2";
        }
        if (count == 0 || place <= last) {
            return false;
        }
        last = place;
    } while (!at.atEnd());
    component.atoms = std::max(component.heavy, 1);
    return true;
}

bool readConnections(InchiCursor &at, InchiComponent &component)
{
    if (at.atEnd()) {
        return component.heavy <= 1;
    }
    Connections connections;
    if (!connections.read(at)) {
        return false;
    }
    component.atoms = connections.atoms();
    component.hasBonds = true;
    return component.atoms > 1 && component.atoms >= component.heavy &&
           component.atoms <= component.heavy + component.hydrogens;
}

int ownHydrogens(const InchiComponent &component)
{
    return component.hydrogens - (component.atoms - component.heavy);
}

bool readHydrogens(InchiCursor &at, InchiComponent &component)
{
    component.fixed.assign(std::size_t(component.atoms) + 1, 0);
    bool isOpen = at.atDigit();
    while (isOpen) {
        if (!readFixedHydrogens(at, component)) {
            return false;
        }
        isOpen = at.take(',') && at.peek() != '(';
    }
    std::set<int> members;
    int sum = 0;
    while (at.peek() == '(') {
        if (!readMobileGroup(at, component, members, sum)) {
            return false;
        }
    }
    for (const int count : component.fixed) {
        sum += count;
    }
    return sum == ownHydrogens(component);
}

int readSigned(InchiCursor &at)
{
    const char sign = at.takeAny("+-");
    const int value = sign != '\0' ? at.number() : 0;
    return sign == '-' ? -value : value;
}

bool readCharge(InchiCursor &at, InchiComponent &)
{
    const int charge = at.atEnd() ? 1 : readSigned(at);
    return charge != 0 && std::abs(charge) <= maxCharge;
}

/// "4-3+,8-7-": the larger number first, bonds in order.
bool readDoubleBonds(InchiCursor &at, InchiComponent &component)
{
    std::pair<int, int> last(0, 0);
    while (!at.atEnd()) {
        if (last.first != 0 && !at.take(',')) {
            return false;
        }
        const int from = at.number();
        const int to = at.take('-') ? at.number() : 0;
        const std::pair<int, int> bond(from, to);
        if (!isAtomOf(component, from) || to < 1 || to >= from || bond <= last ||
            at.takeAny("-+u?") == '\0') {
            return false;
        }
        last = bond;
    }
    return true;
}

bool readCentres(InchiCursor &at, InchiComponent &component)
{
    int last = 0;
    while (!at.atEnd()) {
        if (last != 0 && !at.take(',')) {
            return false;
        }
        const int atom = at.number();
        if (!isAtomOf(component, atom) || atom <= last || at.takeAny("-+u?") == '\0') {
            return false;
        }
        last = atom;
    }
    return true;
}

int readIsotopicHydrogens(InchiCursor &at)
{
    int sum = 0;
    for (const char kind : {'T', 'D', 'H'}) {
        if (at.take(kind)) {
            const int count = at.count();
            if (count == 0) {
                return -1;
            }
            sum += count;
        }
    }
    return sum;
}

/// "1+1,3D2,5-1T": a mass off the usual one, and isotopes among the hydrogens of that atom.
bool readIsotopes(InchiCursor &at, InchiComponent &component)
{
    int last = 0;
    while (!at.atEnd()) {
        if (last != 0 && !at.take(',')) {
            return false;
        }
        const int atom = at.number();
        if (!isAtomOf(component, atom) || atom <= last) {
            return false;
        }
        last = atom;
        const char sign = at.takeAny("+-");
        const bool isZero = sign == '+' && at.take('0');
        const int shift = sign != '\0' && !isZero ? at.number() : 0;
        const int hydrogens = readIsotopicHydrogens(at);
        if (shift > maxIsotopicShift || (sign != '\0' && shift == 0 && !isZero) || hydrogens < 0 ||
            (sign == '\0' && hydrogens == 0) || hydrogens > component.fixed[std::size_t(atom)]) {
            return false;
        }
    }
    return true;
}

} // namespace artemisia::chem
