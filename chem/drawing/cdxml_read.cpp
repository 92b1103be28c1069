// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml.h"

#include "chem/base/guard.h"
#include "chem/drawing/cdxml_parts.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

Result<void> addFragments(CdxmlSheet &sheet, const XmlElement &within)
{
    for (const auto &child : within.children) {
        const bool isFragment = child->name == "fragment";
        const bool isClosed = child->name == "n" || child->name == "b" || child->name == "t";
        if (isClosed) {
            continue;
        }
        auto added = isFragment ? addCdxmlFragment(sheet, *child) : addFragments(sheet, *child);
        if (!added) {
            return added;
        }
        if (sheet.drawing.atoms.size() > kMostDrawnAtoms) {
            return fail(ErrorCode::TooLarge, "The drawing has too many atoms for one sheet.");
        }
    }
    return {};
}

/// The ids as they were written.
class Renaming
{
public:
    explicit Renaming(const std::map<ItemId, ItemId> &kept)
        : m_kept(kept)
    {
    }

    [[nodiscard]] Drawing of(Drawing drawing, std::uint32_t next)
    {
        rename(drawing.atoms);
        rename(drawing.bonds);
        for (DrawnBond &bond : drawing.bonds) {
            bond.from = renamed(bond.from);
            bond.to = renamed(bond.to);
        }
        rename(drawing.groups);
        for (DrawnGroup &group : drawing.groups) {
            for (ItemId &atom : group.atoms) {
                atom = renamed(atom);
            }
            std::sort(group.atoms.begin(), group.atoms.end());
        }
        rename(drawing.arrows);
        rename(drawing.texts);
        drawing.nextId = next;
        return drawing;
    }

private:
    [[nodiscard]] ItemId renamed(ItemId id) const
    {
        const auto kept = m_kept.find(id);
        return kept == m_kept.end() ? kNoItem : kept->second;
    }
    template <class Items>
    void rename(Items &items)
    {
        for (auto &item : items) {
            item.id = renamed(item.id);
        }
        std::sort(items.begin(), items.end(),
                  [](const auto &a, const auto &b) { return a.id < b.id; });
    }
    const std::map<ItemId, ItemId> &m_kept;
};

std::uint32_t nextIdOf(const XmlElement &document)
{
    for (const auto &page : document.children) {
        if (page->name == "page") {
            const int next = page->notes(kCdxmlSheetTag).integer("next", 0);
            return next > 0 ? std::uint32_t(next) : 0;
        }
    }
    return 0;
}

bool isOurs(const XmlElement &document)
{
    return document.value("CreationProgram") == kCdxmlMaker;
}

Result<Drawing> read(const XmlElement &document)
{
    CdxmlSheet sheet;
    sheet.isOurs = isOurs(document);
    if (auto added = addFragments(sheet, document); !added) {
        return tl::unexpected(added.error());
    }
    if (!sheet.isOurs) {
        if (auto settled = settleCdxmlStructures(sheet); !settled) {
            return tl::unexpected(settled.error());
        }
    }
    if (auto added = addCdxmlObjects(sheet, document); !added) {
        return tl::unexpected(added.error());
    }
    if (sheet.isOurs) {
        Drawing renamed = Renaming(sheet.kept).of(sheet.drawing, nextIdOf(document));
        if (faultOf(renamed).empty()) {
            return renamed;
        }
    }
    if (const std::string fault = faultOf(sheet.drawing); !fault.empty()) {
        return fail(ErrorCode::Unsupported, "The document holds what a sheet cannot hold.", fault);
    }
    return std::move(sheet.drawing);
}

} // namespace

Result<Drawing> drawingFromCdxml(std::string_view text)
{
    return namedDrawingFromCdxml(text).map(
        [](NamedDrawing &&named) { return std::move(named.drawing); });
}

Result<NamedDrawing> namedDrawingFromCdxml(std::string_view text)
{
    return guarded(
        ErrorCode::Internal, "The document could not be read.", [&]() -> Result<NamedDrawing> {
            auto document = cdxmlTree(text);
            if (!document) {
                return tl::unexpected(document.error());
            }
            return read(**document).map([&](Drawing &&drawing) {
                return NamedDrawing{std::move(drawing), std::string((*document)->value("Name")),
                                    isOurs(**document)};
            });
        });
}

} // namespace artemisia::chem
