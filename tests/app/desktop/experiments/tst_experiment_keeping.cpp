// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed is kept: through a crash, a full disk, a quick end, another program's writing.
#include "screen_fixture.h"
#include "tests/support/full_disk.h"

#include <QAbstractButton>
#include <QDirIterator>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

/// What another program would find on the disk now: the draft if there is one, else the record.
std::optional<Experiment> onDisk(const QString &folder, const ExperimentId &id)
{
    const auto store = store::Store::open(folder, store::OpenMode::ReadOnly);
    if (!store) {
        return {};
    }
    const auto drafts = (*store)->experiments().drafts();
    if (!drafts) {
        return {};
    }
    for (const Experiment &draft : *drafts) {
        if (draft.head.id == id) {
            return draft;
        }
    }
    const auto saved = (*store)->experiments().find(id);
    return saved ? *saved : std::nullopt;
}

bool copyFolder(const QString &from, const QString &to)
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        // Memory that programs share, and the mark of the one that lives: a power cut leaves
        // neither.
        if (path.endsWith(QStringLiteral("-shm")) || path.endsWith(QStringLiteral("lock"))) {
            continue;
        }
        const QString target = to + path.mid(from.size());
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(path, target)) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestExperimentKeeping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatACrashLeftComesBack();
    void killedWhileTyping();
    void closedRightAfterTyping();
    void aFullDiskKeepsWhatIsTyped();
    void aFullDiskMakesNoExperiment();
    void changesFromElsewhere();
    void readOnlyNotebook();
};

void TestExperimentKeeping::killedWhileTyping()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    const ExperimentId id = fixture.value().head.id;
    const QString typed = QStringLiteral("Added 2.0 mL of THF");
    fixture.type("procedureEdit", typed);
    fixture.type("newObservationEdit", QStringLiteral("It turned red"));
    // On the disk by itself, while the cursor is still in the field.
    const auto isThere = [&] {
        const auto found = onDisk(fixture.notebook.folder(), id);
        return found && found->procedure == typed && found->observations.size() == 1 &&
               found->observations[0].text == QStringLiteral("It turned red");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 10000);
    // What a power cut leaves: the files as they are this moment, nobody closes anything.
    const QString left = fixture.notebook.path(QStringLiteral("left"));
    QVERIFY(copyFolder(fixture.notebook.folder(), left));
    QCOMPARE(onDisk(left, id)->observations.size(), 1);
    ScreenFixture after;
    QVERIFY(after.openFolder(left));
    QVERIFY(!after.session->isReadOnly());
    QTRY_VERIFY(after.screen->document());
    QTRY_COMPARE(after.text("procedureEdit"), typed);
    QTRY_COMPARE(after.value().observations.size(), 1);
    QCOMPARE(after.text("observationEdit0"), QStringLiteral("It turned red"));
    QTRY_VERIFY_WITH_TIMEOUT(after.isSaved(), 10000);
}

void TestExperimentKeeping::closedRightAfterTyping()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    fixture.type("procedureEdit", QStringLiteral("last words"));
    fixture.type("experimentTagsLineEdit", QStringLiteral("half a tag"));
    fixture.type("schemeSmilesEdit", QStringLiteral("CCO>>CC=")); // not read yet
    fixture.close();
    QVERIFY(fixture.openSession());
    QTRY_VERIFY(fixture.screen->document());
    QCOMPARE(fixture.text("procedureEdit"), QStringLiteral("last words"));
    QCOMPARE(fixture.value().tags, QStringList{QStringLiteral("half a tag")});
    QCOMPARE(fixture.text("schemeSmilesEdit"), QStringLiteral("CCO>>CC="));
}

void TestExperimentKeeping::aFullDiskKeepsWhatIsTyped()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    auto *state = fixture.find<QLabel>("saveStateLabel");
    const ExperimentId id = fixture.value().head.id;
    {
        const testing::FullDisk disk;
        fixture.type("procedureEdit", QStringLiteral("Stirred overnight"));
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("not saved"), 10000);
        QCOMPARE(fixture.told().size(), 1);
        QVERIFY(fixture.told()[0].startsWith(QStringLiteral("Not saved")));
        QCOMPARE(fixture.text("procedureEdit"), QStringLiteral("Stirred overnight"));
        // Work goes on, and can be undone.
        fixture.type("procedureEdit", QStringLiteral(", then filtered"));
        QCOMPARE(fixture.value().procedure, QStringLiteral("Stirred overnight, then filtered"));
        QVERIFY(!onDisk(fixture.notebook.folder(), id)->procedure.contains(u'S'));
    }
    fixture.find("conclusionEdit")->setFocus(); // leaving a field saves
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("saved"), 10000);
    QVERIFY(fixture.told().isEmpty());
    QCOMPARE(onDisk(fixture.notebook.folder(), id)->procedure,
             QStringLiteral("Stirred overnight, then filtered"));
}

