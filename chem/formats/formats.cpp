// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/formats/cdxml_impl.h"
#include "chem/formats/readers_impl.h"
#include "chem/molecule/inchi.h"

#include <algorithm>
#include <cctype>

namespace artemisia::chem
{

namespace
{

std::string_view withoutMark(std::string_view text)
{
    return text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t\r\n\v\f");
    if (from == std::string_view::npos) {
        return {};
    }
    return text.substr(from, text.find_last_not_of(" \t\r\n\v\f") - from + 1);
}

bool endsWith(std::string_view name, std::string_view ending)
{
    return name.size() >= ending.size() &&
           std::equal(ending.rbegin(), ending.rend(), name.rbegin(), [](char a, char b) {
               return a == std::tolower(static_cast<unsigned char>(b));
           });
}

bool looksLikeMolBlock(std::string_view text)
{
    return text.find("V2000") != std::string_view::npos ||
           text.find("V3000") != std::string_view::npos ||
           text.find("M  END") != std::string_view::npos;
}

bool looksLikeXml(std::string_view text)
{
    return !text.empty() && text.front() == '<';
}

Result<Molecule> fromCdxml(std::string_view text, const Limits &limits)
{
    if (text.size() > limits.textBytes) {
        return tooLarge("bytes", text.size(), limits.textBytes);
    }
    CdxmlParser parser(limits);
    if (auto fine = parser.feed(text, true); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    if (parser.fragments.size() != 1) {
        return fail(ErrorCode::Unsupported, parser.fragments.empty()
                                                ? "The ChemDraw document holds no structure."
                                                : "The ChemDraw document holds " +
                                                      std::to_string(parser.fragments.size()) +
                                                      " structures; one was expected.");
    }
    return moleculeFromCdxml(parser.fragments.front(), limits);
}

std::string oneLine(std::string_view text)
{
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\0'; }, ' ');
    return line;
}

std::string safeName(std::string_view name)
{
    std::string safe = oneLine(name);
    std::replace(safe.begin(), safe.end(), '<', '(');
    std::replace(safe.begin(), safe.end(), '>', ')');
    return safe;
}

/// A blank line would end the value and "$$$$" the record: both get a space in front.
void appendValue(std::string &record, std::string_view value)
{
    while (!value.empty()) {
        const std::size_t end = std::min(value.find_first_of("\r\n"), value.size());
        const std::string_view line = value.substr(0, end);
        if (line.empty() || line.substr(0, 4) == "$$$$") {
            record += ' ';
        }
        record.append(oneLine(line)).append(1, '\n');
        const bool isPair = value.substr(end, 2) == "\r\n";
        value.remove_prefix(std::min(end + (isPair ? 2 : 1), value.size()));
    }
    record += '\n';
}

} // namespace

std::unique_ptr<MoleculeReader> makeReader(MoleculeFormat format, std::istream &input,
                                           const Limits &limits)
{
    switch (format) {
    case MoleculeFormat::Sdf:
        return makeSdfReader(input, limits);
    case MoleculeFormat::Cdxml:
        return makeCdxmlReader(input, limits);
    case MoleculeFormat::Smiles:
    case MoleculeFormat::Inchi:
        break;
    }
    return makeLineReader(format, input, limits);
}

std::optional<MoleculeFormat> detectFormat(std::string_view fileName, std::string_view head)
{
    struct Ending {
        std::string_view text;
        MoleculeFormat format;
    };
    constexpr Ending endings[] = {
        {".sdf", MoleculeFormat::Sdf},         {".sd", MoleculeFormat::Sdf},
        {".mol", MoleculeFormat::Sdf},         {".mdl", MoleculeFormat::Sdf},
        {".smi", MoleculeFormat::Smiles},      {".smiles", MoleculeFormat::Smiles},
        {".cxsmiles", MoleculeFormat::Smiles}, {".cdxml", MoleculeFormat::Cdxml},
        {".inchi", MoleculeFormat::Inchi},
    };
    for (const Ending &ending : endings) {
        if (endsWith(fileName, ending.text)) {
            return ending.format;
        }
    }
    head = withoutMark(head);
    const std::string_view text = trimmed(head);
    if (looksLikeXml(text)) {
        return text.find("<CDXML") != std::string_view::npos ? std::optional(MoleculeFormat::Cdxml)
                                                             : std::nullopt;
    }
    if (text.substr(0, 6) == "InChI=") {
        return MoleculeFormat::Inchi;
    }
    if (looksLikeMolBlock(head) && text.substr(0, 4) != "$RXN" && text.substr(0, 4) != "$RDF") {
        return MoleculeFormat::Sdf;
    }
    const std::string_view line = trimmed(text.substr(0, text.find_first_of("\r\n")));
    const std::string_view first = line.substr(0, line.find_first_of(" \t"));
    if (checkSmilesText(first, Limits()) && Molecule::fromSmiles(first)) {
        return MoleculeFormat::Smiles;
    }
    return std::nullopt;
}

Result<std::string> sdfRecord(const Molecule &molecule, std::string_view title,
                              const std::vector<std::pair<std::string, std::string>> &properties)
{
    const auto block = molecule.molBlock();
    if (!block) {
        return tl::unexpected<Error>(block.error());
    }
    std::string record = oneLine(title) + block->substr(block->find('\n'));
    for (const auto &[name, value] : properties) {
        record += ">  <" + safeName(name) + ">\n";
        appendValue(record, value);
    }
    return record + "$$$$\n";
}

Result<Molecule> Molecule::fromText(std::string_view text, const Limits &limits)
{
    text = withoutMark(text);
    const std::string_view content = trimmed(text);
    if (content.empty()) {
        return fail(ErrorCode::Syntax, "There is no structure in this text.");
    }
    if (looksLikeXml(content)) {
        return fromCdxml(content, limits);
    }
    if (content.substr(0, 6) == "InChI=") {
        return fromInchi(content, limits);
    }
    if (isInchiKey(content)) {
        return fail(ErrorCode::Unsupported,
                    "An InChIKey alone does not say what the structure is.");
    }
    if (content.substr(0, 4) == "$RXN" || content.substr(0, 4) == "$RDF") {
        return fail(ErrorCode::Syntax, "This is a reaction, not a single structure.");
    }
    if (looksLikeMolBlock(text)) {
        const std::size_t end = text.find("$$$$");
        if (end != std::string_view::npos && !trimmed(text.substr(end + 4)).empty()) {
            return fail(ErrorCode::Unsupported,
                        "The text holds several structures; one was expected.");
        }
        return fromMolBlock(text, limits);
    }
    if (content.find_first_of("\r\n") != std::string_view::npos) {
        // A MOL block of the old kind names no version.
        return prepareMolBlock(text, limits)
                   ? fromMolBlock(text, limits)
                   : fail(ErrorCode::Syntax, "The text has several lines and is no MOL block.");
    }
    return fromSmiles(content, limits);
}

} // namespace artemisia::chem
