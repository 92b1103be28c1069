// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/scheme_input.h"

#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/theme/roles.h"

#include <QMimeData>

namespace artemisia::app
{

SchemeInput::SchemeInput(QWidget *parent)
    : GrowingTextEdit(parent)
{
    setSingleParagraph(true);
    setTextStyle(this, Theme::TextStyle::Code);
}

void SchemeInput::insertFromMimeData(const QMimeData *source)
{
    for (const auto &format :
         {QStringLiteral("chemical/x-mdl-rxnfile"), QStringLiteral("chemical/x-cdxml")}) {
        if (source->hasFormat(format)) {
            Q_EMIT blockPasted(QString::fromUtf8(source->data(format).left(kLongestSchemeText)));
            return;
        }
    }
    const QString text = source->text();
    if (text.contains(u"$RXN") || text.contains(u"<CDXML") ||
        isRoute(text.left(kLongestSchemeText).toUtf8())) {
        Q_EMIT blockPasted(text.left(kLongestSchemeText));
        return;
    }
    const Incoming drawing = incomingOf(*source);
    const bool isLine = !drawing.bytes.contains('\n') && !drawing.bytes.contains('\0');
    if (!drawing.bytes.isEmpty() && !isLine && drawing.bytes != text.toUtf8()) {
        Q_EMIT drawingPasted(drawing);
        return;
    }
    GrowingTextEdit::insertFromMimeData(source);
}

} // namespace artemisia::app
