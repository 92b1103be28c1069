// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"
#include "core/exchange/compound_import.h"
#include "tests/bench/bench.h"

#include <QTemporaryDir>

namespace artemisia::bench
{

namespace
{

exchange::ImportReport importOnce(const QString &table)
{
    const QTemporaryDir folder;
    const auto store = makeNotebook(folder.filePath(QStringLiteral("notebook")));
    const auto source = must(exchange::openTable(table));
    const auto mapping = must(exchange::guessMapping(*source));
    return must(exchange::importCompounds(*store, *source, mapping, false));
}

/// The structures of the same rows, for the peer.
std::vector<NamedSmiles> structuresOf(const QString &table)
{
    std::vector<NamedSmiles> molecules;
    const auto source = must(exchange::openTable(table));
    const auto mapping = must(exchange::guessMapping(*source));
    int column = -1;
    for (const exchange::ColumnRule &rule : mapping.columns) {
        if (rule.meaning == exchange::ColumnMeaning::Structure) {
            column = rule.index;
        }
    }
    while (const auto row = must(source->next())) {
        const QString smiles = row->cells.value(column).trimmed();
        if (!smiles.isEmpty()) {
            molecules.push_back({smiles.toStdString(), QString()});
        }
    }
    return molecules;
}

/// All that is said about a structure when it is registered, without the table and the store.
void prepareAll(const std::vector<NamedSmiles> &molecules)
{
    for (const NamedSmiles &molecule : molecules) {
        if (const auto read = chem::Molecule::fromText(molecule.smiles)) {
            (void)compounds::prepare(*read);
        }
    }
}

QString rate(std::size_t rows, const Times &times)
{
    return QString::number(double(rows) / times.median(), 'f', 0);
}

} // namespace

void benchImport(const QString &table)
{
    const auto molecules = structuresOf(table);
    int parsed = 0;
    std::size_t rows = 0;
    const Pair whole = timesInTurn(
        3, [&] { rows = std::size_t(importOnce(table).rows); },
        [&] { parsed = parseWithRdkit(molecules); });
    row(QStringLiteral("import %1 rows (%2 structures), rows a second").arg(rows).arg(parsed),
        rate(rows, whole.ours),
        rate(molecules.size(), whole.peer) + QStringLiteral(" (RDKit parsing alone)"),
        QString::number(whole.ratio(), 'f', 1));
    const Pair part = timesInTurn(
        3, [&] { prepareAll(molecules); }, [&] { parsed = parseWithRdkit(molecules); });
    row(QStringLiteral("of it: parse, parts, layout, SMILES, InChI and masses of the structures"),
        rate(molecules.size(), part.ours), rate(molecules.size(), part.peer),
        QString::number(part.ratio(), 'f', 1));
}

} // namespace artemisia::bench
