// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiments_screen.h"
#include "app/desktop/experiments/materials_model.h"
#include "app/desktop/widgets/growing_text_edit.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/language/translation.h"
#include "core/store/database.h"
#include "tests/app/desktop/shell/window_driver.h"
#include "tests/core/store/fault_vfs.h"
#include "tests/support/temporary_notebook.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QLineEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QTableView>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <unistd.h>

using namespace artemisia;
using namespace artemisia::app;
using namespace artemisia::testing;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// What is typed in this test, of an experiment.
struct Typed {
    QString title;
    QString procedure;
    QString mass;
    friend bool operator==(const Typed &, const Typed &) = default;
};

Typed typedIn(const Experiment &experiment)
{
    const Quantity &mass = experiment.materials.value(0).mass;
    return {experiment.title, experiment.procedure,
            mass.isNull() ? QString() : mass.value.toString() + mass.unit};
}

/// The experiment as somebody finds it on the disk: its draft, else the record.
struct Found {
    Experiment saved;
    std::optional<Experiment> draft;
    [[nodiscard]] const Experiment &latest() const { return draft ? *draft : saved; }
};

std::optional<Found> onDisk(const QString &folder)
{
    const auto store = store::Store::open(folder, store::OpenMode::ReadOnly);
    const auto drafts = store ? (*store)->experiments().drafts() : Result<QList<Experiment>>();
    const auto id = store ? (*store)->experiments().findByCode(u"KBS-1"_s)
                          : Result<std::optional<Experiment>>();
    if (!store || !drafts || !id || !*id) {
        return {};
    }
    Found found{**id, {}};
    for (const Experiment &draft : *drafts) {
        found.draft = draft.head.id == found.saved.head.id ? draft : found.draft;
    }
    return found;
}

void say(const char *what, int number)
{
    std::printf("%s %d\n", what, number);
    std::fflush(stdout);
}

/// As a power cut or the system would: nothing in this process learns of it.
void die()
{
    std::fflush(stdout);
    ::kill(::getpid(), SIGKILL);
}

/// The program that is killed: types into the window and says after every key "key N", and "disk N"
/// when it has seen on the disk what was typed up to there. Dies by SIGKILL at the latest when it
/// is done.
class Typist
{
public:
    explicit Typist(const QString &folder)
        : m_folder(folder)
    {
    }
    /// Dies after the key number \a stopAfterKey, or before the step \a stopAtWrite on the disk,
    /// counted from the first key on; 0: not for that. Without either it also says after every key
    /// what the experiment holds.
    [[nodiscard]] bool run(int stopAfterKey, int stopAtWrite)
    {
        m_stopAfterKey = stopAfterKey;
        m_saysStates = stopAfterKey == 0 && stopAtWrite == 0;
        std::printf("settings %s\n", qPrintable(m_driver.path(QString())));
        if (!m_driver.show()) {
            return false;
        }
        m_driver.window().openNotebook(m_folder);
        const auto isThere = [this] {
            m_screen = m_driver.window().findChild<ExperimentsScreen *>();
            return m_screen != nullptr && m_screen->document() != nullptr &&
                   m_driver.isShown("experimentTitleEdit");
        };
        if (!QTest::qWaitFor(isThere, kPatienceMs)) {
            return false;
        }
        FaultVfs::arm(FaultVfs::Fault::Kill, stopAtWrite > 0 ? stopAtWrite : 1'000'000);
        const bool isDone = typeAll();
        say("writes", FaultVfs::steps());
        return isDone;
    }

private:
    /// Everything, with pauses long enough to see it come to the disk by itself.
    [[nodiscard]] bool typeAll()
    {
        return m_driver.click("experimentTitleEdit") && press(Qt::Key_End) && type(u", again"_s) &&
               waitForDisk() && type(u" and again"_s) && m_driver.click("procedureEdit") &&
               press(Qt::Key_End, Qt::ControlModifier) && type(u" Then DIPEA."_s) &&
               waitForDisk() && typeMass(u"12.5 mg"_s) && m_driver.click("procedureEdit") &&
               press(Qt::Key_End, Qt::ControlModifier) && type(u" Stirred."_s) && waitForDisk();
    }
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_driver.press(key, modifiers);
        return keyDone();
    }
    bool type(const QString &text)
    {
        for (const QChar letter : text) {
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
            if (!keyDone()) {
                return false;
            }
        }
        return true;
    }
    bool typeMass(const QString &text)
    {
        auto *table = m_driver.find<QTableView>("materialsView");
        if (table == nullptr) {
            return false;
        }
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, MaterialsModel::MassColumn));
        return press(Qt::Key_Return) && type(text) && press(Qt::Key_Return);
    }
    bool keyDone()
    {
        QCoreApplication::processEvents();
        say("key", ++m_keys);
        if (m_saysStates) {
            const Typed typed = typedIn(m_screen->document()->value());
            std::printf("state %s\x1f%s\x1f%s\n", qUtf8Printable(typed.title),
                        qUtf8Printable(typed.procedure), qUtf8Printable(typed.mass));
        }
        if (m_keys == m_stopAfterKey) {
            die();
        }
        return true;
    }
    [[nodiscard]] bool waitForDisk()
    {
        const Typed typed = typedIn(m_screen->document()->value());
        const bool isThere = QTest::qWaitFor(
            [&] {
                const auto found = onDisk(m_folder);
                return found && typedIn(found->latest()) == typed;
            },
            kPatienceMs);
        say("disk", m_keys);
        return isThere;
    }

    QString m_folder;
    WindowDriver m_driver;
    ExperimentsScreen *m_screen = nullptr;
    int m_keys = 0;
    int m_stopAfterKey = 0;
    bool m_saysStates = false;
};

