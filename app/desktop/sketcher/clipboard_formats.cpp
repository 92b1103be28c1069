// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/clipboard_formats.h"

namespace artemisia::app
{

namespace
{

QString ofWindows(const QString &name)
{
    return QStringLiteral("application/x-qt-windows-mime;value=\"%1\"").arg(name);
}

QStringList withWindows(const QString &name)
{
    return {name, ofWindows(name)};
}

} // namespace

QStringList ClipboardFormat::cdxml()
{
    return {QStringLiteral("chemical/x-cdxml")};
}

QStringList ClipboardFormat::cdx()
{
    return QStringList{QStringLiteral("chemical/x-cdx")} +
           withWindows(QStringLiteral("ChemDraw Interchange Format"));
}

QStringList ClipboardFormat::rxn()
{
    return {QStringLiteral("chemical/x-mdl-rxnfile")};
}

QStringList ClipboardFormat::mol()
{
    return {QStringLiteral("chemical/x-mdl-molfile")};
}

QStringList ClipboardFormat::molLines()
{
    return withWindows(QStringLiteral("MDLCT"));
}

QStringList ClipboardFormat::sdf()
{
    return {QStringLiteral("chemical/x-mdl-sdfile")};
}

QStringList ClipboardFormat::smiles()
{
    return {QStringLiteral("chemical/x-daylight-cxsmiles"),
            QStringLiteral("chemical/x-daylight-smiles")};
}

QStringList ClipboardFormat::inchi()
{
    return {QStringLiteral("chemical/x-inchi")};
}

QStringList ClipboardFormat::svg()
{
    return {QStringLiteral("image/svg+xml")};
}

QByteArray toCountedLines(const QByteArray &block)
{
    QByteArray counted;
    QByteArray lines = block;
    if (lines.endsWith('\n')) {
        lines.chop(1);
    }
    for (const QByteArray &line : lines.split('\n')) {
        if (line.size() > 255) {
            return {};
        }
        counted.append(char(line.size())).append(line);
    }
    return block.isEmpty() ? QByteArray() : counted;
}

QByteArray fromCountedLines(const QByteArray &counted)
{
    QByteArray block;
    for (qsizetype at = 0; at < counted.size();) {
        const qsizetype length = static_cast<unsigned char>(counted.at(at));
        if (at + 1 + length > counted.size()) {
            return {};
        }
        block.append(counted.mid(at + 1, length)).append('\n');
        at += 1 + length;
    }
    return block;
}

} // namespace artemisia::app
