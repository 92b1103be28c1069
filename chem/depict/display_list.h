// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace artemisia::chem
{

/// Points and lengths are in PostScript points at 100 % scale: an ACS 1996 bond is 14.4 long. y
/// grows down.
struct Point {
    double x = 0;
    double y = 0;
};

struct Box {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

/// Who paints decides the colours; the list names roles only.
enum class InkRole {
    Structure, ///< bonds, carbon, plain text: black on paper, text colour in the dark
    Nitrogen,
    Oxygen,
    Sulfur,
    Phosphorus,
    Halogen,   ///< used only if hetero atoms are to be coloured
    Secondary, ///< captions, numbers, abs/or/and marks
    Warning,   ///< valence errors
    Highlight, ///< a matched substructure
};

/// A straight stroke with round caps; dashed: 2.5 drawn, 2 not.
struct LineItem {
    Point from;
    Point to;
    double width = 0.6;
    InkRole ink = InkRole::Structure;
    bool dashed = false;
};

/// A closed, filled shape (a wedge, an arrow head).
struct PolygonItem {
    std::vector<Point> points;
    InkRole ink = InkRole::Structure;
};

/// An open stroke through the points (wavy bond), round caps and joins; smooth: as a Bezier spline,
/// 3n + 1 points.
struct PathItem {
    std::vector<Point> points;
    bool smooth = false;
    double width = 0.6;
    InkRole ink = InkRole::Structure;
};

/// A disc or ring (radical dots, highlights, aromatic circles).
struct CircleItem {
    Point centre;
    double radius = 1;
    bool filled = true;
    double width = 0.6;
    InkRole ink = InkRole::Structure;
};

/// A run of text at its baseline's left end. Widths come from the built-in metrics of
/// Helvetica/Arial so that a drawing is the same on every machine; painters scale the font to the
/// stated width.
struct TextItem {
    Point baseline;
    std::string text; ///< UTF-8
    double size = 10; ///< font size in points
    double width = 0; ///< advance of the whole run in points, as laid out
    InkRole ink = InkRole::Structure;
};

using DisplayItem = std::variant<LineItem, PolygonItem, PathItem, CircleItem, TextItem>;

/// A finished drawing, to be painted by a QPainter or written as SVG. Items in painting order.
struct DisplayList {
    std::vector<DisplayItem> items;
    Box bounds; ///< of everything, line widths included
};

} // namespace artemisia::chem
