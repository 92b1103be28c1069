// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"

#include <QHash>
#include <QPixmap>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;
class QToolButton;

namespace artemisia::app
{

class AttachmentRow;

/// The files that belong to an experiment: dropped, pasted or chosen. Copied into the notebook by a
/// job with progress; shown with a small picture; opened only when asked, from a copy with a safe
/// name.
class AttachmentsSection : public PageSection
{
    Q_OBJECT
public:
    explicit AttachmentsSection(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] bool shows(ExperimentField field) const override
    {
        return field == ExperimentField::Attachments;
    }
    void addFiles(const QList<QUrl> &files);
    void addImage(const QImage &image);
    void chooseFiles();

protected:
    void showField(ExperimentField field) override;
    void setReadOnly(bool readOnly) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// Copies something into the folder of the notebook's files. Worker threads.
    using Adding = std::function<Result<Attachment>(const QString &folder, const WorkContext &)>;
    /// What was dropped together: what is wrong with it is said in one bar, which grows.
    struct Drop {
        QString key;
        QStringList problems;
    };
    void add(const QString &name, const std::shared_ptr<Drop> &drop, Adding work);
    void added(ExperimentDocument &target, Drop &drop, Result<Attachment> attachment);
    void sayProblem(Drop &drop, const QString &problem);
    void rebuild();
    [[nodiscard]] AttachmentRow *makeRow(const Attachment &attachment);
    void change(const ElementId &id, const std::function<void(Attachment &)> &work,
                const EditStep &step);
    void remove(const ElementId &id);
    void inspect(const Attachment &attachment);
    void openCopy(const Attachment &attachment);
    void saveCopy(const Attachment &attachment);
    void copyTo(const Attachment &attachment, const QString &target,
                const std::function<void(const QString &)> &done);

    QVBoxLayout *m_rowsLayout;
    QVBoxLayout *m_progressLayout;
    QLabel *m_hint;
    QToolButton *m_attach;
    QList<AttachmentRow *> m_rows;
    int m_drops = 0;
    QHash<QString, QPixmap> m_thumbnails; ///< by hash; null: none
    QHash<QString, bool> m_isHere;        ///< by hash: whether the file is on this computer
};

/// What can be said of a file by looking at it, bounded in size and memory. Worker threads.
struct AttachmentLook {
    bool isHere = false;
    QImage thumbnail; ///< null: no picture, or one over the limits
};
[[nodiscard]] AttachmentLook lookAt(const store::AttachmentStore &store, const QString &sha256,
                                    int pixels);
/// Copies the file at \a path into the notebook's \a folder of files, and says in a sentence with
/// its name what stands against it: it is a folder, gone, no plain file, not to be read, or larger
/// than the room on the disk. Worker threads.
[[nodiscard]] Result<Attachment> attachFile(const QString &folder, const QString &path,
                                            const WorkContext &context);
/// Copies the bytes of \a attachment to \a target, and answers \a target. Worker threads.
[[nodiscard]] Result<QString> copyOut(const store::AttachmentStore &store,
                                      const Attachment &attachment, const QString &target);
/// Files that a desktop could run instead of showing them are never opened, only saved.
[[nodiscard]] bool isSafeToOpen(const QString &name);

} // namespace artemisia::app
