// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/paged_model.h"

namespace artemisia::app
{

/// The batches of a notebook, filtered by text.
class BatchModel : public PagedModel<store::BatchRow>
{
    Q_OBJECT
public:
    enum Column { Code, Compound, Salt, Amount, Purity, Origin, Date, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1 };
    explicit BatchModel(std::shared_ptr<Session> session, QObject *parent = nullptr);
    void setText(const QString &text);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

protected:
    [[nodiscard]] std::function<RowIds(store::Store &)> query() const override;
    [[nodiscard]] std::function<Rows(store::Store &, const QList<store::RowId> &)>
    fetcher() const override;

private:
    QString m_text;
};

} // namespace artemisia::app
