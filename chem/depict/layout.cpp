// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/layout_impl.h"

#include <GraphMol/Chirality.h>
#include <GraphMol/Depictor/RDDepictor.h>
#include <GraphMol/FileParsers/MolFileStereochem.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <numeric>
#include <random>

namespace artemisia::chem
{

namespace
{

constexpr double kBond = 1.5;            ///< RDKit's bond length, the unit of everything below
constexpr unsigned int kMostAtoms = 150; ///< beyond it CoordGen takes too long
constexpr double kRowWidth = 36;         ///< fragments stand in rows no wider than this
constexpr double kGap = 1.2;
constexpr unsigned int kShuffles = 12; ///< layouts tried while one says the wrong stereo

using Points = std::vector<RDGeom::Point3D>;

double turn(const RDGeom::Point3D &a, const RDGeom::Point3D &b, const RDGeom::Point3D &c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// How much of a layout a person would correct by hand: atoms on one another, bonds that cross,
// bonds of odd length.
int faults(const RDKit::ROMol &mol, const Points &p)
{
    int count = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t k = i + 1; k < p.size(); ++k) {
            const double dx = p[i].x - p[k].x;
            const double dy = p[i].y - p[k].y;
            count += dx * dx + dy * dy < 0.3 * kBond * kBond ? 3 : 0;
        }
    }
    const unsigned int bonds = mol.getNumBonds();
    for (unsigned int i = 0; i < bonds; ++i) {
        const auto *one = mol.getBondWithIdx(i);
        const auto &a = p[one->getBeginAtomIdx()];
        const auto &b = p[one->getEndAtomIdx()];
        const double size = std::hypot(b.x - a.x, b.y - a.y);
        count += size < 0.6 * kBond || size > 1.6 * kBond ? 1 : 0;
        for (unsigned int k = i + 1; k < bonds; ++k) {
            const auto *two = mol.getBondWithIdx(k);
            const auto &c = p[two->getBeginAtomIdx()];
            const auto &d = p[two->getEndAtomIdx()];
            const bool crosses =
                turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
            count += crosses ? 2 : 0;
        }
    }
    return count;
}

// Double bonds whose drawing would say the opposite of their stereo: the worst a layout can do.
int wrongDoubleBonds(const RDKit::ROMol &mol, const Points &p)
{
    int count = 0;
    for (const RDKit::Bond *bond : mol.bonds()) {
        if (bond->getStereo() <= RDKit::Bond::STEREOANY || bond->getStereoAtoms().size() != 2) {
            continue;
        }
        const bool isCis = bond->getStereo() == RDKit::Bond::STEREOZ ||
                           bond->getStereo() == RDKit::Bond::STEREOCIS;
        const auto &a = p[bond->getBeginAtomIdx()];
        const auto &b = p[bond->getEndAtomIdx()];
        const double one = turn(a, b, p[static_cast<std::size_t>(bond->getStereoAtoms()[0])]);
        const double two = turn(a, b, p[static_cast<std::size_t>(bond->getStereoAtoms()[1])]);
        const bool isClear = std::abs(one) > 0.05 && std::abs(two) > 0.05;
        count += !isClear || (one * two > 0) != isCis ? 1 : 0;
    }
    return count;
}

bool isCumulated(const RDKit::Bond &bond)
{
    for (const RDKit::Atom *end : {bond.getBeginAtom(), bond.getEndAtom()}) {
        for (const RDKit::Bond *other : bond.getOwningMol().atomBonds(end)) {
            if (other != &bond && other->getBondType() == RDKit::Bond::DOUBLE) {
                return true;
            }
        }
    }
    return false;
}

// The coordinates are ours: where the input left a double bond open, they must not decide it.
void stateOpenDoubleBonds(RDKit::RWMol &mol)
{
    constexpr unsigned int kLargest = 1000;
    if (mol.getNumAtoms() > kLargest) {
        return;
    }
    for (const auto &info : RDKit::Chirality::findPotentialStereo(mol)) {
        if (info.type != RDKit::Chirality::StereoType::Bond_Double ||
            info.specified == RDKit::Chirality::StereoSpecified::Specified) {
            continue;
        }
        RDKit::Bond *bond = mol.getBondWithIdx(info.centeredOn);
        if (bond->getStereo() == RDKit::Bond::STEREONONE && !isCumulated(*bond)) {
            bond->setStereo(RDKit::Bond::STEREOANY);
        }
    }
}

// Rings that share more than one bond, and large rings: what RDKit's own layout does badly.
bool hasHardRings(const RDKit::ROMol &mol)
{
    const auto &rings = mol.getRingInfo()->atomRings();
    for (std::size_t i = 0; i < rings.size(); ++i) {
        if (rings[i].size() > 8) {
            return true;
        }
        for (std::size_t k = i + 1; k < rings.size(); ++k) {
            const auto shared = std::count_if(rings[i].begin(), rings[i].end(), [&](int atom) {
                return std::find(rings[k].begin(), rings[k].end(), atom) != rings[k].end();
            });
            if (shared > 2) {
                return true;
            }
        }
    }
    return false;
}

// CoordGen keeps its templates in globals.
bool layOutByCoordGen(RDKit::RWMol &mol)
{
    static std::mutex mutex;
    const std::lock_guard<std::mutex> lock(mutex);
    try {
        RDDepict::preferCoordGen = true;
        RDDepict::compute2DCoords(mol, nullptr, true);
        RDDepict::preferCoordGen = false;
        RDDepict::normalizeDepiction(mol, -1, 1);
        return true;
    } catch (const std::exception &) {
        RDDepict::preferCoordGen = false;
        return false;
    }
}

double heightAt(const Points &points, double cosine, double sine)
{
    double low = 0;
    double high = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double y = points[i].x * sine + points[i].y * cosine;
        low = i == 0 ? y : std::min(low, y);
        high = i == 0 ? y : std::max(high, y);
    }
    return high - low;
}

