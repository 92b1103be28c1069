// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"

#include <QTableView>

class QToolButton;

namespace artemisia::app
{

class MaterialsModel;

/// A table as high as its rows. Tab goes from cell to cell and out at its end; Enter edits, and
/// after editing goes down.
class MaterialsView : public QTableView
{
    Q_OBJECT
public:
    explicit MaterialsView(QWidget *parent = nullptr);
    void fitHeight();
    void
    fitNames(); ///< the substances' column takes the width that is left, never less than a name's
    void commitEditor();                             ///< takes in what is being typed in a cell
    void keyboardSearch(const QString &) override {} ///< letters are for the current cell

Q_SIGNALS:
    void removeRequested(int row);
    void moveRequested(int row, int step);
    void limitingRequested(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void commitData(QWidget *editor) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] bool beginTyping(QKeyEvent *event);
    bool stepFrom(const QModelIndex &from, int step);

    bool m_wasBegun = false; ///< what is taken in has made a material of the last row
};

/// The substances used and made.
class MaterialsSection : public PageSection
{
    Q_OBJECT
public:
    explicit MaterialsSection(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] bool shows(ExperimentField field) const override
    {
        return field == ExperimentField::Materials;
    }
    [[nodiscard]] MaterialsModel &model() { return *m_model; }
    [[nodiscard]] MaterialsView *view() const { return m_view; }
    void fillFromScheme();
    void takeIn() override;

protected:
    void showField(ExperimentField field) override;
    void setReadOnly(bool readOnly) override;

private:
    void buildColumns();
    void connectAll();
    void loadLabels();
    void showMenu(const QPoint &at);
    void showColumnMenu(const QPoint &at);
    void showButtons();

    MaterialsModel *m_model;
    MaterialsView *m_view;
    QToolButton *m_fill;
    QHash<QUuid, int> m_compoundRevisions; ///< changes seen while the window is open
    int m_labelling = 0;                   ///< counts readings of labels
};

} // namespace artemisia::app
