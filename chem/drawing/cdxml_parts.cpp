// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml_parts.h"

#include <array>
#include <charconv>

namespace artemisia::chem
{

namespace
{

constexpr std::string_view kHex = "0123456789ABCDEF";

bool isPlain(char c)
{
    return c > 0x20 && c < 0x7f && c != '%' && c != '=';
}

std::string encoded(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (isPlain(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr ==
                text.data() + i + 3) {
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// The length of the character at \a at if XML 1.0 may hold it, else 0.
std::size_t characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return first >= 0x20 || first == '\n' || first == '\t' || first == '\r' ? 1 : 0;
    }
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    if (size == 0 || first > 0xf4 || at + size > text.size()) {
        return 0;
    }
    unsigned code = first & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0U) != 0x80) {
            return 0;
        }
        code = code << 6 | (byte(i) & 0x3fU);
    }
    constexpr std::array<unsigned, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = code >= 0xd800 && code < 0xe000;
    return code < kLeast[size] || code > 0x10ffff || isSurrogate || (code & 0xfffe) == 0xfffe
               ? 0
               : size;
}

} // namespace

CdxmlNotes::CdxmlNotes(std::string_view line)
{
    while (!line.empty()) {
        const std::string_view word = line.substr(0, line.find(' '));
        line.remove_prefix(std::min(word.size() + 1, line.size()));
        if (const std::size_t equals = word.find('='); equals != std::string_view::npos) {
            m_values.emplace_back(word.substr(0, equals), decoded(word.substr(equals + 1)));
        }
    }
}

void CdxmlNotes::set(std::string name, std::string value)
{
    m_values.emplace_back(std::move(name), std::move(value));
}

void CdxmlNotes::set(std::string name, std::int64_t value)
{
    set(std::move(name), std::to_string(value));
}

void CdxmlNotes::set(std::string name, const std::vector<ItemId> &ids)
{
    std::string list;
    for (const ItemId id : ids) {
        list += (list.empty() ? "" : ",") + std::to_string(std::uint32_t(id));
    }
    set(std::move(name), std::move(list));
}

std::string CdxmlNotes::line() const
{
    std::string all;
    for (const auto &[name, value] : m_values) {
        all += (all.empty() ? "" : " ") + name + "=" + encoded(value);
    }
    return all;
}

const std::string *CdxmlNotes::find(std::string_view name) const
{
    for (const auto &value : m_values) {
        if (value.first == name) {
            return &value.second;
        }
    }
    return nullptr;
}

int CdxmlNotes::integer(std::string_view name, int otherwise) const
{
    const std::string *text = find(name);
    const std::vector<int> numbers = text != nullptr ? cdxmlIntegers(*text) : std::vector<int>();
    return numbers.empty() ? otherwise : numbers.front();
}

std::vector<int> CdxmlNotes::integers(std::string_view name) const
{
    const std::string *text = find(name);
    return text != nullptr ? cdxmlIntegers(*text) : std::vector<int>();
}

std::string cdxmlNumber(double value)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

std::vector<double> cdxmlNumbers(std::string_view text, std::size_t most)
{
    std::vector<double> all;
    const char *p = text.data();
    const char *const end = p + text.size();
    while (all.size() < most) {
        while (p != end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) {
            ++p;
        }
        double value = 0;
        const auto parsed = std::from_chars(p, end, value);
        if (parsed.ec != std::errc()) {
            break;
        }
        all.push_back(value);
        p = parsed.ptr;
    }
    return all;
}

std::vector<int> cdxmlIntegers(std::string_view text)
{
    std::vector<int> all;
    const char *p = text.data();
    const char *const end = p + text.size();
    while (p != end) {
        int value = 0;
        const auto parsed = std::from_chars(p, end, value);
        if (parsed.ec == std::errc()) {
            all.push_back(value);
            p = parsed.ptr;
        } else {
            ++p;
        }
    }
    return all;
}

std::string xmlClean(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = characterAt(text, i);
        out += size > 0 ? text.substr(i, size) : std::string_view("?");
        i += std::max<std::size_t>(size, 1);
    }
    return out;
}

const CdxmlNames<BondOrder> &cdxmlOrders()
{
    static const CdxmlNames<BondOrder> names = {
        {BondOrder::Single, "1"},
        {BondOrder::Single, ""},
        {BondOrder::Double, "2"},
        {BondOrder::Triple, "3"},
        {BondOrder::Aromatic, "1.5"},
        {BondOrder::Dative, "dative"},
        {BondOrder::Hydrogen, "hydrogen"},
        {BondOrder::Hydrogen, "ionic"},
        {BondOrder::Hydrogen, "0.5"},
        {BondOrder::Any, "any"},
        {BondOrder::SingleOrDouble, "1 2"},
        {BondOrder::SingleOrDouble, "2 1"},
        {BondOrder::SingleOrAromatic, "1 1.5"},
        {BondOrder::SingleOrAromatic, "1.5 1"},
        {BondOrder::DoubleOrAromatic, "2 1.5"},
        {BondOrder::DoubleOrAromatic, "1.5 2"},
    };
    return names;
}

const CdxmlNames<StereoGroupKind> &cdxmlStereoGroups()
{
    static const CdxmlNames<StereoGroupKind> names = {
        {StereoGroupKind::None, "None"},
        {StereoGroupKind::Absolute, "Absolute"},
        {StereoGroupKind::Or, "Or"},
        {StereoGroupKind::And, "And"},
    };
    return names;
}

const CdxmlNames<BondTopology> &cdxmlTopologies()
{
    static const CdxmlNames<BondTopology> names = {
        {BondTopology::Any, "Unspecified"},
        {BondTopology::Ring, "Ring"},
        {BondTopology::Chain, "Chain"},
    };
    return names;
}

const CdxmlNames<BondLook> &cdxmlLooks()
{
    static const CdxmlNames<BondLook> names = {
        {BondLook::Plain, "plain"}, {BondLook::Bold, "bold"}, {BondLook::Dashed, "dashed"}};
    return names;
}

const CdxmlNames<GroupKind> &cdxmlGroups()
{
    static const CdxmlNames<GroupKind> names = {{GroupKind::Abbreviation, "abbreviation"},
                                                {GroupKind::Repeat, "repeat"},
                                                {GroupKind::Brackets, "brackets"},
                                                {GroupKind::Together, "together"}};
    return names;
}

} // namespace artemisia::chem
