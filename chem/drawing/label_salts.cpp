// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/group_text.h"
#include "chem/drawing/label_formula.h"
#include "chem/drawing/label_letters.h"
#include "chem/drawing/labels.h"

#include <algorithm>
#include <array>
#include <vector>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kLongestLabel = 60; ///< bytes

/// What stands beside a group as a substance of its own.
struct Partner {
    std::string_view letters;
    std::string_view smiles;
};
constexpr std::array<Partner, 5> kCations = {
    {{"Na", "[Na+]"}, {"Li", "[Li+]"}, {"K", "[K+]"}, {"Cs", "[Cs+]"}, {"Rb", "[Rb+]"}}};
constexpr std::array<Partner, 9> kAnions = {{{"F", "[F-]"},
                                             {"Cl", "[Cl-]"},
                                             {"Br", "[Br-]"},
                                             {"I", "[I-]"},
                                             {"BF4", "F[B-](F)(F)F"},
                                             {"PF6", "F[P-](F)(F)(F)(F)F"},
                                             {"OTf", "[O-]S(=O)(=O)C(F)(F)F"},
                                             {"OTs", "[O-]S(=O)(=O)c1ccc(C)cc1"},
                                             {"OMs", "[O-]S(C)(=O)=O"}}};
constexpr std::array<Partner, 9> kBehindDot = {{{"HCl", "Cl"},
                                                {"HBr", "Br"},
                                                {"HI", "I"},
                                                {"H2O", "O"},
                                                {"TFA", "OC(=O)C(F)(F)F"},
                                                {"CF3CO2H", "OC(=O)C(F)(F)F"},
                                                {"H2SO4", "OS(=O)(=O)O"},
                                                {"TsOH", "OS(=O)(=O)c1ccc(C)cc1"},
                                                {"MsOH", "CS(=O)(=O)O"}}};

// With the open end of a bond at its first atom.
std::string boundAtFirst(std::string_view smiles)
{
    const std::size_t size = smiles.front() == '[' ? smiles.find(']') + 1
                             : smiles.substr(0, 2) == "Cl" || smiles.substr(0, 2) == "Br"
                                 ? std::size_t(2)
                                 : std::size_t(1);
    return std::string(smiles.substr(0, size)) + "%99" + std::string(smiles.substr(size));
}

// Letters that read the same from both ends are one word: CF3 and CO2Et are read by their atoms.
bool isShortForm(const KnownLetters &known, std::string_view text)
{
    return text.substr(0, known.letters.size()) == known.letters &&
           groupReadBackwards(known.letters) == known.letters;
}

// A molecule that begins with a short form (MeCN, TMSOTf, n-BuLi): that is bound to the rest.
std::optional<std::string> shortFormAndRest(std::string_view text, int charge,
                                            UnwrittenBonds unwritten)
{
    for (const KnownLetters &known : knownLetters()) {
        const std::size_t size = known.letters.size();
        if (size >= text.size() || !isShortForm(known, text)) {
            continue;
        }
        if (const auto rest = chainOfFormula(text.substr(size), 1, charge, unwritten)) {
            return boundAtFirst(known.smiles) + "." + boundAtFirst(*rest);
        }
    }
    return std::nullopt;
}

// How long the short form or bracket is that begins a text and is counted: Et3, (MeO)2.
std::size_t countedFront(std::string_view text)
{
    std::size_t size = 0;
    for (int depth = 0; text.front() == '(' && size < text.size();) {
        depth += text[size] == '(' ? 1 : text[size] == ')' ? -1 : 0;
        ++size;
        if (depth == 0) {
            break;
        }
    }
    for (const KnownLetters &known : knownLetters()) {
        if (size == 0 && isShortForm(known, text)) {
            size = known.letters.size();
        }
    }
    const bool isCounted = size > 0 && size < text.size() && text[size] >= '2' && text[size] <= '9';
    return isCounted ? size : 0;
}

// What is counted in front hangs on the atom behind it: Me2SO is S(Me)2O.
std::vector<std::string> withFrontBehind(std::string_view text)
{
    const std::size_t front = text.empty() ? 0 : countedFront(text);
    if (front == 0) {
        return {};
    }
    const std::string_view rest = text.substr(front + 1);
    const bool hasBrackets = text.front() == '(';
    const std::string hung = (hasBrackets ? "" : "(") + std::string(text.substr(0, front)) +
                             (hasBrackets ? "" : ")") + text[front];
    std::vector<std::string> ways;
    for (const std::size_t symbol : {std::size_t(2), std::size_t(1)}) {
        if (symbol <= rest.size()) {
            ways.push_back(std::string(rest.substr(0, symbol)) + hung +
                           std::string(rest.substr(symbol)));
        }
    }
    return ways;
}

/// One label, with charge and partners.
class LabelReader
{
public:
    LabelReader(int bonds, UnwrittenBonds unwritten)
        : m_bonds(bonds)
        , m_unwritten(unwritten)
    {
    }

