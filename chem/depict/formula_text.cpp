// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/formula_text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

namespace artemisia::chem
{

namespace
{

using Script = GroupRun::Script;

/// Words of a list with blanks between them.
class Words
{
public:
    Words(std::initializer_list<std::string_view> lists)
    {
        for (const std::string_view list : lists) {
            for (std::size_t at = list.find_first_not_of(' '); at < list.size();
                 at = list.find_first_not_of(' ', at)) {
                const std::size_t end = std::min(list.find(' ', at), list.size());
                m_words.push_back(list.substr(at, end - at));
                at = end;
            }
        }
        std::sort(m_words.begin(), m_words.end());
    }
    [[nodiscard]] bool has(std::string_view word) const
    {
        return std::binary_search(m_words.begin(), m_words.end(), word);
    }

private:
    std::vector<std::string_view> m_words;
};

constexpr std::string_view kNonMetals = " H D B C N O F Si P S Cl As Se Br Te I ";
constexpr std::string_view kMetals =
    " Li Na Mg Al K Ca Sc Ti Cr Mn Fe Co Ni Cu Zn Ga Ge Rb Sr Zr Nb Mo Ru Rh Pd Ag Cd In Sn Sb Cs "
    "Ba La Ce Nd Sm Eu Gd Dy Yb Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi ";
// What chemists write into formulae beside elements. V stands at the beginning only (see symbolAt).
constexpr std::string_view kGroups =
    " Me Et Pr iPr nPr cPr Bu nBu iBu sBu tBu tAm Pent Hex Cy Ph Ar R Bn Bz Ac Piv Tol Mes Tr Trt "
    "Ms Ts Tf Ns Boc Cbz Fmoc Alloc Troc TMS TES TBS TBDMS TIPS TBDPS MOM MEM SEM PMB THP Cp Cp* ";
constexpr std::string_view kLigands =
    " dba DBA dppf dppe dppp dppb dppm dtbpf acac acetone cod COD coe COE nbd NBD cot bpy bipy "
    "dtbbpy dtbpy phen terpy ppy dF py Py pyr pin neop nep cat en tmeda TMEDA binap BINAP esp oct "
    "hfac tfa TFA tfacac dpm thd salen dme DME glyme diglyme thf THF dmso DMSO dmf DMF MeCN PEPPSI "
    "XPhos SPhos RuPhos BrettPhos JohnPhos Xantphos XantPhos allyl cinnamyl cymene IPr IMes SIPr "
    "SIMes ";
// Elements that are molecules by themselves; of the others a lone number is a locant or a label
// (C2, N3, R1).
constexpr std::string_view kMolecules = " H2 D2 N2 O2 O3 F2 Cl2 Br2 I2 P4 S8 C60 C70 ";
constexpr std::string_view kMeasures = " IC50 EC50 CC50 ED50 GI50 LD50 pIC50 pEC50 ";
// Mechanisms and proteins whose letters could be symbols.
constexpr std::string_view kOthers = " SN2 PI3K BRD4 CDK2 CDK4 CDK6 CDK9 ";
constexpr std::array<std::string_view, 11> kPrefixes = {"tert-", "sec-", "iso-", "o-", "m-", "p-",
                                                        "n-",    "i-",   "s-",   "t-", "c-"};
constexpr std::array<std::string_view, 19> kSeparators = {
    "/",      ",",      ";",      ":",      ".",      "?",      "!",
    "%",      "=",      "\u00B7", "\u2022", "\u2219", "\u22C5", "\u2013",
    "\u2014", "\u2192", "\u00D7", "\u00B0", "\u2261"};
constexpr std::size_t kLongestSymbol = 9;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
struct Lists {
    Words nonMetals{kNonMetals};
    Words metals{kMetals};
    Words groups{kGroups};
    Words symbols{kNonMetals, kMetals, kGroups, kLigands}; ///< what formulae are made of
    Words molecules{kMolecules};
    Words measures{kMeasures};
    Words others{kOthers};
    Words countedAnions{" N Br I "};
    Words anions{" H F Cl Br I "};
};
const Lists &lists()
{
    static const Lists kept;
    return kept;
}

std::size_t digitsEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    return at;
}

// R1: as it is set in structures.
bool isPosition(std::string_view text)
{
    return text.size() > 1 && text.size() < 4 && text[0] == 'R' && text[1] != '0' &&
           digitsEnd(text, 1) == text.size();
}

// The longest symbol at \a at; 0: none.
std::size_t symbolAt(std::string_view text, std::size_t at)
{
    for (std::size_t length = std::min(kLongestSymbol, text.size() - at); length > 0; --length) {
        const std::string_view symbol = text.substr(at, length);
        if (symbol.find(' ') == std::string_view::npos &&
            (lists().symbols.has(symbol) || (at == 0 && symbol == "V"))) {
            return length;
        }
    }
    return 0;
}

// The end of what may stand before a symbol: locants (4-) and the like (t-).
std::size_t prefixEnd(std::string_view text, std::size_t at)
{
    const std::size_t end = digitsEnd(text, at);
    if (end > at && end < text.size() && text[end] == '-') {
        at = end + 1;
    }
    for (const std::string_view prefix : kPrefixes) {
        if (text.substr(at, prefix.size()) == prefix) {
            return at + prefix.size();
        }
    }
    return at;
}

// Of those with two letters: the others are in every second word.
bool holdsMetal(std::string_view text)
{
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (lists().metals.has(text.substr(at, 2))) {
            return true;
        }
    }
    return false;
}

