// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/text_tool.h"

#include "app/desktop/sketcher/sheet_places.h"
#include "app/desktop/theme/theme.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/scheme.h"

#include <QPainter>

namespace artemisia::app
{

using namespace chem;

namespace
{
constexpr double kOffArrow = 11; ///< points from an arrow to the middle of a line on it
} // namespace

void TextTool::press(const SketchPoint &) {}

void TextTool::release(const SketchPoint &point)
{
    if (point.target.atom != kNoItem) {
        editLabel(view(), document(), point.target.atom);
    } else {
        editWords(view(), document(), point.target.text, point.at);
    }
}

void TextTool::editLabel(SketchView &view, SketchDocument &document, ItemId atom)
{
    const DrawnAtom *drawn = document.drawing().atom(atom);
    if (drawn == nullptr) {
        return;
    }
    view.editText(drawn->at, QString::fromStdString(labelOf(document.drawing(), atom)), false,
                  [&document, atom](const QString &text) {
                      document.edit(tr("Label atom"), [&](Drawing &drawing) {
                          if (drawing.atom(atom) != nullptr) {
                              (void)setLabel(drawing, atom, text.trimmed().toStdString());
                          }
                      });
                  });
}

void TextTool::editWords(SketchView &view, SketchDocument &document, ItemId text, Point at)
{
    const DrawnText *drawn = document.drawing().text(text);
    const QString present = drawn != nullptr ? QString::fromStdString(drawn->text) : QString();
    view.editText(drawn != nullptr ? drawn->at : at, present, true,
                  [&document, text, at](const QString &typed) {
                      const std::string words = typed.trimmed().toStdString();
                      document.edit(tr("Write"), [&](Drawing &drawing) {
                          if (drawing.text(text) != nullptr) {
                              setText(drawing, text, words);
                          } else {
                              drawText(drawing, at, words);
                          }
                      });
                  });
}

void TextTool::editWordsOn(SketchView &view, SketchDocument &document, ItemId arrow)
{
    const Drawing &drawing = document.drawing();
    const DrawnArrow *drawn = drawing.arrow(arrow);
    if (drawn == nullptr) {
        return;
    }
    SchemeStep present;
    for (const SchemeStep &step : stepsOf(drawing)) {
        present = step.arrow == arrow ? step : present;
    }
    const bool isBelow = !present.textsAbove.empty() && present.textsBelow.empty();
    const Point at = (drawn->from + drawn->to) * 0.5 + Point{0, isBelow ? kOffArrow : -kOffArrow};
    const ItemId text =
        isBelow || present.textsAbove.empty() ? kNoItem : present.textsAbove.front();
    const QString written =
        text != kNoItem ? QString::fromStdString(drawing.text(text)->text) : QString();
    view.editText(at, written, true, [&view, &document, arrow, text, at](const QString &typed) {
        const std::string words = typed.trimmed().toStdString();
        document.edit(tr("Write"), [&](Drawing &sheet) {
            ItemId changed = text;
            if (sheet.text(text) != nullptr) {
                setText(sheet, text, words);
            } else {
                changed = drawText(sheet, at, words);
            }
            settleWords(sheet, arrow, changed);
        });
        document.setSelection({});
        view.keepInSight(endOf(document.drawing()));
    });
}

void BracketTool::press(const SketchPoint &point)
{
    m_start = point;
    m_marquee = {};
}

void BracketTool::drag(const SketchPoint &point)
{
    m_marquee = QRectF(view().toWidget(m_start.at), view().toWidget(point.at)).normalized();
}

void BracketTool::release(const SketchPoint &point)
{
    Selection atoms = document().selection();
    if (m_marquee.width() > 4 && m_marquee.height() > 4) {
        atoms.clear();
        for (const DrawnAtom &atom : document().drawing().atoms) {
            if (m_marquee.contains(view().toWidget(atom.at))) {
                atoms.insert(atom.id);
            }
        }
    }
    m_marquee = {};
    if (atoms.empty()) {
        return;
    }
    SketchDocument &sheet = document();
    view().editText(point.at, QStringLiteral("n"), false, [&sheet, atoms](const QString &count) {
        sheet.edit(tr("Draw brackets"), [&](Drawing &drawing) {
            const std::string label = count.trimmed().toStdString();
            addGroup(drawing, label.empty() ? GroupKind::Brackets : GroupKind::Repeat, label,
                     atoms);
        });
    });
}

void BracketTool::cancel()
{
    m_marquee = {};
    SketchTool::cancel();
}

void BracketTool::paint(QPainter &painter) const
{
    if (!m_marquee.isNull()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::instance().colours().accent, 1, Qt::DashLine));
        painter.drawRect(m_marquee);
    }
}

} // namespace artemisia::app
