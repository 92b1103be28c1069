// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/search/query.h"

#include "chem/molecule/molecule_impl.h"
#include "chem/molecule/repeat_units_impl.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/QueryAtom.h>
#include <GraphMol/QueryOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/Substruct/SubstructMatch.h>

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr unsigned int kMostAtoms = 300;
constexpr std::size_t kLongestSmarts = 20000;
constexpr int kDeepestRecursion = 5;
constexpr int kMostRecursions = 50;
constexpr std::int64_t kMostSteps = 1'500'000; ///< comparisons of two atoms in one match

/// Thrown out of RDKit's matcher, which has no clock and asks nobody whether it may go on.
struct OutOfSteps : std::exception {
    [[nodiscard]] const char *what() const noexcept override { return "out of steps"; }
};

thread_local std::int64_t stepsLeft = kMostSteps;

/// An atom of a query that counts how often it is compared.
template <class Base>
class CountedAtom : public Base
{
public:
    explicit CountedAtom(const Base &atom)
        : Base(atom)
    {
    }
    [[nodiscard]] RDKit::Atom *copy() const override { return new CountedAtom(*this); }
    bool Match(const RDKit::Atom *what) const override
    {
        if (--stepsLeft < 0) {
            throw OutOfSteps();
        }
        return Base::Match(what);
    }
};

void countSteps(RDKit::RWMol &query)
{
    for (unsigned int i = 0; i < query.getNumAtoms(); ++i) {
        const RDKit::Atom *atom = query.getAtomWithIdx(i);
        if (const auto *queryAtom = dynamic_cast<const RDKit::QueryAtom *>(atom)) {
            CountedAtom<RDKit::QueryAtom> counted(*queryAtom);
            query.replaceAtom(i, &counted, false, true);
        } else {
            CountedAtom<RDKit::Atom> counted(*atom);
            query.replaceAtom(i, &counted, false, true);
        }
    }
}

void countStepsIn(RDKit::RWMol &query, bool &isRecursive);

// Recursive SMARTS carry molecules of their own, which are matched first and completely.
void countStepsWithin(RDKit::QueryAtom::QUERYATOM_QUERY *query, bool &isRecursive)
{
    if (auto *recursive = dynamic_cast<RDKit::RecursiveStructureQuery *>(query)) {
        isRecursive = true;
        auto inner = std::make_unique<RDKit::RWMol>(*recursive->getQueryMol());
        countStepsIn(*inner, isRecursive);
        recursive->setQueryMol(inner.release());
    }
    for (auto child = query->beginChildren(); child != query->endChildren(); ++child) {
        countStepsWithin(child->get(), isRecursive);
    }
}

void countStepsIn(RDKit::RWMol &query, bool &isRecursive)
{
    for (RDKit::Atom *atom : query.atoms()) {
        if (atom->hasQuery()) {
            countStepsWithin(atom->getQuery(), isRecursive);
        }
    }
    countSteps(query);
}

// Brackets in pairs and recursion within bounds, before RDKit's parser calls itself for each "$(".
Result<void> checkSmarts(std::string_view text, const Limits &limits)
{
    if (text.size() > std::min(kLongestSmarts, limits.textBytes)) {
        return fail(ErrorCode::TooLarge, "The SMARTS is too long.");
    }
    std::vector<bool> opened; // true: "$("
    int depth = 0;
    int recursions = 0;
    int brackets = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) < 0x20) {
            return fail(ErrorCode::Syntax, "The SMARTS holds a control character.");
        }
        if (text[i] == '(') {
            const bool isRecursive = i > 0 && text[i - 1] == '$';
            opened.push_back(isRecursive);
            depth += isRecursive ? 1 : 0;
            recursions += isRecursive ? 1 : 0;
        } else if (text[i] == ')') {
            if (opened.empty()) {
                return fail(ErrorCode::Syntax, "The SMARTS closes a parenthesis that is not open.");
            }
            depth -= opened.back() ? 1 : 0;
            opened.pop_back();
        } else if (text[i] == '[' || text[i] == ']') {
            brackets += text[i] == '[' ? 1 : -1;
        }
        if (depth > kDeepestRecursion || recursions > kMostRecursions ||
            opened.size() > static_cast<std::size_t>(limits.branchDepth)) {
            return fail(ErrorCode::TooLarge, "The SMARTS is nested too deeply.");
        }
    }
    if (!opened.empty() || brackets != 0) {
        return fail(ErrorCode::Syntax, "The SMARTS has brackets that do not close.");
    }
    return {};
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t a = text.find_first_not_of(" \t\r\n");
    return a == std::string_view::npos ? std::string_view()
                                       : text.substr(a, text.find_last_not_of(" \t\r\n") - a + 1);
}

} // namespace

struct SubstructureQuery::Impl {
    RDKit::RWMol mol;
    bool isRecursive = false;

