// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/scheme_section.h"

#include "app/desktop/experiments/scheme_input.h"
#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/icon_button.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr int kReadDelayMs = 300;
const QString kTyping = QStringLiteral("scheme-typed"); ///< one step of undo, read or not

QString localFileOf(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}
} // namespace

SchemeSection::SchemeSection(const PageContext &context, QWidget *parent)
    : PageSection(context, parent)
    , m_drawing(new DrawingField(Sketcher::Use::Scheme, context.session, this))
    , m_inputCaption(makeCaption(tr("Reaction SMILES"), this))
    , m_input(new SchemeInput(this))
    , m_problem(new QWidget(this))
    , m_problemLabel(new QLabel(m_problem))
    , m_back(new QAction(tr("Bring the drawing back"), this))
{
    setObjectName(QStringLiteral("schemeSection"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    buildHead(layout);
    StructureView &picture = m_drawing->picture();
    picture.setObjectName(QStringLiteral("schemeView"));
    picture.setAccessibleName(tr("Drawing of the reaction"));
    picture.setHeightRange(120, 300);
    picture.setHint(tr("No reaction yet. Click here to draw it, type or paste it below, or drop a "
                       "file here."));
    layout->addWidget(m_drawing);
    connectDrawing();
    buildArrowWords(layout);
    layout->addWidget(m_inputCaption);
    m_input->setObjectName(QStringLiteral("schemeSmilesEdit"));
    m_input->setAccessibleName(tr("Reaction SMILES"));
    m_input->setPlaceholderText(tr("reactants>agents>products, or paste an RXN or CDXML block"));
    layout->addWidget(m_input);
    buildProblem(layout);
    connectInput();
    connectBack();
}

void SchemeSection::buildProblem(QLayout *layout)
{
    setLook(m_problem, Look::ErrorBar);
    auto *bar = new QHBoxLayout(m_problem);
    bar->setContentsMargins(Space::m, Space::s, Space::m, Space::s);
    m_problemLabel->setObjectName(QStringLiteral("schemeProblemLabel"));
    m_problemLabel->setTextFormat(Qt::PlainText);
    m_problemLabel->setWordWrap(true);
    bar->addWidget(m_problemLabel);
    m_problem->hide();
    layout->addWidget(m_problem);
}

void SchemeSection::connectInput()
{
    adoptEditor(m_input);
    disconnect(m_input, &GrowingTextEdit::filesDropped, this, nullptr);
    connect(m_input, &GrowingTextEdit::filesDropped, this, [this](const QList<QUrl> &files) {
        if (files.size() == 1 && isSchemeFile(files.first().toLocalFile())) {
            openFile(files.first().toLocalFile());
        } else {
            Q_EMIT filesDropped(files);
        }
    });
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(kReadDelayMs);
    connect(&m_readTimer, &QTimer::timeout, this, &SchemeSection::readInput);
    connect(m_input, &GrowingTextEdit::textEdited, &m_readTimer, qOverload<>(&QTimer::start));
    connect(m_input, &GrowingTextEdit::finished, this, &SchemeSection::readInput);
    connect(m_input, &SchemeInput::blockPasted, this, &SchemeSection::readText);
    connect(m_input, &SchemeInput::drawingPasted, this, &SchemeSection::readDrawing);
}

void SchemeSection::buildHead(QLayout *layout)
{
    m_draw = makeIconButton(QStringLiteral("drawSchemeButton"), QStringLiteral("document-edit"),
                            tr("Draw the reaction"), this);
    m_open = makeIconButton(QStringLiteral("openSchemeButton"), QStringLiteral("document-open"),
                            tr("Open an RXN, CDXML, CDX or SMILES file"), this);
    m_copy = makeIconButton(QStringLiteral("copySchemeButton"), QStringLiteral("edit-copy"),
                            tr("Copy the reaction"), this);
    m_clear = makeIconButton(QStringLiteral("clearSchemeButton"), QStringLiteral("edit-clear-all"),
                             tr("Take the reaction out"), this);
    m_copy->setMenu(makeCopyMenu());
    m_copy->setPopupMode(QToolButton::InstantPopup);
    connect(m_draw, &QToolButton::clicked, m_drawing, &DrawingField::startDrawing);
    connect(m_open, &QToolButton::clicked, this, &SchemeSection::chooseFile);
    connect(m_clear, &QToolButton::clicked, this, &SchemeSection::clear);
    auto *row = new QHBoxLayout;
    row->addWidget(makeHead(tr("Reaction"), this));
    row->addStretch(1);
    for (QToolButton *button : {m_draw, m_open, m_copy, m_clear}) {
        row->addWidget(button);
    }
    static_cast<QVBoxLayout *>(layout)->addLayout(row);
}

GrowingTextEdit *SchemeSection::arrowField(const QString &caption, const QString &name,
                                           const QString &hint, bool isAbove, QLayout *layout)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(makeCaption(caption, this));
    auto *editor = new GrowingTextEdit(this);
    editor->setObjectName(name);
    editor->setAccessibleName(caption);
    editor->setPlaceholderText(hint);
    column->addWidget(editor);
    column->addStretch(1);
    static_cast<QHBoxLayout *>(layout)->addLayout(column, 1);
    adoptEditor(editor);
    connect(editor, &GrowingTextEdit::textEdited, this, [this, isAbove](const QString &text) {
        if (!isEditable()) {
            return;
        }
        document()->edit(ExperimentField::Scheme,
                         [&](Experiment &experiment) {
                             (isAbove ? experiment.scheme.textAbove : experiment.scheme.textBelow) =
                                 text;
                         },
                         {tr("editing the words on the arrow"),
                          isAbove ? QStringLiteral("above") : QStringLiteral("below")});
    });
    return editor;
}

void SchemeSection::buildArrowWords(QLayout *layout)
{
    m_words = new QWidget(this);
    auto *row = new QHBoxLayout(m_words);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::l);
    m_above = arrowField(tr("Above the arrow"), QStringLiteral("schemeAboveEdit"), tr("reagents"),
                         true, row);
    m_below = arrowField(tr("Below the arrow"), QStringLiteral("schemeBelowEdit"),
                         tr("solvent, temperature, time"), false, row);
    layout->addWidget(m_words);
}

