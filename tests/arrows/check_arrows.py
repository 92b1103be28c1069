#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every include of the project and fails on one that goes against the arrows of the rooms.

Usage: check_arrows.py ROOT. Exits with 1 and one line for each wrong include, or with 0.
"""
import os
import re
import sys

# What each room may include besides itself. Inside core: base < record < store < format, compounds < exchange, sync; jobs and reagents know base.
BASE = ["core/base"]
RECORD = BASE + ["core/record"]
STORE = RECORD + ["core/store"]
MAY_INCLUDE = {
    "chem": [],
    "core/base": ["chem"],
    "core/jobs": BASE,
    "core/record": ["chem"] + BASE,
    "core/store": ["chem"] + RECORD,
    "core/format": ["chem"] + STORE,
    "core/compounds": ["chem"] + STORE,
    "core/exchange": ["chem"] + STORE + ["core/format", "core/compounds"],
    "core/reagents": ["chem"] + BASE,
    "core/sync": ["chem"] + STORE + ["core/format", "core/jobs"],
    "app/language": [],
    "app/cli": ["chem", "core", "app/language"],
    "app/desktop": ["chem", "core", "app/language"],
    "tests": ["chem", "core", "app"],
}

# Libraries that one room alone may see: (pattern of the include, files it may stand in).
WALLS = [
    (re.compile(r"(GraphMol|RDGeneral|DataStructs|Geometry|RDStreams)/"), re.compile(r"^chem/.*\.cpp$|^tests/bench/")),
    (re.compile(r"inchi_api\.h$"), re.compile(r"^chem/.*\.cpp$")),
    (re.compile(r"git2(\.h|/)"), re.compile(r"^core/sync/|^tests/bench/")),
    (re.compile(r"sqlite3\.h$"), re.compile(r"^core/store/|^tests/core/store/|^tests/bench/")),
    (re.compile(r"^Q[A-Z]\w+$|^Qt\w+/"), re.compile(r"^(core|app|tests)/")),
    (re.compile(r"^Q(Widget|Application|MainWindow|Dialog|Painter|Pixmap)$|^QtWidgets/"), re.compile(r"^(app/desktop|tests)/")),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    for room in sorted(MAY_INCLUDE, key=len, reverse=True):
        if path.startswith(room + "/"):
            return room
    return None


def wrong_includes(root):
    for top in ("chem", "core", "app", "tests"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if not name.endswith((".h", ".cpp")):
                    continue
                full = os.path.join(folder, name)
                path = os.path.relpath(full, root).replace(os.sep, "/")
                with open(full, encoding="utf-8") as file:
                    for number, line in enumerate(file, 1):
                        match = INCLUDE.match(line)
                        if match:
                            reason = fault(path, match[1] == '"', match[2])
                            if reason:
                                yield f"{path}:{number}: {match[2]}: {reason}"


def fault(path, quoted, include):
    room = room_of(path)
    if quoted:
        target = room_of(include)
        if target is None or room is None:
            return None
        allowed = MAY_INCLUDE[room] + [room]
        if not any(target == a or target.startswith(a + "/") for a in allowed):
            return f"{room} may not include {target}"
        return None
    for pattern, places in WALLS:
        if pattern.search(include) and not places.search(path):
            return "a library that this room may not see"
    return None


def main():
    root = sys.argv[1]
    faults = list(wrong_includes(root))
    rooms = {room for room in MAY_INCLUDE if os.path.isdir(os.path.join(root, room))}
    if len(rooms) < len(MAY_INCLUDE):
        faults.append(f"{root}: rooms are missing: {sorted(set(MAY_INCLUDE) - rooms)}")
    print("\n".join(faults) if faults else "every include follows the arrows")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
