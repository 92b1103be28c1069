// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/base/xml_impl.h"
#include "chem/formats/cdxml_impl.h"

#include <charconv>
#include <cstring>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t maxLabel = 200;
constexpr std::size_t maxText = 16 * 1024;
constexpr std::size_t maxItems = 20000; ///< texts, groups, steps of one document

std::vector<int> integers(std::string_view text)
{
    std::vector<int> all;
    const char *p = text.data();
    const char *end = p + text.size();
    while (p != end && all.size() < 10000) {
        int value = 0;
        const auto parsed = std::from_chars(p, end, value);
        if (parsed.ec == std::errc()) {
            all.push_back(value);
            p = parsed.ptr;
        } else {
            ++p;
        }
    }
    return all;
}

bool readInt(std::string_view text, int &value)
{
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    int number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc()) {
        return false;
    }
    value = number;
    return true;
}

bool readPosition(std::string_view text, CdxmlNode &node)
{
    const char *p = text.data();
    const char *end = p + text.size();
    double *values[] = {&node.x, &node.y};
    for (double *value : values) {
        while (p != end && *p == ' ') {
            ++p;
        }
        const auto parsed = std::from_chars(p, end, *value);
        if (parsed.ec != std::errc()) {
            return false;
        }
        p = parsed.ptr;
    }
    node.hasPosition = true;
    return true;
}

} // namespace

bool setCdxmlAttribute(CdxmlNode &node, std::string_view name, std::string_view value)
{
    const auto text = [&](std::string &to) {
        to = value.substr(0, maxLabel);
        return true;
    };
    if (name == "id") {
        return readInt(value, node.id);
    }
    if (name == "p") {
        return readPosition(value, node);
    }
    if (name == "Element") {
        return readInt(value, node.element) && node.element > 0 && node.element <= 118;
    }
    if (name == "Charge") {
        return readInt(value, node.charge) && std::abs(node.charge) <= 20;
    }
    if (name == "Isotope") {
        return readInt(value, node.isotope) && node.isotope >= 0 && node.isotope < 500;
    }
    if (name == "NumHydrogens") {
        return readInt(value, node.hydrogens) && node.hydrogens >= 0 && node.hydrogens <= 15;
    }
    if (name == "ExternalConnectionNum") {
        return readInt(value, node.externalNumber);
    }
    if (name == "EnhancedStereoGroupNum") {
        return readInt(value, node.stereoGroup);
    }
    if (name == "Warning") {
        // "ChemDraw can't interpret this label", in the words of several versions.
        node.isPlainText = value.find("nterpret") != std::string_view::npos;
        return true;
    }
    if (name == "GenericNickname") {
        node.isNamed = !value.empty();
        return text(node.label);
    }
    if (name == "BondOrdering") {
        node.bondOrdering = integers(value);
        return true;
    }
    return name == "Radical"              ? text(node.radical)
           : name == "NodeType"           ? text(node.type)
           : name == "ElementList"        ? text(node.elementList)
           : name == "EnhancedStereoType" ? text(node.stereoGroupType)
                                          : true;
}

bool setCdxmlAttribute(CdxmlBond &bond, std::string_view name, std::string_view value)
{
    if (name == "id") {
        return readInt(value, bond.id);
    }
    if (name == "B") {
        return readInt(value, bond.begin);
    }
    if (name == "E") {
        return readInt(value, bond.end);
    }
    if (name == "BeginExternalNum") {
        return readInt(value, bond.beginExternal);
    }
    if (name == "EndExternalNum") {
        return readInt(value, bond.endExternal);
    }
    if (name == "Order") {
        bond.order = value.substr(0, maxLabel);
    } else if (name == "Display") {
        bond.display = value.substr(0, maxLabel);
    }
    return true;
}

struct CdxmlParser::State : XmlSink {
    explicit State(CdxmlParser *of, const Limits &within)
        : owner(of)
        , limits(within)
        , parser(*this)
    {
    }
    CdxmlParser *owner;
    Limits limits;
    XmlParser parser;
    std::size_t atoms = 0; ///< in the open top-level fragment, inner ones included
    bool isCdxml = false;

    /// What is open: structures within labels within structures, and where their character data
    /// goes.
    std::vector<CdxmlFragment *> openFragments;
    std::vector<CdxmlNode *> openNodes;
    std::vector<int> openGroups;
    CdxmlFragment top;
    int openText = 0;
    bool isInText = false;
    std::vector<std::string> names; ///< of the open elements

    void start(std::string_view name, const char **attributes) override;
    void end(std::string_view name) override;
    void characters(std::string_view text) override;
    void startFragment(const char **attributes);
    void startNode(const char **attributes);
    void startBond(const char **attributes);
    void startStep(const char **attributes);

    static int idOf(const char **attributes)
    {
        int id = 0;
        for (const char **a = attributes; *a != nullptr; a += 2) {
            if (std::strcmp(a[0], "id") == 0 && !readInt(a[1], id)) {
                return 0;
            }
        }
        return id;
    }

    bool isInStructure() const { return !openFragments.empty(); }
    bool isInside(std::string_view parent) const
    {
        return names.size() > 1 && names[names.size() - 2] == parent;
    }
    bool canTakeMore()
    {
        if (atoms < std::size_t(limits.atoms) * 2) {
            ++atoms;
            return true;
        }
        top.isTooLarge = true;
        return false;
    }
};

