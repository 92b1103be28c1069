// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/labels.h"

#include "chem/depict/geometry.h"
#include "chem/depict/group_text.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/label_atoms.h"
#include "chem/drawing/label_formula.h"
#include "chem/drawing/label_parts.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <array>
#include <optional>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kLongestWords = 60; ///< bytes

// Of the bonds that are drawn: not of those to atoms behind letters.
std::vector<Point> bondDirections(const Drawing &drawing, ItemId atom)
{
    std::vector<Point> directions;
    for (const ItemId next : drawing.neighboursOf(atom)) {
        if (!drawing.isHidden(next)) {
            directions.push_back(unit(drawing.atom(next)->at - drawing.atom(atom)->at));
        }
    }
    return directions;
}

// Degrees by which the letters' atoms lead away from what the atom is bound to.
double awayFrom(const Drawing &drawing, ItemId atom)
{
    Point sum{0, 0};
    const std::vector<Point> bonds = bondDirections(drawing, atom);
    for (const Point &bond : bonds) {
        sum = sum + bond;
    }
    if (length(sum) > 1e-6) {
        return degreesOf(sum * -1);
    }
    return bonds.empty() ? 0 : degreesOf(normal(bonds.front()));
}

/// A group as it is read: its letters from the bond on, and its structure.
struct GroupReading {
    std::string label;
    std::string smiles;
};

LabelMeaning setGroup(Drawing &drawing, ItemId id, const GroupReading &group)
{
    const Result<Drawing> part = layOutGroup(group.smiles, awayFrom(drawing, id));
    return part && putBehindLetters(drawing, id, group.label, *part) ? LabelMeaning::Group
                                                                     : LabelMeaning::Words;
}

/// The ways to read letters, the likeliest first.
struct Readings {
    std::vector<std::string> fromBond; ///< what they are if the letter at the bond is first
    bool isTurned = false;             ///< they end at the bond
};

Readings readingsOf(const std::string &text, bool endsAtBond)
{
    const std::string turned = groupReadBackwards(text);
    const std::string turnedByAtoms = groupOfAtomsReadBackwards(text);
    if (endsAtBond) {
        return {{turned, turnedByAtoms, text}, true};
    }
    return {{text, turned, turnedByAtoms}, false};
}

std::optional<GroupReading> knownGroup(const std::string &label)
{
    const Abbreviation *known = findAbbreviation(label);
    return known != nullptr ? std::optional(GroupReading{label, std::string(known->smiles)})
                            : std::nullopt;
}

// Among the listed groups first, so that NCO on the left is no cyanate. NC there is a nitrile, and
// so is CN: an isocyanide is meant by NC behind its bond only.
std::optional<GroupReading> listedGroup(const Readings &readings)
{
    for (const std::string &label : readings.fromBond) {
        if (auto group = label == "NC" && readings.isTurned ? std::nullopt : knownGroup(label)) {
            return group;
        }
        if (!readings.isTurned) {
            break;
        }
    }
    return std::nullopt;
}

std::optional<GroupReading> readGroup(const Readings &readings, int bonds)
{
    for (const std::string &label : readings.fromBond) {
        const bool isForward = !readings.isTurned && label == readings.fromBond.front();
        if (auto smiles = structureOfFormula(
                label, bonds, isForward ? UnwrittenBonds::Any : UnwrittenBonds::Single)) {
            return GroupReading{label, std::move(*smiles)};
        }
    }
    return std::nullopt;
}

bool isMetal(const DrawnAtom &atom)
{
    constexpr std::array kNonMetals{1,  2,  5,  6,  7,  8,  9,  10, 14, 15, 16, 17,
                                    18, 32, 33, 34, 35, 36, 52, 53, 54, 85, 86};
    return atom.kind == AtomKind::Element &&
           std::find(kNonMetals.begin(), kNonMetals.end(), atom.element) == kNonMetals.end();
}

