// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/user_file.h"

#include "core/reagents/property_cell.h"
#include "core/reagents/tr.h"

#include <QHash>
#include <QSaveFile>
#include <QStringDecoder>

#include <algorithm>

namespace artemisia::reagents
{

static constexpr std::size_t mostColumns = 1000;
static constexpr auto byteOrderMark = "\xEF\xBB\xBF";

/// What stands on a line: no \r, no byte order mark. Null if it is not UTF-8.
static QString decoded(QByteArrayView line)
{
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(line);
    return decoder.hasError() ? QString() : text.isNull() ? QStringLiteral("") : text;
}

static bool isRow(const QByteArray &line)
{
    const QByteArray trimmed = line.trimmed();
    return !trimmed.isEmpty() && !trimmed.startsWith('#');
}

/// Spreadsheets put quotes around cells with quotes in them.
static QString unquoted(QStringView cell)
{
    const QStringView text = cell.trimmed();
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"')) {
        return text.toString();
    }
    return text.sliced(1).chopped(1).toString().replace(QStringLiteral("\"\""),
                                                        QStringLiteral("\""));
}

static QString quotedIfNeeded(const QString &text)
{
    if (!text.startsWith(u'"') && !text.startsWith(u'#')) {
        return text;
    }
    return u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

static QByteArray withCells(const QByteArray &line, const QString &added)
{
    const bool hasReturn = line.endsWith('\r');
    return line.chopped(hasReturn ? 1 : 0) + added.toUtf8() + (hasReturn ? "\r" : "");
}

Result<UserFile> UserFile::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes) {
        return fail(ErrorCode::TooLarge, Tr::tr("The file of your reagents is too large."));
    }
    UserFile result;
    result.m_lines = bytes.split('\n');
    const auto header = std::find_if(result.m_lines.begin(), result.m_lines.end(), isRow);
    if (header == result.m_lines.end()) {
        result.makeHeader();
        return result;
    }
    ARTEMISIA_TRY(result.readHeader(static_cast<std::size_t>(header - result.m_lines.begin())));
    if (std::count_if(header, result.m_lines.end(), isRow) > mostRows + 1) {
        return fail(ErrorCode::TooLarge, Tr::tr("The file of your reagents is too large."));
    }
    return result;
}

Result<> UserFile::readHeader(std::size_t index)
{
    m_header = index;
    QByteArrayView line = m_lines.at(qsizetype(index));
    if (line.startsWith(byteOrderMark)) {
        line = line.sliced(3);
    }
    const QString text = decoded(line);
    for (const QStringView cell : QStringView(text).split(u'\t')) {
        if (m_columns.size() == mostColumns) {
            return fail(ErrorCode::TooLarge, Tr::tr("The file of your reagents is too large."));
        }
        const auto column = columnNamed(unquoted(cell));
        const bool isRepeated =
            column && std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
        m_columns.push_back(isRepeated ? std::nullopt : column);
    }
    if (std::find(m_columns.begin(), m_columns.end(), Column::Name) == m_columns.end()) {
        return fail(ErrorCode::Invalid,
                    Tr::tr("The file of your reagents has no column \"name\" in its first row. "
                           "It was left as it is."));
    }
    return {};
}

/// A file without a header has no rows: the header goes behind the comments.
void UserFile::makeHeader()
{
    QByteArrayList names;
    for (int i = 0; i < columnCount; ++i) {
        m_columns.emplace_back(static_cast<Column>(i));
        names += QByteArray(columnName(static_cast<Column>(i)).data());
    }
    m_header = static_cast<std::size_t>(m_lines.size() - 1);
    m_lines.insert(qsizetype(m_header), names.join('\t'));
}

void UserFile::addMissingColumns()
{
    for (int i = 0; i < columnCount; ++i) {
        const auto column = static_cast<Column>(i);
        if (std::find(m_columns.begin(), m_columns.end(), column) == m_columns.end()) {
            m_columns.emplace_back(column);
            QByteArray &header = m_lines[qsizetype(m_header)];
            header = withCells(header, u'\t' + QString(columnName(column)));
        }
    }
}

UserFile::Row UserFile::rowAt(std::size_t index) const
{
    Row row;
    row.line = static_cast<int>(index) + 1;
    row.index = index;
    const QString text = decoded(m_lines.at(qsizetype(index)));
    if (text.isNull()) {
        row.isText = false;
        return row;
    }
    Cells cells;
    std::size_t position = 0;
    for (const QStringView cell : QStringView(text).split(u'\t')) {
        if (position >= m_columns.size()) {
            row.isTooWide = row.isTooWide || !cell.trimmed().isEmpty();
        } else if (const auto column = m_columns[position]) {
            cells.at(static_cast<std::size_t>(*column)) = unquoted(cell);
        }
        ++position;
    }
    row.reagent = reagentOf(cells, &row.unreadable);
    return row;
}

