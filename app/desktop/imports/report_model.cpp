// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/report_model.h"

#include "app/desktop/theme/theme.h"

#include <algorithm>

namespace artemisia::app
{

namespace
{

QString outcomeInWords(exchange::RowOutcome outcome, bool dryRun)
{
    switch (outcome) {
    case exchange::RowOutcome::Imported:
        return dryRun ? ReportModel::tr("will go in") : ReportModel::tr("imported");
    case exchange::RowOutcome::ImportedWithRemarks:
        return dryRun ? ReportModel::tr("will go in, with remarks")
                      : ReportModel::tr("imported, with remarks");
    case exchange::RowOutcome::NotImported:
        return dryRun ? ReportModel::tr("stays out") : ReportModel::tr("not imported");
    }
    return {};
}

/// Stays out for the best of reasons: the notebook has all that the row says.
bool isThereAlready(const exchange::RowReport &entry)
{
    return entry.outcome == exchange::RowOutcome::NotImported &&
           std::any_of(
               entry.remarks.cbegin(), entry.remarks.cend(),
               [](const exchange::RowRemark &remark) { return remark.code == u"already-there"; });
}

} // namespace

ReportModel::ReportModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ReportModel::setReport(const exchange::ImportReport &report)
{
    beginResetModel();
    m_report = report;
    m_lines.clear();
    for (qsizetype i = 0; i < m_report.entries.size(); ++i) {
        const auto &remarks = m_report.entries.at(i).remarks;
        if (remarks.isEmpty()) {
            m_lines.append({i, -1});
        }
        for (int j = 0; j < remarks.size(); ++j) {
            m_lines.append({i, j});
        }
    }
    endResetModel();
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Line &line = m_lines.at(index.row());
    const exchange::RowReport &entry = m_report.entries.at(line.entry);
    const exchange::RowRemark *remark = line.remark >= 0 ? &entry.remarks.at(line.remark) : nullptr;
    switch (role) {
    case OutcomeRole:
        return int(entry.outcome);
    case RemarkCodeRole:
        return remark != nullptr ? remark->code : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Row ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (index.column() == Outcome && isThereAlready(entry)) {
            return Theme::instance().colours().secondary;
        }
        if (index.column() == Outcome && entry.outcome == exchange::RowOutcome::NotImported) {
            return Theme::instance().colours().error;
        }
        return index.column() == Raw || index.column() == Where
                   ? QVariant(Theme::instance().colours().secondary)
                   : QVariant();
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Row:
        return entry.row;
    case Code:
        return entry.code;
    case Outcome:
        return isThereAlready(entry) ? tr("is there already")
                                     : outcomeInWords(entry.outcome, m_report.isDryRun);
    case Where:
        return remark != nullptr ? remark->column : QString();
    case Remark:
        return remark != nullptr ? remark->message : QString();
    case Raw:
        return remark != nullptr ? remark->raw : QString();
    default:
        return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Row:
        return tr("Row");
    case Code:
        return tr("Code");
    case Outcome:
        return tr("Outcome");
    case Where:
        return tr("Column");
    case Remark:
        return tr("Remark");
    case Raw:
        return tr("Stood there");
    default:
        return {};
    }
}

ReportFilter::ReportFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void ReportFilter::setText(const QString &text)
{
    m_text = text.simplified();
    invalidateFilter();
}

void ReportFilter::setOutcome(std::optional<exchange::RowOutcome> outcome)
{
    m_outcome = outcome;
    invalidateFilter();
}

bool ReportFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    if (m_outcome && first.data(ReportModel::OutcomeRole).toInt() != int(*m_outcome)) {
        return false;
    }
    if (m_text.isEmpty() || first.data(ReportModel::RemarkCodeRole).toString() == m_text) {
        return true;
    }
    for (int column = 0; column < ReportModel::ColumnCount; ++column) {
        if (first.siblingAtColumn(column).data().toString().contains(m_text, Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

} // namespace artemisia::app
