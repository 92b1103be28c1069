// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/new_objects.h"

#include "core/sync/sync_text.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <zlib.h>

namespace artemisia::sync
{

namespace
{

constexpr qsizetype kMostLoose = 48;
constexpr qsizetype kPackSize = 48 * 1024 * 1024; ///< memory one pack may take before it is written
constexpr qint64 kChunk = 1024 * 1024;

QString writeFailed()
{
    return SyncText::tr("The repository on this disk could not be written; the disk may be full. "
                        "Nothing was published.");
}

tl::unexpected<Error> readFailed(const QIODevice &device)
{
    return fail(ErrorCode::Io,
                SyncText::tr("An attachment could not be read. Nothing was published."),
                device.errorString());
}

/// The head of an entry in a pack: type and length, seven bits a byte.
QByteArray packHead(git_object_t type, qsizetype size)
{
    QByteArray head;
    auto rest = std::size_t(size);
    auto byte = unsigned(type) << 4U | unsigned(rest & 0x0FU);
    rest >>= 4U;
    while (rest > 0) {
        head.append(char(byte | 0x80U));
        byte = unsigned(rest & 0x7FU);
        rest >>= 7U;
    }
    head.append(char(byte));
    return head;
}

/// The id a blob of these bytes will have. Reads the device to its end.
Result<git_oid> blobId(QIODevice &device, const WorkContext &context)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData("blob " + QByteArray::number(device.size()) + '\0');
    for (;;) {
        const QByteArray chunk = device.read(kChunk);
        if (chunk.isEmpty()) {
            break;
        }
        hash.addData(chunk);
        if (context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, SyncText::tr("Stopped. Nothing was published."));
        }
    }
    git_oid id;
    git_oid_fromraw(&id, reinterpret_cast<const unsigned char *>(hash.result().constData()));
    return id;
}

} // namespace

/// One zlib stream, used for one object after the other.
struct NewObjects::Deflater {
    z_stream stream{};
    bool isReady = false;

    Deflater() { isReady = deflateInit(&stream, 1) == Z_OK; }
    ~Deflater()
    {
        if (isReady) {
            deflateEnd(&stream);
        }
    }
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;

    /// Appends the compressed \a bytes to \a out.
    [[nodiscard]] bool append(const QByteArray &bytes, QByteArray &out)
    {
        if (!isReady || deflateReset(&stream) != Z_OK) {
            return false;
        }
        const qsizetype before = out.size();
        out.resize(before + qsizetype(deflateBound(&stream, uLong(bytes.size()))));
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
        stream.avail_in = uInt(bytes.size());
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        stream.avail_out = uInt(out.size() - before);
        const bool isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END;
        out.resize(before + qsizetype(stream.total_out));
        return isDone;
    }
};

NewObjects::NewObjects(Repository &repository)
    : m_repository(repository)
{
}

NewObjects::~NewObjects() = default;

Result<> NewObjects::open()
{
    if (!m_odb) {
        ARTEMISIA_TRY_ASSIGN(m_odb, m_repository.objects());
    }
    return {};
}

bool NewObjects::isThere(const git_oid &id)
{
    const QByteArray raw(reinterpret_cast<const char *>(id.id), GIT_OID_RAWSZ);
    // Without looking again for packs that somebody else might just have written: each miss would
    // read the folder.
    if (m_added.contains(raw) ||
        git_odb_exists_ext(m_odb.get(), &id, GIT_ODB_LOOKUP_NO_REFRESH) != 0) {
        return true;
    }
    m_added.insert(raw);
    return false;
}

Result<git_oid> NewObjects::add(git_object_t type, const QByteArray &bytes)
{
    ARTEMISIA_TRY(open());
    git_oid id;
    if (const int code = git_odb_hash(&id, bytes.constData(), std::size_t(bytes.size()), type);
        code < 0) {
        return gitFailure(code, writeFailed());
    }
    if (isThere(id)) {
        return id;
    }
    const Waiting object{type, id, bytes};
    if (m_packed > 0) {
        ARTEMISIA_TRY(toPack(object));
        return id;
    }
    m_waiting.append(object);
    if (m_waiting.size() > kMostLoose) {
        for (const Waiting &waiting : std::as_const(m_waiting)) {
            ARTEMISIA_TRY(toPack(waiting));
        }
        m_waiting.clear();
    }
    return id;
}

