// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"
#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

class QMimeData;

namespace artemisia::app
{

/// What a paste or a drop brings, before it is read.
struct Incoming {
    QByteArray bytes;         ///< in the form that keeps most of it, text or binary
    QList<QByteArray> others; ///< beside a form of ChemDraw's: what to read where it cannot be read
    QStringList files;        ///< where there are no bytes: local files
    bool isPicture = false;   ///< nothing but a picture
    [[nodiscard]] bool isEmpty() const { return bytes.isEmpty() && files.isEmpty() && !isPicture; }
};

/// Opens no file. GUI thread.
[[nodiscard]] Incoming incomingOf(const QMimeData &mime);
/// Whether it is worth a drop; what cannot be read is said after it. Asks for no data.
[[nodiscard]] bool mayBeIncoming(const QMimeData &mime);

/// One of several structures, not read yet.
struct StructureRecord {
    QString title; ///< never empty
    QByteArray text;
    bool isNamed = true; ///< false: the title only counts
};

/// What was read: one sheet, or several records to choose from.
struct Arrival {
    QString source; ///< a file's name; empty: the clipboard
    chem::Drawing drawing;
    QList<StructureRecord> records; ///< at most kMostRecords
    qsizetype recordCount = 0;      ///< of the source
    QString remark;                 ///< what got lost; empty: nothing
};
inline constexpr qsizetype kMostRecords = 200;

/// SMILES, CXSMILES, InChI, MOL, RXN, SDF, CDXML, ChemDraw's binary form; lists of them where a
/// line or a record each is one. Up to 8 MB; of a longer SDF its beginning. For workers.
[[nodiscard]] Result<Arrival> readIncoming(const Incoming &incoming, const CancelToken &cancel);
/// Whether it is lines of reaction SMILES, as a copy of several steps is: they stand one below the
/// other, and are nothing to choose from. False for more lines than a route has.
[[nodiscard]] bool isRoute(const QByteArray &text);
/// Those that were chosen as one sheet: one alone, several in a table with their names. For
/// workers.
[[nodiscard]] Result<chem::Drawing> readRecords(const QList<StructureRecord> &records);

} // namespace artemisia::app
