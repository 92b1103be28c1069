// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme/roles.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace artemisia::app
{

namespace
{

void setProperty(QWidget *widget, const char *name, QLatin1String value)
{
    if (widget->property(name).toString() == value) {
        return;
    }
    widget->setProperty(name, QString(value));
    // Style sheets look at properties only when a widget is polished.
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLatin1String nameOf(Look look)
{
    switch (look) {
    case Look::Plain:
        return QLatin1String("");
    case Look::Primary:
        return QLatin1String("primary");
    case Look::Quiet:
        return QLatin1String("quiet");
    case Look::Link:
        return QLatin1String("link");
    case Look::Surface:
        return QLatin1String("surface");
    case Look::Sidebar:
        return QLatin1String("sidebar");
    case Look::Card:
        return QLatin1String("card");
    case Look::Paper:
        return QLatin1String("paper");
    case Look::InfoBar:
        return QLatin1String("infoBar");
    case Look::WarningBar:
        return QLatin1String("warningBar");
    case Look::ErrorBar:
        return QLatin1String("errorBar");
    case Look::VerticalHairline:
        return QLatin1String("verticalHairline");
    case Look::Chip:
        return QLatin1String("chip");
    case Look::Hairline:
        return QLatin1String("hairline");
    }
    return QLatin1String("");
}

QLatin1String nameOf(Theme::TextStyle style)
{
    switch (style) {
    case Theme::TextStyle::Body:
        return QLatin1String("body");
    case Theme::TextStyle::Caption:
        return QLatin1String("caption");
    case Theme::TextStyle::SectionHead:
        return QLatin1String("sectionHead");
    case Theme::TextStyle::PageTitle:
        return QLatin1String("pageTitle");
    case Theme::TextStyle::Code:
        return QLatin1String("code");
    case Theme::TextStyle::TableNumber:
        return QLatin1String("tableNumber");
    }
    return QLatin1String("body");
}

QLatin1String nameOf(TextRole role)
{
    switch (role) {
    case TextRole::Text:
        return QLatin1String("text");
    case TextRole::Secondary:
        return QLatin1String("secondary");
    case TextRole::Computed:
        return QLatin1String("computed");
    case TextRole::Warning:
        return QLatin1String("warning");
    case TextRole::Error:
        return QLatin1String("error");
    case TextRole::Accent:
        return QLatin1String("accent");
    }
    return QLatin1String("text");
}

} // namespace

void setLook(QWidget *widget, Look look)
{
    // Plain QWidgets paint no style sheet background without this.
    widget->setAttribute(Qt::WA_StyledBackground, look != Look::Plain);
    setProperty(widget, "look", nameOf(look));
}

void setTextStyle(QWidget *widget, Theme::TextStyle style)
{
    setProperty(widget, "textStyle", nameOf(style));
}

void setTextRole(QWidget *widget, TextRole role)
{
    setProperty(widget, "textRole", nameOf(role));
}

} // namespace artemisia::app
