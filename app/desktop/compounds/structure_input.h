// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QWidget>

class QMimeData;
class QToolButton;

namespace artemisia::app
{

class CaptionedField;

/// Where a compound's structure is replaced: a line to type or paste into, a button for a file, a
/// place to drop one. Reads in a worker; what cannot be read stays in the line, with the reason
/// below it.
class StructureInput : public QWidget
{
    Q_OBJECT
public:
    /// What was read: a compound of the structure alone, and what got lost on the way.
    struct Read {
        Compound facts;
        QString remark;
    };
    explicit StructureInput(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    /// What is typed or on its way belongs to the record shown until now: forgets it.
    void clear();
    void setReadOnly(bool readOnly);
    void readText(const QString &text); ///< SMILES, InChI, MOL block, CDXML
    void readFile(const QString &path);
    /// Whether a drop of \a mime is for this.
    [[nodiscard]] bool canTake(const QMimeData *mime) const;
    void take(const QMimeData *mime);

Q_SIGNALS:
    /// A compound that holds nothing but the structure and what follows from it.
    void structureRead(const artemisia::Compound &facts);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    using Reading = std::function<Result<Read>(const WorkContext &)>;
    void start(const QString &typed, Reading reading);
    void chooseFile();

    std::shared_ptr<Session> m_session;
    CaptionedField *m_field;
    QToolButton *m_open;
    std::shared_ptr<jobs::Job> m_job;
    int m_reading = 0; ///< counts: only the newest answer is taken
    bool m_isReadOnly = false;
};

} // namespace artemisia::app
