// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"

#include <QCoreApplication>
#include <QString>

namespace artemisia::app
{

/// What a sheet's file might be called. For workers: reads the reagents' table and the folder.
class SheetNames
{
    Q_DECLARE_TR_FUNCTIONS(SheetNames)
public:
    /// After the first structure: its name in the reagents' table, else its formula; "drawing" if
    /// it has neither. Fit for a file, without an ending.
    [[nodiscard]] static QString baseFor(const chem::Drawing &drawing);
    /// By what somebody knows a sheet again in a list: the formulae of its first substances, else
    /// its first words.
    [[nodiscard]] static QString summaryOf(const chem::Drawing &drawing);
    /// \a base as a CDXML file of \a folder that is not there yet: "aspirin 2.cdxml".
    [[nodiscard]] static QString freePath(const QString &folder, const QString &base);
};

} // namespace artemisia::app
