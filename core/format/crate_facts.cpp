// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/crate_facts.h"

#include "core/record/json.h"

#include <QCryptographicHash>

namespace artemisia::format
{

namespace
{

/// Reads {"@graph": [{"@id": ..., "contentSize": ..., "sha256": ...}, ...]} without building it,
/// and stops where it is nested deeper than any crate.
class FactsReader : public nlohmann::json_sax<Json>
{
public:
    explicit FactsReader(QHash<QString, FileFacts> &facts)
        : m_facts(facts)
    {
    }
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool string(string_t &text) override
    {
        if (m_depth == kNode && m_key == "@id") {
            m_id = QString::fromStdString(text);
        } else if (m_depth == kNode && m_key == "contentSize") {
            bool isNumber = false;
            m_node.size = QString::fromStdString(text).toLongLong(&isNumber);
            m_node.size = isNumber ? m_node.size : -1;
        } else if (m_depth == kNode && m_key == "sha256") {
            m_node.sha256 = QString::fromStdString(text);
        }
        return true;
    }
    bool key(string_t &text) override
    {
        m_key = text;
        return true;
    }
    bool start_object(std::size_t) override
    {
        if (++m_depth == kNode) {
            m_id.clear();
            m_node = {};
        }
        return m_depth < kDeepest;
    }
    bool end_object() override
    {
        if (m_depth-- == kNode && m_node.isKnown() && !m_node.sha256.isEmpty()) {
            m_facts.insert(m_id, m_node);
        }
        return true;
    }
    bool start_array(std::size_t) override { return ++m_depth < kDeepest; }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override
    {
        return false;
    }

private:
    static constexpr int kNode = 3; ///< the document, its @graph, a node
    static constexpr int kDeepest = 16;
    QHash<QString, FileFacts> &m_facts;
    int m_depth = 0;
    std::string m_key;
    QString m_id;
    FileFacts m_node;
};

} // namespace

FileFacts factsOf(const QByteArray &bytes)
{
    return {bytes.size(), QString::fromLatin1(
                              QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex())};
}

CrateFacts::CrateFacts(const QByteArray &crate)
{
    FactsReader reader(m_facts);
    // What was read before an error is as good as the rest: it is compared with the record's own
    // hash before it is used.
    (void)Json::sax_parse(crate.begin(), crate.end(), &reader);
}

} // namespace artemisia::format
