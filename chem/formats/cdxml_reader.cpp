// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/formats/cdxml_impl.h"
#include "chem/formats/readers_impl.h"

namespace artemisia::chem
{

namespace
{

class CdxmlReader : public MoleculeReader
{
public:
    CdxmlReader(std::istream &input, const Limits &limits)
        : m_input(input)
        , m_parser(limits)
        , m_limits(limits)
        , m_buffer(64 * 1024)
    {
    }

    std::optional<MoleculeRecord> next() override
    {
        while (m_parser.fragments.empty() && !m_isAtEnd) {
            feed();
        }
        MoleculeRecord record;
        if (!m_parser.fragments.empty()) {
            const CdxmlFragment fragment = std::move(m_parser.fragments.front());
            m_parser.fragments.pop_front();
            record.line = fragment.line;
            record.offset = fragment.offset;
            record.molecule = moleculeFromCdxml(fragment, m_limits);
        } else if (m_fault) {
            record.line = m_parser.line();
            record.offset = m_bytes;
            record.molecule = tl::unexpected<Error>(*m_fault);
            m_fault.reset();
        } else {
            return std::nullopt;
        }
        record.number = ++m_count;
        return record;
    }

    std::uint64_t bytesRead() const override { return m_bytes; }

private:
    std::istream &m_input;
    CdxmlParser m_parser;
    Limits m_limits;
    std::vector<char> m_buffer;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_count = 0;
    bool m_isAtEnd = false;
    std::optional<Error> m_fault;

    void feed()
    {
        std::size_t size = 0;
        if (m_input.good()) {
            m_input.read(m_buffer.data(), std::streamsize(m_buffer.size()));
            size = std::size_t(m_input.gcount());
        }
        m_bytes += size;
        const bool isLast = size == 0;
        if (auto fine = m_parser.feed({m_buffer.data(), size}, isLast); !fine) {
            m_fault = fine.error();
            m_isAtEnd = true;
        }
        m_isAtEnd = m_isAtEnd || isLast;
    }
};

} // namespace

std::unique_ptr<MoleculeReader> makeCdxmlReader(std::istream &input, const Limits &limits)
{
    return std::make_unique<CdxmlReader>(input, limits);
}

} // namespace artemisia::chem
