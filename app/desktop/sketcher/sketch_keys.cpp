// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_keys.h"

#include "app/desktop/session/settings.h"

#include <QHash>
#include <QKeyEvent>

#include <algorithm>

namespace artemisia::app
{

namespace
{

const SettingKey<QStringList> kChangedKeys{"drawing/keys", {}};

QString nameOf(KeyContext context)
{
    switch (context) {
    case KeyContext::Atom:
        return QStringLiteral("atom");
    case KeyContext::Bond:
        return QStringLiteral("bond");
    case KeyContext::Sheet:
        break;
    }
    return QStringLiteral("sheet");
}

QList<SketchKey> atomKeys()
{
    const auto key = [](const char *name, const char *command) {
        return SketchKey{KeyContext::Atom, QString::fromLatin1(name), QString::fromLatin1(command)};
    };
    return {
        key("c", "label C"),         key("h", "label H"),         key("n", "label N"),
        key("o", "label O"),         key("f", "label F"),         key("p", "label P"),
        key("s", "label S"),         key("i", "label I"),         key("w", "label N"),
        key("q", "label O"),         key("l", "label Cl"),        key("C", "label Cl"),
        key("b", "label Br"),        key("B", "label B"),         key("L", "label Li"),
        key("S", "label Si"),        key("d", "label D"),         key("e", "label Et"),
        key("E", "label CO2Me"),     key("F", "label CF3"),       key("H", "label Cbz"),
        key("m", "label Me"),        key("M", "label MgBr"),      key("N", "label NO2"),
        key("O", "label OMe"),       key("P", "label Ph"),        key("Q", "label Fmoc"),
        key("r", "label R"),         key("R", "label R"),         key("x", "label X"),
        key("X", "label X"),         key("y", "label Boc"),       key("Z", "label N3"),
        key("A", "label Ac"),        key("k", "label tBu"),       key("K", "label SO2Me"),
        key("T", "label OTf"),       key("+", "charge +1"),       key("=", "charge +1"),
        key("-", "charge -1"),       key(".", "radical"),         key("1", "sprout"),
        key("2", "sprout double O"), key("3", "ring 6 aromatic"), key("a", "ring 6 aromatic"),
        key("4", "sprout wedge"),    key("5", "sprout hash"),     key("6", "ring 6"),
        key("7", "ring 5"),          key("8", "sprout double"),   key("9", "sprout twice"),
        key("0", "chain"),           key("Enter", "edit"),        key("F2", "edit"),
    };
}

QList<SketchKey> bondKeys()
{
    const auto key = [](const char *name, const char *command) {
        return SketchKey{KeyContext::Bond, QString::fromLatin1(name), QString::fromLatin1(command)};
    };
    return {
        key("1", "bond single"), key("2", "bond double"), key("3", "bond triple"),
        key("4", "ring 4"),      key("5", "ring 5"),      key("6", "ring 6"),
        key("7", "ring 7"),      key("8", "ring 8"),      key("a", "ring 6 aromatic"),
        key("w", "bond wedge"),  key("h", "bond hash"),   key("H", "bond hash"),
        key("W", "bond wedge"),  key("y", "bond wavy"),   key("x", "bond crossed"),
        key("b", "bond bold"),   key("d", "bond dashed"), key("r", "reverse"),
    };
}

QList<SketchKey> sheetKeys()
{
    const auto key = [](const char *name, const char *command) {
        return SketchKey{KeyContext::Sheet, QString::fromLatin1(name),
                         QString::fromLatin1(command)};
    };
    return {
        key("Space", "tool select"), key("x", "tool bond"),      key("X", "tool chain"),
        key("j", "tool benzene"),    key("t", "tool text"),      key("T", "tool bracket"),
        key("e", "tool arrow"),      key("w", "tool wedge"),     key("h", "tool hash"),
        key("3", "tool ring 3"),     key("4", "tool ring 4"),    key("5", "tool ring 5"),
        key("6", "tool ring 6"),     key("7", "tool ring 7"),    key("8", "tool ring 8"),
        key("c", "tool atom C"),     key("n", "tool atom N"),    key("o", "tool atom O"),
        key("s", "tool atom S"),     key("p", "tool atom P"),    key("f", "tool atom F"),
        key("l", "tool atom Cl"),    key("b", "tool atom Br"),   key("i", "tool atom I"),
        key("+", "tool charge +1"),  key("=", "tool charge +1"), key("-", "tool charge -1"),
        key("r", "next arrow"),      key("m", "tool map"),       key("Del", "erase"),
        key("Backspace", "erase"),   key("?", "cheat sheet"),    key("z", "templates"),
        key("u", "keep template"),   key("v", "reagents"),       key("V", "add reagent"),
        key("F1", "cheat sheet"),    key("Left", "nudge left"),  key("Right", "nudge right"),
        key("Up", "nudge up"),       key("Down", "nudge down"),  key("Enter", "begin"),
        key("F2", "edit"),
    };
}

// A change is kept as "context key command".
QString toText(const SketchKey &key)
{
    return nameOf(key.context) + u' ' + key.key + u' ' + key.command;
}

std::optional<SketchKey> fromText(const QString &text)
{
    static const QHash<QString, KeyContext> contexts{{QStringLiteral("atom"), KeyContext::Atom},
                                                     {QStringLiteral("bond"), KeyContext::Bond},
                                                     {QStringLiteral("sheet"), KeyContext::Sheet}};
    const QString context = text.section(u' ', 0, 0);
    const QString key = text.section(u' ', 1, 1);
    if (!contexts.contains(context) || key.isEmpty()) {
        return std::nullopt;
    }
    return SketchKey{contexts.value(context), key, text.section(u' ', 2)};
}

auto same(const SketchKey &key)
{
    return [&key](const SketchKey &other) {
        return other.context == key.context && other.key == key.key;
    };
}

// A changed key stands where the one was whose place it takes.
qsizetype placeOf(const SketchKey &key)
{
    const QList<SketchKey> &defaults = SketchKeys::defaults();
    const qsizetype own = defaults.indexOf(key);
    if (own >= 0) {
        return own;
    }
    for (qsizetype i = 0; i < defaults.size(); ++i) {
        if (defaults[i].context == key.context && defaults[i].command == key.command) {
            return i;
        }
    }
    return defaults.size();
}

} // namespace

const QList<SketchKey> &SketchKeys::defaults()
{
    static const QList<SketchKey> keys = atomKeys() + bondKeys() + sheetKeys();
    return keys;
}

QList<SketchKey> SketchKeys::inUse()
{
    QList<SketchKey> keys = defaults();
    for (const QString &text : Settings::get(kChangedKeys)) {
        const std::optional<SketchKey> changed = fromText(text);
        if (!changed) {
            continue;
        }
        keys.removeIf(same(*changed));
        if (!changed->command.isEmpty()) {
            keys.append(*changed);
        }
    }
    std::stable_sort(keys.begin(), keys.end(), [](const SketchKey &a, const SketchKey &b) {
        return placeOf(a) < placeOf(b);
    });
    return keys;
}

void SketchKeys::change(const SketchKey &key)
{
    QStringList changed = Settings::get(kChangedKeys);
    changed.removeIf([&key](const QString &text) {
        const std::optional<SketchKey> other = fromText(text);
        return !other || same(key)(*other);
    });
    if (!defaults().contains(key)) {
        changed.append(toText(key));
    }
    Settings::set(kChangedKeys, changed);
}

void SketchKeys::restoreDefaults()
{
    Settings::set(kChangedKeys, QStringList());
}

std::optional<SketchKey> SketchKeys::find(const QList<SketchKey> &keys, const QString &key,
                                          const QList<KeyContext> &contexts)
{
    for (const KeyContext context : contexts) {
        const auto at = std::find_if(keys.begin(), keys.end(), [&](const SketchKey &candidate) {
            return candidate.context == context && candidate.key == key;
        });
        if (at != keys.end()) {
            return *at;
        }
    }
    return std::nullopt;
}

QString SketchKeys::keyFor(const QList<SketchKey> &keys, const QString &command)
{
    const auto at = std::find_if(keys.begin(), keys.end(), [&](const SketchKey &key) {
        return key.context == KeyContext::Sheet && key.command == command;
    });
    return at != keys.end() ? at->key : QString();
}

QString SketchKeys::nameOf(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        return {};
    }
    static const QHash<int, QString> named{{Qt::Key_Space, QStringLiteral("Space")},
                                           {Qt::Key_Return, QStringLiteral("Enter")},
                                           {Qt::Key_Enter, QStringLiteral("Enter")},
                                           {Qt::Key_Delete, QStringLiteral("Del")},
                                           {Qt::Key_Backspace, QStringLiteral("Backspace")},
                                           {Qt::Key_F1, QStringLiteral("F1")},
                                           {Qt::Key_F2, QStringLiteral("F2")},
                                           {Qt::Key_Left, QStringLiteral("Left")},
                                           {Qt::Key_Right, QStringLiteral("Right")},
                                           {Qt::Key_Up, QStringLiteral("Up")},
                                           {Qt::Key_Down, QStringLiteral("Down")}};
    if (named.contains(event.key())) {
        return named.value(event.key());
    }
    const QString text = event.text();
    return text.size() == 1 && text.front().isPrint() && !text.front().isSpace() ? text : QString();
}

} // namespace artemisia::app
