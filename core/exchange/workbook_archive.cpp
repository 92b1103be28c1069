// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workbook_archive.h"

#include "core/exchange/tr.h"

#include <QFile>
#include <QFileInfo>

#include <zip.h>

namespace artemisia::exchange
{

namespace
{
// Longer than any cell, shorter than what would fill the memory of a parser that holds text until
// its tag ends.
constexpr qint64 kLongestRun = 16 * 1024 * 1024;

class Part : public QIODevice
{
public:
    Part(zip_file_t *file, qint64 maxBytes)
        : m_file(file)
        , m_left(maxBytes)
    {
    }
    ~Part() override { zip_fclose(m_file); }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(maxSize));
        if (got < 0) {
            setErrorString(QString::fromUtf8(zip_file_strerror(m_file)));
            return -1;
        }
        m_left -= got;
        for (zip_int64_t i = 0; i < got; ++i) {
            m_run = data[i] == '<' ? 0 : m_run + 1;
            if (m_run > kLongestRun) {
                m_left = -1;
            }
        }
        if (m_left < 0) {
            setErrorString(QStringLiteral("over the limits"));
            return -1;
        }
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    zip_file_t *m_file;
    qint64 m_left;
    qint64 m_run = 0;
};
} // namespace

Result<std::unique_ptr<WorkbookArchive>> WorkbookArchive::open(const QString &path)
{
    std::unique_ptr<WorkbookArchive> archive(new WorkbookArchive);
    archive->m_fileName = QFileInfo(path).fileName();
    int code = 0;
    archive->m_zip = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (archive->m_zip == nullptr) {
        return fail(ErrorCode::Invalid,
                    Tr::tr("%1 is not a workbook that can be read; it may be cut off or encrypted.")
                        .arg(archive->m_fileName),
                    QStringLiteral("zip error %1").arg(code));
    }
    return archive;
}

WorkbookArchive::~WorkbookArchive()
{
    if (m_zip != nullptr) {
        zip_discard(m_zip);
    }
}

bool WorkbookArchive::contains(const QString &part) const
{
    return zip_name_locate(m_zip, part.toUtf8().constData(), 0) >= 0;
}

qint64 WorkbookArchive::sizeOf(const QString &part) const
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    const bool isThere = zip_stat(m_zip, part.toUtf8().constData(), 0, &stat) == 0;
    return isThere && (stat.valid & ZIP_STAT_SIZE) != 0 ? qint64(stat.size) : 0;
}

Result<std::unique_ptr<QIODevice>> WorkbookArchive::part(const QString &name, qint64 maxBytes) const
{
    zip_file_t *file = zip_fopen(m_zip, name.toUtf8().constData(), 0);
    if (file == nullptr) {
        return fail(ErrorCode::Invalid,
                    Tr::tr("%1 lacks a part of a workbook, or it is encrypted.").arg(m_fileName),
                    name);
    }
    auto part = std::make_unique<Part>(file, maxBytes);
    if (!part->open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, Tr::tr("%1 cannot be read.").arg(m_fileName));
    }
    return part;
}

} // namespace artemisia::exchange