// Turns of 60 degrees keep rings standing on a corner; the flattest wins.
void makeWide(Points &points)
{
    static constexpr double kTurns[3][2] = {
        {1, 0}, {0.5, 0.86602540378443865}, {0.5, -0.86602540378443865}};
    const double(*best)[2] = &kTurns[0];
    for (const auto &t : kTurns) {
        if (heightAt(points, t[0], t[1]) < heightAt(points, (*best)[0], (*best)[1]) - 0.1) {
            best = &t;
        }
    }
    const double cosine = (*best)[0];
    const double sine = (*best)[1];
    for (auto &p : points) {
        p = RDGeom::Point3D(p.x * cosine - p.y * sine, p.x * sine + p.y * cosine, 0);
    }
}

// A centre with two bonds in nearly one direction cannot be read by anybody.
bool isClear(const RDKit::Atom &centre, const Points &points)
{
    constexpr double kLeastTurn = 0.1; // sine
    const auto &at = points[centre.getIdx()];
    std::vector<RDGeom::Point3D> directions;
    for (const RDKit::Atom *neighbour : centre.getOwningMol().atomNeighbors(&centre)) {
        RDGeom::Point3D d = points[neighbour->getIdx()] - at;
        const double length = std::hypot(d.x, d.y);
        if (length < 1e-3) {
            return false;
        }
        d /= length;
        for (const auto &other : directions) {
            const bool isAlong = d.x * other.x + d.y * other.y > 0;
            if (isAlong && std::abs(d.x * other.y - d.y * other.x) < kLeastTurn) {
                return false;
            }
        }
        directions.push_back(d);
    }
    return true;
}

// Centres that no wedge in this layout states rightly: cages, seen from an unlucky side.
int wrongCentres(const RDKit::ROMol &mol, const Points &points)
{
    RDKit::RWMol copy(mol);
    bool hasCentre = false;
    for (const RDKit::Atom *atom : mol.atoms()) {
        hasCentre = hasCentre || atom->getChiralTag() != RDKit::Atom::CHI_UNSPECIFIED;
    }
    if (!hasCentre) {
        return 0;
    }
    copy.getConformer().getPositions() = points;
    RDKit::WedgeMolBonds(copy, &copy.getConformer());
    for (RDKit::Atom *atom : copy.atoms()) {
        atom->setChiralTag(RDKit::Atom::CHI_UNSPECIFIED);
    }
    RDKit::MolOps::assignChiralTypesFromBondDirs(copy);
    int count = 0;
    for (const RDKit::Atom *atom : mol.atoms()) {
        const auto tag = atom->getChiralTag();
        const bool isCentre =
            tag == RDKit::Atom::CHI_TETRAHEDRAL_CW || tag == RDKit::Atom::CHI_TETRAHEDRAL_CCW;
        const bool isRight = copy.getAtomWithIdx(atom->getIdx())->getChiralTag() == tag;
        count += isCentre && !(isRight && isClear(*atom, points)) ? 1 : 0;
    }
    return count;
}

/// What is wrong with a layout, the worst first.
struct Verdict {
    int wrongStereo = 0;
    int faults = 0;
    [[nodiscard]] bool operator<(const Verdict &other) const
    {
        return wrongStereo != other.wrongStereo ? wrongStereo < other.wrongStereo
                                                : faults < other.faults;
    }
};

