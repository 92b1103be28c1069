// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_panel.h"

#include "app/desktop/sketcher/template_delegate.h"
#include "app/desktop/sketcher/template_model.h"
#include "app/desktop/sketcher/template_name_bar.h"
#include "app/desktop/sketcher/template_names.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/message_bar.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

constexpr int kGroupLetters = 16; ///< of a group's name that are always seen
constexpr int kRows = 2;          ///< of templates
constexpr int kHighEnough =
    620; ///< pixels at 100 % of the editor: else one row, for the sheet's sake
constexpr qsizetype kMostSaid = 5; ///< files that are no templates, by name
const QString kRemovedKey = QStringLiteral("removed template");
const QString kLeftOutKey = QStringLiteral("left out templates");
const QString kFailedKey = QStringLiteral("failed template");

// A file's name may be anything.
QString shortName(const QString &file)
{
    constexpr int kLongest = 60;
    const QString clean = TemplateFolder::cleanName(file);
    return clean.size() > kLongest ? clean.left(kLongest) + u'…' : clean;
}

} // namespace

TemplatePanel::TemplatePanel(jobs::Runner &workers, const QString &folder, QWidget *parent)
    : QFrame(parent)
    , m_workers(workers)
    , m_own(folder)
    , m_search(new QLineEdit(this))
    , m_group(new QComboBox(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(m_list))
    , m_model(new TemplateModel(workers, this))
    , m_nameBar(new TemplateNameBar(this))
    , m_messages(new MessageBar(this))
    , m_undoRemoval(new QAction(tr("Undo"), this))
    , m_showFolder(new QAction(tr("Show the folder"), this))
{
    setObjectName(QStringLiteral("templatePanel"));
    setAccessibleName(tr("Templates"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::xs, Space::s, Space::xs);
    layout->setSpacing(Space::xs);
    buildHead();
    layout->addWidget(m_nameBar);
    m_messages->setInset(false);
    layout->addWidget(m_messages);
    buildList();
    layout->addWidget(m_list);
    connect(m_nameBar, &TemplateNameBar::named, this, &TemplatePanel::take);
    connect(m_nameBar, &TemplateNameBar::left, this, [this] {
        fitRows();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(&Theme::instance(), &Theme::changed, this, &TemplatePanel::dress);
    buildActions();
    followOwn();
    dress();
    showEmpty();
    if (parent != nullptr) {
        parent->installEventFilter(this);
    }
    hide(); // its first show reads the folder
}

TemplatePanel::~TemplatePanel() = default;

void TemplatePanel::buildActions()
{
    m_undoRemoval->setObjectName(QStringLiteral("undoRemovedTemplate"));
    m_showFolder->setObjectName(QStringLiteral("showTemplateFolder"));
    connect(m_undoRemoval, &QAction::triggered, this, [this] {
        if (!m_removed.isEmpty()) {
            m_own.restore(m_removed.takeLast());
        }
    });
    connect(m_showFolder, &QAction::triggered, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_own.folder())); });
}

void TemplatePanel::buildHead()
{
    m_search->setObjectName(QStringLiteral("templateSearchLineEdit"));
    m_search->setAccessibleName(tr("Find a template"));
    m_search->setPlaceholderText(tr("Find a template: alanine, indole, Boc"));
    m_search->setClearButtonEnabled(true);
    m_group->setObjectName(QStringLiteral("templateGroupComboBox"));
    m_group->setAccessibleName(tr("Kind of template"));
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_group->setMinimumContentsLength(kGroupLetters);
    m_group->addItem(tr("All"), TemplateModel::EveryGroup);
    m_group->addItem(tr("Your own"), TemplateModel::OwnGroup);
    for (int i = 0; i <= int(chem::TemplateGroup::ProtectingGroups); ++i) {
        m_group->addItem(templateGroupName(chem::TemplateGroup(i)), i);
    }
    m_group->view()->setMinimumWidth(m_group->view()->sizeHintForColumn(0) +
                                     Theme::instance().scaled(Space::xxl));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::s);
    row->addWidget(m_search, 1);
    row->addWidget(m_group);
    addButtons(row);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &TemplatePanel::filter);
    connect(m_group, &QComboBox::currentIndexChanged, this, &TemplatePanel::filter);
}

