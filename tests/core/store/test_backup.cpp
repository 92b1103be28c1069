// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_notebook.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>

#include <sys/stat.h>
#include <zip.h>

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

namespace
{
struct Part {
    QString name;
    QByteArray bytes;
    quint32 mode = S_IFREG | 0644;
};

/// An archive of anything at all.
void writeZip(const QString &file, const QList<Part> &parts)
{
    QFile::remove(file);
    zip_t *zip = zip_open(QFile::encodeName(file).constData(), ZIP_CREATE, nullptr);
    for (const Part &part : parts) {
        zip_source_t *source =
            zip_source_buffer(zip, part.bytes.constData(), zip_uint64_t(part.bytes.size()), 0);
        const zip_int64_t index =
            zip_file_add(zip, part.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0 || zip_file_set_external_attributes(zip, zip_uint64_t(index), 0,
                                                          ZIP_OPSYS_UNIX, part.mode << 16) != 0) {
            qFatal("the archive cannot be made");
        }
    }
    if (zip_close(zip) != 0) {
        qFatal("the archive cannot be written");
    }
}

QList<Part> readZip(const QString &file)
{
    QList<Part> parts;
    zip_t *zip = zip_open(QFile::encodeName(file).constData(), ZIP_RDONLY, nullptr);
    for (zip_int64_t index = 0; index < zip_get_num_entries(zip, 0); ++index) {
        zip_stat_t stat;
        zip_stat_index(zip, zip_uint64_t(index), 0, &stat);
        QByteArray bytes(qsizetype(stat.size), Qt::Uninitialized);
        zip_file_t *entry = zip_fopen_index(zip, zip_uint64_t(index), 0);
        zip_fread(entry, bytes.data(), zip_uint64_t(bytes.size()));
        zip_fclose(entry);
        parts.append({QString::fromUtf8(stat.name), bytes});
    }
    zip_discard(zip);
    return parts;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(bytes) != bytes.size()) {
        qFatal("a file cannot be written");
    }
}
} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comesBackWhole();
    void backupOfAReader();
    void cancelled();
    void damagedAttachmentIsTold();
    void refusesOccupiedFolders();
    void hostile_data();
    void hostile();
    void damagedArchives();

private:
    TemporaryNotebook m_notebook;
    QString m_good;
    Experiment m_experiment;
    Attachment m_attachment;
};

