// SPDX-License-Identifier: GPL-3.0-or-later
// Writes every screen of the window as a PNG: gallery DIR [NOTEBOOK]. Light and dark, 1280x800 and
// 1920x1080, and one set with text at 200 %. Without a notebook it makes the sample in a temporary
// folder, anew for every set, and publishes it to another.
#include "app/desktop/session/settings.h"
#include "app/desktop/start/sample_notebook.h"
#include "app/language/translation.h"
#include "tests/gallery_views/drawings.h"
#include "tests/gallery_views/gallery.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace artemisia;

namespace
{

constexpr int kPatienceMs = 60000;
constexpr int kQuietMs = 350; ///< so long nothing is under way: drawings and rows have come

struct Setting {
    QString name;
    QSize size;
    app::ThemeChoice theme;
    int textPercent;
};

bool isQuiet(const app::MainWindow &window)
{
    return window.session() == nullptr || (window.session()->workers().jobs().isEmpty() &&
                                           window.session()->writer().jobs().isEmpty());
}

bool settle(app::MainWindow &window, const std::function<bool(app::MainWindow &)> &isReady)
{
    QElapsedTimer patience;
    QElapsedTimer quiet;
    patience.start();
    quiet.start();
    while (patience.elapsed() < kPatienceMs) {
        QTest::qWait(20); // a program that takes pictures, not the window's own code
        const bool ready = !isReady || isReady(window);
        if (!ready || !isQuiet(window)) {
            quiet.restart();
        } else if (quiet.elapsed() > kQuietMs) {
            return true;
        }
    }
    return false;
}

bool take(app::MainWindow &window, const gallery::View &view, const QString &file)
{
    view.show(window);
    const bool ready = settle(window, view.isReady);
    return window.grab().save(file) && ready;
}

/// \a given: a notebook; empty: a sample for each setting.
int takeAll(const QString &folder, const QString &given)
{
    const QList<Setting> settings{
        {QStringLiteral("light-1280"), {1280, 800}, app::ThemeChoice::Light, 100},
        {QStringLiteral("dark-1280"), {1280, 800}, app::ThemeChoice::Dark, 100},
        {QStringLiteral("light-1920"), {1920, 1080}, app::ThemeChoice::Light, 100},
        {QStringLiteral("dark-1920"), {1920, 1080}, app::ThemeChoice::Dark, 100},
        {QStringLiteral("large-text-1280"), {1280, 800}, app::ThemeChoice::Light, 150},
        {QStringLiteral("large-text-1920"), {1920, 1080}, app::ThemeChoice::Light, 200}};
    QTextStream out(stdout);
    const QStringList only =
        qEnvironmentVariable("ARTEMISIA_GALLERY_ONLY").split(QLatin1Char(','), Qt::SkipEmptyParts);
    int failures = 0;
    for (const auto theme : {app::ThemeChoice::Light, app::ThemeChoice::Dark}) {
        const bool isWanted = only.isEmpty() || only.contains(QStringLiteral("drawings"));
        failures += isWanted && !gallery::takeDrawings(folder, theme) ? 1 : 0;
        const bool areTemplates = only.isEmpty() || only.contains(QStringLiteral("templates"));
        failures += areTemplates && !gallery::takeTemplates(folder, theme) ? 1 : 0;
    }
    for (const Setting &setting : settings) {
        if (!only.isEmpty() && !only.contains(setting.name)) {
            continue;
        }
        const QTemporaryDir made;
        const QString notebook = given.isEmpty() ? made.filePath(QStringLiteral("sample")) : given;
        if (given.isEmpty()) {
            if (const auto done = app::makeSampleNotebook(notebook, app::guest(), {}); !done) {
                out << done.error().message << Qt::endl;
                return 1;
            }
        }
        app::MainWindow window;
        window.chooseLook(setting.theme, setting.textPercent);
        window.resize(setting.size);
        window.show();
        const auto shoot = [&](const gallery::View &view) {
            const QString file =
                QStringLiteral("%1/%2-%3.png").arg(folder, view.name, setting.name);
            if (!take(window, view, file)) {
                out << "not ready: " << file << Qt::endl;
                ++failures;
            }
        };
        for (const gallery::View &view : gallery::startViews()) {
            shoot(view);
        }
        window.openNotebook(notebook);
        if (!settle(window, [](app::MainWindow &w) { return w.session() != nullptr; })) {
            out << "the notebook did not open" << Qt::endl;
            return 1;
        }
        for (const gallery::View &view : gallery::views()) {
            shoot(view);
        }
        if (given.isEmpty()) { // somebody's own notebook is looked at, not published
            const QString repository = made.filePath(QStringLiteral("series-4.git"));
            for (const gallery::View &view : gallery::publishedViews(repository)) {
                shoot(view);
            }
        }
        failures += gallery::takeDrawWindow(folder, setting.name, setting.size) ? 0 : 1;
        bool closed = false;
        window.closeNotebook([&closed] { closed = true; });
        settle(window, [&closed](app::MainWindow &) { return closed; });
    }
    return failures == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    useReadableLocale();
    installTranslation();
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: gallery DIR [NOTEBOOK]" << Qt::endl;
        return 2;
    }
    QTemporaryDir temporary;
    app::Settings::useFile(temporary.filePath(QStringLiteral("settings.ini")));
    if (!QDir().mkpath(arguments.at(1))) {
        QTextStream(stderr) << "cannot make " << arguments.at(1) << Qt::endl;
        return 1;
    }
    app::MainWindow::applyKeptLook();
    return takeAll(QDir(arguments.at(1)).absolutePath(), arguments.value(2));
}
