// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/substance_picker.h"

#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/sketcher/name_lookup.h"
#include "app/desktop/theme/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace artemisia::app
{

namespace
{
constexpr int kSearchDelayMs = 120;
constexpr int kOffers = 12;
constexpr qsizetype kLongestSmiles = 2000;
constexpr int kCompoundRole = Qt::UserRole + 1;
constexpr int kNameRole = Qt::UserRole + 2;
constexpr int kSmilesRole = Qt::UserRole + 3;

struct Found {
    QList<store::CompoundRow> rows;
    bool isExact = false;
};

Result<Found> findCompounds(store::Store &store, const QString &text)
{
    store::CompoundQuery query;
    query.text = text;
    ARTEMISIA_TRY_ASSIGN(auto ids, store.compounds().rowIds(query));
    // Exact names come first, whatever the order of the rest.
    ARTEMISIA_TRY_ASSIGN(const auto exact, store.compounds().findByAnyName(text));
    for (const CompoundId &compound : exact) {
        ARTEMISIA_TRY_ASSIGN(const auto row, store.compounds().rowIdOf(compound));
        if (row) {
            ids.removeOne(*row);
            ids.prepend(*row);
        }
    }
    ARTEMISIA_TRY_ASSIGN(auto rows, store.compounds().rows(ids.mid(0, kOffers)));
    return Found{std::move(rows), !exact.isEmpty()};
}
} // namespace

SubstancePicker::SubstancePicker(std::shared_ptr<Session> session, QWidget *parent)
    : QLineEdit(parent)
    , m_session(std::move(session))
    , m_offers(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_offers, this))
{
    setAccessibleName(tr("Substance: name, code or SMILES"));
    setPlaceholderText(tr("name, code or SMILES"));
    setMaxLength(4000);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->popup()->setObjectName(QStringLiteral("compoundOffers"));
    m_timer.setSingleShot(true);
    m_timer.setInterval(kSearchDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &SubstancePicker::search);
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_choice.reset();
        m_timer.start();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &SubstancePicker::choose);
}

void SubstancePicker::search()
{
    if (m_job) {
        m_job->cancel();
    }
    const QString typed = text().trimmed();
    if (typed.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_job = m_session->read(
        [typed](store::Store &store, const WorkContext &context) -> Result<Offer> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, {});
            }
            Offer offer;
            ARTEMISIA_TRY_ASSIGN(Found found, findCompounds(store, typed));
            offer.compounds = std::move(found.rows);
            offer.isExact = found.isExact;
            if (!typed.contains(u' ') && typed.size() <= kLongestSmiles) {
                if (auto structure = readStructure(typed)) {
                    offer.structure = *structure;
                    offer.name = NameLookup::nameOf(structure->inchiKey);
                }
            }
            return offer;
        },
        this,
        [this, typed](const Result<Offer> &answer) {
            if (answer && typed == text().trimmed()) {
                offer(typed, *answer);
            }
        });
}

void SubstancePicker::offer(const QString &text, const Offer &offer)
{
    m_offers->clear();
    for (const store::CompoundRow &row : offer.compounds) {
        QStringList words{row.code, row.name, row.aliases};
        words.removeAll(QString());
        auto *item = new QStandardItem(words.join(QStringLiteral("  ·  ")).left(200));
        item->setData(row.id.uuid(), kCompoundRole);
        item->setData(row.name, kNameRole);
        m_offers->appendRow(item);
    }
    if (offer.structure) {
        auto *item = new QStandardItem(
            offer.name.isEmpty() ? tr("Structure with SMILES %1").arg(text)
                                 : tr("%1, as structure with SMILES %2").arg(offer.name, text));
        item->setData(offer.structure->smiles, kSmilesRole);
        m_choiceStructure = *offer.structure;
        m_choiceName = offer.name;
        m_offers->appendRow(item);
    }
    if (m_offers->rowCount() == 0 || !hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    // Enter takes what was typed, not the first that happens to hold it: "3 g" is no OSM-S-39.
    if (!offer.isExact && !offer.compounds.isEmpty()) {
        m_completer->popup()->setCurrentIndex({});
    }
}

void SubstancePicker::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    QAbstractItemView *offers = m_completer->popup();
    if (isEnter && offers->isVisible() && !offers->currentIndex().isValid()) {
        offers->hide(); // which would have taken the key
        Q_EMIT written();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SubstancePicker::choose(const QModelIndex &index)
{
    Choice choice;
    choice.compound = CompoundId::fromUuid(index.data(kCompoundRole).toUuid());
    choice.name = index.data(kNameRole).toString();
    if (choice.compound.isNull()) {
        choice.structure = m_choiceStructure;
        choice.name = m_choiceName;
    }
    m_choice = choice;
    Q_EMIT chosen();
}

} // namespace artemisia::app
