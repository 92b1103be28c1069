// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/record_document.h"
#include "app/desktop/session/session.h"
#include "tests/support/temporary_notebook.h"

#include <QSignalSpy>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;
using namespace artemisia::testing;
using namespace Qt::Literals::StringLiterals;

/// Opening, writing and closing: nothing asked for may be lost.
class TestSession : public QObject
{
    Q_OBJECT
private:
    std::shared_ptr<Session> open(const QString &folder)
    {
        std::shared_ptr<Session> opened;
        bool answered = false;
        Session::open(folder, this, [&](Result<std::shared_ptr<Session>> session) {
            answered = true;
            if (session) {
                opened = *session;
            }
        });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answered, 20000); }();
        return opened;
    }

private Q_SLOTS:
    void opensAndKnowsItsOwner()
    {
        TemporaryNotebook notebook;
        notebook.close();
        const auto session = open(notebook.folder());
        QVERIFY(session);
        QVERIFY(!session->isReadOnly());
        QCOMPARE(session->owner().initials, somePerson().initials);
        QCOMPARE(session->notebook().title, someNotebook().title);
    }

    void whatIsNoNotebookIsAnError()
    {
        QTemporaryDir folder;
        QVERIFY(!open(folder.path()));
    }

    void secondOneReads()
    {
        TemporaryNotebook notebook; // holds the lock
        const auto session = open(notebook.folder());
        QVERIFY(session);
        QVERIFY(session->isReadOnly());
        QSignalSpy failed(session.get(), &Session::writeFailed);
        bool refused = false;
        session->write(
            {},
            [context = session->saveContext({})](store::Store &store,
                                                 const WorkContext &) -> Result<> {
                Compound compound = someCompound(1);
                return store.compounds().save(compound, context);
            },
            this,
            [&](const Result<> &saved) {
                refused = !saved && saved.error().code == ErrorCode::ReadOnly;
            });
        QTRY_VERIFY(refused);
        QTRY_COMPARE(failed.count(), 1);
    }

    void closingWaitsForWrites()
    {
        TemporaryNotebook notebook;
        notebook.close();
        constexpr int kWrites = 40;
        {
            const auto session = open(notebook.folder());
            QVERIFY(session);
            for (int i = 1; i <= kWrites; ++i) {
                session->write(
                    {},
                    [i, context = session->saveContext({})](store::Store &store,
                                                            const WorkContext &) -> Result<> {
                        Compound compound = someCompound(i);
                        return store.compounds().save(compound, context);
                    },
                    nullptr, [](const Result<> &) {});
            }
        } // dropped with most of them still queued
        VERIFY_OK(notebook.reopen());
        QCOMPARE(notebook->compounds().count().value(), kWrites);
        QVERIFY(!notebook->openReport().wasNotClosed);
    }

    void settledTellsFailures()
    {
        TemporaryNotebook notebook;
        notebook.close();
        const auto session = open(notebook.folder());
        QVERIFY(session);
        const auto write = [&](bool fails) {
            session->write(
                {},
                [fails](store::Store &, const WorkContext &) -> Result<> {
                    if (fails) {
                        return fail(ErrorCode::Io, u"The disk is full."_s);
                    }
                    return {};
                },
                this, [](const Result<> &) {});
        };
        std::optional<bool> settled;
        write(true);
        session->whenSettled(this, [&](bool all) { settled = all; });
        QTRY_VERIFY(settled.has_value());
        QVERIFY(!*settled);
        settled.reset();
        write(false); // tried again, and it worked
        session->whenSettled(this, [&](bool all) { settled = all; });
        QTRY_VERIFY(settled.has_value());
        QVERIFY(*settled);
    }

    void thrownIsAnError()
    {
        TemporaryNotebook notebook;
        notebook.close();
        const auto session = open(notebook.folder());
        std::optional<ErrorCode> code;
        session->write(
            {},
            [](store::Store &, const WorkContext &) -> Result<> {
                throw std::runtime_error("oops");
            },
            this,
            [&](const Result<> &answer) {
                code = answer ? std::nullopt : std::optional(answer.error().code);
            });
        QTRY_VERIFY(code.has_value());
        QCOMPARE(*code, ErrorCode::Internal);
    }

    void documentSavesUndoesAndMerges()
    {
        TemporaryNotebook notebook;
        Compound compound = someCompound(1);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
        Batch batch = someBatch(compound, 1);
        VERIFY_OK(notebook->batches().save(batch, notebook.context()));
        notebook.close();
        const auto session = open(notebook.folder());
        QVERIFY(session);
        const auto stored = [&] {
            Batch found;
            bool answered = false;
            session->read(
                [id = batch.head.id](store::Store &store, const WorkContext &) {
                    return store.batches().find(id);
                },
                this,
                [&](const Result<std::optional<Batch>> &answer) {
                    found = answer && *answer ? **answer : Batch();
                    answered = true;
                });
            [&] { QTRY_VERIFY(answered); }();
            return found;
        };
        RecordDocument<Batch> document(session);
        document.open(batch.head.id);
        QTRY_VERIFY(!document.isEmpty());
        document.edit(u"supplier"_s, u"supplier"_s, [](Batch &b) { b.supplier = u"A"_s; });
        document.edit(u"supplier"_s, u"supplier"_s, [](Batch &b) { b.supplier = u"Another"_s; });
        QCOMPARE(document.undoStack().count(), 1); // typing is one step
        document.flush();
        QTRY_COMPARE(stored().supplier, u"Another"_s);
        // Somebody else changes another field; undo takes back only its own.
        bool changed = false;
        session->write(
            {},
            [id = batch.head.id, context = session->saveContext({})](
                store::Store &store, const WorkContext &) -> Result<> {
                ARTEMISIA_TRY_ASSIGN(auto found, store.batches().find(id));
                found->location = u"freezer 2"_s;
                return store.batches().save(*found, context);
            },
            this,
            [&](const Result<> &saved) {
                changed = saved.has_value();
                session->announceChange(RecordKind::Batch, batch.head.id.uuid());
            });
        QTRY_VERIFY(changed);
        QTRY_COMPARE(document.value().location, u"freezer 2"_s);
        QCOMPARE(document.value().supplier, u"Another"_s);
        document.undoStack().undo();
        QCOMPARE(document.value().supplier, batch.supplier);
        QCOMPARE(document.value().location, u"freezer 2"_s);
        document.flush();
        QTRY_COMPARE(stored().supplier, batch.supplier);
        QCOMPARE(stored().location, u"freezer 2"_s);
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
