// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <GraphMol/RWMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <RDGeneral/RDLog.h>

#include <QFile>

namespace artemisia::bench
{

std::vector<NamedSmiles> readSmiles(const QString &path, int limit)
{
    std::vector<NamedSmiles> molecules;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        QTextStream(stderr) << path << ": " << file.errorString() << '\n';
        std::exit(1);
    }
    while (!file.atEnd() && int(molecules.size()) < limit) {
        const QList<QByteArray> parts = file.readLine().simplified().split(' ');
        if (!parts.first().isEmpty()) {
            molecules.push_back({parts.first().toStdString(), QString::fromUtf8(parts.value(1))});
        }
    }
    return molecules;
}

int parseWithRdkit(const std::vector<NamedSmiles> &molecules)
{
    boost::logging::disable_logs("rdApp.*");
    int parsed = 0;
    for (const NamedSmiles &molecule : molecules) {
        try {
            const std::unique_ptr<RDKit::ROMol> mol(RDKit::SmilesToMol(molecule.smiles));
            parsed += mol != nullptr ? 1 : 0;
        } catch (const std::exception &) {
            continue; // the list has structures that RDKit refuses; both sides meet them
        }
    }
    return parsed;
}

} // namespace artemisia::bench
