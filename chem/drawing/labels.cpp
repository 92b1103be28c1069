// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/labels.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <optional>

namespace artemisia::chem
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A number at \a at, which moves behind it; \a otherwise where there is none.
int takeNumber(std::string_view text, std::size_t &at, int otherwise)
{
    int number = 0;
    const std::size_t begin = at;
    while (at < text.size() && isDigit(text[at]) && at - begin < 3) {
        number = number * 10 + (text[at++] - '0');
    }
    return at > begin ? number : otherwise;
}

// The longest element symbol at \a at.
int takeElement(std::string_view text, std::size_t &at)
{
    for (const std::size_t size : {std::size_t(2), std::size_t(1)}) {
        if (at + size <= text.size()) {
            const int element = elementOf(text.substr(at, size));
            if (element > 0) {
                at += size;
                return element;
            }
        }
    }
    return 0;
}

int takeCharge(std::string_view text, std::size_t &at)
{
    constexpr std::string_view kMinus = "\u2212";
    const std::size_t begin = at;
    const int count = takeNumber(text, at, 1);
    if (text.substr(at, kMinus.size()) == kMinus) {
        at += kMinus.size();
        return -count;
    }
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        const char sign = text[at];
        int charge = 0;
        while (at < text.size() && text[at] == sign) {
            ++at;
            ++charge;
        }
        charge = std::max(charge, count);
        return sign == '+' ? charge : -charge;
    }
    at = begin;
    return 0;
}

// "13C", "NH2", "H3N", "O-", "Fe2+", "D": an element with what may stand about it.
std::optional<DrawnAtom> parseAtom(std::string_view text)
{
    DrawnAtom atom;
    std::size_t at = 0;
    atom.isotope = takeNumber(text, at, 0);
    if (text.substr(at) == "D" || text.substr(at) == "T") {
        atom.element = 1;
        atom.isotope = text.back() == 'D' ? 2 : 3;
        return atom;
    }
    // Hydrogens in front, as a label that ends at its bond is written: H2N, HO.
    std::optional<int> hydrogens;
    if (atom.isotope == 0 && at < text.size() && text[at] == 'H') {
        std::size_t after = at + 1;
        const int count = takeNumber(text, after, 1);
        std::size_t element = after;
        if (takeElement(text, element) > 1) {
            hydrogens = count;
            at = after;
        }
    }
    atom.element = takeElement(text, at);
    if (atom.element == 0) {
        return std::nullopt;
    }
    if (!hydrogens && atom.element != 1 && at < text.size() && text[at] == 'H') {
        ++at;
        hydrogens = takeNumber(text, at, 1);
    }
    atom.charge = takeCharge(text, at);
    const bool isPossible =
        std::abs(atom.charge) <= 15 && hydrogens.value_or(0) <= 15 && atom.isotope <= 400;
    if (at != text.size() || !isPossible) {
        return std::nullopt;
    }
    atom.hydrogens = hydrogens.value_or(-1);
    return atom;
}

std::optional<DrawnAtom> parseList(std::string_view text)
{
    const bool isNot = text.substr(0, 1) == "!" || text.substr(0, 3) == "NOT";
    const std::size_t open = text.find('[');
    if (open == std::string_view::npos || text.back() != ']' || (open > 0 && !isNot)) {
        return std::nullopt;
    }
    DrawnAtom atom;
    atom.kind = isNot ? AtomKind::NotList : AtomKind::List;
    std::size_t at = open + 1;
    while (at + 1 < text.size()) {
        const int element = takeElement(text, at);
        if (element == 0 || (text[at] != ',' && at + 1 != text.size())) {
            return std::nullopt;
        }
        atom.elements.push_back(element);
        at += text[at] == ',' ? 1 : 0;
    }
    std::sort(atom.elements.begin(), atom.elements.end());
    atom.elements.erase(std::unique(atom.elements.begin(), atom.elements.end()),
                        atom.elements.end());
    return atom.elements.empty() ? std::nullopt : std::optional(atom);
}

