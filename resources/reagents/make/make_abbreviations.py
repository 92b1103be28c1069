#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes ../abbreviations.tsv from the files named in ../SOURCES.md, section "Abbreviations".

Usage: make_abbreviations.py FOLDER, where FOLDER holds reagent_abbr.smi, reagent_seeds.json, solvents.json, solvents.csv,
cas_dictionary.csv and "Inorganic db.tsv". Needs the program obabel: it computes InChI and InChIKey; a test of the project computes them again with
another library. Same input, same bytes. Nothing here comes from anywhere else.
"""
import csv
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = ["cas", "name", "synonyms", "smiles", "inchi", "inchikey", "formula", "sources"]

# Labels of the drawing program's list that stand for no reagent: mixtures, bare ions, formulas of many compounds, a wrong
# stoichiometry ("Pd(dppf)2Cl2" has one ligand in its structure), acids written as hydride and halogen cation.
NOT_FROM_CDK = {"DCM MeOH", "THF MeOH", "THF H2O", "BF4-", "PF6-", "Cp-", "C6H12", "HCl", "HBr", "Pd(dppf)2Cl2",
                "Pd(dppf)2Cl2CH2Cl2", "pyruvate", "BF4H", "TCM", "TDE", "CD3OD"}
# One label, several drawings of one reagent: the one to take where it is not the first with charges.
DRAWING = {"LAH": "[Li+].[AlH4-]", "DPPA": "[N-]=[N+]=NP(=O)(Oc1ccccc1)Oc1ccccc1", "NH4Cl": "[NH4+].[Cl-]",
           "nBuLi": "CCCC[Li]"}
# The formula that a file of CAS numbers has for a reagent of another label.
FORMULAS = {"LiAlH4": "LAH"}
# Labels taken from the notebook's list of reagents; the others there are names, or elements, and "O2" is drawn as hydrogen peroxide.
FROM_SEEDS = ["EDC", "EDC HCl", "DIC", "DIPA", "NCS", "TBHP", "TMSCl", "TMSN3", "TFAA", "HCl", "HI", "BF3", "FeCl3", "Pd/C",
              "Pd-C", "LiBF4", "LiOMe", "MgBr2", "MgCO3", "MgI2", "Mg(OEt)2", "Mg(OH)2", "Mg(OMe)2", "MnSO4", "MeNO2", "O3",
              "Pb(OAc)4", "KBH4", "KOMe", "RuCl3", "SeO2", "NaNO3", "Na2O2", "SO2Cl2", "HIO4", "MeMgCl", "MeMgI", "Fmoc-Osu",
              "PdCl2(dppf)", "water", "BuLi", "Boc2O", "DIPEA", "Et2O", "HNO3", "Oxone", "TMS-Azide", "TMS-chloride"]


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def formula_of(inchi):
    """In Hill's order; the protons of the layer /p taken off."""
    counts = {}
    for part in inchi.split("/")[1].split(".") if inchi.count("/") else []:
        times, rest = re.fullmatch(r"(\d*)(.*)", part).groups()
        for element, number in re.findall(r"([A-Z][a-z]?)(\d*)", rest):
            counts[element] = counts.get(element, 0) + int(number or 1) * int(times or 1)
    protons = re.search(r"/p([+-]\d+)", inchi)
    if protons:
        counts["H"] = counts.get("H", 0) + int(protons.group(1))
    order = sorted(counts, key=lambda e: ("C" not in counts or e not in "CH", e))
    return "".join(e + (str(counts[e]) if counts[e] > 1 else "") for e in order if counts[e])


