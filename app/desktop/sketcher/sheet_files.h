// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

class QPaintDevice;

namespace artemisia::app
{

/// The file that a sheet belongs to.
struct SheetFile {
    QString path;      ///< empty: none yet
    QByteArray digest; ///< SHA-256, of what was in it when it was last read or written here
    friend bool operator==(const SheetFile &, const SheetFile &) = default;
};

/// A sheet in files of its own. Reading and writing wait for the disk: for workers.
class SheetFiles
{
    Q_DECLARE_TR_FUNCTIONS(SheetFiles)
public:
    /// Name filters for file dialogs; the first one keeps everything.
    [[nodiscard]] static QStringList saveFilters();
    [[nodiscard]] static QString openFilter();

    /// Whatever drawingFromText() reads, from a file of at most 8 MB. Errors name the file. \a
    /// digest gets that of what was read.
    [[nodiscard]] static Result<chem::Drawing> read(const QString &path,
                                                    QByteArray *digest = nullptr);
    /// Writes the format that the name's ending says (cdxml, mol, sdf, rxn, smi, inchi, svg, png,
    /// pdf), all of it or nothing. The answer says what that format does not hold; empty: nothing
    /// is left out. Invalid: an ending that is none of these, or a sheet that is no structure or no
    /// reaction for a format that needs one.
    [[nodiscard]] static Result<QString> write(const chem::Drawing &drawing, const QString &path,
                                               QByteArray *digest = nullptr);
    /// Another program has written to it since; false if it is gone.
    [[nodiscard]] static bool isChanged(const SheetFile &file);

    /// Paints the sheet in black, at its own size where that fits, in the upper middle of \a
    /// device.
    static void paint(const chem::Drawing &drawing, QPaintDevice &device);

private:
    [[nodiscard]] static QString leftOut(const chem::Drawing &drawing, const QString &format,
                                         const QString &name);
};

} // namespace artemisia::app
