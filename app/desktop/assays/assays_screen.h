// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/assays/assay_list_model.h"
#include "app/desktop/shell/screen.h"

class QLineEdit;
class QListView;
class QSplitter;
class QStackedWidget;

namespace artemisia::app
{

class AssayPage;

/// The ways of measuring: a list of assays, and a page with the results of one.
class AssaysScreen : public Screen
{
    Q_OBJECT
public:
    explicit AssaysScreen(std::shared_ptr<Session> session, QWidget *parent = nullptr);
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
    void connectAll();
    void loaded();
    void create();
    void showResult(const QUuid &id);

    AssayListModel *m_model;
    QAction *m_new;
    QAction *m_find;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
    AssayPage *m_page = nullptr;
    AssayId m_wanted;
};

} // namespace artemisia::app
