// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme/tinted_icon.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>

namespace artemisia::app
{

namespace
{

class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QIcon source, QColor normal, QColor selected, QColor disabled)
        : m_source(std::move(source))
        , m_normal(normal)
        , m_selected(selected)
        , m_disabled(disabled)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio =
            painter->device() != nullptr ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        const QColor colour = mode == QIcon::Disabled   ? m_disabled
                              : mode == QIcon::Selected ? m_selected
                                                        : m_normal;
        // Always the normal drawing: Qt's own disabled look would wash it out a second time.
        QPixmap picture = m_source.pixmap(size, 1.0, QIcon::Normal, state);
        if (picture.isNull()) {
            return picture;
        }
        QPainter painter(&picture);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(picture.rect(), colour);
        painter.end();
        picture.setDevicePixelRatio(scale);
        return picture;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }
    bool isNull() override { return m_source.isNull(); }

private:
    QIcon m_source;
    QColor m_normal;
    QColor m_selected;
    QColor m_disabled;
};

} // namespace

QIcon tintedIcon(const QIcon &source, const QColor &normal, const QColor &selected,
                 const QColor &disabled)
{
    return source.isNull() ? source
                           : QIcon(new TintedIconEngine(source, normal, selected, disabled));
}

} // namespace artemisia::app
