// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/compound_picker.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace artemisia::app
{

namespace
{
constexpr int kOffered = 12;
constexpr int kIdRole = Qt::UserRole + 1;
constexpr int kCodeRole = Qt::UserRole + 2;
} // namespace

CompoundPicker::CompoundPicker(std::shared_ptr<Session> session, QWidget *parent)
    : QLineEdit(parent)
    , m_session(std::move(session))
    , m_found(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("compoundPickerLineEdit"));
    setAccessibleName(tr("Compound"));
    setPlaceholderText(tr("Code, name or alias of the compound"));
    auto *completer = new QCompleter(m_found, this);
    // The store has filtered already.
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    setCompleter(completer);
    connect(this, &QLineEdit::textEdited, this, &CompoundPicker::search);
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { choose(index.row()); });
}

void CompoundPicker::search(const QString &text)
{
    if (m_job) {
        m_job->cancel();
    }
    m_enterWaits = false;
    using Rows = QList<store::CompoundRow>;
    m_job = m_session->read(
        [text = text.simplified()](store::Store &store, const WorkContext &) -> Result<Rows> {
            QList<store::RowId> ids;
            ARTEMISIA_TRY_ASSIGN(const auto exact, store.compounds().findByAnyName(text));
            for (const CompoundId &id : exact.mid(0, kOffered)) {
                ARTEMISIA_TRY_ASSIGN(const auto row, store.compounds().rowIdOf(id));
                ids.append(row.value_or(0));
            }
            store::CompoundQuery query;
            query.text = text;
            ARTEMISIA_TRY_ASSIGN(const auto found, store.compounds().rowIds(query));
            for (const store::RowId id : found.mid(0, kOffered)) {
                if (!ids.contains(id)) {
                    ids.append(id);
                }
            }
            return store.compounds().rows(ids.mid(0, kOffered));
        },
        this,
        [this, text](const Result<Rows> &rows) {
            if (text != this->text() || !rows) {
                return;
            }
            m_job.reset();
            m_found->clear();
            for (const store::CompoundRow &row : *rows) {
                const QString about = row.name.isEmpty() ? row.aliases : row.name;
                auto *item = new QStandardItem(
                    about.isEmpty() ? row.code : tr("%1   %2").arg(row.code, about));
                item->setData(row.id.uuid(), kIdRole);
                item->setData(row.code, kCodeRole);
                m_found->appendRow(item);
            }
            if (m_enterWaits) {
                m_enterWaits = false;
                choose(0);
            } else if (hasFocus() && m_found->rowCount() > 0) {
                completer()->complete();
            }
        });
}

void CompoundPicker::choose(int row)
{
    const QStandardItem *item = m_found->item(row);
    if (item != nullptr) {
        const auto id = CompoundId::fromUuid(item->data(kIdRole).toUuid());
        const QString code = item->data(kCodeRole).toString();
        completer()->popup()->hide();
        Q_EMIT chosen(id, code);
    }
}

void CompoundPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_job) {
            m_enterWaits = true;
        } else {
            choose(0);
        }
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace artemisia::app
