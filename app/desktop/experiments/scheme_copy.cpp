// SPDX-License-Identifier: GPL-3.0-or-later
// What of a scheme goes to other programs.
#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/experiments/scheme_section.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

namespace artemisia::app
{

QMenu *SchemeSection::makeCopyMenu()
{
    auto *menu = new QMenu(m_copy);
    const auto copyAction = [&](const QString &name, const QString &text, auto work) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, work);
        return action;
    };
    copyAction(QStringLiteral("copySchemeSmiles"), tr("Copy SMILES"), [this] {
        QGuiApplication::clipboard()->setText(
            m_steps.count > 1 ? m_steps.smiles : document()->value().scheme.smiles);
    });
    copyAction(QStringLiteral("copySchemeRxn"), tr("Copy RXN file"),
               [this] { QGuiApplication::clipboard()->setText(document()->value().scheme.rxn); });
    QAction *cdxml = copyAction(QStringLiteral("copySchemeCdxml"), tr("Copy CDXML file"), [this] {
        QGuiApplication::clipboard()->setText(document()->value().scheme.cdxml);
    });
    copyAction(QStringLiteral("copySchemeSvg"), tr("Copy SVG picture"), [this] { copySvg(); });
    connect(menu, &QMenu::aboutToShow, this, [this, cdxml] {
        cdxml->setVisible(document() && !document()->value().scheme.cdxml.isEmpty());
    });
    return menu;
}

void SchemeSection::copySvg()
{
    const Experiment &value = document()->value();
    session().workers().start(
        QString(),
        [scheme = value.scheme, title = value.code](const WorkContext &) {
            return schemeSvg(scheme, title);
        },
        this,
        [this](const Result<QByteArray> &svg) {
            if (!svg) {
                Q_EMIT problemRaised(svg.error().message);
                return;
            }
            auto *mime = new QMimeData;
            mime->setData(QStringLiteral("image/svg+xml"), *svg);
            mime->setText(QString::fromUtf8(*svg));
            QGuiApplication::clipboard()->setMimeData(mime);
        });
}

} // namespace artemisia::app
