# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates a published notebook with programs that are not ours: every record with jsonschema, tables with Python's csv.

validate_notebook.py SCHEMAS FOLDER
"""
import csv
import json
import pathlib
import sys

import jsonschema

schemas = {}
for path in pathlib.Path(sys.argv[1]).glob("*.schema.json"):
    schema = json.loads(path.read_text(encoding="utf-8"))
    schemas[path.name.split(".")[0]] = jsonschema.Draft7Validator(schema)

problems = []
records = 0
root = pathlib.Path(sys.argv[2])
for path in sorted(root.rglob("*.json")):
    if path.name == "ro-crate-metadata.json" or path.parent.name.endswith("files"):
        continue
    record = json.loads(path.read_text(encoding="utf-8"))
    kind = record["$schema"].rsplit("/", 1)[1].split(".")[0]
    records += 1
    for error in schemas[kind].iter_errors(record):
        problems.append(f"{path}: {list(error.absolute_path)}: {error.message[:200]}")

for path in [root / "compounds.csv", *sorted(root.glob("assays/*/results.csv"))]:
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        if None in row or None in row.values():
            problems.append(f"{path}: a row with another number of cells: {row}")
    if path.name == "compounds.csv":
        for row in rows:
            if not (root / row["record"]).is_file():
                problems.append(f"{path}: no file {row['record']}")

try:
    import yaml
except ImportError:
    print("python3-yaml is not here: CITATION.cff was not parsed")
else:
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    notebook = json.loads((root / "notebook.json").read_text(encoding="utf-8"))
    for key in ("cff-version", "message", "title", "authors"):
        if not citation.get(key):
            problems.append(f"CITATION.cff: no {key}")
    if citation["title"] != notebook["title"] or citation.get("license") != notebook["license"]:
        problems.append("CITATION.cff: another title or licence than notebook.json")

print("\n".join(problems[:50]))
print(f"{records} records, {len(problems)} problems")
sys.exit(1 if problems or not records else 0)
