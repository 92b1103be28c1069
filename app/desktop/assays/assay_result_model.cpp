// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/assays/assay_result_model.h"

#include "app/desktop/experiments/quantity_entry.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/words.h"

namespace artemisia::app
{

namespace
{

using Lines = QList<AssayResultModel::Line>;
constexpr int kProgressEvery = 2000;

struct CompoundFacts {
    QString code;
    qint64 revision = 0;
    bool hasStructure = false;
};

Result<CompoundFacts> factsOf(store::Store &store, const CompoundId &id)
{
    ARTEMISIA_TRY_ASSIGN(const auto row, store.compounds().rowIdOf(id));
    if (!row) {
        return CompoundFacts();
    }
    ARTEMISIA_TRY_ASSIGN(const auto rows, store.compounds().rows({*row}));
    if (rows.isEmpty()) {
        return CompoundFacts();
    }
    const store::CompoundRow &first = rows.constFirst();
    return CompoundFacts{first.code, first.revision, !first.smiles.isEmpty()};
}

Result<Lines> readLines(store::Store &store, const AssayId &assay, const WorkContext &context)
{
    Lines lines;
    QHash<CompoundId, CompoundFacts> compounds;
    QHash<BatchId, QString> batches;
    ARTEMISIA_TRY(store.assays().forEachResult(assay, [&](const AssayResult &result) -> Result<> {
        if (context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, AssayResultModel::tr("Stopped."));
        }
        if (!compounds.contains(result.compound)) {
            ARTEMISIA_TRY_ASSIGN(const CompoundFacts facts, factsOf(store, result.compound));
            compounds.insert(result.compound, facts);
        }
        if (!result.batch.isNull() && !batches.contains(result.batch)) {
            ARTEMISIA_TRY_ASSIGN(const auto batch, store.batches().find(result.batch));
            batches.insert(result.batch, batch ? batch->code : QString());
        }
        const CompoundFacts &facts = compounds[result.compound];
        lines.append(
            {result, facts.code, facts.revision, facts.hasStructure, batches.value(result.batch)});
        if (lines.size() % kProgressEvery == 0) {
            context.report(lines.size(), 0, AssayResultModel::tr("results"));
        }
        return {};
    }));
    return lines;
}

} // namespace

QString resultValueText(const AssayResult &result)
{
    if (!result.value.isNull()) {
        const QString qualifier = result.qualifier == Qualifier::Equal
                                      ? QString()
                                      : toSymbol(result.qualifier) + QLatin1Char(' ');
        const QString upper = result.upper.isNull()
                                  ? QString()
                                  : QStringLiteral(" \u2013 ") + result.upper.toString();
        return qualifier + result.value.toString() + upper;
    }
    return result.text.isEmpty() ? result.raw : result.text;
}

AssayResultModel::AssayResultModel(std::shared_ptr<Session> session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(std::move(session))
{
    connect(m_session.get(), &Session::manyRecordsChanged, this, &AssayResultModel::reload);
    connect(m_session.get(), &Session::recordChanged, this, [this](RecordKind kind, const QUuid &) {
        if (kind == RecordKind::AssayResult || kind == RecordKind::Compound) {
            reload();
        }
    });
}

AssayResultModel::~AssayResultModel()
{
    if (m_job) {
        m_job->cancel();
    }
}

void AssayResultModel::setAssay(const AssayId &assay)
{
    m_assay = assay;
    beginResetModel();
    m_lines.clear();
    endResetModel();
    reload();
}

void AssayResultModel::reload()
{
    if (m_job) {
        m_job->cancel();
        m_job.reset();
    }
    const int wish = ++m_wish;
    if (m_assay.isNull()) {
        Q_EMIT loaded();
        return;
    }
    m_job = m_session->read(
        [assay = m_assay](store::Store &store, const WorkContext &context) {
            return readLines(store, assay, context);
        },
        this,
        [this, wish](Result<Lines> lines) {
            if (wish != m_wish) { // an earlier one, of another reader
                return;
            }
            if (!lines) {
                if (lines.error().code != ErrorCode::Cancelled) {
                    Q_EMIT failed(lines.error());
                }
                return;
            }
            m_job.reset();
            beginResetModel();
            m_lines = std::move(*lines);
            endResetModel();
            Q_EMIT loaded();
        });
}

int AssayResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int AssayResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AssayResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case CompoundRole:
        return line.hasStructure || index.column() != Structure ? line.result.compound.uuid()
                                                                : QUuid();
    case RevisionRole:
        return line.compoundRevision;
    case Qt::TextAlignmentRole: {
        const bool isNumber =
            index.column() == Value || index.column() == Replicate || index.column() == Dose;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case Qt::ForegroundRole:
        if (index.column() == Value && line.result.value.isNull() && line.result.text.isEmpty()) {
            return Theme::instance().colours().warning; // only the source's own words are known
        }
        return index.column() == Unit || index.column() == Date || index.column() == Remarks
                   ? QVariant(Theme::instance().colours().secondary)
                   : QVariant();
    case SortRole:
        return sortValue(line, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Value && !line.result.raw.isEmpty()) {
            return tr("Stood in the source as \u201c%1\u201d").arg(line.result.raw);
        }
        return textOf(line, index.column());
    case Qt::DisplayRole:
        return textOf(line, index.column());
    default:
        return {};
    }
}

QVariant AssayResultModel::sortValue(const Line &line, int column)
{
    if (column == Value && !line.result.value.isNull()) {
        return line.result.value.toDouble();
    }
    if (column == Replicate) {
        return line.result.replicate;
    }
    if (column == Date) {
        return line.result.date; // as it is written, not as it is said
    }
    return textOf(line, column);
}

QString AssayResultModel::textOf(const Line &line, int column)
{
    switch (column) {
    case Compound:
        return line.compoundCode;
    case Value:
        return resultValueText(line.result);
    case Unit:
        return line.result.unit;
    case Dose:
        return quantityText(line.result.dose);
    case Replicate:
        return line.result.replicate > 0 ? QString::number(line.result.replicate) : QString();
    case BatchCode:
        return line.batchCode;
    case Date:
        return dateInWords(line.result.date);
    case Remarks: {
        QStringList remarks;
        for (const Remark &remark : line.result.remarks) {
            remarks.append(remark.text);
        }
        return remarks.join(QStringLiteral("; "));
    }
    default:
        return {};
    }
}

QVariant AssayResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Value || section == Replicate || section == Dose;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Structure:
        return tr("Structure");
    case Compound:
        return tr("Compound");
    case Value:
        return tr("Result");
    case Unit:
        return tr("Unit");
    case Dose:
        return tr("At");
    case Replicate:
        return tr("Replicate");
    case BatchCode:
        return tr("Batch");
    case Date:
        return tr("Date");
    case Remarks:
        return tr("Remarks");
    default:
        return {};
    }
}

AssayResultSorter::AssayResultSorter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    // The C locale would compare digit by digit.
    if (QLocale().language() == QLocale::C) {
        m_collator.setLocale(QLocale(QLocale::English));
    }
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setSortRole(AssayResultModel::SortRole);
    setFilterKeyColumn(-1);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
}

bool AssayResultSorter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(AssayResultModel::SortRole);
    const QVariant b = right.data(AssayResultModel::SortRole);
    const bool aIsText = a.userType() == QMetaType::QString;
    const bool bIsText = b.userType() == QMetaType::QString;
    if (aIsText != bIsText) {
        return bIsText; // numbers before words
    }
    return aIsText ? m_collator.compare(a.toString(), b.toString()) < 0
                   : a.toDouble() < b.toDouble();
}

} // namespace artemisia::app
