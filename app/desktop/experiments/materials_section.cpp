// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/materials_section.h"

#include "app/desktop/experiments/material_naming.h"
#include "app/desktop/experiments/materials_delegate.h"
#include "app/desktop/experiments/materials_model.h"
#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/structure_painter.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace artemisia::app
{

namespace
{

constexpr int kLeastNameWidth = 170; ///< pixels at 100 %: a drawing and some words
constexpr int kMostRowsShown = 60;   ///< longer tables scroll inside

Result<QHash<CompoundId, CompoundLabel>> readLabels(store::Store &store,
                                                    const QSet<CompoundId> &ids)
{
    QHash<CompoundId, CompoundLabel> labels;
    for (const CompoundId &id : ids) {
        ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(id));
        if (compound) {
            labels.insert(id, {compound->code, compound->name, 0});
        }
    }
    return labels;
}

} // namespace

MaterialsView::MaterialsView(QWidget *parent)
    : QTableView(parent)
{
    setTabKeyNavigation(false);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed | SelectedClicked);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectItems);
    setShowGrid(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MaterialsView::fitHeight()
{
    const int rows = model() ? std::min(model()->rowCount(), kMostRowsShown) : 0;
    setVerticalScrollBarPolicy(model() && model()->rowCount() > kMostRowsShown
                                   ? Qt::ScrollBarAsNeeded
                                   : Qt::ScrollBarAlwaysOff);
    const bool isWide = horizontalHeader()->length() > viewport()->width() + 1;
    const int bar = isWide ? 12 : 0;
    const int row = verticalHeader()->defaultSectionSize();
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * row + bar + 2);
}

void MaterialsView::fitNames()
{
    const QHeaderView *header = horizontalHeader();
    const int others = header->length() - header->sectionSize(MaterialsModel::NameColumn);
    const int width =
        std::max(Theme::instance().scaled(kLeastNameWidth), viewport()->width() - others);
    if (width != header->sectionSize(MaterialsModel::NameColumn)) {
        setColumnWidth(MaterialsModel::NameColumn, width);
        fitHeight();
    }
}

void MaterialsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitNames();
}

bool MaterialsView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_L) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

bool MaterialsView::stepFrom(const QModelIndex &from, int step)
{
    // Along the columns as they are shown, then to the next row.
    int column = from.isValid() ? horizontalHeader()->visualIndex(from.column()) : -1;
    int row = from.row();
    const int columns = model()->columnCount();
    do {
        column += step;
        if (column >= columns || column < 0) {
            row += step;
            column = step > 0 ? 0 : columns - 1;
        }
        if (row < 0 || row >= model()->rowCount()) {
            return false;
        }
    } while (isColumnHidden(horizontalHeader()->logicalIndex(column)));
    setCurrentIndex(model()->index(row, horizontalHeader()->logicalIndex(column)));
    return true;
}

void MaterialsView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (!stepFrom(current, event->key() == Qt::Key_Tab ? 1 : -1)) {
            focusNextPrevChild(event->key() == Qt::Key_Tab);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.flags() & Qt::ItemIsEditable) {
            edit(current);
        }
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (modifiers == Qt::ControlModifier) {
            Q_EMIT removeRequested(current.row());
        } else if (current.isValid() && (current.flags() & Qt::ItemIsEditable)) {
            model()->setData(current, QString());
        }
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (modifiers == Qt::AltModifier) {
            Q_EMIT moveRequested(current.row(), event->key() == Qt::Key_Up ? -1 : 1);
            return;
        }
        break;
    case Qt::Key_L:
        if (modifiers == Qt::ControlModifier) {
            Q_EMIT limitingRequested(current.row());
            return;
        }
        break;
    default:
        break;
    }
    if (!beginTyping(event)) {
        QTableView::keyPressEvent(event);
    }
}

// A click on the current cell opens it after a moment, until when Qt would take a letter for one to
// look for: it went to another row, and what followed was written over that.
bool MaterialsView::beginTyping(QKeyEvent *event)
{
    const bool isText = !event->text().isEmpty() && event->text().at(0).isPrint() &&
                        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!isText || state() == EditingState) {
        return false;
    }
    edit(currentIndex(), CurrentChanged, nullptr); // opens nothing, but stops that wait
    return edit(currentIndex(), AnyKeyPressed, event);
}

// The last row became a material: whoever wrote in it goes on with that, and not in the row that
// came under it and took the cursor along.
void MaterialsView::commitData(QWidget *editor)
{
    const int row = currentIndex().row();
    QTableView::commitData(editor);
    m_wasBegun = currentIndex().isValid() && currentIndex().row() == row + 1;
}

