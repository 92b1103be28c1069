// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/xml_impl.h"
#include "chem/drawing/cdxml_parts.h"

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kMostElements = 200000;

class Tree : public XmlSink
{
public:
    Tree()
        : m_parser(*this)
    {
    }

    Result<std::unique_ptr<XmlElement>> read(std::string_view text)
    {
        return m_parser.feed(text, true).map([this] { return std::move(m_root); });
    }

    void start(std::string_view name, const char **attributes) override
    {
        if (m_root == nullptr && name != "CDXML") {
            m_parser.refuse(ErrorCode::Syntax, "This is XML, but not a ChemDraw document.");
            return;
        }
        if (++m_count > kMostElements) {
            m_parser.refuse(ErrorCode::TooLarge, "The CDXML document is too large.");
            return;
        }
        auto element = std::make_unique<XmlElement>();
        element->name = name;
        for (const char **a = attributes; *a != nullptr; a += 2) {
            element->attributes.emplace_back(a[0], a[1]);
        }
        XmlElement *added = element.get();
        if (m_root == nullptr) {
            m_root = std::move(element);
        } else {
            m_open.back()->children.push_back(std::move(element));
        }
        m_open.push_back(added);
    }
    void end(std::string_view) override
    {
        if (!m_open.empty()) {
            m_open.pop_back();
        }
    }
    void characters(std::string_view text) override
    {
        if (!m_open.empty() && m_open.back()->name == "s") {
            m_open.back()->text += text;
        }
    }

private:
    XmlParser m_parser;
    std::unique_ptr<XmlElement> m_root;
    std::vector<XmlElement *> m_open;
    std::size_t m_count = 0;
};

} // namespace

const std::string *XmlElement::find(std::string_view attribute) const
{
    for (const auto &known : attributes) {
        if (known.first == attribute) {
            return &known.second;
        }
    }
    return nullptr;
}

std::string_view XmlElement::value(std::string_view attribute) const
{
    const std::string *found = find(attribute);
    return found != nullptr ? std::string_view(*found) : std::string_view();
}

int XmlElement::integer(std::string_view attribute, int otherwise) const
{
    const std::vector<int> numbers = cdxmlIntegers(value(attribute));
    return numbers.empty() ? otherwise : numbers.front();
}

CdxmlNotes XmlElement::notes(std::string_view tag) const
{
    for (const auto &child : children) {
        if (child->name == "objecttag" && child->value("Name") == tag) {
            return CdxmlNotes(child->value("Value"));
        }
    }
    return {};
}

std::string XmlElement::runs() const
{
    std::string all;
    for (const auto &child : children) {
        if (child->name == "s") {
            all += child->text;
        }
    }
    return all;
}

Result<std::unique_ptr<XmlElement>> cdxmlTree(std::string_view text)
{
    if (text.size() > Limits().textBytes) {
        return fail(ErrorCode::TooLarge, "The CDXML document is too large.");
    }
    return Tree().read(text);
}

} // namespace artemisia::chem
