// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/depict/scheme_text.h"
#include "chem/depict/sketch.h"
#include "chem/drawing/display.h"

namespace artemisia::chem
{

namespace
{

constexpr double kHead = 7;       ///< length of an arrow's head, as in schemes
constexpr double kHeadHalf = 2.2; ///< half of its width
constexpr double kNotch = 1.5;    ///< how far its back is drawn in
constexpr double kApart = 1.6;    ///< half the distance of the two lines of an equilibrium
constexpr double kCross = 4;      ///< half the size of the cross of a failed reaction

LineItem stroke(Point from, Point to)
{
    return {from, to, Acs::lineWidth, InkRole::Structure, false};
}

// A full head with its tip at \a tip, pointing along \a along (length 1).
PolygonItem head(Point tip, Point along)
{
    const Point side = normal(along) * kHeadHalf;
    const Point back = tip - along * kHead;
    return {{tip, back + side, tip - along * (kHead - kNotch), back - side}, InkRole::Structure};
}

// Half a head, on the side of \a side.
PolygonItem barb(Point tip, Point along, Point side)
{
    return {{tip, tip - along * kHead + side * kHeadHalf, tip - along * (kHead - kNotch)},
            InkRole::Structure};
}

void addRetro(DisplayList &list, Point from, Point to, Point along)
{
    const Point side = normal(along) * 2;
    const Point inner = to - along * 2.6;
    list.items.push_back(stroke(from + side, inner + side));
    list.items.push_back(stroke(from - side, inner - side));
    const Point wing = normal(along) * 4.6;
    list.items.push_back(stroke(to, to - along * 6 + wing));
    list.items.push_back(stroke(to, to - along * 6 - wing));
}

void addEquilibrium(DisplayList &list, Point from, Point to, Point along)
{
    const Point up = normal(along) * -kApart;
    list.items.push_back(stroke(from + up, to + up));
    list.items.push_back(barb(to + up, along, normal(along) * -1));
    list.items.push_back(stroke(to - up, from - up));
    list.items.push_back(barb(from - up, along * -1, normal(along)));
}

void addFailed(DisplayList &list, Point from, Point to, Point along)
{
    const Point middle = (from + to) * 0.5;
    const Point a = (along + normal(along)) * (kCross * 0.7);
    const Point b = (along - normal(along)) * (kCross * 0.7);
    list.items.push_back(stroke(middle - a, middle + a));
    list.items.push_back(stroke(middle - b, middle + b));
}

void addCurly(DisplayList &list, const DrawnArrow &arrow)
{
    std::vector<Point> curve = curveOf(arrow);
    const Point along = unit(curve[3] - curve[2]);
    const Point tip = curve[3];
    curve[3] = tip - along * (kHead - kNotch);
    list.items.push_back(PathItem{curve, true, Acs::lineWidth, InkRole::Structure});
    const Point outside = normal(along) * (arrow.bend >= 0 ? -1.0 : 1.0);
    if (arrow.kind == ArrowKind::CurlySingle) {
        list.items.push_back(barb(tip, along, outside * -1));
    } else {
        list.items.push_back(head(tip, along));
    }
}

} // namespace

std::vector<Point> curveOf(const DrawnArrow &arrow)
{
    const Point span = arrow.to - arrow.from;
    // The arc of a cubic curve stands three quarters as high as its handles.
    const Point rise = normal(span) * (-arrow.bend * 4 / 3);
    return {arrow.from, arrow.from + span * 0.25 + rise, arrow.to - span * 0.25 + rise, arrow.to};
}

DisplayList displayOf(const DrawnArrow &arrow)
{
    DisplayList list;
    const Point along = unit(arrow.to - arrow.from);
    const Point neck = arrow.to - along * (kHead - kNotch);
    switch (arrow.kind) {
    case ArrowKind::Reaction:
    case ArrowKind::Failed:
        list.items.push_back(stroke(arrow.from, neck));
        list.items.push_back(head(arrow.to, along));
        if (arrow.kind == ArrowKind::Failed) {
            addFailed(list, arrow.from, arrow.to, along);
        }
        break;
    case ArrowKind::Resonance:
        list.items.push_back(stroke(arrow.from + along * (kHead - kNotch), neck));
        list.items.push_back(head(arrow.to, along));
        list.items.push_back(head(arrow.from, along * -1));
        break;
    case ArrowKind::NoHead:
        list.items.push_back(stroke(arrow.from, arrow.to));
        break;
    case ArrowKind::Equilibrium:
        addEquilibrium(list, arrow.from, arrow.to, along);
        break;
    case ArrowKind::Retrosynthesis:
        addRetro(list, arrow.from, arrow.to, along);
        break;
    case ArrowKind::CurlyPair:
    case ArrowKind::CurlySingle:
        addCurly(list, arrow);
        break;
    }
    measure(list);
    return list;
}

DisplayList displayOf(const DrawnText &text)
{
    // As it was typed: lines are broken by hand, and nothing of it is left out.
    const DisplayList words = schemeText(text.text, {300, 300, text.isLeft});
    DisplayList list;
    const Box &box = words.bounds;
    append(list, words,
           {text.at.x - box.left - box.width / 2, text.at.y - box.top - box.height / 2});
    measure(list);
    return list;
}

} // namespace artemisia::chem
