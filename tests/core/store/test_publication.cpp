// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_notebook.h"

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

class TestPublication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPending();
    void draftsAreNotPublic();
    void parentsDecide();
    void removals();
    void changedMeanwhile();
    void singleRecords();
    void lastAndRemote();

private:
    /// "Added compound OSM-S-1", one a change.
    static QStringList pending(TemporaryNotebook &notebook)
    {
        const auto changes = notebook->publication().pending();
        if (!changes) {
            qFatal("%s", wordsOf(changes.error()).constData());
        }
        if (*notebook->publication().pendingCount() != changes->size()) {
            qFatal("the count is not the number of changes");
        }
        QStringList words;
        for (const PendingChange &change : *changes) {
            const QString verb = change.change == ChangeKind::Added      ? QStringLiteral("+")
                                 : change.change == ChangeKind::Modified ? QStringLiteral("~")
                                                                         : QStringLiteral("-");
            words.append(verb + toName(change.record.kind) + u' ' + change.code);
        }
        return words;
    }
    static void publish(TemporaryNotebook &notebook, const QString &commit)
    {
        if (const auto done =
                notebook->publication().markPublished(commit, *notebook->revisions().latest());
            !done) {
            qFatal("%s", wordsOf(done.error()).constData());
        }
    }
    static QStringList list(const char *words)
    {
        return QString::fromUtf8(words).split(u',', Qt::SkipEmptyParts);
    }
};

void TestPublication::whatIsPending()
{
    TemporaryNotebook notebook;
    QCOMPARE(pending(notebook), list("+notebook ,+person KBS"));
    for (const int number : {10, 9}) {
        Compound compound = someCompound(number);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    }
    Experiment experiment = someExperiment(QStringLiteral("KBS1-1"));
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QCOMPARE(
        pending(notebook),
        list("+notebook ,+person KBS,+experiment KBS1-1,+compound OSM-S-9,+compound OSM-S-10"));
    QCOMPARE(notebook->publication().pending(2)->size(), 2);
    publish(notebook, QStringLiteral("c1"));
    QCOMPARE(pending(notebook), QStringList());
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QCOMPARE(pending(notebook), QStringList()); // nothing changed
    experiment.title = QStringLiteral("New");
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QCOMPARE(pending(notebook), list("~experiment KBS1-1"));
    const auto change = notebook->publication().pending()->value(0);
    QCOMPARE(change.title, QStringLiteral("New"));
    QCOMPARE(change.revision, *notebook->revisions().latest());
    VERIFY_OK(notebook.reopen());
    QCOMPARE(pending(notebook), list("~experiment KBS1-1"));
}

void TestPublication::draftsAreNotPublic()
{
    TemporaryNotebook notebook;
    Experiment experiment = someExperiment(QStringLiteral("KBS1-1"));
    experiment.state = PublicationState::Draft;
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    publish(notebook, QStringLiteral("c1"));
    QCOMPARE(pending(notebook), QStringList());
    QCOMPARE(*notebook->publication().isPublic({RecordKind::Experiment, experiment.head.id.uuid()}),
             false);
    QCOMPARE(*notebook->publication().isPublic({RecordKind::Experiment, QUuid::createUuid()}),
             false);
    experiment.state = PublicationState::Closed;
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QCOMPARE(pending(notebook), list("+experiment KBS1-1"));
    QCOMPARE(*notebook->publication().isPublic({RecordKind::Experiment, experiment.head.id.uuid()}),
             true);
    publish(notebook, QStringLiteral("c2"));
    experiment.state = PublicationState::Draft;
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QCOMPARE(pending(notebook), list("-experiment KBS1-1"));
    publish(notebook, QStringLiteral("c3"));
    QCOMPARE(pending(notebook), QStringList());
}

void TestPublication::parentsDecide()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(1);
    compound.state = PublicationState::Draft;
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    Batch batch = someBatch(compound, 1);
    VERIFY_OK(notebook->batches().save(batch, notebook.context()));
    Assay assay = someAssay();
    VERIFY_OK(notebook->assays().save(assay, notebook.context()));
    AssayResult result = someResult(assay, compound);
    VERIFY_OK(notebook->assays().saveResult(result, notebook.context()));
    QCOMPARE(pending(notebook), list("+notebook ,+person KBS,+assay pfal-ic50-1"));
    publish(notebook, QStringLiteral("c1"));
    QCOMPARE(pending(notebook), QStringList());
    compound.state = PublicationState::Open;
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    QCOMPARE(pending(notebook), list("+compound OSM-S-1,+batch OSM-S-1-1,+result OSM-S-1"));
    publish(notebook, QStringLiteral("c2"));
    assay.state = PublicationState::Draft;
    VERIFY_OK(notebook->assays().save(assay, notebook.context()));
    QCOMPARE(pending(notebook), list("-assay pfal-ic50-1,-result OSM-S-1"));
    publish(notebook, QStringLiteral("c3"));
    assay.state = PublicationState::Closed;
    VERIFY_OK(notebook->assays().save(assay, notebook.context()));
    QCOMPARE(pending(notebook), list("+assay pfal-ic50-1,+result OSM-S-1"));
}

