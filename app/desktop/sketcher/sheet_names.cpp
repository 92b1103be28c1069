// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sheet_names.h"

#include "app/desktop/sketcher/name_lookup.h"
#include "app/desktop/sketcher/template_folder.h"
#include "chem/drawing/facts.h"

#include <QDir>
#include <QFileInfo>

namespace artemisia::app
{

namespace
{
constexpr std::size_t kMostAtoms = 200; // what is larger has no name that anybody waits for
constexpr int kMostTries = 100;
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
