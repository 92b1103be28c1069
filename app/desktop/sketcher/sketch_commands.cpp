// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_commands.h"

#include "app/desktop/sketcher/hand_erase.h"
#include "app/desktop/sketcher/sheet_places.h"
#include "app/desktop/sketcher/text_tool.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"

#include <QHash>

#include <algorithm>
#include <functional>

namespace artemisia::app
{

using namespace chem;

namespace
{

constexpr double kNudge = 2;   ///< points
constexpr double kScroll = 10; ///< nudges

std::optional<BondPen> penFor(const QString &word)
{
    static const QHash<QString, BondPen> pens{
        {QStringLiteral("single"), {}},
        {QStringLiteral("double"), {BondOrder::Double, BondStereo::None, BondLook::Plain}},
        {QStringLiteral("triple"), {BondOrder::Triple, BondStereo::None, BondLook::Plain}},
        {QStringLiteral("aromatic"), {BondOrder::Aromatic, BondStereo::None, BondLook::Plain}},
        {QStringLiteral("wedge"), {BondOrder::Single, BondStereo::Wedge, BondLook::Plain}},
        {QStringLiteral("hash"), {BondOrder::Single, BondStereo::Hash, BondLook::Plain}},
        {QStringLiteral("wavy"), {BondOrder::Single, BondStereo::Wavy, BondLook::Plain}},
        {QStringLiteral("crossed"), {BondOrder::Double, BondStereo::Crossed, BondLook::Plain}},
        {QStringLiteral("bold"), {BondOrder::Single, BondStereo::None, BondLook::Bold}},
        {QStringLiteral("dashed"), {BondOrder::Single, BondStereo::None, BondLook::Dashed}},
        {QStringLiteral("dative"), {BondOrder::Dative, BondStereo::None, BondLook::Plain}},
        {QStringLiteral("any"), {BondOrder::Any, BondStereo::None, BondLook::Plain}},
    };
    const auto pen = pens.constFind(word);
    return pen == pens.cend() ? std::nullopt : std::optional(*pen);
}

// Whether a structure is chosen as a whole. It is then to be moved or copied: no key is meant for
// each of its atoms.
bool holdsStructure(const Drawing &drawing, const Selection &chosen)
{
    const auto isChosen = [&chosen](ItemId atom) { return chosen.count(atom) > 0; };
    const std::vector<std::vector<ItemId>> fragments = fragmentsOf(drawing);
    return std::any_of(fragments.begin(), fragments.end(), [&](const auto &atoms) {
        return std::count_if(atoms.begin(), atoms.end(),
                             [&](ItemId atom) { return !drawing.isHidden(atom); }) > 1 &&
               std::all_of(atoms.begin(), atoms.end(), isChosen);
    });
}

/// One run of one command.
class Run
{
    Q_DECLARE_TR_FUNCTIONS(SketchCommands)
public:
    Run(const QString &command, SketchView &view, SketchDocument &document)
        : m_words(command.split(u' ', Qt::SkipEmptyParts))
        , m_view(view)
        , m_document(document)
    {
    }

    bool onAtoms(const std::vector<ItemId> &atoms)
    {
        const QString verb = m_words.value(0);
        if (atoms.empty()) {
            return false;
        }
        if (verb == u"label") {
            const std::string text = m_words.mid(1).join(u' ').toStdString();
            return each(tr("Label atom"), atoms,
                        [&](Drawing &d, ItemId atom) { (void)setLabel(d, atom, text); });
        }
        if (verb == u"charge") {
            const int by = m_words.value(1).toInt();
            return each(tr("Change charge"), atoms,
                        [by](Drawing &d, ItemId atom) { changeCharge(d, atom, by); });
        }
        if (verb == u"radical") {
            return each(tr("Change radical"), atoms, [](Drawing &d, ItemId atom) {
                setRadicals(d, atom, (d.atom(atom)->radicals + 1) % 3);
            });
        }
        if (verb == u"edit") {
            TextTool::editLabel(m_view, m_document, atoms.front());
            return true;
        }
        return grow(verb, atoms);
    }