std::vector<UserFile::Row> UserFile::rows() const
{
    static const QUuid nameSpace = QUuid(QStringLiteral("{8f1d6c2e-64cb-5b0f-9a0e-3f6b1f0a7c55}"));
    std::vector<Row> result;
    QHash<QByteArray, int> seen;
    QSet<QString> ids;
    for (std::size_t i = m_header + 1; i < std::size_t(m_lines.size()); ++i) {
        const QByteArray &line = m_lines.at(qsizetype(i));
        if (!isRow(line)) {
            continue;
        }
        Row row = rowAt(i);
        if (row.reagent.id.isNull() || ids.contains(row.reagent.id.toString())) {
            const QByteArray name =
                line.trimmed() + '\n' + QByteArray::number(seen[line.trimmed()]++);
            row.reagent.id = ReagentId::fromUuid(QUuid::createUuidV5(nameSpace, name));
        }
        ids += row.reagent.id.toString();
        result.push_back(std::move(row));
    }
    return result;
}

/// The parts of the old cell that cannot be read, behind the new values.
static QString keptBehind(const QString &cell, const QString &oldCell, PropertyKind kind)
{
    QStringList parts = readPropertyCell(oldCell, kind).unreadable;
    if (!cell.isEmpty()) {
        parts.prepend(cell);
    }
    return parts.join(QStringLiteral("; "));
}

QByteArray UserFile::lineOf(const Reagent &reagent, const Row *old) const
{
    const QString oldText = old != nullptr ? decoded(m_lines.at(qsizetype(old->index))) : QString();
    const QStringList oldCells = oldText.isEmpty() ? QStringList() : oldText.split(u'\t');
    const Cells cells = cellsOf(reagent);
    QStringList written;
    for (std::size_t i = 0; i < std::max(m_columns.size(), std::size_t(oldCells.size())); ++i) {
        const QString oldCell = oldCells.value(qsizetype(i));
        const auto column = i < m_columns.size() ? m_columns[i] : std::nullopt;
        if (!column) {
            written += oldCell;
            continue;
        }
        QString cell = cells.at(static_cast<std::size_t>(*column));
        if (*column >= Column::Density && *column <= Column::FlashPoint) {
            const auto kind =
                *column == Column::Density ? PropertyKind::Density : PropertyKind::Temperature;
            cell = keptBehind(cell, unquoted(oldCell), kind);
        }
        written += quotedIfNeeded(cell);
    }
    return written.join(u'\t').toUtf8();
}

void UserFile::add(const Reagent &reagent)
{
    addMissingColumns();
    if (!m_lines.last().isEmpty()) {
        m_lines += QByteArray(); // the last line had no end
    }
    m_lines.insert(m_lines.size() - 1, lineOf(reagent, nullptr));
}

void UserFile::replace(const Row &row, const Reagent &reagent)
{
    addMissingColumns();
    QByteArray &line = m_lines[qsizetype(row.index)];
    const bool hasReturn = line.endsWith('\r');
    line = lineOf(reagent, &row) + (hasReturn ? "\r" : "");
}

void UserFile::remove(const Row &row)
{
    m_lines.removeAt(qsizetype(row.index));
}

UserFile::Line UserFile::lineAt(const Row &row) const
{
    return {m_lines.at(qsizetype(row.index)), m_lines.at(qsizetype(m_header)), row.index};
}

bool UserFile::putBack(const Line &line)
{
    if (m_lines.at(qsizetype(m_header)) != line.header) {
        return false;
    }
    const bool hasEnd = m_lines.last().isEmpty();
    const qsizetype last = m_lines.size() - (hasEnd ? 1 : 0); // behind the last line
    m_lines.insert(std::clamp(qsizetype(line.index), qsizetype(m_header) + 1, last), line.bytes);
    return true;
}

static tl::unexpected<Error> notWritten(const QString &path, const QString &reason)
{
    return fail(ErrorCode::Io, Tr::tr("Your reagents could not be written to \"%1\".").arg(path),
                reason);
}

Result<> replaceFile(const QString &path, const QByteArray &bytes,
                     const std::function<void()> &beforeRename)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return notWritten(path, file.errorString());
    }
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        return notWritten(path, file.errorString());
    }
    if (beforeRename) {
        beforeRename();
    }
    if (!file.commit()) {
        return notWritten(path, file.errorString());
    }
    return {};
}

} // namespace artemisia::reagents
