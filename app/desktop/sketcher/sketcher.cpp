// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketcher.h"

#include "app/desktop/reagents/reagent_panel.h"
#include "app/desktop/sketcher/cheat_sheet.h"
#include "app/desktop/sketcher/name_box.h"
#include "app/desktop/sketcher/record_choice.h"
#include "app/desktop/sketcher/sheet_places.h"
#include "app/desktop/sketcher/sheet_work.h"
#include "app/desktop/sketcher/sketch_commands.h"
#include "app/desktop/sketcher/sketch_facts.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/template_panel.h"
#include "app/desktop/sketcher/template_tool.h"
#include "app/desktop/sketcher/tool_catalogue.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/flow_layout.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/display.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"
#include "core/base/result.h"

#include <QButtonGroup>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr double kArrowRoom = 24; // points between what is there and an arrow put beside it
constexpr double kArrowLength = 60;
} // namespace

Sketcher::Sketcher(Use use, jobs::Runner &workers, QWidget *parent)
    : QWidget(parent)
    , m_workers(workers)
    , m_view(new SketchView(m_document, this))
    , m_facts(new SketchFacts(m_document, *m_view, workers, this))
    , m_work(new SheetWork(m_document, workers, this))
    , m_tools(new QButtonGroup(this))
    , m_keys(SketchKeys::inUse())
    , m_use(use)
{
    setObjectName(QStringLiteral("sketcher"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildActions());
    auto *tools = new QWidget(this);
    auto *flow = new FlowLayout(0, tools);
    buildTools(use, flow);
    layout->addWidget(tools);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_facts);
    m_cheatSheet = new CheatSheet(m_view);
    connect(m_cheatSheet, &CheatSheet::keysChanged, this, &Sketcher::refreshKeys);
    m_view->setOpenPaper(use == Use::Anything);
    m_view->installEventFilter(this);
    connect(&m_document, &SketchDocument::drawingChanged, this, &Sketcher::forgetPassing);
    connect(&m_document, &SketchDocument::drawingChanged, this, &Sketcher::edited);
    connect(&Theme::instance(), &Theme::changed, this, &Sketcher::refreshIcons);
    connect(m_work, &SheetWork::said, this, &Sketcher::say);
    connect(m_work, &SheetWork::done, this, &Sketcher::followWhatMoved);
    connect(m_view, &SketchView::writingChanged, this, [this](bool isWriting) {
        tell(isWriting ? tr("Enter begins a new line, Esc ends. From above an arrow Tab goes on "
                            "below it, and Shift+Tab back.")
                       : QString());
    });
    refreshKeys();
    chooseTool(QStringLiteral("bond"));
    setFocusProxy(m_view);
}

Sketcher::~Sketcher()
{
    m_view->endTextEditing(false); // the document goes before the view does
}

void Sketcher::setDrawing(const chem::Drawing &drawing)
{
    ++m_loads;
    delete m_records;
    m_document.load(drawing);
    m_view->fit();
}

void Sketcher::setReadOnly(bool readOnly)
{
    m_view->setReadOnly(readOnly);
    const auto buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        button->setEnabled(!readOnly || button->objectName() == u"copyButton");
    }
    m_nameBox->setEnabled(!readOnly);
}

void Sketcher::buildTools(Use use, QLayout *layout)
{
    for (const ToolEntry &entry : toolCatalogue()) {
        const bool isArrow = entry.group == 4 && entry.id != u"text" && entry.id != u"bracket";
        const bool isQuery = entry.id == u"any";
        if ((isArrow && (use == Use::Structure || use == Use::Query)) ||
            (isQuery && use != Use::Query && use != Use::Anything)) {
            continue;
        }
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("toolButton_") + entry.id);
        button->setAccessibleName(entry.title);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setProperty("tool", entry.id);
        button->setProperty("isRing", entry.group == kRingTools);
        button->setFocusPolicy(Qt::TabFocus);
        setLook(button, Look::Quiet);
        m_tools->addButton(button);
        connect(button, &QToolButton::clicked, this, [this, button] {
            chooseTool(button->property("tool").toString());
            m_view->setFocus(Qt::OtherFocusReason); // the keys are the sheet's again
        });
        if (entry.id == u"ring 8") {
            addLargeRings(*button);
        }
        layout->addWidget(button);
    }
    refreshIcons();
}

void Sketcher::refreshIcons()
{
    const int size = Theme::instance().scaled(kToolIcon);
    const auto buttons = m_tools->buttons();
    for (QAbstractButton *button : buttons) {
        button->setIconSize({size, size});
        for (const ToolEntry &entry : toolCatalogue()) {
            if (entry.id == button->property("tool").toString()) {
                button->setIcon(toolIcon(entry, devicePixelRatioF()));
            }
        }
    }
}

void Sketcher::chooseTool(const QString &id)
{
    auto tool = makeTool(id, *m_view, m_document);
    if (!tool) {
        return;
    }
    m_toolId = id;
    m_view->setTool(std::move(tool));
    if (!m_view->tool()->usesSelection()) {
        m_document.setSelection({});
    }
    const auto buttons = m_tools->buttons();
    for (QAbstractButton *button : buttons) {
        button->setChecked(button->property("tool").toString() == id);
    }
    hint();
}

