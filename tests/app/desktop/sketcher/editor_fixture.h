// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/settings.h"
#include "app/desktop/theme/theme.h"
#include "tests/app/desktop/sketcher/hand.h"

#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

#include <cmath>

namespace artemisia::app
{

/// To the hundredth of a point.
[[nodiscard]] inline bool isSame(chem::Point a, chem::Point b)
{
    return std::abs(a.x - b.x) < 0.01 && std::abs(a.y - b.y) < 0.01;
}

[[nodiscard]] inline QPointF toQt(chem::Point p)
{
    return {p.x, p.y};
}

/// An editor in a window of its own and a person at it, anew for each test. Settings, reagents and
/// templates are in a folder that is made for them: nothing of this machine's user is seen.
class EditorFixture
{
protected:
    EditorFixture()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
        Settings::useFile(m_folder.filePath(QStringLiteral("settings.ini")));
        Theme::instance().apply(ThemeChoice::Light);
    }

    bool openEditor(Sketcher::Use use = Sketcher::Use::Anything, QSize size = {1000, 700})
    {
        closeEditor();
        m_workers = std::make_unique<jobs::Runner>(QStringLiteral("test"), 2);
        m_sketcher = std::make_unique<Sketcher>(use, *m_workers);
        m_sketcher->resize(size);
        m_sketcher->show();
        if (!QTest::qWaitForWindowExposed(m_sketcher.get())) {
            return false;
        }
        QApplication::setActiveWindow(m_sketcher.get()); // a bare X server has nobody to do it
        view().setFocus();
        m_hand = std::make_unique<Hand>(*m_sketcher);
        return view().hasFocus();
    }
    void closeEditor()
    {
        m_hand.reset();
        m_sketcher.reset();
        m_workers.reset();
    }

    [[nodiscard]] SketchView &view() const { return m_sketcher->view(); }
    [[nodiscard]] SketchDocument &document() const { return m_sketcher->document(); }
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_sketcher->findChild<Widget *>(QLatin1String(name));
    }
    /// In the line under the sheet.
    [[nodiscard]] QString said() const { return find<QLabel>("sketchMessageLabel")->text(); }
    [[nodiscard]] QLineEdit &nameBox() const { return *find<QLineEdit>("nameBoxLineEdit"); }

    /// In the list of keys: another one for what the button of that name stands for.
    void changeKey(const char *from, char to)
    {
        m_hand->type("?");
        QTest::mouseClick(find<QWidget>(from), Qt::LeftButton);
        QTest::keyClick(find<QWidget>("cheatSheet"), to);
        m_hand->press(Qt::Key_Escape);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
    std::unique_ptr<Hand> m_hand;
};

} // namespace artemisia::app
