// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/main_window.h"

#include <QTemporaryDir>

#include <memory>

class QAbstractButton;

namespace artemisia::testing
{

/// The whole window, worked as a person works it: only what can be seen is found, a click goes to
/// where the widget is on the screen and fails if something lies over it, keys go to what has the
/// focus. Every driver has settings of its own, as on a new computer.
class WindowDriver
{
public:
    WindowDriver();
    ~WindowDriver();
    [[nodiscard]] app::MainWindow &window() { return *m_window; }
    [[nodiscard]] bool show(); ///< false: the window did not come up
    void restart();            ///< the window is taken away and made anew, with the settings kept
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// The one visible widget of this name, in the window or in a dialog over it; null after a
    /// warning: none, or several.
    template <class Widget = QWidget>
    [[nodiscard]] Widget *find(const char *objectName)
    {
        return qobject_cast<Widget *>(findWidget(objectName));
    }
    /// The words of a label or button, of a message bar all its messages; empty: not to be seen.
    [[nodiscard]] QString words(const char *objectName);
    [[nodiscard]] bool isShown(const char *objectName);
    [[nodiscard]] QStringList messages(); ///< above the page, newest first
    [[nodiscard]] QString room(); ///< "compoundsScreen", "importPage" ...: the page that shows

    // Each is false, after a warning that says why, if a person could not have done it.
    [[nodiscard]] bool click(const char *objectName);
    [[nodiscard]] bool click(QWidget *widget);
    /// Clicks into the field, takes away what stands there and types.
    [[nodiscard]] bool type(const char *objectName, const QString &text);
    /// Chooses an entry of a combo box by its keys.
    [[nodiscard]] bool choose(const char *objectName, const QString &entry);
    /// Types the name into the file dialog that is open, and accepts it.
    [[nodiscard]] bool answerFileDialog(const QString &path);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// What a file manager does when files are let go over the middle of the window; false: the
    /// window does not take them.
    [[nodiscard]] bool drop(const QStringList &files);

private:
    [[nodiscard]] QWidget *findWidget(const char *objectName);
    QTemporaryDir m_folder;
    std::unique_ptr<app::MainWindow> m_window;
};

/// So long an import of the whole master list or a publication may take before a test gives up.
inline constexpr int kPatienceMs = 60000;

} // namespace artemisia::testing
