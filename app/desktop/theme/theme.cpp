// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme/theme.h"

#include "app/desktop/theme/style_sheet.h"
#include "app/desktop/theme/tinted_icon.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QHash>
#include <QPointer>
#include <QScopedValueRollback>
#include <QStyle>
#include <QStyleFactory>
#include <QTimer>

#include <algorithm>
#include <cmath>

// At the file's level, as the macro wants it.
static void initialiseThemeResources()
{
    Q_INIT_RESOURCE(theme_icons);
}

namespace artemisia::app
{

namespace
{

// Contrast to their backgrounds: text at least 10 to 1, everything else that is read at least 4.8
// to 1.
Colours lightColours()
{
    Colours c;
    c.window = QColor(0xFAFAF8);
    c.sidebar = QColor(0xF2F3F0);
    c.surface = QColor(0xFFFFFF);
    c.text = QColor(0x1E2320);
    c.secondary = QColor(0x59615C);
    c.line = QColor(0xE1E4E0);
    c.accent = QColor(0x2A7453);
    c.accentSoft = QColor(0xE3F0E9);
    c.onAccent = QColor(0xFFFFFF);
    c.computed = QColor(0x2C5F9E);
    c.warning = QColor(0x8A5A00);
    c.warningSoft = QColor(0xFBF3E0);
    c.error = QColor(0xA83226);
    c.errorSoft = QColor(0xFBEAE7);
    return c;
}

Colours darkColours()
{
    Colours c;
    c.window = QColor(0x151817);
    c.sidebar = QColor(0x111413);
    c.surface = QColor(0x1C201E);
    c.text = QColor(0xE7EBE8);
    c.secondary = QColor(0x9BA49E);
    c.line = QColor(0x2D3431);
    c.accent = QColor(0x63C195);
    c.accentSoft = QColor(0x1E3A2D);
    c.onAccent = QColor(0x0F1F17);
    c.computed = QColor(0x8AB8F0);
    c.warning = QColor(0xE0B050);
    c.warningSoft = QColor(0x332A14);
    c.error = QColor(0xF0877A);
    c.errorSoft = QColor(0x3A211E);
    return c;
}

QPalette paletteOf(const Colours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.secondary);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.error);
    palette.setColor(QPalette::ToolTipBase, c.surface);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.surface);
    palette.setColor(QPalette::Midlight, c.line);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.secondary);
    palette.setColor(QPalette::Shadow, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, c.secondary);
    }
    return palette;
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

} // namespace

class Theme::Private
{
public:
    bool isSystemDark = false;
    bool isDark = false;
    bool isDressing = false; ///< the palette changes because we change it
    QTimer askSoon;
    ThemeChoice choice = ThemeChoice::System;
    double textScale = 1.0;
    Colours colours = lightColours();
    QString family;
    QString codeFamily;
    mutable QHash<QString, QIcon> icons;
};

Theme::Theme()
    : m_private(std::make_unique<Private>())
{
    initialiseThemeResources();
    // Before anything of ours is set, the palette is the desktop's.
    m_private->isSystemDark = isDarkPalette(QApplication::palette());
    const QFont system = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    m_private->family = QFontDatabase::families().contains(QStringLiteral("Inter"))
                            ? QStringLiteral("Inter")
                            : system.family();
    m_private->codeFamily = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    m_private->askSoon.setSingleShot(true);
    m_private->askSoon.setInterval(0);
    connect(&m_private->askSoon, &QTimer::timeout, this, &Theme::askSystem);
    qApp->installEventFilter(this);
}

Theme::~Theme() = default;

Theme &Theme::instance()
{
    // Belongs to the application: QObjects must not outlive it.
    static QPointer<Theme> theme;
    if (theme.isNull()) {
        theme = new Theme;
        theme->setParent(qApp);
    }
    return *theme;
}

void Theme::apply(ThemeChoice choice, double textScale)
{
    m_private->choice = choice;
    m_private->textScale = std::clamp(textScale, 0.8, 2.0);
    dress();
}

