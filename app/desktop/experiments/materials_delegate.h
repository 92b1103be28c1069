// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"

#include <QStyledItemDelegate>

namespace artemisia::app
{

class SubstancePicker;
class MaterialsModel;

/// Paints and edits the cells of the table of materials: substances with their drawing and code,
/// quantities as typed, what is not understood in the colour of errors with a mark before it.
class MaterialsDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    MaterialsDelegate(const PageContext &context, MaterialsModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintSubstance(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    [[nodiscard]] QPixmap pictureOf(const Material &material, int revision, const QSize &size,
                                    qreal ratio) const;
    void paintValue(QPainter &painter, const QRect &cell, const QModelIndex &index) const;

    PageContext m_context;
    MaterialsModel &m_model;
};

} // namespace artemisia::app
