// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/crash_report.h"

#include <QDir>

#include <array>
#include <csignal>
#include <cstring>
#include <ctime>

#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

namespace artemisia::CrashReport
{

namespace
{

constexpr std::array kSignals = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr int kMaxFrames = 64;
constexpr int kKept = 10;

// Prepared before anything goes wrong: a signal handler may not allocate.
std::array<char, 4096> g_folder{};
alignas(16) std::array<char, 65536> g_stack{};

void put(int fd, const char *text)
{
    [[maybe_unused]] const auto written = ::write(fd, text, std::strlen(text));
}

/// Decimal digits of \a value, ending at the end of \a buffer; snprintf is not safe in a signal
/// handler.
const char *digits(unsigned long long value, std::array<char, 24> &buffer)
{
    std::size_t at = buffer.size() - 1;
    buffer[at] = '\0';
    do {
        buffer[--at] = char('0' + value % 10);
        value /= 10;
    } while (value != 0 && at > 0);
    return &buffer[at];
}

/// Puts \a more behind what \a text holds, as far as there is room.
template <std::size_t N>
void append(std::array<char, N> &text, const char *more)
{
    std::size_t at = std::strlen(text.data());
    while (*more != '\0' && at + 1 < N) {
        text[at++] = *more++;
    }
    text[at] = '\0';
}

void onSignal(int signal)
{
    std::array<char, 24> number{};
    std::array<char, 4200> path{};
    append(path, g_folder.data());
    append(path, "/crash-");
    append(path, digits(static_cast<unsigned long long>(::getpid()), number));
    append(path, "-");
    append(path, digits(static_cast<unsigned long long>(::time(nullptr)), number));
    append(path, ".txt");
    const int fd = ::open(path.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) {
        put(fd, "Artemisia " ARTEMISIA_VERSION " ended by signal ");
        put(fd, digits(static_cast<unsigned long long>(signal), number));
        put(fd, "\nThe addresses of the stack, innermost first:\n");
        std::array<void *, kMaxFrames> frames{};
        const int count = ::backtrace(frames.data(), kMaxFrames);
        ::backtrace_symbols_fd(frames.data(), count, fd);
        ::close(fd);
    }
    // SA_RESETHAND brought the default back: the program dies as it would have.
    ::raise(signal);
}

} // namespace

void install(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    if (path.size() >= int(g_folder.size())) {
        return;
    }
    std::memcpy(g_folder.data(), path.constData(), std::size_t(path.size()) + 1);
    // The first call of backtrace loads libgcc, which allocates: do it now.
    std::array<void *, 2> frames{};
    ::backtrace(frames.data(), int(frames.size()));
    stack_t stack{};
    stack.ss_sp = g_stack.data();
    stack.ss_size = g_stack.size();
    ::sigaltstack(&stack, nullptr);
    for (const int signal : kSignals) {
        struct sigaction action = {};
        action.sa_handler = onSignal;
        action.sa_flags = int(SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
        ::sigaction(signal, &action, nullptr);
    }
}

QStringList unseen(const QString &folder)
{
    QStringList result;
    const QFileInfoList files = QDir(folder).entryInfoList(
        {QStringLiteral("crash-*.txt")}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QFileInfo &file : files) {
        if (!file.fileName().endsWith(QStringLiteral(".seen.txt"))) {
            result.append(file.absoluteFilePath());
        }
    }
    return result;
}

void markSeen(const QString &folder)
{
    for (const QString &path : unseen(folder)) {
        QFile::rename(path, path.chopped(4) + QStringLiteral(".seen.txt"));
    }
    const QFileInfoList seen =
        QDir(folder).entryInfoList({QStringLiteral("crash-*.seen.txt")}, QDir::Files, QDir::Time);
    for (qsizetype i = kKept; i < seen.size(); ++i) {
        QFile::remove(seen[i].absoluteFilePath());
    }
}

} // namespace artemisia::CrashReport
