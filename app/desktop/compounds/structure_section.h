// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/record_document.h"
#include "app/desktop/sketcher/drawing_field.h"

#include <QWidget>

class QLabel;
class QMimeData;

namespace artemisia::app
{

class StructureInput;

/// The structure on a compound's page: its picture and the editor in its place, the line to replace
/// it by, and why there is none. A sheet that is no possible structure yet is kept with the record
/// (remark "unread-structure", CDXML) while the last one that was stands. GUI thread.
class StructureSection : public QWidget
{
    Q_OBJECT
public:
    /// \a document must outlive it.
    StructureSection(std::shared_ptr<Session> session, RecordDocument<Compound> &document,
                     QWidget *parent = nullptr);
    [[nodiscard]] DrawingField &drawing() const { return *m_drawing; }
    void refresh(); ///< shows what the document has
    void opened();  ///< another record: what is typed belonged to the last one
    void flush();   ///< what is drawn goes into the document, or into the record it belongs to
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool canTake(const QMimeData *mime) const;
    void take(const QMimeData *mime);
    /// Whether a remark is for this section rather than for people.
    [[nodiscard]] static bool isOwn(const Remark &remark);

private:
    /// What a sheet amounts to.
    struct Drawn {
        Compound facts; ///< structure and what follows from it
        QString unread; ///< the sheet as CDXML, if it is no possible structure
    };
    [[nodiscard]] static Result<Drawn> readSheet(const chem::Drawing &sheet);
    static void apply(Compound &compound, const Drawn &drawn);
    void takeFacts(const Compound &facts);
    void takeDrawing(const chem::Drawing &sheet);
    void writeSheet(const CompoundId &id, const chem::Drawing &sheet);

    std::shared_ptr<Session> m_session;
    RecordDocument<Compound> &m_document;
    DrawingField *m_drawing;
    QLabel *m_words;
    StructureInput *m_input;
    bool m_isDrawn = false; ///< the document changes because of the editor
    CompoundId m_drawnOn;
    std::optional<chem::Drawing> m_unanswered; ///< the last sheet, while it is being read
    std::shared_ptr<int> m_drawings; ///< counts sheets of m_drawnOn: only the last one counts
};

} // namespace artemisia::app
