// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/compound_import.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace artemisia::app
{

/// What an import did (or would do) row by row: one line a remark, one line for a row without any.
class ReportModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Row, Code, Outcome, Where, Remark, Raw, ColumnCount };
    enum Role { OutcomeRole = Qt::UserRole + 1, RemarkCodeRole };
    explicit ReportModel(QObject *parent = nullptr);
    void setReport(const exchange::ImportReport &report);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Line {
        qsizetype entry = 0;
        int remark = -1; ///< -1: the row has none
    };
    exchange::ImportReport m_report;
    QList<Line> m_lines;
};

/// The lines whose outcome and words match.
class ReportFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ReportFilter(QObject *parent = nullptr);
    void setText(const QString &text);
    void setOutcome(std::optional<exchange::RowOutcome> outcome); ///< nothing: all

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    std::optional<exchange::RowOutcome> m_outcome;
};

} // namespace artemisia::app
