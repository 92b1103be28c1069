// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/roundtrip/style_check.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/scheme.h"
#include "tests/roundtrip/draw_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace artemisia::roundtrip
{

using namespace artemisia::chem;

namespace
{

// ACS Document 1996, in points; restated here, so that a changed constant is seen.
constexpr double kBond = 14.4;
constexpr double kLine = 0.6;
constexpr double kBold = 2.0;
constexpr double kWedge = 3.0; ///< ChemDraw draws a wedge half as wide again as a bold bond
constexpr double kHash = 2.5;
constexpr double kMargin = 1.6;
constexpr double kSpacing = 0.18;
constexpr double kLabel = 10;
constexpr double kScript = 7.5;

double toSegment(Point p, Point a, Point b)
{
    const Point d = b - a;
    const double t = dot(d, d) > 0 ? std::clamp(dot(p - a, d) / dot(d, d), 0.0, 1.0) : 0;
    return length(p - (a + d * t));
}

/// A bond as it stands on the page and what was drawn of it.
struct Bond {
    const DrawnBond *drawn;
    Point from;
    Point to;
    std::vector<LineItem> lines;
    std::vector<PolygonItem> polygons;
    [[nodiscard]] Point along() const { return unit(to - from); }
    [[nodiscard]] double size() const { return length(to - from); }
    [[nodiscard]] double offsetOf(const LineItem &line) const
    {
        return dot((line.from + line.to) * 0.5 - from, normal(along()));
    }
};

/// Letters: those of an atom, of a text, of a bracket, or a mark.
struct Words {
    TextItem item;
    ItemId owner = kNoItem;
    bool isLabel = false;
};

class Inspector
{
public:
    explicit Inspector(const Drawing &drawing)
        : m_drawing(drawing)
        , m_list(displayOf(drawing))
    {
        for (const DrawnBond &bond : drawing.bonds) {
            const bool isHidden = drawing.isHidden(bond.from) || drawing.isHidden(bond.to);
            if (!isHidden) {
                m_bonds.push_back(
                    {&bond, drawing.atom(bond.from)->at, drawing.atom(bond.to)->at, {}, {}});
            }
        }
        sortItems();
    }

    StyleReport run()
    {
        measureLengths();
        for (const Bond &bond : m_bonds) {
            measure(bond);
        }
        for (const Words &words : m_words) {
            measure(words);
        }
        checkOverlaps();
        checkArrows();
        for (std::string &fault : markFaults(m_list)) {
            m_report.faults.push_back(std::move(fault));
        }
        return std::move(m_report);
    }

private:
    void fault(const std::string &what, double is)
    {
        m_report.faults.push_back(what + ": " + std::to_string(is));
    }
    void expect(bool holds, const std::string &what, double is)
    {
        if (!holds) {
            fault(what, is);
        }
    }

    // The list is bonds, letters, brackets, marks, and then what the sheet has beside structures.
    void sortItems()
    {
        std::size_t tail = 0;
        for (const DrawnArrow &arrow : m_drawing.arrows) {
            tail += displayOf(arrow).items.size();
        }
        std::vector<std::pair<ItemId, std::size_t>> texts;
        for (const DrawnText &text : m_drawing.texts) {
            texts.emplace_back(text.id, displayOf(text).items.size());
            tail += texts.back().second;
        }
        const std::size_t pluses = 2 * plusSigns(m_drawing).size();
        for (const DrawnBond &bond : m_drawing.bonds) {
            tail += bond.look == BondLook::Bold && !m_drawing.isHidden(bond.from) &&
                            !m_drawing.isHidden(bond.to)
                        ? 1
                        : 0;
        }
        const std::size_t end = m_list.items.size() - tail - pluses;
        findLabelled(end);
        bool isPastBonds = false;
        bool isPastLabels = false;
        for (std::size_t i = 0; i < end; ++i) {
            const auto *text = std::get_if<TextItem>(&m_list.items[i]);
            isPastLabels = isPastLabels || (isPastBonds && text == nullptr);
            isPastBonds = isPastBonds || text != nullptr;
            if (text != nullptr && text->size != 6) {
                m_words.push_back({*text, isPastLabels ? kNoItem : ownerOf(*text), !isPastLabels});
            } else if (!isPastBonds) {
                giveToBond(m_list.items[i]);
            }
        }
        std::size_t at = m_list.items.size() - pluses;
        for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
            for (std::size_t i = 0; i < text->second; ++i) {
                m_words.push_back({std::get<TextItem>(m_list.items[--at]), text->first, false});
            }
        }
    }

    // Letters stand over their atom; the corners of a structure own none.
    void findLabelled(std::size_t end)
    {
        for (std::size_t i = 0; i < end; ++i) {
            const auto *text = std::get_if<TextItem>(&m_list.items[i]);
            for (const DrawnAtom &atom : m_drawing.atoms) {
                if (text != nullptr && text->size == kLabel && !m_drawing.isHidden(atom.id) &&
                    distanceOf(boxOf(*text), Box{atom.at.x, atom.at.y, 0, 0}) < 0.5) {
                    m_labelled.insert(atom.id);
                }
            }
        }
    }

    // A lowered number belongs to the letters before it, whatever atom is near.
    [[nodiscard]] ItemId ownerOf(const TextItem &text) const
    {
        const bool isAfter = !m_words.empty() && text.size == kScript &&
                             distanceOf(boxOf(text), boxOf(m_words.back().item)) < 0.1 &&
                             text.baseline.x > m_words.back().item.baseline.x;
        return isAfter ? m_words.back().owner : atomOf(text);
    }

    [[nodiscard]] ItemId atomOf(const TextItem &text) const
    {
        const Box box = boxOf(text);
        double least = 1e9;
        ItemId best = kNoItem;
        for (const DrawnAtom &atom : m_drawing.atoms) {
            const double d = distanceOf(box, Box{atom.at.x, atom.at.y, 0, 0});
            if (d < least && m_labelled.count(atom.id) > 0) {
                least = d;
                best = atom.id;
            }
        }
        return best;
    }

    template <class Ends>
    [[nodiscard]] Bond *bondOf(const Ends &ends)
    {
        double least = 1e9;
        Bond *best = nullptr;
        for (Bond &bond : m_bonds) {
            double worst = 0;
            for (const Point &p : ends) {
                worst = std::max(worst, toSegment(p, bond.from, bond.to));
            }
            // A hash crosses its bond, every other line runs along it.
            const Point way = unit(ends[ends.size() - 1] - ends[0]);
            const bool isAskew = ends.size() == 2 && bond.drawn->stereo != BondStereo::Hash &&
                                 std::abs(cross(way, bond.along())) > 0.4;
            if (worst + (isAskew ? 100 : 0) < least) {
                least = worst + (isAskew ? 100 : 0);
                best = &bond;
            }
        }
        return best;
    }

    void giveToBond(const DisplayItem &item)
    {
        if (const auto *line = std::get_if<LineItem>(&item)) {
            if (Bond *bond = bondOf(std::array<Point, 2>{line->from, line->to})) {
                bond->lines.push_back(*line);
            }
        } else if (const auto *polygon = std::get_if<PolygonItem>(&item)) {
            if (Bond *bond = bondOf(polygon->points)) {
                bond->polygons.push_back(*polygon);
            }
        }
    }

    void measureLengths()
    {
        std::vector<double> lengths;
        for (const Bond &bond : m_bonds) {
            lengths.push_back(bond.size());
        }
        std::sort(lengths.begin(), lengths.end());
        m_report.medianBond = lengths.empty() ? 0 : lengths[lengths.size() / 2];
        m_report.bonds = static_cast<int>(lengths.size());
    }

    void measure(const Bond &bond)
    {
        for (const LineItem &line : bond.lines) {
            expect(std::abs(line.width - kLine) < 1e-9, "line width", line.width);
        }
        if (bond.drawn->stereo == BondStereo::Wedge) {
            measureWedge(bond);
        } else if (bond.drawn->stereo == BondStereo::Hash) {
            measureHashes(bond);
        } else if (bond.drawn->stereo == BondStereo::None) {
            if (bond.drawn->order == BondOrder::Double && bond.lines.size() == 2) {
                measureDouble(bond);
            }
            measureMargins(bond);
        }
    }

    // Narrow at the centre, wide at the other end; mitred onto its neighbours it may be wider.
    void measureWedge(const Bond &bond)
    {
        ++m_report.wedges;
        if (bond.polygons.size() != 1) {
            fault("a wedge that is not one shape", double(bond.polygons.size()));
            return;
        }
        double left = 0;
        double right = 0;
        double tip = 0;
        for (const Point &p : bond.polygons[0].points) {
            const double across = dot(p - bond.from, normal(bond.along()));
            const double part = dot(p - bond.from, bond.along()) / bond.size();
            if (part > 0.5) {
                left = std::max(left, across);
                right = std::min(right, across);
            } else {
                tip = std::max(tip, 2 * std::abs(across));
            }
        }
        expect(std::abs(tip - kLine) < 0.1, "a wedge's narrow end", tip);
        expect(left - right > kWedge * 0.8 && left - right < kWedge * 1.4, "a wedge's wide end",
               left - right);
    }

    void measureHashes(const Bond &bond)
    {
        ++m_report.hashes;
        std::vector<double> at;
        double widest = 0;
        for (const LineItem &line : bond.lines) {
            at.push_back(dot((line.from + line.to) * 0.5 - bond.from, bond.along()));
            widest = std::max(widest, length(line.to - line.from) + line.width);
        }
        std::sort(at.begin(), at.end());
        for (std::size_t i = 1; i < at.size(); ++i) {
            expect(std::abs(at[i] - at[i - 1] - kHash) < 0.5, "hash spacing", at[i] - at[i - 1]);
        }
        expect(at.size() >= 3, "hashes", double(at.size()));
        expect(widest > kWedge * 0.8 && widest < kWedge * 1.05, "the widest hash", widest);
    }

    void measureDouble(const Bond &bond)
    {
        ++m_report.doubles;
        const double a = bond.offsetOf(bond.lines[0]);
        const double b = bond.offsetOf(bond.lines[1]);
        const double wanted = kSpacing * std::min(bond.size(), kBond);
        expect(std::abs(std::abs(a - b) - wanted) < 0.05, "bond spacing", std::abs(a - b));
        const bool isCentred = std::abs(a + b) < 0.05;
        const double off = std::abs(a) > std::abs(b) ? a : b;
        const double axis = std::abs(a) > std::abs(b) ? b : a;
        expect(isCentred || std::abs(axis) < 0.05, "neither line on the axis", axis);
        const std::vector<Point> ring = ringOf(*bond.drawn);
        if (!ring.empty()) {
            checkRingSide(bond, ring, off, isCentred);
        } else {
            checkChainSide(bond, off, isCentred);
        }
    }

    // Within the smallest ring of the bond, or another one as small or with more double bonds:
    // there is always some ring's corner on the side of the second line.
    void checkRingSide(const Bond &bond, const std::vector<Point> &ring, double off, bool isCentred)
    {
        Point middle;
        for (const Point &p : ring) {
            middle = middle + p * (1.0 / double(ring.size()));
        }
        const double side = dot(middle - bond.from, normal(bond.along()));
        expect(!isCentred, "a centred double bond in a ring", off);
        expect(side * off > 0 || isFused(*bond.drawn), "a second line outside its ring", off);
    }

    void checkChainSide(const Bond &bond, double off, bool isCentred)
    {
        double weight = 0;
        std::array<int, 2> substituents{};
        const std::array<ItemId, 2> ends{bond.drawn->from, bond.drawn->to};
        for (std::size_t i = 0; i < 2; ++i) {
            for (const ItemId other : neighboursOf(ends[i])) {
                if (other != ends[1 - i]) {
                    ++substituents[i];
                    const Point away = m_drawing.atom(other)->at - m_drawing.atom(ends[i])->at;
                    const double across = dot(away, normal(bond.along()));
                    weight += std::abs(across) < 0.5 ? 0 : across > 0 ? 1 : -1;
                }
            }
        }
        const bool isTerminal = std::min(substituents[0], substituents[1]) == 0;
        const bool isSymmetric = isTerminal && std::max(substituents[0], substituents[1]) == 2;
        if (isSymmetric) {
            expect(isCentred, "a terminal double bond on a symmetric atom off its middle", off);
        } else if (!isCentred) {
            expect(weight * off >= 0, "a second line on the emptier side", weight);
        }
    }

    [[nodiscard]] std::vector<ItemId> neighboursOf(ItemId atom) const
    {
        std::vector<ItemId> out;
        for (const Bond &bond : m_bonds) {
            if (bond.drawn->touches(atom)) {
                out.push_back(bond.drawn->other(atom));
            }
        }
        return out;
    }

    [[nodiscard]] std::vector<Point> ringOf(const DrawnBond &without) const
    {
        std::map<ItemId, ItemId> from{{without.from, kNoItem}};
        std::vector<ItemId> queue{without.from};
        for (std::size_t i = 0; i < queue.size() && from.count(without.to) == 0; ++i) {
            const ItemId atom = queue[i];
            for (const ItemId next : neighboursOf(atom)) {
                const bool isIt = atom == without.from && next == without.to;
                if (!isIt && from.emplace(next, atom).second) {
                    queue.push_back(next);
                }
            }
        }
        std::vector<Point> ring;
        for (ItemId at = from.count(without.to) > 0 ? without.to : kNoItem; at != kNoItem;
             at = from[at]) {
            ring.push_back(m_drawing.atom(at)->at);
        }
        return ring.size() <= 10 ? ring : std::vector<Point>();
    }

    // Both ends have a third bond that lies in a ring: then either ring may hold the line.
    [[nodiscard]] bool isFused(const DrawnBond &bond) const
    {
        return neighboursOf(bond.from).size() > 2 && neighboursOf(bond.to).size() > 2;
    }

    // Where a line ends before letters, it ends the margin off them.
    void measureMargins(const Bond &bond)
    {
        for (const bool isFrom : {true, false}) {
            const ItemId atom = isFrom ? bond.drawn->from : bond.drawn->to;
            double least = 1e9;
            for (const Words &words : m_words) {
                if (!words.isLabel || words.owner != atom) {
                    continue;
                }
                for (const auto &outline :
                     glyphOutlines(words.item.text, words.item.baseline, words.item.size)) {
                    for (std::size_t i = 0; i < outline.size(); ++i) {
                        least = std::min(least,
                                         gap(bond, outline[i], outline[(i + 1) % outline.size()]));
                    }
                }
            }
            const bool isArrow = bond.drawn->order == BondOrder::Dative;
            if (least < 1e9 && !bond.lines.empty() && !isArrow) {
                ++m_report.margins;
                expect(least > kMargin - 0.05 && least < kMargin + 0.6, "margin at letters", least);
            }
        }
    }

    static double gap(const Bond &bond, Point a, Point b)
    {
        double least = 1e9;
        for (const LineItem &line : bond.lines) {
            least =
                std::min({least, toSegment(a, line.from, line.to), toSegment(b, line.from, line.to),
                          toSegment(line.from, a, b), toSegment(line.to, a, b)});
        }
        return least;
    }

    void measure(const Words &words)
    {
        ++m_report.words;
        if (words.isLabel) {
            expect(words.item.size == kLabel || words.item.size == kScript,
                   "size of the letters " + words.item.text, words.item.size);
        }
        expect(std::abs(words.item.width - textWidth(words.item.text, words.item.size)) < 1e-9,
               "width of " + words.item.text, words.item.width);
    }

    void checkOverlaps()
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const Box box = boxOf(m_words[i].item);
            for (std::size_t k = 0; k < i; ++k) {
                const bool isOne = m_words[k].owner == m_words[i].owner &&
                                   m_words[k].isLabel == m_words[i].isLabel;
                if (!isOne && distanceOf(box, boxOf(m_words[k].item)) <= 0) {
                    m_report.faults.push_back("the letters " + m_words[i].item.text + " on " +
                                              m_words[k].item.text);
                }
            }
            for (const Bond &bond : m_bonds) {
                const bool isOwn = m_words[i].isLabel && bond.drawn->touches(m_words[i].owner);
                for (const LineItem &line : bond.lines) {
                    if (!isOwn && distanceOf(box, line.from, line.to) <= 0) {
                        m_report.faults.push_back("a bond through the letters " +
                                                  m_words[i].item.text);
                    }
                }
            }
        }
    }

    void checkArrows()
    {
        for (const DrawnArrow &arrow : m_drawing.arrows) {
            for (const Words &words : m_words) {
                if (!isCurly(arrow.kind) &&
                    distanceOf(boxOf(words.item), arrow.from, arrow.to) < kLine) {
                    m_report.faults.push_back("an arrow through the letters " + words.item.text);
                }
            }
        }
    }

    const Drawing &m_drawing;
    DisplayList m_list;
    std::vector<Bond> m_bonds;
    std::vector<Words> m_words;
    std::set<ItemId> m_labelled;
    StyleReport m_report;
};

} // namespace

StyleReport styleOf(const Drawing &drawing)
{
    return Inspector(drawing).run();
}

} // namespace artemisia::roundtrip
