// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/column_mapping.h"

#include "core/exchange/header_detection.h"
#include "core/exchange/tr.h"

#include <QSet>

namespace artemisia::exchange
{

namespace
{
struct MeaningName {
    ColumnMeaning meaning;
    const char *name;
    const char *display;
};
constexpr MeaningName kMeanings[] = {
    {ColumnMeaning::Code, "code", QT_TRANSLATE_NOOP("exchange", "Code")},
    {ColumnMeaning::Structure, "structure", QT_TRANSLATE_NOOP("exchange", "Structure")},
    {ColumnMeaning::Inchi, "inchi", QT_TRANSLATE_NOOP("exchange", "InChI")},
    {ColumnMeaning::InchiKey, "inchikey", QT_TRANSLATE_NOOP("exchange", "InChIKey")},
    {ColumnMeaning::Name, "name", QT_TRANSLATE_NOOP("exchange", "Name")},
    {ColumnMeaning::Alias, "alias", QT_TRANSLATE_NOOP("exchange", "Alias")},
    {ColumnMeaning::BatchNumber, "batch", QT_TRANSLATE_NOOP("exchange", "Batch number")},
    {ColumnMeaning::Tag, "tag", QT_TRANSLATE_NOOP("exchange", "Tag")},
    {ColumnMeaning::Note, "note", QT_TRANSLATE_NOOP("exchange", "Note")},
    {ColumnMeaning::Result, "result", QT_TRANSLATE_NOOP("exchange", "Result")},
    {ColumnMeaning::ResultQualifier, "result-qualifier",
     QT_TRANSLATE_NOOP("exchange", "Qualifier of a result")},
    {ColumnMeaning::Ignore, "ignore", QT_TRANSLATE_NOOP("exchange", "Not imported")},
};
constexpr int kMostColumns = 20000;

void putText(Json &json, const char *key, const QString &text)
{
    if (!text.isEmpty()) {
        json[key] = text.toStdString();
    }
}

Error wrongField(qsizetype column, const char *field)
{
    return {ErrorCode::Invalid,
            Tr::tr("In the mapping, column %1: \"%2\" is not what it should be.")
                .arg(column + 1)
                .arg(QLatin1String(field)),
            {}};
}

Result<QString> textField(const Json &json, const char *field, qsizetype column)
{
    const auto found = json.find(field);
    if (found == json.end()) {
        return QString();
    }
    if (!found->is_string()) {
        return tl::unexpected(wrongField(column, field));
    }
    return QString::fromStdString(found->get<std::string>());
}

Result<ColumnRule> ruleFromJson(const Json &json, qsizetype column)
{
    ColumnRule rule;
    if (!json.is_object()) {
        return tl::unexpected(wrongField(column, "columns"));
    }
    const auto index = json.find("index");
    rule.index = int(column);
    if (index != json.end()) {
        if (!index->is_number_integer() || index->get<std::int64_t>() < 0 ||
            index->get<std::int64_t>() >= kMostColumns) {
            return tl::unexpected(wrongField(column, "index"));
        }
        rule.index = int(index->get<std::int64_t>());
    }
    ARTEMISIA_TRY_ASSIGN(rule.header, textField(json, "header", column));
    ARTEMISIA_TRY_ASSIGN(const QString meaning, textField(json, "meaning", column));
    const auto known = columnMeaningFromName(meaning);
    if (!known) {
        return tl::unexpected(wrongField(column, "meaning"));
    }
    rule.meaning = *known;
    ARTEMISIA_TRY_ASSIGN(rule.scheme, textField(json, "scheme", column));
    ARTEMISIA_TRY_ASSIGN(rule.assay, textField(json, "assay", column));
    ARTEMISIA_TRY_ASSIGN(rule.endpoint, textField(json, "endpoint", column));
    ARTEMISIA_TRY_ASSIGN(rule.unit, textField(json, "unit", column));
    ARTEMISIA_TRY_ASSIGN(rule.laboratory, textField(json, "laboratory", column));
    ARTEMISIA_TRY_ASSIGN(rule.target, textField(json, "target", column));
    ARTEMISIA_TRY_ASSIGN(rule.reason, textField(json, "reason", column));
    return rule;
}

bool sameHeader(const QString &a, const QString &b)
{
    return cleanHeader(a).compare(cleanHeader(b), Qt::CaseInsensitive) == 0;
}
} // namespace

QString toName(ColumnMeaning meaning)
{
    for (const MeaningName &known : kMeanings) {
        if (known.meaning == meaning) {
            return QLatin1String(known.name);
        }
    }
    return {};
}

std::optional<ColumnMeaning> columnMeaningFromName(QStringView name)
{
    for (const MeaningName &known : kMeanings) {
        if (name == QLatin1String(known.name)) {
            return known.meaning;
        }
    }
    return {};
}

QString displayName(ColumnMeaning meaning)
{
    for (const MeaningName &known : kMeanings) {
        if (known.meaning == meaning) {
            return Tr::tr(known.display);
        }
    }
    return {};
}

QList<ColumnMeaning> allColumnMeanings()
{
    QList<ColumnMeaning> all;
    for (const MeaningName &known : kMeanings) {
        all.append(known.meaning);
    }
    return all;
}

Json toJson(const ColumnMapping &mapping)
{
    Json columns = Json::array();
    for (const ColumnRule &rule : mapping.columns) {
        Json json;
        json["index"] = rule.index;
        json["header"] = rule.header.toStdString();
        json["meaning"] = toName(rule.meaning).toStdString();
        putText(json, "scheme", rule.scheme);
        putText(json, "assay", rule.assay);
        putText(json, "endpoint", rule.endpoint);
        putText(json, "unit", rule.unit);
        putText(json, "laboratory", rule.laboratory);
        putText(json, "target", rule.target);
        putText(json, "reason", rule.reason);
        columns.push_back(std::move(json));
    }
    Json json;
    json["format"] = "artemisia-column-mapping";
    json["version"] = kMappingVersion;
    json["columns"] = std::move(columns);
    return json;
}

Result<ColumnMapping> mappingFromJson(const Json &json)
{
    if (!json.is_object() || json.value("format", Json()) != "artemisia-column-mapping") {
        return fail(ErrorCode::Invalid, Tr::tr("This is not a column mapping of Artemisia."));
    }
    const Json version = json.value("version", Json());
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1) {
        return fail(ErrorCode::Invalid, Tr::tr("The column mapping does not say its version."));
    }
    if (version.get<std::int64_t>() > kMappingVersion) {
        return fail(ErrorCode::TooNew,
                    Tr::tr("The column mapping was written by a newer version of Artemisia."));
    }
    const auto columns = json.find("columns");
    if (columns == json.end() || !columns->is_array() || columns->size() > kMostColumns) {
        return fail(ErrorCode::Invalid, Tr::tr("The column mapping has no list of columns."));
    }
    ColumnMapping mapping;
    for (size_t i = 0; i < columns->size(); ++i) {
        ARTEMISIA_TRY_ASSIGN(ColumnRule rule, ruleFromJson(columns->at(i), qsizetype(i)));
        mapping.columns.append(std::move(rule));
    }
    return mapping;
}

