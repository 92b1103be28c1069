// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_sink.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

Experiment sample()
{
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.code = QStringLiteral("KBS19-3");
    experiment.title = QStringLiteral("Suzuki coupling");
    experiment.procedure = QStringLiteral("Weigh it.");
    return experiment;
}

constexpr AutosaveTimes kQuick{5, 20, 200, 10, 2000};

Material materialNamed(const QString &name)
{
    Material material;
    material.id = ElementId::create();
    material.name = name;
    return material;
}

} // namespace

class TestExperimentDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void typingIsOneStep();
    void aNewStepAfterAPauseInMeaning();
    void undoDoesNotSwallowWhatFollows();
    void everythingIsWritten();
    void draftsWhileTyping();
    void undoneAgainLeavesNoDraft();
    void aFailingStoreKeepsTheText();
    void editsDuringASave();
    void goingDuringASaveLosesNothing();
    void randomEditsUndoAndRedo_data();
    void randomEditsUndoAndRedo();
    void changesFromElsewhere();
    void changesFromElsewhereFoundBySaving();
    void listsMergeByElement();
    void recoveryIsOneStep();
    void readOnly();
    void unreadTextIsKept();
    void wordsOfChanges();
};

void TestExperimentDocument::typingIsOneStep()
{
    ExperimentDocument document(sample(), std::make_shared<FakeSink>());
    for (const char *text : {"S", "St", "Sti", "Stir"}) {
        document.setText(ExperimentField::Conclusion, QString::fromLatin1(text));
    }
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QCOMPARE(document.value().conclusion, QString());
    document.undoStack().redo();
    QCOMPARE(document.value().conclusion, QStringLiteral("Stir"));
}

void TestExperimentDocument::aNewStepAfterAPauseInMeaning()
{
    ExperimentDocument document(sample(), std::make_shared<FakeSink>());
    document.setText(ExperimentField::Conclusion, QStringLiteral("a"));
    document.endStep();
    document.setText(ExperimentField::Conclusion, QStringLiteral("ab"));
    document.setText(ExperimentField::Objective, QStringLiteral("x"));
    document.setText(ExperimentField::Conclusion, QStringLiteral("abc"));
    QCOMPARE(document.undoStack().count(), 4);
}

void TestExperimentDocument::undoDoesNotSwallowWhatFollows()
{
    ExperimentDocument document(sample(), std::make_shared<FakeSink>());
    document.setText(ExperimentField::Conclusion, QStringLiteral("one"));
    document.endStep();
    document.setText(ExperimentField::Conclusion, QStringLiteral("one two"));
    document.undoStack().undo();
    document.setText(ExperimentField::Conclusion, QStringLiteral("one three"));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.value().conclusion, QStringLiteral("one"));
}

void TestExperimentDocument::everythingIsWritten()
{
    auto sink = std::make_shared<FakeSink>();
    ExperimentDocument document(sample(), sink, nullptr, kQuick);
    QCOMPARE(document.saveState(), ExperimentDocument::SaveState::Saved);
    document.setText(ExperimentField::Title, QStringLiteral("Another"));
    QCOMPARE(document.saveState(), ExperimentDocument::SaveState::Unsaved);
    QVERIFY(!document.isSettled());
    QTRY_COMPARE(document.saveState(), ExperimentDocument::SaveState::Saved);
    QVERIFY(sink->record);
    QCOMPARE(sink->record->title, QStringLiteral("Another"));
    QCOMPARE(sink->words, QStringList{QStringLiteral("Edited the title")});
    QCOMPARE(document.base().head.modified, Timestamp(1001));
    QCOMPARE(document.value().head.modified, Timestamp(1001));
}

void TestExperimentDocument::draftsWhileTyping()
{
    auto sink = std::make_shared<FakeSink>();
    AutosaveTimes times = kQuick;
    times.idle = 60000;
    times.longest = 60000;
    ExperimentDocument document(sample(), sink, nullptr, times);
    document.setText(ExperimentField::Procedure, QStringLiteral("first"));
    QTRY_VERIFY(sink->draft);
    QCOMPARE(sink->draft->procedure, QStringLiteral("first"));
    document.setText(ExperimentField::Procedure, QStringLiteral("first and second"));
    QTRY_COMPARE(sink->draft->procedure, QStringLiteral("first and second"));
    QCOMPARE(sink->saves, 0);
    document.flush();
    QTRY_COMPARE(sink->saves, 1);
    QVERIFY(!sink->draft);
}

void TestExperimentDocument::undoneAgainLeavesNoDraft()
{
    auto sink = std::make_shared<FakeSink>();
    AutosaveTimes times = kQuick;
    times.idle = 300;
    ExperimentDocument document(sample(), sink, nullptr, times);
    document.setText(ExperimentField::Title, QStringLiteral("x"));
    QTRY_VERIFY(sink->draft);
    document.undoStack().undo();
    document.flush();
    QTRY_COMPARE(document.saveState(), ExperimentDocument::SaveState::Saved);
    QTRY_VERIFY(!sink->draft);
    QCOMPARE(sink->saves, 0);
}

