// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/window_actions.h"
#include "app/language/translation.h"
#include "tests/app/desktop/shell/window_driver.h"
#include "tests/support/temporary_notebook.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QTest>
#include <QTextEdit>

#include <cstdio>

using namespace artemisia;
using namespace artemisia::app;
using namespace artemisia::testing;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What this program does when it is started as the other one: it has the notebook open for writing
/// until its input ends, or until it is killed.
int holdNotebook(const QString &folder)
{
    auto held = store::Store::open(folder, store::OpenMode::ReadWrite);
    std::fputs(held ? "held\n" : "failed\n", stdout);
    std::fflush(stdout);
    while (held && std::getchar() != EOF) {
    }
    return held ? 0 : 1;
}

} // namespace

/// The window beside another program that has the notebook, and after one that was killed.
class TestOtherPrograms : public QObject
{
    Q_OBJECT
private:
    /// Starts the other program; false if it does not get the notebook.
    bool hold(QProcess &other)
    {
        other.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, m_notebook->folder()});
        return other.waitForStarted(kPatienceMs) && other.waitForReadyRead(kPatienceMs) &&
               other.readLine() == "held\n";
    }
    void open()
    {
        m_driver->window().openNotebook(m_notebook->folder());
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->window().session() != nullptr, kPatienceMs);
    }

private Q_SLOTS:
    void initTestCase() { installTranslation(); }
    void init()
    {
        m_notebook = std::make_unique<TemporaryNotebook>();
        Compound compound = someCompound(1);
        VERIFY_OK((*m_notebook)->compounds().save(compound, m_notebook->context()));
        Batch batch = someBatch(compound, 1);
        VERIFY_OK((*m_notebook)->batches().save(batch, m_notebook->context()));
        m_notebook->close();
        m_driver = std::make_unique<WindowDriver>();
        QVERIFY(m_driver->show());
    }
    void cleanup()
    {
        m_driver.reset();
        m_notebook.reset();
    }

    void theSecondOnlyReads()
    {
        QProcess other;
        QVERIFY(hold(other));
        open();
        // It is said, in words, with a way out.
        QVERIFY(m_driver->window().session()->isReadOnly());
        QCOMPARE(m_driver->messages().size(), 1);
        QVERIFY(m_driver->messages().constFirst().contains(u"read but not changed"_s));
        // Nothing that writes can be begun.
        const WindowActions &actions = m_driver->window().windowActions();
        for (const QAction *action :
             {actions.newExperiment, actions.importCompounds, actions.publish}) {
            QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
        }
        m_driver->press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_driver->room(), u"batchesScreen"_s);
        QVERIFY(!m_driver->find("newBatchButton")->isEnabled());
        // No field of any room takes a letter.
        for (const Qt::Key room : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_Comma}) {
            m_driver->press(room, Qt::ControlModifier);
            if (m_driver->room() == u"compoundsScreen"_s) {
                QTRY_VERIFY(m_driver->isShown("compoundTableView"));
            }
            for (const auto *line : m_driver->window().findChildren<QLineEdit *>()) {
                const bool isForLooking =
                    line->objectName().contains(u"search"_s, Qt::CaseInsensitive) ||
                    line->objectName().contains(u"filter"_s, Qt::CaseInsensitive) ||
                    line->objectName() == u"paletteLineEdit"_s;
                QVERIFY2(!line->isVisible() || isForLooking || line->isReadOnly() ||
                             !line->isEnabled(),
                         qPrintable(m_driver->room() + u": "_s + line->objectName()));
            }
            for (const auto *text : m_driver->window().findChildren<QTextEdit *>()) {
                QVERIFY2(!text->isVisible() || text->isReadOnly() || !text->isEnabled(),
                         qPrintable(m_driver->room() + u": "_s + text->objectName()));
            }
        }
        // A table that is dropped here is not taken in silence.
        QVERIFY(m_driver->drop({m_driver->path(u"t.csv"_s)}));
        QCOMPARE(m_driver->messages().size(), 2);
        QVERIFY(m_driver->room() != u"importPage"_s);

        // The other one goes, and one click later it can be written.
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished(kPatienceMs));
        QTRY_VERIFY(m_driver->isShown("openForWritingButton"));
        QVERIFY(m_driver->click("openForWritingButton"));
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->window().session() != nullptr &&
                                     !m_driver->window().session()->isReadOnly(),
                                 kPatienceMs);
        QVERIFY(actions.importCompounds->isEnabled());
        QVERIFY(!m_driver->messages().join(u'\n').contains(u"read but not changed"_s));
    }

    void afterAKillItIsSaid()
    {
        QProcess other;
        QVERIFY(hold(other));
        other.kill();
        QVERIFY(other.waitForFinished(kPatienceMs));
        open();
        QVERIFY(!m_driver->window().session()->isReadOnly());
        QCOMPARE(m_driver->messages().size(), 1);
        QVERIFY(m_driver->messages().constFirst().contains(u"not closed properly"_s));
        // Once: after a proper end there is nothing to say.
        QVERIFY(m_driver->window().close() || m_driver->window().session() != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->window().session() == nullptr, kPatienceMs);
        m_driver->restart();
        QVERIFY(m_driver->show());
        open();
        QVERIFY(m_driver->messages().isEmpty());
    }

private:
    std::unique_ptr<TemporaryNotebook> m_notebook;
    std::unique_ptr<WindowDriver> m_driver;
};

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--hold") == 0) {
        const QCoreApplication application(argc, argv);
        return holdNotebook(QString::fromLocal8Bit(argv[2]));
    }
    QApplication application(argc, argv);
    TestOtherPrograms test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_other_programs.moc"