    std::optional<std::string> read(std::string_view text)
    {
        constexpr std::string_view kDot = "\u00B7";
        for (const std::string_view dot :
             {kDot, std::string_view("\u2022"), std::string_view(".")}) {
            if (const std::size_t at = text.find(dot); at != std::string_view::npos) {
                const auto partner = behindDot(text.substr(at + dot.size()));
                const auto group = partner ? withIons(text.substr(0, at)) : std::nullopt;
                return group ? std::optional(*group + *partner) : std::nullopt;
            }
        }
        return withIons(text);
    }

private:
    std::optional<std::string> behindDot(std::string_view text)
    {
        const bool isCounted = !text.empty() && text.front() >= '2' && text.front() <= '4';
        const int count = isCounted ? text.front() - '0' : 1;
        for (const Partner &partner : kBehindDot) {
            if (partner.letters == text.substr(isCounted ? 1 : 0)) {
                std::string all;
                for (int i = 0; i < count; ++i) {
                    all += "." + std::string(partner.smiles);
                }
                return all;
            }
        }
        const auto partner = m_bonds == 0 ? withIons(text) : std::nullopt;
        return partner ? std::optional("." + *partner) : std::nullopt;
    }

    std::optional<std::string> withIons(std::string_view text)
    {
        // Of a molecule sodium is an ion wherever it can be one: tBuONa is no group on a metal.
        auto whole = m_bonds == 0 ? behindCation(text) : group(text);
        whole = whole ? whole : beforeIon(text, kCations, -1);
        whole = whole || m_bonds > 0 ? whole : group(text);
        return whole ? whole : beforeIon(text, kAnions, 1);
    }

    template <class Partners>
    std::optional<std::string> beforeIon(std::string_view text, const Partners &partners,
                                         int charge)
    {
        for (const Partner &partner : partners) {
            const std::size_t size = partner.letters.size();
            if (text.size() <= size || text.substr(text.size() - size) != partner.letters) {
                continue;
            }
            const std::string_view rest = text.substr(0, text.size() - size);
            if (const auto ion = charged(rest, charge)) {
                return *ion + "." + std::string(partner.smiles);
            }
        }
        return std::nullopt;
    }

    // NaOMe, LiAlH4, CsF, KH.
    std::optional<std::string> behindCation(std::string_view text)
    {
        for (const Partner &cation : kCations) {
            const std::size_t size = cation.letters.size();
            const std::string_view rest = text.substr(std::min(size, text.size()));
            if (rest.empty() || text.substr(0, size) != cation.letters) {
                continue;
            }
            const auto *known =
                std::find_if(kAnions.begin(), kAnions.end(),
                             [rest](const Partner &anion) { return anion.letters == rest; });
            const auto ion = known != kAnions.end() ? std::optional(std::string(known->smiles))
                             : rest == "H"          ? std::optional<std::string>("[H-]")
                                                    : charged(rest, -1);
            if (ion) {
                return *ion + "." + std::string(cation.smiles);
            }
        }
        return std::nullopt;
    }

    // A charge stands at the end.
    std::optional<std::string> group(std::string_view text)
    {
        const char sign = text.empty() ? ' ' : text.back();
        return sign == '+' || sign == '-'
                   ? charged(text.substr(0, text.size() - 1), sign == '+' ? 1 : -1)
                   : charged(text, 0);
    }

    std::optional<std::string> charged(std::string_view text, int charge)
    {
        if (m_bonds == 0) {
            return molecule(text, charge);
        }
        const std::string sign = charge > 0 ? "+" : charge < 0 ? "-" : "";
        const std::string star = m_bonds == 3 ? "*#" : m_bonds == 2 ? "*=" : "*";
        const Abbreviation *known =
            m_bonds == 1 ? findAbbreviation(std::string(text) + sign) : nullptr;
        if (known != nullptr) {
            return std::string(known->smiles);
        }
        const auto chain = chainOfFormula(text, m_bonds, charge, m_unwritten);
        return chain ? std::optional(star + *chain) : std::nullopt;
    }

    // SO is no molecule; of acids with a hydrogen written before their sulfur that is on an oxygen;
    // and what iodine is bound to before an oxygen (PhIO) is not on that.
    std::optional<std::string> molecule(std::string_view text, int charge)
    {
        if (text == "SO" || text == "SeO" || text.substr(0, 3) == "HSO" ||
            text.find("IO") != std::string_view::npos) {
            return std::nullopt;
        }
        std::vector<std::string> ways = withFrontBehind(text);
        if (ways.empty()) {
            ways = {groupOfAtomsReadBackwards(text), groupReadBackwards(text)};
        }
        ways.emplace(ways.begin(), text);
        for (const std::string &way : ways) {
            const UnwrittenBonds unwritten = way == text ? m_unwritten : UnwrittenBonds::Single;
            auto found = chainOfFormula(way, 0, charge, unwritten);
            found = found ? found : shortFormAndRest(way, charge, unwritten);
            if (found) {
                return found;
            }
        }
        return std::nullopt;
    }

    int m_bonds;
    UnwrittenBonds m_unwritten;
};

} // namespace

std::optional<std::string> structureOfFormula(std::string_view text, int bonds,
                                              UnwrittenBonds unwritten)
{
    if (text.empty() || text.size() > kLongestLabel || bonds < 1 || bonds > 3) {
        return std::nullopt;
    }
    return LabelReader(bonds, unwritten).read(text);
}

std::optional<std::string> structureOfMolecule(std::string_view text)
{
    // Capitals alone are mostly somebody's abbreviation (HFIP, DCC, COD): but for these.
    constexpr std::array<std::string_view, 11> kFormulae = {
        "COS", "HCCH", "HCHO", "HCN", "KF", "KH", "KI", "KOCN", "KOH", "KSCN", "TMSCN"};
    const bool isBare =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool isFormula =
        !isBare || std::find(kFormulae.begin(), kFormulae.end(), text) != kFormulae.end();
    return !isFormula || text.size() > kLongestLabel
               ? std::nullopt
               : LabelReader(0, UnwrittenBonds::Any).read(text);
}

} // namespace artemisia::chem