void TestPublication::removals()
{
    TemporaryNotebook notebook;
    Compound published = someCompound(1);
    Compound never = someCompound(2);
    VERIFY_OK(notebook->compounds().save(published, notebook.context()));
    publish(notebook, QStringLiteral("c1"));
    VERIFY_OK(notebook->compounds().save(never, notebook.context()));
    VERIFY_OK(notebook->compounds().remove(published.head.id, notebook.context()));
    VERIFY_OK(notebook->compounds().remove(never.head.id, notebook.context()));
    QCOMPARE(pending(notebook), list("-compound OSM-S-1"));
    const auto change = notebook->publication().pending()->value(0);
    QCOMPARE(change.title, QStringLiteral("pyrazole 1"));
    publish(notebook, QStringLiteral("c2"));
    QCOMPARE(pending(notebook), QStringList());
    // Brought back, it is new again.
    VERIFY_OK(notebook->compounds().save(published, notebook.context()));
    QCOMPARE(pending(notebook), list("+compound OSM-S-1"));
}

void TestPublication::changedMeanwhile()
{
    TemporaryNotebook notebook;
    Experiment edited = someExperiment(QStringLiteral("KBS1-1"));
    Experiment removed = someExperiment(QStringLiteral("KBS2-1"));
    Experiment opened = someExperiment(QStringLiteral("KBS3-1"));
    opened.state = PublicationState::Draft;
    for (Experiment *experiment : {&edited, &removed, &opened}) {
        VERIFY_OK(notebook->experiments().save(*experiment, notebook.context()));
    }
    const qint64 committed = *notebook->revisions().latest();
    edited.title = QStringLiteral("Later");
    VERIFY_OK(notebook->experiments().save(edited, notebook.context()));
    VERIFY_OK(notebook->experiments().remove(removed.head.id, notebook.context()));
    opened.state = PublicationState::Open;
    VERIFY_OK(notebook->experiments().save(opened, notebook.context()));
    VERIFY_OK(notebook->publication().markPublished(QStringLiteral("c1"), committed));
    // The commit holds the first two as they were, and not the third.
    QCOMPARE(pending(notebook), list("~experiment KBS1-1,-experiment KBS2-1,+experiment KBS3-1"));
    publish(notebook, QStringLiteral("c2"));
    QCOMPARE(pending(notebook), QStringList());
}

void TestPublication::singleRecords()
{
    TemporaryNotebook notebook;
    publish(notebook, QStringLiteral("c1"));
    Compound compound = someCompound(1);
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    const RecordRef ref{RecordKind::Compound, compound.head.id.uuid()};
    VERIFY_OK(notebook->publication().markRecordPublished(ref));
    QCOMPARE(pending(notebook), QStringList());
    VERIFY_FAILS(
        notebook->publication().markRecordPublished({RecordKind::Compound, QUuid::createUuid()}),
        ErrorCode::NotFound);
    VERIFY_OK(notebook->compounds().remove(compound.head.id, notebook.context()));
    QCOMPARE(pending(notebook), list("-compound OSM-S-1"));
    VERIFY_OK(notebook->publication().markRecordPublished(ref)); // it was removed there as well
    QCOMPARE(pending(notebook), QStringList());
}

void TestPublication::lastAndRemote()
{
    TemporaryNotebook notebook;
    QVERIFY(!notebook->publication().last()->has_value());
    QCOMPARE(*notebook->publication().remoteUrl(), QString());
    publish(notebook, QStringLiteral("c1"));
    VERIFY_OK(notebook->publication().markPushed(QStringLiteral("c1"),
                                                 QStringLiteral("https://example.org/x.git")));
    VERIFY_FAILS(notebook->publication().markPushed(QStringLiteral("c9"), QString()),
                 ErrorCode::NotFound);
    publish(notebook, QStringLiteral("c2"));
    QCOMPARE(notebook->publication().last()->value().commit, QStringLiteral("c2"));
    QCOMPARE(notebook->publication().last()->value().pushedTo, QString());
    publish(notebook, QStringLiteral("c1"));
    QCOMPARE(notebook->publication().last()->value().commit, QStringLiteral("c1"));
    QCOMPARE(notebook->publication().last()->value().pushedTo,
             QStringLiteral("https://example.org/x.git"));
    VERIFY_OK(notebook->publication().setRemoteUrl(QStringLiteral("file:///x")));
    VERIFY_OK(notebook.reopen());
    QCOMPARE(*notebook->publication().remoteUrl(), QStringLiteral("file:///x"));
}

QTEST_GUILESS_MAIN(TestPublication)
#include "test_publication.moc"
