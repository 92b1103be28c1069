// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/molecule.h"

#include "chem/depict/kekule_impl.h"
#include "chem/depict/layout_impl.h"
#include "chem/molecule/molecule_impl.h"
#include "chem/molecule/repeat_units_impl.h"
#include "chem/molecule/wedges_impl.h"

#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/MolPickler.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>
#include <GraphMol/StereoGroup.h>
#include <GraphMol/SubstanceGroup.h>
#include <RDGeneral/RDLog.h>
#include <RDGeneral/versions.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace artemisia::chem
{

namespace
{

/// RDKit's logs go to stderr once anybody has opened them; every error reaches us as an exception
/// anyway.
struct QuietLibrary {
    QuietLibrary() { boost::logging::disable_logs("rdApp.*"); }
};
const QuietLibrary quietLibrary;

bool isPlanar(const RDKit::Conformer &conformer)
{
    for (const RDGeom::Point3D &p : conformer.getPositions()) {
        if (std::abs(p.z) > 1e-3) {
            return false;
        }
    }
    return true;
}

/// Coordinates that say something: finite, and not all in one place.
bool isDrawing(const RDKit::Conformer &conformer)
{
    const auto &points = conformer.getPositions();
    bool isSpread = points.size() == 1;
    for (const RDGeom::Point3D &p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y) || std::abs(p.x) > 1e6 ||
            std::abs(p.y) > 1e6) {
            return false;
        }
        isSpread = isSpread || std::abs(p.x - points.front().x) > 1e-3 ||
                   std::abs(p.y - points.front().y) > 1e-3;
    }
    return isSpread;
}

void keepOneDrawing(RDKit::RWMol &mol)
{
    if (mol.getNumConformers() == 0) {
        return;
    }
    const RDKit::Conformer &first = mol.getConformer();
    if (mol.getNumAtoms() == 0 || !isPlanar(first) || !isDrawing(first)) {
        mol.clearConformers();
        return;
    }
    auto *only = new RDKit::Conformer(first);
    mol.clearConformers();
    only->set3D(false);
    mol.addConformer(only, true);
}

std::uint64_t checksum(std::string_view bytes)
{
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash;
}

constexpr std::string_view bytesMagic = "ArtMol1";

std::string bytesHeader()
{
    return std::string(bytesMagic) + '\0' + RDKit::rdkitVersion + '\0';
}

// CXSMILES has no field for abbreviations, and RDKit leaves a comma for each; and the same group
// with its atoms in another order would make another text.
void tidyGroups(RDKit::RWMol &mol)
{
    std::vector<RDKit::SubstanceGroup> kept;
    for (const RDKit::SubstanceGroup &group : RDKit::getSubstanceGroups(mol)) {
        std::string type;
        group.getPropIfPresent("TYPE", type);
        if (type != "SUP") {
            kept.push_back(group);
        }
    }
    RDKit::getSubstanceGroups(mol) = kept;
    if (kept.empty()) {
        return;
    }
    RDKit::MolToSmiles(mol);
    std::vector<unsigned int> order;
    mol.getPropIfPresent(RDKit::common_properties::_smilesAtomOutputOrder, order);
    std::vector<unsigned int> rank(mol.getNumAtoms(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = static_cast<unsigned int>(i);
    }
    for (RDKit::SubstanceGroup &group : RDKit::getSubstanceGroups(mol)) {
        std::vector<unsigned int> atoms = group.getAtoms();
        std::sort(atoms.begin(), atoms.end(),
                  [&rank](unsigned int a, unsigned int b) { return rank[a] < rank[b]; });
        group.setAtoms(std::move(atoms));
    }
}

std::string smilesWith(const RDKit::ROMol &mol, std::uint32_t cxFields)
{
    try {
        const RDKit::SmilesWriteParams params;
        // A double bond that says it is open and one that says nothing rank differently, and the
        // same structure would have two canonical forms.
        RDKit::RWMol plain(mol);
        for (auto *bond : plain.bonds()) {
            if (bond->getStereo() == RDKit::Bond::STEREOANY) {
                bond->setStereo(RDKit::Bond::STEREONONE);
            }
            if (bond->getBondDir() == RDKit::Bond::EITHERDOUBLE) {
                bond->setBondDir(RDKit::Bond::NONE);
            }
        }
        if (cxFields == 0) {
            return RDKit::MolToSmiles(plain, params);
        }
        tidyGroups(plain);
        return RDKit::MolToCXSmiles(plain, params, cxFields);
    } catch (...) {
        return {};
    }
}

const std::shared_ptr<const Molecule::Impl> &emptyImpl()
{
    static const auto impl = std::make_shared<const Molecule::Impl>(RDKit::RWMol());
    return impl;
}

/// RDKit's layout takes the cube of a fragment's size: some seconds at this one.
constexpr unsigned maxLayoutAtoms = 500;

bool canBeLaidOut(const RDKit::ROMol &mol)
{
    std::vector<std::vector<int>> fragments;
    RDKit::MolOps::getMolFrags(mol, fragments);
    return std::all_of(fragments.begin(), fragments.end(),
                       [](const auto &atoms) { return atoms.size() <= maxLayoutAtoms; });
}

bool isQuery(const RDKit::ROMol &mol)
{
    for (const auto *atom : mol.atoms()) {
        if (atom->hasQuery() || atom->getAtomicNum() == 0) {
            return true;
        }
    }
    for (const auto *bond : mol.bonds()) {
        if (bond->hasQuery()) {
            return true;
        }
    }
    return false;
}

/// Aromatic bonds lose the place of the hydrogen in [nH] and its like: written only where nothing
/// else can be (queries).
bool isKekulisable(const RDKit::ROMol &mol)
{
    if (!isQuery(mol)) {
        return true;
    }
    try {
        RDKit::RWMol copy(mol);
        RDKit::MolOps::Kekulize(copy, true);
        return true;
    } catch (const std::exception &) {
        return false;
    }
}

/// The author's single and double bonds in aromatic rings where there are some, else RDKit's.
void kekulise(RDKit::RWMol &mol)
{
    std::vector<char> isDouble;
    if (!authorsDoubleBonds(mol, isDouble)) {
        RDKit::MolOps::Kekulize(mol, true);
        return;
    }
    for (auto *bond : mol.bonds()) {
        if (bond->getIsAromatic()) {
            bond->setBondType(isDouble[bond->getIdx()] != 0 ? RDKit::Bond::DOUBLE
                                                            : RDKit::Bond::SINGLE);
            bond->setIsAromatic(false);
        }
    }
    for (auto *atom : mol.atoms()) {
        atom->setIsAromatic(false);
    }
}

bool needsV3000(const RDKit::ROMol &mol)
{
    if (mol.getNumAtoms() > 999 || mol.getNumBonds() > 999 || !mol.getStereoGroups().empty()) {
        return true;
    }
    for (const auto *bond : mol.bonds()) {
        if (bond->getBondType() == RDKit::Bond::DATIVE) {
            return true;
        }
    }
    return false;
}

} // namespace

