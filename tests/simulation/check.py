#!/usr/bin/env python3
"""Counts again, in Python and from the same tables, what `holdfast simulate` and `holdfast merge` say, to the unit and the cent.

usage: check.py PROGRAM SOURCE_DIR pulse|notices|budget|sweep

`pulse` reads the Household Pulse sample beside the repository. Ends with 77 where it, or pandas, is not there.
"""
import datetime
import itertools
import json
import pathlib
import re
import sys
import tempfile
from fractions import Fraction

SKIPPED = 77
try:
    import pandas  # noqa: F401
except ImportError:
    print("PANDAS IS NOT HERE (python3-pandas): the counts of simulate were not checked")
    sys.exit(SKIPPED)

import law
import made_up
from budget import lot, spend
from cells import BILLION, Mistake, amount, day, weight
from counts import Counted
from running import cents, key_of, run, same, table, text, write
from thresholds import swept

program, source, scenario = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
rules = source / "rules"
AS_OF = "2026-11-24"
COUNTY = "us/ca/los-angeles-county/unincorporated/rent-threshold"
CITY = "us/ca/los-angeles-county/los-angeles/rent-threshold"
RELIEF = "us/ca/los-angeles-county/emergency-rent-relief"
# What a notice that tells no number of bedrooms, or several, may have; parts of whatever they add up to.
SHARES = {"small": {"0": 30, "1": "50.5", "2": 17}, "large": {"2": 1, "3": 6, "4": 3}}
TRUTH = {"true": True, "false": False, "unknown": None, "": None}


def reform(home, name, rule, months, more=""):
    return text(home / f"{name}.yaml", f"reform: {name}\ntitle: {name}\nchanges:\n  - change: {rule}\n"
                                       f"    set: {{figures.months: {months} months{more}}}\n")


def compare(name, out, counted, by):
    summary = {(row["scenario"], key_of(row, by), row["measure"]):
               tuple(row[column] for column in ("n", "weighted_n", "share", "total_at_least", "total_at_most", "mean"))
               for row in table(out / "summary.csv")}
    same(f"{name}: summary", counted.summary(), summary)
    moves = {(row["scenario"], key_of(row, by), row["baseline"], row["reform"]): (row["change"], row["n"], row["weighted_n"])
             for row in table(out / "transitions.csv")}
    same(f"{name}: transitions", counted.transitions(), moves)
    bins = {(row["scenario"], key_of(row, by), row["debt_over_limit_above"], row["debt_over_limit_at_most"]):
            tuple(row[column] for column in ("n_at_least", "weighted_at_least", "n_at_most", "weighted_at_most"))
            for row in table(out / "distribution.csv")}
    same(f"{name}: distribution", counted.distribution(), bins)
    micro = table(out / "micro.csv")
    assert json.loads((out / "run.json").read_text())["label"].startswith("static")
    for written in (*table(out / "summary.csv"), *table(out / "transitions.csv"), *table(out / "distribution.csv")):
        assert written["label"] == ("static" if written["scenario"] in ("", "baseline") else "static, not law"), written
    assert {written["label"] for written in micro if written["status"] == "ok"} == {"static, not law"}
    return micro