void TestBackup::initTestCase()
{
    const auto attachment = m_notebook->attachments().addData(QByteArray(300'000, 'a') + "end",
                                                              QStringLiteral("nmr.jdx"));
    VERIFY_OK(attachment);
    m_attachment = *attachment;
    m_experiment = someExperiment(QStringLiteral("KBS1-1"));
    m_experiment.attachments = {m_attachment};
    VERIFY_OK(m_notebook->experiments().save(m_experiment, m_notebook.context()));
    const QString repository = m_notebook->folder().repository();
    writeFile(repository + QStringLiteral("/HEAD"), "ref: refs/heads/main\n");
    writeFile(repository + QStringLiteral("/config"), "[core]\n\tfsmonitor = evil\n");
    writeFile(repository + QStringLiteral("/hooks/post-update"), "#!/bin/sh\n");
    writeFile(repository + QStringLiteral("/refs/heads/main"), QByteArray(40, 'a') + "\n");
    writeFile(repository + QStringLiteral("/refs/heads/main.lock"), "");
    writeFile(repository + QStringLiteral("/objects/ab/") + QString(38, u'c'), "an object");
    m_good = m_notebook.path(QStringLiteral("good.zip"));
    VERIFY_OK(m_notebook->backup(m_good));
}

void TestBackup::comesBackWhole()
{
    QStringList names;
    for (const Part &part : readZip(m_good)) {
        names.append(part.name);
    }
    names.sort();
    const QStringList expected{
        QStringLiteral("artemisia-backup.json"),
        QStringLiteral("files/%1/%2").arg(m_attachment.sha256.left(2), m_attachment.sha256.mid(2)),
        QStringLiteral("notebook.sqlite"),
        QStringLiteral("repository.git/HEAD"),
        QStringLiteral("repository.git/objects/ab/") + QString(38, u'c'),
        QStringLiteral("repository.git/refs/heads/main")};
    QCOMPARE(names, expected);
    const QString folder = m_notebook.path(QStringLiteral("new/restored"));
    qint64 reports = 0;
    WorkContext context;
    context.progress = [&reports](const Progress &) { ++reports; };
    VERIFY_OK(Store::restore(m_good, folder, context));
    QVERIFY(reports > 0);
    const auto restored = Store::open(folder, OpenMode::ReadWrite);
    VERIFY_OK(restored);
    // The backup was made of a notebook in use; the restored one was never open.
    QVERIFY(!(*restored)->openReport().wasNotClosed);
    QCOMPARE(**(*restored)->experiments().find(m_experiment.head.id), m_experiment);
    QCOMPARE((*restored)->owner(), m_notebook->owner());
    QCOMPARE(*(*restored)->revisions().latest(), *m_notebook->revisions().latest());
    VERIFY_OK((*restored)->attachments().verify(m_attachment.sha256));
    const QString repository = (*restored)->folder().repository();
    QCOMPARE(contentOf(repository + QStringLiteral("/refs/heads/main")),
             QByteArray(40, 'a') + "\n");
    QVERIFY(!contentOf(repository + QStringLiteral("/config")).contains("fsmonitor"));
    QVERIFY(!QFile::exists(repository + QStringLiteral("/hooks")));
    // A second backup takes the place of the first.
    VERIFY_OK((*restored)->backup(m_notebook.path(QStringLiteral("again.zip"))));
    VERIFY_OK((*restored)->backup(m_notebook.path(QStringLiteral("again.zip"))));
    VERIFY_FAILS((*restored)->backup(folder), ErrorCode::Usage);
    VERIFY_FAILS(
        (*restored)->transaction(
            {}, [&] { return (*restored)->backup(m_notebook.path(QStringLiteral("x.zip"))); }),
        ErrorCode::Usage);
}

void TestBackup::backupOfAReader()
{
    const auto reader = Store::open(m_notebook.folder(), OpenMode::ReadOnly);
    VERIFY_OK(reader);
    VERIFY_OK((*reader)->backup(m_notebook.path(QStringLiteral("reader.zip"))));
    VERIFY_OK(Store::restore(m_notebook.path(QStringLiteral("reader.zip")),
                             m_notebook.path(QStringLiteral("from-reader"))));
}

void TestBackup::cancelled()
{
    WorkContext context;
    context.cancel.cancel();
    VERIFY_FAILS(m_notebook->backup(m_notebook.path(QStringLiteral("none.zip")), context),
                 ErrorCode::Cancelled);
    VERIFY_FAILS(Store::restore(m_good, m_notebook.path(QStringLiteral("none")), context),
                 ErrorCode::Cancelled);
    QVERIFY(
        QDir(m_notebook.path({})).entryList({QStringLiteral("none*")}, QDir::AllEntries).isEmpty());
}

void TestBackup::damagedAttachmentIsTold()
{
    TemporaryNotebook notebook;
    const auto attachment = notebook->attachments().addData("bytes", QStringLiteral("a.txt"));
    VERIFY_OK(attachment);
    writeFile(notebook->attachments().pathOf(attachment->sha256), "other");
    const auto done = notebook->backup(notebook.path(QStringLiteral("b.zip")));
    VERIFY_FAILS(done, ErrorCode::Corrupt);
    QVERIFY(done.error().message.contains(attachment->sha256.mid(2)));
    QVERIFY(!QFile::exists(notebook.path(QStringLiteral("b.zip"))));
}

void TestBackup::refusesOccupiedFolders()
{
    const QString occupied = m_notebook.path(QStringLiteral("occupied"));
    writeFile(occupied + QStringLiteral("/.hidden"), "mine");
    VERIFY_FAILS(Store::restore(m_good, occupied), ErrorCode::Usage);
    QCOMPARE(contentOf(occupied + QStringLiteral("/.hidden")), QByteArray("mine"));
    VERIFY_FAILS(Store::create(occupied, someNotebook(), somePerson()), ErrorCode::Usage);
    VERIFY_FAILS(Store::restore(m_good, occupied + QStringLiteral("/.hidden")), ErrorCode::Usage);
    VERIFY_FAILS(Store::restore(m_notebook.path(QStringLiteral("nothing.zip")),
                                m_notebook.path(QStringLiteral("n"))),
                 ErrorCode::NotFound);
    QVERIFY(QDir().mkpath(m_notebook.path(QStringLiteral("empty"))));
    VERIFY_OK(Store::restore(m_good, m_notebook.path(QStringLiteral("empty"))));
}

void TestBackup::hostile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<uint>("mode");
    const auto add = [](const char *row, const QString &name, const QByteArray &bytes = "x",
                        uint mode = S_IFREG | 0644) {
        QTest::newRow(row) << name << bytes << mode;
    };
    add("parent", QStringLiteral("../evil"));
    add("deep parent", QStringLiteral("files/../../evil"));
    add("parent in the repository", QStringLiteral("repository.git/refs/../../../evil"));
    add("absolute", QStringLiteral("/tmp/artemisia-evil"));
    add("backslashes", QStringLiteral("..\\evil"));
    add("drive", QStringLiteral("C:evil"));
    add("other file", QStringLiteral("evil.sh"));
    add("lock", QStringLiteral("lock"));
    add("log of the database", QStringLiteral("notebook.sqlite-wal"));
    add("folder", QStringLiteral("files/"));
    add("short hash", QStringLiteral("files/ab/cdef"));
    add("git configuration", QStringLiteral("repository.git/config"), "[core]\n\tfsmonitor = sh\n");
    add("git hook", QStringLiteral("repository.git/hooks/post-checkout"), "#!/bin/sh\n");
    add("git alternates", QStringLiteral("repository.git/objects/info/alternates"), "/etc\n");
    add("git head elsewhere", QStringLiteral("repository.git/HEAD"), "ref: ../../../etc/passwd\n");
    add("git head up", QStringLiteral("repository.git/HEAD"), "ref: refs/heads/../../x\n");
    add("git lock", QStringLiteral("repository.git/refs/heads/main.lock"));
    add("git branch like an option", QStringLiteral("repository.git/refs/heads/-x"));
    add("link", QStringLiteral("repository.git/packed-refs"), "/etc/passwd", S_IFLNK | 0777);
    add("device", QStringLiteral("repository.git/packed-refs"), "", S_IFCHR | 0666);
    add("attachment that is not its hash", QStringLiteral("files/ab/") + QString(62, u'c'), "x");
    add("bomb", QStringLiteral("repository.git/packed-refs"), QByteArray(200'000'000, '\0'));
    add("same name in other case", QStringLiteral("repository.git/refs/heads/Main"));
    add("letter that looks like one", QStringLiteral("nоtebook.sqlite"));
}

