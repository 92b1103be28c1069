// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/fuzzy.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr qsizetype kLongest = 256; ///< of a candidate: beyond it nobody looks

bool beginsWord(QStringView text, qsizetype i)
{
    return i == 0 || !text.at(i - 1).isLetterOrNumber() ||
           (text.at(i).isUpper() && text.at(i - 1).isLower()) ||
           (text.at(i).isDigit() != text.at(i - 1).isDigit());
}

/// The best way to lay \a word over \a text from \a from on, by trying every start of a run; 0 if
/// there is none.
int scoreWord(QStringView word, QStringView text)
{
    int best = 0;
    for (qsizetype start = 0; start < text.size(); ++start) {
        if (text.at(start).toCaseFolded() != word.at(0).toCaseFolded()) {
            continue;
        }
        int score = 0;
        qsizetype at = start;
        qsizetype previous = -2;
        bool complete = true;
        for (const QChar letter : word) {
            while (at < text.size() && text.at(at).toCaseFolded() != letter.toCaseFolded()) {
                ++at;
            }
            if (at == text.size()) {
                complete = false;
                break;
            }
            score += 1 + (at == previous + 1 ? 6 : 0) + (beginsWord(text, at) ? 4 : 0);
            previous = at++;
        }
        if (complete) {
            score += start == 0 ? 8 : 0;
            score += previous - start + 1 == text.size() ? 10 : 0;
            best = std::max(best, score);
        }
    }
    return best;
}

} // namespace

int fuzzyScore(QStringView typed, QStringView candidate)
{
    const QStringView text = candidate.left(kLongest);
    int total = 0;
    bool any = false;
    for (const QStringView word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const int score = scoreWord(word, text);
        // A lone scatter of letters through a long title is no match a person meant.
        if (score == 0 || (word.size() >= 3 && score < int(word.size()) * 2)) {
            return 0;
        }
        total += score;
        any = true;
    }
    return any ? total : 1;
}

} // namespace artemisia::app
