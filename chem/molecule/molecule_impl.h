// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: what a Molecule holds.
#pragma once

#include "chem/base/guard.h"
#include "chem/molecule/molecule.h"

#include <memory>
#include <mutex>

namespace RDKit
{
class ROMol;
class RWMol;
} // namespace RDKit

namespace artemisia::chem
{

struct Molecule::Impl {
private:
    std::unique_ptr<const RDKit::RWMol> m_mol;

public:
    const RDKit::RWMol &mol; ///< sanitised, implicit hydrogens, at most one conformer (2D); queries
                             ///< unsanitised where they must be

    /// The structure that is meant: units in brackets with a number as often as they stand
    /// (repeat_units_impl.h); the same as mol where there are none. The first atoms are mol's.
    [[nodiscard]] const RDKit::RWMol &whole() const;

    /// Worked out when first asked for: most molecules of a large file never are.
    [[nodiscard]] StereoStatement stereo() const;

    explicit Impl(RDKit::RWMol &&molecule);
    Impl(RDKit::RWMol &&molecule, StereoStatement known);
    ~Impl();
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

private:
    mutable std::once_flag m_wholeOnce;
    mutable std::unique_ptr<const RDKit::RWMol> m_whole; ///< null: mol
    mutable std::once_flag m_stereoOnce;
    mutable StereoStatement m_stereo = StereoStatement::None;
};

/// Wraps a finished RDKit molecule: drops names, 3D and meaningless coordinates. RDKit writes
/// computed properties into const molecules: copy impl().mol before calling anything that may (most
/// descriptors do).
[[nodiscard]] Molecule makeMolecule(RDKit::RWMol mol);

/// Whether RDKit can perceive rings and canonicalise \a mol (parsed, not sanitised) in bounded
/// time.
[[nodiscard]] Result<void> checkGraph(const RDKit::ROMol &mol, const Limits &limits);

/// What is wrong with an unsanitised molecule, in words that name the atom.
[[nodiscard]] Error chemistryError(const RDKit::ROMol &unsanitised, const char *detail);

/// Sanitises, removes meaningless hydrogens and assigns stereo as the parsers do; for molecules
/// that other means built (InChI).
[[nodiscard]] Result<Molecule> finishMolecule(RDKit::RWMol mol, const Limits &limits);

/// The same for a molecule with a drawing: stereo is taken from its wedges and double bonds. \a
/// afterStereo may then change or drop the coordinates.
[[nodiscard]] Result<Molecule> finishDrawing(RDKit::RWMol mol, const Limits &limits,
                                             void (*afterStereo)(RDKit::RWMol &));

/// The stereo statement of an RDKit molecule, uncached.
[[nodiscard]] StereoStatement stereoOf(const RDKit::ROMol &mol);

} // namespace artemisia::chem
