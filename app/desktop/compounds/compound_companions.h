// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QObject>

class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace artemisia::app
{

class CompoundResultModel;
class PageScroll;

/// What a notebook has beside a compound, as two sections of its page: batches and assay results.
/// Read by a job, again whenever one of them changes. Lives as long as the page.
class CompoundCompanions : public QObject
{
    Q_OBJECT
public:
    /// Adds the sections to \a page's column.
    CompoundCompanions(std::shared_ptr<Session> session, PageScroll &page);
    void show(const CompoundId &compound); ///< null: nothing
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void recordRequested(const artemisia::RecordRef &record);
    void failed(const artemisia::Error &error);

private:
    struct Found;
    void buildBatches();
    void buildResults();
    void read();
    void take(const Found &found);
    void addBatchLink(const Batch &batch);
    void addBatch();

    std::shared_ptr<Session> m_session;
    PageScroll &m_page;
    CompoundId m_compound;
    QVBoxLayout *m_batches = nullptr;
    QPushButton *m_addBatch = nullptr;
    QLabel *m_noResults = nullptr;
    QTableView *m_resultsView = nullptr;
    CompoundResultModel *m_results = nullptr;
};

} // namespace artemisia::app