Verdict verdictOn(const RDKit::ROMol &mol, const Points &points)
{
    return {wrongDoubleBonds(mol, points) + wrongCentres(mol, points), faults(mol, points)};
}

/// Keeps the best of the layouts it is offered.
class Contest
{
public:
    explicit Contest(RDKit::RWMol &mol)
        : m_mol(mol)
        , m_verdict(verdictOn(mol, mol.getConformer().getPositions()))
    {
    }
    [[nodiscard]] const Verdict &verdict() const { return m_verdict; }
    void offer(const RDKit::RWMol &other, bool winsTies)
    {
        if (other.getNumConformers() == 0) {
            return;
        }
        const Points &points = other.getConformer().getPositions();
        const Verdict verdict = verdictOn(m_mol, points);
        if (verdict < m_verdict || (winsTies && !(m_verdict < verdict))) {
            m_mol.getConformer().getPositions() = points;
            m_verdict = verdict;
        }
    }

private:
    RDKit::RWMol &m_mol;
    Verdict m_verdict;
};

std::vector<unsigned int> shuffled(unsigned int count, std::minstd_rand &random)
{
    std::vector<unsigned int> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random() % i]);
    }
    return order;
}

// The same atoms and bonds in another order; bonds may begin at their other end.
RDKit::RWMol shuffledCopy(const RDKit::RWMol &mol, const std::vector<unsigned int> &order,
                          std::minstd_rand &random)
{
    RDKit::RWMol copy;
    std::vector<unsigned int> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto *atom = new RDKit::Atom(*mol.getAtomWithIdx(order[i]));
        atom->setChiralTag(RDKit::Atom::CHI_UNSPECIFIED); // says nothing with other bond orders
        copy.addAtom(atom, false, true);
        place[order[i]] = static_cast<unsigned int>(i);
    }
    for (const unsigned int i : shuffled(mol.getNumBonds(), random)) {
        const RDKit::Bond *bond = mol.getBondWithIdx(i);
        const unsigned int begin = place[bond->getBeginAtomIdx()];
        const unsigned int end = place[bond->getEndAtomIdx()];
        const bool isTurned = random() % 2 == 0;
        copy.addBond(isTurned ? end : begin, isTurned ? begin : end, bond->getBondType());
        RDKit::Bond *added = copy.getBondBetweenAtoms(begin, end);
        added->setIsAromatic(bond->getIsAromatic());
        if (bond->getStereoAtoms().size() == 2) {
            const unsigned int one = place[static_cast<std::size_t>(bond->getStereoAtoms()[0])];
            const unsigned int two = place[static_cast<std::size_t>(bond->getStereoAtoms()[1])];
            added->getStereoAtoms() = {int(isTurned ? two : one), int(isTurned ? one : two)};
            added->setStereo(bond->getStereo());
        }
    }
    copy.updatePropertyCache(false);
    RDKit::MolOps::symmetrizeSSSR(copy);
    return copy;
}

// CoordGen begins where the order of atoms and bonds says: another order, another layout. The same
// shuffles at every run.
bool layOutShuffled(RDKit::RWMol &mol, unsigned int seed)
{
    std::minstd_rand random(seed);
    const std::vector<unsigned int> order = shuffled(mol.getNumAtoms(), random);
    RDKit::RWMol copy = shuffledCopy(mol, order, random);
    if (!layOutByCoordGen(copy)) {
        return false;
    }
    const Points &found = copy.getConformer().getPositions();
    Points &points = mol.getConformer().getPositions();
    for (std::size_t i = 0; i < order.size(); ++i) {
        points[order[i]] = found[i];
    }
    return true;
}

void improve(RDKit::RWMol &mol)
{
    const bool isHard = hasHardRings(mol);
    Contest contest(mol);
    if (isHard || contest.verdict().faults > 0 || contest.verdict().wrongStereo > 0) {
        RDKit::RWMol other(mol);
        if (layOutByCoordGen(other)) {
            contest.offer(other, isHard);
        }
    }
    for (int seed = 1; seed <= 4 && contest.verdict().wrongStereo > 0; ++seed) {
        RDKit::RWMol other(mol);
        RDDepict::compute2DCoords(other, nullptr, true, true, 3, 50, seed, true, true);
        contest.offer(other, false);
    }
    for (unsigned int seed = 1; seed <= kShuffles && contest.verdict().wrongStereo > 0; ++seed) {
        RDKit::RWMol other(mol);
        if (layOutShuffled(other, seed)) {
            contest.offer(other, false);
        }
    }
}

