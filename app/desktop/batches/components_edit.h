// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/compound.h"

#include <QWidget>

class QVBoxLayout;

namespace artemisia::app
{

/// The salt formers and solvents of a batch: kind, name, and how many per how many parents, a line
/// each.
class ComponentsEdit : public QWidget
{
    Q_OBJECT
public:
    explicit ComponentsEdit(QWidget *parent = nullptr);
    void setComponents(const QList<BatchComponent> &components);
    void setReadOnly(bool readOnly);
    void flush(); ///< says what is still only in a field

Q_SIGNALS:
    void componentsEdited(const QList<artemisia::BatchComponent> &components);

private:
    class Line;
    void rebuild();
    void collect();
    void add();

    QList<BatchComponent> m_components;
    QVBoxLayout *m_layout;
    QWidget *m_addButton;
    QList<Line *> m_lines;
    bool m_isReadOnly = false;
};

} // namespace artemisia::app
