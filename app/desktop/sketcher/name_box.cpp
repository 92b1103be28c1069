// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/name_box.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace artemisia::app
{

namespace
{
constexpr int kPauseMs = 120;
constexpr int kShortest = 2; ///< letters before anything is suggested
constexpr int kMostOffers = 8;
constexpr int kLongestName = 80; ///< that is offered to be kept
} // namespace

NameBox::NameBox(jobs::Runner &workers, QWidget *parent)
    : QLineEdit(parent)
    , m_workers(workers)
    , m_model(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    setObjectName(QStringLiteral("nameBoxLineEdit"));
    setAccessibleName(tr("Structure by name, CAS number, SMILES or InChI"));
    setPlaceholderText(tr("Name, CAS number, SMILES or InChI"));
    setClearButtonEnabled(true);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kMostOffers);
    m_completer->popup()->setObjectName(QStringLiteral("nameOffersPopup"));
    m_completer->setWidget(this); // not setCompleter(): what is typed stays until it is chosen
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &NameBox::suggest);
    connect(this, &QLineEdit::textEdited, this, [this] {
        ++m_asked;
        m_completer->popup()->hide();
        m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, [this] { enter(text()); });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) {
                if (m_unknown.isEmpty()) {
                    choose(m_offers.value(index.row()));
                } else {
                    clear();
                    Q_EMIT said({});
                    Q_EMIT keepingWanted(std::exchange(m_unknown, {}));
                }
            });
}

void NameBox::enter(const QString &text)
{
    m_pause.stop();
    const QString name = text.trimmed();
    const int number = ++m_asked;
    if (name.isEmpty()) {
        return;
    }
    Q_EMIT said({});
    m_workers.start(
        {}, [name](const WorkContext &) { return NameLookup::find(name); }, this,
        [this, name, number](const Result<NameAnswer> &answer) {
            if (number != m_asked) {
                return;
            }
            if (!answer) {
                fail(answer.error());
                if (answer.error().code == ErrorCode::NotFound) {
                    offerToKeep(name);
                }
            } else if (answer->isSure) {
                choose(answer->offers.first());
            } else {
                Q_EMIT said(answer->why);
                offer(answer->offers);
                m_completer->popup()->setCurrentIndex(m_model->index(0, 0));
            }
        });
}

// What was typed stays, to be mended; the next name takes its place.
void NameBox::fail(const Error &why)
{
    selectAll();
    Q_EMIT said(why.message);
}

// Beside what is said: whoever mistyped goes on typing, and it is gone.
void NameBox::offerToKeep(const QString &name)
{
    if (!m_isDrawn || !m_isDrawn() || name.size() > kLongestName || !hasFocus()) {
        return;
    }
    offer({{tr("Keep what is drawn as “%1” among your reagents").arg(name), {}, {}, false}});
    m_unknown = name;
    m_completer->popup()->setCurrentIndex({}); // Enter alone keeps nothing
}

// Esc is the box's, not the page's around the editor.
bool NameBox::event(QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Escape) {
        return QLineEdit::event(event);
    }
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        ++m_asked; // an answer that is on its way is not wanted
        m_pause.stop();
        clear();
        Q_EMIT said({});
        Q_EMIT left();
    }
    return true;
}

void NameBox::suggest()
{
    const QString name = text().trimmed();
    if (name.size() < kShortest) {
        return;
    }
    m_workers.start(
        {}, [name](const WorkContext &) { return NameLookup::suggest(name, kMostOffers); }, this,
        [this, number = ++m_asked](const Result<QList<NameOffer>> &offers) {
            if (number == m_asked && offers && hasFocus()) {
                offer(*offers);
            }
        });
}

void NameBox::offer(const QList<NameOffer> &offers)
{
    m_offers = offers;
    m_unknown.clear();
    m_model->clear();
    for (const NameOffer &each : offers) {
        m_model->appendRow(new QStandardItem(
            each.detail.isEmpty() ? each.title
                                  : QStringLiteral("%1  \u00b7  %2").arg(each.title, each.detail)));
    }
    if (offers.isEmpty()) {
        m_completer->popup()->hide();
    } else {
        m_completer->complete();
    }
}

void NameBox::choose(const NameOffer &offer)
{
    if (offer.structure.isEmpty()) {
        return;
    }
    m_pause.stop();
    m_workers.start(
        {}, [offer](const WorkContext &) { return NameLookup::drawingOf(offer); }, this,
        [this, number = ++m_asked](const Result<chem::Drawing> &drawing) {
            if (number != m_asked) {
                return;
            }
            if (!drawing) {
                fail(drawing.error());
                return;
            }
            clear();
            Q_EMIT said({});
            Q_EMIT found(*drawing);
        });
}

} // namespace artemisia::app
