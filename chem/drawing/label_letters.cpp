// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/label_letters.h"

#include "chem/drawing/labels.h"

#include <algorithm>

namespace artemisia::chem
{

const std::vector<KnownLetters> &knownLetters()
{
    static const std::vector<KnownLetters> list = [] {
        std::vector<KnownLetters> all;
        for (const Abbreviation &abbreviation : abbreviations()) {
            const std::string_view smiles = abbreviation.smiles.substr(1);
            all.push_back({abbreviation.label, smiles});
            for (std::size_t from = 0; from < abbreviation.synonyms.size();) {
                const std::size_t to =
                    std::min(abbreviation.synonyms.find(' ', from), abbreviation.synonyms.size());
                all.push_back({abbreviation.synonyms.substr(from, to - from), smiles});
                from = to + 1;
            }
        }
        const auto isCharged = [](const KnownLetters &known) {
            return known.letters.back() == '+' || known.letters.back() == '-';
        };
        all.erase(std::remove_if(all.begin(), all.end(), isCharged), all.end());
        std::stable_sort(all.begin(), all.end(), [](const KnownLetters &a, const KnownLetters &b) {
            return a.letters.size() > b.letters.size();
        });
        return all;
    }();
    return list;
}

} // namespace artemisia::chem
