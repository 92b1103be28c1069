// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdx_names.h"

#include <algorithm>
#include <array>
#include <map>

namespace artemisia::chem
{

namespace
{

constexpr int kMacRoman = 10000;
constexpr int kUtf8 = 65001;

// U+0080 and above, by the bytes 128 to 255. Source: the tables of the Unicode Consortium
// (CP1252.TXT, ROMAN.TXT); U+FFFD where there is none.
constexpr std::array<char16_t, 128> kWindowsLatin = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178, 0x00A0, 0x00A1, 0x00A2, 0x00A3,
    0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB,
    0x00BC, 0x00BD, 0x00BE, 0x00BF, 0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x00C4, 0x00C5, 0x00C6, 0x00C7,
    0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF, 0x00D0, 0x00D1, 0x00D2, 0x00D3,
    0x00D4, 0x00D5, 0x00D6, 0x00D7, 0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x00DD, 0x00DE, 0x00DF,
    0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x00E4, 0x00E5, 0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB,
    0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x00F0, 0x00F1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x00F6, 0x00F7,
    0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x00FD, 0x00FE, 0x00FF,
};
constexpr std::array<char16_t, 128> kRoman = {
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
    0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
    0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
    0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
    0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
    0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
    0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
    0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
    0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
};

const std::vector<CdxProperty> &properties()
{
    using enum CdxKind;
    static const std::vector<CdxProperty> table = {
        {0x0008, String, "Name", {}},
        {0x0010, String, "Warning", {}},
        {0x0011, Boolean, "Visible", {}},
        {0x0013, Ids, "SupersededBy", {}},
        {0x0200, Point, "p", {}},
        {0x0204, Box, "BoundingBox", {}},
        {0x0207, Point3, "Head3D", {}},
        {0x0208, Point3, "Tail3D", {}},
        {0x0400,
         Name,
         "NodeType",
         {"Unspecified", "Element", "ElementList", "ElementListNickname", "Nickname", "Fragment",
          "Formula", "GenericNickname", "AnonymousAlternativeGroup", "NamedAlternativeGroup",
          "MultiAttachment", "VariableAttachment", "ExternalConnectionPoint", "LinkNode",
          "Monomer"}},
        {0x0402, Integer, "Element", {}},
        {0x0403, Elements, "ElementList", {}},
        {0x0420, Integer, "Isotope", {}},
        {0x0421, Integer, "Charge", {}},
        {0x0422, Name, "Radical", {"None", "Singlet", "Doublet", "Triplet"}},
        {0x0425,
         Name,
         "RingBondCount",
         {"Unspecified", "NoRingBonds", "AsDrawn", "SimpleRing", "Fusion", "SpiroOrHigher"},
         -1},
        {0x0426, Name, "UnsaturatedBonds", {"Unspecified", "MustBeAbsent", "MustBePresent"}},
        {0x042B, Integer, "NumHydrogens", {}},
        {0x0431, Ids, "BondOrdering", {}},
        {0x0433, String, "GenericNickname", {}},
        {0x0436, Integer, "SubstituentsExactly", {}},
        {0x0446, Name, "EnhancedStereoType", {"Unspecified", "None", "Absolute", "Or", "And"}},
        {0x0447, Integer, "EnhancedStereoGroupNum", {}},
        {0x044B, Integer, "ExternalConnectionNum", {}},
        {0x0600, Orders, "Order", {}},
        {0x0601,
         Name,
         "Display",
         {"Solid", "Dash", "Hash", "WedgedHashBegin", "WedgedHashEnd", "Bold", "WedgeBegin",
          "WedgeEnd", "Wavy", "HollowWedgeBegin", "HollowWedgeEnd", "WavyWedgeBegin",
          "WavyWedgeEnd", "Dot", "DashDot"}},
        {0x0604, Ids, "B", {}},
        {0x0605, Ids, "E", {}},
        {0x0606, Name, "Topology", {"Unspecified", "Ring", "Chain", "RingOrChain"}},
        {0x0611, Integer, "BeginExternalNum", {}},
        {0x0612, Integer, "EndExternalNum", {}},
        {0x0705,
         Name,
         "LabelAlignment",
         {"Auto", "Left", "Center", "Right", "Above", "Below", "Best"}},
        {0x0A00,
         Name,
         "GraphicType",
         {"Undefined", "Line", "Arc", "Rectangle", "Oval", "Orbital", "Bracket", "Symbol"}},
        {0x0A02, ArrowType, "ArrowType", {}},
        {0x0A08, Integer, "CurveType", {}},
        {0x0A21, Tenths, "AngularSize", {}},
        {0x0A23, Curve, "CurvePoints", {}},
        {0x0A24,
         Name,
         "BracketUsage",
         {"Unspecified", "Unused1", "Unused2", "SRU", "Monomer", "Mer", "Copolymer",
          "CopolymerAlternating", "CopolymerRandom", "CopolymerBlock", "Crosslink", "Graft",
          "Modification", "Component", "MixtureUnordered", "MixtureOrdered", "MultipleGroup",
          "Generic", "Anypolymer"}},
        {0x0A27, Ids, "BracketedObjectIDs", {}},
        {0x0A28, Number, "RepeatCount", {}},
        {0x0A2A, String, "SRULabel", {}},
        {0x0A2B, Ids, "GraphicID", {}},
        {0x0A2C, Ids, "BondID", {}},
        {0x0A2D, Ids, "InnerAtomID", {}},
        {0x0A2F, Name, "ArrowheadType", {"Unspecified", "Solid", "Hollow", "Angle"}},
        {0x0A33, Integer, "ArrowShaftSpacing", {}},
        {0x0A35, Name, "ArrowheadHead", {"Unspecified", "None", "Full", "HalfLeft", "HalfRight"}},
        {0x0A36, Name, "ArrowheadTail", {"Unspecified", "None", "Full", "HalfLeft", "HalfRight"}},
        {0x0A3B, Name, "NoGo", {"Unspecified", "None", "Cross", "Hash"}},
        {0x0C00, Ids, "ReactionStepAtomMap", {}},
        {0x0C01, Ids, "ReactionStepReactants", {}},
        {0x0C02, Ids, "ReactionStepProducts", {}},
        {0x0C04, Ids, "ReactionStepArrows", {}},
        {0x0C05, Ids, "ReactionStepObjectsAboveArrow", {}},
        {0x0C06, Ids, "ReactionStepObjectsBelowArrow", {}},
    };
    return table;
}

void append(std::string &out, char16_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

} // namespace

const CdxProperty *cdxProperty(std::uint16_t tag)
{
    const auto &all = properties();
    const auto at =
        std::lower_bound(all.begin(), all.end(), tag,
                         [](const CdxProperty &p, std::uint16_t wanted) { return p.tag < wanted; });
    return at != all.end() && at->tag == tag ? &*at : nullptr;
}

std::string_view cdxElement(std::uint16_t tag)
{
    static const std::map<std::uint16_t, std::string_view> names = {
        {0x8001, "page"},
        {0x8002, "group"},
        {0x8003, "fragment"},
        {0x8004, "n"},
        {0x8005, "b"},
        {0x8006, "t"},
        {0x8007, "graphic"},
        {0x8008, "curve"},
        {0x800D, "scheme"},
        {0x800E, "step"},
        {0x8011, "objecttag"},
        {0x8016, "table"},
        {0x8017, "bracketedgroup"},
        {0x8018, "bracketattachment"},
        {0x8019, "crossingbond"},
        {0x8021, "arrow"},
    };
    const auto found = names.find(tag);
    return found == names.end() ? std::string_view() : found->second;
}

std::string cdxOrders(std::uint32_t bits)
{
    static constexpr std::array<std::string_view, 16> kNames = {
        "1",   "2",   "3",   "4",   "5",      "6",     "0.5",      "1.5",
        "2.5", "3.5", "4.5", "5.5", "dative", "ionic", "hydrogen", "threecenter"};
    if ((bits & 0xFFFF) == 0xFFFF) {
        return "any";
    }
    std::string out;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if ((bits >> i & 1) != 0) {
            out += (out.empty() ? "" : " ") + std::string(kNames[i]);
        }
    }
    return out;
}

std::string_view cdxArrowType(std::uint32_t bits)
{
    static constexpr std::array<std::string_view, 6> kNames = {
        "HalfHead", "FullHead", "Resonance", "Equilibrium", "Hollow", "RetroSynthetic"};
    for (std::size_t i = kNames.size(); i-- > 0;) {
        if ((bits >> i & 1) != 0) {
            return kNames[i];
        }
    }
    return "NoHead";
}

std::string cdxLetters(std::string_view bytes, int charset)
{
    if (charset == kUtf8) {
        return std::string(bytes);
    }
    const auto &high = charset == kMacRoman ? kRoman : kWindowsLatin;
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append(out, byte < 128 ? static_cast<char16_t>(byte) : high[byte - 128U]);
    }
    return out;
}

} // namespace artemisia::chem