/// Reads a piece of a word as a formula.
class FormulaReader
{
public:
    explicit FormulaReader(std::string_view text)
        : m_text(text)
        , m_scripts(text.size())
    {
    }

    /// False: no formula.
    [[nodiscard]] bool read()
    {
        skipAmount();
        while (m_at < m_text.size()) {
            if (!(skipPrefix() || readSymbol() || readCount() || readBracket())) {
                return false;
            }
        }
        return m_symbols > 0;
    }
    /// Whether its numbers are counts of atoms and not those of a code or a label.
    [[nodiscard]] bool hasCounts() const
    {
        const std::size_t first = m_text.find_first_not_of("([", m_start);
        const std::size_t last = m_text.find_last_not_of(")]");
        const std::string_view body = m_text.substr(first, last + 1 - first);
        if (m_counts == 0 || lists().others.has(body)) {
            return false;
        }
        if (m_counts > 1 || m_hasBrackets || lists().molecules.has(body)) {
            return true;
        }
        const bool isGroup = m_symbols == 1 && lists().groups.has(m_firstSymbol) &&
                             m_firstSymbol != "R" && m_firstSymbol != "Ar";
        return m_count < 10 && (m_symbols > 1 || isGroup);
    }
    [[nodiscard]] bool isElement() const
    {
        return m_symbols == 1 && !m_hasBrackets &&
               (lists().nonMetals.has(m_firstSymbol) || lists().metals.has(m_firstSymbol));
    }
    [[nodiscard]] int symbols() const { return m_symbols; }
    [[nodiscard]] std::string_view firstSymbol() const { return m_firstSymbol; }
    [[nodiscard]] const std::vector<Script> &scripts() const { return m_scripts; }

private:
    // The number before the water of a hydrate is none of its atoms.
    void skipAmount()
    {
        constexpr std::string_view kHalf = "\u00BD";
        std::size_t at = digitsEnd(m_text, 0);
        if (m_text.substr(at, kHalf.size()) == kHalf) {
            at += kHalf.size();
        }
        if (at == 0 && (m_text == "nH2O" || m_text == "xH2O")) {
            at = 1;
        }
        if (at < m_text.size() && m_text[at] != '-') {
            m_at = m_start = at;
        }
    }
    bool skipPrefix()
    {
        const bool isFirst = m_at == m_start || m_text[m_at - 1] == '(' || m_text[m_at - 1] == '[';
        if (!isFirst && isDigit(m_text[m_at])) {
            return false;
        }
        const std::size_t end = prefixEnd(m_text, m_at);
        const bool isFound = end > m_at && end < m_text.size();
        m_at = isFound ? end : m_at;
        m_mayCount = m_mayCount && !isFound;
        return isFound;
    }
    bool readSymbol()
    {
        std::size_t length = symbolAt(m_text.substr(m_start), m_at - m_start);
        if (length == 0 && m_text[m_at] == 'L' && holdsMetal(m_text)) {
            length = 1; // PdL2: a ligand; L2 alone is a label
        }
        if (length == 0) {
            return false;
        }
        m_firstSymbol = m_symbols == 0 ? m_text.substr(m_at, length) : m_firstSymbol;
        ++m_symbols;
        m_mayCount = !isShort(m_text.substr(m_at, length));
        m_at += length;
        return true;
    }
    // TBS, THF: counted in brackets only, since OSTBS2 is a code.
    static bool isShort(std::string_view symbol)
    {
        return symbol.size() > 2 &&
               std::all_of(symbol.begin(), symbol.end(), [](char c) { return c < 'a'; });
    }
    // Nobody counts one, and codes begin with nought.
    bool readCount()
    {
        const std::size_t end = digitsEnd(m_text, m_at);
        if (!m_mayCount || end == m_at || end - m_at > 3 || m_text[m_at] == '0' ||
            m_text.substr(m_at, end - m_at) == "1") {
            return false;
        }
        m_count = std::stoi(std::string(m_text.substr(m_at, end - m_at)));
        ++m_counts;
        m_hasBrackets = m_hasBrackets || m_text[m_at - 1] == ')' || m_text[m_at - 1] == ']';
        std::fill(m_scripts.begin() + static_cast<std::ptrdiff_t>(m_at),
                  m_scripts.begin() + static_cast<std::ptrdiff_t>(end), Script::Subscript);
        m_at = end;
        m_mayCount = false;
        return true;
    }
    bool readBracket()
    {
        if (std::string_view("()[]").find(m_text[m_at]) == std::string_view::npos) {
            return false;
        }
        if (m_text.substr(m_at, 3) == "(0)" && m_symbols > 0) { // an oxidation state
            m_at += 3;
            m_mayCount = false;
            return true;
        }
        const bool isOpen = m_text[m_at] == '(' || m_text[m_at] == '[';
        m_hasBrackets = m_hasBrackets || (isOpen && m_symbols > 0);
        m_mayCount = !isOpen;
        m_at = isOpen && m_symbols > 0 ? wordEnd() : m_at + 1;
        return true;
    }
    // A ligand or a remark behind an opening bracket is skipped as a whole: (amphos), (2-furyl),
    // (aq), the (30 of (30%).
    [[nodiscard]] std::size_t wordEnd() const
    {
        const std::size_t first = prefixEnd(m_text, m_at + 1);
        std::size_t end = first;
        while (end < m_text.size() && isLetter(m_text[end])) {
            ++end;
        }
        const bool isClosed = end > first && (end == m_text.size() || m_text[end] == ')');
        const bool isAmount = digitsEnd(m_text, m_at + 1) == m_text.size();
        return isClosed ? end : isAmount ? m_text.size() : m_at + 1;
    }

