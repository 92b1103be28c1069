// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/record_document.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QTableView;

namespace artemisia::app
{

class CaptionedField;
class PageScroll;
class AssayResultModel;
class AssayResultSorter;
class StateBox;
class StructurePainter;

/// One assay: what it measures, and below all its results.
class AssayPage : public QWidget
{
    Q_OBJECT
public:
    explicit AssayPage(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    void show(const AssayId &id); ///< null: nothing
    [[nodiscard]] RecordDocument<Assay> &document() { return m_document; }
    [[nodiscard]] QSplitter &splitter() const { return *m_splitter; }
    [[nodiscard]] QTableView &table() const { return *m_table; }
    void flush();
    void takeFocus();

Q_SIGNALS:
    void recordRequested(const artemisia::RecordRef &record);
    void errorRaised(const artemisia::Error &error);

private:
    CaptionedField *bind(const QString &caption, const QString &purpose, const QString &hint,
                         QString Assay::*member, bool isText = false);
    void buildFields();
    void buildResults();
    void buildTable(QWidget *lower);
    void fill();
    void opened();
    void countResults();

    std::shared_ptr<Session> m_session;
    RecordDocument<Assay> m_document;
    StructurePainter *m_painter;
    QSplitter *m_splitter;
    PageScroll *m_fieldsPage;
    QList<std::pair<CaptionedField *, QString Assay::*>> m_fields;
    StateBox *m_state = nullptr;
    QLabel *m_saved = nullptr;
    QLabel *m_count = nullptr;
    QLineEdit *m_search = nullptr;
    QTableView *m_table = nullptr;
    AssayResultModel *m_results = nullptr;
    AssayResultSorter *m_sorter = nullptr;
};

} // namespace artemisia::app
