// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"

class QLabel;
class QMenu;
class QToolButton;

namespace artemisia::app
{

class AttachmentsSection;
class HeadSection;
class MaterialsSection;
class MessageBar;
class ObservationsSection;
class PageScroll;
class SchemeSection;

/// One experiment as a page. The strip at its top says the code and whether everything is saved.
class ExperimentPage : public QWidget
{
    Q_OBJECT
public:
    explicit ExperimentPage(const PageContext &context, QWidget *parent = nullptr);
    /// \a document must outlive its being shown; null: nothing.
    void setDocument(ExperimentDocument *document);
    [[nodiscard]] ExperimentDocument *document() const { return m_document; }
    [[nodiscard]] MessageBar &messages() { return *m_messages; }
    /// What stands behind the button with the three dots.
    void setMenuActions(const QList<QAction *> &actions, QAction *history);
    void setTagSuggestions(const QStringList &tags);
    void focusTitle();
    void focusFirst();
    void newObservation();
    void attachFiles();
    void undo();
    void redo();
    void takeIn(); ///< what is still only in a field goes into the document

Q_SIGNALS:
    void toastRequested(const QString &text, QAction *undo);
    void recordRequested(const artemisia::RecordRef &record);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildStrip(QLayout *layout);
    void buildSections(const PageContext &context);
    void add(PageSection *section);
    void showSaveState();
    void reveal(ExperimentField field);
    void onConflict(const QList<ExperimentField> &fields);
    void dress();

    QPointer<ExperimentDocument> m_document;
    QLabel *m_code = nullptr;
    QLabel *m_saved = nullptr;
    QToolButton *m_history = nullptr;
    QToolButton *m_more = nullptr;
    QMenu *m_menu = nullptr;
    MessageBar *m_messages;
    PageScroll *m_scroll;
    QList<PageSection *> m_sections;
    HeadSection *m_head = nullptr;
    SchemeSection *m_scheme = nullptr;
    MaterialsSection *m_materials = nullptr;
    ObservationsSection *m_observations = nullptr;
    AttachmentsSection *m_attachments = nullptr;
    bool m_isUndoing = false;
};

} // namespace artemisia::app
