// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/tool_catalogue.h"

#include "app/desktop/sketcher/select_tool.h"
#include "app/desktop/sketcher/sketch_tools.h"
#include "app/desktop/sketcher/text_tool.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/display.h"
#include "chem/drawing/place.h"

#include <QPainter>
#include <QPixmap>

namespace artemisia::app
{

using namespace chem;

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("SketchTools", text);
}

template <class Tool, class... Arguments>
auto maker(Arguments... arguments)
{
    return [=](SketchView &view, SketchDocument &document) -> std::unique_ptr<SketchTool> {
        return std::make_unique<Tool>(view, document, arguments...);
    };
}

Drawing bondPicture(const BondPen &pen)
{
    Drawing drawing;
    startBond(drawing, {0, 0}, directionOf(-45) * kDrawnBond, pen);
    return drawing;
}

Drawing ringPicture(const RingPen &pen)
{
    Drawing drawing;
    drawRing(drawing, {0, 0}, pen);
    return drawing;
}

Drawing chainPicture()
{
    Drawing drawing;
    drawChain(drawing, kNoItem, {0, 0}, chainTowards({0, 0}, {37, 0}, false));
    return drawing;
}

Drawing arrowPicture(ArrowKind kind)
{
    Drawing drawing;
    drawArrow(drawing, {0, 0}, {24, 0}, kind, isCurly(kind) ? 0.4 : 0);
    return drawing;
}

ToolEntry bond(const char *id, const QString &title, const BondPen &pen)
{
    return {QString::fromLatin1(id), title, 1, maker<BondTool>(pen), bondPicture(pen), {}, {}};
}

ToolEntry ring(const char *id, const QString &title, const RingPen &pen)
{
    return {QString::fromLatin1(id), title, kRingTools, maker<RingTool>(pen),
            ringPicture(pen),        {},    {}};
}

ToolEntry arrow(const char *id, const QString &title, ArrowKind kind)
{
    return {QString::fromLatin1(id), title, 4, maker<ArrowTool>(kind), arrowPicture(kind), {}};
}

ToolEntry atom(const char *symbol)
{
    DrawnAtom like;
    like.element = elementOf(symbol);
    const QString letters = QString::fromLatin1(symbol);
    return {QStringLiteral("atom ") + letters,
            tr("Atom: %1").arg(letters),
            3,
            maker<AtomTool>(like),
            {},
            letters};
}

