// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QKeyEvent;

namespace artemisia::app
{

/// What a key is about: the atom or bond under the pointer (else the chosen ones), or the sheet.
enum class KeyContext { Atom, Bond, Sheet };

/// One key of the drawing sheet. Letters count as typed: "n" and "N" are two keys.
struct SketchKey {
    KeyContext context = KeyContext::Sheet;
    QString key;     ///< "n", "N", "+", "Space", "Enter", "F2"
    QString command; ///< see sketch_commands.h: "label CO2Me", "sprout", "ring 6 aromatic"
    friend bool operator==(const SketchKey &, const SketchKey &) = default;
};

/// The keys of the sheet: ChemDraw's by default, any of them changed by the person. GUI thread.
class SketchKeys
{
public:
    /// Those that come with the program.
    [[nodiscard]] static const QList<SketchKey> &defaults();
    /// Those in use: the defaults with the person's changes from the settings.
    [[nodiscard]] static QList<SketchKey> inUse();
    /// Keeps a change. An empty command takes the key's meaning away; the default's own command
    /// restores it.
    static void change(const SketchKey &key);
    static void restoreDefaults();

    /// The command for a key in the first of \a contexts that has one.
    [[nodiscard]] static std::optional<SketchKey>
    find(const QList<SketchKey> &keys, const QString &key, const QList<KeyContext> &contexts);
    /// The first key of the sheet with that command; empty: there is none.
    [[nodiscard]] static QString keyFor(const QList<SketchKey> &keys, const QString &command);
    /// How a key event is named in the table; empty: it is none of the sheet's (a shortcut with
    /// Ctrl, a modifier alone).
    [[nodiscard]] static QString nameOf(const QKeyEvent &event);
};

} // namespace artemisia::app
