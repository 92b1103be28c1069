// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: what reading and writing CDXML share.
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace artemisia::chem
{

/// The program a document of ours says it is made by.
inline constexpr std::string_view kCdxmlMaker = "Artemisia";
/// Names of the object tags.
inline constexpr std::string_view kCdxmlTag = "artemisia";            ///< of one item
inline constexpr std::string_view kCdxmlSheetTag = "artemisia.sheet"; ///< of the page
inline constexpr std::string_view kCdxmlGroupTag = "artemisia.group"; ///< of a group that is none
                                                                      ///< in CDXML
/// In the tag of a plus sign that is no item of the sheet but follows from the arrangement.
inline constexpr std::string_view kCdxmlPlusNote = "plus";

/// What an object tag says: names and values, as one line. Values may hold anything.
class CdxmlNotes
{
public:
    CdxmlNotes() = default;
    explicit CdxmlNotes(std::string_view line);
    void set(std::string name, std::string value);
    void set(std::string name, std::int64_t value);
    void set(std::string name, const std::vector<ItemId> &ids);
    [[nodiscard]] bool isEmpty() const { return m_values.empty(); }
    [[nodiscard]] std::string line() const;
    [[nodiscard]] const std::string *find(std::string_view name) const; ///< null: not said
    [[nodiscard]] int integer(std::string_view name, int otherwise) const;
    [[nodiscard]] std::vector<int> integers(std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::string>> m_values;
};

/// The shortest text that reads back as the same number.
[[nodiscard]] std::string cdxmlNumber(double value);
/// The numbers of a list, at most \a most; what is no number ends it.
[[nodiscard]] std::vector<double> cdxmlNumbers(std::string_view text, std::size_t most);
[[nodiscard]] std::vector<int> cdxmlIntegers(std::string_view text);
/// The same without what XML 1.0 cannot hold: bytes that are no UTF-8 and most control characters.
[[nodiscard]] std::string xmlClean(std::string_view text);

/// @name Values by name; the first of a list is what is taken where nothing fits
/// @{
template <class Value>
using CdxmlNames = std::vector<std::pair<Value, std::string_view>>;
[[nodiscard]] const CdxmlNames<BondOrder> &cdxmlOrders(); ///< Order
[[nodiscard]] const CdxmlNames<StereoGroupKind> &cdxmlStereoGroups();
[[nodiscard]] const CdxmlNames<BondTopology> &cdxmlTopologies();
[[nodiscard]] const CdxmlNames<BondLook> &cdxmlLooks();   ///< in our tags
[[nodiscard]] const CdxmlNames<GroupKind> &cdxmlGroups(); ///< in our tags
/// @}

template <class Value>
[[nodiscard]] std::string_view nameOf(const CdxmlNames<Value> &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value) {
            return name;
        }
    }
    return names.front().second;
}

template <class Value>
[[nodiscard]] const Value *valueOf(const CdxmlNames<Value> &names, std::string_view name)
{
    for (const auto &known : names) {
        if (known.second == name) {
            return &known.first;
        }
    }
    return nullptr;
}

/// An element with all that is in it.
struct XmlElement {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text; ///< right inside
    std::vector<std::unique_ptr<XmlElement>> children;

    [[nodiscard]] const std::string *find(std::string_view attribute) const; ///< null: not there
    [[nodiscard]] std::string_view value(std::string_view attribute) const;  ///< empty: not there
    [[nodiscard]] int integer(std::string_view attribute, int otherwise = 0) const;
    [[nodiscard]] CdxmlNotes notes(std::string_view tag = kCdxmlTag) const; ///< of its object tag
    [[nodiscard]] std::string runs() const; ///< the text of a <t>: its <s> in a row
};

/// A whole CDXML document, within the limits of all readers.
[[nodiscard]] Result<std::unique_ptr<XmlElement>> cdxmlTree(std::string_view text);

/// A label of a document: letters with the atoms they stand for.
struct CdxmlLabel {
    ItemId group = kNoItem; ///< none: letters that cannot stand for their atoms here
    std::vector<ItemId> atoms;
    Point at;
};

/// Letters with what they were taken for: an atom, or those of a label.
struct CdxmlLetters {
    std::string text;
    std::vector<ItemId> atoms; ///< ascending
    Point at;                  ///< the middle of the letters, in the document's lengths
};

/// A drawing on its way out of a document.
struct CdxmlSheet {
    Drawing drawing;
    bool isOurs = false;
    double scale = 1;                         ///< from the document's lengths to ours
    std::map<int, std::vector<ItemId>> atoms; ///< by id of a node; of a label: all of its atoms
    std::map<ItemId, ItemId> kept;            ///< of our own documents: the ids as written
    std::vector<CdxmlLabel> labels;
    std::vector<CdxmlLetters> letters; ///< of documents of others
    std::set<ItemId> plainDisplays;    ///< bonds drawn bold or hashed without a narrow end
};

/// Adds the structure of a <fragment>.
[[nodiscard]] Result<void> addCdxmlFragment(CdxmlSheet &sheet, const XmlElement &fragment);
/// Of documents of others, with all structures there: the scale, hydrogens that need not be stated,
/// bold bonds that mean wedges, places for what is in labels.
[[nodiscard]] Result<void> settleCdxmlStructures(CdxmlSheet &sheet);
/// Letters bound to nothing that are no atoms (TEA, HATU, a lone X) become words of the sheet.
/// With the hydrogens and the scale settled, before what is in labels gets its places.
void settleCdxmlWords(CdxmlSheet &sheet);
/// Arrows, words, brackets and groups.
[[nodiscard]] Result<void> addCdxmlObjects(CdxmlSheet &sheet, const XmlElement &document);

} // namespace artemisia::chem
