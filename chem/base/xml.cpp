// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/xml_impl.h"

#include <expat.h>

#include <exception>
#include <string>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kDeepest = 100;

} // namespace

struct XmlParser::State {
    XmlSink *sink = nullptr;
    XML_Parser parser = nullptr;
    std::size_t depth = 0;
    std::string refusal;
    ErrorCode refusalCode = ErrorCode::Syntax;

    void refuse(ErrorCode code, const char *why)
    {
        if (refusal.empty()) {
            refusal = why;
            refusalCode = code;
        }
        XML_StopParser(parser, XML_FALSE);
    }
    void start(std::string_view name, const char **attributes)
    {
        if (++depth > kDeepest) {
            refuse(ErrorCode::TooLarge, "The CDXML document is nested too deeply.");
            return;
        }
        sink->start(name, attributes);
    }
    void end(std::string_view name)
    {
        --depth;
        sink->end(name);
    }
};

XmlParser::XmlParser(XmlSink &sink)
    : m_state(std::make_unique<State>())
{
    m_state->sink = &sink;
    m_state->parser = XML_ParserCreate(nullptr);
    XML_SetUserData(m_state->parser, m_state.get());
    XML_SetElementHandler(
        m_state->parser,
        [](void *state, const char *name, const char **attributes) {
            static_cast<State *>(state)->start(name, attributes);
        },
        [](void *state, const char *name) { static_cast<State *>(state)->end(name); });
    XML_SetCharacterDataHandler(m_state->parser, [](void *state, const char *text, int length) {
        static_cast<State *>(state)->sink->characters({text, std::size_t(length)});
    });
    // ChemDraw writes none.
    XML_SetEntityDeclHandler(m_state->parser, [](void *state, const char *, int, const char *, int,
                                                 const char *, const char *, const char *,
                                                 const char *) {
        static_cast<State *>(state)->refuse(
            ErrorCode::Syntax, "The document declares entities, which is not accepted.");
    });
}

XmlParser::~XmlParser()
{
    XML_ParserFree(m_state->parser);
}

Result<void> XmlParser::feed(std::string_view bytes, bool isLast)
{
    try {
        const auto status =
            XML_Parse(m_state->parser, bytes.data(), int(bytes.size()), isLast ? 1 : 0);
        if (!m_state->refusal.empty()) {
            return fail(m_state->refusalCode, m_state->refusal);
        }
        if (status == XML_STATUS_ERROR) {
            const char *why = XML_ErrorString(XML_GetErrorCode(m_state->parser));
            return fail(ErrorCode::Syntax,
                        "The CDXML document is damaged in line " + std::to_string(line()) + ".",
                        why != nullptr ? why : "");
        }
        return {};
    } catch (const std::exception &e) {
        return fail(ErrorCode::TooLarge, "The CDXML document is too large.", e.what());
    }
}

void XmlParser::refuse(ErrorCode code, const char *why)
{
    m_state->refuse(code, why);
}

std::uint64_t XmlParser::line() const
{
    return XML_GetCurrentLineNumber(m_state->parser);
}

std::uint64_t XmlParser::offset() const
{
    return std::uint64_t(XML_GetCurrentByteIndex(m_state->parser));
}

} // namespace artemisia::chem
