#!/usr/bin/env python3
"""Makes up a data set of many files: notices of the City of Los Angeles, from a seed.

usage: make_data.py FOLDER [FILES [ROWS]]        40 files of 25,000 rows
"""
import pathlib
import random
import sys

folder = pathlib.Path(sys.argv[1])
files = int(sys.argv[2]) if len(sys.argv) > 2 else 40
rows = int(sys.argv[3]) if len(sys.argv) > 3 else 25_000
folder.mkdir(parents=True, exist_ok=True)
for number in range(1, files + 1):
    chance = random.Random(number)
    with open(folder / f"notices-{number:04}.csv", "w", encoding="utf-8") as file:
        file.write("BEDROOMS,OWED,SERVED,DISTRICT,WGT\n")
        for _ in range(rows):
            bedrooms = chance.choice(("0", "1", "1", "2", "2", "3", "4", "3..4", ""))
            owed = chance.choice((f"{chance.randint(300, 9000)}.{chance.randint(0, 99):02}", f"{chance.randint(1, 6)}000.."))
            file.write(f"{bedrooms},{owed},202{chance.randint(4, 5)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02},"
                       f"{chance.randint(1, 15)},{chance.randint(1, 40)}.{chance.randint(0, 999):03}\n")
