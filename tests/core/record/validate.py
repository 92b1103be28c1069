# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates <kind>-*.json in a folder against the published schemas with a validator that is not ours.

validate.py SCHEMAS FOLDER
"""
import json
import pathlib
import sys

import jsonschema

schemas = {}
for path in pathlib.Path(sys.argv[1]).glob("*.schema.json"):
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    schemas[path.name.split(".")[0]] = jsonschema.Draft7Validator(schema)

valid = invalid = 0
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
    validator = schemas[path.name.split("-")[0]]
    errors = list(validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))))
    for error in errors[:3]:
        print(f"{path.name}: {list(error.absolute_path)}: {error.message[:200]}")
    valid += not errors
    invalid += bool(errors)
print(f"{valid} valid, {invalid} invalid")
sys.exit(1 if invalid else 0)
