// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_panel.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/drawing/display.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

using chem::TemplateEntry;
using chem::TemplateGroup;

const SettingKey<QStringList> kRecent{"drawing/recentTemplates", {}};
constexpr int kMostRecent = 12;
constexpr int kPicture = 64;      ///< pixels at 100 %
constexpr int kPanelHeight = 190; ///< the same
enum Role { EntryRole = Qt::UserRole, GroupRole, WordsRole, RecentRole };

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

QString titleOf(TemplateGroup group)
{
    switch (group) {
    case TemplateGroup::Rings:
        return TemplatePanel::tr("Rings");
    case TemplateGroup::Bridged:
        return TemplatePanel::tr("Bridged, spiro and large ring systems");
    case TemplateGroup::AminoAcids:
        return TemplatePanel::tr("Amino acids");
    case TemplateGroup::Sugars:
        return TemplatePanel::tr("Sugars");
    case TemplateGroup::Nucleobases:
        return TemplatePanel::tr("Nucleobases and nucleosides");
    case TemplateGroup::Heterocycles:
        return TemplatePanel::tr("Heterocycles");
    case TemplateGroup::ProtectingGroups:
        break;
    }
    return TemplatePanel::tr("Protecting groups");
}

Result<QList<QImage>> picturesOf(const DrawingStyle &style, int size, qreal ratio,
                                 const CancelToken &cancel)
{
    QList<QImage> pictures;
    for (const TemplateEntry &entry : chem::templateTable()) {
        if (cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, {});
        }
        QImage image(QSize(size, size) * ratio, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        if (const auto stencil = chem::templateOf(entry)) {
            QPainter painter(&image);
            paintDisplayList(painter, chem::displayOf(stencil->drawing),
                             QRectF(2, 2, size - 4, size - 4), style);
        }
        pictures.append(image);
    }
    return pictures;
}

} // namespace

/// By group, by words, and those used last first.
class TemplateFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void set(int group, const QString &words)
    {
        m_group = group;
        m_words = words;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        return (m_group < 0 || index.data(GroupRole).toInt() == m_group) &&
               index.data(WordsRole).toString().contains(m_words, Qt::CaseInsensitive);
    }
    [[nodiscard]] bool lessThan(const QModelIndex &a, const QModelIndex &b) const override
    {
        const int one = a.data(RecentRole).toInt();
        const int other = b.data(RecentRole).toInt();
        return one != other ? one < other : a.row() < b.row();
    }

private:
    int m_group = -1;
    QString m_words;
};