TemplatePanel &Sketcher::templates()
{
    if (m_templates == nullptr) {
        m_templates = new TemplatePanel(m_workers, TemplateFolder::defaultFolder(), this);
        auto *box = static_cast<QVBoxLayout *>(layout());
        box->insertWidget(box->indexOf(m_facts), m_templates);
        connect(m_templates, &TemplatePanel::closed, this, [this] {
            m_templates->hide();
            m_view->setFocus(Qt::OtherFocusReason);
        });
        connect(m_templates, &TemplatePanel::chosen, this, &Sketcher::takeTemplate);
        connect(m_templates, &TemplatePanel::said, this, &Sketcher::sayInPassing);
        connect(m_templates, &TemplatePanel::opened, this, [this] {
            if (m_reagents != nullptr) {
                m_reagents->hide(); // there is room for one of them
            }
        });
        m_templates->setSource(
            [this] { return chem::templateDrawingOf(m_document.drawing(), chosenOrAll()); });
        const auto note = [this] { m_templates->setPartial(!m_document.selection().empty()); };
        connect(&m_document, &SketchDocument::selectionChanged, m_templates, note);
        note();
    }
    return *m_templates;
}

void Sketcher::showTemplates()
{
    m_view->holdStill();
    templates().open();
}

void Sketcher::keepTemplate()
{
    endGesture();
    if (m_document.drawing().isEmpty()) {
        sayInPassing(tr("There is nothing on the sheet that could be kept as a template."));
        return;
    }
    m_view->holdStill();
    templates().askToKeep();
}

void Sketcher::takeTemplate(const chem::Template &stencil, const QString &name)
{
    if (m_toolId != u"template") {
        m_toolBefore = std::exchange(m_toolId, QStringLiteral("template"));
    }
    m_tools->setExclusive(false);
    for (QAbstractButton *button : m_tools->buttons()) {
        button->setChecked(false);
    }
    m_tools->setExclusive(true);
    m_view->setTool(std::make_unique<TemplateTool>(*m_view, m_document, stencil, name));
    m_view->setFocus(Qt::OtherFocusReason);
}

bool Sketcher::runCommand(const QString &command, KeyContext context)
{
    if (command.startsWith(QLatin1String("tool "))) {
        chooseTool(command.mid(5));
        return true;
    }
    if (command == u"templates") {
        showTemplates();
        return true;
    }
    if (command == u"keep template") {
        keepTemplate();
        return true;
    }
    if (command == u"reagents") {
        showReagents();
        return true;
    }
    if (command == u"add reagent") {
        addReagent();
        return true;
    }
    if (command == u"cheat sheet") {
        showCheatSheet();
        return true;
    }
    if (command == u"next arrow") {
        addArrow();
        return true;
    }
    return SketchCommands::run(command, context, *m_view, m_document);
}

bool Sketcher::leaveSomething()
{
    if (m_document.hasPreview()) {
        m_view->tool()->cancel();
    } else if (m_toolId == u"template") {
        chooseTool(m_toolBefore);
    } else if (!m_document.selection().empty()) {
        m_document.setSelection({});
    } else {
        return m_view->leaveCursor();
    }
    return true;
}

bool Sketcher::handleKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        return leaveSomething();
    }
    const QString name = SketchKeys::nameOf(event);
    if (name.isEmpty() || m_view->isReadOnly()) {
        return false;
    }
    if (name == u"/") {
        m_nameBox->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    for (const KeyContext context : {KeyContext::Atom, KeyContext::Bond, KeyContext::Sheet}) {
        const auto key = SketchKeys::find(m_keys, name, {context});
        if (!key) {
            continue;
        }
        say({}); // before: the command may have something to say
        if (runCommand(key->command, context)) {
            return true;
        }
    }
    return false;
}

bool Sketcher::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        return handleKey(*static_cast<QKeyEvent *>(event));
    }
    if (watched == m_view && event->type() == QEvent::ContextMenu) {
        openMenu(*static_cast<QContextMenuEvent *>(event));
        return true;
    }
    // A plain letter is the sheet's, not a shortcut of the window's.
    if (watched == m_view && event->type() == QEvent::ShortcutOverride) {
        const QString name = SketchKeys::nameOf(*static_cast<QKeyEvent *>(event));
        if (!name.isEmpty()) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

// The keys of the editor's actions go before those of the window around it, which has an undo of
// its own.
bool Sketcher::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const QKeySequence key(static_cast<QKeyEvent *>(event)->keyCombination());
        const auto own = actions();
        for (QAction *action : own) {
            if (action->shortcuts().contains(key)) {
                event->accept();
                if (event->type() == QEvent::KeyPress) {
                    action->trigger();
                }
                return true;
            }
        }
    }
    return QWidget::event(event);
}

void Sketcher::endGesture()
{
    if (m_document.hasPreview()) {
        m_view->tool()->cancel();
    }
    m_view->endTextEditing(true);
}

