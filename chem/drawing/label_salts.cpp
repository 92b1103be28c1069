// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/label_formula.h"
#include "chem/drawing/labels.h"

#include <array>

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
constexpr std::array<Partner, 8> kAnions = {{{"Cl", "[Cl-]"},
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
    static std::optional<std::string> behindDot(std::string_view text)
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
        return std::nullopt;
    }

    std::optional<std::string> withIons(std::string_view text)
    {
        if (auto plain = group(text)) {
            return plain;
        }
        const auto split = [&](const auto &partners, int charge) -> std::optional<std::string> {
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
        };
        const auto salt = split(kCations, -1);
        return salt ? salt : split(kAnions, 1);
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

} // namespace artemisia::chem