void TestExperimentDocument::aFailingStoreKeepsTheText()
{
    auto sink = std::make_shared<FakeSink>();
    sink->isFailing = true;
    ExperimentDocument document(sample(), sink, nullptr, kQuick);
    document.setText(ExperimentField::Procedure, QStringLiteral("Stir overnight."));
    QTRY_COMPARE(document.saveState(), ExperimentDocument::SaveState::Failed);
    QCOMPARE(document.failure().message, QStringLiteral("The disk is full."));
    QCOMPARE(document.value().procedure, QStringLiteral("Stir overnight."));
    QVERIFY(!document.isSettled());
    QTRY_VERIFY(sink->saves >= 2); // it goes on trying by itself
    document.setText(ExperimentField::Procedure, QStringLiteral("Stir overnight at rt."));
    QCOMPARE(document.saveState(), ExperimentDocument::SaveState::Failed);
    sink->isFailing = false;
    QTRY_COMPARE(document.saveState(), ExperimentDocument::SaveState::Saved);
    QCOMPARE(sink->record->procedure, QStringLiteral("Stir overnight at rt."));
}

void TestExperimentDocument::editsDuringASave()
{
    auto sink = std::make_shared<FakeSink>();
    ExperimentDocument document(sample(), sink, nullptr, kQuick);
    document.setText(ExperimentField::Title, QStringLiteral("one"));
    sink->hold(true);
    document.flush();
    QCOMPARE(document.saveState(), ExperimentDocument::SaveState::Saving);
    document.setText(ExperimentField::Title, QStringLiteral("two"));
    document.flush();
    QCOMPARE(sink->saves, 1);
    sink->hold(false);
    QTRY_COMPARE(document.saveState(), ExperimentDocument::SaveState::Saved);
    QCOMPARE(sink->saves, 2);
    QCOMPARE(sink->record->title, QStringLiteral("two"));
}

void TestExperimentDocument::goingDuringASaveLosesNothing()
{
    auto sink = std::make_shared<FakeSink>();
    {
        ExperimentDocument document(sample(), sink, nullptr, kQuick);
        document.setText(ExperimentField::Title, QStringLiteral("one"));
        sink->hold(true);
        document.flush();
        document.setText(ExperimentField::Title, QStringLiteral("two"));
        document.flush(); // the window closes, and the first answer never comes
    }
    QCOMPARE(sink->record->title, QStringLiteral("two"));
    QCOMPARE(sink->saves, 2);
    {
        ExperimentDocument document(sample(), sink, nullptr, kQuick);
        document.setText(ExperimentField::Title, QStringLiteral("three"));
        document.flush();
    }
    QCOMPARE(sink->saves, 3); // that one was on its way already
}

void TestExperimentDocument::randomEditsUndoAndRedo_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestExperimentDocument::randomEditsUndoAndRedo()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const Experiment start = sample();
    ExperimentDocument document(start, std::make_shared<FakeSink>(), nullptr, kQuick);
    const auto word = [&random] { return QString::number(random.bounded(1000)); };
    QList<Experiment> states{start};
    for (int i = 0; i < 300; ++i) {
        switch (random.bounded(9)) {
        case 0:
            document.setText(ExperimentField::Title, word());
            break;
        case 1:
            document.setText(ExperimentField::Procedure, document.value().procedure + word());
            break;
        case 2:
            document.edit(ExperimentField::Materials,
                          [&](Experiment &e) { e.materials.append(materialNamed(word())); },
                          {QStringLiteral("add"), {}});
            break;
        case 3:
            document.edit(ExperimentField::Materials,
                          [&](Experiment &e) {
                              if (!e.materials.isEmpty()) {
                                  e.materials.removeAt(random.bounded(e.materials.size()));
                              }
                          },
                          {QStringLiteral("remove"), {}});
            break;
        case 4:
            document.edit(ExperimentField::State,
                          [&](Experiment &e) { e.state = PublicationState(random.bounded(3)); },
                          {QStringLiteral("state"), {}});
            break;
        case 5:
            document.setUnreadText(QStringLiteral("scheme"),
                                   random.bounded(2) == 0 ? QString() : word());
            break;
        case 6:
            document.endStep();
            break;
        case 7:
            if (document.undoStack().canUndo()) {
                document.undoStack().undo();
            }
            break;
        case 8:
            if (document.undoStack().canRedo()) {
                document.undoStack().redo();
            }
            break;
        }
    }
    while (document.undoStack().canRedo()) {
        document.undoStack().redo();
    }
    const Experiment end = document.value();
    while (document.undoStack().canUndo()) {
        document.undoStack().undo();
    }
    QVERIFY(differingFields(document.value(), start).isEmpty());
    while (document.undoStack().canRedo()) {
        document.undoStack().redo();
    }
    QVERIFY(differingFields(document.value(), end).isEmpty());
}

