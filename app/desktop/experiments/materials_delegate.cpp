// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/materials_delegate.h"

#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/experiments/materials_model.h"
#include "app/desktop/experiments/substance_picker.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/structure_painter.h"

#include <QComboBox>
#include <QPainter>

namespace artemisia::app
{

namespace
{

constexpr int kDrawingWidth = 56;
constexpr int kRowHeight = 44;

const MaterialRole kRoles[] = {
    MaterialRole::Reactant, MaterialRole::Reagent, MaterialRole::Catalyst,    MaterialRole::Solvent,
    MaterialRole::Workup,   MaterialRole::Product, MaterialRole::SideProduct, MaterialRole::Other};

/// Letters choose too, one after the other; what is picked from the open list is meant at once.
class RoleBox : public QComboBox
{
public:
    using QComboBox::QComboBox;
    void showPopup() override
    {
        m_wasOpened = true;
        QComboBox::showPopup();
    }
    [[nodiscard]] bool wasOpened() const { return m_wasOpened; }

private:
    bool m_wasOpened = false;
};

void drawText(QPainter &painter, const QRect &cell, int alignment, const QString &text,
              const QFont &font, const QColor &colour)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(cell, alignment | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, cell.width()));
}

} // namespace

MaterialsDelegate::MaterialsDelegate(const PageContext &context, MaterialsModel &model,
                                     QObject *parent)
    : QStyledItemDelegate(parent)
    , m_context(context)
    , m_model(model)
{
}

QSize MaterialsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {60, Theme::instance().scaled(kRowHeight)};
}

void MaterialsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Colours &colours = Theme::instance().colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? colours.accentSoft
                                                                             : colours.window);
    }
    painter->setPen(colours.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect cell = option.rect.adjusted(Space::s, 0, -Space::s, 0);
    if (index.column() == MaterialsModel::NameColumn) {
        paintSubstance(*painter, cell, index);
    } else {
        paintValue(*painter, cell, index);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colours.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -2.5), 4, 4);
    }
    painter->restore();
}

void MaterialsDelegate::paintSubstance(QPainter &painter, const QRect &cell,
                                       const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const Colours &colours = theme.colours();
    const Material *material = m_model.materialAt(index.row());
    if (!material) {
        const QFont font = theme.font(Theme::TextStyle::Body);
        const QString whole = tr("Add a material: name, code or SMILES");
        const bool fits = QFontMetrics(font).horizontalAdvance(whole) <= cell.width();
        drawText(painter, cell, Qt::AlignVCenter, fits ? whole : tr("Add a material"), font,
                 colours.secondary);
        return;
    }
    const QRect drawing(cell.left() - Space::xs, cell.top() + 3, theme.scaled(kDrawingWidth),
                        cell.height() - 7);
    const CompoundLabel label = m_model.compoundLabels().value(material->compound);
    const QPixmap picture =
        pictureOf(*material, label.revision, drawing.size(), painter.device()->devicePixelRatioF());
    if (!picture.isNull()) {
        painter.drawPixmap(drawing.topLeft(), picture);
    }
    QRect text = cell;
    text.setLeft(drawing.right() + Space::s);
    const QString shown = index.data().toString();
    const bool isSmiles = material->name.isEmpty() && shown == material->structure.smiles;
    const QFont font = theme.font(isSmiles ? Theme::TextStyle::Code : Theme::TextStyle::Body);
    QStringList below;
    if (label.code != shown) {
        below.append(label.code);
    }
    if (material->isLimiting) {
        below.append(tr("limiting"));
    }
    below.removeAll(QString());
    if (below.isEmpty()) {
        drawText(painter, text, Qt::AlignVCenter, shown, font, colours.text);
        return;
    }
    const QRect upper(text.left(), text.top() + 2, text.width(), text.height() / 2);
    const QRect lower(text.left(), upper.bottom(), text.width(), text.height() / 2 - 4);
    drawText(painter, upper, Qt::AlignVCenter, shown, font, colours.text);
    drawText(painter, lower, Qt::AlignVCenter, below.join(QStringLiteral(" · ")),
             theme.font(Theme::TextStyle::Caption), colours.secondary);
}

