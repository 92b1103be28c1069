// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/json.h"

#include <QCoreApplication>

#include <unordered_set>
#include <vector>

namespace artemisia
{

namespace
{

constexpr std::size_t kMaxDepth = 64;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(record)
};

/// Line and column (both from 1, the column in characters) of a byte offset.
QPair<qint64, qint64> placeOf(const QByteArray &bytes, std::size_t offset)
{
    const qsizetype end = std::min(qsizetype(offset), bytes.size());
    qint64 line = 1;
    qint64 column = 1;
    for (qsizetype i = 0; i < end; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte == '\n') {
            ++line;
            column = 1;
        } else if ((byte & 0xC0U) != 0x80U) {
            ++column;
        }
    }
    return {line, column};
}

/// Builds the value while the parser reads, so that depth and duplicate keys are seen before they
/// cost anything.
// NOLINTNEXTLINE(bugprone-exception-escape): no constructor here is said to be noexcept
class Builder : public nlohmann::json_sax<Json>
{
public:
    enum class Problem { None, Syntax, Depth, DuplicateKey, BigInteger };

    bool null() override { return put(Json()); }
    bool boolean(bool value) override { return put(Json(value)); }
    bool number_integer(number_integer_t value) override { return put(Json(value)); }
    bool number_unsigned(number_unsigned_t value) override { return put(Json(value)); }
    bool number_float(number_float_t value, const string_t &text) override
    {
        // An integer that came here has more digits than any integer type: keeping it as a double
        // would change it.
        if (text.find_first_of(".eE") == string_t::npos) {
            return stop(Problem::BigInteger, QString::fromUtf8(text.c_str()).left(40));
        }
        return put(Json(value));
    }
    bool string(string_t &value) override { return put(Json(std::move(value))); }
    bool binary(binary_t &) override { return stop(Problem::Syntax); }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t &name) override
    {
        Level &level = m_levels.back();
        if (!level.keys.insert(name).second) {
            return stop(Problem::DuplicateKey, QString::fromStdString(name).left(80));
        }
        level.key = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::detail::exception &error) override
    {
        m_offset = position;
        m_detail = QString::fromUtf8(error.what());
        return stop(Problem::Syntax);
    }

    [[nodiscard]] Problem problem() const { return m_problem; }
    [[nodiscard]] const QString &what() const { return m_what; }
    [[nodiscard]] const QString &detail() const { return m_detail; }
    [[nodiscard]] std::size_t offset() const { return m_offset; }
    [[nodiscard]] Json take() { return std::move(m_root); }

private:
    struct Level {
        Json value;
        std::string key; ///< of the member being read, if value is an object
        std::unordered_set<std::string> keys;
    };

    bool stop(Problem problem, const QString &what = {})
    {
        m_problem = problem;
        m_what = what;
        return false;
    }
    bool open(Json container)
    {
        if (m_levels.size() >= kMaxDepth) {
            return stop(Problem::Depth);
        }
        m_levels.push_back(Level{std::move(container), {}, {}});
        return true;
    }
    bool close()
    {
        Json done = std::move(m_levels.back().value);
        m_levels.pop_back();
        return put(std::move(done));
    }
    bool put(Json value)
    {
        if (m_levels.empty()) {
            m_root = std::move(value);
            return true;
        }
        Level &level = m_levels.back();
        if (level.value.is_array()) {
            level.value.get_ref<Json::array_t &>().push_back(std::move(value));
        } else {
            // Straight to the end: operator[] would search all members for each new one.
            level.value.get_ref<Json::object_t &>().emplace_back(std::move(level.key),
                                                                 std::move(value));
        }
        return true;
    }

    Json m_root;
    std::vector<Level> m_levels;
    Problem m_problem = Problem::None;
    QString m_what;
    QString m_detail;
    std::size_t m_offset = 0;
};

/// Reads bytes and counts them, so that a problem the builder finds has a place too.
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    CountingIterator(const char *at, std::size_t *count)
        : m_at(at)
        , m_count(count)
    {
    }
    reference operator*() const { return *m_at; }
    CountingIterator &operator++()
    {
        ++m_at;
        if (m_count != nullptr) {
            ++*m_count;
        }
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator &a, const CountingIterator &b)
    {
        return a.m_at == b.m_at;
    }
    friend bool operator!=(const CountingIterator &a, const CountingIterator &b)
    {
        return a.m_at != b.m_at;
    }

private:
    const char *m_at;
    std::size_t *m_count;
};

tl::unexpected<Error> problemOf(const Builder &builder, const QByteArray &bytes, std::size_t read)
{
    const bool isSyntax = builder.problem() == Builder::Problem::Syntax;
    const std::size_t at = isSyntax && builder.offset() > 0 ? builder.offset() - 1 : read;
    const auto [line, column] = placeOf(bytes, at);
    QString message;
    switch (builder.problem()) {
    case Builder::Problem::Depth:
        message = Text::tr("The JSON is nested more than %1 levels deep (line %2, column %3).")
                      .arg(kMaxDepth)
                      .arg(line)
                      .arg(column);
        return fail(ErrorCode::TooLarge, message);
    case Builder::Problem::DuplicateKey:
        message = Text::tr("The key \"%1\" stands twice in one object (line %2, column %3).")
                      .arg(builder.what())
                      .arg(line)
                      .arg(column);
        break;
    case Builder::Problem::BigInteger:
        message = Text::tr("The number %1 has more digits than can be kept (line %2, column %3).")
                      .arg(builder.what())
                      .arg(line)
                      .arg(column);
        break;
    default:
        message =
            Text::tr("This is not JSON: an error in line %1, column %2.").arg(line).arg(column);
    }
    return fail(ErrorCode::Invalid, message, builder.detail());
}

} // namespace

Result<Json> parseJson(const QByteArray &bytes, qint64 maxBytes)
{
    if (bytes.size() > maxBytes) {
        return fail(ErrorCode::TooLarge, Text::tr("The JSON is %1 bytes long; at most %2 are read.")
                                             .arg(bytes.size())
                                             .arg(maxBytes));
    }
    Builder builder;
    std::size_t read = 0;
    try {
        const CountingIterator begin(bytes.constData(), &read);
        const CountingIterator end(bytes.constData() + bytes.size(), nullptr);
        if (Json::sax_parse(begin, end, &builder)) {
            return builder.take();
        }
    } catch (const std::exception &exception) {
        return fail(ErrorCode::Internal, Text::tr("The JSON could not be read."),
                    QString::fromUtf8(exception.what()));
    }
    return problemOf(builder, bytes, read);
}

} // namespace artemisia
