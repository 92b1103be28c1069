// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/text_input.h"

#include "core/exchange/tr.h"

#include <QBuffer>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace artemisia::exchange
{

namespace
{
constexpr qint64 kChunk = 256 * 1024;
constexpr qint64 kHead = 8 * 1024;

// 0x80 to 0x9F; 0: not assigned.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct ByteCounts {
    qsizetype zeroEven = 0;
    qsizetype zeroOdd = 0;
    qsizetype control = 0;
};

ByteCounts countBytes(const QByteArray &head)
{
    ByteCounts counts;
    for (qsizetype i = 0; i < head.size(); ++i) {
        const auto byte = static_cast<unsigned char>(head.at(i));
        if (byte == 0) {
            ++(i % 2 == 0 ? counts.zeroEven : counts.zeroOdd);
        }
        if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f') {
            ++counts.control;
        }
    }
    return counts;
}

std::optional<TextEncoding> utf16ByZeroes(const QByteArray &head, const ByteCounts &counts)
{
    const qsizetype half = head.size() / 2;
    if (half < 4) {
        return {};
    }
    if (counts.zeroOdd > half / 3 && counts.zeroEven < half / 20 + 1) {
        return TextEncoding::Utf16LittleEndian;
    }
    if (counts.zeroEven > half / 3 && counts.zeroOdd < half / 20 + 1) {
        return TextEncoding::Utf16BigEndian;
    }
    return {};
}

bool isUnwanted(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != u'\n' && u != u'\t' && u != u'\r') || u == 0x7F ||
           (u >= 0xFFFE && u != 0xFFFD);
}
} // namespace

QString toName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case TextEncoding::Utf16LittleEndian:
        return QStringLiteral("UTF-16LE");
    case TextEncoding::Utf16BigEndian:
        return QStringLiteral("UTF-16BE");
    case TextEncoding::Windows1252:
        break;
    }
    return QStringLiteral("windows-1252");
}

QString fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0) {
            const char16_t mapped = kWindows1252.at(c.unicode() - 0x80);
            c = mapped != 0 ? QChar(mapped) : QChar(QChar::ReplacementCharacter);
        }
    }
    return text;
}

Result<std::unique_ptr<TextInput>> TextInput::open(const QString &path)
{
    std::unique_ptr<TextInput> input(new TextInput);
    input->m_name = QFileInfo(path).fileName();
    auto file = std::make_unique<QFile>(path);
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail(ErrorCode::NotFound, Tr::tr("There is no file %1.").arg(path));
    }
    if (!info.isFile() || !file->open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, Tr::tr("%1 cannot be read.").arg(path), file->errorString());
    }
    input->m_device = std::move(file);
    ARTEMISIA_TRY(input->findEncoding());
    ARTEMISIA_TRY(input->rewind());
    return input;
}

std::unique_ptr<TextInput> TextInput::fromBytes(const QByteArray &bytes, TextEncoding encoding)
{
    std::unique_ptr<TextInput> input(new TextInput);
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    // A buffer of bytes in memory always opens.
    (void)buffer->open(QIODevice::ReadOnly);
    input->m_device = std::move(buffer);
    input->m_encoding = encoding;
    return input;
}

Result<> TextInput::findEncoding()
{
    const QByteArray head = m_device->peek(kHead);
    if (head.startsWith("\xEF\xBB\xBF")) {
        m_markBytes = 3;
    } else if (head.startsWith("\xFF\xFE")) {
        m_markBytes = 2;
        m_encoding = TextEncoding::Utf16LittleEndian;
        return {};
    } else if (head.startsWith("\xFE\xFF")) {
        m_markBytes = 2;
        m_encoding = TextEncoding::Utf16BigEndian;
        return {};
    }
    const ByteCounts counts = countBytes(head);
    if (const auto utf16 = utf16ByZeroes(head, counts)) {
        m_encoding = *utf16;
        return {};
    }
    if (counts.control > head.size() / 20) {
        return fail(
            ErrorCode::Invalid,
            Tr::tr("%1 is not a text file. Save the table as CSV and import that.").arg(m_name));
    }
    ARTEMISIA_TRY_ASSIGN(const bool isUtf8, isAllUtf8());
    m_encoding = isUtf8 ? TextEncoding::Utf8 : TextEncoding::Windows1252;
    return {};
}

Result<bool> TextInput::isAllUtf8()
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    while (!m_device->atEnd()) {
        const QByteArray chunk = m_device->read(kChunk);
        if (chunk.isEmpty()) {
            return fail(ErrorCode::Io, Tr::tr("%1 cannot be read.").arg(m_name),
                        m_device->errorString());
        }
        const QString text = decoder(chunk);
        if (decoder.hasError()) {
            return false;
        }
    }
    return true;
}

bool TextInput::refill()
{
    if (m_error) {
        return false;
    }
    m_buffer.clear();
    m_at = 0;
    while (m_buffer.isEmpty() && !m_device->atEnd()) {
        QByteArray chunk = m_device->read(kChunk);
        if (chunk.isEmpty()) {
            m_error = Error{ErrorCode::Io, Tr::tr("%1 cannot be read to its end.").arg(m_name),
                            m_device->errorString()};
            return false;
        }
        if (m_encoding == TextEncoding::Utf8 || m_encoding == TextEncoding::Windows1252) {
            m_buffer = chunk;
            break;
        }
        chunk.prepend(m_carry);
        qsizetype whole = chunk.size() - chunk.size() % 2;
        const int highByte = m_encoding == TextEncoding::Utf16LittleEndian ? 1 : 0;
        if (whole >= 2 && !m_device->atEnd() &&
            (static_cast<unsigned char>(chunk.at(whole - 2 + highByte)) & 0xFC) == 0xD8) {
            whole -= 2; // the first half of a surrogate pair waits for its second
        }
        m_carry = chunk.mid(whole);
        QStringDecoder decoder(m_encoding == TextEncoding::Utf16LittleEndian
                                   ? QStringDecoder::Utf16LE
                                   : QStringDecoder::Utf16BE);
        const QString text = decoder(QByteArrayView(chunk).first(whole));
        m_buffer = text.toUtf8();
    }
    return !m_buffer.isEmpty();
}

void TextInput::unread(const QByteArray &bytes)
{
    m_buffer = bytes + m_buffer.mid(m_at);
    m_at = 0;
}

QString TextInput::decode(const QByteArray &bytes)
{
    QString text;
    if (m_encoding == TextEncoding::Windows1252) {
        text = fromWindows1252(bytes);
    } else {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
        text = decoder(bytes);
        if (decoder.hasError()) {
            text = fromWindows1252(bytes);
            m_sawMixedEncoding = true;
        }
    }
    for (QChar &c : text) {
        if (isUnwanted(c)) {
            c = QChar(QChar::ReplacementCharacter);
            m_sawControlCharacters = true;
        }
    }
    return text;
}

Result<> TextInput::rewind()
{
    m_buffer.clear();
    m_at = 0;
    m_carry.clear();
    m_error.reset();
    if (!m_device->seek(m_markBytes)) {
        return fail(ErrorCode::Io, Tr::tr("%1 cannot be read from its beginning.").arg(m_name),
                    m_device->errorString());
    }
    return {};
}

qint64 TextInput::position() const
{
    return std::max<qint64>(0, m_device->pos() - (m_buffer.size() - m_at));
}

} // namespace artemisia::exchange