void Theme::dress()
{
    const QScopedValueRollback dressing(m_private->isDressing, true);
    const ThemeChoice choice = m_private->choice;
    m_private->isDark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_private->isSystemDark);
    m_private->colours = m_private->isDark ? darkColours() : lightColours();
    m_private->icons.clear();
    // Without a desktop Qt looks nowhere; this is where every distribution keeps its icons.
    const QString everybodys = QStringLiteral("/usr/share/icons");
    if (!QIcon::themeSearchPaths().contains(everybodys)) {
        QIcon::setThemeSearchPaths(QIcon::themeSearchPaths() << everybodys);
    }
    QIcon::setThemeName(m_private->isDark ? QStringLiteral("breeze-dark")
                                          : QStringLiteral("breeze"));
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    if (QApplication::style()->name() != QLatin1String("fusion") && qApp->styleSheet().isEmpty()) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    }
    QApplication::setPalette(paletteOf(m_private->colours));
    QApplication::setFont(font(TextStyle::Body));
    qApp->setStyleSheet(styleSheet(m_private->colours, m_private->textScale, m_private->family,
                                   m_private->codeFamily, m_private->isDark));
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (m_private->isDressing) {
        return false;
    }
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp) {
        // Some desktops put their palette on the application: then it is the system's again.
        const QPalette palette = QGuiApplication::palette();
        if (palette.color(QPalette::Window) != m_private->colours.window ||
            palette.color(QPalette::WindowText) != m_private->colours.text) {
            m_private->askSoon.stop();
            const bool isDark = isDarkPalette(palette);
            QMetaObject::invokeMethod(
                this, [this, isDark] { followSystem(isDark); }, Qt::QueuedConnection);
        }
    } else if (event->type() == QEvent::ThemeChange) {
        // Others only say that something is different; every window hears it.
        m_private->askSoon.start();
    }
    return false;
}

void Theme::askSystem()
{
    bool isDark = false;
    {
        const QScopedValueRollback dressing(m_private->isDressing, true);
        // The application's palette hides the desktop's until it is taken away.
        QApplication::setPalette(QPalette());
        isDark = isDarkPalette(QApplication::palette());
        QApplication::setPalette(paletteOf(m_private->colours));
    }
    if (isDark != m_private->isSystemDark) {
        followSystem(isDark);
    }
}

void Theme::followSystem(bool isSystemDark)
{
    m_private->isSystemDark = isSystemDark;
    dress(); // also with a choice made: the palette that came must not stay
}

bool Theme::isDark() const
{
    return m_private->isDark;
}
ThemeChoice Theme::choice() const
{
    return m_private->choice;
}
double Theme::textScale() const
{
    return m_private->textScale;
}
const Colours &Theme::colours() const
{
    return m_private->colours;
}

QColor Theme::ink(chem::InkRole role, bool colourHeteroAtoms) const
{
    const Colours &c = m_private->colours;
    const bool dark = m_private->isDark;
    switch (role) {
    case chem::InkRole::Structure:
        return dark ? c.text : QColor(Qt::black);
    case chem::InkRole::Secondary:
        return c.secondary;
    case chem::InkRole::Warning:
        return c.error;
    case chem::InkRole::Highlight:
        return dark ? QColor(0x2F5C47) : QColor(0xBFE3D0);
    default:
        break;
    }
    if (!colourHeteroAtoms) {
        return dark ? c.text : QColor(Qt::black);
    }
    switch (role) {
    case chem::InkRole::Nitrogen:
        return dark ? QColor(0x8AB8F0) : QColor(0x1F4FBF);
    case chem::InkRole::Oxygen:
        return dark ? QColor(0xF0877A) : QColor(0xB3261E);
    case chem::InkRole::Sulfur:
        return dark ? QColor(0xE0C050) : QColor(0x7A5F00);
    case chem::InkRole::Phosphorus:
        return dark ? QColor(0xE8A868) : QColor(0x96500A);
    case chem::InkRole::Halogen:
        return dark ? QColor(0x63C195) : QColor(0x1D6B3A);
    default:
        return c.text;
    }
}

QFont Theme::font(TextStyle style) const
{
    QFont font(m_private->family);
    font.setPixelSize(scaled(13));
    switch (style) {
    case TextStyle::Body:
    case TextStyle::TableNumber:
        break;
    case TextStyle::Caption:
        font.setPixelSize(scaled(11));
        break;
    case TextStyle::SectionHead:
        font.setPixelSize(scaled(15));
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::PageTitle:
        font.setPixelSize(scaled(22));
        font.setWeight(QFont::DemiBold);
        break;
    case TextStyle::Code:
        font.setFamily(m_private->codeFamily);
        font.setStyleHint(QFont::Monospace);
        break;
    }
    return font;
}

int Theme::scaled(int pixels) const
{
    return int(std::lround(pixels * m_private->textScale));
}

QIcon Theme::icon(const QString &name) const
{
    const auto known = m_private->icons.constFind(name);
    if (known != m_private->icons.constEnd()) {
        return *known;
    }
    const QString own = QStringLiteral(":/artemisia/icons/%1.svg").arg(name);
    const QIcon source = QFile::exists(own) ? QIcon(own) : QIcon::fromTheme(name);
    const Colours &c = m_private->colours;
    QIcon icon = tintedIcon(source, c.secondary, c.accent, c.line);
    m_private->icons.insert(name, icon);
    return icon;
}

} // namespace artemisia::app
