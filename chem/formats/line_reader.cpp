// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/formats/readers_impl.h"

#include <algorithm>
#include <cctype>

namespace artemisia::chem
{

namespace
{

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) {
        return {};
    }
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return result;
}

/// A line cut in two: the structure with its CXSMILES part, and what follows.
struct Parts {
    std::string_view structure;
    std::string_view rest;
};

Parts split(std::string_view line)
{
    line = trimmed(line);
    std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    const std::size_t next = line.find_first_not_of(" \t", end);
    if (next != std::string_view::npos && line[next] == '|') {
        const std::size_t close = line.find('|', next + 1);
        if (close != std::string_view::npos) {
            end = close + 1;
        }
    }
    return {line.substr(0, end), trimmed(line.substr(end))};
}

std::vector<std::string> tabbed(std::string_view text)
{
    std::vector<std::string> cells;
    while (true) {
        const std::size_t tab = text.find('\t');
        cells.emplace_back(trimmed(text.substr(0, tab)));
        if (tab == std::string_view::npos) {
            return cells;
        }
        text.remove_prefix(tab + 1);
    }
}

class LineReader : public MoleculeReader
{
public:
    LineReader(MoleculeFormat format, std::istream &input, const Limits &limits)
        : m_format(format)
        , m_lines(input, limits.textBytes)
        , m_limits(limits)
    {
    }

    std::optional<MoleculeRecord> next() override
    {
        std::string line;
        while (m_lines.next(line)) {
            const std::string_view text = trimmed(line);
            if (!m_lines.wasCut() && (text.empty() || isRemark(text))) {
                continue;
            }
            if (std::exchange(m_isFirst, false) && !m_lines.wasCut() && isHeader(text)) {
                m_header = tabbed(text);
                continue;
            }
            return record(std::move(line));
        }
        return std::nullopt;
    }

    std::uint64_t bytesRead() const override { return m_lines.offset(); }

private:
    MoleculeFormat m_format;
    LineSource m_lines;
    Limits m_limits;
    std::vector<std::string> m_header;
    std::uint64_t m_count = 0;
    bool m_isFirst = true;

    bool isRemark(std::string_view text) const
    {
        if (m_format == MoleculeFormat::Smiles) {
            return text[0] == '#';
        }
        // What the InChI program writes between its InChIs.
        return text.substr(0, 8) == "AuxInfo=" || text.substr(0, 9) == "InChIKey=" ||
               text.substr(0, 10) == "Structure:";
    }

    bool isHeader(std::string_view text) const
    {
        const std::string first = lower(split(text).structure);
        if (m_format == MoleculeFormat::Inchi) {
            return first.find("inchi") != std::string::npos && first.find('=') == std::string::npos;
        }
        return (first.find("smiles") != std::string::npos || first == "smi" ||
                first == "structure" || first == "mol") &&
               !checkSmilesText(split(text).structure, m_limits);
    }

    MoleculeRecord record(std::string line)
    {
        MoleculeRecord record;
        record.number = ++m_count;
        record.line = m_lines.lineNumber();
        record.offset = m_lines.lineOffset();
        if (m_lines.wasCut()) {
            record.raw = line.substr(0, 4096);
            record.molecule = tooLarge("bytes", m_limits.textBytes, m_limits.textBytes);
            return record;
        }
        record.raw = std::move(line);
        const Parts parts = split(record.raw);
        record.molecule = m_format == MoleculeFormat::Inchi
                              ? Molecule::fromInchi(parts.structure, m_limits)
                              : Molecule::fromSmiles(parts.structure, m_limits);
        takeColumns(parts.rest, record);
        return record;
    }

    /// With a header of columns the second is the name, the others are properties; else all of it
    /// is the name.
    void takeColumns(std::string_view rest, MoleculeRecord &record) const
    {
        if (m_header.size() < 3) {
            record.title = std::string(rest);
            return;
        }
        const auto cells = tabbed(rest);
        record.title = cells.front();
        for (std::size_t i = 1; i < cells.size(); ++i) {
            record.properties.emplace_back(
                i + 1 < m_header.size() ? m_header[i + 1] : std::string(), cells[i]);
        }
    }
};

} // namespace

std::unique_ptr<MoleculeReader> makeLineReader(MoleculeFormat format, std::istream &input,
                                               const Limits &limits)
{
    return std::make_unique<LineReader>(format, input, limits);
}

} // namespace artemisia::chem