def every_file(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def files_of(folder):
    return {name: held for name, held in every_file(folder).items() if "micro" not in name}


def pieces_and_jobs(home, name, path, options, code):
    """The same bytes for any number of threads; and for four pieces that are merged in any order."""
    for jobs in (1, 2, 4):
        run(program, home / f"jobs{jobs}", "simulate", path, *options, "--jobs", jobs, codes=(code,))
    for jobs in (2, 4):
        assert every_file(home / "jobs1") == every_file(home / f"jobs{jobs}"), f"{name}: {jobs} threads"
    header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    cuts = [0, len(lines) // 7, len(lines) // 2, len(lines) // 2 + 1, len(lines)]
    pieces = []
    for number, (begin, end) in enumerate(itertools.pairwise(cuts), 1):
        pieces.append(text(home / f"piece-{number}.csv", header + "".join(lines[begin:end])))
    run(program, home / "whole", "simulate", *pieces, *options, codes=(code,))
    for number, piece in enumerate(pieces, 1):
        run(program, home / f"part-{number}", "simulate", piece, *options, "--partial", "--piece", number, codes=(0, code))
        micro = f"micro-{number:04}.csv"
        assert (home / f"part-{number}" / micro).read_bytes() == (home / "whole" / micro).read_bytes(), micro
    whole = files_of(home / "whole")
    for order in ([1, 2, 3, 4], [4, 2, 1, 3]):
        run(program, home / "merged", "merge", *(home / f"part-{number}" for number in order), codes=(code,))
        assert files_of(home / "merged") == whole, f"{name}: pieces in the order {order}"
    # A part that read the table by another map is of another study.
    other = [*options]
    at = other.index("--map") + 1
    other[at] = text(home / "other-map.yaml", other[at].read_text(encoding="utf-8") + "\n")
    run(program, home / "part-5", "simulate", pieces[0], *other, "--partial", "--piece", 5, codes=(0, code))
    run(program, home / "merged", "merge", home / "part-1", home / "part-5", codes=(3,))
    print(f"{name}: the same {len(whole)} files for 1, 2 and 4 threads, and for four pieces in any order")


def pulse(home):
    """Renters of Household Pulse, as if each lived where the County's rule holds: debt is rent times months behind."""
    data = source.parent / "shared/data/hps_renters_ca_mn_me_6weeks.csv"
    if not data.exists():
        print("THE HOUSEHOLD PULSE SAMPLE IS NOT HERE: what simulate makes of it was not checked")
        sys.exit(SKIPPED)
    sizes = {"1": "0..2", "2": "0..3", "3": "1..3", "4": "1..4", "5": "1..5", "6": "2..5"}
    sizes |= {str(number): "2..8" for number in range(7, 11)}
    recode = {"THHLD_NUMPER": sizes, "TRENTAMT": {"-88": "unknown", "-99": "unknown", "3500": "3500.."},
              "TMNTHSBHND": {"-88": "unknown", "-99": "unknown", "0": "0..1", "8": "8.."}}
    map_file = text(home / "map.yaml", json.dumps({
        "schema": "holdfast/map/1",
        "columns": {"bedrooms": "THHLD_NUMPER", "rent_monthly": "TRENTAMT", "rent_owed": {"product": ["TRENTAMT", "TMNTHSBHND"]}},
        "constants": {"home_place": "us/ca/los-angeles-county/unincorporated", "unit_type": "apartment",
                      "owned_managed_or_subsidized_by_government": False, "eviction_grounds": ["nonpayment"],
                      "notice_served_on": "2023-04-03"},
        "recode": recode, "ignore": "others"}))
    months = {"baseline": None, "two": 2, "three": 3}
    reforms = [f"--reform={reform(home, name, COUNTY, number)}" for name, number in months.items() if number]
    options = ["--rules", rules, "--as-of", AS_OF, "--map", map_file, *reforms, "--weight", "HWEIGHT", "--by", "EST_ST,RENTCUR",
               "--smallest-cell", 0]
    out = run(program, home / "out", "simulate", data, *options)
    rule = law.Threshold(rules, COUNTY)

    def times(row):
        rent, behind = (recode[column].get(row[column], row[column]) for column in ("TRENTAMT", "TMNTHSBHND"))
        one, other = amount(rent, law.MOST_RENT), amount(behind, 10**9, 0)
        if one[:2] == (0, 0) or other[:2] == (0, 0):
            return 0, 0, False
        no_end = one[2] or other[2]
        return one[0] * other[0], law.MOST_OWED * 100 if no_end else one[1] * other[1], no_end

    rows = []
    for row in table(data):
        bedrooms = amount(sizes[row["THHLD_NUMPER"]], law.MOST_BEDROOMS, 0)[:2]
        answers = {name: rule.answer(datetime.date(2023, 4, 3), bedrooms, times(row), True, number)
                   for name, number in months.items()}
        told = (datetime.date(2023, 4, 3), bedrooms, times(row), True)
        turns = {f"{name} turns": rule.turns(*told, {}, {"months": number}) for name, number in months.items() if number}
        rows.append({"group": key_of(row, ["EST_ST", "RENTCUR"]), "weight": weight(row["HWEIGHT"]), "wrong": False, **answers, **turns})
    micro = compare("Household Pulse, one, two and three months", out, Counted(rows, list(months)), ["EST_ST", "RENTCUR"])
    for row, written in zip(rows, micro, strict=True):
        for name in months:
            assert written[f"r1_outcome_{name}"] == row[name][0], written["row"]
    pieces_and_jobs(home, "Household Pulse", data, options, 0)


def shares_of(group, bedrooms):
    """(billionths, bedrooms) of a row: what it tells itself, or each value that it may have, by its share."""
    parts = {int(size): Fraction(part) for size, part in SHARES[group].items() if bedrooms[0] <= int(size) <= bedrooms[1]}
    if bedrooms[0] == bedrooms[1] or not parts:
        return [(BILLION, bedrooms)]
    made = {size: int(part * BILLION / sum(parts.values())) for size, part in parts.items()}
    made[max(made, key=lambda size: (made[size], -size))] += BILLION - sum(made.values())
    return [(share, (size, size)) for size, share in made.items()]


def notices(home):
    """Ten thousand notices of the City, over all its years of rents; two months, and two months that have to be undercut."""
    header, lines = made_up.NOTICES, list(made_up.notices(20261124, 10_000))
    path = write(home / "notices.csv", header, lines)
    map_file = text(home / "map.yaml", json.dumps({
        "schema": "holdfast/map/1",
        "columns": {"bedrooms": "BEDROOMS", "rent_owed": "OWED", "eviction_grounds": "WHY", "notice_served_on": "SERVED"},
        "constants": {"home_place": "us/ca/los-angeles-county/los-angeles"}, "ignore": "others",
        "shares": {"bedrooms": {"by": "SIZE", "of": SHARES}}}))
    scenarios = {"baseline": {}, "two": {"months": 2}, "undercut": {"months": 2, "reach": True}}
    reforms = [f"--reform={reform(home, 'two', CITY, 2)}", f"--reform={reform(home, 'undercut', CITY, 2, ', barred_unless.must: reach')}"]
    options = ["--rules", rules, "--as-of", AS_OF, "--map", map_file, *reforms, "--weight", "WGT", "--by", "DISTRICT,SIZE",
               "--smallest-cell", 0]
    out = run(program, home / "out", "simulate", path, *options, codes=(10,))
    rule = law.Threshold(rules, CITY)
    rows = []
    for line in lines:
        row = dict(zip(header, line))
        counted = {"group": key_of(row, ["DISTRICT", "SIZE"]), "weight": 0, "wrong": False}
        try:
            counted["weight"] = weight(row["WGT"])
        except Mistake:
            counted["wrong"] = True
        try:
            known = {"unknown": None, "": None}
            told = (day(row["SERVED"]), amount(row["BEDROOMS"], law.MOST_BEDROOMS, 0)[:2], amount(row["OWED"], law.MOST_OWED),
                    known[row["WHY"]] if row["WHY"] in known else row["WHY"] == "nonpayment")
            counted |= {name: rule.answer(*told, **reading) for name, reading in scenarios.items()}
            counted |= {f"{name} turns": rule.turns(*told, {}, reading) for name, reading in scenarios.items()}
            counted["completions"] = [
                (share, {name: rule.answer(*one, **reading)[0] for name, reading in scenarios.items()},
                 {name: rule.turns(*one, {}, reading) for name, reading in scenarios.items()})
                for share, size in shares_of(row["SIZE"], told[1]) for one in ((told[0], size, *told[2:]),)]
        except (Mistake, ValueError):
            counted["wrong"] = True
        rows.append(counted)
    wrong = sum(row["wrong"] for row in rows)
    assert 50 < wrong < 500, wrong
    seen = {row["baseline"][0] for row in rows if not row["wrong"]}
    assert seen == {"applies", "may_apply", "does_not_apply", "needs_review", "not_in_force"}, seen
    micro = compare("Notices", out, Counted(rows, list(scenarios)), ["DISTRICT", "SIZE"])
    for row, written in zip(rows, micro, strict=True):
        assert (written["status"] == "error") == row["wrong"], written["row"]
        for name in scenarios:
            assert row["wrong"] or written[f"r1_outcome_{name}"] == row[name][0], written["row"]
    pieces_and_jobs(home, "Notices", path, options, 10)


def relief(home):
    """$23,000,000 and more for applications, caps from $5,000 to $25,000, by priority, then date, then lot."""
    header, lines = made_up.APPLICATIONS, list(made_up.applications(23, 6_000))
    path = write(home / "applications.csv", header, lines)
    map_file = text(home / "map.yaml", json.dumps({
        "schema": "holdfast/map/1",
        "columns": {"rent_owed": "OWED", "rent_monthly": "RENT", "hardship": "HARDSHIP", "applied_on": "APPLIED_ON"},
        "constants": {"home_place": "us/ca/los-angeles-county/los-angeles", "tenant_takes_part": True, "landlord_takes_part": True},
        "ignore": "others"}))
    # Without the law's own cap of 15,000 those of 20,000 and 25,000 would say nothing of their own.
    more = text(home / "more.yaml", f"reform: more\ntitle: A cap of 25000\nchanges:\n  - change: {RELIEF}\n"
                                    "    set: {figures.unit_cap: $25000}\n")
    caps, monies, seed = [5000, 10000, 15000, 20000, 25000], [23_000_000, 44_600_000, 400_000_000], 7
    budgets = {}
    for last in ("in_part", "not_at_all"):
        budgets[last] = text(home / f"{last}.yaml", json.dumps({
            "schema": "holdfast/budget/1", "budget": last, "program": RELIEF, "money": monies, "caps": caps,
            "queue": ["PRIORITY", {"date": "APPLIED_ON"}], "seed": seed, "last": last, "debt": "rent_owed"}))
    options = ["--rules", rules, "--as-of", AS_OF, "--map", map_file, "--weight", "HWEIGHT", "--reform", more,
               *(word for budget in budgets.values() for word in ("--budget", budget)), "--smallest-cell", 0]
    out = run(program, home / "out", "simulate", path, *options)
    program_law = law.Relief(rules, RELIEF)
    applicants = {"baseline": [], "more": []}
    rows = []
    for number, line in enumerate(lines, 1):
        row = dict(zip(header, line))
        owed, rent = amount(row["OWED"], law.MOST_OWED), amount(row["RENT"], law.MOST_RENT)
        first = float("inf")
        priority = first if row["PRIORITY"] == "" else weight(row["PRIORITY"])
        # A cap changes what is paid, and nobody's being eligible.
        counted = {"group": "(all)", "weight": weight(row["HWEIGHT"]), "wrong": False, "more turns": set()}
        for name, cap in (("baseline", None), ("more", 2_500_000)):
            outcome, amounts = program_law.answer(day(row["APPLIED_ON"]), owed, rent, TRUTH[row["HARDSHIP"]], cap)
            counted[name] = outcome, amounts
            if amounts:
                applicants[name].append({
                    "row": number, "outcome": outcome, "award": amounts["award"][:3], "at": row["APPLIED_ON"],
                    "weight": counted["weight"], "debt": owed[0] if owed[0] == owed[1] else None,
                    "key": (priority, day(row["APPLIED_ON"]), lot(seed, 1, number), number)})
        rows.append(counted)
    counted = Counted(rows, ["baseline", "more"])
    counted.groups = counted.groups[-1:]
    summary = {(row["scenario"], "(all)", row["measure"]):
               tuple(row[column] for column in ("n", "weighted_n", "share", "total_at_least", "total_at_most", "mean"))
               for row in table(out / "summary.csv")}
    same("Relief: summary", counted.summary(), summary)
    ours, theirs = {}, {}
    for row in table(out / "budget.csv"):
        key = tuple(row[column] for column in ("scenario", "budget", "cap", "money", "eligible"))
        name, last, cap, money, eligible = key
        line, ranks = spend(applicants[name], int(money.split(".")[0]), int(cap.split(".")[0]), eligible == "at_most",
                            last == "in_part")
        ours[key], theirs[key] = line, {column: row[column] for column in line}
        spent, whole = cents(row["spent"]), sum(paid * award for _, paid, award in ranks)
        assert spent <= cents(money) and cents(row["left"]) == cents(money) - spent, key
        assert abs(whole - spent) <= 1, f"{key}: households times awards are {float(whole)}, and {spent} was spent"
    assert len(theirs) == 2 * 2 * len(caps) * len(monies) * 2, len(theirs)
    same("Relief: budget", ours, theirs)
    exhausted = {line["exhausted"] for line in theirs.values()}
    assert exhausted == {"yes", "no"}, exhausted
    pieces_and_jobs(home, "Relief", path, options, 0)


def sweep(home):
    """Two thousand of the notices: from which value of `months` on each is helped, exactly; and half of them."""
    rule = law.Threshold(rules, CITY)
    header, lines = made_up.NOTICES, []
    rows = []
    for line in made_up.notices(5, 3_000):
        row = dict(zip(header, line))
        try:
            bedrooms, owed = amount(row["BEDROOMS"], law.MOST_BEDROOMS, 0)[:2], amount(row["OWED"], law.MOST_OWED)
            if bedrooms[1] > 4 or len(lines) == 2_000:
                continue  # of five bedrooms nobody publishes a rent; `notices` has them
            known = {"unknown": None, "": None}
            why = known[row["WHY"]] if row["WHY"] in known else row["WHY"] == "nonpayment"
            rows.append((weight(row["WGT"]), rule.rents_on(day(row["SERVED"])), bedrooms, owed, why))
            lines.append(line)
        except (Mistake, ValueError):
            continue
    path = write(home / "notices.csv", header, lines)
    map_file = text(home / "map.yaml", json.dumps({
        "schema": "holdfast/map/1",
        "columns": {"bedrooms": "BEDROOMS", "rent_owed": "OWED", "eviction_grounds": "WHY", "notice_served_on": "SERVED"},
        "constants": {"home_place": "us/ca/los-angeles-county/los-angeles"}, "ignore": "others"}))
    out = run(program, home / "out", "sweep", path, "--rules", rules, "--as-of", AS_OF, "--map", map_file, "--weight", "WGT",
              "--smallest-cell", 0, "--vary", f"{CITY}/months=0:4:0.25")
    grid, breakpoints = swept(rows, 4)
    columns = ("n_at_least", "weighted_at_least", "n_at_most", "weighted_at_most")
    same("Sweep: values", grid, {row["value"]: tuple(row[column] for column in columns) for row in table(out / "sweep.csv")})
    same("Sweep: breakpoints", breakpoints, {row["value"]: tuple(row[column] for column in (*columns, "n_that_flip"))
                                             for row in table(out / "breakpoints.csv")})


vocabulary = (rules / "vocabulary.yaml").read_text(encoding="utf-8")
for fact, most in (("rent_owed", f"${law.MOST_OWED}"), ("rent_monthly", f"${law.MOST_RENT}"), ("bedrooms", str(law.MOST_BEDROOMS))):
    assert re.search(rf"^  {fact}: .*at_most: {re.escape(most)}[,}}]", vocabulary, re.M), fact
with tempfile.TemporaryDirectory() as folder:
    {"pulse": pulse, "notices": notices, "budget": relief, "sweep": sweep}[scenario](pathlib.Path(folder))
