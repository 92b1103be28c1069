// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: XML from strangers, as events, within bounds.
#pragma once

#include "chem/base/result.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace artemisia::chem
{

/// Takes what stands in a document. Attributes: name, value, name, value ... null.
class XmlSink
{
public:
    virtual ~XmlSink() = default;
    virtual void start(std::string_view name, const char **attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void characters(std::string_view text) = 0;
};

/// Feeds a document to a sink. Refuses entity declarations (how a small document becomes a large
/// one) and nesting of more than 100.
class XmlParser
{
public:
    explicit XmlParser(XmlSink &sink);
    ~XmlParser();
    XmlParser(const XmlParser &) = delete;
    XmlParser &operator=(const XmlParser &) = delete;

    [[nodiscard]] Result<void> feed(std::string_view bytes, bool isLast);
    /// From within the sink: nothing more is read, feed() returns this.
    void refuse(ErrorCode code, const char *why);
    [[nodiscard]] std::uint64_t line() const; ///< 1-based
    [[nodiscard]] std::uint64_t offset() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace artemisia::chem