Molecule::Impl::Impl(RDKit::RWMol &&molecule)
    : m_mol(std::make_unique<const RDKit::RWMol>(std::move(molecule)))
    , mol(*m_mol)
{
}

Molecule::Impl::Impl(RDKit::RWMol &&molecule, StereoStatement known)
    : Impl(std::move(molecule))
{
    std::call_once(m_stereoOnce, [&] { m_stereo = known; });
}

Molecule::Impl::~Impl() = default;

const RDKit::RWMol &Molecule::Impl::whole() const
{
    std::call_once(m_wholeOnce, [this] {
        try {
            if (auto written = unitsWrittenOut(mol)) {
                m_whole = std::make_unique<const RDKit::RWMol>(std::move(*written));
            }
        } catch (...) {
            m_whole = nullptr; // it stays as it is drawn
        }
    });
    return m_whole ? *m_whole : mol;
}

Molecule makeMolecule(RDKit::RWMol mol)
{
    mol.clearProp(RDKit::common_properties::_Name);
    keepOneDrawing(mol);
    return Molecule(std::make_shared<const Molecule::Impl>(std::move(mol)));
}

Molecule::Molecule()
    : m_impl(emptyImpl())
{
}

Molecule::Molecule(std::shared_ptr<const Impl> impl)
    : m_impl(std::move(impl))
{
    if (!m_impl) {
        m_impl = emptyImpl();
    }
}

Result<Molecule> Molecule::fromBytes(std::string_view bytes)
{
    return guarded(
        ErrorCode::Syntax, "The stored structure is damaged.", [&]() -> Result<Molecule> {
            const std::string header = bytesHeader();
            const std::size_t lead = header.size() + sizeof(std::uint64_t) + 1;
            if (bytes.size() <= lead || bytes.substr(0, header.size()) != header) {
                return fail(ErrorCode::Syntax, "The stored structure is of another version.");
            }
            std::uint64_t sum = 0;
            std::memcpy(&sum, bytes.data() + header.size(), sizeof sum);
            const std::string_view body = bytes.substr(header.size() + sizeof sum);
            if (sum != checksum(body)) {
                return fail(ErrorCode::Syntax, "The stored structure is damaged.");
            }
            const auto stereo = static_cast<StereoStatement>(body.front());
            RDKit::RWMol mol;
            RDKit::MolPickler::molFromPickle(std::string(body.substr(1)), mol);
            return Molecule(std::make_shared<const Impl>(std::move(mol), stereo));
        });
}

