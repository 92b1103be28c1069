// SPDX-License-Identifier: GPL-3.0-or-later
// drawcheck [--every N] [--numbered] FILE-OR-FOLDER ...: measures the drawing of every structure
// and scheme against the ACS 1996 settings and prints what differs or touches. Numbered: with a map
// number at each atom.
#include "tests/roundtrip/draw_check.h"
#include "tests/roundtrip/sheets.h"
#include "tests/roundtrip/style_check.h"

#include <iostream>
#include <map>

int main(int argc, char **argv)
{
    using namespace artemisia;
    using namespace artemisia::roundtrip;
    std::size_t every = 1;
    bool isNumbered = false;
    long sheets = 0;
    long faulty = 0;
    StyleReport sum;
    std::map<std::string, long> kinds;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--every" && i + 1 < argc) {
            every = std::stoul(argv[++i]);
            continue;
        }
        if (argument == "--numbered") {
            isNumbered = true;
            continue;
        }
        eachSheet(argument, every, [&](Sheet &&sheet) {
            if (!sheet.drawing) {
                return;
            }
            const StyleReport report =
                styleOf(isNumbered ? numbered(*sheet.drawing) : *sheet.drawing);
            ++sheets;
            faulty += report.faults.empty() ? 0 : 1;
            sum.bonds += report.bonds;
            sum.doubles += report.doubles;
            sum.wedges += report.wedges;
            sum.hashes += report.hashes;
            sum.margins += report.margins;
            sum.words += report.words;
            for (const std::string &fault : report.faults) {
                ++kinds[fault.substr(0, fault.find(':'))];
                std::cout << sheet.name << '\t' << fault << '\n';
            }
        });
    }
    for (const auto &[kind, n] : kinds) {
        std::cout << n << '\t' << kind << '\n';
    }
    std::cout << "sheets: " << sheets << ", with a fault: " << faulty << "; bonds: " << sum.bonds
              << ", double: " << sum.doubles << ", wedges: " << sum.wedges
              << ", hashed: " << sum.hashes << ", ends at letters: " << sum.margins
              << ", words: " << sum.words << '\n';
    return argc > 1 ? 0 : 1;
}
