// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/assay_header.h"

#include "core/exchange/cell_value.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace artemisia::exchange
{

namespace
{
// Words that stand in brackets at the end of a header and are nobody's laboratory.
bool isOrdinaryWord(const QString &word)
{
    static const QStringList words = {
        QStringLiteral("mean"),       QStringLiteral("average"),   QStringLiteral("avg"),
        QStringLiteral("median"),     QStringLiteral("inh"),       QStringLiteral("inherited"),
        QStringLiteral("std"),        QStringLiteral("sem"),       QStringLiteral("min"),
        QStringLiteral("max"),        QStringLiteral("human"),     QStringLiteral("mouse"),
        QStringLiteral("rat"),        QStringLiteral("predicted"), QStringLiteral("calc"),
        QStringLiteral("calculated"), QStringLiteral("repeat"),    QStringLiteral("total"),
        QStringLiteral("left"),       QStringLiteral("active"),    QStringLiteral("class"),
        QStringLiteral("low"),        QStringLiteral("high"),      QStringLiteral("raw"),
    };
    return words.contains(word.toLower());
}

bool isLaboratory(const QString &text)
{
    static const QRegularExpression name(
        QRegularExpression::anchoredPattern(QStringLiteral("\\p{Lu}[\\p{L}&.-]{2,30}")));
    return name.match(text).hasMatch() && !isOrdinaryWord(text) && canonicalUnit(text).isEmpty();
}

// Takes "(...)" or "[...]" from the end of the header while it says unit or laboratory.
void takeBrackets(QString &rest, AssayHeader &header)
{
    static const QRegularExpression last(
        QStringLiteral("\\s*(?:\\(([^()]{1,60})\\)|\\[([^\\[\\]]{1,60})\\])\\s*$"));
    for (int i = 0; i < 4; ++i) {
        const auto match = last.match(rest);
        if (!match.hasMatch()) {
            return;
        }
        const QString inside = (match.captured(1) + match.captured(2)).trimmed();
        const QString unit = canonicalUnit(inside);
        if (!unit.isEmpty() && header.unit.isEmpty()) {
            header.unit = unit;
        } else if (header.laboratory.isEmpty() && isLaboratory(inside)) {
            header.laboratory = inside;
        } else if (!isOrdinaryWord(inside)) {
            return;
        }
        rest = rest.left(match.capturedStart(0));
    }
}

// Units that stand free in a header. "min", "h", "M" alone are words or letters more often than
// units.
void takeFreeUnit(QString &rest, AssayHeader &header)
{
    static const QRegularExpression unit(QStringLiteral(
        "(?<![\\p{L}\\d])([munpµμ]M(?:ol)?|[munpµμ]?g/m[lL]|mg/[Lk]g?|[µμu]?[lL]/min/mg|"
        "m[lL]/min/kg|[munpµμ]mol/[lL]|micromolar|nanomolar)(?![\\p{L}\\d/])"));
    if (rest.contains(u'%')) {
        if (header.unit.isEmpty()) {
            header.unit = QStringLiteral("%");
        }
        rest.replace(u'%', u' ');
        return;
    }
    const auto match = unit.match(rest);
    if (!match.hasMatch()) {
        return;
    }
    const QString canonical = canonicalUnit(match.captured(1));
    if (!canonical.isEmpty() && header.unit.isEmpty()) {
        header.unit = canonical;
        rest.remove(match.capturedStart(0), match.capturedLength(0));
    }
}

QHash<QString, QString> endpointNames()
{
    return {
        {QStringLiteral("sol"), QStringLiteral("solubility")},
        {QStringLiteral("solubility"), QStringLiteral("solubility")},
        {QStringLiteral("inhibition"), QStringLiteral("inhibition")},
        {QStringLiteral("inhib"), QStringLiteral("inhibition")},
        {QStringLiteral("remain"), QStringLiteral("remaining")},
        {QStringLiteral("remaining"), QStringLiteral("remaining")},
        {QStringLiteral("oral f"), QStringLiteral("F")},
        {QStringLiteral("t1/2"), QStringLiteral("t1/2")},
        {QStringLiteral("half life"), QStringLiteral("t1/2")},
        {QStringLiteral("half-life"), QStringLiteral("t1/2")},
        {QStringLiteral("potency"), QStringLiteral("potency")},
        {QStringLiteral("activity"), QStringLiteral("activity")},
        {QStringLiteral("affinity"), QStringLiteral("affinity")},
        {QStringLiteral("viability"), QStringLiteral("viability")},
    };
}

void takeEndpoint(QString &rest, AssayHeader &header)
{
    static const QList<QRegularExpression> patterns = [] {
        QList<QRegularExpression> list;
        for (const char *pattern : {"p?IC ?(?:50|90)",
                                    "p?EC ?(?:50|90)",
                                    "pK[id]",
                                    "ED ?(?:50|90)",
                                    "CC50",
                                    "GI50",
                                    "LD50",
                                    "MIC(?:50|90)?",
                                    "t ?1/2",
                                    "half[- ]life",
                                    "CLint(?:, ?app)?",
                                    "[cS]?Log ?[DP]",
                                    "c?PPB",
                                    "Oral F",
                                    "Tmax",
                                    "Cmax",
                                    "AUC",
                                    "Vss",
                                    "Papp",
                                    "PRR",
                                    "EH",
                                    "CL",
                                    "K[idm]",
                                    "Sol",
                                    "Solubility",
                                    "Inhibition",
                                    "Inhib",
                                    "Remain(?:ing)?",
                                    "Viability",
                                    "Potency",
                                    "Affinity",
                                    "Activity"}) {
            list.append(QRegularExpression(
                QStringLiteral("(?<![\\p{L}\\d])(%1)(?![\\p{L}\\d])").arg(QLatin1String(pattern)),
                QRegularExpression::CaseInsensitiveOption));
        }
        return list;
    }();
    static const QHash<QString, QString> names = endpointNames();
    for (const QRegularExpression &pattern : patterns) {
        const auto match = pattern.match(rest);
        if (match.hasMatch()) {
            const QString found = match.captured(1);
            header.endpoint = names.value(found.toLower(), found);
            rest.remove(match.capturedStart(0), match.capturedLength(0));
            return;
        }
    }
}

QString targetOf(QString rest)
{
    static const QRegularExpression noise(
        QStringLiteral("\\([^()]*\\s[^()]*\\)|\\(\\s*\\)|\\b(single|shot|dose|response|mean|"
                       "average|avg|assay|qualifier|"
                       "std|dev|at|ph|rate|of|late|stage)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bareNumber(QStringLiteral("(?<!\\S)[\\d.]+(?!\\S)"));
    static const QRegularExpression ends(QStringLiteral("^[\\s,:;_-]+|[\\s,:;_-]+$"));
    static const QRegularExpression letter(QStringLiteral("\\p{L}"));
    rest.remove(noise).remove(bareNumber);
    rest = rest.simplified().remove(ends);
    return rest.contains(letter) && rest.size() <= 60 ? rest : QString();
}
} // namespace

AssayHeader readAssayHeader(const QString &text)
{
    AssayHeader header;
    QString rest = text.simplified();
    takeBrackets(rest, header);
    takeFreeUnit(rest, header);
    takeEndpoint(rest, header);
    if (!header.endpoint.isEmpty()) {
        header.target = targetOf(rest);
    }
    return header;
}

} // namespace artemisia::exchange