std::optional<DrawnAtom> parseQuery(std::string_view text)
{
    DrawnAtom atom;
    const std::optional<AtomKind> kind =
        text == "*" ? std::optional(AtomKind::AttachmentPoint) : queryKindOf(text);
    if (kind) {
        atom.kind = *kind;
        return atom;
    }
    if (text.substr(0, 1) == "R") {
        std::size_t at = 1;
        atom.kind = AtomKind::RGroup;
        atom.number = std::min(takeNumber(text, at, 0), 99);
        if (at == text.size()) {
            return atom;
        }
    }
    return parseList(text);
}

// Degrees by which the letters' atoms lead away from what the atom is bound to.
double awayFrom(const Drawing &drawing, ItemId atom)
{
    Point sum{0, 0};
    for (const ItemId next : drawing.neighboursOf(atom)) {
        sum = sum + unit(drawing.atom(next)->at - drawing.atom(atom)->at);
    }
    return length(sum) > 1e-6 ? degreesOf(sum * -1) : 0;
}

// The atoms of an abbreviation laid out about its anchor, which stands in the origin; the bond to
// the rest comes from \a away + 180 degrees.
Result<Drawing> layOut(const Abbreviation &abbreviation, double away)
{
    const Result<Molecule> molecule = Molecule::fromSmiles(abbreviation.smiles);
    if (!molecule) {
        return tl::unexpected(molecule.error());
    }
    Result<Drawing> drawing = drawingOf(*molecule);
    if (!drawing || drawing->atoms.size() < 2) {
        return drawing;
    }
    const Point star = drawing->atoms[0].at;
    const Point anchor = drawing->atoms[1].at;
    const Selection all = everything(*drawing);
    rotate(*drawing, all, anchor, away - degreesOf(anchor - star));
    move(*drawing, all, anchor * -1);
    erase(*drawing, {drawing->atoms[0].id});
    return drawing;
}

LabelMeaning setGroup(Drawing &drawing, ItemId id, const Abbreviation &abbreviation)
{
    const Result<Drawing> part = layOut(abbreviation, awayFrom(drawing, id));
    if (!part || part->atoms.empty() || !hasRoom(drawing, part->atoms.size())) {
        return LabelMeaning::Words;
    }
    const DrawnAtom &anchor = part->atoms.front();
    setKind(drawing, id, anchor);
    DrawnAtom &atom = *drawing.atom(id);
    atom.charge = anchor.charge;
    atom.hydrogens = anchor.hydrogens;
    const Point at = atom.at;
    const Selection added = insert(drawing, *part, at);
    // The first atom that was added is the anchor's double: its bonds go to the labelled atom.
    const ItemId twin = added.empty() ? kNoItem : *added.begin();
    for (const ItemId bond : drawing.bondsOf(twin)) {
        DrawnBond &moved = *drawing.bond(bond);
        (moved.from == twin ? moved.from : moved.to) = id;
    }
    Selection members = added;
    members.erase(twin);
    members.insert(id);
    erase(drawing, {twin});
    const ItemId group =
        addGroup(drawing, GroupKind::Abbreviation, std::string(abbreviation.label), members);
    setContracted(drawing, group, true);
    return LabelMeaning::Group;
}

void setWords(Drawing &drawing, ItemId atom, const std::string &text)
{
    DrawnAtom like;
    like.kind = AtomKind::Text;
    like.text = text.substr(0, 60);
    setKind(drawing, atom, like);
}

} // namespace

const Abbreviation *findAbbreviation(std::string_view label)
{
    for (const Abbreviation &abbreviation : abbreviations()) {
        if (abbreviation.label == label) {
            return &abbreviation;
        }
        for (std::size_t from = 0; from < abbreviation.synonyms.size();) {
            const std::size_t to =
                std::min(abbreviation.synonyms.find(' ', from), abbreviation.synonyms.size());
            if (abbreviation.synonyms.substr(from, to - from) == label) {
                return &abbreviation;
            }
            from = to + 1;
        }
    }
    return nullptr;
}

