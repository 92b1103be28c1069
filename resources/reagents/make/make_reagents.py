#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes ../reagents.tsv from the data files of the chemicals library (https://github.com/CalebBell/chemicals, MIT).

Usage: make_reagents.py FOLDER, where FOLDER is the library's folder "chemicals" (with Identifiers, Density, ...).
Rows whose structure does not agree with the InChIKey the source states are in ../left-out.tsv and are not written; a test of
the project holds both files against the InChI library. Same input, same bytes. Nothing here comes from anywhere else.
"""
import csv
import html
import math
import os
import re
import sys
from decimal import ROUND_HALF_EVEN, Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = ["cas", "name", "synonyms", "smiles", "inchi", "inchikey", "formula", "density", "boiling_point", "melting_point",
           "flash_point"]
ZERO_CELSIUS = Decimal("273.15")
ROOM = 293.15  # K
LONGEST_SYNONYM = 200


def rows_of(folder, path):
    with open(os.path.join(folder, path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def cas_of(text):
    """The Wikidata file writes CAS numbers without hyphens."""
    return text if "-" in text else f"{text[:-3]}-{text[-3:-1]}-{text[-1]}"


def column(folder, path, name):
    return {cas_of(row["CAS"]): row[name] for row in rows_of(folder, path) if row[name]}


def plain(number):
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def celsius(kelvin):
    """Exact: decimal arithmetic, no rounding."""
    return plain(Decimal(kelvin) - ZERO_CELSIUS)


def rounded(value, digits):
    """To so many significant digits, half to even."""
    exponent = Decimal(value).adjusted() - digits + 1
    return f"{Decimal(value).quantize(Decimal(1).scaleb(exponent), rounding=ROUND_HALF_EVEN):f}"


def temperatures(folder, files):
    """Property in K of each CAS number, from the files in order of preference: [(kelvin, source)]."""
    result = {}
    for source, path, name in files:
        for cas, kelvin in column(folder, path, name).items():
            result.setdefault(cas, []).append((kelvin, source))
    return result


def boiling_points(folder):
    return temperatures(folder, [("yaws", "Phase Change/Yaws Boiling Points.tsv", "Tb"),
                                 ("wikidata", "Misc/wikidata_properties.tsv", "Tb")])


def melting_points(folder):
    return temperatures(folder, [("open-notebook", "Phase Change/OpenNotebook Melting Points.tsv", "Tm"),
                                 ("wikidata", "Misc/wikidata_properties.tsv", "Tm")])


def flash_points(folder):
    """The values of the file "Serat" that have more decimals than anybody measures are far from the other files' more often (see
    ../SOURCES.md): they come last, under a key of their own."""
    found = temperatures(folder, [("nfpa-497", "Safety/NFPA 497 2008.tsv", "T_flash"),
                                  ("serat", "Safety/DIPPR T_flash Serat.csv", "T_flash"),
                                  ("wikidata", "Misc/wikidata_properties.tsv", "T_flash")])
    result = {}
    for cas, values in found.items():
        doubtful = [source == "serat" and len(kelvin.partition(".")[2]) > 3 for kelvin, source in values]
        result[cas] = ([value for value, is_doubtful in zip(values, doubtful) if not is_doubtful]
                       + [(value[0], "serat-unrounded") for value, is_doubtful in zip(values, doubtful) if is_doubtful])
    return result


def perry_105(row, kelvin):
    """DIPPR equation 105, mol/m3 (chemicals.dippr.EQ105, named by chemicals.volume.rho_data_Perry_8E_105_l)."""
    c1, c2, c3, c4 = (float(row[name]) for name in ("C1", "C2", "C3", "C4"))
    return c1 / c2 ** (1.0 + (1.0 - kelvin / c3) ** c4)


def vdi_ppds(row, kelvin):
    """PPDS equation 10, kg/m3 (chemicals.volume.volume_VDI_PPDS)."""
    a, b, c, d = (float(row[name]) for name in "ABCD")
    tau = 1.0 - kelvin / float(row["Tc"])
    return float(row["rhoc"]) + a * tau ** 0.35 + b * tau ** (2 / 3) + c * tau + d * tau ** (4 / 3)


def liquid_at(melting, boiling, lowest, highest):
    """20 °C if the substance is a liquid there at atmospheric pressure, else the nearest temperature at which it is."""
    low = max([lowest] + [float(value[0]) for value in melting[:1]])
    high = min([highest] + [float(value[0]) for value in boiling[:1]])
    if low > high:
        return None
    return min(max(ROOM, low), high)


class Densities:
    def __init__(self, folder):
        self.vdi = {row["CAS"]: row for row in rows_of(folder, "Density/VDI PPDS Density of Saturated Liquids.tsv")}
        self.perry = {row["CAS"]: row for row in rows_of(folder, "Density/Perry Parameters 105.tsv")}
        self.liquid = column(folder, "Density/CRC Liquid Inorganic Constant Densities.tsv", "Vm")
        self.solid = column(folder, "Density/CRC Solid Inorganic Constant Densities.tsv", "Vm")

    def of(self, cas, molar_mass, melting, boiling):
        found = []
        if cas in self.perry:
            row = self.perry[cas]
            kelvin = liquid_at(melting, boiling, float(row["Tmin"]), float(row["Tmax"]))
            if kelvin is not None and kelvin < float(row["C3"]):
                found.append(self.value(perry_105(row, kelvin) * float(molar_mass) / 1e6, kelvin, "liquid", "perry-105"))
        if cas in self.vdi and melting and boiling:  # the file states no lower limit: only where the liquid's range is known
            row = self.vdi[cas]
            kelvin = liquid_at(melting, boiling, 0.0, float(row["Tc"]))
            if kelvin is not None and kelvin < float(row["Tc"]):
                found.append(self.value(vdi_ppds(row, kelvin) / 1e3, kelvin, "liquid", "vdi-ppds"))
        for phase, table in (("liquid", self.liquid), ("solid", self.solid)):
            if cas in table:  # molar volumes, m3/mol; the file states no temperature
                found.append(self.value(float(molar_mass) / float(table[cas]) / 1e6, None, phase, f"crc-inorganic-{phase}"))
        return "; ".join(found)

    @staticmethod
    def value(grams_per_millilitre, kelvin, phase, source):
        assert math.isfinite(grams_per_millilitre) and grams_per_millilitre > 0
        at = "" if kelvin is None else f" at {celsius(str(kelvin))} °C"
        return f"{rounded(grams_per_millilitre, 4)} g/mL{at} {phase} [{source}]"


def celsius_values(values):
    return "; ".join(f"{celsius(kelvin)} °C [{source}]" for kelvin, source in values)


def synonyms_of(cells, name, cas):
    """One name each: lists that stand in one cell are taken apart; broken characters, formulas of markup and giants are left out."""
    seen = {name, cas}
    result = []
    for cell in cells:
        for part in html.unescape(cell).split(";"):
            synonym = " ".join(part.split())
            if not synonym or len(synonym) > LONGEST_SYNONYM or "|" in synonym or "<" in synonym or "\ufffd" in synonym:
                continue
            if synonym not in seen:
                seen.add(synonym)
                result.append(synonym)
    return sorted(result)


def left_out():
    path = os.path.join(HERE, "..", "left-out.tsv")
    if not os.path.exists(path):
        return set()
    with open(path, encoding="utf-8", newline="") as file:
        return {row["cas"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def cas_order(cas):
    return tuple(int(part) for part in cas.split("-"))


def table(folder):
    boiling, melting, flash = boiling_points(folder), melting_points(folder), flash_points(folder)
    densities = Densities(folder)
    skipped = left_out()
    with open(os.path.join(folder, "Identifiers/chemical identifiers pubchem small.tsv"), encoding="utf-8") as file:
        for line in file:
            _, cas, formula, mass, smiles, inchi, key, iupac, common, *others = line.rstrip("\n").split("\t")
            if cas in skipped:
                continue
            names = [common, iupac] + others
            name = next(text for text in names if text and not re.fullmatch(r"\d+-\d\d-\d", text))
            yield {"cas": cas, "name": name, "synonyms": "; ".join(synonyms_of(names, name, cas)), "smiles": smiles,
                   "inchi": "InChI=1S/" + inchi, "inchikey": key, "formula": formula,
                   "density": densities.of(cas, mass, melting.get(cas, []), boiling.get(cas, [])),
                   "boiling_point": celsius_values(boiling.get(cas, [])),
                   "melting_point": celsius_values(melting.get(cas, [])),
                   "flash_point": celsius_values(flash.get(cas, []))}


def main():
    rows = sorted(table(sys.argv[1]), key=lambda row: cas_order(row["cas"]))
    lines = ["\t".join(COLUMNS)] + ["\t".join(row[name] for name in COLUMNS) for row in rows]
    assert not any("\r" in line or line.count("\t") != len(COLUMNS) - 1 for line in lines)
    with open(os.path.join(HERE, "..", "reagents.tsv"), "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    filled = {name: sum(1 for row in rows if row[name]) for name in COLUMNS}
    print(f"{len(rows)} rows, {sum(len(row['synonyms'].split('; ')) for row in rows)} synonyms, filled: {filled}")


if __name__ == "__main__":
    main()
