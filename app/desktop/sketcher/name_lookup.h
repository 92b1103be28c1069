// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"
#include "core/base/result.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace artemisia::app
{

/// One thing that a text in the name box may stand for.
struct NameOffer {
    QString title;               ///< "ethanol"
    QString detail;              ///< "64-17-5, C2H6O"; may be empty
    QString structure;           ///< SMILES, or what was typed
    bool isOneSubstance = false; ///< a row of the table, however many parts it has
    friend bool operator==(const NameOffer &, const NameOffer &) = default;
};

/// What a text stands for.
struct NameAnswer {
    QList<NameOffer> offers; ///< never empty
    bool isSure = false;     ///< the first offer is meant; else a person has to choose
    QString why;             ///< translated: why there is a choice
};

/// Names, synonyms, CAS numbers and InChIKeys of the reagents' table (the user's rows first), and
/// SMILES, InChI, MOL blocks. Nothing is chosen where two chemicals are meant. All of it reads the
/// table once and then the user's file when it changed: for workers. Any thread.
class NameLookup
{
    Q_DECLARE_TR_FUNCTIONS(NameLookup)
public:
    /// NotFound: nothing is called that. Invalid: it looks like a CAS number and is mistyped.
    [[nodiscard]] static Result<NameAnswer> find(const QString &text);
    /// What somebody who has typed \a text so far may mean, best first; at most \a most.
    [[nodiscard]] static Result<QList<NameOffer>> suggest(const QString &text, int most);
    /// The chemical of the table that is called exactly so, else a molecule that is written out
    /// (n-BuLi); nothing where there is none, or several. Never a SMILES: "CO" is a name here.
    [[nodiscard]] static std::optional<NameOffer> chemicalCalled(const QString &name);
    /// What letters that stand alone on a sheet name beyond doubt (see core/reagents/words.h), laid
    /// out; nothing where they name nothing, or several things.
    [[nodiscard]] static std::optional<chem::Drawing> substanceOfLabel(const QString &label);
    [[nodiscard]] static Result<chem::Drawing> drawingOf(const NameOffer &offer);
    /// What \a words over an arrow call a structure, else what the table does; empty: neither.
    [[nodiscard]] static QString nameOf(const QString &inchiKey, const QString &words = {});
    /// The SMILES of what words over an arrow name beyond doubt (see core/reagents/words.h).
    [[nodiscard]] static QStringList structuresInWords(const QString &words);
};

} // namespace artemisia::app
