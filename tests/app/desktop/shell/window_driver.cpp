// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/desktop/shell/window_driver.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/widgets/message_bar.h"
#include "tests/support/temporary_notebook.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTest>
#include <QUrl>
#include <QWindow>

#include <algorithm>

namespace artemisia::testing
{

WindowDriver::WindowDriver()
    : m_folder(temporaryTemplate())
{
    app::Settings::useFile(path(QStringLiteral("settings.ini")));
    app::MainWindow::applyKeptLook();
    m_window = std::make_unique<app::MainWindow>();
}

WindowDriver::~WindowDriver()
{
    m_window.reset();
    // What the window kept at its end is written by a thread, which would make the folder anew.
    app::Settings::close();
}

bool WindowDriver::show()
{
    m_window->show();
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

void WindowDriver::restart()
{
    m_window.reset();
    m_window = std::make_unique<app::MainWindow>();
}

QWidget *WindowDriver::findWidget(const char *objectName)
{
    QList<QWidget *> seen;
    for (QWidget *widget : m_window->findChildren<QWidget *>(QString::fromLatin1(objectName))) {
        if (widget->isVisible()) {
            seen.append(widget);
        }
    }
    if (seen.size() != 1) {
        qWarning("%d visible widgets are named %s", int(seen.size()), objectName);
        return nullptr;
    }
    return seen.constFirst();
}

QString WindowDriver::words(const char *objectName)
{
    for (const QWidget *widget :
         m_window->findChildren<QWidget *>(QString::fromLatin1(objectName))) {
        if (!widget->isVisible()) {
            continue;
        }
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            return label->text();
        }
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
            return button->text();
        }
        if (const auto *bar = qobject_cast<const app::MessageBar *>(widget)) {
            return bar->texts().join(QLatin1Char('\n'));
        }
    }
    return {};
}

bool WindowDriver::isShown(const char *objectName)
{
    const auto all = m_window->findChildren<QWidget *>(QString::fromLatin1(objectName));
    return std::any_of(all.cbegin(), all.cend(),
                       [](const QWidget *widget) { return widget->isVisible(); });
}

QStringList WindowDriver::messages()
{
    return m_window->messages().texts();
}

QString WindowDriver::room()
{
    for (const auto *pages : m_window->findChildren<QStackedWidget *>()) {
        if (pages->isVisible() && pages->currentWidget() != nullptr) {
            return pages->currentWidget()->objectName();
        }
    }
    return {};
}

bool WindowDriver::click(const char *objectName)
{
    return click(findWidget(objectName));
}

bool WindowDriver::click(QWidget *widget)
{
    if (widget == nullptr) {
        return false;
    }
    const QByteArray name = widget->objectName().toUtf8();
    if (!widget->isVisible() || !widget->isEnabled()) {
        qWarning("%s cannot be clicked: hidden or disabled", name.constData());
        return false;
    }
    for (QWidget *above = widget->parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above)) {
            area->ensureWidgetVisible(widget);
        }
    }
    QWidget *top = widget->window();
    const QPoint at = widget->mapTo(top, widget->rect().center());
    QWidget *hit = top->childAt(at);
    if (hit != widget && !widget->isAncestorOf(hit)) {
        qWarning("%s lies under %s", name.constData(),
                 hit != nullptr ? qPrintable(hit->objectName()) : "nothing: outside of the window");
        return false;
    }
    QTest::mouseClick(top->windowHandle(), Qt::LeftButton, {}, at);
    return true;
}

bool WindowDriver::type(const char *objectName, const QString &text)
{
    QWidget *field = findWidget(objectName);
    if (!click(field)) {
        return false;
    }
    if (!field->hasFocus()) {
        qWarning("%s does not take the focus", objectName);
        return false;
    }
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    QTest::keyClicks(QApplication::focusWidget(), text);
    return true;
}

bool WindowDriver::choose(const char *objectName, const QString &entry)
{
    auto *combo = find<QComboBox>(objectName);
    if (combo == nullptr || !combo->isEnabled()) {
        return false;
    }
    const int wanted = combo->findText(entry);
    if (wanted < 0) {
        qWarning("%s does not offer %s", objectName, qPrintable(entry));
        return false;
    }
    combo->setFocus();
    if (!combo->hasFocus()) {
        qWarning("%s does not take the focus", objectName);
        return false;
    }
    press(Qt::Key_Home);
    for (int i = 0; i < wanted; ++i) {
        press(Qt::Key_Down);
    }
    if (combo->currentText() != entry) {
        qWarning("%s shows %s", objectName, qPrintable(combo->currentText()));
        return false;
    }
    return true;
}

bool WindowDriver::answerFileDialog(const QString &path)
{
    QFileDialog *open = nullptr;
    for (auto *dialog : m_window->findChildren<QFileDialog *>()) {
        open = dialog->isVisible() ? dialog : open;
    }
    if (open == nullptr || !QTest::qWaitForWindowActive(open)) {
        qWarning("no file dialog is open");
        return false;
    }
    auto *name = open->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    if (name == nullptr) {
        qWarning("the file dialog is not Qt's own");
        return false;
    }
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, path);
    QTest::keyClick(name, Qt::Key_Return);
    const bool isClosed = QTest::qWaitFor(
        [dialog = QPointer<QFileDialog>(open)] { return dialog.isNull() || !dialog->isVisible(); });
    m_window->activateWindow(); // a desktop does so by itself
    return isClosed && QTest::qWaitForWindowActive(m_window.get());
}

void WindowDriver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
}

bool WindowDriver::drop(const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files) {
        urls.append(QUrl::fromLocalFile(file));
    }
    data.setUrls(urls);
    const QPoint middle = m_window->rect().center();
    QWidget *under = m_window->childAt(middle);
    // To what lies under the pointer; the application hands it on to whoever takes drops.
    QDragEnterEvent enter(under->mapFrom(m_window.get(), middle), Qt::CopyAction, &data,
                          Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(under, &enter);
    if (!enter.isAccepted()) {
        return false;
    }
    QDropEvent drop(under->mapFrom(m_window.get(), middle), Qt::CopyAction, &data, Qt::LeftButton,
                    Qt::NoModifier);
    QApplication::sendEvent(under, &drop);
    return drop.isAccepted();
}

} // namespace artemisia::testing
