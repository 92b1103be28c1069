// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/reagent_form.h"

#include "app/desktop/reagents/table_in_use.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/words.h"
#include "core/reagents/cas_number.h"
#include "core/reagents/name_key.h"

#include <QAccessible>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

using reagents::Reagent;

namespace
{

std::size_t numberOf(ReagentField field)
{
    return std::size_t(field);
}

} // namespace

ReagentForm::ReagentForm(jobs::Runner &workers, QWidget *parent)
    : QWidget(parent)
    , m_workers(workers)
    , m_scroll(new QScrollArea(this))
    , m_inner(new QWidget)
    , m_grid(new QGridLayout)
    , m_picture(new QLabel(m_inner))
    , m_formula(new QLabel(m_inner))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("reagentForm"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    auto *sides = new QHBoxLayout(m_inner);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(Space::m);
    auto *structure = new QVBoxLayout;
    auto *fields = new QVBoxLayout;
    buildFields();
    buildStructure(structure);
    m_grid->setHorizontalSpacing(Space::s);
    m_grid->setVerticalSpacing(Space::xs);
    fields->addLayout(m_grid);
    fields->addStretch();
    sides->addLayout(structure);
    sides->addLayout(fields, 1);
    m_scroll->setWidget(m_inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_inner->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_scroll);
    layout->addWidget(buildButtons());
    m_inner->installEventFilter(this);
    connect(&Theme::instance(), &Theme::changed, this, &ReagentForm::dress);
    dress();
    begin({});
}

ReagentForm::~ReagentForm()
{
    for (CaptionedField *each : std::as_const(m_fields)) {
        each->lineEdit()->disconnect(this); // it loses the focus when it goes
    }
    if (m_job) {
        m_job->cancel();
    }
}

void ReagentForm::buildFields()
{
    using enum ReagentField;
    addField(Name, tr("Name"), "reagentName", tr("Ethanol"));
    addField(Cas, tr("CAS number"), "reagentCas", tr("64-17-5"));
    addField(Concentration, tr("Concentration as sold"), "reagentConcentration",
             tr("96 %, 2.5 M in hexanes"));
    addField(Synonyms, tr("Other names, a semicolon between them"), "reagentSynonyms",
             tr("EtOH; spirit"));
    addField(Density, tr("Density"), "reagentDensity", tr("0.79 g/mL at 20 °C"));
    addField(Supplier, tr("Supplier"), "reagentSupplier", tr("and order number"));
    addField(Hazards, tr("Hazards"), "reagentHazards", tr("H225; H319; P210"));
    addField(Boiling, tr("Boiling point"), "reagentBoiling", tr("°C"));
    addField(Melting, tr("Melting point"), "reagentMelting", tr("°C"));
    addField(Flash, tr("Flash point"), "reagentFlash", tr("°C"));
}

void ReagentForm::addField(ReagentField field, const QString &caption, const char *purpose,
                           const QString &hint)
{
    auto *one = new CaptionedField(caption, QString::fromLatin1(purpose),
                                   CaptionedField::Kind::Line, m_inner);
    one->setFramed(true);
    one->setHint(hint);
    one->lineEdit()->installEventFilter(this);
    connect(one, &CaptionedField::typed, one, [one] { one->setRemark({}); });
    connect(one->lineEdit(), &QLineEdit::editingFinished, this, [this, field] { check(field); });
    m_fields.append(one);
}

void ReagentForm::buildStructure(QVBoxLayout *column)
{
    m_picture->setObjectName(QStringLiteral("reagentPictureLabel"));
    m_picture->setAlignment(Qt::AlignCenter);
    m_formula->setObjectName(QStringLiteral("reagentFormulaLabel"));
    m_formula->setAlignment(Qt::AlignCenter);
    m_formula->setTextFormat(Qt::PlainText);
    m_formula->setWordWrap(true);
    setTextStyle(m_formula, Theme::TextStyle::Caption);
    m_take = new QPushButton(tr("From the sheet"), m_inner);
    m_take->setObjectName(QStringLiteral("takeReagentStructureButton"));
    m_take->setToolTip(tr("Take the structure that is chosen on the sheet, or else the whole "
                          "sheet"));
    m_drop = new QPushButton(tr("No structure"), m_inner);
    m_drop->setObjectName(QStringLiteral("dropReagentStructureButton"));
    m_drop->setToolTip(tr("Keep it by its name alone"));
    for (QPushButton *button : {m_take, m_drop}) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
        setLook(button, Look::Link);
    }
    connect(m_take, &QPushButton::clicked, this, &ReagentForm::structureWanted);
    connect(m_drop, &QPushButton::clicked, this, [this] {
        m_structure = {};
        m_known = {};
        m_said.clear();
        showStructure();
        takeFocus();
    });
    column->setSpacing(Space::xs);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(m_formula);
    column->addWidget(m_take, 0, Qt::AlignHCenter);
    column->addWidget(m_drop, 0, Qt::AlignHCenter);
    column->addStretch();
}

