// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/labels.h"
#include "chem/drawing/line_up.h"
#include "chem/drawing/place.h"

#include <array>
#include <random>

namespace artemisia::test
{

using namespace artemisia::chem;

/// Does any one thing to a drawing, at random but repeatably.
class RandomHand
{
public:
    explicit RandomHand(unsigned seed)
        : m_random(seed)
    {
    }
    unsigned below(unsigned n) { return n == 0 ? 0 : unsigned(m_random() % n); }
    Point anyPlace() { return {double(below(600)) - 300, double(below(600)) - 300}; }

    template <class Items>
    ItemId any(const Items &items)
    {
        return items.empty() || below(50) == 0 ? ItemId(below(500))
                                               : items[below(unsigned(items.size()))].id;
    }
    BondPen anyPen()
    {
        const BondOrder order = BondOrder(below(10));
        const BondStereo stereo = order == BondOrder::Single   ? BondStereo(below(4))
                                  : order == BondOrder::Double ? BondStereo(below(2) * 4)
                                                               : BondStereo::None;
        return {order, stereo, BondLook(below(3))};
    }
    Selection anySelection(const Drawing &d)
    {
        Selection some;
        for (unsigned i = 0; i < 1 + below(8); ++i) {
            switch (below(6)) {
            case 0:
                some.insert(any(d.bonds));
                break;
            case 1:
                some.insert(any(d.arrows));
                break;
            case 2:
                some.insert(any(d.texts));
                break;
            case 3:
                some.insert(any(d.groups));
                break;
            default:
                some.insert(any(d.atoms));
            }
        }
        return below(4) == 0 ? fragmentAround(d, some) : some;
    }

    void bondsAndRings(Drawing &d)
    {
        switch (below(9)) {
        case 0:
            startBond(d, anyPlace(), anyPlace(), anyPen());
            break;
        case 1:
            drawBond(d, any(d.atoms), any(d.atoms), {}, anyPen());
            break;
        case 2:
            clickBond(d, any(d.bonds), below(2) == 0 ? BondPen{} : anyPen());
            break;
        case 3: {
            const Point from = anyPlace();
            drawChain(d, below(2) == 0 ? kNoItem : any(d.atoms), from,
                      chainTowards(from, anyPlace(), below(2) == 0));
            break;
        }
        case 4:
            drawRing(d, anyPlace(), {int(below(10)), below(2) == 0});
            break;
        case 5:
            drawRingOnAtom(d, any(d.atoms), {int(3 + below(6)), below(2) == 0},
                           RingOnAtom(below(2)));
            break;
        case 6:
            fuseRing(d, any(d.bonds), {int(3 + below(6)), below(2) == 0});
            break;
        case 7:
            reverseBond(d, any(d.bonds));
            break;
        default:
            sprout(d, any(d.atoms), anyPen());
        }
    }

    void atoms(Drawing &d)
    {
        DrawnAtom like;
        switch (below(8)) {
        case 0:
            setElement(d, any(d.atoms), int(below(120)));
            break;
        case 1:
            like.kind = AtomKind::List;
            like.elements = {6, 7, 8};
            setKind(d, any(d.atoms), like);
            break;
        case 2:
            like.kind = AtomKind::Text;
            like.text = "Resin";
            setKind(d, any(d.atoms), like);
            break;
        case 3:
            changeCharge(d, any(d.atoms), int(below(5)) - 2);
            break;
        case 4:
            setIsotope(d, any(d.atoms), int(below(500)));
            break;
        case 5:
            setStereoGroup(d, anySelection(d), StereoGroupKind(below(4)), int(below(4)));
            break;
        case 6:
            typeLabel(d, any(d.atoms));
            break;
        default:
            setMap(d, any(d.atoms), int(below(2000)));
        }
    }

    void typeLabel(Drawing &d, ItemId atom)
    {
        constexpr std::array kLabels{"CH2", "CH3", "NH2", "Boc", "CO2Na", "Et3N", "NaOH", "Resin"};
        if (d.atom(atom) != nullptr && !d.isHidden(atom)) {
            (void)setLabel(d, atom, kLabels.at(below(kLabels.size())), LabelOrder(below(2)));
        }
    }

    void selections(Drawing &d)
    {
        const Selection some = anySelection(d);
        switch (below(10)) {
        case 0:
            erase(d, some);
            break;
        case 1:
            move(d, some, {double(below(100)) - 50, double(below(100)) - 50});
            break;
        case 2:
            rotate(d, some, anyPlace(), double(below(360)));
            break;
        case 3:
            scale(d, some, anyPlace(), 0.5 + below(100) / 100.0);
            break;
        case 4:
            flip(d, some, Mirror(below(2)));
            break;
        case 5:
            mergeOverlapping(d, some, 5);
            break;
        case 6:
            if (d.atoms.size() < 400) {
                insert(d, copyOf(d, some), {20, 20});
            }
            break;
        case 7:
            lineUp(d, some, LineUp(below(6)));
            break;
        case 8:
            spaceOut(d, some, Along(below(2)));
            break;
        default:
            if (d.atoms.size() > 300) {
                erase(d, fragmentAround(d, {any(d.atoms)}));
            }
        }
    }

    void groupsAndWords(Drawing &d)
    {
        switch (below(7)) {
        case 0:
            addGroup(d, GroupKind(below(4)), "Boc", anySelection(d));
            break;
        case 1:
            setContracted(d, any(d.groups), below(2) == 0);
            break;
        case 2:
            dissolve(d, any(d.groups));
            break;
        case 3:
            drawArrow(d, anyPlace(), anyPlace(), ArrowKind(below(8)), below(2) - 0.5);
            break;
        case 4:
            setArrow(d, any(d.arrows), ArrowKind(below(8)));
            break;
        case 5:
            if (DrawnText *text =
                    d.text(drawText(d, anyPlace(), below(4) == 0 ? "" : "EDC, DMAP"))) {
                text->isLeft = text->at.x > text->at.y;
            }
            break;
        default:
            setText(d, any(d.texts), below(2) == 0 ? "" : "rt, 2 h");
        }
    }

    void anything(Drawing &d)
    {
        switch (below(4)) {
        case 0:
            bondsAndRings(d);
            break;
        case 1:
            atoms(d);
            break;
        case 2:
            selections(d);
            break;
        default:
            groupsAndWords(d);
        }
    }

private:
    std::mt19937 m_random;
};

} // namespace artemisia::test
