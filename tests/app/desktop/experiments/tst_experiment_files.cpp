// SPDX-License-Identifier: GPL-3.0-or-later
// Files of an experiment: dropped, named, removed; and what is dropped and cannot be one.
#include "screen_fixture.h"
#include "tests/support/full_disk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestExperimentFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAreRenamedCaptionedRemoved();
    void everyStepIsUndone();
    void missingFilesAreSaid();
    void whatCannotBeAttachedIsSaid_data();
    void whatCannotBeAttachedIsSaid();
    void theGoodOnesOfADropAreKept();
    void manyProblemsAreOneBar();
    void aFullDiskRefusesAFile();
    void programsAreNotOpened();
};

void TestExperimentFiles::everyStepIsUndone()
{
    ScreenFixture fixture;
    const QString path = fixture.notebook.path(QStringLiteral("lcms.txt"));
    write(path, "m/z 324.1");
    QVERIFY(fixture.open());
    fixture.begin();
    QWidget *title = fixture.find("experimentTitleEdit");
    const auto undo = [&] { QTest::keyClick(title, Qt::Key_Z, Qt::ControlModifier); };
    const auto redo = [&] {
        QTest::keyClick(title, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    };
    const auto attachments = [&] { return fixture.value().attachments; };
    dropFiles(fixture.find("experimentPage"), {path});
    QTRY_COMPARE(attachments().size(), 1);
    const Attachment first = attachments()[0];
    undo();
    QVERIFY(attachments().isEmpty());
    redo();
    QCOMPARE(attachments(), QList<Attachment>{first});
    QWidget *row = fixture.find("attachmentRow0");
    auto *name = row->findChild<QLineEdit *>(QStringLiteral("attachmentNameEdit"));
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("crude.txt"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(attachments()[0].name, QStringLiteral("crude.txt"));
    auto *caption = row->findChild<QLineEdit *>(QStringLiteral("attachmentCaptionEdit"));
    caption->setFocus();
    QTest::keyClicks(caption, QStringLiteral("after 2 h"));
    QTest::mouseClick(row->findChild<QWidget *>(QStringLiteral("removeAttachmentButton")),
                      Qt::LeftButton);
    QVERIFY(attachments().isEmpty());
    undo();
    QCOMPARE(attachments()[0].caption, QStringLiteral("after 2 h"));
    undo();
    QCOMPARE(attachments()[0].caption, QString());
    QCOMPARE(attachments()[0].name, QStringLiteral("crude.txt"));
    undo();
    QCOMPARE(attachments(), QList<Attachment>{first});
    redo();
    redo();
    redo();
    QVERIFY(attachments().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
}

void TestExperimentFiles::missingFilesAreSaid()
{
    ScreenFixture fixture;
    Experiment experiment = simpleExperiment(QStringLiteral("KBS1-1"), QStringLiteral("x"));
    Attachment gone;
    gone.id = ElementId::create();
    gone.name = QStringLiteral("gone.png");
    gone.sha256 = QString(64, u'a');
    gone.size = 12;
    experiment.attachments = {gone};
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QTRY_VERIFY(fixture.find("attachmentRow0"));
    QWidget *row = fixture.find("attachmentRow0");
    QTRY_VERIFY(row->findChild<QLabel *>(QStringLiteral("attachmentProblemLabel"))->isVisible());
    QVERIFY(!row->findChild<QWidget *>(QStringLiteral("openAttachmentButton"))->isEnabled());
}

void TestExperimentFiles::whatCannotBeAttachedIsSaid_data()
{
    QTest::addColumn<QUrl>("dropped");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *what, const QUrl &url, const char *name, const char *reason) {
        QTest::newRow(what) << url << QString::fromUtf8(name) << QString::fromUtf8(reason);
    };
    row("a folder", QUrl(QStringLiteral("folder")), "folder", "folder");
    row("a missing file", QUrl(QStringLiteral("gone.png")), "gone.png", "no such file");
    row("a link to nowhere", QUrl(QStringLiteral("dangling.png")), "dangling.png", "no such file");
    row("a device", QUrl::fromLocalFile(QStringLiteral("/dev/zero")), "zero", "device");
    // Bigger than any disk: its bytes are not there, its size is.
    row("a huge file", QUrl(QStringLiteral("huge.raw")), "huge.raw", "left on the notebook's disk");
    // It opens, and every read fails, also for root.
    row("an unreadable file", QUrl::fromLocalFile(QStringLiteral("/proc/self/mem")), "mem",
        "could not be read");
    row("an address", QUrl(QStringLiteral("https://example.org/a.png")), "example.org/a.png",
        "not on this computer");
}

void TestExperimentFiles::whatCannotBeAttachedIsSaid()
{
    QFETCH(QUrl, dropped);
    QFETCH(QString, name);
    QFETCH(QString, reason);
    ScreenFixture fixture;
    QVERIFY(QDir().mkpath(fixture.notebook.path(QStringLiteral("folder"))));
    QVERIFY(QFile::link(fixture.notebook.path(QStringLiteral("nowhere")),
                        fixture.notebook.path(QStringLiteral("dangling.png"))));
    QFile huge(fixture.notebook.path(QStringLiteral("huge.raw")));
    QVERIFY(huge.open(QIODevice::WriteOnly));
    QVERIFY(huge.resize(qint64(8) << 40));
    huge.close();
    QVERIFY(fixture.open());
    fixture.begin();
    const QUrl url = dropped.isRelative()
                         ? QUrl::fromLocalFile(fixture.notebook.path(dropped.toString()))
                         : dropped;
    QMimeData data;
    data.setUrls({url});
    drop(fixture.find("attachmentsSection"), data);
    QTRY_COMPARE(fixture.told().size(), 1);
    QVERIFY2(fixture.told()[0].contains(name), qPrintable(fixture.told()[0]));
    QVERIFY2(fixture.told()[0].contains(reason), qPrintable(fixture.told()[0]));
    QVERIFY(fixture.value().attachments.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
}

void TestExperimentFiles::theGoodOnesOfADropAreKept()
{
    ScreenFixture fixture;
    const QString good = fixture.notebook.path(QStringLiteral("good.txt"));
    write(good, "fine");
    QVERIFY(fixture.open());
    fixture.begin();
    dropFiles(fixture.find("experimentPage"),
              {fixture.notebook.folder(), good, fixture.notebook.path(QStringLiteral("gone"))});
    QTRY_COMPARE(fixture.value().attachments.size(), 1);
    QCOMPARE(fixture.value().attachments[0].name, QStringLiteral("good.txt"));
    QTRY_VERIFY(!fixture.told().isEmpty() && fixture.told()[0].contains(QStringLiteral("gone")));
    QCOMPARE(fixture.told().size(), 1); // one drop, one bar
    QVERIFY(fixture.told()[0].contains(QStringLiteral("notebook is a folder")));
}

void TestExperimentFiles::manyProblemsAreOneBar()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    QStringList paths;
    for (int i = 0; i < 40; ++i) {
        paths.append(fixture.notebook.path(QStringLiteral("gone %1").arg(i)));
    }
    dropFiles(fixture.find("attachmentsSection"), paths);
    QTRY_VERIFY(fixture.told().size() == 1 &&
                fixture.told()[0].endsWith(QStringLiteral("and 35 more")));
    QCOMPARE(fixture.told()[0].count(u'\n'), 5);
}

void TestExperimentFiles::aFullDiskRefusesAFile()
{
    ScreenFixture fixture;
    const QString path = fixture.notebook.path(QStringLiteral("spectrum.jdx"));
    write(path, QByteArray(100000, 'x'));
    QVERIFY(fixture.open());
    fixture.begin();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    {
        const testing::FullDisk disk;
        dropFiles(fixture.find("attachmentsSection"), {path});
        QTRY_COMPARE(fixture.told().size(), 1);
    }
    QVERIFY(fixture.told()[0].contains(QStringLiteral("spectrum.jdx")));
    QVERIFY(fixture.told()[0].contains(QStringLiteral("full")));
    QVERIFY(fixture.value().attachments.isEmpty());
    dropFiles(fixture.find("attachmentsSection"), {path}); // there is room again
    QTRY_COMPARE(fixture.value().attachments.size(), 1);
}

void TestExperimentFiles::programsAreNotOpened()
{
    ScreenFixture fixture;
    const QString path = fixture.notebook.path(QStringLiteral("run me.desktop"));
    write(path, "[Desktop Entry]");
    QVERIFY(fixture.open());
    fixture.begin();
    dropFiles(fixture.find("attachmentsSection"), {path});
    QTRY_VERIFY(fixture.find("attachmentRow0"));
    QTest::mouseClick(fixture.find("attachmentRow0")
                          ->findChild<QWidget *>(QStringLiteral("openAttachmentButton")),
                      Qt::LeftButton);
    QCOMPARE(fixture.told().size(), 1);
    QVERIFY(fixture.told()[0].contains(QStringLiteral("run me.desktop")));
}

void TestExperimentFiles::filesAreRenamedCaptionedRemoved()
{
    ScreenFixture fixture;
    const QString path = fixture.notebook.path(QStringLiteral("lcms.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("m/z 324.1");
    file.close();
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    dropFiles(fixture.find("attachmentsSection"), {path, path});
    const auto attachments = [&] { return fixture.screen->document()->value().attachments; };
    QTRY_COMPARE(attachments().size(), 2);
    QCOMPARE(attachments()[1].name, QStringLiteral("lcms (2).txt"));
    QWidget *row = fixture.find("attachmentRow0");
    auto *name = row->findChild<QLineEdit *>(QStringLiteral("attachmentNameEdit"));
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("../evil"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(attachments()[0].name, QStringLiteral("lcms.txt"));
    QCOMPARE(name->text(), QStringLiteral("../evil")); // flagged, not changed
    QTRY_VERIFY(row->findChild<QLabel *>(QStringLiteral("attachmentProblemLabel"))->isVisible());
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("crude LCMS.txt"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(attachments()[0].name, QStringLiteral("crude LCMS.txt"));
    auto *caption = row->findChild<QLineEdit *>(QStringLiteral("attachmentCaptionEdit"));
    caption->setFocus();
    QTest::keyClicks(caption, QStringLiteral("after 2 h"));
    QCOMPARE(attachments()[0].caption, QStringLiteral("after 2 h"));
    QSignalSpy toast(fixture.screen, &Screen::toastRequested);
    QTest::mouseClick(row->findChild<QWidget *>(QStringLiteral("removeAttachmentButton")),
                      Qt::LeftButton);
    QCOMPARE(attachments().size(), 1);
    QCOMPARE(toast.size(), 1);
    toast[0][1].value<QAction *>()->trigger();
    QCOMPARE(attachments().size(), 2);
    QCOMPARE(attachments()[0].caption, QStringLiteral("after 2 h"));
    // A pasted picture becomes a file.
    QGuiApplication::clipboard()->setImage(QImage(20, 20, QImage::Format_RGB32));
    fixture.find<GrowingTextEdit>("procedureEdit")->paste();
    QTRY_COMPARE(attachments().size(), 3);
    QCOMPARE(attachments()[2].mediaType, QStringLiteral("image/png"));
}

QTEST_MAIN(TestExperimentFiles)
#include "tst_experiment_files.moc"