std::string Molecule::toBytes() const
{
    try {
        std::string body(1, static_cast<char>(m_impl->stereo()));
        std::string pickle;
        RDKit::MolPickler::pickleMol(
            m_impl->mol, pickle, RDKit::PicklerOps::AllProps | RDKit::PicklerOps::CoordsAsDouble);
        body += pickle;
        const std::uint64_t sum = checksum(body);
        std::string bytes = bytesHeader();
        bytes.append(reinterpret_cast<const char *>(&sum), sizeof sum);
        return bytes + body;
    } catch (...) {
        return {};
    }
}

bool Molecule::isEmpty() const
{
    return m_impl->mol.getNumAtoms() == 0;
}

int Molecule::atomCount() const
{
    return int(m_impl->mol.getNumAtoms());
}

int Molecule::bondCount() const
{
    return int(m_impl->mol.getNumBonds());
}

int Molecule::fragmentCount() const
{
    std::vector<int> mapping;
    return isEmpty() ? 0 : int(RDKit::MolOps::getMolFrags(m_impl->mol, mapping));
}

bool Molecule::hasCoordinates() const
{
    return m_impl->mol.getNumConformers() > 0;
}

bool Molecule::hasQueryFeatures() const
{
    return isQuery(m_impl->mol);
}

StereoStatement Molecule::stereo() const
{
    return m_impl->stereo();
}

Result<Molecule> Molecule::withCoordinates() const
{
    if (isEmpty() || hasCoordinates()) {
        return *this;
    }
    return guarded(
        ErrorCode::Internal, "The structure cannot be laid out.", [&]() -> Result<Molecule> {
            RDKit::RWMol mol(m_impl->mol);
            if (!canBeLaidOut(mol)) {
                return fail(ErrorCode::TooLarge, "The structure is too large to be laid out.");
            }
            if (!mol.getRingInfo()->isInitialized()) {
                RDKit::MolOps::symmetrizeSSSR(mol);
            }
            layOut(mol);
            return makeMolecule(std::move(mol));
        });
}

std::string Molecule::smiles() const
{
    return smilesWith(m_impl->whole(), 0);
}

std::string Molecule::cxSmiles() const
{
    // Radicals are plain from the SMILES itself; atom properties are RDKit's own, not chemistry.
    using namespace RDKit::SmilesWrite;
    return smilesWith(m_impl->whole(), CX_ATOM_LABELS | CX_MOLFILE_VALUES | CX_LINKNODES |
                                           CX_ENHANCEDSTEREO | CX_SGROUPS | CX_POLYMER);
}

Result<std::string> Molecule::molBlock(MolBlockVersion version) const
{
    return guarded(
        ErrorCode::Internal, "The structure cannot be written as a MOL block.",
        [&]() -> Result<std::string> {
            const auto drawn = withCoordinates();
            if (!drawn) {
                return tl::unexpected<Error>(drawn.error());
            }
            RDKit::RWMol mol(drawn->impl().mol);
            const bool tooBig = mol.getNumAtoms() > 999 || mol.getNumBonds() > 999;
            if (version == MolBlockVersion::V2000 && tooBig) {
                return fail(ErrorCode::TooLarge, "A V2000 MOL block holds at most 999 atoms.");
            }
            const bool isV3000 = version == MolBlockVersion::V3000 ||
                                 (version == MolBlockVersion::Automatic && needsV3000(mol));
            if (!mol.hasProp(RDKit::common_properties::_MolFileChiralFlag) &&
                stereo() == StereoStatement::Absolute) {
                mol.setProp(RDKit::common_properties::_MolFileChiralFlag, 1);
            }
            if (mol.getNumConformers() > 0) {
                markBonds(mol);
            }
            if (isKekulisable(mol)) {
                kekulise(mol);
            }
            return RDKit::MolToMolBlock(mol, true, -1, false, isV3000);
        });
}

std::string_view toName(StereoStatement stereo)
{
    switch (stereo) {
    case StereoStatement::None:
        return "none";
    case StereoStatement::Unknown:
        return "unknown";
    case StereoStatement::Relative:
        return "relative";
    case StereoStatement::Racemic:
        return "racemic";
    case StereoStatement::Absolute:
        return "absolute";
    }
    return "none";
}

std::optional<StereoStatement> stereoFromName(std::string_view name)
{
    for (const auto stereo :
         {StereoStatement::None, StereoStatement::Unknown, StereoStatement::Relative,
          StereoStatement::Racemic, StereoStatement::Absolute}) {
        if (toName(stereo) == name) {
            return stereo;
        }
    }
    return std::nullopt;
}

} // namespace artemisia::chem