Result<ColumnMapping> fitMapping(const ColumnMapping &mapping, const TableSource &source)
{
    const QStringList headers = source.headers();
    QList<std::optional<ColumnRule>> fitted(headers.size());
    QStringList missing;
    for (const ColumnRule &rule : mapping.columns) {
        int column = -1;
        for (int i = 0; i < headers.size() && column < 0 && !cleanHeader(rule.header).isEmpty();
             ++i) {
            if (!fitted.at(i) && sameHeader(headers.at(i), rule.header)) {
                column = i;
            }
        }
        const bool fitsByIndex = rule.index < headers.size() && !fitted.at(rule.index) &&
                                 headers.at(rule.index).isEmpty();
        if (column < 0 && fitsByIndex) {
            column = rule.index;
        }
        if (column >= 0) {
            fitted[column] = rule;
            fitted[column]->index = column;
            fitted[column]->header = headers.at(column);
        } else if (rule.meaning != ColumnMeaning::Ignore) {
            missing << (rule.header.isEmpty() ? Tr::tr("number %1").arg(rule.index + 1)
                                              : rule.header);
        }
    }
    if (!missing.isEmpty()) {
        return fail(ErrorCode::Invalid,
                    Tr::tr("%1 does not have these columns of the mapping: %2.")
                        .arg(source.fileName(), missing.join(QStringLiteral(", "))));
    }
    ColumnMapping result;
    for (int i = 0; i < headers.size(); ++i) {
        ColumnRule unmapped;
        unmapped.header = headers.at(i);
        unmapped.index = i;
        unmapped.reason = Tr::tr("not in the mapping");
        result.columns.append(fitted.at(i).value_or(unmapped));
    }
    return result;
}

} // namespace artemisia::exchange