void Sketcher::selectAll()
{
    m_document.setSelection(chem::everything(m_document.drawing()));
}

void Sketcher::insertText(const QString &text)
{
    m_nameBox->enter(text);
}

void Sketcher::fit()
{
    m_view->fit();
}

void Sketcher::sayInPassing(const QString &text)
{
    say(text);
    m_isPassing = true;
}

void Sketcher::forgetPassing()
{
    if (m_isPassing) {
        say({});
    }
}

void Sketcher::say(const QString &text)
{
    m_isPassing = false;
    m_facts->say(text);
}

void Sketcher::tell(const QString &text)
{
    m_isPassing = false;
    m_facts->say(text, TextRole::Secondary);
}

// The side of an arrow that somebody points at: beside it, not along it, where what it gives is
// meant.
std::optional<WordsSide> Sketcher::sideMeant(std::optional<chem::Point> spot) const
{
    constexpr double kBeside = 5; // points off the line
    const auto side = spot ? sideAt(m_document.drawing(), *spot) : std::nullopt;
    if (!side) {
        return std::nullopt;
    }
    const chem::DrawnArrow &arrow = *m_document.drawing().arrow(side->arrow);
    const double end = 0.15 * (arrow.to.x - arrow.from.x);
    const bool isOver = spot->x > arrow.from.x + end && spot->x < arrow.to.x - end;
    const double line = (arrow.from.y + arrow.to.y) / 2;
    return isOver && std::abs(spot->y - line) > kBeside ? side : std::nullopt;
}

// On the arrow that is meant, where the spot is that is meant, or in line with what stands there;
// alone, where the pointer is.
bool Sketcher::put(const chem::Drawing &drawing, const QString &undoName, Where where,
                   std::optional<chem::Point> spot)
{
    using namespace chem;
    const Drawing &sheet = m_document.drawing();
    const Box own = displayOf(drawing).bounds;
    const auto side =
        where == Where::InRow && drawing.arrows.empty() ? sideMeant(spot) : std::nullopt;
    const Point to = side                     ? placeOn(sheet, own, *side)
                     : sheet.isEmpty()        ? spot.value_or(m_view->pointer())
                     : where == Where::AtSpot ? placeFor(sheet, own, spot)
                                              : nextInRow(sheet, spot, kPartRoom + own.width / 2);
    const Point middle{own.left + own.width / 2, own.top + own.height / 2};
    Selection added;
    m_document.edit(undoName, [&](Drawing &d) { added = insert(d, drawing, to - middle); });
    if (added.empty()) {
        say(tr("There is no room for it on this sheet. Nothing was changed."));
        return false;
    }
    m_document.setSelection(added);
    m_view->keepInSight(Box{to.x - own.width / 2, to.y - own.height / 2, own.width, own.height});
    return true;
}

void Sketcher::align()
{
    const bool wasInSight = m_view->isAllInSight();
    m_document.edit(tr("Align"), [](chem::Drawing &drawing) { chem::alignScheme(drawing); });
    if (wasInSight && !m_view->isAllInSight()) {
        m_view->fit();
    }
}

void Sketcher::flip(chem::Mirror mirror)
{
    m_document.edit(tr("Flip"), [&, chosen = chosenOrAll()](chem::Drawing &drawing) {
        chem::flip(drawing, chosen, mirror);
    });
}

void Sketcher::rotate(double degrees)
{
    const chem::Selection chosen = chosenOrAll();
    const chem::Point pivot = chem::pivotOf(m_document.drawing(), chosen);
    m_document.edit(tr("Rotate"),
                    [&](chem::Drawing &drawing) { chem::rotate(drawing, chosen, pivot, degrees); });
    m_view->keepInSight(chem::boundsOf(m_document.drawing(), chosen));
}

void Sketcher::duplicate()
{
    const chem::Selection chosen = chosenOrAll();
    if (!chosen.empty()) {
        put(chem::copyOf(m_document.drawing(), chosen), tr("Duplicate"), Where::InRow,
            std::nullopt);
    }
}

chem::Selection Sketcher::chosenOrAll() const
{
    return m_document.selection().empty() ? chem::everything(m_document.drawing())
                                          : m_document.selection();
}

void Sketcher::addArrow()
{
    if (m_use == Use::Structure || m_use == Use::Query) {
        return;
    }
    const chem::Point from = m_document.drawing().isEmpty()
                                 ? m_view->pointer()
                                 : nextInRow(m_document.drawing(), m_view->spot(), kArrowRoom);
    chem::ItemId arrow = chem::kNoItem;
    m_document.edit(tr("Draw arrow"), [&](chem::Drawing &drawing) {
        arrow = chem::drawArrow(drawing, from, {from.x + kArrowLength, from.y});
    });
    m_document.setSelection({arrow}); // Enter writes on it
    m_view->keepInSight(chem::Box{from.x, from.y, kArrowLength, 0});
}

void Sketcher::showCheatSheet()
{
    m_cheatSheet->open();
}

} // namespace artemisia::app
