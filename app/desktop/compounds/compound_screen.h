// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/screen.h"
#include "core/compounds/registrar.h"

class QLabel;
class QListView;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace artemisia::app
{

class CompoundDrawings;
class CompoundModel;
class CompoundPage;
class CompoundSearch;
class CompoundTileDelegate;
class EmptyState;
class MessageBar;
class RegisterPanel;

/// The compounds: a table or a grid of drawings, filtered by text or by structure, and the page of
/// the one that is chosen.
class CompoundScreen : public Screen
{
    Q_OBJECT
public:
    explicit CompoundScreen(std::shared_ptr<Session> session, QWidget *parent = nullptr);
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
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeToolbar();
    void makeViews();
    void makeTable();
    void makeGrid();
    void makeSide();
    void makeActions();
    void setGrid(bool grid);
    void applyFilter();
    void showOrder();
    void spreadTiles();
    void updateCount();
    void selectCurrent(const QModelIndex &index);
    void openPage(const CompoundId &id);
    void closePage();
    void beginRegister();

    CompoundModel *m_model;
    CompoundDrawings *m_drawings;
    CompoundSearch *m_search = nullptr;
    QLabel *m_count = nullptr;
    QToolButton *m_tableButton = nullptr;
    QToolButton *m_gridButton = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_views = nullptr;
    QTableView *m_table = nullptr;
    QListView *m_grid = nullptr;
    CompoundTileDelegate *m_tiles = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_side = nullptr;
    CompoundPage *m_page = nullptr;
    RegisterPanel *m_register = nullptr;
    MessageBar *m_messages = nullptr;
    QAction *m_newAction = nullptr;
    QAction *m_importAction = nullptr; ///< the window's, which has the key
    QAction *m_findAction = nullptr;
    QAction *m_gridAction = nullptr;
    std::pair<int, Qt::SortOrder> m_sorted; ///< the column whose order is shown
    CompoundId m_wanted;                    ///< to be selected when the model has it
    bool m_isRowAwaited = false; ///< the current row is not read yet; then its page is shown
};

} // namespace artemisia::app
