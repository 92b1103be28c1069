// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/quantity.h"
#include "core/record/record.h"

#include <QStringList>

namespace artemisia
{

/// The part a substance plays in an experiment.
enum class MaterialRole {
    Reactant,
    Reagent,
    Catalyst,
    Solvent,
    Workup,
    Product,
    SideProduct,
    Other
};
[[nodiscard]] QString toName(MaterialRole role); ///< "reactant", "reagent", "catalyst", "solvent",
                                                 ///< "workup", "product", "side-product", "other"
[[nodiscard]] std::optional<MaterialRole> materialRoleFromName(QStringView name);

/// A substance used or made. What was typed only; equivalents and yields are computed elsewhere.
struct Material {
    ElementId id;
    MaterialRole role = MaterialRole::Reactant;
    CompoundId compound; ///< null: not registered
    BatchId batch;       ///< null: not said
    QString name;        ///< as people say it: "triethylamine"
    Structure structure; ///< where there is no compound; may be empty
    bool isLimiting = false;
    Quantity mass;
    Quantity volume;
    Quantity amount;        ///< of substance: mmol
    Quantity equivalents;   ///< unit ""
    Quantity density;       ///< g/mL
    Quantity concentration; ///< mol/L
    Quantity purity;        ///< %
    Quantity yield;         ///< %, of a product, as the author states it
    QString notes;
    Json unknown = Json::object();
    friend bool operator==(const Material &, const Material &) = default;
};

/// What somebody saw, with the time beside it.
struct Observation {
    ElementId id;
    Timestamp at;
    PersonId author;
    QString text; ///< Markdown
    Json unknown = Json::object();
    friend bool operator==(const Observation &, const Observation &) = default;
};

/// The scheme as its author drew it.
struct Scheme {
    QString rxn;       ///< RXN block with coordinates, of what the sheet says is a reaction
    QString smiles;    ///< reaction SMILES
    QString textAbove; ///< on the arrow; of a sheet: as it stands there
    QString textBelow;
    QString cdxml; ///< the sheet with everything on it; empty: it was not drawn in the editor
    [[nodiscard]] bool isEmpty() const
    {
        return cdxml.isEmpty() && rxn.isEmpty() && smiles.isEmpty();
    }
    [[nodiscard]] bool isDrawn() const { return !cdxml.isEmpty() || !rxn.isEmpty(); }
    friend bool operator==(const Scheme &, const Scheme &) = default;
};

/// One attempt at one thing.
struct Experiment {
    RecordHead<ExperimentId> head;
    QString code; ///< "KBS19-3": initials (and copy mark), page or molecule, attempt; unique;
                  ///< folder name when published
    QString title;
    PublicationState state = PublicationState::Draft;
    QString date; ///< ISO date on which it was begun; may be empty
    QStringList tags;
    bool isDemonstration = false; ///< made up to show the program; says so on every page
    QString objective;            ///< Markdown
    Scheme scheme;
    QList<Material> materials;
    QString procedure; ///< Markdown
    QList<Observation> observations;
    QString conclusion; ///< Markdown
    QList<Attachment> attachments;
    QStringList links;    ///< URLs or codes of what it refers to
    ExperimentId repeats; ///< the experiment it repeats; null: none
    QList<Remark> remarks;
    friend bool operator==(const Experiment &, const Experiment &) = default;
};

/// The parts of an experiment's code. Text: initials + copy mark + page + "-" + attempt; "KBS19-3",
/// "KBSk4-1".
struct ExperimentCode {
    QString initials;
    QString copyMark; ///< lower case; empty in the first copy
    int page = 0;
    int attempt = 0;
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<ExperimentCode> fromString(QStringView text);
    friend bool operator==(const ExperimentCode &, const ExperimentCode &) = default;
};

} // namespace artemisia
