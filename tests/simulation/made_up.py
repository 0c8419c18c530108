"""Tables made up from a seed: notices of a city, and applications for relief; with unknowns, ranges and mistakes."""
import datetime
import random

NOTICES = "NOTICE,BEDROOMS,OWED,WHY,SERVED,DISTRICT,SIZE,WGT".split(",")
APPLICATIONS = "OWED,RENT,HARDSHIP,APPLIED_ON,PRIORITY,HWEIGHT".split(",")


def one_in(chance, n):
    return chance.randrange(n) == 0


def money(chance, least, most):
    return f"{chance.randint(least, most)}" if one_in(chance, 3) else f"{chance.randint(least * 100, most * 100) / 100:.2f}"


def around(chance, least, most):
    if one_in(chance, 12):
        return chance.choice(["", "unknown", "declined"])
    if one_in(chance, 15):
        return f"{money(chance, least, most)}.."
    if one_in(chance, 8):
        low = chance.randint(least, most)
        return f"{low}..{low + chance.randint(0, most // 6)}"
    return money(chance, least, most)


def day(chance, first, last):
    first = datetime.date.fromisoformat(first)
    return first + datetime.timedelta(chance.randint(0, (datetime.date.fromisoformat(last) - first).days))


def notices(seed, rows):
    chance = random.Random(seed)
    for number in range(1, rows + 1):
        bedrooms = chance.choice(["0", "1", "1", "2", "2", "2", "3", "4", "5", "3..4", "4..", "0..1", "", "unknown"])
        # A debt of exactly one or two limits is where the law turns.
        owed = chance.choice(["2222", "4444.00", "1747.00", "2081.01", "5250.00"]) if one_in(chance, 10) else around(chance, 200, 9000)
        why = chance.choice(["nonpayment"] * 16 + ["nuisance_crime_or_hazard", "lease_breach", "unknown", ""])
        served = str(day(chance, "2023-03-20", "2026-11-20"))
        fine = f"{chance.randint(0, 400)}.{chance.randint(0, 999_999_999):09d}".rstrip("0")
        weight = fine if one_in(chance, 2) else str(chance.randint(1, 90))
        weight = weight.rstrip(".")
        if one_in(chance, 60):  # one mistake, or two
            wrong = chance.randrange(5)
            served = served if wrong else chance.choice(["11/24/2026", "2025-02-30"])
            bedrooms = "two" if wrong == 1 else bedrooms
            owed = chance.choice(["$$5", "12.345", "9000..100"]) if wrong in (2, 4) else owed
            weight = chance.choice(["", "-3", "1.0123456789", "many"]) if wrong in (3, 4) else weight
        yield [str(number), bedrooms, owed, why, served, str(chance.randint(1, 15)), chance.choice(["small", "large"]), weight]


def applications(seed, rows):
    chance = random.Random(seed)
    for _ in range(rows):
        applied = day(chance, "2026-02-07", "2026-03-13") if one_in(chance, 2) else day(chance, "2025-12-15", "2026-01-25")
        yield [around(chance, 500, 40000), around(chance, 700, 4000), chance.choice(["true"] * 8 + ["false", "unknown"]),
               str(applied), chance.choice(["0", "1", "1", "2", "2.5", ""]),
               f"{chance.randint(0, 9)}.{chance.randint(0, 999_999):06d}" if one_in(chance, 2) else str(chance.randint(1, 6))]
