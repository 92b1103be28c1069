// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiment_list_model.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;

namespace artemisia::app
{

class StructurePainter;

/// The left side of the screen: search, filters, the list. Tells which experiment is wanted; opens
/// none itself.
class ExperimentListPanel : public QWidget
{
    Q_OBJECT
public:
    ExperimentListPanel(std::shared_ptr<Session> session, StructurePainter &drawings,
                        QAction *create, QWidget *parent = nullptr);
    [[nodiscard]] ExperimentListModel &model() { return *m_model; }
    /// Selects without asking for the page; waits for the row if it is not here yet. Filters that
    /// hide it are taken off.
    void select(const ExperimentId &id);
    void clearSelection();
    void chooseFirst(); ///< as if a person had clicked on it
    void focusSearch();
    void focusList();
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);
    /// The experiment below (or above) the current one, for when the current one goes away.
    [[nodiscard]] ExperimentId neighbour() const;
    [[nodiscard]] bool isFiltered() const;

Q_SIGNALS:
    void chosen(const artemisia::ExperimentId &id);
    void pageFocusRequested(); ///< Enter in the list
    void tagsKnown(const QStringList &tags);
    void failed(const artemisia::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(StructurePainter &drawings, QAction *create);
    void buildView(StructurePainter &drawings);
    void buildFilters(QLayout *layout);
    void applyQuery();
    void clearFilters();
    void loadTags();
    void onCurrentChanged(const QModelIndex &current);
    void onLoaded();
    void trySelect();
    void say();

    std::shared_ptr<Session> m_session;
    ExperimentListModel *m_model;
    QLineEdit *m_search;
    QComboBox *m_state;
    QComboBox *m_tag;
    QComboBox *m_sort;
    QListView *m_view;
    QLabel *m_count;
    QTimer m_searchTimer;
    QTimer m_chooseTimer;
    ExperimentId m_wantedId;      ///< to be selected as soon as it is in the list
    store::RowId m_wantedRow = 0; ///< its row; 0: not known yet
    bool m_isSelecting = false;
};

} // namespace artemisia::app
