// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/page_scroll.h"

class QComboBox;
class QLabel;

namespace artemisia::app
{

class CaptionedField;
class TagEdit;

/// Ctrl+,: how the window looks, who records, and what the notebook says of itself. Every change
/// counts at once.
class SettingsPage : public PageScroll
{
    Q_OBJECT
public:
    explicit SettingsPage(QWidget *parent = nullptr);
    /// Null: no notebook is open, only the window's own settings show.
    void setSession(std::shared_ptr<Session> session);
    void flush(); ///< hands over what is still only in a field
    void takeFocus();

Q_SIGNALS:
    void lookChosen(artemisia::app::ThemeChoice choice, int textPercent);

private:
    void buildLook();
    void buildPerson();
    void buildNotebook();
    void buildProgram();
    void fill();
    CaptionedField *personField(const QString &caption, const QString &purpose,
                                QString Person::*member);
    CaptionedField *notebookField(const QString &caption, const QString &purpose,
                                  QString Notebook::*member, bool isText = false);
    void changePerson(const std::function<Result<>(Person &)> &change, CaptionedField *field);
    void changeNotebook(const std::function<void(Notebook &)> &change,
                        CaptionedField *field = nullptr);

    std::shared_ptr<Session> m_session;
    QComboBox *m_theme = nullptr;
    QComboBox *m_textSize = nullptr;
    QComboBox *m_licence = nullptr;
    QWidget *m_personPart = nullptr;
    QWidget *m_notebookPart = nullptr;
    QLabel *m_saved = nullptr;
    TagEdit *m_keywords = nullptr;
    QList<std::pair<CaptionedField *, QString Person::*>> m_personFields;
    QList<std::pair<CaptionedField *, QString Notebook::*>> m_notebookFields;
};

} // namespace artemisia::app
