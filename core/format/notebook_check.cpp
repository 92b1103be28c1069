// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"
#include "core/format/layout.h"
#include "core/format/notebook_files.h"
#include "core/format/reading.h"
#include "core/format/record_intake.h"
#include "core/format/words.h"

#include <QTemporaryDir>

#include <algorithm>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// One check: the notebook is read into a store of its own, and what that store would publish is
/// compared with what is there.
class Checking
{
public:
    Checking(FileTree &tree, const WorkContext &context)
        : m_tree(tree)
        , m_context(context)
    {
    }
    [[nodiscard]] Result<ReadReport> run();

private:
    [[nodiscard]] Result<> readInto(store::Store &store);
    [[nodiscard]] Result<> compare(store::Store &store);
    [[nodiscard]] Result<> compareFile(const PublishedFile &file);
    [[nodiscard]] Result<> findLeftOver();
    void checkStructure(const Structure &structure, const QString &path);
    void checkCompound(const Compound &compound);
    void find(Severity severity, const QString &path, const QString &message,
              const QString &field = {})
    {
        m_findings.append({severity, path, field, message});
    }

    FileTree &m_tree;
    const WorkContext &m_context;
    QTemporaryDir m_folder;
    ReadReport m_report;
    QList<Finding> m_findings;
    QSet<QString> m_made; ///< generated files that the records give
};

/// Whether two SMILES mean one structure; the canonical text differs between versions of RDKit.
bool isSameStructure(const QString &smiles, const std::string &canonical)
{
    if (smiles.toStdString() == canonical) {
        return true;
    }
    const chem::Result<chem::Molecule> molecule = chem::Molecule::fromSmiles(smiles.toStdString());
    return molecule && molecule->smiles() == canonical;
}

void Checking::checkStructure(const Structure &structure, const QString &path)
{
    if (structure.molblock.isEmpty()) {
        return;
    }
    const chem::Result<chem::Molecule> molecule =
        chem::Molecule::fromMolBlock(structure.molblock.toStdString());
    if (!molecule) {
        find(Severity::Warning, path, fromChem(molecule.error()).message, u"/structure/molblock"_s);
        return;
    }
    if (!structure.smiles.isEmpty() && !isSameStructure(structure.smiles, molecule->smiles())) {
        find(Severity::Warning, path, FormatText::tr("The SMILES is not that of the drawing."),
             u"/structure/smiles"_s);
    }
    if (structure.inchiKey.isEmpty() && structure.inchi.isEmpty()) {
        return;
    }
    const chem::Result<chem::Inchi> inchi = chem::inchi(*molecule);
    if (!inchi) {
        find(Severity::Warning, path,
             FormatText::tr("The drawing has no InChI, but the record gives one."),
             u"/structure/inChI"_s);
        return;
    }
    if (structure.inchiKey.toStdString() != inchi->key) {
        find(Severity::Warning, path,
             FormatText::tr("The InChIKey is not that of the drawing, which is %1.")
                 .arg(QString::fromStdString(inchi->key)),
             u"/structure/inChIKey"_s);
    }
    if (structure.inchi.toStdString() != inchi->inchi) {
        find(Severity::Warning, path, FormatText::tr("The InChI is not that of the drawing."),
             u"/structure/inChI"_s);
    }
}

void Checking::checkCompound(const Compound &compound)
{
    const QString path = pathOf(compound);
    checkStructure(compound.structure, path);
    if (compound.formula.isEmpty() || compound.structure.smiles.isEmpty()) {
        return;
    }
    const chem::Result<chem::Molecule> molecule =
        chem::Molecule::fromSmiles(compound.structure.smiles.toStdString());
    if (molecule && QString::fromStdString(chem::formula(*molecule)) != compound.formula) {
        find(Severity::Warning, path, FormatText::tr("The formula is not that of the SMILES."),
             u"/derived/molecularFormula"_s);
    }
}

