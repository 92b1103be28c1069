// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sheet_work.h"

#include "app/desktop/sketcher/known_groups.h"
#include "app/desktop/sketcher/name_lookup.h"
#include "chem/drawing/atom_map.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/scaffold.h"

#include <algorithm>

namespace artemisia::app
{

namespace
{

// The label of the first atom with too many bonds in what was to be cleaned up; empty: none has.
QString overbound(const chem::Drawing &drawing, const chem::Selection &selection)
{
    const chem::Selection wanted = chem::fragmentAround(drawing, selection);
    const std::vector<chem::AtomValence> valences = chem::valencesOf(drawing);
    for (std::size_t i = 0; i < valences.size(); ++i) {
        const chem::ItemId atom = drawing.atoms[i].id;
        if (valences[i].isTooHigh && (wanted.empty() || wanted.count(atom) > 0)) {
            const std::string label = chem::shownLabelOf(drawing, atom);
            return label.empty() ? QStringLiteral("C") : QString::fromStdString(label);
        }
    }
    return {};
}

} // namespace

SheetWork::SheetWork(SketchDocument &document, jobs::Runner &workers, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_workers(workers)
{
    // Queued: a step must not begin within the one that tells of itself.
    connect(&m_document, &SketchDocument::shownChanged, this, &SheetWork::takeFound,
            Qt::QueuedConnection);
}

SheetWork::~SheetWork()
{
    if (m_job) {
        m_job->cancel();
    }
}

void SheetWork::start(const QString &step, const Work &work)
{
    if (m_job) {
        m_job->cancel();
    }
    Q_EMIT said({});
    const chem::Drawing before = m_document.drawing();
    m_job = m_workers.start(
        {},
        [work, before, selection = m_document.selection()](const WorkContext &context) {
            return work(before, selection, context.cancel);
        },
        this,
        [this, step, before, number = ++m_number](const Result<Changed> &changed) {
            if (number != m_number) {
                return;
            }
            if (!changed) {
                Q_EMIT said(changed.error().message);
            } else if (!(before == m_document.drawing())) {
                Q_EMIT said(tr("The sheet was drawn on meanwhile. It stays as it is."));
            } else {
                m_document.edit(step, [&](chem::Drawing &sheet) { sheet = changed->drawing; });
                Q_EMIT done(before);
                Q_EMIT said(changed->said);
            }
        });
}

void SheetWork::cleanUp()
{
    start(tr("Clean up"),
          [](const chem::Drawing &drawing, const chem::Selection &selection,
             const CancelToken &) -> Result<Changed> {
              auto cleaned = chem::cleanedUp(drawing, selection);
              if (const QString label = cleaned ? QString() : overbound(drawing, selection);
                  !label.isEmpty()) {
                  return fail(ErrorCode::Invalid,
                              tr("The structure could not be cleaned up: \"%1\" with the wavy line "
                                 "has more bonds than it can have.")
                                  .arg(label));
              }
              if (!cleaned) {
                  return tl::unexpected(fromChem(cleaned.error()));
              }
              return Changed{std::move(*cleaned), {}};
          });
}

void SheetWork::mapAtoms()
{
    start(tr("Map atoms"),
          [](const chem::Drawing &drawing, const chem::Selection &,
             const CancelToken &cancel) -> Result<Changed> {
              auto mapped = chem::mapAtoms(drawing, chem::DrawnMaps::Replace,
                                           [&] { return cancel.isCancelled(); });
              if (!mapped) {
                  return tl::unexpected(fromChem(mapped.error()));
              }
              const int lost = int(mapped->unmapped.size());
              return Changed{std::move(mapped->drawing),
                             lost == 0 ? QString()
                                       : tr("%n atom(s) of the products come from nothing that is "
                                            "drawn before the arrow.",
                                            nullptr, lost)};
          });
}

void SheetWork::drawAlike()
{
    start(tr("Draw alike"),
          [](const chem::Drawing &drawing, const chem::Selection &selection,
             const CancelToken &cancel) -> Result<Changed> {
              auto alike = chem::alignedToScaffold(drawing, selection, chem::kNoItem,
                                                   [&] { return cancel.isCancelled(); });
              if (!alike) {
                  return tl::unexpected(fromChem(alike.error()));
              }
              const int others = int(alike->different.size());
              return Changed{std::move(alike->drawing),
                             others == 0 ? QString()
                                         : tr("%n structure(s) have too little in common with the "
                                              "first and stay as they were.",
                                              nullptr, others)};
          });
}

void SheetWork::lookUp(chem::ItemId atom, const QString &mergeKey)
{
    const std::string letters = chem::wordsOnLoneAtom(m_document.drawing(), atom);
    if (letters.empty()) {
        return;
    }
    m_workers.start(
        {},
        [letters](const WorkContext &) -> Result<std::optional<chem::Drawing>> {
            return NameLookup::substanceOfLabel(QString::fromStdString(letters));
        },
        this,
        [this, found = Found{m_document.loads(), atom, letters, mergeKey, {}}](
            const Result<std::optional<chem::Drawing>> &structure) mutable {
            if (structure && *structure) {
                found.structure = **structure;
                m_found.append(found);
                takeFound();
            }
        });
}

void SheetWork::takeFound()
{
    while (!m_found.isEmpty() && !m_document.hasPreview()) {
        const Found found = m_found.takeFirst();
        const bool isThere =
            found.sheet == m_document.loads() &&
            chem::wordsOnLoneAtom(m_document.drawing(), found.atom) == found.letters;
        if (isThere) {
            m_document.edit(
                tr("Label atom"),
                [&](chem::Drawing &sheet) {
                    chem::setSubstance(sheet, found.atom, found.structure);
                },
                found.mergeKey);
        }
    }
}

void SheetWork::contract()
{
    start(tr("Contract labels"),
          [](const chem::Drawing &drawing, const chem::Selection &selection,
             const CancelToken &cancel) -> Result<Changed> {
              Changed changed{drawing, {}};
              for (const chem::DrawnGroup &group : drawing.groups) {
                  const bool isMeant =
                      selection.empty() ||
                      std::any_of(group.atoms.begin(), group.atoms.end(),
                                  [&](chem::ItemId atom) { return selection.count(atom) > 0; });
                  if (isMeant) {
                      chem::setContracted(changed.drawing, group.id, true);
                  }
              }
              const std::vector<KnownGroup> known =
                  knownGroupsIn(drawing, selection, [&] { return cancel.isCancelled(); });
              for (const KnownGroup &group : known) {
                  chem::setContracted(changed.drawing,
                                      chem::addGroup(changed.drawing, chem::GroupKind::Abbreviation,
                                                     group.label, group.atoms),
                                      true);
              }
              if (changed.drawing == drawing) {
                  changed.said = tr("Nothing here is a group that has letters of its own.");
              }
              return changed;
          });
}

} // namespace artemisia::app
