// SPDX-License-Identifier: GPL-3.0-or-later
// How the import page is put together; what it does stands in import_page.cpp.
#include "app/desktop/imports/import_page.h"
#include "app/desktop/imports/mapping_model.h"
#include "app/desktop/imports/report_model.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/empty_state.h"
#include "app/desktop/widgets/page_scroll.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

constexpr int kSheetPauseMs = 200;
constexpr int kArrowRoom = 40; // of a combo box, pixels at 100 %

/// A combo box in every row: what can be chosen is seen without a click.
class MeaningDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        // The combo box over it says the word.
        QStyleOptionViewItem bare = option;
        initStyleOption(&bare, index);
        bare.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &bare, painter, option.widget);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        const QSize arrow(Theme::instance().scaled(kArrowRoom), 0);
        return QStyledItemDelegate::sizeHint(option, index) + arrow;
    }
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        auto *combo = new QComboBox(parent);
        setLook(combo, Look::Paper);
        combo->setObjectName(QStringLiteral("meaning%1ComboBox").arg(index.row()));
        combo->setAccessibleName(
            MappingModel::tr("What the column %1 is")
                .arg(index.siblingAtColumn(MappingModel::Header).data().toString()));
        for (const exchange::ColumnMeaning meaning : columnMeanings()) {
            combo->addItem(meaningInWords(meaning), int(meaning));
        }
        connect(combo, &QComboBox::activated, this, [this, combo] {
            // Committed at once: the other cells of the row follow.
            Q_EMIT const_cast<MeaningDelegate *>(this)->commitData(combo);
        });
        return combo;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *combo = static_cast<QComboBox *>(editor);
        combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
    }
};

QPushButton *makeButton(const QString &text, const QString &objectName, QWidget *parent,
                        Look look = Look::Plain)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    if (look != Look::Plain) {
        setLook(button, look);
    }
    return button;
}

} // namespace

