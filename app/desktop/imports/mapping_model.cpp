// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/mapping_model.h"

#include "app/desktop/theme/theme.h"

namespace artemisia::app
{

using exchange::ColumnMeaning;

namespace
{
constexpr int kExamples = 4;
constexpr qsizetype kExampleLength = 40;
} // namespace

QString meaningInWords(ColumnMeaning meaning)
{
    switch (meaning) {
    case ColumnMeaning::Ignore:
        return MappingModel::tr("Not imported");
    case ColumnMeaning::Code:
        return MappingModel::tr("Code of the compound");
    case ColumnMeaning::BatchNumber:
        return MappingModel::tr("Number of the batch");
    case ColumnMeaning::Alias:
        return MappingModel::tr("Alias");
    case ColumnMeaning::Name:
        return MappingModel::tr("Name");
    case ColumnMeaning::Structure:
        return MappingModel::tr("Structure");
    case ColumnMeaning::Inchi:
        return MappingModel::tr("InChI, to compare");
    case ColumnMeaning::InchiKey:
        return MappingModel::tr("InChIKey, to compare");
    case ColumnMeaning::Tag:
        return MappingModel::tr("Tag");
    case ColumnMeaning::Note:
        return MappingModel::tr("Note");
    case ColumnMeaning::Result:
        return MappingModel::tr("Result of an assay");
    case ColumnMeaning::ResultQualifier:
        return MappingModel::tr("Qualifier of a result");
    }
    return {};
}

QList<ColumnMeaning> columnMeanings()
{
    return {ColumnMeaning::Ignore, ColumnMeaning::Code,     ColumnMeaning::BatchNumber,
            ColumnMeaning::Alias,  ColumnMeaning::Name,     ColumnMeaning::Structure,
            ColumnMeaning::Inchi,  ColumnMeaning::InchiKey, ColumnMeaning::Tag,
            ColumnMeaning::Note,   ColumnMeaning::Result,   ColumnMeaning::ResultQualifier};
}

MappingModel::MappingModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MappingModel::setPreview(const TablePreview &preview)
{
    beginResetModel();
    m_mapping = preview.mapping;
    m_examples.clear();
    for (const exchange::ColumnRule &rule : preview.mapping.columns) {
        QStringList cells;
        for (const QStringList &row : preview.rows) {
            const QString cell = row.value(rule.index).simplified();
            if (!cell.isEmpty() && !cells.contains(cell) && cells.size() < kExamples) {
                cells.append(cell.size() > kExampleLength
                                 ? cell.left(kExampleLength) + QChar(0x2026)
                                 : cell);
            }
        }
        m_examples.append(cells.join(QStringLiteral("  \u00b7  ")));
    }
    endResetModel();
}

void MappingModel::setMapping(const exchange::ColumnMapping &mapping)
{
    // A kept mapping may speak of fewer columns than the file has: the others are not imported.
    for (exchange::ColumnRule &rule : m_mapping.columns) {
        const int index = rule.index;
        const QString header = rule.header;
        rule = exchange::ColumnRule();
        rule.header = header;
        rule.index = index;
        rule.reason = tr("not in the kept mapping");
        for (const exchange::ColumnRule &kept : mapping.columns) {
            if (kept.index == index) {
                rule = kept;
                rule.header = header;
            }
        }
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_mapping.columns.size());
}

int MappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool MappingModel::isResult(int row) const
{
    const ColumnMeaning meaning = m_mapping.columns.at(row).meaning;
    return meaning == ColumnMeaning::Result || meaning == ColumnMeaning::ResultQualifier;
}

bool MappingModel::hasDetail(int row) const
{
    return isResult(row) || m_mapping.columns.at(row).meaning == ColumnMeaning::Alias;
}

QString *MappingModel::detailOf(int row)
{
    exchange::ColumnRule &rule = m_mapping.columns[row];
    return isResult(row) ? &rule.assay : &rule.scheme;
}

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const exchange::ColumnRule &rule = m_mapping.columns.at(index.row());
    if (role == Qt::ForegroundRole) {
        const bool quiet = rule.meaning == ColumnMeaning::Ignore || index.column() == Examples ||
                           index.column() == Reason;
        return quiet ? QVariant(Theme::instance().colours().secondary) : QVariant();
    }
    if (role == Qt::EditRole && index.column() == Meaning) {
        return int(rule.meaning);
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case Header:
        return rule.header.isEmpty() ? tr("(column %1)").arg(rule.index + 1) : rule.header;
    case Meaning:
        return meaningInWords(rule.meaning);
    case Detail:
        if (role == Qt::ToolTipRole) {
            return isResult(index.row()) ? tr("Name of the assay")
                                         : tr("Whose list the alias comes from");
        }
        return !hasDetail(index.row()) ? QString()
               : isResult(index.row()) ? rule.assay
                                       : rule.scheme;
    case Unit:
        return isResult(index.row()) ? rule.unit : QString();
    case Examples:
        return m_examples.value(index.row());
    case Reason:
        return rule.reason;
    default:
        return {};
    }
}

bool MappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    exchange::ColumnRule &rule = m_mapping.columns[index.row()];
    if (index.column() == Meaning) {
        const auto meaning = ColumnMeaning(value.toInt());
        if (meaning == rule.meaning) {
            return false;
        }
        rule.meaning = meaning;
        rule.reason = tr("chosen by you");
        if (meaning == ColumnMeaning::Result && rule.assay.isEmpty()) {
            rule.assay = rule.header;
        }
        if (meaning == ColumnMeaning::Alias && rule.scheme.isEmpty()) {
            rule.scheme = rule.header;
        }
    } else if (index.column() == Detail) {
        *detailOf(index.row()) = value.toString().simplified();
    } else if (index.column() == Unit) {
        rule.unit = value.toString().simplified();
    } else {
        return false;
    }
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    return true;
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Header:
        return tr("Column");
    case Meaning:
        return tr("Is");
    case Detail:
        return tr("Of which assay or list");
    case Unit:
        return tr("Unit");
    case Examples:
        return tr("For example");
    case Reason:
        return tr("Because");
    default:
        return {};
    }
}

Qt::ItemFlags MappingModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) {
        return flags;
    }
    const bool editable = index.column() == Meaning ||
                          (index.column() == Detail && hasDetail(index.row())) ||
                          (index.column() == Unit && isResult(index.row()));
    return editable ? flags | Qt::ItemIsEditable : flags;
}

} // namespace artemisia::app
