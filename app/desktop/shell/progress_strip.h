// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"

#include <QWidget>

class QVBoxLayout;

namespace artemisia::app
{

/// Work that takes over a second: a thin bar each with what, how much, how long, and Cancel. Work
/// without a title is never shown.
class ProgressStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget *parent = nullptr);
    void watch(const std::shared_ptr<jobs::Job> &job);
    [[nodiscard]] int shownCount() const { return int(m_rows.size()); }

private:
    class Row;
    void showRow(const std::shared_ptr<jobs::Job> &job, qint64 alreadyMs);

    QVBoxLayout *m_layout;
    QList<Row *> m_rows;
};

/// "1,204 of 10,000, about 20 s left", in the person's locale. \a total 0: not known.
[[nodiscard]] QString progressWords(const Progress &progress, qint64 elapsedMs);

} // namespace artemisia::app
