// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/cdx_converter.h"

#include "chem/drawing/cdx.h"
#include "chem/drawing/cdxml.h"
#include "core/exchange/tr.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace artemisia::exchange
{

namespace
{

constexpr char kMagic[] = "VjCD0100"; // the first bytes of every document
constexpr char kMagicInBase64[] =
    "VmpDRDAxMD";                        // the same, six bits a letter, as far as they are whole
constexpr int kLookMs = 20;              // between two looks at the clock
constexpr qint64 kMostWords = 64 * 1024; // of what the program says
constexpr int kMostLabels = 8;

#ifdef Q_OS_UNIX
void bound(int resource, qint64 value)
{
    const rlimit limit{rlim_t(value), rlim_t(value)};
    setrlimit(resource, &limit);
}
#endif

// Between fork and exec: system calls only. A group of its own, so that what it starts dies too.
void restrain(QProcess &process, const CdxLimits &limits)
{
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([limits] {
        setpgid(0, 0);
        bound(RLIMIT_AS, limits.memoryBytes);
        bound(RLIMIT_FSIZE, limits.outputBytes);
        bound(RLIMIT_CPU, limits.milliseconds / 1000 + 1);
        bound(RLIMIT_CORE, 0);
    });
#else
    Q_UNUSED(process)
    Q_UNUSED(limits)
#endif
}

void killAll(QProcess &process)
{
#ifdef Q_OS_UNIX
    if (process.processId() > 0) {
        ::kill(-pid_t(process.processId()), SIGKILL);
    }
#endif
    process.kill();
    process.waitForFinished(1000);
}

QString outputPath(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("out.cdxml"));
}

QString wordsPath(const QTemporaryDir &folder)
{
    return folder.filePath(QStringLiteral("words.txt"));
}

QByteArray readUpTo(const QString &path, qint64 most)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(most) : QByteArray();
}

tl::unexpected<Error> notUnderstood(const QString &detail)
{
    return fail(ErrorCode::Invalid,
                Tr::tr("Open Babel found no structure in this ChemDraw document. Save it as CDXML "
                       "and open that."),
                detail);
}

/// Until it has ended by itself; what stops it is an error.
Result<void> waitFor(QProcess &process, const QTemporaryDir &folder, const CancelToken &cancel,
                     const CdxLimits &limits)
{
    QElapsedTimer clock;
    clock.start();
    while (!process.waitForFinished(kLookMs)) {
        if (process.state() == QProcess::NotRunning) {
            break;
        }
        if (cancel.isCancelled()) {
            killAll(process);
            return fail(ErrorCode::Cancelled, {});
        }
        if (QFile(outputPath(folder)).size() > limits.outputBytes) {
            killAll(process);
            break; // said below
        }
        if (clock.hasExpired(limits.milliseconds)) {
            killAll(process);
            return fail(ErrorCode::TooLarge,
                        Tr::tr("Open Babel took too long to read this ChemDraw document and was "
                               "stopped. Save it as CDXML and open that."));
        }
    }
    if (QFile(outputPath(folder)).size() >= limits.outputBytes) {
        return fail(ErrorCode::TooLarge,
                    Tr::tr("This ChemDraw document is too large for Open Babel. Save it as CDXML "
                           "and open that."));
    }
    return {};
}

// What Open Babel (3.1.1) writes and CDXML means otherwise: a placeholder for what it did not
// understand, which is no element; charges of one byte, read without their sign; its own order of
// aromatic bonds.
void mend(QByteArray &cdxml)
{
    cdxml.replace(" Element=\"0\"", " NodeType=\"GenericNickname\" GenericNickname=\"?\"");
    cdxml.replace(" Order=\"5\"", " Order=\"1.5\"");
    for (int charge = 128; charge < 256; ++charge) {
        cdxml.replace(" Charge=\"" + QByteArray::number(charge) + '"',
                      " Charge=\"" + QByteArray::number(charge - 256) + '"');
    }
}

