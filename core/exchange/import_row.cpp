// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_row.h"

#include "core/exchange/tr.h"
#include "core/exchange/value_kind.h"

#include <QRegularExpression>

#include <algorithm>

namespace artemisia::exchange
{

namespace
{
constexpr int kRowsOfAPlaceholder = 5;

size_t aliasHash(int column, const QString &cell)
{
    return qHashMulti(0, column, cell.trimmed());
}

bool hasDigit(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

// Words people put where there is no code.
bool isPlaceholderWord(const QString &text)
{
    static const QStringList words = {
        QStringLiteral("inherited"), QStringLiteral("n/a"),  QStringLiteral("na"),
        QStringLiteral("none"),      QStringLiteral("-"),    QStringLiteral("?"),
        QStringLiteral("unknown"),   QStringLiteral("nan"),  QStringLiteral("null"),
        QStringLiteral("tbc"),       QStringLiteral("tbd"),  QStringLiteral("unk"),
        QStringLiteral("--"),        QStringLiteral("n.a."), QStringLiteral("xxx"),
    };
    return words.contains(text.toLower());
}

// "A; B, C": codes never hold these; "EGT 52-2 (f6-10)" stays whole, "MMV669844/MMV897709" is two.
QStringList splitAliases(const QString &cell)
{
    static const QRegularExpression between(QStringLiteral("\\s*;\\s*|,\\s+|\\s*\\n\\s*"));
    static const QRegularExpression plainCode(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z]{2,8}\\d{3,}")));
    QStringList parts;
    for (const QString &part : cell.split(between, Qt::SkipEmptyParts)) {
        const QStringList slashed = part.trimmed().split(u'/');
        const bool allCodes = slashed.size() > 1 &&
                              std::all_of(slashed.begin(), slashed.end(), [](const QString &piece) {
                                  return plainCode.match(piece.trimmed()).hasMatch();
                              });
        for (const QString &piece : allCodes ? slashed : QStringList{part}) {
            if (!piece.trimmed().isEmpty()) {
                parts.append(piece.trimmed());
            }
        }
    }
    return parts;
}

QString noteLine(const QString &header, const QString &cell)
{
    QString text = cell.simplified();
    if (looksLikeSmiles(text) || looksLikeInchi(text)) {
        text = u'`' + text + u'`'; // SMILES would otherwise become links in Markdown
    }
    return header.isEmpty() ? text : header + QStringLiteral(": ") + text;
}

QString shortened(const QString &raw)
{
    constexpr qsizetype longest = 2000;
    return raw.size() <= longest ? raw : raw.left(longest) + QStringLiteral(" …");
}
} // namespace

bool RowInput::isEmpty() const
{
    return code.isEmpty() && batchNumber.isEmpty() && name.isEmpty() && structureText.isEmpty() &&
           inchiText.isEmpty() && keyText.isEmpty() && aliases.isEmpty() && tags.isEmpty() &&
           notes.isEmpty() && results.isEmpty();
}

void RowInput::remark(const char *remarkCode, const QString &column, const QString &message,
                      const QString &raw)
{
    remarks.append({QLatin1String(remarkCode), column, message, shortened(raw)});
}

void RowInput::remarkOnRecord(const char *remarkCode, const QString &column, const QString &message,
                              const QString &raw)
{
    remark(remarkCode, column, message, raw);
    Remark onRecord;
    onRecord.id = ElementId::create();
    onRecord.code = QLatin1String(remarkCode);
    onRecord.text = message;
    recordRemarks.append(onRecord);
}

Result<TableSurvey> surveyTable(TableSource &source, const ColumnMapping &mapping,
                                const WorkContext &context)
{
    TableSurvey survey;
    ARTEMISIA_TRY(source.rewind());
    while (true) {
        if (context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, Tr::tr("The import was cancelled."));
        }
        ARTEMISIA_TRY_ASSIGN(const std::optional<TableRow> row, source.next());
        if (!row) {
            break;
        }
        ++survey.rows;
        for (const ColumnRule &rule : mapping.columns) {
            const QString cell = row->cells.value(rule.index).trimmed();
            if (cell.isEmpty()) {
                continue;
            }
            if (rule.meaning == ColumnMeaning::Alias) {
                ++survey.aliasCells[aliasHash(rule.index, cell)];
            } else if (rule.meaning == ColumnMeaning::Ignore) {
                ++survey.cellsNotImported[rule.index];
            }
        }
        context.report(source.position() / 20, source.size(), Tr::tr("Looking through the table"));
    }
    ARTEMISIA_TRY(source.rewind());
    return survey;
}

RowReader::RowReader(const ColumnMapping &mapping, const TableSurvey &survey)
    : m_mapping(mapping)
    , m_survey(survey)
{
    for (int q = 0; q < mapping.columns.size(); ++q) {
        if (mapping.columns.at(q).meaning != ColumnMeaning::ResultQualifier) {
            continue;
        }
        for (int v = 0; v < mapping.columns.size(); ++v) {
            const ColumnRule &value = mapping.columns.at(v);
            if (value.meaning == ColumnMeaning::Result &&
                value.assay == mapping.columns.at(q).assay && !m_qualifierOf.contains(v)) {
                m_qualifierOf.insert(v, q);
                break;
            }
        }
    }
}

RowInput RowReader::read(const TableRow &row) const
{
    RowInput input;
    input.number = row.number;
    input.line = row.line;
    for (int i = 0; i < m_mapping.columns.size(); ++i) {
        const ColumnRule &rule = m_mapping.columns.at(i);
        const QString cell = row.cells.value(rule.index);
        if (rule.meaning == ColumnMeaning::Result) {
            readResult(input, i, row);
        } else if (!cell.trimmed().isEmpty()) {
            readCellInto(input, rule, cell);
        }
    }
    readLoneQualifiers(input, row);
    checkWidth(input, row);
    return input;
}

void RowReader::readCellInto(RowInput &input, const ColumnRule &rule, const QString &cell) const
{
    switch (rule.meaning) {
    case ColumnMeaning::Code:
        readCode(input, rule, cell);
        break;
    case ColumnMeaning::BatchNumber:
        input.batchNumber = cell.simplified();
        break;
    case ColumnMeaning::Alias:
        readAliases(input, rule, cell);
        break;
    case ColumnMeaning::Name:
        input.name = cell.simplified();
        break;
    case ColumnMeaning::Structure:
        // A MOL block's blank first lines and spaces are part of it.
        input.structureText = looksLikeMolBlock(cell) ? cell : cell.trimmed();
        input.structureHeader = rule.header;
        break;
    case ColumnMeaning::Inchi:
        input.inchiText = cell.trimmed();
        input.inchiHeader = rule.header;
        break;
    case ColumnMeaning::InchiKey:
        input.keyText = cell.trimmed();
        input.keyHeader = rule.header;
        break;
    case ColumnMeaning::Tag:
        readTags(input, rule, cell);
        break;
    case ColumnMeaning::Note:
        input.notes.append(noteLine(rule.header, cell));
        break;
    case ColumnMeaning::Ignore:
    case ColumnMeaning::Result:
    case ColumnMeaning::ResultQualifier:
        break;
    }
}

void RowReader::readCode(RowInput &input, const ColumnRule &rule, const QString &cell) const
{
    static const QRegularExpression withWords(QRegularExpression::anchoredPattern(
        QStringLiteral("([^()]{1,80}?)\\s*\\(([^()]*\\s[^()]*)\\)")));
    QString code = cell.simplified();
    const QString comparable = cell.contains(u'\r') ? QString(cell).remove(u'\r') : cell;
    if (const auto match = withWords.match(code); match.hasMatch()) {
        const QString words = match.captured(2).trimmed();
        code = match.captured(1).trimmed();
        input.remarkOnRecord("words-in-code", rule.header,
                             Tr::tr("The code's cell also says \"%1\".").arg(words), cell);
    } else if (code != comparable) {
        input.remark("code-trimmed", rule.header,
                     Tr::tr("White space around or in the code was removed: \"%1\".").arg(code),
                     cell);
    }
    input.code = code;
}

void RowReader::readAliases(RowInput &input, const ColumnRule &rule, const QString &cell) const
{
    const QString whole = cell.trimmed();
    const bool standsOften =
        m_survey.aliasCells.value(aliasHash(rule.index, whole)) >= kRowsOfAPlaceholder &&
        !hasDigit(whole);
    if (isPlaceholderWord(whole) || standsOften) {
        input.notes.append(noteLine(rule.header, cell));
        input.remark(
            "placeholder-alias", rule.header,
            Tr::tr("\"%1\" is a word, not a code of this compound; kept as a note.").arg(whole),
            cell);
        return;
    }
    for (const QString &part : splitAliases(cell)) {
        const bool isKnown = std::any_of(
            input.aliases.begin(), input.aliases.end(), [&part, &rule](const Alias &alias) {
                return alias.value == part && alias.scheme == rule.scheme;
            });
        if (isKnown || part == input.code) {
            continue;
        }
        Alias alias;
        alias.id = ElementId::create();
        alias.value = part;
        alias.scheme = rule.scheme;
        input.aliases.append(alias);
    }
}

void RowReader::readTags(RowInput &input, const ColumnRule &rule, const QString &cell) const
{
    static const QRegularExpression between(QStringLiteral("\\s*[;,]\\s*"));
    const bool isPlainTags =
        hasWord(plainWords(rule.header),
                {QStringLiteral("tag"), QStringLiteral("tags"), QStringLiteral("keywords")});
    for (const QString &part : cell.split(between, Qt::SkipEmptyParts)) {
        QString tag = part.simplified();
        // "4" says nothing without its column: "Series 4".
        if (!isPlainTags && !tag.startsWith(rule.header, Qt::CaseInsensitive)) {
            tag.prepend(rule.header + u' ');
        }
        if (!tag.isEmpty() && !input.tags.contains(tag)) {
            input.tags.append(tag);
        }
    }
}

void RowReader::checkWidth(RowInput &input, const TableRow &row) const
{
    const auto width = m_mapping.columns.size();
    QStringList extra;
    for (qsizetype i = width; i < row.cells.size(); ++i) {
        if (!row.cells.at(i).trimmed().isEmpty()) {
            extra.append(row.cells.at(i).trimmed());
        }
    }
    if (!extra.isEmpty()) {
        input.remark(
            "cells-beyond-header", {},
            Tr::tr("The row has %n cell(s) more than the table has columns, which were not "
                   "imported.",
                   nullptr, int(extra.size())),
            extra.join(QStringLiteral(" | ")));
    } else if (row.cells.size() < width && row.problem.isEmpty()) {
        input.remark("short-row", {},
                     Tr::tr("The row has %1 where the table has %2.")
                         .arg(Tr::tr("%n cell(s)", nullptr, int(row.cells.size())),
                              Tr::tr("%n column(s)", nullptr, int(width))));
    }
}

} // namespace artemisia::exchange
