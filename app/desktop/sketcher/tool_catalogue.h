// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_tool.h"

#include <QIcon>

namespace artemisia::app
{

/// One tool that can be chosen: "bond", "ring 6", "atom N" ... The same words stand after "tool" in
/// the commands of keys.
struct ToolEntry {
    QString id;
    QString title; ///< translated
    int group = 0; ///< buttons of one group stand together
    std::function<std::unique_ptr<SketchTool>(SketchView &, SketchDocument &)> make;
    chem::Drawing picture; ///< what its button shows; empty: letters do
    QString letters = {};
    QString iconName = {}; ///< a Breeze icon instead of either
};

constexpr int kRingTools = 2; ///< the group of those that draw rings

/// All of them, in the order of the buttons.
[[nodiscard]] const QList<ToolEntry> &toolCatalogue();
/// By id; "atom X", "charge N" and "ring N" are found whether they have a button or not. Null:
/// there is none.
[[nodiscard]] std::unique_ptr<SketchTool> makeTool(const QString &id, SketchView &view,
                                                   SketchDocument &document);
constexpr int kToolIcon = 20; ///< pixels at 100 %
/// Its button's picture in the theme's colours, as large as the text scale says.
[[nodiscard]] QIcon toolIcon(const ToolEntry &entry, qreal pixelRatio);

} // namespace artemisia::app
