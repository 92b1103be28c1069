// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/scheme_reader.h"

#include "app/desktop/sketcher/copied_forms.h"
#include "app/desktop/sketcher/incoming.h"
#include "app/desktop/sketcher/name_lookup.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/depict/depict.h"
#include "chem/drawing/alike_steps.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "core/compounds/registrar.h"
#include "core/exchange/cdx_converter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <set>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr qint64 kLargestFile = kLongestSchemeText;

QString tr(const char *text)
{
    return QCoreApplication::translate("SchemeReader", text);
}

tl::unexpected<Error> ours(const chem::Error &error)
{
    return tl::unexpected(fromChem(error));
}

Result<chem::Reaction> reactionOf(const Scheme &scheme)
{
    if (scheme.rxn.isEmpty() && scheme.smiles.isEmpty()) {
        return fail(ErrorCode::Invalid, tr("What is drawn is no reaction yet: an arrow with a "
                                           "structure at each end makes it one."));
    }
    auto reaction = scheme.rxn.isEmpty() ? chem::Reaction::fromSmiles(scheme.smiles.toStdString())
                                         : chem::Reaction::fromRxn(scheme.rxn.toStdString());
    if (!reaction) {
        return ours(reaction.error());
    }
    return *reaction;
}

MaterialRole roleOf(chem::ReactionRole role)
{
    switch (role) {
    case chem::ReactionRole::Reactant:
        return MaterialRole::Reactant;
    case chem::ReactionRole::Agent:
        return MaterialRole::Reagent;
    case chem::ReactionRole::Product:
        return MaterialRole::Product;
    }
    return MaterialRole::Other;
}

/// By what two substances are the same one here.
QString sameness(const Structure &structure)
{
    return structure.inchiKey.isEmpty() ? structure.smiles : structure.inchiKey;
}

Result<void> linkCompound(store::Store &store, Material &material)
{
    if (material.structure.inchiKey.isEmpty()) {
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const auto same,
                         store.compounds().findByInchiKey(material.structure.inchiKey));
    if (same.size() != 1) {
        return {}; // none, or a choice for a person
    }
    ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(same.first()));
    if (compound) {
        material.compound = compound->head.id;
        material.name = compound->name;
    }
    return {};
}

// The reaction of a sheet with what its words name as agents. The sheet keeps the words alone.
chem::Result<chem::Reaction> reactionOf(const chem::Drawing &drawing, const QString &words)
{
    auto drawn = chem::reactionOf(drawing);
    const QStringList named =
        drawn && !words.trimmed().isEmpty() ? NameLookup::structuresInWords(words) : QStringList();
    if (named.isEmpty()) {
        return drawn;
    }
    std::vector<chem::Participant> all = drawn->participants();
    std::set<std::string> present;
    for (const chem::Participant &participant : all) {
        present.insert(participant.molecule.smiles());
    }
    for (const QString &structure : named) {
        auto molecule = chem::Molecule::fromSmiles(structure.toStdString());
        if (molecule && present.insert(molecule->smiles()).second) {
            all.push_back({chem::ReactionRole::Agent, std::move(*molecule)});
        }
    }
    return chem::Reaction(std::move(all), drawn->textAbove(), drawn->textBelow()).withCoordinates();
}

void appendWords(QString &words, const chem::Drawing &drawing,
                 const std::vector<chem::ItemId> &texts)
{
    for (const chem::ItemId id : texts) {
        words += words.isEmpty() ? QString() : QStringLiteral("\n");
        words += QString::fromStdString(drawing.text(id)->text);
    }
}

} // namespace

Result<Scheme> schemeOf(const chem::Drawing &drawing)
{
    Scheme scheme;
    if (drawing.isEmpty()) {
        return scheme;
    }
    scheme.cdxml = QString::fromStdString(chem::cdxmlOf(drawing));
    for (const chem::SchemeStep &step : chem::stepsOf(drawing)) {
        appendWords(scheme.textAbove, drawing, step.textsAbove);
        appendWords(scheme.textBelow, drawing, step.textsBelow);
    }
    const auto reaction = reactionOf(drawing, scheme.textAbove + u'\n' + scheme.textBelow);
    const auto block = reaction ? reaction->rxnBlock() : tl::unexpected(reaction.error());
    if (block) { // what is no reaction yet, or no possible one, is kept as the sheet alone
        scheme.rxn = QString::fromStdString(*block);
        scheme.smiles = QString::fromStdString(reaction->smiles());
    }
    return scheme;
}

SchemeSteps stepsIn(const Scheme &scheme)
{
    const auto sheet = chem::drawingFromCdxml(scheme.cdxml.toStdString());
    if (scheme.cdxml.isEmpty() || !sheet) {
        return {0, scheme.smiles};
    }
    const std::vector<chem::SchemeStep> steps = chem::stepsOf(*sheet);
    const QString lines = steps.size() > 1 ? smilesOfSteps(*sheet, steps) : QString();
    return {int(steps.size()), lines.isEmpty() ? scheme.smiles : lines};
}

Result<Scheme> readScheme(const QString &text)
{
    if (text.contains(u"<CDXML")) {
        const auto sheet = chem::drawingFromCdxml(text.toStdString());
        if (sheet && !chem::stepsOf(*sheet).empty()) {
            return schemeOf(*sheet);
        }
    }
    if (isRoute(text.toUtf8())) {
        const auto sheet = chem::drawingFromText(text.toStdString());
        return sheet ? schemeOf(*sheet) : ours(sheet.error());
    }
    const auto reaction = chem::Reaction::fromText(text.toStdString());
    if (!reaction) {
        return ours(reaction.error());
    }
    if (reaction->isEmpty()) {
        return fail(ErrorCode::Invalid, tr("There is no substance in this reaction."));
    }
    const auto drawn = chem::laidOutAlike(*reaction);
    if (!drawn) {
        return ours(drawn.error());
    }
    const auto block = drawn->rxnBlock();
    if (!block) {
        return ours(block.error());
    }
    Scheme scheme;
    scheme.rxn = QString::fromStdString(*block);
    scheme.smiles = QString::fromStdString(drawn->smiles());
    scheme.textAbove = QString::fromStdString(drawn->textAbove());
    scheme.textBelow = QString::fromStdString(drawn->textBelow());
    return scheme;
}

