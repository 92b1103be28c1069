// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"
#include "core/format/notebook_reader.h"
#include "core/record/json.h"

#include <QElapsedTimer>
#include <QStringList>

namespace artemisia::cli
{

/// Where a command's words go: answers to standard output (text, or JSON with --json), everything
/// else to standard error.
class Console
{
public:
    Console();
    bool isJson = false; ///< --json was given

    void print(const QString &text);     ///< to standard output, as it is
    void line(const QString &text = {}); ///< the same with a line break
    void json(const Json &json);         ///< one JSON document
    void note(const QString &text);      ///< a line on standard error
    void error(const Error &error); ///< a line on standard error; with --json also {"error": ...}
                                    ///< on standard output
    void progress(const Progress &progress); ///< drawn over itself on a terminal, at most ten times
                                             ///< a second; nothing in a pipe
    void endProgress();                      ///< takes the progress line away
    /// A table with aligned columns; the last is not padded. Line breaks in cells become spaces.
    void table(const QStringList &headers, const QList<QStringList> &rows);
    /// False once standard output is gone or full: a pipe whose reader has left.
    [[nodiscard]] bool isGood() const;

private:
    bool m_isTerminal = false; ///< standard error is one
    bool m_showsProgress = false;
    QElapsedTimer m_sinceProgress;
};

/// Prints a list in JSON one element at a time: {"compounds": [ ... ]} in constant memory.
class JsonList
{
public:
    JsonList(Console &console, const char *key);
    void add(const Json &item);
    void end(const Json &more =
                 Json::object()); ///< \a more: numbers and words that stand after the list

private:
    Console &m_console;
    bool m_isFirst = true;
};

[[nodiscard]] QString
toName(ErrorCode code); ///< "not-found", "invalid" ...: the code in {"error": ...}
[[nodiscard]] Json toJson(const Error &error);
[[nodiscard]] Json toJson(const QList<format::Finding> &findings);
[[nodiscard]] QString toText(const format::Finding &finding);

} // namespace artemisia::cli
