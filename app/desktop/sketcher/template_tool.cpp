// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_tool.h"

#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/place.h"

#include <QPainter>

namespace artemisia::app
{

using namespace chem;

namespace
{
constexpr double kDragStarts = 4; ///< points the pointer moves before a press is a drag
}

TemplateTool::TemplateTool(SketchView &view, SketchDocument &document, Template stencil,
                           QString name)
    : SketchTool(view, document)
    , m_stencil(std::move(stencil))
    , m_name(std::move(name))
{
}

bool TemplateTool::takes(const SketchTarget &target) const
{
    return target.atom != kNoItem || (target.bond != kNoItem && m_stencil.fuse != kNoItem);
}

Selection TemplateTool::lay(Drawing &drawing, const SketchPoint &start,
                            std::optional<Point> towards, bool isFree) const
{
    const auto straight = [&](Point from) { return snapped(from, *towards, isFree ? 0 : 15); };
    if (const DrawnAtom *atom = drawing.atom(start.target.atom)) {
        const Point at = atom->at;
        return putTemplateOnAtom(drawing, m_stencil, start.target.atom,
                                 towards ? std::optional(straight(at)) : std::nullopt);
    }
    if (start.target.bond != kNoItem && m_stencil.fuse != kNoItem) {
        return fuseTemplate(drawing, m_stencil, start.target.bond, towards);
    }
    const double angle = towards ? degreesOf(straight(start.at) - start.at) : 0;
    return putTemplate(drawing, m_stencil, start.at, angle);
}

void TemplateTool::press(const SketchPoint &point)
{
    m_start = point;
    m_isTurned = false;
    m_ghost.reset();
    document().preview([this](Drawing &drawing) { lay(drawing, m_start, {}, false); });
}

void TemplateTool::drag(const SketchPoint &point)
{
    m_isTurned = m_isTurned || length(point.at - m_start.at) > kDragStarts;
    if (m_isTurned) {
        document().preview([&](Drawing &drawing) {
            lay(drawing, m_start, point.at, point.modifiers & Qt::AltModifier);
        });
    }
}

void TemplateTool::release(const SketchPoint &)
{
    document().commitPreview(tr("Put %1").arg(m_name));
}

void TemplateTool::cancel()
{
    m_ghost.reset();
    SketchTool::cancel();
}

void TemplateTool::hover(const SketchPoint &point)
{
    Drawing trial = document().drawing();
    const Selection added = lay(trial, point, {}, false);
    m_ghost.reset();
    if (!added.empty()) {
        m_ghost = displayOf(copyOf(trial, added));
    }
}

void TemplateTool::paint(QPainter &painter) const
{
    if (!m_ghost) {
        return;
    }
    const QPointF origin = view().toWidget({0, 0});
    const double scale = view().toWidget({1, 0}).x() - origin.x();
    DrawingStyle style = DrawingStyle::fromTheme();
    style.inks.fill(Theme::instance().colours().accent);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(0.6);
    painter.translate(origin);
    painter.scale(scale, scale);
    paintDisplayItems(painter, *m_ghost, style, scale);
    painter.restore();
}

} // namespace artemisia::app