// The bond to a metal that letters may be a ligand of: their only one.
ItemId bondToMetal(const Drawing &drawing, ItemId id)
{
    const std::vector<ItemId> bonds = drawing.bondsOf(id);
    if (bonds.size() != 1) {
        return kNoItem;
    }
    const DrawnBond &bond = *drawing.bond(bonds.front());
    const bool isPlain = bond.order == BondOrder::Single || bond.order == BondOrder::Dative;
    return isPlain && isMetal(*drawing.atom(bond.other(id))) ? bond.id : kNoItem;
}

bool isOfCyanide(const Drawing &part, ItemId carbon)
{
    const std::vector<ItemId> bonds = part.bondsOf(carbon);
    return std::any_of(bonds.begin(), bonds.end(), [&](ItemId bond) {
        return part.bond(bond)->order == BondOrder::Triple &&
               part.atom(part.bond(bond)->other(carbon))->element == 7;
    });
}

// Of metals only what is bound to carbon, of sodium and potassium not even that (NaAc), and no
// cyanides: how others are written is the table's to say.
bool hasOtherMetal(const Drawing &part)
{
    return std::any_of(part.atoms.begin(), part.atoms.end(), [&](const DrawnAtom &atom) {
        const std::vector<ItemId> next = part.neighboursOf(atom.id);
        const bool isOrganic = std::any_of(next.begin(), next.end(), [&](ItemId id) {
            return part.atom(id)->element == 6 && !isOfCyanide(part, id) && atom.element != 11 &&
                   atom.element != 19;
        });
        return isMetal(atom) && atom.charge == 0 && !isOrganic;
    });
}

// An atom that is its own label stays what it is; NaH is no atom with a hydrogen.
bool setMolecule(Drawing &drawing, ItemId id, const std::string &text)
{
    const auto atom = parseAtom(text);
    const bool isHydride = atom && isMetal(*atom) && atom->hydrogens == 1 && atom->charge == 0;
    const auto smiles =
        (atom && !isHydride) || parseQuery(text) || !bondDirections(drawing, id).empty()
            ? std::nullopt
            : structureOfMolecule(text);
    const auto part = smiles ? layOutSubstance(*smiles) : fail(ErrorCode::Unsupported, "");
    if (!part || part->atoms.size() < 2 || hasOtherMetal(*part)) {
        return false;
    }
    setElement(drawing, id, 6);
    return putSubstance(drawing, id, text, *part);
}

// PPh3, OEt2: with one bond more they would bear a charge, so they give the metal both electrons.
std::optional<GroupReading> readLigand(const Readings &readings)
{
    for (const std::string &label : readings.fromBond) {
        auto smiles = structureOfFormula(label + "+", 1, UnwrittenBonds::Single);
        const bool isDonor = smiles && smiles->find('+') != std::string::npos &&
                             smiles->find('+') < smiles->find(']');
        if (isDonor) {
            return GroupReading{label, std::move(*smiles)};
        }
    }
    return std::nullopt;
}

LabelMeaning setLigand(Drawing &drawing, ItemId id, ItemId bondId, const GroupReading &group)
{
    setElement(drawing, id, 6);
    const LabelMeaning meaning = setGroup(drawing, id, group);
    if (meaning == LabelMeaning::Group) {
        drawing.atom(id)->charge = 0;
        DrawnBond &bond = *drawing.bond(bondId);
        bond.order = BondOrder::Dative;
        bond.stereo = BondStereo::None;
        bond.to = bond.other(id);
        bond.from = id;
    }
    return meaning;
}

void setWords(Drawing &drawing, ItemId atom, const std::string &text)
{
    DrawnAtom like;
    like.kind = AtomKind::Text;
    like.text = text.substr(0, kLongestWords);
    setKind(drawing, atom, like);
}

// On a bond trifluoroacetyl and isothiocyanato; alone they are trifluoroacetic acid and
// N-chlorosuccinimide (resources/reagents/abbreviations.tsv), for the table of reagents to say.
bool isReagentAlone(const std::string &text)
{
    return text == "TFA" || text == "NCS";
}

bool isPlainCarbon(const DrawnAtom &atom)
{
    return atom.kind == AtomKind::Element && atom.element == 6 && atom.isotope == 0 &&
           atom.charge == 0;
}