    bool onBonds(const std::vector<ItemId> &bonds)
    {
        const QString verb = m_words.value(0);
        if (bonds.empty()) {
            return false;
        }
        if (verb == u"bond") {
            const auto pen = penFor(m_words.value(1));
            return pen && each(tr("Change bond"), bonds, [&](Drawing &d, ItemId bond) {
                       // A second wedge turns it round.
                       pen->stereo == BondStereo::None ? setBond(d, bond, *pen)
                                                       : clickBond(d, bond, *pen);
                   });
        }
        if (verb == u"reverse") {
            return each(tr("Reverse bond"), bonds,
                        [](Drawing &d, ItemId bond) { reverseBond(d, bond); });
        }
        if (verb == u"ring") {
            return each(tr("Draw ring"), bonds,
                        [this](Drawing &d, ItemId bond) { fuseRing(d, bond, ringPen()); });
        }
        return false;
    }

    bool onSheet()
    {
        const QString verb = m_words.value(0);
        if (verb == u"erase") {
            return eraseSome();
        }
        if (verb == u"nudge") {
            return nudge();
        }
        return verb == u"begin" ? begin() : verb == u"edit" && editChosenWords();
    }

private:
    bool each(const QString &name, const std::vector<ItemId> &items,
              const std::function<void(Drawing &, ItemId)> &change)
    {
        m_document.edit(name, [&](Drawing &drawing) {
            for (const ItemId item : items) {
                change(drawing, item);
            }
        });
        return true;
    }

    // Words that are there are changed, on an arrow they begin; on paper, a structure.
    bool begin()
    {
        const Drawing &drawing = m_document.drawing();
        const Selection &chosen = m_document.selection();
        if (editChosenWords()) {
            return true;
        }
        ItemId arrow = m_view.hovered().arrow;
        if (arrow == kNoItem && chosen.size() == 1 && drawing.arrow(*chosen.begin()) != nullptr) {
            arrow = *chosen.begin();
        }
        if (const DrawnArrow *drawn = drawing.arrow(arrow); drawn && !isCurly(drawn->kind)) {
            TextTool::editWordsOn(m_view, m_document, arrow);
            return true;
        }
        const Point at = startFor(drawing, m_view.pointer());
        ItemId atom = kNoItem;
        m_document.edit(tr("Draw atom"), [&](Drawing &d) { atom = drawAtom(d, at, 6); });
        m_document.setSelection({});
        m_view.setCursorAtom(atom);
        m_view.keepInSight(at);
        return atom != kNoItem;
    }

    // Those under the pointer, else those that alone are chosen.
    bool editChosenWords()
    {
        const Selection &chosen = m_document.selection();
        ItemId text = m_view.hovered().text;
        if (m_view.hovered().isNothing() && chosen.size() == 1) {
            text = *chosen.begin();
        }
        if (m_document.drawing().text(text) == nullptr) {
            return false;
        }
        TextTool::editWords(m_view, m_document, text);
        return true;
    }

    [[nodiscard]] RingPen ringPen() const
    {
        return {m_words.value(1).toInt(), m_words.value(2) == u"aromatic"};
    }

    // New bonds and rings; the newest atom is where the next key goes on.
    bool grow(const QString &verb, const std::vector<ItemId> &atoms)
    {
        if (verb == u"ring") {
            return each(tr("Draw ring"), atoms,
                        [this](Drawing &d, ItemId atom) { drawRingOnAtom(d, atom, ringPen()); });
        }
        if (verb != u"sprout" && verb != u"chain") {
            return false;
        }
        const bool isTwice = m_words.value(1) == u"twice";
        const BondPen pen = penFor(m_words.value(1)).value_or(BondPen{});
        const QString label = penFor(m_words.value(1)) ? m_words.value(2) : QString();
        ItemId last = kNoItem;
        each(verb == u"chain" ? tr("Draw chain") : tr("Draw bond"), atoms,
             [&](Drawing &d, ItemId atom) {
                 last = sprout(d, atom, pen);
                 if (isTwice) {
                     sprout(d, atom, pen);
                     last = atom;
                 }
                 for (int more = 0; verb == u"chain" && more < 2 && last != kNoItem; ++more) {
                     last = sprout(d, last, pen);
                 }
                 if (!label.isEmpty() && last != kNoItem) {
                     (void)setLabel(d, last, label.toStdString());
                     last = atom;
                 }
             });
        if (last != kNoItem && atoms.size() == 1) {
            m_view.setCursorAtom(last);
        }
        return true;
    }

