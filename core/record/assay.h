// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/quantity.h"
#include "core/record/record.h"

namespace artemisia
{

/// A way of measuring something: what a column of a results table means.
struct Assay {
    RecordHead<AssayId> head;
    QString slug; ///< lower case, digits and hyphens; unique in the notebook; folder name when
                  ///< published
    QString name; ///< as its people call it: "Pfal IC50 (GSK)"
    PublicationState state = PublicationState::Open;
    QString description; ///< Markdown
    QString endpoint;    ///< "IC50", "EC50", "pIC50", "t1/2", "CLint", "solubility" ...
    QString target;      ///< organism, protein, cell line
    QString laboratory;
    QString unit; ///< of its results: "µM"; empty: none or not known
    QList<Remark> remarks;
    QList<Attachment> attachments;
    friend bool operator==(const Assay &, const Assay &) = default;
};

/// One measured value. Either a number (with qualifier, and an upper end if it is a range) or a
/// word ("low sol"), or both absent: then \a raw says what stood there ("#DIV/0!").
struct AssayResult {
    RecordHead<AssayResultId> head;
    AssayId assay;
    CompoundId compound;
    BatchId batch; ///< null: not known which
    Qualifier qualifier = Qualifier::Equal;
    Decimal value;
    Decimal upper;     ///< the higher end of a range; null: no range
    QString unit;      ///< "%" for a percent at a dose; usually the assay's
    Quantity dose;     ///< concentration or dose at which the value was measured; null: none
    QString text;      ///< a result in words: "nd", "Moderate-slow"
    int replicate = 0; ///< 1, 2 ... where a cell held several values; 0: the only one
    QString date;      ///< ISO date; may be empty
    QString raw;       ///< exactly what stood in the source; empty for results typed here
    QString source;
    QList<Remark> remarks;
    friend bool operator==(const AssayResult &, const AssayResult &) = default;
};

} // namespace artemisia
