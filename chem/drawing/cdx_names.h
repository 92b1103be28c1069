// SPDX-License-Identifier: GPL-3.0-or-later
// For cdx_read.cpp: what the tags of a CDX document are called in CDXML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace artemisia::chem
{

/// How the bytes of a property stand for the text of an attribute.
enum class CdxKind {
    Integer,   ///< signed, of 1, 2 or 4 bytes
    Name,      ///< the same, one of CdxProperty::names
    Boolean,   ///< yes, no
    Tenths,    ///< an integer, ten times the number
    Number,    ///< a double, or an integer
    Orders,    ///< bits, each an order of a bond
    ArrowType, ///< bits, of which one names the arrow
    Point,     ///< y, x
    Box,       ///< top, left, bottom, right
    Point3,    ///< x, y, z
    Curve,     ///< a count, and so many points
    Ids,       ///< as many as there are bytes for
    Elements,  ///< a count, negative for "not", and so many atomic numbers
    String,    ///< runs of styles, then letters
};

struct CdxProperty {
    std::uint16_t tag;
    CdxKind kind;
    std::string_view name; ///< of the attribute
    std::vector<std::string_view> names;
    int first = 0; ///< the value that the first of names stands for
};

/// Null: nothing that a sheet takes.
[[nodiscard]] const CdxProperty *cdxProperty(std::uint16_t tag);
/// Empty: nothing that a sheet takes.
[[nodiscard]] std::string_view cdxElement(std::uint16_t tag);
/// The orders that the bits of a bond say, as CDXML has them.
[[nodiscard]] std::string cdxOrders(std::uint32_t bits);
[[nodiscard]] std::string_view cdxArrowType(std::uint32_t bits);

/// Letters of a Windows code page or MacRoman as UTF-8; of others the ASCII, the rest as Windows
/// Latin.
[[nodiscard]] std::string cdxLetters(std::string_view bytes, int charset);

} // namespace artemisia::chem
