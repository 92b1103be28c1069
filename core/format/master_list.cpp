// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/master_list.h"

#include "core/format/csv.h"
#include "core/format/layout.h"

#include <algorithm>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString massText(double mass)
{
    return mass > 0 ? QString::number(mass, 'f', 4) : QString();
}

QString aliasText(const Compound &compound)
{
    QStringList aliases;
    for (const Alias &alias : compound.aliases) {
        aliases.append(alias.scheme.isEmpty() ? alias.value : alias.scheme + ": "_L1 + alias.value);
    }
    return aliases.join("; "_L1);
}

QString stereoText(const Compound &compound)
{
    const std::string_view name = chem::toName(compound.stereo);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

/// One line that no SDF reader takes for the end of a record or the beginning of a field.
QByteArray sdfLine(const QString &text)
{
    QString line = text.simplified();
    if (line.startsWith("$$$$"_L1) || line.startsWith(u'>')) {
        line.prepend(u' ');
    }
    return line.toUtf8();
}

void appendField(QByteArray &record, const char *name, const QString &value)
{
    const QByteArray line = sdfLine(value);
    if (!line.isEmpty()) {
        record += ">  <" + QByteArray(name) + ">\n" + line + "\n\n";
    }
}

} // namespace

QByteArray sdfRecordOf(const Compound &compound)
{
    QString block = compound.structure.molblock;
    block.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QStringList lines = block.split(u'\n');
    const auto end = std::find_if(lines.cbegin(), lines.cend(),
                                  [](const QString &line) { return line.startsWith("M  END"_L1); });
    const bool breaksOut = std::any_of(
        lines.cbegin(), end, [](const QString &line) { return line.startsWith("$$$$"_L1); });
    if (end == lines.cend() || breaksOut || end - lines.cbegin() < 4) {
        return {};
    }
    lines = lines.mid(0, end - lines.cbegin() + 1);
    QByteArray record = sdfLine(compound.code).left(80) + '\n';
    record += lines.mid(1).join(u'\n').toUtf8() + '\n';
    appendField(record, "ID", compound.head.id.toString());
    appendField(record, "CODE", compound.code);
    appendField(record, "NAME", compound.name);
    appendField(record, "SMILES", compound.structure.smiles);
    appendField(record, "CXSMILES", compound.structure.cxsmiles);
    appendField(record, "INCHI", compound.structure.inchi);
    appendField(record, "INCHIKEY", compound.structure.inchiKey);
    appendField(record, "FORMULA", compound.formula);
    appendField(record, "AVERAGE_MASS", massText(compound.averageMass));
    appendField(record, "STEREO", stereoText(compound));
    appendField(record, "STEREO_COMMENT", compound.stereoComment);
    appendField(record, "ALIASES", aliasText(compound));
    return record + "$$$$\n";
}

MasterList::MasterList(const FileSink &sink, qsizetype sdfPartBytes)
    : m_sink(sink)
    , m_sdfPartBytes(sdfPartBytes)
{
    appendCsvRow(m_csv, {u"code"_s, u"name"_s, u"smiles"_s, u"inchikey"_s, u"inchi"_s, u"formula"_s,
                         u"average_mass"_s, u"monoisotopic_mass"_s, u"stereo"_s,
                         u"stereo_comment"_s, u"aliases"_s, u"tags"_s, u"no_structure_reason"_s,
                         u"state"_s, u"created"_s, u"modified"_s, u"id"_s, u"record"_s});
}

Result<> MasterList::add(const Compound &compound)
{
    const Structure &structure = compound.structure;
    QStringList cells = {compound.code,
                         compound.name,
                         structure.smiles,
                         structure.inchiKey,
                         structure.inchi,
                         compound.formula,
                         massText(compound.averageMass),
                         massText(compound.monoisotopicMass),
                         stereoText(compound),
                         compound.stereoComment,
                         aliasText(compound),
                         compound.tags.join("; "_L1),
                         compound.noStructureReason,
                         toName(compound.state),
                         compound.head.created.toString(),
                         compound.head.modified.toString(),
                         compound.head.id.toString(),
                         pathOf(compound)};
    std::transform(cells.begin(), cells.end(), cells.begin(), spreadsheetSafe);
    appendCsvRow(m_csv, cells);
    const QByteArray record = sdfRecordOf(compound);
    if (!m_sdf.isEmpty() && m_sdf.size() + record.size() > m_sdfPartBytes) {
        ARTEMISIA_TRY(flushSdf());
    }
    m_sdf += record;
    return {};
}

Result<> MasterList::flushSdf()
{
    const QString path = m_sdfPart == 1
                             ? QString(kCompoundsSdfPath)
                             : QString(kMoreSdfFolder) + u"compounds-%1.sdf"_s.arg(m_sdfPart);
    ++m_sdfPart;
    return m_sink({path, std::exchange(m_sdf, {}), {}});
}

Result<> MasterList::finish()
{
    ARTEMISIA_TRY(m_sink({QString(kCompoundsCsvPath), std::exchange(m_csv, {}), {}}));
    return m_sdf.isEmpty() && m_sdfPart > 1 ? Result<>() : flushSdf();
}

} // namespace artemisia::format