QList<ToolEntry> makeCatalogue()
{
    QList<ToolEntry> tools;
    const auto iconTool = [&tools](const char *id, const QString &title, const char *icon,
                                   auto make) {
        tools << ToolEntry{QString::fromLatin1(id),  title, 0, make, {}, {},
                           QString::fromLatin1(icon)};
    };
    iconTool("select", tr("Select and move"), "select-rectangular",
             maker<SelectTool>(SelectShape::Marquee));
    iconTool("lasso", tr("Select with a lasso"), "draw-freehand",
             maker<SelectTool>(SelectShape::Lasso));
    iconTool("erase", tr("Erase"), "draw-eraser", maker<EraseTool>());
    const auto order = [](BondOrder value) {
        return BondPen{value, BondStereo::None, BondLook::Plain};
    };
    const auto stereo = [](BondStereo value) {
        return BondPen{BondOrder::Single, value, BondLook::Plain};
    };
    tools << bond("bond", tr("Bond"), {})
          << bond("double", tr("Double bond"), order(BondOrder::Double))
          << bond("triple", tr("Triple bond"), order(BondOrder::Triple))
          << bond("wedge", tr("Wedged bond"), stereo(BondStereo::Wedge))
          << bond("hash", tr("Hashed bond"), stereo(BondStereo::Hash))
          << bond("wavy", tr("Wavy bond: either way"), stereo(BondStereo::Wavy))
          << bond("dative", tr("Dative bond"), order(BondOrder::Dative))
          << bond("any", tr("Any bond, in a search"), order(BondOrder::Any))
          << ToolEntry{QStringLiteral("chain"), tr("Chain"),    1,
                       maker<ChainTool>(),      chainPicture(), {}};
    tools << ring("benzene", tr("Benzene"), {6, true})
          << ring("ring 6", tr("Six-membered ring"), {6, false})
          << ring("ring 5", tr("Five-membered ring"), {5, false})
          << ring("ring 4", tr("Four-membered ring"), {4, false})
          << ring("ring 3", tr("Three-membered ring"), {3, false})
          << ring("ring 7", tr("Seven-membered ring"), {7, false})
          << ring("ring 8", tr("Eight-membered ring"), {8, false})
          << ring("cyclopentadiene", tr("Cyclopentadiene"), {5, true});
    for (const char *symbol : {"C", "N", "O", "S", "F", "Cl", "Br", "P"}) {
        tools << atom(symbol);
    }
    tools << ToolEntry{QStringLiteral("charge +1"),
                       tr("Positive charge"),
                       3,
                       maker<ChargeTool>(1),
                       {},
                       QStringLiteral("+")}
          << ToolEntry{
                 QStringLiteral("charge -1"), tr("Negative charge"), 3, maker<ChargeTool>(-1), {},
                 QStringLiteral("\u2212")};
    tools << arrow("arrow", tr("Reaction arrow"), ArrowKind::Reaction)
          << arrow("equilibrium", tr("Equilibrium"), ArrowKind::Equilibrium)
          << arrow("retro", tr("Retrosynthesis"), ArrowKind::Retrosynthesis)
          << arrow("resonance", tr("Resonance"), ArrowKind::Resonance)
          << arrow("failed", tr("Failed reaction"), ArrowKind::Failed)
          << arrow("curly", tr("Curly arrow: two electrons"), ArrowKind::CurlyPair)
          << arrow("fishhook", tr("Curly arrow: one electron"), ArrowKind::CurlySingle)
          << ToolEntry{QStringLiteral("text"), tr("Words and labels"), 4, maker<TextTool>(), {},
                       QStringLiteral("T")}
          << ToolEntry{QStringLiteral("bracket"),
                       tr("Brackets: a count, a charge, or # for ‡"),
                       4,
                       maker<BracketTool>(),
                       {},
                       QStringLiteral("[ ]")}
          << ToolEntry{QStringLiteral("map"), tr("Map atoms"), 4, maker<MapTool>(), {},
                       QStringLiteral("1:1")};
    return tools;
}

} // namespace

const QList<ToolEntry> &toolCatalogue()
{
    static const QList<ToolEntry> tools = makeCatalogue();
    return tools;
}

std::unique_ptr<SketchTool> makeTool(const QString &id, SketchView &view, SketchDocument &document)
{
    for (const ToolEntry &entry : toolCatalogue()) {
        if (entry.id == id) {
            return entry.make(view, document);
        }
    }
    const QString verb = id.section(u' ', 0, 0);
    const QString rest = id.section(u' ', 1);
    if (verb == u"atom" && elementOf(rest.toStdString()) > 0) {
        DrawnAtom like;
        like.element = elementOf(rest.toStdString());
        return std::make_unique<AtomTool>(view, document, like);
    }
    if (verb == u"ring" && rest.toInt() >= 3) {
        return std::make_unique<RingTool>(view, document, RingPen{rest.toInt(), false});
    }
    return nullptr;
}

QIcon toolIcon(const ToolEntry &entry, qreal pixelRatio)
{
    if (!entry.iconName.isEmpty()) {
        return Theme::instance().icon(entry.iconName);
    }
    const Theme &theme = Theme::instance();
    const int size = theme.scaled(kToolIcon);
    QPixmap pixmap(QSize(size, size) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(1.5, 1.5, size - 3, size - 3);
    if (!entry.letters.isEmpty()) {
        painter.setPen(theme.colours().text);
        QFont font = theme.font(Theme::TextStyle::Body);
        font.setPixelSize(theme.scaled(entry.letters.size() > 2 ? 10 : 13));
        painter.setFont(font);
        painter.drawText(QRectF(0, 0, size, size), Qt::AlignCenter, entry.letters);
    } else {
        DrawingStyle style = DrawingStyle::fromTheme();
        style.minimumLine = 1.1;
        paintDisplayList(painter, displayOf(entry.picture), area, style);
    }
    return QIcon(pixmap);
}

} // namespace artemisia::app
