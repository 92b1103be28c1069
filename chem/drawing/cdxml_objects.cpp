// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml_parts.h"
#include "chem/drawing/edit.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kMostObjects = 20000;
constexpr int kMostBrackets = 1000;

bool isIn(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Objects
{
public:
    Objects(CdxmlSheet &sheet, const XmlElement &document)
        : m_sheet(sheet)
    {
        find(document);
    }

    Result<void> run()
    {
        if (m_found.size() > kMostObjects) {
            return fail(ErrorCode::TooLarge, "The document holds too much for one sheet.");
        }
        for (const XmlElement *element : m_found) {
            if (element->name == "t") {
                addText(*element);
            } else if (element->name == "arrow") {
                addArrow(*element);
            } else if (element->name == "curve") {
                addCurve(*element);
            } else if (element->name == "graphic") {
                addGraphic(*element);
            } else if (element->name == "bracketedgroup" && !m_sheet.isOurs) {
                addBrackets(*element);
            } else if (element->name == "objecttag" && m_sheet.isOurs) {
                addGroup(*element);
            } else if (element->name == "step" && !m_sheet.isOurs) {
                addMap(*element);
            }
        }
        return {};
    }

private:
    // Nodes, bonds and object tags have texts and tags of their own.
    void find(const XmlElement &within)
    {
        for (const auto &child : within.children) {
            if (child->name == "step") {
                for (const int id : cdxmlIntegers(child->value("ReactionStepArrows"))) {
                    m_stepArrows.insert(id);
                }
            }
            if (isIn(child->name,
                     {"t", "arrow", "curve", "graphic", "bracketedgroup", "objecttag", "step"})) {
                m_found.push_back(child.get());
            }
            if (!isIn(child->name, {"n", "b", "t", "objecttag"})) {
                find(*child);
            }
        }
    }

    [[nodiscard]] std::vector<Point> points(const XmlElement &element, const char *attribute,
                                            std::size_t each = 2) const
    {
        const std::vector<double> numbers = cdxmlNumbers(element.value(attribute), 10000);
        std::vector<Point> found;
        for (std::size_t i = 0; i + each <= numbers.size(); i += each) {
            found.push_back(Point{numbers[i], numbers[i + 1]} * m_sheet.scale);
        }
        return found;
    }

    static bool isPlace(Point p)
    {
        return std::abs(p.x) <= kSheetReach && std::abs(p.y) <= kSheetReach;
    }

    template <class Item>
    void keep(const XmlElement &element, Item item)
    {
        m_sheet.kept[m_sheet.drawing.add(std::move(item))] = ItemId(element.integer("id"));
    }

    void addText(const XmlElement &element)
    {
        DrawnText text;
        text.text = element.runs();
        const CdxmlNotes notes = element.notes();
        if (const std::string *exact = notes.find("text"); exact != nullptr && m_sheet.isOurs) {
            text.text = *exact;
        }
        if (!m_sheet.isOurs) {
            tidy(text.text);
        }
        std::vector<Point> box = points(element, "BoundingBox");
        if (box.size() < 2) {
            box = points(element, "p");
        }
        if (box.empty() || text.text.empty() || element.value("Visible") == "no") {
            return;
        }
        text.at = (box.front() + box.back()) * 0.5;
        text.isLeft = element.value("Justification") == "Left" &&
                      (m_sheet.isOurs || text.text.find('\n') != std::string::npos);
        if (const std::string *at = notes.find("at"); at != nullptr && m_sheet.isOurs) {
            const std::vector<double> exact = cdxmlNumbers(*at, 2);
            text.at = exact.size() == 2 ? Point{exact[0], exact[1]} : text.at;
        }
        // One that followed from the arrangement follows from it again.
        const bool isOurPlus = m_sheet.isOurs && notes.find(kCdxmlPlusNote) != nullptr;
        if (!isOurPlus && isPlace(text.at)) {
            keep(element, std::move(text));
        }
    }

    // Lines without blanks around them, none empty at the ends.
    static void tidy(std::string &text)
    {
        std::string out;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t to = std::min(text.find_first_of("\r\n", from), text.size());
            std::string line = text.substr(from, to - from);
            line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
            line.erase(line.find_last_not_of(" \t") + 1);
            out += line + "\n";
            from = to + 1;
        }
        out.erase(out.find_last_not_of('\n') + 1);
        out.erase(0, std::min(out.find_first_not_of('\n'), out.size()));
        text = std::move(out);
    }

    void add(const XmlElement &element, DrawnArrow arrow)
    {
        const CdxmlNotes notes = element.notes();
        if (const std::string *bend = notes.find("bend")) {
            const std::vector<double> exact = cdxmlNumbers(*bend, 1);
            arrow.bend = exact.empty() ? arrow.bend : exact.front();
        }
        if (isPlace(arrow.from) && isPlace(arrow.to)) {
            if (!(std::abs(arrow.bend) <= 10)) {
                arrow.bend = 0;
            }
            keep(element, arrow);
        }
    }

    [[nodiscard]] static ArrowKind kindOf(const XmlElement &element)
    {
        const std::string_view head = element.value("ArrowheadHead");
        const std::string_view tail = element.value("ArrowheadTail");
        const bool hasHead = isIn(head, {"Full", "HalfLeft", "HalfRight"});
        const bool hasTail = isIn(tail, {"Full", "HalfLeft", "HalfRight"});
        if (!hasHead && !hasTail) {
            return ArrowKind::NoHead;
        }
        if (hasHead && hasTail) {
            return head == "Full" ? ArrowKind::Resonance : ArrowKind::Equilibrium;
        }
        return isIn(element.value("NoGo"), {"Cross", "Hash"}) ? ArrowKind::Failed
               : element.value("ArrowheadType") == "Angle"    ? ArrowKind::Retrosynthesis
               : isIn(hasHead ? head : tail, {"Full"}) ? ArrowKind::Reaction
                                                       : ArrowKind::CurlySingle;
    }

    // An arc of so many degrees; positive ones go anticlockwise from tail to head.
    void bend(const XmlElement &element, DrawnArrow &arrow) const
    {
        const std::vector<double> degrees = cdxmlNumbers(element.value("AngularSize"), 1);
        const bool isStep = m_stepArrows.count(element.integer("id")) > 0;
        const bool hasHead =
            arrow.kind == ArrowKind::Reaction || arrow.kind == ArrowKind::CurlySingle;
        if (!degrees.empty() && std::abs(degrees[0]) > 10 && std::abs(degrees[0]) < 350 &&
            !isStep && hasHead) {
            arrow.kind = arrow.kind == ArrowKind::Reaction ? ArrowKind::CurlyPair : arrow.kind;
            arrow.bend = -std::tan(degrees[0] / 4 * std::numbers::pi / 180) / 2;
        }
    }

    void addArrow(const XmlElement &element)
    {
        std::vector<Point> head = points(element, "Head3D", 3);
        std::vector<Point> tail = points(element, "Tail3D", 3);
        if (head.empty() || tail.empty()) {
            return;
        }
        DrawnArrow arrow{kNoItem, kindOf(element), tail.front(), head.front(), 0};
        const bool isTurned =
            element.find("ArrowheadHead") == nullptr && element.find("ArrowheadTail") != nullptr;
        bend(element, arrow);
        if (isTurned) {
            std::swap(arrow.from, arrow.to);
            arrow.bend = -arrow.bend;
        }
        add(element, arrow);
    }

    // What ChemDraw drew arrows as before it had <arrow>; newer documents hold both.
    void addGraphic(const XmlElement &element)
    {
        static const CdxmlNames<ArrowKind> kTypes = {
            {ArrowKind::NoHead, ""},
            {ArrowKind::NoHead, "NoHead"},
            {ArrowKind::CurlySingle, "HalfHead"},
            {ArrowKind::Reaction, "FullHead"},
            {ArrowKind::Reaction, "Hollow"},
            {ArrowKind::Resonance, "Resonance"},
            {ArrowKind::Equilibrium, "Equilibrium"},
            {ArrowKind::Retrosynthesis, "RetroSynthetic"},
        };
        const bool isArc = element.value("GraphicType") == "Arc";
        const std::vector<Point> ends = points(element, "BoundingBox");
        const ArrowKind *kind = valueOf(kTypes, element.value("ArrowType"));
        const bool isLine = element.value("GraphicType") == "Line" || isArc;
        if (!isLine || element.find("SupersededBy") != nullptr || ends.size() != 2 ||
            kind == nullptr || (isArc && *kind == ArrowKind::NoHead)) {
            return;
        }
        DrawnArrow arrow{kNoItem, *kind, ends[1], ends[0], 0};
        bend(element, arrow);
        add(element, arrow);
    }

    // Bits of CurveType: 8 an arrow at the end, 16 at the start, 32 and 64 the same with half a
    // head.
    void addCurve(const XmlElement &element)
    {
        const int type = element.integer("CurveType");
        const bool isAtEnd = (type & (8 | 32)) != 0;
        const bool isAtStart = (type & (16 | 64)) != 0;
        const std::vector<Point> curve = points(element, "CurvePoints");
        if (isAtEnd == isAtStart || curve.size() < 6 || curve.size() % 3 != 0) {
            return; // a line of some form
        }
        DrawnArrow arrow;
        arrow.kind = (type & (32 | 64)) != 0 ? ArrowKind::CurlySingle : ArrowKind::CurlyPair;
        arrow.from = curve[1];
        arrow.to = curve[curve.size() - 2];
        const Point along = unit(arrow.to - arrow.from);
        double height = 0;
        for (std::size_t i = 1; i + 3 < curve.size(); i += 3) {
            for (const double t : {0.25, 0.5, 0.75, 1.0}) {
                const double u = 1 - t;
                const Point p = curve[i] * (u * u * u) + curve[i + 1] * (3 * u * u * t) +
                                curve[i + 2] * (3 * u * t * t) + curve[i + 3] * (t * t * t);
                const double off = cross(along, p - arrow.from);
                height = std::abs(off) > std::abs(height) ? off : height;
            }
        }
        const double span = length(arrow.to - arrow.from);
        // Of our own the note says it, to the last digit.
        arrow.bend = span > 1e-6 && !m_sheet.isOurs ? std::clamp(-height / span, -10.0, 10.0) : 0;
        if (isAtStart) {
            std::swap(arrow.from, arrow.to);
            arrow.bend = -arrow.bend;
        }
        add(element, arrow);
    }

    void addBrackets(const XmlElement &element)
    {
        if (++m_brackets > kMostBrackets) {
            return;
        }
        const std::string_view usage = element.value("BracketUsage");
        DrawnGroup group;
        group.kind =
            isIn(usage, {"SRU", "MultipleGroup"}) ? GroupKind::Repeat : GroupKind::Brackets;
        const std::string_view count = element.value(usage == "SRU" ? "SRULabel" : "RepeatCount");
        if (group.kind == GroupKind::Repeat) {
            group.label = count.empty() ? "n" : std::string(count);
        }
        std::set<ItemId> atoms;
        const std::vector<int> objects = cdxmlIntegers(element.value("BracketedObjectIDs"));
        for (const int id : std::set<int>(objects.begin(), objects.end())) {
            if (const auto known = m_sheet.atoms.find(id); known != m_sheet.atoms.end()) {
                atoms.insert(known->second.begin(), known->second.end());
            }
        }
        // Brackets about several structures are a picture's, and would make them one substance.
        std::set<std::size_t> structures;
        for (const ItemId atom : atoms) {
            structures.insert(structureOf(atom));
        }
        if (structures.size() == 1) {
            group.atoms.assign(atoms.begin(), atoms.end());
            keep(element, std::move(group));
        }
    }

    [[nodiscard]] std::size_t structureOf(ItemId atom)
    {
        if (m_structures.empty()) {
            std::size_t number = 0;
            for (const std::vector<ItemId> &fragment : fragmentsOf(m_sheet.drawing)) {
                for (const ItemId id : fragment) {
                    m_structures[id] = number;
                }
                ++number;
            }
        }
        return m_structures.at(atom);
    }

    // The groups of our own sheets that are none in CDXML.
    void addGroup(const XmlElement &element)
    {
        if (element.value("Name") != kCdxmlGroupTag) {
            return;
        }
        const CdxmlNotes notes(element.value("Value"));
        DrawnGroup group;
        const std::string *kind = notes.find("kind");
        const std::string *label = notes.find("label");
        const GroupKind *known = kind != nullptr ? valueOf(cdxmlGroups(), *kind) : nullptr;
        if (known == nullptr || label == nullptr) {
            return;
        }
        group.kind = *known;
        group.label = *label;
        const std::vector<int> atoms = notes.integers("atoms");
        for (const int id : std::set<int>(atoms.begin(), atoms.end())) {
            if (const auto atom = m_sheet.atoms.find(id); atom != m_sheet.atoms.end()) {
                group.atoms.insert(group.atoms.end(), atom->second.begin(), atom->second.end());
            }
        }
        std::sort(group.atoms.begin(), group.atoms.end());
        if (!group.atoms.empty()) {
            m_sheet.kept[m_sheet.drawing.add(std::move(group))] = ItemId(notes.integer("id", 0));
        }
    }

    // Pairs of atoms that are one in the reaction.
    void addMap(const XmlElement &step)
    {
        const std::vector<int> ids = cdxmlIntegers(step.value("ReactionStepAtomMap"));
        for (std::size_t i = 0; i + 1 < ids.size() && m_nextMap <= 999; i += 2) {
            const auto from = m_sheet.atoms.find(ids[i]);
            const auto to = m_sheet.atoms.find(ids[i + 1]);
            if (from != m_sheet.atoms.end() && to != m_sheet.atoms.end() &&
                from->second.size() == 1 && to->second.size() == 1) {
                m_sheet.drawing.atom(from->second.front())->map = m_nextMap;
                m_sheet.drawing.atom(to->second.front())->map = m_nextMap++;
            }
        }
    }

    CdxmlSheet &m_sheet;
    std::vector<const XmlElement *> m_found;
    std::set<int> m_stepArrows;
    int m_nextMap = 1;
    int m_brackets = 0;
    std::map<ItemId, std::size_t> m_structures;
};

} // namespace

Result<void> addCdxmlObjects(CdxmlSheet &sheet, const XmlElement &document)
{
    return Objects(sheet, document).run();
}

} // namespace artemisia::chem