/// A run of that program.
struct Run {
    QString folder;
    int stopAfterKey = 0;
    int stopAtWrite = 0;
    std::unique_ptr<QProcess> process = {};
    int keys = 0;          ///< said to be done
    int disk = 0;          ///< the last said to be on the disk
    int writes = 0;        ///< in all; 0: it did not get to its end
    QString settings = {}; ///< a folder that nobody tidied up
    QList<Typed> states = {};
};

} // namespace

/// The real window is killed in the middle of an edit, at many keys and at many steps on the disk,
/// and the notebook is opened again.
class TestWindowKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void killedAfterAKey();
    void killedInAWrite();
    void killedAtRandom();

private:
    [[nodiscard]] Run start(int stopAfterKey, int stopAtWrite);
    void finish(Run &run) const;
    void verify(const Run &run);
    void verifyAll(const QList<std::pair<int, int>> &stops);
    void verifyFile(const QString &folder) const;
    void verifyWindow(const Run &run, const Found &found) const;

    std::optional<TemporaryNotebook> m_notebook;
    Experiment m_original;
    QList<Typed> m_states; ///< after each key; the first is before any
    int m_writes = 0;
    int m_runs = 0;
    int m_recovered = 0; ///< how often a draft was found and brought back
};

Run TestWindowKill::start(int stopAfterKey, int stopAtWrite)
{
    Run run{m_notebook->path(u"run%1"_s.arg(++m_runs)), stopAfterKey, stopAtWrite};
    QDirIterator files(m_notebook->folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = run.folder + from.mid(m_notebook->folder().size());
        if (!QDir().mkpath(QFileInfo(to).path()) || !QFile::copy(from, to)) {
            qFatal("the notebook cannot be copied");
        }
    }
    run.process = std::make_unique<QProcess>();
    run.process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    run.process->start(
        QCoreApplication::applicationFilePath(),
        {u"--type"_s, run.folder, QString::number(stopAfterKey), QString::number(stopAtWrite)});
    return run;
}