void MaterialsView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    QModelIndex current = currentIndex();
    if (std::exchange(m_wasBegun, false)) {
        current = current.siblingAtRow(current.row() - 1);
    }
    switch (hint) {
    case QAbstractItemDelegate::EditNextItem:
    case QAbstractItemDelegate::EditPreviousItem:
        QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
        if (stepFrom(current, hint == QAbstractItemDelegate::EditNextItem ? 1 : -1)) {
            edit(currentIndex());
        }
        return;
    case QAbstractItemDelegate::SubmitModelCache: // Enter
        QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
        if (current.row() + 1 < model()->rowCount()) {
            setCurrentIndex(current.siblingAtRow(current.row() + 1));
        }
        return;
    default:
        QTableView::closeEditor(editor, hint);
    }
}

void MaterialsView::commitEditor()
{
    for (QLineEdit *line :
         viewport()->findChildren<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly)) {
        commitData(line);
        QTableView::closeEditor(line, QAbstractItemDelegate::NoHint);
    }
}

void MaterialsView::wheelEvent(QWheelEvent *event)
{
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff) {
        event->ignore();
    } else {
        QTableView::wheelEvent(event);
    }
}

void MaterialsView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0) {
        setCurrentIndex(model()->index(0, MaterialsModel::NameColumn));
    }
}

MaterialsSection::MaterialsSection(const PageContext &context, QWidget *parent)
    : PageSection(context, parent)
    , m_model(new MaterialsModel(this))
    , m_view(new MaterialsView(this))
    , m_fill(new QToolButton(this))
{
    setObjectName(QStringLiteral("materialsSection"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    auto *row = new QHBoxLayout;
    QLabel *head = makeHead(tr("Used and made"), this);
    row->addWidget(head);
    row->addStretch(1);
    m_fill->setObjectName(QStringLiteral("fillMaterialsButton"));
    m_fill->setText(tr("Fill from the reaction"));
    m_fill->setToolTip(tr("Add what takes part in the reaction and is not in the table yet"));
    m_fill->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_fill);
    layout->addLayout(row);
    m_view->setObjectName(QStringLiteral("materialsView"));
    m_view->setAccessibleName(tr("Substances used and made"));
    head->setBuddy(m_view);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new MaterialsDelegate(context, *m_model, this));
    layout->addWidget(m_view);
    buildColumns();
    connectAll();
}

void MaterialsSection::connectAll()
{
    connect(m_fill, &QToolButton::clicked, this, &MaterialsSection::fillFromScheme);
    connect(new MaterialNaming(context().session, *m_model, this), &MaterialNaming::toastRequested,
            this, &MaterialsSection::toastRequested);
    connect(m_view, &MaterialsView::removeRequested, m_model,
            [this](int at) { m_model->removeRows(at, 1); });
    connect(m_view, &MaterialsView::moveRequested, m_model, [this](int at, int step) {
        const int column = m_view->currentIndex().column();
        if (m_model->moveBy(at, step)) {
            m_view->setCurrentIndex(m_model->index(at + step, column));
        }
    });
    connect(m_view, &MaterialsView::limitingRequested, m_model, &MaterialsModel::toggleLimiting);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &MaterialsSection::showMenu);
    connect(context().drawings, &StructurePainter::drawingReady, m_view->viewport(),
            qOverload<>(&QWidget::update));
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_model, signal, this, [this] { m_view->fitHeight(); });
    }
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_view->fitHeight(); });
    connect(&session(), &Session::recordChanged, this, [this](RecordKind kind, const QUuid &id) {
        if (kind == RecordKind::Compound &&
            m_model->compoundLabels().contains(CompoundId::fromUuid(id))) {
            ++m_compoundRevisions[id];
            loadLabels();
        }
    });
}

void MaterialsSection::buildColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    header->setMinimumSectionSize(48);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &MaterialsSection::showColumnMenu);
    for (const int column : {MaterialsModel::DensityColumn, MaterialsModel::ConcentrationColumn,
                             MaterialsModel::NotesColumn}) {
        m_view->setColumnHidden(column, true);
    }
    const auto measure = [this, header] {
        const Theme &theme = Theme::instance();
        m_view->verticalHeader()->setDefaultSectionSize(theme.scaled(44));
        for (int column = 0; column < MaterialsModel::ColumnCount; ++column) {
            if (column == MaterialsModel::NameColumn) {
                continue;
            }
            const int width = column == MaterialsModel::RoleColumn          ? 80
                              : column == MaterialsModel::AmountColumn      ? 86
                              : column >= MaterialsModel::DensityColumn     ? 96
                              : column >= MaterialsModel::EquivalentsColumn ? 52
                                                                            : 74;
            m_view->setColumnWidth(column, theme.scaled(width));
        }
        m_view->fitNames();
        m_view->fitHeight();
    };
    header->setSectionResizeMode(MaterialsModel::NameColumn, QHeaderView::Fixed);
    connect(header, &QHeaderView::sectionResized, m_view, [this](int column) {
        if (column != MaterialsModel::NameColumn) {
            m_view->fitNames();
        }
    });
    connect(&Theme::instance(), &Theme::changed, this, measure);
    measure();
}

