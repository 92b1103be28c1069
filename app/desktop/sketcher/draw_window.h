// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"

#include <QMainWindow>

namespace artemisia::app
{

class Sketcher;

/// The editor in a window of its own (`artemisia --draw`), for people who only want to draw: opens
/// and saves files, needs no notebook. What is on the sheet is kept from one start to the next.
class DrawWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit DrawWindow(QWidget *parent = nullptr);
    ~DrawWindow() override;
    [[nodiscard]] Sketcher &sketcher() const { return *m_sketcher; }
    /// Reads a file of at most 8 MB onto the sheet, in the background.
    void openFile(const QString &path);

private:
    jobs::Runner m_workers;
    Sketcher *m_sketcher;
};

} // namespace artemisia::app
