// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/drawing/cdx.h"
#include "chem/drawing/cdx_names.h"
#include "chem/drawing/cdxml_writer.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>

namespace artemisia::chem
{

namespace
{

constexpr std::string_view kMagic = "VjCD0100";
constexpr std::size_t kHeader = 28;  ///< with the tag and the id of the document itself
constexpr std::size_t kDeepest = 90; ///< less than what the reader of CDXML takes
constexpr std::size_t kMostObjects = 200000;
constexpr std::size_t kMostListed = 20000; ///< values of one property
constexpr std::size_t kStyle = 10;         ///< bytes of a run's style
constexpr double kPointsPerUnit = 1.0 / 65536;
constexpr std::uint16_t kFonts = 0x0100;
constexpr std::uint16_t kText = 0x0700;
constexpr std::uint16_t kUtf8Text = 0x0709;
constexpr int kWindowsLatin = 1252;
constexpr int kUtf8 = 65001;

/// Reads numbers, low byte first; what lies beyond the end is zero and is remembered.
class Bytes
{
public:
    explicit Bytes(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }
    [[nodiscard]] bool isCutOff() const { return m_isCutOff; }

    std::string_view take(std::size_t count)
    {
        m_isCutOff = m_isCutOff || count > m_bytes.size();
        const std::string_view taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(taken.size());
        return taken;
    }

    std::uint64_t unsignedOf(std::size_t size)
    {
        const std::string_view taken = take(size);
        std::uint64_t value = 0;
        for (std::size_t i = taken.size(); i-- > 0;) {
            value = value << 8 | static_cast<unsigned char>(taken[i]);
        }
        return value;
    }
    std::uint16_t word() { return static_cast<std::uint16_t>(unsignedOf(2)); }
    std::uint32_t longWord() { return static_cast<std::uint32_t>(unsignedOf(4)); }

    std::int64_t signedOf(std::size_t size)
    {
        const std::uint64_t value = unsignedOf(size);
        switch (size) {
        case 1:
            return static_cast<std::int8_t>(value);
        case 2:
            return static_cast<std::int16_t>(value);
        default:
            return static_cast<std::int32_t>(value);
        }
    }
    double coordinate() { return static_cast<double>(signedOf(4)) * kPointsPerUnit; }
    double real() { return std::bit_cast<double>(unsignedOf(8)); }

private:
    std::string_view m_bytes;
    bool m_isCutOff = false;
};

/// Letters in one style.
struct Run {
    std::string text;
    int face = 0;
};

struct Object {
    std::string_view name; ///< empty: nothing of it is kept
    std::int64_t id = 0;
    std::vector<std::pair<std::string_view, std::string>> attributes;
    std::vector<Run> runs;
    bool isUtf8 = false;
    std::vector<Object> children;
};

std::string listed(std::initializer_list<double> numbers)
{
    std::string out;
    for (const double number : numbers) {
        out += (out.empty() ? "" : " ") + cdxmlNumber(number);
    }
    return out;
}

class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes.substr(kHeader))
    {
    }

    Result<Object> read()
    {
        Object document;
        document.name = "CDXML";
        if (const auto read = readInto(document, 0); !read) {
            return tl::unexpected(read.error());
        }
        return document;
    }

private:
    static tl::unexpected<Error> cutOff()
    {
        return fail(ErrorCode::Syntax, "The ChemDraw document is damaged or cut off.");
    }

    // Up to the end of the object, or of the document.
    Result<void> readInto(Object &object, std::size_t depth)
    {
        if (depth > kDeepest || ++m_objects > kMostObjects) {
            return fail(ErrorCode::TooLarge, "The ChemDraw document is too large.");
        }
        while (m_bytes.left() >= 2) {
            const std::uint16_t tag = m_bytes.word();
            if (tag == 0) {
                return {};
            }
            if ((tag & 0x8000) != 0) {
                Object child;
                child.name = object.name.empty() ? std::string_view() : cdxElement(tag);
                child.id = static_cast<std::int32_t>(m_bytes.longWord());
                if (auto read = readInto(child, depth + 1); !read) {
                    return read;
                }
                if (!child.name.empty()) {
                    object.children.push_back(std::move(child));
                }
            } else {
                const std::uint16_t size = m_bytes.word();
                Bytes value(m_bytes.take(size == 0xFFFF ? m_bytes.longWord() : size));
                set(object, tag, value);
            }
            if (m_bytes.isCutOff()) {
                return cutOff();
            }
        }
        // Some programs leave the end of the document itself away.
        const bool isWhole = depth == 0 && m_bytes.left() == 0 && !object.children.empty();
        return isWhole ? Result<void>() : cutOff();
    }

