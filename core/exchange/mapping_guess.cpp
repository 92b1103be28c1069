// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/assay_header.h"
#include "core/exchange/cell_value.h"
#include "core/exchange/column_mapping.h"
#include "core/exchange/tr.h"
#include "core/exchange/value_kind.h"

#include <QSet>

#include <algorithm>

namespace artemisia::exchange
{

namespace
{
constexpr int kRowsLookedAt = 5000;
constexpr qint64 kCellsLookedAt = 2'000'000;
constexpr int kDistinctCounted = 5000;

/// What the sampled cells of one column look like.
struct ColumnSample {
    QString header;
    QString words; ///< plainWords of the header
    int filled = 0;
    int structures = 0;
    int inchis = 0;
    int keys = 0;
    int numbers = 0; ///< numbers, ranges, qualified, several, percent, spreadsheet errors
    int plainNumbers = 0;
    int qualifiers = 0;
    int codes = 0;
    QSet<size_t> distinct;
    [[nodiscard]] bool mostly(int count) const { return filled > 0 && count * 5 >= filled * 4; }
    [[nodiscard]] bool half(int count) const { return filled > 0 && count * 2 >= filled; }
    [[nodiscard]] bool isDistinct() const
    {
        return distinct.size() * 2 >= filled || distinct.size() >= 2000;
    }
    [[nodiscard]] bool has(std::initializer_list<const char *> wanted) const
    {
        QStringList list;
        for (const char *word : wanted) {
            list.append(QLatin1String(word));
        }
        return hasWord(words, list);
    }
};

void look(ColumnSample &sample, const QString &raw)
{
    const QString cell = raw.trimmed();
    if (cell.isEmpty()) {
        return;
    }
    ++sample.filled;
    if (sample.distinct.size() < kDistinctCounted) {
        sample.distinct.insert(qHash(cell));
    }
    const CellReading reading = readCell(cell);
    if (reading.kind == CellKind::LoneQualifier) {
        ++sample.qualifiers;
    } else if (reading.kind != CellKind::Words) {
        ++sample.numbers;
        sample.plainNumbers += looksLikeNumber(cell) ? 1 : 0;
    } else if (looksLikeInchi(cell)) {
        ++sample.inchis;
    } else if (looksLikeInchiKey(cell)) {
        ++sample.keys;
    } else if (looksLikeSmiles(cell) || looksLikeMolBlock(raw)) {
        ++sample.structures;
    } else if (looksLikeCode(cell)) {
        ++sample.codes;
    }
}

Result<QList<ColumnSample>> sampleColumns(TableSource &source)
{
    QList<ColumnSample> samples;
    for (const QString &header : source.headers()) {
        ColumnSample sample;
        sample.header = header;
        sample.words = plainWords(header);
        samples.append(sample);
    }
    ARTEMISIA_TRY(source.rewind());
    qint64 cells = 0;
    for (int i = 0; i < kRowsLookedAt && cells < kCellsLookedAt; ++i) {
        ARTEMISIA_TRY_ASSIGN(const std::optional<TableRow> row, source.next());
        if (!row) {
            break;
        }
        cells += row->cells.size();
        for (qsizetype c = 0; c < std::min(row->cells.size(), samples.size()); ++c) {
            look(samples[c], row->cells.at(c));
        }
    }
    ARTEMISIA_TRY(source.rewind());
    return samples;
}

/// Decides column by column; later steps only look at what earlier ones left open.
class Guesser
{
public:
    explicit Guesser(QList<ColumnSample> samples)
        : m_samples(std::move(samples))
        , m_isOpen(m_samples.size(), true)
    {
        for (int i = 0; i < m_samples.size(); ++i) {
            ColumnRule rule;
            rule.header = m_samples.at(i).header;
            rule.index = i;
            m_rules.append(rule);
        }
    }
    [[nodiscard]] ColumnMapping guess();

private:
    void set(int column, ColumnMeaning meaning, const QString &reason);
    void setAlias(int column, const QString &reason);
    void setResult(int column, const QString &reason);
    void guessStructure();
    void guessKeys();
    void guessQualifiers();
    void guessCode();
    void guessByHeader();
    void guessResults();
    void guessRest();
    [[nodiscard]] QString freeAssayName(int column) const;
    [[nodiscard]] int codeScore(int column) const;
    [[nodiscard]] int structureScore(int column) const;

