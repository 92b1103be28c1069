// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/page_section.h"

class QVBoxLayout;

namespace artemisia::app
{

/// What was seen, with the time beside it. The last line is empty and becomes an observation with
/// the time now as soon as something is typed; Enter goes on to the next, Shift+Enter makes a new
/// line, Backspace in an emptied one removes it.
class ObservationsSection : public PageSection
{
    Q_OBJECT
public:
    explicit ObservationsSection(const PageContext &context, QWidget *parent = nullptr);
    [[nodiscard]] bool shows(ExperimentField field) const override
    {
        return field == ExperimentField::Observations;
    }
    void startNew(); ///< puts the cursor into the empty line

protected:
    void showField(ExperimentField field) override;
    void setReadOnly(bool readOnly) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Row;
    void rebuild();
    void dropRows(const QList<Row *> &gone);
    void edit(Row *row, const QString &text);
    void remove(Row *row);
    [[nodiscard]] Row *makeRow(const ElementId &id);

    QVBoxLayout *m_layout;
    QList<Row *> m_rows; ///< the empty line last, while editable
};

} // namespace artemisia::app