def computed(structures):
    """SMILES -> (InChI, InChIKey, formula), by Open Babel, all at once."""
    wanted = sorted(set(structures))

    def run(*arguments):
        text = "".join(f"{smiles}\tN{i}\n" for i, smiles in enumerate(wanted))
        done = subprocess.run(["obabel", "-ismi", *arguments, "-e"], input=text, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    result = {}
    for option in ("inchi", "inchikey"):
        for line in run(f"-o{option}", "-xt"):
            value, _, title = line.partition(" ")
            if re.fullmatch(r"N\d+", title.strip()):
                result.setdefault(wanted[int(title.strip()[1:])], {})[option] = value
    for found in result.values():
        found["formula"] = formula_of(found.get("inchi", ""))
    return {smiles: found for smiles, found in result.items() if found.get("inchikey")}


def cdk(folder):
    drawings = {}
    for line in read(folder, "reagent_abbr.smi").split("# Metabolites")[0].splitlines():
        parts = re.split(r"\s+", line.strip(), maxsplit=1)
        if len(parts) == 2 and not line.startswith("#") and parts[1] not in NOT_FROM_CDK:
            drawings.setdefault(parts[1], []).append(parts[0])
    for label, found in drawings.items():
        charged = [smiles for smiles in found if "." in smiles]
        yield label, DRAWING.get(label, (charged or found)[0])


def by_cas(folder):
    """CAS -> (SMILES, name, source), of the files that state CAS numbers; and the shipped table's."""
    result = {}
    for row in csv.DictReader(read(folder, "solvents.csv").splitlines()):
        result[row["cas_number"]] = (row["smiles"], row["solvent_name_1"], "orderly")
    for line in read(folder, "Inorganic db.tsv").splitlines():
        cells = line.split("\t")
        result[cells[1]] = (cells[4], cells[8] or cells[7], "chemicals-inorganic")
    return result


def shipped():
    with open(os.path.join(HERE, "..", "reagents.tsv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def main():
    folder = sys.argv[1]
    seeds = json.loads(read(folder, "reagent_seeds.json"))
    seeds = {name.strip(): smiles for name, smiles in seeds.items()}
    numbered = by_cas(folder)
    own = shipped()
    own_by_cas = {row["cas"]: row for row in own}
    claims = [(label, smiles, "cdk-depict") for label, smiles in cdk(folder)]
    claims += [(label, seeds[label], "chemotion") for label in FROM_SEEDS]
    drawn = {label: smiles for label, smiles, _ in claims}
    claims += [(formula, drawn[label], "reaction-predictor") for formula, label in FORMULAS.items()
               if f",{formula},," in read(folder, "cas_dictionary.csv")]
    for row in json.loads(read(folder, "solvents.json"))["solvents"]:
        cas, label = row["cas"], row["abbreviation"]
        structure = own_by_cas[cas]["smiles"] if cas in own_by_cas else numbered.get(cas, ("",))[0]
        if structure and label not in ("Hex", "Hept", "Pent", "Mes", "Xyl", "PrCOOH"):
            claims.append((label, structure, "reaction-predictor"))
    values = computed([smiles for _, smiles, _ in claims] + list(seeds.values()) + [entry[0] for entry in numbered.values()])
    key_of = lambda smiles: values.get(smiles, {}).get("inchikey", "")
    own_by_key = {row["inchikey"]: row for row in own}
    rows = {}
    for label, smiles, source in claims:
        key = key_of(smiles)
        if not key:
            print("cannot be computed:", label, smiles)
            continue
        row = rows.setdefault(key, {"labels": [], "smiles": smiles, "sources": []})
        if label not in row["labels"]:
            row["labels"].append(label)
        if source not in row["sources"]:
            row["sources"].append(source)
    for key, row in rows.items():
        names = [name for name, smiles in seeds.items() if key_of(smiles) == key]
        entries = [(cas, *entry) for cas, entry in sorted(numbered.items()) if key_of(entry[0]) == key]
        for source, present in (("chemotion", names), ("chemicals-pubchem", key in own_by_key)):
            if present and source not in row["sources"]:
                row["sources"].append(source)
        row["sources"] += sorted({entry[3] for entry in entries} - set(row["sources"]))
        long_names = [name for name in names if len(name) > 6 and " " in name or re.search(r"[a-z]{5}", name)]
        in_table = own_by_key.get(key)
        row["name"] = (in_table["name"] if in_table else entries[0][2] if entries
                       else long_names[0] if long_names else row["labels"][0])
        known = set(row["labels"]) | {row["name"]}
        row["names"] = [] if in_table else sorted({name for name in long_names if ";" not in name} - known)
        row["cas"] = in_table["cas"] if in_table else entries[0][0] if len({e[0] for e in entries}) == 1 else ""
    lines = ["\t".join(COLUMNS)]
    for key, row in sorted(rows.items(), key=lambda item: (item[1]["labels"][0].lower(), item[0])):
        found = values[row["smiles"]]
        lines.append("\t".join([row["cas"], row["name"], "; ".join(row["labels"] + row["names"]), row["smiles"], found["inchi"], key,
                                found["formula"], "; ".join(row["sources"])]))
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in lines)
    with open(os.path.join(HERE, "..", "abbreviations.tsv"), "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    single = sum(len(row["sources"]) == 1 for row in rows.values())
    print(f"{len(rows)} rows, {sum(len(row['labels']) for row in rows.values())} abbreviations, "
          f"{sum(key in own_by_key for key in rows)} of them in reagents.tsv, {single} rows of one source")


if __name__ == "__main__":
    main()