bool isSchemeFile(const QString &path)
{
    static const QSet<QString> endings = {QStringLiteral("rxn"),    QStringLiteral("cdxml"),
                                          QStringLiteral("cdx"),    QStringLiteral("smi"),
                                          QStringLiteral("smiles"), QStringLiteral("rsmi")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

namespace
{

Result<SchemeFile> readBinary(const QByteArray &bytes, const CancelToken &cancel)
{
    ARTEMISIA_TRY_ASSIGN(const exchange::ConvertedCdx converted,
                         exchange::convertCdx(bytes, cancel));
    const auto sheet = chem::drawingFromCdxml(converted.cdxml.toStdString());
    if (!sheet) {
        return ours(sheet.error());
    }
    ARTEMISIA_TRY_ASSIGN(const Scheme scheme, schemeOf(*sheet));
    return SchemeFile{scheme, converted.remark()};
}

Result<SchemeFile> readText(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    const bool isLines = !text.contains(u"$RXN") && !text.contains(u"<CDXML");
    if (isLines && !isRoute(bytes)) {
        const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
        text = lines.isEmpty() ? QString() : lines.first().trimmed();
    }
    ARTEMISIA_TRY_ASSIGN(const Scheme scheme, readScheme(text));
    return SchemeFile{scheme, {}};
}

} // namespace

Result<SchemeFile> readSchemeFile(const QString &path, const CancelToken &cancel)
{
    const QString name = QFileInfo(path).fileName();
    if (!QFileInfo(path).isFile()) {
        return fail(ErrorCode::NotFound, tr("%1 is not a file that can be read.").arg(name));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, tr("%1 could not be read: %2").arg(name, file.errorString()));
    }
    const QByteArray bytes = file.read(kLargestFile + 1);
    if (bytes.size() > kLargestFile) {
        return fail(ErrorCode::TooLarge, tr("%1 is too large for a scheme.").arg(name));
    }
    auto read = exchange::isCdx(bytes) ? readBinary(bytes, cancel) : readText(bytes);
    if (!read) {
        Error error = read.error();
        error.message = tr("%1: %2").arg(name, error.message);
        return tl::unexpected(error);
    }
    return read;
}

Result<QByteArray> schemeSvg(const Scheme &scheme, const QString &title)
{
    ARTEMISIA_TRY_ASSIGN(const chem::DisplayList list, depict(DrawingSource::of(scheme)));
    return QByteArray::fromStdString(chem::toSvg(list, title.toStdString()));
}

namespace
{

// Of several steps those of each, in order: what is made in one and used in the next is met first
// as what it is, a product.
Result<std::vector<chem::Participant>> participantsOf(const Scheme &scheme)
{
    ARTEMISIA_TRY_ASSIGN(const chem::Reaction whole, reactionOf(scheme));
    std::vector<chem::Participant> all;
    const auto sheet = scheme.cdxml.isEmpty() ? chem::Result<chem::Drawing>(chem::Drawing())
                                              : chem::drawingFromCdxml(scheme.cdxml.toStdString());
    const auto steps = sheet ? chem::stepsOf(*sheet) : std::vector<chem::SchemeStep>();
    for (const chem::SchemeStep &step : steps) {
        const auto reaction = steps.size() > 1 ? chem::reactionOf(*sheet, step) : whole;
        if (reaction) {
            all.insert(all.end(), reaction->participants().begin(), reaction->participants().end());
        }
    }
    all.insert(all.end(), whole.participants().begin(), whole.participants().end());
    return all;
}

} // namespace

Result<QList<Material>> materialsOfScheme(store::Store &store, const Scheme &scheme,
                                          const QList<Material> &present)
{
    ARTEMISIA_TRY_ASSIGN(const std::vector<chem::Participant> participants, participantsOf(scheme));
    QSet<QString> known;
    for (const Material &material : present) {
        known.insert(sameness(material.structure));
        if (!material.compound.isNull()) {
            ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(material.compound));
            if (compound) {
                known.insert(sameness(compound->structure));
            }
        }
    }
    known.remove(QString());
    const QString words = scheme.textAbove + u'\n' + scheme.textBelow;
    QList<Material> added;
    for (const chem::Participant &participant : participants) {
        Material material;
        material.id = ElementId::create();
        material.role = roleOf(participant.role);
        ARTEMISIA_TRY_ASSIGN(material.structure, compounds::structureOf(participant.molecule));
        if (known.contains(sameness(material.structure))) {
            continue;
        }
        known.insert(sameness(material.structure));
        ARTEMISIA_TRY(linkCompound(store, material));
        if (material.compound.isNull()) {
            material.name = NameLookup::nameOf(material.structure.inchiKey, words);
        }
        added.append(material);
    }
    std::stable_sort(added.begin(), added.end(), [](const Material &a, const Material &b) {
        return (a.role == MaterialRole::Product) < (b.role == MaterialRole::Product);
    });
    return added;
}

Result<Structure> readStructure(const QString &text)
{
    const auto molecule = chem::Molecule::fromText(text.toStdString());
    if (!molecule) {
        return ours(molecule.error());
    }
    return compounds::structureOf(*molecule);
}

} // namespace artemisia::app
