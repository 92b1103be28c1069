// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"
#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace artemisia::app
{

/// A template that the person keeps.
struct OwnTemplate {
    QString file; ///< its name in the folder: names it for as long as it is not renamed
    QString name;
    chem::Drawing drawing;
    bool isOurs = true; ///< whether this program wrote the file
    friend bool operator==(const OwnTemplate &, const OwnTemplate &) = default;
};

/// A file of the folder that is no template.
struct LeftOutFile {
    QString file;
    QString why; ///< a sentence, translated
    friend bool operator==(const LeftOutFile &, const LeftOutFile &) = default;
};

struct OwnTemplateList {
    QList<OwnTemplate> templates; ///< by name
    QList<LeftOutFile> leftOut;
};

/// A template that was removed, and where it is until then.
struct RemovedTemplate {
    QString file;
    QString name;
    QString path;
};

/// The templates of a person: CDXML files in a folder of the user's data, one each, which ChemDraw
/// opens as well. A document of ours holds the name; one of another program is called as its file
/// is. What is removed lies in the folder "removed" within, the last fifty. Every call looks at the
/// folder anew and waits for the disk: for a worker. Safe from several programs: no file is written
/// over unless it was just read.
class TemplateFolder
{
    Q_DECLARE_TR_FUNCTIONS(TemplateFolder)
public:
    static constexpr int mostTemplates = 500;
    static constexpr qint64 largestFile = 4 * 1024 * 1024;

    /// \a folder: made with the first template.
    explicit TemplateFolder(QString folder = defaultFolder());
    /// templates in artemisia of the user's data folder (XDG_DATA_HOME; ~/.local/share).
    [[nodiscard]] static QString defaultFolder();
    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// A name as it is kept: one line of at most 100 letters, without what is not seen. Empty: it
    /// is none.
    [[nodiscard]] static QString cleanName(const QString &name);
    /// The file for a name, without its ending: what every file system takes, at most 120 bytes.
    [[nodiscard]] static QString fileNameFor(const QString &name);

    /// All *.cdxml that can be read, and what is wrong with the others; they stay as they are.
    /// Links, folders and whatever is no plain file are not opened. Io: the folder cannot be read;
    /// Cancelled.
    [[nodiscard]] Result<OwnTemplateList> read(const CancelToken &cancel = {}) const;
    /// Keeps a drawing under a name, beside others of that name. Invalid: no name, or nothing in
    /// the drawing; TooLarge: no more room; Io. Then nothing is left behind.
    [[nodiscard]] Result<OwnTemplate> add(const QString &name, const chem::Drawing &drawing) const;
    /// Gives it another name, and its file. Of another program's document only the file is renamed.
    /// NotFound, Invalid, Io: it stays as it was.
    [[nodiscard]] Result<OwnTemplate> rename(const QString &file, const QString &name) const;
    /// NotFound, Io: it stays where it is.
    [[nodiscard]] Result<RemovedTemplate> remove(const QString &file) const;
    /// Brings it back, under another file name if its own is taken; answers that.
    [[nodiscard]] Result<QString> restore(const RemovedTemplate &removed) const;

private:
    [[nodiscard]] QString pathOf(const QString &file) const { return m_folder + u'/' + file; }
    [[nodiscard]] Result<OwnTemplate> readOne(const QString &file) const;
    [[nodiscard]] Result<QString> write(const QByteArray &bytes) const;
    [[nodiscard]] Result<QString> claim(const QString &path, const QString &base,
                                        const QString &instead = {}) const;
    [[nodiscard]] Result<QString> writeAnew(const OwnTemplate &own, const QString &name) const;
    [[nodiscard]] QStringList templateFiles() const; ///< all that are called like one, by name
    [[nodiscard]] Result<> makeFolder(const QString &path) const;

    QString m_folder;
};

} // namespace artemisia::app
