// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sheet_files.h"
#include "chem/drawing/drawing.h"
#include "core/base/result.h"
#include "core/jobs/job_runner.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace artemisia::app
{

/// A sheet that is on disk half a second after each change, and there again at the next start: one
/// file a window, the first that no running program has. GUI thread; reads and writes in a thread
/// of its own, and its end waits for the last write.
class KeptSheet : public QObject
{
    Q_OBJECT
public:
    /// \a folder: made if need be.
    explicit KeptSheet(const QString &folder = defaultFolder(), QObject *parent = nullptr);
    ~KeptSheet() override;
    /// drawings in artemisia of the user's data folder (XDG_DATA_HOME; ~/.local/share).
    [[nodiscard]] static QString defaultFolder();

    /// The answer is read(): what the last program left, or an empty sheet.
    void load();
    void keep(const chem::Drawing &drawing);
    /// The file that the sheet belongs to, for the next start.
    void keepFile(const SheetFile &file);
    /// Another sheet takes the place of \a drawing: it stays among the earlier ones, of which there
    /// are at most fifty.
    void setAside(const chem::Drawing &drawing);
    /// Files of earlier sheets, newest first.
    [[nodiscard]] QStringList earlier() const;

Q_SIGNALS:
    /// \a file: as it was kept; its path is empty if it is gone.
    void read(const artemisia::chem::Drawing &drawing, const artemisia::app::SheetFile &file);
    /// The sheet could not be kept or read; it is said once until it works again.
    void failed(const QString &why);

private:
    struct Left { ///< by the last program
        chem::Drawing drawing;
        SheetFile file;
    };
    [[nodiscard]] static Result<Left> readLeft(const QString &path);
    void write();
    void writeTo(const QString &path, const chem::Drawing &drawing);

    QString m_folder;
    QString m_path; ///< empty: no file could be had
    std::unique_ptr<QLockFile> m_lock;
    std::optional<chem::Drawing> m_unwritten;
    QTimer m_pause;
    bool m_hasFailed = false;
    jobs::Runner m_disk; // last: its jobs answer to this
};

} // namespace artemisia::app
