// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/record_document.h"

#include <QWidget>

class QLabel;

namespace artemisia::app
{

class CaptionedField;
class CompoundCompanions;
class CompoundProperties;
class IdentifierRow;
class PageScroll;
class StructureSection;
class TagEdit;

/// One compound as a page: drawing, identifiers to copy, properties, other names, batches, results,
/// notes. What can be typed is typed in place and saved by itself through its RecordDocument.
class CompoundPage : public QWidget
{
    Q_OBJECT
public:
    explicit CompoundPage(const std::shared_ptr<Session> &session, QWidget *parent = nullptr);
    void showCompound(const CompoundId &id);
    [[nodiscard]] RecordDocument<Compound> &document() { return m_document; }
    void
    flush(); ///< what is still only in a field goes to the document, and from there to the disk
    void takeFocus();
Q_SIGNALS:
    void recordRequested(const artemisia::RecordRef &record);
    void toastRequested(const QString &text);
    void errorRaised(const artemisia::Error &error);
    void closeRequested();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildHead();
    void buildStructure();
    void buildIdentifiers();
    void buildNames();
    void buildNotes();
    CaptionedField *addField(const QString &caption, const QString &purpose, const QString &hint,
                             const QString &step, QString Compound::*member, bool isText = false);
    void opened();
    void refresh();
    void refreshWords();
    void refreshState();
    void commitCode(const QString &text);
    void commitAliases(const QStringList &values);

    std::shared_ptr<Session> m_session;
    RecordDocument<Compound> m_document;
    PageScroll *m_scroll;
    QLabel *m_stateLabel = nullptr;
    CaptionedField *m_code = nullptr;
    QList<std::pair<CaptionedField *, QString Compound::*>> m_fields;
    StructureSection *m_structure = nullptr;
    QList<IdentifierRow *> m_identifiers;
    CompoundProperties *m_properties = nullptr;
    TagEdit *m_aliases = nullptr;
    TagEdit *m_tags = nullptr;
    CompoundCompanions *m_companions = nullptr;
    QLabel *m_remarks = nullptr;
};

} // namespace artemisia::app
