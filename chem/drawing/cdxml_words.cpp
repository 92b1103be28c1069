// SPDX-License-Identifier: GPL-3.0-or-later
// ChemDraw takes letters for atoms wherever they stand in a structure: HATU for any atom, tritium
// and uranium.
#include "chem/depict/formula_text.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml_parts.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace artemisia::chem
{

namespace
{

/// Elements that bind as many as they can: what lacks hydrogens is no substance.
bool isNonMetal(int element)
{
    static const std::set<int> kNonMetals = {5, 6, 7, 8, 9, 14, 15, 16, 17, 33, 34, 35, 52, 53};
    return kNonMetals.count(element) > 0;
}

// YNW10, OSTBS-2: capitals with a number that count nothing.
bool isCode(const std::string &text)
{
    const bool hasDigit = text.find_first_of("0123456789") != std::string::npos;
    const bool isCapitals =
        text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
    return hasDigit && isCapitals && wordRuns(text).size() == 1;
}

class Words
{
public:
    explicit Words(CdxmlSheet &sheet)
        : m_sheet(sheet)
    {
        for (const DrawnBond &bond : sheet.drawing.bonds) {
            m_bonds[bond.from].push_back(bond.to);
            m_bonds[bond.to].push_back(bond.from);
        }
        Drawing bare = sheet.drawing;
        for (DrawnAtom &atom : bare.atoms) {
            atom.hydrogens = -1;
        }
        const std::vector<AtomValence> stated = valencesOf(sheet.drawing);
        const std::vector<AtomValence> implied = valencesOf(bare);
        for (std::size_t i = 0; i < stated.size(); ++i) {
            const DrawnAtom &atom = sheet.drawing.atoms[i];
            const bool isShort = isNonMetal(atom.element) && atom.radicals == 0 &&
                                 stated[i].hydrogens < implied[i].hydrogens;
            if (atom.kind == AtomKind::Element && (stated[i].isTooHigh || isShort)) {
                m_impossible.insert(atom.id);
            }
        }
    }

    void run()
    {
        std::set<ItemId> gone;
        for (const CdxmlLetters &letters : m_sheet.letters) {
            if (isBoundToNothing(letters.atoms) && areWords(letters)) {
                gone.insert(letters.atoms.begin(), letters.atoms.end());
                m_words.push_back(&letters);
            }
        }
        if (!gone.empty()) {
            drop(gone);
            addTexts();
        }
    }

private:
    [[nodiscard]] bool isBoundToNothing(const std::vector<ItemId> &atoms) const
    {
        return std::all_of(atoms.begin(), atoms.end(), [&](ItemId atom) {
            const auto bonds = m_bonds.find(atom);
            return bonds == m_bonds.end() ||
                   std::all_of(bonds->second.begin(), bonds->second.end(), [&](ItemId other) {
                       return std::binary_search(atoms.begin(), atoms.end(), other);
                   });
        });
    }

    // A formula may hold R and X; by themselves they are letters.
    [[nodiscard]] bool areWords(const CdxmlLetters &letters) const
    {
        if (isCode(letters.text)) {
            return true;
        }
        return std::any_of(letters.atoms.begin(), letters.atoms.end(), [&](ItemId id) {
            switch (m_sheet.drawing.atom(id)->kind) {
            case AtomKind::Element:
                return m_impossible.count(id) > 0;
            case AtomKind::List:
            case AtomKind::NotList:
                return false;
            case AtomKind::RGroup:
            case AtomKind::Halogen:
                return letters.atoms.size() == 1;
            default:
                return true;
            }
        });
    }

    void drop(const std::set<ItemId> &gone)
    {
        erase(m_sheet.drawing, Selection(gone.begin(), gone.end()));
        const auto isGone = [&gone](const std::vector<ItemId> &atoms) {
            return std::any_of(atoms.begin(), atoms.end(),
                               [&](ItemId atom) { return gone.count(atom) > 0; });
        };
        for (auto &[node, atoms] : m_sheet.atoms) {
            if (isGone(atoms)) {
                atoms.clear();
            }
        }
        auto &labels = m_sheet.labels;
        labels.erase(std::remove_if(labels.begin(), labels.end(),
                                    [&](const CdxmlLabel &label) { return isGone(label.atoms); }),
                     labels.end());
    }

    void addTexts()
    {
        for (const CdxmlLetters *letters : m_words) {
            DrawnText text;
            text.text = letters->text;
            std::replace(text.text.begin(), text.text.end(), '\r', '\n');
            text.at = letters->at * m_sheet.scale;
            if (std::abs(text.at.x) <= kSheetReach && std::abs(text.at.y) <= kSheetReach) {
                m_sheet.drawing.add(std::move(text));
            }
        }
    }

    CdxmlSheet &m_sheet;
    std::map<ItemId, std::vector<ItemId>> m_bonds;
    std::set<ItemId> m_impossible;
    std::vector<const CdxmlLetters *> m_words;
};

} // namespace

void settleCdxmlWords(CdxmlSheet &sheet)
{
    if (!sheet.letters.empty()) {
        Words(sheet).run();
    }
}

} // namespace artemisia::chem
