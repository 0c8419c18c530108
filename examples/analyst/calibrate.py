#!/usr/bin/env python3
"""Makes up notices of the City of Los Angeles that agree with what the Controller published of them.

usage: calibrate.py LA_CITY_EVICTION_NOTICE_AGGREGATES.csv OUT_DIR

Writes three tables, of weighted rows that add up to the published number of notices:
  bands.csv   what is published, and no more: each debt is a band, and the bedrooms are unknown
  spread.csv  the same, with the debts spread evenly in each band, and a mix of bedrooms that is assumed
  studios.csv as spread, if every home were a studio, whose limit is the lowest: no mix of bedrooms gives fewer
"""
import csv
import pathlib
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# Nobody published how many bedrooms the homes have: this is an assumption without a source.
BEDROOMS = {0: Fraction(15, 100), 1: Fraction(40, 100), 2: Fraction(32, 100), 3: Fraction(10, 100), 4: Fraction(3, 100)}
STEPS = 20  # debts in a band

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    published = {(row["period_end"], row["metric"]): Fraction(row["value"]) for row in csv.DictReader(file)}
folder = pathlib.Path(sys.argv[2])


def of(end, metric):
    return published[end, metric]


# Bands are published for the first seven months alone; their shares are taken for the whole time.
FIRST, SECOND, LAST = "2023-08-31", "2023-12-31", "2024-11-17"
nonpayment = of(FIRST, "nonpayment_notices")
bands = [(Fraction(0), 1000, of(FIRST, "owed_under_1000_IMPLIED") / nonpayment),
         (Fraction(1000), 2000, of(FIRST, "owed_1000_to_2000") / nonpayment),
         (Fraction(2000), 3000, of(FIRST, "owed_2000_to_3000") / nonpayment)]
rest = of(FIRST, "owed_over_3000") / nonpayment
# Above $3,000 the end is put where the published mean comes out: each other band has its middle for a mean.
mean = of(LAST, "mean_rent_owed")
middle = (mean - sum((low + high) / 2 * share for low, high, share in bands)) / rest
bands.append((Fraction(3000), 2 * middle - 3000, rest))

# By the fair market rents in force: notices until August 2023 and of September under those of October 2022, and so on. Those
# of February and March 2023, before the ordinance, are taken as if served on its first day.
until_december = of(SECOND, "notices_total") - of(FIRST, "notices_total")
in_2024 = of(LAST, "notices_total") - of(SECOND, "notices_total")
days_2024, days_to_october = 322, 274  # to November 17, and to September 30
served = {"2023-06-01": of(FIRST, "notices_total") + until_december / 4, "2023-11-15": until_december * 3 / 4,
          "2024-06-01": in_2024 * days_to_october / days_2024,
          "2024-10-15": in_2024 * (days_2024 - days_to_october) / days_2024}
assert sum(served.values()) == of(LAST, "notices_total")


def nine_digits(value):
    return (Decimal(value.numerator) / value.denominator).quantize(Decimal("0.000000001"), ROUND_HALF_UP)


def cents(value):
    return (Decimal(value.numerator) / value.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)


def write(name, rows):
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["BEDROOMS", "OWED", "WHY", "SERVED", "WGT"])
        writer.writerows(rows)


share_of_rent = of(LAST, "share_nonpayment")
whole, spread, studios = [], [], []
for day, notices in served.items():
    other = nine_digits(notices * (1 - share_of_rent))
    whole.append(["unknown", "unknown", "other", day, other])
    spread.append(whole[-1])
    studios.append(whole[-1])
    for low, high, share in bands:
        weight = notices * share_of_rent * share
        whole.append(["unknown", f"{cents(low)}..{cents(Fraction(high))}", "nonpayment", day, nine_digits(weight)])
        for step in range(STEPS):
            owed = cents(low + (high - low) * Fraction(2 * step + 1, 2 * STEPS))
            studios.append([0, owed, "nonpayment", day, nine_digits(weight / STEPS)])
            for size, part in BEDROOMS.items():
                spread.append([size, owed, "nonpayment", day, nine_digits(weight * part / STEPS)])
write("bands.csv", whole)
write("spread.csv", spread)
write("studios.csv", studios)
print(f"made up: {of(LAST, 'notices_total')} notices; mean debt ${mean}; above $3,000 spread evenly to ${cents(Fraction(bands[-1][1]))}")
