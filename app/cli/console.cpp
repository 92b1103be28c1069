// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "app/cli/tr.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

#include <unistd.h>

namespace artemisia::cli
{

namespace
{
constexpr qint64 kProgressInterval = 100; // ms
constexpr qsizetype kWidestColumn = 60;

void writeTo(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
}

QString oneLine(const QString &cell)
{
    QString text = cell;
    text.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'\t', u' ');
    // Escape sequences from an imported file are text, not orders to the terminal.
    for (QChar &c : text) {
        if (c.unicode() < 0x20 || (c.unicode() >= 0x7F && c.unicode() < 0xA0)) {
            c = QChar(QChar::ReplacementCharacter);
        }
    }
    return text;
}
} // namespace

Console::Console()
    : m_isTerminal(isatty(STDERR_FILENO) == 1)
{
}

void Console::print(const QString &text)
{
    endProgress();
    writeTo(stdout, text);
}

void Console::line(const QString &text)
{
    print(text + u'\n');
}

void Console::json(const Json &json)
{
    print(QString::fromUtf8(canonicalText(json)));
}

void Console::note(const QString &text)
{
    endProgress();
    std::fflush(stdout);
    writeTo(stderr, text + u'\n');
}

void Console::error(const Error &error)
{
    note(QStringLiteral("artemisia-cli: ") + error.message);
    if (isJson) {
        json(Json{{"error", toJson(error)}});
    }
}

void Console::progress(const Progress &progress)
{
    if (!m_isTerminal ||
        (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < kProgressInterval)) {
        return;
    }
    m_sinceProgress.start();
    QString text = progress.what;
    if (progress.total > 0) {
        const auto percent = std::clamp<qint64>(progress.done * 100 / progress.total, 0, 100);
        text += QStringLiteral(" %1 %").arg(percent);
    } else if (progress.done > 0) {
        text += u' ' + QString::number(progress.done);
    }
    writeTo(stderr, QStringLiteral("\r\x1b[K") + oneLine(text));
    std::fflush(stderr);
    m_showsProgress = true;
}

void Console::endProgress()
{
    if (m_showsProgress) {
        writeTo(stderr, QStringLiteral("\r\x1b[K"));
        std::fflush(stderr);
        m_showsProgress = false;
    }
}

bool Console::isGood() const
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

void Console::table(const QStringList &headers, const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (qsizetype c = 0; c < headers.size(); ++c) {
        qsizetype width = headers.at(c).size();
        for (const QStringList &row : rows) {
            width = std::max(width, row.value(c).size());
        }
        widths.append(std::min(width, kWidestColumn));
    }
    const auto put = [this, &widths](const QStringList &cells) {
        QString text;
        for (qsizetype c = 0; c < widths.size(); ++c) {
            const QString cell = oneLine(cells.value(c));
            text += c + 1 < widths.size() ? cell.leftJustified(widths.at(c)) + QStringLiteral("  ")
                                          : cell;
        }
        while (text.endsWith(u' ')) {
            text.chop(1);
        }
        line(text);
    };
    put(headers);
    for (const QStringList &row : rows) {
        put(row);
    }
}

JsonList::JsonList(Console &console, const char *key)
    : m_console(console)
{
    m_console.print(QStringLiteral("{\n  \"%1\": [").arg(QLatin1String(key)));
}

void JsonList::add(const Json &item)
{
    QString text = QString::fromUtf8(canonicalText(item)).trimmed();
    text.replace(u'\n', QStringLiteral("\n    "));
    m_console.print((m_isFirst ? QStringLiteral("\n    ") : QStringLiteral(",\n    ")) + text);
    m_isFirst = false;
}

void JsonList::end(const Json &more)
{
    QString text = m_isFirst ? QStringLiteral("]") : QStringLiteral("\n  ]");
    for (const auto &[key, value] : more.items()) {
        text += QStringLiteral(",\n  \"%1\": %2")
                    .arg(QString::fromStdString(key),
                         QString::fromUtf8(canonicalText(value)).trimmed());
    }
    m_console.print(text + QStringLiteral("\n}\n"));
}

QString toName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    case ErrorCode::Usage:
        return QStringLiteral("usage");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::Invalid:
        return QStringLiteral("invalid");
    case ErrorCode::Io:
        return QStringLiteral("io");
    case ErrorCode::Locked:
        return QStringLiteral("locked");
    case ErrorCode::TooNew:
        return QStringLiteral("too-new");
    case ErrorCode::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorCode::Network:
        return QStringLiteral("network");
    case ErrorCode::Refused:
        return QStringLiteral("refused");
    case ErrorCode::Conflict:
        return QStringLiteral("conflict");
    case ErrorCode::ReadOnly:
        return QStringLiteral("read-only");
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::TooLarge:
        return QStringLiteral("too-large");
    }
    return QStringLiteral("internal");
}

Json toJson(const Error &error)
{
    return Json{{"code", toName(error.code).toStdString()},
                {"exit", int(error.code)},
                {"message", error.message.toStdString()}};
}

namespace
{
QString toName(format::Severity severity)
{
    switch (severity) {
    case format::Severity::Remark:
        return QStringLiteral("remark");
    case format::Severity::Warning:
        return QStringLiteral("warning");
    case format::Severity::Error:
        break;
    }
    return QStringLiteral("error");
}
} // namespace

Json toJson(const QList<format::Finding> &findings)
{
    Json list = Json::array();
    for (const format::Finding &finding : findings) {
        list.push_back({{"severity", toName(finding.severity).toStdString()},
                        {"path", finding.path.toStdString()},
                        {"field", finding.field.toStdString()},
                        {"message", finding.message.toStdString()}});
    }
    return list;
}

QString toText(const format::Finding &finding)
{
    QString where = finding.path;
    if (!finding.field.isEmpty()) {
        where += QStringLiteral(" ") + finding.field;
    }
    return toName(finding.severity) + QStringLiteral(": ") + where + QStringLiteral(": ") +
           finding.message;
}

} // namespace artemisia::cli