Result<> NewObjects::toPack(const Waiting &object)
{
    if (!m_deflater) {
        m_deflater = std::make_unique<Deflater>();
    }
    m_pack += packHead(object.type, object.bytes.size());
    if (!m_deflater->append(object.bytes, m_pack)) {
        return fail(ErrorCode::Internal, writeFailed(), QStringLiteral("deflate"));
    }
    ++m_packed;
    return m_pack.size() > kPackSize ? writePack() : Result<>();
}

Result<> NewObjects::writePack()
{
    QByteArray head("PACK", 4);
    head.resize(12);
    qToBigEndian<quint32>(2, head.data() + 4);
    qToBigEndian<quint32>(m_packed, head.data() + 8);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(head);
    hash.addData(m_pack);
    const QByteArray tail = hash.result();

    const QByteArray folder =
        QFile::encodeName(m_repository.path() + QStringLiteral("objects/pack"));
    git_indexer *raw = nullptr;
    int code = git_indexer_new(&raw, folder.constData(), 0444, nullptr, nullptr);
    const IndexerHandle indexer(raw);
    git_indexer_progress progress{};
    for (const QByteArrayView part :
         {QByteArrayView(head), QByteArrayView(m_pack), QByteArrayView(tail)}) {
        code = code < 0 ? code
                        : git_indexer_append(raw, part.data(), std::size_t(part.size()), &progress);
    }
    code = code < 0 ? code : git_indexer_commit(raw, &progress);
    if (code < 0) {
        return gitFailure(code, writeFailed());
    }
    m_pack.clear();
    m_packed = 0;
    if (code = git_odb_refresh(m_odb.get()); code < 0) {
        return gitFailure(code, writeFailed());
    }
    return {};
}

Result<> NewObjects::writeLoose()
{
    for (const Waiting &object : std::as_const(m_waiting)) {
        git_oid id;
        const int code = git_odb_write(&id, m_odb.get(), object.bytes.constData(),
                                       std::size_t(object.bytes.size()), object.type);
        if (code < 0) {
            return gitFailure(code, writeFailed());
        }
    }
    m_waiting.clear();
    return {};
}

Result<> NewObjects::finish()
{
    ARTEMISIA_TRY(open());
    return m_packed > 0 ? writePack() : writeLoose();
}

Result<git_oid> NewObjects::addFile(QIODevice &device, const WorkContext &context)
{
    ARTEMISIA_TRY(open());
    ARTEMISIA_TRY_ASSIGN(const git_oid id, blobId(device, context));
    if (isThere(id)) {
        return id;
    }
    if (!device.seek(0)) {
        return readFailed(device);
    }
    git_writestream *stream = nullptr;
    if (const int code = git_blob_create_from_stream(&stream, m_repository.get(), nullptr);
        code < 0) {
        return gitFailure(code, writeFailed());
    }
    for (;;) {
        const QByteArray chunk = device.read(kChunk);
        if (chunk.isEmpty()) {
            break;
        }
        const int code = stream->write(stream, chunk.constData(), std::size_t(chunk.size()));
        if (code < 0 || context.cancel.isCancelled()) {
            const auto error = code < 0 ? gitFailure(code, writeFailed())
                                        : fail(ErrorCode::Cancelled,
                                               SyncText::tr("Stopped. Nothing was published."));
            stream->free(stream);
            return error;
        }
    }
    git_oid written;
    if (const int code = git_blob_create_from_stream_commit(&written, stream); code < 0) {
        return gitFailure(code, writeFailed());
    }
    return isEqual(written, id) ? Result<git_oid>(id)
                                : readFailed(device); // it changed between the two readings
}

} // namespace artemisia::sync