void TestExperimentDocument::changesFromElsewhere()
{
    ExperimentDocument document(sample(), std::make_shared<FakeSink>());
    QSignalSpy changed(&document, &ExperimentDocument::fieldChanged);
    QSignalSpy conflicted(&document, &ExperimentDocument::conflicted);
    document.setText(ExperimentField::Procedure, QStringLiteral("mine"));
    changed.clear();
    Experiment theirs = document.base();
    theirs.title = QStringLiteral("theirs");
    document.adopt(theirs);
    QCOMPARE(document.value().title, QStringLiteral("theirs"));
    QCOMPARE(document.value().procedure, QStringLiteral("mine"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(conflicted.isEmpty());
    theirs.procedure = QStringLiteral("theirs");
    document.adopt(theirs);
    QCOMPARE(document.value().procedure, QStringLiteral("mine"));
    QCOMPARE(conflicted.size(), 1);
}

void TestExperimentDocument::changesFromElsewhereFoundBySaving()
{
    auto sink = std::make_shared<FakeSink>();
    ExperimentDocument document(sample(), sink, nullptr, kQuick);
    Experiment theirs = document.base();
    theirs.conclusion = QStringLiteral("theirs");
    sink->elsewhere = theirs;
    document.setText(ExperimentField::Title, QStringLiteral("mine"));
    QTRY_COMPARE(document.saveState(), ExperimentDocument::SaveState::Saved);
    QCOMPARE(document.value().conclusion, QStringLiteral("theirs"));
    QCOMPARE(document.value().title, QStringLiteral("mine"));
    QCOMPARE(sink->record->conclusion, QStringLiteral("theirs"));
}

void TestExperimentDocument::listsMergeByElement()
{
    Experiment base = sample();
    base.materials = {materialNamed(QStringLiteral("a")), materialNamed(QStringLiteral("b")),
                      materialNamed(QStringLiteral("c"))};
    Experiment ours = base;
    Experiment theirs = base;
    ours.materials[0].notes = QStringLiteral("ours");
    ours.materials.removeAt(2);
    theirs.materials[1].notes = QStringLiteral("theirs");
    theirs.materials.insert(1, materialNamed(QStringLiteral("new")));
    const ExperimentMerge merge = mergeExperiments(base, ours, theirs);
    QVERIFY(merge.conflicts.isEmpty());
    QStringList names;
    for (const Material &material : merge.merged.materials) {
        names.append(material.name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("a"), QStringLiteral("new"), QStringLiteral("b")}));
    QCOMPARE(merge.merged.materials[0].notes, QStringLiteral("ours"));
    QCOMPARE(merge.merged.materials[2].notes, QStringLiteral("theirs"));
    theirs.materials[0].notes = QStringLiteral("also theirs");
    QCOMPARE(mergeExperiments(base, ours, theirs).conflicts,
             QList<ExperimentField>{ExperimentField::Materials});
}

void TestExperimentDocument::recoveryIsOneStep()
{
    auto sink = std::make_shared<FakeSink>();
    ExperimentDocument document(sample(), sink, nullptr, kQuick);
    Experiment draft = document.value();
    draft.title = QStringLiteral("recovered");
    draft.procedure = QStringLiteral("recovered too");
    document.replaceWith(draft, QStringLiteral("recovering"), QStringLiteral("Recovered typing"));
    QCOMPARE(document.undoStack().count(), 1);
    QTRY_COMPARE(sink->words, QStringList{QStringLiteral("Recovered typing")});
    document.undoStack().undo();
    QCOMPARE(document.value().title, QStringLiteral("Suzuki coupling"));
    QCOMPARE(document.value().procedure, QStringLiteral("Weigh it."));
}

void TestExperimentDocument::readOnly()
{
    ExperimentDocument document(sample(), nullptr, nullptr, kQuick);
    document.setText(ExperimentField::Title, QStringLiteral("x"));
    QCOMPARE(document.value().title, QStringLiteral("Suzuki coupling"));
    QVERIFY(!document.undoStack().canUndo());
    QVERIFY(document.isSettled());
}

void TestExperimentDocument::unreadTextIsKept()
{
    ExperimentDocument document(sample(), std::make_shared<FakeSink>());
    document.setUnreadText(QStringLiteral("scheme"), QStringLiteral("C1CC>>"));
    QCOMPARE(document.unreadText(QStringLiteral("scheme")), QStringLiteral("C1CC>>"));
    QCOMPARE(document.value().remarks.size(), 1);
    document.setUnreadText(QStringLiteral("scheme"), QString());
    QVERIFY(document.value().remarks.isEmpty());
}

void TestExperimentDocument::wordsOfChanges()
{
    const Experiment before = sample();
    Experiment after = before;
    QCOMPARE(describeChanges(before, after), QString());
    after.title = QStringLiteral("x");
    after.date = QStringLiteral("2026-01-01");
    after.procedure.clear();
    QCOMPARE(describeChanges(before, after),
             QStringLiteral("Edited the title, the date and the procedure"));
}

QTEST_GUILESS_MAIN(TestExperimentDocument)
#include "tst_experiment_document.moc"
