// SPDX-License-Identifier: GPL-3.0-or-later
#include "world_check.h"

#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <regex>

namespace artemisia::worldcheck
{

namespace
{

using Counts = std::map<std::string, int>;

struct Weights {
    double average;
    double monoisotopic;
};

/// Standard atomic weights (abridged, CIAAW 2021) and masses of the most abundant isotopes (AME
/// 2020): not RDKit's own tables, which are what is checked.
const std::map<std::string, Weights> &weights()
{
    static const std::map<std::string, Weights> table = {
        {"H", {1.008, 1.00782503}},    {"B", {10.81, 11.00930517}},   {"C", {12.011, 12.0}},
        {"N", {14.007, 14.00307400}},  {"O", {15.999, 15.99491462}},  {"F", {18.998, 18.99840316}},
        {"Na", {22.990, 22.98976928}}, {"Si", {28.085, 27.97692653}}, {"P", {30.974, 30.97376200}},
        {"S", {32.06, 31.97207117}},   {"Cl", {35.45, 34.96885269}},  {"K", {39.098, 38.96370649}},
        {"Br", {79.904, 78.9183376}},  {"I", {126.90, 126.904472}},   {"Li", {6.94, 7.01600344}},
        {"Se", {78.971, 79.9165218}},
    };
    return table;
}

/// "C9H8O4" with an optional charge at the end, labels in brackets aside.
Counts countsOfFormula(const std::string &formula)
{
    Counts counts;
    for (std::size_t i = 0; i < formula.size();) {
        if (std::isupper(static_cast<unsigned char>(formula[i])) == 0) {
            ++i;
            continue;
        }
        std::string symbol(1, formula[i++]);
        while (i < formula.size() && std::islower(static_cast<unsigned char>(formula[i])) != 0) {
            symbol += formula[i++];
        }
        int count = 0;
        while (i < formula.size() && std::isdigit(static_cast<unsigned char>(formula[i])) != 0) {
            count = count * 10 + (formula[i++] - '0');
        }
        symbol = symbol == "D" || symbol == "T" ? "H" : symbol;
        counts[symbol] += count == 0 ? 1 : count;
    }
    return counts;
}

std::string withoutCharge(const std::string &formula)
{
    return formula.substr(0, formula.find_first_of("+-"));
}

std::string trimmed(const std::string &text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    const auto to = text.find_last_not_of(" \t\r\n");
    return from == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

struct Columns {
    std::optional<std::size_t> name, smiles, inchi, key;
};

Columns findColumns(const std::vector<std::string> &header)
{
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string h = lower(trimmed(header[i]));
        if (!columns.smiles && h == "smiles") {
            columns.smiles = i;
        } else if (!columns.inchi && h == "inchi") {
            columns.inchi = i;
        } else if (!columns.key && h.find("key") != std::string::npos) {
            columns.key = i;
        } else if (!columns.name && (h.find("number") != std::string::npos || h == "cid")) {
            columns.name = i;
        }
    }
    return columns;
}

std::string cell(const std::vector<std::string> &row, std::optional<std::size_t> column)
{
    return column && *column < row.size() ? trimmed(row[*column]) : std::string();
}

void checkMasses(Row &row, const chem::Molecule &molecule, const Counts &stated)
{
    double average = 0;
    double monoisotopic = 0;
    int atoms = 0;
    for (const auto &[symbol, count] : stated) {
        const auto found = weights().find(symbol);
        if (found == weights().end()) {
            return;
        }
        average += found->second.average * count;
        monoisotopic += found->second.monoisotopic * count;
        atoms += count;
    }
    // The abridged weights are good to about 0.005 an atom of sulphur or silicon, far less for the
    // others.
    if (std::abs(average - chem::averageMass(molecule)) > 0.001 * atoms + 0.02) {
        row.formulaFault = "average mass " + std::to_string(chem::averageMass(molecule)) +
                           ", expected " + std::to_string(average);
    }
    if (std::abs(monoisotopic - chem::monoisotopicMass(molecule)) > 0.0005) {
        row.formulaFault = "monoisotopic mass " + std::to_string(chem::monoisotopicMass(molecule)) +
                           ", expected " + std::to_string(monoisotopic);
    }
}

/// Against \a inchi, which must be of the same skeleton as the structure for the comparison to mean
/// anything.
void checkFormula(Row &row, const chem::Molecule &molecule, const std::string &inchi)
{
    const Counts stated = countsOfInchi(inchi);
    if (stated.empty() || row.ourInchi.find("/i") != std::string::npos) {
        return;
    }
    row.isFormulaChecked = true;
    const std::string ours = withoutCharge(chem::formula(molecule));
    if (countsOfFormula(ours) != stated) {
        row.formulaFault = "formula " + ours + ", expected that of " + inchi;
        return;
    }
    checkMasses(row, molecule, stated);
}

bool hasStereoLayer(const std::string &inchi)
{
    return inchi.find("/t") != std::string::npos || inchi.find("/b") != std::string::npos;
}

/// Older programs left the hydrogen off sulphur and phosphorus of unusual valence when they made
/// the key.
bool isKeyWithoutHydrogens(const Row &row)
{
    static const std::regex hydrogen("\\[(S|P)H\\d?\\]");
    const auto molecule =
        chem::Molecule::fromSmiles(std::regex_replace(row.smiles, hydrogen, "[$1]"));
    const auto inchi = molecule ? chem::inchi(*molecule) : chem::Result<chem::Inchi>(chem::Inchi());
    return inchi && inchi->key == row.statedKey;
}

/// What the row itself says about why the keys differ.
void explainMiss(Row &row, const std::vector<std::string> &warnings)
{
    if (!chem::isInchiKey(row.statedKey)) {
        row.reason = "what is stated is not an InChIKey";
        row.isStatedElsewhere = true;
        return;
    }
    const auto statedKeyOfInchi = chem::inchiKeyOf(row.statedInchi);
    if (statedKeyOfInchi && *statedKeyOfInchi == row.ourKey) {
        row.reason = "the stated InChI is that of the structure, the stated key is another's";
        row.isStatedElsewhere = true;
        return;
    }
    for (const std::string &warning : warnings) {
        if (warning.find("unusual valence") != std::string::npos) {
            row.reason = warning;
        }
    }
    if (isKeyWithoutHydrogens(row)) {
        row.reason = "the stated key leaves out hydrogen on an atom of unusual valence";
        row.isStatedElsewhere = true;
        return;
    }
    const std::string statedFormula = chem::formulaLayer(row.statedInchi);
    if (row.verdict == Verdict::OtherSkeleton && !statedFormula.empty()) {
        const bool isSame = statedFormula == chem::formulaLayer(row.ourInchi);
        row.reason = isSame ? "the stated InChI is an isomer of the structure"
                            : "the stated InChI is of another formula: " + statedFormula;
        row.isStatedElsewhere = true;
    } else if (row.verdict == Verdict::OtherStereo) {
        const bool isFlatKey = row.statedKey.substr(15, 8) == "UHFFFAOY";
        const bool isFlatDrawing = !hasStereoLayer(row.ourInchi);
        row.reason = isFlatKey       ? "the structure states stereo, the key does not"
                     : isFlatDrawing ? "the key states stereo, the structure does not"
                                     : "structure and key state different stereo";
        row.isStatedElsewhere = isFlatKey || isFlatDrawing;
    }
    if (row.reason.empty()) {
        row.reason = "unexplained";
    }
}

void judge(Row &row)
{
    if (row.smiles.empty()) {
        row.verdict = Verdict::NoStructure;
        row.reason = "no structure";
        return;
    }
    const auto molecule = chem::Molecule::fromSmiles(row.smiles);
    if (!molecule) {
        row.verdict = Verdict::Unreadable;
        row.reason = molecule.error().message;
        return;
    }
    const auto inchi = chem::inchi(*molecule);
    if (!inchi) {
        row.verdict = Verdict::NotNamed;
        row.reason = inchi.error().message + " " + inchi.error().detail;
        return;
    }
    row.ourKey = inchi->key;
    row.ourInchi = inchi->inchi;
    if (row.statedKey.empty()) {
        row.verdict = Verdict::NoKey;
        row.reason = "no key stated";
        checkFormula(row, *molecule, row.ourInchi);
        return;
    }
    if (row.ourKey != row.statedKey) {
        row.verdict = chem::isSameSkeleton(row.ourKey, row.statedKey) ? Verdict::OtherStereo
                                                                      : Verdict::OtherSkeleton;
        explainMiss(row, inchi->warnings);
    }
    const bool isComparable =
        chem::formulaLayer(row.statedInchi) == chem::formulaLayer(row.ourInchi);
    checkFormula(row, *molecule, isComparable ? row.statedInchi : row.ourInchi);
}

} // namespace

Counts countsOfInchi(const std::string &inchi)
{
    Counts counts;
    const std::string layer = chem::formulaLayer(inchi);
    for (std::size_t from = 0; from < layer.size();) {
        const std::size_t dot = std::min(layer.find('.', from), layer.size());
        const std::string part = layer.substr(from, dot - from);
        const int times = std::max(1, std::atoi(part.c_str()));
        for (const auto &[symbol, count] : countsOfFormula(part)) {
            counts[symbol] += times * count;
        }
        from = dot + 1;
    }
    if (const auto protons = inchi.find("/p"); protons != std::string::npos && !counts.empty()) {
        counts["H"] += std::atoi(inchi.c_str() + protons + 2);
    }
    std::erase_if(counts, [](const auto &item) { return item.second == 0; });
    return counts;
}

std::size_t Report::count(Verdict verdict) const
{
    return std::size_t(std::count_if(rows.begin(), rows.end(),
                                     [verdict](const Row &row) { return row.verdict == verdict; }));
}

std::size_t Report::formulaeChecked() const
{
    return std::size_t(std::count_if(rows.begin(), rows.end(),
                                     [](const Row &row) { return row.isFormulaChecked; }));
}

std::size_t Report::formulaFaults() const
{
    return std::size_t(std::count_if(rows.begin(), rows.end(),
                                     [](const Row &row) { return !row.formulaFault.empty(); }));
}

std::vector<std::vector<std::string>> readCsv(std::istream &input)
{
    std::vector<std::vector<std::string>> table;
    std::vector<std::string> row;
    std::string value;
    bool isQuoted = false;
    const auto endRow = [&] {
        row.push_back(std::move(value));
        value.clear();
        if (row.size() > 1 || !row.front().empty()) {
            table.push_back(row);
        }
        row.clear();
    };
    for (char c = 0; input.get(c);) {
        if (isQuoted && c == '"' && input.peek() == '"') {
            value += char(input.get());
        } else if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ',' && !isQuoted) {
            row.push_back(std::move(value));
            value.clear();
        } else if (c == '\n' && !isQuoted) {
            endRow();
        } else if (c != '\r' || isQuoted) {
            value += c;
        }
    }
    if (!value.empty() || !row.empty()) {
        endRow();
    }
    return table;
}

Report check(const std::vector<std::vector<std::string>> &table)
{
    Report report;
    if (table.empty()) {
        return report;
    }
    const Columns columns = findColumns(table.front());
    for (std::size_t i = 1; i < table.size(); ++i) {
        Row row;
        row.number = i;
        row.name = cell(table[i], columns.name);
        row.smiles = cell(table[i], columns.smiles);
        row.statedInchi = cell(table[i], columns.inchi);
        row.statedKey = cell(table[i], columns.key);
        judge(row);
        report.rows.push_back(std::move(row));
    }
    return report;
}

std::string toName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Equal:
        return "equal";
    case Verdict::NoStructure:
        return "no structure";
    case Verdict::NoKey:
        return "no key";
    case Verdict::Unreadable:
        return "unreadable";
    case Verdict::NotNamed:
        return "not named";
    case Verdict::OtherStereo:
        return "other stereo";
    case Verdict::OtherSkeleton:
        return "other skeleton";
    }
    return {};
}

} // namespace artemisia::worldcheck
