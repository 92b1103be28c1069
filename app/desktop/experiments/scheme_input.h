// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/incoming.h"
#include "app/desktop/widgets/growing_text_edit.h"

class QMimeData;

namespace artemisia::app
{

/// The line in which a reaction is typed or pasted. What is no single line (an RXN block, CDXML, a
/// drawing as other programs put it on the clipboard) is handed on whole.
class SchemeInput : public GrowingTextEdit
{
    Q_OBJECT
public:
    explicit SchemeInput(QWidget *parent = nullptr);

Q_SIGNALS:
    void blockPasted(const QString &text);
    void drawingPasted(const artemisia::app::Incoming &drawing);

protected:
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace artemisia::app
