// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/font_metrics.h"

#include "chem/depict/geometry.h"

#include <array>
#include <string>

namespace artemisia::chem
{

namespace
{

struct Glyph {
    int width;
    int left, bottom, right, top;
};

// U+0020 to U+007E.
constexpr std::array<Glyph, 95> kAscii = {{
    {278, 0, 0, 0, 0},         {278, 90, 0, 187, 718},    {355, 70, 463, 285, 718},
    {556, 28, 0, 529, 688},    {556, 32, -115, 520, 775}, {889, 39, -19, 850, 703},
    {667, 44, -15, 645, 718},  {191, 59, 463, 132, 718},  {333, 68, -207, 299, 733},
    {333, 34, -207, 265, 733}, {389, 39, 431, 349, 718},  {584, 39, 0, 545, 505},
    {278, 87, -147, 191, 106}, {333, 44, 232, 289, 322},  {278, 87, 0, 191, 106},
    {278, -17, -19, 295, 737}, {556, 37, -19, 519, 703},  {556, 101, 0, 359, 703},
    {556, 26, 0, 507, 703},    {556, 34, -19, 522, 703},  {556, 25, 0, 523, 703},
    {556, 32, -19, 514, 688},  {556, 38, -19, 518, 703},  {556, 37, 0, 523, 688},
    {556, 38, -19, 517, 703},  {556, 42, -19, 514, 703},  {278, 87, 0, 191, 516},
    {278, 87, -147, 191, 516}, {584, 48, 11, 536, 495},   {584, 39, 115, 545, 390},
    {584, 48, 11, 536, 495},   {556, 56, 0, 492, 727},    {1015, 147, -19, 868, 737},
    {667, 14, 0, 654, 718},    {667, 74, 0, 627, 718},    {722, 44, -19, 681, 737},
    {722, 81, 0, 674, 718},    {667, 86, 0, 616, 718},    {611, 86, 0, 583, 718},
    {778, 48, -19, 709, 737},  {722, 77, 0, 646, 718},    {278, 91, 0, 188, 718},
    {500, 17, -19, 428, 718},  {667, 76, 0, 663, 718},    {556, 76, 0, 537, 718},
    {833, 73, 0, 761, 718},    {722, 76, 0, 646, 718},    {778, 39, -19, 739, 737},
    {667, 86, 0, 622, 718},    {778, 39, -56, 739, 737},  {722, 88, 0, 684, 718},
    {667, 49, -19, 620, 737},  {611, 14, 0, 597, 718},    {722, 79, -19, 644, 718},
    {667, 20, 0, 647, 718},    {944, 16, 0, 928, 718},    {667, 19, 0, 648, 718},
    {667, 14, 0, 653, 718},    {611, 23, 0, 588, 718},    {278, 63, -196, 250, 722},
    {278, -17, -19, 295, 737}, {278, 28, -196, 215, 722}, {469, -14, 264, 483, 688},
    {556, 0, -125, 556, -75},  {333, 14, 593, 211, 734},  {556, 36, -15, 530, 538},
    {556, 58, -15, 517, 718},  {500, 30, -15, 477, 538},  {556, 35, -15, 499, 718},
    {556, 40, -15, 516, 538},  {278, 14, 0, 262, 728},    {556, 40, -220, 499, 538},
    {556, 65, 0, 491, 718},    {222, 67, 0, 155, 718},    {222, -16, -210, 155, 718},
    {500, 67, 0, 501, 718},    {222, 67, 0, 155, 718},    {833, 65, 0, 769, 538},
    {556, 65, 0, 491, 538},    {556, 35, -14, 521, 538},  {556, 58, -207, 517, 538},
    {556, 35, -207, 494, 538}, {333, 77, 0, 332, 538},    {500, 32, -15, 464, 538},
    {278, 14, -7, 257, 669},   {556, 68, -15, 489, 523},  {500, 8, 0, 492, 523},
    {722, 14, 0, 709, 523},    {500, 11, 0, 490, 523},    {500, 11, -214, 489, 523},
    {500, 31, 0, 469, 523},    {334, 42, -196, 292, 722}, {260, 94, -19, 167, 737},
    {334, 42, -196, 292, 722}, {584, 61, 180, 523, 326},
}};

struct Extra {
    char32_t code;
    Glyph glyph;
};

// What schemes and labels also use: signs, arrows and the Greek of Arial.
constexpr std::array<Extra, 24> kExtras = {{
    {U'\u00A0', {278, 0, 0, 0, 0}},         {U'\u00B0', {400, 54, 411, 346, 703}},
    {U'\u00B1', {584, 39, 0, 545, 506}},    {U'\u00B5', {556, 68, -207, 489, 523}},
    {U'\u00B7', {278, 77, 190, 202, 315}},  {U'\u00C5', {667, 14, 0, 654, 931}},
    {U'\u00D7', {584, 39, 0, 545, 506}},    {U'\u00F6', {556, 35, -14, 521, 706}},
    {U'\u00FC', {556, 68, -15, 489, 706}},  {U'\u0394', {612, 6, 0, 608, 688}},
    {U'\u03A9', {768, 34, 0, 736, 730}},    {U'\u03B1', {578, 34, -18, 568, 510}},
    {U'\u03B2', {575, 68, -223, 523, 729}}, {U'\u03B3', {500, 12, -223, 485, 510}},
    {U'\u03B4', {557, 40, -17, 515, 729}},  {U'\u03BC', {556, 68, -207, 489, 523}},
    {U'\u03C0', {549, 10, -19, 530, 487}},  {U'\u2013', {556, 0, 240, 556, 313}},
    {U'\u2014', {1000, 0, 240, 1000, 313}}, {U'\u2019', {222, 53, 463, 157, 718}},
    {U'\u2022', {350, 18, 202, 333, 517}},  {U'\u2026', {1000, 115, 0, 885, 106}},
    {U'\u2192', {1000, 70, 126, 955, 480}}, {U'\u2212', {584, 39, 216, 545, 289}},
}};

constexpr Glyph kUnknown{556, 37, -19, 519, 718};

Glyph glyphOf(char32_t code)
{
    if (code >= U' ' && code <= U'~') {
        return kAscii[code - U' '];
    }
    for (const Extra &extra : kExtras) {
        if (extra.code == code) {
            return extra.glyph;
        }
    }
    return kUnknown;
}

bool isRound(char32_t code)
{
    return std::u32string_view(U"CGOQSUacdegopqsu035689@\u2022\u00B0\u00B7").find(code) !=
           std::u32string_view::npos;
}

// A round letter fills its box but for the corners: an octagon between ellipse and box.
Outline octagon(const Box &b)
{
    const double cx = b.width * 0.25;
    const double cy = b.height * 0.22;
    const double right = b.left + b.width;
    const double bottom = b.top + b.height;
    Outline outline;
    outline.add({b.left + cx, b.top});
    outline.add({right - cx, b.top});
    outline.add({right, b.top + cy});
    outline.add({right, bottom - cy});
    outline.add({right - cx, bottom});
    outline.add({b.left + cx, bottom});
    outline.add({b.left, bottom - cy});
    outline.add({b.left, b.top + cy});
    return outline;
}

Outline rectangle(const Box &b)
{
    Outline outline;
    outline.add({b.left, b.top});
    outline.add({b.left + b.width, b.top});
    outline.add({b.left + b.width, b.top + b.height});
    outline.add({b.left, b.top + b.height});
    return outline;
}

// The code point at \a at, which moves behind it.
char32_t next(std::string_view utf8, std::size_t &at)
{
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const int more = lead < 0x80 ? 0 : lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
    bool valid = lead < 0x80 || (lead >= 0xC2 && lead < 0xF5);
    for (int k = 1; valid && k <= more; ++k) {
        const std::size_t i = at + static_cast<std::size_t>(k);
        valid = i < utf8.size() && (static_cast<unsigned char>(utf8[i]) & 0xC0U) == 0x80;
        code = valid ? (code << 6U) | (static_cast<unsigned char>(utf8[i]) & 0x3FU) : code;
    }
    at += valid ? static_cast<std::size_t>(more) + 1 : 1;
    return valid ? code : U'\uFFFD';
}

template <class Use>
void eachOutline(std::string_view utf8, Point baseline, double size, const Use &use)
{
    int x = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t code = next(utf8, at);
        const Glyph g = glyphOf(code);
        const double k = size / 1000;
        if (g.right > g.left) {
            const Box box{baseline.x + (x + g.left) * k, baseline.y - g.top * k,
                          (g.right - g.left) * k, (g.top - g.bottom) * k};
            use(isRound(code) ? octagon(box) : rectangle(box));
        }
        x += g.width;
    }
}

} // namespace

std::u32string decodeUtf8(std::string_view utf8)
{
    std::u32string out;
    for (std::size_t at = 0; at < utf8.size();) {
        out.push_back(next(utf8, at));
    }
    return out;
}

double textWidth(std::string_view utf8, double size)
{
    int width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        width += glyphOf(next(utf8, at)).width;
    }
    return width * size / 1000;
}

std::vector<Outline> glyphOutlines(std::string_view utf8, Point baseline, double size)
{
    std::vector<Outline> outlines;
    eachOutline(utf8, baseline, size,
                [&outlines](const Outline &outline) { outlines.push_back(outline); });
    return outlines;
}

Box boxOf(const TextItem &text)
{
    Box box = kEmptyBox;
    include(box, text.baseline, 0);
    include(box, {text.baseline.x + text.width, text.baseline.y}, 0);
    eachOutline(text.text, text.baseline, text.size, [&box](const Outline &outline) {
        for (const Point &p : outline) {
            include(box, p, 0);
        }
    });
    return box;
}

} // namespace artemisia::chem