void TemplatePanel::addButtons(QHBoxLayout *row)
{
    auto *keep = new QToolButton(this);
    keep->setObjectName(QStringLiteral("keepTemplateButton"));
    keep->setText(tr("Keep as template"));
    keep->setToolTip(tr("Keep what is chosen, or else the whole sheet, as a template of your own"));
    keep->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    keep->setIcon(Theme::instance().icon(QStringLiteral("list-add")));
    setLook(keep, Look::Quiet);
    connect(keep, &QToolButton::clicked, this, &TemplatePanel::askToKeep);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeTemplatesButton"));
    close->setIcon(Theme::instance().icon(QStringLiteral("window-close")));
    close->setToolTip(tr("Close the templates (Esc)"));
    close->setAccessibleName(tr("Close the templates"));
    connect(close, &QToolButton::clicked, this, &TemplatePanel::closed);
    connect(&Theme::instance(), &Theme::changed, this, [keep, close] {
        keep->setIcon(Theme::instance().icon(QStringLiteral("list-add")));
        close->setIcon(Theme::instance().icon(QStringLiteral("window-close")));
    });
    row->addWidget(keep);
    row->addWidget(close);
}

void TemplatePanel::buildList()
{
    m_list->setObjectName(QStringLiteral("templateListView"));
    m_list->setAccessibleName(tr("Templates"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new TemplateDelegate(m_list));
    m_list->setModel(m_model);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_empty->setObjectName(QStringLiteral("noTemplatesLabel"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setTextRole(m_empty, TextRole::Secondary);
    (new QVBoxLayout(m_list))->addWidget(m_empty);
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_model, signal, this, &TemplatePanel::showEmpty);
    }
    connect(m_list, &QListView::clicked, this, &TemplatePanel::choose);
    connect(m_list, &QWidget::customContextMenuRequested, this, &TemplatePanel::showMenu);
}

void TemplatePanel::followOwn()
{
    connect(&m_own, &OwnTemplates::changed, this, [this] {
        const QString current = m_list->currentIndex().data(TemplateModel::IdRole).toString();
        m_model->setOwn(m_own.list().templates);
        if (const QModelIndex again = m_model->find(current); again.isValid()) {
            m_list->setCurrentIndex(again);
        }
        showLeftOut();
    });
    connect(&m_own, &OwnTemplates::kept, this, &TemplatePanel::showOwn);
    connect(&m_own, &OwnTemplates::renamed, this, [this](const QString &from, const QString &to) {
        m_model->noteRenamed(from, to);
        showOwn(to);
    });
    connect(&m_own, &OwnTemplates::restored, this, [this](const QString &file) {
        showOwn(file);
        offerUndo();
    });
    connect(&m_own, &OwnTemplates::removed, this, [this](const RemovedTemplate &removed) {
        m_removed.append(removed);
        offerUndo();
    });
    connect(&m_own, &OwnTemplates::failed, this, [this](const QString &why) {
        m_messages->show(MessageBar::Kind::Error, why, kFailedKey);
    });
}

void TemplatePanel::dress()
{
    const int size = TemplateDelegate::pictureSize();
    const QSize cell = TemplateDelegate::cellSize();
    m_list->setIconSize({size, size});
    m_list->setGridSize(cell);
    fitRows();
    m_model->paintPictures(size, devicePixelRatioF());
}

void TemplatePanel::fitRows()
{
    const bool isHigh = parentWidget() == nullptr ||
                        parentWidget()->height() >= Theme::instance().scaled(kHighEnough);
    const int rows = isHigh ? kRows : 1;
    m_list->setFixedHeight(rows * m_list->gridSize().height() + 2 * m_list->frameWidth());
    m_list->setHidden(!isHigh && !m_nameBar->isHidden()); // there is room for one of them
}

void TemplatePanel::showEmpty()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const QString words = isEmpty ? whyEmpty() : QString();
    if (words != m_empty->text()) {
        m_empty->setText(words);
        // Whoever types in the search hears it there.
        m_search->setAccessibleDescription(words);
        m_list->setAccessibleDescription(words);
        if (isEmpty) {
            QAccessibleEvent alert(m_empty, QAccessible::Alert);
            QAccessible::updateAccessibility(&alert);
        }
    }
    m_empty->setVisible(isEmpty);
}

QString TemplatePanel::whyEmpty() const
{
    const int group = m_group->currentData().toInt();
    const QString asked = shortName(m_search->text());
    if (asked.isEmpty()) {
        return tr("Nothing is kept yet. Choose a part of the sheet, or nothing for all of it, and "
                  "press \"Keep as template\".");
    }
    const QString none = tr("No template has “%1” in its name.").arg(asked);
    return none + u' ' +
           (group == TemplateModel::EveryGroup
                ? tr("Try another word, or draw it once and press \"Keep as template\".")
                : tr("Choose \"All\" beside the search to look in the other kinds."));
}

void TemplatePanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_own.setWatched(true);
    m_own.read();
    Q_EMIT opened();
}

void TemplatePanel::hideEvent(QHideEvent *event)
{
    m_own.setWatched(false);
    QFrame::hideEvent(event);
}

