// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compound_import.h"
#include "tests/bench/bench.h"

#include <QTemporaryDir>

namespace artemisia::bench
{

namespace
{
Person benchPerson()
{
    Person person;
    person.head.id = PersonId::create();
    person.name = QStringLiteral("Bench");
    person.initials = QStringLiteral("B");
    return person;
}

exchange::ImportReport importOnce(const QString &csv)
{
    const QTemporaryDir folder;
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = QStringLiteral("Bench");
    notebook.licence = QStringLiteral("CC-BY-4.0");
    const auto store = must(
        store::Store::create(folder.filePath(QStringLiteral("notebook")), notebook, benchPerson()));
    const auto source = must(exchange::openTable(csv));
    const auto mapping = must(exchange::guessMapping(*source));
    return must(exchange::importCompounds(*store, *source, mapping, false));
}

/// The structures of the same rows, for the peer.
std::vector<NamedSmiles> structuresOf(const QString &csv)
{
    std::vector<NamedSmiles> molecules;
    const auto source = must(exchange::openTable(csv));
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
} // namespace

void benchImport(const QString &csv)
{
    const auto molecules = structuresOf(csv);
    int parsed = 0;
    const double peer = medianSeconds(5, [&] { parsed = parseWithRdkit(molecules); });
    qint64 rows = 0;
    const double ours = medianSeconds(3, [&] { rows = importOnce(csv).rows; });
    row(QStringLiteral("import %1 rows (%2 structures), rows a second").arg(rows).arg(parsed),
        QString::number(double(rows) / ours, 'f', 0),
        QString::number(double(molecules.size()) / peer, 'f', 0),
        QString::number(ours / peer, 'f', 1));
}

} // namespace artemisia::bench
