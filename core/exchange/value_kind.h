// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace artemisia::exchange
{

/// What a piece of text looks like. Guesses, by shape alone and quickly: only chemistry can say
/// whether a SMILES is one.
[[nodiscard]] bool looksLikeNumber(QStringView text);
[[nodiscard]] bool looksLikeInchi(QStringView text);
[[nodiscard]] bool looksLikeInchiKey(QStringView text);
/// Tokens of a SMILES (with a CXSMILES tail), brackets and ring bonds in pairs, and more to it than
/// a word could have.
[[nodiscard]] bool looksLikeSmiles(QStringView text);
[[nodiscard]] bool looksLikeMolBlock(QStringView text);
/// Letters and digits as in a registry's codes: "OSM-S-106", "MMV689019", "CVD-0020159", "EGT
/// 250-1".
[[nodiscard]] bool looksLikeCode(QStringView text);
/// A header's words: lower case, every other character a space, one space between; "CompoundSMILES"
/// is followed by "compound smiles".
[[nodiscard]] QString plainWords(const QString &header);
/// True if the words of a header (of plainWords) contain one of ours, a word or several in a row.
[[nodiscard]] bool hasWord(const QString &plainWords, const QStringList &words);

} // namespace artemisia::exchange