void TestBackup::hostile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(uint, mode);
    QList<Part> parts = readZip(m_good);
    parts.removeIf([&name](const Part &part) { return part.name == name; });
    parts.append({name, bytes, mode});
    const QString file = m_notebook.path(QStringLiteral("hostile.zip"));
    writeZip(file, parts);
    const QStringList before = QDir(m_notebook.path({})).entryList(QDir::AllEntries | QDir::Hidden);
    const auto done = Store::restore(file, m_notebook.path(QStringLiteral("victim")));
    QVERIFY(!done);
    QVERIFY2(done.error().code == ErrorCode::Invalid || done.error().code == ErrorCode::TooLarge ||
                 done.error().code == ErrorCode::Corrupt,
             wordsOf(done.error()).constData());
    QCOMPARE(QDir(m_notebook.path({})).entryList(QDir::AllEntries | QDir::Hidden), before);
    QVERIFY(!QFile::exists(QStringLiteral("/tmp/artemisia-evil")));
}

void TestBackup::damagedArchives()
{
    const QByteArray good = contentOf(m_good);
    const QString file = m_notebook.path(QStringLiteral("damaged.zip"));
    const QString folder = m_notebook.path(QStringLiteral("from-damaged"));
    const auto mustFail = [&] {
        const auto done = Store::restore(file, folder);
        return !done && !QFileInfo::exists(folder);
    };
    for (const qsizetype length :
         {qsizetype(0), qsizetype(1), qsizetype(22), good.size() / 2, good.size() - 1}) {
        writeFile(file, good.left(length));
        QVERIFY2(mustFail(), qPrintable(QString::number(length)));
    }
    QRandomGenerator random(7);
    for (int round = 0; round < 60; ++round) {
        QByteArray bad = good;
        for (int flips = 0; flips < 8; ++flips) {
            bad[random.bounded(int(bad.size()))] = char(random.bounded(256));
        }
        writeFile(file, bad);
        // A flip may fall where nothing is kept (a date); then what comes back must be right.
        const auto done = Store::restore(file, folder);
        if (done) {
            const auto store = Store::open(folder, OpenMode::ReadOnly);
            VERIFY_OK(store);
            QCOMPARE(**(*store)->experiments().find(m_experiment.head.id), m_experiment);
        }
        QDir(folder).removeRecursively();
    }
    QList<Part> parts = readZip(m_good);
    const auto with = [&](const QString &name, const QByteArray &bytes) {
        QList<Part> changed = parts;
        for (Part &part : changed) {
            part.bytes = part.name == name ? bytes : part.bytes;
        }
        writeZip(file, changed);
    };
    with(QStringLiteral("notebook.sqlite"), "not a database");
    QVERIFY(mustFail());
    with(QStringLiteral("notebook.sqlite"), parts[1].bytes.left(parts[1].bytes.size() / 2));
    QVERIFY(mustFail());
    for (const char *manifest : {"", "[]", "{}", "{\"format\": 1, \"version\": 1}",
                                 "{\"format\": \"artemisia-backup\", \"version\": \"1\"}"}) {
        with(QStringLiteral("artemisia-backup.json"), manifest);
        QVERIFY2(mustFail(), manifest);
    }
    with(QStringLiteral("artemisia-backup.json"),
         R"({"format": "artemisia-backup", "version": 2})");
    VERIFY_FAILS(Store::restore(file, folder), ErrorCode::TooNew);
    parts.removeAt(1);
    writeZip(file, parts);
    QVERIFY(mustFail());
}

QTEST_GUILESS_MAIN(TestBackup)
#include "test_backup.moc"