    void set(Object &object, std::uint16_t tag, Bytes &value)
    {
        if (tag == kFonts) {
            readFonts(value);
        } else if ((tag == kText || tag == kUtf8Text) && object.name == "t") {
            if (!object.isUtf8) {
                object.isUtf8 = tag == kUtf8Text;
                object.runs = runsOf(value, object.isUtf8);
            }
        } else if (const CdxProperty *property = cdxProperty(tag);
                   property != nullptr && !object.name.empty()) {
            if (auto text = textOf(*property, value)) {
                object.attributes.emplace_back(property->name, std::move(*text));
            }
        }
    }

    void readFonts(Bytes &value)
    {
        (void)value.word(); // the platform
        for (std::size_t i = value.word(); i > 0 && value.left() >= 6; --i) {
            const std::uint16_t id = value.word();
            m_charsets[id] = value.word();
            (void)value.take(value.word());
        }
    }

    [[nodiscard]] std::vector<Run> runsOf(Bytes &value, bool isUtf8) const
    {
        struct Style {
            std::size_t start;
            int font;
            int face;
        };
        std::vector<Style> styles;
        for (std::size_t i = value.word(); i > 0 && value.left() >= kStyle; --i) {
            Style style{value.word(), value.word(), value.word()};
            (void)value.take(4); // size and colour
            styles.push_back(style);
        }
        const std::string_view letters = value.take(value.left());
        if (styles.empty()) {
            styles.push_back({0, -1, 0});
        }
        std::vector<Run> runs;
        std::size_t at = 0;
        for (std::size_t i = 0; i < styles.size(); ++i) {
            const bool isLast = i + 1 == styles.size();
            const std::size_t end =
                isLast ? letters.size() : std::clamp(styles[i + 1].start, at, letters.size());
            const auto charset = m_charsets.find(styles[i].font);
            const int known = charset == m_charsets.end() ? kWindowsLatin : charset->second;
            Run run{cdxLetters(letters.substr(at, end - at), isUtf8 ? kUtf8 : known),
                    styles[i].face};
            std::replace(run.text.begin(), run.text.end(), '\r', '\n');
            if (!run.text.empty()) {
                runs.push_back(std::move(run));
            }
            at = end;
        }
        return runs;
    }

    static std::string idsOf(Bytes &value)
    {
        std::string out;
        for (std::size_t i = 0; i < kMostListed && value.left() >= 4; ++i) {
            out += (i > 0 ? " " : "") + std::to_string(value.signedOf(4));
        }
        return out;
    }

    static std::string pointsOf(Bytes &value)
    {
        std::string out;
        for (std::size_t i = value.word(); i > 0 && value.left() >= 8; --i) {
            const double y = value.coordinate();
            out += (out.empty() ? "" : " ") + listed({value.coordinate(), y});
        }
        return out;
    }

    static std::string elementsOf(Bytes &value)
    {
        const std::int64_t count = value.signedOf(2);
        std::string out = count < 0 ? "NOT" : "";
        while (value.left() >= 2) {
            out += (out.empty() ? "" : " ") + std::to_string(value.word());
        }
        return out;
    }

    static std::optional<std::string> nameOf(const CdxProperty &property, std::int64_t number)
    {
        const std::int64_t at = number - property.first;
        if (at < 0 || at >= static_cast<std::int64_t>(property.names.size())) {
            return std::nullopt;
        }
        return std::string(property.names[static_cast<std::size_t>(at)]);
    }

