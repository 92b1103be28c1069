// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/reagent_model.h"

#include "app/desktop/reagents/reagent_fields.h"
#include "app/desktop/widgets/structure_painter.h"
#include "app/desktop/widgets/words.h"

#include <QHash>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace artemisia::app
{

using reagents::Reagent;

namespace
{

constexpr int kMostPictures = 400;  ///< kept; more than any list shows at a time
constexpr int kMargin = 1;          ///< pixels about a picture
constexpr qsizetype kLongest = 300; ///< letters of a text that may be of any length

using Pictures = QHash<QString, QImage>;

QString inOneLine(const QString &text)
{
    const QString line = text.left(kLongest + 1).simplified();
    return line.size() > kLongest ? line.left(kLongest) + u'…' : line;
}

QString detailOf(const Reagent &row)
{
    QStringList parts{row.concentration, row.cas, formulaText(row.formula), row.hazards,
                      row.supplier};
    parts.removeAll(QString());
    return inOneLine(parts.join(QStringLiteral(" · ")));
}

Result<Pictures> picturesOf(const QStringList &structures, const DrawingStyle &style, int size,
                            qreal ratio, const CancelToken &cancel)
{
    Pictures pictures;
    for (const QString &smiles : structures) {
        if (cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, {});
        }
        DrawingSource source;
        source.smiles = smiles;
        QImage image(QSize(size, size) * ratio, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        if (const auto list = depict(source)) { // else it stays empty: it is not asked for again
            QPainter painter(&image);
            paintDisplayList(painter, *list,
                             QRectF(kMargin, kMargin, size - 2 * kMargin, size - 2 * kMargin),
                             style);
        }
        pictures.insert(smiles, image);
    }
    return pictures;
}

} // namespace

ReagentModel::ReagentModel(jobs::Runner &workers, QObject *parent)
    : QAbstractListModel(parent)
    , m_workers(workers)
    , m_pictures(kMostPictures)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ReagentModel::paintWished);
}

ReagentModel::~ReagentModel()
{
    if (m_job) {
        m_job->cancel();
    }
}

void ReagentModel::setRows(const QList<Reagent> &rows)
{
    if (rows == m_rows) {
        return;
    }
    beginResetModel();
    m_rows = rows;
    m_words.clear();
    for (const Reagent &row : rows) {
        QStringList words{row.name, row.cas, row.formula, row.concentration, row.supplier};
        m_words.append((words + row.synonyms).join(u'\n').toLower());
    }
    filter();
    endResetModel();
}

void ReagentModel::show(const QString &words)
{
    if (words != m_wanted) {
        beginResetModel();
        m_wanted = words;
        filter();
        endResetModel();
    }
}

void ReagentModel::filter()
{
    const QStringList wanted = m_wanted.toLower().split(u' ', Qt::SkipEmptyParts);
    m_shown.clear();
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (std::all_of(wanted.begin(), wanted.end(),
                        [&](const QString &word) { return m_words[row].contains(word); })) {
            m_shown.append(row);
        }
    }
}

void ReagentModel::setPictureSize(int size, qreal ratio)
{
    if (m_job) {
        m_job->cancel();
        m_job.reset();
        ++m_started;
    }
    m_size = size;
    m_ratio = ratio;
    m_pictures.clear();
    m_wished.clear();
    if (!m_shown.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
    }
}

QModelIndex ReagentModel::find(const reagents::ReagentId &id) const
{
    for (int shown = 0; shown < int(m_shown.size()); ++shown) {
        if (m_rows[m_shown[shown]].id == id) {
            return index(shown);
        }
    }
    return {};
}

const Reagent *ReagentModel::at(const QModelIndex &index) const
{
    const int shown = index.row();
    return index.isValid() && shown < int(m_shown.size()) ? &m_rows[m_shown[shown]] : nullptr;
}

int ReagentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant ReagentModel::data(const QModelIndex &index, int role) const
{
    const Reagent *row = at(index);
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return inOneLine(row->name);
    case DetailRole:
        return detailOf(*row);
    case HasStructureRole:
        return !row->smiles.isEmpty();
    case Qt::DecorationRole:
        return picture(row->smiles);
    case Qt::AccessibleTextRole:
        return QString(inOneLine(row->name) + QStringLiteral(", ") + detailOf(*row));
    case Qt::ToolTipRole: { // what somebody typed is words, never markup
        QStringList lines{inOneLine(row->name), inOneLine(row->synonyms.join(QStringLiteral("; "))),
                          detailOf(*row)};
        lines.removeAll(QString());
        return QStringLiteral("<p>%1</p>")
            .arg(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    }
    default:
        return {};
    }
}

QPixmap ReagentModel::picture(const QString &smiles) const
{
    if (smiles.isEmpty() || m_size == 0) {
        return {};
    }
    if (const QPixmap *picture = m_pictures.object(smiles)) {
        return *picture;
    }
    m_wished.insert(smiles);
    m_soon.start();
    return {};
}

void ReagentModel::paintWished()
{
    if (m_job) {
        return; // what is wished for meanwhile follows
    }
    const QStringList structures = m_wished.values();
    m_wished.clear();
    if (structures.isEmpty()) {
        return;
    }
    m_job = m_workers.start(
        {},
        [structures, style = DrawingStyle::fromTheme(), size = m_size,
         ratio = m_ratio](const WorkContext &context) {
            return picturesOf(structures, style, size, ratio, context.cancel);
        },
        this,
        [this, number = ++m_started](const Result<Pictures> &pictures) {
            if (number != m_started) {
                return; // of another size or theme
            }
            m_job.reset();
            if (!pictures) {
                return;
            }
            for (auto at = pictures->cbegin(); at != pictures->cend(); ++at) {
                m_pictures.insert(at.key(), new QPixmap(QPixmap::fromImage(at.value())));
            }
            if (!m_shown.isEmpty()) {
                Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
            }
            paintWished();
        });
}

} // namespace artemisia::app