    [[nodiscard]] static Result<std::shared_ptr<const Impl>> make(RDKit::RWMol mol)
    {
        if (mol.getNumAtoms() == 0) {
            return fail(ErrorCode::Syntax, "There is no structure to look for.");
        }
        if (mol.getNumAtoms() > kMostAtoms) {
            return fail(ErrorCode::TooLarge, "The structure to look for has more than 300 atoms.");
        }
        mol.clearConformers();
        auto impl = std::make_shared<Impl>();
        countStepsIn(mol, impl->isRecursive);
        impl->mol = std::move(mol);
        return std::shared_ptr<const Impl>(std::move(impl));
    }

    [[nodiscard]] Result<std::vector<int>> match(const Molecule &molecule) const
    {
        return guarded(
            ErrorCode::Internal, "The structures could not be compared.",
            [&]() -> Result<std::vector<int>> {
                RDKit::SubstructMatchParameters parameters;
                parameters.maxMatches = 1;
                parameters.uniquify = false;
                parameters.useChirality = false;
                parameters.recursionPossible = isRecursive;
                stepsLeft = kMostSteps;
                const RDKit::RWMol &target = molecule.impl().whole();
                try {
                    // RDKit keeps intermediate results of recursive queries in the query itself.
                    const auto found =
                        isRecursive ? RDKit::SubstructMatch(target, RDKit::RWMol(mol), parameters)
                                    : RDKit::SubstructMatch(target, mol, parameters);
                    std::vector<int> atoms;
                    for (const auto &pair :
                         found.empty() ? RDKit::MatchVectType() : found.front()) {
                        atoms.push_back(drawnAtomOf(*target.getAtomWithIdx(unsigned(pair.second))));
                    }
                    return atoms;
                } catch (const OutOfSteps &) {
                    return fail(ErrorCode::TooLarge,
                                "The comparison of the two structures takes too long.");
                }
            });
    }
};

Result<SubstructureQuery> SubstructureQuery::fromMolecule(const Molecule &molecule)
{
    return guarded(ErrorCode::Chemistry, "The structure cannot be looked for.",
                   [&]() -> Result<SubstructureQuery> {
                       RDKit::RWMol mol(molecule.impl().mol);
                       // [O-] for itself would be a radical: the hydrogens it lacks are just not
                       // drawn.
                       for (RDKit::Atom *atom : mol.atoms()) {
                           atom->setNumRadicalElectrons(0);
                       }
                       auto parameters = RDKit::MolOps::AdjustQueryParameters::noAdjustments();
                       parameters.makeDummiesQueries = true;
                       RDKit::MolOps::adjustQueryProperties(mol, &parameters);
                       return Impl::make(std::move(mol)).map([](auto impl) {
                           return SubstructureQuery(std::move(impl));
                       });
                   });
}

Result<SubstructureQuery> SubstructureQuery::fromText(std::string_view text, const Limits &limits)
{
    constexpr const char *notRead = "The text is neither a SMILES nor a SMARTS.";
    return guarded(ErrorCode::Syntax, notRead, [&]() -> Result<SubstructureQuery> {
        const std::string_view body = trimmed(text);
        if (body.empty()) {
            return fail(ErrorCode::Syntax, "There is no structure to look for.");
        }
        if (body.find('\n') != std::string_view::npos) {
            // A MOL block begins with three lines that may be empty.
            const Result<Molecule> drawn = Molecule::fromMolBlock(text, limits);
            return drawn ? fromMolecule(*drawn) : tl::unexpected(drawn.error());
        }
        const Result<Molecule> molecule = Molecule::fromSmiles(body, limits);
        if (molecule) {
            return fromMolecule(*molecule);
        }
        const bool looksLikeSmarts = body.find_first_of("~&;,!$*?") != std::string_view::npos;
        if (molecule.error().code == ErrorCode::TooLarge && !looksLikeSmarts) {
            return tl::unexpected(molecule.error());
        }
        if (Result<void> fine = checkSmarts(body, limits); !fine) {
            return tl::unexpected(fine.error());
        }
        std::unique_ptr<RDKit::RWMol> smarts;
        try {
            smarts.reset(RDKit::SmartsToMol(std::string(body)));
        } catch (const std::exception &) {
            smarts.reset();
        }
        if (!smarts) {
            // Of two readings that failed, the one the person probably meant.
            return looksLikeSmarts ? Result<SubstructureQuery>(fail(ErrorCode::Syntax, notRead))
                                   : tl::unexpected(molecule.error());
        }
        return Impl::make(std::move(*smarts)).map([](auto impl) {
            return SubstructureQuery(std::move(impl));
        });
    });
}

Result<bool> SubstructureQuery::tryMatch(const Molecule &molecule) const
{
    return m_impl->match(molecule).map(
        [](const std::vector<int> &atoms) { return !atoms.empty(); });
}

bool SubstructureQuery::matches(const Molecule &molecule) const
{
    return tryMatch(molecule).value_or(false);
}

std::vector<int> SubstructureQuery::firstMatch(const Molecule &molecule) const
{
    return m_impl->match(molecule).value_or(std::vector<int>());
}

} // namespace artemisia::chem
