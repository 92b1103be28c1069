// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sheet_names.h"

#include "app/desktop/sketcher/name_lookup.h"
#include "app/desktop/sketcher/template_folder.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/scheme.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr std::size_t kMostAtoms = 200; // what is larger has no name that anybody waits for
constexpr int kMostTries = 100;
constexpr std::size_t kMostFormulae = 4;
constexpr qsizetype kLongestWords = 40;
} // namespace

QString SheetNames::baseFor(const chem::Drawing &drawing)
{
    QString name;
    const auto fragments = chem::fragmentsOf(drawing);
    if (!fragments.empty() && fragments.front().size() <= kMostAtoms) {
        const chem::Selection first(fragments.front().begin(), fragments.front().end());
        const chem::DrawingFacts facts = chem::factsOf(chem::copyOf(drawing, first));
        name = NameLookup::nameOf(QString::fromStdString(facts.inchiKey));
        if (name.isEmpty() && !facts.formulae.empty()) {
            name = QString::fromStdString(facts.formulae.front()).remove(u'*');
        }
    }
    return TemplateFolder::fileNameFor(name.isEmpty() ? tr("drawing") : name);
}

QString SheetNames::summaryOf(const chem::Drawing &drawing)
{
    QStringList formulae;
    const std::vector<chem::SheetPart> parts = chem::partsInReadingOrder(drawing);
    for (std::size_t i = 0; i < std::min(parts.size(), kMostFormulae); ++i) {
        const chem::Selection part(parts[i].begin(), parts[i].end());
        const chem::DrawingFacts facts = chem::factsOf(chem::copyOf(drawing, part));
        formulae << (facts.formulae.empty() ? QStringLiteral("?")
                                            : QString::fromStdString(facts.formulae.front()));
    }
    if (parts.size() > kMostFormulae) {
        formulae << tr("%n more", nullptr, int(parts.size() - kMostFormulae));
    }
    if (formulae.isEmpty() && !drawing.texts.empty()) {
        const QString words = QString::fromStdString(drawing.texts.front().text).simplified();
        return words.size() > kLongestWords ? words.left(kLongestWords - 1) + u'\u2026' : words;
    }
    return formulae.join(QStringLiteral(", "));
}

QString SheetNames::freePath(const QString &folder, const QString &base)
{
    const QDir place(folder);
    const QString ending = QStringLiteral(".cdxml");
    QString name = base + ending;
    for (int i = 2; i < kMostTries && QFileInfo::exists(place.filePath(name)); ++i) {
        name = QStringLiteral("%1 %2").arg(base).arg(i) + ending;
    }
    return place.filePath(name);
}

} // namespace artemisia::app
