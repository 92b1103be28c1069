// SPDX-License-Identifier: GPL-3.0-or-later
// Another program on the same notebook, for tests that need one, or need one that dies:
//   hold FOLDER           opens for writing, says "ready", waits for its input to end
//   saves FOLDER NTH      saves forever, one record at a time, and is killed at the nth step on the
//   disk import FOLDER NTH     writes 120 records in one transaction, and is killed at the nth step
//   write FOLDER COUNT    saves that many records, one at a time, and closes
//   read FOLDER           opens for reading and says how many compounds there are
//   try FOLDER            opens for writing and says the code of the error, or 0
// "--drop" before these gives up the rights of root first.
#include "tests/core/store/fault_vfs.h"
#include "tests/support/temporary_notebook.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

namespace
{
void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", qPrintable(line));
    std::fflush(stdout);
}

int failed(const Error &error)
{
    say(QStringLiteral("%1 %2").arg(int(error.code)).arg(error.message));
    return int(error.code);
}

Result<> saveOne(Store &store, int number)
{
    Compound compound = someCompound(number);
    compound.notes = QString(3000, u'n');
    return store.compounds().save(compound, {store.owner(), QStringLiteral("Saved"), false});
}

int saves(Store &store, int first, int count)
{
    for (int number = first; number < first + count; ++number) {
        if (const auto saved = saveOne(store, number); !saved) {
            return failed(saved.error());
        }
        say(QStringLiteral("saved %1").arg(number));
    }
    return 0;
}

int import(Store &store)
{
    const auto done =
        store.transaction(QStringLiteral("Import of list.csv"), [&store]() -> Result<> {
            for (int number = 1; number <= 120; ++number) {
                ARTEMISIA_TRY(saveOne(store, number));
            }
            return {};
        });
    if (!done) {
        return failed(done.error());
    }
    say(QStringLiteral("imported"));
    return 0;
}

int run(const QString &verb, const QString &folder, int number)
{
    auto store = Store::open(folder, verb == QLatin1String("read") ? OpenMode::ReadOnly
                                                                   : OpenMode::ReadWrite);
    if (!store) {
        return failed(store.error());
    }
    if (verb == QLatin1String("hold")) {
        say(QStringLiteral("ready"));
        (void)std::getchar();
    } else if (verb == QLatin1String("read") || verb == QLatin1String("try")) {
        const auto count = (*store)->compounds().count();
        say(count ? QStringLiteral("0 %1").arg(*count) : QStringLiteral("count failed"));
    } else if (verb == QLatin1String("write")) {
        return saves(**store, 1, number);
    } else {
        FaultVfs::arm(FaultVfs::Fault::Kill, number);
        const int first = int((*store)->compounds().count().value_or(0)) + 1;
        return verb == QLatin1String("import") ? import(**store) : saves(**store, first, 1'000'000);
    }
    return 0;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    FaultVfs::install();
    QStringList arguments = application.arguments().mid(1);
    if (arguments.value(0) == QLatin1String("--drop")) {
        arguments.removeFirst();
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) {
            return 99;
        }
    }
    return run(arguments.value(0), arguments.value(1), arguments.value(2).toInt());
}
