// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/shell/main_window.h"
#include "app/desktop/sketcher/draw_window.h"
#include "app/language/translation.h"
#include "core/base/log.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

using namespace artemisia;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("artemisia"));
    QApplication::setApplicationDisplayName(QStringLiteral("Artemisia"));
    QApplication::setApplicationVersion(QStringLiteral(ARTEMISIA_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.artemisia.Artemisia"));

    useReadableLocale();
    installTranslation();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Open electronic lab notebook for chemists."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("folder"),
                                 QApplication::translate("main", "The notebook to open."),
                                 QStringLiteral("[folder]"));
    const QCommandLineOption sample(
        QStringLiteral("sample"),
        QApplication::translate("main", "Open the sample notebook; it is made first if need be."));
    parser.addOption(sample);
    const QCommandLineOption draw(
        QStringLiteral("draw"),
        QApplication::translate("main", "Only draw: a sheet in a window of its own, without a "
                                        "notebook. A file named beside it is opened."));
    parser.addOption(draw);
    parser.process(application);

    if (const auto started = Log::start(Log::defaultFolder(), true); !started) {
        qWarning("%s", qUtf8Printable(started.error().message));
    }
    app::MainWindow::applyKeptLook();
    int status = 0;
    if (parser.isSet(draw)) {
        app::DrawWindow window;
        window.show();
        if (!parser.positionalArguments().isEmpty()) {
            window.openFile(QDir::current().absoluteFilePath(parser.positionalArguments()[0]));
        }
        status = QApplication::exec();
    } else {
        app::MainWindow window;
        window.show();
        const QStringList recent = app::Settings::get(app::Setting::RecentNotebooks);
        if (parser.isSet(sample)) {
            window.openSample();
        } else if (!parser.positionalArguments().isEmpty()) {
            window.openNotebook(QDir(parser.positionalArguments().constFirst()).absolutePath());
        } else if (app::Settings::get(app::Setting::ReopenLast) && !recent.isEmpty()) {
            window.openNotebook(recent.constFirst());
        }
        status = QApplication::exec();
    }
    app::Settings::close();
    Log::stop();
    return status;
}