void TemplatePanel::open()
{
    m_model->sortAnew();
    m_nameBar->hide(); // a name that was not given last time is not asked for again
    m_renaming.clear();
    fitRows();
    show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TemplatePanel::setPartial(bool partial)
{
    m_isPartial = partial;
    if (m_renaming.isEmpty()) {
        m_nameBar->setCaption(keepCaption());
    }
}

QString TemplatePanel::keepCaption() const
{
    return m_isPartial ? tr("Keep what is chosen as") : tr("Keep the whole sheet as");
}

void TemplatePanel::askToKeep()
{
    m_renaming.clear();
    m_nameBar->ask(keepCaption(), tr("Keep"));
    fitRows();
    show();
}

void TemplatePanel::askToRename()
{
    const OwnTemplate *own = m_own.find(currentFile());
    if (own == nullptr) {
        Q_EMIT said(tr("Only templates of your own can be renamed."));
        return;
    }
    m_renaming = own->file;
    m_nameBar->ask(tr("Rename to"), tr("Rename"), own->name);
    fitRows();
}

void TemplatePanel::take(const QString &name)
{
    m_messages->dismiss(kFailedKey);
    fitRows();
    m_list->setFocus(Qt::OtherFocusReason);
    if (!m_renaming.isEmpty()) {
        m_own.rename(std::exchange(m_renaming, {}), name);
        return;
    }
    const chem::Drawing drawing = m_source ? m_source() : chem::Drawing();
    if (drawing.isEmpty()) {
        Q_EMIT said(tr("There is nothing on the sheet that could be kept."));
        return;
    }
    m_own.keep(name, drawing);
}

void TemplatePanel::remove()
{
    const QString file = currentFile();
    if (file.isEmpty()) {
        Q_EMIT said(tr("Only templates of your own can be removed."));
        return;
    }
    m_messages->dismiss(kFailedKey);
    m_own.remove(file);
}

void TemplatePanel::offerUndo()
{
    m_messages->dismiss(kRemovedKey);
    if (!m_removed.isEmpty()) {
        m_messages->show(MessageBar::Kind::Info,
                         tr("Removed \"%1\".").arg(m_removed.constLast().name), kRemovedKey,
                         {m_undoRemoval});
    }
}

void TemplatePanel::showLeftOut()
{
    const QList<LeftOutFile> &leftOut = m_own.list().leftOut;
    if (leftOut == m_leftOut) {
        return; // said already
    }
    m_leftOut = leftOut;
    m_messages->dismiss(kLeftOutKey);
    if (leftOut.isEmpty()) {
        return;
    }
    QStringList lines{tr("%n file(s) in the folder of your templates cannot be read and stay as "
                         "they are. Mend them or move them elsewhere.",
                         nullptr, int(leftOut.size()))};
    for (const LeftOutFile &each : leftOut.mid(0, kMostSaid)) {
        lines.append(tr("%1: %2").arg(shortName(each.file), each.why));
    }
    if (leftOut.size() > kMostSaid) {
        lines.append(tr("And %n more.", nullptr, int(leftOut.size() - kMostSaid)));
    }
    m_messages->show(MessageBar::Kind::Info, lines.join(u' '), kLeftOutKey, {m_showFolder});
}

void TemplatePanel::filter()
{
    m_model->show(m_group->currentData().toInt(), m_search->text().trimmed());
    m_list->setCurrentIndex(m_model->index(0, 0));
    showEmpty();
}

// In sight, whatever was looked for.
void TemplatePanel::showOwn(const QString &file)
{
    const QString id = TemplateModel::idOf(file);
    if (!m_model->find(id).isValid()) {
        m_search->clear();
        m_group->setCurrentIndex(m_group->findData(TemplateModel::OwnGroup));
    }
    m_list->setCurrentIndex(m_model->find(id));
    m_list->scrollTo(m_list->currentIndex());
}

QString TemplatePanel::currentFile() const
{
    return m_list->currentIndex().data(TemplateModel::FileRole).toString();
}

void TemplatePanel::choose(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    m_model->noteUsed(index.data(TemplateModel::IdRole).toString());
    const OwnTemplate *own = m_own.find(index.data(TemplateModel::FileRole).toString());
    const int entry = index.data(TemplateModel::EntryRole).toInt();
    m_workers.start(
        {},
        [own = own != nullptr ? own->drawing : chem::Drawing(),
         entry](const WorkContext &) -> Result<chem::Template> {
            if (entry < 0) {
                return chem::templateFrom(own);
            }
            auto stencil = chem::templateOf(chem::templateTable().at(std::size_t(entry)));
            if (!stencil) {
                return tl::unexpected(fromChem(stencil.error()));
            }
            return std::move(*stencil);
        },
        this,
        [this, number = ++m_asked,
         name = index.data().toString()](const Result<chem::Template> &stencil) {
            if (stencil && number == m_asked) {
                Q_EMIT chosen(*stencil, name);
            }
        });
}

} // namespace artemisia::app
