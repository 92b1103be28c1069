// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/search/query.h"

#include "chem/base/guard.h"
#include "chem/molecule/molecule_impl.h"

#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/MorganFingerprints.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/Substruct/SubstructMatch.h>

#include <algorithm>
#include <bit>

namespace artemisia::chem
{

namespace
{

// A query is written by hand or drawn; larger ones than this are hostile or a mistake, and matching
// may take exponential time in them.
constexpr std::size_t kMaxQueryText = 4000;
constexpr int kMaxQueryAtoms = 250;
constexpr int kMaxRecursion = 8;
constexpr unsigned int kMorganRadius = 2;
constexpr unsigned int kMorganBits = 2048;

/// How deep recursive environments "$(...)" nest.
int recursionDepth(std::string_view smarts)
{
    int deepest = 0;
    std::vector<char> open;
    int depth = 0;
    for (std::size_t i = 0; i < smarts.size(); ++i) {
        if (smarts[i] == '(') {
            const bool isRecursion = i > 0 && smarts[i - 1] == '$';
            open.push_back(isRecursion ? 1 : 0);
            depth += isRecursion ? 1 : 0;
            deepest = std::max(deepest, depth);
        } else if (smarts[i] == ')' && !open.empty()) {
            depth -= open.back();
            open.pop_back();
        }
    }
    return deepest;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

RDKit::SubstructMatchParameters firstMatchOnly()
{
    RDKit::SubstructMatchParameters parameters;
    parameters.maxMatches = 1;
    parameters.uniquify = false;
    parameters.useChirality = false;
    return parameters;
}

} // namespace

struct SubstructureQuery::Impl {
    RDKit::ROMol mol;
};

Result<SubstructureQuery> SubstructureQuery::fromText(std::string_view text, const Limits &limits)
{
    const std::string_view query = trimmed(text);
    if (query.empty()) {
        return fail(ErrorCode::Syntax, "There is no structure to look for.");
    }
    if (query.size() > std::min(kMaxQueryText, limits.textBytes) ||
        recursionDepth(query) > kMaxRecursion) {
        return fail(ErrorCode::TooLarge, "The structure to look for is too large.");
    }
    // "*" in a SMILES is an attachment point; in a query everybody means "any atom".
    if (query.find('*') == std::string_view::npos) {
        if (const auto molecule = Molecule::fromSmiles(query, limits)) {
            return fromMolecule(*molecule);
        }
    }
    return guarded(
        ErrorCode::Syntax, "The structure to look for is neither a SMILES nor a SMARTS.",
        [&]() -> Result<SubstructureQuery> {
            const std::unique_ptr<RDKit::RWMol> mol(RDKit::SmartsToMol(std::string(query)));
            if (!mol || mol->getNumAtoms() == 0) {
                return fail(ErrorCode::Syntax,
                            "The structure to look for is neither a SMILES nor a SMARTS.");
            }
            if (int(mol->getNumAtoms()) > kMaxQueryAtoms) {
                return fail(ErrorCode::TooLarge, "The structure to look for is too large.");
            }
            return SubstructureQuery(std::make_shared<const Impl>(Impl{RDKit::ROMol(*mol)}));
        });
}

Result<SubstructureQuery> SubstructureQuery::fromMolecule(const Molecule &molecule)
{
    if (molecule.isEmpty()) {
        return fail(ErrorCode::Syntax, "There is no structure to look for.");
    }
    if (molecule.atomCount() > kMaxQueryAtoms) {
        return fail(ErrorCode::TooLarge, "The structure to look for is too large.");
    }
    return guarded(ErrorCode::Internal, "The structure cannot be searched for.",
                   [&]() -> Result<SubstructureQuery> {
                       return SubstructureQuery(
                           std::make_shared<const Impl>(Impl{RDKit::ROMol(molecule.impl().mol)}));
                   });
}

std::vector<int> SubstructureQuery::firstMatch(const Molecule &molecule) const
{
    const auto found =
        guarded(ErrorCode::Internal, "The search failed.", [&]() -> Result<std::vector<int>> {
            std::vector<int> atoms;
            const auto matches =
                RDKit::SubstructMatch(molecule.impl().mol, m_impl->mol, firstMatchOnly());
            if (!matches.empty()) {
                for (const auto &[queryAtom, atom] : matches.front()) {
                    atoms.push_back(atom);
                }
            }
            return atoms;
        });
    return found.value_or(std::vector<int>());
}

bool SubstructureQuery::matches(const Molecule &molecule) const
{
    return !firstMatch(molecule).empty();
}

Result<Fingerprint> morganFingerprint(const Molecule &molecule)
{
    return guarded(ErrorCode::Internal, "The fingerprint could not be made.",
                   [&]() -> Result<Fingerprint> {
                       Fingerprint fingerprint{};
                       if (molecule.isEmpty()) {
                           return fingerprint;
                       }
                       const std::unique_ptr<ExplicitBitVect> bits(
                           RDKit::MorganFingerprints::getFingerprintAsBitVect(
                               molecule.impl().mol, kMorganRadius, kMorganBits));
                       std::vector<int> on;
                       bits->getOnBits(on);
                       for (const int bit : on) {
                           fingerprint[std::size_t(bit) / 64] |= std::uint64_t(1) << (bit % 64);
                       }
                       return fingerprint;
                   });
}

double tanimoto(const Fingerprint &a, const Fingerprint &b)
{
    int common = 0;
    int all = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        common += std::popcount(a[i] & b[i]);
        all += std::popcount(a[i] | b[i]);
    }
    return all == 0 ? 0.0 : double(common) / all;
}

} // namespace artemisia::chem
