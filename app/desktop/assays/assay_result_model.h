// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "app/desktop/widgets/structure_painter.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QSortFilterProxyModel>

namespace artemisia::app
{

/// The results of one assay with the codes of their compounds; read at once by a reader job (an
/// assay has thousands, not millions).
class AssayResultModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Structure,
        Compound,
        Value,
        Unit,
        Dose,
        Replicate,
        BatchCode,
        Date,
        Remarks,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 1, CompoundRole, RevisionRole };
    explicit AssayResultModel(std::shared_ptr<Session> session, QObject *parent = nullptr);
    ~AssayResultModel() override;
    void setAssay(const AssayId &assay); ///< null: none
    void reload();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    struct Line {
        AssayResult result;
        QString compoundCode;
        qint64 compoundRevision = 0;
        bool hasStructure = false;
        QString batchCode;
    };

Q_SIGNALS:
    void loaded();
    void failed(const artemisia::Error &error);

private:
    [[nodiscard]] static QVariant sortValue(const Line &line, int column);
    [[nodiscard]] static QString textOf(const Line &line, int column);

    std::shared_ptr<Session> m_session;
    std::shared_ptr<jobs::Job> m_job;
    int m_wish = 0; ///< counts reloads: only the last one's answer is shown
    AssayId m_assay;
    QList<Line> m_lines;
};

/// A result as people write it: "> 10", "0.25", "1 \u2013 5", "low sol"; what stood in the source
/// where nothing could be read.
[[nodiscard]] QString resultValueText(const AssayResult &result);

/// Sorts numbers as numbers and codes naturally; finds text in any column.
class AssayResultSorter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit AssayResultSorter(QObject *parent = nullptr);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QCollator m_collator;
};

} // namespace artemisia::app