void SchemeSection::showField(ExperimentField field)
{
    if (field != ExperimentField::Scheme && field != ExperimentField::Remarks) {
        return;
    }
    const Scheme &scheme = document()->value().scheme;
    if (field == ExperimentField::Scheme) {
        m_drawing->setSource(DrawingSource::of(scheme), m_isDrawn
                                                            ? DrawingField::Origin::Drawn
                                                            : DrawingField::Origin::Elsewhere);
        followSteps(scheme);
        m_words->setVisible(scheme.cdxml.isEmpty() && !m_drawing->isDrawing());
        m_above->showText(scheme.textAbove);
        m_below->showText(scheme.textBelow);
        m_copy->setVisible(!scheme.isEmpty());
        m_clear->setVisible(!scheme.isEmpty() && isEditable());
    }
    if (!m_isApplying) {
        m_readTimer.stop();
        ++m_reading;
        const QString unread = document()->unreadText(kUnreadScheme);
        m_input->showText(unread.isEmpty() ? scheme.smiles : unread);
        m_settled = m_input->text().trimmed();
        showProblem(unread.isEmpty()
                        ? QString()
                        : tr("This is not read as a reaction yet. Enter tries again."));
    }
}

void SchemeSection::setReadOnly(bool readOnly)
{
    m_input->setReadOnly(readOnly || m_steps.count > 1);
    m_above->setReadOnly(readOnly);
    m_below->setReadOnly(readOnly);
    m_drawing->setReadOnly(readOnly);
    m_draw->setVisible(!readOnly);
    m_open->setVisible(!readOnly);
    m_clear->setVisible(!readOnly);
}

void SchemeSection::takeIn()
{
    m_drawing->stopDrawing();
    m_readTimer.stop();
    ++m_reading;
    if (isEditable() && m_input->text().trimmed() != m_settled) {
        setUnread(m_input->text().trimmed());
    }
}

