// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/record_document.h"
#include "chem/molecule/descriptors.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace artemisia::app
{

class CaptionedField;
class IdentifierRow;
class PageScroll;
class CompoundResultModel;
class StructureView;
class TagEdit;

/// One compound as a page: drawing, identifiers to copy, properties, other names, batches, results,
/// notes. What can be typed is typed in place and saved by itself through its RecordDocument.
class CompoundPage : public QWidget
{
    Q_OBJECT
public:
    explicit CompoundPage(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    void showCompound(const CompoundId &id);
    [[nodiscard]] RecordDocument<Compound> &document() { return m_document; }
    void
    flush(); ///< what is still only in a field goes to the document, and from there to the disk
    void takeFocus();
    /// Reads a structure from text (SMILES, InChI, MOL block, CDXML) and makes it this compound's,
    /// undoably; says why if it cannot.
    void replaceStructure(const QString &text);

Q_SIGNALS:
    void recordRequested(const artemisia::RecordRef &record);
    void toastRequested(const QString &text);
    void errorRaised(const artemisia::Error &error);
    void closeRequested();

private:
    struct Companions; ///< what is read beside the compound
    void buildHead();
    void buildIdentifiers();
    void buildProperties();
    void buildNames();
    void buildBatches();
    void buildResults();
    void buildNotes();
    void refresh();
    void refreshState();
    void refreshProperties();
    void readCompanions();
    void showCompanions(const Companions &companions);
    void commitAliases(const QStringList &values);
    void addBatch();

    std::shared_ptr<Session> m_session;
    RecordDocument<Compound> m_document;
    PageScroll *m_scroll;
    QLabel *m_stateLabel = nullptr;
    CaptionedField *m_code = nullptr;
    CaptionedField *m_name = nullptr;
    StructureView *m_drawing = nullptr;
    CaptionedField *m_structureText = nullptr;
    QLabel *m_noStructure = nullptr;
    QList<IdentifierRow *> m_identifiers;
    QGridLayout *m_properties = nullptr;
    QList<QLabel *> m_values;
    CaptionedField *m_stereo = nullptr;
    TagEdit *m_aliases = nullptr;
    TagEdit *m_tags = nullptr;
    QVBoxLayout *m_batches = nullptr;
    QPushButton *m_addBatch = nullptr;
    QTableView *m_resultsView = nullptr;
    QLabel *m_noResults = nullptr;
    CompoundResultModel *m_results = nullptr;
    CaptionedField *m_notes = nullptr;
    QLabel *m_remarks = nullptr;
    std::shared_ptr<jobs::Job> m_propertyJob;
    QString m_propertySmiles; ///< whose properties are shown
};

} // namespace artemisia::app