void setAtom(Drawing &drawing, ItemId id, const DrawnAtom &atom)
{
    setKind(drawing, id, atom);
    DrawnAtom &set = *drawing.atom(id);
    set.isotope = atom.isotope;
    set.charge = atom.charge;
    set.radicals = 0;
    set.hydrogens = atom.hydrogens;
    if (set.hydrogens < 0) {
        return;
    }
    // Who types them wants to see them.
    set.isShown = isPlainCarbon(atom) && !drawing.bondsOf(id).empty();
    // Hydrogens that the valence gives anyway are not stated: a later bond takes one away.
    const std::size_t index = std::size_t(&set - drawing.atoms.data());
    const int stated = std::exchange(set.hydrogens, -1);
    if (valencesOf(drawing)[index].hydrogens != stated) {
        set.hydrogens = stated;
    }
}

// What an atom would be if its letters went: only bonds to the rest are counted then.
int bondsToRest(const Drawing &drawing, ItemId id)
{
    Drawing plain = drawing;
    setElement(plain, id, 6);
    return orderSum(plain, id);
}

// CH3 where just three hydrogens fit is that carbon: no group that would not follow its bonds.
bool isCarbonAsItStands(const Drawing &drawing, ItemId id, const std::string &text)
{
    const auto atom = parseAtom(text);
    if (!atom || !isPlainCarbon(*atom) || atom->hydrogens < 0 || drawing.bondsOf(id).empty()) {
        return false;
    }
    Drawing plain = drawing;
    setElement(plain, id, 6);
    plain.atom(id)->charge = 0;
    const std::size_t index = std::size_t(plain.atom(id) - plain.atoms.data());
    return valencesOf(plain)[index].hydrogens == atom->hydrogens;
}

// Whether letters are a substituent of that atom: they have one bond and it has more, of a carbon's
// four at least one to spare.
bool isSubstituent(const Drawing &drawing, ItemId id, const Readings &readings, int bonds)
{
    const DrawnAtom &atom = *drawing.atom(id);
    const bool isCarbon = atom.kind == AtomKind::Element && atom.element == 6 && atom.charge == 0 &&
                          drawing.abbreviationOf(id) == nullptr;
    return isCarbon && bonds < 4 && drawing.bondsOf(id).size() >= 2 &&
           (listedGroup(readings) || readGroup(readings, 1));
}

std::string withPlainSigns(std::string text)
{
    constexpr std::string_view kMinus = "\u2212";
    for (std::size_t at = text.find(kMinus); at != std::string::npos; at = text.find(kMinus)) {
        text.replace(at, kMinus.size(), "-");
    }
    return text;
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
    if (parseQuery(text)) {
        return LabelMeaning::Query;
    }
    return readGroup(readingsOf(withPlainSigns(text), false), 1) ? LabelMeaning::Group
                                                                 : LabelMeaning::Words;
}

namespace
{

// An atom, a query or, if nothing else, words.
LabelMeaning setPlain(Drawing &drawing, ItemId id, const Readings &readings,
                      const std::string &text)
{
    // Pr on an atom with two bonds is no praseodymium.
    const bool isGroup = findAbbreviation(text) != nullptr;
    for (const std::string &label : {text, readings.fromBond[readings.isTurned ? 0 : 1]}) {
        if (isGroup) {
            break;
        }
        if (const auto atom = parseAtom(label)) {
            setAtom(drawing, id, *atom);
            return LabelMeaning::Atom;
        }
        if (const auto query = parseQuery(label)) {
            setKind(drawing, id, *query);
            return LabelMeaning::Query;
        }
    }
    // Shown as they were typed.
    const bool isTurned = readings.isTurned && reversedGroup(readings.fromBond.front()) == text;
    setWords(drawing, id, isTurned ? readings.fromBond.front() : text);
    return LabelMeaning::Words;
}

} // namespace

