// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/fault_vfs.h"

#include <sqlite3.h>

#include <csignal>
#include <cstddef>
#include <unistd.h>

namespace artemisia::testing
{

namespace
{
FaultVfs::Fault g_fault = FaultVfs::Fault::Io;
int g_strikeAt = 0;
int g_steps = 0;
bool g_isArmed = false;
bool g_hasStruck = false;
sqlite3_vfs *g_real = nullptr;

/// SQLite's file object: ours first, the real one behind it.
struct File {
    sqlite3_file base;
    sqlite3_file *real()
    {
        return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(this) + kSize);
    }
    static constexpr std::size_t kSize = 64;
};
static_assert(sizeof(File) <= File::kSize);

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real();
}

/// Whether the coming step is the one that breaks.
bool strikes()
{
    if (!g_isArmed) {
        return false;
    }
    ++g_steps;
    const bool isNow = g_steps == g_strikeAt || (g_hasStruck && g_fault == FaultVfs::Fault::Gone);
    if (isNow && g_fault == FaultVfs::Fault::Kill) {
        ::kill(::getpid(), SIGKILL);
    }
    g_hasStruck = g_hasStruck || isNow;
    return isNow;
}

int codeOf(int io)
{
    return g_fault == FaultVfs::Fault::Full ? SQLITE_FULL : io;
}

int closeFile(sqlite3_file *file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}
int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    return realOf(file)->pMethods->xRead(realOf(file), to, size, at);
}
int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    if (strikes()) {
        if (g_fault == FaultVfs::Fault::HalfWrite) {
            realOf(file)->pMethods->xWrite(realOf(file), from, size / 2, at);
        }
        return codeOf(SQLITE_IOERR_WRITE);
    }
    return realOf(file)->pMethods->xWrite(realOf(file), from, size, at);
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return strikes() ? codeOf(SQLITE_IOERR_TRUNCATE)
                     : realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFileNow(sqlite3_file *file, int flags)
{
    return strikes() ? codeOf(SQLITE_IOERR_FSYNC)
                     : realOf(file)->pMethods->xSync(realOf(file), flags);
}
int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file *file, int kind)
{
    return realOf(file)->pMethods->xLock(realOf(file), kind);
}
int unlockFile(sqlite3_file *file, int kind)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), kind);
}
int checkReserved(sqlite3_file *file, int *is)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), is);
}
int control(sqlite3_file *file, int what, void *value)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), what, value);
}
int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **at)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, at);
}
int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void shmBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int shmUnmap(sqlite3_file *file, int isDelete)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), isDelete);
}

const sqlite3_io_methods kMethods = {
    2,        closeFile,  readFile,      writeFile, truncateFile, syncFileNow,     fileSize,
    lockFile, unlockFile, checkReserved, control,   sectorSize,   characteristics, shmMap,
    shmLock,  shmBarrier, shmUnmap,      nullptr,   nullptr};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *given)
{
    file->pMethods = nullptr;
    if ((flags & SQLITE_OPEN_CREATE) != 0 && strikes()) {
        return codeOf(SQLITE_CANTOPEN);
    }
    const int code = g_real->xOpen(g_real, name, realOf(file), flags, given);
    if (realOf(file)->pMethods != nullptr) {
        file->pMethods = &kMethods;
    }
    return code;
}

int deleteFile(sqlite3_vfs *, const char *name, int isSynced)
{
    return strikes() ? codeOf(SQLITE_IOERR_DELETE) : g_real->xDelete(g_real, name, isSynced);
}
} // namespace

void FaultVfs::install()
{
    static sqlite3_vfs vfs;
    if (g_real != nullptr) {
        return;
    }
    g_real = sqlite3_vfs_find(nullptr);
    vfs = *g_real;
    vfs.zName = "fault";
    vfs.szOsFile = int(File::kSize) + g_real->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    // The rest of the real one's functions find their data where they look for it: in the copy.
    sqlite3_vfs_register(&vfs, 1);
}

void FaultVfs::arm(Fault fault, int nth)
{
    g_fault = fault;
    g_strikeAt = nth;
    g_steps = 0;
    g_hasStruck = false;
    g_isArmed = true;
}

void FaultVfs::disarm()
{
    g_isArmed = false;
}
bool FaultVfs::hasStruck()
{
    return g_hasStruck;
}
int FaultVfs::steps()
{
    return g_steps;
}

} // namespace artemisia::testing
