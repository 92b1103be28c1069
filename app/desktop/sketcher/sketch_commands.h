// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_document.h"
#include "app/desktop/sketcher/sketch_keys.h"
#include "app/desktop/sketcher/sketch_view.h"

#include <QCoreApplication>

namespace artemisia::app
{

/// What the keys of the sheet do, as commands of a few words, so that they can be shown, changed
/// and kept:
///
///     label TEXT            the atom's label as typed: an element, a group, letters
///     charge +1 | -1        radical
///     sprout [double|triple|wedge|hash] [LABEL]      a bond to a new atom; "sprout twice": two
///     chain                 three bonds more
///     ring SIZE [aromatic]  fused to the bond, bound to the atom
///     bond single|double|triple|aromatic|wedge|hash|wavy|crossed|bold|dashed|dative|any
///     reverse               the bond from its other end
///     erase, nudge left|right|up|down, begin, edit
///
/// "tool ..." and what opens windows is the sketcher's own.
class SketchCommands
{
    Q_DECLARE_TR_FUNCTIONS(SketchCommands)
public:
    /// Runs a command on what it is about: the hovered item if it is of the wanted kind, else the
    /// chosen ones. False: it is none of these, or there is nothing to do it to.
    static bool run(const QString &command, KeyContext context, SketchView &view,
                    SketchDocument &document);
    /// The command in words, for the cheat sheet and tooltips.
    [[nodiscard]] static QString describe(const QString &command);
};

} // namespace artemisia::app