void MaterialsSection::showField(ExperimentField field)
{
    if (field == ExperimentField::Scheme) {
        showButtons();
    } else if (field == ExperimentField::Materials) {
        QSet<CompoundId> unknown;
        for (const Material &material : document()->value().materials) {
            if (!material.compound.isNull() &&
                !m_model->compoundLabels().contains(material.compound)) {
                unknown.insert(material.compound);
            }
        }
        if (!unknown.isEmpty()) {
            loadLabels();
        }
    }
}

void MaterialsSection::showButtons()
{
    m_fill->setVisible(isEditable() && !document()->value().scheme.isEmpty());
}

void MaterialsSection::setReadOnly(bool)
{
    m_model->setDocument(document());
    showButtons();
}

void MaterialsSection::takeIn()
{
    m_view->commitEditor(); // it belongs to the document that goes
}

void MaterialsSection::loadLabels()
{
    QSet<CompoundId> ids;
    for (const Material &material : document()->value().materials) {
        if (!material.compound.isNull()) {
            ids.insert(material.compound);
        }
    }
    session().read(
        [ids](store::Store &store, const WorkContext &) { return readLabels(store, ids); }, this,
        [this, number = ++m_labelling](Result<QHash<CompoundId, CompoundLabel>> labels) {
            if (!labels || number != m_labelling) {
                return;
            }
            for (auto at = labels->begin(); at != labels->end(); ++at) {
                at->revision = m_compoundRevisions.value(at.key().uuid());
            }
            m_model->setCompoundLabels(*labels);
        });
}

void MaterialsSection::fillFromScheme()
{
    if (!isEditable()) {
        return;
    }
    const Experiment &value = document()->value();
    QPointer<ExperimentDocument> target = document();
    session().read(
        [scheme = value.scheme, present = value.materials](store::Store &store,
                                                           const WorkContext &) {
            return materialsOfScheme(store, scheme, present);
        },
        this,
        [this, target](const Result<QList<Material>> &materials) {
            if (!materials) {
                Q_EMIT problemRaised(materials.error().message);
            } else if (target && target == document()) {
                if (materials->isEmpty()) {
                    Q_EMIT toastRequested(tr("Everything in the reaction is in the table already."),
                                          nullptr);
                }
                m_model->append(*materials, tr("filling the table from the reaction"));
            }
        });
}

void MaterialsSection::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    const Material *material = m_model->materialAt(index.row());
    if (!material) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = index.row();
    if (!material->compound.isNull()) {
        menu->addAction(tr("Show the compound"), this, [this, id = material->compound] {
            Q_EMIT recordRequested({RecordKind::Compound, id.uuid()});
        });
    }
    if (isEditable()) {
        QAction *limiting = menu->addAction(tr("Limiting reactant\tCtrl+L"), this,
                                            [this, row] { m_model->toggleLimiting(row); });
        limiting->setCheckable(true);
        limiting->setChecked(material->isLimiting);
        if (!material->compound.isNull() || !material->structure.isEmpty()) {
            menu->addAction(tr("Take the structure off"), this,
                            [this, row] { m_model->unlink(row); });
        }
        menu->addSeparator();
        menu->addAction(tr("Move up\tAlt+Up"), this, [this, row] { m_model->moveBy(row, -1); });
        menu->addAction(tr("Move down\tAlt+Down"), this, [this, row] { m_model->moveBy(row, 1); });
        menu->addAction(tr("Remove\tCtrl+Delete"), this,
                        [this, row] { m_model->removeRows(row, 1); });
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void MaterialsSection::showColumnMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = MaterialsModel::MassColumn; column < MaterialsModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        connect(action, &QAction::toggled, m_view, [this, column](bool on) {
            m_view->setColumnHidden(column, !on);
            m_view->fitNames();
            m_view->fitHeight();
        });
    }
    menu->popup(m_view->horizontalHeader()->mapToGlobal(at));
}

} // namespace artemisia::app
