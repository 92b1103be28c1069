// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace artemisia::chem
{

/// What the input says about stereochemistry, as a chemist would state it.
enum class StereoStatement {
    None,     ///< No stereogenic element.
    Unknown,  ///< There are stereogenic elements, and at least one is left open.
    Relative, ///< All given, relative to each other only ("or" groups of CXSMILES and V3000).
    Racemic,  ///< All given, as a racemate ("and" groups, or an unset V2000 chiral flag stated as
              ///< such).
    Absolute, ///< All given and absolute.
};

enum class MolBlockVersion { Automatic, V2000, V3000 };

/// One structure as a chemist draws or writes it: atoms, bonds, stereo, possibly several fragments,
/// with or without 2D coordinates. An immutable value: cheap to copy (shared), every const member
/// is safe from any thread. Hydrogens are implicit unless they were drawn with a meaning (isotope,
/// stereo, charge). No exception leaves any function of chem.
/// A unit in brackets with a number (an SRU labelled "4") is drawn once and counts so often:
/// SMILES, InChI, formula, masses, fingerprints and searches are of the whole; atomCount(),
/// bondCount() and MOL blocks of what is drawn.
class Molecule
{
public:
    struct Impl; ///< The RDKit molecule; chem's own .cpp files see it through molecule_impl.h.

    Molecule(); ///< No atoms.
    explicit Molecule(std::shared_ptr<const Impl> impl);

    /// SMILES or CXSMILES (after white space; coordinates, enhanced stereo, S-groups are read).
    /// Text after that is ignored as a name. An empty text is a Syntax error.
    [[nodiscard]] static Result<Molecule> fromSmiles(std::string_view text,
                                                     const Limits &limits = {});
    /// A MOL block, V2000 or V3000; keeps the coordinates as drawn. CR, LF and CRLF are accepted.
    [[nodiscard]] static Result<Molecule> fromMolBlock(std::string_view block,
                                                       const Limits &limits = {});
    /// A standard InChI (with its "InChI=" prefix).
    [[nodiscard]] static Result<Molecule> fromInchi(std::string_view inchi,
                                                    const Limits &limits = {});
    /// Finds out which of the above, or CDXML with exactly one structure, \a text is.
    [[nodiscard]] static Result<Molecule> fromText(std::string_view text,
                                                   const Limits &limits = {});
    /// What toBytes() gave; fails on anything else. For caches, never for files that are published.
    [[nodiscard]] static Result<Molecule> fromBytes(std::string_view bytes);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] int atomCount() const; ///< Without implicit hydrogens.
    [[nodiscard]] int bondCount() const;
    [[nodiscard]] int fragmentCount() const;
    [[nodiscard]] bool hasCoordinates() const; ///< 2D coordinates, as drawn or laid out.
    [[nodiscard]] bool hasQueryFeatures() const;
    [[nodiscard]] StereoStatement stereo() const;

    /// The same molecule with 2D coordinates; itself if it has some already. Bond length 1.5
    /// (RDKit's). TooLarge for a fragment of more than 500 atoms.
    [[nodiscard]] Result<Molecule> withCoordinates() const;

    /// Canonical isomeric SMILES (RDKit's; equal for equal structures with one version of RDKit).
    [[nodiscard]] std::string smiles() const;
    /// Canonical SMILES plus what SMILES cannot hold (enhanced stereo ...), without coordinates;
    /// equals smiles() where there is nothing to add.
    [[nodiscard]] std::string cxSmiles() const;
    /// A MOL block with the coordinates of the drawing (laid out first if there are none); wedges,
    /// waves, crosses and the double bonds of rings where the author drew them. Automatic: V2000
    /// unless the structure needs V3000 (enhanced stereo, over 999 atoms). LF, no time stamp, and
    /// the same bytes for the same input.
    [[nodiscard]] Result<std::string>
    molBlock(MolBlockVersion version = MolBlockVersion::Automatic) const;
    [[nodiscard]] std::string toBytes() const;

    [[nodiscard]] const Impl &impl() const { return *m_impl; }

private:
    std::shared_ptr<const Impl> m_impl;
};

/// The name of a StereoStatement in files: "none", "unknown", "relative", "racemic", "absolute".
[[nodiscard]] std::string_view toName(StereoStatement stereo);
[[nodiscard]] std::optional<StereoStatement> stereoFromName(std::string_view name);

} // namespace artemisia::chem
