// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/convert.h"
#include "chem/drawing/scheme.h"

#include <QByteArray>
#include <QImage>
#include <QString>

class QMimeData;

namespace artemisia::app
{

/// What a copy is to be for the program that takes it.
enum class CopyAs { Everything, Smiles, Inchi, InchiKey, Mol, Rxn, Cdxml, Svg, Picture };

/// Why there is no SMILES or no InChI.
enum class Obstacle {
    None,
    Valence, ///< an atom with more bonds than it can have
    Letters, ///< a label that names nothing known
    Query,   ///< an R group, a list or another atom that stands for several
};

/// A drawing in the forms that other programs ask for. Empty: the drawing has no such form.
struct CopiedForms {
    QString smiles; ///< with its CXSMILES part; of a scheme, reaction SMILES, a line each step
    std::size_t steps = 0; ///< of a scheme
    chem::SmilesLosses lostInSmiles;
    QString inchi; ///< of structures without an arrow, as the key
    QString inchiKey;
    Obstacle obstacle = Obstacle::None; ///< of a copy as one of these that is not there
    QString obstacleLabel;              ///< the label of the first atom it is about
    QByteArray mol; ///< V2000 where that can hold it; of a scheme, all its structures
    QByteArray rxn; ///< of several steps, all of them as one reaction
    QByteArray cdxml;
    QByteArray svg;
    QImage picture; ///< black on white
    QByteArray png;
    int picturePixelsPerInch = 0; ///< less than asked where the picture would be too large
};

/// CXSMILES of the structures of a drawing, of which \a whole was made: canonical each, in reading
/// order. Where one of them needs more than its SMILES, all are in RDKit's order. For workers.
[[nodiscard]] QString smilesOfStructures(const chem::Drawing &drawing, const chem::Molecule &whole);

/// Reaction SMILES, a line each step; empty if one of them has none. For workers.
[[nodiscard]] QString smilesOfSteps(const chem::Drawing &drawing,
                                    const std::vector<chem::SchemeStep> &steps);

/// The forms that a copy as \a as needs. Tens of milliseconds: for workers.
[[nodiscard]] CopiedForms copiedForms(const chem::Drawing &drawing, CopyAs as, int dotsPerInch);

/// The forms as the clipboard takes them: all at once, or the one that was asked for, as text too.
/// Null: there is no such form. Owned by the caller.
[[nodiscard]] QMimeData *mimeOf(const CopiedForms &forms, CopyAs as);

} // namespace artemisia::app
