// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/attachments_section.h"

#include "app/desktop/experiments/attachment_row.h"
#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/words.h"

#include <QBuffer>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

constexpr int kMostFilesAtOnce = 200;
constexpr qsizetype kMostProblems = 5; ///< of one drop, in words
constexpr int kLongestAddress = 120;

/// The last part of a path, without looking at the disk; a folder's too.
QString fileNameOf(const QString &path)
{
    return QFileInfo(QDir::cleanPath(path)).fileName();
}

/// A name that no other attachment of the experiment has: "a.png", "a (2).png".
QString freeName(const QString &wanted, const QList<Attachment> &present)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(present.begin(), present.end(), [&](const Attachment &attachment) {
            return attachment.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    const QFileInfo parts(wanted);
    const QString ending =
        parts.suffix().isEmpty() ? QString() : QStringLiteral(".") + parts.suffix();
    const QString stem = parts.completeBaseName();
    QString name = wanted;
    for (int i = 2; isTaken(name); ++i) {
        name = QStringLiteral("%1 (%2)%3").arg(stem).arg(i).arg(ending);
    }
    return name;
}

/// A file that is being copied in, with its progress and a way to stop it.
class AddingRow : public QWidget
{
public:
    AddingRow(const QString &name, QWidget *parent)
        : QWidget(parent)
        , label(new QLabel(name, this))
        , bar(new QProgressBar(this))
        , cancel(new QToolButton(this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(Space::s, 0, 0, 0);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
        bar->setRange(0, 0);
        layout->addWidget(bar, 1);
        cancel->setText(AttachmentsSection::tr("Cancel"));
        cancel->setAccessibleName(AttachmentsSection::tr("Stop adding %1").arg(name));
        layout->addWidget(cancel);
    }
    void show(const Progress &progress)
    {
        if (progress.total > 0) {
            bar->setRange(0, 1000);
            bar->setValue(int(progress.done * 1000 / progress.total));
            label->setToolTip(AttachmentsSection::tr("%1 of %2")
                                  .arg(sizeInWords(progress.done), sizeInWords(progress.total)));
        }
    }
    QLabel *label;
    QProgressBar *bar;
    QToolButton *cancel;
};

} // namespace

AttachmentsSection::AttachmentsSection(const PageContext &context, QWidget *parent)
    : PageSection(context, parent)
    , m_rowsLayout(new QVBoxLayout)
    , m_progressLayout(new QVBoxLayout)
    , m_hint(new QLabel(this))
    , m_attach(new QToolButton(this))
{
    setObjectName(QStringLiteral("attachmentsSection"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    auto *head = new QHBoxLayout;
    head->addWidget(makeHead(tr("Files"), this));
    head->addStretch(1);
    m_attach->setObjectName(QStringLiteral("attachFilesButton"));
    m_attach->setText(tr("Attach files"));
    m_attach->setToolTip(tr("Attach files (Ctrl+Shift+A)"));
    m_attach->setFocusPolicy(Qt::TabFocus);
    head->addWidget(m_attach);
    layout->addLayout(head);
    m_rowsLayout->setSpacing(Space::s);
    layout->addLayout(m_rowsLayout);
    layout->addLayout(m_progressLayout);
    m_hint->setText(tr("Drop spectra, pictures and other files here, or paste a picture."));
    setTextRole(m_hint, TextRole::Secondary);
    m_hint->setContentsMargins(Space::s, 0, 0, Space::s);
    layout->addWidget(m_hint);
    connect(m_attach, &QToolButton::clicked, this, &AttachmentsSection::chooseFiles);
}

void AttachmentsSection::setReadOnly(bool readOnly)
{
    m_attach->setVisible(!readOnly);
    setAcceptDrops(!readOnly);
    qDeleteAll(m_rows);
    m_rows.clear();
}

void AttachmentsSection::showField(ExperimentField field)
{
    if (field == ExperimentField::Attachments) {
        rebuild();
    }
}

void AttachmentsSection::rebuild()
{
    const QList<Attachment> &attachments = document()->value().attachments;
    QHash<ElementId, AttachmentRow *> old;
    for (AttachmentRow *row : std::as_const(m_rows)) {
        old.insert(row->id(), row);
        m_rowsLayout->removeWidget(row);
    }
    m_rows.clear();
    for (const Attachment &attachment : attachments) {
        AttachmentRow *row = old.take(attachment.id);
        if (!row) {
            row = makeRow(attachment);
        }
        row->setObjectName(QStringLiteral("attachmentRow%1").arg(m_rows.size()));
        row->show(attachment, !isEditable());
        m_rowsLayout->addWidget(row);
        m_rows.append(row);
    }
    for (AttachmentRow *row : std::as_const(old)) {
        row->hide();
        row->deleteLater();
    }
    m_hint->setText(isEditable()
                        ? tr("Drop spectra, pictures and other files here, or paste a picture.")
                        : tr("No files."));
    m_hint->setVisible(attachments.isEmpty());
}

AttachmentRow *AttachmentsSection::makeRow(const Attachment &attachment)
{
    auto *row = new AttachmentRow(attachment.id, this);
    const ElementId id = attachment.id;
    const auto current = [this, id]() -> std::optional<Attachment> {
        for (const Attachment &each : document()->value().attachments) {
            if (each.id == id) {
                return each;
            }
        }
        return std::nullopt;
    };
    connect(row, &AttachmentRow::renamed, this, [this, id](const QString &name) {
        change(id, [&](Attachment &each) { each.name = name; }, {tr("renaming a file"), {}});
    });
    connect(row, &AttachmentRow::captioned, this, [this, id](const QString &caption) {
        change(id, [&](Attachment &each) { each.caption = caption; },
               {tr("editing a caption"), QStringLiteral("caption-") + id.toString()});
    });
    connect(row, &AttachmentRow::removeRequested, this, [this, id] { remove(id); });
    connect(row, &AttachmentRow::openRequested, this, [this, current] {
        if (const auto now = current()) {
            openCopy(*now);
        }
    });
    connect(row, &AttachmentRow::saveRequested, this, [this, current] {
        if (const auto now = current()) {
            saveCopy(*now);
        }
    });
    row->showPicture(m_thumbnails.value(attachment.sha256));
    if (m_isHere.contains(attachment.sha256)) {
        row->showMissing(!m_isHere.value(attachment.sha256));
    }
    inspect(attachment);
    return row;
}

void AttachmentsSection::inspect(const Attachment &attachment)
{
    const QString hash = attachment.sha256;
    const qreal ratio = devicePixelRatioF();
    const int pixels = int(Theme::instance().scaled(AttachmentRow::kPicturePixels) * ratio);
    session().workers().start(
        QString(),
        [files = store::NotebookFolder{session().folder()}.files(), hash,
         pixels](const WorkContext &) -> Result<AttachmentLook> {
            return lookAt(store::AttachmentStore(files), hash, pixels);
        },
        this,
        [this, hash, ratio](const Result<AttachmentLook> &look) {
            if (!look || !document()) {
                return;
            }
            QPixmap picture = QPixmap::fromImage(look->thumbnail);
            picture.setDevicePixelRatio(ratio);
            m_thumbnails.insert(hash, picture);
            m_isHere.insert(hash, look->isHere);
            const QList<Attachment> &attachments = document()->value().attachments;
            for (qsizetype i = 0; i < std::min(attachments.size(), m_rows.size()); ++i) {
                if (attachments[i].sha256 == hash) {
                    m_rows[i]->showPicture(picture);
                    m_rows[i]->showMissing(!look->isHere);
                }
            }
        });
}

void AttachmentsSection::addFiles(const QList<QUrl> &files)
{
    if (!isEditable()) {
        return;
    }
    if (files.size() > kMostFilesAtOnce) {
        Q_EMIT problemRaised(tr("More than %1 files at once: pack them into one archive first.")
                                 .arg(kMostFilesAtOnce));
        return;
    }
    const auto drop = std::make_shared<Drop>();
    drop->key = QStringLiteral("drop-%1").arg(++m_drops);
    for (const QUrl &url : files) {
        if (!url.isLocalFile()) {
            sayProblem(*drop, tr("%1 is not on this computer and was not attached. Save it as a "
                                 "file first.")
                                  .arg(url.toDisplayString().left(kLongestAddress)));
            continue;
        }
        // Even looking at a path may wait long for a disk or a network: the job does it.
        const QString path = url.toLocalFile();
        add(fileNameOf(path), drop, [path](const QString &folder, const WorkContext &work) {
            return attachFile(folder, path, work);
        });
    }
}

void AttachmentsSection::sayProblem(Drop &drop, const QString &problem)
{
    drop.problems.append(problem);
    QStringList shown = drop.problems.mid(0, kMostProblems);
    if (const qsizetype more = drop.problems.size() - shown.size(); more > 0) {
        shown.append(tr("and %n more", nullptr, int(more)));
    }
    Q_EMIT problemRaised(shown.join(u'\n'), drop.key);
}

void AttachmentsSection::addImage(const QImage &image)
{
    if (!isEditable() || image.isNull()) {
        return;
    }
    const QString stamp =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmmss"));
    const QString name = tr("pasted %1.png").arg(stamp);
    const auto drop = std::make_shared<Drop>();
    drop->key = QStringLiteral("drop-%1").arg(++m_drops);
    add(name, drop,
        [image, name](const QString &folder, const WorkContext &) -> Result<Attachment> {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            if (!image.save(&buffer, "PNG")) {
                return fail(ErrorCode::Invalid, tr("The picture could not be kept as a PNG file."));
            }
            return store::AttachmentStore(folder).addData(bytes, name);
        });
}

void AttachmentsSection::add(const QString &name, const std::shared_ptr<Drop> &drop, Adding work)
{
    auto *row = new AddingRow(name, this);
    m_progressLayout->addWidget(row);
    ExperimentDocument *target = document();
    target->addPendingWork();
    QPointer<AttachmentsSection> self = this;
    const auto job = context().files->start(
        tr("Adding %1").arg(name),
        [files = store::NotebookFolder{session().folder()}.files(),
         work = std::move(work)](const WorkContext &context) { return work(files, context); },
        target,
        [self, target, drop, row = QPointer<QWidget>(row)](const Result<Attachment> &attachment) {
            target->removePendingWork();
            if (row) {
                row->hide();
                row->deleteLater();
            }
            if (self) {
                self->added(*target, *drop, attachment);
            }
        });
    connect(row->cancel, &QToolButton::clicked, row, [job] { job->cancel(); });
    connect(job.get(), &jobs::Job::progressChanged, row,
            [row](const Progress &progress) { row->show(progress); });
}

void AttachmentsSection::added(ExperimentDocument &target, Drop &drop,
                               Result<Attachment> attachment)
{
    if (!attachment) {
        if (attachment.error().code != ErrorCode::Cancelled) {
            sayProblem(drop, attachment.error().message);
        }
        return;
    }
    if (attachment->id.isNull()) {
        attachment->id = ElementId::create();
    }
    target.endStep();
    target.edit(ExperimentField::Attachments,
                [&](Experiment &experiment) {
                    attachment->name = freeName(attachment->name, experiment.attachments);
                    experiment.attachments.append(*attachment);
                },
                {tr("attaching %1").arg(attachment->name), {}});
}

void AttachmentsSection::change(const ElementId &id, const std::function<void(Attachment &)> &work,
                                const EditStep &step)
{
    if (!isEditable()) {
        return;
    }
    document()->edit(
        ExperimentField::Attachments,
        [&](Experiment &experiment) {
            for (Attachment &attachment : experiment.attachments) {
                if (attachment.id == id) {
                    work(attachment);
                }
            }
        },
        step);
}

void AttachmentsSection::remove(const ElementId &id)
{
    if (!isEditable()) {
        return;
    }
    QString name;
    document()->endStep();
    document()->edit(ExperimentField::Attachments,
                     [&](Experiment &experiment) {
                         experiment.attachments.removeIf([&](const Attachment &attachment) {
                             if (attachment.id == id) {
                                 name = attachment.name;
                             }
                             return attachment.id == id;
                         });
                     },
                     {tr("removing a file"), {}});
    // Undo by the button means this removal, whatever was done since.
    auto *undo = new QAction(tr("Undo"), document());
    undo->setObjectName(QStringLiteral("undoRemoveAttachment"));
    const int step = document()->undoStack().index();
    connect(undo, &QAction::triggered, document(), [target = document(), step] {
        if (target->undoStack().index() == step) {
            target->undoStack().undo();
        }
    });
    Q_EMIT toastRequested(tr("%1 removed").arg(name), undo);
}

void AttachmentsSection::openCopy(const Attachment &attachment)
{
    if (!isSafeToOpen(attachment.name)) {
        Q_EMIT problemRaised(
            tr("%1 is a kind of file that could run instead of being shown. Save a "
               "copy if you trust where it comes from.")
                .arg(attachment.name));
        return;
    }
    // Kept until the program ends, as the other program reads it when it likes.
    static QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/artemisia-XXXXXX"));
    const QString place = folder.filePath(attachment.sha256.left(12));
    if (!folder.isValid() || !QDir().mkpath(place)) {
        Q_EMIT problemRaised(
            tr("There is no room for a temporary copy of %1.").arg(attachment.name));
        return;
    }
    copyTo(attachment, place + u'/' + store::safeFileName(attachment.name),
           [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
}

void AttachmentsSection::saveCopy(const Attachment &attachment)
{
    auto *dialog = new QFileDialog(this, tr("Save a copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(store::safeFileName(attachment.name));
    connect(dialog, &QFileDialog::fileSelected, this, [this, attachment](const QString &path) {
        copyTo(attachment, path, [this](const QString &saved) {
            Q_EMIT toastRequested(tr("Saved %1").arg(QFileInfo(saved).fileName()), nullptr);
        });
    });
    dialog->open();
}

void AttachmentsSection::copyTo(const Attachment &attachment, const QString &target,
                                const std::function<void(const QString &)> &done)
{
    context().files->start(
        tr("Copying %1").arg(attachment.name),
        [files = store::NotebookFolder{session().folder()}.files(), attachment,
         target](const WorkContext &) {
            return copyOut(store::AttachmentStore(files), attachment, target);
        },
        this,
        [this, done](const Result<QString> &path) {
            if (path) {
                done(*path);
            } else {
                Q_EMIT problemRaised(path.error().message);
            }
        });
}

void AttachmentsSection::chooseFiles()
{
    if (!isEditable()) {
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        QList<QUrl> urls;
        for (const QString &path : paths) {
            urls.append(QUrl::fromLocalFile(path));
        }
        addFiles(urls);
    });
    dialog->open();
}

void AttachmentsSection::dragEnterEvent(QDragEnterEvent *event)
{
    if (isEditable() && (event->mimeData()->hasUrls() || event->mimeData()->hasImage())) {
        event->acceptProposedAction();
    }
}

void AttachmentsSection::dropEvent(QDropEvent *event)
{
    if (event->mimeData()->hasUrls()) {
        addFiles(event->mimeData()->urls());
    } else {
        addImage(qvariant_cast<QImage>(event->mimeData()->imageData()));
    }
    event->acceptProposedAction();
}

} // namespace artemisia::app
