// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace artemisia::app
{

namespace
{

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("words", text, nullptr, n);
}

QString dayInWords(const QDate &day, const QDate &today)
{
    if (day == today) {
        return tr("today");
    }
    if (day == today.addDays(-1)) {
        return tr("yesterday");
    }
    return QLocale().toString(day, day.year() == today.year() ? QStringLiteral("d MMM")
                                                              : QStringLiteral("d MMM yyyy"));
}

} // namespace

QString timeInWords(const Timestamp &at)
{
    if (at.isNull()) {
        return {};
    }
    const QDateTime now = Clock::now();
    const qint64 seconds = at.toDateTime().secsTo(now);
    if (seconds < -60) { // another computer's clock
        return QLocale().toString(at.toDateTime().toLocalTime(), QLocale::ShortFormat);
    }
    if (seconds < 60) {
        return tr("just now");
    }
    if (seconds < 3600) {
        return tr("%1 min ago").arg(seconds / 60);
    }
    const QDate day = at.toDateTime().toLocalTime().date();
    const QDate today = now.toLocalTime().date();
    return day == today ? tr("%1 h ago").arg(seconds / 3600) : dayInWords(day, today);
}

QString dateInWords(const QString &isoDate)
{
    const QDate day = QDate::fromString(isoDate, Qt::ISODate);
    return day.isValid() ? dayInWords(day, Clock::now().toLocalTime().date()) : isoDate;
}

QString sizeInWords(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString formulaHtml(const QString &formula)
{
    QString html;
    bool afterElement = false;
    for (qsizetype i = 0; i < formula.size(); ++i) {
        const QChar c = formula.at(i);
        if (c.isDigit() && afterElement) {
            qsizetype end = i;
            while (end < formula.size() && formula.at(end).isDigit()) {
                ++end;
            }
            html += QStringLiteral("<sub>%1</sub>").arg(formula.mid(i, end - i));
            i = end - 1;
        } else if (c == QLatin1Char('+') || (c == QLatin1Char('-') && i > 0)) {
            // "+2" is how files write it, "2+" how people do.
            const QString sign = c == QLatin1Char('-') ? QString(QChar(0x2212)) : QString(c);
            html += QStringLiteral("<sup>%1%2</sup>").arg(formula.mid(i + 1).toHtmlEscaped(), sign);
            break;
        } else {
            html += QString(c).toHtmlEscaped();
            afterElement = c.isLetter() || c == QLatin1Char(')') || c == QLatin1Char(']');
        }
    }
    return html;
}

QString formulaText(const QString &formula)
{
    QString text = formula;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QChar before = formula.at(i - 1);
        const bool isCount = before.isLetter() || before == u')' || text.at(i - 1) != before;
        if (formula.at(i).isDigit() && isCount) {
            text[i] = QChar(char16_t(u'\u2080' + formula.at(i).digitValue()));
        }
    }
    return text;
}

} // namespace artemisia::app
