// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_facts.h"

#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/words.h"
#include "chem/drawing/facts.h"

#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr int kPauseMs = 120; // after the last change
constexpr int kLines = 2;
constexpr int kMostFormulae = 200; // more than any two lines hold
} // namespace

SketchFacts::SketchFacts(SketchDocument &document, SketchView &view, jobs::Runner &workers,
                         QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(view)
    , m_workers(workers)
    , m_facts(new QLabel(this))
    , m_message(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::xs, Space::s, Space::xs);
    layout->setSpacing(0);
    m_facts->setObjectName(QStringLiteral("sketchFactsLabel"));
    m_facts->setAccessibleName(tr("What the drawing amounts to"));
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true); // large text on a narrow page
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextStyle(m_facts, Theme::TextStyle::Caption);
    m_message->setObjectName(QStringLiteral("sketchMessageLabel"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    setTextStyle(m_message, Theme::TextStyle::Caption);
    setTextRole(m_message, TextRole::Warning);
    m_message->hide();
    layout->addWidget(m_facts);
    layout->addWidget(m_message);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&Theme::instance(), &Theme::changed, this, &SketchFacts::fit, Qt::QueuedConnection);
    connect(&m_pause, &QTimer::timeout, this, &SketchFacts::refresh);
    connect(&document, &SketchDocument::drawingChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&document, &SketchDocument::selectionChanged, &m_pause, qOverload<>(&QTimer::start));
}

SketchFacts::~SketchFacts()
{
    if (m_job) {
        m_job->cancel();
    }
}

void SketchFacts::say(const QString &text, TextRole role)
{
    setTextRole(m_message, role);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

void SketchFacts::refresh()
{
    if (m_job) {
        m_job->cancel();
    }
    m_job = m_workers.start(
        {},
        [drawing = m_document.drawing(), selection = m_document.selection()](
            const WorkContext &context) -> Result<chem::DrawingFacts> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, {});
            }
            return chem::factsOf(drawing, selection);
        },
        this,
        [this](const Result<chem::DrawingFacts> &facts) {
            if (facts) {
                show(*facts);
            }
        });
}

void SketchFacts::show(const chem::DrawingFacts &facts)
{
    m_formulae.clear();
    m_others.clear();
    for (const std::string &formula : facts.formulae) {
        m_formulae << formulaHtml(QString::fromStdString(formula).replace(u'*', u'R'));
    }
    if (!facts.openCount.empty()) {
        m_others << tr("mass depends on %1")
                        .arg(QString::fromStdString(facts.openCount).toHtmlEscaped());
    } else if (facts.isOpen && m_formulae.size() <= 1) {
        m_others << tr("mass depends on what is left open");
    } else if (m_formulae.size() == 1) { // what several substances weigh together says nothing
        m_others << tr("%1 g/mol").arg(facts.averageMass, 0, 'f', 2)
                 << tr("exact %1").arg(facts.exactMass, 0, 'f', 4);
    }
    if (!facts.inchiKey.empty()) {
        m_others << QString::fromStdString(facts.inchiKey);
    }
    if (const int open = openCentres(facts); open > 0) {
        m_others << tr("%n stereocentre(s) left open", nullptr, open);
    }
    fit();
    QList<SketchWarning> marks;
    for (const chem::Warning &warning : facts.warnings) {
        const bool isLoud = warning.concern == chem::Concern::Valence ||
                            warning.concern == chem::Concern::FewHydrogens ||
                            warning.concern == chem::Concern::UnknownLetters;
        marks.append({warning.atom, !isLoud, textOf(warning)});
    }
    m_view.setWarnings(marks);
    Q_EMIT shown();
}

QString SketchFacts::line(int formulae, int others) const
{
    const QString more = QStringLiteral("\u2026");
    QStringList shown = m_formulae.mid(0, formulae);
    if (formulae < m_formulae.size()) {
        shown << more;
    }
    QStringList parts;
    if (!shown.isEmpty()) {
        parts << shown.join(QStringLiteral(" + "));
    }
    parts << m_others.mid(0, others);
    if (others < m_others.size()) {
        parts << more;
    }
    return parts.join(QStringLiteral(" &nbsp;·&nbsp; "));
}

bool SketchFacts::fits(const QString &line) const
{
    QTextDocument text;
    text.setDocumentMargin(0);
    text.setDefaultFont(m_facts->font());
    text.setHtml(line);
    text.setTextWidth(contentsRect().width() - 2 * Space::s);
    (void)text.size(); // lays it out
    return text.firstBlock().layout()->lineCount() <= kLines;
}

// Formulae go first, down to one: on a full sheet they are what there is too much of.
void SketchFacts::fit()
{
    const int allFormulae = int(m_formulae.size());
    const int allOthers = int(m_others.size());
    const QString whole = line(allFormulae, allOthers);
    if (allFormulae <= kMostFormulae && fits(whole)) {
        setFacts(whole, {});
        return;
    }
    int few = 1;
    for (int many = std::min(allFormulae, kMostFormulae); few < many;) {
        const int half = (few + many + 1) / 2;
        if (fits(line(half, allOthers))) {
            few = half;
        } else {
            many = half - 1;
        }
    }
    int others = allOthers;
    while (others > 0 && !fits(line(few, others))) {
        --others;
    }
    setFacts(line(few, others), whole);
}

void SketchFacts::setFacts(const QString &shown, const QString &whole)
{
    m_facts->setText(shown);
    m_facts->setToolTip(whole);
    m_facts->setAccessibleDescription(QTextDocumentFragment::fromHtml(whole).toPlainText());
}

void SketchFacts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        fit();
    }
}

int SketchFacts::openCentres(const chem::DrawingFacts &facts) const
{
    const chem::Selection &chosen = m_document.selection();
    return int(std::count_if(facts.warnings.begin(), facts.warnings.end(),
                             [&chosen](const chem::Warning &warning) {
                                 return warning.concern == chem::Concern::OpenStereo &&
                                        (chosen.empty() || chosen.count(warning.atom) > 0);
                             }));
}

QString SketchFacts::textOf(const chem::Warning &warning)
{
    switch (warning.concern) {
    case chem::Concern::Valence:
        return tr("More bonds than this atom can have.");
    case chem::Concern::OpenStereo:
        return tr("The configuration here is not drawn.");
    case chem::Concern::IdleMark:
        return tr("The wedge here tells no configuration: SMILES and InChI do not hold it.");
    case chem::Concern::UnclearDoubleBond:
        return tr("Both bonds leave the double bond on the same side: cis or trans is not clear.");
    case chem::Concern::FewHydrogens:
        return tr("Fewer hydrogens are written here than the bonds ask for.");
    case chem::Concern::UnknownLetters:
        return tr("These letters name no atom or group that is known.");
    case chem::Concern::Charge:
        break;
    }
    return tr("The charges of this substance add up to %1.")
        .arg(QLocale().toString(warning.charge));
}

} // namespace artemisia::app
