// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_clipboard.h"

#include "app/desktop/session/settings.h"

#include <QClipboard>
#include <QGuiApplication>

namespace artemisia::app
{

SketchClipboard::SketchClipboard(QObject *parent)
    : QObject(parent)
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            [this] { m_isWaiting = false; });
}

SketchClipboard &SketchClipboard::instance()
{
    static QPointer<SketchClipboard> clipboard;
    if (!clipboard) {
        clipboard = new SketchClipboard(QCoreApplication::instance());
    }
    return *clipboard;
}

void SketchClipboard::put(const chem::Drawing &drawing, CopyAs as, jobs::Runner &workers,
                          QObject *asker, std::function<void(const QString &)> say)
{
    if (drawing.isEmpty()) {
        return;
    }
    m_drawing = drawing;
    if (as == CopyAs::Everything) {
        m_mark = new QMimeData;
        m_mark->setData(QStringLiteral("application/x-artemisia-copying"), QByteArray(1, '1'));
        QGuiApplication::clipboard()->setMimeData(m_mark);
    }
    m_isWaiting = as != CopyAs::Everything;
    const int wanted = Settings::get(Setting::PictureDotsPerInch);
    workers.start(
        {},
        [drawing, as, wanted](const WorkContext &) -> Result<CopiedForms> {
            return copiedForms(drawing, as, wanted);
        },
        this,
        [this, as, wanted, number = ++m_number, asker = QPointer<QObject>(asker),
         say = std::move(say)](const Result<CopiedForms> &forms) {
            // What somebody copied meanwhile, here or elsewhere, stays.
            if (forms && number == m_number && isUnderWay()) {
                finish(*forms, as, wanted, [&](const QString &text) {
                    if (asker) {
                        say(text);
                    }
                });
            }
        });
}

void SketchClipboard::finish(const CopiedForms &forms, CopyAs as, int wanted,
                             const std::function<void(const QString &)> &say)
{
    m_drawing = {};
    m_isWaiting = false;
    QMimeData *mime = mimeOf(forms, as);
    if (mime == nullptr) {
        if (m_mark) {
            QGuiApplication::clipboard()->clear();
        }
        say(missing(forms, as));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(mime);
    if (as == CopyAs::Picture && forms.picturePixelsPerInch < wanted) {
        say(tr("The picture was copied at %1 dots per inch: at %2 it would be too large.")
                .arg(forms.picturePixelsPerInch)
                .arg(wanted));
    }
    const bool hasSmiles = as == CopyAs::Smiles || as == CopyAs::Everything;
    if (forms.steps > 1 && as == CopyAs::Smiles) {
        say(tr("The steps of the scheme were copied, one a line."));
    }
    if (forms.steps > 1 && as == CopyAs::Rxn) {
        say(tr("RXN holds one reaction: what the first step begins with and what the last one "
               "gives. CDXML keeps all, SMILES has a line for each step."));
    }
    if (hasSmiles && forms.lostInSmiles != chem::SmilesLosses()) {
        say(lost(forms.lostInSmiles));
    }
}

QString SketchClipboard::lost(const chem::SmilesLosses &losses)
{
    return losses.elementLists
               ? tr("SMILES has no lists of elements: in it each is its first element. MOL and "
                    "CDXML keep them.")
               : tr("SMILES does not say all that the query atoms and bonds ask for. MOL and CDXML "
                    "do.");
}

QString SketchClipboard::obstacleIn(const CopiedForms &forms)
{
    switch (forms.obstacle) {
    case Obstacle::Valence:
        return tr("\"%1\" has more bonds than it can have. Nothing was copied.")
            .arg(forms.obstacleLabel);
    case Obstacle::Letters:
        return tr("\"%1\" names no atom or group that is known. Nothing was copied.")
            .arg(forms.obstacleLabel);
    case Obstacle::Query:
        return tr("\"%1\" stands for more than one atom. Nothing was copied.")
            .arg(forms.obstacleLabel);
    case Obstacle::None:
        break;
    }
    return {};
}

QString SketchClipboard::missing(const CopiedForms &forms, CopyAs as)
{
    const QString obstacle = obstacleIn(forms);
    switch (as) {
    case CopyAs::Smiles:
        return obstacle.isEmpty() ? tr("This drawing has no SMILES. Nothing was copied.")
                                  : tr("No SMILES: %1").arg(obstacle);
    case CopyAs::Inchi:
    case CopyAs::InchiKey:
        return obstacle.isEmpty() ? tr("This drawing has no InChI: it must be structures without "
                                       "an arrow, query atoms or R-groups. Nothing was copied.")
                                  : tr("No InChI: %1").arg(obstacle);
    case CopyAs::Mol:
        return tr("There is no structure in this drawing. Nothing was copied.");
    case CopyAs::Rxn:
        return tr("This drawing is no reaction: an arrow with a structure at each end makes it "
                  "one. Nothing was copied.");
    case CopyAs::Everything:
    case CopyAs::Cdxml:
    case CopyAs::Svg:
    case CopyAs::Picture:
        break;
    }
    return tr("The picture could not be made. Nothing was copied.");
}

} // namespace artemisia::app
