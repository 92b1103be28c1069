// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/start.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/shell/main_window.h"
#include "tests/bench/bench.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPointer>
#include <QProcess>
#include <QTemporaryDir>

#include <ctime>

namespace artemisia::bench
{

namespace
{

qint64 now()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// Sees the first painting of a window or view whose contents are there.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(std::function<void(QObject *)> painted)
        : m_painted(std::move(painted))
    {
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            // After this event, when what it paints is there.
            QMetaObject::invokeMethod(
                this, [this, guard = QPointer<QObject>(watched)] { m_painted(guard); },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    std::function<void(QObject *)> m_painted;
};

struct Marks {
    double main = 0;
    double window = 0;
    double list = 0;
};

Marks marksOf(const QByteArray &line)
{
    const QList<QByteArray> parts = line.simplified().split(' ');
    return parts.size() == 3 ? Marks{parts[0].toDouble(), parts[1].toDouble(), parts[2].toDouble()}
                             : Marks{};
}

} // namespace

int startOnce(int argc, char **argv, const QString &notebook, qint64 started)
{
    const auto since = [started] { return double(now() - started) * 1e-9; };
    Marks marks;
    marks.main = since();
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    app::Settings::useFile(folder.filePath(QStringLiteral("settings.ini")));
    app::MainWindow::applyKeptLook();
    app::MainWindow window;
    QAbstractItemView *list = nullptr;
    FirstPaint paint([&](QObject *painted) {
        marks.window = marks.window > 0 ? marks.window : since();
        const bool isList = list != nullptr && painted == list->viewport() &&
                            list->model()->rowCount() > 0 &&
                            !list->model()->index(0, 0).data().toString().isEmpty();
        if (isList && marks.list == 0) {
            marks.list = since();
            QTextStream(stdout) << marks.main << ' ' << marks.window << ' ' << marks.list << '\n'
                                << Qt::flush;
            std::_Exit(0); // closing is not what is measured
        }
    });
    window.installEventFilter(&paint);
    QObject::connect(&window, &app::MainWindow::notebookOpened, &window, [&] {
        list = window.findChild<QAbstractItemView *>(QStringLiteral("experimentListView"));
        list->viewport()->installEventFilter(&paint);
    });
    window.show();
    window.openNotebook(notebook);
    return QApplication::exec();
}

int benchStart(const QString &notebook, int runs)
{
    Times main;
    Times window;
    Times list;
    for (int i = 0; i <= runs; ++i) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("start-once"), notebook, QString::number(now())});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
            QTextStream(stderr) << "the started program did not end well\n";
            return 1;
        }
        const Marks marks = marksOf(process.readAllStandardOutput());
        if (i > 0) {
            main.add(marks.main);
            window.add(marks.window);
            list.add(marks.list);
        }
    }
    row(QStringLiteral("start of the process to main()"), main.text(), QString(), QString());
    row(QStringLiteral("to the first painted window"), window.text(), QString(), QString());
    row(QStringLiteral("to the painted list of experiments"), list.text(), QString(), QString());
    return 0;
}

} // namespace artemisia::bench