Result<> Checking::readInto(store::Store &store)
{
    RecordIntake intake(store, {}, RecordIntake::Attachments::LeaveOut);
    RecordSink sink = intake.sink();
    sink.compound = [this, take = sink.compound](const Compound &compound) {
        checkCompound(compound);
        return take(compound);
    };
    sink.batch = [this, take = sink.batch](const Batch &batch) {
        checkStructure(batch.structure, pathOf(batch));
        return take(batch);
    };
    sink.attachment = {};
    const auto read = [&]() -> Result<> {
        ARTEMISIA_TRY_ASSIGN(m_report, Reading(m_tree, sink, m_context, {true}).run());
        return {};
    };
    ARTEMISIA_TRY(store.transaction({}, read));
    m_findings += intake.findings();
    return {};
}

Result<> Checking::compareFile(const PublishedFile &file)
{
    const PathKind kind = pathKindOf(file.path);
    const bool isGenerated = kind == PathKind::Generated;
    if (!file.attachment.isEmpty()) {
        return {};
    }
    if (isGenerated) {
        m_made.insert(file.path);
    }
    const Result<QByteArray> there =
        m_tree.read(file.path, std::max<qint64>(file.bytes.size() + 1, kLargestRecord));
    if (there && *there == file.bytes) {
        return {};
    }
    if (!there && there.error().code == ErrorCode::NotFound) {
        // A record that is not at its place was reported when it was read from another.
        if (isGenerated || kind == PathKind::Results) {
            find(Severity::Warning, file.path,
                 FormatText::tr("The file is missing; the next publication makes it."));
        }
        return {};
    }
    if (!there && there.error().code != ErrorCode::TooLarge) {
        find(Severity::Error, file.path, there.error().message); // a damaged disk or repository
        return {};
    }
    if (isGenerated) {
        find(Severity::Warning, file.path,
             FormatText::tr(
                 "The file is not what the records give; the next publication makes it anew."));
    } else {
        find(Severity::Remark, file.path,
             FormatText::tr(
                 "The text is not in canonical form; the next publication writes it so."));
    }
    return {};
}

Result<> Checking::findLeftOver()
{
    return m_tree.forEach([this](const FileTree::Entry &entry) -> Result<> {
        if (pathKindOf(entry.path) == PathKind::Generated && !entry.isLink &&
            !m_made.contains(entry.path)) {
            find(Severity::Warning, entry.path, FormatText::tr("No record gives this file."));
        }
        return {};
    });
}

Result<> Checking::compare(store::Store &store)
{
    const FileSink sink = [this](const PublishedFile &file) { return compareFile(file); };
    ARTEMISIA_TRY(NotebookFiles(store).writeAll(sink, m_context));
    return findLeftOver();
}

Result<ReadReport> Checking::run()
{
    ARTEMISIA_TRY_ASSIGN(const NotebookWithPeople notebook, readNotebookRecord(m_tree));
    if (!m_folder.isValid()) {
        return fail(
            ErrorCode::Io,
            FormatText::tr("No temporary folder could be made: %1").arg(m_folder.errorString()));
    }
    if (notebook.people.isEmpty()) {
        // A store needs somebody, and whoever that is would stand in every generated file.
        ARTEMISIA_TRY_ASSIGN(m_report, Reading(m_tree, {}, m_context, {true}).run());
        find(Severity::Error, QString(kNotebookPath),
             FormatText::tr("The notebook has no people; its generated files were not checked."),
             u"/people"_s);
    } else {
        ARTEMISIA_TRY_ASSIGN(const std::unique_ptr<store::Store> store,
                             store::Store::create(m_folder.filePath(u"notebook"_s),
                                                  notebook.notebook, notebook.people.first()));
        ARTEMISIA_TRY(readInto(*store));
        ARTEMISIA_TRY(compare(*store));
    }
    m_report.findings += m_findings;
    std::stable_sort(m_report.findings.begin(), m_report.findings.end(),
                     [](const Finding &a, const Finding &b) { return a.path < b.path; });
    return std::move(m_report);
}

} // namespace

Result<ReadReport> checkNotebook(FileTree &tree, const WorkContext &context)
{
    return Checking(tree, context).run();
}

} // namespace artemisia::format
