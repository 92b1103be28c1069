// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise.h"

#include <QCoreApplication>
#include <QFile>
#include <QMap>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

static void initSchemaResource() // Q_INIT_RESOURCE must stand outside of any namespace
{
    Q_INIT_RESOURCE(schemas);
}

namespace artemisia
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(record)
};

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxViolations = 100;

using SchemaPointer = std::shared_ptr<const valijson::Schema>;

SchemaPointer load(RecordKind kind)
{
    QFile file(QStringLiteral(":/schemas/%1.schema.json").arg(toName(kind)));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray bytes = file.readAll();
    const nlohmann::json json = nlohmann::json::parse(bytes.begin(), bytes.end());
    auto schema = std::make_shared<valijson::Schema>();
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), *schema);
    return schema;
}

/// All schemas, read once; a validator only reads them, so threads may share them.
const QMap<RecordKind, SchemaPointer> &schemas()
{
    static const QMap<RecordKind, SchemaPointer> all = [] {
        initSchemaResource();
        QMap<RecordKind, SchemaPointer> result;
        for (const RecordKind kind :
             {RecordKind::Notebook, RecordKind::Person, RecordKind::Experiment,
              RecordKind::Compound, RecordKind::Batch, RecordKind::Assay,
              RecordKind::AssayResult}) {
            result.insert(kind, load(kind));
        }
        return result;
    }();
    return all;
}

bool isDeeperThan(const Json &json, int depth)
{
    if (!json.is_structured()) {
        return false;
    }
    if (depth <= 0) {
        return true;
    }
    for (const Json &value : json) {
        if (isDeeperThan(value, depth - 1)) {
            return true;
        }
    }
    return false;
}

/// valijson names places as "<root>", "[materials]", "[2]" ...; ours are JSON pointers.
QString pointerOf(const std::vector<std::string> &context)
{
    QString pointer;
    for (std::size_t i = 1; i < context.size(); ++i) {
        QString step = QString::fromStdString(context[i]);
        if (step.startsWith(u'[') && step.endsWith(u']')) {
            step = step.mid(1, step.size() - 2);
        }
        step.replace(u'~', QStringLiteral("~0"));
        step.replace(u'/', QStringLiteral("~1"));
        pointer += u'/' + step;
    }
    return pointer;
}

QList<SchemaViolation> validate(const valijson::Schema &schema, const Json &json)
{
    // One a thread, since it keeps the regular expressions it compiled.
    thread_local valijson::Validator validator;
    const nlohmann::json target(json);
    valijson::ValidationResults results;
    validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(target), &results);
    QList<SchemaViolation> violations;
    valijson::ValidationResults::Error error;
    while (std::size_t(violations.size()) < kMaxViolations && results.popError(error)) {
        violations.append({pointerOf(error.context), QString::fromStdString(error.description)});
    }
    return violations;
}

} // namespace

QList<SchemaViolation> schemaViolations(RecordKind kind, const Json &json)
{
    if (isDeeperThan(json, kMaxDepth)) {
        return {
            {QString(), Text::tr("The JSON is nested more than %1 levels deep.").arg(kMaxDepth)}};
    }
    try {
        const SchemaPointer schema = schemas().value(kind);
        if (!schema) {
            return {{QString(), Text::tr("There is no schema for this kind of record.")}};
        }
        return validate(*schema, json);
    } catch (const std::exception &exception) {
        return {{QString(), Text::tr("The schema could not be applied: %1")
                                .arg(QString::fromUtf8(exception.what()))}};
    }
}

} // namespace artemisia
