// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/batches/batch_model.h"
#include "app/desktop/shell/screen.h"

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace artemisia::app
{

class BatchPage;
class CompoundPicker;

/// The vials: a table of all batches and a page for one.
class BatchesScreen : public Screen
{
    Q_OBJECT
public:
    explicit BatchesScreen(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> screenActions() const override;
    bool showRecord(const RecordRef &record) override;
    void takeFocus() override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    void flush() override;
    [[nodiscard]] QUndoStack *undoStack() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildLeft(QWidget *left);
    void buildTop(QWidget *left, QVBoxLayout *down);
    void buildNewBar(QWidget *left, QVBoxLayout *down);
    void connectAll();
    void loaded();
    void select(const BatchId &id);
    void startNew();
    void create(const CompoundId &compound);

    BatchModel *m_model;
    QAction *m_new;
    QAction *m_find;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_count = nullptr;
    QTableView *m_table = nullptr;
    BatchPage *m_page = nullptr;
    QWidget *m_newBar = nullptr;
    CompoundPicker *m_picker = nullptr;
    bool m_isOtherSearch = false; ///< the next rows are what another search found
    BatchId m_wanted;             ///< to be selected when the rows are there
};

} // namespace artemisia::app
