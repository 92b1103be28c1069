// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/display_list.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

#include <memory>

namespace artemisia::app
{

/// The named colours of the window; the values are in theme.cpp and nowhere else.
struct Colours {
    QColor window, sidebar, surface, text, secondary, line, accent, accentSoft, onAccent, computed,
        warning, warningSoft, error, errorSoft;
};

enum class ThemeChoice { System, Light, Dark };

/// Distances on a grid of 4, in device-independent pixels at 100 %.
namespace Space
{
inline constexpr int xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
inline constexpr int radius = 6, rowHeight = 32, compactRow = 28, drawingRow = 40,
                     sidebarWidth = 220, pageWidth = 960;
} // namespace Space

/// The one place that knows how Artemisia looks. Follows the system's scheme (from the palette),
/// also while the program runs, unless a choice was made. GUI thread.
class Theme : public QObject
{
    Q_OBJECT
public:
    ~Theme() override;
    [[nodiscard]] static Theme &instance();
    /// Sets palette, style sheet, fonts and icon theme on the application.
    void apply(ThemeChoice choice, double textScale = 1.0);
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] ThemeChoice choice() const;
    [[nodiscard]] double textScale() const;
    [[nodiscard]] const Colours &colours() const;
    [[nodiscard]] QColor ink(chem::InkRole role, bool colourHeteroAtoms = false) const;

    enum class TextStyle { Body, Caption, SectionHead, PageTitle, Code, TableNumber };
    [[nodiscard]] QFont font(TextStyle style) const;
    [[nodiscard]] int scaled(int pixels) const; ///< by the text scale
    /// Breeze by name, light or dark; ours from resources where Breeze has none.
    [[nodiscard]] QIcon icon(const QString &name) const;

Q_SIGNALS:
    void changed();

protected:
    /// Hears from the application that the system's palette or theme has changed.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Theme();
    void dress();
    void followSystem(bool isSystemDark);
    void askSystem();
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace artemisia::app
