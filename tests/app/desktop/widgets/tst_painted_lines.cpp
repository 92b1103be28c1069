// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/structure_painter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

constexpr int kSide = 160;
constexpr int kFine = 4; ///< what is looked at is painted so many times larger

template <class Paint>
QImage painted(int side, double scale, const Paint &paint)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(double(side) / kSide, double(side) / kSide);
    painter.translate(80.3, 79.6);
    painter.scale(scale, scale);
    paint(painter);
    return image;
}

// The mean of the pixels that were one.
int fineGray(const QImage &fine, int x, int y)
{
    int sum = 0;
    for (int row = kFine * y; row < kFine * (y + 1); ++row) {
        const auto *line = reinterpret_cast<const QRgb *>(fine.constScanLine(row));
        for (int i = kFine * x; i < kFine * (x + 1); ++i) {
            sum += qGray(line[i]);
        }
    }
    return sum / (kFine * kFine);
}

} // namespace

/// Lines of drawings are filled as shapes: they look as Qt strokes them with more pixels.
class TestPaintedLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lookAsStroked_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("width");
        for (const double scale : {0.4, 1.0, 2.0, 13.0}) {
            for (const double width : {0.6, 2.0}) {
                QTest::addRow("%g pixels a point, %g wide", scale, width) << scale << width;
            }
        }
    }
    void lookAsStroked()
    {
        QFETCH(double, scale);
        QFETCH(double, width);
        DrawingStyle style;
        style.inks.fill(Qt::black);
        for (int degrees = 0; degrees < 360; degrees += 25) {
            const double angle = degrees * 3.14159265358979 / 180;
            const chem::Point to{5 * std::cos(angle), 5 * std::sin(angle)};
            chem::DisplayList list;
            list.items.push_back(
                chem::LineItem{{0, 0}, to, width, chem::InkRole::Structure, false});
            const QImage filled = painted(kSide, scale, [&](QPainter &painter) {
                paintDisplayItems(painter, list, style, scale);
            });
            const QImage fine = painted(kFine * kSide, scale, [&](QPainter &painter) {
                painter.setPen(QPen(Qt::black, std::max(width, style.minimumLine / scale),
                                    Qt::SolidLine, Qt::RoundCap));
                painter.drawLine(QPointF(0, 0), QPointF(to.x, to.y));
            });
            int most = 0;
            int darkest = 255;
            for (int y = 0; y < kSide; ++y) {
                for (int x = 0; x < kSide; ++x) {
                    const int gray = qGray(filled.pixel(x, y));
                    most = std::max(most, std::abs(gray - fineGray(fine, x, y)));
                    darkest = std::min(darkest, gray);
                }
            }
            QVERIFY2(darkest < 200, qPrintable(QString::number(darkest)));
            QVERIFY2(most <= 24, qPrintable(QStringLiteral("%1 at %2").arg(most).arg(degrees)));
        }
    }
};

QTEST_MAIN(TestPaintedLines)
#include "tst_painted_lines.moc"