LabelMeaning meaningOf(const std::string &text)
{
    // Groups first: Ac, Pr and Ts are elements too, but nobody who types them means those.
    if (findAbbreviation(text) != nullptr) {
        return LabelMeaning::Group;
    }
    if (text.empty() || parseAtom(text)) {
        return LabelMeaning::Atom;
    }
    return parseQuery(text) ? LabelMeaning::Query : LabelMeaning::Words;
}

LabelMeaning setLabel(Drawing &drawing, ItemId id, const std::string &text)
{
    const DrawnAtom *present = drawing.atom(id);
    if (present == nullptr || drawing.isHidden(id)) {
        return LabelMeaning::Words;
    }
    const Abbreviation *abbreviation = findAbbreviation(text);
    const DrawnGroup *group = drawing.abbreviationOf(id);
    if (group != nullptr && group->isContracted && group->label == text) {
        return LabelMeaning::Group;
    }
    if (abbreviation != nullptr) {
        // What it stood for before goes first, so that only bonds to the rest are counted.
        Drawing plain = drawing;
        setElement(plain, id, 6);
        if (plain.bondsOf(id).size() <= 1) {
            drawing = std::move(plain);
            return setGroup(drawing, id, *abbreviation);
        }
        setWords(drawing, id, text);
        return LabelMeaning::Words;
    }
    if (text.empty()) {
        setElement(drawing, id, 6);
        drawing.atom(id)->charge = 0;
        return LabelMeaning::Atom;
    }
    if (const auto atom = parseAtom(text)) {
        setKind(drawing, id, *atom);
        DrawnAtom &set = *drawing.atom(id);
        set.isotope = atom->isotope;
        set.charge = atom->charge;
        set.radicals = 0;
        set.hydrogens = atom->hydrogens;
        // Hydrogens that the valence gives anyway are not stated: a later bond takes one away.
        if (set.hydrogens >= 0) {
            const std::size_t index = std::size_t(&set - drawing.atoms.data());
            const int stated = std::exchange(set.hydrogens, -1);
            if (valencesOf(drawing)[index].hydrogens != stated) {
                set.hydrogens = stated;
            }
        }
        return LabelMeaning::Atom;
    }
    if (const auto query = parseQuery(text)) {
        setKind(drawing, id, *query);
        return LabelMeaning::Query;
    }
    setWords(drawing, id, text);
    return LabelMeaning::Words;
}

std::string labelOf(const Drawing &drawing, ItemId id)
{
    const DrawnAtom *atom = drawing.atom(id);
    if (atom == nullptr) {
        return {};
    }
    const DrawnGroup *group = drawing.abbreviationOf(id);
    if (group != nullptr && group->isContracted) {
        return group->label;
    }
    switch (atom->kind) {
    case AtomKind::Text:
        return atom->text;
    case AtomKind::RGroup:
        return "R" + (atom->number > 0 ? std::to_string(atom->number) : std::string());
    case AtomKind::Element:
        break;
    case AtomKind::AttachmentPoint:
        return "*";
    case AtomKind::List:
        return listOf(atom->elements);
    case AtomKind::NotList:
        return "!" + listOf(atom->elements);
    default:
        return std::string(queryLetters(atom->kind));
    }
    std::string text = atom->isotope > 0 ? std::to_string(atom->isotope) : std::string();
    text += symbolOf(atom->element);
    if (atom->hydrogens > 0) {
        text += atom->hydrogens == 1 ? "H" : "H" + std::to_string(atom->hydrogens);
    }
    if (atom->charge != 0) {
        const int size = std::abs(atom->charge);
        text += (size > 1 ? std::to_string(size) : std::string()) + (atom->charge > 0 ? "+" : "-");
    }
    return text == "C" ? std::string() : text;
}

} // namespace artemisia::chem