QPixmap MaterialsDelegate::pictureOf(const Material &material, int revision, const QSize &size,
                                     qreal ratio) const
{
    if (!material.compound.isNull()) {
        const auto load = [id = material.compound](store::Store &store) -> Result<DrawingSource> {
            ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(id));
            return compound ? DrawingSource::of(compound->structure) : DrawingSource();
        };
        return m_context.drawings->picture({material.compound.uuid(), revision, 1}, size, ratio,
                                           load);
    }
    if (material.structure.isEmpty()) {
        return {};
    }
    const auto version = qint64(qHash(material.structure.smiles));
    return m_context.drawings->picture({material.id.uuid(), version}, size, ratio,
                                       DrawingSource::of(material.structure));
}

void MaterialsDelegate::paintValue(QPainter &painter, const QRect &cell,
                                   const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const Colours &colours = theme.colours();
    const bool isProblem = !index.data(MaterialsModel::ProblemRole).toString().isEmpty();
    const bool isRemark = !index.data(MaterialsModel::RemarkRole).toString().isEmpty();
    QRect text = cell;
    if (isProblem || isRemark) { // a mark, so that the colour does not say it alone
        const int size = theme.scaled(12);
        theme
            .icon(isProblem ? QStringLiteral("artemisia-error")
                            : QStringLiteral("artemisia-warning"))
            .paint(&painter, QRect(cell.left(), cell.center().y() - size / 2, size, size));
        text.setLeft(cell.left() + size + Space::xs);
    }
    const bool isRole = index.column() == MaterialsModel::RoleColumn;
    drawText(painter, text, index.data(Qt::TextAlignmentRole).toInt(), index.data().toString(),
             theme.font(isRole ? Theme::TextStyle::Body : Theme::TextStyle::TableNumber),
             isProblem  ? colours.error
             : isRemark ? colours.warning
             : isRole   ? colours.secondary
                        : colours.text);
}

QWidget *MaterialsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                         const QModelIndex &index) const
{
    auto *self = const_cast<MaterialsDelegate *>(this);
    if (index.column() == MaterialsModel::RoleColumn) {
        auto *box = new RoleBox(parent);
        box->setObjectName(QStringLiteral("materialRoleBox"));
        box->setAccessibleName(tr("Role"));
        for (const MaterialRole role : kRoles) {
            box->addItem(roleWord(role), int(role));
        }
        connect(box, &QComboBox::activated, self, [self, box] {
            if (box->wasOpened()) {
                Q_EMIT self->commitData(box);
                Q_EMIT self->closeEditor(box);
            }
        });
        return box;
    }
    if (index.column() == MaterialsModel::NameColumn) {
        auto *picker = new SubstancePicker(m_context.session, parent);
        picker->setObjectName(QStringLiteral("compoundPicker"));
        connect(picker, &SubstancePicker::chosen, self, [self, picker] {
            Q_EMIT self->commitData(picker);
            Q_EMIT self->closeEditor(picker, EditNextItem);
        });
        connect(picker, &SubstancePicker::written, self, [self, picker] {
            Q_EMIT self->commitData(picker);
            Q_EMIT self->closeEditor(picker, SubmitModelCache);
        });
        return picker;
    }
    auto *line = new QLineEdit(parent);
    line->setObjectName(QStringLiteral("materialQuantityEdit"));
    line->setAccessibleName(
        m_model.headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    line->setAlignment(Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
    line->setMaxLength(2000);
    return line;
}

void MaterialsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    } else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->isModified()) {
        line->setText(index.data(Qt::EditRole).toString());
    }
}

void MaterialsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                     const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, box->currentData());
        return;
    }
    const auto *picker = qobject_cast<SubstancePicker *>(editor);
    const auto *line = qobject_cast<QLineEdit *>(editor);
    if (picker && picker->choice()) {
        const SubstancePicker::Choice &choice = *picker->choice();
        if (choice.compound.isNull()) {
            m_model.setStructure(index.row(), choice.structure, choice.name);
        } else {
            m_model.setCompound(index.row(), choice.compound, choice.name);
        }
        return;
    }
    if (!line || line->text() == index.data(Qt::EditRole).toString()) {
        return; // nothing was typed: a cell that was only looked into does not change
    }
    model->setData(index, line->text());
}

void MaterialsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                             const QModelIndex &) const
{
    const int height = std::min(option.rect.height(), editor->sizeHint().height());
    QRect place = option.rect;
    place.setTop(option.rect.top() + (option.rect.height() - height) / 2);
    place.setHeight(height);
    place.setWidth(std::max(place.width(), Theme::instance().scaled(110)));
    editor->setGeometry(place);
}

} // namespace artemisia::app
