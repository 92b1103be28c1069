// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/templates.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/drawing/display.h"
#include "tests/gallery_views/drawings.h"

#include <QPainter>
#include <QPixmap>
#include <QTextStream>

namespace artemisia::gallery
{

namespace
{

constexpr QSize kCell(250, 220);
constexpr int kColumns = 6;
constexpr int kCaption = 24;

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

bool takeGroup(const QString &path, chem::TemplateGroup group)
{
    QList<const chem::TemplateEntry *> entries;
    for (const chem::TemplateEntry &entry : chem::templateTable()) {
        if (entry.group == group) {
            entries.append(&entry);
        }
    }
    const int rows = (int(entries.size()) + kColumns - 1) / kColumns;
    QPixmap sheet(kCell.width() * kColumns, kCell.height() * rows);
    sheet.fill(app::Theme::instance().colours().surface);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::Antialiasing);
    bool isWhole = true;
    for (int i = 0; i < entries.size(); ++i) {
        const QRect cell(QPoint(i % kColumns * kCell.width(), i / kColumns * kCell.height()),
                         kCell);
        painter.setPen(app::Theme::instance().colours().secondary);
        painter.drawText(cell.adjusted(8, 4, -8, 0), Qt::TextSingleLine, text(entries[i]->name));
        const auto stencil = chem::templateOf(*entries[i]);
        isWhole = isWhole && stencil;
        if (stencil) {
            app::paintDisplayList(painter, chem::displayOf(stencil->drawing),
                                  QRectF(cell.adjusted(8, kCaption, -8, -8)),
                                  app::DrawingStyle::fromTheme());
        }
    }
    return sheet.save(path) && isWhole;
}

} // namespace

bool takeTemplates(const QString &folder, app::ThemeChoice theme)
{
    app::Theme::instance().apply(theme);
    const QString look =
        theme == app::ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    bool isWhole = true;
    for (int group = 0; group <= int(chem::TemplateGroup::ProtectingGroups); ++group) {
        const QString path =
            QStringLiteral("%1/templates-%2-%3.png").arg(folder).arg(group + 1).arg(look);
        isWhole = takeGroup(path, chem::TemplateGroup(group)) && isWhole;
    }
    return isWhole;
}

} // namespace artemisia::gallery
