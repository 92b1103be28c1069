// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace artemisia::app
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("CompoundText", text);
}

QString number(const AssayResult &result)
{
    QString text =
        result.qualifier == Qualifier::Equal ? QString() : toSymbol(result.qualifier) + u' ';
    text += result.value.toString();
    if (!result.upper.isNull()) {
        text += QChar(0x2013) + result.upper.toString();
    }
    if (!result.unit.isEmpty()) {
        text += u' ' + result.unit;
    }
    if (!result.dose.isNull()) {
        text = tr("%1 at %2").arg(text, result.dose.value.toString() + u' ' + result.dose.unit);
    }
    return text;
}
} // namespace

QString stereoText(chem::StereoStatement stereo)
{
    switch (stereo) {
    case chem::StereoStatement::None:
        return tr("no stereocentres");
    case chem::StereoStatement::Unknown:
        return tr("unknown");
    case chem::StereoStatement::Relative:
        return tr("relative");
    case chem::StereoStatement::Racemic:
        return tr("racemic");
    case chem::StereoStatement::Absolute:
        break;
    }
    return tr("absolute");
}

QString resultText(const AssayResult &result)
{
    if (!result.value.isNull()) {
        return number(result);
    }
    return result.text.isEmpty() ? result.raw : result.text;
}

QString componentsText(const QList<BatchComponent> &components)
{
    QStringList parts;
    for (const BatchComponent &component : components) {
        QString part = component.name.isEmpty() ? component.smiles : component.name;
        if (component.parentCount > 1) {
            part = tr("%1 per %2 %3")
                       .arg(QString::number(component.count),
                            QString::number(component.parentCount), part);
        } else if (component.count > 1) {
            part = QString::number(component.count) + u' ' + part;
        }
        parts.append(part);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace artemisia::app