/// Reads what it says until it has died.
void TestWindowKill::finish(Run &run) const
{
    QProcess &process = *run.process;
    while (true) {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine().trimmed();
            const QByteArray word = line.left(line.indexOf(' '));
            const QByteArray rest = line.mid(line.indexOf(' ') + 1);
            if (word == "key") {
                run.keys = rest.toInt();
            } else if (word == "disk") {
                run.disk = rest.toInt();
            } else if (word == "writes") {
                run.writes = rest.toInt();
            } else if (word == "settings") {
                run.settings = QString::fromUtf8(rest);
            } else if (word == "state") {
                const QStringList parts = QString::fromUtf8(rest).split(QChar(0x1f));
                run.states.append({parts.value(0), parts.value(1), parts.value(2)});
            }
        }
        if (process.state() == QProcess::NotRunning) {
            break;
        }
        QVERIFY(process.waitForReadyRead(kPatienceMs) || process.state() == QProcess::NotRunning ||
                process.waitForFinished(kPatienceMs));
    }
    QVERIFY(!run.settings.isEmpty() && QDir(run.settings).removeRecursively());
    // Its own end is a kill too; anything else is a failure that it has told of.
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

void TestWindowKill::initTestCase()
{
    installTranslation();
    m_notebook.emplace();
    Compound compound = someCompound(1);
    VERIFY_OK((*m_notebook)->compounds().save(compound, m_notebook->context()));
    Experiment experiment = someExperiment(u"KBS-1"_s, {compound.head.id});
    VERIFY_OK((*m_notebook)->experiments().save(experiment, m_notebook->context()));
    m_notebook->close();
    const auto original = onDisk(m_notebook->folder());
    QVERIFY(original && !original->draft);
    m_original = original->saved;

    Run whole = start(0, 0);
    finish(whole);
    QVERIFY(whole.writes > 20);
    QCOMPARE(whole.states.size(), whole.keys);
    m_states = QList<Typed>{typedIn(m_original)} + whole.states;
    m_writes = whole.writes;
    QCOMPARE(m_states.constLast().title, m_original.title + u", again and again"_s);
    QCOMPARE(m_states.constLast().procedure, m_original.procedure + u" Then DIPEA. Stirred."_s);
    QCOMPARE(m_states.constLast().mass, u"12.5mg"_s);
    QCOMPARE(whole.disk, whole.keys);
    verify(whole);
}

/// The database as it was left, before anybody mends anything.
void TestWindowKill::verifyFile(const QString &folder) const
{
    const auto database =
        store::Database::open(folder + u"/notebook.sqlite"_s, store::Database::Mode::ReadOnly);
    VERIFY_OK(database);
    const auto integrity = (*database)->text("PRAGMA integrity_check");
    VERIFY_OK(integrity);
    QCOMPARE(integrity->value_or(QString()), u"ok"_s);
    const auto dangling = (*database)->text("PRAGMA foreign_key_check");
    VERIFY_OK(dangling);
    QCOMPARE(dangling->value_or(QString()), QString());
}

