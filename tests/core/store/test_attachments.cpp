// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_notebook.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>

#include <sys/stat.h>

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

/// A stream that fails in the middle.
class BrokenStream : public QIODevice
{
    Q_OBJECT
public:
    BrokenStream() { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_given > 500'000) {
            setErrorString(QStringLiteral("cable pulled"));
            return -1;
        }
        memset(data, 'x', size_t(size));
        m_given += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_given = 0;
};

class TestAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAndVerifies();
    void refusesWhatIsNoFile();
    void streams();
    void damageIsFound();
    void hostileHashes();
    void fileNames_data();
    void fileNames();
};

void TestAttachments::addsAndVerifies()
{
    TemporaryNotebook notebook;
    AttachmentStore &files = notebook->attachments();
    const QByteArray bytes = "\x89PNG\r\n\x1a\n" + QByteArray(1'000'000, 'p');
    QFile source(notebook.path(QStringLiteral("NMR of 3.png")));
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write(bytes) == bytes.size());
    source.close();
    qint64 last = 0;
    WorkContext context;
    context.progress = [&last](const Progress &progress) { last = progress.done; };
    const auto added = files.addFile(source.fileName(), context);
    VERIFY_OK(added);
    QCOMPARE(added->name, QStringLiteral("NMR of 3.png"));
    QCOMPARE(added->size, bytes.size());
    QCOMPARE(last, bytes.size());
    QCOMPARE(added->mediaType, QStringLiteral("image/png"));
    QCOMPARE(
        added->sha256,
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    QVERIFY(files.contains(added->sha256));
    QCOMPARE(QDir(notebook.folder()).relativeFilePath(files.pathOf(added->sha256)),
             QStringLiteral("files/%1/%2").arg(added->sha256.left(2), added->sha256.mid(2)));
    VERIFY_OK(files.verify(added->sha256));
    const auto opened = files.open(added->sha256);
    VERIFY_OK(opened);
    QCOMPARE((*opened)->readAll(), bytes);
    // The same bytes are kept once, whatever they are called.
    const auto again = files.addData(bytes, QStringLiteral("other.png"));
    VERIFY_OK(again);
    QCOMPARE(again->sha256, added->sha256);
    QVERIFY(again->id != added->id);
    QCOMPARE(files.all(), QStringList{added->sha256});
    VERIFY_OK(files.addData({}, QStringLiteral("empty.txt")));
    QCOMPARE(files.all().size(), 2);
}

void TestAttachments::refusesWhatIsNoFile()
{
    TemporaryNotebook notebook;
    AttachmentStore &files = notebook->attachments();
    VERIFY_FAILS(files.addFile(notebook.path(QStringLiteral("nowhere"))), ErrorCode::NotFound);
    VERIFY_FAILS(files.addFile(notebook.folder()), ErrorCode::Io);
    const QString pipe = notebook.path(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    VERIFY_FAILS(files.addFile(pipe), ErrorCode::Io);
    QVERIFY(files.all().isEmpty());
}

void TestAttachments::streams()
{
    TemporaryNotebook notebook;
    AttachmentStore &files = notebook->attachments();
    QBuffer buffer;
    buffer.setData(QByteArray(1000, 'a'));
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    VERIFY_FAILS(files.addStream(buffer, QStringLiteral("a"), 999), ErrorCode::TooLarge);
    buffer.seek(0);
    VERIFY_OK(files.addStream(buffer, QStringLiteral("a"), 1000));
    BrokenStream broken;
    VERIFY_FAILS(files.addStream(broken, QStringLiteral("b"), 1'000'000'000), ErrorCode::Io);
    WorkContext cancelled;
    cancelled.cancel.cancel();
    buffer.seek(0);
    VERIFY_FAILS(files.addStream(buffer, QStringLiteral("c"), 1000, cancelled),
                 ErrorCode::Cancelled);
    QCOMPARE(files.all().size(), 1);
    // Nothing half-copied stays behind.
    QVERIFY(QDir(notebook->folder().files())
                .entryList({QStringLiteral(".incoming*")}, QDir::Files | QDir::Hidden)
                .isEmpty());
}

void TestAttachments::damageIsFound()
{
    TemporaryNotebook notebook;
    AttachmentStore &files = notebook->attachments();
    const QByteArray bytes(1000, 'a');
    const auto added = files.addData(bytes, QStringLiteral("a.bin"));
    VERIFY_OK(added);
    QFile stored(files.pathOf(added->sha256));
    QVERIFY(stored.open(QIODevice::ReadWrite));
    stored.write("b");
    stored.close();
    VERIFY_FAILS(files.verify(added->sha256), ErrorCode::Corrupt);
    QVERIFY(stored.resize(10));
    // Adding the right bytes again heals what was cut off.
    VERIFY_OK(files.addData(bytes, QStringLiteral("a.bin")));
    VERIFY_OK(files.verify(added->sha256));
}

void TestAttachments::hostileHashes()
{
    TemporaryNotebook notebook;
    AttachmentStore &files = notebook->attachments();
    for (const QString &hash : {QString(), QStringLiteral("../../etc/passwd"), QString(64, u'A'),
                                QString(64, u'/'), QStringLiteral("..") + QString(62, u'a')}) {
        QVERIFY(!files.contains(hash));
        QCOMPARE(files.pathOf(hash), QString());
        VERIFY_FAILS(files.open(hash), ErrorCode::NotFound);
        VERIFY_FAILS(files.verify(hash), ErrorCode::NotFound);
    }
}

void TestAttachments::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    const auto row = [](const QString &name, const QString &safe) {
        QTest::newRow(qPrintable(name.left(30))) << name << safe;
    };
    row(QStringLiteral("NMR.pdf"), QStringLiteral("NMR.pdf"));
    row(QStringLiteral("1H NMR (CDCl3), β-isomer.pdf"),
        QStringLiteral("1H NMR (CDCl3), β-isomer.pdf"));
    row(QStringLiteral("../../etc/passwd"), QStringLiteral("_.._etc_passwd"));
    row(QStringLiteral("C:\\x\\y.txt"), QStringLiteral("C__x_y.txt"));
    row(QStringLiteral(".hidden"), QStringLiteral("hidden"));
    row(QStringLiteral("a.txt. . "), QStringLiteral("a.txt"));
    row(QStringLiteral("nul"), QStringLiteral("_nul"));
    row(QStringLiteral("COM1.txt"), QStringLiteral("_COM1.txt"));
    row(QStringLiteral("a\u202Egpj.exe\n\t"), QStringLiteral("agpj.exe"));
    row(QString(), QStringLiteral("file"));
    row(QStringLiteral(".."), QStringLiteral("file"));
    row(QString(300, u'a') + QStringLiteral(".pdf"), QString(116, u'a') + QStringLiteral(".pdf"));
    row(QStringLiteral("🧪").repeated(40), QStringLiteral("🧪").repeated(30));
}

void TestAttachments::fileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(name), safe);
    QCOMPARE(safeFileName(safe), safe);
    QVERIFY(safeFileName(name).toUtf8().size() <= 120);
}

QTEST_GUILESS_MAIN(TestAttachments)
#include "test_attachments.moc"
