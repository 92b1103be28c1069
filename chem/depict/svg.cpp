// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/depict.h"

#include "chem/depict/geometry.h"
#include "chem/depict/sketch.h"

#include <cstdint>

namespace artemisia::chem
{

namespace
{

constexpr double kPadding = 4;

// Hundredths as whole numbers: no printf, no locale, no shortest-digits algorithm that could
// differ.
std::string number(double value)
{
    constexpr double kHuge = 1e7;
    const double bounded = value > kHuge    ? kHuge
                           : value < -kHuge ? -kHuge
                           : value == value ? value
                                            : 0;
    const auto hundredths = static_cast<std::int64_t>(std::floor(bounded * 100 + 0.5));
    const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
    std::string out = (hundredths < 0 ? "-" : "") + std::to_string(size / 100);
    const auto rest = static_cast<int>(size % 100);
    if (rest > 0) {
        out += '.';
        out += static_cast<char>('0' + rest / 10);
        if (rest % 10 > 0) {
            out += static_cast<char>('0' + rest % 10);
        }
    }
    return out;
}

// Control characters are not allowed in XML at all.
std::string escaped(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

const char *colour(InkRole ink)
{
    switch (ink) {
    case InkRole::Structure:
        return "#000";
    case InkRole::Nitrogen:
        return "#2148c7";
    case InkRole::Oxygen:
        return "#c22113";
    case InkRole::Sulfur:
        return "#8a6a00";
    case InkRole::Phosphorus:
        return "#a85400";
    case InkRole::Halogen:
        return "#1d7a32";
    case InkRole::Secondary:
        return "#59615c";
    case InkRole::Warning:
        return "#a83226";
    case InkRole::Highlight:
        return "#bfe3cf";
    }
    return "#000";
}

/// Writes items, joining neighbouring strokes of one kind into one path.
class SvgWriter
{
public:
    explicit SvgWriter(Point origin)
        : m_origin(origin)
    {
    }

    void operator()(const LineItem &line)
    {
        const std::string style = strokeStyle(line.ink, line.width) +
                                  (line.dashed ? " stroke-dasharray=\"2.5 2\"" : std::string());
        if (style != m_style) {
            finishPath();
            m_style = style;
        }
        m_path += "M" + at(line.from) + "L" + at(line.to);
    }
    void operator()(const PathItem &path)
    {
        finishPath();
        if (path.points.empty()) {
            return;
        }
        m_out += "<path" + strokeStyle(path.ink, path.width) + " d=\"M" + at(path.points[0]);
        for (std::size_t i = 1; i < path.points.size(); ++i) {
            m_out += (path.smooth ? (i % 3 == 1 ? "C" : " ") : "L") + at(path.points[i]);
        }
        m_out += "\"/>\n";
    }
    void operator()(const PolygonItem &polygon)
    {
        finishPath();
        m_out += std::string("<path fill=\"") + colour(polygon.ink) + "\" d=\"";
        for (std::size_t i = 0; i < polygon.points.size(); ++i) {
            m_out += (i == 0 ? "M" : "L") + at(polygon.points[i]);
        }
        m_out += "z\"/>\n";
    }
    void operator()(const CircleItem &circle)
    {
        finishPath();
        m_out += "<circle cx=\"" + number(circle.centre.x - m_origin.x) + "\" cy=\"" +
                 number(circle.centre.y - m_origin.y) + "\" r=\"" + number(circle.radius) + "\"" +
                 (circle.filled ? std::string(" fill=\"") + colour(circle.ink) + "\""
                                : strokeStyle(circle.ink, circle.width)) +
                 "/>\n";
    }
    // textLength keeps the layout whatever font the viewer has for Arial.
    void operator()(const TextItem &text)
    {
        finishPath();
        m_out +=
            "<text x=\"" + number(text.baseline.x - m_origin.x) + "\" y=\"" +
            number(text.baseline.y - m_origin.y) + "\" font-size=\"" + number(text.size) +
            "\" textLength=\"" + number(text.width) + "\" lengthAdjust=\"spacingAndGlyphs\"" +
            (text.ink == InkRole::Structure ? std::string()
                                            : std::string(" fill=\"") + colour(text.ink) + "\"") +
            ">" + escaped(text.text) + "</text>\n";
    }
    std::string finish()
    {
        finishPath();
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string at(Point p) const
    {
        return number(p.x - m_origin.x) + " " + number(p.y - m_origin.y);
    }
    static std::string strokeStyle(InkRole ink, double width)
    {
        return std::string(" fill=\"none\" stroke=\"") + colour(ink) + "\" stroke-width=\"" +
               number(width) + "\"";
    }
    void finishPath()
    {
        if (!m_path.empty()) {
            m_out += "<path" + m_style + " d=\"" + m_path + "\"/>\n";
        }
        m_path.clear();
        m_style.clear();
    }

    Point m_origin;
    std::string m_out;
    std::string m_path;
    std::string m_style;
};

} // namespace

std::string toSvg(const DisplayList &list, const std::string &title)
{
    const Point origin{list.bounds.left - kPadding, list.bounds.top - kPadding};
    const std::string width = number(list.bounds.width + 2 * kPadding);
    const std::string height = number(list.bounds.height + 2 * kPadding);
    SvgWriter writer(origin);
    for (const DisplayItem &item : list.items) {
        std::visit(writer, item);
    }
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width +
                      "pt\" height=\"" + height + "pt\" viewBox=\"0 0 " + width + " " + height +
                      "\" role=\"img\">\n";
    out += "<title>" + escaped(title) + "</title>\n";
    out += "<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#fff\"/>\n";
    out += "<g stroke-linecap=\"round\" stroke-linejoin=\"round\" "
           "font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\">\n";
    out += writer.finish();
    out += "</g>\n</svg>\n";
    return out;
}

} // namespace artemisia::chem
