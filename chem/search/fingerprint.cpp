// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/molecule_impl.h"
#include "chem/search/query.h"

#include <DataStructs/ExplicitBitVect.h>
#include <GraphMol/Fingerprints/MorganFingerprints.h>
#include <GraphMol/RWMol.h>

#include <bit>

namespace artemisia::chem
{

Result<Fingerprint> morganFingerprint(const Molecule &molecule)
{
    return guarded(ErrorCode::Internal, "The fingerprint could not be made.",
                   [&]() -> Result<Fingerprint> {
                       Fingerprint bits{};
                       if (molecule.isEmpty()) {
                           return bits;
                       }
                       // RDKit notes its invariants in the molecule it is given.
                       const RDKit::RWMol mol(molecule.impl().whole());
                       constexpr unsigned int radius = 2;
                       constexpr unsigned int size = 2048;
                       const std::unique_ptr<ExplicitBitVect> made(
                           RDKit::MorganFingerprints::getFingerprintAsBitVect(mol, radius, size));
                       std::vector<int> on;
                       made->getOnBits(on);
                       for (const int bit : on) {
                           bits[static_cast<std::size_t>(bit) / 64] |=
                               std::uint64_t{1} << (static_cast<unsigned int>(bit) % 64);
                       }
                       return bits;
                   });
}

double tanimoto(const Fingerprint &a, const Fingerprint &b)
{
    int common = 0;
    int any = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        common += std::popcount(a[i] & b[i]);
        any += std::popcount(a[i] | b[i]);
    }
    return any > 0 ? static_cast<double>(common) / any : 0;
}

} // namespace artemisia::chem
