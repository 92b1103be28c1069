// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/structure_painter.h"

#include "app/desktop/theme/theme.h"
#include "chem/depict/depict.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/display.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace artemisia::app
{

namespace
{

constexpr int kInks = 9;
constexpr int kRunning = 4;
constexpr int kWishes =
    400; ///< a screenful of the largest grid; older wishes have scrolled out of sight
constexpr int kFontPixels = 96;
constexpr int kMostCapSteps = 32; ///< corners of a round end

using Cap = std::array<QPointF, kMostCapSteps + 1>;

// Half a circle about the end of a line to the right, from its left side to its right.
const Cap &cap()
{
    static const Cap corners = [] {
        Cap made;
        for (int i = 0; i <= kMostCapSteps; ++i) {
            const double angle = std::numbers::pi * i / kMostCapSteps;
            made[std::size_t(i)] = {std::sin(angle), -std::cos(angle)};
        }
        return made;
    }();
    return corners;
}

/// Paints the items one kind after the other through std::visit.
class ItemPainter
{
public:
    ItemPainter(QPainter &painter, const DrawingStyle &style, double scale)
        : m_painter(painter)
        , m_style(style)
        , m_scale(scale)
        , m_minimumLine(style.minimumLine / scale)
        , m_isRaster(painter.isActive() && painter.paintEngine()->type() == QPaintEngine::Raster)
        , m_font(QStringLiteral("Arial"))
    {
        m_font.setStyleHint(QFont::SansSerif);
        m_font.setPixelSize(kFontPixels);
        m_font.setHintingPreference(QFont::PreferNoHinting);
    }

    void operator()(const chem::LineItem &line) const
    {
        if (m_isRaster && !line.dashed) {
            fill(line);
            return;
        }
        QPen pen = penOf(line.ink, line.width);
        if (line.dashed) {
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({2.5 / pen.widthF(), 2.0 / pen.widthF()});
        }
        m_painter.setPen(pen);
        m_painter.drawLine(QPointF(line.from.x, line.from.y), QPointF(line.to.x, line.to.y));
    }
    void operator()(const chem::PolygonItem &polygon) const
    {
        QPolygonF points;
        for (const chem::Point &point : polygon.points) {
            points.append(QPointF(point.x, point.y));
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(brush(polygon.ink));
        m_painter.drawPolygon(points);
    }
    void operator()(const chem::PathItem &item) const
    {
        if (item.points.empty()) {
            return;
        }
        const auto at = [&](std::size_t i) { return QPointF(item.points[i].x, item.points[i].y); };
        QPainterPath path(at(0));
        if (item.smooth) {
            for (std::size_t i = 1; i + 2 < item.points.size(); i += 3) {
                path.cubicTo(at(i), at(i + 1), at(i + 2));
            }
        } else {
            for (std::size_t i = 1; i < item.points.size(); ++i) {
                path.lineTo(at(i));
            }
        }
        m_painter.strokePath(path, penOf(item.ink, item.width));
    }
    void operator()(const chem::CircleItem &circle) const
    {
        m_painter.setPen(circle.filled ? QPen(Qt::NoPen) : penOf(circle.ink, circle.width));
        m_painter.setBrush(circle.filled ? QBrush(colour(circle.ink)) : QBrush(Qt::NoBrush));
        m_painter.drawEllipse(QPointF(circle.centre.x, circle.centre.y), circle.radius,
                              circle.radius);
    }
    void operator()(const chem::TextItem &text) const
    {
        const QString words = QString::fromStdString(text.text);
        const double natural = QFontMetricsF(m_font).horizontalAdvance(words);
        if (natural <= 0) {
            return;
        }
        const double down = text.size / kFontPixels;
        const double across = text.width > 0 ? text.width / natural : down;
        m_painter.save();
        m_painter.setPen(colour(text.ink));
        m_painter.setFont(m_font);
        m_painter.translate(text.baseline.x, text.baseline.y);
        m_painter.scale(across, down);
        m_painter.drawText(QPointF(0, 0), words);
        m_painter.restore();
    }

private:
    // As the shape that it covers: Qt takes twice as long to stroke a line with round ends, and a
    // drawing is mostly lines.
    void fill(const chem::LineItem &line) const
    {
        const QPointF from(line.from.x, line.from.y);
        const QPointF to(line.to.x, line.to.y);
        const double span = std::hypot(to.x() - from.x(), to.y() - from.y());
        const double half = std::max(line.width, m_minimumLine) / 2;
        const QPointF along = span > 0 ? (to - from) * (half / span) : QPointF(half, 0);
        const QPointF side(-along.y(), along.x());
        // As many corners as keep it within a tenth of a pixel.
        const double pixels = half * m_scale;
        const std::size_t step = pixels <= 4 ? 4 : pixels <= 16 ? 2 : 1;
        std::array<QPointF, 2 * std::tuple_size_v<Cap>> shape;
        int corners = 0;
        for (std::size_t i = 0; i < cap().size(); i += step) {
            shape.at(std::size_t(corners++)) = to + along * cap()[i].x() + side * cap()[i].y();
        }
        for (std::size_t i = 0; i < cap().size(); i += step) {
            shape.at(std::size_t(corners++)) = from - along * cap()[i].x() - side * cap()[i].y();
        }
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(brush(line.ink));
        m_painter.drawConvexPolygon(shape.data(), corners);
    }
    // The same one each time: the painter sees by that that nothing changes.
    [[nodiscard]] const QBrush &brush(chem::InkRole ink) const
    {
        QBrush &kept = m_brushes.at(std::size_t(ink));
        if (kept.style() == Qt::NoBrush) {
            kept = QBrush(colour(ink));
        }
        return kept;
    }
    [[nodiscard]] QColor colour(chem::InkRole ink) const
    {
        return m_style.inks.at(std::size_t(ink));
    }
    [[nodiscard]] QPen penOf(chem::InkRole ink, double width) const
    {
        return QPen(colour(ink), std::max(width, m_minimumLine), Qt::SolidLine, Qt::RoundCap,
                    Qt::RoundJoin);
    }

    QPainter &m_painter;
    const DrawingStyle &m_style;
    double m_scale;
    double m_minimumLine;
    bool m_isRaster;
    QFont m_font;
    mutable std::array<QBrush, kInks> m_brushes;
};

QImage render(const chem::DisplayList &list, const QSize &size, qreal ratio,
              const DrawingStyle &style)
{
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintDisplayList(painter, list, QRectF(QPointF(0, 0), QSizeF(size)), style);
    return image;
}

chem::Result<chem::DisplayList> depictReaction(const DrawingSource &source)
{
    auto reaction = source.rxn.isEmpty()
                        ? chem::Reaction::fromSmiles(source.reactionSmiles.toStdString())
                        : chem::Reaction::fromRxn(source.rxn.toStdString());
    if (!reaction) {
        return tl::unexpected(reaction.error());
    }
    if (!source.textAbove.isEmpty() || !source.textBelow.isEmpty()) {
        reaction = chem::Reaction(reaction->participants(), source.textAbove.toStdString(),
                                  source.textBelow.toStdString());
    }
    return chem::depict(*reaction);
}

chem::Result<chem::DisplayList> depictMolecule(const DrawingSource &source)
{
    const auto molecule = source.molblock.isEmpty()
                              ? chem::Molecule::fromSmiles(source.smiles.toStdString())
                              : chem::Molecule::fromMolBlock(source.molblock.toStdString());
    if (!molecule) {
        return tl::unexpected(molecule.error());
    }
    return chem::depict(*molecule);
}

} // namespace

DrawingStyle DrawingStyle::fromTheme(bool colourHeteroAtoms)
{
    const Theme &theme = Theme::instance();
    DrawingStyle style;
    for (int i = 0; i < kInks; ++i) {
        style.inks.at(std::size_t(i)) = theme.ink(chem::InkRole(i), colourHeteroAtoms);
    }
    style.maximumScale *= theme.textScale();
    return style;
}

void paintDisplayList(QPainter &painter, const chem::DisplayList &list, const QRectF &area,
                      const DrawingStyle &style)
{
    if (list.items.empty() || list.bounds.width <= 0 || list.bounds.height <= 0 || area.isEmpty()) {
        return;
    }
    const double scale = std::min(
        {area.width() / list.bounds.width, area.height() / list.bounds.height, style.maximumScale});
    const double spareWidth = area.width() - list.bounds.width * scale;
    const double spareHeight = area.height() - list.bounds.height * scale;
    const double left = style.alignment.testFlag(Qt::AlignLeft)    ? 0
                        : style.alignment.testFlag(Qt::AlignRight) ? spareWidth
                                                                   : spareWidth / 2;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(area.left() + left, area.top() + spareHeight / 2);
    painter.scale(scale, scale);
    painter.translate(-list.bounds.left, -list.bounds.top);
    paintDisplayItems(painter, list, style, scale);
    painter.restore();
}

void paintDisplayItems(QPainter &painter, const chem::DisplayList &list, const DrawingStyle &style,
                       double scale)
{
    const ItemPainter items(painter, style, scale);
    for (const chem::DisplayItem &item : list.items) {
        std::visit(items, item);
    }
}

DrawingSource DrawingSource::of(const Structure &structure)
{
    DrawingSource source;
    source.molblock = structure.molblock;
    source.smiles = structure.smiles;
    return source;
}

DrawingSource DrawingSource::of(const Scheme &scheme)
{
    DrawingSource source;
    source.cdxml = scheme.cdxml;
    source.rxn = scheme.rxn;
    source.reactionSmiles = scheme.smiles;
    source.textAbove = scheme.textAbove;
    source.textBelow = scheme.textBelow;
    return source;
}

bool DrawingSource::isEmpty() const
{
    return sheet == nullptr && cdxml.isEmpty() && rxn.isEmpty() && reactionSmiles.isEmpty() &&
           molblock.isEmpty() && smiles.isEmpty();
}

Result<chem::DisplayList> depict(const DrawingSource &source)
{
    const bool isReaction = !source.rxn.isEmpty() || !source.reactionSmiles.isEmpty();
    if (source.sheet != nullptr) {
        return chem::displayOf(*source.sheet);
    }
    if (!source.cdxml.isEmpty()) {
        const auto sheet = chem::drawingFromCdxml(source.cdxml.toStdString());
        if (sheet) {
            return chem::displayOf(*sheet);
        }
        if (!isReaction) {
            return tl::unexpected(fromChem(sheet.error()));
        }
    }
    if (source.isEmpty()) {
        return chem::DisplayList();
    }
    auto list = isReaction ? depictReaction(source) : depictMolecule(source);
    if (!list) {
        return tl::unexpected(fromChem(list.error()));
    }
    return std::move(*list);
}

StructurePainter::StructurePainter(std::shared_ptr<Session> session, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_lists(4000)
    , m_pictures(96 * 1024 * 1024)
{
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        ++m_generation;
        m_pictures.clear();
    });
}

QPixmap StructurePainter::picture(const DrawingKey &key, const QSize &size, qreal pixelRatio,
                                  const Loader &loader)
{
    return want({{key, size, qRound(pixelRatio * 100)}, pixelRatio, loader, {}});
}

QPixmap StructurePainter::picture(const DrawingKey &key, const QSize &size, qreal pixelRatio,
                                  const DrawingSource &source)
{
    return want({{key, size, qRound(pixelRatio * 100)}, pixelRatio, {}, source});
}

QString StructurePainter::failure(const DrawingKey &key) const
{
    return m_failures.value(key);
}

QPixmap StructurePainter::want(Wish wish)
{
    if (wish.key.size.isEmpty()) {
        return {};
    }
    if (const QPixmap *ready = m_pictures.object(wish.key)) {
        return *ready;
    }
    if (m_failures.contains(wish.key.drawing)) {
        return {};
    }
    if (m_wished.contains(wish.key)) {
        // Asked for again: it is in sight, so it comes before others.
        const auto same = std::find_if(m_wishes.begin(), m_wishes.end(),
                                       [&](const Wish &w) { return w.key == wish.key; });
        if (same != m_wishes.end()) {
            std::rotate(same, same + 1, m_wishes.end());
        }
        return {};
    }
    m_wished.insert(wish.key);
    m_wishes.append(std::move(wish));
    if (m_wishes.size() > kWishes) {
        m_wished.remove(m_wishes.constFirst().key);
        m_wishes.removeFirst();
    }
    pump();
    return {};
}

void StructurePainter::pump()
{
    while (m_running < kRunning && !m_wishes.isEmpty()) {
        const Wish wish = m_wishes.takeLast();
        ++m_running;
        if (const auto *list = m_lists.object(wish.key.drawing)) {
            draw(wish, *list);
        } else if (wish.loader) {
            load(wish);
        } else {
            draw(wish, nullptr);
        }
    }
}

void StructurePainter::load(const Wish &wish)
{
    m_session->read(
        [loader = wish.loader](store::Store &store, const WorkContext &) { return loader(store); },
        this,
        [this, wish](Result<DrawingSource> source) {
            if (!source) {
                settle(wish, m_generation, tl::unexpected(source.error()));
                return;
            }
            Wish loaded = wish;
            loaded.source = std::move(*source);
            draw(loaded, nullptr);
        });
}

void StructurePainter::draw(const Wish &wish, std::shared_ptr<const chem::DisplayList> list)
{
    m_session->workers().start(
        QString(),
        [source = wish.source, key = wish.key, ratio = wish.ratio, list = std::move(list),
         style = DrawingStyle::fromTheme()](const WorkContext &context) mutable -> Result<Answer> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, tr("Stopped."));
            }
            if (!list) {
                ARTEMISIA_TRY_ASSIGN(auto made, depict(source));
                list = std::make_shared<const chem::DisplayList>(std::move(made));
            }
            return Answer{list, render(*list, key.size, ratio, style)};
        },
        this,
        [this, wish, generation = m_generation](const Result<Answer> &answer) {
            settle(wish, generation, answer);
        });
}

void StructurePainter::settle(const Wish &wish, int generation, const Result<Answer> &answer)
{
    --m_running;
    m_wished.remove(wish.key);
    if (answer) {
        m_lists.insert(wish.key.drawing,
                       new std::shared_ptr<const chem::DisplayList>(answer->list));
        if (generation == m_generation) {
            const QSize size = answer->image.size();
            m_pictures.insert(wish.key, new QPixmap(QPixmap::fromImage(answer->image)),
                              qsizetype(size.width()) * size.height() * 4);
        }
    } else if (answer.error().code != ErrorCode::Cancelled) {
        m_failures.insert(wish.key.drawing, answer.error().message);
    }
    Q_EMIT drawingReady(wish.key.drawing.record);
    pump();
}

} // namespace artemisia::app