void SchemeSection::readInput()
{
    m_readTimer.stop();
    if (!isEditable()) {
        return;
    }
    const QString text = m_input->text().trimmed();
    if (text.isEmpty()) {
        clear();
    } else if (text == document()->value().scheme.smiles) {
        setUnread({});
        showProblem({});
    } else {
        readText(text);
    }
}

void SchemeSection::setUnread(const QString &text)
{
    m_isApplying = true;
    document()->edit(ExperimentField::Remarks,
                     [&](Experiment &experiment) {
                         ExperimentDocument::putUnreadText(experiment, kUnreadScheme, text);
                     },
                     {tr("setting the reaction"), kTyping});
    m_isApplying = false;
    m_settled = m_input->text().trimmed();
}

void SchemeSection::readText(const QString &text)
{
    if (!isEditable()) {
        return;
    }
    const int number = ++m_reading;
    if (m_job) {
        m_job->cancel();
    }
    m_job = session().workers().start(
        QString(),
        [text](const WorkContext &work) -> Result<Scheme> {
            if (work.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, {});
            }
            return readScheme(text);
        },
        this,
        [this, text, number](const Result<Scheme> &scheme) {
            if (number == m_reading) {
                take(text, scheme);
            }
        });
}

void SchemeSection::openFile(const QString &path)
{
    readSheet([path](const WorkContext &work) { return readSchemeFile(path, work.cancel); });
}

void SchemeSection::readDrawing(const Incoming &drawing)
{
    readSheet([drawing](const WorkContext &work) -> Result<SchemeFile> {
        ARTEMISIA_TRY_ASSIGN(const Arrival arrival, readIncoming(drawing, work.cancel));
        if (!arrival.records.isEmpty()) {
            return fail(ErrorCode::Invalid, tr("The clipboard holds %n structure(s). Paste on the "
                                               "sheet (click the drawing) to choose of them.",
                                               nullptr, int(arrival.recordCount)));
        }
        ARTEMISIA_TRY_ASSIGN(Scheme scheme, schemeOf(arrival.drawing));
        return SchemeFile{std::move(scheme), arrival.remark};
    });
}

void SchemeSection::readSheet(const std::function<Result<SchemeFile>(const WorkContext &)> &reader)
{
    if (!isEditable()) {
        return;
    }
    const int number = ++m_reading;
    session().workers().start(
        QString(), reader, this, [this, number](const Result<SchemeFile> &file) {
            if (number != m_reading) {
                return;
            }
            take({}, file.map([](const SchemeFile &read) { return read.scheme; }));
            if (file && !file->remark.isEmpty()) {
                showProblem(file->remark);
            }
        });
}

void SchemeSection::connectDrawing()
{
    connect(m_drawing, &DrawingField::drawn, this, &SchemeSection::takeDrawing);
    connect(m_drawing, &DrawingField::drawingStarted, this, [this] {
        m_words->hide();
        m_draw->hide();
        showProblem({});
    });
    connect(m_drawing, &DrawingField::drawingStopped, this, [this] {
        m_draw->setVisible(isEditable());
        m_words->setVisible(document() && document()->value().scheme.cdxml.isEmpty());
    });
    connect(m_drawing, &DrawingField::openFailed, this, [this](const QString &why) {
        showProblem(tr("This reaction cannot be opened for drawing. %1").arg(why));
    });
}

// The answer belongs to the document, whatever the page shows by then, and the document waits for
// it before it closes.
void SchemeSection::takeDrawing(const chem::Drawing &drawing)
{
    if (!isEditable()) {
        return;
    }
    if (m_drawnOn != document()) {
        m_drawnOn = document();
        m_drawings = std::make_shared<int>(0);
    }
    m_readTimer.stop();
    ++m_reading;
    ExperimentDocument *const target = document();
    target->addPendingWork();
    session().workers().start(
        QString(), [drawing](const WorkContext &) { return schemeOf(drawing); }, target,
        [section = QPointer(this), target, counter = m_drawings,
         number = ++*m_drawings](const Result<Scheme> &scheme) {
            target->removePendingWork();
            if (!scheme || number != *counter) {
                return;
            }
            const bool isShown = section && section->document() == target;
            if (isShown) {
                section->m_isDrawn = true;
            }
            putDrawn(*target, *scheme);
            if (isShown) {
                section->m_isDrawn = false;
            }
        });
}

