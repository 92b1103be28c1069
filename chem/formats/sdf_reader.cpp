// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/formats/readers_impl.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t keptOfTooLarge = 4096;

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) {
        return {};
    }
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool isDelimiter(std::string_view line)
{
    return line.substr(0, 4) == "$$$$";
}

/// "> <NAME>", ">  25  <NAME> (ID)", "> DT12". A value such as ">50" is none: it follows its header
/// directly.
bool isHeader(std::string_view line)
{
    return line.size() > 1 && line[0] == '>' &&
           (line.find('<', 1) != std::string_view::npos || line[1] == ' ' || line[1] == '\t');
}

std::string headerName(std::string_view line)
{
    const std::size_t open = line.find('<');
    const std::size_t close = line.rfind('>');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
        return std::string(line.substr(open + 1, close - open - 1));
    }
    return std::string(trimmed(line.substr(1)));
}

class SdfReader : public MoleculeReader
{
public:
    SdfReader(std::istream &input, const Limits &limits)
        : m_lines(input, limits.textBytes)
        , m_limits(limits)
    {
    }

    std::optional<MoleculeRecord> next() override
    {
        MoleculeRecord record;
        if (!collect(record)) {
            return std::nullopt;
        }
        record.number = ++m_count;
        if (m_isTooLarge) {
            record.molecule = tooLarge("bytes", m_limits.textBytes, m_limits.textBytes);
            return record;
        }
        try {
            take(record);
        } catch (const std::exception &e) {
            record.molecule = fail(ErrorCode::TooLarge, "The record is too large.", e.what());
        }
        return record;
    }

    std::uint64_t bytesRead() const override { return m_lines.offset(); }

private:
    LineSource m_lines;
    Limits m_limits;
    std::uint64_t m_count = 0;
    bool m_isTooLarge = false;

    /// Reads to the next "$$$$"; false if nothing but white space is left.
    bool collect(MoleculeRecord &record)
    {
        m_isTooLarge = false;
        bool hasContent = false;
        bool isFirst = true;
        std::string line;
        while (m_lines.next(line)) {
            if (isFirst) {
                record.line = m_lines.lineNumber();
                record.offset = m_lines.lineOffset();
                isFirst = false;
            }
            if (isDelimiter(line)) {
                return true;
            }
            hasContent = hasContent || !trimmed(line).empty();
            if (m_isTooLarge) {
                continue;
            }
            if (m_lines.wasCut() || record.raw.size() + line.size() + 1 > m_limits.textBytes) {
                m_isTooLarge = true;
                record.raw.resize(std::min(record.raw.size(), keptOfTooLarge));
                record.raw.shrink_to_fit();
                continue;
            }
            record.raw.append(line).append(1, '\n');
        }
        return hasContent;
    }

    void take(MoleculeRecord &record) const
    {
        const std::string_view raw = record.raw;
        record.title = std::string(trimmed(raw.substr(0, raw.find('\n'))));
        const std::size_t dataStart = endOfMolBlock(raw);
        record.molecule = Molecule::fromMolBlock(raw.substr(0, dataStart), m_limits);
        takeProperties(raw.substr(dataStart), record);
    }

    /// Behind "M  END", or where data items begin if that line is missing.
    static std::size_t endOfMolBlock(std::string_view raw)
    {
        std::size_t start = 0;
        for (std::size_t number = 1; start < raw.size(); ++number) {
            const std::size_t end = std::min(raw.find('\n', start), raw.size() - 1) + 1;
            const std::string_view line = raw.substr(start, end - start);
            if (line.substr(0, 6) == "M  END") {
                return end;
            }
            if (number > 4 && line[0] == '>') {
                return start;
            }
            start = end;
        }
        return raw.size();
    }

    /// Values end at a blank line by the book; text behind one that is no header still belongs to
    /// the value.
    static void takeProperties(std::string_view data, MoleculeRecord &record)
    {
        auto &properties = record.properties;
        bool isAfterBlank = true;
        std::size_t blanks = 0;
        bool isFresh = false;
        while (!data.empty()) {
            const std::size_t end = std::min(data.find('\n'), data.size());
            const std::string_view line = data.substr(0, end);
            data.remove_prefix(std::min(end + 1, data.size()));
            if (trimmed(line).empty() && (line.empty() || isAfterBlank)) {
                isAfterBlank = true;
                ++blanks;
                continue;
            }
            if (isAfterBlank && isHeader(line)) {
                properties.emplace_back(headerName(line), std::string());
                isFresh = true;
            } else if (!properties.empty()) {
                std::string &value = properties.back().second;
                value.append(isFresh ? 0 : 1 + blanks, '\n').append(line);
                isFresh = false;
            }
            isAfterBlank = false;
            blanks = 0;
        }
    }
};

} // namespace

std::unique_ptr<MoleculeReader> makeSdfReader(std::istream &input, const Limits &limits)
{
    return std::make_unique<SdfReader>(input, limits);
}

} // namespace artemisia::chem
