// SPDX-License-Identifier: GPL-3.0-or-later
// worldcheck FILE.csv ...: prints how many stated InChIKeys ours agree with, and every miss with
// its reason.
#include "world_check.h"

#include <fstream>
#include <iostream>

namespace
{

using namespace artemisia::worldcheck;

void print(const std::string &name, const Report &report)
{
    std::cout << name << ": " << report.rows.size() << " rows\n";
    for (const auto verdict :
         {Verdict::Equal, Verdict::NoStructure, Verdict::NoKey, Verdict::Unreadable,
          Verdict::NotNamed, Verdict::OtherStereo, Verdict::OtherSkeleton}) {
        std::cout << "  " << toName(verdict) << ": " << report.count(verdict) << '\n';
    }
    std::cout << "  formulae and masses checked: " << report.formulaeChecked()
              << ", of these wrong: " << report.formulaFaults() << '\n';
    for (const Row &row : report.rows) {
        if (row.verdict != Verdict::Equal && row.verdict != Verdict::NoStructure &&
            row.verdict != Verdict::NoKey) {
            std::cout << "  row " << row.number << '\t' << row.name << '\t' << toName(row.verdict)
                      << (row.isStatedElsewhere ? " (stated)" : "") << '\t' << row.reason << '\t'
                      << row.statedKey << '\t' << row.ourKey << '\t' << row.smiles << '\n';
        }
        if (!row.formulaFault.empty()) {
            std::cout << "  row " << row.number << '\t' << row.name << '\t' << row.formulaFault
                      << '\n';
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        if (!file) {
            std::cerr << argv[i] << " cannot be opened\n";
            return 1;
        }
        print(argv[i], check(readCsv(file)));
    }
    return argc > 1 ? 0 : 1;
}
