// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: what stands in a CDXML document, as drawn.
#pragma once

#include "chem/molecule/molecule.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace artemisia::chem
{

struct CdxmlFragment;
struct XmlElement;

/// An <n>: an atom, a label that stands for a group (then with the group as inner fragment), a
/// query ...
struct CdxmlNode {
    int id = 0;
    double x = 0; ///< points, to the right
    double y = 0; ///< points, downwards
    bool hasPosition = false;
    int element = 6;
    int charge = 0;
    int isotope = 0;
    int hydrogens = -1; ///< -1: not stated
    std::string radical;
    std::string type; ///< NodeType; empty for an atom
    std::string label;
    std::string elementList;
    std::string stereoGroupType;
    int stereoGroup = 0;
    int externalNumber = 0;
    bool isNamed = false;     ///< the label is that of an attribute, whatever its text says
    bool isPlainText = false; ///< ChemDraw itself could not make sense of the label
    std::vector<int> bondOrdering;
    std::vector<std::unique_ptr<CdxmlFragment>> inner;
    const XmlElement *source = nullptr; ///< where the whole document is kept
};

/// A <b>.
struct CdxmlBond {
    int id = 0;
    int begin = 0;
    int end = 0;
    int beginExternal = 0;
    int endExternal = 0;
    std::string order; ///< "1", "2", "1.5", "dative" ...; empty: single
    std::string display;
    const XmlElement *source = nullptr;
};

/// Takes what an attribute says. False if the value cannot be what the attribute promises.
[[nodiscard]] bool setCdxmlAttribute(CdxmlNode &node, std::string_view name,
                                     std::string_view value);
[[nodiscard]] bool setCdxmlAttribute(CdxmlBond &bond, std::string_view name,
                                     std::string_view value);

/// A <fragment>: one structure.
struct CdxmlFragment {
    int id = 0;
    std::uint64_t line = 0;
    std::uint64_t offset = 0;
    std::vector<CdxmlNode> nodes;
    std::vector<CdxmlBond> bonds;
    bool isTooLarge = false;
    std::string fault; ///< of an attribute that could not be read
};

/// A <step> of a <scheme>; the numbers are ids of fragments, groups or texts.
struct CdxmlStep {
    std::vector<int> reactants;
    std::vector<int> products;
    std::vector<int> aboveArrow;
    std::vector<int> belowArrow;
};

/// A CDXML document read as a stream: feed() it, take what is ready. Refuses entity declarations
/// and deep nesting.
class CdxmlParser
{
public:
    explicit CdxmlParser(const Limits &limits);
    ~CdxmlParser();
    CdxmlParser(const CdxmlParser &) = delete;
    CdxmlParser &operator=(const CdxmlParser &) = delete;

    [[nodiscard]] Result<void> feed(std::string_view bytes, bool isLast);
    [[nodiscard]] std::uint64_t line() const; ///< 1-based, of the last fault

    std::deque<CdxmlFragment>
        fragments; ///< complete ones, in document order; to be taken by the caller
    std::vector<CdxmlStep> steps;
    std::map<int, std::string> texts;       ///< <t> outside of structures
    std::map<int, std::vector<int>> groups; ///< <group> and the fragments right inside it

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The molecule of a fragment: labels expanded, stereo from the wedges, coordinates kept.
[[nodiscard]] Result<Molecule> moleculeFromCdxml(const CdxmlFragment &fragment,
                                                 const Limits &limits);

} // namespace artemisia::chem