void CdxmlParser::State::startFragment(const char **attributes)
{
    if (openFragments.empty()) {
        top = CdxmlFragment();
        atoms = 0;
        top.line = parser.line();
        top.offset = parser.offset();
        openFragments.push_back(&top);
    } else if (isInside("n") && !openNodes.empty() && openNodes.back() != nullptr) {
        openNodes.back()->inner.push_back(std::make_unique<CdxmlFragment>());
        openFragments.push_back(openNodes.back()->inner.back().get());
    } else {
        openFragments.push_back(nullptr);
        return;
    }
    openFragments.back()->id = idOf(attributes);
}

void CdxmlParser::State::startNode(const char **attributes)
{
    CdxmlFragment *fragment = openFragments.back();
    if (fragment == nullptr || !isInside("fragment") || !canTakeMore()) {
        openNodes.push_back(nullptr);
        return;
    }
    CdxmlNode node;
    for (const char **a = attributes; *a != nullptr; a += 2) {
        if (!setCdxmlAttribute(node, a[0], a[1])) {
            top.fault = std::string(a[0]) + "=\"" + std::string(a[1]).substr(0, maxLabel) + "\"";
        }
    }
    fragment->nodes.push_back(std::move(node));
    openNodes.push_back(&fragment->nodes.back());
}

void CdxmlParser::State::startBond(const char **attributes)
{
    CdxmlFragment *fragment = openFragments.back();
    if (fragment == nullptr || !isInside("fragment") || !canTakeMore()) {
        return;
    }
    CdxmlBond bond;
    for (const char **a = attributes; *a != nullptr; a += 2) {
        if (!setCdxmlAttribute(bond, a[0], a[1])) {
            top.fault = std::string(a[0]) + "=\"" + std::string(a[1]).substr(0, maxLabel) + "\"";
        }
    }
    fragment->bonds.push_back(std::move(bond));
}

void CdxmlParser::State::startStep(const char **attributes)
{
    CdxmlStep step;
    for (const char **a = attributes; *a != nullptr; a += 2) {
        const std::string_view name = a[0];
        if (name == "ReactionStepReactants") {
            step.reactants = integers(a[1]);
        } else if (name == "ReactionStepProducts") {
            step.products = integers(a[1]);
        } else if (name == "ReactionStepObjectsAboveArrow") {
            step.aboveArrow = integers(a[1]);
        } else if (name == "ReactionStepObjectsBelowArrow") {
            step.belowArrow = integers(a[1]);
        }
    }
    if (owner->steps.size() < maxItems) {
        owner->steps.push_back(std::move(step));
    }
}

void CdxmlParser::State::start(std::string_view name, const char **attributes)
{
    if (names.empty() && name != "CDXML") {
        parser.refuse(ErrorCode::Syntax, "This is XML, but not a ChemDraw document.");
        return;
    }
    isCdxml = true;
    names.emplace_back(name);
    if (name == "fragment") {
        startFragment(attributes);
    } else if (name == "n" && isInStructure()) {
        startNode(attributes);
    } else if (name == "b" && isInStructure()) {
        startBond(attributes);
    } else if (name == "group" && !isInStructure()) {
        openGroups.push_back(idOf(attributes));
    } else if (name == "step") {
        startStep(attributes);
    } else if (name == "t" && !isInStructure()) {
        openText = idOf(attributes);
        isInText = owner->texts.size() < maxItems;
    }
}

void CdxmlParser::State::end(std::string_view name)
{
    if (!names.empty()) {
        names.pop_back();
    }
    if (name == "fragment" && isInStructure()) {
        openFragments.pop_back();
        if (openFragments.empty()) {
            if (!openGroups.empty() && owner->groups.size() < maxItems) {
                owner->groups[openGroups.back()].push_back(top.id);
            }
            owner->fragments.push_back(std::move(top));
            top = CdxmlFragment();
        }
    } else if (name == "n" && !openNodes.empty()) {
        if (CdxmlNode *node = openNodes.back(); node != nullptr && node->isPlainText) {
            node->inner.clear();
            node->type = "Nickname";
        }
        openNodes.pop_back();
    } else if (name == "group" && !isInStructure() && !openGroups.empty()) {
        openGroups.pop_back();
    } else if (name == "t" && !isInStructure()) {
        isInText = false;
    }
}

void CdxmlParser::State::characters(std::string_view text)
{
    if (names.empty() || names.back() != "s") {
        return;
    }
    if (isInStructure()) {
        if (!openNodes.empty() && openNodes.back() != nullptr && !openNodes.back()->isNamed) {
            std::string &label = openNodes.back()->label;
            label += text.substr(0, maxLabel - std::min(maxLabel, label.size()));
        }
    } else if (isInText) {
        std::string &all = owner->texts[openText];
        all += text.substr(0, maxText - std::min(maxText, all.size()));
    }
}

CdxmlParser::CdxmlParser(const Limits &limits)
    : m_state(std::make_unique<State>(this, limits))
{
}

CdxmlParser::~CdxmlParser() = default;

Result<void> CdxmlParser::feed(std::string_view bytes, bool isLast)
{
    return m_state->parser.feed(bytes, isLast);
}

std::uint64_t CdxmlParser::line() const
{
    return m_state->parser.line();
}

} // namespace artemisia::chem