ImportPage::ImportPage(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
    , m_close(makeButton(tr("Close"), QStringLiteral("closeImportButton"), this, Look::Quiet))
    , m_steps(new QStackedWidget(this))
    , m_chooseAction(new QAction(tr("Choose a file"), this))
{
    setObjectName(QStringLiteral("importPage"));
    setAccessibleName(tr("Import compounds"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::xl, Space::xl, Space::xl, Space::l);
    layout->setSpacing(Space::xs);
    auto *top = new QHBoxLayout;
    setTextStyle(m_title, Theme::TextStyle::PageTitle);
    m_title->setObjectName(QStringLiteral("importTitleLabel"));
    top->addWidget(m_title);
    top->addStretch(1);
    m_close->setToolTip(tr("Close (Esc)"));
    top->addWidget(m_close);
    layout->addLayout(top);
    setTextRole(m_subtitle, TextRole::Secondary);
    m_subtitle->setTextFormat(Qt::PlainText);
    layout->addWidget(m_subtitle);
    layout->addSpacing(Space::s);
    layout->addWidget(m_steps, 1);
    connect(m_close, &QPushButton::clicked, this, &ImportPage::leave);
    connect(m_chooseAction, &QAction::triggered, this, &ImportPage::chooseFile);
    m_steps->addWidget(buildChoose());
    m_steps->addWidget(buildColumns());
    m_steps->addWidget(buildReport());
    goTo(Choose);
}

QWidget *ImportPage::buildChoose()
{
    return new EmptyState(
        QStringLiteral("document-import"),
        tr("Drop a table of compounds here, or choose one: an Excel workbook, CSV "
           "or tab-separated text as spreadsheets save it, SDF, "
           "or SMILES.\nYou see what each column is taken for, and what would "
           "happen, before anything is written."),
        m_chooseAction, m_steps);
}

QTableView *ImportPage::makeTable(const QString &objectName, const QString &accessibleName,
                                  QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(objectName);
    table->setAccessibleName(accessibleName);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(Space::rowHeight));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QWidget *ImportPage::buildSheets(QWidget *step)
{
    m_sheetRow = new QWidget(step);
    auto *row = new QHBoxLayout(m_sheetRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    auto *caption = new QLabel(tr("Sheet of the workbook"), m_sheetRow);
    m_sheet = new QComboBox(m_sheetRow);
    m_sheet->setObjectName(QStringLiteral("sheetComboBox"));
    m_sheet->setAccessibleName(caption->text());
    m_sheet->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    caption->setBuddy(m_sheet);
    row->addWidget(caption);
    row->addWidget(m_sheet);
    row->addStretch(1);
    m_sheetRow->hide();
    m_sheetPause.setSingleShot(true);
    m_sheetPause.setInterval(kSheetPauseMs);
    connect(m_sheet, &QComboBox::activated, this, [this] { m_sheetPause.start(); });
    connect(&m_sheetPause, &QTimer::timeout, this, [this] {
        if (m_steps->isEnabled() && m_sheet->currentText() != m_preview.sheet) {
            readTable(m_preview.path, m_sheet->currentText());
        }
    });
    return m_sheetRow;
}

QWidget *ImportPage::buildColumns()
{
    auto *step = new QWidget(m_steps);
    auto *layout = new QVBoxLayout(step);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    m_notes = new QLabel(step);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    setTextRole(m_notes, TextRole::Warning);
    layout->addWidget(m_notes);
    layout->addWidget(buildSheets(step));
    m_mapping = new MappingModel(this);
    m_mappingTable = makeTable(QStringLiteral("mappingTableView"), tr("Columns of the file"), step);
    m_mappingTable->setModel(m_mapping);
    m_mappingTable->setItemDelegateForColumn(MappingModel::Meaning,
                                             new MeaningDelegate(m_mappingTable));
    m_mappingTable->setEditTriggers(
        QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
        QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    layout->addWidget(m_mappingTable, 1);
    layout->addWidget(makeHairline(step));
    auto *buttons = new QHBoxLayout;
    auto *other =
        makeButton(tr("Choose another file"), QStringLiteral("chooseOtherFileButton"), step);
    auto *load = makeButton(tr("Use a kept mapping"), QStringLiteral("loadMappingButton"), step);
    auto *keep = makeButton(tr("Keep this mapping"), QStringLiteral("keepMappingButton"), step);
    m_problem = new QLabel(step);
    m_problem->setObjectName(QStringLiteral("mappingProblemLabel"));
    setTextRole(m_problem, TextRole::Warning);
    m_check = makeButton(tr("See what will happen"), QStringLiteral("checkImportButton"), step,
                         Look::Primary);
    buttons->addWidget(other);
    buttons->addWidget(load);
    buttons->addWidget(keep);
    buttons->addStretch(1);
    buttons->addWidget(m_problem);
    buttons->addWidget(m_check);
    layout->addLayout(buttons);
    connect(m_mapping, &QAbstractItemModel::dataChanged, this, &ImportPage::updateProblem);
    connect(other, &QPushButton::clicked, this, &ImportPage::chooseFile);
    connect(load, &QPushButton::clicked, this, &ImportPage::chooseMapping);
    connect(keep, &QPushButton::clicked, this, &ImportPage::keepMapping);
    connect(m_check, &QPushButton::clicked, this, [this] { run(true); });
    return step;
}

QWidget *ImportPage::buildReport()
{
    auto *step = new QWidget(m_steps);
    auto *layout = new QVBoxLayout(step);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    m_counts = new QLabel(step);
    m_counts->setObjectName(QStringLiteral("importCountsLabel"));
    setTextStyle(m_counts, Theme::TextStyle::SectionHead);
    m_counts->setWordWrap(true);
    layout->addWidget(m_counts);
    m_made = new QLabel(step);
    m_made->setObjectName(QStringLiteral("importMadeLabel"));
    m_made->setWordWrap(true);
    m_made->setTextFormat(Qt::PlainText);
    setTextRole(m_made, TextRole::Secondary);
    layout->addWidget(m_made);
    auto *filters = new QHBoxLayout;
    m_search = new QLineEdit(step);
    m_search->setObjectName(QStringLiteral("reportSearchLineEdit"));
    m_search->setAccessibleName(tr("Search the report"));
    m_search->setPlaceholderText(tr("Search rows and remarks"));
    m_search->setClearButtonEnabled(true);
    m_outcome = new QComboBox(step);
    m_outcome->setObjectName(QStringLiteral("reportOutcomeComboBox"));
    m_outcome->setAccessibleName(tr("Which rows"));
    m_outcome->addItem(tr("All rows"), -1);
    m_outcome->addItem(tr("Rows with remarks"), int(exchange::RowOutcome::ImportedWithRemarks));
    m_outcome->addItem(tr("Rows that stay out"), int(exchange::RowOutcome::NotImported));
    m_outcome->addItem(tr("Rows without remarks"), int(exchange::RowOutcome::Imported));
    filters->addWidget(m_search, 1);
    filters->addWidget(m_outcome);
    layout->addLayout(filters);
    m_reportModel = new ReportModel(this);
    m_filter = new ReportFilter(this);
    m_filter->setSourceModel(m_reportModel);
    m_reportTable = makeTable(QStringLiteral("reportTableView"), tr("Rows of the file"), step);
    m_reportTable->setModel(m_filter);
    const int widths[] = {56, 110, 160, 150, 340, 220};
    for (int column = 0; column < ReportModel::ColumnCount; ++column) {
        m_reportTable->setColumnWidth(column, Theme::instance().scaled(widths[column]));
    }
    m_reportTable->horizontalHeader()->setStretchLastSection(false);
    m_reportTable->horizontalHeader()->setSectionResizeMode(ReportModel::Remark,
                                                            QHeaderView::Stretch);
    layout->addWidget(m_reportTable, 1);
    layout->addWidget(makeHairline(step));
    auto *buttons = new QHBoxLayout;
    m_back = makeButton(tr("Back to the columns"), QStringLiteral("backToColumnsButton"), step);
    auto *save = makeButton(tr("Save this report"), QStringLiteral("saveReportButton"), step);
    m_import = makeButton(tr("Import"), QStringLiteral("importButton"), step, Look::Primary);
    buttons->addWidget(m_back);
    buttons->addWidget(save);
    buttons->addStretch(1);
    buttons->addWidget(m_import);
    layout->addLayout(buttons);
    connect(m_search, &QLineEdit::textChanged, m_filter, &ReportFilter::setText);
    connect(m_outcome, &QComboBox::activated, this, [this] {
        const int outcome = m_outcome->currentData().toInt();
        m_filter->setOutcome(outcome < 0 ? std::nullopt
                                         : std::optional(exchange::RowOutcome(outcome)));
    });
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(Columns); });
    connect(save, &QPushButton::clicked, this, &ImportPage::saveReport);
    connect(m_import, &QPushButton::clicked, this, [this] {
        if (m_report.isDryRun) {
            run(false);
        } else {
            Q_EMIT closed();
        }
    });
    return step;
}

} // namespace artemisia::app
