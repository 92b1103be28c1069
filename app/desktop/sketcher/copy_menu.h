// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QToolButton;

namespace artemisia::app
{

class Sketcher;

/// Gives the editor's copy button its menu: each form alone, and the picture in the size that is
/// kept in the settings. ChemDraw's keys among them become the editor's. Returns the whole menu as
/// an entry of others, called "copyAs".
QAction *addCopyMenu(Sketcher &sketcher, QToolButton &button);

} // namespace artemisia::app
