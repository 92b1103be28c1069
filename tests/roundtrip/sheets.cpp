// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/roundtrip/sheets.h"

#include "chem/drawing/read.h"
#include "chem/formats/reader.h"
#include "chem/molecule/inchi.h"
#include "tests/worldcheck/world_check.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

namespace artemisia::roundtrip
{

using namespace artemisia::chem;
namespace fs = std::filesystem;

namespace
{

using Use = std::function<void(Sheet &&)>;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return text;
}

std::string keyOf(const Molecule &molecule)
{
    const auto made = inchi(molecule);
    return made ? made->key : std::string();
}

void useText(const std::string &name, const std::string &text, const Use &use)
{
    use({name, drawingFromText(text), {}});
}

void useSmiles(const std::string &name, const std::string &text, const Use &use)
{
    const auto molecule = Molecule::fromSmiles(text);
    use({name, drawingFromText(text), molecule ? keyOf(*molecule) : std::string()});
}

void useTable(const fs::path &path, std::size_t every, const Use &use)
{
    std::ifstream file(path, std::ios::binary);
    const auto table = worldcheck::readCsv(file);
    if (table.empty()) {
        return;
    }
    const auto header = std::find_if(table[0].begin(), table[0].end(), [](const std::string &cell) {
        return lower(cell).find("smiles") != std::string::npos;
    });
    const auto column = std::size_t(header - table[0].begin());
    for (std::size_t row = 1; row < table.size(); row += every) {
        if (column < table[row].size() && !table[row][column].empty()) {
            useSmiles(path.filename().string() + " row " + std::to_string(row), table[row][column],
                      use);
        }
    }
}

void useLines(const fs::path &path, std::size_t every, const Use &use)
{
    std::ifstream file(path);
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (number % every == 0) {
            useSmiles(path.filename().string() + " line " + std::to_string(number),
                      line.substr(0, line.find_first_of(" \t\r")), use);
        }
    }
}

void useRecords(const fs::path &path, const Use &use)
{
    std::ifstream file(path, std::ios::binary);
    const auto reader = makeReader(MoleculeFormat::Sdf, file);
    while (auto record = reader->next()) {
        const std::string stated = record->molecule ? keyOf(*record->molecule) : std::string();
        use({path.filename().string() + " record " + std::to_string(record->number),
             drawingFromText(record->raw), stated});
    }
}

// The reactions of an RDF: each begins with $RXN and ends before the next keyword that is its own.
void useReactions(const fs::path &path, const std::string &text, const Use &use)
{
    std::size_t number = 0;
    for (std::size_t at = text.find("$RXN"); at != std::string::npos;) {
        const std::size_t next = text.find("$RXN", at + 4);
        std::string block = text.substr(at, next == std::string::npos ? next : next - at);
        for (const char *mark : {"\n$RFMT", "\n$DTYPE", "\n$MFMT"}) {
            block.resize(std::min(block.size(), block.find(mark)));
        }
        useText(path.filename().string() + " reaction " + std::to_string(++number), block + "\n",
                use);
        at = next;
    }
}

} // namespace

void eachSheet(const fs::path &path, std::size_t every, const Use &use)
{
    if (fs::is_directory(path)) {
        std::vector<fs::path> files;
        for (const auto &entry : fs::recursive_directory_iterator(path)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
        std::sort(files.begin(), files.end());
        for (const fs::path &file : files) {
            eachSheet(file, every, use);
        }
        return;
    }
    const std::string ending = lower(path.extension().string());
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (ending == ".csv") {
        useTable(path, every, use);
    } else if (ending == ".smi") {
        useLines(path, every, use);
    } else if (ending == ".sdf") {
        useRecords(path, use);
    } else if (ending == ".rdf") {
        useReactions(path, text.str(), use);
    } else if (ending == ".mol" || ending == ".rxn" || ending == ".cdxml") {
        useText(path.filename().string(), text.str(), use);
    }
}

} // namespace artemisia::roundtrip
