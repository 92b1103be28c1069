// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/structure_view.h"

#include "app/desktop/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace artemisia::app
{

StructureView::StructureView(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_hint(tr("No structure"))
{
    setObjectName(QStringLiteral("structureView"));
    setAccessibleName(tr("Structure"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StructureView::setSource(const DrawingSource &source)
{
    if (m_job) {
        m_job->cancel();
        m_job.reset();
    }
    m_source = source;
    m_failure.clear();
    setAccessibleDescription(source.smiles.isEmpty() ? source.reactionSmiles : source.smiles);
    if (source.isEmpty()) {
        m_list.reset();
        updateGeometry();
        update();
        Q_EMIT drawingChanged();
        return;
    }
    m_job = m_session->workers().start(
        QString(),
        [source](const WorkContext &context) -> Result<std::shared_ptr<const chem::DisplayList>> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, tr("Stopped."));
            }
            ARTEMISIA_TRY_ASSIGN(auto list, depict(source));
            return std::make_shared<const chem::DisplayList>(std::move(list));
        },
        this,
        [this](const Result<std::shared_ptr<const chem::DisplayList>> &list) {
            if (!list && list.error().code == ErrorCode::Cancelled) {
                return; // a newer wish is on its way
            }
            m_list = list ? *list : nullptr;
            m_failure = list ? QString() : list.error().message;
            updateGeometry();
            update();
            Q_EMIT drawingChanged();
        });
}

void StructureView::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void StructureView::setHeightRange(int minimum, int maximum)
{
    m_minimumHeight = minimum;
    m_maximumHeight = maximum;
    updateGeometry();
}

QSize StructureView::sizeHint() const
{
    const int width = Theme::instance().scaled(320);
    return {width, heightForWidth(width)};
}

QSize StructureView::minimumSizeHint() const
{
    const Theme &theme = Theme::instance();
    return {theme.scaled(96), theme.scaled(m_minimumHeight)};
}

int StructureView::heightForWidth(int width) const
{
    const Theme &theme = Theme::instance();
    const int low = theme.scaled(m_minimumHeight);
    if (!m_list || m_list->bounds.width <= 0) {
        return low;
    }
    const double scale =
        std::min(width / m_list->bounds.width, DrawingStyle::fromTheme().maximumScale);
    const int wanted = int(std::ceil(m_list->bounds.height * scale)) + theme.scaled(Space::l);
    return std::clamp(wanted, low, theme.scaled(m_maximumHeight));
}

void StructureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (hasFocus()) {
        painter.setPen(Theme::instance().colours().accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    if (m_list) {
        const int margin = Theme::instance().scaled(Space::xs);
        paintDisplayList(painter, *m_list,
                         QRectF(rect()).adjusted(margin, margin, -margin, -margin),
                         DrawingStyle::fromTheme());
        return;
    }
    if (m_job && !m_job->isFinished()) {
        return;
    }
    const Colours &colours = Theme::instance().colours();
    painter.setPen(m_failure.isEmpty() ? colours.secondary : colours.error);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     m_failure.isEmpty() ? m_hint : m_failure);
}

void StructureView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_list) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString smiles = m_source.smiles.isEmpty() ? m_source.reactionSmiles : m_source.smiles;
    menu->addAction(tr("Copy as picture"), this, &StructureView::copyPicture);
    if (!smiles.isEmpty()) {
        menu->addAction(tr("Copy SMILES"), this,
                        [smiles] { QGuiApplication::clipboard()->setText(smiles); });
    }
    const QString file = m_source.rxn.isEmpty() ? m_source.molblock : m_source.rxn;
    if (!file.isEmpty()) {
        menu->addAction(m_source.rxn.isEmpty() ? tr("Copy MOL file") : tr("Copy RXN file"), this,
                        [file] { QGuiApplication::clipboard()->setText(file); });
    }
    menu->popup(event->globalPos());
}

void StructureView::copyPicture()
{
    // Black on white at three times the size, whatever the theme: it goes into documents.
    DrawingStyle style;
    style.inks.fill(Qt::black);
    style.maximumScale = 4.0;
    style.minimumLine = 0;
    const QSize size(int(std::ceil(m_list->bounds.width * 4)) + 16,
                     int(std::ceil(m_list->bounds.height * 4)) + 16);
    if (size.width() > 20000 || size.height() > 20000) {
        return;
    }
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintDisplayList(painter, *m_list, QRectF(8, 8, size.width() - 16, size.height() - 16), style);
    painter.end();
    QGuiApplication::clipboard()->setImage(image);
}

} // namespace artemisia::app