namespace
{

// What needs no reading: the letters that stand there, none, and a carbon with its hydrogens.
std::optional<LabelMeaning> setObvious(Drawing &drawing, ItemId id, const std::string &text,
                                       bool isAsShown)
{
    const DrawnGroup *group = drawing.abbreviationOf(id);
    if (group != nullptr && group->isContracted &&
        text == (isAsShown ? shownLabelOf(drawing, id) : group->label)) {
        return LabelMeaning::Group;
    }
    if (text.empty()) {
        setElement(drawing, id, 6);
        drawing.atom(id)->charge = 0;
        return LabelMeaning::Atom;
    }
    if (isCarbonAsItStands(drawing, id, text)) {
        setElement(drawing, id, 6);
        setAtom(drawing, id, *parseAtom(text));
        return LabelMeaning::Atom;
    }
    return std::nullopt;
}

} // namespace

LabelMeaning setLabel(Drawing &drawing, ItemId id, const std::string &typed, LabelOrder order)
{
    if (drawing.atom(id) == nullptr || drawing.isHidden(id)) {
        return LabelMeaning::Words;
    }
    const bool isAsShown = order == LabelOrder::AsShown;
    const std::string text = withPlainSigns(typed);
    for (const std::string &letters : {typed, text}) {
        if (const auto meaning = setObvious(drawing, id, letters, isAsShown)) {
            return *meaning;
        }
    }
    if (isReagentAlone(text) && drawing.bondsOf(id).empty()) {
        setWords(drawing, id, text);
        return LabelMeaning::Words;
    }
    const bool endsAtBond = isAsShown && endsAtBonds(bondDirections(drawing, id));
    const Readings readings = readingsOf(text, endsAtBond);
    const int bonds = bondsToRest(drawing, id);
    const auto listed = bonds <= 1 ? listedGroup(readings) : std::nullopt;
    const bool isElement =
        findAbbreviation(text) == nullptr && (parseAtom(text) || parseQuery(text));
    const auto read = listed || isElement ? listed : readGroup(readings, std::max(bonds, 1));
    if (!read && setMolecule(drawing, id, text)) {
        return LabelMeaning::Substance;
    }
    if (!read && isSubstituent(drawing, id, readings, bonds)) {
        const ItemId added = sprout(drawing, id);
        return added != kNoItem ? setLabel(drawing, added, text) : LabelMeaning::Words;
    }
    if (read) {
        setElement(drawing, id, 6);
        return setGroup(drawing, id, *read);
    }
    const ItemId toMetal = isElement ? kNoItem : bondToMetal(drawing, id);
    if (const auto ligand = toMetal == kNoItem ? std::nullopt : readLigand(readings)) {
        return setLigand(drawing, id, toMetal, *ligand);
    }
    return setPlain(drawing, id, readings, text);
}

std::string wordsOnLoneAtom(const Drawing &drawing, ItemId id)
{
    const DrawnAtom *atom = drawing.atom(id);
    const bool isWords = atom != nullptr && atom->kind == AtomKind::Text;
    return isWords && drawing.bondsOf(id).empty() ? atom->text : std::string();
}

void setSubstance(Drawing &drawing, ItemId id, const Drawing &structure)
{
    const std::string words = wordsOnLoneAtom(drawing, id);
    if (!words.empty()) {
        (void)putSubstance(drawing, id, words, structure);
    }
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
    int hydrogens = atom->hydrogens;
    if (hydrogens < 0 && atom->isShown) {
        hydrogens = valencesOf(drawing)[std::size_t(atom - drawing.atoms.data())].hydrogens;
    }
    if (hydrogens > 0) {
        text += hydrogens == 1 ? "H" : "H" + std::to_string(hydrogens);
    }
    if (atom->charge != 0) {
        const int size = std::abs(atom->charge);
        text += (size > 1 ? std::to_string(size) : std::string()) + (atom->charge > 0 ? "+" : "-");
    }
    return text == "C" && !atom->isShown ? std::string() : text;
}

std::string shownLabelOf(const Drawing &drawing, ItemId id)
{
    const std::string label = labelOf(drawing, id);
    const DrawnAtom *atom = drawing.atom(id);
    const DrawnGroup *group = drawing.abbreviationOf(id);
    const bool isLetters = (group != nullptr && group->isContracted) ||
                           (atom != nullptr && atom->kind == AtomKind::Text);
    return isLetters && endsAtBonds(bondDirections(drawing, id)) ? reversedGroup(label) : label;
}

} // namespace artemisia::chem
