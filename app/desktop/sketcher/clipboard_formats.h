// SPDX-License-Identifier: GPL-3.0-or-later
// The names that programs give to structures on the clipboard. Sources: the chemical/x-... types of
// Rzepa, Murray-Rust and Whitaker (Chemical MIME); "ChemDraw Interchange Format" (binary CDX) and
// "MDLCT" (a MOL block in counted lines) as OpenChemLib lists them (ClipboardFormat.java).
// Windows' own names reach Qt as application/x-qt-windows-mime;value="..."; under X11 Wine shows
// each under the name itself (dlls/winex11.drv/clipboard.c). ChemDraw for macOS uses
// com.perkinelmer.chemdraw.cdx-clipboard, for which Qt has a public door from 6.5 on only.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace artemisia::app
{

/// All names of one form, the best known first.
namespace ClipboardFormat
{
[[nodiscard]] QStringList cdxml();
[[nodiscard]] QStringList cdx(); ///< ChemDraw's binary form; read only
[[nodiscard]] QStringList rxn();
[[nodiscard]] QStringList mol();
[[nodiscard]] QStringList molLines(); ///< a MOL block as counted lines
[[nodiscard]] QStringList sdf();      ///< read only
[[nodiscard]] QStringList smiles();
[[nodiscard]] QStringList inchi();
[[nodiscard]] QStringList svg();
} // namespace ClipboardFormat

/// A MOL block as lines that each begin with their length in a byte, and back. Empty: it is none,
/// or has a line of more than 255 bytes.
[[nodiscard]] QByteArray toCountedLines(const QByteArray &block);
[[nodiscard]] QByteArray fromCountedLines(const QByteArray &counted);

} // namespace artemisia::app
