// SPDX-License-Identifier: GPL-3.0-or-later
// roundtrip [--every N] FILE-OR-FOLDER ...: loads every structure and scheme as a sheet, writes it
// in each format, reads that again, and prints a table and every exception.
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/scheme.h"
#include "tests/roundtrip/round_trip.h"
#include "tests/roundtrip/sheets.h"

#include <iomanip>
#include <iostream>
#include <map>

namespace
{

using namespace artemisia::roundtrip;
using namespace artemisia::chem;

struct Count {
    int all = 0;
    int whole = 0;
    std::map<Outcome, int> outcomes;
    std::map<std::string, int> reasons;
};
using Table = std::map<Format, Count>;

void count(Table &table, const std::string &name, const std::vector<Trip> &trips)
{
    for (const Trip &trip : trips) {
        Count &row = table[trip.format];
        ++row.all;
        row.whole += trip.isWhole ? 1 : 0;
        ++row.outcomes[trip.outcome];
        if (trip.outcome != Outcome::Equal) {
            ++row.reasons[trip.reason];
        }
        if (trip.outcome != Outcome::Equal || !trip.isWhole) {
            std::cout << (trip.outcome == Outcome::Lost      ? "lost"
                          : trip.outcome == Outcome::NotHeld ? "not held"
                          : trip.outcome == Outcome::AsItCan ? "as it can"
                                                             : "not whole")
                      << '\t' << name << '\t' << toName(trip.format) << '\t' << trip.reason << '\t'
                      << trip.before.substr(0, 600) << '\t' << trip.after.substr(0, 600) << '\n';
        }
    }
}

void print(const char *title, Table &table)
{
    std::cout << '\n'
              << title
              << "\nformat            all   equal  as it can  not held  lost  CXSMILES equal\n";
    for (auto &[format, row] : table) {
        std::cout << std::left << std::setw(16) << toName(format) << std::right << std::setw(6)
                  << row.all << std::setw(8) << row.outcomes[Outcome::Equal] << std::setw(11)
                  << row.outcomes[Outcome::AsItCan] << std::setw(10)
                  << row.outcomes[Outcome::NotHeld] << std::setw(6) << row.outcomes[Outcome::Lost]
                  << std::setw(16) << row.whole << '\n';
        for (const auto &[reason, n] : row.reasons) {
            std::cout << "    " << n << "  " << reason << '\n';
        }
    }
}

class Survey
{
public:
    void add(Sheet &&sheet)
    {
        if (!sheet.drawing) {
            ++m_notLoaded;
            std::cout << "not loaded\t" << sheet.name << "\t\t" << sheet.drawing.error().message
                      << '\n';
            return;
        }
        ++m_loaded;
        const Drawing &drawing = *sheet.drawing;
        if (!sheet.stated.empty()) {
            ++m_stated;
            const std::string identity = identityOf(drawing);
            m_asStated += identity == sheet.stated ? 1 : 0;
            if (identity != sheet.stated) {
                const auto molecule = moleculeOf(drawing);
                std::cout << "loaded otherwise\t" << sheet.name << "\t\t" << sheet.stated << '\t'
                          << identity << '\t' << (molecule ? molecule->smiles() : std::string())
                          << '\n';
            }
        }
        const auto again = drawingFromCdxml(cdxmlOf(drawing));
        m_sheetsEqual += again && *again == drawing ? 1 : 0;
        if (!stepsOf(drawing).empty()) {
            const auto trips = tripsOfScheme(drawing);
            m_impossible += trips.empty() ? 1 : 0;
            count(m_schemes, sheet.name, trips);
        }
        addStructures(sheet);
    }

    void print()
    {
        std::cout << "\nsheets loaded: " << m_loaded << ", not loaded: " << m_notLoaded
                  << "; schemes and structures on them that are no possible molecule: "
                  << m_impossible << "\nthe same key on the sheet as read: " << m_asStated << " of "
                  << m_stated << "\nsheets equal after CDXML: " << m_sheetsEqual << " of "
                  << m_loaded << '\n';
        ::print("structures", m_structures);
        ::print("schemes", m_schemes);
    }

private:
    void addStructures(const Sheet &sheet)
    {
        const Drawing &drawing = *sheet.drawing;
        const auto parts = partsOf(drawing);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Drawing part = copyOf(drawing, Selection(parts[i].begin(), parts[i].end()));
            const auto trips = tripsOfStructure(part);
            if (trips.empty()) {
                ++m_impossible;
                std::cout << "impossible\t" << sheet.name << " part " << i + 1 << "\t\t"
                          << moleculeOf(part).error().message << '\n';
            }
            count(m_structures, sheet.name + " part " + std::to_string(i + 1), trips);
        }
    }

    int m_loaded = 0;
    int m_notLoaded = 0;
    int m_impossible = 0;
    int m_stated = 0;
    int m_asStated = 0;
    int m_sheetsEqual = 0;
    Table m_structures;
    Table m_schemes;
};

} // namespace

int main(int argc, char **argv)
{
    Survey survey;
    std::size_t every = 1;
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--every" && i + 1 < argc) {
            every = std::stoul(argv[++i]);
        } else {
            eachSheet(argv[i], every, [&](Sheet &&sheet) { survey.add(std::move(sheet)); });
        }
    }
    survey.print();
    return argc > 1 ? 0 : 1;
}
