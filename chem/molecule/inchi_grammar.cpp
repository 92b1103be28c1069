// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/molecule/inchi_component_impl.h"
#include "chem/molecule/inchi_impl.h"

#include <algorithm>
#include <string>
#include <vector>

namespace artemisia::chem
{

namespace
{

constexpr int maxProtons = 4; // added, for each atom
constexpr std::string_view mainLayers = "chqpbtms";
constexpr std::string_view isotopicLayers = "hbtms";

std::vector<std::string_view> layersOf(std::string_view text)
{
    std::vector<std::string_view> layers;
    for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(end + 1)) {
        end = text.find('/');
        layers.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            break;
        }
    }
    return layers;
}

/// The whole text behind "InChI=1S/".
class StandardInchi
{
public:
    Result<void> check(std::string_view text, int maxAtoms);

private:
    bool readFormulas(std::string_view text);
    bool readLayer(std::string_view layer);
    bool readMain(char name, std::string_view text);
    bool readIsotopic(char name, std::string_view text);
    bool readProtons(std::string_view text);
    bool readInversions(std::string_view text) const;
    bool finishMain();
    [[nodiscard]] int atoms() const;
    [[nodiscard]] int hydrogens() const;

    template <class Read>
    bool each(std::string_view text, bool mayRepeatMain, Read read);

    std::vector<InchiComponent> m_components;
    int m_protons = 0;
    bool m_isTooLarge = false;
    bool m_hasHydrogens = false;
    bool m_isIsotopic = false;
    std::size_t m_nextKind = 0; ///< Of the main or isotopic layers: they have an order.
};

int StandardInchi::atoms() const
{
    int sum = 0;
    for (const InchiComponent &component : m_components) {
        sum += component.atoms;
    }
    return sum;
}

int StandardInchi::hydrogens() const
{
    int sum = std::max(0, m_protons);
    for (const InchiComponent &component : m_components) {
        sum += component.hydrogens;
    }
    return sum;
}

bool StandardInchi::readFormulas(std::string_view text)
{
    for (bool isLast = false; !isLast;) {
        const std::size_t dot = text.find('.');
        isLast = dot == std::string_view::npos;
        InchiCursor at(text.substr(0, dot));
        const int times = at.count();
        InchiComponent component;
        if (times == 0 || !readFormula(at, component)) {
            return false;
        }
        if (component.heavy > maxInchiAtoms ||
            std::size_t(times) + m_components.size() > maxInchiAtoms) {
            m_isTooLarge = true;
            return false;
        }
        m_components.insert(m_components.end(), std::size_t(times), component);
        text.remove_prefix(isLast ? text.size() : dot + 1);
    }
    m_isTooLarge = atoms() > maxInchiAtoms;
    return !m_isTooLarge;
}

/// Entries for one component after the other, parted by ';'; "3*" before an entry: for three.
template <class Read>
bool StandardInchi::each(std::string_view text, bool mayRepeatMain, Read read)
{
    std::size_t next = 0;
    for (bool isLast = false; !isLast;) {
        const std::size_t end = text.find(';');
        isLast = end == std::string_view::npos;
        const std::string_view entry = text.substr(0, end);
        InchiCursor at(entry);
        const int times = entry.find('*') != std::string_view::npos ? at.count() : 1;
        if (entry.find('*') != std::string_view::npos && (times < 2 || !at.take('*'))) {
            return false;
        }
        InchiCursor repeat(entry);
        const int repeated = mayRepeatMain ? repeat.count() : 0;
        const bool isRepeat = repeated > 0 && repeat.take('m') && repeat.atEnd();
        const std::size_t count = std::size_t(isRepeat ? repeated : times);
        if (count > m_components.size() - next) {
            return false;
        }
        for (std::size_t i = 0; i < count; ++i) {
            InchiCursor copy(at);
            if (!isRepeat && (!read(copy, m_components[next + i]) || !copy.atEnd())) {
                return false;
            }
        }
        next += count;
        text.remove_prefix(isLast ? text.size() : end + 1);
    }
    return next == m_components.size();
}

bool StandardInchi::readInversions(std::string_view text) const
{
    return text.size() == m_components.size() &&
           text.find_first_not_of("01.") == std::string_view::npos;
}

bool StandardInchi::readProtons(std::string_view text)
{
    InchiCursor at(text);
    m_protons = readSigned(at);
    // What is taken away stands in the formula.
    const int most = m_protons < 0 ? hydrogens() : maxProtons * std::max(1, atoms());
    return m_protons != 0 && std::abs(m_protons) <= most && at.atEnd();
}