void SchemeSection::putDrawn(ExperimentDocument &document, const Scheme &scheme)
{
    document.editFields({ExperimentField::Scheme, ExperimentField::Remarks},
                        [&](Experiment &experiment) {
                            experiment.scheme = scheme;
                            ExperimentDocument::putUnreadText(experiment, kUnreadScheme, {});
                        },
                        {tr("drawing the reaction"), QStringLiteral("scheme-drawn")});
}

void SchemeSection::take(const QString &typed, const Result<Scheme> &scheme)
{
    if (!isEditable()) {
        return;
    }
    if (!scheme) {
        if (typed.isEmpty()) {
            showProblem(scheme.error().message);
        } else {
            m_input->showText(typed.left(GrowingTextEdit::kLongestText));
            setUnread(typed);
            showProblem(tr("%1 What you typed is kept.").arg(scheme.error().message));
        }
        return;
    }
    // A typed line stays as it was typed while it is worked on; a block shows as the SMILES made of
    // it.
    m_isApplying = !typed.isEmpty() && m_input->text().trimmed() == typed;
    setScheme(*scheme, m_isApplying);
    m_isApplying = false;
    m_settled = m_input->text().trimmed();
    showProblem({});
}

void SchemeSection::setScheme(const Scheme &scheme, bool isTyped)
{
    const Scheme before = document()->value().scheme;
    const bool isDrawn = !before.cdxml.isEmpty();
    const auto change = [&](Experiment &experiment) {
        Scheme next = scheme;
        if (!isDrawn && next.textAbove.isEmpty() && next.textBelow.isEmpty()) {
            next.textAbove = experiment.scheme.textAbove;
            next.textBelow = experiment.scheme.textBelow;
        }
        experiment.scheme = next;
        ExperimentDocument::putUnreadText(experiment, kUnreadScheme, {});
    };
    document()->editFields({ExperimentField::Scheme, ExperimentField::Remarks}, change,
                           {tr("setting the reaction"), isTyped ? kTyping : QString()});
    if (isDrawn) {
        offerBack(before);
    }
}

void SchemeSection::clear()
{
    if (!isEditable()) {
        return;
    }
    document()->editFields({ExperimentField::Scheme, ExperimentField::Remarks},
                           [](Experiment &experiment) {
                               const bool isSheet = !experiment.scheme.cdxml.isEmpty();
                               Scheme words; // typed in fields of their own: they stay
                               words.textAbove = isSheet ? QString() : experiment.scheme.textAbove;
                               words.textBelow = isSheet ? QString() : experiment.scheme.textBelow;
                               experiment.scheme = words;
                               ExperimentDocument::putUnreadText(experiment, kUnreadScheme, {});
                           },
                           {tr("taking the reaction out"), {}});
    m_readTimer.stop();
    ++m_reading;
    m_input->showText({}); // typed and not read yet
    m_settled.clear();
    showProblem({});
}

void SchemeSection::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a reaction"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Reactions (*.rxn *.cdxml *.cdx *.smi *.smiles *.rsmi)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SchemeSection::openFile);
    dialog->open();
}

void SchemeSection::showProblem(const QString &text)
{
    m_problemLabel->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void SchemeSection::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *mime = event->mimeData();
    const bool isOurs = isSchemeFile(localFileOf(mime)) ||
                        (mime->hasText() && !mime->hasUrls() && mime->text().contains(u'>'));
    if (isEditable() && isOurs) {
        event->acceptProposedAction();
    }
}

void SchemeSection::dropEvent(QDropEvent *event)
{
    if (const QString file = localFileOf(event->mimeData()); !file.isEmpty()) {
        openFile(file);
    } else {
        readText(event->mimeData()->text().trimmed().left(kLongestSchemeText));
    }
    event->acceptProposedAction();
}

} // namespace artemisia::app
