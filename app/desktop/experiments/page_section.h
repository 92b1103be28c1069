// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiment_document.h"
#include "app/desktop/session/session.h"
#include "app/desktop/widgets/growing_text_edit.h"

#include <QPointer>
#include <QWidget>

class QLabel;

namespace artemisia::app
{

class StructurePainter;

/// What the parts of a page share. The screen owns all of it.
struct PageContext {
    std::shared_ptr<Session> session;
    StructurePainter *drawings = nullptr;
    jobs::Runner *files = nullptr; ///< copies attachments, beside the drawings' workers
};

/// One part of an experiment's page. Shows what the document says and tells the document what
/// people do; keeps no value of its own.
class PageSection : public QWidget
{
    Q_OBJECT
public:
    explicit PageSection(const PageContext &context, QWidget *parent = nullptr);
    /// Null: shows nothing. The document must outlive its being shown.
    void setDocument(ExperimentDocument *document);
    [[nodiscard]] ExperimentDocument *document() const { return m_document; }
    /// Takes into the document what so far is only in a field: before another document comes,
    /// before closing.
    virtual void takeIn() {}
    /// Whether undoing a change of \a field should bring this part into sight.
    [[nodiscard]] virtual bool shows(ExperimentField field) const = 0;

Q_SIGNALS:
    /// A sentence for the bar at the top of the page. One with the same \a key takes the place of
    /// the earlier one; empty: the text is the key.
    void problemRaised(const QString &text, const QString &key = {});
    void toastRequested(const QString &text, QAction *undo);
    void recordRequested(const artemisia::RecordRef &record);
    void filesDropped(const QList<QUrl> &files);
    void imagePasted(const QImage &image);

protected:
    virtual void showField(ExperimentField field) = 0;
    virtual void setReadOnly(bool readOnly) = 0;
    [[nodiscard]] Session &session() const { return *m_context.session; }
    [[nodiscard]] const PageContext &context() const { return m_context; }
    [[nodiscard]] bool isEditable() const { return m_document && !m_document->isReadOnly(); }
    /// Connects what every text field of a page has in common.
    void adoptEditor(GrowingTextEdit *editor);

private:
    PageContext m_context;
    QPointer<ExperimentDocument> m_document;
};

/// One text field of an experiment with its head or caption.
class TextSection : public PageSection
{
    Q_OBJECT
public:
    enum class Kind {
        Title,    ///< one paragraph in the size of a page title, without a caption
        Markdown, ///< with a section head
    };
    TextSection(const PageContext &context, ExperimentField field, Kind kind, const QString &head,
                const QString &hint, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] bool shows(ExperimentField field) const override { return field == m_field; }
    [[nodiscard]] GrowingTextEdit *editor() const { return m_editor; }

protected:
    void showField(ExperimentField field) override;
    void setReadOnly(bool readOnly) override;

private:
    ExperimentField m_field;
    GrowingTextEdit *m_editor;
};

/// A section's head, styled.
[[nodiscard]] QLabel *makeHead(const QString &text, QWidget *parent);
[[nodiscard]] QLabel *makeCaption(const QString &text, QWidget *parent);

} // namespace artemisia::app