void TestExperimentKeeping::aFullDiskMakesNoExperiment()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    QSignalSpy failed(fixture.session.get(), &Session::writeFailed);
    {
        const testing::FullDisk disk;
        QTest::keyClick(fixture.screen, Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(failed.size(), 1);
    }
    QVERIFY(!failed[0][0].value<Error>().message.isEmpty());
    QVERIFY(!fixture.screen->document());
    fixture.begin(); // and again with room: its number is given once
    QCOMPARE(ExperimentCode::fromString(fixture.value().code)->attempt, 1);
}

void TestExperimentKeeping::whatACrashLeftComesBack()
{
    ScreenFixture fixture;
    Experiment experiment = simpleExperiment(QStringLiteral("KBS1-1"), QStringLiteral("Before"));
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    Experiment draft = experiment;
    draft.procedure = QStringLiteral("Typed just before the power went");
    VERIFY_OK(fixture.store().experiments().saveDraft(draft));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QTRY_COMPARE(fixture.text("procedureEdit"), draft.procedure);
    const QStringList told = fixture.screen->findChild<MessageBar *>()->texts();
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0].contains(QStringLiteral("KBS1-1")));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    fixture.find<QAction>("undoExperimentAction")->trigger();
    QCOMPARE(fixture.text("procedureEdit"), QString());
    fixture.find<QAction>("redoExperimentAction")->trigger();
    fixture.close();
    VERIFY_OK(fixture.notebook.reopen());
    const auto drafts = fixture.store().experiments().drafts();
    VERIFY_OK(drafts);
    QVERIFY(drafts->isEmpty());
    const auto stored = fixture.store().experiments().find(experiment.head.id);
    VERIFY_OK(stored);
    QCOMPARE((*stored)->procedure, draft.procedure);
}

void TestExperimentKeeping::changesFromElsewhere()
{
    ScreenFixture fixture;
    Experiment experiment = simpleExperiment(QStringLiteral("KBS1-1"), QStringLiteral("Title"));
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    fixture.type("procedureEdit", QStringLiteral("mine"));
    bool isWritten = false;
    fixture.session->write(
        QString(),
        [id = experiment.head.id, context = fixture.session->saveContext(QStringLiteral("x"))](
            store::Store &store, const WorkContext &) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(auto found, store.experiments().find(id));
            found->title = QStringLiteral("Theirs");
            return store.experiments().save(*found, context);
        },
        this,
        [&](const Result<> &answer) {
            QVERIFY(answer);
            isWritten = true;
            fixture.session->announceChange(RecordKind::Experiment, experiment.head.id.uuid());
        });
    QTRY_VERIFY(isWritten);
    QTRY_COMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("Theirs"));
    QCOMPARE(fixture.text("procedureEdit"), QStringLiteral("mine"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    QCOMPARE(fixture.screen->document()->base().title, QStringLiteral("Theirs"));
    QCOMPARE(fixture.screen->document()->base().procedure, QStringLiteral("mine"));
}

void TestExperimentKeeping::readOnlyNotebook()
{
    ScreenFixture fixture;
    Experiment experiment = testing::someExperiment(QStringLiteral("KBS1-1"));
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    QVERIFY(fixture.openSession()); // while this program's other store has the lock
    QVERIFY(fixture.session->isReadOnly());
    QTRY_VERIFY(fixture.screen->document());
    QCOMPARE(fixture.text("experimentTitleEdit"), experiment.title);
    for (GrowingTextEdit *editor : fixture.screen->findChildren<GrowingTextEdit *>()) {
        QVERIFY2(editor->isReadOnly(), qPrintable(editor->objectName()));
    }
    QTest::keyClicks(fixture.find("experimentTitleEdit"), QStringLiteral("x"));
    QTest::keyClick(fixture.screen, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(fixture.screen->document()->value().title, experiment.title);
    QVERIFY(!fixture.find<QAction>("newExperimentAction")->isEnabled());
    QVERIFY(!fixture.find("stateOpenButton")->isEnabled());
    QCOMPARE(fixture.find<QLabel>("saveStateLabel")->text(), QStringLiteral("read only"));
    const QStringList told = fixture.find("experimentPage")->findChild<MessageBar *>()->texts();
    QCOMPARE(told.size(), 1);
}

QTEST_MAIN(TestExperimentKeeping)
#include "tst_experiment_keeping.moc"
