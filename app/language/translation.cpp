// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// At the file's level, as the macro wants it.
static void initialiseTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace artemisia
{

void installTranslation()
{
    initialiseTranslationResources();
    const QString folder = QStringLiteral(":/artemisia/i18n");
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(QLocale(), QStringLiteral("artemisia"), QStringLiteral("_"), folder) ||
        translator->load(QStringLiteral("artemisia_en"), folder)) {
        QCoreApplication::installTranslator(translator);
    }
}

void useReadableLocale()
{
    if (QLocale().language() == QLocale::C) {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::World));
    }
}

} // namespace artemisia