void TestWindowKill::verifyWindow(const Run &run, const Found &found) const
{
    WindowDriver driver;
    QVERIFY(driver.show());
    driver.window().openNotebook(run.folder);
    QTRY_VERIFY_WITH_TIMEOUT(driver.window().session() != nullptr, kPatienceMs);
    QVERIFY(!driver.window().session()->isReadOnly());
    const QString told = driver.messages().join(u'\n');
    const bool isDraft = found.draft && typedIn(*found.draft) != typedIn(found.saved);
    QVERIFY2(told.contains(isDraft ? u"was recovered"_s : u"not closed properly"_s),
             qPrintable(told));
    QTRY_VERIFY_WITH_TIMEOUT(driver.isShown("procedureEdit"), kPatienceMs);
    const Typed typed = typedIn(found.latest());
    const auto text = [&](const char *name) {
        auto *edit = driver.find<GrowingTextEdit>(name);
        return edit != nullptr ? edit->text() : QString();
    };
    QTRY_COMPARE(text("experimentTitleEdit"), typed.title);
    QTRY_COMPARE(text("procedureEdit"), typed.procedure);
    // What was only a draft is told of, and becomes a revision.
    auto *screen = driver.window().findChild<ExperimentsScreen *>();
    QTRY_COMPARE(driver.isShown("showRecoveredButton"), isDraft);
    QTRY_VERIFY_WITH_TIMEOUT(screen->document()->isSettled(), kPatienceMs);
    QCOMPARE(typedIn(screen->document()->base()), typed);
    QVERIFY(driver.window().close() || driver.window().session() != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(driver.window().session() == nullptr, kPatienceMs);
    const auto after = onDisk(run.folder);
    QVERIFY(after && !after->draft);
    QCOMPARE(typedIn(after->saved), typed);
}

void TestWindowKill::verify(const Run &run)
{
    const QByteArray where = "killed after key " + QByteArray::number(run.keys) + " (of the disk " +
                             QByteArray::number(run.disk) + "), asked for key " +
                             QByteArray::number(run.stopAfterKey) + ", write " +
                             QByteArray::number(run.stopAtWrite);
    verifyFile(run.folder);
    const auto found = onDisk(run.folder);
    QVERIFY2(found, where);
    // Exactly what stood there after some key: no older than what it had seen on the disk, no newer
    // than the key it was at.
    const qsizetype state = m_states.lastIndexOf(typedIn(found->latest()), run.keys + 1);
    QVERIFY2(state >= run.disk, where);
    Experiment others = found->latest();
    others.head = m_original.head;
    others.title = m_original.title;
    others.procedure = m_original.procedure;
    QCOMPARE(others.materials.size(), m_original.materials.size());
    others.materials[0].mass = m_original.materials[0].mass;
    QVERIFY2(others == m_original, where);
    m_recovered += found->draft && typedIn(*found->draft) != typedIn(found->saved) ? 1 : 0;
    verifyWindow(run, *found);
    if (QTest::currentTestFailed()) {
        qWarning("%s", where.constData());
    }
}

/// Each stop: a key, a write. They wait for the disk more than they work: all run at once.
void TestWindowKill::verifyAll(const QList<std::pair<int, int>> &stops)
{
    std::vector<Run> runs;
    for (const auto &[key, write] : stops) {
        runs.push_back(start(key, write));
    }
    for (Run &run : runs) {
        finish(run);
    }
    for (const Run &run : runs) {
        if (!QTest::currentTestFailed()) {
            verify(run);
        }
    }
}

void TestWindowKill::killedAfterAKey()
{
    const int keys = int(m_states.size()) - 1;
    verifyAll({{1, 0}, {keys / 4, 0}, {keys / 2, 0}, {keys * 3 / 4, 0}, {keys, 0}});
}

void TestWindowKill::killedInAWrite()
{
    QList<std::pair<int, int>> stops;
    for (const int part : {1, 2, 3, 4, 5, 6}) {
        stops.append({0, 1 + m_writes * (part - 1) / 7});
    }
    verifyAll(stops);
    QVERIFY(m_recovered > 0);
}

void TestWindowKill::killedAtRandom()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QList<std::pair<int, int>> stops;
    for (int i = 0; i < 4; ++i) {
        stops.append({0, random.bounded(1, m_writes)});
    }
    verifyAll(stops);
}

// NOLINTNEXTLINE(bugprone-exception-escape): a test that throws has failed
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc == 5 && qstrcmp(argv[1], "--type") == 0) {
        installTranslation();
        FaultVfs::install();
        Typist typist(QString::fromLocal8Bit(argv[2]));
        if (!typist.run(QByteArray(argv[3]).toInt(), QByteArray(argv[4]).toInt())) {
            return 1;
        }
        die();
    }
    TestWindowKill test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_kill.moc"
