// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"

#include <array>
#include <cstdint>

namespace artemisia::chem
{

/// A substructure to look for. Immutable; matches() is safe from any thread.
class SubstructureQuery
{
public:
    struct Impl;
    /// SMILES, or SMARTS where it is not a SMILES.
    [[nodiscard]] static Result<SubstructureQuery> fromText(std::string_view text, const Limits &limits = {});
    [[nodiscard]] static Result<SubstructureQuery> fromMolecule(const Molecule &molecule);
    [[nodiscard]] bool matches(const Molecule &molecule) const;
    /// Atom indices of the first match; empty if there is none.
    [[nodiscard]] std::vector<int> firstMatch(const Molecule &molecule) const;

private:
    explicit SubstructureQuery(std::shared_ptr<const Impl> impl) : m_impl(std::move(impl)) {}
    std::shared_ptr<const Impl> m_impl;
};

/// Morgan fingerprint, radius 2, 2048 bits (ECFP4-like), as RDKit makes it.
using Fingerprint = std::array<std::uint64_t, 32>;
[[nodiscard]] Result<Fingerprint> morganFingerprint(const Molecule &molecule);
/// Tanimoto: common bits over all bits; 0 for two empty ones.
[[nodiscard]] double tanimoto(const Fingerprint &a, const Fingerprint &b);

} // namespace artemisia::chem
