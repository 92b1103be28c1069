// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/formats/reader.h"
#include "core/exchange/table_source.h"
#include "tests/bench/bench.h"

#include <QFile>
#include <QFileInfo>

#include <fstream>

namespace artemisia::bench
{

namespace
{

struct Streamed {
    qint64 records = 0;
    qint64 failed = 0;
    double seconds = 0;
    qint64 peak = 0; ///< bytes above what the program held before
};

template <class Work>
Streamed measure(Work work)
{
    Streamed streamed;
    resetPeakMemory();
    const qint64 before = memoryNow();
    streamed.seconds = secondsOf([&] { work(streamed); });
    streamed.peak = peakMemory() - before;
    return streamed;
}

void print(const QString &what, qint64 bytes, const Streamed &streamed)
{
    row(QStringLiteral("%1: %2, %3 records (%4 bad)")
            .arg(what, megabytes(bytes))
            .arg(streamed.records)
            .arg(streamed.failed),
        QStringLiteral("%1, %2 MB/s, %3 records/s")
            .arg(seconds(streamed.seconds))
            .arg(double(bytes) / 1e6 / streamed.seconds, 0, 'f', 1)
            .arg(double(streamed.records) / streamed.seconds, 0, 'f', 0),
        QStringLiteral("memory above the start: ") + megabytes(streamed.peak), QString());
}

} // namespace

void benchStream(const QString &table)
{
    const qint64 bytes = QFileInfo(table).size();
    const Streamed rows = measure([&](Streamed &streamed) {
        const auto source = must(exchange::openTable(table));
        while (const auto row = must(source->next())) {
            ++streamed.records;
            streamed.failed += row->problem.isEmpty() ? 0 : 1;
        }
    });
    print(QStringLiteral("read as rows of a table (twice through the file)"), bytes, rows);
    const Streamed molecules = measure([&](Streamed &streamed) {
        std::ifstream input(QFile::encodeName(table).constData(), std::ios::binary);
        const auto format = chem::detectFormat(table.toStdString(), {});
        const auto reader = chem::makeReader(format.value_or(chem::MoleculeFormat::Sdf), input);
        while (const auto record = reader->next()) {
            ++streamed.records;
            streamed.failed += record->molecule ? 0 : 1;
        }
    });
    print(QStringLiteral("read as molecules"), bytes, molecules);
}

} // namespace artemisia::bench
