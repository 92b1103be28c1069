// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiment_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace artemisia::app
{

namespace
{
QString tr(const char *text, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("ExperimentWords", text, comment, n);
}
} // namespace

QString stateWord(PublicationState state)
{
    switch (state) {
    case PublicationState::Draft:
        return tr("Draft");
    case PublicationState::Open:
        return tr("Open");
    case PublicationState::Closed:
        return tr("Closed");
    }
    return {};
}

QString stateMeaning(PublicationState state)
{
    switch (state) {
    case PublicationState::Draft:
        return tr("Only on this computer. It is not published.");
    case PublicationState::Open:
        return tr("Published, or with the next publication. Work goes on.");
    case PublicationState::Closed:
        return tr("Complete and finished. Published as it stands.");
    }
    return {};
}

QString stateIconName(PublicationState state)
{
    switch (state) {
    case PublicationState::Draft:
        return QStringLiteral("document-edit");
    case PublicationState::Open:
        return QStringLiteral("globe");
    case PublicationState::Closed:
        return QStringLiteral("object-locked");
    }
    return {};
}

QString roleWord(MaterialRole role)
{
    switch (role) {
    case MaterialRole::Reactant:
        return tr("Reactant");
    case MaterialRole::Reagent:
        return tr("Reagent");
    case MaterialRole::Catalyst:
        return tr("Catalyst");
    case MaterialRole::Solvent:
        return tr("Solvent");
    case MaterialRole::Workup:
        return tr("Work-up");
    case MaterialRole::Product:
        return tr("Product");
    case MaterialRole::SideProduct:
        return tr("Side product");
    case MaterialRole::Other:
        return tr("Other");
    }
    return {};
}

QString dateInWords(const QString &isoDate, const QDate &today)
{
    const QDate date = QDate::fromString(isoDate, Qt::ISODate);
    if (!date.isValid()) {
        return isoDate;
    }
    const QLocale locale;
    const qint64 days = date.daysTo(today);
    if (days == 0) {
        return tr("today");
    }
    if (days == 1) {
        return tr("yesterday");
    }
    if (days > 1 && days < 7) {
        return locale.dayName(date.dayOfWeek());
    }
    return locale.toString(date, date.year() == today.year() ? tr("d MMMM", "date in this year")
                                                             : tr("d MMMM yyyy", "date"));
}

QString timeInWords(const Timestamp &at, const QDateTime &now)
{
    if (at.isNull()) {
        return {};
    }
    const QDateTime local = at.toDateTime().toLocalTime();
    const qint64 seconds = local.secsTo(now);
    if (seconds >= 0 && seconds < 60) {
        return tr("just now");
    }
    if (seconds >= 60 && seconds < 3600) {
        return tr("%n min ago", nullptr, int(seconds / 60));
    }
    const QString day = dateInWords(local.date().toString(Qt::ISODate), now.toLocalTime().date());
    return QStringLiteral("%1 %2").arg(day, local.toString(QStringLiteral("HH:mm")));
}

} // namespace artemisia::app
