// SPDX-License-Identifier: GPL-3.0-or-later
// mapcheck FILE-OR-FOLDER ...: of every scheme with atom map numbers, how many are found again.
#include "chem/drawing/scheme.h"
#include "tests/roundtrip/map_check.h"
#include "tests/roundtrip/sheets.h"

#include <algorithm>
#include <iostream>

int main(int argc, char **argv)
{
    using namespace artemisia::roundtrip;
    int schemes = 0;
    int whole = 0;
    long pairs = 0;
    long agreeing = 0;
    double slowest = 0;
    for (int i = 1; i < argc; ++i) {
        eachSheet(argv[i], 1, [&](Sheet &&sheet) {
            const MapAgreement one = sheet.drawing ? agreementOf(*sheet.drawing) : MapAgreement();
            slowest = std::max(slowest, one.seconds);
            if (one.stated == 0) {
                return;
            }
            ++schemes;
            pairs += one.stated;
            agreeing += one.agreeing;
            if (one.agreeing == one.stated) {
                ++whole;
            } else {
                std::cout << sheet.name << '\t' << one.agreeing << " of " << one.stated << '\t'
                          << artemisia::chem::reactionOf(*sheet.drawing)->smiles() << '\n';
            }
        });
    }
    std::cout << "schemes with numbers: " << schemes << ", found again whole: " << whole
              << "; pairs: " << pairs << ", agreeing: " << agreeing << "; slowest: " << slowest
              << " s\n";
    return argc > 1 ? 0 : 1;
}
