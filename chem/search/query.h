// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"

#include <array>
#include <cstdint>

namespace artemisia::chem
{

/// A substructure to look for. Immutable; matches() is safe from any thread. Hydrogens that are not
/// drawn say nothing: any substituent may stand there. Stereo is not compared. Atoms written as *
/// or drawn as R match any atom.
class SubstructureQuery
{
public:
    struct Impl;
    /// SMILES, or SMARTS where it is not a SMILES, or a MOL block with its query features: atom
    /// lists, A, Q, X, M, query bonds, ring membership, counts. TooLarge: more than 300 atoms,
    /// SMARTS of more than 20,000 bytes, or recursive SMARTS nested deeper than 5 or more than 50
    /// of them.
    [[nodiscard]] static Result<SubstructureQuery> fromText(std::string_view text,
                                                            const Limits &limits = {});
    [[nodiscard]] static Result<SubstructureQuery> fromMolecule(const Molecule &molecule);
    /// Whether \a molecule contains it. TooLarge: not decided within a fixed number of steps (well
    /// under a second), which only queries made for it or very symmetric ones need.
    [[nodiscard]] Result<bool> tryMatch(const Molecule &molecule) const;
    /// tryMatch() for where "not decided" may count as no.
    [[nodiscard]] bool matches(const Molecule &molecule) const;
    /// Atom indices of the first match, in the order of the query's atoms; empty if there is none.
    /// An atom of a further unit in numbered brackets is told as the one that is drawn for it.
    [[nodiscard]] std::vector<int> firstMatch(const Molecule &molecule) const;

private:
    explicit SubstructureQuery(std::shared_ptr<const Impl> impl)
        : m_impl(std::move(impl))
    {
    }
    std::shared_ptr<const Impl> m_impl;
};

/// Morgan fingerprint, radius 2, 2048 bits (ECFP4-like), as RDKit makes it.
using Fingerprint = std::array<std::uint64_t, 32>;
[[nodiscard]] Result<Fingerprint> morganFingerprint(const Molecule &molecule);
/// Tanimoto: common bits over all bits; 0 for two empty ones.
[[nodiscard]] double tanimoto(const Fingerprint &a, const Fingerprint &b);

} // namespace artemisia::chem
