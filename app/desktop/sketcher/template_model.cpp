// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_model.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/template_keywords.h"
#include "app/desktop/sketcher/template_names.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/drawing/display.h"
#include "chem/drawing/templates.h"

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QStandardItemModel>

namespace artemisia::app
{

namespace
{

const SettingKey<QStringList> kRecent{"drawing/recentTemplates", {}};
constexpr int kMostRecent = 12;
constexpr int kMargin = 2; ///< pixels about a picture

using Pictures = QHash<QString, QImage>;

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

QImage pictureOf(const chem::Drawing &drawing, const DrawingStyle &style, int size, qreal ratio)
{
    QImage image(QSize(size, size) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintDisplayList(painter, chem::displayOf(drawing),
                     QRectF(kMargin, kMargin, size - 2 * kMargin, size - 2 * kMargin), style);
    return image;
}

Result<Pictures> builtInPictures(const DrawingStyle &style, int size, qreal ratio,
                                 const CancelToken &cancel)
{
    Pictures pictures;
    for (const chem::TemplateEntry &entry : chem::templateTable()) {
        if (cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, {});
        }
        if (const auto stencil = chem::templateOf(entry)) {
            pictures.insert(text(entry.id), pictureOf(stencil->drawing, style, size, ratio));
        }
    }
    return pictures;
}

Result<Pictures> ownPictures(const QList<OwnTemplate> &own, const DrawingStyle &style, int size,
                             qreal ratio, const CancelToken &cancel)
{
    Pictures pictures;
    for (const OwnTemplate &each : own) {
        if (cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, {});
        }
        pictures.insert(TemplateModel::idOf(each.file),
                        pictureOf(each.drawing, style, size, ratio));
    }
    return pictures;
}

// What somebody typed is words, never markup.
QString toolTipOf(const QString &name)
{
    return QStringLiteral("<span>%1</span>").arg(name.toHtmlEscaped());
}

} // namespace

