// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

#include <memory>
#include <optional>

namespace artemisia::exchange
{

enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };
[[nodiscard]] QString
toName(TextEncoding encoding); ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"

/// The bytes of a text file one by one, UTF-16 turned into UTF-8 on the way, in constant memory.
/// The encoding is found out once: by a byte order mark, by the pattern of zero bytes, else by
/// whether all of it is valid UTF-8.
class TextInput
{
public:
    /// Invalid if the file is not text at all, NotFound or Io if it cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<TextInput>> open(const QString &path);
    [[nodiscard]] static std::unique_ptr<TextInput> fromBytes(const QByteArray &bytes,
                                                              TextEncoding encoding);

    static constexpr int kEnd = -1;
    /// The next byte, 0 to 255, or kEnd at the end of the file (or when it cannot be read: see
    /// error()).
    [[nodiscard]] int get()
    {
        if (m_at >= m_buffer.size() && !refill()) {
            return kEnd;
        }
        return static_cast<unsigned char>(m_buffer.at(m_at++));
    }
    [[nodiscard]] int peek()
    {
        if (m_at >= m_buffer.size() && !refill()) {
            return kEnd;
        }
        return static_cast<unsigned char>(m_buffer.at(m_at));
    }
    /// Puts \a bytes, which were just read, before what comes next.
    void unread(const QByteArray &bytes);
    /// Text of bytes that get() gave. Bytes that are no UTF-8 in a file that otherwise is are read
    /// as Windows-1252; characters that no text holds (NUL and other control characters) become
    /// U+FFFD. Both are noted.
    [[nodiscard]] QString decode(const QByteArray &bytes);
    [[nodiscard]] Result<> rewind();

    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }
    [[nodiscard]] bool hasByteOrderMark() const { return m_markBytes > 0; }
    [[nodiscard]] bool sawMixedEncoding() const { return m_sawMixedEncoding; }
    [[nodiscard]] bool sawControlCharacters() const { return m_sawControlCharacters; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] qint64 size() const { return m_device->size(); }
    [[nodiscard]] qint64 position() const; ///< bytes of the file read, near enough for progress

private:
    TextInput() = default;
    bool refill();
    [[nodiscard]] Result<> findEncoding();
    [[nodiscard]] Result<bool> isAllUtf8();

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    TextEncoding m_encoding = TextEncoding::Utf8;
    int m_markBytes = 0;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    QByteArray m_carry; ///< of UTF-16: a half code unit or surrogate pair left over
    std::optional<Error> m_error;
    bool m_sawMixedEncoding = false;
    bool m_sawControlCharacters = false;
};

/// Windows-1252 as the WHATWG Encoding Standard has it, except that the five unassigned bytes
/// become U+FFFD.
[[nodiscard]] QString fromWindows1252(const QByteArray &bytes);

} // namespace artemisia::exchange
