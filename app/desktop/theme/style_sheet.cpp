// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme/style_sheet.h"

#include <QHash>

#include <cmath>

namespace artemisia::app
{

namespace
{

/// %name% stands for a colour or family, %12px% for a length that grows with the text.
const char kTemplate[] = R"(
QWidget { color: %text%; font-family: "%family%"; font-size: %13px%; }
QMainWindow, QDialog { background: %window%; }
QToolTip { background: %surface%; color: %text%; border: 1px solid %line%; padding: %4px%; }

*[textStyle="caption"] { font-size: %11px%; color: %secondary%; }
*[textStyle="sectionHead"] { font-size: %15px%; font-weight: 600; }
*[textStyle="pageTitle"] { font-size: %22px%; font-weight: 600; }
*[textStyle="code"] { font-family: "%code%"; }
*[textRole="secondary"] { color: %secondary%; }
*[textRole="computed"] { color: %computed%; }
*[textRole="warning"] { color: %warning%; }
*[textRole="error"] { color: %error%; }
*[textRole="accent"] { color: %accent%; }

QLabel { background: transparent; }
*[look="surface"] { background: %surface%; }
*[look="sidebar"] { background: %sidebar%; }
*[look="hairline"] { background: %line%; border: none; min-height: 1px; max-height: 1px; }
*[look="verticalHairline"] { background: %line%; border: none; min-width: 1px; max-width: 1px; }
*[look="card"] { background: %surface%; border: 1px solid %line%; border-radius: %6px%; }
*[look="infoBar"] { background: %accentSoft%; border: none; border-radius: %6px%; }
*[look="warningBar"] { background: %warningSoft%; border: none; border-radius: %6px%; }
*[look="errorBar"] { background: %errorSoft%; border: none; border-radius: %6px%; }

QPushButton { background: %surface%; border: 1px solid %border%; border-radius: %6px%; padding: %6px% %12px%; min-height: %16px%; }
QPushButton:hover { border-color: %secondary%; }
QPushButton:pressed { background: %sidebar%; }
QPushButton:focus { border: 2px solid %accent%; padding: %5px% %11px%; }
QPushButton:disabled { color: %disabled%; border-color: %line%; }
QPushButton[look="primary"] { background: %accent%; color: %onAccent%; border: 1px solid %accent%; font-weight: 600; }
QPushButton[look="primary"]:hover { background: %accentHover%; border-color: %accentHover%; }
QPushButton[look="primary"]:focus { border: 2px solid %text%; }
QPushButton[look="primary"]:disabled { background: %line%; color: %secondary%; border-color: %line%; }
QPushButton[look="quiet"], QToolButton { background: transparent; border: 1px solid transparent; border-radius: %6px%; padding: %4px% %8px%; }
QToolButton { padding: %4px%; }
QPushButton[look="quiet"]:hover, QToolButton:hover { background: %hover%; }
QPushButton[look="quiet"]:pressed, QToolButton:pressed, QToolButton:checked { background: %accentSoft%; }
QPushButton[look="quiet"]:focus, QToolButton:focus { border: 1px solid %accent%; }
QToolButton:disabled { color: %disabled%; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="1"] { padding-right: %14px%; }
QToolButton::menu-button { background: transparent; border: none; width: %12px%; }
QToolButton::menu-arrow { image: url("%arrow%"); width: %8px%; height: %8px%; }
QToolButton[place="sidebar"] { text-align: left; padding: %6px% %8px%; }
QToolButton[place="sidebar"]:hover { background: %sidebarHover%; }
QToolButton[place="sidebar"]:checked { background: %sidebarChecked%; font-weight: 600; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="chip"] { background: %accentSoft%; color: %text%; border: 1px solid transparent; border-radius: %10px%; padding: %2px% %8px%; }
QPushButton[look="chip"]:hover { border-color: %accent%; }
QPushButton[look="chip"]:focus { border: 1px solid %accent%; padding: %2px% %8px%; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: %accent%; padding: %2px% %4px%; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 1px solid %accent%; }

QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit { background: %surface%; border: 1px solid %border%; border-radius: %6px%; padding: %5px% %8px%; selection-background-color: %accent%; selection-color: %onAccent%; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover { border-color: %secondary%; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDateEdit:focus { border: 2px solid %accent%; padding: %4px% %7px%; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled { color: %secondary%; background: %window%; }
*[look="paper"] { background: transparent; border: 1px solid transparent; padding: %4px% %7px%; }
*[look="paper"]:hover { border: 1px solid %border%; background: %surface%; }
*[look="paper"]:focus { border: 2px solid %accent%; padding: %3px% %6px%; background: %surface%; }
*[look="paper"]:read-only:hover { border: 1px solid transparent; background: transparent; }
*[look="paper"][state="error"] { border: 1px solid %error%; }

QComboBox { background: %surface%; border: 1px solid %border%; border-radius: %6px%; padding: %4px% %8px%; min-height: %18px%; combobox-popup: 0; }
QComboBox:hover { border-color: %secondary%; }
QComboBox:focus { border: 2px solid %accent%; padding: %3px% %7px%; }
QComboBox::drop-down { border: none; width: %20px%; }
QComboBox::down-arrow { image: url("%arrow%"); width: %10px%; height: %10px%; }
QComboBox[look="paper"] { background: transparent; border: 1px solid transparent; }
QComboBox[look="paper"]:hover, QComboBox[look="paper"]:focus { border: 1px solid %border%; background: %surface%; }
QComboBox[look="paper"]:focus { border: 2px solid %accent%; }
QComboBox QAbstractItemView { background: %surface%; border: 1px solid %line%; selection-background-color: %accentSoft%; selection-color: %text%; outline: none; padding: %4px%; }
QComboBox QAbstractItemView::item { min-height: %28px%; }

QCheckBox, QRadioButton { spacing: %8px%; padding: %4px%; border: 1px solid transparent; border-radius: %6px%; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid %accent%; }

QAbstractItemView { background: %surface%; border: none; outline: none; selection-background-color: %accentSoft%; selection-color: %text%; alternate-background-color: %surface%; gridline-color: %line%; }
QAbstractItemView::item { border: none; padding: 0 %5px%; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTreeView[rows="plain"]::item { min-height: %28px%; }
QAbstractItemView::item:hover { background: %hover%; }
QAbstractItemView::item:selected { background: %accentSoft%; color: %text%; }
QHeaderView { background: %surface%; border: none; }
QHeaderView::section { background: %surface%; color: %secondary%; font-size: %11px%; font-weight: 500; border: none; border-bottom: 1px solid %line%; padding: %6px% %8px%; }
QHeaderView::section:hover { color: %text%; }
QTableCornerButton::section { background: %surface%; border: none; border-bottom: 1px solid %line%; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: %12px%; margin: 0; }
QScrollBar:horizontal { background: transparent; height: %12px%; margin: 0; }
QScrollBar::handle { background: %scroll%; border-radius: %3px%; }
QScrollBar::handle:vertical { min-height: %32px%; margin: %2px% %3px%; }
QScrollBar::handle:horizontal { min-width: %32px%; margin: %3px% %2px%; }
QScrollBar::handle:hover { background: %secondary%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: %surface%; border: 1px solid %line%; padding: %4px%; }
QMenu::item { padding: %6px% %24px% %6px% %12px%; border-radius: %4px%; }
QMenu::item:selected { background: %accentSoft%; }
QMenu::item:disabled { color: %disabled%; }
QMenu::separator { height: 1px; background: %line%; margin: %4px% %8px%; }
QMenu::icon { padding-left: %8px%; }

QProgressBar { background: %line%; border: none; border-radius: %2px%; max-height: %4px%; min-height: %4px%; text-align: center; color: transparent; }
QProgressBar::chunk { background: %accent%; border-radius: %2px%; }
QSplitter::handle { background: %line%; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
)";

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return int(std::lround(x + (y - x) * share)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

} // namespace

QString styleSheet(const Colours &colours, double textScale, const QString &family,
                   const QString &codeFamily, bool isDark)
{
    const QHash<QString, QString> names{
        {QStringLiteral("window"), colours.window.name()},
        {QStringLiteral("sidebar"), colours.sidebar.name()},
        {QStringLiteral("surface"), colours.surface.name()},
        {QStringLiteral("text"), colours.text.name()},
        {QStringLiteral("secondary"), colours.secondary.name()},
        {QStringLiteral("line"), colours.line.name()},
        {QStringLiteral("accent"), colours.accent.name()},
        {QStringLiteral("accentSoft"), colours.accentSoft.name()},
        {QStringLiteral("onAccent"), colours.onAccent.name()},
        {QStringLiteral("computed"), colours.computed.name()},
        {QStringLiteral("warning"), colours.warning.name()},
        {QStringLiteral("warningSoft"), colours.warningSoft.name()},
        {QStringLiteral("error"), colours.error.name()},
        {QStringLiteral("errorSoft"), colours.errorSoft.name()},
        {QStringLiteral("border"), mixed(colours.line, colours.secondary, 0.25).name()},
        {QStringLiteral("hover"), mixed(colours.surface, colours.text, 0.05).name()},
        {QStringLiteral("sidebarHover"), mixed(colours.sidebar, colours.text, 0.05).name()},
        {QStringLiteral("sidebarChecked"), mixed(colours.sidebar, colours.text, 0.09).name()},
        {QStringLiteral("scroll"), mixed(colours.surface, colours.secondary, 0.4).name()},
        {QStringLiteral("disabled"), mixed(colours.surface, colours.secondary, 0.6).name()},
        {QStringLiteral("accentHover"), mixed(colours.accent, colours.text, 0.15).name()},
        {QStringLiteral("family"), family},
        {QStringLiteral("code"), codeFamily},
        {QStringLiteral("arrow"), isDark
                                      ? QStringLiteral(":/artemisia/icons/arrow-down-dark.svg")
                                      : QStringLiteral(":/artemisia/icons/arrow-down-light.svg")},
    };
    QString out;
    const QStringList pieces = QString::fromLatin1(kTemplate).split(QLatin1Char('%'));
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (i % 2 == 0) {
            out += pieces.at(i);
        } else if (pieces.at(i).endsWith(QLatin1String("px"))) {
            const int pixels = QStringView(pieces.at(i)).chopped(2).toInt();
            out += QString::number(int(std::lround(pixels * textScale))) + QStringLiteral("px");
        } else {
            out += names.value(pieces.at(i));
        }
    }
    return out;
}

} // namespace artemisia::app