void unfoldBranches(RDKit::RWMol &mol)
{
    Shape shape = shapeOf(mol);
    unfold(shape);
    const Points before = mol.getConformer().getPositions();
    const Verdict verdict = verdictOn(mol, before);
    takePlaces(mol, shape);
    if (verdict < verdictOn(mol, mol.getConformer().getPositions())) {
        mol.getConformer().getPositions() = before;
    }
}

void layOutOne(RDKit::RWMol &mol)
{
    RDDepict::compute2DCoords(mol, nullptr, true, true, 0, 0, 0, false, true);
    if (mol.getNumBonds() == 0) {
        return;
    }
    if (mol.getNumAtoms() <= kMostAtoms) {
        improve(mol);
        unfoldBranches(mol);
    }
    RDDepict::straightenDepiction(mol);
    makeWide(mol.getConformer().getPositions());
}

bool isLinear(const RDKit::Atom &atom)
{
    return atom.getDegree() == 2 && atom.getHybridization() == RDKit::Atom::SP;
}

struct Extent {
    double left = 0, right = 0, low = 0, high = 0;
};

// Room for the letters of single atoms included.
Extent extentOf(const Points &points)
{
    Extent e;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto &p = points[i];
        e.left = i == 0 ? p.x : std::min(e.left, p.x);
        e.right = i == 0 ? p.x : std::max(e.right, p.x);
        e.low = i == 0 ? p.y : std::min(e.low, p.y);
        e.high = i == 0 ? p.y : std::max(e.high, p.y);
    }
    const double pad = points.size() == 1 ? 1.0 : 0.4;
    return {e.left - pad, e.right + pad, e.low - 0.4, e.high + 0.4};
}

// In reading order, in rows, centred on the row's line.
void placeInRows(std::vector<Points> &fragments)
{
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (Points &points : fragments) {
        const Extent e = extentOf(points);
        const double width = e.right - e.left;
        if (x > 0 && x + width > kRowWidth) {
            x = 0;
            y -= rowHeight + kGap;
            rowHeight = 0;
        }
        rowHeight = std::max(rowHeight, e.high - e.low);
        for (auto &p : points) {
            p.x += x - e.left;
            p.y += y - (e.low + e.high) / 2;
        }
        x += width + kGap;
    }
}

} // namespace

Shape shapeOf(const RDKit::ROMol &mol)
{
    Shape shape;
    shape.bondLength = kBond;
    for (const RDGeom::Point3D &p : mol.getConformer().getPositions()) {
        shape.places.push_back({p.x, p.y});
    }
    shape.isHeld.resize(mol.getNumAtoms(), false);
    for (const RDKit::Bond *bond : mol.bonds()) {
        const bool mayTurn = bond->getBondType() != RDKit::Bond::DOUBLE &&
                             mol.getRingInfo()->numBondRings(bond->getIdx()) == 0;
        const bool mayBend =
            mayTurn && !isLinear(*bond->getBeginAtom()) && !isLinear(*bond->getEndAtom());
        shape.bonds.push_back({bond->getBeginAtomIdx(), bond->getEndAtomIdx(), mayTurn, mayBend});
    }
    return shape;
}

void takePlaces(RDKit::RWMol &mol, const Shape &shape)
{
    for (std::size_t i = 0; i < shape.places.size(); ++i) {
        mol.getConformer().setAtomPos(static_cast<unsigned int>(i),
                                      {shape.places[i].x, shape.places[i].y, 0});
    }
}

void layOut(RDKit::RWMol &mol)
{
    stateOpenDoubleBonds(mol);
    std::vector<std::vector<int>> atomsOf;
    std::vector<int> fragmentOf;
    auto fragments = RDKit::MolOps::getMolFrags(mol, false, &fragmentOf, &atomsOf, false);
    if (fragments.size() < 2) {
        layOutOne(mol);
        return;
    }
    std::vector<Points> placed;
    for (const auto &fragment : fragments) {
        RDKit::RWMol one(*fragment);
        one.updatePropertyCache(false);
        if (!one.getRingInfo()->isInitialized()) {
            RDKit::MolOps::symmetrizeSSSR(one);
        }
        layOutOne(one);
        placed.push_back(one.getConformer().getPositions());
    }
    placeInRows(placed);
    mol.clearConformers();
    auto *conformer = new RDKit::Conformer(mol.getNumAtoms());
    conformer->set3D(false);
    mol.addConformer(conformer, true);
    for (std::size_t f = 0; f < atomsOf.size(); ++f) {
        for (std::size_t i = 0; i < atomsOf[f].size(); ++i) {
            conformer->setAtomPos(static_cast<unsigned int>(atomsOf[f][i]), placed[f][i]);
        }
    }
}

} // namespace artemisia::chem
