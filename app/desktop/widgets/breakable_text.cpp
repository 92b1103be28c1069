// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/breakable_text.h"

namespace artemisia::app
{

namespace
{
constexpr int kLongestWord = 20;
constexpr QChar kBreak(u'\u200b'); // zero width space
} // namespace

QString breakableText(const QString &text)
{
    QString broken;
    broken.reserve(text.size() + text.size() / kLongestWord);
    int word = 0;
    for (const QChar letter : text) {
        word = letter.isSpace() ? 0 : word + 1;
        if (word > kLongestWord && !letter.isLowSurrogate()) {
            broken.append(kBreak);
            word = 1;
        }
        broken.append(letter);
    }
    return broken;
}

} // namespace artemisia::app
