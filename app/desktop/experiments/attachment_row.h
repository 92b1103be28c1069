// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace artemisia::app
{

/// One attachment on the page: picture, name, caption, size, what can be done with it.
class AttachmentRow : public QWidget
{
    Q_OBJECT
public:
    AttachmentRow(const ElementId &id, QWidget *parent);
    [[nodiscard]] const ElementId &id() const { return m_id; }
    void show(const Attachment &attachment, bool isReadOnly);
    void showPicture(const QPixmap &picture);
    void showMissing(bool isMissing);
    static constexpr int kPicturePixels = 48;

Q_SIGNALS:
    void renamed(const QString &name);
    void captioned(const QString &caption);
    void openRequested();
    void saveRequested();
    void removeRequested();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void checkName();
    /// Says what is wrong with the name, else that the file is missing, else nothing.
    void sayOfName(const QString &problem);
    void dress();

    ElementId m_id;
    QLabel *m_picture;
    QLineEdit *m_name;
    QLineEdit *m_caption;
    QLabel *m_facts;
    QLabel *m_problem;
    QToolButton *m_open;
    QToolButton *m_save;
    QToolButton *m_remove;
    QString m_shownName;
    QString m_shownCaption;
    QString m_nameProblem;
    bool m_isMissing = false;
    bool m_isReadOnly = false;
};

} // namespace artemisia::app