bool StandardInchi::readMain(char name, std::string_view text)
{
    switch (name) {
    case 'c':
        return each(text, false, readConnections);
    case 'h':
        m_hasHydrogens = true;
        return each(text, false, readHydrogens);
    case 'q':
        return each(text, false, readCharge);
    case 'p':
        return readProtons(text);
    case 'b':
        return each(text, false, readDoubleBonds);
    case 't':
        return each(text, false, readCentres);
    case 'm':
        return readInversions(text);
    default:
        return text == "1";
    }
}

bool StandardInchi::readIsotopic(char name, std::string_view text)
{
    switch (name) {
    case 'i':
        return text.empty() || each(text, false, readIsotopes);
    case 'h': {
        InchiCursor at(text);
        const int isotopes = readIsotopicHydrogens(at);
        return isotopes > 0 && isotopes <= hydrogens() && at.atEnd();
    }
    case 'b':
        return each(text, true, readDoubleBonds);
    case 't':
        return each(text, true, readCentres);
    case 'm':
        return readInversions(text);
    default:
        return text == "1";
    }
}

/// Once the main layers are read: what those that are not there would have had to say.
bool StandardInchi::finishMain()
{
    for (InchiComponent &component : m_components) {
        if ((!component.hasBonds && component.heavy > 1) ||
            (!m_hasHydrogens && ownHydrogens(component) != 0)) {
            return false;
        }
        component.fixed.resize(std::size_t(component.atoms) + 1);
    }
    return atoms() <= maxInchiAtoms;
}

bool StandardInchi::readLayer(std::string_view layer)
{
    const char name = layer.empty() ? '\0' : layer.front();
    if (name == 'i' && !m_isIsotopic) {
        m_isIsotopic = true;
        m_nextKind = 0;
        return finishMain() && readIsotopic(name, layer.substr(1));
    }
    const std::string_view kinds = m_isIsotopic ? isotopicLayers : mainLayers;
    const std::size_t kind = kinds.find(name, m_nextKind);
    if (name == '\0' || kind == std::string_view::npos) {
        return false;
    }
    m_nextKind = kind + 1;
    return m_isIsotopic ? readIsotopic(name, layer.substr(1)) : readMain(name, layer.substr(1));
}

Result<void> StandardInchi::check(std::string_view text, int maxAtoms)
{
    const std::string damaged = "The InChI is damaged in ";
    auto layers = layersOf(text);
    // Protons alone have no formula and no atom that could be numbered: "p+1".
    const bool hasFormula = text.substr(0, 1) != "p";
    if (hasFormula && !readFormulas(layers.front())) {
        return m_isTooLarge ? Result<void>(tooLarge("atoms", std::size_t(maxInchiAtoms) + 1,
                                                    std::size_t(maxAtoms)))
                            : fail(ErrorCode::Syntax, damaged + "its formula.");
    }
    layers.erase(layers.begin(), layers.begin() + (hasFormula ? 1 : 0));
    for (const std::string_view layer : layers) {
        if (!readLayer(layer)) {
            return fail(ErrorCode::Syntax,
                        damaged + "layer \"/" + std::string(layer.substr(0, 1)) + "\".");
        }
    }
    if (!m_isIsotopic && !finishMain()) {
        return fail(ErrorCode::Syntax, damaged + "its connections or hydrogens.");
    }
    if (atoms() > maxAtoms) {
        return tooLarge("atoms", std::size_t(maxInchiAtoms) + 1, std::size_t(maxAtoms));
    }
    return {};
}

} // namespace

Result<void> checkStandardInchi(std::string_view inchi, const Limits &limits)
{
    const std::size_t most = std::min(limits.textBytes, maxInchiBytes);
    if (inchi.size() > most) {
        return tooLarge("bytes", inchi.size(), most);
    }
    constexpr std::string_view prefix = "InChI=1S/";
    if (inchi.substr(0, prefix.size()) != prefix) {
        return inchi.substr(0, 8) == "InChI=1/"
                   ? fail(ErrorCode::Unsupported,
                          "Only standard InChIs (InChI=1S/...) can be read.")
                   : fail(ErrorCode::Syntax, "The text is not an InChI.");
    }
    return StandardInchi().check(inchi.substr(prefix.size()),
                                 std::min(limits.atoms, maxInchiAtoms));
}

} // namespace artemisia::chem