QWidget *ReagentForm::buildButtons()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::s);
    m_note->setObjectName(QStringLiteral("reagentNoteLabel"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    setTextStyle(m_note, Theme::TextStyle::Caption);
    setTextRole(m_note, TextRole::Secondary);
    m_discard = new QPushButton(bar);
    m_discard->setObjectName(QStringLiteral("discardReagentButton"));
    m_discard->setToolTip(tr("Forget what was typed here; Esc keeps it for later"));
    m_save = new QPushButton(bar);
    m_save->setObjectName(QStringLiteral("saveReagentButton"));
    setLook(m_save, Look::Primary);
    connect(m_discard, &QPushButton::clicked, this, &ReagentForm::discarded);
    connect(m_save, &QPushButton::clicked, this, &ReagentForm::submitted);
    for (QPushButton *button : {m_discard, m_save}) {
        button->setAutoDefault(false);
        button->installEventFilter(this);
    }
    row->addWidget(m_note, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    return bar;
}

CaptionedField &ReagentForm::field(ReagentField field) const
{
    return *m_fields.at(qsizetype(numberOf(field)));
}

void ReagentForm::begin(const Reagent &reagent)
{
    m_was = reagent;
    m_structure = reagent;
    m_known = {};
    m_proposed = {};
    m_said.clear();
    m_note->clear();
    for (const ReagentField each : reagentFields()) {
        const QString text = fieldText(reagent, each);
        field(each).revertTo(text);
        field(each).setRemark({});
        // As it stands there: a line has no breaks, and no more letters than a line holds.
        m_shown.at(numberOf(each)) = isNew() ? QString() : field(each).text();
    }
    m_save->setText(isNew() ? tr("Add") : tr("Save"));
    m_discard->setText(isNew() ? tr("Discard") : tr("Cancel"));
    setBusy(false);
    showStructure();
    m_scroll->ensureVisible(0, 0);
}

void ReagentForm::becomeNew()
{
    m_saidTaken = name(); // it was this row's
    m_was = {};
    m_shown = {};
    m_save->setText(tr("Add"));
    m_discard->setText(tr("Discard"));
}

bool ReagentForm::isStructureChanged() const
{
    return m_structure.smiles != m_was.smiles;
}

bool ReagentForm::isTouched() const
{
    const auto all = reagentFields();
    return (!isNew() && isStructureChanged()) ||
           std::any_of(all.begin(), all.end(), [this](ReagentField each) {
               const QString text = field(each).text();
               return text != m_shown.at(numberOf(each)) && text != m_proposed.at(numberOf(each));
           });
}

QString ReagentForm::name() const
{
    return field(ReagentField::Name).text().simplified();
}

// What nobody typed gives way: it was proposed for another structure.
void ReagentForm::propose(ReagentField which, const QString &text)
{
    CaptionedField &there = field(which);
    QString &proposed = m_proposed.at(numberOf(which));
    if (there.text().isEmpty() || there.text() == proposed) {
        proposed = text;
        there.revertTo(text);
        there.setRemark({});
        if (there.lineEdit()->hasFocus()) {
            there.lineEdit()->selectAll(); // another name is typed over it
        }
    }
}

void ReagentForm::setStructure(const DrawnReagent &drawn)
{
    m_structure = drawn.structure;
    m_known = drawn.known.value_or(Reagent());
    m_said = drawn.substances > 1 ? tr("%n substances are meant. Choose one of them on the sheet "
                                       "if that is not so.",
                                       nullptr, drawn.substances)
                                  : QString();
    if (isNew()) {
        propose(ReagentField::Name, m_known.name);
        propose(ReagentField::Cas, m_known.cas);
        // The first of several is the one its table prefers.
        propose(ReagentField::Density,
                m_known.densities.isEmpty() ? QString() : m_known.densities.first().written);
        if (drawn.known && m_said.isEmpty()) {
            m_said = tr("Known as %1: what was empty is filled in from the table that comes with "
                        "the program. Sources stand in brackets.")
                         .arg(m_known.name.left(80));
        }
    }
    check(ReagentField::Name);
    check(ReagentField::Cas);
    showStructure();
}

void ReagentForm::sayOfStructure(const QString &text)
{
    m_said = text;
    showStructure();
}

void ReagentForm::showStructure()
{
    const bool isThere = !m_structure.smiles.isEmpty();
    const QString formula = formulaText(m_structure.formula.left(200));
    m_formula->setText(isThere ? formula : tr("No structure"));
    setTextRole(m_formula, isThere ? TextRole::Text : TextRole::Secondary);
    m_drop->setVisible(isThere);
    if (m_said != m_note->text()) {
        m_note->setText(m_said);
        if (isVisible() && !m_said.isEmpty()) {
            QAccessibleEvent alert(m_note, QAccessible::Alert);
            QAccessible::updateAccessibility(&alert);
        }
    }
    paintStructure();
}

void ReagentForm::setTaken(const QHash<QString, QString> &names)
{
    m_taken = names;
}

void ReagentForm::check(ReagentField which)
{
    if (which == ReagentField::Name) {
        checkName();
        return;
    }
    const QString text = field(which).text();
    QString remark = fieldRemark(which, text);
    if (const QString cas = reagents::casNumber(text);
        which == ReagentField::Cas && !cas.isEmpty() && !m_known.cas.isEmpty() &&
        cas != m_known.cas && !m_known.synonyms.contains(cas)) {
        remark = tr("The table has %1 for this structure.").arg(m_known.cas);
    }
    field(which).setRemark(remark);
}

// Said, not refused: two bottles of one thing have one name.
void ReagentForm::checkName()
{
    const QString text = name();
    const bool isNews = !text.isEmpty() && text != m_was.name;
    const QString other = isNews ? m_taken.value(reagents::nameKey(text)) : QString();
    field(ReagentField::Name)
        .setRemark(other.isEmpty()
                       ? QString()
                       : tr("You have \"%1\" already: whoever types it will have to choose.")
                             .arg(other.left(80)));
    if (!other.isEmpty()) {
        m_saidTaken = text;
    }
    if (!isNews || !other.isEmpty() || m_structure.inchiKey.isEmpty()) {
        return;
    }
    m_workers.start(
        {},
        [text](const WorkContext &) -> Result<reagents::Lookup> {
            ARTEMISIA_TRY_ASSIGN(const reagents::ReagentTable table, reagentsInUse());
            return table.lookup(text);
        },
        this,
        [this, text, key = m_structure.inchiKey](const Result<reagents::Lookup> &lookup) {
            if (!lookup || lookup->isLoose || text != name() || key != m_structure.inchiKey) {
                return;
            }
            const auto &all = lookup->matches;
            if (std::any_of(all.begin(), all.end(), [&key](const reagents::Match &match) {
                    return !match.reagent.inchiKey.isEmpty() && match.reagent.inchiKey != key;
                })) {
                field(ReagentField::Name)
                    .setRemark(tr("The table calls another structure so: whoever types it will "
                                  "have to choose."));
            }
        });
}

std::optional<Reagent> ReagentForm::filledIn(const Reagent &base)
{
    CaptionedField *wrong = nullptr;
    for (const ReagentField each : reagentFields()) {
        const QString remark = fieldRemark(each, field(each).text());
        if (!remark.isEmpty()) {
            field(each).setRemark(remark);
            wrong = wrong != nullptr ? wrong : &field(each);
        }
    }
    const bool isTaken = name() != m_was.name && m_taken.contains(reagents::nameKey(name()));
    if (wrong == nullptr && isTaken && m_saidTaken != name()) {
        m_saidTaken = name();
        wrong = &field(ReagentField::Name);
        wrong->setRemark(tr("You have \"%1\" already: whoever types it will have to choose. Enter "
                            "once more keeps both.")
                             .arg(m_taken.value(reagents::nameKey(name())).left(80)));
    }
    if (wrong != nullptr) {
        wrong->lineEdit()->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(wrong);
        return std::nullopt;
    }
    Reagent result = base;
    for (const ReagentField each : reagentFields()) {
        // What was left alone stays to the letter, also what a line cannot show.
        if (field(each).text() != m_shown.at(numberOf(each))) {
            setFieldText(result, each, field(each).text());
        }
    }
    if (isNew() || isStructureChanged()) {
        result.smiles = m_structure.smiles;
        result.inchi = m_structure.inchi;
        result.inchiKey = m_structure.inchiKey;
        result.formula = m_structure.formula;
    }
    return result;
}

QString ReagentForm::draft() const
{
    if (!isTouched()) {
        return {};
    }
    QJsonObject texts;
    for (const ReagentField each : reagentFields()) {
        texts.insert(QString::number(int(each)), field(each).text());
    }
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{QStringLiteral("id"), m_was.id.toString()},
                                  {QStringLiteral("smiles"), m_structure.smiles},
                                  {QStringLiteral("inchi"), m_structure.inchi},
                                  {QStringLiteral("inchiKey"), m_structure.inchiKey},
                                  {QStringLiteral("formula"), m_structure.formula},
                                  {QStringLiteral("texts"), texts}})
            .toJson(QJsonDocument::Compact));
}

bool ReagentForm::setDraft(const QString &draft,
                           const std::function<const Reagent *(const reagents::ReagentId &)> &find)
{
    const QJsonObject object = QJsonDocument::fromJson(draft.toUtf8()).object();
    const QJsonObject texts = object.value(QStringLiteral("texts")).toObject();
    if (texts.isEmpty()) {
        return false;
    }
    const auto text = [&object](const char *name) {
        return object.value(QLatin1String(name)).toString();
    };
    const Reagent *row = find(reagents::ReagentId::fromString(text("id")));
    begin(row != nullptr ? *row : Reagent());
    for (const ReagentField each : reagentFields()) {
        field(each).revertTo(texts.value(QString::number(int(each))).toString());
    }
    m_structure = {};
    m_structure.smiles = text("smiles");
    m_structure.inchi = text("inchi");
    m_structure.inchiKey = text("inchiKey");
    m_structure.formula = text("formula");
    showStructure();
    return true;
}

} // namespace artemisia::app