    bool eraseSome()
    {
        Selection items = m_document.selection();
        if (items.empty() && !m_view.hovered().isNothing()) {
            items.insert(m_view.hovered().item());
        }
        if (items.empty()) {
            return false;
        }
        m_document.edit(tr("Erase"), [&](Drawing &drawing) { eraseByHand(drawing, items); });
        return true;
    }

    bool nudge()
    {
        static const QHash<QString, Point> ways{{QStringLiteral("left"), {-kNudge, 0}},
                                                {QStringLiteral("right"), {kNudge, 0}},
                                                {QStringLiteral("up"), {0, -kNudge}},
                                                {QStringLiteral("down"), {0, kNudge}}};
        const Point by = ways.value(m_words.value(1));
        const Selection items = m_document.selection();
        if (items.empty()) {
            return m_view.hovered().isNothing() ? m_view.scrollBy(by * kScroll)
                                                : m_view.moveCursor(by);
        }
        m_document.edit(
            tr("Move"), [&](Drawing &d) { move(d, items, by); }, QStringLiteral("nudge"));
        return true;
    }

    QStringList m_words;
    SketchView &m_view;
    SketchDocument &m_document;
};

} // namespace

bool SketchCommands::run(const QString &command, KeyContext context, SketchView &view,
                         SketchDocument &document)
{
    Run run(command, view, document);
    if (context == KeyContext::Sheet) {
        return run.onSheet();
    }
    const Drawing &drawing = document.drawing();
    const bool isAtom = context == KeyContext::Atom;
    const ItemId hovered = isAtom ? view.hovered().atom : view.hovered().bond;
    std::vector<ItemId> items;
    if (hovered != kNoItem) {
        items.push_back(hovered);
    } else if (view.hovered().isNothing() && !holdsStructure(drawing, document.selection())) {
        for (const ItemId item : document.selection()) {
            const bool isWanted = isAtom ? drawing.atom(item) != nullptr && !drawing.isHidden(item)
                                         : drawing.bond(item) != nullptr;
            if (isWanted) {
                items.push_back(item);
            }
        }
    }
    return isAtom ? run.onAtoms(items) : run.onBonds(items);
}

QString SketchCommands::describe(const QString &command)
{
    const QString verb = command.section(u' ', 0, 0);
    QString rest = command.section(u' ', 1);
    static const QHash<QString, QString> whole{
        {QStringLiteral("charge +1"), tr("One charge more")},
        {QStringLiteral("charge -1"), tr("One charge less")},
        {QStringLiteral("radical"), tr("Unpaired electron")},
        {QStringLiteral("sprout"), tr("A bond")},
        {QStringLiteral("sprout double"), tr("A double bond")},
        {QStringLiteral("sprout double O"), tr("A carbonyl's oxygen")},
        {QStringLiteral("sprout wedge"), tr("A wedged bond")},
        {QStringLiteral("sprout hash"), tr("A hashed bond")},
        {QStringLiteral("sprout twice"), tr("Two bonds")},
        {QStringLiteral("chain"), tr("A chain of three")},
        {QStringLiteral("reverse"), tr("The bond from its other end")},
        {QStringLiteral("edit"), tr("Type the label")},
        {QStringLiteral("begin"), tr("Begin with an atom; on an arrow or words: write")},
        {QStringLiteral("erase"), tr("Erase")},
        {QStringLiteral("cheat sheet"), tr("This list")},
        {QStringLiteral("templates"), tr("Templates")},
        {QStringLiteral("keep template"), tr("Keep as a template")},
        {QStringLiteral("reagents"), tr("My reagents")},
        {QStringLiteral("add reagent"), tr("Add to my reagents")},
        {QStringLiteral("next arrow"), tr("A reaction arrow to the right")},
    };
    if (const auto words = whole.constFind(command); words != whole.cend()) {
        return *words;
    }
    if (verb == u"label") {
        return rest;
    }
    if (verb == u"ring") {
        const QString size = rest.section(u' ', 0, 0);
        return rest.endsWith(u"aromatic") ? tr("Benzene") : tr("Ring of %1").arg(size);
    }
    if (verb == u"bond") {
        return tr("Bond: %1").arg(rest);
    }
    return verb == u"nudge" ? tr("Move, go or scroll %1").arg(rest) : tr("Tool: %1").arg(rest);
}

} // namespace artemisia::app
