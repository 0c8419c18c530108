#!/usr/bin/env python3
"""Takes from the Household Pulse sample the renters of metropolitan Los Angeles who are behind with the rent.

usage: extract.py HPS_RENTERS.csv OUT.csv

Says how many rows and households it leaves out, and why. A weight stands for a household of one week of the survey; three
weeks are put together, so a third of it is written, to nine digits.
"""
import csv
import sys
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

LOS_ANGELES = "31080"
WEEKS = {"47", "49", "50"}  # of June to October 2022: only these ask for the rent
NINE_DIGITS = Decimal("0.000000001")

rows, households = Counter(), Counter()
with open(sys.argv[1], encoding="utf-8", newline="") as source, open(sys.argv[2], "w", encoding="utf-8", newline="") as target:
    reader = csv.DictReader(source)
    writer = csv.DictWriter(target, [*reader.fieldnames, "POORER_FIRST", "WEIGHT"], lineterminator="\n")
    writer.writeheader()
    for row in reader:
        weight = Decimal(row["HWEIGHT"]) / len(WEEKS)
        fate = ("elsewhere" if row["EST_MSA"] != LOS_ANGELES else "another week" if row["WEEK"] not in WEEKS else
                "not behind" if row["RENTCUR"] == "1" else "did not say whether behind" if row["RENTCUR"] != "2" else "kept")
        rows[fate] += 1
        households[fate] += weight
        if fate == "kept":
            # Blank comes last in the queue; -88 and -99 would come first.
            row["POORER_FIRST"] = row["INCOME"] if int(row["INCOME"]) > 0 else ""
            row["WEIGHT"] = weight.quantize(NINE_DIGITS, ROUND_HALF_UP)
            writer.writerow(row)

for fate in ("not behind", "did not say whether behind", "kept"):
    print(f"renters of metropolitan Los Angeles, three weeks of 2022: {fate}: {rows[fate]} rows, "
          f"{households[fate].quantize(Decimal(1))} households")
