// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/batches/batch_model.h"

#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/words.h"

namespace artemisia::app
{

BatchModel::BatchModel(std::shared_ptr<Session> session, QObject *parent)
    : PagedModel(std::move(session), parent)
{
    connect(&this->session(), &Session::manyRecordsChanged, this, [this] { reloadSoon(); });
    connect(&this->session(), &Session::recordChanged, this,
            [this](RecordKind kind, const QUuid &) {
                // Codes of compounds and experiments stand in the rows.
                if (kind == RecordKind::Batch || kind == RecordKind::Compound ||
                    kind == RecordKind::Experiment) {
                    reloadSoon();
                }
            });
    reload();
}

void BatchModel::setText(const QString &text)
{
    m_text = text;
    reload();
}

std::function<BatchModel::RowIds(store::Store &)> BatchModel::query() const
{
    return [text = m_text](store::Store &store) { return store.batches().rowIds(text); };
}

std::function<BatchModel::Rows(store::Store &, const QList<store::RowId> &)>
BatchModel::fetcher() const
{
    return [](store::Store &store, const QList<store::RowId> &ids) {
        return store.batches().rows(ids);
    };
}

int BatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BatchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = index.column() == Amount || index.column() == Purity;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ForegroundRole) {
        return index.column() == Date ? QVariant(Theme::instance().colours().secondary)
                                      : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != IdRole) {
        return {};
    }
    const store::BatchRow *row = rowAt(index.row());
    if (row == nullptr) {
        return {};
    }
    if (role == IdRole) {
        return row->id.uuid();
    }
    switch (index.column()) {
    case Code:
        return row->code;
    case Compound:
        return row->compoundCode;
    case Salt:
        return row->salt;
    case Amount:
        return row->amount;
    case Purity:
        return row->purity;
    case Origin:
        return row->experimentCode.isEmpty() ? row->supplier : row->experimentCode;
    case Date:
        return role == Qt::ToolTipRole ? row->date : dateInWords(row->date);
    default:
        return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Amount || section == Purity;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Code:
        return tr("Batch");
    case Compound:
        return tr("Compound");
    case Salt:
        return tr("Salt or solvate");
    case Amount:
        return tr("Amount");
    case Purity:
        return tr("Purity");
    case Origin:
        return tr("From");
    case Date:
        return tr("Date");
    default:
        return {};
    }
}

} // namespace artemisia::app