    std::string wordsOf(Bytes &value) const
    {
        std::string all;
        for (const Run &run : runsOf(value, false)) {
            all += run.text;
        }
        return all;
    }

    [[nodiscard]] std::optional<std::string> textOf(const CdxProperty &property, Bytes &value) const
    {
        const std::size_t size = value.left();
        const bool isInteger = size == 1 || size == 2 || size == 4;
        switch (property.kind) {
        case CdxKind::Integer:
            return isInteger ? std::optional(std::to_string(value.signedOf(size))) : std::nullopt;
        case CdxKind::Name:
            return isInteger ? nameOf(property, value.signedOf(size)) : std::nullopt;
        case CdxKind::Boolean:
            return size == 0 || value.unsignedOf(1) != 0 ? "yes" : "no";
        case CdxKind::Tenths:
            return isInteger ? std::optional(cdxmlNumber(double(value.signedOf(size)) / 10))
                             : std::nullopt;
        case CdxKind::Number:
            return size == 8   ? std::optional(cdxmlNumber(value.real()))
                   : isInteger ? std::optional(std::to_string(value.signedOf(size)))
                               : std::nullopt;
        case CdxKind::Orders:
            return isInteger ? std::optional(cdxOrders(bitsOf(value, size))) : std::nullopt;
        case CdxKind::ArrowType:
            return isInteger ? std::optional(std::string(cdxArrowType(bitsOf(value, size))))
                             : std::nullopt;
        case CdxKind::Ids:
            return idsOf(value);
        case CdxKind::Elements:
            return elementsOf(value);
        case CdxKind::String:
            return wordsOf(value);
        default:
            return placeOf(property.kind, value);
        }
    }

    static std::uint32_t bitsOf(Bytes &value, std::size_t size)
    {
        return static_cast<std::uint32_t>(value.unsignedOf(size));
    }

    // Documents have y before x, CDXML has x first.
    static std::optional<std::string> placeOf(CdxKind kind, Bytes &value)
    {
        const std::size_t size = value.left();
        if (kind == CdxKind::Curve) {
            return pointsOf(value);
        }
        if (size != (kind == CdxKind::Point ? 8U : kind == CdxKind::Point3 ? 12U : 16U)) {
            return std::nullopt;
        }
        const double a = value.coordinate();
        const double b = value.coordinate();
        if (kind == CdxKind::Point) {
            return listed({b, a});
        }
        const double c = value.coordinate();
        return kind == CdxKind::Point3 ? listed({a, b, c}) : listed({b, a, value.coordinate(), c});
    }

    Bytes m_bytes;
    std::size_t m_objects = 0;
    std::map<int, int> m_charsets; ///< by font
};

void write(CdxmlOut &out, const Object &object, bool isDocument)
{
    out.begin(std::string(object.name));
    if (!isDocument) {
        out.attribute("id", object.id);
        for (const auto &[name, value] : object.attributes) {
            out.attribute(name, value);
        }
    }
    for (const Run &run : object.runs) {
        out.begin("s");
        out.attribute("face", run.face);
        out.text(run.text);
        out.end();
    }
    for (const Object &child : object.children) {
        write(out, child, false);
    }
    out.end();
}

} // namespace

bool isCdxDocument(std::string_view bytes)
{
    return bytes.substr(0, kMagic.size()) == kMagic;
}

Result<std::string> cdxmlOfCdx(std::string_view bytes)
{
    return guarded(ErrorCode::Internal, "The ChemDraw document could not be read.",
                   [&]() -> Result<std::string> {
                       if (!isCdxDocument(bytes) || bytes.size() < kHeader) {
                           return fail(ErrorCode::Syntax, "This is no ChemDraw document.");
                       }
                       if (bytes.size() > Limits().textBytes) {
                           return fail(ErrorCode::TooLarge, "The ChemDraw document is too large.");
                       }
                       return Reader(bytes).read().map([](const Object &document) {
                           CdxmlOut out;
                           out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n");
                           write(out, document, true);
                           return out.take();
                       });
                   });
}

} // namespace artemisia::chem
