// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_keywords.h"

#include <QCoreApplication>
#include <QStringList>

namespace artemisia::app
{

// Which ring system a skeleton is built on: the parent structures in P-101 and Appendix 3 of IUPAC,
// Nomenclature of Organic Chemistry 2013. There is no template of a ring larger than eight.
const std::vector<std::pair<std::string_view, const char *>> &translatableTemplateKeywords()
{
    static const std::vector<std::pair<std::string_view, const char *>> words = {
        {"norbornane", QT_TRANSLATE_NOOP("templates", "camphor bornane borneol terpene")},
        {"norbornene", QT_TRANSLATE_NOOP("templates", "bornene terpene")},
        {"bicyclo-3-1-0-hexane", QT_TRANSLATE_NOOP("templates", "thujane terpene")},
        {"bicyclo-2-2-2-octane", QT_TRANSLATE_NOOP("templates", "cineole eucalyptol terpene")},
        {"cyclooctane", QT_TRANSLATE_NOOP("templates", "macrocycle macrolide erythronolide large "
                                                       "ring medium ring taxane taxol")},
        {"decalin", QT_TRANSLATE_NOOP("templates", "taxane taxol terpene")},
        {"phenanthrene", QT_TRANSLATE_NOOP("templates", "morphinan morphine codeine opioid")},
        {"8-azabicyclo-3-2-1-octane", QT_TRANSLATE_NOOP("templates", "cocaine atropine")},
        {"2-azetidinone",
         QT_TRANSLATE_NOOP("templates", "penicillin penam penem cephalosporin cepham")},
        {"gonane", QT_TRANSLATE_NOOP("templates", "estrane oestrane")},
        {"androstane", QT_TRANSLATE_NOOP("templates", "testosterone pregnane")},
    };
    return words;
}

QString templateKeywords(std::string_view id)
{
    for (const auto &[entry, words] : translatableTemplateKeywords()) {
        if (entry == id) {
            return QStringList{QCoreApplication::translate("templates", words),
                               QString::fromLatin1(words)}
                .join(u' ');
        }
    }
    return {};
}

} // namespace artemisia::app
