// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"

class QAbstractButton;
class QButtonGroup;
class QGridLayout;
class QLabel;
class QToolButton;

namespace artemisia::app
{

class TagEdit;

/// The top of a page: title, state, date, tags, what it repeats and refers to.
class HeadSection : public PageSection
{
    Q_OBJECT
public:
    explicit HeadSection(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] bool shows(ExperimentField field) const override;
    void focusTitle();
    void setTagSuggestions(const QStringList &tags);
    void takeIn() override;

protected:
    void showField(ExperimentField field) override;
    void setReadOnly(bool readOnly) override;

private:
    [[nodiscard]] QLayout *buildState();
    [[nodiscard]] QLayout *buildDate();
    [[nodiscard]] QLayout *buildRepeats();
    void buildWords(QGridLayout *grid);
    void setState(int state);
    void setDate(const QString &text);
    void showDate();
    void chooseDate();
    void setRepeats();
    void showRepeats();
    void openLink(const QString &link);

    GrowingTextEdit *m_title;
    QLabel *m_demonstration;
    QButtonGroup *m_states = nullptr;
    QLabel *m_meaning = nullptr;
    GrowingTextEdit *m_date = nullptr;
    QLabel *m_dateProblem = nullptr;
    QToolButton *m_calendar = nullptr;
    TagEdit *m_tags = nullptr;
    TagEdit *m_links = nullptr;
    GrowingTextEdit *m_repeats = nullptr;
    QLabel *m_repeatsProblem = nullptr;
    QToolButton *m_openRepeated = nullptr;
    QString m_repeatedCode; ///< of the experiment it repeats, once known
    bool m_isApplying = false;
};

} // namespace artemisia::app
