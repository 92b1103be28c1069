// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "chem/depict/display_list.h"
#include "core/record/experiment.h"
#include "core/record/record.h"

#include <QCache>
#include <QImage>
#include <QPixmap>
#include <QSet>

class QPainter;

namespace artemisia::chem
{
struct Drawing;
}

namespace artemisia::app
{

/// The look of one painting. Colours are copied, so that it can be used in any thread.
struct DrawingStyle {
    std::array<QColor, 9> inks; ///< by chem::InkRole
    double maximumScale =
        4.0 / 3.0 * 1.2; ///< device-independent pixels per point: small molecules are not blown up
    double minimumLine = 0.9; ///< pixels: thinner lines are drawn so in small pictures
    Qt::Alignment alignment = Qt::AlignCenter;
    /// As the theme is now. GUI thread.
    [[nodiscard]] static DrawingStyle fromTheme(bool colourHeteroAtoms = false);
};

/// Paints \a list into \a area, as large as fits (never above the maximum scale). Any thread.
void paintDisplayList(QPainter &painter, const chem::DisplayList &list, const QRectF &area,
                      const DrawingStyle &style);

/// Paints \a list where its own coordinates put it; \a scale: pixels per point that the painter is
/// set to, so that thin lines stay seen.
void paintDisplayItems(QPainter &painter, const chem::DisplayList &list, const DrawingStyle &style,
                       double scale);

/// What is to be drawn. The first that is not empty counts: sheet, its file, RXN, reaction SMILES,
/// MOL block, SMILES. A sheet that cannot be read gives way to what stands beside it.
struct DrawingSource {
    std::shared_ptr<const chem::Drawing>
        sheet; ///< as it lies in an editor: nobody changes it any more
    QString cdxml;
    QString rxn;
    QString reactionSmiles;
    QString textAbove;
    QString textBelow;
    QString molblock;
    QString smiles;
    [[nodiscard]] static DrawingSource of(const Structure &structure);
    [[nodiscard]] static DrawingSource of(const Scheme &scheme);
    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const DrawingSource &, const DrawingSource &) = default;
};
/// Lays out and depicts; may take tens of milliseconds. Worker threads.
[[nodiscard]] Result<chem::DisplayList> depict(const DrawingSource &source);

/// Which drawing: of one saved state of one record. \a part tells several drawings of one record
/// apart.
struct DrawingKey {
    QUuid record;
    qint64 revision = 0;
    int part = 0;
    friend bool operator==(const DrawingKey &, const DrawingKey &) = default;
    friend size_t qHash(const DrawingKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.record, key.revision, key.part);
    }
};

/// Drawings for lists, grids and pages: made in worker threads, newest wish first, kept (as
/// drawings and as pictures) while there is room, forgotten when the theme changes. One per
/// session; GUI thread.
class StructurePainter : public QObject
{
    Q_OBJECT
public:
    explicit StructurePainter(std::shared_ptr<Session> session, QObject *parent = nullptr);

    /// Reads the source in a reader's thread.
    using Loader = std::function<Result<DrawingSource>(store::Store &)>;
    /// The picture of \a size (device-independent pixels) if it is ready; else null, and
    /// drawingReady(key.record) follows. A drawing that failed gives null for good: see failure().
    [[nodiscard]] QPixmap picture(const DrawingKey &key, const QSize &size, qreal pixelRatio,
                                  const Loader &loader);
    [[nodiscard]] QPixmap picture(const DrawingKey &key, const QSize &size, qreal pixelRatio,
                                  const DrawingSource &source);
    /// Why there is no drawing; empty: there is one, or it is not known yet.
    [[nodiscard]] QString failure(const DrawingKey &key) const;

Q_SIGNALS:
    void drawingReady(const QUuid &record);

private:
    struct PictureKey {
        DrawingKey drawing;
        QSize size;
        int ratioPercent = 100;
        friend bool operator==(const PictureKey &, const PictureKey &) = default;
        friend size_t qHash(const PictureKey &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.drawing, key.size.width(), key.size.height(),
                              key.ratioPercent);
        }
    };
    struct Wish {
        PictureKey key;
        qreal ratio = 1;
        Loader loader;
        DrawingSource source;
    };
    struct Answer {
        std::shared_ptr<const chem::DisplayList> list;
        QImage image;
    };
    QPixmap want(Wish wish);
    void pump();
    void load(const Wish &wish);
    void draw(const Wish &wish, std::shared_ptr<const chem::DisplayList> list);
    void settle(const Wish &wish, int generation, const Result<Answer> &answer);

    std::shared_ptr<Session> m_session;
    QCache<DrawingKey, std::shared_ptr<const chem::DisplayList>> m_lists;
    QCache<PictureKey, QPixmap> m_pictures;
    QHash<DrawingKey, QString> m_failures;
    QList<Wish> m_wishes; ///< newest last
    QSet<PictureKey> m_wished;
    int m_running = 0;
    int m_generation = 0; ///< counts themes: pictures of an earlier one are not kept
};

} // namespace artemisia::app