TemplatePanel::TemplatePanel(jobs::Runner &workers, QWidget *parent)
    : QFrame(parent)
    , m_workers(workers)
    , m_search(new QLineEdit(this))
    , m_group(new QComboBox(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
    , m_filter(new TemplateFilter(this))
{
    setObjectName(QStringLiteral("templatePanel"));
    setAccessibleName(tr("Templates"));
    m_search->setObjectName(QStringLiteral("templateSearchLineEdit"));
    m_search->setAccessibleName(tr("Find a template"));
    m_search->setPlaceholderText(tr("Find a template: alanine, indole, Boc"));
    m_search->setClearButtonEnabled(true);
    m_group->setObjectName(QStringLiteral("templateGroupComboBox"));
    m_group->setAccessibleName(tr("Kind of template"));
    m_group->addItem(tr("All"), -1);
    for (int i = 0; i <= int(TemplateGroup::ProtectingGroups); ++i) {
        m_group->addItem(titleOf(TemplateGroup(i)), i);
    }
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeTemplatesButton"));
    close->setIcon(Theme::instance().icon(QStringLiteral("window-close")));
    close->setToolTip(tr("Close the templates (Esc)"));
    close->setAccessibleName(tr("Close the templates"));
    connect(close, &QToolButton::clicked, this, &TemplatePanel::closed);
    m_filter->setSourceModel(m_model);
    m_filter->sort(0);
    m_list->setObjectName(QStringLiteral("templateListView"));
    m_list->setAccessibleName(tr("Templates"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setWordWrap(true);
    m_list->setModel(m_filter);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::s);
    row->addWidget(m_search, 1);
    row->addWidget(m_group);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::xs, Space::s, Space::xs);
    layout->setSpacing(Space::xs);
    layout->addLayout(row);
    layout->addWidget(m_list);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &TemplatePanel::filter);
    connect(m_group, &QComboBox::currentIndexChanged, this, &TemplatePanel::filter);
    connect(m_list, &QListView::clicked, this, &TemplatePanel::choose);
    connect(&Theme::instance(), &Theme::changed, this, &TemplatePanel::paintPictures);
    fill();
    paintPictures();
}

TemplatePanel::~TemplatePanel()
{
    if (m_pictures) {
        m_pictures->cancel();
    }
}

void TemplatePanel::fill()
{
    const QStringList recent = Settings::get(kRecent);
    int number = 0;
    for (const TemplateEntry &entry : chem::templateTable()) {
        auto *item = new QStandardItem(text(entry.name));
        const qsizetype used = recent.indexOf(text(entry.id));
        item->setData(number++, EntryRole);
        item->setData(int(entry.group), GroupRole);
        item->setData(text(entry.name) + u' ' + text(entry.words), WordsRole);
        item->setData(used < 0 ? kMostRecent : int(used), RecentRole);
        item->setToolTip(text(entry.name));
        item->setEditable(false);
        m_model->appendRow(item);
    }
}

void TemplatePanel::paintPictures()
{
    const int size = Theme::instance().scaled(kPicture);
    m_list->setIconSize({size, size});
    m_list->setGridSize(
        {size + Theme::instance().scaled(Space::xxl), size + Theme::instance().scaled(Space::xxl)});
    m_list->setFixedHeight(Theme::instance().scaled(kPanelHeight));
    if (m_pictures) {
        m_pictures->cancel();
    }
    m_pictures = m_workers.start(
        {},
        [style = DrawingStyle::fromTheme(), size, ratio = devicePixelRatioF()](
            const WorkContext &context) { return picturesOf(style, size, ratio, context.cancel); },
        this,
        [this](const Result<QList<QImage>> &pictures) {
            for (int i = 0; pictures && i < pictures->size(); ++i) {
                m_model->item(i)->setIcon(QPixmap::fromImage(pictures->at(i)));
            }
        });
}

void TemplatePanel::open()
{
    show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TemplatePanel::filter()
{
    m_filter->set(m_group->currentData().toInt(), m_search->text().trimmed());
    m_list->setCurrentIndex(m_filter->index(0, 0));
}

void TemplatePanel::choose(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    const auto &entry = chem::templateTable().at(std::size_t(index.data(EntryRole).toInt()));
    QStringList recent = Settings::get(kRecent);
    recent.removeAll(text(entry.id));
    recent.prepend(text(entry.id));
    Settings::set(kRecent, recent.mid(0, kMostRecent));
    m_workers.start(
        {},
        [&entry](const WorkContext &) -> Result<chem::Template> { // the table outlives all
            auto stencil = chem::templateOf(entry);
            if (!stencil) {
                return tl::unexpected(fromChem(stencil.error()));
            }
            return std::move(*stencil);
        },
        this,
        [this, number = ++m_asked, name = text(entry.name)](const Result<chem::Template> &stencil) {
            if (stencil && number == m_asked) {
                Q_EMIT chosen(*stencil, name);
            }
        });
}

bool TemplatePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        Q_EMIT closed();
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_list->currentIndex().isValid() ? m_list->currentIndex() : m_filter->index(0, 0));
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        m_list->setFocus(Qt::OtherFocusReason);
        if (!m_list->currentIndex().isValid()) {
            m_list->setCurrentIndex(m_filter->index(0, 0));
        }
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace artemisia::app
