// SPDX-License-Identifier: GPL-3.0-or-later
// How the form of a reagent lies in the room there is, its keys, and what is kept of it.
#include "app/desktop/reagents/reagent_form.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/structure_painter.h"

#include <QGridLayout>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr int kManyColumns = 4;
constexpr int kFewColumns = 2;
constexpr int kColumn = 150;    ///< pixels at 100 % that a field wants
constexpr int kStructure = 136; ///< of the column with the structure
constexpr int kPictureHeight = 76;

bool isWide(ReagentField field)
{
    return field == ReagentField::Name || field == ReagentField::Synonyms;
}

} // namespace

// The wide ones take two columns, so that every row is full.
void ReagentForm::arrange()
{
    const Theme &theme = Theme::instance();
    const int room = width() - theme.scaled(kStructure) - Space::m;
    const int columns = room >= kManyColumns * theme.scaled(kColumn)  ? kManyColumns
                        : room >= kFewColumns * theme.scaled(kColumn) ? kFewColumns
                                                                      : 1;
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (CaptionedField *each : std::as_const(m_fields)) {
        m_grid->removeWidget(each);
    }
    int place = 0;
    for (const ReagentField each : reagentFields()) {
        const int wide = isWide(each) ? std::min(2, columns) : 1;
        m_grid->addWidget(m_fields.at(qsizetype(each)), place / columns, place % columns, 1, wide,
                          Qt::AlignTop);
        place += wide;
    }
    for (int column = 0; column < kManyColumns; ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

void ReagentForm::setMostHeight(int pixels)
{
    m_most = pixels;
    fitHeight();
}

// As high as it wants to be; what is more than there is room for scrolls.
void ReagentForm::fitHeight()
{
    const int wanted = m_inner->sizeHint().height();
    m_scroll->setFixedHeight(m_most > 0 ? std::min(wanted, m_most) : wanted);
}

void ReagentForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
    fitHeight();
}

void ReagentForm::dress()
{
    const Theme &theme = Theme::instance();
    const int side = theme.scaled(kStructure);
    m_picture->setFixedSize(side, theme.scaled(kPictureHeight));
    m_formula->setFixedWidth(side);
    m_columns = 0;
    arrange();
    fitHeight();
    paintStructure();
}

void ReagentForm::paintStructure()
{
    if (m_job) {
        m_job->cancel();
    }
    const Theme &theme = Theme::instance();
    const QSize size = m_picture->size();
    const qreal ratio = devicePixelRatioF();
    if (m_structure.smiles.isEmpty()) {
        const int bottle = theme.scaled(32);
        m_picture->setPixmap(theme.icon(QStringLiteral("artemisia-bottle"))
                                 .pixmap(QSize(bottle, bottle), ratio, QIcon::Disabled));
        return;
    }
    DrawingSource source;
    source.smiles = m_structure.smiles;
    m_job = m_workers.start(
        {},
        [source, size, ratio,
         style = DrawingStyle::fromTheme()](const WorkContext &context) -> Result<QImage> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, {});
            }
            QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::transparent);
            if (const auto list = depict(source)) {
                QPainter painter(&image);
                paintDisplayList(painter, *list, QRectF(QPointF(), QSizeF(size)), style);
            }
            return image;
        },
        this,
        [this, source](const Result<QImage> &image) {
            if (image && source.smiles == m_structure.smiles) {
                m_picture->setPixmap(QPixmap::fromImage(*image));
            }
        });
}

void ReagentForm::setBusy(bool busy)
{
    for (CaptionedField *each : std::as_const(m_fields)) {
        each->setReadOnly(busy);
    }
    m_take->setEnabled(!busy);
    m_drop->setEnabled(!busy);
    m_save->setEnabled(!busy);
    m_discard->setEnabled(!busy);
}

void ReagentForm::takeFocus()
{
    QLineEdit *name = m_fields.first()->lineEdit();
    name->setFocus(Qt::OtherFocusReason);
    name->selectAll();
}

// Enter and Esc are the form's, not the page's around the editor.
bool ReagentForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_inner) {
        if (event->type() == QEvent::LayoutRequest) {
            fitHeight();
        }
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QWidget::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool isField = qobject_cast<QLineEdit *>(watched) != nullptr;
    if (key != Qt::Key_Escape && !isEnter) {
        return QWidget::eventFilter(watched, event);
    }
    event->accept();
    if (event->type() == QEvent::ShortcutOverride) {
        return true;
    }
    if (key == Qt::Key_Escape) {
        Q_EMIT left();
    } else if (!isField) {
        static_cast<QPushButton *>(watched)->click();
    } else if (m_save->isEnabled()) {
        Q_EMIT submitted();
    }
    return true;
}

} // namespace artemisia::app