    QList<ColumnSample> m_samples;
    QList<ColumnRule> m_rules;
    QList<bool> m_isOpen;
};

void Guesser::set(int column, ColumnMeaning meaning, const QString &reason)
{
    m_rules[column].meaning = meaning;
    m_rules[column].reason = reason;
    m_isOpen[column] = false;
}

void Guesser::setAlias(int column, const QString &reason)
{
    set(column, ColumnMeaning::Alias, reason);
    m_rules[column].scheme = m_rules.at(column).header;
}

// Columns of one name may hold different things: "Normalised", "Normalised (2)".
QString Guesser::freeAssayName(int column) const
{
    const QString &header = m_rules.at(column).header;
    if (header.isEmpty()) {
        return Tr::tr("Column %1").arg(column + 1);
    }
    int before = 0;
    for (int i = 0; i < column; ++i) {
        before += m_rules.at(i).header == header ? 1 : 0;
    }
    return before == 0 ? header : QStringLiteral("%1 (%2)").arg(header).arg(before + 1);
}

void Guesser::setResult(int column, const QString &reason)
{
    set(column, ColumnMeaning::Result, reason);
    ColumnRule &rule = m_rules[column];
    const AssayHeader header = readAssayHeader(rule.header);
    rule.assay = freeAssayName(column);
    rule.endpoint = header.endpoint;
    rule.unit = header.unit;
    rule.laboratory = header.laboratory;
    rule.target = header.target;
    if (rule.unit.isEmpty()) {
        rule.reason += u' ' + Tr::tr("The header names no unit.");
    }
}

int Guesser::structureScore(int column) const
{
    const ColumnSample &s = m_samples.at(column);
    int score = 0;
    if (s.words == QLatin1String("smiles") || s.words == QLatin1String("structure")) {
        score = 60;
    } else if (s.has({"smiles", "cxsmiles", "molblock", "molfile", "mol block", "structure"})) {
        score = 40;
    }
    if (score > 0 && s.filled > 0 && !s.half(s.structures)) {
        score -= 35;
    }
    if (s.mostly(s.structures)) {
        score += 20;
    }
    if (s.has({"canonical", "cxsmiles", "isomeric", "registration"})) {
        score += 5;
    }
    if (s.has({"suspected", "reactant", "reagent", "product", "fragment", "parent", "salt"})) {
        score -= 15;
    }
    return score;
}

void Guesser::guessStructure()
{
    int best = -1;
    int highest = 10;
    for (int i = 0; i < m_samples.size(); ++i) {
        if (structureScore(i) > highest) {
            highest = structureScore(i);
            best = i;
        }
    }
    if (best >= 0) {
        set(best, ColumnMeaning::Structure,
            m_samples.at(best).has({"smiles", "structure", "cxsmiles"})
                ? Tr::tr("The header says so.")
                : Tr::tr("The cells look like SMILES."));
    }
    for (int i = 0; i < m_samples.size(); ++i) {
        if (m_isOpen.at(i) && structureScore(i) > 10) {
            set(i, ColumnMeaning::Note, Tr::tr("Another column of structures; kept as text."));
        }
    }
}

void Guesser::guessKeys()
{
    bool hasKey = false;
    bool hasInchi = false;
    for (int i = 0; i < m_samples.size(); ++i) {
        const ColumnSample &s = m_samples.at(i);
        if (!m_isOpen.at(i)) {
            continue;
        }
        const bool saysInchi =
            s.words.contains(QLatin1String("inchi")) || s.words.contains(QLatin1String("ichi"));
        const bool saysKey = saysInchi && s.words.contains(QLatin1String("key"));
        if (s.mostly(s.keys) || (saysKey && (s.filled == 0 || s.half(s.keys)))) {
            set(i, hasKey ? ColumnMeaning::Note : ColumnMeaning::InchiKey,
                saysKey ? Tr::tr("The header says so.") : Tr::tr("The cells are InChIKeys."));
            hasKey = true;
        } else if (saysKey) {
            set(i, ColumnMeaning::Ignore,
                Tr::tr("Not whole InChIKeys; the program makes its own."));
        } else if (s.mostly(s.inchis) || (saysInchi && (s.filled == 0 || s.half(s.inchis)))) {
            set(i, hasInchi ? ColumnMeaning::Note : ColumnMeaning::Inchi,
                saysInchi ? Tr::tr("The header says so.") : Tr::tr("The cells are InChIs."));
            hasInchi = true;
        }
    }
}

void Guesser::guessQualifiers()
{
    for (int i = 0; i < m_samples.size(); ++i) {
        const ColumnSample &s = m_samples.at(i);
        const bool says =
            s.has({"qualifier", "operator", "relation", "modifier", "standard relation"});
        if (!m_isOpen.at(i) || !(s.mostly(s.qualifiers) || (says && s.filled == 0))) {
            continue;
        }
        // The value stands to the right; to the left only if that header begins this one's.
        int value = i + 1;
        const QString left = i > 0 ? m_samples.at(i - 1).words : QString();
        if (!left.isEmpty() && (s.words.startsWith(left) || left == QLatin1String("value"))) {
            value = i - 1;
        }
        if (value >= m_samples.size() || !m_isOpen.at(value)) {
            continue;
        }
        setResult(value, Tr::tr("The column beside it holds its qualifiers."));
        set(i, ColumnMeaning::ResultQualifier,
            Tr::tr("The cells are qualifiers of \"%1\".").arg(m_samples.at(value).header));
        m_rules[i].assay = m_rules.at(value).assay;
    }
}

int Guesser::codeScore(int column) const
{
    const ColumnSample &s = m_samples.at(column);
    if (!m_isOpen.at(column) || s.filled == 0 || !s.isDistinct()) {
        return 0;
    }
    int score = 0;
    if (s.has({"code", "compound id", "compound code", "compound number", "molecule id",
               "osm number", "osm id", "osm code", "registry number", "compoundcode", "reg id",
               "target id"})) {
        score = 50;
    } else if (s.has({"id", "ids", "cid", "number", "no", "compound", "identifier"}) ||
               s.words.endsWith(QLatin1String("id"))) {
        score = 35;
    } else if (s.has({"name", "title", "molecule", "mol"})) {
        score = 12;
    }
    if (s.has({"pubchem", "chembl",   "cas",   "catalog",  "catalogue", "supplier",
               "vendor",  "internal", "old",   "external", "batch",     "shipment",
               "plate",   "barcode",  "alias", "zinc",     "sample",    "canonical",
               "phone",   "position", "well",  "lot"})) {
        score -= 30;
    }
    const bool looksRight = s.half(s.codes);
    if (looksRight) {
        score += 15;
    } else if (s.mostly(s.plainNumbers)) {
        score -= s.has({"code", "number", "compound id"}) ? 0 : 30; // a running number, a mass
    }
    return score;
}

void Guesser::guessCode()
{
    int best = -1;
    int highest = 9;
    for (int i = 0; i < m_samples.size(); ++i) {
        if (codeScore(i) > highest) {
            highest = codeScore(i);
            best = i;
        }
    }
    if (best < 0) {
        return;
    }
    set(best, ColumnMeaning::Code,
        Tr::tr("Looks like the codes of the compounds: most cells are different."));
}

// Titles of the records of an SDF are names, though they be running numbers.
static bool isName(const ColumnSample &s)
{
    return s.words == QLatin1String("title") ||
           (s.has({"name", "iupac", "iupac name", "chemical name", "trivial name"}) &&
            !s.has({"salt", "file", "supplier", "plate", "contact", "person"}) &&
            !s.half(s.plainNumbers));
}

void Guesser::guessByHeader()
{
    bool hasBatch = false;
    bool hasName = false;
    for (int i = 0; i < m_samples.size(); ++i) {
        const ColumnSample &s = m_samples.at(i);
        if (!m_isOpen.at(i)) {
            continue;
        }
        const QString says = Tr::tr("The header says so.");
        if (s.has({"comment", "comments", "remarks"})) {
            set(i, ColumnMeaning::Note, Tr::tr("Kept as text."));
            continue;
        }
        if (!readAssayHeader(s.header).endpoint.isEmpty()) {
            continue; // a result, whatever else the header mentions
        }
        if (!hasBatch && s.has({"batch", "lot", "batch number", "batch id", "batch no"}) &&
            !s.has({"mw", "name", "date", "comment"})) {
            set(i, ColumnMeaning::BatchNumber, says);
            hasBatch = true;
        } else if (s.has({"series", "tag", "tags", "scaffold", "chemotype", "keywords",
                          "work package"})) {
            set(i, ColumnMeaning::Tag, says);
        } else if (!hasName && isName(s)) {
            set(i, ColumnMeaning::Name, says);
            hasName = true;
        } else if (s.has({"id", "ids", "cid", "cas", "mmv", "chembl", "zinc", "catalog",
                          "catalogue", "alias", "aliases", "synonym", "synonyms", "code", "cas no",
                          "cas number"}) &&
                   s.filled > 0 && !s.has({"plate", "plates", "well"})) {
            setAlias(i, says);
        } else if (s.has({"mw", "molecular weight", "mol weight", "molweight", "molwt", "mol wt",
                          "exact mass", "formula", "molecular formula", "mol formula", "index",
                          "row"}) ||
                   (s.has({"entry", "no", "nr", "#"}) && s.mostly(s.plainNumbers)) ||
                   s.words == QLatin1String("mol")) {
            set(i, ColumnMeaning::Ignore, Tr::tr("The program works it out itself."));
        } else if (s.has({"comment",    "comments",        "note",
                          "notes",      "remark",          "remarks",
                          "purity",     "plate",           "well",
                          "volume",     "amount",          "concentration",
                          "supplier",   "vendor",          "location",
                          "date",       "stereochemistry", "salt",
                          "appearance", "quantity",        "mass",
                          "weight",     "solvent",         "shipment",
                          "volume ul",  "plate id",        "name",
                          "mg",         "position",        "person",
                          "status",     "reference",       "url",
                          "link"})) {
            set(i, ColumnMeaning::Note, Tr::tr("Kept as text."));
        }
    }
}

void Guesser::guessResults()
{
    for (int i = 0; i < m_samples.size(); ++i) {
        const ColumnSample &s = m_samples.at(i);
        if (!m_isOpen.at(i) || s.filled == 0) {
            continue;
        }
        const AssayHeader header = readAssayHeader(s.header);
        if (!header.endpoint.isEmpty() || !header.unit.isEmpty()) {
            setResult(i, Tr::tr("The header reads like an assay's."));
        } else if (s.half(s.numbers) &&
                   !(s.header.isEmpty() && s.mostly(s.plainNumbers) && i == 0)) {
            setResult(i, Tr::tr("Most cells are numbers."));
        }
    }
    int first = -1;
    int last = -1;
    for (int i = 0; i < m_rules.size(); ++i) {
        if (m_rules.at(i).meaning == ColumnMeaning::Result) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    for (int i = first + 1; first >= 0 && i < last; ++i) {
        if (m_isOpen.at(i) && m_samples.at(i).filled > 0 && !m_samples.at(i).header.isEmpty()) {
            setResult(i, Tr::tr("Stands among columns of results."));
        }
    }
}

void Guesser::guessRest()
{
    for (int i = 0; i < m_samples.size(); ++i) {
        const ColumnSample &s = m_samples.at(i);
        if (!m_isOpen.at(i)) {
            continue;
        }
        if (s.filled == 0) {
            set(i, ColumnMeaning::Ignore, Tr::tr("No cell that was looked at is filled."));
        } else if (s.half(s.codes) && s.isDistinct() && !s.header.isEmpty()) {
            setAlias(i, Tr::tr("The cells look like codes."));
        } else if (s.header.isEmpty() && s.mostly(s.plainNumbers)) {
            set(i, ColumnMeaning::Ignore, Tr::tr("Looks like a running number."));
        } else {
            set(i, ColumnMeaning::Note, Tr::tr("Kept as text."));
        }
    }
}

ColumnMapping Guesser::guess()
{
    guessStructure();
    guessKeys();
    guessQualifiers();
    guessCode();
    guessByHeader();
    guessResults();
    guessRest();
    return {m_rules};
}
} // namespace

Result<ColumnMapping> guessMapping(TableSource &source)
{
    ARTEMISIA_TRY_ASSIGN(QList<ColumnSample> samples, sampleColumns(source));
    return Guesser(std::move(samples)).guess();
}

} // namespace artemisia::exchange