Result<ConvertedCdx> run(const QString &program, const QTemporaryDir &folder,
                         const CancelToken &cancel, const CdxLimits &limits)
{
    QProcess process;
    process.setProgram(program);
    process.setArguments({QStringLiteral("-icdx"), folder.filePath(QStringLiteral("in.cdx")),
                          QStringLiteral("-am"), QStringLiteral("-ocdxml")});
    process.setWorkingDirectory(folder.path());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(outputPath(folder));
    process.setStandardErrorFile(wordsPath(folder));
    restrain(process, limits);
    process.start();
    if (!process.waitForStarted(limits.milliseconds)) {
        return fail(ErrorCode::Io,
                    Tr::tr("Open Babel could not be started: %1").arg(process.errorString()));
    }
    const qint64 group = process.processId();
    const Result<void> ended = waitFor(process, folder, cancel, limits);
#ifdef Q_OS_UNIX
    ::kill(-pid_t(group), SIGKILL); // what it left behind
#endif
    ARTEMISIA_TRY(ended);
    ConvertedCdx converted;
    converted.isByOpenBabel = true;
    converted.cdxml = readUpTo(outputPath(folder), limits.outputBytes);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 ||
        !converted.cdxml.contains("<n ")) {
        return notUnderstood(QStringLiteral("obabel: %1").arg(process.exitCode()));
    }
    mend(converted.cdxml);
    static const QRegularExpression alias(
        QStringLiteral("Alias (.+) was not chemically interpreted"));
    const QString words = QString::fromUtf8(readUpTo(wordsPath(folder), kMostWords));
    for (auto found = alias.globalMatch(words); found.hasNext();) {
        converted.unknown.append(found.next().captured(1).trimmed());
    }
    converted.unknown.removeDuplicates();
    return converted;
}

/// The bytes of the document itself.
Result<QByteArray> documentIn(const QByteArray &bytes, const CdxLimits &limits)
{
    QByteArray document = bytes.startsWith(kMagicInBase64) ? QByteArray::fromBase64(bytes) : bytes;
    if (!document.startsWith(kMagic)) {
        return fail(ErrorCode::Invalid, Tr::tr("This is no ChemDraw document."));
    }
    if (document.size() > limits.inputBytes) {
        return fail(ErrorCode::TooLarge, Tr::tr("This ChemDraw document is too large."));
    }
    return document;
}

} // namespace

QString ConvertedCdx::remark() const
{
    if (!isByOpenBabel) {
        return {};
    }
    QString text = Tr::tr("Read by way of Open Babel: the structures only, without arrows and "
                          "words. Check them against the original.");
    if (!unknown.isEmpty()) {
        QStringList labels = unknown.mid(0, kMostLabels);
        if (unknown.size() > kMostLabels) {
            labels.append(QStringLiteral("\u2026"));
        }
        text += u' ' + Tr::tr("Labels it did not understand: %1.").arg(labels.join(u", "));
    }
    return text;
}

bool isCdx(const QByteArray &bytes)
{
    return bytes.startsWith(kMagic) || bytes.startsWith(kMagicInBase64);
}

Result<ConvertedCdx> convertCdx(const QByteArray &bytes, const CancelToken &cancel,
                                const CdxLimits &limits)
{
    ARTEMISIA_TRY_ASSIGN(const QByteArray document, documentIn(bytes, limits));
    const auto cdxml = chem::cdxmlOfCdx({document.constData(), size_t(document.size())});
    const auto sheet = cdxml ? chem::drawingFromCdxml(*cdxml) : tl::unexpected(cdxml.error());
    if (sheet && sheet->isEmpty()) {
        return fail(ErrorCode::Invalid, Tr::tr("This ChemDraw document holds nothing that can be "
                                               "drawn, pictures at the most."));
    }
    if (sheet) {
        ConvertedCdx converted;
        converted.cdxml = QByteArray::fromStdString(*cdxml);
        return converted;
    }
    return convertByOpenBabel(document, cancel, limits);
}

Result<ConvertedCdx> convertByOpenBabel(const QByteArray &bytes, const CancelToken &cancel,
                                        const CdxLimits &limits)
{
    ARTEMISIA_TRY_ASSIGN(const QByteArray document, documentIn(bytes, limits));
    const QString program = QStandardPaths::findExecutable(QStringLiteral("obabel"));
    if (program.isEmpty()) {
        return fail(
            ErrorCode::NotFound,
            Tr::tr("This ChemDraw document could not be read. Open Babel might read it, but "
                   "is not installed (Debian's package openbabel). Or save the document as "
                   "CDXML and open that."));
    }
    const QTemporaryDir folder;
    QFile input(folder.filePath(QStringLiteral("in.cdx")));
    if (!folder.isValid() || !input.open(QIODevice::WriteOnly) ||
        input.write(document) != document.size()) {
        return fail(ErrorCode::Io, Tr::tr("The ChemDraw document could not be written for Open "
                                          "Babel: %1")
                                       .arg(input.errorString()));
    }
    input.close();
    return run(program, folder, cancel, limits);
}

} // namespace artemisia::exchange
