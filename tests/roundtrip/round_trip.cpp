// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/roundtrip/round_trip.h"

#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/formats/reader.h"
#include "chem/molecule/inchi.h"

#include <algorithm>
#include <optional>

namespace artemisia::roundtrip
{

using namespace artemisia::chem;

namespace
{

constexpr std::array kRoles = {ReactionRole::Reactant, ReactionRole::Agent, ReactionRole::Product};

std::optional<std::string> keyOf(const Molecule &molecule)
{
    const auto made = inchi(molecule);
    return made ? std::optional(made->key) : std::nullopt;
}

Result<std::string> written(const Drawing &drawing, const Molecule &molecule, Format format)
{
    switch (format) {
    case Format::MolV2000:
        return molecule.molBlock(MolBlockVersion::V2000);
    case Format::MolV3000:
        return molBlockOf(drawing);
    case Format::Sdf:
        return sdfRecord(molecule, "a sheet", {{"Note", "round trip"}});
    case Format::Smiles:
        return molecule.smiles();
    case Format::CxSmiles:
        return molecule.cxSmiles();
    case Format::Inchi:
        return inchi(molecule).map([](const Inchi &made) { return made.inchi; });
    case Format::Cdxml:
        return cdxmlOf(drawing);
    default:
        return fail(ErrorCode::Internal, "This is no format of structures.");
    }
}

Result<std::string> written(const Drawing &drawing, const Reaction &reaction, Format format)
{
    switch (format) {
    case Format::Rxn:
        return reaction.rxnBlock();
    case Format::ReactionSmiles:
        return reaction.smiles();
    case Format::Cdxml:
        return cdxmlOf(drawing);
    default:
        return fail(ErrorCode::Internal, "This is no format of schemes.");
    }
}

/// What a format has no words for; empty: it should have held all. SMILES knows no S-groups and, as
/// CXSMILES, no lists of elements and query bonds; V2000 no stereo groups.
std::string notHeldBy(Format format, const Molecule &molecule)
{
    const bool isText = format == Format::Smiles || format == Format::CxSmiles;
    if (isText && molecule.hasQueryFeatures()) {
        return "query features";
    }
    const bool hasMore = molecule.cxSmiles() != molecule.smiles();
    if (hasMore && format == Format::Smiles) {
        return "S-groups, labels or stereo groups";
    }
    return hasMore && format == Format::MolV2000 ? "stereo groups" : std::string();
}

void compare(const Molecule &before, const Molecule &after, Trip &trip)
{
    trip.isWhole = before.cxSmiles() == after.cxSmiles();
    const auto keyBefore = keyOf(before);
    const auto keyAfter = keyOf(after);
    const bool isEqual = keyBefore || keyAfter ? keyBefore == keyAfter : trip.isWhole;
    const std::string notHeld = notHeldBy(trip.format, before);
    if (!isEqual && !notHeld.empty() && before.smiles() == after.smiles()) {
        trip.outcome = Outcome::AsItCan;
        trip.reason = notHeld;
    } else if (!isEqual) {
        trip.outcome = Outcome::Lost;
        trip.reason = !keyBefore && keyAfter   ? "has a name where it had none"
                      : keyBefore && !keyAfter ? "has no name where it had one"
                      : keyBefore && isSameSkeleton(*keyBefore, *keyAfter)
                          ? "stereo, isotopes or charge"
                          : "another skeleton";
    }
    if (!isEqual || !trip.isWhole) {
        trip.before = before.cxSmiles();
        trip.after = after.cxSmiles();
    }
}

Trip notRead(Trip trip, const Error &error)
{
    trip.outcome = Outcome::Lost;
    trip.reason = "not read again: " + error.message;
    return trip;
}

Trip tripOf(const Drawing &drawing, const Molecule &before, Format format)
{
    Trip trip;
    trip.format = format;
    const auto text = written(drawing, before, format);
    if (!text) {
        trip.outcome = Outcome::NotHeld;
        trip.reason = text.error().message;
        trip.before = before.cxSmiles();
        return trip;
    }
    const auto sheet = drawingFromText(*text);
    const auto after = sheet.and_then([](const Drawing &d) { return moleculeOf(d); });
    if (!after) {
        trip.before = *text;
        return notRead(trip, after.error());
    }
    compare(before, *after, trip);
    return trip;
}

// Sorted: the order in which the parts of one role stand is of no matter.
std::vector<std::string> identitiesOf(const Reaction &reaction, ReactionRole role)
{
    std::vector<std::string> found;
    for (const Molecule &molecule : reaction.with(role)) {
        found.push_back(keyOf(molecule).value_or(molecule.cxSmiles()));
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> plainOf(const Reaction &reaction, ReactionRole role)
{
    std::vector<std::string> found;
    for (const Molecule &molecule : reaction.with(role)) {
        found.push_back(molecule.smiles());
    }
    std::sort(found.begin(), found.end());
    return found;
}

void compare(const Reaction &before, const Reaction &after, Trip &trip)
{
    bool isEqual = true;
    bool isPlainEqual = true;
    bool isNumberEqual = true;
    for (const ReactionRole role : kRoles) {
        isEqual = isEqual && identitiesOf(before, role) == identitiesOf(after, role);
        isPlainEqual = isPlainEqual && plainOf(before, role) == plainOf(after, role);
        isNumberEqual = isNumberEqual && before.with(role).size() == after.with(role).size();
    }
    trip.isWhole = before.smiles() == after.smiles();
    if (!isEqual && isPlainEqual && trip.format == Format::ReactionSmiles) {
        trip.outcome = Outcome::AsItCan;
        trip.reason = "S-groups or query features";
    } else if (!isEqual) {
        trip.outcome = Outcome::Lost;
        trip.reason = isNumberEqual ? "another structure" : "number in a role";
    }
    if (!isEqual || !trip.isWhole) {
        trip.before = before.smiles();
        trip.after = after.smiles();
    }
}

Trip tripOf(const Drawing &drawing, const Reaction &before, Format format)
{
    Trip trip;
    trip.format = format;
    const auto text = written(drawing, before, format);
    if (!text) {
        trip.outcome = Outcome::NotHeld;
        trip.reason = text.error().message;
        trip.before = before.smiles();
        return trip;
    }
    const auto sheet = drawingFromText(*text);
    const auto after = sheet.and_then([](const Drawing &d) { return reactionOf(d); });
    if (!after) {
        trip.before = before.smiles();
        return notRead(trip, after.error());
    }
    compare(before, *after, trip);
    return trip;
}

} // namespace

std::string toName(Format format)
{
    switch (format) {
    case Format::MolV2000:
        return "MOL V2000";
    case Format::MolV3000:
        return "MOL V3000";
    case Format::Sdf:
        return "SDF";
    case Format::Smiles:
        return "SMILES";
    case Format::CxSmiles:
        return "CXSMILES";
    case Format::Inchi:
        return "InChI";
    case Format::Cdxml:
        return "CDXML";
    case Format::Rxn:
        return "RXN";
    case Format::ReactionSmiles:
        return "reaction SMILES";
    }
    return {};
}

std::vector<Trip> tripsOfStructure(const Drawing &drawing)
{
    std::vector<Trip> trips;
    if (const auto molecule = moleculeOf(drawing)) {
        for (const Format format : kStructureFormats) {
            trips.push_back(tripOf(drawing, *molecule, format));
        }
    }
    return trips;
}

std::vector<Trip> tripsOfScheme(const Drawing &drawing)
{
    std::vector<Trip> trips;
    if (const auto reaction = reactionOf(drawing)) {
        for (const Format format : kSchemeFormats) {
            trips.push_back(tripOf(drawing, *reaction, format));
        }
    }
    return trips;
}

std::string identityOf(const Drawing &drawing)
{
    const auto molecule = moleculeOf(drawing);
    return molecule ? keyOf(*molecule).value_or(molecule->cxSmiles()) : std::string();
}

} // namespace artemisia::roundtrip