    std::string_view m_text;
    std::vector<Script> m_scripts; ///< of each byte
    std::size_t m_start = 0;       ///< behind the amount
    std::size_t m_at = 0;
    bool m_mayCount = false;    ///< whether what was read last can be counted
    bool m_hasBrackets = false; ///< about a part, not about all
    int m_symbols = 0;
    int m_counts = 0;
    int m_count = 0; ///< the last one
    std::string_view m_firstSymbol;
};

/// Sets the scripts of a whole word.
class WordSetter
{
public:
    explicit WordSetter(std::string_view word)
        : m_word(word)
        , m_scripts(word.size())
    {
    }

    [[nodiscard]] std::vector<GroupRun> runs()
    {
        for (std::size_t from = 0; from < m_word.size();) {
            std::size_t to = from;
            while (to < m_word.size() && separatorAt(to) == 0) {
                ++to;
            }
            setPiece(from, to);
            from = to + (to < m_word.size() ? separatorAt(to) : 0);
        }
        return joined();
    }

private:
    [[nodiscard]] std::size_t separatorAt(std::size_t at) const
    {
        for (const std::string_view separator : kSeparators) {
            if (m_word.substr(at, separator.size()) == separator) {
                return separator.size();
            }
        }
        return 0;
    }
    // The length of a sign of charge that ends there.
    [[nodiscard]] std::size_t signBefore(std::size_t from, std::size_t to) const
    {
        constexpr std::string_view kMinus = "\u2212";
        const std::string_view piece = m_word.substr(from, to - from);
        if (piece.size() > kMinus.size() && piece.substr(piece.size() - kMinus.size()) == kMinus) {
            return kMinus.size();
        }
        return piece.size() > 1 && (piece.back() == '+' || piece.back() == '-') ? 1 : 0;
    }
    void setPiece(std::size_t from, std::size_t to)
    {
        const std::size_t sign = signBefore(from, to);
        if (setFormula(from, to) || (sign > 0 && setIon(from, to - sign, to))) {
            return;
        }
        // Parts of a compound word each for itself: THF-H2O, 1)NaBH4.
        const std::string_view piece = m_word.substr(from, to - from);
        const bool isNumbered = piece.find('(') == std::string_view::npos;
        const std::size_t cut = piece.find_first_of(isNumbered ? "-+)" : "-+");
        if (cut == std::string_view::npos) {
            return;
        }
        setDeuterium(from + cut + 1, to);
        setPiece(from, from + cut);
        setPiece(from + cut + 1, to);
    }
    bool setFormula(std::size_t from, std::size_t to)
    {
        if (lists().measures.has(m_word.substr(from, to - from))) {
            std::fill(scriptAt(to - 2), scriptAt(to), Script::Subscript);
            return true;
        }
        if (isPosition(m_word.substr(from, to - from))) {
            std::fill(scriptAt(from + 1), scriptAt(to), Script::Superscript);
            return true;
        }
        FormulaReader reader(m_word.substr(from, to - from));
        if (!reader.read()) {
            return false;
        }
        if (reader.hasCounts()) {
            std::copy(reader.scripts().begin(), reader.scripts().end(), scriptAt(from));
        }
        return true;
    }
    // The digits before a sign are a count (NH4+), a charge (Fe3+, [Fe(CN)6]3-), or both (SO42-).
    bool setIon(std::size_t from, std::size_t end, std::size_t to)
    {
        std::size_t digits = end;
        while (digits > from && isDigit(m_word[digits - 1])) {
            --digits;
        }
        FormulaReader core(m_word.substr(from, digits - from));
        if (digits == from || !core.read()) {
            return false;
        }
        const bool isPlus = m_word[end] == '+';
        if (!isIon(core, isPlus, digits < end)) {
            return true;
        }
        const bool isCharge =
            end - digits > 1 || m_word[digits - 1] == ']' ||
            (core.isElement() && (isPlus ? lists().metals.has(core.firstSymbol())
                                         : !lists().countedAnions.has(core.firstSymbol())));
        const std::size_t raised = digits < end && isCharge ? end - 1 : end;
        std::copy(core.scripts().begin(), core.scripts().end(), scriptAt(from));
        std::fill(scriptAt(digits), scriptAt(raised), Script::Subscript);
        std::fill(scriptAt(raised), scriptAt(to), Script::Superscript);
        return true;
    }
    // "N-" and "Boc-" are the beginnings of names.
    static bool isIon(const FormulaReader &core, bool isPlus, bool hasDigits)
    {
        if (core.symbols() > 1 || hasDigits) {
            return true;
        }
        return isPlus ? core.isElement() : lists().anions.has(core.firstSymbol());
    }
    // Of a solvent: acetone-d6.
    void setDeuterium(std::size_t from, std::size_t to)
    {
        const std::size_t end = digitsEnd(m_word, from + 1);
        if (from < to && m_word[from] == 'd' && end == to && to > from + 1) {
            std::fill(scriptAt(from + 1), scriptAt(to), Script::Subscript);
        }
    }
    std::vector<Script>::iterator scriptAt(std::size_t at)
    {
        return m_scripts.begin() + static_cast<std::ptrdiff_t>(at);
    }
    [[nodiscard]] std::vector<GroupRun> joined() const
    {
        std::vector<GroupRun> runs;
        for (std::size_t i = 0; i < m_word.size(); ++i) {
            const bool isNew = runs.empty() || runs.back().script != m_scripts[i];
            if (isNew) {
                runs.push_back({{}, m_scripts[i]});
            }
            const bool isMinus = m_scripts[i] == Script::Superscript && m_word[i] == '-';
            runs.back().text += isMinus ? std::string("\u2212") : std::string(1, m_word[i]);
        }
        return runs;
    }

    std::string_view m_word;
    std::vector<Script> m_scripts; ///< of each byte
};

// A ring of a SMILES is closed with the digits that are never counts.
bool isSmiles(std::string_view word)
{
    const std::size_t one = word.find('1');
    return word.find_first_of("=#") != std::string_view::npos && one != std::string_view::npos &&
           one > 0 && isLetter(word[one - 1]);
}

} // namespace

std::vector<GroupRun> wordRuns(std::string_view word)
{
    if (isSmiles(word)) {
        return {{std::string(word), Script::Normal}};
    }
    return WordSetter(word).runs();
}

} // namespace artemisia::chem
