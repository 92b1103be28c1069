// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/text_tool.h"

#include "app/desktop/sketcher/sheet_places.h"
#include "app/desktop/theme/theme.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/scheme.h"

#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

namespace artemisia::app
{

using namespace chem;

namespace
{
constexpr double kOffArrow = 11;  ///< points from an arrow to the middle of a line on it
constexpr double kOffShaft = 2;   ///< points from an arrow to the field in which words are typed
constexpr double kField = 4;      ///< points that the field is larger than the words
constexpr double kMarkBeside = 5; ///< points from brackets to the mark at their upper corner
constexpr double kMarkUnder = 3;
constexpr double kUnder = 40; ///< points under a structure
constexpr double kBeside = 6;
constexpr double kHalfLine = 4; ///< points: half of what a line of words is high

std::vector<ItemId> wordsOn(const Drawing &drawing, const WordsSide &side)
{
    for (const SchemeStep &step : stepsOf(drawing)) {
        if (step.arrow == side.arrow) {
            return side.isAbove ? step.textsAbove : step.textsBelow;
        }
    }
    return {};
}

bool hasWordsOn(const Drawing &drawing, const WordsSide &side)
{
    return !wordsOn(drawing, side).empty();
}

/// Changes words; their first line stays where it is.
void rewrite(Drawing &drawing, ItemId text, const std::string &words)
{
    const Box before = boxOf(*drawing.text(text));
    setText(drawing, text, words);
    if (DrawnText *drawn = drawing.text(text)) {
        const Box now = boxOf(*drawn);
        drawn->at.y += before.top - now.top;
        drawn->at.x += drawn->isLeft ? before.left - now.left : 0;
    }
}

/// What is written close under a structure is centred there; all else that is on no arrow begins
/// where the sheet was clicked.
bool isUnderStructure(const Drawing &drawing, Point at)
{
    const std::vector<SheetPart> parts = partsOf(drawing);
    return std::any_of(parts.begin(), parts.end(), [&](const SheetPart &part) {
        const Box box = boundsOf(drawing, Selection(part.begin(), part.end()));
        const double below = at.y - (box.top + box.height);
        return at.x > box.left - kBeside && at.x < box.left + box.width + kBeside && below > 0 &&
               below < kUnder;
    });
}

[[nodiscard]] SketchWords::Tab tabOf(const WordsSide &side)
{
    return side.isAbove ? SketchWords::Tab::Forward : SketchWords::Tab::Back;
}

void settle(Drawing &drawing, const std::optional<WordsSide> &side, ItemId text)
{
    if (side && drawing.text(text) != nullptr) {
        settleWords(drawing, side->arrow, text);
    }
}
/// A transition state, or the charge of all that stands in the brackets, as it is set at their
/// upper corner; of a count, nothing.
QString raisedMark(const QString &typed)
{
    static const QRegularExpression kCharge(
        QStringLiteral("^(?:([2-9]?)([+\u2212-])|([+\u2212-])([2-9]))$"));
    if (typed == u"\u2021" || typed == u"\u2260" || typed == u"#") {
        return QStringLiteral("\u2021");
    }
    const auto charge = kCharge.match(typed);
    if (!charge.hasMatch()) {
        return {};
    }
    const QString raisedDigits = QStringLiteral("\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077"
                                                "\u2078\u2079");
    const QString number = charge.captured(1) + charge.captured(4);
    const QString sign = charge.captured(2) + charge.captured(3);
    return (number.isEmpty() ? QString() : QString(raisedDigits.at(number.toInt()))) +
           QChar(sign == u"+" ? u'\u207A' : u'\u207B');
}

} // namespace

void TextTool::press(const SketchPoint &) {}

void TextTool::release(const SketchPoint &point)
{
    const Drawing &drawing = document().drawing();
    if (point.target.atom != kNoItem) {
        editLabel(view(), document(), point.target.atom);
    } else if (point.target.text != kNoItem) {
        editWords(view(), document(), point.target.text, point.at);
    } else if (const auto side = sideAt(drawing, point.at); side && hasWordsOn(drawing, *side)) {
        editWords(view(), document(), wordsOn(drawing, *side).front(), point.at);
    } else if (side) {
        writeOn(view(), document(), *side);
    } else {
        writeCaption(view(), document(), point.at);
    }
}

void TextTool::editLabel(SketchView &view, SketchDocument &document, ItemId atom)
{
    const DrawnAtom *drawn = document.drawing().atom(atom);
    if (drawn == nullptr) {
        return;
    }
    view.editLabel(drawn->at, QString::fromStdString(shownLabelOf(document.drawing(), atom)),
                   [&view, &document, atom](const QString &text) {
                       setTypedLabel(view, document, atom, text.trimmed().toStdString());
                   });
}

void TextTool::setTypedLabel(SketchView &view, SketchDocument &document, ItemId atom,
                             const std::string &label)
{
    const QString step =
        QStringLiteral("label %1 %2").arg(std::uint32_t(atom)).arg(document.undoStack().index());
    document.edit(
        tr("Label atom"),
        [&](Drawing &drawing) {
            if (drawing.atom(atom) != nullptr) {
                (void)setLabel(drawing, atom, label, LabelOrder::AsShown);
            }
        },
        step);
    if (!wordsOnLoneAtom(document.drawing(), atom).empty()) {
        Q_EMIT view.lettersTyped(atom, step);
    }
}

void TextTool::editWords(SketchView &view, SketchDocument &document, ItemId text,
                         std::optional<Point> caret)
{
    const DrawnText *drawn = document.drawing().text(text);
    if (drawn == nullptr) {
        return;
    }
    const auto side = sideOf(document.drawing(), text);
    const bool isAbove = side && side->isAbove;
    const Box box = boxOf(*drawn);
    SketchWords words;
    words.text = QString::fromStdString(drawn->text);
    words.at = {drawn->at.x, isAbove ? box.top + box.height + kField : box.top - kField};
    words.hold = isAbove ? SketchWords::Hold::Bottom : SketchWords::Hold::Top;
    if (drawn->isLeft) {
        words.at.x = box.left;
        words.isLeft = true;
    }
    words.replaces = text;
    words.caret = caret;
    if (side) {
        words.tab = tabOf(*side);
        words.then = [&view, &document, arrow = *side](SketchWords::End end) {
            if (end == SketchWords::End::Others) {
                goOn(view, document, arrow.other());
            }
        };
    }
    view.editWords(words, [&document, text, side](const QString &typed) {
        const std::string present = typed.trimmed().toStdString();
        document.edit(tr("Write"), [&](Drawing &drawing) {
            if (drawing.text(text) != nullptr) {
                rewrite(drawing, text, present);
                settle(drawing, side, text);
            }
        });
    });
}

void TextTool::goOn(SketchView &view, SketchDocument &document, const WordsSide &side)
{
    if (hasWordsOn(document.drawing(), side)) {
        editWords(view, document, wordsOn(document.drawing(), side).front());
    } else if (document.drawing().arrow(side.arrow) != nullptr) {
        writeOn(view, document, side);
    }
}

void TextTool::editWordsOn(SketchView &view, SketchDocument &document, ItemId arrow)
{
    const Drawing &drawing = document.drawing();
    const DrawnArrow *drawn = drawing.arrow(arrow);
    if (drawn == nullptr) {
        return;
    }
    const WordsSide above{arrow, true};
    const WordsSide below{arrow, false};
    if (!hasWordsOn(drawing, above)) {
        writeOn(view, document, above);
    } else if (!hasWordsOn(drawing, below)) {
        writeOn(view, document, below);
    } else {
        editWords(view, document, wordsOn(drawing, above).front());
    }
}

// The arrow becomes as long as the words need; what stands before it stays. It stays chosen after
// Esc while Enter has a side left to write on: else Enter begins what the arrow leads to.
void TextTool::writeOn(SketchView &view, SketchDocument &document, const WordsSide &side)
{
    const DrawnArrow &arrow = *document.drawing().arrow(side.arrow);
    const Point middle = (arrow.from + arrow.to) * 0.5;
    SketchWords words;
    words.at = middle + Point{0, side.isAbove ? -kOffShaft : kOffShaft};
    words.hold = side.isAbove ? SketchWords::Hold::Bottom : SketchWords::Hold::Top;
    words.tab = tabOf(side);
    words.then = [&view, &document, side](SketchWords::End end) {
        const Drawing &drawing = document.drawing();
        if (end == SketchWords::End::Others) {
            goOn(view, document, side.other());
        } else if (end == SketchWords::End::Stay && hasWordsOn(drawing, side) &&
                   !hasWordsOn(drawing, side.other())) {
            document.setSelection({side.arrow});
        }
    };
    const Point at = middle + Point{0, side.isAbove ? -kOffArrow : kOffArrow};
    view.editWords(words, [&view, &document, side, at](const QString &typed) {
        const std::string present = typed.trimmed().toStdString();
        document.edit(tr("Write"), [&](Drawing &drawing) {
            settle(drawing, side, drawText(drawing, at, present));
        });
        document.setSelection({});
        view.keepInSight(endOf(document.drawing()));
    });
}

void TextTool::writeCaption(SketchView &view, SketchDocument &document, Point firstLine)
{
    SketchWords words;
    words.at = firstLine - Point{0, kHalfLine + kField};
    words.hold = SketchWords::Hold::Top;
    words.isLeft = !isUnderStructure(document.drawing(), firstLine);
    view.editWords(words, [&document, firstLine, isLeft = words.isLeft](const QString &typed) {
        const std::string present = typed.trimmed().toStdString();
        document.edit(tr("Write"), [&](Drawing &drawing) {
            const ItemId text = drawText(drawing, firstLine, present);
            if (DrawnText *drawn = drawing.text(text)) {
                drawn->isLeft = isLeft;
                const Box box = boxOf(*drawn);
                drawn->at.y += box.height / 2 - kHalfLine;
                drawn->at.x += isLeft ? firstLine.x - box.left : 0;
            }
        });
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
    view().editLabel(point.at, QStringLiteral("n"), [&sheet, atoms](const QString &count) {
        sheet.edit(tr("Draw brackets"), [&](Drawing &drawing) {
            const std::string label = count.trimmed().toStdString();
            const QString raised = raisedMark(count.trimmed());
            const bool isCount = !label.empty() && raised.isEmpty();
            const ItemId group =
                addGroup(drawing, isCount ? GroupKind::Repeat : GroupKind::Brackets,
                         isCount ? label : std::string(), atoms);
            if (!raised.isEmpty() && group != kNoItem) {
                const chem::Box box = boxOfBrackets(drawing, *drawing.group(group));
                drawText(drawing, {box.left + box.width + kMarkBeside, box.top + kMarkUnder},
                         raised.toStdString());
            }
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