TemplateModel::TemplateModel(jobs::Runner &workers, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_workers(workers)
    , m_items(new QStandardItemModel(this))
{
    addBuiltIn();
    setSourceModel(m_items);
    sortAnew();
}

TemplateModel::~TemplateModel()
{
    for (const auto &job : {m_builtInPictures, m_ownPictures}) {
        if (job) {
            job->cancel();
        }
    }
}

void TemplateModel::addBuiltIn()
{
    int number = 0;
    for (const chem::TemplateEntry &entry : chem::templateTable()) {
        const QString name = templateName(entry);
        auto *item = new QStandardItem(name);
        item->setData(text(entry.id), IdRole);
        item->setData(number++, EntryRole);
        item->setData(int(entry.group), GroupRole);
        item->setData(
            QStringList{name, text(entry.name), text(entry.words), templateKeywords(entry.id)}.join(
                u' '),
            WordsRole);
        item->setToolTip(toolTipOf(name));
        item->setEditable(false);
        m_byId.insert(text(entry.id), item);
        m_items->appendRow(item);
    }
}

void TemplateModel::setOwn(const QList<OwnTemplate> &own)
{
    if (own == m_own) {
        return;
    }
    QHash<QString, QIcon> pictures; // the old ones stay until the new ones are there
    for (const OwnTemplate &old : std::as_const(m_own)) {
        pictures.insert(old.file, m_byId.take(idOf(old.file))->icon());
    }
    m_items->removeRows(0, int(m_own.size()));
    m_own = own;
    const QStringList recent = Settings::get(kRecent);
    QList<QStandardItem *> items;
    for (const OwnTemplate &each : own) {
        auto *item = new QStandardItem(each.name);
        const qsizetype used = recent.indexOf(idOf(each.file));
        item->setData(idOf(each.file), IdRole);
        item->setData(each.file, FileRole);
        item->setData(-1, EntryRole);
        item->setData(OwnGroup, GroupRole);
        item->setData(each.name, WordsRole);
        item->setData(used < 0 ? kMostRecent : int(used), RankRole);
        item->setToolTip(toolTipOf(each.name));
        item->setIcon(pictures.value(each.file));
        item->setEditable(false);
        m_byId.insert(idOf(each.file), item);
        m_items->insertRow(int(items.size()), item);
        items.append(item);
    }
    paintOwn();
}

void TemplateModel::show(int group, const QString &words)
{
    m_group = group;
    m_words = words;
    invalidateFilter();
}

void TemplateModel::setPicture(const QString &id, const QImage &picture)
{
    if (QStandardItem *item = m_byId.value(id)) {
        item->setIcon(QPixmap::fromImage(picture));
    }
}

void TemplateModel::paintPictures(int size, qreal ratio)
{
    m_size = size;
    m_ratio = ratio;
    if (m_builtInPictures) {
        m_builtInPictures->cancel();
    }
    m_builtInPictures = m_workers.start(
        {},
        [style = DrawingStyle::fromTheme(), size, ratio](const WorkContext &context) {
            return builtInPictures(style, size, ratio, context.cancel);
        },
        this,
        [this](const Result<Pictures> &pictures) {
            for (auto at = pictures ? pictures->cbegin() : Pictures::const_iterator();
                 pictures && at != pictures->cend(); ++at) {
                setPicture(at.key(), at.value());
            }
        });
    paintOwn();
}

void TemplateModel::paintOwn()
{
    if (m_ownPictures) {
        m_ownPictures->cancel();
    }
    if (m_size == 0 || m_own.isEmpty()) {
        return;
    }
    m_ownPictures = m_workers.start(
        {},
        [own = m_own, style = DrawingStyle::fromTheme(), size = m_size,
         ratio = m_ratio](const WorkContext &context) {
            return ownPictures(own, style, size, ratio, context.cancel);
        },
        this,
        [this](const Result<Pictures> &pictures) {
            for (auto at = pictures ? pictures->cbegin() : Pictures::const_iterator();
                 pictures && at != pictures->cend(); ++at) {
                setPicture(at.key(), at.value());
            }
        });
}

void TemplateModel::noteUsed(const QString &id)
{
    QStringList recent = Settings::get(kRecent);
    recent.removeAll(id);
    recent.prepend(id);
    Settings::set(kRecent, recent.mid(0, kMostRecent));
}

void TemplateModel::noteRenamed(const QString &from, const QString &to)
{
    QStringList recent = Settings::get(kRecent);
    const qsizetype at = recent.indexOf(idOf(from));
    if (at >= 0) {
        recent[at] = idOf(to);
        Settings::set(kRecent, recent);
        if (QStandardItem *item = m_byId.value(idOf(to))) {
            item->setData(int(at), RankRole); // it keeps its place
        }
    }
}

void TemplateModel::sortAnew()
{
    const QStringList recent = Settings::get(kRecent);
    for (int row = 0; row < m_items->rowCount(); ++row) {
        QStandardItem *item = m_items->item(row);
        const qsizetype used = recent.indexOf(item->data(IdRole).toString());
        item->setData(used < 0 ? kMostRecent : int(used), RankRole);
    }
    sort(0);
}

// No template that comes with the program has such an id.
QString TemplateModel::idOf(const QString &file)
{
    return QStringLiteral("own:") + file;
}

QModelIndex TemplateModel::find(const QString &id) const
{
    const QStandardItem *item = m_byId.value(id);
    return item != nullptr ? mapFromSource(item->index()) : QModelIndex();
}

bool TemplateModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = m_items->index(row, 0, parent);
    return (m_group == EveryGroup || index.data(GroupRole).toInt() == m_group) &&
           index.data(WordsRole).toString().contains(m_words, Qt::CaseInsensitive);
}

bool TemplateModel::lessThan(const QModelIndex &a, const QModelIndex &b) const
{
    const int one = a.data(RankRole).toInt();
    const int other = b.data(RankRole).toInt();
    return one != other ? one < other : a.row() < b.row();
}

} // namespace artemisia::app
