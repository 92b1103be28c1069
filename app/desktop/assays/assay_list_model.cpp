// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/assays/assay_list_model.h"

#include "app/desktop/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace artemisia::app
{

AssayListModel::AssayListModel(std::shared_ptr<Session> session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(std::move(session))
{
    connect(m_session.get(), &Session::manyRecordsChanged, this, &AssayListModel::reload);
    connect(m_session.get(), &Session::recordChanged, this, [this](RecordKind kind, const QUuid &) {
        if (kind == RecordKind::Assay || kind == RecordKind::AssayResult) {
            reload();
        }
    });
    reload();
}

void AssayListModel::setText(const QString &text)
{
    m_text = text;
    reload();
}

void AssayListModel::reload()
{
    const int generation = ++m_generation;
    m_session->read([text = m_text](store::Store &store,
                                    const WorkContext &) { return store.assays().all(text); },
                    this,
                    [this, generation](Result<QList<store::AssayRow>> rows) {
                        if (generation != m_generation) {
                            return;
                        }
                        if (!rows) {
                            Q_EMIT failed(rows.error());
                            return;
                        }
                        const bool isSame =
                            std::equal(rows->cbegin(), rows->cend(), m_rows.cbegin(), m_rows.cend(),
                                       [](const store::AssayRow &a, const store::AssayRow &b) {
                                           return a.assay.head.id == b.assay.head.id;
                                       });
                        if (isSame) { // selection stays
                            m_rows = std::move(*rows);
                            if (!m_rows.isEmpty()) {
                                Q_EMIT dataChanged(index(0), index(rowCount() - 1));
                            }
                        } else {
                            beginResetModel();
                            m_rows = std::move(*rows);
                            endResetModel();
                        }
                        Q_EMIT loaded();
                    });
}

int AssayListModel::rowOf(const AssayId &id) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).assay.head.id == id) {
            return i;
        }
    }
    return -1;
}

int AssayListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AssayListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const store::AssayRow &row = m_rows.at(index.row());
    const auto subtitle = [&row] {
        QStringList words{row.assay.endpoint, row.assay.target, row.assay.laboratory};
        words.removeAll(QString());
        return words.join(QStringLiteral(" \u00b7 "));
    };
    switch (role) {
    case Qt::DisplayRole:
        return row.assay.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %n result(s)", nullptr, int(row.results))
            .arg(row.assay.name, subtitle());
    case Qt::ToolTipRole:
        return row.assay.name;
    case IdRole:
        return row.assay.head.id.uuid();
    case SubtitleRole:
        return subtitle();
    case CountRole:
        return row.results;
    default:
        return {};
    }
}

QSize AssayDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::instance().scaled(200), Theme::instance().scaled(52)};
}

void AssayDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const Colours &colours = theme.colours();
    painter->save();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        QColor fill = colours.accentSoft;
        fill.setAlpha(isSelected ? 255 : 110);
        painter->fillRect(option.rect, fill);
    }
    painter->setPen(colours.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect rect = option.rect.adjusted(theme.scaled(Space::l), 0, -theme.scaled(Space::l), 0);
    const QFont body = [&] {
        QFont font = theme.font(Theme::TextStyle::Body);
        font.setWeight(QFont::Medium);
        return font;
    }();
    const QFont caption = theme.font(Theme::TextStyle::Caption);
    const QFontMetrics bodyMetrics(body);
    const QFontMetrics captionMetrics(caption);
    const int gap = theme.scaled(2);
    int y = rect.top() + (rect.height() - bodyMetrics.height() - captionMetrics.height() - gap) / 2;
    const QString count = QLocale().toString(index.data(AssayListModel::CountRole).toLongLong());
    const int countWidth = captionMetrics.horizontalAdvance(count);
    painter->setFont(caption);
    painter->setPen(colours.secondary);
    painter->drawText(QRect(rect.right() - countWidth, y, countWidth + 1, bodyMetrics.height()),
                      Qt::AlignRight | Qt::AlignVCenter, count);
    painter->setFont(body);
    painter->setPen(colours.text);
    const int nameWidth = rect.width() - countWidth - theme.scaled(Space::s);
    painter->drawText(QRect(rect.left(), y, nameWidth, bodyMetrics.height()),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      bodyMetrics.elidedText(index.data().toString(), Qt::ElideRight, nameWidth));
    y += bodyMetrics.height() + gap;
    painter->setFont(caption);
    painter->setPen(colours.secondary);
    painter->drawText(QRect(rect.left(), y, rect.width(), captionMetrics.height()),
                      Qt::AlignLeft | Qt::AlignVCenter,
                      captionMetrics.elidedText(index.data(AssayListModel::SubtitleRole).toString(),
                                                Qt::ElideRight, rect.width()));
    painter->restore();
}

} // namespace artemisia::app
